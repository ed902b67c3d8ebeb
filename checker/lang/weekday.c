// SPDX-License-Identifier: Apache-2.0
#include "lang/weekday.h"

#include <string.h>

static const struct {
    const char *name, *short_form;
} weekdays[WEEKDAYS] = {
    {"måndag", "mån"}, {"tisdag", "tis"}, {"onsdag", "ons"}, {"torsdag", "tors"},
    {"fredag", "fre"}, {"lördag", "lör"}, {"söndag", "sön"},
};

gint weekday_read(const char *word)
{
    static const char *const endings[] = {"", "en", "ens", "s"};
    for (gint day = 0; day < WEEKDAYS; day++) {
        gsize length = strlen(weekdays[day].name);
        if (strcmp(word, weekdays[day].short_form) == 0)
            return day;
        if (strncmp(word, weekdays[day].name, length) != 0)
            continue;
        for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
            if (strcmp(word + length, endings[i]) == 0)
                return day;
    }
    return -1;
}

gboolean weekday_may_stand(const char *text)
{
    static const char *const pieces[] = {"dag", "DAG", "mån", "tis", "ons", "tor", "fre", "lör",
                                         "sön", "Mån", "Tis", "Ons", "Tor", "Fre", "Lör", "Sön"};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
        if (strstr(text, pieces[i]))
            return TRUE;
    return FALSE;
}

const char *weekday_name(gint weekday)
{
    g_assert(weekday >= 0 && weekday < WEEKDAYS);
    return weekdays[weekday].name;
}

gint weekday_of(guint32 day)
{
    return (gint)((day - 1) % WEEKDAYS); // the first of January of the year 1 is a Monday
}
