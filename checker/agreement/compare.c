// SPDX-License-Identifier: Apache-2.0
// Related clauses as the alignments that reports show.
#include "agreement/compare.h"

#include "agreement/stretches.h"
#include "agreement/versions.h"

#include <string.h>

// The text of the clauses on one side, with the words in it.
struct side {
    GString *text;
    GArray *words;
};

static void side_init(struct side *side, const struct version *version, const GArray *indexes)
{
    side->text = g_string_new(NULL);
    side->words = g_array_new(FALSE, FALSE, sizeof(struct word));
    for (guint i = 0; i < indexes->len; i++) {
        const struct version_clause *own = &version->clauses[g_array_index(indexes, guint, i)];
        if (side->text->len)
            g_string_append(side->text, "\n\n");
        guint base = (guint)side->text->len;
        g_string_append(side->text, own->text);
        for (guint n = 0; n < own->words->len; n++) {
            struct word word = g_array_index(own->words, struct word, n);
            word.start += base;
            word.end += base;
            g_array_append_val(side->words, word);
        }
    }
}

static void side_clear(struct side *side)
{
    g_string_free(side->text, TRUE);
    g_array_unref(side->words);
}

static void compare_words(struct arena *arena, struct alignment *alignment,
                          const struct side *old_side, const struct side *new_side)
{
    const struct worded old_text = {old_side->text->str, old_side->words};
    const struct worded new_text = {new_side->text->str, new_side->words};
    guint shared = stretches_add(arena, alignment->stretches, &old_text, &new_text);
    guint total = old_side->words->len + new_side->words->len;
    alignment->similarity = total ? 2 * THOUSAND * shared / total : THOUSAND;
}

static void add_clauses(struct arena *arena, GPtrArray *list, const struct version *version,
                        const GArray *indexes)
{
    for (guint i = 0; i < indexes->len; i++) {
        const struct clause *clause = version->clauses[g_array_index(indexes, guint, i)].clause;
        struct compared_clause *compared = arena_new0(arena, struct compared_clause);
        g_autofree char *heading = clause_heading(clause);
        *compared = (struct compared_clause){.id = arena_strdup(arena, clause->id),
                                             .heading = arena_strdup(arena, heading),
                                             .text = arena_strdup(arena, clause->text)};
        g_ptr_array_add(list, compared);
    }
}

static gboolean equal_words(const struct side *a, const struct side *b)
{
    if (a->words->len != b->words->len)
        return FALSE;
    for (guint i = 0; i < a->words->len; i++)
        if (g_array_index(a->words, struct word, i).key !=
            g_array_index(b->words, struct word, i).key)
            return FALSE;
    return TRUE;
}

static enum relation decide(const struct versions *versions, const struct related *related,
                            const struct side *old_side, const struct side *new_side)
{
    if (!related->old_clauses->len)
        return RELATION_NEW;
    if (!related->new_clauses->len)
        return RELATION_REMOVED;
    if (related->new_clauses->len > 1)
        return RELATION_SPLIT;
    if (related->old_clauses->len > 1)
        return RELATION_MERGED;
    if (!equal_words(old_side, new_side))
        return RELATION_REWORDED;
    const struct clause *before =
        versions->old_version.clauses[g_array_index(related->old_clauses, guint, 0)].clause;
    const struct clause *after =
        versions->new_version.clauses[g_array_index(related->new_clauses, guint, 0)].clause;
    return strcmp(before->id, after->id) == 0 ? RELATION_UNCHANGED : RELATION_MOVED;
}

static struct alignment *make_alignment(struct comparison *comparison,
                                        const struct versions *versions,
                                        const struct related *related)
{
    struct arena *arena = comparison->arena;
    struct alignment *alignment = arena_new0(arena, struct alignment);
    alignment->old_clauses = arena_array(arena);
    alignment->new_clauses = arena_array(arena);
    alignment->stretches = arena_array(arena);
    add_clauses(arena, alignment->old_clauses, &versions->old_version, related->old_clauses);
    add_clauses(arena, alignment->new_clauses, &versions->new_version, related->new_clauses);
    struct side old_side, new_side;
    side_init(&old_side, &versions->old_version, related->old_clauses);
    side_init(&new_side, &versions->new_version, related->new_clauses);
    alignment->relation = decide(versions, related, &old_side, &new_side);
    if (related->old_clauses->len && related->new_clauses->len)
        compare_words(arena, alignment, &old_side, &new_side);
    side_clear(&old_side);
    side_clear(&new_side);
    return alignment;
}

static struct alignment *align_alone(struct comparison *comparison, const struct versions *versions,
                                     guint index, gboolean old_clause)
{
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(own, index);
    struct related related = {.old_clauses = old_clause ? own : none,
                              .new_clauses = old_clause ? none : own};
    return make_alignment(comparison, versions, &related);
}

static void add_removed(GPtrArray *alignments, const GPtrArray *removed)
{
    for (guint i = 0; removed && i < removed->len; i++)
        g_ptr_array_add(alignments, removed->pdata[i]);
}

// In the new agreement's order; a removed clause after the one it stood after.
static void add_alignments(struct comparison *comparison, const struct versions *versions)
{
    g_autofree struct alignment **made = g_new0(struct alignment *, versions->relations->len + 1);
    for (guint i = 0; i < versions->relations->len; i++)
        made[i] = make_alignment(comparison, versions,
                                 &g_array_index(versions->relations, struct related, i));
    g_autoptr(GHashTable) removed = // alignment before them (or NULL) -> GPtrArray of alignments
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_ptr_array_unref);
    struct alignment *before = NULL;
    for (guint i = 0; i < versions->old_version.count; i++) {
        guint relation = versions->old_version.clauses[i].relation;
        if (relation != UNRELATED) {
            before = made[relation];
            continue;
        }
        GPtrArray *list = g_hash_table_lookup(removed, before);
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(removed, before, list);
        }
        g_ptr_array_add(list, align_alone(comparison, versions, i, TRUE));
    }
    add_removed(comparison->alignments, g_hash_table_lookup(removed, NULL));
    for (guint n = 0; n < versions->new_version.count; n++) {
        guint relation = versions->new_version.clauses[n].relation;
        if (relation == UNRELATED) {
            g_ptr_array_add(comparison->alignments, align_alone(comparison, versions, n, FALSE));
        } else if (made[relation]) {
            g_ptr_array_add(comparison->alignments, made[relation]);
            add_removed(comparison->alignments, g_hash_table_lookup(removed, made[relation]));
            made[relation] = NULL; // it stands where its first new clause does
        }
    }
}

struct comparison *agreement_compare(const struct agreement *old_agreement,
                                     const struct agreement *new_agreement)
{
    struct comparison *comparison = comparison_new();
    struct versions versions = {0};
    versions_init(&versions, old_agreement, new_agreement);
    versions_relate(&versions);
    add_alignments(comparison, &versions);
    versions_clear(&versions);
    return comparison;
}
