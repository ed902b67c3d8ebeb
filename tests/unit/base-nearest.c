// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/nearest.h"

static void test_nearest(void **state)
{
    (void)state;
    static const char *const known[] = {"severity", "title",           "error",
                                        "in",       "överenskommelse", NULL};
    static const struct {
        const char *word, *meant;
    } cases[] = {
        {"sevrity", "severity"},
        {"SEVERITY", "severity"},
        {"tilte", "title"},
        {"titel", "title"},
        {"eror", "error"},
        {"owner", NULL},
        {"", NULL},
        {"xy", NULL},
        {"overenskommelse", "överenskommelse"},
        {"on", "in"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *meant = nearest(cases[i].word, known);
        if (g_strcmp0(meant, cases[i].meant) != 0)
            fail_msg("%s: %s", cases[i].word, meant ? meant : "nothing");
    }
}

// Words beyond all length are compared with nothing, and cost nothing.
static void test_long(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(100000, 'a');
    const char *const known[] = {word, "aaa", NULL};
    assert_null(nearest(word, known));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nearest), cmocka_unit_test(test_long)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
