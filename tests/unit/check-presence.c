// SPDX-License-Identifier: Apache-2.0
// existence and substitution: what is found, exactly where, and what is proposed.
#include "check-fixture.h"

#define EXISTENCE(patterns) RULE("", "<existence>" patterns "</existence>")
#define SUBSTITUTION(swaps) RULE("", "<substitution>" swaps "</substitution>")
#define LANDSTING "<swap to='region'><token inflect='suffix'>landsting</token></swap>"

static void test_existence(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXISTENCE("<token>hemsjukvård</token>"),
         "Kommunens hemsjukvård.\nIngen.\nHemsjukvård igen, hemsjukvård.",
         "1:10-21 hemsjukvård; 3:0-11 Hemsjukvård; 3:18-29 hemsjukvård"},
        {EXISTENCE("<token>hemsjukvård</token>"), "Hemsjukvården och hemsjukvårdsteam.", ""},
        {EXISTENCE("<token>hemsjukvård</token>"), "", ""},
        {EXISTENCE("<token>SKL</token>"), "SKL (skl.) och Skl", "1:0-3 SKL"},
        {EXISTENCE("<phrase>patientansvarig läkare</phrase>"), "Patientansvarig\tläkare",
         "1:0-22 Patientansvarig\tläkare"},
        {EXISTENCE("<token>åäö</token>"), "Åäö å åäö", "1:0-3 Åäö; 1:6-9 åäö"},
        // Every kind of block is looked at, by default.
        {EXISTENCE("<token>avtal</token>"),
         "! Avtal\n^ avtal\n# 1 Avtal\n- avtal\n| x | avtal |\n> avtal\n_ avtal",
         "1:0-5 Avtal; 2:0-5 avtal; 3:0-5 Avtal; 4:0-5 avtal; 6:0-5 avtal; 7:0-5 avtal; "
         "8:0-5 avtal"},
    };
    assert_all_found(cases);
}

// Offsets are code points of the text as written, the match its exact words.
static void test_exact_place(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXISTENCE("<token>hemsjukvård</token>"), "Ö hem\u00ADsjuk\u00ADvård.",
         "1:2-15 hem\u00ADsjuk\u00ADvård"},
        {EXISTENCE("<token>hemsjukvård</token>"), "\u00ADhemsjukvård\u00AD.", "1:1-12 hemsjukvård"},
        {EXISTENCE("<phrase>16 kap</phrase>"), "HSL 16\u00A0kap.", "1:4-10 16\u00A0kap"},
        {EXISTENCE("<phrase>16 kap</phrase>"), "HSL 16 \u2009 kap.", "1:4-12 16 \u2009 kap"},
        {EXISTENCE("<token>närvård</token>"), "na\u0308rva\u030Ard", "1:0-9 na\u0308rva\u030Ard"},
        {EXISTENCE("<token>SIP-möte</token>"), "Ett SIP\u2011möte.", "1:4-12 SIP\u2011möte"},
        {EXISTENCE("<token>definition</token>"), "de\uFB01nition", "1:0-9 de\uFB01nition"},
        {EXISTENCE("<token>nedsättning</token>"), "En nedsätt- ning här", "1:3-16 nedsätt- ning"},
        {EXISTENCE("<token>avtal</token>"), "  😀 avtal", "1:4-9 avtal"},
    };
    assert_all_found(cases);
}

static void test_substitution(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {SUBSTITUTION(LANDSTING), "landsting", "1:0-9 landsting >region"},
        {SUBSTITUTION(LANDSTING), "Landstinget är här.", "1:0-11 Landstinget >Regionen"},
        {SUBSTITUTION(LANDSTING), "i landstingets regi", "1:2-14 landstingets >regionens"},
        {SUBSTITUTION(LANDSTING), "de tre landstingen", "1:7-18 landstingen >regionerna"},
        {SUBSTITUTION(LANDSTING), "LANDSTINGET BESLUTAR", "1:0-11 LANDSTINGET >REGIONEN"},
        {SUBSTITUTION("<swap to='SKR'><token>SKL</token></swap>"), "Hos SKL.", "1:4-7 SKL >SKR"},
        // A short acronym does not shout.
        {SUBSTITUTION("<swap to='överenskommelse'><token>ÖK</token></swap>"), "ÖK gäller",
         "1:0-2 ÖK >Överenskommelse"},
        {SUBSTITUTION("<swap to='överenskommelse'><token>ÖK</token></swap>"),
         "Enligt ÖK. ÖK gäller (ÖK).",
         "1:7-9 ÖK >överenskommelse; 1:11-13 ÖK >Överenskommelse; 1:22-24 ÖK >överenskommelse"},
        {SUBSTITUTION("<swap to='vård i hemmet'><token>hemsjukvård</token></swap>"), "Hemsjukvård",
         "1:0-11 Hemsjukvård >Vård i hemmet"},
        {SUBSTITUTION("<swap to='öppen vård'><token>öppenvård</token></swap>"), "Öppenvård",
         "1:0-9 Öppenvård >Öppen vård"},
        // What a compound becomes nobody has said.
        {SUBSTITUTION("<swap to='region'><token inflect='both'>landsting</token></swap>"),
         "landstingspolitiker i landstinget",
         "1:0-19 landstingspolitiker; "
         "1:22-33 landstinget >regionen"},
        {SUBSTITUTION("<swap to='region'><token inflect='compound'>landsting</token></swap>"),
         "Landstingspolitiker i Landsting",
         "1:0-19 Landstingspolitiker; "
         "1:22-31 Landsting >Region"},
        // Several swaps of one rule, each with its own proposal.
        {SUBSTITUTION(LANDSTING "<swap to='SKR'><token>SKL</token></swap>"), "SKL och landstinget",
         "1:0-3 SKL >SKR; 1:8-19 landstinget >regionen"},
        // One or several? Nothing is proposed where nobody can tell.
        {SUBSTITUTION(LANDSTING), "mellan landsting", "1:7-16 landsting"},
        // What stands before must agree: it is a part of what is replaced.
        {SUBSTITUTION(LANDSTING), "Ett landsting.", "1:0-13 Ett landsting >En region"},
        {SUBSTITUTION(LANDSTING), "I DET NYA LANDSTINGET",
         "1:2-21 DET NYA LANDSTINGET >DEN NYA REGIONEN"},
        // A pattern that is not one inflected term proposes the new term as it stands.
        {SUBSTITUTION("<swap to='region'><regex>landsting\\w*</regex></swap>"), "landstingets",
         "1:0-12 landstingets >region"},
        {SUBSTITUTION("<swap to='region'><token inflect='suffix'>landsting</token></swap>"),
         "land\u00ADstingets", "1:0-13 land\u00ADstingets >regionens"},
    };
    assert_all_found(cases);
}

static void test_fix(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {"<rule id='T-1' title='t'><existence><token>x1</token></existence>"
         "<message>m</message><fix>ett tal</fix>"
         "<example expect='match'>x</example><example expect='no-match'>y</example></rule>",
         "ett X1 här", "1:4-6 X1 >ett tal"},
    };
    assert_all_found(cases);
}

// A lead-in with its item and a label with its value are read together; what stands wholly in the
// lead-in or label is its own block's.
static void test_joined(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXISTENCE("<regex>ansvarar för: hemsjukvård</regex>"),
         "Kommunen ansvarar för:\n- hemsjukvård\n- egenvård", "2:0-11 hemsjukvård +1:9-22"},
        {EXISTENCE("<regex>ansvarar för: (?:\\w+ )*egenvård</regex>"),
         "Kommunen ansvarar för:\n- hemsjukvård\n- stöd vid egenvård hemma",
         "3:0-17 stöd vid egenvård +1:9-22"},
        {EXISTENCE("<token>ansvarar</token>"), "Kommunen ansvarar för:\n- vård\n- stöd",
         "1:9-17 ansvarar"},
        {EXISTENCE("<regex>giltig till 2020</regex>"), "| Giltig till | 2020-12-31 |",
         "2:0-4 2020 +1:0-11"},
        {EXISTENCE("<token>giltig</token>"), "| Giltig till | 2020-12-31 |", "1:0-6 Giltig"},
        {EXISTENCE("<regex>till: hemsjukvård</regex>"), "Se till:\nhemsjukvård", ""},
        // The marked words stand in the lead-in, and items complete the match: one finding there.
        {EXISTENCE("<regex mark='1'>(bör): (?:hem|när)sjukvård</regex>"),
         "Kommunen bör:\n- hemsjukvård\n- närsjukvård", "1:9-12 bör"},
    };
    assert_all_found(cases);
}

// A match stands in one sentence, unless the rule's unit is wider.
static void test_unit(void **state)
{
    (void)state;
    static const char match[] = "<existence><regex>första\\. andra</regex></existence>";
    g_autofree char *sentence = g_strdup_printf(RULE("", "%s"), match);
    g_autofree char *paragraph = g_strdup_printf(RULE("", "<scope unit='paragraph'/>%s"), match);
    g_autofree char *document = g_strdup_printf(RULE("", "<scope unit='document'/>%s"), match);
    const struct found_case cases[] = {
        {sentence, "Det första. Andra gången.", ""},
        {sentence, "Det första. andra gången.", "1:4-17 första. andra"},
        {paragraph, "Det första. Andra gången.", "1:4-17 första. Andra"},
        {document, "Det första. Andra gången.", "1:4-17 första. Andra"},
        {document, "Det första.\nAndra gången.", ""},
    };
    assert_all_found(cases);
}

// Leftmost, then longest, within one rule; rules do not hide each other's findings.
static void test_overlap(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXISTENCE("<token>vård</token><phrase>vård i hemmet</phrase>"), "Om vård i hemmet.",
         "1:3-16 vård i hemmet"},
        {EXISTENCE("<phrase>vård i hemmet</phrase><token>vård</token><token>hemmet</token>"),
         "Om vård i hemmet och vård", "1:3-16 vård i hemmet; 1:21-25 vård"},
        {EXISTENCE("<phrase>a1 b1</phrase><phrase>b1 c1 d1</phrase><token>d1</token>"),
         "a1 b1 c1 d1", "1:0-5 a1 b1; 1:9-11 d1"},
        {SUBSTITUTION("<swap to='x'><token>vård</token></swap>"
                      "<swap to='y'><phrase>vård i hemmet</phrase></swap>"),
         "vård i hemmet", "1:0-13 vård i hemmet >y"},
        {NAMED_RULE("T-1", "", "<existence><token>vård</token></existence>", "")
             NAMED_RULE("T-2", "", "<existence><phrase>vård i hemmet</phrase></existence>", ""),
         "vård i hemmet", "1:0-4 vård; 1:0-13 vård i hemmet"},
    };
    assert_all_found(cases);
}

static void test_all_and_mark(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXISTENCE("<all><token>bör</token><token>vård</token></all>"),
         "Vård bör ges. Stöd bör ges.", "1:5-8 bör"},
        {EXISTENCE("<all within='paragraph'><token>bör</token><token>vård</token></all>"),
         "Vård ges. Stöd bör ges.\nStöd bör ges.", "1:15-18 bör"},
        {EXISTENCE("<all within='section'><token>bör</token><token>vård</token></all>"),
         "# 1 A\nVård ges.\nStöd bör ges.\n# 2 B\nStöd bör ges.", "3:5-8 bör"},
        {EXISTENCE("<all within='document'><token>bör</token><token>vård</token></all>"),
         "# 1 A\nStöd bör ges.\n# 2 B\nVård.", "2:5-8 bör"},
        {EXISTENCE("<regex mark='1'>vård (bör) ges</regex>"), "Om vård bör ges nu.", "1:8-11 bör"},
        // A group that took no part, or part with nothing, is not what was found.
        {EXISTENCE("<regex mark='1'>vård (?:(bör)|ska) ges</regex>"), "vård ska ges",
         "1:0-12 vård ska ges"},
        {EXISTENCE("<regex mark='1'>vård(x?)-ges</regex>"), "vård\u00AD\u00AD-ges",
         "1:0-10 vård\u00AD\u00AD-ges"},
    };
    assert_all_found(cases);
}

// A law's name with another number than its own: the number is the match.
static void test_law_number(void **state)
{
    (void)state;
    static const char pdl[] =
        SUBSTITUTION("<law-number number='2008:355' short='PDL'>patientdatalag</law-number>");
    static const char hsl[] =
        SUBSTITUTION("<law-number number='2017:30' short='HSL' "
                     "former='1982:763'>hälso- och sjukvårdslag</law-number>");
    static const char care[] =
        SUBSTITUTION("<law-number number='2022:1250'>lag om egenvård</law-number>");
    static const struct found_case cases[] = {
        {pdl, "patientdatalagen (2008:255)", "1:18-26 2008:255 >2008:355"},
        {pdl, "Patientdatalagens (SFS 2008:255) krav", "1:23-31 2008:255 >2008:355"},
        {pdl, "PDL, 2008:255", "1:5-13 2008:255 >2008:355"},
        {pdl, "patientdatalagen (PDL 2008:255)", "1:22-30 2008:255 >2008:355"},
        {pdl, "patientdatalagen (2008:355), patientlagen (2014:821)", ""},
        {pdl, "patientdatalagen (2008:3551)", "1:18-27 2008:3551 >2008:355"},
        {pdl, "patientdatalagen, prop. 2007/08:126", ""},
        {pdl, "patientdatalagen, SOSFS 2008:14", ""},
        {pdl, "pdl (2008:255)", ""},
        {hsl, "hälso- och sjukvårdslagen (1982:763)", ""},
        {hsl, "hälso- och sjukvårdslagen (2017:612)", "1:27-35 2017:612 >2017:30"},
        {hsl, "HSL 16:4 och HSL (2017:30)", ""},
        {care, "lagen (2022:1205) om egenvård", "1:7-16 2022:1205 >2022:1250"},
        {care, "lag 2022:1205 om egenvård", "1:4-13 2022:1205 >2022:1250"},
        {care, "lagen om egenvård (2021:1250)", "1:19-28 2021:1250 >2022:1250"},
        {care, "lagen (2022:913) om sammanhållen vård", ""},
        {care, "| Lagen om egenvård | 2021:1250 |", "2:0-9 2021:1250 >2022:1250"},
    };
    assert_all_found(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_existence),    cmocka_unit_test(test_exact_place),
        cmocka_unit_test(test_substitution), cmocka_unit_test(test_fix),
        cmocka_unit_test(test_joined),       cmocka_unit_test(test_unit),
        cmocka_unit_test(test_overlap),      cmocka_unit_test(test_all_and_mark),
        cmocka_unit_test(test_law_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
