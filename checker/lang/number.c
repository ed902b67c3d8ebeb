// SPDX-License-Identifier: Apache-2.0
#include "lang/number.h"

#include <string.h>

#include "lang/scan.h"

enum { HUNDRED = 100, THOUSAND = 1000, MILLION = 1000000, MOST = 1000000 };
enum { WORDS_IN_A_ROW = 8, DECIMALS = 6 };

static const char *const ones[] = {"noll", "ett", "två", "tre",  "fyra",
                                   "fem",  "sex", "sju", "åtta", "nio"};
static const char *const teens[] = {"tio",    "elva",   "tolv",    "tretton", "fjorton",
                                    "femton", "sexton", "sjutton", "arton",   "nitton"};
static const char *const tens[] = {"tjugo",  "trettio", "fyrtio", "femtio",
                                   "sextio", "sjuttio", "åttio",  "nittio"};

static gboolean begins(const char *word, const char *with)
{
    return *word == *with && g_str_has_prefix(word, with);
}

// 1 to 99 at the beginning of a word; 0: none. Longest first: "sjutton" before "sju".
static gint64 read_small(const char **word)
{
    const char *at = *word;
    for (guint i = 0; i < G_N_ELEMENTS(tens); i++) {
        if (!begins(at, tens[i]))
            continue;
        at += strlen(tens[i]);
        gint64 value = 20 + 10 * (gint64)i;
        *word = at;
        for (guint one = 1; one < G_N_ELEMENTS(ones); one++) {
            if (begins(at, ones[one])) {
                *word = at + strlen(ones[one]);
                return value + one;
            }
        }
        if (begins(at, "en")) {
            *word = at + strlen("en");
            return value + 1;
        }
        return value;
    }
    for (guint i = 0; i < G_N_ELEMENTS(teens); i++) {
        if (begins(at, teens[i])) {
            *word = at + strlen(teens[i]);
            return 10 + (gint64)i;
        }
    }
    if (begins(at, "aderton")) {
        *word = at + strlen("aderton");
        return 18;
    }
    for (guint i = 1; i < G_N_ELEMENTS(ones); i++) {
        if (begins(at, ones[i])) {
            *word = at + strlen(ones[i]);
            return i;
        }
    }
    if (begins(at, "en")) {
        *word = at + strlen("en");
        return 1;
    }
    return 0;
}

// 1 to 1999 at the beginning of a word: "hundratjugofem", "femtonhundra", "etthundraen".
static gint64 read_hundreds(const char **word)
{
    gint64 first = read_small(word);
    if (g_str_has_prefix(*word, "hundra") && first < 20) {
        *word += strlen("hundra");
        gint64 rest = read_small(word);
        return MAX(first, 1) * HUNDRED + rest;
    }
    return first;
}

// What a whole word is worth in whole ones; -1: it is no number.
static gint64 word_value(const char *word)
{
    if (strcmp(word, ones[0]) == 0)
        return 0;
    const char *at = word;
    gint64 value = read_hundreds(&at);
    if (g_str_has_prefix(at, "tusen") && value < THOUSAND) {
        at += strlen("tusen");
        value = MAX(value, 1) * THOUSAND + read_hundreds(&at);
    }
    return *at || !value ? -1 : value;
}

static gint64 scale_of(const char *word)
{
    static const struct {
        const char *word;
        gint64 scale;
    } scales[] = {
        {"hundra", HUNDRED},   {"tusen", THOUSAND},     {"miljon", MILLION},
        {"miljoner", MILLION}, {"miljard", 1000000000}, {"miljarder", 1000000000},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(scales); i++)
        if (strcmp(word, scales[i].word) == 0)
            return scales[i].scale;
    return 0;
}

// "och en halv", "och ett halvt" after a whole number.
static guint read_and_half(const char *text, guint at, guint end)
{
    static const char *const halves[] = {" och en halv", " och ett halvt", " och en halva", NULL};
    return scan_any(text, at, end, halves, NULL);
}

// A number in words: "två", "tre tusen fem hundra", "en och en halv", "en halv".
static guint read_words(const char *text, guint at, guint end, struct number *number)
{
    static const char *const half[] = {"en halv", "ett halvt", "halv", "halvt", NULL};
    guint after = scan_any(text, at, end, half, NULL);
    if (after) {
        number->low = NUMBER_ONE / 2;
        number->words = TRUE;
        return after;
    }
    // Thousands and millions are put away in `sum`; what follows them is less than the last one.
    gint64 sum = 0, section = -1, ceiling = G_MAXINT64;
    after = 0;
    for (guint count = 0, next = at; count < WORDS_IN_A_ROW; count++) {
        char word[SCAN_WORD];
        next = scan_word(text, next, end, word);
        if (!next)
            break;
        gint64 scale = scale_of(word), value = word_value(word);
        if (scale >= THOUSAND && section > 0 && section < THOUSAND && scale < ceiling) {
            sum += section * scale;
            ceiling = scale;
            section = -1;
        } else if (section < 0 && value >= 0 && value < ceiling) {
            section = value;
        } else if (scale == HUNDRED && section > 0 && section < 20) {
            section *= HUNDRED;
        } else if (value > 0 && value < HUNDRED && section > 0 && section % HUNDRED == 0) {
            section += value;
        } else {
            break;
        }
        number->article = count == 0 && (strcmp(word, "en") == 0 || strcmp(word, "ett") == 0);
        after = next;
        if (section >= THOUSAND) {
            sum += section;
            ceiling = THOUSAND;
            section = -1;
        }
        if (next >= end || text[next] != ' ')
            break;
        next++;
    }
    if (!after)
        return 0;
    sum += MAX(section, 0);
    if (sum > (gint64)MOST * MILLION)
        return 0;
    number->low = sum * NUMBER_ONE;
    number->words = TRUE;
    guint halved = read_and_half(text, after, end);
    if (halved) {
        number->low += NUMBER_ONE / 2;
        number->article = FALSE;
        return halved;
    }
    return after;
}

// The groups of three after the first digits: " 500", ".500".
static guint read_groups(const char *text, guint at, guint end, gint64 *value)
{
    char joint = at < end ? text[at] : '\0';
    if (joint != ' ' && joint != '.')
        return at;
    guint after = at;
    for (guint count = 0; count < 4; count++) {
        gint64 group = 0;
        guint next = scan_character(text, after, end, joint);
        next = next ? scan_digits(text, next, end, 3, 3, &group) : 0;
        if (!next || *value > MOST)
            break;
        *value = *value * THOUSAND + group;
        after = next;
    }
    return after;
}

static guint read_fraction(const char *text, guint at, guint end, struct number *number)
{
    static const struct {
        const char *sign;
        gint64 value;
    } signs[] = {{"½", NUMBER_ONE / 2}, {"¼", NUMBER_ONE / 4}, {"¾", NUMBER_ONE / 4 * 3}};
    guint spaced = scan_skip_space(text, at, end);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        gsize length = strlen(signs[i].sign);
        if (spaced + length <= end && strncmp(text + spaced, signs[i].sign, length) == 0) {
            number->low += signs[i].value;
            return spaced + (guint)length;
        }
    }
    char joint = at < end ? text[at] : '\0';
    if (joint != ',' && joint != '.')
        return at;
    guint from = at + 1, after = from;
    gint64 decimals = 0, unit = NUMBER_ONE;
    while (after < end && g_ascii_isdigit(text[after]) && after - from < DECIMALS) {
        decimals = 10 * decimals + (text[after++] - '0');
        unit /= 10;
    }
    if (after == from)
        return at;
    number->low += decimals * unit;
    number->point = joint == '.';
    return after;
}

// A number in digits, with "miljoner" or "tusen" after it.
static guint read_digits(const char *text, guint at, guint end, struct number *number)
{
    gint64 value = 0;
    guint after = scan_digits(text, at, end, 1, 12, &value);
    if (!after || value > (gint64)MOST * MILLION)
        return 0;
    if (after - at <= 3 && value > 0 && text[at] != '0')
        after = read_groups(text, after, end, &value);
    if (value > (gint64)MOST * MILLION)
        return 0;
    number->low = value * NUMBER_ONE;
    after = read_fraction(text, after, end, number);
    char word[SCAN_WORD];
    guint next = scan_character(text, after, end, ' ');
    next = next ? scan_word(text, next, end, word) : 0;
    gint64 scale = next ? scale_of(word) : 0;
    if (scale >= THOUSAND && number->low <= (gint64)MOST * MILLION / scale * NUMBER_ONE) {
        number->low *= scale;
        number->point = FALSE;
        return next;
    }
    return after;
}

static guint read_single(const char *text, guint at, guint end, struct number *number)
{
    *number = (struct number){.start = at};
    if (at >= end)
        return 0;
    guint after = g_ascii_isdigit(text[at]) ? read_digits(text, at, end, number)
                                            : read_words(text, at, end, number);
    if (!after && strncmp(text + at, "½", MIN(strlen("½"), end - at)) == 0)
        after = read_fraction(text, at, end, number);
    number->high = number->low;
    return after;
}

// "10 (tio)", "tio (10)": the same number said again.
static guint read_again(const char *text, guint at, guint end, const struct number *number)
{
    guint next = scan_phrase(text, at, end, " (");
    struct number again;
    next = next ? read_single(text, next, end, &again) : 0;
    next = next ? scan_character(text, next, end, ')') : 0;
    return next && again.low == number->low ? next : at;
}

// The other end of a range after its first number.
static guint read_range(const char *text, guint at, guint end, gboolean between,
                        struct number *number)
{
    static const char *const joints[] = {" - ", "-", " till ", " eller ", " à ", " á ", NULL};
    static const char *const and[] = {" och ", "-", " - ", NULL};
    guint next = scan_any(text, at, end, between ? and : joints, NULL);
    struct number other;
    next = next ? read_single(text, next, end, &other) : 0;
    // "två och en" counts on, and what is smaller is no other end.
    if (!next || other.low <= number->low)
        return at;
    number->high = other.low;
    number->article = FALSE;
    number->point = number->point || other.point;
    return read_again(text, next, end, &other);
}

guint number_read(const char *text, guint at, guint end, struct number *number)
{
    if (!scan_starts(text, at))
        return 0;
    guint between = scan_phrase(text, at, end, "mellan ");
    guint after = read_single(text, between ? between : at, end, number);
    if (!after)
        return 0;
    after = read_again(text, after, end, number);
    guint ranged = read_range(text, after, end, between != 0, number);
    if (between && ranged == after)
        return 0;
    number->start = at;
    number->end = ranged;
    return ranged;
}

gboolean number_word(const char *word, gint64 *amount)
{
    gint64 value = word_value(word);
    *amount = MAX(value, 0) * NUMBER_ONE;
    return value > 0;
}

gboolean number_is_label(const char *text, const struct number *number, guint end)
{
    if (scan_goes_on(text, number->end, end) ||
        (number->end + 1 < end && text[number->end] == ':' &&
         g_ascii_isalpha(text[number->end + 1]))) // "49:e"
        return TRUE;
    guint next = scan_skip_space(text, number->end, end);
    if (next + strlen("§") <= end && strncmp(text + next, "§", strlen("§")) == 0)
        return TRUE;
    static const char *const after[] = {"kap", "kapitlet", "st.", "stycket", NULL};
    return scan_any(text, next, end, after, NULL) != 0;
}

static void write_below_thousand(GString *to, gint64 value, gboolean neuter)
{
    if (value >= HUNDRED) {
        g_string_append_printf(to, "%shundra", value / HUNDRED > 1 ? ones[value / HUNDRED] : "");
        value %= HUNDRED;
    }
    if (value >= 20) {
        g_string_append(to, tens[value / 10 - 2]);
        value %= 10;
    } else if (value >= 10) {
        g_string_append(to, teens[value - 10]);
        value = 0;
    }
    if (value)
        g_string_append(to, value == 1 && !neuter ? "en" : ones[value]);
}

static void write_words(GString *to, gint64 value, gboolean neuter)
{
    if (value == 0)
        g_string_append(to, ones[0]);
    if (value >= THOUSAND) {
        if (value / THOUSAND > 1)
            write_below_thousand(to, value / THOUSAND, TRUE);
        g_string_append(to, "tusen");
    }
    write_below_thousand(to, value % THOUSAND, neuter);
}

static void write_digits(GString *to, gint64 amount)
{
    gint64 whole = amount / NUMBER_ONE, rest = amount % NUMBER_ONE;
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, whole);
    gsize length = strlen(digits);
    for (gsize i = 0; i < length; i++) {
        if (i && length > 4 && (length - i) % 3 == 0)
            g_string_append_c(to, ' ');
        g_string_append_c(to, digits[i]);
    }
    if (!rest)
        return;
    g_autofree char *decimals = g_strdup_printf("%06" G_GINT64_FORMAT, rest);
    gsize last = strlen(decimals);
    while (decimals[last - 1] == '0')
        last--;
    g_string_append_printf(to, ",%.*s", (int)last, decimals);
}

void number_write(GString *to, gint64 amount, gboolean words, gboolean neuter)
{
    if (words && amount % NUMBER_ONE == 0 && amount < (gint64)MILLION * NUMBER_ONE)
        write_words(to, amount / NUMBER_ONE, neuter);
    else
        write_digits(to, amount);
}
