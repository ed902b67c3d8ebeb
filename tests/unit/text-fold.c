// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/text.h"

static void test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *source, *folded;
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"Avtal", "Avtal"},
        {"  a \t\u00A0 b\n", "a b"},
        {"va\u030Ard", "v\u00E5rd"}, // decomposed
        {"\u212Bre", "\u00C5re"},    // ångström sign
        {"a\u0308o\u0308", "\u00E4\u00F6"},
        {"närområdes\u00ADplan", "närområdesplan"},
        {"a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf", "abcdef"},
        {"16\u202Fkap.\u20094\u00A0§", "16 kap. 4 §"},
        {"2017\u20132020", "2017-2020"},
        {"SIP\u2011möte \u2014 \u2212", "SIP-möte - -"},
        {"\u201Da\u201D \u00BBb\u00AB \u2019c\u2018", "\"a\" \"b\" 'c'"},
        {"vänta\u2026", "vänta..."},
        {"de\uFB01nition \uFB02öde", "definition flöde"},
        {"nedsätt- ning", "nedsättning"},
        {"hälso- och sjukvård", "hälso- och sjukvård"},
        {"hälso-\u00A0eller sjukvård", "hälso- eller sjukvård"},
        {"e- hälsa", "e- hälsa"},
        {"SIP- möte", "SIP- möte"},
        {"vård - omsorg", "vård - omsorg"},
        {"Västra- Götaland", "Västra- Götaland"},
        {"läns- sjuk- vård", "länssjukvård"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *folded = text_fold(cases[i].source);
        assert_string_equal(folded, cases[i].folded);
    }
}

static void test_fold_case(void **state)
{
    (void)state;
    g_autofree char *upper = text_fold_case("ÖVERENSKOMMELSE \u2013 E\u0301");
    assert_string_equal(upper, "överenskommelse - é");
    g_autofree char *eszett = text_fold_case("Straße");
    assert_string_equal(eszett, "strasse");
}

// Plain text is folded on a shorter way, which a soft hyphen at the end closes.
static void test_fold_plain(void **state)
{
    (void)state;
    static const char *const frames[] = {"%s", "a%sb", "%s b", "a %s", "Vård%s- ning", "%s\u0301"};
    for (gunichar c = 1; c < 0x250; c++) {
        char letter[8] = "";
        g_unichar_to_utf8(c, letter);
        for (gsize i = 0; i < G_N_ELEMENTS(frames); i++) {
            g_auto(GStrv) around = g_strsplit(frames[i], "%s", 2);
            g_autofree char *text = g_strconcat(around[0], letter, around[1], NULL);
            g_autofree char *longer = g_strconcat(text, "\u00AD", NULL);
            g_autofree char *folded = text_fold_case(text), *other = text_fold_case(longer);
            assert_string_equal(folded, other);
        }
    }
}

// Each folded byte knows the code points it comes from.
static void test_map(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *part; // in the folded text
        guint from, to;   // in the source
    } cases[] = {
        {"abc", "b", 1, 2},
        {"xa\u030Ay", "å", 1, 3},
        {"xa\u030Ay", "y", 3, 4},
        {"a\u00ADb", "ab", 0, 3},
        {"a\u00ADb", "a", 0, 1},
        {"a \u00A0\tb", " ", 1, 4},
        {"  a", "a", 2, 3},
        {"de\uFB01nition", "i", 2, 3},
        {"de\uFB01nition", "fin", 2, 4},
        {"x\u2026y", "...", 1, 2},
        {"nedsätt- ning", "nedsättning", 0, 13},
        {"nedsätt- ning", "ning", 9, 13},
        {"åäö§", "§", 3, 4},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct folding folding;
        folding_init(&folding);
        fold(cases[i].source, &folding);
        assert_int_equal(folding.text->len, folding.from->len);
        assert_int_equal(folding.text->len, folding.to->len);
        const char *found = strstr(folding.text->str, cases[i].part);
        assert_non_null(found);
        gsize at = (gsize)(found - folding.text->str), last = at + strlen(cases[i].part) - 1;
        assert_int_equal(g_array_index(folding.from, guint32, at), cases[i].from);
        assert_int_equal(g_array_index(folding.to, guint32, last), cases[i].to);
        folding_clear(&folding);
    }
}

// Sentences are written with '|' where the next begins.
static void test_sentences(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        "En mening utan punkt",
        "Första. |Andra! |Tredje? |Fjärde.",
        "Detta gäller t.ex. Västra Götaland.",
        "Insatser, bl.a. SIP, ges.",
        "Det gäller fr.o.m. 1 maj t.o.m. 31 maj.",
        "Enligt 16 kap. 4 § HSL gäller detta.",
        "Enligt 2 st. 1 p. Hälso- och sjukvårdslagen.",
        "Hjälpmedel m.m. |Kommunen ansvarar.",
        "Hjälpmedel m.m. ges av kommunen.",
        "Hjälpmedel m m. |Kommunen ansvarar.",
        "Läkare m.fl. |Kommunen ansvarar.",
        "Läkare m fl. |Kommunen ansvarar.",
        "Rutiner, planer osv. |Kommunen ansvarar.",
        "Rutiner, planer o s v. |Kommunen ansvarar.",
        "Rutiner, planer o.s.v. gäller.",
        "Vård e d. |Kommunen ansvarar.",
        "Läkare (sjuksköterskor m.fl.) |Kommunen ansvarar.",
        "Stöd t ex. SIP ges.",
        "Regionen, kommunen m.fl. |Avtalet gäller.",
        "1. Ansvar för vård. |2. Kommunen ansvarar.",
        "Det gäller sedan 2023. |Kommunen ansvarar.",
        "Se avsnitt 3.11.2 Spolvätskor.",
        "Den 1. maj börjar avtalet. |Sedan gäller det.",
        "Kostnaden är 3.50 per 2. 5 dagar.",
        "Han sade: \"Det gäller.\" |Sedan gick han.",
        "Avtalet (se bilaga 1.) |Kommunen ansvarar.",
        "Det upphörde. |\"Nytt\" avtal gäller.",
        "Vänta... |Sedan fortsätter det.",
        "A. Svensson har dnr. RS 2021-01444 och tfn. 010.",
        "Det gäller resp. Kommun och ev. Region.",
        "Avtalet gäller. leverantören ansvarar.",
        "Kontakta MAS. |24 timmar om dygnet.",
        "Se vgregion.se. |Där finns mer.",
        "Klockan är kl. 14.30. |Mötet börjar.",
        "Enligt prop. 2025/26:19 och SOU 2021:93. |Det gäller.",
        "t ex Region och bl a Kommun, dvs. Alla.",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) parts = g_strsplit(cases[i], "|", -1);
        g_autofree char *text = g_strjoinv("", parts);
        g_autoptr(GArray) starts = find_sentences(text, strlen(text));
        g_autoptr(GString) shown = g_string_new(text);
        for (guint s = starts->len - 1; s > 0; s--)
            g_string_insert_c(shown, (gssize)g_array_index(starts, guint, s), '|');
        assert_int_equal(g_array_index(starts, guint, 0), 0);
        assert_string_equal(shown->str, cases[i]);
    }
}

static void test_count(void **state)
{
    (void)state;
    assert_int_equal(text_count_words(""), 0);
    assert_int_equal(text_count_words("hälso- och sjukvård"), 3);
    assert_int_equal(text_count_words("16 kap. 4 § (HSL)"), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold),       cmocka_unit_test(test_fold_case),
        cmocka_unit_test(test_fold_plain), cmocka_unit_test(test_map),
        cmocka_unit_test(test_sentences),  cmocka_unit_test(test_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
