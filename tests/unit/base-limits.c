// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"

static void test_find(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    static const struct {
        const char *option;
        gsize field;
        guint64 value;
    } cases[] = {
        {"max-file-size", offsetof(struct limits, file_size), 209715200},
        {"max-part-size", offsetof(struct limits, part_size), 268435456},
        {"max-package-size", offsetof(struct limits, package_size), 536870912},
        {"max-ratio", offsetof(struct limits, ratio), 400},
        {"max-entries", offsetof(struct limits, entries), 20000},
        {"max-depth", offsetof(struct limits, depth), 2000},
        {"max-attributes", offsetof(struct limits, attributes), 1000},
        {"max-blocks", offsetof(struct limits, blocks), 2000000},
        {"max-chunks", offsetof(struct limits, chunks), 200},
        {"max-findings", offsetof(struct limits, findings), 20000},
        {"match-budget", offsetof(struct limits, match_budget), 250000000},
        {"match-limit", offsetof(struct limits, match), 1000000},
        {"match-depth", offsetof(struct limits, match_depth), 10000},
        {"match-heap", offsetof(struct limits, match_heap), 20000},
        {"max-memory", offsetof(struct limits, memory), 4096},
        {"time-limit", offsetof(struct limits, cpu), 60},
    };
    assert_int_equal(sizeof limits / sizeof(guint64), G_N_ELEMENTS(cases));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint64 *limit = limits_find(&limits, cases[i].option);
        assert_ptr_equal((char *)limit, (char *)&limits + cases[i].field);
        assert_true(*limit == cases[i].value);
    }
    static const char *const unknown[] = {"", "max-file", "max-file-sizes", "MAX-RATIO", "cpu"};
    for (gsize i = 0; i < G_N_ELEMENTS(unknown); i++)
        assert_null(limits_find(&limits, unknown[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
