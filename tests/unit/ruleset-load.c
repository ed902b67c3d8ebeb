// SPDX-License-Identifier: Apache-2.0
// What the loader makes of rule files, and what it says about bad ones.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ruleset/ruleset.h"

#define ROOT(attributes)                                                                           \
    "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"p\" version=\"1.0.0\" xml:lang=\"sv\"" attributes \
    ">\n<title>Paket</title>\n"
#define HEAD ROOT("")
#define EXAMPLES "<example expect=\"match\">a</example><example expect=\"no-match\">b</example>"
#define END "<message>m</message>" EXAMPLES "</rule></ruleset>"
#define RULE "<rule id=\"A-1\" title=\"t\">"
#define EXISTENCE(pattern) "<existence>" pattern "</existence>"
#define NAMES(attributes, second)                                                                  \
    "<consistency" attributes "><variant name=\"a\"><token>a</token></variant>"                    \
    "<variant name=\"" second "\"><token>b</token></variant></consistency>"
#define TOKEN EXISTENCE("<token>a</token>")

static GPtrArray *new_complaints(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
}

static struct ruleset *load(const char *xml, const struct ruleset_options *options,
                            GPtrArray *complaints)
{
    static const struct ruleset_options none = {.definition_count = 0};
    struct rule_file file = {.name = "p.xml", .bytes = xml, .length = strlen(xml)};
    return ruleset_load(&file, 1, options ? options : &none, complaints);
}

// Each bad file with the place and a part of the sentence that it must give.
static const struct {
    const char *xml;
    guint line, column;
    gboolean warning;
    const char *message;
} bad[] = {
    {"<ruleset", 1, 9, FALSE, "not well-formed"},
    {"<!DOCTYPE r><ruleset/>", 1, 0, FALSE, "DTD"},
    {HEAD RULE "<existense/>" END, 3, 26, FALSE, "did you mean <existence>?"},
    {HEAD RULE EXISTENCE("<regex>avtal(</regex>") END, 3, 37, FALSE,
     "this regex is wrong: missing closing parenthesis: write \\( or \\) for a plain parenthesis, "
     "or complete the pair\n    avtal(\n          ^"},
    {HEAD RULE EXISTENCE("<regex>a*</regex>") END, 3, 37, FALSE, "match nothing"},
    {HEAD RULE EXISTENCE("<regex mark=\"2\">(a)b</regex>") END, 3, 44, FALSE,
     "the regex has 1 groups"},
    {HEAD RULE EXISTENCE("<any><regex mark=\"1\">(a)b</regex></any>") END, 3, 49, FALSE,
     "mark works only on a <regex> of its own"},
    {HEAD RULE EXISTENCE("<any><regex>(a)\\1</regex></any>") END, 3, 42, FALSE,
     "refers back to a group"},
    {HEAD RULE EXISTENCE("<token></token>") END, 3, 37, FALSE, "<token> is empty"},
    {HEAD RULE EXISTENCE("<token>två ord</token>") END, 3, 37, FALSE,
     "write <phrase>två ord</phrase>"},
    {HEAD RULE EXISTENCE("<token inflect=\"suffix\">snö</token>") END, 3, 37, FALSE,
     "how \"snö\" inflects is not known"},
    {HEAD RULE EXISTENCE("<token inflect=\"suffix\" declension=\"agnet\">snö</token>") END, 3, 61,
     FALSE, "did you mean agent?"},
    {HEAD RULE EXISTENCE("<token declension=\"er\">a</token>") END, 3, 44, FALSE,
     "add inflect=\"suffix\""},
    {HEAD RULE EXISTENCE("<any ref=\"histroic\"/>") END, 3, 42, FALSE,
     "the pack has no <define id=\"histroic\">"},
    {HEAD "<define id=\"historic\"><token>a</token></define>\n" RULE EXISTENCE(
         "<any ref=\"histroic\"/>") END,
     4, 42, FALSE, "did you mean \"historic\"?"},
    {HEAD "<define id=\"a\"><any ref=\"b\"/></define><define id=\"b\"><any ref=\"a\"/></define>"
          "\n" RULE EXISTENCE("<any ref=\"a\"/>") END,
     3, 59, FALSE, "this definition contains itself"},
    {HEAD "<define id=\"a\"><regex>(</regex></define>\n" RULE EXISTENCE("<any ref=\"a\"/>") END, 3,
     16, FALSE, "this regex is wrong"},
    {HEAD "<define id=\"a\"><regex>(</regex></define>\n" RULE TOKEN END, 3, 16, FALSE,
     "this regex is wrong"},
    {HEAD "<define id=\"a\"><token>x</token></define>\n" RULE TOKEN END, 3, 1, TRUE,
     "definition a is not used"},
    {HEAD RULE EXISTENCE("<token>{agreement.strat}</token>") END, 3, 37, FALSE,
     "there is no such variable"},
    {HEAD
     "<variable name=\"agreement.start\" kind=\"date\" value=\"2026-07-01\"/>\n" RULE EXISTENCE(
         "<token>{agreement.strat}</token>") END,
     4, 37, FALSE, "did you mean {agreement.start}?"},
    {HEAD "<variable name=\"a\" kind=\"date\" value=\"1 juli\"/>\n" RULE TOKEN END, 3, 32, FALSE,
     "it must be a date such as 2026-07-01"},
    {HEAD "<variable name=\"a\" kind=\"section\" example=\"tre\"/>\n" RULE TOKEN END, 3, 35, FALSE,
     "it must be a section number such as 3.2"},
    {HEAD "<variable name=\"a\" kind=\"text\"/>\n" RULE EXISTENCE("<token>{a}</token>") END, 3, 1,
     TRUE, "neither value nor example"},
    {HEAD RULE TOKEN "<message>m</message><example expect=\"match\">a</example></rule></ruleset>",
     3, 1, FALSE, "has no example that must not match"},
    {HEAD RULE TOKEN
     "<message>m</message><example expect=\"no-match\">a</example></rule></ruleset>",
     3, 1, FALSE, "has no example that matches"},
    {HEAD RULE TOKEN "<message xml:lang=\"en\">m</message>" EXAMPLES "</rule></ruleset>", 3, 1,
     FALSE, "has no Swedish message"},
    {HEAD RULE TOKEN "<message>m</message><message>m</message>" EXAMPLES "</rule></ruleset>", 3, 85,
     FALSE, "two messages in the same language"},
    {HEAD RULE TOKEN "<message>byt till <suggestion/></message>" EXAMPLES "</rule></ruleset>", 3,
     83, FALSE, "the rule proposes nothing"},
    {HEAD RULE TOKEN "<message>m</message><basis agreement=\"nytt\" section=\"1\"/>" EXAMPLES
                     "</rule></ruleset>",
     3, 92, FALSE, "the pack declares no such agreement"},
    {HEAD
     "<rule id=\"A-1\" title=\"t\" effective-from=\"2027-01-01\" effective-to=\"2026-01-01\">" TOKEN
         END,
     3, 54, FALSE, "ends on 2026-01-01 before it begins"},
    {HEAD RULE TOKEN "<message>m</message>" EXAMPLES
                     "</rule>\n<rule id=\"A-1\" title=\"t\">" EXISTENCE("<token>b</token>") END,
     4, 7, FALSE, "rule A-1 exists already at p.xml:3"},
    {HEAD RULE TOKEN "<message>m</message>" EXAMPLES
                     "</rule>\n<rule id=\"A-2\" title=\"t\">" TOKEN END,
     4, 1, TRUE, "rule A-2 looks for what rule A-1 looks for too"},
    {HEAD RULE "<required><token>a</token></required>"
               "<message><match/> saknas</message>" EXAMPLES "</rule></ruleset>",
     3, 72, FALSE, "what is missing has no words to show"},
    {HEAD RULE "<substitution><swap to=\"b\"><token>a</token></swap></substitution>"
               "<message>m</message><fix>c</fix>" EXAMPLES "</rule></ruleset>",
     3, 111, FALSE, "remove <fix>"},
    {HEAD RULE "<substitution><swap to=\"snö\"><token inflect=\"suffix\">avtal</token></swap>"
               "</substitution>" END,
     3, 40, TRUE, "it is proposed as it stands"},
    {HEAD RULE TOKEN "<message>m</message><example expect=\"no-match\"><mark>a</mark></example>"
                     "<example expect=\"match\">a</example></rule></ruleset>",
     3, 94, FALSE, "has no match to <mark>"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope unit=\"library\"/>" TOKEN END, 3, 1, FALSE,
     "unit=\"library\" is for <consistency>"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope unit=\"sentence\"/>" NAMES("", "b") END, 3, 33,
     FALSE, "names are compared in a section, a document or the library"},
    {HEAD RULE NAMES("", "a") END, 3, 92, FALSE, "there are two variants named \"a\""},
    {HEAD RULE NAMES("", " ") END, 3, 92, FALSE, "name is empty"},
    {HEAD RULE NAMES(" prefer=\"mobilt taem\"", "mobilt team") END, 3, 39, FALSE,
     "no variant has this name: did you mean \"mobilt team\"?"},
    {HEAD RULE "<consistency><variant name=\"a\"><token>a</token></variant></consistency>" END, 3,
     26, FALSE, "<consistency>"},
    {HEAD RULE "<consistency value=\"length\"><token>a</token></consistency>" END, 3, 39, FALSE,
     "value=\"length\": it must be"},
    {HEAD RULE "<consistency value=\"duration\" prefer=\"P3D\"><token>a</token></consistency>" END,
     3, 0, FALSE, "prefer"},
    {HEAD RULE TOKEN "<message><names/></message>" EXAMPLES "</rule></ruleset>", 3, 74, FALSE,
     "<names/> is for <consistency>"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope unit=\"library\"/>" NAMES(
         "", "b") "<message>m</message><example expect=\"match\" fixed=\"b\">a</example>"
                  "<example expect=\"no-match\">b</example></rule></ruleset>",
     3, 184, FALSE, "fixed is for what one document says"},
    {HEAD "<agreement id=\"a\" role=\"current\"/>\n" RULE TOKEN END, 3, 1, FALSE, "has no title"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope section=\"[\"/>" TOKEN END, 3, 33, FALSE,
     "section: this regex is wrong"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope color=\"rödd\"/>" TOKEN END, 3, 33, FALSE,
     "did you mean röd?"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope by=\"Anna\"/>" TOKEN END, 3, 33, FALSE,
     "add revisions=\"inserted\""},
    {HEAD RULE "<occurrence><token>a</token></occurrence>" END, 3, 26, FALSE,
     "says neither min nor max"},
    {HEAD RULE "<occurrence min=\"3\" max=\"2\"><token>a</token></occurrence>" END, 3, 38, FALSE,
     "min=\"3\" is more than max=\"2\""},
    {HEAD RULE "<occurrence min=\"3\"><token>a</token></occurrence>"
               "<message><match/></message>" EXAMPLES "</rule></ruleset>",
     3, 84, FALSE, "what is missing has no words to show"},
    {HEAD RULE TOKEN "<message><detail/></message>" EXAMPLES "</rule></ruleset>", 3, 74, FALSE,
     "<existence> has nothing to say here"},
    {HEAD RULE "<proximity words=\"3\"><token>a</token></proximity>" END, 3, 0, FALSE, "proximity"},
    {HEAD "<rule id=\"A-1\" title=\"t\"><scope unit=\"section\"/>"
          "<proximity words=\"3\"><token>a</token><token>b</token></proximity>" END,
     3, 49, FALSE, "<all within=\"section\">"},
    {HEAD RULE "<structure><heading><regex>^a$</regex></heading></structure>" END, 3, 37, FALSE,
     "findings need a name for this heading"},
    {HEAD RULE "<structure order=\"any\"><heading name=\"a\" optional=\"yes\"/></structure>" END, 3,
     37, FALSE, "always right"},
    {HEAD RULE "<link/>" END, 3, 26, FALSE, "this would report every link"},
    {HEAD RULE "<link faults=\"emty\"/>" END, 3, 0, FALSE, "emty"},
    {HEAD RULE "<link><host>https://a.se/</host></link>" END, 3, 32, FALSE,
     "write the name of the server alone"},
    {HEAD RULE "<link target=\"a\"><target><token>b</token></target></link>" END, 3, 32, FALSE,
     "say the same: keep one"},
    {HEAD RULE "<link target=\"(\"/>" END, 3, 32, FALSE, "target: this regex is wrong"},
    {HEAD RULE "<link text=\"a\" faults=\"unnamed\"/>" END, 3, 41, FALSE, "make two rules"},
    {HEAD RULE "<clause>Tre små ord.</clause>" END, 3, 26, FALSE, "has 3 words that must stand"},
    {HEAD RULE "<clause>Ett två tre fyra fem <alt match=\"–\">sex</alt></clause>" END, 3, 26, FALSE,
     "has no words"},
    {HEAD RULE "<clause similarity=\"0.2\">Ett två tre fyra fem.</clause>" END, 3, 34, FALSE,
     "from 0.5 to 1.0"},
    {HEAD RULE "<clause>Ett två tre fyra fem.</clause><message>m</message><fix>c</fix>" EXAMPLES
               "</rule></ruleset>",
     3, 84, FALSE, "remove <fix>"},
};

static void test_complaints(void **state)
{
    (void)state;
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GPtrArray) complaints = new_complaints();
        g_autoptr(ruleset_t) ruleset = load(bad[i].xml, NULL, complaints);
        gboolean found = FALSE;
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint c = 0; c < complaints->len; c++) {
            const struct complaint *complaint = complaints->pdata[c];
            assert_string_equal(complaint->file, "p.xml");
            g_string_append_printf(all, "\n  %u:%u:%s %s", complaint->line, complaint->column,
                                   complaint->warning ? " warning:" : "", complaint->message);
            found = found || (complaint->line == bad[i].line &&
                              (complaint->column == bad[i].column || bad[i].column == 0) &&
                              complaint->warning == bad[i].warning &&
                              strstr(complaint->message, bad[i].message));
        }
        if (!found || (ruleset != NULL) != bad[i].warning) {
            print_error("%zu: %u:%u: %s is not among%s\n", i, bad[i].line, bad[i].column,
                        bad[i].message, all->str);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static const char whole[] = ROOT(
    " default=\"on\"") "<agreement id=\"nytt\" role=\"current\" href=\"a.docx\" "
                       "in-force=\"{agreement.start}\">Nytt"
                       "</agreement>"
                       "<agreement id=\"gammalt\" role=\"superseded\" "
                       "repealed=\"2026-12-31\">Gammalt</agreement>"
                       "<variable name=\"agreement.start\" kind=\"date\" "
                       "example=\"2026-07-01\">Start</variable>"
                       "<define id=\"old\"><token>tidigare</token></define>"
                       "<group severity=\"error\" action=\"stop\" tags=\"G1 term\" owner=\"Ägare\">"
                       "<scope in=\"body table\" unit=\"section\" kinds=\"riktlinje; rutin\" "
                       "min-words=\"20\"/>"
                       "<unless><any ref=\"old\"/></unless>"
                       "<rule id=\"B-2\" title=\" Två\n ord \" severity=\"info\" tags=\"G2 term\""
                       " effective-from=\"{agreement.start}\">"
                       "<scope not-in=\"quote\" unit=\"paragraph\"/>"
                       "<unless within=\"match\"><token>x</token></unless>"
                       "<unless within=\"document\" "
                       "position=\"before\"><token>y</token><token>z</token></unless>"
                       "<substitution><swap to=\"region\"><token "
                       "inflect=\"suffix\">landsting</token>"
                       "<token>LTG</token></swap></substitution>"
                       "<message>”<match/>” heter\n  ”<suggestion/>”</message>"
                       "<message xml:lang=\"en\">Say <suggestion/></message><advice> Läs  mer "
                       "</advice>"
                       "<basis agreement=\"nytt\" section=\"3.2\"/>"
                       "<example expect=\"match\" fixed=\"# R\">\n   # Rubrik\n\n   - ett "
                       "<mark>landsting</mark> x\n"
                       "  </example><example expect=\"todo-no-match\">b</example></rule></group>"
                       "<rule id=\"A-1\" title=\"Ett\"><scope unit=\"section\"/>"
                       "<conditional order=\"after\"><if><all><token>a</token>"
                       "<token>b</token></all></if><then><token>c</token><token>d</token></then></"
                       "conditional>"
                       "<message>m</message>" EXAMPLES "</rule>"
                       "<rule id=\"C-3\" title=\"Tre\"><required in=\"header\" anchor=\"^Syfte\">"
                       "<token>a</token><token>b</token></required><message>m</message><fix>Skriv "
                       "{agreement.start}"
                       "</fix>" EXAMPLES "</rule></ruleset>";

static void test_whole(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) complaints = new_complaints();
    g_autoptr(ruleset_t) ruleset = load(whole, NULL, complaints);
    for (guint i = 0; i < complaints->len; i++)
        print_error("%s\n", ((struct complaint *)complaints->pdata[i])->message);
    assert_non_null(ruleset);
    assert_int_equal(complaints->len, 0);
    const struct pack *pack = ruleset->packs->pdata[0];
    assert_string_equal(pack->id, "p");
    assert_string_equal(pack->title, "Paket");
    assert_int_equal(pack->rules, 3);
    assert_int_equal(strlen(pack->sha256), 64);
    const struct agreement_decl *agreement = ruleset->agreements->pdata[1];
    assert_string_equal(agreement->id, "nytt");
    assert_null(agreement->in_force); // not set yet
    assert_string_equal(agreement->href, "a.docx");

    assert_int_equal(ruleset->rules->len, 3);
    const struct rule *rule = ruleset->rules->pdata[1];
    assert_string_equal(rule->id, "B-2");
    assert_string_equal(rule->title, "Två ord");
    assert_int_equal(rule->severity, SEVERITY_INFO);
    assert_int_equal(rule->action, ACTION_STOP);
    assert_string_equal(rule->owner, "Ägare");
    assert_string_equal(rule->status, "active");
    assert_int_equal(rule->tags->len, 3); // G1 term G2
    assert_null(rule->effective_from);
    assert_string_equal(rule->not_evaluated[LANGUAGE_EN],
                        "agreement.start is not set: give it in linjera.xml or with --define "
                        "agreement.start=2026-07-01");
    assert_int_equal(rule->scope.in, 1u << SCOPE_BODY | 1u << SCOPE_TABLE);
    assert_int_equal(rule->scope.not_in, 1u << SCOPE_QUOTE);
    assert_int_equal(rule->scope.unit, UNIT_PARAGRAPH);
    assert_int_equal(rule->scope.kinds->len, 2);
    assert_string_equal(rule->scope.kinds->pdata[1], "rutin");
    assert_int_equal(rule->scope.min_words, 20);
    assert_int_equal(rule->unless->len, 4);
    const struct unless *last = rule->unless->pdata[3];
    assert_int_equal(last->within, UNIT_DOCUMENT);
    assert_int_equal(last->position, POSITION_BEFORE);
    assert_int_equal(rule->swaps->len, 2);
    const struct swap *swap = rule->swaps->pdata[0];
    assert_string_equal(swap->to, "region");
    assert_non_null(swap->forms);
    assert_string_equal(swap->matcher.expressions[0]->forms->base, "landsting");
    assert_string_equal(rule->message[LANGUAGE_SV], "”\1” heter ”\2”");
    assert_string_equal(rule->message[LANGUAGE_EN], "Say \2");
    assert_string_equal(rule->advice, "Läs mer");
    const struct basis_ref *basis = rule->basis->pdata[0];
    assert_string_equal(basis->section, "3.2");
    const struct example *example = rule->examples->pdata[0];
    assert_string_equal(example->text, "# Rubrik\n- ett landsting x");
    assert_int_equal(example->mark_start, 15);
    assert_int_equal(example->mark_end, 24);
    assert_true(example->match && !example->todo);
    example = rule->examples->pdata[1];
    assert_true(!example->match && example->todo);

    rule = ruleset->rules->pdata[0];
    assert_int_equal(rule->check, CHECK_CONDITIONAL);
    assert_int_equal(rule->order, POSITION_AFTER);
    assert_int_equal(rule->condition.count, 2);
    assert_int_equal(rule->condition.within, UNIT_SECTION);
    assert_int_equal(rule->consequence.count, 1);
    rule = ruleset->rules->pdata[2];
    assert_int_equal(rule->check, CHECK_REQUIRED);
    assert_int_equal(rule->required_in, SCOPE_HEADER);
    assert_non_null(rule->anchor);
    assert_int_equal(rule->patterns->len, 2);
    assert_non_null(rule->not_evaluated[LANGUAGE_EN]); // its fix needs the variable
    for (guint i = 0; i < ruleset->expressions->len; i++)
        assert_int_equal(((struct expression *)ruleset->expressions->pdata[i])->id, i);
}

// Whom a rule concerns: what it says, else its group, else what follows from owner and action.
static void test_audience(void **state)
{
    (void)state;
    enum { P = 1 << AUDIENCE_PRACTICE, M = 1 << AUDIENCE_MANAGER, O = 1 << AUDIENCE_OWNER };
    static const struct {
        const char *group, *rule;
        guint audience;
    } cases[] = {
        {"", "", O},
        {"", "owner=\"dokumentägaren\"", O},
        {"", "owner=\"Dokumentansvarig\" action=\"stop\"", O},
        {"", "owner=\"OSN\"", M | O},
        {"decision-body=\"VVG\"", "owner=\"dokumentägaren\"", M | O},
        {"", "action=\"continue\"", P | M | O},
        {"audience=\"practice\"", "decision-body=\"VVG\"", P},
        {"audience=\"practice\"", "audience=\"manager  document-owner\"", M | O},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *xml = g_strdup_printf(
            HEAD "<group %s><rule id=\"A-1\" title=\"t\" %s>" TOKEN "<message>m</message>"
                 "<follow-up xml:lang=\"en\">f</follow-up>" EXAMPLES "</rule></group></ruleset>",
            cases[i].group, cases[i].rule);
        g_autoptr(GPtrArray) complaints = new_complaints();
        g_autoptr(ruleset_t) ruleset = load(xml, NULL, complaints);
        assert_non_null(ruleset);
        const struct rule *rule = ruleset->rules->pdata[0];
        assert_int_equal(rule->audience, cases[i].audience);
        assert_string_equal(rule->follow_up[LANGUAGE_SV], "f");
        assert_string_equal(rule->follow_up[LANGUAGE_EN], "f");
    }
}

static void test_variables(void **state)
{
    (void)state;
    static const struct {
        struct definition definition;
        gboolean examples;
        const char *effective; // NULL: not evaluated
        const char *complaint; // NULL: none
    } cases[] = {
        {{.name = "agreement.start", .value = "2026-09-01"}, FALSE, "2026-09-01", NULL},
        {{.name = "p.agreement.start", .value = "2026-09-01"}, FALSE, "2026-09-01", NULL},
        {{.name = "p.agreement.start", .value = "2026-09-01"}, TRUE, "2026-09-01", NULL},
        {{.name = NULL}, TRUE, "2026-07-01", NULL},
        {{.name = NULL}, FALSE, NULL, NULL},
        {{.name = "agreement.start", .value = "snart"},
         FALSE,
         NULL,
         "agreement.start=snart: it must be a date"},
        // A configuration may serve several packs: what no loaded pack declares is left alone.
        {{.name = "agreement.strat", .value = "2026-09-01"}, FALSE, NULL, NULL},
        {{.name = "q.agreement.start", .value = "2026-09-01"}, FALSE, NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct ruleset_options options = {.definitions = &cases[i].definition,
                                          .definition_count = cases[i].definition.name ? 1 : 0,
                                          .example_values = cases[i].examples};
        g_autoptr(GPtrArray) complaints = new_complaints();
        g_autoptr(ruleset_t) ruleset = load(whole, &options, complaints);
        if (cases[i].complaint) {
            assert_null(ruleset);
            const struct complaint *complaint = complaints->pdata[0];
            assert_non_null(strstr(complaint->message, cases[i].complaint));
            continue;
        }
        assert_non_null(ruleset);
        const struct rule *rule = ruleset_rule(ruleset, "B-2");
        if (cases[i].effective)
            assert_string_equal(rule->effective_from, cases[i].effective);
        else
            assert_null(rule->effective_from);
        assert_int_equal(rule->not_evaluated[LANGUAGE_EN] == NULL, cases[i].effective != NULL);
    }
}

#define PACK(id, attributes, rules)                                                                \
    "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"" id                                              \
    "\" version=\"1.0.0\" xml:lang=\"sv\"" attributes "><title>T</title>" rules "</ruleset>"
#define SMALL(id, token)                                                                           \
    "<rule id=\"" id                                                                               \
    "\" title=\"t\">" EXISTENCE("<token>" token "</token>") "<message>m</message>" EXAMPLES        \
                                                            "</rule>"

// Packs of several files, packs that are off, and an answer that does not depend on the order.
#define LIBRARY(body)                                                                              \
    "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"lib\" version=\"1.0.0\" xml:lang=\"sv\">"         \
    "<title>Bibliotek</title>" body "</ruleset>"
#define USES(ref)                                                                                  \
    PACK("p", "",                                                                                  \
         "<rule id=\"A-1\" title=\"t\"><existence><any ref=\"" ref                                 \
         "\"/></existence><message>m</message>" EXAMPLES "</rule>")

// Definitions of one pack in another: read only where they are referred to, and part of what the
// other pack's findings follow from.
static void test_libraries(void **state)
{
    (void)state;
    static const char user[] = USES("lib:old"), alone[] = PACK("p", "", SMALL("A-1", "a"));
    static const char library[] = LIBRARY(
        "<variable name=\"v\" kind=\"text\" value=\"x\">m</variable>"
        "<define id=\"old\"><any ref=\"older\"/><token>{v}</token></define>"
        "<define id=\"older\"><token>a</token><example expect=\"match\">a</example></define>");
    struct rule_file files[] = {{"p.xml", user, sizeof user - 1, FALSE},
                                {"lib.xml", library, sizeof library - 1, TRUE}};
    struct ruleset_options options = {.definition_count = 0};
    g_autoptr(GPtrArray) complaints = new_complaints();
    g_autoptr(ruleset_t) ruleset = ruleset_load(files, 2, &options, complaints);
    assert_int_equal(complaints->len, 0);
    assert_int_equal(ruleset->packs->len, 1);
    assert_int_equal(ruleset->libraries->len, 1);
    assert_int_equal(ruleset->files->len, 2);
    // Beside the program it is nobody's task to test it.
    assert_int_equal(ruleset->definitions->len, 0);
    const struct pack *lib = ruleset->libraries->pdata[0], *pack = ruleset->packs->pdata[0];
    assert_string_equal(lib->id, "lib");
    assert_int_equal(lib->definitions, 2);
    assert_string_equal(lib->title, "Bibliotek");

    // Who uses the definitions has another digest when they change.
    static const char changed[] = LIBRARY("<define id=\"old\"><token>c</token></define>");
    struct rule_file other[] = {files[0], {"lib.xml", changed, sizeof changed - 1, TRUE}};
    g_autoptr(ruleset_t) again = ruleset_load(other, 2, &options, complaints);
    assert_string_not_equal(((struct pack *)again->packs->pdata[0])->sha256, pack->sha256);

    // Not referred to: as if it were not there, faults included.
    struct rule_file unused[] = {{"p.xml", alone, sizeof alone - 1, FALSE},
                                 {"lib.xml", "<bad", 4, TRUE}};
    g_autoptr(ruleset_t) without = ruleset_load(unused, 2, &options, complaints);
    assert_int_equal(complaints->len, 0);
    assert_int_equal(without->libraries->len, 0);

    // The user's own pack of that name is used instead of the library.
    static const char own[] = LIBRARY("<define id=\"old\"><token>a</token>" EXAMPLES "</define>");
    struct rule_file given[] = {files[0], files[1], {"own.xml", own, sizeof own - 1, FALSE}};
    g_autoptr(ruleset_t) mine = ruleset_load(given, 3, &options, complaints);
    assert_int_equal(complaints->len, 0);
    assert_int_equal(((struct pack *)mine->libraries->pdata[0])->definitions, 1);
    assert_int_equal(mine->definitions->len, 1);
    assert_string_equal(((struct rule *)mine->definitions->pdata[0])->id, "lib:old");
}

static void test_library_faults(void **state)
{
    (void)state;
    static const struct {
        const char *user, *library, *message;
    } cases[] = {
        {USES("lib:odl"), LIBRARY("<define id=\"old\"><token>a</token>" EXAMPLES "</define>"),
         "that pack has no <define id=\"odl\">: did you mean \"lib:old\"?"},
        {USES("lob:old"), LIBRARY("<define id=\"old\"><token>a</token>" EXAMPLES "</define>"),
         "there is no pack lob among the rule files, nor in the libraries beside the program: did "
         "you mean \"lib:...\"?"},
        {USES("lib:old"), LIBRARY("<define id=\"old\"><token>a</token></define>"),
         "definition old of a pack without rules has no example that matches"},
        {USES("lib:old"),
         LIBRARY(
             "<define id=\"old\"><token>a</token><example expect=\"match\">a</example></define>"),
         "has no example that must not match"},
        {USES("lib:old"), LIBRARY("<define id=\"old\"><any ref=\"lib:old\"/>" EXAMPLES "</define>"),
         "this definition contains itself"},
        {USES("lib:a:b"), LIBRARY(""), "ref"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rule_file files[] = {{"p.xml", cases[i].user, strlen(cases[i].user), FALSE},
                                    {"lib.xml", cases[i].library, strlen(cases[i].library), FALSE}};
        struct ruleset_options options = {.definition_count = 0};
        g_autoptr(GPtrArray) complaints = new_complaints();
        g_autoptr(ruleset_t) ruleset = ruleset_load(files, 2, &options, complaints);
        assert_null(ruleset);
        gboolean said = FALSE;
        for (guint n = 0; n < complaints->len; n++)
            said |= strstr(((struct complaint *)complaints->pdata[n])->message, cases[i].message) !=
                    NULL;
        if (!said)
            fail_msg("%s: %s", cases[i].message,
                     ((struct complaint *)complaints->pdata[0])->message);
    }
}

static void test_packs(void **state)
{
    (void)state;
    static const char first[] = PACK("p", "", SMALL("A-1", "a"));
    static const char second[] = PACK("p", "", SMALL("A-2", "b"));
    static const char off[] = PACK("q", " default=\"off\"", SMALL("Q-1", "c"));
    const struct rule_file files[] = {{"1.xml", first, sizeof first - 1, FALSE},
                                      {"2.xml", second, sizeof second - 1, FALSE},
                                      {"3.xml", off, sizeof off - 1, FALSE}};
    const struct rule_file turned[] = {files[2], files[1], files[0]};
    struct ruleset_options options = {.definition_count = 0};
    g_autoptr(GPtrArray) complaints = new_complaints();
    g_autoptr(ruleset_t) one = ruleset_load(files, 3, &options, complaints);
    g_autoptr(ruleset_t) two = ruleset_load(turned, 3, &options, complaints);
    assert_int_equal(complaints->len, 0);
    assert_int_equal(one->packs->len, 1);
    assert_int_equal(one->rules->len, 2);
    const struct pack *pack = one->packs->pdata[0], *same = two->packs->pdata[0];
    assert_int_equal(pack->rules, 2);
    assert_string_equal(pack->sha256, same->sha256);
    assert_null(ruleset_rule(one, "Q-1"));
    options.include_off = TRUE;
    g_autoptr(ruleset_t) all = ruleset_load(files, 3, &options, complaints);
    assert_int_equal(all->packs->len, 2);
    assert_true(((struct pack *)all->packs->pdata[1])->off);
    assert_non_null(ruleset_rule(all, "Q-1"));

    static const char other[] =
        "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"p\" version=\"2.0.0\" xml:lang=\"sv\"/>";
    const struct rule_file clash[] = {files[0], {"2.xml", other, sizeof other - 1, FALSE}};
    g_autoptr(ruleset_t) none = ruleset_load(clash, 2, &options, complaints);
    assert_null(none);
    const struct complaint *complaint = complaints->pdata[0];
    assert_string_equal(complaint->file, "2.xml");
    assert_non_null(strstr(complaint->message, "give all of them the same"));
    g_autoptr(ruleset_t) empty = ruleset_load(NULL, 0, &options, complaints);
    assert_non_null(empty);
}

static void test_force(void **state)
{
    (void)state;
    struct rule rule = {.effective_from = "2026-07-01", .effective_to = "2026-12-31"};
    assert_int_equal(rule_force(&rule, "2026-06-30"), FORCE_UPCOMING);
    assert_int_equal(rule_force(&rule, "2026-07-01"), FORCE_IN);
    assert_int_equal(rule_force(&rule, "2026-12-31"), FORCE_IN);
    assert_int_equal(rule_force(&rule, "2027-01-01"), FORCE_ENDED);
    struct rule always = {.effective_from = NULL};
    assert_int_equal(rule_force(&always, "2026-01-01"), FORCE_IN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_complaints),     cmocka_unit_test(test_whole),
        cmocka_unit_test(test_audience),       cmocka_unit_test(test_variables),
        cmocka_unit_test(test_packs),          cmocka_unit_test(test_libraries),
        cmocka_unit_test(test_library_faults), cmocka_unit_test(test_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
