// SPDX-License-Identifier: Apache-2.0
// Dates as Swedish documents write them, with their precision: 1 maj 2027, den 1:a maj, 2027-05-01,
// 1/5-27, maj 2027, v. 45 2025, hösten 2026, kvartal 2, årsskiftet 2020/2021, vid utgången av
// februari 2023, 2027, tills vidare. A date is a stretch of days, so that comparing it says nothing
// that is not known: "maj 2027" does not differ from 2027-05-01. What only looks like a date
// (times, sections, numbers of laws and of people) is none.
#ifndef LINJERA_LANG_DATE_H
#define LINJERA_LANG_DATE_H

#include "lang/calendar.h"

enum date_precision {
    DATE_DAY,
    DATE_WEEK,
    DATE_MONTH,
    DATE_QUARTER,
    DATE_HALF,
    DATE_SEASON,
    DATE_YEAR,
    DATE_TURN, // årsskiftet, halvårsskiftet: the last day and the first
    DATE_OPEN, // tills vidare: no end
};

// How it is written, for date_write.
enum date_form {
    DATE_WORDS,   // 1 maj 2027; and all that is no day
    DATE_ISO,     // 2027-05-01
    DATE_SPACED,  // 2027 05 01
    DATE_COMPACT, // 20270501
    DATE_SHORT,   // 27-05-01
    DATE_SLASH,   // 1/5 2027
    DATE_DOT,     // 1.5.2027
};

// Which end of a period the words before a date, or the dash of a range, make it.
enum date_bound { DATE_BOUND_NONE, DATE_BOUND_FROM, DATE_BOUND_TO };

// "vid ingången av", "vid utgången av": only the first or the last day is meant.
enum date_edge { DATE_WHOLE, DATE_FIRST, DATE_LAST };

struct date {
    guint start, end; // bytes
    enum date_precision precision;
    enum date_form form;
    gint year;      // 0: not said
    gint part, day; // month, week, quarter, half, season; day of the month
    enum date_edge edge;
    struct days days;    // empty while the year is not known, and for a date that does not exist
    gboolean impossible; // 31 februari, vecka 54
};

// The date that begins at `at`; 0: none does. `continues`: a range's first date ended just before
// the hyphen or slash at `at` - 1.
guint date_read(const char *text, guint at, guint end, gboolean continues, struct date *date);
// The days of a date in a year; those it has if its own year is known.
struct days date_days(const struct date *date, gint year);
// What stands around a date in the text makes of it.
enum date_bound date_bound(const char *text, const struct date *date, guint end);
// Writes a date as another one is written, as precisely as both allow.
void date_write(GString *to, const struct date *date, const struct date *like);

#endif
