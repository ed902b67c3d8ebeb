// SPDX-License-Identifier: Apache-2.0
// The pass over a document's text, and what it says of each pattern.
#include <stdlib.h>
#include <string.h>

#include "pattern/filter.h"
#include "pattern/index.h"

// Where a literal stands more often than this in a passage, its patterns are tried everywhere
// there; and when a document has more than so many in all, all of them are.
enum { PLACES_IN_PASSAGE = 64, PLACES_IN_DOCUMENT = 8000000 };
// The byte of a last place that says: there are more.
#define MORE_PLACES G_MAXUINT32

struct found {
    guint32 needle;
    struct pattern_place place;
};

// What was found of one needle so far.
struct tally {
    guint32 passage, count; // in the last passage where it stood
    guint32 first, all;     // its places, once they are sorted
};

// The places of a set of a pattern's needles, together.
struct gathered {
    struct pattern_place *places;
    guint count;
    gboolean is_known;
};

struct pattern_scan {
    const struct pattern_filter *filter;
    struct arena *arena;
    GArray *found;   // struct found
    GArray *unknown; // guint32: passages about which literals say nothing
    struct tally *tallies;
    struct pattern_place *places; // by needle
    struct gathered *gathered;    // by pattern and set
    guint8 *sets;                 // by pattern, bits: a literal of the set stands somewhere
    char *folded;                 // room for a passage
    gsize room;
    gboolean full;
};

struct pattern_scan *pattern_scan_new(const struct pattern_filter *filter)
{
    struct pattern_scan *scan = g_new0(struct pattern_scan, 1);
    scan->filter = filter;
    scan->arena = arena_new();
    scan->found = g_array_new(FALSE, FALSE, sizeof(struct found));
    scan->unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (filter) {
        scan->tallies = g_new0(struct tally, MAX(filter_index(filter)->count, 1));
        scan->gathered = g_new0(struct gathered, LITERAL_SETS * MAX(filter_count(filter), 1));
        scan->sets = g_new0(guint8, MAX(filter_count(filter), 1));
    }
    return scan;
}

void pattern_scan_free(struct pattern_scan *scan)
{
    if (!scan)
        return;
    g_array_unref(scan->found);
    g_array_unref(scan->unknown);
    g_free(scan->tallies);
    g_free(scan->places);
    g_free(scan->gathered);
    g_free(scan->sets);
    g_free(scan->folded);
    arena_free(scan->arena);
    g_free(scan);
}

static void add_found(struct pattern_scan *scan, const struct needle *needle, guint passage,
                      guint byte)
{
    struct tally *tally = &scan->tallies[needle->id];
    if (!tally->all || tally->passage != passage) {
        tally->passage = passage;
        tally->count = 0;
    }
    if (tally->count > PLACES_IN_PASSAGE)
        return;
    tally->count++;
    tally->all++;
    struct found found = {.needle = needle->id,
                          .place = {.passage = passage,
                                    .byte = tally->count > PLACES_IN_PASSAGE ? MORE_PLACES : byte}};
    g_array_append_val(scan->found, found);
    scan->full = scan->full || scan->found->len > PLACES_IN_DOCUMENT;
}

// Adds the needles whose gram stands at byte `at`.
static void look_at(struct pattern_scan *scan, guint passage, gsize length, gsize at, guint32 gram)
{
    guint count;
    const struct needle *needle = literal_index_find(filter_index(scan->filter), gram, &count);
    for (; count; count--, needle++) {
        if (needle->gram_at > at || at - needle->gram_at + needle->length > length)
            continue;
        gsize start = at - needle->gram_at;
        if (memcmp(scan->folded + start, needle->text, needle->length) == 0)
            add_found(scan, needle, passage, (guint)start);
    }
}

void pattern_scan_add(struct pattern_scan *scan, guint passage, const char *text, gsize length)
{
    if (!scan->filter || scan->full)
        return;
    if (length + 1 > scan->room) {
        scan->room = length + 1;
        scan->folded = g_realloc(scan->folded, scan->room);
    }
    if (!literal_fold(text, length, scan->folded)) {
        guint32 number = passage;
        g_array_append_val(scan->unknown, number);
        return;
    }
    scan->folded[length] = '\0'; // so that three bytes at the end have a fourth
    const struct literal_index *index = filter_index(scan->filter);
    for (gsize at = 0; at + 3 <= length; at++) {
        guint32 gram = gram_of(scan->folded + at, GRAM_BYTES);
        if (literal_index_may(index, gram) && at + GRAM_BYTES <= length)
            look_at(scan, passage, length, at, gram);
        if (index->has_short && literal_index_may(index, gram & 0xFFFFFF))
            look_at(scan, passage, length, at, gram & 0xFFFFFF);
    }
}

void pattern_scan_finish(struct pattern_scan *scan)
{
    if (!scan->filter)
        return;
    scan->places = g_new(struct pattern_place, MAX(scan->found->len, 1));
    guint32 first = 0;
    for (guint i = 0; i < filter_index(scan->filter)->count; i++) {
        struct tally *tally = &scan->tallies[i];
        tally->first = first;
        first += tally->all;
        struct owners owners = filter_owners(scan->filter, i);
        for (guint n = 0; n < owners.count && tally->all; n++)
            scan->sets[owners.sets[n] / LITERAL_SETS] |= 1u << owners.sets[n] % LITERAL_SETS;
        tally->all = 0;
    }
    for (guint i = 0; i < scan->found->len; i++) {
        const struct found *found = &g_array_index(scan->found, struct found, i);
        struct tally *tally = &scan->tallies[found->needle];
        scan->places[tally->first + tally->all++] = found->place;
    }
    g_array_set_size(scan->found, 0);
}

static int compare_places(const void *a, const void *b)
{
    const struct pattern_place *first = a, *second = b;
    if (first->passage != second->passage)
        return first->passage < second->passage ? -1 : 1;
    return first->byte < second->byte ? -1 : first->byte > second->byte;
}

static const struct gathered *gather(struct pattern_scan *scan, guint id, guint set)
{
    struct gathered *gathered = &scan->gathered[LITERAL_SETS * id + set];
    if (gathered->is_known)
        return gathered;
    gathered->is_known = TRUE;
    const struct needle_set *pattern = &filter_pattern(scan->filter, id)->sets[set];
    guint parts = 0;
    for (guint i = 0; i < pattern->count; i++) {
        const struct tally *tally = &scan->tallies[pattern->needles[i]];
        if (!tally->all)
            continue;
        gathered->count += tally->all;
        gathered->places = scan->places + tally->first;
        parts++;
    }
    if (parts < 2)
        return gathered;
    gathered->places = arena_alloc(scan->arena, gathered->count * sizeof(struct pattern_place));
    guint at = 0;
    for (guint i = 0; i < pattern->count; i++) {
        const struct tally *tally = &scan->tallies[pattern->needles[i]];
        memcpy(gathered->places + at, scan->places + tally->first,
               tally->all * sizeof(struct pattern_place));
        at += tally->all;
    }
    qsort(gathered->places, gathered->count, sizeof(struct pattern_place), compare_places);
    return gathered;
}

// The first of the places that is not before a passage.
static guint first_from(const struct gathered *gathered, guint passage)
{
    guint low = 0, high = gathered->count;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (gathered->places[middle].passage < passage)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The first passage from `passage` on about which literals say nothing; G_MAXUINT: none.
static guint next_unknown(const struct pattern_scan *scan, guint passage)
{
    guint low = 0, high = scan->unknown->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(scan->unknown, guint32, middle) < passage)
            low = middle + 1;
        else
            high = middle;
    }
    return low < scan->unknown->len ? g_array_index(scan->unknown, guint32, low) : G_MAXUINT;
}

static gboolean says_nothing(const struct pattern_scan *scan, guint id)
{
    return !scan->filter || scan->full || id >= filter_count(scan->filter) ||
           !filter_pattern(scan->filter, id)->count;
}

gboolean pattern_scan_can(const struct pattern_scan *scan, guint id)
{
    if (says_nothing(scan, id) || scan->unknown->len)
        return TRUE;
    return scan->sets[id] == (1u << filter_pattern(scan->filter, id)->count) - 1;
}

// The places of a set in a passage. FALSE: there are too many to tell, so they may be anywhere.
static gboolean places_in(struct pattern_scan *scan, guint id, guint set, guint passage,
                          struct pattern_places *places)
{
    const struct gathered *gathered = gather(scan, id, set);
    guint first = first_from(gathered, passage), end = first;
    while (end < gathered->count && gathered->places[end].passage == passage)
        end++;
    *places = (struct pattern_places){.all = gathered->places + first, .count = end - first};
    return end == first || gathered->places[end - 1].byte != MORE_PLACES;
}

struct pattern_where pattern_scan_where(struct pattern_scan *scan, guint id, guint passage)
{
    struct pattern_where where = {.anywhere = TRUE};
    if (says_nothing(scan, id) || next_unknown(scan, passage) == passage)
        return where;
    const struct filter_pattern *pattern = filter_pattern(scan->filter, id);
    where.anywhere = !places_in(scan, id, 0, passage, &where.places);
    where.before = pattern->before;
    for (guint set = 1; set < pattern->count; set++) {
        if (places_in(scan, id, set, passage, &where.others[where.other_count]))
            where.other_count++;
    }
    return where;
}

guint pattern_scan_next(struct pattern_scan *scan, guint id, guint passage)
{
    if (says_nothing(scan, id))
        return passage;
    if (!pattern_scan_can(scan, id))
        return G_MAXUINT;
    guint unknown = next_unknown(scan, passage);
    // The first passage with a place of each set: each in turn says that it is not before ...
    guint sets = filter_pattern(scan->filter, id)->count;
    for (guint agreed = 0, set = 0; agreed < sets; set = (set + 1) % sets) {
        const struct gathered *gathered = gather(scan, id, set);
        guint first = first_from(gathered, passage);
        guint next = first < gathered->count ? gathered->places[first].passage : G_MAXUINT;
        agreed = next == passage ? agreed + 1 : 1;
        passage = next;
        if (next >= unknown)
            return unknown;
    }
    return passage;
}
