// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/inflect.h"

// All forms of a term, sorted as they come, with ", " between.
static void assert_forms(const char *term, const char *declension, const char *extra,
                         const char *expected)
{
    g_autoptr(arena_t) arena = arena_new();
    const struct inflection *inflection = inflect(arena, term, declension, extra);
    if (!inflection) {
        if (expected)
            fail_msg("%s has no inflection", term);
        return;
    }
    if (!expected)
        fail_msg("%s has an inflection: %s", term, inflection->forms[0].text);
    assert_string_equal(inflection->forms[0].text, term);
    g_autoptr(GString) forms = g_string_new(NULL);
    for (guint i = 0; i < inflection->count; i++)
        g_string_append_printf(forms, "%s%s", i ? ", " : "", inflection->forms[i].text);
    if (strcmp(forms->str, expected) != 0)
        fail_msg("%s:\n  is       %s\n  expected %s", term, forms->str, expected);
}

static void test_declensions(void **state)
{
    (void)state;
    static const struct {
        const char *term, *declension, *forms;
    } cases[] = {
        {"avtal", NULL, "avtal, avtalets, avtalens, avtalet, avtalen, avtals"},
        {"plan", NULL, "plan, planernas, planerna, planens, planers, planen, planer, plans"},
        {"riktlinje", NULL,
         "riktlinje, riktlinjernas, riktlinjerna, riktlinjens, riktlinjers, riktlinjes, "
         "riktlinjen, riktlinjer"},
        {"läkare", NULL, "läkare, läkarens, läkarnas, läkares, läkaren, läkarna"},
        {"boende", NULL,
         "boende, boendenas, boendets, boendens, boendena, boendes, boendet, boenden"},
        {"team", NULL, "team, teamets, teamens, teamet, teamen, teams"},
        {"egenvård", NULL, "egenvård, egenvårdens, egenvården, egenvårds"},
        {"ansvar", NULL, "ansvar, ansvarets, ansvaret, ansvars"},
        {"samverkan", NULL, "samverkan, samverkans"},
        {"medel", NULL, "medel, medlets, medlens, medels, medlet, medlen"},
        {"regel", NULL, "regel, reglernas, reglerna, regelns, reglers, regels, regeln, regler"},
        {"stadsdel", NULL,
         "stadsdel, stadsdelarnas, stadsdelarna, stadsdelens, stadsdelars, stadsdelen, "
         "stadsdelar, stadsdels"},
        {"undersköterska", NULL,
         "undersköterska, undersköterskornas, undersköterskorna, undersköterskans, "
         "undersköterskors, undersköterskas, undersköterskan, undersköterskor"},
        {"KoK-bok", NULL,
         "KoK-bok, KoK-böckernas, KoK-böckerna, KoK-böckers, KoK-böcker, KoK-bokens, KoK-boken, "
         "KoK-boks"},
        {"huvudman", NULL,
         "huvudman, huvudmännens, huvudmannens, huvudmännen, huvudmannen, huvudmäns, huvudmans, "
         "huvudmän"},
        {"program", NULL, "program, programmets, programmens, programmet, programmen, programs"},
        {"Skaraborg", "name", "Skaraborg, Skaraborgs"},
        {"kommunal", "adjective", "kommunal, kommunalas, kommunalt, kommunala"},
        {"länsgemensam", "adjective",
         "länsgemensam, länsgemensammas, länsgemensamma, länsgemensamt"},
        {"stab", "ar", "stab, stabarnas, stabarna, stabens, stabars, staben, stabar, stabs"},
        // Not known, not guessed.
        {"direktion", NULL,
         "direktion, direktionernas, direktionerna, direktionens, "
         "direktioners, direktionen, direktioner, direktions"},
        {"blomster", NULL, NULL},
        {"snö", NULL, NULL},
        {"avtal", "okänd", NULL},
        {"vår", NULL, NULL},
        {"svår", NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_forms(cases[i].term, cases[i].declension, NULL, cases[i].forms);
}

// A word given in the definite or the plural keeps its kind.
static void test_inflected_base(void **state)
{
    (void)state;
    assert_forms("nämnden", NULL, NULL, "nämnden, nämndens");
    assert_forms("läkarinsatser", NULL, NULL, "läkarinsatser, läkarinsatsers");
    assert_forms("hälso- och sjukvårdsstyrelsen", NULL, NULL,
                 "hälso- och sjukvårdsstyrelsen, hälso- och sjukvårdsstyrelsens");
    assert_forms("regionfullmäktige", NULL, NULL, "regionfullmäktige, regionfullmäktiges");
}

static void test_extra(void **state)
{
    (void)state;
    assert_forms("ansvara", "invariant", "ansvarar ansvarat", "ansvara, ansvarar, ansvarat");
    assert_forms("följa upp", "invariant", "x", "följa upp, följa x");
}

static void test_acronyms(void **state)
{
    (void)state;
    g_autoptr(arena_t) arena = arena_new();
    static const struct {
        const char *form;
        int features;
    } cases[] = {
        {"MAS", 0},
        {"MAS:ar", FORM_PLURAL},
        {"MASar", FORM_PLURAL},
        {"MAS-ar", FORM_PLURAL},
        {"MAS:en", FORM_DEFINITE},
        {"MASen", FORM_DEFINITE},
        {"MAS:s", FORM_GENITIVE},
        {"MAS:arna", FORM_DEFINITE | FORM_PLURAL},
        {"MASSA", -1},
        {"MASK", -1},
    };
    const struct inflection *inflection = inflect(arena, "MAS", NULL, NULL);
    assert_non_null(inflection);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(inflection_features(inflection, cases[i].form), cases[i].features);
    assert_string_equal(inflection_form(inflection, FORM_GENITIVE), "MAS:s");
    assert_string_equal(inflection_form(inflection, FORM_PLURAL), "MAS:ar");
    assert_non_null(inflect(arena, "KoK", "acronym", NULL));
    assert_null(inflect(arena, "KoK", NULL, NULL));
}

static void test_phrases(void **state)
{
    (void)state;
    static const struct {
        const char *term, *form;
        int features;
    } cases[] = {
        {"kommunal hemsjukvård", "den kommunala", -1},
        {"kommunal hemsjukvård", "kommunala hemsjukvården", FORM_DEFINITE},
        {"kommunal hemsjukvård", "kommunala hemsjukvårdens", FORM_DEFINITE | FORM_GENITIVE},
        {"kommunal hemsjukvård", "kommunala hemsjukvård", FORM_OTHER},
        {"kommunal hemsjukvård", "kommunal hemsjukvården", -1},
        {"mobilt team", "mobila teamet", FORM_DEFINITE},
        {"mobilt team", "mobila team", FORM_PLURAL},
        {"särskilt boende", "särskilda boenden", FORM_PLURAL},
        {"patientansvarig läkare", "patientansvarige läkaren", FORM_DEFINITE},
        {"patientansvarig läkare", "Patientansvariga läkare", FORM_PLURAL},
        {"länsgemensam riktlinje", "länsgemensamma riktlinjerna", FORM_DEFINITE | FORM_PLURAL},
        {"medicinskt ansvarig sjuksköterska", "medicinskt ansvariga sjuksköterskan", FORM_DEFINITE},
        {"hälso- och sjukvård i hemmet", "hälso- och sjukvårdens i hemmet",
         FORM_DEFINITE | FORM_GENITIVE},
        {"hälso- och sjukvård i hemmet", "hälso-och sjukvården i hemmet", FORM_DEFINITE},
        {"in- och utskrivning", "in-/utskrivningen", FORM_DEFINITE},
        {"hälso- och sjukvårdslag (2017:30)", "hälso- och sjukvårdslagen (2017:30)", FORM_DEFINITE},
        {"vård och omsorg", "vården och omsorgen", FORM_DEFINITE},
        {"vård och omsorg", "vården och omsorgens", FORM_DEFINITE | FORM_GENITIVE},
        {"regional och kommunal primärvård", "regionala och kommunala primärvården", FORM_DEFINITE},
        {"Vårdval Vårdcentral", "Vårdval Vårdcentralen", FORM_DEFINITE},
        {"överenskommelse om läkarmedverkan", "Överenskommelsen om läkarmedverkan", FORM_DEFINITE},
        {"Operativa hälso- och sjukvårdsnämnden", "Operativa hälso- och sjukvårdsnämndens",
         FORM_DEFINITE | FORM_GENITIVE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *inflection = inflect(arena, cases[i].term, NULL, NULL);
        assert_non_null(inflection);
        int features = inflection_features(inflection, cases[i].form);
        if (features != cases[i].features)
            fail_msg("%s, %s: %d, not %d", cases[i].term, cases[i].form, features,
                     cases[i].features);
    }
}

// A match in one term gives the replacement's form.
static void test_transfer(void **state)
{
    (void)state;
    static const struct {
        const char *old, *match, *new, *result;
    } cases[] = {
        {"landsting", "landstingets", "region", "regionens"},
        {"landsting", "landsting", "region", "region"}, // plural looks like singular
        {"landsting", "landstingen", "region", "regionerna"},
        {"hemsjukvård", "Hemsjukvårdens", "hälso- och sjukvård i hemmet",
         "hälso- och sjukvårdens i hemmet"},
        {"SKL", "SKL:s", "SKR", "SKR:s"},
        {"missbrukare", "missbrukarna", "person med skadligt bruk", "personerna med skadligt bruk"},
        {"underavtal", "underavtalet", "överenskommelse", "överenskommelsen"},
        {"sjukgymnast", "sjukgymnaster", "fysioterapeut", "fysioterapeuter"},
        {"rutin", "rutiner", "egenvård", "egenvård"}, // no plural to give
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *old = inflect(arena, cases[i].old, NULL, NULL);
        const struct inflection *new = inflect(arena, cases[i].new, NULL, NULL);
        assert_non_null(old);
        assert_non_null(new);
        int features = inflection_features(old, cases[i].match);
        assert_true(features >= 0);
        assert_string_equal(inflection_form(new, (guint)features), cases[i].result);
    }
}

// What must never be taken for a form of the term.
static void test_no_more(void **state)
{
    (void)state;
    static const struct {
        const char *term, *not_a_form;
    } cases[] = {
        {"avtal", "avtalsvård"}, {"avtal", "avtalat"},        {"avtal", "avtala"},
        {"avtal", "avtalar"},    {"region", "regional"},      {"region", "religion"},
        {"plan", "planera"},     {"plan", "planar"},          {"ansvar", "ansvarig"},
        {"ansvar", "ansvara"},   {"vård", "vårdar"},          {"beslut", "besluta"},
        {"intyg", "intyga"},     {"missbruk", "missbrukare"}, {"rutin", "rutinerad"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *inflection = inflect(arena, cases[i].term, NULL, NULL);
        assert_non_null(inflection);
        if (inflection_features(inflection, cases[i].not_a_form) >= 0)
            fail_msg("%s is taken for a form of %s", cases[i].not_a_form, cases[i].term);
    }
}

// Each word with all its endings, as grammars list them; "=word": a form that is no ending.
static void test_endings(void **state)
{
    (void)state;
    static const struct {
        const char *term, *endings;
    } cases[] = {
        {"avtal", "et ets en ens s"},
        {"överenskommelse", "n ns r rs rna rnas s"},
        {"riktlinje", "n ns r rs rna rnas"},
        {"rutin", "en ens er ers erna ernas s"},
        {"intyg", "et ets en ens s"},
        {"beslut", "et ets en ens s"},
        {"landsting", "et ets en ens s"},
        {"team", "et ets en ens s"},
        {"ansvar", "et ets s"},
        {"missbruk", "et ets s"},
        {"boende", "t ts n ns na nas s"},
        {"plan", "en ens er ers erna ernas s"},
        {"egenvård", "en ens s"},
        {"primärvård", "en ens s"},
        {"hemsjukvård", "en ens s"},
        {"närsjukvård", "en ens s"},
        {"nämnd", "en ens er ers erna ernas s"},
        {"region", "en ens er ers erna ernas s"},
        {"kommun", "en ens er ers erna ernas s"},
        {"vårdcentral", "en ens er ers erna ernas s"},
        {"styrelse", "n ns r rs rna rnas s"},
        {"huvudman", "nen nens =huvudmän =huvudmäns =huvudmännen =huvudmännens s"},
        {"läkare", "n ns s =läkarna =läkarnas"},
        {"missbrukare", "n ns s =missbrukarna =missbrukarnas"},
        {"sjukgymnast", "en ens er ers erna ernas s"},
        {"undersköterska", "n ns s =undersköterskor =undersköterskorna =undersköterskornas"},
        {"KoK-bok", "en ens s =KoK-böcker =KoK-böckers =KoK-böckerna =KoK-böckernas"},
        {"MAS", ":en :ar :s en ar -en -ar :ens :arna"},
        {"VGR", ":s s"},
        {"SIP", ":en :ar ar -en :er"},
        {"HSL", ":s"},
        {"PAL", ":en en"},
        {"gymnasium", "s =gymnasiet =gymnasier =gymnasierna"},
        {"bostad", "en ens =bostäder =bostäderna"},
        {"dokument", "et ets en ens s"},
    };
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *inflection = inflect(arena, cases[i].term, NULL, NULL);
        assert_non_null(inflection);
        g_auto(GStrv) endings = g_strsplit(cases[i].endings, " ", -1);
        for (guint n = 0; endings[n]; n++) {
            gboolean whole = *endings[n] == '=';
            g_autofree char *form =
                g_strconcat(whole ? "" : cases[i].term, endings[n] + whole, NULL);
            if (inflection_features(inflection, form) >= 0)
                continue;
            print_error("%s is no form of %s\n", form, cases[i].term);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void test_names(void **state)
{
    (void)state;
    for (const char *const *name = inflect_declensions(); *name; name++) {
        g_autoptr(arena_t) arena = arena_new();
        assert_non_null(inflect(arena, "avtal", *name, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_declensions), cmocka_unit_test(test_inflected_base),
        cmocka_unit_test(test_extra),       cmocka_unit_test(test_acronyms),
        cmocka_unit_test(test_phrases),     cmocka_unit_test(test_transfer),
        cmocka_unit_test(test_no_more),     cmocka_unit_test(test_endings),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
