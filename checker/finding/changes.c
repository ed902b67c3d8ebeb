// SPDX-License-Identifier: Apache-2.0
#include "finding/changes.h"

#include <string.h>

// A finding where it was made.
struct located {
    const char *path;
    const struct finding *finding;
    gboolean met; // the other result has it too
};

// Rule, document and place; the ordinal tells findings of one rule in one place apart.
static char *key_of(GHashTable *index, const char *path, const struct finding *finding)
{
    for (guint ordinal = 0;; ordinal++) {
        char *key = g_strdup_printf("%s\n%s\n%s\n%u %u %u %u", finding->rule, path,
                                    finding->place.part, finding->place.block, finding->place.start,
                                    finding->place.end, ordinal);
        if (!g_hash_table_contains(index, key))
            return key;
        g_free(key);
    }
}

// The findings of a result by key; `order` has them in the result's order.
static GHashTable *index_findings(const struct result *result, GPtrArray *order)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        for (guint n = 0; n < document->findings->len; n++) {
            struct located *located = g_new0(struct located, 1);
            *located =
                (struct located){.path = document->path, .finding = document->findings->pdata[n]};
            char *key = key_of(index, document->path, located->finding);
            g_hash_table_insert(index, key, located);
            g_ptr_array_add(order, key);
        }
    }
    return index;
}

static const char *title_of(const struct result *result, const char *rule)
{
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *card = result->rules->pdata[i];
        if (strcmp(card->id, rule) == 0)
            return card->title;
    }
    return NULL;
}

static struct rule_changes *changes_of(struct result_changes *own, GHashTable *rules,
                                       const char *rule)
{
    struct rule_changes *changes = g_hash_table_lookup(rules, rule);
    if (changes)
        return changes;
    const char *title = title_of(own->after, rule);
    changes = arena_new0(own->arena, struct rule_changes);
    *changes = (struct rule_changes){.rule = rule,
                                     .title = title ? title : title_of(own->before, rule),
                                     .changes = arena_array(own->arena)};
    g_hash_table_insert(rules, (gpointer)(gsize)rule, changes);
    g_ptr_array_add(own->rules, changes);
    return changes;
}

static void add_change(struct result_changes *own, GHashTable *rules, enum change kind,
                       const struct located *before, const struct located *after)
{
    const struct located *any = after ? after : before;
    g_assert(any);
    struct finding_change *change = arena_new0(own->arena, struct finding_change);
    *change = (struct finding_change){.change = kind,
                                      .path = any->path,
                                      .before = before ? before->finding : NULL,
                                      .after = after ? after->finding : NULL};
    struct rule_changes *changes = changes_of(own, rules, any->finding->rule);
    g_ptr_array_add(changes->changes, change);
    changes->counts[kind]++;
    own->counts[kind]++;
}

static gboolean says_the_same(const struct finding *one, const struct finding *other)
{
    return one->severity == other->severity && one->gates == other->gates &&
           one->upcoming == other->upcoming && strcmp(one->match, other->match) == 0 &&
           g_strcmp0(one->suggestion, other->suggestion) == 0 &&
           g_strcmp0(one->message[LANGUAGE_SV], other->message[LANGUAGE_SV]) == 0;
}

static int compare_changes(const void *a, const void *b)
{
    const struct finding_change *first = *(const struct finding_change *const *)a;
    const struct finding_change *second = *(const struct finding_change *const *)b;
    int paths = strcmp(first->path, second->path);
    if (paths != 0)
        return paths;
    const struct place *one = first->after ? &first->after->place : &first->before->place;
    const struct place *other = second->after ? &second->after->place : &second->before->place;
    if (one->block != other->block)
        return one->block < other->block ? -1 : 1;
    return one->start == other->start ? 0 : one->start < other->start ? -1 : 1;
}

static int compare_rules(const void *a, const void *b)
{
    return strcmp((*(const struct rule_changes *const *)a)->rule,
                  (*(const struct rule_changes *const *)b)->rule);
}

// The rules that `result` has and `other` has not.
static void add_rules(GPtrArray *ids, const struct result *result, const struct result *other)
{
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *card = result->rules->pdata[i];
        if (!title_of(other, card->id))
            g_ptr_array_add(ids, (gpointer)(gsize)card->id);
    }
}

struct result_changes *result_changes_new(const struct result *before, const struct result *after)
{
    struct result_changes *own = g_new0(struct result_changes, 1);
    own->arena = arena_new();
    own->before = before;
    own->after = after;
    own->rules = arena_array(own->arena);
    own->added = arena_array(own->arena);
    own->removed = arena_array(own->arena);
    add_rules(own->added, after, before);
    add_rules(own->removed, before, after);
    g_autoptr(GPtrArray) old_order = g_ptr_array_new(), new_order = g_ptr_array_new();
    g_autoptr(GHashTable) old_index = index_findings(before, old_order);
    g_autoptr(GHashTable) new_index = index_findings(after, new_order);
    g_autoptr(GHashTable) rules = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < new_order->len; i++) {
        const struct located *found = g_hash_table_lookup(new_index, new_order->pdata[i]);
        struct located *twin = g_hash_table_lookup(old_index, new_order->pdata[i]);
        if (!twin)
            add_change(own, rules, CHANGE_ADDED, NULL, found);
        else if (says_the_same(twin->finding, found->finding))
            own->same++;
        else
            add_change(own, rules, CHANGE_CHANGED, twin, found);
        if (twin)
            twin->met = TRUE;
    }
    for (guint i = 0; i < old_order->len; i++) {
        const struct located *gone = g_hash_table_lookup(old_index, old_order->pdata[i]);
        if (!gone->met)
            add_change(own, rules, CHANGE_REMOVED, gone, NULL);
    }
    for (guint i = 0; i < own->rules->len; i++)
        g_ptr_array_sort(((struct rule_changes *)own->rules->pdata[i])->changes, compare_changes);
    g_ptr_array_sort(own->rules, compare_rules);
    return own;
}

void result_changes_free(struct result_changes *changes)
{
    if (!changes)
        return;
    arena_free(changes->arena);
    g_free(changes);
}
