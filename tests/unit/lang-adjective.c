// SPDX-License-Identifier: Apache-2.0
// Adjectives and participles follow the noun they stand before.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/adjective.h"
#include "lang/inflect.h"

static void test_phrases(void **state)
{
    (void)state;
    // The term, then one of its forms; 'no' cases have features -1.
    static const struct {
        const char *term, *form;
        int features;
    } cases[] = {
        {"sammanhållen journalföring", "sammanhållna journalföringen", FORM_DEFINITE},
        {"sammanhållen journalföring", "sammanhållna journalföring", FORM_OTHER},
        {"sammanhållen journalföring", "sammanhållen journalföringen", -1},
        {"sammanhållet ansvar", "sammanhållna ansvaret", FORM_DEFINITE},
        {"öppen vård", "öppna vårdens", FORM_DEFINITE | FORM_GENITIVE},
        {"öppet boende", "öppna boendena", FORM_DEFINITE | FORM_PLURAL},
        {"sluten vård", "slutna vården", FORM_DEFINITE},
        {"egen läkare", "egna läkare", FORM_PLURAL},
        {"eget ansvar", "egna ansvaret", FORM_DEFINITE},
        {"överenskommen rutin", "överenskomna rutiner", FORM_PLURAL},
        {"fastställd riktlinje", "fastställda riktlinjen", FORM_DEFINITE},
        {"fastställt dokument", "fastställda dokumentet", FORM_DEFINITE},
        {"fastställt avtal", "fastställda avtalet", FORM_DEFINITE},
        {"beslutad plan", "beslutade planen", FORM_DEFINITE},
        {"beslutat avtal", "beslutade avtalen", FORM_DEFINITE | FORM_PLURAL},
        {"berörd kommun", "berörda kommuner", FORM_PLURAL},
        {"godkänd plan", "godkända planer", FORM_PLURAL},
        {"bestämt område", "bestämda området", FORM_DEFINITE},
        {"behandlande läkare", "behandlande läkaren", FORM_DEFINITE},
        {"gällande avtal", "gällande avtalets", FORM_DEFINITE | FORM_GENITIVE},
        {"styrande dokument", "styrande dokumentens", FORM_DEFINITE | FORM_PLURAL | FORM_GENITIVE},
        {"regional nämnd", "regionala nämnderna", FORM_DEFINITE | FORM_PLURAL},
        {"länsgemensamt avtal", "länsgemensamma avtalet", FORM_DEFINITE},
        {"enkel plan", "enkla planen", FORM_DEFINITE},
        {"hel region", "hela regionen", FORM_DEFINITE},
        {"central nämnd", "centrala nämnden", FORM_DEFINITE},
        {"kort insats", "korta insatser", FORM_PLURAL},
        {"privat utförare", "privata utförarna", FORM_DEFINITE | FORM_PLURAL},
        {"ordinärt boende", "ordinära boendet", FORM_DEFINITE},
        {"god och nära vård", "goda och nära vården", FORM_DEFINITE},
        {"vård och omsorg", "vårda och omsorgen", -1},
        {"stöd och service", "stödet och servicen", FORM_DEFINITE},
        {"medicinskt ansvarig sjuksköterska", "medicinska ansvariga sjuksköterskan", -1},
        {"samordnad individuell plan", "samordnade individuella planens",
         FORM_DEFINITE | FORM_GENITIVE},
        {"särskilt boende", "särskilda boendets", FORM_DEFINITE | FORM_GENITIVE},
        {"anpassad insats", "anpassade insatserna", FORM_DEFINITE | FORM_PLURAL},
    };
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *inflection = inflect(arena, cases[i].term, NULL, NULL);
        int features = inflection ? inflection_features(inflection, cases[i].form) : -1;
        if (features != cases[i].features) {
            print_error("%s, %s: %d, not %d\n", cases[i].term, cases[i].form, features,
                        cases[i].features);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *base, *neuter, *weak;
    } cases[] = {
        {"fastställd", "fastställt", "fastställda"},
        {"beslutad", "beslutat", "beslutade"},
        {"sammanhållen", "sammanhållet", "sammanhållna"},
        {"öppen", "öppet", "öppna"},
        {"överenskommen", "överenskommet", "överenskomna"},
        {"ny", "nytt", "nya"},
        {"bunden", "bundet", "bundna"},
        {"trygg", "tryggt", "trygga"},
        {"kommunal", "kommunalt", "kommunala"},
        {"betrodd", "betrott", "betrodda"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct adjective *kind = adjective_of_base(cases[i].base);
        assert_non_null(kind);
        g_autofree char *stem =
            g_strndup(cases[i].base, strlen(cases[i].base) - strlen(kind->base));
        g_autofree char *neuter = g_strconcat(stem, kind->neuter, NULL);
        g_autofree char *weak = g_strconcat(stem, kind->weak, NULL);
        assert_string_equal(neuter, cases[i].neuter);
        assert_string_equal(weak, cases[i].weak);
    }
    assert_null(adjective_of_neuter("enligt"));
    assert_null(adjective_of_weak("ska"));
    assert_true(adjective_invariant("behandlande"));
    assert_false(adjective_invariant("kommunal"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
