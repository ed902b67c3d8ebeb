// SPDX-License-Identifier: Apache-2.0
// The index of all literals, made once for a ruleset. A literal is found by its rarest four bytes
// (three, if it has no more): a text is looked through with one look-up for each of its bytes.
#include "pattern/filter.h"

#include <string.h>

#include "pattern/index.h"

struct pattern_filter {
    struct arena *arena;
    guint count;                     // patterns
    struct literal_index index;      // needles by their rarest bytes
    struct filter_pattern *patterns; // by id
    struct owners *owners;           // by needle
};

// The rarest `GRAM_BYTES` of a literal.
static void choose_gram(struct needle *needle)
{
    guint size = MIN(needle->length, GRAM_BYTES), rarest = 0;
    for (guint at = 0; at + size <= needle->length; at++) {
        guint rarity = literal_rarity(needle->text + at, size);
        if (rarity > rarest) {
            rarest = rarity;
            needle->gram_at = at;
        }
    }
    needle->gram = gram_of(needle->text + needle->gram_at, size);
}

static guint needle_for(GHashTable *known, GArray *needles, const char *text)
{
    gpointer value;
    if (g_hash_table_lookup_extended(known, text, NULL, &value))
        return GPOINTER_TO_UINT(value);
    struct needle needle = {.text = text, .length = (guint)strlen(text), .id = needles->len};
    choose_gram(&needle);
    g_array_append_val(needles, needle);
    g_hash_table_insert(known, (gpointer)(gsize)text, GUINT_TO_POINTER(needle.id));
    return needle.id;
}

// Calls `visit` for each needle of each set.
static void visit_needles(struct pattern_filter *filter,
                          void (*visit)(struct owners *owners, guint32 set))
{
    for (guint id = 0; id < filter->count; id++)
        for (guint set = 0; set < filter->patterns[id].count; set++) {
            const struct needle_set *needles = &filter->patterns[id].sets[set];
            for (guint i = 0; i < needles->count; i++)
                visit(&filter->owners[needles->needles[i]], LITERAL_SETS * id + set);
        }
}

static void count_owner(struct owners *owners, guint32 set)
{
    (void)set;
    owners->count++;
}

static void add_owner(struct owners *owners, guint32 set)
{
    ((guint32 *)(gsize)owners->sets)[owners->count++] = set;
}

static void find_owners(struct pattern_filter *filter, guint needles)
{
    filter->owners = arena_alloc(filter->arena, MAX(needles, 1) * sizeof *filter->owners);
    visit_needles(filter, count_owner);
    for (guint i = 0; i < needles; i++) {
        struct owners *owners = &filter->owners[i];
        owners->sets = arena_alloc(filter->arena, owners->count * sizeof *owners->sets);
        owners->count = 0;
    }
    visit_needles(filter, add_owner);
}

struct pattern_filter *pattern_filter_new(const char *const *sources, guint count)
{
    struct pattern_filter *filter = g_new0(struct pattern_filter, 1);
    filter->arena = arena_new();
    filter->count = count;
    filter->patterns = arena_alloc(filter->arena, MAX(count, 1) * sizeof *filter->patterns);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) needles = g_array_new(FALSE, FALSE, sizeof(struct needle));
    for (guint id = 0; id < count; id++) {
        struct filter_pattern *pattern = &filter->patterns[id];
        struct literals literals = literals_of(filter->arena, sources[id]);
        pattern->count = literals.count;
        pattern->before = literals.sets[0].before;
        for (guint set = 0; set < literals.count; set++) {
            const struct literal_set *texts = &literals.sets[set];
            guint32 *own = arena_alloc(filter->arena, texts->count * sizeof *own);
            for (guint i = 0; i < texts->count; i++)
                own[i] = needle_for(known, needles, texts->texts[i]);
            pattern->sets[set] = (struct needle_set){.needles = own, .count = texts->count};
        }
    }
    find_owners(filter, needles->len);
    literal_index_init(&filter->index, needles);
    return filter;
}

void pattern_filter_free(struct pattern_filter *filter)
{
    if (!filter)
        return;
    literal_index_clear(&filter->index);
    arena_free(filter->arena);
    g_free(filter);
}

guint filter_count(const struct pattern_filter *filter)
{
    return filter->count;
}

const struct literal_index *filter_index(const struct pattern_filter *filter)
{
    return &filter->index;
}

struct owners filter_owners(const struct pattern_filter *filter, guint needle)
{
    return filter->owners[needle];
}

const struct filter_pattern *filter_pattern(const struct pattern_filter *filter, guint id)
{
    g_assert(id < filter->count);
    return &filter->patterns[id];
}
