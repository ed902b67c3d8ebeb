// SPDX-License-Identifier: Apache-2.0
// Numbers as Swedish writes them: 49, 1 500, 1.500, 2,5, fyrtionio, tjugoen, två tusen, en och en
// halv, tre till fem, 10 (tio). Amounts are fixed-point so that comparing them is exact.
#ifndef LINJERA_LANG_NUMBER_H
#define LINJERA_LANG_NUMBER_H

#include <glib.h>

// Amounts are in millionths; more than a billion (10^12) is no amount.
enum { NUMBER_ONE = 1000000 };

// A number, or a range of them ("3-5", "mellan tre och fem": low < high).
struct number {
    guint start, end; // bytes
    gint64 low, high; // millionths
    gboolean words;   // written in words
    gboolean article; // only "en" or "ett", which may be no number at all
    gboolean point;   // has a decimal point: perhaps a section number
};

// The number that begins at `at`, with its range. 0: none does; else the byte after it. It may be
// followed by a unit without a space ("24h"): the caller looks at what follows.
guint number_read(const char *text, guint at, guint end, struct number *number);
// What a whole word in lower case ("tre", "hundratjugofem") is worth, from one on.
gboolean number_word(const char *word, gint64 *amount);
// Whether what follows a number says that it counts nothing: "4 §", "3 kap.", or that it goes on.
gboolean number_is_label(const char *text, const struct number *number, guint end);
// Writes an amount: in words if asked for and it has a name (to 999 999 whole ones; `neuter`: ett,
// tjugoett), else in digits with decimal comma and spaces between groups.
void number_write(GString *to, gint64 amount, gboolean words, gboolean neuter);

#endif
