// SPDX-License-Identifier: Apache-2.0
#include "agreement/index.h"

#include "agreement/versions.h"

struct agreement_index {
    struct version version;
    struct indexed_clause *clauses;
    GHashTable *shingles; // key -> GArray of struct shingle_place
};

guint shingle_key(const struct word *words)
{
    guint key = 0;
    for (guint i = 0; i < SHINGLE_WORDS; i++)
        key = key * 1000003u + words[i].key;
    return key;
}

struct agreement_index *agreement_index_new(const struct agreement *agreement)
{
    struct agreement_index *index = g_new0(struct agreement_index, 1);
    version_init(&index->version, agreement);
    index->clauses = g_new0(struct indexed_clause, MAX(index->version.count, 1));
    index->shingles =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref);
    for (guint i = 0; i < index->version.count; i++) {
        const struct version_clause *own = &index->version.clauses[i];
        const struct word *words = (const struct word *)(void *)own->words->data;
        index->clauses[i] =
            (struct indexed_clause){.clause = own->clause,
                                    .text = own->text,
                                    .words = words,
                                    .word_count = own->words->len,
                                    .title_words = own->title_words,
                                    .title_topics = text_long_words(own->clause->title),
                                    .letters = text_letters(own->clause->text)};
        for (guint at = 0; at + SHINGLE_WORDS <= own->words->len; at++) {
            gpointer key = GUINT_TO_POINTER(shingle_key(words + at));
            GArray *places = g_hash_table_lookup(index->shingles, key);
            struct shingle_place place = {i, at};
            if (!places) {
                places = g_array_new(FALSE, FALSE, sizeof place);
                g_hash_table_insert(index->shingles, key, places);
            }
            g_array_append_val(places, place);
        }
    }
    return index;
}

void agreement_index_free(struct agreement_index *index)
{
    if (!index)
        return;
    g_hash_table_unref(index->shingles);
    for (guint i = 0; i < index->version.count; i++) {
        g_ptr_array_unref((GPtrArray *)(gsize)index->clauses[i].title_topics);
        g_free((char *)(gsize)index->clauses[i].letters);
    }
    version_clear(&index->version);
    g_free(index->clauses);
    g_free(index);
}

const struct agreement *index_agreement(const struct agreement_index *index)
{
    return index->version.agreement;
}

const struct indexed_clause *index_clause(const struct agreement_index *index, guint clause)
{
    g_assert(clause < index->version.count);
    return &index->clauses[clause];
}

const struct shingle_place *index_find(const struct agreement_index *index, guint key, guint *count)
{
    const GArray *places = g_hash_table_lookup(index->shingles, GUINT_TO_POINTER(key));
    *count = places ? places->len : 0;
    return places ? (const struct shingle_place *)(void *)places->data : NULL;
}

struct clause_map {
    GArray **became; // of each old clause: guint, indexes of new ones; NULL: gone
    guint count;
};

struct clause_map *clause_map_new(const struct agreement *old_agreement,
                                  const struct agreement *new_agreement)
{
    struct clause_map *map = g_new0(struct clause_map, 1);
    struct versions versions = {0};
    versions_init(&versions, old_agreement, new_agreement);
    versions_relate(&versions);
    map->count = versions.old_version.count;
    map->became = g_new0(GArray *, MAX(map->count, 1));
    for (guint i = 0; i < map->count; i++) {
        guint relation = versions.old_version.clauses[i].relation;
        if (relation == UNRELATED)
            continue;
        const struct related *related =
            &g_array_index(versions.relations, struct related, relation);
        map->became[i] = g_array_ref(related->new_clauses);
    }
    versions_clear(&versions);
    return map;
}

void clause_map_free(struct clause_map *map)
{
    if (!map)
        return;
    for (guint i = 0; i < map->count; i++)
        if (map->became[i])
            g_array_unref(map->became[i]);
    g_free(map->became);
    g_free(map);
}

const guint *clause_map_find(const struct clause_map *map, guint old_clause, guint *count)
{
    g_assert(old_clause < map->count);
    const GArray *became = map->became[old_clause];
    *count = became ? became->len : 0;
    return became ? (const guint *)(void *)became->data : NULL;
}
