// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "xml/relaxng.h"

static const char schema[] = {
#include "linjera-rules.rng.inc"
};

#define HEAD "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"x\" version=\"1.0.0\" xml:lang=\"sv\">\n"
#define EXAMPLES "<example expect=\"match\">a</example><example expect=\"no-match\">b</example>"
#define RULE "<rule id=\"A-1\" title=\"t\">"
#define CHECK "<existence><token>a</token></existence>"
#define REST "<message>m</message>" EXAMPLES "</rule></ruleset>"

static const struct {
    const char *xml;
    guint line, column;
    const char *message; // NULL: valid
} cases[] = {
    {HEAD RULE CHECK REST, 0, 0, NULL},
    {HEAD "</ruleset>", 0, 0, NULL},
    {HEAD "<rule id=\"A-1\" titel=\"t\">" CHECK REST, 2, 16, "did you mean title?"},
    {HEAD "<rule id=\"A-1\">" CHECK REST, 2, 1, "<rule> must have the attribute title"},
    {HEAD "<rule id=\"A-1\" title=\"t\"\n   sevrity=\"info\">" CHECK REST, 3, 4,
     "<rule> has no attribute sevrity: did you mean severity?"},
    {HEAD "<rule id=\"A-1\" title=\"t\" severity=\"warn\">" CHECK REST, 2, 26,
     "severity=\"warn\": it must be \"info\", \"warning\" or \"error\""},
    {HEAD "<rule id=\"A-1\" title=\"t\" severity=\"waring\">" CHECK REST, 2, 26,
     "did you mean \"warning\"?"},
    {HEAD "<rule id=\"a-1\" title=\"t\">" CHECK REST, 2, 7, "id=\"a-1\""},
    {HEAD "<rule id=\"A-1\" title=\"t\" effective-from=\"2026-13-01\">" CHECK REST, 2, 26,
     "a date such as 2026-07-01 or a variable in braces"},
    {HEAD "<rule id=\"A-1\" title=\"t\" effective-from=\"2026-02-30\">" CHECK REST, 2, 26,
     "a date"},
    {HEAD "<rule id=\"A-1\" title=\"t\" effective-from=\"{agreement.start}\">" CHECK REST, 0, 0,
     NULL},
    {HEAD RULE "<scope in=\"boddy table\"/>" CHECK REST, 2, 33, "did you mean \"body\"?"},
    {HEAD RULE "<scope in=\" body  table \"/>" CHECK REST, 0, 0, NULL},
    {HEAD RULE "<existance><token>a</token></existance>" REST, 2, 26,
     "<existance> is unknown in <rule>: did you mean <existence>?"},
    {HEAD RULE CHECK "<fix>f</fix><advice>a</advice>" REST, 2, 65,
     "<fix> cannot stand here in <rule>: after <existence> comes <message>"},
    {HEAD RULE "<message>m</message>" CHECK EXAMPLES "</rule></ruleset>", 2, 26,
     "<message> cannot stand here in <rule>: first comes <scope>, <unless>, <existence>"},
    {HEAD RULE CHECK "<message>m</message></rule></ruleset>", 2, 1,
     "<rule> is not complete: after <message> it needs <example>"},
    {HEAD RULE CHECK "<message>m</message>text" EXAMPLES "</rule></ruleset>", 2, 1,
     "text cannot stand directly in <rule>: put \"text\" inside an element"},
    {HEAD RULE "<existence/>" REST, 2, 26, "<existence> is not complete: it needs <token>"},
    {HEAD RULE "<existence><any/></existence>" REST, 2, 37, "<any> is not complete"},
    {HEAD RULE "<existence><any ref=\"x\"><token>a</token></any></existence>" REST, 2, 50,
     "<token> cannot stand here in <any>: first comes nothing more"},
    {HEAD RULE "<existence><any><all><token>a</token><token>b</token></all></any></existence>" REST,
     2, 42, "<all> does not belong in <any>: here comes <token>"},
    {HEAD RULE "<existence><phrase gap=\"99\">a b</phrase></existence>" REST, 2, 45,
     "gap=\"99\": it must be a whole number from 0 to 50"},
    {HEAD RULE "<existence><phrase gap=\"två\">a b</phrase></existence>" REST, 2, 45,
     "a whole number from 0 to 50"},
    {HEAD RULE CHECK "<message xml:lang=\"de\">m</message>" REST, 2, 74,
     "it must be \"sv\" or \"en\""},
    {"<ruleset id=\"x\"/>", 1, 1, "it must be <ruleset xmlns=\"urn:linjera:rules:1\">"},
    {"<rules xmlns=\"urn:linjera:rules:1\"/>", 1, 1, "it must be <ruleset"},
    {HEAD "<!-- <rule> --><?pi <rule ?>\nåäö<rule/></ruleset>", 3, 4, "must have the attribute"},
    {"<ruleset xmlns=\"urn:linjera:rules:1\" version=\"1.0.0\" xml:lang=\"sv\"/>", 1, 1,
     "<ruleset> must have the attribute id"},
};

static void test_cases(void **state)
{
    (void)state;
    g_autoptr(relaxng_t) relaxng = relaxng_new(schema, sizeof schema - 1);
    struct limits limits = limits_default();
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *xml = cases[i].xml;
        g_autoptr(arena_t) arena = arena_new();
        g_autoptr(GError) error = NULL;
        struct node *root = tree_parse(arena, xml, strlen(xml), &limits, &error);
        if (!root)
            fail_msg("case %zu: %s", i, error->message);
        g_autoptr(GPtrArray) faults =
            g_ptr_array_new_with_free_func((GDestroyNotify)relaxng_fault_free);
        gboolean valid = relaxng_validate(relaxng, xml, strlen(xml), root, faults);
        if (valid != (cases[i].message == NULL))
            fail_msg("case %zu: valid is %d", i, valid);
        if (valid) {
            assert_int_equal(faults->len, 0);
            continue;
        }
        gboolean found = FALSE;
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint f = 0; f < faults->len; f++) {
            const struct relaxng_fault *fault = faults->pdata[f];
            g_string_append_printf(all, "\n  %u:%u: %s", fault->line, fault->column,
                                   fault->message);
            found = found || (fault->line == cases[i].line && fault->column == cases[i].column &&
                              strstr(fault->message, cases[i].message));
        }
        if (!found) {
            print_error("case %zu: %u:%u: %s is not among%s\n", i, cases[i].line, cases[i].column,
                        cases[i].message, all->str);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

// One fault is one complaint: a missing attribute says nothing about the children.
static void test_single(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *message;
    } alone[] = {
        {"<ruleset xmlns=\"urn:linjera:rules:1\" id=\"x\" xml:lang=\"sv\"><title>t</title>" RULE
             CHECK REST,
         "<ruleset> must have the attribute version"},
        {HEAD RULE CHECK "<message>m</message>" EXAMPLES "<example>b</example></rule></ruleset>",
         "<example> must have the attribute expect"},
        {"<ruleset xmlns=\"urn:linjera:rules:1\" id=\"x\" version=\"1\" xml:lang=\"sv\"/>",
         "version=\"1\": it must be three numbers with points between, such as 1.0.0"},
        {HEAD "<rule id=\"regel-1\" title=\"t\">" CHECK REST,
         "id=\"regel-1\": it must be capitals A-Z, digits and single hyphens, beginning with a "
         "letter, such as TERM-001"},
        {HEAD "<variable name=\"Start\" kind=\"date\">v</variable></ruleset>",
         "name=\"Start\": it must be small letters a-z, digits, '-' and '.', beginning with a "
         "letter, such as agreement.start"},
    };
    g_autoptr(relaxng_t) relaxng = relaxng_new(schema, sizeof schema - 1);
    struct limits limits = limits_default();
    for (gsize i = 0; i < G_N_ELEMENTS(alone); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const char *xml = alone[i].xml;
        struct node *root = tree_parse(arena, xml, strlen(xml), &limits, NULL);
        g_autoptr(GPtrArray) faults =
            g_ptr_array_new_with_free_func((GDestroyNotify)relaxng_fault_free);
        assert_false(relaxng_validate(relaxng, xml, strlen(xml), root, faults));
        const struct relaxng_fault *last = faults->pdata[faults->len - 1];
        if (faults->len != 1)
            fail_msg("case %zu: %u faults, the last: %s", i, faults->len, last->message);
        assert_string_equal(last->message, alone[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_single)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
