// SPDX-License-Identifier: Apache-2.0
#include "lang/value.h"

#include <string.h>

#include "lang/scan.h"

enum { LEAP_YEAR = 2024 };

static const char *const kind_names[] = {"date",   "duration",  "percent", "money",
                                         "number", "frequency", "clock"};
static const char *const op_names[] = {"eq", "ne", "lt", "le", "gt", "ge"};

const char *value_kind_name(enum value_kind kind)
{
    return kind_names[kind];
}

static gboolean find_name(const char *const *names, guint count, const char *name, guint *index)
{
    for (guint i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            *index = i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean value_kind_parse(const char *name, enum value_kind *kind)
{
    guint index = 0;
    gboolean known = find_name(kind_names, VALUE_ALL_KINDS, name, &index);
    *kind = (enum value_kind)index;
    return known;
}

gboolean value_op_parse(const char *name, enum value_op *op)
{
    guint index = 0;
    gboolean known = find_name(op_names, VALUE_OPS, name, &index);
    *op = (enum value_op)index;
    return known;
}

// ---- Finding

// "2017", "mellan 2017 och 2020": years, though written like numbers.
static gboolean is_year(const char *text, const struct number *number)
{
    gint64 year = 0;
    guint at = number->start;
    while (at < number->end && !g_ascii_isdigit(text[at]))
        at++;
    return scan_digits(text, at, number->end, 4, 4, &year) && year >= 1900 && year <= 2099;
}

// A number that counts something, not one that names it: "avsnitt 3", "kl. 14", "nr 2", "4 §".
static guint read_count(const char *text, guint at, guint end, struct number *number)
{
    static const char *const labels[] = {
        "avsnitt", "kapitel", "kap.", "kap",  "punkt",    "bilaga", "sida",    "sid.",    "s.",
        "nr",      "nummer",  "§",    "§§",   "paragraf", "kl.",    "kl",      "klockan", "tabell",
        "figur",   "rad",     "steg", "nivå", "typ",      "grad",   "rum",     "tfn",     "tel.",
        "telefon", "dnr",     "lag",  "SFS",  "prop.",    "del",    "version", "utgåva",  "fas",
    };
    guint after = number_read(text, at, end, number);
    if (!after || number->point || is_year(text, number) || number_is_label(text, number, end))
        return 0;
    gboolean article = number->article && number->low == number->high;
    if (article || (!number->words && scan_is_rest(text, at)))
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
        gsize length = strlen(labels[i]) + 1;
        if (at < length || text[at - 1] != ' ')
            continue;
        guint begin = at - (guint)length;
        if (scan_starts(text, begin) &&
            g_ascii_strncasecmp(text + begin, labels[i], length - 1) == 0)
            return 0;
    }
    return after;
}

// What begins at `at` in the text, the longest of all kinds, a mere number only where it is nothing
// else; 0: nothing does.
static guint read_longest(guint kinds, const char *text, guint at, guint end, gboolean continues,
                          struct value *longest)
{
    guint reached = 0;
    kinds |= VALUE_AGREED;
    for (guint kind = 0; kind < VALUE_ALL_KINDS; kind++) {
        if (!(kinds & 1u << kind))
            continue;
        struct value value = {.kind = (enum value_kind)kind, .start = at};
        guint after = 0;
        switch (value.kind) {
        case VALUE_DATE:
            after = date_read(text, at, end, continues, &value.date);
            break;
        case VALUE_DURATION:
            after = duration_read(text, at, end, &value.duration);
            if (!after && kinds & VALUE_RELATIVE)
                after = duration_read_relative(text, at, end, &value.duration);
            break;
        case VALUE_PERCENT:
            after = percent_read(text, at, end, &value.amount);
            break;
        case VALUE_MONEY:
            after = money_read(text, at, end, &value.amount);
            break;
        case VALUE_NUMBER:
            after = reached ? 0 : read_count(text, at, end, &value.number);
            break;
        case VALUE_FREQUENCY:
            after = frequency_read(text, at, end, &value.frequency);
            break;
        case VALUE_CLOCK:
            after = clock_read(text, at, end, &value.clock);
            break;
        case VALUE_ALL_KINDS:
            break;
        }
        // "Mellan 8 och 17" are times rather than numbers, where times are asked for.
        gboolean rather = kind >= VALUE_KINDS && after && after == reached;
        if (after <= reached && !rather)
            continue;
        value.end = reached = after;
        *longest = value;
    }
    return reached;
}

// The next place where a value may begin: a word, or digits.
static guint next_start(const char *text, guint at, guint end)
{
    gboolean digit = at < end && g_ascii_isdigit(text[at]);
    guint after = scan_run(text, at, end);
    if (!digit && after > at) { // of a word with a hyphen, the next part
        char word[SCAN_WORD];
        guint part = scan_word(text, at, end, word);
        after = part ? part : after;
    }
    if (after == at)
        after = (guint)(g_utf8_next_char(text + at) - text);
    return after;
}

void value_find(guint kinds, const char *text, guint from, guint end, GArray *values)
{
    guint last_end = 0;
    for (guint at = from; at < end;) {
        gunichar character = g_utf8_get_char(text + at);
        if ((!g_unichar_isalnum(character) && character != 0xBD) || !scan_starts(text, at)) {
            at = (guint)(g_utf8_next_char(text + at) - text);
            continue;
        }
        struct value value;
        gboolean continues = last_end && at == last_end + 1;
        guint after = read_longest(kinds, text, at, end, continues, &value);
        if (!after) {
            at = next_start(text, at, end);
            continue;
        }
        if (value.kind == VALUE_DATE) {
            value.bound = date_bound(text, &value.date, end);
            last_end = after;
        }
        if (kinds & 1u << value.kind)
            g_array_append_val(values, value);
        at = after;
    }
}

gboolean value_parse(enum value_kind kind, const char *text, struct value *value)
{
    guint end = (guint)strlen(text);
    *value = (struct value){.kind = kind, .end = end};
    if (kind == VALUE_DURATION && duration_parse_iso(text, &value->duration))
        return TRUE;
    if (kind == VALUE_NUMBER)
        return end && number_read(text, 0, end, &value->number) == end;
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << kind, text, 0, end, values);
    if (values->len != 1)
        return FALSE;
    *value = g_array_index(values, struct value, 0);
    guint reached = kind == VALUE_MONEY ? value->amount.rate_end : value->end;
    return value->start == 0 && reached == end && (kind != VALUE_DATE || !value->date.impossible);
}

// ---- Comparing

// One end of a value: the least and the most that it can be.
struct bounds {
    gint64 least, most;
};

// Both ends of a value. A date without a year is placed in `year`; without that too it may be any.
static void bounds_of(const struct value *value, gint year, struct bounds *low, struct bounds *high)
{
    *low = *high = (struct bounds){G_MININT64, G_MAXINT64};
    switch (value->kind) {
    case VALUE_DATE: {
        struct days days = value->date.days;
        if (!days.first && year)
            days = date_days(&value->date, year);
        if (days.first)
            *low = *high = (struct bounds){days.first, days.last};
        break;
    }
    case VALUE_DURATION: {
        const struct duration *duration = &value->duration;
        duration_extent(duration->class, duration->low, &low->least, &low->most);
        duration_extent(duration->class, duration->high, &high->least, &high->most);
        break;
    }
    case VALUE_NUMBER:
        *low = (struct bounds){value->number.low, value->number.low};
        *high = (struct bounds){value->number.high, value->number.high};
        break;
    case VALUE_PERCENT:
    case VALUE_MONEY:
        *low = (struct bounds){value->amount.low, value->amount.low};
        *high = (struct bounds){value->amount.high, value->amount.high};
        break;
    case VALUE_FREQUENCY:
    case VALUE_CLOCK:
    case VALUE_ALL_KINDS:
        break;
    }
}

// Whether two values of a kind cannot be the same, however long or large they are.
static gboolean are_of_two_sorts(const struct value *a, const struct value *b)
{
    if (a->kind == VALUE_DURATION)
        return (a->duration.class == DURATION_WORKDAYS) != (b->duration.class == DURATION_WORKDAYS);
    if (a->kind == VALUE_PERCENT)
        return a->amount.share != b->amount.share;
    if (a->kind == VALUE_MONEY)
        return a->amount.foreign != b->amount.foreign ||
               (a->amount.rate && b->amount.rate && a->amount.rate != b->amount.rate);
    return FALSE;
}

static gboolean are_apart(struct bounds a, struct bounds b)
{
    return a.most < b.least || a.least > b.most;
}

static gboolean are_same(struct bounds a, struct bounds b)
{
    return a.least == b.least && a.most == b.most && a.least != G_MININT64;
}

// Whether two durations of one class, which compare exactly even where their lengths are not known.
static gboolean differ_exactly(const struct value *a, const struct value *b)
{
    return a->duration.low != b->duration.low || a->duration.high != b->duration.high;
}

// Whether a value is a date whose days are known.
static gboolean has_year(const struct value *value)
{
    return value->kind == VALUE_DATE && value->date.precision != DATE_OPEN &&
           value->date.days.first;
}

static gboolean is_unequal(const struct value *value, const struct value *agreed)
{
    struct bounds low, high, agreed_low, agreed_high;
    if (value->kind == VALUE_FREQUENCY)
        return frequency_differs(&value->frequency, &agreed->frequency);
    if (value->kind == VALUE_CLOCK)
        return clock_differs(&value->clock, &agreed->clock);
    if (value->kind == VALUE_DURATION && (value->duration.relative || agreed->duration.relative))
        return duration_differs_relative(&value->duration, &agreed->duration);
    if (are_of_two_sorts(value, agreed))
        return TRUE;
    if (value->kind == VALUE_DURATION && value->duration.class == agreed->duration.class)
        return differ_exactly(value, agreed);
    // A date without a year is one of the other's year; where neither has one, of any that has all
    // days.
    gint year = LEAP_YEAR, month = 0, day = 0;
    const struct value *dated = has_year(agreed) ? agreed : value;
    if (has_year(dated))
        calendar_parts(dated->date.days.first, &year, &month, &day);
    bounds_of(agreed, year, &agreed_low, &agreed_high);
    bounds_of(value, year, &low, &high);
    return are_apart(low, agreed_low) || are_apart(high, agreed_high);
}

gboolean value_differs(const struct value *value, enum value_op op, const struct value *agreed)
{
    g_assert(value->kind == agreed->kind);
    if (value->kind == VALUE_DATE && value->date.impossible)
        return TRUE;
    struct bounds low, high, agreed_low, agreed_high;
    bounds_of(value, 0, &low, &high);
    bounds_of(agreed, 0, &agreed_low, &agreed_high);
    switch (op) {
    case VALUE_EQ:
        return is_unequal(value, agreed);
    case VALUE_NE:
        return !are_of_two_sorts(value, agreed) && are_same(low, agreed_low) &&
               are_same(high, agreed_high);
    case VALUE_LT:
        return high.least >= agreed_low.most;
    case VALUE_LE:
        return high.least > agreed_high.most;
    case VALUE_GT:
        return low.most <= agreed_high.least;
    case VALUE_GE:
        return low.most < agreed_low.least;
    case VALUE_OPS:
        break;
    }
    return FALSE;
}

// ---- Writing

char *value_write(const struct value *agreed, const struct value *like)
{
    g_autoptr(GString) text = g_string_new(NULL);
    switch (like->kind) {
    case VALUE_DATE:
        if (agreed->date.precision == DATE_OPEN)
            g_string_append(text, "tills vidare");
        else if (has_year(agreed))
            date_write(text, &agreed->date, &like->date);
        else
            return NULL;
        break;
    case VALUE_DURATION:
        if (!duration_write(text, &agreed->duration, &like->duration))
            return NULL;
        break;
    case VALUE_NUMBER:
        number_write(text, agreed->number.low, like->number.words, FALSE);
        if (agreed->number.high != agreed->number.low) {
            g_string_append(text, like->number.words ? " till " : "-");
            number_write(text, agreed->number.high, like->number.words, FALSE);
        }
        break;
    case VALUE_PERCENT:
        percent_write(text, &agreed->amount, &like->amount);
        break;
    case VALUE_MONEY:
        money_write(text, &agreed->amount, &like->amount);
        break;
    case VALUE_FREQUENCY:
    case VALUE_CLOCK:
    case VALUE_ALL_KINDS:
        return NULL;
    }
    return g_strdup(text->str);
}
