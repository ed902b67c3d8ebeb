// SPDX-License-Identifier: Apache-2.0
#include "lang/date.h"

#include <string.h>

#include "lang/scan.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, PIVOT = 70 };

// The index of each by three is the same month.
static const char *const short_months[] = {
    "jan", "", "", "feb", "", "", "mar",  "",    "", "apr", "",    "", "",    "", "", "jun", "", "",
    "jul", "", "", "aug", "", "", "sept", "sep", "", "okt", "oct", "", "nov", "", "", "dec", "", "",
};
static const char *const ordinals[] = {
    "första",        "andra",       "tredje",      "fjärde",       "femte",       "sjätte",
    "sjunde",        "åttonde",     "nionde",      "tionde",       "elfte",       "tolfte",
    "trettonde",     "fjortonde",   "femtonde",    "sextonde",     "sjuttonde",   "artonde",
    "nittonde",      "tjugonde",    "tjugoförsta", "tjugoandra",   "tjugotredje", "tjugofjärde",
    "tjugofemte",    "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde", "trettionde",
    "trettioförsta", NULL,
};

// ---- Parts of dates

static gboolean is_year(gint64 value)
{
    return value >= FIRST_YEAR && value <= LAST_YEAR;
}

static gint long_year(gint64 two)
{
    return (gint)(two < PIVOT ? 2000 + two : 1900 + two);
}

// Whether the digits that end here go on, but for the hyphen of a range.
static gboolean runs_on(const char *text, guint at, guint end)
{
    return scan_goes_on(text, at, end) && text[at] != '-';
}

static guint read_month(const char *text, guint at, guint end, gint *month)
{
    char word[SCAN_WORD];
    guint after = scan_word(text, at, end, word);
    for (gint i = 1; after && i <= 12; i++) {
        if (strcmp(word, calendar_month_name(i)) == 0) {
            *month = i;
            return scan_ends(text, after, end) ? after : 0;
        }
    }
    for (guint i = 0; after && i < G_N_ELEMENTS(short_months); i++) {
        if (strcmp(word, short_months[i]) == 0) {
            *month = (gint)(i / 3) + 1;
            guint stop = scan_character(text, after, end, '.');
            return scan_ends(text, after, end) ? (stop ? stop : after) : 0;
        }
    }
    return 0;
}

// Whether two digits are no year but count what follows: "1-15 maj", "3/5-10 dagar".
static gboolean counts(const char *text, guint at, guint end)
{
    char word[SCAN_WORD];
    gint month = 0;
    guint next = scan_character(text, at, end, ' ');
    return next && (read_month(text, next, end, &month) ||
                    (scan_word(text, next, end, word) && g_str_has_prefix(word, "dag")));
}

// " 2027", ", 2027", " år 2027", " -27", "-2027", " '27" after the rest of a date.
static guint read_year(const char *text, guint at, guint end, gint *year)
{
    static const char *const joints[] = {", år ", " år ", ", ", " -", " '", "-", "/", " ", NULL};
    guint which = 0;
    guint next = scan_any(text, at, end, joints, &which);
    gint64 value = 0;
    guint four = next ? scan_digits(text, next, end, 4, 4, &value) : 0;
    if (four && is_year(value) && !runs_on(text, four, end)) {
        *year = (gint)value;
        return four;
    }
    gboolean marked =
        next && (text[next - 1] == '-' || text[next - 1] == '\'' || text[next - 1] == '/');
    guint two = marked ? scan_digits(text, next, end, 2, 2, &value) : 0;
    if (!two || scan_goes_on(text, two, end) || counts(text, two, end))
        return 0;
    *year = long_year(value);
    return two;
}

static guint read_plain_year(const char *text, guint at, guint end, gint *year)
{
    gint64 value = 0;
    guint after = scan_digits(text, at, end, 4, 4, &value);
    if (!after || !is_year(value))
        return 0;
    *year = (gint)value;
    return after;
}

static guint optional_year(const char *text, guint at, guint end, gint *year)
{
    guint after = read_year(text, at, end, year);
    return after ? after : at;
}

// ---- Dates that begin with digits

// "-2027-05" after a day: the other end of a range, and no more of the same number.
static gboolean is_range(const char *text, guint at, guint end)
{
    gint year = 0;
    gint64 month = 0;
    guint next = scan_character(text, at, end, '-');
    next = next ? read_plain_year(text, next, end, &year) : 0;
    next = next ? scan_character(text, next, end, '-') : 0;
    return next && scan_digits(text, next, end, 2, 2, &month);
}

// 2027-05-01, 2027.05.01, 2027 05 01
static guint read_iso(const char *text, guint at, guint end, struct date *date)
{
    gint64 month = 0, day = 0;
    guint next = read_plain_year(text, at, end, &date->year);
    char joint = next && next < end ? text[next] : '\0';
    if (joint != '-' && joint != '.' && joint != ' ')
        return 0;
    next = scan_digits(text, next + 1, end, 2, 2, &month);
    if (!next || month < 1 || month > 12)
        return 0;
    date->part = (gint)month;
    guint whole = scan_character(text, next, end, joint);
    whole = whole ? scan_digits(text, whole, end, 2, 2, &day) : 0;
    gboolean time =
        whole && whole + 1 < end && text[whole] == 'T' && g_ascii_isdigit(text[whole + 1]);
    if (whole && day >= 1 && day <= 31 &&
        (time || !scan_goes_on(text, whole, end) || is_range(text, whole, end))) {
        date->form = joint == ' ' ? DATE_SPACED : DATE_ISO;
        date->day = (gint)day;
        return whole;
    }
    if (joint != '-' || scan_goes_on(text, next, end))
        return 0;
    date->precision = DATE_MONTH;
    date->form = DATE_ISO;
    return next;
}

// A day of a year in digits; FALSE: no month has such a number, or no day.
static gboolean set_day(struct date *date, enum date_form form, gint64 month, gint64 day)
{
    date->form = form;
    date->part = (gint)month;
    date->day = (gint)day;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// 20270501; with four digits more it is the number of a person.
static guint read_compact(const char *text, guint at, guint end, struct date *date)
{
    gint64 value = 0;
    guint after = scan_digits(text, at, end, 8, 8, &value);
    if (!after || scan_goes_on(text, after, end) || !is_year(value / 10000))
        return 0;
    date->year = (gint)(value / 10000);
    return set_day(date, DATE_COMPACT, value / 100 % 100, value % 100) ? after : 0;
}

// Three numbers with the same character between them.
static guint read_triple(const char *text, guint at, guint end, char joint, gint64 numbers[3])
{
    guint next = scan_digits(text, at, end, 1, 4, &numbers[0]);
    for (guint i = 1; next && i < 3; i++) {
        next = scan_character(text, next, end, joint);
        next = next ? scan_digits(text, next, end, 1, 4, &numbers[i]) : 0;
    }
    return next && !scan_goes_on(text, next, end) ? next : 0;
}

// 27-05-01
static guint read_short(const char *text, guint at, guint end, struct date *date)
{
    gint64 numbers[3] = {0};
    guint after = read_triple(text, at, end, '-', numbers);
    if (after - at != strlen("27-05-01") || numbers[0] > 99)
        return 0;
    date->year = long_year(numbers[0]);
    return set_day(date, DATE_SHORT, numbers[1], numbers[2]) ? after : 0;
}

// 1.5.2027
static guint read_dotted(const char *text, guint at, guint end, struct date *date)
{
    gint64 numbers[3] = {0};
    guint after = read_triple(text, at, end, '.', numbers);
    if (!after || !is_year(numbers[2]))
        return 0;
    date->year = (gint)numbers[2];
    return set_day(date, DATE_DOT, numbers[1], numbers[0]) ? after : 0;
}

// Whether "1/2" without a year is a date, and not a half: the words before it say so.
static gboolean is_said_to_be_date(const char *text, guint at)
{
    static const char *const words[] = {"den ",   "senast ", "från ", "till ",  "före ",
                                        "efter ", "sedan ",  "med ",  "innan ", "möte "};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(words[i]);
        if (at >= length && g_ascii_strncasecmp(text + at - length, words[i], length) == 0)
            return TRUE;
    }
    return FALSE;
}

// 1/5 2027, 1/5-27, 8/9; 03/29/2023 in the American order where it can be nothing else.
static guint read_slashed(const char *text, guint at, guint end, struct date *date)
{
    gint64 first = 0, second = 0;
    guint next = scan_digits(text, at, end, 1, 2, &first);
    next = next ? scan_character(text, next, end, '/') : 0;
    next = next ? scan_digits(text, next, end, 1, 2, &second) : 0;
    if (!next || first < 1 || second < 1 || first > 31 || second > 31)
        return 0;
    guint dated = read_year(text, next, end, &date->year);
    gboolean american = second > 12 && first <= 12 && dated && text[next] == '/';
    if (second > 12 && !american)
        return 0;
    if (!dated) {
        gboolean fraction = first < second && second <= 10;
        gboolean always = first == 24 && second == 7; // "24/7"
        if (scan_goes_on(text, next, end) ||
            ((fraction || always) && !is_said_to_be_date(text, at)))
            return 0;
    }
    date->form = DATE_SLASH;
    date->part = (gint)(american ? first : second);
    date->day = (gint)(american ? second : first);
    return dated ? dated : next;
}

// The day after "1-3" or "1 och" that gives the day before it its month: "1-3 maj 2027".
static gboolean borrow_month(const char *text, guint at, guint end, struct date *date)
{
    static const char *const joints[] = {"-", " - ", " till ", " och ", " eller ", NULL};
    static const char *const endings[] = {":a", ":e", NULL};
    gint64 day = 0;
    guint next = scan_any(text, at, end, joints, NULL);
    next = next ? scan_digits(text, next, end, 1, 2, &day) : 0;
    guint ordinal = next ? scan_any(text, next, end, endings, NULL) : 0;
    next = ordinal ? ordinal : next;
    next = next ? scan_character(text, next, end, ' ') : 0;
    next = next ? read_month(text, next, end, &date->part) : 0;
    if (!next || day <= date->day || day > 31)
        return FALSE;
    read_year(text, next, end, &date->year);
    return TRUE;
}

// The year of the other end of a range: "1 maj - 30 juni 2027".
static void borrow_year(const char *text, guint at, guint end, struct date *date)
{
    static const char *const joints[] = {"-",     " - ", " till och med ", " t.o.m. ", " till ",
                                         " och ", NULL};
    gint64 day = 0;
    gint month = 0, year = 0;
    guint next = scan_any(text, at, end, joints, NULL);
    guint article = next ? scan_phrase(text, next, end, "den ") : 0;
    next = article ? article : next;
    next = next ? scan_digits(text, next, end, 1, 2, &day) : 0;
    next = next ? scan_character(text, next, end, ' ') : 0;
    next = next ? read_month(text, next, end, &month) : 0;
    if (next && read_year(text, next, end, &year) && month >= date->part)
        date->year = year;
}

// 1 maj 2027, 1:a maj, 1. maj -27
static guint read_day(const char *text, guint at, guint end, struct date *date)
{
    static const char *const endings[] = {":a", ":e", ":sta", "a", "e", ".", NULL};
    gint64 day = 0;
    guint next = scan_digits(text, at, end, 1, 2, &day);
    if (!next || day < 1 || day > 31)
        return 0;
    date->day = (gint)day;
    guint alone = next;
    guint ordinal = scan_any(text, next, end, endings, NULL);
    next = ordinal ? ordinal : next;
    guint named = scan_character(text, next, end, ' ');
    named = named ? read_month(text, named, end, &date->part) : 0;
    if (!named)
        return borrow_month(text, next, end, date) ? MAX(alone, next) : 0;
    guint after = optional_year(text, named, end, &date->year);
    if (!date->year)
        borrow_year(text, named, end, date);
    return after;
}

// 2027 by itself, or as one end of 2017-2020 and of 2025/2026. "1990-talet" is no year, and neither
// are the years of "2017:30", "2025/26:19" and "RS 2016-00379".
static guint read_lone_year(const char *text, guint at, guint end, struct date *date)
{
    guint after = read_plain_year(text, at, end, &date->year);
    if (!after || !scan_ends(text, after, end))
        return 0;
    date->precision = DATE_YEAR;
    if (after < end && text[after] == '-' && after + 1 < end && g_ascii_isalpha(text[after + 1]))
        return 0;
    if (!scan_goes_on(text, after, end))
        return after;
    gint other = 0;
    gint64 two = 0;
    guint next = text[after] == '-' || text[after] == '/' ? after + 1 : 0;
    guint four = next ? read_plain_year(text, next, end, &other) : 0;
    if (four && other > date->year && !scan_goes_on(text, four, end))
        return after;
    guint short_form = next && text[after] == '/' ? scan_digits(text, next, end, 2, 2, &two) : 0;
    if (short_form && two == (date->year + 1) % 100 && !scan_goes_on(text, short_form, end))
        return after;
    return 0;
}

// ---- Dates that begin with a word

// "våren 2027", "hösten -27", "vintern 2026/2027"
static guint read_season(const char *text, guint at, guint end, struct date *date)
{
    static const struct {
        const char *word;
        enum season season;
    } seasons[] = {
        {"våren", SEASON_SPRING},  {"vårterminen", SEASON_SPRING},  {"sommaren", SEASON_SUMMER},
        {"hösten", SEASON_AUTUMN}, {"höstterminen", SEASON_AUTUMN}, {"vintern", SEASON_WINTER},
    };
    char word[SCAN_WORD];
    guint next = scan_word(text, at, end, word);
    for (gsize i = 0; next && i < G_N_ELEMENTS(seasons); i++) {
        if (strcmp(word, seasons[i].word) != 0)
            continue;
        date->precision = DATE_SEASON;
        date->part = seasons[i].season;
        gint64 second = 0;
        guint space = scan_character(text, next, end, ' ');
        guint first = space ? read_plain_year(text, space, end, &date->year) : 0;
        guint slash = first && (text[first] == '/' || text[first] == '-') ? first + 1 : 0;
        guint both = slash ? scan_digits(text, slash, end, 2, 4, &second) : 0;
        if (both && second % 100 == (date->year + 1) % 100) {
            date->year++;
            return both;
        }
        date->year = 0;
        return read_year(text, next, end, &date->year);
    }
    return 0;
}

// "v. 45", "vecka 45 2025", "v45-2025"
static guint read_week(const char *text, guint at, guint end, struct date *date)
{
    static const char *const names[] = {"veckan ", "vecka ", "v. ", "v.", "v ", NULL};
    gint64 week = 0;
    guint next = scan_any(text, at, end, names, NULL);
    if (!next) // "v45": a letter and a digit are no edge of a word
        next = at + 1 < end && g_ascii_tolower(text[at]) == 'v' && g_ascii_isdigit(text[at + 1])
                   ? at + 1
                   : 0;
    next = next ? scan_digits(text, next, end, 1, 2, &week) : 0;
    if (!next || week < 1 || week > 60 || !scan_ends(text, next, end))
        return 0;
    date->precision = DATE_WEEK;
    date->part = (gint)week;
    return optional_year(text, next, end, &date->year);
}

// "Q2 2027", "kvartal 2", "andra kvartalet 2027", "första halvåret"
static guint read_quarter(const char *text, guint at, guint end, struct date *date)
{
    static const char *const names[] = {"kvartal ", "kv. ", "kv ", "q ", NULL};
    static const char *const parts[] = {" kvartalet", " halvåret", NULL};
    gint64 quarter = 0;
    guint which = 0, ordinal = 0;
    guint next = scan_any(text, at, end, names, NULL);
    if (!next && at + 1 < end && g_ascii_tolower(text[at]) == 'q')
        next = at + 1;
    next = next ? scan_digits(text, next, end, 1, 1, &quarter) : 0;
    if (next && (quarter < 1 || quarter > 4 || scan_goes_on(text, next, end)))
        return 0;
    if (!next) {
        next = scan_any(text, at, end, ordinals, &ordinal);
        next = next ? scan_any(text, next, end, parts, &which) : 0;
        quarter = ordinal + 1;
    }
    if (!next || quarter > (which ? 2 : 4))
        return 0;
    date->precision = which ? DATE_HALF : DATE_QUARTER;
    date->part = (gint)quarter;
    return optional_year(text, next, end, &date->year);
}

// "årsskiftet 2020/2021", "halvårsskiftet 2026"
static guint read_turn(const char *text, guint at, guint end, struct date *date)
{
    static const char *const names[] = {"årsskiftet", "halvårsskiftet", NULL};
    guint which = 0;
    guint next = scan_any(text, at, end, names, &which);
    if (!next)
        return 0;
    date->precision = DATE_TURN;
    date->part = which ? 6 : 12;
    guint space = scan_character(text, next, end, ' ');
    guint dated = space ? read_plain_year(text, space, end, &date->year) : 0;
    if (!dated)
        return next;
    gint64 second = 0;
    guint slash = text[dated] == '/' || text[dated] == '-' ? dated + 1 : 0;
    guint both = slash && !which ? scan_digits(text, slash, end, 2, 4, &second) : 0;
    if (both && second % 100 == (date->year + 1) % 100)
        return both;
    if (scan_goes_on(text, dated, end)) {
        date->year = 0;
        return next;
    }
    if (!which)
        date->precision = DATE_YEAR; // "årsskiftet 2027" is either of two
    return dated;
}

// "den femte maj 2027", "sista februari", "sista dagen i juni 2027"
static guint read_ordinal(const char *text, guint at, guint end, struct date *date)
{
    static const char *const last[] = {"sista dagen i ", "siste dagen i ", "sista ", "siste ",
                                       NULL};
    guint which = 0;
    guint next = scan_any(text, at, end, ordinals, &which);
    next = next ? scan_character(text, next, end, ' ') : 0;
    gboolean is_last = !next;
    if (is_last)
        next = scan_any(text, at, end, last, NULL);
    next = next ? read_month(text, next, end, &date->part) : 0;
    if (!next)
        return 0;
    date->day = (gint)which + 1;
    if (is_last) {
        date->precision = DATE_MONTH;
        date->edge = DATE_LAST;
    }
    return optional_year(text, next, end, &date->year);
}

static guint read_by_word(const char *text, guint at, guint end, struct date *date);

// "utgången av februari 2023", "ingången av år 2027"
static guint read_edge(const char *text, guint at, guint end, struct date *date)
{
    static const char *const names[] = {"utgången av år ", "utgången av ", "ingången av år ",
                                        "ingången av ", NULL};
    guint which = 0;
    guint next = scan_any(text, at, end, names, &which);
    if (!next)
        return 0;
    guint after = g_ascii_isdigit(text[next]) ? read_lone_year(text, next, end, date)
                                              : read_by_word(text, next, end, date);
    if (!after) {
        after = read_month(text, next, end, &date->part);
        date->precision = DATE_MONTH;
    }
    date->edge = which < 2 ? DATE_LAST : DATE_FIRST;
    return after;
}

static guint read_by_word(const char *text, guint at, guint end, struct date *date)
{
    static guint (*const readers[])(const char *, guint, guint, struct date *) = {
        read_season, read_week, read_quarter, read_turn, read_ordinal, read_edge,
    };
    static const char *const open[] = {"tills vidare", "tillsvidare", NULL};
    guint after = scan_any(text, at, end, open, NULL);
    if (after) {
        date->precision = DATE_OPEN;
        return after;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        *date = (struct date){.start = at};
        after = readers[i](text, at, end, date);
        if (after)
            return after;
    }
    *date = (struct date){.start = at, .precision = DATE_MONTH};
    after = read_month(text, at, end, &date->part);
    return after ? read_year(text, after, end, &date->year) : 0;
}

// ---- The whole

static struct days edge_of(struct days days, enum date_edge edge)
{
    if (edge == DATE_FIRST)
        days.last = days.first;
    if (edge == DATE_LAST)
        days.first = days.last;
    return days;
}

struct days date_days(const struct date *date, gint year)
{
    if (date->year)
        year = date->year;
    gint part = date->part;
    switch (date->precision) {
    case DATE_DAY:
        return calendar_day(year, part, date->day);
    case DATE_WEEK:
        return calendar_week(year, part);
    case DATE_MONTH:
        return edge_of(calendar_months(year, part, part), date->edge);
    case DATE_QUARTER:
        return edge_of(calendar_months(year, 3 * part - 2, 3 * part), date->edge);
    case DATE_HALF:
        return edge_of(calendar_months(year, 6 * part - 5, 6 * part), date->edge);
    case DATE_SEASON:
        return edge_of(calendar_season(year, (enum season)part), date->edge);
    case DATE_YEAR:
        return edge_of(calendar_months(year, 1, 12), date->edge);
    case DATE_TURN: {
        struct days before = calendar_months(year, part, part);
        return (struct days){before.last, before.last + 1};
    }
    case DATE_OPEN:
        break;
    }
    return (struct days){G_MAXUINT32, G_MAXUINT32};
}

// No year has such a day: a leap year has all there are.
static gboolean is_impossible(const struct date *date)
{
    enum { LEAP = 2024, LONG = 2026 }; // 2026 has 53 weeks
    gint year = date->precision == DATE_WEEK ? LONG : LEAP;
    return date_days(date, date->year ? date->year : year).first == 0;
}

guint date_read(const char *text, guint at, guint end, gboolean continues, struct date *date)
{
    static guint (*const readers[])(const char *, guint, guint, struct date *) = {
        read_iso, read_compact, read_short, read_dotted, read_slashed, read_day, read_lone_year,
    };
    guint after = 0;
    *date = (struct date){.start = at};
    if (at >= end || !scan_starts(text, at))
        return 0;
    if (!g_ascii_isdigit(text[at])) {
        after = read_by_word(text, at, end, date);
    } else if (continues || !scan_is_rest(text, at)) {
        for (gsize i = 0; i < G_N_ELEMENTS(readers) && !after; i++) {
            *date = (struct date){.start = at};
            after = readers[i](text, at, end, date);
        }
    }
    if (!after)
        return 0;
    date->start = at;
    date->end = after;
    date->impossible = is_impossible(date);
    if (date->year || date->precision == DATE_OPEN)
        date->days = date_days(date, 0);
    return after;
}
