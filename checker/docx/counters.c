// SPDX-License-Identifier: Apache-2.0
#include "base/numeral.h"

#include "docx/numbering.h"
#include "docx/symbols.h"

#include <string.h>

// Lists that share an abstract definition share their counters; a startOverride begins anew the
// first time its list is used.
struct count {
    int values[NUMBER_LEVELS];
    gboolean running[NUMBER_LEVELS]; // counted since a level above was
};

struct counters {
    GHashTable *counts;  // struct abstract_number to struct count
    GHashTable *started; // struct number to a bit set of levels whose override has been applied
};

struct counters *counters_new(void)
{
    struct counters *counters = g_new0(struct counters, 1);
    counters->counts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    counters->started = g_hash_table_new(NULL, NULL);
    return counters;
}

void counters_free(struct counters *counters)
{
    if (!counters)
        return;
    g_hash_table_unref(counters->counts);
    g_hash_table_unref(counters->started);
    g_free(counters);
}

// As Word writes it in Swedish: 1:a, 2:a, 3:e, 11:e, 21:a; or in English: 1st, 2nd, 3rd, 11th.
static void append_ordinal(GString *label, int value, gboolean english)
{
    int last = value % 100 / 10 == 1 ? 0 : value % 10;
    const char *ending = last == 1   ? (english ? "st" : ":a")
                         : last == 2 ? (english ? "nd" : ":a")
                         : last == 3 ? (english ? "rd" : ":e")
                                     : (english ? "th" : ":e");
    g_string_append_printf(label, "%d%s", value, ending);
}

static void append_circled(GString *label, int value)
{
    enum { CIRCLED_ONE = 0x2460, CIRCLED_LAST = 20 };
    if (value >= 1 && value <= CIRCLED_LAST)
        g_string_append_unichar(label, (gunichar)(CIRCLED_ONE + value - 1));
    else
        g_string_append_printf(label, "%d", value);
}

static void append_full_width(GString *label, int value)
{
    enum { FULL_WIDTH_ZERO = 0xff10 };
    g_autofree char *digits = g_strdup_printf("%d", value);
    for (const char *at = digits; *at; at++) {
        if (g_ascii_isdigit(*at))
            g_string_append_unichar(label, (gunichar)(FULL_WIDTH_ZERO + *at - '0'));
    }
}

static void append_number(GString *label, const struct number_level *level, gboolean legal,
                          gboolean english, int value)
{
    enum number_format format = level->format;
    if (legal && format != FORMAT_NONE)
        format = FORMAT_DECIMAL;
    switch (format) {
    case FORMAT_DECIMAL:
        g_string_append_printf(label, "%0*d", legal ? 0 : (int)level->width, value);
        break;
    case FORMAT_DECIMAL_ZERO:
        g_string_append_printf(label, "%02d", value);
        break;
    case FORMAT_LOWER_LETTER:
    case FORMAT_UPPER_LETTER:
        numeral_letters(label, value, LETTERS_REPEATED, format == FORMAT_UPPER_LETTER);
        break;
    case FORMAT_LOWER_ROMAN:
    case FORMAT_UPPER_ROMAN:
        numeral_roman(label, value, format == FORMAT_UPPER_ROMAN);
        break;
    case FORMAT_ORDINAL:
        append_ordinal(label, value, english);
        break;
    case FORMAT_IN_DASHES:
        g_string_append_printf(label, "- %d -", value);
        break;
    case FORMAT_IN_PARENS:
        g_string_append_printf(label, "(%d)", value);
        break;
    case FORMAT_WITH_STOP:
        g_string_append_printf(label, "%d.", value);
        break;
    case FORMAT_IN_CIRCLE:
        append_circled(label, value);
        break;
    case FORMAT_FULL_WIDTH:
        append_full_width(label, value);
        break;
    case FORMAT_HEX:
        g_string_append_printf(label, "%X", (guint)value);
        break;
    case FORMAT_BULLET:
    case FORMAT_NONE:
        break;
    }
}

static struct count *count_of(struct counters *counters, const struct number *number)
{
    struct count *count = g_hash_table_lookup(counters->counts, number->abstract);
    if (!count) {
        count = g_new0(struct count, 1);
        g_hash_table_insert(counters->counts, number->abstract, count);
    }
    return count;
}

static int start_of(const struct number *number, guint level)
{
    int start = number_start(number, level);
    return start >= 0 ? start : number_level(number, level)->start;
}

static void advance(struct counters *counters, struct count *count, const struct number *number,
                    guint level)
{
    guint started = GPOINTER_TO_UINT(g_hash_table_lookup(counters->started, number));
    gboolean fresh = number_start(number, level) >= 0 && !(started & 1u << level);
    if (fresh || !count->running[level])
        count->values[level] = start_of(number, level);
    else
        count->values[level]++;
    count->running[level] = TRUE;
    g_hash_table_insert(counters->started, (gpointer)number,
                        GUINT_TO_POINTER(started | 1u << level));
    for (guint below = level + 1; below < NUMBER_LEVELS; below++) {
        int restart = number_level(number, below)->restart;
        if (restart < 0 || (int)level < restart)
            count->running[below] = FALSE;
    }
}

char *counters_next(struct counters *counters, const struct number *number, guint level)
{
    struct count *count = count_of(counters, number);
    advance(counters, count, number, level);
    const struct number_level *own = number_level(number, level);
    if (own->format == FORMAT_BULLET)
        return symbol_bullet(own->text, own->font);
    GString *label = g_string_new(NULL);
    for (const char *at = own->text ? own->text : ""; *at; at++) {
        if (at[0] != '%' || at[1] < '1' || at[1] > '9') {
            g_string_append_c(label, *at);
            continue;
        }
        guint of = (guint)(*++at - '1');
        const struct number_level *part = number_level(number, of);
        // A level that has not been counted shows where it would begin.
        int value = count->running[of] ? count->values[of] : start_of(number, of);
        append_number(label, part, own->legal, number->english, value);
    }
    return g_string_free(label, FALSE);
}
