// SPDX-License-Identifier: Apache-2.0
// Names of colours and the values they stand for: Word's palette, and what is no colour.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/color.h"

static void test_is(void **state)
{
    (void)state;
    static const struct {
        const char *value, *name;
        gboolean is;
    } cases[] = {
        {"FF0000", "röd", TRUE},    {"C00000", "red", TRUE},     {"EE0000", "röd", TRUE},
        {"FF0000", "FF0000", TRUE}, {"ff0000", "#FF0000", TRUE}, {"C00000", "FF0000", FALSE},
        {"FFC000", "orange", TRUE}, {"FFFF00", "gul", TRUE},     {"00B050", "grön", TRUE},
        {"92D050", "green", TRUE},  {"0070C0", "blå", TRUE},     {"00B0F0", "blue", TRUE},
        {"002060", "blå", TRUE},    {"7030A0", "lila", TRUE},    {"000000", "svart", TRUE},
        {"FFFFFF", "vit", TRUE},    {"808080", "grå", TRUE},     {"7F7F7F", "grey", TRUE},
        {"0070C0", "röd", FALSE},   {"FFC000", "röd", FALSE},    {"000000", "röd", FALSE},
        {"auto", "svart", FALSE},   {"", "svart", FALSE},        {"#c00000", "röd", TRUE},
        {"0000FF0", "blue", FALSE}, {"0000FG", "blue", FALSE},   {"FF00FF", "purple", TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (color_is(cases[i].value, cases[i].name) != cases[i].is)
            fail_msg("%s is%s %s", cases[i].value, cases[i].is ? " not" : "", cases[i].name);
}

static void test_known(void **state)
{
    (void)state;
    for (const char *const *name = color_names(); *name; name++)
        assert_true(color_known(*name));
    assert_true(color_known("c00000"));
    assert_true(color_known("#C00000"));
    assert_false(color_known("rött"));
    assert_false(color_known("C0000"));
    assert_false(color_known(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_is), cmocka_unit_test(test_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
