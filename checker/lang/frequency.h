// SPDX-License-Identifier: Apache-2.0
// How often something is done: varje vecka, var tredje månad, två till tre gånger per år, årligen,
// varje måndag, första vardagen i månaden. What is much the same (var fjärde vecka, varje månad)
// does not differ.
#ifndef LINJERA_LANG_FREQUENCY_H
#define LINJERA_LANG_FREQUENCY_H

#include <glib.h>

// Times a year, in thousandths.
struct frequency {
    gint64 low, high;
};

// The frequency that begins at `at`; 0: none does, else the byte after it.
guint frequency_read(const char *text, guint at, guint end, struct frequency *frequency);
gboolean frequency_differs(const struct frequency *a, const struct frequency *b);

#endif
