// SPDX-License-Identifier: Apache-2.0
#include "check/against.h"

#include "check/kind.h"

#include <string.h>

struct pair_map {
    const char *superseded, *current;
    struct clause_map *map;
};

struct against {
    const struct check_agreement *agreements;
    struct agreement_index **indexes; // one each
    struct figures **figures;         // one each, where a rule asks; else NULL
    guint count;
    GArray *maps;       // struct pair_map
    GPtrArray *further; // const struct check_agreement *
};

// Nothing is held against when no agreements are given: NULL is as empty as none.
static guint count_of(const struct against *against)
{
    return against ? against->count : 0;
}

static guint position(const struct against *against, const char *id)
{
    guint i = 0, count = count_of(against);
    while (id && i < count && strcmp(against->agreements[i].id, id) != 0)
        i++;
    return id ? i : count;
}

static void add_map(struct against *against, const struct alignment_check *alignment)
{
    guint before = position(against, alignment->superseded);
    guint after = position(against, alignment->current);
    if (before == against->count || after == against->count ||
        against_map(against, alignment->superseded, alignment->current))
        return;
    struct pair_map pair = {.superseded = alignment->superseded,
                            .current = alignment->current,
                            .map = clause_map_new(against->agreements[before].agreement,
                                                  against->agreements[after].agreement)};
    g_array_append_val(against->maps, pair);
}

static void clear_map(void *item)
{
    clause_map_free(((struct pair_map *)item)->map);
}

static gint compare_ranks(gconstpointer a, gconstpointer b)
{
    const struct check_agreement *const *first = a, *const *second = b;
    guint one = kind_rank((*first)->kind), other = kind_rank((*second)->kind);
    return one < other ? -1 : one > other;
}

struct against *against_new(const struct ruleset *ruleset, const struct check_agreement *agreements,
                            guint count)
{
    if (!count)
        return NULL;
    struct against *against = g_new0(struct against, 1);
    against->agreements = agreements;
    against->count = count;
    against->indexes = g_new0(struct agreement_index *, MAX(count, 1));
    against->figures = g_new0(struct figures *, count);
    against->maps = g_array_new(FALSE, FALSE, sizeof(struct pair_map));
    g_array_set_clear_func(against->maps, clear_map);
    against->further = g_ptr_array_new();
    for (guint i = 0; i < count; i++) {
        against->indexes[i] = agreement_index_new(agreements[i].agreement);
        if (agreements[i].kind)
            g_ptr_array_add(against->further, (gpointer)(gsize)&agreements[i]);
    }
    g_ptr_array_sort(against->further, compare_ranks);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        if (rule->alignment)
            add_map(against, rule->alignment);
        if (rule->check != CHECK_VALUE || !rule->alignment)
            continue;
        guint at = position(against, rule->alignment->current);
        for (guint n = 0; n < count; n++)
            if (!against->figures[n] && (n == at || agreements[n].kind))
                against->figures[n] = figures_new(agreements[n].agreement);
    }
    return against;
}

void against_free(struct against *against)
{
    if (!against)
        return;
    for (guint i = 0; i < against->count; i++) {
        agreement_index_free(against->indexes[i]);
        figures_free(against->figures[i]);
    }
    g_free(against->figures);
    g_free(against->indexes);
    g_array_unref(against->maps);
    g_ptr_array_unref(against->further);
    g_free(against);
}

gboolean against_has_all(const struct against *against, const struct rule *rule)
{
    for (guint i = 0; i < rule->agreements->len; i++)
        if (!against || !against_agreement(against, rule->agreements->pdata[i]))
            return FALSE;
    return TRUE;
}

const struct check_agreement *against_agreement(const struct against *against, const char *id)
{
    guint at = position(against, id);
    return at < count_of(against) ? &against->agreements[at] : NULL;
}

const struct agreement_index *against_index(const struct against *against, const char *id)
{
    guint at = position(against, id);
    return at < count_of(against) ? against->indexes[at] : NULL;
}

const struct figures *against_figures(const struct against *against, const char *id)
{
    guint at = position(against, id);
    return at < count_of(against) ? against->figures[at] : NULL;
}

const GPtrArray *against_further(const struct against *against)
{
    return against ? against->further : NULL;
}

const struct clause_map *against_map(const struct against *against, const char *superseded,
                                     const char *current)
{
    for (guint i = 0; against && i < against->maps->len; i++) {
        const struct pair_map *pair = &g_array_index(against->maps, struct pair_map, i);
        if (g_strcmp0(pair->superseded, superseded) == 0 && g_strcmp0(pair->current, current) == 0)
            return pair->map;
    }
    return NULL;
}
