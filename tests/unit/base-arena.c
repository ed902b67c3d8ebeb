// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

enum { ALIGN = 16 };

// Every allocation is aligned, zeroed and its own: filled with a mark, none overwrites another.
static void test_alloc(void **state)
{
    (void)state;
    static const gsize sizes[] = {1,  0,      7,     8,     15,    16, 17, 31,
                                  33, 100,    65535, 65536, 65537, 3,  1,  64 * 1024 - 16,
                                  16, 200000, 5,     4096};
    g_autoptr(arena_t) arena = arena_new();
    guint8 *memory[G_N_ELEMENTS(sizes)];
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        memory[i] = arena_alloc(arena, sizes[i]);
        assert_non_null(memory[i]);
        assert_int_equal((uintptr_t)memory[i] % ALIGN, 0);
        for (gsize n = 0; n < sizes[i]; n++)
            assert_int_equal(memory[i][n], 0);
        if (sizes[i])
            memset(memory[i], (int)i + 1, sizes[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (gsize n = 0; n < sizes[i]; n++)
            assert_int_equal(memory[i][n], i + 1);
}

// What is small goes on in the chunk that has room; a big block between does not lose content.
static void test_many(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    g_autoptr(arena_t) arena = arena_new();
    g_autofree guint **numbers = g_new(guint *, COUNT);
    for (guint i = 0; i < COUNT; i++) {
        numbers[i] = arena_new0(arena, guint);
        *numbers[i] = i;
        if (i % 5000 == 0)
            arena_alloc(arena, 300000);
    }
    for (guint i = 0; i < COUNT; i++)
        assert_int_equal(*numbers[i], i);
}

static void test_texts(void **state)
{
    (void)state;
    g_autoptr(arena_t) arena = arena_new();
    assert_null(arena_strdup(arena, NULL));
    char *empty = arena_strdup(arena, "");
    assert_string_equal(empty, "");
    static const char source[] = "Hälso- och sjukvård";
    char *copy = arena_strdup(arena, source);
    assert_ptr_not_equal(copy, source);
    assert_string_equal(copy, source);
    assert_string_equal(arena_strndup(arena, source, 6), "Hälso");
    // Bytes after the length are not looked at: there is no NUL to find here.
    static const char bare[3] = {'a', 'b', 'c'};
    assert_string_equal(arena_strndup(arena, bare, sizeof bare), "abc");
    assert_string_equal(arena_strndup(arena, bare, 0), "");
    assert_string_equal(arena_printf(arena, "%s %u %%", "avsnitt", 3u), "avsnitt 3 %");
    g_autofree char *wide = g_strnfill(100000, 'x');
    assert_int_equal(strlen(arena_printf(arena, "<%s>", wide)), 100002);
}

// Arrays grow on their own and are freed with the arena (the leak checker sees to that).
static void test_arrays(void **state)
{
    (void)state;
    g_autoptr(arena_t) arena = arena_new();
    GPtrArray *first = arena_array(arena), *second = arena_array(arena);
    assert_int_equal(first->len, 0);
    for (guint i = 0; i < 1000; i++)
        g_ptr_array_add(first, arena_printf(arena, "%u", i));
    assert_int_equal(first->len, 1000);
    assert_int_equal(second->len, 0);
    assert_string_equal(first->pdata[999], "999");
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alloc),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
