// SPDX-License-Identifier: Apache-2.0
// Where a rule looks, and what excepts a match.
#include "check-fixture.h"

#define UNLESS(attributes)                                                                         \
    RULE("", "<unless " attributes "><token>tidigare</token></unless>"                             \
             "<existence><token>landsting</token></existence>")
#define SCOPE(attributes)                                                                          \
    RULE("", "<scope " attributes "/><existence><token>avtal</token></existence>")

#define RUNNING "Det här är ett löpande stycke som är så långt att det räknas som ett sådant."

static void test_unless(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {UNLESS(""), "Ett tidigare landsting. Ett landsting.", "1:28-37 landsting"},
        {UNLESS(""), "Ett landsting som tidigare fanns.", ""},
        {UNLESS("within='sentence'"), "Ett landsting. Tidigare var det så.", "1:4-13 landsting"},
        {UNLESS("within='sentence' position='before'"),
         "Ett tidigare landsting. Ett landsting är tidigare.", "1:28-37 landsting"},
        {UNLESS("within='sentence' position='after'"),
         "Ett tidigare landsting. Ett landsting är tidigare.", "1:13-22 landsting"},
        // The match itself is neither before nor after it.
        {RULE("", "<unless position='before'><token>tidigare</token></unless>"
                  "<existence><phrase>tidigare landsting</phrase></existence>"),
         "Ett tidigare landsting.", "1:4-22 tidigare landsting"},
        {RULE("", "<unless position='after'><token>landsting</token></unless>"
                  "<existence><phrase>tidigare landsting</phrase></existence>"),
         "Ett tidigare landsting.", "1:4-22 tidigare landsting"},
        {UNLESS("within='paragraph'"), "Tidigare. Ett landsting. Mer.\nEtt landsting.",
         "2:4-13 landsting"},
        {UNLESS("within='paragraph' position='before'"), "Ett landsting. Tidigare. Ett landsting.",
         "1:4-13 landsting"},
        {UNLESS("within='paragraph' position='after'"), "Ett landsting. Tidigare. Ett landsting.",
         "1:29-38 landsting"},
        {UNLESS("within='section'"),
         "# 1 A\nTidigare.\nEtt landsting.\n## 1.1 B\nEtt landsting.\n# 2 C\nEtt landsting.",
         "5:4-13 landsting; 7:4-13 landsting"},
        {UNLESS("within='section'"), "# 1 Tidigare\nEtt landsting.\n# 2 C\nEtt landsting.",
         "4:4-13 landsting"},
        {UNLESS("within='section'"), "^ Tidigare\nEtt landsting.", "2:4-13 landsting"},
        {UNLESS("within='document'"), "# 1 A\nEtt landsting.\n# 2 B\nTidigare.", ""},
        {UNLESS("within='document'"), "# 1 A\nEtt landsting.\n# 2 B\nNumera.", "2:4-13 landsting"},
        {UNLESS("within='section' position='before'"),
         "# 1 A\nTidigare.\nEtt landsting.\n# 2 B\nEtt landsting, tidigare.\nTidigare.",
         "5:4-13 landsting"},
        {UNLESS("within='document' position='before'"),
         "Ett landsting.\n# 1 A\nTidigare.\n# 2 B\nEtt landsting.", "1:4-13 landsting"},
        {UNLESS("within='document' position='after'"),
         "Ett landsting.\n# 1 A\nTidigare landsting.\n# 2 B\nEtt landsting.",
         "3:9-18 landsting; 5:4-13 landsting"},
        {UNLESS("within='document' position='after'"), "Tidigare landsting ska:\n- vara\n- bli",
         "1:9-18 landsting"},
        {UNLESS("within='row'"), "| Landsting | Tidigare |\n| Landsting | Nu |", "3:0-9 Landsting"},
        {UNLESS("within='row'"),
         "| Tidigare | - |\n| Landsting | Nu |\n| Tidigare landsting | Nu |", "3:0-9 Landsting"},
        {UNLESS("within='row'"), "Tidigare fanns ett landsting.", "1:19-28 landsting"},
        // The opening goes on to the second paragraph of running text; what is short labels
        // something.
        {UNLESS("within='opening'"),
         "# Tidigare\nEtt landsting.\n" RUNNING "\n" RUNNING "\nEtt landsting.",
         "5:4-13 landsting"},
        {UNLESS("within='opening'"), "# A\nEtt landsting.\n" RUNNING "\n" RUNNING "\nTidigare.\n",
         "2:4-13 landsting"},
        {UNLESS("within='opening'"), "# Tidigare\n## B\n- ett landsting\n", ""},
        {RULE("", "<existence><all within='opening'><token>landsting</token><token>tidigare</token>"
                  "</all></existence>"),
         "# Tidigare\nEtt landsting.\n" RUNNING "\n" RUNNING "\nEtt landsting, tidigare.",
         "2:4-13 landsting"},
        // The lead-in is in the item's sentence.
        {UNLESS(""), "Tidigare fanns:\n- landsting\n- län", ""},
        {UNLESS(""), "Numera finns:\n- landsting\n- tidigare län", "2:0-9 landsting"},
    };
    assert_all_found(cases);
}

// within="match": a longer name that contains the words spares them.
static void test_unless_match(void **state)
{
    (void)state;
#define NAME(patterns)                                                                             \
    RULE("", "<unless within='match'>" patterns "</unless>"                                        \
             "<existence><token>hemsjukvård</token></existence>")
    static const struct found_case cases[] = {
        {NAME("<phrase>läkare i kommunal hemsjukvård</phrase>"),
         "Läkare i kommunal hemsjukvård och annan hemsjukvård.", "1:40-51 hemsjukvård"},
        {NAME("<phrase>hemsjukvård i Västra</phrase>"), "hemsjukvård i Västra, hemsjukvård",
         "1:22-33 hemsjukvård"},
        // Beside the match is not in it.
        {NAME("<token>kommunal</token>"), "kommunal hemsjukvård", "1:9-20 hemsjukvård"},
        {RULE("", "<unless within='match'><regex word='no'>sjuk</regex></unless>"
                  "<existence><regex word='no'>hem|vård</regex></existence>"),
         "hemsjukvård", "1:0-3 hem; 1:7-11 vård"},
        {NAME("<token>kommunal</token><phrase>basal hemsjukvård</phrase>"),
         "kommunal hemsjukvård, basal hemsjukvård", "1:9-20 hemsjukvård"},
    };
    assert_all_found(cases);
}

static void test_scope_places(void **state)
{
    (void)state;
    static const char text[] =
        "! Avtal\n^ avtal\n# 1 Avtal\navtal\n- avtal\n| avtal |\n> avtal\n_ avtal";
    static const struct {
        const char *scope, *blocks;
    } cases[] = {
        {"in='body'", "1 3 4 5 6 7"},
        {"in='header'", "2"},
        {"in='footer header'", "2 8"},
        {"in='title'", "1"},
        {"in='heading'", "3"},
        {"in='list table'", "5 6"},
        {"in='quote'", "7"},
        {"not-in='body'", "2 8"},
        {"not-in='heading quote table'", "1 2 4 5 8"},
        {"in='body' not-in='list'", "1 3 4 6 7"},
        {"in='footnote'", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *rules = g_strdup_printf(SCOPE("%s"), cases[i].scope);
        struct fixture fixture;
        fixture_begin(&fixture, rules, NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, text, NULL);
        g_autoptr(GString) blocks = g_string_new(NULL);
        for (guint n = 0; n < result->findings->len; n++) {
            const struct finding *finding = result->findings->pdata[n];
            g_string_append_printf(blocks, "%s%u", n ? " " : "", finding->place.block);
        }
        assert_string_equal(blocks->str, cases[i].blocks);
        fixture_end(&fixture);
    }
}

// Words in quotation marks are a quotation wherever they stand.
static void test_quotes(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {SCOPE("not-in='quote'"), "Ordet ”avtal” och avtal.", "1:18-23 avtal"},
        {SCOPE("not-in='quote'"), "Ordet »avtal« och “avtal” och \"avtal\"", ""},
        {SCOPE("in='quote'"), "Ordet ”avtal” och avtal.", "1:7-12 avtal"},
        {SCOPE("in='quote'"), "avtal\n> avtal\nett ”fritt avtal”", "2:0-5 avtal; 3:11-16 avtal"},
        {SCOPE("in='heading quote'"), "# 1 Avtal\navtal ”avtal”", "1:0-5 Avtal; 2:7-12 avtal"},
        {SCOPE("not-in='quote'"), "Ordet 'avtal' är inget citat.", "1:7-12 avtal"},
    };
    assert_all_found(cases);
}

static void test_scope_section(void **state)
{
    (void)state;
    static const char text[] = "avtal\n# 3 Ansvar\navtal\n## 3.2 Vård\navtal\n# 4 Vård\navtal";
    static const struct found_case cases[] = {
        {SCOPE("section='^3\\.2 '"), text, "5:0-5 avtal"},
        {SCOPE("section='^3 '"), text, "3:0-5 avtal; 5:0-5 avtal"},
        {SCOPE("section='vård'"), text, "5:0-5 avtal; 7:0-5 avtal"},
        {SCOPE("section='^9'"), text, ""},
    };
    assert_all_found(cases);
}

// Kinds come from the configuration, else from the title.
static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *scope, *kind, *title;
        guint findings;
    } cases[] = {
        {"kinds='riktlinje;rutin'", "rutin", "Avtal", 2},
        {"kinds='riktlinje;rutin'", "Riktlinje", "Avtal", 2},
        {"kinds='riktlinje;rutin'", "policy", "Avtal", 0},
        {"kinds='riktlinje;rutin'", NULL, "Avtal", 0},
        {"kinds='riktlinje;rutin'", NULL, "Riktlinje för avtal", 2},
        {"kinds='lokal rutin'", NULL, "Rutin för avtal", 0},
        {"kinds='lokal rutin'", NULL, "Lokal rutin för avtal", 2},
        {"kinds='rutin'", "policy", "Rutin för avtal", 0},
        {"not-kinds='rutin'", NULL, "Rutin för avtal", 0},
        {"not-kinds='rutin'", NULL, "Avtal", 2},
        {"not-kinds='rutin'", "policy", "Rutin för avtal", 2},
        {"min-words='4'", NULL, "Avtal", 0},
        {"min-words='3'", NULL, "Avtal", 2},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *rules = g_strdup_printf(SCOPE("%s"), cases[i].scope);
        g_autofree char *text = g_strdup_printf("! %s\nAvtal gäller.", cases[i].title);
        struct fixture fixture;
        fixture_begin(&fixture, rules, NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, text, cases[i].kind);
        assert_int_equal(result->findings->len, cases[i].findings);
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unless),        cmocka_unit_test(test_unless_match),
        cmocka_unit_test(test_scope_places),  cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_scope_section), cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
