// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/wire.h"

static const guint64 numbers[] = {
    0,          1,           127, 128, 129, 16383, 16384, G_MAXUINT32, (guint64)G_MAXUINT32 + 1,
    G_MAXINT64, G_MAXUINT64,
};

static const char *const texts[] = {
    NULL, "", "a", "Hälso- och sjukvård", NULL, "\xf0\x9f\x98\x80", "  ", "",
};

static GByteArray *encode_all(void)
{
    GByteArray *out = g_byte_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        wire_put_number(out, numbers[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        wire_put_text(out, texts[i]);
    return out;
}

// Reads what encode_all wrote and compares as long as nothing has failed.
static void decode_all(struct wire *wire)
{
    g_autoptr(arena_t) arena = arena_new();
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        guint64 number = wire_get_number(wire);
        assert_true(number == (wire->failed ? 0 : numbers[i]));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char *text = wire_get_text(wire, arena);
        if (wire->failed || !texts[i])
            assert_null(text);
        else
            assert_string_equal(text, texts[i]);
    }
}

static void test_round_trip(void **state)
{
    (void)state;
    g_autoptr(GByteArray) out = encode_all();
    struct wire wire = {.bytes = out->data, .length = out->len};
    decode_all(&wire);
    assert_false(wire.failed);
    assert_int_equal(wire.at, out->len);
}

// The numbers are LEB128: their bytes are pinned, since the encoding is also a cache's.
static void test_bytes(void **state)
{
    (void)state;
    static const struct {
        guint64 number;
        const char *bytes;
        gsize length;
    } cases[] = {
        {0, "\x00", 1},
        {127, "\x7f", 1},
        {128, "\x80\x01", 2},
        {300, "\xac\x02", 2},
        {G_MAXUINT64, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) out = g_byte_array_new();
        wire_put_number(out, cases[i].number);
        assert_int_equal(out->len, cases[i].length);
        assert_memory_equal(out->data, cases[i].bytes, cases[i].length);
    }
    g_autoptr(GByteArray) out = g_byte_array_new();
    wire_put_text(out, NULL);
    wire_put_text(out, "");
    wire_put_text(out, "å");
    assert_int_equal(out->len, 5);
    assert_memory_equal(out->data, "\x00\x01\x03\xc3\xa5", 5);
}

// Cut anywhere, the reader fails, stays inside the bytes and stays failed. The bytes are a copy of
// their exact size, so that the sanitizer sees a step too far.
static void test_truncated(void **state)
{
    (void)state;
    g_autoptr(GByteArray) out = encode_all();
    for (guint length = 0; length < out->len; length++) {
        g_autofree guint8 *bytes = g_memdup2(out->data, length);
        struct wire wire = {.bytes = bytes, .length = length};
        decode_all(&wire);
        assert_true(wire.failed);
        assert_true(wire.at <= length);
        gsize at = wire.at;
        g_autoptr(arena_t) arena = arena_new();
        assert_true(wire_get_number(&wire) == 0);
        assert_null(wire_get_text(&wire, arena));
        assert_int_equal(wire_get_count(&wire), 0);
        assert_true(wire.failed);
        assert_int_equal(wire.at, at);
    }
}

static void test_malformed(void **state)
{
    (void)state;
    static const struct {
        const char *what, *bytes;
        gsize length;
    } cases[] = {
        {"text longer than the rest", "\x05ok", 3},
        {"huge text", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
        {"huge text, and some", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01ok", 12},
        {"a number that never ends", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 12},
        {"NUL inside",
         "\x04"
         "a\0b",
         4},
        {"Latin-1", "\x02\xe5", 2},
        {"half a character", "\x02\xc3", 2},
        {"overlong", "\x03\xc0\xaf", 3},
        {"surrogate", "\x04\xed\xa0\x80", 4},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree guint8 *bytes = g_memdup2(cases[i].bytes, cases[i].length);
        g_autoptr(arena_t) arena = arena_new();
        struct wire wire = {.bytes = bytes, .length = cases[i].length};
        assert_null(wire_get_text(&wire, arena));
        assert_true(wire.failed);
    }
}

static void test_count(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        gsize length;
        guint count;
        gboolean failed;
    } cases[] = {
        {"\x00", 1, 0, FALSE},
        {"\x02xy", 3, 2, FALSE},
        {"\x02xyz", 4, 2, FALSE},
        {"\x02x", 2, 0, TRUE},
        {"\x01", 1, 0, TRUE},
        {"", 0, 0, TRUE},
        {"\xff\xff\xff\xff\x0f", 5, 0, TRUE},                       // 2^32 - 1
        {"\x80\x80\x80\x80\x10xxxx", 9, 0, TRUE},                   // 2^32: 0 when cut to 32 bits
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01xx", 12, 0, TRUE} // 2^64 - 1
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree guint8 *bytes = g_memdup2(cases[i].bytes, cases[i].length);
        struct wire wire = {.bytes = bytes, .length = cases[i].length};
        assert_int_equal(wire_get_count(&wire), cases[i].count);
        assert_int_equal(wire.failed, cases[i].failed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_truncated),  cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
