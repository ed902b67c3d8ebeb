// SPDX-License-Identifier: Apache-2.0
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

static void append_letters(GString *label, int value, char first)
{
    // a ... z, aa, bb ...: the letter repeats. No document counts far; a hostile one may.
    int repeat = MIN((value - 1) / 26 + 1, 30);
    for (int i = 0; i < repeat; i++)
        g_string_append_c(label, (char)(first + (value - 1) % 26));
}

static void append_roman(GString *label, int value, gboolean upper)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } parts[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        for (; value >= parts[i].value; value -= parts[i].value)
            g_string_append(label, upper ? parts[i].upper : parts[i].lower);
    }
}

static void append_number(GString *label, enum number_format format, int value)
{
    if (value <= 0 && format >= FORMAT_LOWER_LETTER && format <= FORMAT_UPPER_ROMAN)
        format = FORMAT_DECIMAL; // there is no letter or roman numeral for 0
    if (value > 32767 && (format == FORMAT_LOWER_ROMAN || format == FORMAT_UPPER_ROMAN))
        format = FORMAT_DECIMAL;
    switch (format) {
    case FORMAT_DECIMAL:
        g_string_append_printf(label, "%d", value);
        break;
    case FORMAT_DECIMAL_ZERO:
        g_string_append_printf(label, "%02d", value);
        break;
    case FORMAT_LOWER_LETTER:
        append_letters(label, value, 'a');
        break;
    case FORMAT_UPPER_LETTER:
        append_letters(label, value, 'A');
        break;
    case FORMAT_LOWER_ROMAN:
    case FORMAT_UPPER_ROMAN:
        append_roman(label, value, format == FORMAT_UPPER_ROMAN);
        break;
    case FORMAT_ORDINAL: // as Word writes it in Swedish: 1:a, 2:a, 3:e, 11:e, 21:a
        g_string_append_printf(label, "%d:%s", value,
                               (value % 10 == 1 || value % 10 == 2) && value % 100 / 10 != 1 ? "a"
                                                                                             : "e");
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
    int start = number->start_override[level];
    return start >= 0 ? start : number_level(number, level)->start;
}

static void advance(struct counters *counters, struct count *count, const struct number *number,
                    guint level)
{
    guint started = GPOINTER_TO_UINT(g_hash_table_lookup(counters->started, number));
    gboolean fresh = number->start_override[level] >= 0 && !(started & 1u << level);
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
        enum number_format format = part->format;
        if (own->legal && format != FORMAT_NONE)
            format = FORMAT_DECIMAL;
        append_number(label, format, value);
    }
    return g_string_free(label, FALSE);
}
