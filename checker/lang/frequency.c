// SPDX-License-Identifier: Apache-2.0
#include "lang/frequency.h"

#include <string.h>

#include "lang/number.h"
#include "lang/scan.h"
#include "lang/weekday.h"

enum {
    THOUSAND = 1000,
    DAYS = 365,
    WEEKS = 52,
    TENTH = 10, // of a frequency, by which the same may be told otherwise
    NOUN = 5    // bytes of what is counted: "fyra sammanträden per år"
};

// How many there are in a year, in thousandths; the days and their parts are of one length.
static gint64 per_year(const char *word)
{
    static const struct {
        gint64 count;
        const char *words[8];
    } units[] = {
        {DAYS * THOUSAND, {"dag", "dagen", "dygn", "dygnet", "kväll", "morgon", "natt"}},
        {WEEKS * THOUSAND, {"vecka", "veckan"}},
        {12 * THOUSAND, {"månad", "månaden", "kalendermånad"}},
        {4 * THOUSAND, {"kvartal", "kvartalet"}},
        {3 * THOUSAND, {"tertial", "tertialet"}},
        {2 * THOUSAND, {"halvår", "halvåret", "termin", "terminen"}},
        {THOUSAND, {"år", "året", "kalenderår", "verksamhetsår"}},
        {THOUSAND / 4, {"mandatperiod", "mandatperioden"}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        for (gsize n = 0; n < G_N_ELEMENTS(units[i].words) && units[i].words[n]; n++)
            if (strcmp(word, units[i].words[n]) == 0)
                return units[i].count;
    return weekday_read(word) >= 0 ? (gint64)WEEKS * THOUSAND : 0;
}

// "dagligen", "kvartalsvis": one word.
static gint64 adverb(const char *word)
{
    static const struct {
        const char *begins;
        gint64 count;
    } adverbs[] = {{"daglig", DAYS * THOUSAND},
                   {"veckovis", WEEKS * THOUSAND},
                   {"veckolig", WEEKS * THOUSAND},
                   {"månadsvis", 12 * THOUSAND},
                   {"månatlig", 12 * THOUSAND},
                   {"kvartalsvis", 4 * THOUSAND},
                   {"tertialvis", 3 * THOUSAND},
                   {"halvårsvis", 2 * THOUSAND},
                   {"halvårlig", 2 * THOUSAND},
                   {"årsvis", THOUSAND},
                   {"årlig", THOUSAND}};
    static const char *const endings[] = {"", "a", "en", "t", NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(adverbs); i++)
        if (g_str_has_prefix(word, adverbs[i].begins) &&
            g_strv_contains(endings, word + strlen(adverbs[i].begins)))
            return adverbs[i].count;
    return 0;
}

// "tredje", "fjortonde": which.
static gint64 ordinal(const char *word)
{
    static const char *const words[] = {"andra",   "annan",  "annat",  "tredje",
                                        "fjärde",  "femte",  "sjätte", "sjunde",
                                        "åttonde", "tionde", "tolfte", "fjortonde"};
    static const gint64 counts[] = {2, 2, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i]) == 0)
            return counts[i];
    return 0;
}

// The word after a space, "" for none.
static guint next_word(const char *text, guint at, guint end, char word[SCAN_WORD])
{
    word[0] = '\0';
    guint next = scan_character(text, at, end, ' ');
    return next ? scan_word(text, next, end, word) : 0;
}

static guint once_in(struct frequency *frequency, gint64 count, guint after)
{
    *frequency = (struct frequency){count, count};
    return count ? after : 0;
}

// "varje vecka", "varannan månad", "var tredje månad", "vart annat år".
static guint read_every(const char *text, guint at, guint end, const char *first,
                        struct frequency *frequency)
{
    static const char *const second[] = {"varannan", "vartannat", "varannat", NULL};
    static const char *const each[] = {"var", "vart", NULL};
    char word[SCAN_WORD];
    gint64 which = g_strv_contains(second, first) ? 2 : strcmp(first, "varje") == 0;
    if (!which && !g_strv_contains(each, first))
        return 0;
    guint after = next_word(text, at, end, word);
    if (after && ordinal(word)) {
        which = ordinal(word);
        after = next_word(text, after, end, word);
    }
    return after && which ? once_in(frequency, per_year(word) / which, after) : 0;
}

// "första vardagen i månaden", "sista måndagen i varje kvartal".
static guint read_nth(const char *text, guint at, guint end, const char *first,
                      struct frequency *frequency)
{
    static const char *const nth[] = {"första", "andra", "tredje", "fjärde", "sista", NULL};
    static const char *const days[] = {"dagen", "vardagen", "arbetsdagen", "veckan", NULL};
    char word[SCAN_WORD];
    guint after = g_strv_contains(nth, first) ? next_word(text, at, end, word) : 0;
    if (!after || (!g_strv_contains(days, word) && weekday_read(word) < 0))
        return 0;
    after = next_word(text, after, end, word);
    if (!after || (strcmp(word, "i") != 0 && strcmp(word, "varje") != 0))
        return 0;
    after = next_word(text, after, end, word);
    if (after && strcmp(word, "varje") == 0)
        after = next_word(text, after, end, word);
    gint64 count = per_year(word);
    return after && count < (gint64)WEEKS * THOUSAND ? once_in(frequency, count, after) : 0;
}

// Whether a word may be what is counted: not a length of time, nor what is no time of its own.
static gboolean is_occasion(const char *word)
{
    static const char *const starts[] = {"minut",   "timm",   "dag",       "dygn",   "veck",
                                         "månad",   "år",     "arbetsdag", "vardag", "patient",
                                         "person",  "läkare", "miljon",    "kronor", "procent",
                                         "platser", "plats",  "medarbet",  "natt",   "nätter"};
    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
        if (g_str_has_prefix(word, starts[i]))
            return FALSE;
    return strlen(word) >= NOUN;
}

// "två gånger per år", "2-3 gånger i veckan", "fyra sammanträden om året".
static guint read_times(const char *text, guint at, guint end, struct frequency *frequency)
{
    static const char *const in[] = {"per", "i", "om", "varje", "under", NULL};
    char word[SCAN_WORD];
    struct number number;
    guint after = scan_is_rest(text, at) ? 0 : number_read(text, at, end, &number);
    after = after ? next_word(text, after, end, word) : 0;
    if (!after || !is_occasion(word))
        return 0;
    gboolean times = g_str_has_prefix(word, "gång") || g_str_has_prefix(word, "tillfälle");
    after = next_word(text, after, end, word);
    gint64 count = adverb(word);
    if (after && !count && g_strv_contains(in, word)) {
        gboolean loose = strcmp(word, "i") == 0 || strcmp(word, "under") == 0;
        after = next_word(text, after, end, word);
        count = loose && !times ? 0 : per_year(word);
    }
    if (!after || !count || number.high > (gint64)THOUSAND * NUMBER_ONE)
        return 0;
    *frequency =
        (struct frequency){number.low * count / NUMBER_ONE, number.high * count / NUMBER_ONE};
    return after;
}

guint frequency_read(const char *text, guint at, guint end, struct frequency *frequency)
{
    char word[SCAN_WORD];
    guint after = read_times(text, at, end, frequency);
    guint first = after ? 0 : scan_word(text, at, end, word);
    if (first)
        after = read_every(text, first, end, word, frequency);
    if (first && !after)
        after = read_nth(text, first, end, word, frequency);
    if (first && !after)
        after = once_in(frequency, adverb(word), first);
    return after && scan_ends(text, after, end) ? after : 0;
}

gboolean frequency_differs(const struct frequency *a, const struct frequency *b)
{
    return a->low > b->high + b->high / TENTH || b->low > a->high + a->high / TENTH;
}
