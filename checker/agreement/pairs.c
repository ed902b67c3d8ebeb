// SPDX-License-Identifier: Apache-2.0
// Pairs of clauses that may belong together. A new clause is compared with few old ones, found by
// what they share, so that the work grows with the agreements and not with its square.
#include "agreement/index.h"
#include "agreement/versions.h"

#include <string.h>

enum {
    COMMON_SHINGLE = 24,   // a shingle in more clauses than this is a phrase of the trade
    COMMON_TITLE = 24,     // the same for titles
    CANDIDATES = 12,       // clauses that one is compared with
    SHORT_WORDS = 6,       // in a shorter text every word tells
    LITTLE = 12,           // a candidate sharing this many times less than the best is none
    TITLE_BONUS = 200,     // of the score
    NUMBER_BONUS = 60,     // of the score
    WORD_WORK = 32,        // comparing two words of long texts, in steps of comparing short ones
    LONG_PAIR = 400 * 1000 // steps that a pair costs at most beside WORD_WORK
};
// Steps in all. Agreements need a hundredth; a document that is made to need more has its clauses
// compared with the likeliest one only, and at last not at all.
static const guint64 steps_for_all = 1000ull * 1000 * 1000, steps_at_last = 3000ull * 1000 * 1000;

static void clear_pair(void *item)
{
    g_array_unref(((struct pair *)item)->aligned);
}

// The old clauses that are still unrelated, by what they hold.
struct directory {
    GHashTable *shingles, *titles; // key -> GArray of indexes
    GHashTable *numbers;           // id -> index
    guint *shared;                 // of each old clause, with the new one at hand
    GArray *touched;               // indexes whose `shared` is not 0
    guint64 steps;                 // taken so far
};

static void note(GHashTable *lists, guint key, guint index)
{
    GArray *list = g_hash_table_lookup(lists, GUINT_TO_POINTER(key));
    if (!list) {
        list = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(lists, GUINT_TO_POINTER(key), list);
    }
    if (!list->len || g_array_index(list, guint, list->len - 1) != index)
        g_array_append_val(list, index);
}

static void directory_init(struct directory *directory, const struct versions *versions)
{
    *directory = (struct directory){
        .shingles = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref),
        .titles = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref),
        .numbers = g_hash_table_new(g_str_hash, g_str_equal),
        .shared = g_new0(guint, MAX(versions->old_version.count, 1)),
        .touched = g_array_new(FALSE, FALSE, sizeof(guint))};
    for (guint i = 0; i < versions->old_version.count; i++) {
        const struct version_clause *own = old_at(versions, i);
        const struct word *words = (const struct word *)(void *)own->words->data;
        if (own->relation != UNRELATED)
            continue;
        for (guint at = 0; at + SHINGLE_WORDS <= own->words->len; at++)
            note(directory->shingles, shingle_key(words + at), i);
        for (guint at = 0; at < own->title_words; at++)
            note(directory->titles, words[at].key, i);
        if (own->clause->number)
            g_hash_table_insert(directory->numbers, (gpointer)own->clause->id,
                                GUINT_TO_POINTER(i + 1));
    }
}

static void directory_clear(struct directory *directory)
{
    g_hash_table_unref(directory->shingles);
    g_hash_table_unref(directory->titles);
    g_hash_table_unref(directory->numbers);
    g_free(directory->shared);
    g_array_unref(directory->touched);
}

static void touch(struct directory *directory, guint index, guint shared)
{
    if (!directory->shared[index])
        g_array_append_val(directory->touched, index);
    directory->shared[index] += shared;
}

static void touch_all(struct directory *directory, GHashTable *lists, guint key, guint most)
{
    const GArray *list = g_hash_table_lookup(lists, GUINT_TO_POINTER(key));
    for (guint i = 0; list && list->len <= most && i < list->len; i++)
        touch(directory, g_array_index(list, guint, i), 1);
}

struct candidate {
    guint index, shared;
};

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *first = a, *second = b;
    if (first->shared != second->shared)
        return first->shared > second->shared ? -1 : 1;
    return first->index < second->index ? -1 : first->index > second->index;
}

// What shares most with a new clause: shingles; a title counts for as much as the whole text, and
// so does the number.
static GArray *find_candidates(struct directory *directory, const struct versions *versions,
                               const struct version_clause *own)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    const struct word *words = (const struct word *)(void *)own->words->data;
    for (guint at = 0; at + SHINGLE_WORDS <= own->words->len; at++)
        touch_all(directory, directory->shingles, shingle_key(words + at), COMMON_SHINGLE);
    for (guint at = 0; at < own->title_words; at++)
        touch_all(directory, directory->titles, words[at].key, COMMON_TITLE);
    guint numbered =
        own->clause->number
            ? GPOINTER_TO_UINT(g_hash_table_lookup(directory->numbers, own->clause->id))
            : 0;
    if (numbered)
        touch(directory, numbered - 1, 1);
    for (guint i = 0; i < directory->touched->len; i++) {
        guint index = g_array_index(directory->touched, guint, i);
        const struct version_clause *other = old_at(versions, index);
        struct candidate candidate = {index, directory->shared[index]};
        directory->shared[index] = 0;
        if (index + 1 == numbered || same_title(other, own) ||
            2 * shared_titles(versions, other, own) >= THOUSAND)
            candidate.shared += own->words->len;
        g_array_append_val(candidates, candidate);
    }
    g_array_set_size(directory->touched, 0);
    g_array_sort(candidates, compare_candidates);
    return candidates;
}

// Pairs of neighbouring words that two clauses share, in thousandths: what a changed order of
// sentences or list items leaves as it was.
static guint shared_neighbours(const GArray *a, const GArray *b)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    guint total = 0, shared = 0;
    for (guint side = 0; side < 2; side++) {
        const GArray *words = side ? b : a;
        for (guint i = 0; i + 1 < words->len; i++) {
            const struct word *word = &g_array_index(words, struct word, i);
            gpointer key = GUINT_TO_POINTER(word[0].key * 1000003u + word[1].key);
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
            total++;
            if (side && count)
                shared++;
            if (!side || count)
                g_hash_table_insert(counts, key, GUINT_TO_POINTER(side ? count - 1 : count + 1));
        }
    }
    return total ? (guint)(2ull * THOUSAND * shared / total) : 0;
}

static void compare_pair(const struct versions *versions, struct pair *pair)
{
    const struct version_clause *a = old_at(versions, pair->old_index);
    const struct version_clause *b = new_at(versions, pair->new_index);
    pair->aligned = words_align((const struct word *)(void *)a->words->data, a->words->len,
                                (const struct word *)(void *)b->words->data, b->words->len);
    guint total = a->words->len + b->words->len;
    guint run = total <= 2 * SHORT_WORDS ? 1 : 2;
    guint64 shared = word_pairs_in_runs(pair->aligned, run);
    guint ordered = total ? (guint)(2 * THOUSAND * shared / total) : 0;
    pair->like = MAX(ordered, shared_neighbours(a->words, b->words));
    pair->same_title = same_title(a, b);
    pair->same_number = same_number(a, b);
    pair->titles = shared_titles(versions, a, b);
    pair->score =
        pair->like + TITLE_BONUS * pair->titles / THOUSAND + (pair->same_number ? NUMBER_BONUS : 0);
}

static guint64 steps_of(const struct version_clause *a, const struct version_clause *b)
{
    guint64 whole = (guint64)a->words->len * b->words->len;
    return MIN(whole, LONG_PAIR) + (guint64)WORD_WORK * (a->words->len + b->words->len);
}

GArray *versions_pairs(const struct versions *versions)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));
    g_array_set_clear_func(pairs, clear_pair);
    struct directory directory;
    directory_init(&directory, versions);
    for (guint n = 0; n < versions->new_version.count; n++) {
        const struct version_clause *own = new_at(versions, n);
        if (own->relation != UNRELATED)
            continue;
        g_autoptr(GArray) candidates = find_candidates(&directory, versions, own);
        const struct candidate *best = (const struct candidate *)(void *)candidates->data;
        for (guint i = 0; i < MIN(candidates->len, CANDIDATES); i++) {
            struct pair pair = {.old_index = best[i].index, .new_index = n};
            guint64 steps = directory.steps + steps_of(old_at(versions, pair.old_index), own);
            if (LITTLE * best[i].shared < best->shared ||
                steps > (i ? steps_for_all : steps_at_last))
                break;
            directory.steps = steps;
            compare_pair(versions, &pair);
            g_array_append_val(pairs, pair);
        }
    }
    directory_clear(&directory);
    return pairs;
}
