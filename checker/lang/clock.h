// SPDX-License-Identifier: Apache-2.0
// Times of the day: klockan 14, kl. 8.30, mellan 8 och 17, klockan 13-16.
#ifndef LINJERA_LANG_CLOCK_H
#define LINJERA_LANG_CLOCK_H

#include <glib.h>

// Minutes after midnight; to is from where only one time is given.
struct clock {
    guint from, to;
};

// The time that begins at `at`; 0: none does, else the byte after it.
guint clock_read(const char *text, guint at, guint end, struct clock *clock);
// A time of its own and one of two between which something goes on do not compare.
gboolean clock_differs(const struct clock *a, const struct clock *b);

#endif
