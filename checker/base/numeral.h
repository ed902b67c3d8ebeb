// SPDX-License-Identifier: Apache-2.0
// Numbers as the labels of lists write them, in letters and in Roman numerals.
#ifndef LINJERA_BASE_NUMERAL_H
#define LINJERA_BASE_NUMERAL_H

#include <glib.h>

// How letters go on after z.
enum letters {
    LETTERS_COUNTED,  // aa, ab, ac: like the columns of a sheet
    LETTERS_REPEATED, // aa, bb, cc
};

// a, b, c ... Nothing below 1 has a letter: it is written in digits.
void numeral_letters(GString *to, gint64 value, enum letters letters, gboolean upper);
// i, ii, iii ... There are numerals from 1 to 3999; others are written in digits.
void numeral_roman(GString *to, gint64 value, gboolean upper);

#endif
