// SPDX-License-Identifier: Apache-2.0
// What the words before a date make of it, and writing a date the way another is written.
#include "lang/date.h"

#include <string.h>

#include "lang/scan.h"

enum { WORDS_BEFORE = 48 }; // bytes looked at before a date

// Whether a text ends in a phrase, as whole words; it is shortened by it if so.
static gboolean strip(const char *text, gsize *length, const char *phrase)
{
    gsize size = strlen(phrase);
    if (*length < size || strncmp(text + *length - size, phrase, size) != 0)
        return FALSE;
    if (*length > size && g_ascii_isalnum(phrase[0]) && g_ascii_isalnum(text[*length - size - 1]))
        return FALSE;
    *length -= size;
    while (*length && text[*length - 1] == ' ')
        (*length)--;
    return TRUE;
}

static gboolean strip_any(const char *text, gsize *length, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (strip(text, length, *phrases))
            return TRUE;
    return FALSE;
}

// "måndagen den", "datum:" and the like between the bound and the date.
static void strip_fillers(const char *text, gsize *length)
{
    static const char *const fillers[] = {
        "den",      "måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen",
        "söndagen", "datum",    "dock",     "år",       ":",         NULL,
    };
    while (strip_any(text, length, fillers))
        continue;
}

// The other end of a range after a hyphen or "till": a digit, or a month's name cannot be told from
// any word, so digits alone count.
static gboolean leads_to_date(const char *text, const struct date *date, guint end)
{
    static const char *const joints[] = {"-",       " - ",   " till och med ", " t.o.m. ",
                                         " t o m ", " tom ", " till ",         NULL};
    guint next = scan_any(text, date->end, end, joints, NULL);
    guint article = next ? scan_phrase(text, next, end, "den ") : 0;
    next = article ? article : next;
    return next && next < end && g_ascii_isdigit(text[next]);
}

enum date_bound date_bound(const char *text, const struct date *date, guint end)
{
    static const char *const from[] = {
        "från och med", "från o m", "fr.o.m.", "fr.o.m", "fr. o. m.", "fr o m",    "f.o.m.",
        "f o m",        "fom",      "from",    "från",   "sedan",     "med start", NULL};
    static const char *const to[] = {
        "till och med", "t.o.m.", "t.o.m",  "t. o. m.", "t o m", "tom",    "längst till",
        "fram till",    "till",   "senast", "före",     "innan", "längst", NULL};
    guint begin = date->start > WORDS_BEFORE ? date->start - WORDS_BEFORE : 0;
    while (begin && (text[begin] & 0xC0) == 0x80)
        begin++;
    g_autofree char *lower = g_utf8_strdown(text + begin, date->start - begin);
    gsize length = strlen(lower);
    while (length && lower[length - 1] == ' ')
        length--;
    if (length > 1 && lower[length - 1] == '-' &&
        (g_ascii_isdigit(lower[length - 2]) || lower[length - 2] == ' '))
        return DATE_BOUND_TO;
    strip_fillers(lower, &length);
    if (strip_any(lower, &length, to))
        return DATE_BOUND_TO;
    if (strip_any(lower, &length, from) || leads_to_date(text, date, end))
        return DATE_BOUND_FROM;
    return DATE_BOUND_NONE;
}

static void write_words(GString *to, enum date_precision precision, gint year, gint month, gint day)
{
    if (precision == DATE_DAY)
        g_string_append_printf(to, "%d ", day);
    if (precision != DATE_YEAR)
        g_string_append_printf(to, "%s ", calendar_month_name(month));
    g_string_append_printf(to, "%d", year);
}

static void write_day(GString *to, enum date_form form, gint year, gint month, gint day)
{
    switch (form) {
    case DATE_WORDS:
        write_words(to, DATE_DAY, year, month, day);
        break;
    case DATE_ISO:
        g_string_append_printf(to, "%04d-%02d-%02d", year, month, day);
        break;
    case DATE_SPACED:
        g_string_append_printf(to, "%04d %02d %02d", year, month, day);
        break;
    case DATE_COMPACT:
        g_string_append_printf(to, "%04d%02d%02d", year, month, day);
        break;
    case DATE_SHORT:
        g_string_append_printf(to, "%02d-%02d-%02d", year % 100, month, day);
        break;
    case DATE_SLASH:
        g_string_append_printf(to, "%d/%d %d", day, month, year);
        break;
    case DATE_DOT:
        g_string_append_printf(to, "%d.%d.%d", day, month, year);
        break;
    }
}

void date_write(GString *to, const struct date *date, const struct date *like)
{
    gint year = 0, month = 0, day = 0;
    calendar_parts(date->days.first, &year, &month, &day);
    enum date_precision precision = date->precision;
    gboolean coarser = like->precision == DATE_MONTH || like->precision == DATE_YEAR;
    if (precision == DATE_DAY && coarser && like->edge == DATE_WHOLE)
        precision = like->precision;
    if (precision == DATE_MONTH && like->form == DATE_ISO)
        g_string_append_printf(to, "%04d-%02d", year, month);
    else if (precision == DATE_DAY)
        write_day(to, like->form, year, month, day);
    else
        write_words(to, precision, year, month, day);
}
