// SPDX-License-Identifier: Apache-2.0
#include "base/charset.h"
#include "base/numeral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *bytes;
    gsize length;
    const char *declared, *text;
    const char *note; // a part of it; NULL: none
} texts[] = {
    {BYTES(""), NULL, "", NULL},
    {BYTES("a\xc3\xa5"), NULL, "aå", NULL},
    {BYTES("\xef\xbb\xbf\xc3\xa5"), "windows-1252", "å", NULL},
    {BYTES("\xff\xfe\xe5\0b\0"), NULL, "åb", NULL},
    {BYTES("\xfe\xff\0\xe5\0b"), NULL, "åb", NULL},
    {BYTES("a\0b\0"), NULL, "ab", NULL},
    {BYTES("\0a\0b"), "utf-8", "ab", NULL},
    {BYTES("\xe5\x80\x96"), "ISO-8859-1", "å€–", NULL},
    {BYTES("\xa4"), "iso-8859-15", "€", NULL},
    {BYTES("\xe5"), NULL, "å", "does not say what it is"},
    {BYTES("\xe5"), "utf-8", "å", "says that it is UTF-8"},
    {BYTES("\xe5"), "utf-16", "å", "windows-1252"}, // which it cannot be: it was read so far
    {BYTES("\xc3\xa5\xc3\xa4\xff"), NULL, "åä\ufffd", "1 place is not valid"},
    {BYTES("\xc3\xa5"), "x-unknown", "å", "which is not known"},
    {BYTES("\xff\xfe\x00\xd8"), NULL, "\ufffd", "1 place is not valid"},
    {BYTES("\xff\xfe\xe5"), NULL, "\ufffd", "1 place is not valid"},
    {BYTES("a\0\xe5"), NULL, "aå", "windows-1252"},
    {BYTES("abc\0d"), NULL, "abcd", NULL},
};

static void test_charset(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        gsize length;
        g_auto(said_t) note = {0};
        g_autofree char *text =
            charset_decode(texts[i].bytes, texts[i].length, texts[i].declared, &length, &note);
        assert_string_equal(text, texts[i].text);
        assert_int_equal(length, strlen(texts[i].text));
        assert_int_equal(note.english != NULL, texts[i].note != NULL);
        if (note.english)
            assert_non_null(strstr(note.english, texts[i].note));
    }
}

static void test_numerals(void **state)
{
    (void)state;
    static const struct {
        gint64 value;
        const char *counted, *repeated, *roman;
    } numbers[] = {
        {0, "0", "0", "0"},
        {1, "a", "a", "i"},
        {4, "d", "d", "iv"},
        {26, "z", "z", "xxvi"},
        {27, "aa", "aa", "xxvii"},
        {28, "ab", "bb", "xxviii"},
        {53, "ba", "aaa", "liii"},
        {702, "zz", "zzzzzzzzzzzzzzzzzzzzzzzzzzz", "dccii"},
        {703, "aaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "dcciii"},
        {-1, "-1", "-1", "-1"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(GString) counted = g_string_new(NULL);
        g_autoptr(GString) repeated = g_string_new(NULL);
        g_autoptr(GString) roman = g_string_new(NULL);
        numeral_letters(counted, numbers[i].value, LETTERS_COUNTED, FALSE);
        numeral_letters(repeated, numbers[i].value, LETTERS_REPEATED, FALSE);
        numeral_roman(roman, numbers[i].value, FALSE);
        assert_string_equal(counted->str, numbers[i].counted);
        assert_string_equal(repeated->str, numbers[i].repeated);
        assert_string_equal(roman->str, numbers[i].roman);
    }
    g_autoptr(GString) large = g_string_new(NULL);
    numeral_roman(large, 4000, TRUE);
    assert_string_equal(large->str, "4000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_numerals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
