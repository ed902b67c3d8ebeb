// SPDX-License-Identifier: Apache-2.0
// value: which value a match is about, when it differs, and what is proposed.
#include "check-fixture.h"

#define VALUE(attributes, patterns) RULE("", "<value " attributes ">" patterns "</value>")
#define GUARANTEE(attributes)                                                                      \
    VALUE("kind='duration' expect='P3D' " attributes,                                              \
          "<token forms='vårdgarantin'>vårdgaranti</token>")
#define PARTIES                                                                                    \
    VALUE("kind='number' expect='49' within='1' position='before'", "<token>kommuner</token>")

static void test_which_value(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {GUARANTEE(""), "Läkarbesök inom sju dagar enligt vårdgarantin.",
         "1:16-25 sju dagar >tre dagar"},
        {GUARANTEE(""), "Vårdgarantin ger besök inom 7 dagar.", "1:28-35 7 dagar >3 dagar"},
        {GUARANTEE(""), "Sju dagar gäller i vårdgarantin.", "1:0-9 Sju dagar >Tre dagar"},
        {GUARANTEE(""), "Vårdgarantin ger besök inom tre dagar.", ""},
        {GUARANTEE(""), "Vårdgarantin ger besök inom 72 timmar.", ""},
        {GUARANTEE(""), "Vårdgarantin gäller. Besök ges inom sju dagar.", ""},
        {GUARANTEE(""), "Besök ges inom sju dagar.", ""},
        // The nearest of several, by words; the one after it of two as near.
        {GUARANTEE(""), "Inom en månad fås besök och inom sju dagar vårdgarantin.",
         "1:33-42 sju dagar >tre dagar"},
        {GUARANTEE(""), "Vårdgarantin ger besök inom tre dagar, återbesök inom sju dagar.", ""},
        {GUARANTEE(""), "Fem dagar vårdgaranti sju dagar.", "1:22-31 sju dagar >tre dagar"},
        {GUARANTEE("within='2'"), "Vårdgarantin ger besök inom sju dagar.", ""},
        {GUARANTEE("within='3'"), "Vårdgarantin ger besök inom sju dagar.",
         "1:28-37 sju dagar >tre dagar"},
        {GUARANTEE("position='before'"), "Vårdgarantin ger besök inom sju dagar.", ""},
        {GUARANTEE("position='after'"), "Fem dagar vårdgaranti i tre dagar.", ""},
        // A value that two matches are about is one finding.
        {GUARANTEE(""), "Vårdgarantin: sju dagar är vårdgarantin.", "1:14-23 sju dagar >tre dagar"},
        // The value in the match, and in its mark.
        {VALUE("kind='duration' expect='P3D'", "<regex>bedömning.*dagar\\b</regex>"),
         "Sju dagar: bedömning inom en vecka, fem dagar.", "1:26-34 en vecka >tre dagar"},
        {VALUE("kind='duration' expect='P3D'", "<regex mark='1'>bedömning.*\\b(besök.*)</regex>"),
         "En bedömning inom tre dagar och besök inom sju dagar.", "1:43-52 sju dagar >tre dagar"},
        // The paragraph instead of the sentence.
        {RULE("", "<scope unit='paragraph'/><value kind='duration' expect='P3D'>"
                  "<token>vårdgaranti</token></value>"),
         "Om vårdgaranti. Besök ges inom sju dagar.", "1:31-40 sju dagar >tre dagar"},
        {PARTIES, "VGR och länets 48 kommuner.", "1:15-17 48 >49"},
        {PARTIES, "VGR och länets fyrtioåtta kommuner.", "1:15-25 fyrtioåtta >fyrtionio"},
        {PARTIES, "Avtalet har 50 parter: VGR och 49 kommuner.", ""},
        {PARTIES, "År 2017 var kommuner med.", ""},
        {PARTIES, "Tre av länets kommuner.", ""},
    };
    assert_all_found(cases);
}

// Lists and tables: what says it, and the value, in different blocks.
static void test_across_blocks(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {GUARANTEE(""), "Enligt vårdgarantin ska:\n- bedömning ges inom sju dagar\n- besök ske",
         "2:19-28 sju dagar >tre dagar"},
        {GUARANTEE(""), "Inom sju dagar ska:\n- vårdgarantin uppfyllas\n- annat ske",
         "1:5-14 sju dagar >tre dagar"},
        {GUARANTEE(""), "| Vårdgaranti | sju dagar |\n| Annat | fem dagar |",
         "2:0-9 sju dagar >tre dagar"},
        {GUARANTEE(""), "Vårdgarantin är sju dagar för:\n- läkare\n- sköterska",
         "1:16-25 sju dagar >tre dagar"},
    };
    assert_all_found(cases);
}

#define REMISS(bound)                                                                              \
    NAMED_RULE("T-1", "",                                                                          \
               "<value kind='date' op='ge' expect='as-of' " bound                                  \
               "><token>remiss</token></value>",                                                   \
               "<example expect='match' as-of='2026-07-01'>x</example>")
#define STARTS                                                                                     \
    RULE("", "<value kind='date' op='ge' expect='2027-05-01'><token>riktlinjen</token></value>")

// Checked on 2026-07-01.
static void test_dates(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {REMISS(""), "På remiss till den 28 februari 2026.", "1:19-35 28 februari 2026"},
        {REMISS(""), "På remiss till den 28 februari 2027.", ""},
        {REMISS(""), "På remiss till den 1 juli 2026.", ""},
        {REMISS(""), "På remiss till och med juli 2026.", ""},
        {REMISS(""), "På remiss till och med juni 2026.", "1:23-32 juni 2026"},
        {REMISS(""), "På remiss till den 1 juni.", ""},
        {REMISS(""), "På remiss tills vidare.", ""},
        {REMISS("bound='to'"), "Sänd på remiss den 1 maj 2025, svar senast den 1 maj 2026.",
         "1:47-57 1 maj 2026"},
        {REMISS("bound='to'"), "Sänd på remiss den 1 maj 2025.", ""},
        // A length of time beside the day it is counted from; how long months are is not known.
        {REMISS("lasting='yes'"), "På remiss i två år från den 1 maj 2024.", "1:28-38 1 maj 2024"},
        {REMISS("lasting='yes'"), "På remiss i två år från den 1 juli 2024.", ""},
        {REMISS("lasting='yes'"), "På remiss i två år från den 1 maj 2025.", ""},
        {REMISS("lasting='yes'"), "Den 3 mars 2026 sänd på remiss i 90 dagar.",
         "1:4-15 3 mars 2026"},
        {REMISS("lasting='yes'"), "Den 3 maj 2026 sänd på remiss i 90 dagar.", ""},
        {REMISS("lasting='yes'"), "På remiss den 1 maj 2024.", ""},
        {REMISS("lasting='yes'"), "På remiss den 1 maj 2024. Två år är lång tid.", ""},
        {REMISS("lasting='yes'"), "På remiss i 999999 år från den 1 maj 2024.", ""},
        {STARTS, "Nu gäller riktlinjen sedan den 1 maj 2026.", "1:31-41 1 maj 2026 >1 maj 2027"},
        {STARTS, "Nu gäller riktlinjen från 2026-05-01.", "1:26-36 2026-05-01 >2027-05-01"},
        {STARTS, "Nu gäller riktlinjen från maj 2026.", "1:26-34 maj 2026 >maj 2027"},
        {STARTS, "Nu gäller riktlinjen från våren 2027.", ""},
        {STARTS, "Nu gäller riktlinjen från 31 februari 2028.",
         "1:26-42 31 februari 2028 >1 maj 2027"},
    };
    assert_all_found(cases);
}

static void test_exceptions(void **state)
{
    (void)state;
#define EXCEPTED(within)                                                                           \
    RULE("", "<unless within='" within "'><token>tidigare</token></unless><value kind='duration' " \
             "expect='P3D'><token>garantin</token></value>")
    static const struct found_case cases[] = {
        {EXCEPTED("sentence"), "Garantin var tidigare sju dagar.", ""},
        {EXCEPTED("sentence"), "Tidigare. Garantin är sju dagar.", "1:22-31 sju dagar >tre dagar"},
        // Within the match: from the words to the value.
        {EXCEPTED("match"), "Garantin var tidigare sju dagar.", ""},
        {EXCEPTED("match"), "Garantin är sju dagar, som tidigare.", "1:12-21 sju dagar >tre dagar"},
        {RULE("", "<scope not-in='quote'/><value kind='duration' expect='P3D'>"
                  "<token>garantin</token></value>"),
         "Garantin ”inom sju dagar” gäller.", ""},
    };
    assert_all_found(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_value),
        cmocka_unit_test(test_across_blocks),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_exceptions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
