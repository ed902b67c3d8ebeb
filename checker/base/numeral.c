// SPDX-License-Identifier: Apache-2.0
#include "base/numeral.h"

enum { ALPHABET = 26, LETTERS_MAX = 30, ROMAN_MAX = 3999 };

static void digits(GString *to, gint64 value)
{
    g_string_append_printf(to, "%" G_GINT64_FORMAT, value);
}

void numeral_letters(GString *to, gint64 value, enum letters letters, gboolean upper)
{
    char first = upper ? 'A' : 'a';
    if (value < 1) {
        digits(to, value);
        return;
    }
    if (letters == LETTERS_REPEATED) {
        // No document counts far; a hostile one may.
        gint64 repeat = MIN((value - 1) / ALPHABET + 1, LETTERS_MAX);
        for (gint64 i = 0; i < repeat; i++)
            g_string_append_c(to, (char)(first + (value - 1) % ALPHABET));
        return;
    }
    gsize at = to->len;
    for (; value > 0; value = (value - 1) / ALPHABET)
        g_string_insert_c(to, (gssize)at, (char)(first + (value - 1) % ALPHABET));
}

void numeral_roman(GString *to, gint64 value, gboolean upper)
{
    static const struct {
        gint64 value;
        const char *upper, *lower;
    } parts[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    if (value < 1 || value > ROMAN_MAX) {
        digits(to, value);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        for (; value >= parts[i].value; value -= parts[i].value)
            g_string_append(to, upper ? parts[i].upper : parts[i].lower);
    }
}
