// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/words.h"

static const struct {
    const char *text, *words; // separated by "|"
} splits[] = {
    {"", ""},
    {"Vård, och omsorg!", "Vård|och|omsorg"},
    {"e-hälsa SIP:en", "e-hälsa|SIP:en"},
    {"enligt 3.2, bilaga 1", "enligt|3.2|bilaga|1"},
    {"lagen (2017:612) 16 kap. 4 §", "lagen|2017:612|16|kap|4|§"},
    {"2,5 % & mer", "2,5|%|&|mer"},
    {"och/eller", "och|eller"},
    {"dag 1-2", "dag|1|2"},
    {"sam\xC2\xADverkan \xC2\xAD slut", "sam\xC2\xADverkan|slut"},
    {"a\xCC\x8Ar", "a\xCC\x8Ar"},
};

static void splits_words(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(splits); i++) {
        g_autoptr(GArray) words = text_words(splits[i].text);
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint n = 0; n < words->len; n++) {
            const struct word *word = &g_array_index(words, struct word, n);
            g_string_append_printf(found, "%s%.*s", n ? "|" : "", (int)(word->end - word->start),
                                   splits[i].text + word->start);
        }
        assert_string_equal(found->str, splits[i].words);
    }
}

static const struct {
    const char *text, *words; // separated by "|"
} longer[] = {
    {"", ""},
    {"Vård av den som är åtta år, 1000 kr", "vård|åtta"},
    {"e-hälsa och SIP:en 2017:612", "e-hälsa|sip:en"},
    {"sam\xC2\xADVERKAN", "samverkan"},
};

static void finds_long_words(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(longer); i++) {
        g_autoptr(GPtrArray) words = text_long_words(longer[i].text);
        g_ptr_array_add(words, NULL);
        g_autofree char *found = g_strjoinv("|", (char **)words->pdata);
        assert_string_equal(found, longer[i].words);
    }
}

static const struct {
    const char *a, *b;
    gboolean same;
} keys[] = {
    {"Vård", "vård", TRUE},  {"a\xCC\x8Ar", "år", TRUE}, {"sam\xC2\xADverkan", "samverkan", TRUE},
    {"vard", "vård", FALSE}, {"3.2", "3.3", FALSE},
};

static void folds_words(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autoptr(GArray) a = text_words(keys[i].a);
        g_autoptr(GArray) b = text_words(keys[i].b);
        assert_int_equal(g_array_index(a, struct word, 0).key ==
                             g_array_index(b, struct word, 0).key,
                         keys[i].same);
    }
}

static GArray *align(const char *a, const char *b)
{
    g_autoptr(GArray) first = text_words(a);
    g_autoptr(GArray) second = text_words(b);
    return words_align((const struct word *)(void *)first->data, first->len,
                       (const struct word *)(void *)second->data, second->len);
}

static const struct {
    const char *a, *b, *pairs;
} alignments[] = {
    {"", "", ""},
    {"ett två tre", "ett två tre", "00 11 22"},
    {"ett två tre", "ett fyra tre", "00 22"},
    {"två tre", "ett två tre", "01 12"},
    {"aaaa bbbb cccc", "cccc dddd aaaa bbbb", "02 13"},
    // A small word alone between changes is no pair.
    {"vården ges i hemmet", "omsorg planeras i boenden", ""},
};

static void aligns(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(alignments); i++) {
        g_autoptr(GArray) pairs = align(alignments[i].a, alignments[i].b);
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint n = 0; n < pairs->len; n++)
            g_string_append_printf(found, "%s%u%u", n ? " " : "",
                                   g_array_index(pairs, struct word_pair, n).a,
                                   g_array_index(pairs, struct word_pair, n).b);
        assert_string_equal(found->str, alignments[i].pairs);
    }
}

// Longer than what is compared whole: told by the words that stand once.
static void aligns_long_texts(void **state)
{
    (void)state;
    g_autoptr(GString) a = g_string_new(NULL), b = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++) {
        g_string_append_printf(a, "och ord%u ", i);
        g_string_append_printf(b, i % 10 ? "och ord%u " : "samt annat%u ", i);
    }
    g_autoptr(GArray) pairs = align(a->str, b->str);
    assert_int_equal(pairs->len, 9000);
    assert_int_equal(word_pairs_in_runs(pairs, 2), 9000);
    assert_int_equal(word_pairs_in_runs(pairs, 19), 0);
}

// Each range has one word that stands once, and gives the next range one: "u2 u1 u3 u2 u4 u3 ...".
static void bounds_ranges_within_ranges(void **state)
{
    (void)state;
    gint64 start = g_get_monotonic_time();
    g_autoptr(GString) a = g_string_new(NULL), b = g_string_new(NULL);
    for (guint i = 1; i < 200000; i++) {
        g_string_append_printf(a, "u%u von u%u ", i + 1, i);
        g_string_append_printf(b, "u%u zu u%u ", i + 1, i);
    }
    g_autoptr(GArray) pairs = align(a->str, b->str);
    assert_true(pairs->len > 0);
    assert_true(g_get_monotonic_time() - start < 60 * G_USEC_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_words),      cmocka_unit_test(finds_long_words),
        cmocka_unit_test(folds_words),       cmocka_unit_test(aligns),
        cmocka_unit_test(aligns_long_texts), cmocka_unit_test(bounds_ranges_within_ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
