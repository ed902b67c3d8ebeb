// SPDX-License-Identifier: Apache-2.0
// Times of the day, as documents say them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/clock.h"

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        guint from, to; // minutes
        gboolean whole; // FALSE: no time
    } cases[] = {
        {"klockan 14", 840, 840, TRUE},
        {"kl. 8.30", 510, 510, TRUE},
        {"mellan 8 och 17", 480, 1020, TRUE},
        {"mellan klockan 8 och 17", 480, 1020, TRUE},
        {"kl 13-16", 780, 960, TRUE},
        {"Klockan 08:00 - 16:00", 480, 960, TRUE},
        {"klockan 25", 0, 0, FALSE},
        {"14", 0, 0, FALSE},
        {"mellan 8", 0, 0, FALSE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct clock clock = {0};
        guint end = (guint)strlen(cases[i].text);
        guint after = clock_read(cases[i].text, 0, end, &clock);
        if (after != (cases[i].whole ? end : 0) ||
            (after && (clock.from != cases[i].from || clock.to != cases[i].to)))
            fail_msg("\"%s\": %u bytes, %u to %u", cases[i].text, after, clock.from, clock.to);
    }
}

static void test_differs(void **state)
{
    (void)state;
    const struct clock morning = {480, 480}, noon = {720, 720}, day = {480, 1020};
    assert_true(clock_differs(&morning, &noon));
    assert_false(clock_differs(&morning, &morning));
    assert_false(clock_differs(&morning, &day)); // from eight on, and from eight to five
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_differs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
