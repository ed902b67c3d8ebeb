// SPDX-License-Identifier: Apache-2.0
// abbreviation: what counts as written out, and what is no abbreviation. length: sentences and
// paragraphs with too many words.
#include "check-fixture.h"

#define ANY RULE("", "<abbreviation>PDF</abbreviation>")

static void test_explained(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {ANY, "Kalla DSG. Ring DSG.", "1:6-9 DSG"},
        {ANY, "Delregional styrgrupp (DSG) beslutar. Ring DSG.", ""},
        {ANY, "Kalla DSG (delregional styrgrupp).", ""},
        {ANY, "Kalla DSG (på måndag).", "1:6-9 DSG"},
        {ANY, "DSG, delregional styrgrupp, beslutar.", ""},
        {ANY, "DSG: delregional styrgrupp", ""},
        {ANY, "DSG står för delregional styrgrupp.", ""},
        {ANY, "Delregional styrgrupp, DSG, beslutar.", ""},
        {ANY, "Delregional styrgrupp (nedan kallad DSG) beslutar.", ""},
        {ANY, "Sekreteraren, DSG, beslutar.", "1:14-17 DSG"},
        {ANY, "| DSG | delregional styrgrupp |", ""},
        {ANY, "| DSG | måndag |", "1:0-3 DSG"},
        {ANY, "Ring DSG.\nDelregional styrgrupp (DSG).", ""}, // wherever it stands
        {ANY, "DSG:s möte", "1:0-3 DSG"},
        {ANY, "DSG-möte", "1:0-3 DSG"},
    };
    assert_all_found(cases);
}

static void test_others(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {ANY, "Spara som PDF.", ""},
        {ANY, "Ring ALLTID före. Vi kan alltid nås.", ""},
        {ANY, "Ring ALLTID före.", "1:5-11 ALLTID"},
        {ANY, "Dnr RS 2026-00012 och SOSFS 2011:9", ""},
        {ANY, "Kapitel IV", ""},
        {ANY, "STYRANDE DOKUMENT FÖR VÅRD", ""},
        {ANY, "Skriv i MedControl PRO.", ""},
        {ANY, "Vi följer Vårdval VG nu.", ""},
        {ANY, "Se www.DSG.se och AB-12.", ""},
        {ANY, "АО", ""}, // Cyrillic
        {ANY, "> Kalla DSG.", "1:6-9 DSG"},
        {RULE("", "<scope not-in='quote'/><abbreviation/>"), "> Kalla DSG.", ""},
        {RULE("", "<unless><token>begreppet</token></unless><abbreviation/>"),
         "Begreppet DSG finns.\nRing DSG.", "2:5-8 DSG"},
    };
    assert_all_found(cases);
}

static void test_length(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {RULE("", "<length words='5'/>"), "Ett två tre fyra fem. Ett två tre fyra fem sex.",
         "1:22-47 Ett två tre fyra fem sex."},
        {RULE("", "<length words='5'/>"), "Ett två tre:\n- fyra fem\n- sex", ""},
        {RULE("", "<scope unit='paragraph'/><length words='5'/>"), "Ett två tre. Fyra fem sex.",
         "1:0-26 Ett två tre. Fyra fem sex."},
        {RULE("", "<scope unit='paragraph'/><length words='6'/>"), "Ett två tre. Fyra fem sex.",
         ""},
        {RULE("", "<scope in='heading'/><length words='5'/>"), "Ett två tre fyra fem sex.", ""},
    };
    assert_all_found(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_explained),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
