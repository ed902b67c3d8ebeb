// SPDX-License-Identifier: Apache-2.0
// Which clauses of two versions belong together. First those with the same words; then clauses that
// were split or merged; then one to one by likeness, best first; at last headings, by what stands
// under them. The thresholds were set on made-up agreements (tests/relations.py).
#include "agreement/versions.h"

enum {
    LIKE = 400,          // thousandths of likeness of clauses that belong together
    LIKE_NAMED = 165,    // the same for clauses with half their titles in common
    LIKE_TITLED = 60,    // the same for clauses with the same title
    LIKE_NUMBERED = 300, // the same for clauses with the same number
    LIKE_TITLES = 250,   // thousandths of the titles of clauses under which the same clauses stand
};

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

static gboolean is_bare(const struct version_clause *own)
{
    return own->words->len == own->title_words;
}

static gboolean belong_together(const struct versions *versions, const struct pair *pair)
{
    gboolean bare =
        is_bare(old_at(versions, pair->old_index)) || is_bare(new_at(versions, pair->new_index));
    if (pair->same_title && (pair->same_number || bare))
        return TRUE;
    if (bare) // a heading alone says too little
        return pair->same_number && pair->like >= LIKE;
    gboolean named = 2 * pair->titles >= THOUSAND;
    return pair->like >= LIKE || (pair->same_title && pair->like >= LIKE_TITLED) ||
           (named && pair->like >= LIKE_NAMED) ||
           (named && pair->same_number && pair->like >= LIKE_TITLED) ||
           (pair->same_number && pair->like >= LIKE_NUMBERED);
}

// The old clause that most of what stands under a new one came from stands under; UNRELATED: none.
static guint parent_by_children(const struct versions *versions, guint new_index)
{
    g_autoptr(GHashTable) votes = g_hash_table_new(NULL, NULL);
    guint level = new_at(versions, new_index)->clause->level, children = 0, most = 0;
    guint best = UNRELATED;
    for (guint c = new_index + 1; c < versions->new_version.count; c++) {
        const struct version_clause *child = new_at(versions, c);
        if (child->clause->level <= level)
            break;
        if (child->clause->parent != new_index)
            continue;
        children++;
        if (child->relation == UNRELATED)
            continue;
        const struct related *related =
            &g_array_index(versions->relations, struct related, child->relation);
        guint parent =
            old_at(versions, g_array_index(related->old_clauses, guint, 0))->clause->parent;
        if (parent == CLAUSE_NONE)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(votes, GUINT_TO_POINTER(parent))) + 1;
        g_hash_table_insert(votes, GUINT_TO_POINTER(parent), GUINT_TO_POINTER(count));
        if (count > most) {
            best = parent;
            most = count;
        }
    }
    return 2 * most > children ? best : UNRELATED;
}

// Headings without a text of their own, renamed; and clauses that were rewritten from the ground,
// under a heading that still has something in common.
static void relate_headings(struct versions *versions)
{
    for (guint n = 0; n < versions->new_version.count; n++) {
        const struct version_clause *own = new_at(versions, n);
        guint best = own->relation == UNRELATED ? parent_by_children(versions, n) : UNRELATED;
        if (best == UNRELATED || old_at(versions, best)->relation != UNRELATED)
            continue;
        const struct version_clause *other = old_at(versions, best);
        if ((is_bare(own) && is_bare(other)) || shared_titles(versions, other, own) >= LIKE_TITLES)
            relate(versions, best, n);
    }
}

void versions_relate(struct versions *versions)
{
    relate_same(versions);
    g_autoptr(GArray) pairs = versions_pairs(versions);
    g_autoptr(GPtrArray) ordered = g_ptr_array_new();
    for (guint i = 0; i < pairs->len; i++)
        g_ptr_array_add(ordered, &g_array_index(pairs, struct pair, i));
    g_ptr_array_sort(ordered, compare_scores);
    relate_all_parts(versions, ordered);
    for (guint i = 0; i < ordered->len; i++) {
        const struct pair *pair = ordered->pdata[i];
        if (old_at(versions, pair->old_index)->relation == UNRELATED &&
            new_at(versions, pair->new_index)->relation == UNRELATED &&
            belong_together(versions, pair))
            relate(versions, pair->old_index, pair->new_index);
    }
    relate_headings(versions);
}
