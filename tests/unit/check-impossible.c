// SPDX-License-Identifier: Apache-2.0
// impossible: days that do not exist, weekdays of dates, numbers in figures and in words; and what
// only looks like them.
#include "check-fixture.h"

#define FIND(kinds) RULE("", "<impossible find='" kinds "'/>")

static void test_dates(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FIND("date"), "Den 31 april 2026 nu.", "1:4-17 31 april 2026"},
        {FIND("date"), "Den 31 april nu.", "1:4-12 31 april"},
        {FIND("date"), "2025-02-30", "1:0-10 2025-02-30"},
        {FIND("date"), "29 februari 2026", "1:0-16 29 februari 2026"},
        {FIND("date"), "29 februari 2028 och 29 februari", ""},
        {FIND("date"), "30 februari", "1:0-11 30 februari"},
        {FIND("date"), "vecka 54 2026", "1:0-13 vecka 54 2026"},
        {FIND("date"), "vecka 53 2026", ""},
        {FIND("date"), "30 april 2026, 2026-12-31, 1/5 2026, maj 2026", ""},
        {FIND("date"), "| Datum | 31 juni 2026 |", "2:0-12 31 juni 2026"},
        {FIND("weekday number"), "Den 31 april 2026 nu.", ""},
        {RULE("", "<unless><token>fel</token></unless><impossible find='date'/>"),
         "31 april är fel.", ""},
        {RULE("", "<scope in='heading'/><impossible find='date'/>"), "31 april", ""},
    };
    assert_all_found(cases);
}

static void test_weekdays(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FIND("weekday"), "Kom måndagen den 3 mars 2026.", "1:4-28 måndagen den 3 mars 2026"},
        {FIND("weekday"), "Kom tisdagen den 3 mars 2026.", ""},
        {FIND("weekday"), "Måndag 2026-03-03", "1:0-17 Måndag 2026-03-03"},
        {FIND("weekday"), "mån. 3/3 2026", "1:0-13 mån. 3/3 2026"},
        {FIND("weekday"), "3 mars 2026 (onsdag)", "1:0-20 3 mars 2026 (onsdag)"},
        {FIND("weekday"), "3 mars 2026 (tisdag)", ""},
        // Without a year nobody knows, and a range's days have each their own.
        {FIND("weekday"), "Måndagen den 3 mars", ""},
        {FIND("weekday"), "måndag-fredag 2-6 mars 2026", ""},
        {FIND("weekday"), "måndag och tisdag 3 mars 2026", ""},
        {FIND("weekday"), "fredag till måndag 3 mars 2026", ""},
        {FIND("weekday"), "1 mars och måndag 3 mars 2026", "1:11-29 måndag 3 mars 2026"},
        {FIND("weekday"), "måndagar 3 mars 2026", ""},
        {FIND("weekday"), "Mötet 3 mars 2026 är måndagens sista.", ""},
        {FIND("date number"), "måndagen den 3 mars 2026", ""},
    };
    assert_all_found(cases);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FIND("number"), "Inom 5 (sex) dagar.", "1:5-12 5 (sex)"},
        {FIND("number"), "Inom 5 (fem) dagar.", ""},
        {FIND("number"), "Inom sex (5) dagar.", "1:5-12 sex (5)"},
        {FIND("number"), "Tre (6) månader", "1:0-7 Tre (6)"},
        {FIND("number"), "Det finns tre (6).", ""}, // a reference to a source
        {FIND("number"), "5 (6) dagar", ""},
        {FIND("number"), "sex (fem) dagar", ""},
        {FIND("number"), "12 (elva) ledamöter", "1:0-9 12 (elva)"},
        {FIND("number"), "Bilaga 5 (sex sidor)", ""},
        {FIND("date weekday"), "5 (sex) dagar", ""},
    };
    assert_all_found(cases);
}

static void test_messages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"31 april 2026", "april 2026 har 30 dagar | april 2026 has 30 days"},
        {"30 februari", "februari har 29 dagar | februari has 29 days"},
        {"vecka 54 2026", "det finns inte i kalendern | it is not in the calendar"},
        {"måndag 3 mars 2026", "den 3 mars 2026 är en tisdag | 3 mars 2026 is a Tuesday"},
        {"5 (sex) dagar", "5 är fem | 5 is “fem”"},
        {"sex (5) dagar", "5 är fem | 5 is “fem”"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_message(DETAIL_RULE("<impossible find='date weekday number'/>"), cases[i].text,
                       cases[i].said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
