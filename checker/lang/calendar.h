// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic on days, counted from the year 1 (GLib's Julian day): what months, weeks and
// the other stretches of a year are as first and last day.
#ifndef LINJERA_LANG_CALENDAR_H
#define LINJERA_LANG_CALENDAR_H

#include <glib.h>

// A stretch of days, both included. first 0: it does not exist (31 February, week 54).
struct days {
    guint32 first, last;
};

enum season { SEASON_WINTER, SEASON_SPRING, SEASON_SUMMER, SEASON_AUTUMN };

struct days calendar_day(gint year, gint month, gint day);
// Months from `first` to `last` of a year (1-12).
struct days calendar_months(gint year, gint first, gint last);
// An ISO 8601 week, Monday to Sunday.
struct days calendar_week(gint year, gint week);
// What people may mean by a season, so that no one is contradicted for a month more or less; the
// winter of a year is that which ends in it.
struct days calendar_season(gint year, enum season season);
// Year, month and day of a day.
void calendar_parts(guint32 day, gint *year, gint *month, gint *date);

// "januari" for 1.
const char *calendar_month_name(gint month);

#endif
