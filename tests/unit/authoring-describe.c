// SPDX-License-Identifier: Apache-2.0
// Patterns, exceptions and scopes in words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "authoring/describe.h"

#define HEAD                                                                                       \
    "<ruleset xmlns='urn:linjera:rules:1' id='p' version='1.0.0' xml:lang='sv'><title>P</title>"   \
    "<variable name='unit.name' kind='text' value='Lindhaga'>namn</variable>"                      \
    "<define id='past'><token>förr</token><phrase>inte längre</phrase></define>"
#define RULE(before, patterns)                                                                     \
    HEAD "<rule id='A-1' title='t'>" before "<existence>" patterns "</existence><message>m"        \
         "</message><example expect='match'>x</example><example expect='no-match'>y</example>"     \
         "</rule></ruleset>"

static struct ruleset *load(const char *xml, gboolean shapes)
{
    struct rule_file file = {.name = "p.xml", .bytes = xml, .length = strlen(xml)};
    struct ruleset_options options = {.shapes = shapes};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    struct ruleset *ruleset = ruleset_load(&file, 1, &options, complaints);
    assert_non_null(ruleset);
    return ruleset;
}

static const struct {
    const char *xml, *swedish, *english;
} patterns[] = {
    {RULE("", "<token>avtal</token>"), "\"avtal\"", "\"avtal\""},
    {RULE("", "<token inflect='both'>avtal</token>"),
     "\"avtal\" (i alla former och i sammansättningar)",
     "\"avtal\" (in all forms and in compounds)"},
    {RULE("", "<token inflect='compound'>egenvård</token>"),
     "\"egenvård\" (även i sammansättningar)", "\"egenvård\" (also in compounds)"},
    {RULE("", "<phrase gap='2'>fast {unit.name}</phrase>"),
     "\"fast Lindhaga\" (högst 2 andra ord emellan)",
     "\"fast Lindhaga\" (up to 2 other words between)"},
    {RULE("", "<regex>SOSFS\\s 2009</regex>"), "/SOSFS\\s 2009/", "/SOSFS\\s 2009/"},
    {RULE("", "<any ref='past'/>"), "definitionen past", "the definition past"},
    {RULE("", "<seq gap='3'><token>a</token><any><token>b</token><token>c</token></any></seq>"),
     "\"a\" …3… (\"b\" eller \"c\")", "\"a\" …3… (\"b\" or \"c\")"},
    {RULE("", "<all><token>a</token><seq><token>b</token><token>c</token></seq></all>"),
     "\"a\" + (\"b\" … \"c\"), i samma mening", "\"a\" + (\"b\" … \"c\"), in the same sentence"},
};

static void describes_patterns(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_autoptr(ruleset_t) ruleset = load(patterns[i].xml, TRUE);
        const struct rule *rule = ruleset->rules->pdata[0];
        const char *expected[] = {patterns[i].swedish, patterns[i].english};
        for (guint language = 0; language < LANGUAGES; language++) {
            g_autoptr(GString) out = g_string_new(NULL);
            describe_matcher(out, (enum language)language, rule->patterns->pdata[0]);
            assert_string_equal(out->str, expected[language]);
        }
    }
}

static void add_leaf(void *context, const struct shape *leaf)
{
    g_string_append_printf(context, "%s ", leaf->text);
}

static void walks_into_definitions(void **state)
{
    (void)state;
    g_autoptr(ruleset_t) ruleset =
        load(RULE("", "<seq><any ref='past'/><token>avtal</token></seq>"), TRUE);
    const struct rule *rule = ruleset->rules->pdata[0];
    const struct matcher *matcher = rule->patterns->pdata[0];
    g_autoptr(GString) leaves = g_string_new(NULL);
    shape_leaves(matcher->expressions[0]->shape, add_leaf, leaves);
    assert_string_equal(leaves->str, "förr inte längre avtal ");
}

static void describes_scope_and_exceptions(void **state)
{
    (void)state;
    g_autoptr(ruleset_t) ruleset =
        load(RULE("<scope in='body table' not-in='quote' unit='section' section='^3' "
                  "kinds='rutin; riktlinje' min-words='9'/><unless within='paragraph' "
                  "position='before'><any ref='past'/></unless>",
                  "<token>{unit.name}</token>"),
             TRUE);
    const struct rule *rule = ruleset->rules->pdata[0];
    g_autoptr(GString) out = g_string_new(NULL);
    describe_scope(out, LANGUAGE_SV, &rule->scope);
    assert_string_equal(out->str,
                        "bara i body, table; inte i quote; under rubriker som stämmer med "
                        "^3; bara i dokument av slaget rutin, riktlinje; det som hör "
                        "ihop står i samma avsnitt; bara i dokument med minst så här "
                        "många ord: 9");
    g_string_truncate(out, 0);
    describe_unless(out, LANGUAGE_EN, rule->unless->pdata[0]);
    assert_string_equal(out->str, "the definition past in the same paragraph, before the match");
    assert_int_equal(rule->variables->len, 1);
    assert_string_equal(((const struct variable *)rule->variables->pdata[0])->name, "unit.name");
}

// Shapes cost what only authors need: a check does without.
static void keeps_no_shapes_unasked(void **state)
{
    (void)state;
    g_autoptr(ruleset_t) ruleset = load(RULE("", "<any ref='past'/>"), FALSE);
    for (guint i = 0; i < ruleset->expressions->len; i++)
        assert_null(((const struct expression *)ruleset->expressions->pdata[i])->shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(describes_patterns),
        cmocka_unit_test(walks_into_definitions),
        cmocka_unit_test(describes_scope_and_exceptions),
        cmocka_unit_test(keeps_no_shapes_unasked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
