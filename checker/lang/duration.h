// SPDX-License-Identifier: Apache-2.0
// Lengths of time: fjorton dagar, 14 dygn, två veckor, en och en halv timme, tre till fem dagar,
// ett år och sex månader, 14-dagarsgräns. Hours, days and weeks are exact and compare with each
// other (a dygn and a dag are 24 hours); working days and months are classes of their own, since
// how long they are depends on the calendar.
#ifndef LINJERA_LANG_DURATION_H
#define LINJERA_LANG_DURATION_H

#include "lang/number.h"

// Of low and high: millionths of a second, of a working day, of a month.
enum duration_class { DURATION_EXACT, DURATION_WORKDAYS, DURATION_MONTHS };

struct duration {
    guint start, end; // bytes
    enum duration_class class;
    gint64 low, high;
    gboolean words;    // the number is written in words
    gboolean genitive; // "tre dagars"
    gboolean compound; // a part of a longer word: "tredagarsgräns"
    gboolean relative; // "samma dag", "nästa vardag": from so many days on, to so many
    guint unit;        // which unit it is written in, for duration_write
};

// The duration that begins at `at`; 0: none does.
guint duration_read(const char *text, guint at, guint end, struct duration *duration);
// The day that is told by another one: "samma dag", "dagen före", "påföljande vardag". 0: none is.
guint duration_read_relative(const char *text, guint at, guint end, struct duration *duration);
// Whether two durations, one or both relative, cannot be the same; a working day is a day there.
gboolean duration_differs_relative(const struct duration *a, const struct duration *b);
// "P14D", "P2W", "P1Y6M", "PT24H" as a whole text; months and days together are no duration.
gboolean duration_parse_iso(const char *text, struct duration *duration);
// How long one end of a duration is at least and at most, in millionths of a second.
void duration_extent(enum duration_class class, gint64 length, gint64 *least, gint64 *most);
// How many whole days a duration is at least and at most.
void duration_days(const struct duration *duration, guint *least, guint *most);
// Writes a duration as another one is written: its unit if that comes out whole, words or digits.
// FALSE: a compound cannot be written anew.
gboolean duration_write(GString *to, const struct duration *duration, const struct duration *like);

#endif
