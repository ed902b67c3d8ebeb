// SPDX-License-Identifier: Apache-2.0
// A new term in the place of an old one: the sentence stays Swedish, or nothing is proposed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/replace.h"

// The sentence with the words in [ ] replaced, NULL when nothing is proposed.
static char *replaced(struct arena *arena, const char *old, const char *new, const char *sentence)
{
    const struct inflection *from = inflect(arena, old, NULL, NULL);
    const struct inflection *to = inflect(arena, new, NULL, NULL);
    assert_non_null(from);
    assert_non_null(to);
    g_auto(GStrv) parts = g_strsplit_set(sentence, "[]", 3);
    int features = inflection_features(from, parts[1]);
    assert_true(features >= 0);
    struct replacement replacement;
    if (!inflection_replace(arena, from, (guint)features, to, parts[0], parts[2], &replacement))
        return NULL;
    parts[0][strlen(parts[0]) - replacement.before] = '\0';
    return g_strconcat(parts[0], replacement.text, parts[2], NULL);
}

static const char home[] = "kommunal hälso- och sjukvård i hemmet";

static const struct {
    const char *old, *new, *sentence, *expected;
} cases[] = {
    // Articles and pronouns agree.
    {"landsting", "region", "ett [landsting] ansvarar", "en region ansvarar"},
    {"landsting", "region", "det [landstinget] ansvarar", "den regionen ansvarar"},
    {"landsting", "region", "detta [landsting] har", "denna region har"},
    {"landsting", "region", "det [landsting] som", "den region som"},
    {"landsting", "region", "i varje [landsting] finns", "i varje region finns"},
    {"landsting", "region", "inget [landsting] har", "ingen region har"},
    {"landsting", "region", "i vårt [landsting] finns", "i vår region finns"},
    {"landsting", "region", "patientens [landsting] betalar", NULL}, // one, or several?
    {"landsting", "region", "det här [landstinget] betalar", "den här regionen betalar"},
    {"landsting", "region", "i ett annat [landsting] finns", "i en annan region finns"},
    {"landsting", "region", "annat [landsting] finns", "annan region finns"},
    {"landsting", "region", "varje enskilt [landsting] har", "varje enskild region har"},
    {"landsting", "region", "respektive [landsting] har", "respektive region har"},
    {"landsting", "region", "ett kommunalt eller regionalt [landsting] har",
     "en kommunal eller regional region har"},
    {"plan", "avtal", "någon annan [plan] görs", "något annat avtal görs"},
    {"plan", "avtal", "en [plan] görs", "ett avtal görs"},
    {"plan", "avtal", "denna [plan] gäller", "detta avtal gäller"},
    {"plan", "avtal", "ingen [plan] gäller", "inget avtal gäller"},
    // So do adjectives.
    {"landsting", "region", "ett nytt [landsting] bildas", "en ny region bildas"},
    {"landsting", "region", "det nya [landstinget] bildas", "den nya regionen bildas"},
    {"landsting", "region", "vårt nya [landsting] bildas", "vår nya region bildas"},
    {"landsting", "region", "ett kommunalt beslutat [landsting] bildas",
     "en kommunal beslutad region bildas"},
    {"plan", "avtal", "en ny fastställd [plan] gäller", "ett nytt fastställt avtal gäller"},
    {"avtal", "överenskommelse", "kommunalt [avtal] krävs", "kommunal överenskommelse krävs"},
    {"avtal", "överenskommelse", "har beslutat [avtal] här", NULL},
    {"avtal", "överenskommelse", "ett gällande [avtal] krävs", "en gällande överenskommelse krävs"},
    {"intyg", "bedömning", "ett [intyg] om", "en bedömning om"},
    // Number, where the old word does not tell it.
    {"landsting", "region", "flera [landsting] har", "flera regioner har"},
    {"landsting", "region", "alla 20 [landsting] har", "alla 20 regioner har"},
    {"landsting", "region", "svenska [landsting] har", "svenska regioner har"},
    {"landsting", "region", "kommuner och [landsting] har", "kommuner och regioner har"},
    {"landsting", "region", "[landsting] och kommuner har", "regioner och kommuner har"},
    {"landsting", "region", "mellan [landsting] har", NULL},
    {"landsting", "region", "kommun eller [landsting] ska", "kommun eller region ska"},
    {"landsting", "region", "[landsting] eller kommun.", "region eller kommun."},
    {"landsting", "region", "[landsting]", "region"},
    {"landsting", "region", "mellan [landstingen] har", "mellan regionerna har"},
    {"missbrukare", "person med skadligt bruk", "många [missbrukare] får",
     "många personer med skadligt bruk får"},
    // The free article of a new term with an adjective.
    {"hemsjukvård", home, "inom [hemsjukvården] finns",
     "inom den kommunala hälso- och sjukvården i hemmet finns"},
    {"hemsjukvård", home, "inom den [hemsjukvården] finns",
     "inom den kommunala hälso- och sjukvården i hemmet finns"},
    {"hemsjukvård", home, "kommunens [hemsjukvård] finns",
     "kommunens kommunala hälso- och sjukvård i hemmet finns"},
    {"hemsjukvård", home, "får [hemsjukvård] här", "får kommunal hälso- och sjukvård i hemmet här"},
    {"hemsjukvård", home, "erbjuds [hemsjukvård] här",
     "erbjuds kommunal hälso- och sjukvård i hemmet här"},
    {"hemsjukvård", home, "den nya [hemsjukvården] här",
     "den nya kommunala hälso- och sjukvården i hemmet här"},
    {"hemsjukvård", home, "samordna [hemsjukvården] här",
     "samordna den kommunala hälso- och sjukvården i hemmet här"},
    {"vårdplan", "samordnad individuell plan", "om [vårdplanerna] finns",
     "om de samordnade individuella planerna finns"},
    {"vårdplan", "samordnad individuell plan", "[vårdplanen] ska",
     "den samordnade individuella planen ska"},
    {"vårdplan", "samordnad individuell plan", "sin [vårdplan] ska",
     "sin samordnade individuella plan ska"},
    {"vårdplan", "gällande avtal", "en [vårdplan] ska", "ett gällande avtal ska"},
    {"vårdplan", "särskilt boende", "[vårdplanen] ska", "det särskilda boendet ska"},
    // And without one.
    {"särskilt boende", "boende", "i det [särskilda boendet] finns", "i boendet finns"},
    {"särskilt boende", "boende", "det [särskilda boendet] som finns", "det boendet som finns"},
    {"kommunal hemsjukvård", home, "den [kommunala hemsjukvården] finns",
     "den kommunala hälso- och sjukvården i hemmet finns"},
    // The genitive of a term that goes on after its noun.
    {"hemsjukvård", home, "om [hemsjukvårdens] personal", NULL},
    {"hemsjukvård", "kommunal hälso- och sjukvård", "om [hemsjukvårdens] personal",
     "om den kommunala hälso- och sjukvårdens personal"},
    {"landsting", "region", "ett [landstings] ansvar", "en regions ansvar"},
    {"landsting", "region", "[landstingets] ansvar", "regionens ansvar"},
    // What the new term has no form for, and what nobody can tell.
    {"vårdplan", "omvårdnad", "flera [vårdplaner] finns", NULL},
    {"landsting", "region", "ett s.k. [landsting] finns", NULL},
    {"landsting", "region", "det ansvarade [landstinget] för", NULL},
    {"landsting", "SKR", "ett [landsting] finns", NULL},
    // No article, no adjective: other words stay.
    {"landsting", "region", "enligt [landstinget] finns", "enligt regionen finns"},
    {"landsting", "region", "det ska [landstinget] göra", "det ska regionen göra"},
    {"avtal", "överenskommelse", "följer av [avtalet] här", "följer av överenskommelsen här"},
    {"SKL", "SKR", "enligt [SKL:s] regler", "enligt SKR:s regler"},
};

static void test_sentences(void **state)
{
    (void)state;
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(arena_t) arena = arena_new();
        g_autofree char *is = replaced(arena, cases[i].old, cases[i].new, cases[i].sentence);
        if (g_strcmp0(is, cases[i].expected) == 0)
            continue;
        print_error("%s (%s)\n  is       %s\n  expected %s\n", cases[i].sentence, cases[i].new,
                    is ? is : "-", cases[i].expected ? cases[i].expected : "-");
        failed++;
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
