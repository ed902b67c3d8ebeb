// SPDX-License-Identifier: Apache-2.0
// Related clauses as the alignments that reports show.
#include "agreement/compare.h"

#include "agreement/versions.h"

#include <string.h>

enum { THOUSAND = 1000 };

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

// The text of words [from, to), with what stands after each up to the next word; `words` is set to
// the bytes up to the end of the last one.
static const char *words_text(struct arena *arena, const struct side *side, guint from, guint to,
                              guint *words)
{
    *words = 0;
    if (from == to)
        return "";
    const struct word *word = (const struct word *)(void *)side->words->data;
    guint start = from ? word[from].start : 0;
    guint end = to < side->words->len ? word[to].start : (guint)side->text->len;
    *words = word[to - 1].end - start;
    return arena_strndup(arena, side->text->str + start, end - start);
}

static void add_stretch(struct arena *arena, GPtrArray *stretches, gboolean same,
                        const struct side *old_side, const guint old_range[2],
                        const struct side *new_side, const guint new_range[2])
{
    if (old_range[0] == old_range[1] && new_range[0] == new_range[1])
        return;
    struct stretch *stretch = arena_new0(arena, struct stretch);
    stretch->same = same;
    stretch->old_text =
        words_text(arena, old_side, old_range[0], old_range[1], &stretch->old_words);
    stretch->new_text =
        words_text(arena, new_side, new_range[0], new_range[1], &stretch->new_words);
    g_ptr_array_add(stretches, stretch);
}

static void add_stretches(struct arena *arena, struct alignment *alignment,
                          const struct side *old_side, const struct side *new_side)
{
    g_autoptr(GArray) pairs =
        words_align((const struct word *)(void *)old_side->words->data, old_side->words->len,
                    (const struct word *)(void *)new_side->words->data, new_side->words->len);
    guint a = 0, b = 0;
    for (guint i = 0; i < pairs->len;) {
        const struct word_pair *pair = &g_array_index(pairs, struct word_pair, i);
        guint run = 1;
        while (i + run < pairs->len && pair[run].a == pair->a + run && pair[run].b == pair->b + run)
            run++;
        add_stretch(arena, alignment->stretches, FALSE, old_side, (const guint[]){a, pair->a},
                    new_side, (const guint[]){b, pair->b});
        a = pair->a + run;
        b = pair->b + run;
        add_stretch(arena, alignment->stretches, TRUE, old_side, (const guint[]){pair->a, a},
                    new_side, (const guint[]){pair->b, b});
        i += run;
    }
    add_stretch(arena, alignment->stretches, FALSE, old_side,
                (const guint[]){a, old_side->words->len}, new_side,
                (const guint[]){b, new_side->words->len});
    guint total = old_side->words->len + new_side->words->len;
    alignment->similarity = total ? 2 * THOUSAND * pairs->len / total : THOUSAND;
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
        add_stretches(arena, alignment, &old_side, &new_side);
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

// In the new agreement's order; a removed clause after the one it stood after.
static void add_alignments(struct comparison *comparison, const struct versions *versions)
{
    GPtrArray *alignments = comparison->alignments;
    g_autofree struct alignment **made = g_new0(struct alignment *, versions->relations->len + 1);
    for (guint n = 0; n < versions->new_version.count; n++) {
        guint relation = versions->new_version.clauses[n].relation;
        if (relation == UNRELATED) {
            g_ptr_array_add(alignments, align_alone(comparison, versions, n, FALSE));
        } else if (!made[relation]) {
            made[relation] =
                make_alignment(comparison, versions,
                               &g_array_index(versions->relations, struct related, relation));
            g_ptr_array_add(alignments, made[relation]);
        }
    }
    const struct alignment *before = NULL;
    for (guint i = 0; i < versions->old_version.count; i++) {
        guint relation = versions->old_version.clauses[i].relation;
        if (relation != UNRELATED) {
            before = made[relation];
            continue;
        }
        guint at = 0;
        struct alignment *removed = align_alone(comparison, versions, i, TRUE);
        if (before && g_ptr_array_find(alignments, before, &at))
            at++;
        g_ptr_array_insert(alignments, (gint)at, removed);
        before = removed;
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
