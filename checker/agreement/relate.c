// SPDX-License-Identifier: Apache-2.0
// Which clauses of two versions belong together. First those with the same words; then clauses that
// were split or merged, told by how much of the smaller ones stands in the larger; then one to one
// by likeness, best first; at last headings without text, by what stands under them.
#include "agreement/index.h"
#include "agreement/versions.h"

#include <string.h>

enum {
    COMMON_SHINGLE = 24, // a shingle in more clauses than this is a phrase of the trade
    CANDIDATES = 12,     // clauses that one is compared with
    PART_WORDS = 6,      // a shorter text is no part of another
    SMALL_WORD = 3,      // bytes of words that say nothing of a title
    RUN_WORDS = 3,       // words in a row that do not stand so by accident
    PART_SHARE = 550,    // thousandths of a part that stand in the whole
    WHOLE_SHARE = 500,   // thousandths of the whole that its parts cover together
    LIKE = 400,          // thousandths of likeness of clauses that belong together
    LIKE_NAMED = 140,    // the same for clauses with half their titles in common
    LIKE_TITLED = 60,    // the same for clauses with the same title
    LIKE_NUMBERED = 300, // the same for clauses with the same number
    TITLE_BONUS = 200,
    NUMBER_BONUS = 60,
    THOUSAND = 1000
};

// An old and a new clause that were compared word by word.
struct pair {
    guint old_index, new_index;
    GArray *aligned; // struct word_pair
    guint like;      // thousandths
    guint titles;    // thousandths of the titles' words that both have
    gboolean same_title, same_number;
    guint score;
};

static void clear_pair(void *item)
{
    g_array_unref(((struct pair *)item)->aligned);
}

static struct related *relation_add(struct versions *versions)
{
    struct related related = {.old_clauses = g_array_new(FALSE, FALSE, sizeof(guint)),
                              .new_clauses = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_array_append_val(versions->relations, related);
    return &g_array_index(versions->relations, struct related, versions->relations->len - 1);
}

static void relate_old(struct versions *versions, struct related *related, guint index)
{
    versions->old_version.clauses[index].relation = versions->relations->len - 1;
    g_array_append_val(related->old_clauses, index);
}

static void relate_new(struct versions *versions, struct related *related, guint index)
{
    versions->new_version.clauses[index].relation = versions->relations->len - 1;
    g_array_append_val(related->new_clauses, index);
}

static void relate(struct versions *versions, guint old_index, guint new_index)
{
    struct related *related = relation_add(versions);
    relate_old(versions, related, old_index);
    relate_new(versions, related, new_index);
}

static struct version_clause *old_at(const struct versions *versions, guint index)
{
    return &versions->old_version.clauses[index];
}

static struct version_clause *new_at(const struct versions *versions, guint index)
{
    return &versions->new_version.clauses[index];
}

static gboolean same_words(const struct version_clause *a, const struct version_clause *b)
{
    if (a->hash != b->hash || a->words->len != b->words->len || a->title_words != b->title_words)
        return FALSE;
    for (guint i = 0; i < a->words->len; i++)
        if (g_array_index(a->words, struct word, i).key !=
            g_array_index(b->words, struct word, i).key)
            return FALSE;
    return TRUE;
}

static gboolean same_title(const struct version_clause *a, const struct version_clause *b)
{
    if (a->title_words != b->title_words || !a->title_words)
        return FALSE;
    for (guint i = 0; i < a->title_words; i++)
        if (g_array_index(a->words, struct word, i).key !=
            g_array_index(b->words, struct word, i).key)
            return FALSE;
    return TRUE;
}

static gboolean same_number(const struct version_clause *a, const struct version_clause *b)
{
    return a->clause->number && strcmp(a->clause->id, b->clause->id) == 0;
}

// Clauses of the same words may stand in several places: those whose surroundings are alike too
// belong together.
static guint surroundings(const struct versions *versions, guint old_index, guint new_index)
{
    const struct version *old_version = &versions->old_version;
    const struct version *new_version = &versions->new_version;
    guint old_parent = old_version->clauses[old_index].clause->parent;
    guint new_parent = new_version->clauses[new_index].clause->parent;
    guint score = old_parent == CLAUSE_NONE && new_parent == CLAUSE_NONE;
    if (old_parent != CLAUSE_NONE && new_parent != CLAUSE_NONE)
        score += 2 * same_title(old_at(versions, old_parent), new_at(versions, new_parent));
    if (old_index && new_index)
        score += same_words(old_at(versions, old_index - 1), new_at(versions, new_index - 1));
    if (old_index + 1 < old_version->count && new_index + 1 < new_version->count)
        score += same_words(old_at(versions, old_index + 1), new_at(versions, new_index + 1));
    return score;
}

// Clauses with the same words: under the same number first.
static void relate_same(struct versions *versions, gboolean numbered)
{
    g_autoptr(GHashTable) by_hash =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < versions->old_version.count; i++) {
        gpointer key = GUINT_TO_POINTER(old_at(versions, i)->hash);
        GArray *list = g_hash_table_lookup(by_hash, key);
        if (!list) {
            list = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(by_hash, key, list);
        }
        g_array_append_val(list, i);
    }
    for (guint n = 0; n < versions->new_version.count; n++) {
        const struct version_clause *own = new_at(versions, n);
        const GArray *list = g_hash_table_lookup(by_hash, GUINT_TO_POINTER(own->hash));
        guint best = UNRELATED, best_score = 0;
        for (guint i = 0; list && i < list->len && own->relation == UNRELATED; i++) {
            guint index = g_array_index(list, guint, i);
            const struct version_clause *other = old_at(versions, index);
            if (other->relation != UNRELATED || !same_words(other, own) ||
                (numbered && strcmp(other->clause->id, own->clause->id) != 0))
                continue;
            guint score = surroundings(versions, index, n);
            if (best == UNRELATED || score > best_score) {
                best = index;
                best_score = score;
            }
        }
        if (best != UNRELATED)
            relate(versions, best, n);
    }
}

// Where the shingles of the old clauses that are still unrelated stand: hash -> GArray of indexes.
static GHashTable *index_shingles(const struct versions *versions)
{
    GHashTable *index = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < versions->old_version.count; i++) {
        const GArray *words = old_at(versions, i)->words;
        if (old_at(versions, i)->relation != UNRELATED)
            continue;
        for (guint at = 0; at + SHINGLE_WORDS <= words->len; at++) {
            gpointer key = GUINT_TO_POINTER(shingle_key(&g_array_index(words, struct word, at)));
            GArray *list = g_hash_table_lookup(index, key);
            if (!list) {
                list = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(index, key, list);
            }
            if (!list->len || g_array_index(list, guint, list->len - 1) != i)
                g_array_append_val(list, i);
        }
    }
    return index;
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
    return total ? 2 * THOUSAND * shared / total : 0;
}

// Words that both titles have, small words apart.
static guint shared_titles(const struct version_clause *a, const struct version_clause *b)
{
    guint total[2] = {0}, shared = 0;
    const struct version_clause *sides[] = {a, b};
    for (guint side = 0; side < 2; side++) {
        const struct version_clause *own = sides[side], *other = sides[!side];
        for (guint i = 0; i < own->title_words; i++) {
            const struct word *word = &g_array_index(own->words, struct word, i);
            gboolean found = FALSE;
            if (word->end - word->start <= SMALL_WORD)
                continue;
            total[side]++;
            for (guint n = 0; n < other->title_words && !found; n++)
                found = g_array_index(other->words, struct word, n).key == word->key;
            shared += found && side == 0;
        }
    }
    return total[0] + total[1] ? 2 * THOUSAND * shared / (total[0] + total[1]) : 0;
}

static void compare_pair(const struct versions *versions, struct pair *pair)
{
    const struct version_clause *a = old_at(versions, pair->old_index);
    const struct version_clause *b = new_at(versions, pair->new_index);
    pair->aligned = words_align((const struct word *)(void *)a->words->data, a->words->len,
                                (const struct word *)(void *)b->words->data, b->words->len);
    guint total = a->words->len + b->words->len;
    guint run = total <= 2 * PART_WORDS ? 1 : 2; // in a short text every word tells
    guint ordered = total ? 2 * THOUSAND * word_pairs_in_runs(pair->aligned, run) / total : 0;
    pair->like = MAX(ordered, shared_neighbours(a->words, b->words));
    pair->same_title = same_title(a, b);
    pair->same_number = same_number(a, b);
    pair->titles = MIN(shared_titles(a, b), THOUSAND);
    pair->score =
        pair->like + TITLE_BONUS * pair->titles / THOUSAND + (pair->same_number ? NUMBER_BONUS : 0);
}

// The unrelated old clauses that a new one may have come from: those that share most shingles,
// those with its title and the one with its number.
static void add_pairs(const struct versions *versions, GHashTable *shingles, guint new_index,
                      GArray *pairs)
{
    const struct version_clause *own = new_at(versions, new_index);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    g_autofree guint *shared = g_new0(guint, versions->old_version.count + 1);
    for (guint at = 0; at + SHINGLE_WORDS <= own->words->len; at++) {
        const GArray *list = g_hash_table_lookup(
            shingles, GUINT_TO_POINTER(shingle_key(&g_array_index(own->words, struct word, at))));
        for (guint i = 0; list && list->len <= COMMON_SHINGLE && i < list->len; i++)
            shared[g_array_index(list, guint, i)]++;
    }
    for (guint i = 0; i < versions->old_version.count; i++) {
        const struct version_clause *other = old_at(versions, i);
        if (other->relation != UNRELATED)
            continue;
        struct candidate candidate = {i, shared[i]};
        if (same_title(other, own) || same_number(other, own) ||
            2 * shared_titles(other, own) >= THOUSAND)
            candidate.shared += own->words->len;
        if (candidate.shared)
            g_array_append_val(candidates, candidate);
    }
    g_array_sort(candidates, compare_candidates);
    for (guint i = 0; i < MIN(candidates->len, CANDIDATES); i++) {
        struct pair pair = {.old_index = g_array_index(candidates, struct candidate, i).index,
                            .new_index = new_index};
        compare_pair(versions, &pair);
        g_array_append_val(pairs, pair);
    }
}

// The words of the body that an aligned pair shares in runs, marked in `covered` (of the whole);
// `old_part`: the old clause is the part. Returns how many words of the part they are.
static guint cover(const struct pair *pair, gboolean old_part, guint part_title, guint8 *covered,
                   guint *fresh)
{
    guint count = 0, length = 0;
    const struct word_pair *pairs = (const struct word_pair *)(void *)pair->aligned->data;
    *fresh = 0;
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
            count++;
            *fresh += !covered[whole];
            covered[whole] = 1;
        }
    }
    return count;
}

static int compare_scores(const void *a, const void *b)
{
    const struct pair *first = *(const struct pair *const *)a;
    const struct pair *second = *(const struct pair *const *)b;
    if (first->score != second->score)
        return first->score > second->score ? -1 : 1;
    if (first->new_index != second->new_index)
        return first->new_index < second->new_index ? -1 : 1;
    return first->old_index < second->old_index ? -1 : first->old_index > second->old_index;
}

static int compare_numbers(const void *a, const void *b)
{
    const guint *first = a, *second = b;
    return *first < *second ? -1 : *first > *second;
}

// One clause that stands divided in several of the other version: `old_parts`, in an old one's
// words, tells which side the parts are on.
static void relate_parts(struct versions *versions, const GPtrArray *pairs, guint whole_index,
                         gboolean old_parts)
{
    const struct version_clause *whole =
        old_parts ? new_at(versions, whole_index) : old_at(versions, whole_index);
    guint body = whole->words->len - whole->title_words, covered_words = 0;
    if (whole->relation != UNRELATED || body < 2 * PART_WORDS)
        return;
    g_autofree guint8 *covered = g_new0(guint8, whole->words->len);
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pairs->len; i++) {
        const struct pair *pair = pairs->pdata[i];
        guint part_index = old_parts ? pair->old_index : pair->new_index;
        if ((old_parts ? pair->new_index : pair->old_index) != whole_index)
            continue;
        const struct version_clause *part =
            old_parts ? old_at(versions, part_index) : new_at(versions, part_index);
        guint words = part->words->len - part->title_words, fresh;
        if (part->relation != UNRELATED || words < PART_WORDS)
            continue;
        g_autofree guint8 *before = g_memdup2(covered, whole->words->len);
        guint count = cover(pair, old_parts, part->title_words, covered, &fresh);
        if (count * THOUSAND < words * PART_SHARE || fresh < PART_WORDS - 1) {
            memcpy(covered, before, whole->words->len);
            continue;
        }
        covered_words += fresh;
        g_array_append_val(parts, part_index);
    }
    if (parts->len < 2 || covered_words * THOUSAND < body * WHOLE_SHARE)
        return;
    g_array_sort(parts, compare_numbers);
    struct related *related = relation_add(versions);
    (old_parts ? relate_new : relate_old)(versions, related, whole_index);
    for (guint i = 0; i < parts->len; i++)
        (old_parts ? relate_old : relate_new)(versions, related, g_array_index(parts, guint, i));
}

static gboolean belong_together(const struct versions *versions, const struct pair *pair)
{
    const struct version_clause *a = old_at(versions, pair->old_index);
    gboolean bare =
        a->words->len == a->title_words || new_at(versions, pair->new_index)->words->len ==
                                               new_at(versions, pair->new_index)->title_words;
    if (pair->same_title && (pair->same_number || bare))
        return TRUE;
    if (bare) // a heading alone says too little
        return pair->same_number && pair->like >= LIKE;
    return pair->like >= LIKE || (pair->same_title && pair->like >= LIKE_TITLED) ||
           (2 * pair->titles >= THOUSAND && pair->like >= LIKE_NAMED) ||
           (2 * pair->titles >= THOUSAND && pair->same_number && pair->like >= LIKE_TITLED) ||
           (pair->same_number && pair->like >= LIKE_NUMBERED);
}

// Headings without a text of their own, renamed: most of what stands under the one stands under
// the other now.
static void relate_headings(struct versions *versions)
{
    const struct version *old_version = &versions->old_version;
    for (guint n = 0; n < versions->new_version.count; n++) {
        const struct version_clause *own = new_at(versions, n);
        if (own->relation != UNRELATED || own->words->len > own->title_words)
            continue;
        g_autofree guint *votes = g_new0(guint, old_version->count + 1);
        guint children = 0, best = UNRELATED;
        for (guint c = n + 1; c < versions->new_version.count; c++) {
            const struct version_clause *child = new_at(versions, c);
            if (child->clause->parent != n)
                continue;
            children++;
            if (child->relation == UNRELATED)
                continue;
            const struct related *related =
                &g_array_index(versions->relations, struct related, child->relation);
            guint old_child = g_array_index(related->old_clauses, guint, 0);
            guint parent = old_at(versions, old_child)->clause->parent;
            if (parent != CLAUSE_NONE && ++votes[parent] &&
                (best == UNRELATED || votes[parent] > votes[best]))
                best = parent;
        }
        if (best == UNRELATED || 2 * votes[best] <= children)
            continue;
        const struct version_clause *other = old_at(versions, best);
        if (other->relation == UNRELATED && other->words->len == other->title_words)
            relate(versions, best, n);
    }
}

void versions_relate(struct versions *versions)
{
    relate_same(versions, TRUE);
    relate_same(versions, FALSE);
    g_autoptr(GHashTable) shingles = index_shingles(versions);
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));
    g_array_set_clear_func(pairs, clear_pair);
    for (guint n = 0; n < versions->new_version.count; n++)
        if (new_at(versions, n)->relation == UNRELATED)
            add_pairs(versions, shingles, n, pairs);
    g_autoptr(GPtrArray) ordered = g_ptr_array_new();
    for (guint i = 0; i < pairs->len; i++)
        g_ptr_array_add(ordered, &g_array_index(pairs, struct pair, i));
    g_ptr_array_sort(ordered, compare_scores);
    for (guint i = 0; i < versions->old_version.count; i++)
        relate_parts(versions, ordered, i, FALSE);
    for (guint i = 0; i < versions->new_version.count; i++)
        relate_parts(versions, ordered, i, TRUE);
    for (guint i = 0; i < ordered->len; i++) {
        const struct pair *pair = ordered->pdata[i];
        if (old_at(versions, pair->old_index)->relation == UNRELATED &&
            new_at(versions, pair->new_index)->relation == UNRELATED &&
            belong_together(versions, pair))
            relate(versions, pair->old_index, pair->new_index);
    }
    relate_headings(versions);
}
