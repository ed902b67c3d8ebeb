// SPDX-License-Identifier: Apache-2.0
// Which of several names is to be expected, and how messages are filled in.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/message.h"
#include "finding/usage.h"

static void test_expected(void **state)
{
    (void)state;
    static const struct {
        struct usage usages[4];
        guint count;
        int prefer, expected;
        const char *list;
    } cases[] = {
        {{{"a", 0, 0}}, 0, USAGE_NONE, USAGE_NONE, ""},
        {{{"a", 3, 3}, {"b", 0, 0}}, 2, USAGE_NONE, USAGE_NONE, "a (3)"},
        {{{"a", 3, 3}, {"b", 1, 9}}, 2, USAGE_NONE, 0, "a (3), b (1)"},
        {{{"a", 1, 9}, {"b", 3, 3}}, 2, USAGE_NONE, 1, "b (3), a (1)"},
        // As many documents: the one that is written more often, then the rule's order.
        {{{"a", 2, 2}, {"b", 2, 5}}, 2, USAGE_NONE, 1, "b (2), a (2)"},
        {{{"a", 2, 2}, {"b", 2, 2}}, 2, USAGE_NONE, 0, "a (2), b (2)"},
        // The preferred name wins, whoever uses it; one name alone needs no other.
        {{{"a", 9, 9}, {"b", 1, 1}}, 2, 1, 1, "a (9), b (1)"},
        {{{"a", 9, 9}, {"b", 0, 0}, {"c", 1, 1}}, 3, 1, 1, "a (9), c (1)"},
        {{{"a", 9, 9}, {"b", 0, 0}}, 2, 1, USAGE_NONE, "a (9)"},
    };
    g_autoptr(arena_t) arena = arena_new();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(usage_expected(cases[i].usages, cases[i].count, cases[i].prefer),
                         cases[i].expected);
        assert_string_equal(usage_list(arena, cases[i].usages, cases[i].count), cases[i].list);
    }
}

static void test_message(void **state)
{
    (void)state;
    g_autoptr(arena_t) arena = arena_new();
    struct message_words words = {.match = "å", .suggestion = "ä", .names = "ö (1)"};
    assert_string_equal(message_fill(arena, "”\1” heter ”\2”: \3.", &words),
                        "”å” heter ”ä”: ö (1).");
    struct message_words none = {.match = "\1"};
    assert_string_equal(message_fill(arena, "\1\2\3.", &none), "\1.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expected),
        cmocka_unit_test(test_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
