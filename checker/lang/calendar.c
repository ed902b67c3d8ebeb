// SPDX-License-Identifier: Apache-2.0
#include "lang/calendar.h"

enum { DAYS_A_WEEK = 7 };

struct days calendar_day(gint year, gint month, gint day)
{
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return (struct days){0};
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    guint32 julian = g_date_get_julian(&date);
    return (struct days){julian, julian};
}

struct days calendar_months(gint year, gint first, gint last)
{
    gint length = g_date_get_days_in_month((GDateMonth)last, (GDateYear)year);
    return (struct days){calendar_day(year, first, 1).first, calendar_day(year, last, length).last};
}

struct days calendar_week(gint year, gint week)
{
    // The week with 4 January is the first; GLib's weekdays begin with Monday, which is 1.
    GDate fourth;
    g_date_clear(&fourth, 1);
    g_date_set_dmy(&fourth, 4, G_DATE_JANUARY, (GDateYear)year);
    guint32 monday = g_date_get_julian(&fourth) - (guint32)g_date_get_weekday(&fourth) + 1;
    guint32 first = monday + (guint32)(week - 1) * DAYS_A_WEEK;
    // A week belongs to the year of its Thursday.
    GDate thursday;
    g_date_clear(&thursday, 1);
    g_date_set_julian(&thursday, first + 3);
    if (week < 1 || g_date_get_year(&thursday) != year)
        return (struct days){0};
    return (struct days){first, first + DAYS_A_WEEK - 1};
}

struct days calendar_season(gint year, enum season season)
{
    switch (season) {
    case SEASON_WINTER:
        return (struct days){calendar_day(year - 1, 11, 1).first, calendar_day(year, 3, 31).last};
    case SEASON_SPRING:
        return calendar_months(year, 1, 6);
    case SEASON_SUMMER:
        return calendar_months(year, 5, 9);
    case SEASON_AUTUMN:
        break;
    }
    return calendar_months(year, 8, 12);
}

void calendar_parts(guint32 day, gint *year, gint *month, gint *date)
{
    GDate at;
    g_date_clear(&at, 1);
    g_date_set_julian(&at, day);
    *year = g_date_get_year(&at);
    *month = (gint)g_date_get_month(&at);
    *date = g_date_get_day(&at);
}

const char *calendar_month_name(gint month)
{
    static const char *const names[] = {
        "januari", "februari", "mars",      "april",   "maj",      "juni",
        "juli",    "augusti",  "september", "oktober", "november", "december",
    };
    g_assert(month >= 1 && month <= (gint)G_N_ELEMENTS(names));
    return names[month - 1];
}
