// SPDX-License-Identifier: Apache-2.0
#include "library/similar.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHORTEST = 24, // different runs of three words: shorter texts are alike by chance
    LEAST_COMMON = 8,
    ALIKE = 500,    // thousandths of the smaller text
    NEIGHBOURS = 3, // documents before one under the same hash that it is compared with
    LEAST_SHARED = 4,
    THOUSAND = 1000,
};

guint sketch_similarity(const struct sketch *a, const struct sketch *b)
{
    if (a->shingles < SHORTEST || b->shingles < SHORTEST)
        return 0;
    // Below the lower of the two ends both samples are whole.
    guint32 end = G_MAXUINT32;
    if (a->count < a->shingles)
        end = a->values[a->count - 1];
    if (b->count < b->shingles)
        end = MIN(end, b->values[b->count - 1]);
    guint i = 0, n = 0, first = 0, second = 0, common = 0;
    while ((i < a->count && a->values[i] <= end) || (n < b->count && b->values[n] <= end)) {
        guint64 one = i < a->count ? a->values[i] : G_MAXUINT64;
        guint64 two = n < b->count ? b->values[n] : G_MAXUINT64;
        first += one <= two;
        second += two <= one;
        common += one == two;
        i += one <= two;
        n += two <= one;
    }
    guint smaller = MIN(first, second);
    return smaller && common >= LEAST_COMMON ? THOUSAND * common / smaller : 0;
}

// ---- Which documents are compared

// A hash of a document's sketch; later, two documents that share hashes.
struct posting {
    guint32 value, document;
};

static int compare_postings(const void *a, const void *b)
{
    const struct posting *first = a, *second = b;
    if (first->value != second->value)
        return first->value < second->value ? -1 : 1;
    return first->document < second->document ? -1 : first->document > second->document;
}

static const struct sketch *sketch_at(const struct inventory *inventory, guint index)
{
    const struct inventory_entry *entry = inventory->entries->pdata[index];
    return &entry->document->sketch;
}

static GArray *all_postings(const struct inventory *inventory)
{
    GArray *postings = g_array_new(FALSE, FALSE, sizeof(struct posting));
    for (guint i = 0; i < inventory->entries->len; i++) {
        const struct sketch *sketch = sketch_at(inventory, i);
        for (guint n = 0; n < sketch->count; n++) {
            struct posting posting = {sketch->values[n], i};
            g_array_append_val(postings, posting);
        }
    }
    g_array_sort(postings, compare_postings);
    return postings;
}

// Pairs of documents, one for each hash under which they stand beside each other, in order.
static GArray *neighbour_pairs(const GArray *postings)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct posting));
    for (guint i = 1; i < postings->len; i++) {
        const struct posting *own = &g_array_index(postings, struct posting, i);
        for (guint n = 1; n <= MIN(i, NEIGHBOURS) && own[-(gssize)n].value == own->value; n++) {
            struct posting pair = {own[-(gssize)n].document, own->document};
            g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, compare_postings);
    return pairs;
}

// Two documents that are alike.
struct edge {
    guint a, b, similarity;
};

static GArray *find_edges(const struct inventory *inventory)
{
    g_autoptr(GArray) postings = all_postings(inventory);
    g_autoptr(GArray) pairs = neighbour_pairs(postings);
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(struct edge));
    for (guint i = 0; i < pairs->len;) {
        const struct posting *pair = &g_array_index(pairs, struct posting, i);
        guint shared = 1;
        while (i + shared < pairs->len && compare_postings(pair, pair + shared) == 0)
            shared++;
        i += shared;
        if (shared < LEAST_SHARED)
            continue;
        struct edge edge = {.a = pair->value, .b = pair->document};
        edge.similarity =
            sketch_similarity(sketch_at(inventory, edge.a), sketch_at(inventory, edge.b));
        if (edge.similarity >= ALIKE)
            g_array_append_val(edges, edge);
    }
    return edges;
}

// ---- Clusters

static guint find_root(guint *roots, guint index)
{
    while (roots[index] != index)
        index = roots[index] = roots[roots[index]];
    return index;
}

// 0 is the highest.
static guint rank_of(const struct inventory *inventory, guint index)
{
    static const char *const levels[] = {"länsgemensam", "delregional", "lokal"};
    const struct inventory_entry *entry = inventory->entries->pdata[index];
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++)
        if (g_strcmp0(entry->document->level, levels[i]) == 0)
            return i;
    return G_N_ELEMENTS(levels);
}

// The one that the others are held against: of the highest level, and of those the one that is most
// like the others (`sums`), the first of equals.
static guint choose_first(const struct inventory *inventory, const GArray *members,
                          const guint *sums)
{
    guint best = g_array_index(members, guint, 0);
    for (guint i = 1; i < members->len; i++) {
        guint other = g_array_index(members, guint, i);
        guint mine = rank_of(inventory, best), theirs = rank_of(inventory, other);
        if (theirs < mine || (theirs == mine && sums[other] > sums[best]))
            best = other;
    }
    return best;
}

// For each document of an edge the one that is most like it.
struct nearest {
    guint index, similarity;
};

static void note_nearest(struct nearest *nearest, guint index, guint other, guint similarity)
{
    if (similarity > nearest[index].similarity)
        nearest[index] = (struct nearest){other, similarity};
}

static void add_member(struct inventory *inventory, struct cluster *cluster, guint index,
                       guint first, const struct nearest *nearest)
{
    struct arena *arena = inventory->result->arena;
    struct inventory_entry *entry = inventory->entries->pdata[index];
    struct cluster_member *member = arena_new0(arena, struct cluster_member);
    *member = (struct cluster_member){.entry = index, .base = first, .similarity = THOUSAND};
    if (index != first) {
        member->similarity =
            sketch_similarity(sketch_at(inventory, first), sketch_at(inventory, index));
        // A version of a version may have little of the first one left.
        if (member->similarity < ALIKE)
            *member = (struct cluster_member){.entry = index,
                                              .base = nearest[index].index,
                                              .similarity = nearest[index].similarity};
        const struct inventory_entry *base = inventory->entries->pdata[member->base];
        member->identical = entry->document->sha256 &&
                            g_strcmp0(entry->document->sha256, base->document->sha256) == 0;
    }
    entry->cluster = cluster->number;
    g_ptr_array_add(cluster->members, member);
}

static void add_cluster(struct inventory *inventory, const GArray *members, const guint *sums,
                        const struct nearest *nearest)
{
    struct arena *arena = inventory->result->arena;
    struct cluster *cluster = arena_new0(arena, struct cluster);
    cluster->number = inventory->clusters->len + 1;
    cluster->members = arena_array(arena);
    guint first = choose_first(inventory, members, sums);
    add_member(inventory, cluster, first, first, nearest);
    for (guint i = 0; i < members->len; i++) {
        guint index = g_array_index(members, guint, i);
        if (index != first)
            add_member(inventory, cluster, index, first, nearest);
    }
    g_ptr_array_add(inventory->clusters, cluster);
}

void similar_add(struct inventory *inventory)
{
    guint count = inventory->entries->len;
    g_autoptr(GArray) edges = find_edges(inventory);
    g_autofree guint *roots = g_new(guint, MAX(count, 1));
    g_autofree guint *sums = g_new0(guint, MAX(count, 1));
    g_autofree struct nearest *nearest = g_new0(struct nearest, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        roots[i] = i;
    for (guint i = 0; i < edges->len; i++) {
        const struct edge *edge = &g_array_index(edges, struct edge, i);
        sums[edge->a] += edge->similarity;
        sums[edge->b] += edge->similarity;
        note_nearest(nearest, edge->a, edge->b, edge->similarity);
        note_nearest(nearest, edge->b, edge->a, edge->similarity);
        roots[find_root(roots, edge->b)] = find_root(roots, edge->a);
    }
    // Clusters in the order of their first documents.
    g_autoptr(GHashTable) clusters =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < count; i++) {
        if (!nearest[i].similarity)
            continue;
        gpointer root = GUINT_TO_POINTER(find_root(roots, i));
        GArray *members = g_hash_table_lookup(clusters, root);
        if (!members) {
            members = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(clusters, root, members);
            g_ptr_array_add(order, members);
        }
        g_array_append_val(members, i);
    }
    for (guint i = 0; i < order->len; i++)
        add_cluster(inventory, order->pdata[i], sums, nearest);
}
