// SPDX-License-Identifier: Apache-2.0
#include "lang/duration.h"

#include <string.h>

#include "lang/scan.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY };
enum { MOST = 1000000 }; // of a unit: 2 700 years of days

// The units, each with the words it is known by: the first two are what duration_write writes. The
// first of its class and length wins.
static const struct unit {
    enum duration_class class;
    gint64 length; // seconds, working days or months
    gboolean neuter;
    char iso; // 'D', 'W', 'M', 'Y'; in lower case after the T; '\0': none
    const char *words[9];
} units[] = {
    {DURATION_EXACT, 1, FALSE, 's', {"sekund", "sekunder", "sekunders"}},
    {DURATION_EXACT, MINUTE, FALSE, 'm', {"minut", "minuter", "minuters", "min"}},
    {DURATION_EXACT,
     HOUR,
     FALSE,
     'h',
     {"timme", "timmar", "timmars", "timma", "timmes", "tim", "h"}},
    {DURATION_EXACT,
     DAY,
     FALSE,
     'D',
     {"dag", "dagar", "dagars", "dags", "kalenderdag", "kalenderdagar", "kalenderdagars"}},
    {DURATION_EXACT, DAY, TRUE, '\0', {"dygn", "dygn", "dygns"}},
    {DURATION_EXACT, WEEK, FALSE, 'W', {"vecka", "veckor", "veckors", "veckas"}},
    {DURATION_EXACT, HOUR / 2, FALSE, '\0', {"halvtimme", "halvtimmar", "halvtimmes"}},
    {DURATION_WORKDAYS,
     1,
     FALSE,
     '\0',
     {"arbetsdag", "arbetsdagar", "arbetsdagars", "vardag", "vardagar", "vardagars", "bankdag",
      "bankdagar"}},
    {DURATION_MONTHS,
     1,
     FALSE,
     'M',
     {"månad", "månader", "månaders", "månads", "mån", "kalendermånad", "kalendermånader"}},
    {DURATION_MONTHS, 3, TRUE, '\0', {"kvartal", "kvartal", "kvartals"}},
    {DURATION_MONTHS, 6, TRUE, '\0', {"halvår", "halvår", "halvårs"}},
    {DURATION_MONTHS, 12, TRUE, 'Y', {"år", "år", "års", "kalenderår"}},
};
enum { WORKDAY_UNIT = 7 };

// What may stand between the number and the unit; the first two make days working days.
static const char *const between[] = {"helgfria ", "helgfri ",  "hela ",     "hel ", "fulla ",
                                      "löpande ",  "kommande ", "följande ", NULL};
enum { HOLIDAY_FREE = 2 };

static gboolean is_genitive(const struct unit *unit, const char *word)
{
    return g_str_has_suffix(word, "s") && strcmp(word, unit->words[0]) != 0;
}

// The unit at `at`: "dagar", "helgfria vardagar", "tim." ...
static guint read_unit(const char *text, guint at, guint end, struct duration *duration)
{
    guint which = HOLIDAY_FREE;
    guint adjective = scan_any(text, at, end, between, &which);
    if (adjective)
        at = adjective;
    char word[SCAN_WORD];
    guint after = scan_word(text, at, end, word);
    if (!after || !scan_ends(text, after, end))
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        for (guint n = 0; n < G_N_ELEMENTS(units[i].words) && units[i].words[n]; n++) {
            if (strcmp(word, units[i].words[n]) != 0)
                continue;
            gboolean days = units[i].class == DURATION_EXACT && units[i].iso == 'D';
            duration->unit = days && which < HOLIDAY_FREE ? WORKDAY_UNIT : i;
            duration->genitive = is_genitive(&units[i], word);
            return after;
        }
    }
    return 0;
}

// "2017 års avtal": a year, and no length of time.
static gboolean is_calendar_year(const struct duration *duration, const struct number *number)
{
    const struct unit *unit = &units[duration->unit];
    return unit->iso == 'Y' && !number->words && number->low >= (gint64)1900 * NUMBER_ONE &&
           number->low <= (gint64)2099 * NUMBER_ONE;
}

static gboolean set_length(struct duration *duration, gint64 low, gint64 high)
{
    const struct unit *unit = &units[duration->unit];
    if (high > (gint64)MOST * NUMBER_ONE)
        return FALSE;
    duration->class = unit->class;
    duration->low = low * unit->length;
    duration->high = high * unit->length;
    return TRUE;
}

static guint read_single(const char *text, guint at, guint end, struct duration *duration)
{
    struct number number;
    guint after = number_read(text, at, end, &number);
    if (!after)
        return 0;
    *duration = (struct duration){.start = at, .words = number.words};
    after = read_unit(text, scan_skip_space(text, after, end), end, duration);
    if (!after || is_calendar_year(duration, &number))
        return 0;
    return set_length(duration, number.low, number.high) ? after : 0;
}

// "och 30 minuter", "6 mån" after a longer unit of the same class.
static guint read_rest(const char *text, guint at, guint end, struct duration *duration)
{
    guint next = scan_phrase(text, at, end, " och ");
    if (!next)
        next = scan_character(text, at, end, ' ');
    struct duration rest;
    next = next ? read_single(text, next, end, &rest) : 0;
    if (!next || rest.class != duration->class || duration->low != duration->high ||
        rest.low != rest.high || units[rest.unit].length >= units[duration->unit].length)
        return at;
    duration->low += rest.low;
    duration->high += rest.high;
    duration->genitive = rest.genitive;
    return next;
}

// "tredagarsgräns", "14-dagarsperiod", "tvåveckors-": a number and a unit's genitive begin a word.
static guint read_compound(const char *text, guint at, guint end, struct duration *duration)
{
    static const struct {
        const char *stem;
        guint unit;
    } stems[] = {{"dagars", 3},  {"dygns", 4},    {"veckors", 5}, {"månaders", 8},
                 {"timmars", 2}, {"minuters", 1}, {"års", 11}};
    char word[SCAN_WORD];
    gint64 amount = 0;
    guint digits = scan_digits(text, at, end, 1, 4, &amount);
    guint hyphen = digits ? scan_character(text, digits, end, '-') : 0;
    if (digits && !hyphen)
        return 0;
    guint after = scan_word(text, digits ? hyphen : at, end, word);
    for (gsize i = 0; after && i < G_N_ELEMENTS(stems); i++) {
        char *stem = strstr(word, stems[i].stem);
        if (!stem || (digits && stem != word))
            continue;
        *stem = '\0';
        if (digits)
            amount *= NUMBER_ONE;
        else if (!number_word(word, &amount))
            return 0;
        *duration = (struct duration){.start = at, .compound = TRUE, .unit = stems[i].unit};
        return scan_ends(text, after, end) && set_length(duration, amount, amount) ? after : 0;
    }
    return 0;
}

guint duration_read(const char *text, guint at, guint end, struct duration *duration)
{
    guint after = read_single(text, at, end, duration);
    if (!after && scan_starts(text, at))
        after = read_compound(text, at, end, duration);
    else if (after)
        after = read_rest(text, after, end, duration);
    duration->end = after;
    return after;
}

guint duration_read_relative(const char *text, guint at, guint end, struct duration *duration)
{
    static const char *const same[] = {"samma dag", "samma dygn", "samma vardag", "samma arbetsdag",
                                       NULL};
    static const char *const next[] = {"nästa ", "nästkommande ", "påföljande ", "följande ", NULL};
    static const char *const days[] = {
        "dag", "vardag", "arbetsdag", "helgfria vardag", "helgfri vardag", NULL};
    static const char *const beside[] = {"dagen före",  "dagen efter",    "dagen innan",
                                         "dagen därpå", "dagen därefter", NULL};
    guint after = scan_any(text, at, end, same, NULL), which = after ? 0 : 1;
    guint day = after ? 0 : scan_any(text, at, end, next, NULL);
    if (day)
        after = scan_any(text, day, end, days, NULL);
    if (!after)
        after = scan_any(text, at, end, beside, NULL);
    if (!after || !scan_ends(text, after, end))
        return 0;
    *duration =
        (struct duration){.start = at, .end = after, .class = DURATION_EXACT, .relative = TRUE};
    duration->low = (gint64)which * DAY * NUMBER_ONE;
    duration->high = (gint64)DAY * NUMBER_ONE;
    return after;
}

// The least and the most that a duration is, with working days as days.
static void extent_in_days(const struct duration *duration, gint64 *least, gint64 *most)
{
    gint64 ignored;
    *least = duration->low;
    *most = duration->high;
    if (duration->class == DURATION_WORKDAYS) {
        *least *= DAY;
        *most *= DAY;
    } else if (duration->class == DURATION_MONTHS) {
        duration_extent(duration->class, duration->low, least, &ignored);
        duration_extent(duration->class, duration->high, &ignored, most);
    }
}

gboolean duration_differs_relative(const struct duration *a, const struct duration *b)
{
    gint64 least, most, other_least, other_most;
    extent_in_days(a, &least, &most);
    extent_in_days(b, &other_least, &other_most);
    return least > other_most || other_least > most;
}

static const struct unit *iso_unit(char letter, gboolean time)
{
    char iso = time ? g_ascii_tolower(letter) : letter;
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        if (units[i].iso == iso && g_ascii_islower(iso) == time)
            return &units[i];
    return NULL;
}

gboolean duration_parse_iso(const char *text, struct duration *duration)
{
    guint end = (guint)strlen(text), at = scan_character(text, 0, end, 'P');
    gboolean time = FALSE;
    guint parts = 0;
    *duration = (struct duration){.end = end};
    while (at && at < end) {
        if (!time && text[at] == 'T') {
            time = TRUE;
            at++;
        }
        gint64 count = 0;
        at = scan_digits(text, at, end, 1, 6, &count);
        const struct unit *unit = at && at < end ? iso_unit(text[at], time) : NULL;
        if (!unit || (parts && unit->class != duration->class))
            return FALSE;
        duration->class = unit->class;
        duration->unit = (guint)(unit - units);
        duration->low += count * unit->length * NUMBER_ONE;
        duration->high = duration->low;
        parts++;
        at++;
    }
    return parts > 0;
}

// The shortest and the longest that so many months in a row can be, in days.
static gint64 month_days(gint64 months, gboolean longest)
{
    static const gint16 least[] = {0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
    static const gint16 most[] = {0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};
    // More would not fit in millionths of a second: a quarter of a million years.
    months = CLAMP(months, 0, (gint64)3 * MOST);
    gint64 years = months / 12;
    if (!longest)
        return years * 365 + years / 8 + least[months % 12];
    return years * 365 + (years + 3) / 4 + most[months % 12];
}

void duration_extent(enum duration_class class, gint64 length, gint64 *least, gint64 *most)
{
    gint64 whole = length / NUMBER_ONE, up = whole + (length % NUMBER_ONE != 0);
    const gint64 day = (gint64)DAY * NUMBER_ONE;
    switch (class) {
    case DURATION_EXACT:
        *least = *most = length;
        break;
    case DURATION_WORKDAYS: // weekends and, around Christmas, holidays come between
        *least = whole * day;
        *most = (2 * up + 5) * day;
        break;
    case DURATION_MONTHS:
        *least = month_days(whole, FALSE) * day;
        *most = month_days(up, TRUE) * day;
        break;
    }
}

void duration_days(const struct duration *duration, guint *least, guint *most)
{
    gint64 shortest, longest, ignored;
    const gint64 day = (gint64)DAY * NUMBER_ONE;
    duration_extent(duration->class, duration->low, &shortest, &ignored);
    duration_extent(duration->class, duration->high, &ignored, &longest);
    *least = (guint)(shortest / day);
    *most = (guint)((longest + day - 1) / day);
}

static gboolean is_whole(const struct duration *duration, const struct unit *unit)
{
    gint64 one = unit->length * NUMBER_ONE;
    return unit->class == duration->class && duration->low % one == 0 && duration->high % one == 0;
}

gboolean duration_write(GString *to, const struct duration *duration, const struct duration *like)
{
    if (like->compound)
        return FALSE;
    const struct unit *unit = &units[duration->unit];
    if (is_whole(duration, &units[like->unit]))
        unit = &units[like->unit];
    gboolean one = duration->low == duration->high && duration->low == unit->length * NUMBER_ONE;
    number_write(to, duration->low / unit->length, like->words, unit->neuter);
    if (duration->low != duration->high) {
        g_string_append(to, like->words ? " till " : "-");
        number_write(to, duration->high / unit->length, like->words, unit->neuter);
    }
    const char *word = unit->words[one ? 0 : 1];
    g_string_append_printf(to, " %s%s", word, like->genitive ? "s" : "");
    return TRUE;
}
