// SPDX-License-Identifier: Apache-2.0
// Clauses with the same words. Where several have them (the same "Uppföljning" in each chapter),
// the clauses around them tell which belong together, not the number: a chapter that was put in
// gives each the number of its neighbour.
#include "agreement/versions.h"

#include <string.h>

enum {
    MANY = 64 * 64, // more pairs of clauses with the same words are related in their order
    NEIGHBOUR = 8,
    PARENT = 6,
    NEIGHBOUR_TITLE = 3,
    PARENT_TITLE = 2
};

// The clauses with certain words.
struct group {
    GArray *old_clauses, *new_clauses; // guint
};

static void group_free(void *item)
{
    struct group *group = item;
    g_array_unref(group->old_clauses);
    g_array_unref(group->new_clauses);
    g_free(group);
}

struct twin {
    guint old_index, new_index, score;
};

static int compare_twins(const void *a, const void *b)
{
    const struct twin *first = a, *second = b;
    if (first->score != second->score)
        return first->score > second->score ? -1 : 1;
    if (first->new_index != second->new_index)
        return first->new_index < second->new_index ? -1 : 1;
    return first->old_index < second->old_index ? -1 : first->old_index > second->old_index;
}

// How well two clauses beside (or above) a pair fit each other: `related` when they are known to
// belong together, `titled` when they have the same title.
static guint fit(const struct versions *versions, guint old_index, guint new_index, guint related,
                 guint titled)
{
    if (old_index >= versions->old_version.count || new_index >= versions->new_version.count)
        return 0;
    const struct version_clause *a = old_at(versions, old_index), *b = new_at(versions, new_index);
    if (a->relation != UNRELATED || b->relation != UNRELATED)
        return a->relation == b->relation ? related : 0;
    return same_title(a, b) ? titled : 0;
}

static guint surroundings(const struct versions *versions, guint old_index, guint new_index)
{
    const struct clause *before = old_at(versions, old_index)->clause;
    const struct clause *after = new_at(versions, new_index)->clause;
    guint score = strcmp(before->id, after->id) == 0;
    if (before->parent == CLAUSE_NONE && after->parent == CLAUSE_NONE)
        score++;
    else
        score += fit(versions, before->parent, after->parent, PARENT, PARENT_TITLE);
    if (old_index && new_index)
        score += fit(versions, old_index - 1, new_index - 1, NEIGHBOUR, NEIGHBOUR_TITLE);
    return score + fit(versions, old_index + 1, new_index + 1, NEIGHBOUR, NEIGHBOUR_TITLE);
}

static void try_relate(struct versions *versions, guint old_index, guint new_index)
{
    const struct version_clause *a = old_at(versions, old_index), *b = new_at(versions, new_index);
    if (a->relation == UNRELATED && b->relation == UNRELATED && same_words(a, b))
        relate(versions, old_index, new_index);
}

static void relate_group(struct versions *versions, const struct group *group)
{
    const guint *old_clauses = (const guint *)(void *)group->old_clauses->data;
    const guint *new_clauses = (const guint *)(void *)group->new_clauses->data;
    guint64 count = (guint64)group->old_clauses->len * group->new_clauses->len;
    if (count > MANY) {
        for (guint i = 0; i < MIN(group->old_clauses->len, group->new_clauses->len); i++)
            try_relate(versions, old_clauses[i], new_clauses[i]);
        return;
    }
    g_autoptr(GArray) twins = g_array_new(FALSE, FALSE, sizeof(struct twin));
    for (guint i = 0; i < group->old_clauses->len; i++)
        for (guint n = 0; n < group->new_clauses->len; n++) {
            struct twin twin = {old_clauses[i], new_clauses[n],
                                surroundings(versions, old_clauses[i], new_clauses[n])};
            g_array_append_val(twins, twin);
        }
    g_array_sort(twins, compare_twins);
    for (guint i = 0; i < twins->len; i++) {
        const struct twin *twin = &g_array_index(twins, struct twin, i);
        try_relate(versions, twin->old_index, twin->new_index);
    }
}

// The groups in the order of their first old clause.
static GPtrArray *make_groups(const struct versions *versions)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
    g_autoptr(GHashTable) by_hash = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < versions->old_version.count; i++) {
        gpointer key = GUINT_TO_POINTER(old_at(versions, i)->hash);
        struct group *group = g_hash_table_lookup(by_hash, key);
        if (!group) {
            group = g_new0(struct group, 1);
            group->old_clauses = g_array_new(FALSE, FALSE, sizeof(guint));
            group->new_clauses = g_array_new(FALSE, FALSE, sizeof(guint));
            g_ptr_array_add(groups, group);
            g_hash_table_insert(by_hash, key, group);
        }
        g_array_append_val(group->old_clauses, i);
    }
    for (guint n = 0; n < versions->new_version.count; n++) {
        struct group *group =
            g_hash_table_lookup(by_hash, GUINT_TO_POINTER(new_at(versions, n)->hash));
        if (group)
            g_array_append_val(group->new_clauses, n);
    }
    return groups;
}

void relate_same(struct versions *versions)
{
    g_autoptr(GPtrArray) groups = make_groups(versions);
    for (guint round = 0; round < 2; round++) // those of one kind first: the others lean on them
        for (guint i = 0; i < groups->len; i++) {
            const struct group *group = groups->pdata[i];
            gboolean alone = group->old_clauses->len == 1 && group->new_clauses->len == 1;
            if (alone == (round == 0))
                relate_group(versions, group);
        }
}
