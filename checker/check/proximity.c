// SPDX-License-Identifier: Apache-2.0
// proximity: all parts of a rule near each other. The match goes from the first word of the first
// part to the last word of the last.
#include "check/internal.h"

// A part that stands somewhere; in which words of the unit.
struct part {
    struct hit hit;
    guint number;      // which pattern of the rule
    guint first, last; // words
};

static gint compare_parts(gconstpointer a, gconstpointer b)
{
    const struct part *first = a, *second = b;
    int order = check_compare_hits(&first->hit, &second->hit);
    return order ? order : first->number < second->number ? -1 : first->number > second->number;
}

// Bytes where the words of a unit begin: what stands between spaces and holds a letter or digit.
static void find_words(const struct hit *unit, GArray *words)
{
    g_array_set_size(words, 0);
    gboolean counted = FALSE;
    guint start = unit->unit_start;
    for (guint at = unit->unit_start; at < unit->unit_end;) {
        const char *character = unit->passage->folded + at;
        if (*character == ' ') {
            counted = FALSE;
            start = at + 1;
        } else if (!counted && g_unichar_isalnum(g_utf8_get_char(character))) {
            counted = TRUE;
            g_array_append_val(words, start);
        }
        at = (guint)(g_utf8_next_char(character) - unit->passage->folded);
    }
}

// How many words begin before a byte.
static guint words_before(const GArray *words, guint byte)
{
    guint low = 0, high = words->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(words, guint, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Every part in a unit, in order. FALSE when one of them is not there.
static gboolean find_parts(struct check *check, const struct hit *unit, const GArray *words,
                           GArray *parts)
{
    const GPtrArray *patterns = check->rule->patterns;
    g_array_set_size(parts, 0);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint number = 0; number < patterns->len; number++) {
        const struct matcher *matcher = patterns->pdata[number];
        g_array_set_size(hits, 0);
        check_find_all(check, matcher->expressions[0], unit, hits);
        if (!hits->len)
            return FALSE;
        for (guint i = 0; i < hits->len; i++) {
            struct part part = {.hit = g_array_index(hits, struct hit, i), .number = number};
            part.first = words_before(words, part.hit.start + 1);
            part.last = words_before(words, part.hit.end);
            g_array_append_val(parts, part);
        }
    }
    g_array_sort(parts, compare_parts);
    return TRUE;
}

// For each part and each set of parts that may stand before it, itself included: where the latest
// chain of near neighbours begins that ends with it, plus 1. A set is given by its bits.
static guint *find_chains(const struct check *check, const GArray *parts)
{
    const struct proximity *proximity = &check->rule->proximity;
    guint sets = 1u << check->rule->patterns->len, longest = 0;
    guint *begins = g_new0(guint, (gsize)parts->len * sets);
    for (guint i = 0; i < parts->len; i++) {
        const struct part *part = &g_array_index(parts, struct part, i);
        guint own = 1u << part->number;
        guint *reached = begins + (gsize)i * sets;
        longest = MAX(longest, part->last - part->first + 1);
        if (!proximity->ordered || part->number == 0)
            reached[own] = part->hit.start + 1;
        for (guint before = i; before > 0; before--) {
            const struct part *other = &g_array_index(parts, struct part, before - 1);
            if (part->first > other->first + proximity->words + longest)
                break;
            if (other->hit.end > part->hit.start ||
                part->first > other->last + proximity->words + 1 ||
                (proximity->ordered && other->number + 1 != part->number))
                continue;
            const guint *chains = begins + (gsize)(before - 1) * sets;
            for (guint set = 1; set < sets; set++)
                if (chains[set] && !(set & own))
                    reached[set | own] = MAX(reached[set | own], chains[set]);
        }
    }
    return begins;
}

static void search_unit(struct check *check, const struct hit *unit, GArray *words, GArray *parts)
{
    find_words(unit, words);
    if (!find_parts(check, unit, words, parts))
        return;
    guint sets = 1u << check->rule->patterns->len, reached = 0;
    g_autofree guint *begins = find_chains(check, parts);
    for (guint i = 0; i < parts->len; i++) {
        guint begin = begins[(gsize)i * sets + sets - 1];
        const struct hit *last = &g_array_index(parts, struct part, i).hit;
        if (!begin || begin - 1 < reached || last->end <= unit->passage->own)
            continue;
        struct hit hit = *unit;
        hit.start = begin - 1;
        hit.end = last->end;
        check_tell_hit(check, TRACE_FOUND, &hit);
        if (!check_hit_in_scope(check, &hit) || check_excepted(check, &hit))
            continue;
        reached = hit.end;
        check_report(check, &hit);
    }
}

void check_proximity(struct check *check)
{
    const struct matcher *first = check->rule->patterns->pdata[0];
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    for (guint i = check_next(check, first, 0); i < check->text->count;
         i = check_next(check, first, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        struct hit unit = {.passage = passage, .unit_end = passage->length};
        if (check->rule->scope.unit != UNIT_SENTENCE) {
            search_unit(check, &unit, words, parts);
            continue;
        }
        for (guint n = 0; n < passage->sentence_count; n++) {
            unit.unit_start = passage->sentences[n];
            unit.unit_end =
                n + 1 < passage->sentence_count ? passage->sentences[n + 1] : passage->length;
            search_unit(check, &unit, words, parts);
        }
    }
}
