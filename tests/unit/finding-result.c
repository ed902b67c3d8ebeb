// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/result.h"

static struct finding *add_finding(struct document_result *result, const char *rule,
                                   enum severity severity, gboolean upcoming)
{
    struct finding *finding = arena_new0(result->arena, struct finding);
    finding->rule = rule;
    finding->severity = severity;
    finding->upcoming = upcoming;
    finding->gates = !upcoming;
    g_ptr_array_add(result->findings, finding);
    return finding;
}

// Findings as letters: i, w, e in force; I, W, E upcoming.
static void add_findings(struct document_result *result, const char *letters)
{
    for (; *letters; letters++) {
        char small = g_ascii_tolower(*letters);
        add_finding(result, "R-1",
                    small == 'e'   ? SEVERITY_ERROR
                    : small == 'w' ? SEVERITY_WARNING
                                   : SEVERITY_INFO,
                    g_ascii_isupper(*letters));
    }
}

static const struct {
    enum outcome outcome;
    const char *findings;
    enum grade grade;
    guint infos, warnings, errors, upcoming;
} gradings[] = {
    {OUTCOME_CHECKED, "", GRADE_GREEN, 0, 0, 0, 0},
    {OUTCOME_CHECKED, "ii", GRADE_GREEN, 2, 0, 0, 0},
    {OUTCOME_CHECKED, "iw", GRADE_YELLOW, 1, 1, 0, 0},
    {OUTCOME_CHECKED, "wew", GRADE_RED, 0, 2, 1, 0},
    {OUTCOME_CHECKED, "EWI", GRADE_GREEN, 0, 0, 0, 3},
    {OUTCOME_CHECKED, "Ew", GRADE_YELLOW, 0, 1, 0, 1},
    {OUTCOME_PARTIAL, "", GRADE_RED, 0, 0, 0, 0},
    {OUTCOME_FAILED, "", GRADE_RED, 0, 0, 0, 0},
    {OUTCOME_UNSUPPORTED, "", GRADE_GREY, 0, 0, 0, 0},
};

static void test_grades(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(gradings); i++) {
        g_autoptr(document_result_t) result = document_result_new("a.docx");
        result->outcome = gradings[i].outcome;
        add_findings(result, gradings[i].findings);
        assert_int_equal(document_result_grade(result), gradings[i].grade);
        assert_int_equal(document_result_count(result, SEVERITY_INFO), gradings[i].infos);
        assert_int_equal(document_result_count(result, SEVERITY_WARNING), gradings[i].warnings);
        assert_int_equal(document_result_count(result, SEVERITY_ERROR), gradings[i].errors);
    }
}

static void test_summary(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    struct summary none = result_summary(result);
    assert_int_equal(none.documents, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(gradings); i++) {
        struct document_result *document = document_result_new("a.docx");
        document->outcome = gradings[i].outcome;
        add_findings(document, gradings[i].findings);
        g_ptr_array_add(result->documents, document);
    }
    struct summary summary = result_summary(result);
    assert_int_equal(summary.documents, 9);
    assert_int_equal(summary.outcomes[OUTCOME_CHECKED], 6);
    assert_int_equal(summary.outcomes[OUTCOME_PARTIAL], 1);
    assert_int_equal(summary.outcomes[OUTCOME_FAILED], 1);
    assert_int_equal(summary.outcomes[OUTCOME_UNSUPPORTED], 1);
    assert_int_equal(summary.grades[GRADE_RED], 3);
    assert_int_equal(summary.grades[GRADE_YELLOW], 2);
    assert_int_equal(summary.grades[GRADE_GREEN], 3);
    assert_int_equal(summary.grades[GRADE_GREY], 1);
    assert_int_equal(summary.findings[SEVERITY_INFO], 3);
    assert_int_equal(summary.findings[SEVERITY_WARNING], 4);
    assert_int_equal(summary.findings[SEVERITY_ERROR], 1);
    assert_int_equal(summary.upcoming, 4);
}

static void test_rule(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    static const char *const ids[] = {"A-1", "A-10", "B-1"};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        struct rule_card *card = arena_new0(result->arena, struct rule_card);
        card->id = ids[i];
        g_ptr_array_add(result->rules, card);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
        assert_ptr_equal(result_rule(result, ids[i]), result->rules->pdata[i]);
    assert_null(result_rule(result, "A"));
    assert_null(result_rule(result, "A-100"));
    result_free(NULL);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const severities[] = {"info", "warning", "error"};
    static const char *const actions[] = {"stop", "start", "continue", "review"};
    for (guint i = 0; i < SEVERITIES; i++) {
        enum severity severity = SEVERITIES;
        assert_string_equal(severity_name((enum severity)i), severities[i]);
        assert_true(severity_parse(severities[i], &severity));
        assert_int_equal(severity, i);
    }
    for (guint i = 0; i < ACTIONS; i++) {
        enum action action = ACTIONS;
        assert_string_equal(action_name((enum action)i), actions[i]);
        assert_true(action_parse(actions[i], &action));
        assert_int_equal(action, i);
    }
    enum severity severity = SEVERITY_WARNING;
    enum action action = ACTION_REVIEW;
    static const char *const unknown[] = {"", "Error", "err", "errors", "never"};
    for (gsize i = 0; i < G_N_ELEMENTS(unknown); i++) {
        assert_false(severity_parse(unknown[i], &severity));
        assert_false(action_parse(unknown[i], &action));
    }
    assert_int_equal(severity, SEVERITY_WARNING);
    assert_int_equal(action, ACTION_REVIEW);
    assert_string_equal(outcome_name(OUTCOME_CHECKED), "checked");
    assert_string_equal(outcome_name(OUTCOME_PARTIAL), "partial");
    assert_string_equal(outcome_name(OUTCOME_FAILED), "failed");
    assert_string_equal(outcome_name(OUTCOME_UNSUPPORTED), "unsupported");
    assert_string_equal(grade_name(GRADE_RED), "red");
    assert_string_equal(grade_name(GRADE_YELLOW), "yellow");
    assert_string_equal(grade_name(GRADE_GREEN), "green");
    assert_string_equal(grade_name(GRADE_GREY), "grey");
}

static const struct fingerprint_input inputs[] = {
    {"landstinget", "landstinget ansvarar.", "ansvar "},
    {"landstinget", "landstinget ansvarar.", "ansvar "},
    {"landstinget", "landstinget ansvarar inte.", "ansvar "},
    {"landsting", "landstinget ansvarar.", "ansvar "},
    {"landstinget", "landstinget ansvarar.", "ansvar bilaga "},
    {"landstinget", "landstinget ansvarar.", "ansvar "},
};

static struct document_result *fingerprinted(const char *path, guint block)
{
    struct document_result *result = document_result_new(path);
    for (gsize i = 0; i < G_N_ELEMENTS(inputs); i++) {
        struct finding *finding = add_finding(result, "TERM-001", SEVERITY_ERROR, FALSE);
        finding->place.block = block++;
        finding->place.section = path;
    }
    finding_fingerprints(result, inputs);
    return result;
}

static const char *print_of(const struct document_result *result, guint index)
{
    return ((const struct finding *)result->findings->pdata[index])->fingerprint;
}

// The value is a contract with baselines that people keep: it may not change with the program.
static void test_fingerprints(void **state)
{
    (void)state;
    static const char first[] = "38fd4efdfa8e1d6abd1c1be9483a03d8";
    g_autoptr(document_result_t) result = fingerprinted("a.docx", 1);
    assert_string_equal(print_of(result, 0), first);
    g_autofree char *second = g_strconcat(first, ":2", NULL);
    g_autofree char *third = g_strconcat(first, ":3", NULL);
    assert_string_equal(print_of(result, 1), second);
    assert_string_equal(print_of(result, 5), third);
    for (guint i = 2; i < 5; i++) {
        assert_int_equal(strlen(print_of(result, i)), 32);
        for (guint n = 0; n < i; n++)
            assert_string_not_equal(print_of(result, i), print_of(result, n));
    }
    const struct finding *one = result->findings->pdata[0], *other = result->findings->pdata[2];
    assert_string_equal(one->match_hash, other->match_hash);
    assert_string_equal(one->headings_hash, other->headings_hash);
    assert_string_not_equal(one->block_hash, other->block_hash);
    // Neither path nor place goes in, but the rule does.
    g_autoptr(document_result_t) moved = fingerprinted("en/annan/b.docx", 400);
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++)
        assert_string_equal(print_of(moved, i), print_of(result, i));
    g_autoptr(document_result_t) ruled = document_result_new("a.docx");
    add_finding(ruled, "TERM-002", SEVERITY_ERROR, FALSE);
    finding_fingerprints(ruled, inputs);
    assert_string_not_equal(print_of(ruled, 0), first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grades),       cmocka_unit_test(test_summary),
        cmocka_unit_test(test_rule),         cmocka_unit_test(test_names),
        cmocka_unit_test(test_fingerprints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
