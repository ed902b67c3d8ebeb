// SPDX-License-Identifier: Apache-2.0
// Clauses that were split or merged, told by how much of the smaller ones stands in the larger.
#include "agreement/versions.h"

#include <string.h>

enum {
    PART_WORDS = 6,    // a shorter text is no part of another
    RUN_WORDS = 3,     // words in a row that do not stand so by accident
    PART_SHARE = 550,  // thousandths of a part that stand in the whole, and in no part before it
    WHOLE_SHARE = 500, // thousandths of the whole that its parts cover together
};

// The pairs of each clause, best first.
struct by_clause {
    GPtrArray **old_pairs, **new_pairs; // of struct pair *; NULL: none
};

static void add_to(GPtrArray **lists, guint index, struct pair *pair)
{
    if (!lists[index])
        lists[index] = g_ptr_array_new();
    g_ptr_array_add(lists[index], pair);
}

static void free_lists(GPtrArray **lists, guint count)
{
    for (guint i = 0; i < count; i++)
        if (lists[i])
            g_ptr_array_unref(lists[i]);
    g_free(lists);
}

// The words of the body that an aligned pair shares in runs, marked in `covered` (of the whole);
// `old_part`: the old clause is the part. Returns how many words of the whole are marked for the
// first time.
static guint cover(const struct pair *pair, gboolean old_part, guint part_title, guint8 *covered)
{
    guint fresh = 0, length = 0;
    const struct word_pair *pairs = (const struct word_pair *)(void *)pair->aligned->data;
    for (guint i = 0; i < pair->aligned->len; i++) {
        gboolean run = i && pairs[i].a == pairs[i - 1].a + 1 && pairs[i].b == pairs[i - 1].b + 1;
        length = run ? length + 1 : 1;
        gboolean ends = i + 1 == pair->aligned->len || pairs[i + 1].a != pairs[i].a + 1 ||
                        pairs[i + 1].b != pairs[i].b + 1;
        for (guint k = 0; ends && length >= RUN_WORDS && k < length; k++) {
            guint part = old_part ? pairs[i - k].a : pairs[i - k].b;
            guint whole = old_part ? pairs[i - k].b : pairs[i - k].a;
            if (part < part_title)
                continue;
            fresh += !covered[whole];
            covered[whole] = 1;
        }
    }
    return fresh;
}

// Whether a part is more like another clause than what stands of it in the whole: then it was
// reworded, and has a phrase in common with the whole.
static gboolean belongs_elsewhere(const GPtrArray *own_pairs, const struct pair *pair, guint share)
{
    for (guint i = 0; i < own_pairs->len; i++) {
        const struct pair *other = own_pairs->pdata[i];
        if (other != pair && other->like >= share)
            return TRUE;
    }
    return FALSE;
}

// One clause that stands divided in several of the other version: `old_parts` tells which side the
// parts are on.
static void relate_parts(struct versions *versions, const struct by_clause *by, guint whole_index,
                         gboolean old_parts)
{
    const struct version_clause *whole =
        old_parts ? new_at(versions, whole_index) : old_at(versions, whole_index);
    const GPtrArray *pairs = (old_parts ? by->new_pairs : by->old_pairs)[whole_index];
    guint body = whole->words->len - whole->title_words, covered_words = 0;
    if (!pairs || pairs->len < 2 || whole->relation != UNRELATED || body < 2 * PART_WORDS)
        return;
    g_autofree guint8 *covered = g_new0(guint8, whole->words->len);
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pairs->len; i++) {
        const struct pair *pair = pairs->pdata[i];
        guint index = old_parts ? pair->old_index : pair->new_index;
        const struct version_clause *part =
            old_parts ? old_at(versions, index) : new_at(versions, index);
        guint words = part->words->len - part->title_words;
        if (part->relation != UNRELATED || words < PART_WORDS)
            continue;
        g_autofree guint8 *before = g_memdup2(covered, whole->words->len);
        guint fresh = cover(pair, old_parts, part->title_words, covered);
        guint share = (guint)((guint64)fresh * THOUSAND / words);
        if (share < PART_SHARE || fresh < PART_WORDS - 1 ||
            belongs_elsewhere((old_parts ? by->old_pairs : by->new_pairs)[index], pair, share)) {
            memcpy(covered, before, whole->words->len);
            continue;
        }
        covered_words += fresh;
        g_array_append_val(parts, index);
    }
    if (parts->len < 2 || (guint64)covered_words * THOUSAND < (guint64)body * WHOLE_SHARE)
        return;
    struct related *related = relation_add(versions);
    (old_parts ? relate_new : relate_old)(versions, related, whole_index);
    for (guint i = 0; i < parts->len; i++)
        (old_parts ? relate_old : relate_new)(versions, related, g_array_index(parts, guint, i));
}

static int compare_indexes(const void *a, const void *b)
{
    const guint *first = a, *second = b;
    return *first < *second ? -1 : *first > *second;
}

void relate_all_parts(struct versions *versions, const GPtrArray *ordered)
{
    guint old_count = versions->old_version.count, new_count = versions->new_version.count;
    guint first = versions->relations->len;
    struct by_clause by = {.old_pairs = g_new0(GPtrArray *, MAX(old_count, 1)),
                           .new_pairs = g_new0(GPtrArray *, MAX(new_count, 1))};
    for (guint i = 0; i < ordered->len; i++) {
        struct pair *pair = ordered->pdata[i];
        add_to(by.old_pairs, pair->old_index, pair);
        add_to(by.new_pairs, pair->new_index, pair);
    }
    for (guint i = 0; i < old_count; i++)
        relate_parts(versions, &by, i, FALSE);
    for (guint i = 0; i < new_count; i++)
        relate_parts(versions, &by, i, TRUE);
    for (guint i = first; i < versions->relations->len; i++) {
        const struct related *related = &g_array_index(versions->relations, struct related, i);
        g_array_sort(related->old_clauses, compare_indexes);
        g_array_sort(related->new_clauses, compare_indexes);
    }
    free_lists(by.old_pairs, old_count);
    free_lists(by.new_pairs, new_count);
}
