// SPDX-License-Identifier: Apache-2.0
// What a rule makes of a termbase: which terms it finds in which forms, what it proposes, which
// longer terms it spares, and that the pack's digest covers the termbase.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ruleset/ruleset.h"

#define TERM(text, status)                                                                         \
    "<termSec><term>" text "</term><termNote type='administrativeStatus'>" status                  \
    "</termNote></termSec>"
#define PLAIN(text) "<termSec><term>" text "</term></termSec>"
#define SPEECH(text, speech)                                                                       \
    "<termSec><term>" text "</term><termNote type='partOfSpeech'>" speech "</termNote>"            \
    "<termNote type='administrativeStatus'>deprecatedTerm</termNote></termSec>"
#define SWEDISH(terms) "<conceptEntry><langSec xml:lang='sv'>" terms "</langSec></conceptEntry>"
#define ENGLISH(terms) "<conceptEntry><langSec xml:lang='en'>" terms "</langSec></conceptEntry>"

static GBytes *companion(void *context, const char *rule_file, const char *href, char **path,
                         GError **error)
{
    assert_string_equal(rule_file, "p.xml");
    if (strcmp(href, "t.tbx") != 0) {
        g_set_error_literal(error, g_quark_from_static_string("test"), 1, "there is none");
        return NULL;
    }
    *path = g_strdup("dir/t.tbx");
    g_autofree char *bytes =
        g_strdup_printf("<tbx><text><body>%s</body></text></tbx>", (const char *)context);
    return g_bytes_new(bytes, strlen(bytes));
}

static struct ruleset *load(const char *concepts, const char *attributes, GPtrArray *complaints)
{
    g_autofree char *xml = g_strdup_printf(
        "<ruleset xmlns='urn:linjera:rules:1' id='p' version='1.0.0' xml:lang='sv'><title>P</title>"
        "<rule id='A-1' title='t'><termbase %s/><message>m <detail/></message>"
        "<example expect='match'>a</example><example expect='no-match'>b</example></rule>"
        "</ruleset>",
        attributes);
    struct rule_file file = {.name = "p.xml", .bytes = xml, .length = strlen(xml)};
    struct ruleset_options options = {.companion = concepts ? companion : NULL,
                                      .companion_context = (void *)(gsize)concepts};
    return ruleset_load(&file, 1, &options, complaints);
}

// "landsting+7>region+8": term and forms, proposal and forms; "!" before what is spared.
static char *describe(const struct ruleset *ruleset)
{
    const struct rule *rule = ruleset->rules->pdata[0];
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rule->swaps->len; i++) {
        const struct swap *swap = rule->swaps->pdata[i];
        const struct inflection *forms = swap->matcher.expressions[0]->forms;
        g_string_append_printf(text, "%s%s>%s%s", text->len ? " " : "",
                               forms ? forms->base : "as written", swap->to ? swap->to : "none",
                               swap->forms ? "+" : "");
    }
    for (guint i = 0; i < rule->unless->len; i++) {
        const struct unless *unless = rule->unless->pdata[i];
        assert_int_equal(unless->within, UNIT_MATCH);
        g_string_append_printf(text, " !%s", unless->matcher.expressions[0]->forms->base);
    }
    return g_string_free(text, FALSE);
}

static void finds_terms(void **state)
{
    (void)state;
    static const struct {
        const char *attributes, *concepts, *found;
    } cases[] = {
        {"href='t.tbx'",
         SWEDISH(TERM("region", "preferredTerm") TERM("landsting", "supersededTerm")),
         "landsting>region+"},
        // A preferred term, else an admitted one, else one without a status; or none.
        {"href='t.tbx'",
         SWEDISH(PLAIN("plan") TERM("SIP", "admittedTerm") TERM("avtal", "deprecatedTerm")),
         "avtal>SIP+"},
        {"href='t.tbx'", SWEDISH(PLAIN("plan") TERM("avtal", "deprecatedTerm")), "avtal>plan+"},
        {"href='t.tbx'", SWEDISH(TERM("avtal", "deprecatedTerm")), "avtal>none"},
        // Only the flags and the language that are asked for.
        {"href='t.tbx' flag='superseded'",
         SWEDISH(TERM("avtal", "deprecatedTerm") TERM("plan", "supersededTerm")), "plan>none"},
        {"href='t.tbx' flag='admitted superseded'",
         SWEDISH(TERM("avtal", "deprecatedTerm") TERM("plan", "admittedTerm")), "plan>none"},
        {"href='t.tbx' prefer='en'",
         SWEDISH(TERM("avtal", "deprecatedTerm")) ENGLISH(TERM("SIP", "deprecatedTerm")),
         "SIP>none"},
        // What inflects, and what does not.
        {"href='t.tbx'", SWEDISH(SPEECH("färdigbehandlad", "adjective")), "färdigbehandlad>none"},
        {"href='t.tbx'", SWEDISH(SPEECH("plan", "verb")), "as written>none"},
        {"href='t.tbx'", SWEDISH(SPEECH("Skaraborg", "properNoun")), "Skaraborg>none"},
        {"href='t.tbx'", SWEDISH(TERM("snö", "deprecatedTerm")), "as written>none"},
        // A longer term that may be used spares its words, of whatever concept it is.
        {"href='t.tbx'",
         SWEDISH(TERM("plan", "deprecatedTerm")) SWEDISH(PLAIN("individuell plan") PLAIN("avtal")),
         "plan>none !individuell plan"},
        {"href='t.tbx'",
         SWEDISH(TERM("plan", "deprecatedTerm") TERM("individuell plan", "deprecatedTerm")),
         "plan>none individuell plan>none"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) complaints =
            g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
        g_autoptr(ruleset_t) ruleset = load(cases[i].concepts, cases[i].attributes, complaints);
        for (guint n = 0; !ruleset && n < complaints->len; n++)
            print_error("%s\n", ((const struct complaint *)complaints->pdata[n])->message);
        assert_non_null(ruleset);
        g_autofree char *found = describe(ruleset);
        assert_string_equal(found, cases[i].found);
        assert_string_equal(ruleset->companions->pdata[0], "dir/t.tbx");
    }
}

static void complains(void **state)
{
    (void)state;
    static const struct {
        const char *attributes, *concepts, *file, *message;
        gboolean warning;
    } cases[] = {
        {"href='u.tbx'", "", "p.xml", "href=\"u.tbx\": there is none", FALSE},
        {"href='t.tbx'", NULL, "p.xml", "no files are read beside this one", FALSE},
        {"href='t.tbx'", "<a>", "p.xml", "dir/t.tbx: ", FALSE},
        {"href='t.tbx'", "", "p.xml", "dir/t.tbx has no term in \"sv\"", FALSE},
        {"href='t.tbx'", SWEDISH(TERM("snö", "deprecatedTerm")), "dir/t.tbx",
         "found only as they are written: \"snö\"", TRUE},
        {"href='t.tbx'", SWEDISH(TERM("avtal", "deprecatedTerm")), "dir/t.tbx",
         "\"avtal\" is not to be used, but its concept has no other term", TRUE},
        {"href='t.tbx' flag='obsolete'", "", "p.xml", "flag", FALSE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) complaints =
            g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
        g_autoptr(ruleset_t) ruleset = load(cases[i].concepts, cases[i].attributes, complaints);
        assert_int_equal(ruleset != NULL, cases[i].warning);
        gboolean found = FALSE;
        for (guint n = 0; n < complaints->len; n++) {
            const struct complaint *complaint = complaints->pdata[n];
            found = found || (strcmp(complaint->file, cases[i].file) == 0 &&
                              complaint->warning == cases[i].warning &&
                              strstr(complaint->message, cases[i].message));
        }
        if (!found)
            fail_msg("%s is not among the complaints", cases[i].message);
    }
}

static void digests_the_termbase(void **state)
{
    (void)state;
    static const char *const concepts[] = {
        SWEDISH(TERM("avtal", "deprecatedTerm")),
        SWEDISH(TERM("avtal", "deprecatedTerm")) " ",
    };
    g_autofree char *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(concepts); i++) {
        g_autoptr(GPtrArray) complaints =
            g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
        g_autoptr(ruleset_t) ruleset = load(concepts[i], "href='t.tbx'", complaints);
        assert_non_null(ruleset);
        const struct pack *pack = ruleset->packs->pdata[0];
        if (first)
            assert_string_not_equal(pack->sha256, first);
        else
            first = g_strdup(pack->sha256);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_terms),
        cmocka_unit_test(complains),
        cmocka_unit_test(digests_the_termbase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
