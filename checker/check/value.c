// SPDX-License-Identifier: Apache-2.0
// value: a date, length of time, number, share or sum that does not stand to the agreed one as it
// must. The rule's patterns say what the value is about; it is the one inside their match, else the
// nearest in the same unit.
#include "check/internal.h"

#include <string.h>

// The length of time that stands nearest a date in its sentence; NULL: none does.
static const struct duration *length_beside(const GArray *lengths, const struct passage *passage,
                                            const struct value *date)
{
    const struct duration *nearest = NULL;
    guint distance = G_MAXUINT;
    for (guint i = 0; i < lengths->len; i++) {
        const struct value *value = &g_array_index(lengths, struct value, i);
        gboolean ahead = value->start >= date->end;
        guint from = ahead ? date->end : value->end, to = ahead ? value->start : date->start;
        g_autofree char *between = g_strndup(passage->folded + from, to - from);
        if (to - from < distance && !strstr(between, ". ")) {
            nearest = &value->duration;
            distance = to - from;
        }
    }
    return nearest;
}

// Dates with a length of time beside them become the last day of that time; others are no values.
static void add_lengths(const struct passage *passage, GArray *dates)
{
    g_autoptr(GArray) lengths = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << VALUE_DURATION, passage->folded, 0, passage->length, lengths);
    for (guint i = dates->len; i > 0; i--) {
        struct value *date = &g_array_index(dates, struct value, i - 1);
        const struct duration *length = length_beside(lengths, passage, date);
        if (!length || !date->date.days.first) {
            g_array_remove_index(dates, i - 1);
            continue;
        }
        guint least, most;
        duration_days(length, &least, &most);
        date->date.days.first += least;
        date->date.days.last += most;
    }
}

void check_measure(struct check *check, const struct passage *passage, struct measured *measured)
{
    g_array_set_size(measured->values, 0);
    g_array_set_size(measured->words, 0);
    const struct demand *demand = &check->rule->demand;
    const struct consistency *consistency = check->rule->consistency;
    guint kinds = 1u << demand->kind;
    if (consistency && consistency->vocabulary)
        kinds |= VALUE_RELATIVE;
    value_find(kinds, passage->folded, 0, passage->length, measured->values);
    for (guint i = measured->values->len; demand->bound != DATE_BOUND_NONE && i > 0; i--)
        if (g_array_index(measured->values, struct value, i - 1).bound != demand->bound)
            g_array_remove_index(measured->values, i - 1);
    if (demand->lasting)
        add_lengths(passage, measured->values);
    gboolean inside = FALSE;
    for (const char *at = passage->folded; *at; at = g_utf8_next_char(at)) {
        gboolean word = g_unichar_isalnum(g_utf8_get_char(at));
        guint byte = (guint)(at - passage->folded);
        if (word && !inside)
            g_array_append_val(measured->words, byte);
        inside = word;
    }
}

// How many words begin before a byte.
static guint words_before(const struct measured *measured, guint byte)
{
    guint low = 0, high = measured->words->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(measured->words, guint, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The index of the first value that ends after a byte; how many there are, if none does.
static guint first_after(const GArray *values, guint byte)
{
    guint low = 0, high = values->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(values, struct value, middle).end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// A value of the unit of a hit; NULL for one outside it.
static const struct value *in_unit(const struct hit *hit, const GArray *values, guint index)
{
    if (index >= values->len)
        return NULL;
    const struct value *value = &g_array_index(values, struct value, index);
    return value->start >= hit->unit_start && value->end <= hit->unit_end ? value : NULL;
}

const struct value *check_value_of(const struct check *check, const struct hit *hit,
                                   const struct measured *measured)
{
    const struct demand *demand = &check->rule->demand;
    const GArray *values = measured->values;
    guint first = first_after(values, hit->start), next = first;
    const struct value *inside = in_unit(hit, values, first);
    if (inside && inside->start < hit->end && demand->position == POSITION_ANY)
        return inside;
    while (next < values->len && g_array_index(values, struct value, next).start < hit->end)
        next++;
    const struct value *before = NULL, *after = NULL;
    guint behind = G_MAXUINT, ahead = G_MAXUINT;
    if (demand->position != POSITION_AFTER && first > 0)
        before = in_unit(hit, values, first - 1);
    if (demand->position != POSITION_BEFORE)
        after = in_unit(hit, values, next);
    if (before)
        behind = words_before(measured, hit->start) - words_before(measured, before->end);
    if (after)
        ahead = words_before(measured, after->start) - words_before(measured, hit->end);
    if ((!before && !after) || MIN(behind, ahead) > demand->within)
        return NULL;
    return ahead <= behind ? after : before;
}

struct value check_agreed(const struct check *check)
{
    const struct demand *demand = &check->rule->demand;
    struct value agreed = demand->agreed;
    if (demand->as_of)
        value_parse(VALUE_DATE, check->checker->input.as_of, &agreed);
    return agreed;
}

// Reports the value that a match is about, unless it is as agreed.
static void judge(struct check *check, const struct hit *hit, const struct value *value,
                  const struct value *agreed)
{
    struct hit whole = *hit, words = *hit;
    whole.start = MIN(hit->start, value->start);
    whole.end = MAX(hit->end, value->end);
    words.start = value->start;
    words.end = value->end;
    // What stands wholly in the context is the context block's own.
    if (whole.end <= hit->passage->own || !check_hit_in_scope(check, &words))
        return;
    if (!value_differs(value, check->rule->demand.op, agreed)) {
        check->witness = (struct witness){hit->passage, value->start, value->end};
        check_tell_hit(check, TRACE_FULFILLED, hit);
        return;
    }
    if (check_excepted(check, &whole))
        return;
    g_autofree char *proposal = rule_proposes(check->rule) ? value_write(agreed, value) : NULL;
    struct supplement supplement = {.proposal = proposal};
    words.supplement = &supplement;
    check_report(check, &words);
}

// A passage's matches, each with the value it is about; a value is judged once.
static void judge_passage(struct check *check, const struct passage *passage, GArray *hits,
                          const struct value *agreed, struct measured *measured)
{
    check_measure(check, passage, measured);
    g_array_sort(hits, check_compare_hits);
    g_autoptr(GHashTable) judged = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        const struct value *value = check_value_of(check, hit, measured);
        if (value && g_hash_table_add(judged, (gpointer)(gsize)value))
            judge(check, hit, value, agreed);
    }
}

void check_value(struct check *check)
{
    if (check->rule->alignment) {
        check_differ(check);
        return;
    }
    const struct rule *rule = check->rule;
    struct value agreed = check_agreed(check);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint));
    struct measured measured = {.values = values, .words = words};
    // A lead-in or a label may say what the value of an item or a cell is about.
    check->in_context = TRUE;
    for (guint i = check_next_passage(check, 0); i < check->text->count;
         i = check_next_passage(check, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        for (guint n = 0; n < rule->patterns->len; n++)
            check_find(check, rule->patterns->pdata[n], passage, NULL, hits);
        if (hits->len)
            judge_passage(check, passage, hits, &agreed, &measured);
    }
    check->in_context = FALSE;
}
