// SPDX-License-Identifier: Apache-2.0
// What literals are found in which sources, and that folding is all that ignoring case amounts to.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pattern/compile.h"
#include "pattern/literal.h"
#include "pattern/pattern.h"

#define UNBOUNDED EXTENT_UNBOUNDED

// `literals`: sorted, with "|" between them; "" for none. `least`, `most`: bytes before them.
struct literal_case {
    const char *source, *literals;
    guint least, most;
    gboolean spaceless;
};

static const struct literal_case cases[] = {
    // One string
    {"hemsjukvård", "hemsjukvård", 0, 0, TRUE},
    {"HSL", "hsl", 0, 0, TRUE},
    {"HS", "", 0, 0, FALSE},
    {"ÅÄÖÉ", "åäöé", 0, 0, TRUE},
    {"a\\.b\\-c\\ d", "a.b-c d", 0, 0, TRUE},
    {"18 §", "18 §", 0, 0, TRUE},
    {"(?i)Region(?-i) VG", "region vg", 0, 0, TRUE},
    {"(?i:vård)plan", "vårdplan", 0, 0, TRUE},
    {"(?<!\\w)avtal(?!\\w)", "avtal", 0, 0, TRUE},
    {"\\bavtal\\b", "avtal", 0, 0, TRUE},
    {"^avtal$", "avtal", 0, 0, TRUE},
    {"(?<namn>avtal)", "avtal", 0, 0, TRUE},
    {"(?P<namn>avtal)", "avtal", 0, 0, TRUE},
    {"(?'namn'avtal)", "avtal", 0, 0, TRUE},
    {"(?>avtal)", "avtal", 0, 0, TRUE},
    {"(?|avtal|kontrakt)", "avtal|kontrakt", 0, 0, TRUE},
    {"avtal]}", "avtal]}", 0, 0, TRUE},
    // What can be left out, and what is repeated
    {"avtale?t?", "avtal", 0, 0, TRUE},
    {"rut(?:in|iner)?", "rut", 0, 0, TRUE},
    {"(?:lokal )?rutin", "lokal rutin|rutin", 0, 0, TRUE},
    {"x*rutin", "rutin", 0, UNBOUNDED, TRUE},
    {"(?:rutin)+", "rutin", 0, 0, TRUE},
    {"(?:rutin){0}avtal", "avtal", 0, 0, TRUE},
    {"(?:ab){2}", "abab", 0, 0, TRUE},
    {"(?:ab){2,4}", "abab", 0, 0, TRUE},
    {"(?:ab){2,}c", "abab", 0, 0, TRUE},
    {"(?:rutin)?", "", 0, 0, FALSE},
    {"(?:rutin)*", "", 0, 0, FALSE},
    {"(?:rutin){0,3}", "", 0, 0, FALSE},
    {"rutine*+r", "rutin", 0, 0, TRUE},
    // Alternatives
    {"avtal|kontrakt", "avtal|kontrakt", 0, 0, TRUE},
    {"avtal|\\d+", "", 0, 0, FALSE},
    {"avtal|av", "", 0, 0, FALSE},
    {"avtal|", "", 0, 0, FALSE},
    {"avtal(?:et|ets|en|)", "avtal", 0, 0, TRUE},
    {"b(?:ok|öcker)", "bok|böcker", 0, 0, TRUE},
    {"(?i:b(?:ok|öcker))", "bok|böcker", 0, 0, TRUE},
    {"(?:a|b)(?:c|d)(?:e|f)", "ace|acf|ade|adf|bce|bcf|bde|bdf", 0, 0, TRUE},
    {"(?:xx avtal|\\d{2}kontrakt)", "kontrakt|xx avtal", 0, 8, TRUE},
    // Characters
    {"[äÄ]garen", "ägaren", 0, 0, TRUE},
    {"[a-c]vtal", "avtal|bvtal|cvtal", 0, 0, TRUE},
    {"[a-z]vtal", "vtal", 1, 4, TRUE},
    {"[^a]vtal", "vtal", 1, 4, FALSE},
    {"[^ a]vtal", "vtal", 1, 4, TRUE},
    {"[^\\s]vtal", "vtal", 1, 4, TRUE},
    {"[]a]vtal", "]vtal|avtal", 0, 0, TRUE},
    {"[a\\-]vtal", "-vtal|avtal", 0, 0, TRUE},
    {"[\\w-]+vtal", "vtal", 1, UNBOUNDED, TRUE},
    {"[[:alpha:]]avtal", "avtal", 1, 4, FALSE},
    {"[\\p{L}\\p{M}]{2,}-?avtal", "-avtal|avtal", 2, UNBOUNDED, TRUE},
    {"[\\p{Zs}x]avtal", "avtal", 1, 4, FALSE},
    {"[\\W]avtal", "avtal", 1, 4, FALSE},
    {".avtal", "avtal", 1, 4, FALSE},
    {"\\Savtal", "avtal", 1, 4, TRUE},
    {"\\d{1,3} dagar", " dagar", 1, 12, TRUE},
    {"\\x{e5}avtal", "åavtal", 0, 0, TRUE},
    {"\\x61vtal", "avtal", 0, 0, TRUE},
    {"avtal\\nnytt", "nytt", 6, 9, TRUE},
    // Letters whose capitals are elsewhere are no part of a literal
    {"straßerna", "erna", 5, 8, TRUE},
    {"ſtadgar", "tadgar", 1, 4, TRUE},
    {"мастер avtal", " avtal", 6, 24, TRUE},
    // What is looked at but not taken
    {"(?=avtal)\\w+", "", 0, 0, FALSE},
    {"(?!avtal)\\w+", "", 0, 0, FALSE},
    {"(?<=avtal)\\w+", "", 0, 0, FALSE},
    {"(?<!avtal)\\w+", "", 0, 0, FALSE},
    {"av(?=tal)tal", "avtal", 0, 0, TRUE},
    // References may be anything
    {"(a)avtal\\1", "aavtal", 0, 0, TRUE},
    {"(a+)\\1avtal", "avtal", 1, UNBOUNDED, FALSE},
    {"(?<n>a)\\k<n>\\k{n}\\g{n}\\g1avtal", "", 0, 0, FALSE},
    {"(?<n>a)\\k<n>\\k{n}\\g{n}avtal", "avtal", 1, UNBOUNDED, FALSE},
    {"(a)(?1)avtal", "avtal", 1, UNBOUNDED, FALSE},
    {"(?<n>a)(?&n)(?P>n)(?P=n)avtal", "avtal", 1, UNBOUNDED, FALSE},
    {"\\Xavtal\\R", "avtal", 0, UNBOUNDED, FALSE},
    // What is not read
    {"(?x) a v t a l", "", 0, 0, FALSE},
    {"(?xi:a v t a l)", "", 0, 0, FALSE},
    {"\\Qa.v\\Etal", "", 0, 0, FALSE},
    {"avt\\Kal och", "", 0, 0, FALSE},
    {"\\Gavtal", "", 0, 0, FALSE},
    {"avtal(*SKIP)(*F)|kontrakt", "", 0, 0, FALSE},
    {"(*pla:avtal)avtal", "", 0, 0, FALSE},
    {"avtal(?#ord)*", "", 0, 0, FALSE},
    {"(?(?=a)avtal|kontrakt)", "", 0, 0, FALSE},
    {"(a)?(?(1)avtal|kontrakt)", "", 0, 0, FALSE},
    {"avtal{,3}", "", 0, 0, FALSE},
    {"\\o{141}vtal", "", 0, 0, FALSE},
    {"\\cAvtal", "", 0, 0, FALSE},
    {"[[=a=]]", "", 0, 0, FALSE},
    {"\\N{U+61}avtal", "", 0, 0, FALSE},
    // The rarer part is chosen
    {"den (?:\\w+ )?hemsjukvård", "hemsjukvård", 4, UNBOUNDED, FALSE},
    {"och\\wxylofon", "xylofon", 4, 7, TRUE},
};

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_literals(void **state)
{
    (void)state;
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        struct literal_set literals = literals_of(arena, cases[i].source).sets[0];
        g_autoptr(GPtrArray) texts = g_ptr_array_new();
        for (guint n = 0; n < literals.count; n++)
            g_ptr_array_add(texts, (char *)(gsize)literals.texts[n]);
        if (texts->len)
            qsort(texts->pdata, texts->len, sizeof(void *), compare_texts);
        g_ptr_array_add(texts, NULL);
        g_autofree char *joined = g_strjoinv("|", (char **)texts->pdata);
        if (strcmp(joined, cases[i].literals) == 0 && literals.before.least == cases[i].least &&
            literals.before.most == cases[i].most &&
            literals.before.spaceless == cases[i].spaceless &&
            pattern_has_literal(cases[i].source) == (*joined != '\0'))
            continue;
        print_message("%s: \"%s\" after %u to %u bytes%s\n", cases[i].source, joined,
                      literals.before.least, literals.before.most,
                      literals.before.spaceless ? ", spaceless" : "");
        failed++;
    }
    assert_int_equal(failed, 0);
}

static void test_many(void **state)
{
    (void)state;
    g_autoptr(arena_t) arena = arena_new();
    g_autoptr(GString) source = g_string_new("(?:");
    for (int i = 0; i < 300; i++)
        g_string_append_printf(source, "%sordet%03d", i ? "|" : "", i);
    g_string_append_c(source, ')');
    assert_int_equal(literals_of(arena, source->str).count, 0);
    // Too many to multiply out: the longest part that is not is taken.
    struct literal_set part =
        literals_of(arena, "(?:aa|bb|cc|dd|ee|ff|gg|hh|ii)(?:jjj|kkk|lll|mmm|nnn|"
                           "ooo|ppp|qqq)")
            .sets[0];
    assert_int_equal(part.count, 8);
    assert_int_equal(part.before.least, 2);
    g_string_assign(source, "");
    for (int i = 0; i < 400; i++)
        g_string_append(source, "(?:");
    g_string_append(source, "avtal");
    for (int i = 0; i < 400; i++)
        g_string_append(source, ")");
    assert_int_equal(literals_of(arena, source->str).count, 0);
}

// What is not rare by itself is, beside something else.
static void test_sets(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        guint counts[LITERAL_SETS]; // texts of each set
    } sets[] = {
        {"(?:den|det|de) .* (?:ska|kan|skall) .* (?:utan|inom)", {2, 3, 3}},
        {"(?:den .* ska)|(?:det .* kan)", {2, 2}},
        {"(?:den .* ska)|det", {2}},
        {"(?:den|det) .* xylofonhemsjukvård", {1}},
        {"(?:den|det) .* (?:ska)?", {2}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(sets); i++) {
        g_autoptr(arena_t) arena = arena_new();
        struct literals literals = literals_of(arena, sets[i].source);
        for (guint n = 0; n < LITERAL_SETS; n++)
            if (literals.sets[n].count != sets[i].counts[n])
                fail_msg("%s: %u texts in set %u", sets[i].source, literals.sets[n].count, n);
    }
}

// Whatever PCRE2 takes for a literal's character when it ignores case folds to that character, or
// is one of the three that literal_fold refuses.
static void test_folding(void **state)
{
    (void)state;
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    guint checked = 0;
    for (gunichar c = 0x20; c < 0x180; c++) {
        if (!literal_character(c))
            continue;
        char wanted[8] = "", source[32];
        gsize length = (gsize)g_unichar_to_utf8(c, wanted);
        g_snprintf(source, sizeof source, "(?i)\\x{%x}", c);
        assert_true(literal_fold(wanted, length, wanted));
        int code;
        gsize at;
        pcre2_code *compiled = pattern_compile(source, 0, &code, &at);
        pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
        for (gunichar other = 1; other < 0x30000; other++) {
            char text[8] = "", folded[8] = "";
            if (other >= 0xD800 && other < 0xE000)
                continue;
            gsize size = (gsize)g_unichar_to_utf8(other, text);
            if (pcre2_match(compiled, (PCRE2_SPTR)text, size, 0, PCRE2_NO_UTF_CHECK, data, NULL) <
                0)
                continue;
            if (literal_fold(text, size, folded) && strcmp(folded, wanted) != 0)
                fail_msg("U+%04X matches U+%04X and folds to %s", other, c, folded);
            checked++;
        }
        pcre2_code_free(compiled);
    }
    assert_true(checked > 200);
    pcre2_match_data_free(data);
}

static void test_rarity(void **state)
{
    (void)state;
    assert_true(literal_rarity("xylo", 4) > literal_rarity("nder", 4));
    assert_true(literal_rarity("hemsjukvård", 12) > literal_rarity("hems", 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_literals), cmocka_unit_test(test_many),   cmocka_unit_test(test_sets),
        cmocka_unit_test(test_folding),  cmocka_unit_test(test_rarity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
