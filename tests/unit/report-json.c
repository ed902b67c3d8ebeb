// SPDX-License-Identifier: Apache-2.0
// The JSON report against the contract: every field, in its order, with its type where null is one
// of the answers.
#include "report-sample.h"
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <yajl/yajl_tree.h>

static yajl_val tree_of(const struct result *result)
{
    const struct report_options options = {0};
    GString *text = report_find("json")->write(result, &options, NULL);
    char error[200] = "";
    yajl_val tree = yajl_tree_parse(text->str, error, sizeof error);
    assert_string_equal(error, "");
    assert_non_null(tree);
    g_string_free(text, TRUE);
    return tree;
}

// A member by a path such as "documents.0.findings.2.location"; fails when there is none.
static yajl_val at(yajl_val value, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, ".", -1);
    for (char **name = names; *name; name++) {
        if (YAJL_IS_ARRAY(value)) {
            guint64 index = g_ascii_strtoull(*name, NULL, 10);
            assert_true(index < YAJL_GET_ARRAY(value)->len);
            value = YAJL_GET_ARRAY(value)->values[index];
            continue;
        }
        assert_true(YAJL_IS_OBJECT(value));
        yajl_val found = NULL;
        for (gsize i = 0; i < YAJL_GET_OBJECT(value)->len; i++) {
            if (strcmp(YAJL_GET_OBJECT(value)->keys[i], *name) == 0)
                found = YAJL_GET_OBJECT(value)->values[i];
        }
        if (!found)
            fail_msg("%s: no %s", path, *name);
        value = found;
    }
    return value;
}

static const char *text_at(yajl_val tree, const char *path)
{
    const char *text = YAJL_GET_STRING(at(tree, path));
    if (!text)
        fail_msg("%s is no string", path);
    return text;
}

static long long number_at(yajl_val tree, const char *path)
{
    yajl_val value = at(tree, path);
    assert_true(YAJL_IS_INTEGER(value));
    return YAJL_GET_INTEGER(value);
}

// The fields of the contract, in its order; more may follow.
static void test_fields(void **state)
{
    (void)state;
    static const struct {
        const char *path, *fields;
    } cases[] = {
        {NULL, "schema tool run rulesets agreements rules summary documents library"},
        {"tool", "name version"},
        {"run", "asOf language revisions exitCode minSeverity redact"},
        {"rulesets.0", "id version sha256 rules inForce"},
        {"agreements.1", "id title role kind sha256 inForce repealed"},
        {"rules.1",
         "id check severity action title help owner decisionBody tags status precision "
         "basis effectiveFrom effectiveTo startsInDays endsInDays upcoming gates notEvaluated"},
        {"rules.0.basis.0", "agreement section"},
        {"summary", "documents checked partial failed unsupported ignored grades findings upcoming "
                    "new unchanged updated fixed waived"},
        {"summary.grades", "red yellow green grey"},
        {"summary.findings", "error warning info"},
        {"documents.3", "path sha256 outcome reason grade title kind owner decisionBody words "
                        "notChecked rulesNotEvaluated findings"},
        {"documents.3.reason", "code message"},
        {"documents.2.notChecked.0", "package reason"},
        {"documents.0.rulesNotEvaluated.0", "rule reason"},
        {"documents.0.findings.4",
         "rule severity action message match suggestion state waived location related excerpt "
         "basis evidence fingerprint fingerprintParts"},
        {"documents.0.findings.0.location", "part package block start end section headings label "
                                            "page paraId table"},
        {"documents.0.findings.0.related.0", "part package block start end section headings label "
                                             "page paraId table"},
        {"documents.0.findings.1.location.table", "table row column"},
        {"documents.0.findings.0.excerpt", "before match after"},
        {"documents.0.findings.0.basis.0", "agreement section heading text"},
        {"documents.0.findings.0.fingerprintParts", "match block headings"},
        {"library", "findings coverage hidden"},
        {"library.findings.0",
         "rule severity action message about match suggestion state waived names documents "
         "expected basis evidence fingerprint upcoming gates messages"},
        {"library.findings.0.names.0", "name documents occurrences"},
        {"library.findings.0.documents.1", "path count location excerpt"},
        {"library.findings.0.expected.0", "path count location excerpt"},
        {"documents.2.facts.0", "kind rule about name count location excerpt"},
        {"rules.6.question", "names prefer value messages"},
        {"summary.library", "error warning info"},
        {"library.coverage.0", "agreement section heading rules implements contradicts bare"},
    };
    g_autoptr(result_t) result = sample_result();
    yajl_val tree = tree_of(result);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        yajl_val value = cases[i].path ? at(tree, cases[i].path) : tree;
        assert_true(YAJL_IS_OBJECT(value));
        g_auto(GStrv) fields = g_strsplit(cases[i].fields, " ", -1);
        assert_true(g_strv_length(fields) <= YAJL_GET_OBJECT(value)->len);
        for (guint n = 0; fields[n]; n++)
            assert_string_equal(YAJL_GET_OBJECT(value)->keys[n], fields[n]);
    }
    yajl_tree_free(tree);
}

static void test_values(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample_result();
    yajl_val tree = tree_of(result);
    assert_string_equal(text_at(tree, "schema"), "linjera-result/1");
    assert_string_equal(text_at(tree, "run.language"), "sv");
    assert_int_equal(number_at(tree, "run.exitCode"), 3);
    assert_int_equal(number_at(tree, "summary.documents"), 5);
    assert_int_equal(number_at(tree, "summary.partial"), 1);
    assert_int_equal(number_at(tree, "summary.grades.red"), 3);
    assert_int_equal(number_at(tree, "summary.findings.error"), 4);
    assert_int_equal(number_at(tree, "summary.upcoming"), 1);
    assert_int_equal(number_at(tree, "summary.findings.warning"), 1);
    assert_int_equal(number_at(tree, "summary.library.warning"), 1);
    assert_string_equal(text_at(tree, "library.findings.0.documents.1.path"),
                        "library/riktlinje-egenvard.docx");
    assert_string_equal(text_at(tree, "library.findings.0.documents.0.excerpt.after"),
                        " nås av 19850101-XXXX dygnet runt.");
    assert_string_equal(text_at(tree, "rules.6.question.prefer"), "mobilt vårdteam");
    assert_string_equal(text_at(tree, "rules.6.question.messages.en"), "“\1” is called “\2”.");
    assert_true(YAJL_IS_NULL(at(tree, "rules.0.question")));
    assert_int_equal(number_at(tree, "summary.ignored"), 4);
    assert_true(YAJL_IS_NULL(at(tree, "documents.0.reason")));
    assert_true(YAJL_IS_NULL(at(tree, "documents.3.sha256")));
    assert_string_equal(text_at(tree, "documents.3.reason.code"), "not-zip");
    assert_string_equal(text_at(tree, "documents.4.outcome"), "unsupported");
    assert_string_equal(text_at(tree, "documents.4.grade"), "grey");

    yajl_val first = at(tree, "documents.0.findings.0");
    assert_true(YAJL_IS_NULL(at(first, "state")));
    assert_true(YAJL_IS_FALSE(at(first, "waived")));
    assert_true(YAJL_IS_NULL(at(first, "evidence")));
    assert_int_equal(number_at(first, "location.start"), 16);
    assert_string_equal(text_at(first, "location.headings.1"), "2.4.1 Vårdplanering");
    assert_string_equal(text_at(first, "location.label"), "b)");
    assert_true(YAJL_IS_NULL(at(first, "location.table")));
    assert_string_equal(text_at(first, "messages.en"), "In English.");
    assert_true(YAJL_IS_TRUE(at(tree, "documents.0.findings.3.upcoming")));
    // A place without a block has neither start nor end.
    yajl_val absent = at(tree, "documents.0.findings.4");
    assert_string_equal(text_at(absent, "match"), "");
    assert_true(YAJL_IS_NULL(at(absent, "location.block")));
    assert_true(YAJL_IS_NULL(at(absent, "location.start")));
    assert_true(YAJL_IS_NULL(at(absent, "location.end")));
    assert_string_equal(text_at(tree, "documents.0.findings.2.excerpt.after"),
                        " ska SIP upprättas för 19850101-XXXX och andra.");
    yajl_tree_free(tree);
}

// The least severity cuts the lists, never the counts; the language chooses the message.
static void test_options(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample_result();
    result->min_severity = SEVERITY_ERROR;
    result->language = LANGUAGE_EN;
    yajl_val tree = tree_of(result);
    assert_int_equal(YAJL_GET_ARRAY(at(tree, "documents.0.findings"))->len, 4);
    assert_int_equal(YAJL_GET_ARRAY(at(tree, "documents.2.findings"))->len, 0);
    assert_int_equal(number_at(tree, "summary.findings.warning"), 1);
    assert_int_equal(number_at(tree, "summary.findings.info"), 1);
    assert_string_equal(text_at(tree, "documents.0.findings.0.message"), "In English.");
    yajl_tree_free(tree);
}

static void test_same_bytes(void **state)
{
    (void)state;
    const struct report_options options = {0};
    g_autoptr(result_t) first = sample_result();
    g_autoptr(result_t) second = sample_result();
    for (const struct report_format *format = report_formats(); format->name; format++) {
        GString *a = format->write(first, &options, NULL),
                *b = format->write(second, &options, NULL);
        assert_string_equal(a->str, b->str);
        g_string_free(a, TRUE);
        g_string_free(b, TRUE);
    }
    assert_null(report_find("docx"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
