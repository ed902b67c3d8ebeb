// SPDX-License-Identifier: Apache-2.0
// How often something is done, as documents say it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/frequency.h"

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gint64 low, high; // thousandths a year; 0: none
    } cases[] = {
        {"dagligen", 365000, 365000},
        {"varje vecka", 52000, 52000},
        {"Varannan månad", 6000, 6000},
        {"var tredje månad", 4000, 4000},
        {"vart annat år", 500, 500},
        {"varje måndag", 52000, 52000},
        {"två gånger per år", 2000, 2000},
        {"en till två gånger i månaden", 12000, 24000},
        {"2-3 gånger i veckan", 104000, 156000},
        {"fyra sammanträden om året", 4000, 4000},
        {"vid ett tillfälle", 0, 0},
        {"ett tillfälle per år", 1000, 1000},
        {"första vardagen i månaden", 12000, 12000},
        {"årlig", 1000, 1000},
        {"årligt", 1000, 1000},
        {"varje patient", 0, 0},
        {"två timmar per vecka", 0, 0},
        {"tre patienter per år", 0, 0},
        {"var och en", 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct frequency frequency = {0};
        guint end = (guint)strlen(cases[i].text);
        guint after = frequency_read(cases[i].text, 0, end, &frequency);
        if (after != (cases[i].low ? end : 0) ||
            (after && (frequency.low != cases[i].low || frequency.high != cases[i].high)))
            fail_msg("\"%s\": %u bytes, %d to %d", cases[i].text, after, (int)frequency.low,
                     (int)frequency.high);
    }
}

static void test_differs(void **state)
{
    (void)state;
    const struct frequency month = {12000, 12000}, four_weeks = {13000, 13000},
                           some = {12000, 24000}, quarter = {4000, 4000};
    assert_false(frequency_differs(&month, &four_weeks));
    assert_false(frequency_differs(&some, &month));
    assert_true(frequency_differs(&some, &quarter));
    assert_true(frequency_differs(&quarter, &month));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_differs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
