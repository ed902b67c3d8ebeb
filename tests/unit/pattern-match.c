// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pattern/pattern.h"

static void test_check(void **state)
{
    (void)state;
    static const struct {
        const char *source, *message; // NULL: sound
        int code;
        gsize offset;
    } cases[] = {
        {"avtal", NULL, 0, 0},
        {"\\p{Lu}å+", NULL, 0, 0},
        {"(?<=a)b", NULL, 0, 0},
        {"avtal(", "parenthesis", PATTERN_ERROR_SYNTAX, 6},
        {"a)b", "write \\(", PATTERN_ERROR_SYNTAX, 1},
        {"[abc", "bracket", PATTERN_ERROR_SYNTAX, 4},
        {"*a", "plain sign", PATTERN_ERROR_SYNTAX, 0},
        {"a\\Cb", "\\C is not allowed", PATTERN_ERROR_SYNTAX, 3},
        {"(?<=a+)b", "one length", PATTERN_ERROR_SYNTAX, 0},
        {"a*", "match nothing", PATTERN_ERROR_NULLABLE, 0},
        {"a|", "match nothing", PATTERN_ERROR_NULLABLE, 0},
        {"(?=a)", "match nothing", PATTERN_ERROR_NULLABLE, 0},
        {"\\b", "match nothing", PATTERN_ERROR_NULLABLE, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize offset = 99;
        g_autoptr(GError) error = NULL;
        gboolean sound = pattern_check(cases[i].source, NULL, &offset, &error);
        if (!cases[i].message) {
            assert_true(sound);
            continue;
        }
        assert_false(sound);
        assert_true(g_error_matches(error, PATTERN_ERROR, cases[i].code));
        if (!strstr(error->message, cases[i].message))
            fail_msg("%s: %s", cases[i].source, error->message);
        assert_int_equal(offset, cases[i].offset);
    }
}

// The caret stands under the fault, in characters and not in bytes.
static void test_caret(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_false(pattern_check("åäö)", NULL, NULL, &error));
    assert_non_null(strstr(error->message, "\n    åäö)\n       ^"));
    // Of a long source, what is around it.
    g_autofree char *as = g_strnfill(1000, 'a');
    g_autofree char *source = g_strconcat(as, "å)", as, NULL);
    g_autofree char *shown = g_strdup_printf("\n    …%.99så)%.99s…\n    %101s^", as, as, "");
    g_clear_error(&error);
    assert_false(pattern_check(source, NULL, NULL, &error));
    if (!strstr(error->message, shown))
        fail_msg("%s", error->message);
}

static void test_facts(void **state)
{
    (void)state;
    struct pattern_facts facts;
    assert_true(pattern_check("(a)(?:b)(c)\\1", &facts, NULL, NULL));
    assert_int_equal(facts.groups, 2);
    assert_int_equal(facts.back_references, 1);
    g_autoptr(GString) quoted = g_string_new(NULL);
    pattern_quote(quoted, "a.b (c)", 7);
    assert_string_equal(quoted->str, "a\\.b\\ \\(c\\)");
}

static void test_match(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(pattern_cache_t) cache = pattern_cache_new(2, &limits);
    struct pattern_match match;
    const char *subject = "den Åre, åre";
    const char *source = "(?i)(x)?(åre)";
    assert_int_equal(pattern_cache_match(cache, 1, source, subject, strlen(subject), 0, &match),
                     PATTERN_MATCH);
    assert_int_equal(match.start[0], 4);
    assert_int_equal(match.end[0], 8);
    assert_true(match.start[1] > match.end[1]);
    assert_int_equal(match.start[2], 4);
    assert_int_equal(match.groups, 3);
    assert_int_equal(pattern_cache_match(cache, 1, source, subject, strlen(subject), 8, &match),
                     PATTERN_MATCH);
    assert_int_equal(match.start[0], 10);
    assert_int_equal(pattern_cache_match(cache, 1, source, subject, strlen(subject), 14, &match),
                     PATTERN_NO_MATCH);
    // \w and case are Unicode's, not ASCII's.
    assert_int_equal(pattern_cache_match(cache, 0, "(?<!\\w)rd(?!\\w)", "vård", 5, 0, &match),
                     PATTERN_NO_MATCH);
}

static void test_limit(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    limits.match = 1000;
    g_autoptr(pattern_cache_t) cache = pattern_cache_new(1, &limits);
    struct pattern_match match;
    g_autofree char *as = g_strnfill(40, 'a');
    g_autofree char *subject = g_strconcat(as, "!bc", NULL);
    const char *source = "(?:a+)+[bc]d?$";
    assert_int_equal(pattern_cache_match(cache, 0, source, subject, strlen(subject), 0, &match),
                     PATTERN_LIMIT);
    // What stands still gets all the steps there are, as what is tried at one place does.
    limits.match = 1000000;
    g_autoptr(pattern_cache_t) large = pattern_cache_new(1, &limits);
    g_autofree char *words = g_strnfill(3000, 'a');
    assert_int_equal(pattern_cache_match(large, 0, "\\G(?!.*ab).", words, 3000, 0, &match),
                     PATTERN_MATCH);
    // The next text is judged on its own.
    assert_int_equal(pattern_cache_match(cache, 0, source, "aab", 3, 0, &match), PATTERN_MATCH);
}

// What many matches cost together is limited too, and counted anew for each account.
static void test_budget(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    limits.match_budget = 20000;
    g_autoptr(pattern_cache_t) cache = pattern_cache_new(2, &limits);
    struct pattern_match match;
    g_autofree char *subject = g_strnfill(1000, 'a');
    for (int round = 0; round < 2; round++) {
        pattern_cache_begin(cache);
        guint searched = 0;
        while (pattern_cache_match(cache, 0, "ab", subject, 1000, 0, &match) == PATTERN_NO_MATCH)
            searched++;
        assert_int_equal(searched, 20);
        assert_true(pattern_cache_is_spent(cache));
    }
    // A match that takes more steps than a search begins with pays for them.
    pattern_cache_begin(cache);
    guint searched = 0;
    g_autofree char *near = g_strconcat(subject + 976, "!b", NULL);
    while (pattern_cache_match(cache, 1, "(?:a|aa)+b", near, 26, 0, &match) != PATTERN_LIMIT)
        searched++;
    assert_in_range(searched, 0, 5);
    // A search that finds something costs what it went over, not what is left.
    pattern_cache_begin(cache);
    g_autofree char *text = g_strconcat("ab", subject, NULL);
    for (guint i = 0; i < 500; i++)
        assert_int_equal(pattern_cache_match(cache, 0, "ab", text, 1002, 0, &match), PATTERN_MATCH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check), cmocka_unit_test(test_caret), cmocka_unit_test(test_facts),
        cmocka_unit_test(test_match), cmocka_unit_test(test_limit), cmocka_unit_test(test_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
