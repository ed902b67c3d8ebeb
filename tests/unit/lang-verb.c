// SPDX-License-Identifier: Apache-2.0
// The forms of verbs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/verb.h"

// The forms in the order of their slots; "-": has the text of an earlier one, or does not exist.
static char *in_slots(const struct inflection *inflection)
{
    GString *out = g_string_new(NULL);
    for (guint slot = 0; slot < 14; slot++) {
        const char *text = slot < 12 ? "-" : NULL;
        for (guint i = 0; i < inflection->count; i++)
            if (inflection->forms[i].features == (FORM_VERB | slot << FORM_SLOT_SHIFT))
                text = inflection->forms[i].text;
        if (text)
            g_string_append_printf(out, "%s%s", slot ? " " : "", text);
    }
    return g_string_free(out, FALSE);
}

static void test_conjugations(void **state)
{
    (void)state;
    static const struct {
        const char *verb, *conjugation, *extra, *forms;
    } cases[] = {
        {"ansvara", NULL, NULL,
         "ansvara ansvarar ansvarade ansvarat ansvaras - ansvarades ansvarats ansvarad - - "
         "ansvarande"},
        {"blomma", "ar", NULL,
         "blomma blommar blommade blommat blommas - blommades blommats blommad - - blommande"},
        {"följa", NULL, NULL,
         "följa följer följde följt följas följs följdes följts följd - följda följande"},
        {"köpa", NULL, NULL, "köpa köper köpte köpt köpas köps köptes köpts - - köpta köpande"},
        {"utföra", NULL, NULL,
         "utföra utför utförde utfört utföras utförs utfördes utförts utförd - utförda utförande"},
        {"använda", NULL, NULL,
         "använda använder använde använt användas används användes använts använd - - användande"},
        {"utreda", NULL, NULL,
         "utreda utreder utredde utrett utredas utreds utreddes utretts utredd - utredda "
         "utredande"},
        {"bestämma", NULL, NULL,
         "bestämma bestämmer bestämde bestämt bestämmas bestäms bestämdes bestämts bestämd - "
         "bestämda bestämmande"},
        {"möta", NULL, NULL, "möta möter mötte mött mötas möts möttes mötts - - mötta mötande"},
        {"läsa", NULL, NULL, "läsa läser läste läst läsas läses lästes lästs - - lästa läsande"},
        {"tro", "r", NULL, "tro tror trodde trott tros - troddes trotts trodd - trodda troende"},
        {"ta", NULL, NULL, "ta tar tog tagit tas - togs tagits tagen taget tagna tagande"},
        {"överta", NULL, NULL,
         "överta övertar övertog övertagit övertas - övertogs övertagits övertagen övertaget "
         "övertagna övertagande"},
        {"skriva in", NULL, NULL,
         "skriva in skriver in skrev in skrivit in skrivas in skrivs in skrevs in skrivits in "
         "skriven in skrivet in skrivna in skrivande in"},
        {"överlåta", "strong", NULL,
         "överlåta överlåter överlät överlåtit överlåtas överlåts överläts överlåtits överlåten "
         "överlåtet överlåtna överlåtande"},
        {"upphöra", NULL, NULL,
         "upphöra upphör upphörde upphört upphöras upphörs upphördes upphörts upphörd - upphörda "
         "upphörande"},
        {"överenskomma", NULL, NULL,
         "överenskomma överenskommer överenskom överenskommit överenskommas överenskoms - "
         "överenskommits överenskommen överenskommet överenskomna överenskommande"},
        {"besluta", NULL, NULL,
         "besluta beslutar beslutade beslutat beslutas - beslutades beslutats beslutad - - "
         "beslutande"},
        {"dokumentera", NULL, NULL,
         "dokumentera dokumenterar dokumenterade dokumenterat dokumenteras - dokumenterades "
         "dokumenterats dokumenterad - - dokumenterande"},
        {"tillhandahålla", NULL, NULL,
         "tillhandahålla tillhandahåller tillhandahöll tillhandahållit tillhandahållas "
         "tillhandahålls tillhandahölls tillhandahållits tillhandahållen tillhandahållet "
         "tillhandahållna tillhandahållande"},
        {"vara", NULL, NULL, "vara är var varit varas ärs vars varits - - - varande"},
        {"svara", NULL, "svare",
         "svara svarar svarade svarat svaras - svarades svarats svarad - - svarande svare"},
        // Not known, not guessed.
        {"upprätta", "strong", NULL, NULL},
        {"inta", NULL, NULL,
         "inta intar intog intagit intas - intogs intagits intagen intaget intagna intagande"},
        {"kasta", NULL, NULL, NULL},
        {"gnissla", NULL, NULL, NULL},
        {"kasta", "okänd", NULL, NULL},
        {"x", "er", NULL, NULL},
        {"", NULL, NULL, NULL},
    };
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *inflection =
            conjugate(arena, cases[i].verb, cases[i].conjugation, cases[i].extra);
        g_autofree char *forms = inflection ? in_slots(inflection) : NULL;
        if (g_strcmp0(forms, cases[i].forms) == 0)
            continue;
        print_error("%s\n  is       %s\n  expected %s\n", cases[i].verb, forms ? forms : "-",
                    cases[i].forms ? cases[i].forms : "-");
        failed++;
    }
    assert_int_equal(failed, 0);
}

static void test_replace(void **state)
{
    (void)state;
    static const struct {
        const char *old, *match, *new, *result;
    } cases[] = {
        {"ansvara", "ansvarar", "följa upp", "följer upp"},
        {"ansvara", "ansvarade", "ta över", "tog över"},
        {"ansvara", "ansvaras", "följa", NULL}, // infinitive or present?
        {"ansvara", "ansvarat", "följa", "följt"},
        {"ansvara", "ansvarat", "ta", NULL}, // supine or participle?
        {"följa", "följs", "ta", "tas"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        const struct inflection *from = conjugate(arena, cases[i].old, NULL, NULL);
        const struct inflection *to = conjugate(arena, cases[i].new, NULL, NULL);
        int features = inflection_features(from, cases[i].match);
        assert_true(features > 0);
        const char *text = NULL;
        if (!conjugation_replace(from, (guint)features, to, &text))
            text = NULL;
        if (g_strcmp0(text, cases[i].result) != 0)
            fail_msg("%s, %s: %s", cases[i].match, cases[i].new, text ? text : "-");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conjugations),
        cmocka_unit_test(test_replace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
