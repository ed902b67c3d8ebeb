// SPDX-License-Identifier: Apache-2.0
#include "lang/amount.h"

#include <string.h>

#include "lang/scan.h"

struct unit {
    const char *word;
    gint64 numerator, denominator; // of a percent, of a krona
    enum share_unit share;
    gboolean foreign, prefix;
};

static const struct unit shares[] = {
    {.word = "procentenheter", .numerator = 1, .denominator = 1, .share = SHARE_POINTS},
    {.word = "procentenhet", .numerator = 1, .denominator = 1, .share = SHARE_POINTS},
    {.word = "procent", .numerator = 1, .denominator = 1},
    {.word = "promille", .numerator = 1, .denominator = 10},
    {.word = "%-enheter", .numerator = 1, .denominator = 1, .share = SHARE_POINTS},
    {.word = "%", .numerator = 1, .denominator = 1},
    {.word = "‰", .numerator = 1, .denominator = 10},
};

static const struct unit moneys[] = {
    {.word = "kronor", .numerator = 1, .denominator = 1},
    {.word = "krona", .numerator = 1, .denominator = 1},
    {.word = "kronors", .numerator = 1, .denominator = 1},
    {.word = "kr", .numerator = 1, .denominator = 1},
    {.word = "sek", .numerator = 1, .denominator = 1},
    {.word = "tkr", .numerator = 1000, .denominator = 1},
    {.word = "tusenkronor", .numerator = 1000, .denominator = 1},
    {.word = "ksek", .numerator = 1000, .denominator = 1},
    {.word = "mkr", .numerator = 1000000, .denominator = 1},
    {.word = "mnkr", .numerator = 1000000, .denominator = 1},
    {.word = "msek", .numerator = 1000000, .denominator = 1},
    {.word = "mdkr", .numerator = 1000000000, .denominator = 1},
    {.word = "öre", .numerator = 1, .denominator = 100},
    {.word = "euro", .numerator = 1, .denominator = 1, .foreign = TRUE},
    {.word = "eur", .numerator = 1, .denominator = 1, .foreign = TRUE},
    {.word = "dollar", .numerator = 1, .denominator = 1, .foreign = TRUE},
};
enum { UNIT_KRONOR = 0, UNIT_SEK = 4 };

static guint read_unit(const char *text, guint at, guint end, const struct unit *units, gsize count,
                       struct amount *amount)
{
    for (gsize i = 0; i < count; i++) {
        guint after = scan_phrase(text, at, end, units[i].word);
        if (!after)
            continue;
        if (amount->high > G_MAXINT64 / units[i].numerator)
            return 0;
        amount->low = amount->low * units[i].numerator / units[i].denominator;
        amount->high = amount->high * units[i].numerator / units[i].denominator;
        amount->unit = (guint)i;
        amount->share = units[i].share;
        amount->foreign = units[i].foreign;
        return after;
    }
    return 0;
}

static guint read_amount(const char *text, guint at, guint end, const struct unit *units,
                         gsize count, struct amount *amount)
{
    struct number number;
    guint after = number_read(text, at, end, &number);
    if (!after)
        return 0;
    *amount =
        (struct amount){.start = at, .low = number.low, .high = number.high, .words = number.words};
    after = read_unit(text, scan_skip_space(text, after, end), end, units, count, amount);
    amount->end = after;
    return after;
}

guint percent_read(const char *text, guint at, guint end, struct amount *amount)
{
    return read_amount(text, at, end, shares, G_N_ELEMENTS(shares), amount);
}

// "per dygn", "/dygn", "i månaden", "om året" after a sum.
static guint read_rate(const char *text, guint at, guint end, struct amount *amount)
{
    static const char *const joints[] = {" per ", "/", " / ", " i ", " om ", NULL};
    static const struct {
        const char *word;
        enum rate rate;
    } rates[] = {
        {"timme", RATE_HOUR},    {"timmen", RATE_HOUR},     {"tim", RATE_HOUR},
        {"h", RATE_HOUR},        {"dygn", RATE_DAY},        {"dygnet", RATE_DAY},
        {"dag", RATE_DAY},       {"dagen", RATE_DAY},       {"vecka", RATE_WEEK},
        {"veckan", RATE_WEEK},   {"månad", RATE_MONTH},     {"månaden", RATE_MONTH},
        {"mån", RATE_MONTH},     {"år", RATE_YEAR},         {"året", RATE_YEAR},
        {"person", RATE_PERSON}, {"invånare", RATE_PERSON}, {"patient", RATE_PERSON},
        {"besök", RATE_VISIT},   {"gång", RATE_VISIT},      {"tillfälle", RATE_VISIT},
    };
    guint next = scan_any(text, at, end, joints, NULL);
    for (gsize i = 0; next && i < G_N_ELEMENTS(rates); i++) {
        guint after = scan_phrase(text, next, end, rates[i].word);
        if (after) {
            amount->rate = rates[i].rate;
            return after;
        }
    }
    return at;
}

guint money_read(const char *text, guint at, guint end, struct amount *amount)
{
    guint after = read_amount(text, at, end, moneys, G_N_ELEMENTS(moneys), amount);
    if (!after) { // "SEK 300"
        struct number number;
        guint next = scan_starts(text, at) ? scan_phrase(text, at, end, "sek ") : 0;
        after = next ? number_read(text, next, end, &number) : 0;
        if (!after || number.words || scan_goes_on(text, after, end))
            return 0;
        *amount =
            (struct amount){.start = at, .low = number.low, .high = number.high, .unit = UNIT_SEK};
    }
    // The rate is context: what is written is the sum.
    amount->rate_end = read_rate(text, after, end, amount);
    amount->end = after;
    return after;
}

static void write_amount(GString *to, const struct amount *amount, const struct amount *like,
                         const struct unit *unit)
{
    number_write(to, amount->low * unit->denominator / unit->numerator, like->words, FALSE);
    if (amount->low != amount->high) {
        g_string_append(to, like->words ? " till " : "-");
        number_write(to, amount->high * unit->denominator / unit->numerator, like->words, FALSE);
    }
    g_string_append_printf(to, " %s", unit->word);
}

void percent_write(GString *to, const struct amount *amount, const struct amount *like)
{
    const struct unit *unit = &shares[like->unit];
    write_amount(to, amount, like, unit->share == amount->share ? unit : &shares[amount->unit]);
}

void money_write(GString *to, const struct amount *amount, const struct amount *like)
{
    guint unit = moneys[like->unit].foreign || like->unit == UNIT_SEK ? UNIT_KRONOR : like->unit;
    write_amount(to, amount, like, &moneys[unit]);
}
