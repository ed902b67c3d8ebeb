// SPDX-License-Identifier: Apache-2.0
// Shares and sums of money: 10 procent, 12,5 %, fem procentenheter, 3 promille; 1 500 kronor, 200
// kr/dygn, 45 tkr, 2,5 mkr, tre miljoner kronor, SEK 300.
#ifndef LINJERA_LANG_AMOUNT_H
#define LINJERA_LANG_AMOUNT_H

#include "lang/number.h"

enum share_unit { SHARE_PERCENT, SHARE_POINTS }; // promille are tenths of a percent

// What a sum is paid for; unknown: it does not say.
enum rate {
    RATE_NONE,
    RATE_HOUR,
    RATE_DAY,
    RATE_WEEK,
    RATE_MONTH,
    RATE_YEAR,
    RATE_PERSON,
    RATE_VISIT
};

struct amount {
    guint start, end; // bytes
    guint rate_end;   // byte after what a sum is paid for; the same as `end`: it does not say
    gint64 low, high; // millionths of a percent, of a krona
    guint unit;       // which word it is written with, for amount_write
    enum share_unit share;
    gboolean foreign; // euro, dollar
    enum rate rate;
    gboolean words;
};

// What begins at `at`; 0: nothing does.
guint percent_read(const char *text, guint at, guint end, struct amount *amount);
guint money_read(const char *text, guint at, guint end, struct amount *amount);
// Writes an amount with the unit of another one; money in whole kronor where that unit is foreign.
void percent_write(GString *to, const struct amount *amount, const struct amount *like);
void money_write(GString *to, const struct amount *amount, const struct amount *like);

#endif
