// SPDX-License-Identifier: Apache-2.0
// The filter never loses a match: random patterns on random texts, searched with it and without.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pattern/pattern.h"

enum { PATTERNS = 20000, TEXTS = 4, SEARCHES = 12 };

static const char *const words[] = {"vård",   "plan", "avtal",  "och",    "SKL", "Åre",
                                    "hälso-", "sjuk", "region", "kommun", "5 §", "rutin",
                                    "en",     "s",    "k",      "å"};

static const char *pick(GRand *random, const char *const *from, gsize count)
{
    return from[g_rand_int_range(random, 0, (gint32)count)];
}

static void put_pattern(GRand *random, GString *out, int depth);

static void put_atom(GRand *random, GString *out, int depth)
{
    static const char *const opens[] = {"(?:", "(",   "(?i:", "(?>",     "(?|",
                                        "(?=", "(?!", "(?<!", "(?:(?i)", "(?-i:"};
    static const char *const single[] = {"[äÄ]",   "[a-d]", "[^ab]",  "[^\\s]", "\\w",    "\\d",
                                         "\\p{L}", ".",     "\\S",    "[kK]",   "[ -]",   "\\ ",
                                         "(?:s|)", "\\s",   "[å-ö]",  "[\\w-]", "(?i)",   "\\b",
                                         "[sS]",   "\\.",   "(?:en)", "é",      "\\x{e5}"};
    int what = g_rand_int_range(random, 0, depth > 0 ? 10 : 8);
    if (what < 5) {
        const char *word = pick(random, words, G_N_ELEMENTS(words));
        pattern_quote(out, word, strlen(word));
    } else if (what < 8) {
        g_string_append(out, pick(random, single, G_N_ELEMENTS(single)));
    } else {
        g_string_append(out, pick(random, opens, G_N_ELEMENTS(opens)));
        put_pattern(random, out, depth - 1);
        g_string_append_c(out, ')');
    }
}

static void put_pattern(GRand *random, GString *out, int depth)
{
    static const char *const repeats[] = {"?", "*", "+", "{2}", "{0,2}", "{1,3}", "??", "*?", "++"};
    int alternatives = g_rand_int_range(random, 0, 4) ? 1 : g_rand_int_range(random, 2, 4);
    for (int i = 0; i < alternatives; i++) {
        if (i)
            g_string_append_c(out, '|');
        for (int n = g_rand_int_range(random, 1, 4); n > 0; n--) {
            gsize before = out->len;
            put_atom(random, out, depth);
            if (g_rand_int_range(random, 0, 3))
                continue;
            // A quantifier holds for the last character of a word; often it is to hold for all.
            if (g_rand_boolean(random)) {
                g_string_insert(out, (gssize)before, "(?:");
                g_string_append_c(out, ')');
            }
            g_string_append(out, pick(random, repeats, G_N_ELEMENTS(repeats)));
        }
    }
}

static char *make_text(GRand *random)
{
    static const char *const between[] = {" ", " ", " ", "", "", "-", ". ", "en ", "é", "Ä", "5"};
    static const char *const odd[] = {"ſ", "\u212A", "\u212B", "ß", "ÿ", "Ÿ", "μ", "ö"};
    GString *text = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 40); n > 0; n--) {
        g_autofree char *word = g_strdup(pick(random, words, G_N_ELEMENTS(words)));
        if (!g_rand_int_range(random, 0, 4)) {
            g_autofree char *upper = g_utf8_strup(word, -1);
            g_string_append(text, upper);
        } else {
            g_string_append(text, word);
        }
        g_string_append(text, pick(random, between, G_N_ELEMENTS(between)));
        if (!g_rand_int_range(random, 0, 150))
            g_string_append(text, pick(random, odd, G_N_ELEMENTS(odd)));
    }
    // A literal that stands very often.
    for (int n = g_rand_int_range(random, 0, 20) ? 0 : 100; n > 0; n--)
        g_string_append(text, "vård");
    return g_string_free(text, FALSE);
}

static gboolean same(const struct pattern_match *a, const struct pattern_match *b)
{
    return a->groups == b->groups && memcmp(a->start, b->start, sizeof a->start) == 0 &&
           memcmp(a->end, b->end, sizeof a->end) == 0;
}

struct tally {
    guint matches, passed_over, bounded, several;
};

// Searches all of a text, and pieces of it, in both ways.
static void compare(GRand *random, const char *source, const struct pattern_filter *filter,
                    struct pattern_cache *cache, const char *text, struct tally *tally)
{
    g_autoptr(pattern_scan_t) scan = pattern_scan_new(filter);
    gsize whole = strlen(text);
    pattern_scan_add(scan, 3, text, whole);
    pattern_scan_finish(scan);
    struct pattern_where where = pattern_scan_where(scan, 0, 3);
    assert_int_equal(pattern_scan_where(scan, 0, 2).places.count, 0);
    gboolean can_match = where.anywhere || where.places.count;
    for (guint i = 0; i < where.other_count; i++)
        can_match = can_match && where.others[i].count;
    tally->several += where.other_count > 0;
    assert_int_equal(pattern_scan_next(scan, 0, 3), can_match ? 3 : G_MAXUINT);
    tally->passed_over += !can_match;
    tally->bounded += where.places.count && !where.anywhere && where.before.most < 100;
    glong characters = g_utf8_strlen(text, (gssize)whole);
    for (int i = 0; i < SEARCHES; i++) {
        glong first = i ? g_rand_int_range(random, 0, (gint32)characters + 1) : 0;
        glong last =
            i ? g_rand_int_range(random, (gint32)first, (gint32)characters + 1) : characters;
        gsize from = (gsize)(g_utf8_offset_to_pointer(text, first) - text);
        gsize length = (gsize)(g_utf8_offset_to_pointer(text, last) - text);
        struct pattern_match plain = {0}, near = {0};
        enum pattern_result expected =
            pattern_cache_match(cache, 0, source, text, length, from, &plain);
        enum pattern_result found =
            pattern_cache_match_near(cache, 0, source, text, length, from, &where, &near);
        if (expected == PATTERN_LIMIT)
            continue;
        if (expected != found || !same(&plain, &near))
            fail_msg("%s\nin \"%s\" from %zu to %zu: %d, filtered %d", source, text, from, length,
                     expected, found);
        tally->matches += expected == PATTERN_MATCH;
    }
}

static void test_random(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20261122);
    struct limits limits = limits_default();
    limits.match = 20000;
    struct tally tally = {0};
    for (int i = 0; i < PATTERNS; i++) {
        g_autoptr(GString) source = g_string_new(NULL);
        put_pattern(random, source, 3);
        if (!pattern_check(source->str, NULL, NULL, NULL) ||
            (!pattern_has_literal(source->str) && i % 8)) // others take time and show nothing
            continue;
        const char *sources[] = {source->str};
        g_autoptr(pattern_filter_t) filter = pattern_filter_new(sources, 1);
        g_autoptr(pattern_cache_t) cache = pattern_cache_new(1, &limits);
        for (int n = 0; n < TEXTS; n++) {
            g_autofree char *text = make_text(random);
            compare(random, source->str, filter, cache, text, &tally);
        }
    }
    print_message(
        "%u matches, %u texts passed over, %u with bounded places, %u with several sets\n",
        tally.matches, tally.passed_over, tally.bounded, tally.several);
    assert_true(tally.several > 1000);
    assert_true(tally.matches > 5000);
    assert_true(tally.passed_over > 1000);
    assert_true(tally.bounded > 1000);
}

// Many patterns at once: each is told of its own places.
static void test_places(void **state)
{
    (void)state;
    static const char *const sources[] = {"vårdplan(?:en|er)?", "(?:SIP|HSL|avtal)", "\\w+", "plan",
                                          "planer"};
    static const char *const texts[] = {"En vårdplan och en HSL-plan.", "", "Inget här.",
                                        "Avtal, avtal och sip."};
    static const struct {
        guint id, passage;
        gboolean anywhere;
        guint places[4]; // ended by G_MAXUINT
    } cases[] = {
        {0, 0, FALSE, {3, G_MAXUINT}},     {0, 2, FALSE, {G_MAXUINT}},
        {1, 0, FALSE, {20, G_MAXUINT}},    {1, 3, FALSE, {0, 7, 17, G_MAXUINT}},
        {2, 0, TRUE, {G_MAXUINT}},         {2, 1, TRUE, {G_MAXUINT}},
        {3, 0, FALSE, {8, 24, G_MAXUINT}}, {3, 3, FALSE, {G_MAXUINT}},
    };
    g_autoptr(pattern_filter_t) filter = pattern_filter_new(sources, G_N_ELEMENTS(sources));
    g_autoptr(pattern_scan_t) scan = pattern_scan_new(filter);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        pattern_scan_add(scan, i, texts[i], strlen(texts[i]));
    pattern_scan_finish(scan);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct pattern_where where = pattern_scan_where(scan, cases[i].id, cases[i].passage);
        assert_int_equal(where.anywhere, cases[i].anywhere);
        guint count = 0;
        while (cases[i].places[count] != G_MAXUINT)
            count++;
        assert_int_equal(where.places.count, count);
        for (guint n = 0; n < count; n++)
            assert_int_equal(where.places.all[n].byte, cases[i].places[n]);
    }
    assert_int_equal(pattern_scan_next(scan, 1, 0), 0);
    assert_int_equal(pattern_scan_next(scan, 1, 1), 3);
    assert_int_equal(pattern_scan_next(scan, 0, 1), G_MAXUINT);
    assert_int_equal(pattern_scan_next(scan, 2, 1), 1);
    assert_true(pattern_scan_can(scan, 0));
    assert_true(pattern_scan_can(scan, 2));
    assert_false(pattern_scan_can(scan, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
