// SPDX-License-Identifier: Apache-2.0
// What `rules test` and `rules lint` say of rules and their examples.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "authoring/authoring.h"
#include "model/builder.h"

#define RULE(attributes, body, examples)                                                           \
    "<rule id='T-1' title='t' " attributes ">" body "<message>m</message>" examples "</rule>"
#define MATCH(text) "<example expect='match'>" text "</example>"
#define NO_MATCH(text) "<example expect='no-match'>" text "</example>"
#define LANDSTING "<existence><token>landsting</token></existence>"
#define REGION                                                                                     \
    "<substitution><swap to='region'><token inflect='suffix'>landsting</token></swap>"             \
    "</substitution>"

static struct ruleset *load(const char *body, gboolean example_values)
{
    g_autofree char *text =
        g_strconcat("<ruleset xmlns='urn:linjera:rules:1' id='test' version='1.0.0' xml:lang='sv'>"
                    "<title>Test</title><agreement id='nytt' role='current'>Nytt</agreement>"
                    "<variable name='word' kind='text' example='landsting'>Ett ord.</variable>\n",
                    body, "</ruleset>", NULL);
    struct rule_file file = {.name = "test.xml", .bytes = text, .length = strlen(text)};
    struct ruleset_options options = {.example_values = example_values};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    struct ruleset *ruleset = ruleset_load(&file, 1, &options, complaints);
    for (guint i = 0; !ruleset && i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        print_error("%u:%u: %s\n", complaint->line, complaint->column, complaint->message);
    }
    assert_non_null(ruleset);
    return ruleset;
}

// Rules with examples; how many examples, failures and open gaps, and what the failure says.
static void test_outcomes(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        guint examples, failed, todo;
        const char *says;
    } cases[] = {
        {RULE("", LANDSTING, MATCH("Ett <mark>landsting</mark>.") NO_MATCH("En region.")), 2, 0, 0,
         NULL},
        {RULE("", LANDSTING, MATCH("Ett landsting, två landsting.") NO_MATCH("x")), 2, 0, 0, NULL},
        {RULE("", LANDSTING, MATCH("Åäö.\n- öl, <mark>landsting</mark>") NO_MATCH("x")), 2, 0, 0,
         NULL},
        {RULE("", LANDSTING, MATCH("| å | ä <mark>landsting</mark> |") NO_MATCH("x")), 2, 0, 0,
         NULL},
        {RULE("", LANDSTING, MATCH("En region.") NO_MATCH("x")), 2, 1, 0,
         "miss: the rule must match here, but found nothing"},
        {RULE("", LANDSTING, MATCH("landsting") NO_MATCH("Ett landsting.")), 2, 1, 0,
         "false alarm: the rule must not match here, but found \"landsting\""},
        {RULE("", LANDSTING, MATCH("<mark>Ett</mark> landsting") NO_MATCH("x")), 2, 1, 0,
         "wrong place: the mark says \"Ett\", but the rule found \"landsting\""},
        {RULE("", LANDSTING, MATCH("<mark>Ett landsting</mark>") NO_MATCH("x")), 2, 1, 0,
         "wrong place"},
        // The mark is one of the findings.
        {RULE("", LANDSTING, MATCH("Landsting och <mark>landsting</mark>.") NO_MATCH("x")), 2, 0, 0,
         NULL},
        {RULE("", REGION,
              "<example expect='match' fixed='Regionens och regionen.'>Landstingets och "
              "landstinget.</example>" NO_MATCH("x")),
         2, 0, 0, NULL},
        {RULE("", REGION,
              "<example expect='match' fixed='Regionen.'>Landstingets.</example>" NO_MATCH("x")),
         2, 1, 0,
         "wrong suggestion: fixed says \"Regionen.\", but the suggestion gives "
         "\"Regionens.\""},
        {RULE("",
              "<substitution><swap to='nytt landsting'><token>landsting</token></swap>"
              "</substitution>",
              "<example expect='match' fixed='nytt landsting'>landsting</example>" NO_MATCH("x")),
         2, 1, 0, "the fixed text is itself found by the rule: \"nytt landsting\""},
        {RULE("", LANDSTING,
              MATCH("landsting")
                  NO_MATCH("x") "<example expect='todo-match'>landstinget</example>"
                                "<example expect='todo-no-match'>”landsting”</example>"),
         4, 0, 2, NULL},
        {RULE("", LANDSTING,
              MATCH("landsting") NO_MATCH("x") "<example expect='todo-match'>landsting</example>"),
         3, 1, 0, "this known gap is closed"},
        {RULE("", "<existence><token>{word}</token></existence>", MATCH("landsting") NO_MATCH("x")),
         2, 2, 0, "the rule was not evaluated: "},
        {RULE("", "<required><token>ägare</token></required>", MATCH("Rutin") NO_MATCH("Ägare")), 2,
         0, 0, NULL},
        {RULE("", "<required><token>ägare</token></required>", MATCH("Rutin") NO_MATCH("Rutin")), 2,
         1, 0, "found an absence"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(ruleset_t) ruleset = load(cases[i].rules, FALSE);
        struct limits limits = limits_default();
        struct test_report report;
        authoring_test(ruleset, &limits, &report);
        if (report.failed != cases[i].failed)
            fail_msg("%s: %u failed: %s", cases[i].rules, report.failed,
                     report.failures->len ? ((struct complaint *)report.failures->pdata[0])->message
                                          : "");
        assert_int_equal(report.examples, cases[i].examples);
        assert_int_equal(report.todo, cases[i].todo);
        assert_int_equal(report.failures->len, cases[i].failed);
        assert_int_equal(report.rules->len, 1);
        const struct rule_test *test = &g_array_index(report.rules, struct rule_test, 0);
        assert_ptr_equal(test->rule, ruleset->rules->pdata[0]);
        assert_int_equal(test->examples, cases[i].examples);
        assert_int_equal(test->failed, cases[i].failed);
        assert_int_equal(test->todo, cases[i].todo);
        if (cases[i].says) {
            const struct complaint *complaint = report.failures->pdata[0];
            assert_true(g_str_has_prefix(complaint->message, "T-1: "));
            assert_non_null(strstr(complaint->message, cases[i].says));
            assert_string_equal(complaint->file, "test.xml");
            assert_int_equal(complaint->line, 2);
            assert_true(complaint->column > 1);
        }
        test_report_clear(&report);
    }
}

// Examples see the rule in force, in the kind of document and under the heading it is for, and in
// the part it looks at.
static void test_trial(void **state)
{
    (void)state;
    static const char *const rules[] = {
        RULE("status='draft'", LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("status='retired'", LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("effective-from='2099-01-01'", LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("effective-to='1999-01-01'", LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("", "<scope kinds='rutin' min-words='500' section='^3'/>" LANDSTING,
             MATCH("landsting") NO_MATCH("x")),
        RULE("", "<scope not-kinds='rutin'/>" LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("", "<scope in='header'/>" LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("", "<scope in='footnote endnote'/>" LANDSTING, MATCH("landsting") NO_MATCH("x")),
        RULE("", "<scope in='list'/>" LANDSTING, MATCH("- landsting") NO_MATCH("landsting")),
        RULE("", "<scope in='quote'/>" LANDSTING, MATCH("> landsting") NO_MATCH("landsting")),
        RULE("", "<required in='header'><token>ägare</token></required>",
             MATCH("Rutin") NO_MATCH("Ägare")),
        RULE("", "<required in='table'><token>ägare</token></required>",
             MATCH("Ägare") NO_MATCH("| Ägare | x |")),
        RULE("", "<existence><token>{word}</token></existence>",
             MATCH("landsting") NO_MATCH("word")),
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autoptr(ruleset_t) ruleset = load(rules[i], TRUE);
        struct limits limits = limits_default();
        struct test_report report;
        authoring_test(ruleset, &limits, &report);
        if (report.failed)
            fail_msg("%s: %s", rules[i], ((struct complaint *)report.failures->pdata[0])->message);
        assert_int_equal(report.examples, 2);
        test_report_clear(&report);
    }
}

static struct agreement *sample_agreement(void)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    static const char *const numbers[] = {"1", "3", "3.1", "3.2", "3.2.1", "4.1"};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        struct block_start start = {
            .package = "a", .kind = BLOCK_HEADING, .level = 1, .number = numbers[i]};
        builder_block_begin(builder, &start);
        builder_text(builder, "Rubrik", 6, NULL);
        builder_block_end(builder);
    }
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    return agreement_new(document);
}

// A basis that the agreement does not have is a complaint, where its document is known.
static void test_lint(void **state)
{
    (void)state;
#define BASIS(section)                                                                             \
    RULE("", LANDSTING, "<basis agreement='nytt' section='" section "'/>" MATCH("x") NO_MATCH("y"))
    static const struct {
        const char *rules, *says;
    } cases[] = {
        {BASIS("3.2"), NULL},
        {BASIS("3.2.1"), NULL},
        {BASIS("3.9"), "section 3.9 of nytt, does not exist in that agreement; sections there are "
                       "3.1, 3.2, 3.2.1"},
        {BASIS("9"), "does not exist in that agreement; check the section"},
        {BASIS("9.1"), "does not exist in that agreement; check the section"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(ruleset_t) ruleset = load(cases[i].rules, FALSE);
        for (guint given = 0; given < 2; given++) {
            g_autoptr(GHashTable) agreements = g_hash_table_new_full(
                g_str_hash, g_str_equal, NULL, (GDestroyNotify)agreement_free);
            if (given)
                g_hash_table_insert(agreements, (gpointer) "nytt", sample_agreement());
            g_autoptr(GPtrArray) complaints =
                g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
            const struct lint_agreements texts = {.now = agreements};
            authoring_lint(ruleset, &texts, complaints);
            assert_int_equal(complaints->len, given && cases[i].says);
            if (!complaints->len)
                continue;
            const struct complaint *complaint = complaints->pdata[0];
            assert_non_null(strstr(complaint->message, cases[i].says));
            assert_false(complaint->warning);
            assert_string_equal(complaint->file, "test.xml");
            assert_int_equal(complaint->line, 2);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_trial),
        cmocka_unit_test(test_lint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
