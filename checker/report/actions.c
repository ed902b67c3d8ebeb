// SPDX-License-Identifier: Apache-2.0
// How findings and clauses become entries. What an entry says in words: actions-phrase.c.
#include "report/actions.h"

#include "report/actions-phrase.h"
#include "report/clean.h"
#include "report/phrase.h"

#include <string.h>

enum { EVERYONE = (1u << AUDIENCES) - 1 };

// The actions while they are gathered.
struct gathering {
    struct actions *actions;
    GHashTable *entries;   // key (text) -> struct action_entry
    GHashTable *parts;     // entry and document (text) -> struct action_document
    GHashTable *documents; // path -> struct document_result
    GHashTable *deviating; // clause and path (text), of documents that deviate from the clause
};

static const char *const levels[] = {"länsgemensam", "delregional", "lokal"};

// The order of levels: from the widest to the narrowest, then those not known.
static guint level_rank(const char *level)
{
    guint rank = 0;
    while (rank < G_N_ELEMENTS(levels) && g_strcmp0(level, levels[rank]) != 0)
        rank++;
    return level ? rank : G_N_ELEMENTS(levels) + 1;
}

// Stop, start, decide, continue: what is to change comes first.
static guint action_rank(enum action action)
{
    static const guint ranks[ACTIONS] = {0, 1, 3, 2};
    return ranks[action];
}

static struct action_entry *add_entry(struct gathering *gathering, const char *key,
                                      const char *level)
{
    struct actions *actions = gathering->actions;
    struct action_entry *entry = g_hash_table_lookup(gathering->entries, key);
    if (entry)
        return entry;
    entry = arena_new0(actions->arena, struct action_entry);
    entry->level = level;
    entry->units = arena_array(actions->arena);
    g_hash_table_insert(gathering->entries, g_strdup(key), entry);
    g_ptr_array_add(actions->entries, entry);
    return entry;
}

static struct action_unit *unit_of(struct actions *actions, struct action_entry *entry,
                                   const struct document_result *document)
{
    const char *name = document->owner ? document->owner : actions->words->unit_unknown;
    for (guint i = 0; i < entry->units->len; i++) {
        struct action_unit *unit = entry->units->pdata[i];
        if (strcmp(unit->name, name) == 0)
            return unit;
    }
    struct action_unit *unit = arena_new0(actions->arena, struct action_unit);
    unit->name = name;
    unit->documents = arena_array(actions->arena);
    g_ptr_array_add(entry->units, unit);
    return unit;
}

// The document's part in the entry.
static struct action_document *part_of(struct gathering *gathering, struct action_entry *entry,
                                       const struct document_result *document)
{
    struct actions *actions = gathering->actions;
    g_autofree char *key = g_strdup_printf("%p %p", (void *)entry, (const void *)document);
    struct action_document *part = g_hash_table_lookup(gathering->parts, key);
    if (part)
        return part;
    part = arena_new0(actions->arena, struct action_document);
    part->document = document;
    part->places = arena_array(actions->arena);
    part->examples = arena_array(actions->arena);
    g_ptr_array_add(unit_of(actions, entry, document)->documents, part);
    g_hash_table_insert(gathering->parts, g_steal_pointer(&key), part);
    entry->documents++;
    return part;
}

// A finding more of the entry, in the document.
static struct action_document *count_finding(struct gathering *gathering,
                                             struct action_entry *entry,
                                             const struct document_result *document,
                                             enum severity severity)
{
    struct action_document *part = part_of(gathering, entry, document);
    part->findings++;
    unit_of(gathering->actions, entry, document)->findings++;
    entry->findings++;
    entry->severity = MAX(entry->severity, severity);
    return part;
}

// The entry of a rule on the document's level.
static struct action_entry *entry_of(struct gathering *gathering, const char *id,
                                     enum action action, const struct document_result *document)
{
    const struct rule_card *rule = result_rule(gathering->actions->result, id);
    if (!rule)
        return NULL; // a result that names no such rule says nothing to do
    g_autofree char *key =
        g_strdup_printf("%d\n%s\n%s", (int)action, document->level ? document->level : "", id);
    struct action_entry *entry = add_entry(gathering, key, document->level);
    entry->rule = rule;
    entry->action = action;
    entry->audience = rule->audience;
    return entry;
}

static void add_document(struct gathering *gathering, const struct document_result *document)
{
    struct actions *actions = gathering->actions;
    for (guint i = 0; i < document->findings->len; i++) {
        struct finding *finding = document->findings->pdata[i];
        if (!phrase_is_shown(actions->result, finding)) {
            actions->hidden++;
            continue;
        }
        struct action_entry *entry = entry_of(gathering, finding->rule, finding->action, document);
        if (entry)
            g_ptr_array_add(count_finding(gathering, entry, document, finding->severity)->examples,
                            finding);
    }
    if (!document->findings->len && document->outcome == OUTCOME_CHECKED &&
        !phrase_is_unread(document))
        g_ptr_array_add(actions->clean, (gpointer)(gsize)document);
}

// What the library says: each document that writes the other name has that to do.
static void add_library(struct gathering *gathering)
{
    struct actions *actions = gathering->actions;
    for (guint i = 0; i < actions->result->library->len; i++) {
        const struct library_finding *finding = actions->result->library->pdata[i];
        if (!phrase_is_library_shown(actions->result, finding)) {
            actions->hidden++;
            continue;
        }
        for (guint n = 0; n < finding->uses->len; n++) {
            const struct library_use *use = finding->uses->pdata[n];
            const struct document_result *document =
                g_hash_table_lookup(gathering->documents, use->path);
            struct action_entry *entry =
                document ? entry_of(gathering, finding->rule, finding->action, document) : NULL;
            if (!entry)
                continue;
            struct action_document *part =
                count_finding(gathering, entry, document, finding->severity);
            g_ptr_array_add(part->places,
                            phrase_place(actions, &use->fact->place, use->fact->count));
        }
    }
}

// One agreement may be declared under several names: its first, by which clauses are known here.
static const char *first_name(const struct actions *actions, const char *agreement)
{
    const struct agreement_card *card = phrase_agreement(actions->result, agreement);
    for (guint i = 0; card && card->sha256 && i < actions->result->agreements->len; i++) {
        const struct agreement_card *other = actions->result->agreements->pdata[i];
        if (g_strcmp0(other->sha256, card->sha256) == 0)
            return other->id;
    }
    return agreement;
}

static char *clause_key(const struct actions *actions, const struct coverage *clause,
                        const char *last)
{
    return g_strdup_printf("%s\n%s\n%s", first_name(actions, clause->agreement), clause->section,
                           last);
}

// A document that names a clause in force, read in full, without a finding that rests on it.
static void add_clause(struct gathering *gathering, const struct coverage *clause,
                       const struct document_result *document)
{
    struct actions *actions = gathering->actions;
    g_autofree char *key = clause_key(actions, clause, document->level ? document->level : "");
    struct action_entry *entry = add_entry(gathering, key, document->level);
    entry->action = ACTION_CONTINUE;
    entry->audience = EVERYONE;
    if (!entry->title)
        phrase_follow(actions, entry, clause);
    part_of(gathering, entry, document);
}

static void add_clauses(struct gathering *gathering)
{
    struct actions *actions = gathering->actions;
    const GPtrArray *coverage = actions->result->coverage;
    for (guint i = 0; i < coverage->len; i++) {
        const struct coverage *clause = coverage->pdata[i];
        for (guint n = 0; n < clause->contradicts->len; n++)
            g_hash_table_add(gathering->deviating,
                             clause_key(actions, clause, clause->contradicts->pdata[n]));
    }
    for (guint i = 0; i < coverage->len; i++) {
        const struct coverage *clause = coverage->pdata[i];
        for (guint n = 0; n < clause->implements->len; n++) {
            const char *path = clause->implements->pdata[n];
            const struct document_result *document =
                g_hash_table_lookup(gathering->documents, path);
            g_autofree char *key = clause_key(actions, clause, path);
            if (document && document->outcome == OUTCOME_CHECKED &&
                !g_hash_table_contains(gathering->deviating, key))
                add_clause(gathering, clause, document);
        }
    }
}

static int compare_numbers(guint one, guint other)
{
    return one < other ? -1 : one > other;
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const struct action_entry *one = *(struct action_entry *const *)a;
    const struct action_entry *other = *(struct action_entry *const *)b;
    int order = compare_numbers(action_rank(one->action), action_rank(other->action));
    if (!order)
        order = compare_numbers(level_rank(one->level), level_rank(other->level));
    if (!order)
        order = g_strcmp0(one->level, other->level);
    if (!order) // rules before clauses; the clauses stay in the order of the agreement
        order = compare_numbers(!one->rule, !other->rule);
    if (order || !one->rule)
        return order;
    order = compare_numbers(other->severity, one->severity);
    if (!order)
        order = compare_numbers(other->findings, one->findings);
    return order ? order : strcmp(one->rule->id, other->rule->id);
}

static gint compare_units(gconstpointer a, gconstpointer b)
{
    const struct action_unit *one = *(struct action_unit *const *)a;
    const struct action_unit *other = *(struct action_unit *const *)b;
    return strcmp(one->name, other->name);
}

static struct action_total *total_of(struct actions *actions,
                                     const struct document_result *document)
{
    const char *unit = document->owner ? document->owner : actions->words->unit_unknown;
    for (guint i = 0; i < actions->totals->len; i++) {
        struct action_total *total = actions->totals->pdata[i];
        if (strcmp(total->unit, unit) == 0 && g_strcmp0(total->level, document->level) == 0)
            return total;
    }
    struct action_total *total = arena_new0(actions->arena, struct action_total);
    total->unit = unit;
    total->level = document->level;
    g_ptr_array_add(actions->totals, total);
    return total;
}

static gint compare_totals(gconstpointer a, gconstpointer b)
{
    const struct action_total *one = *(struct action_total *const *)a;
    const struct action_total *other = *(struct action_total *const *)b;
    int order = compare_numbers(level_rank(one->level), level_rank(other->level));
    if (!order)
        order = g_strcmp0(one->level, other->level);
    return order ? order : strcmp(one->unit, other->unit);
}

static void add_totals(struct actions *actions)
{
    for (guint i = 0; i < actions->result->documents->len; i++)
        total_of(actions, actions->result->documents->pdata[i])->documents++;
    for (guint i = 0; i < actions->clean->len; i++)
        total_of(actions, actions->clean->pdata[i])->clean++;
    for (guint i = 0; i < actions->entries->len; i++) {
        const struct action_entry *entry = actions->entries->pdata[i];
        for (guint n = 0; n < entry->units->len; n++) {
            const struct action_unit *unit = entry->units->pdata[n];
            const struct action_document *first = unit->documents->pdata[0];
            struct action_total *total = total_of(actions, first->document);
            total->findings[entry->action] += entry->rule ? unit->findings : unit->documents->len;
        }
    }
    g_ptr_array_sort(actions->totals, compare_totals);
}

struct actions *actions_new(const struct result *result)
{
    struct arena *arena = arena_new();
    struct actions *actions = arena_new0(arena, struct actions);
    *actions = (struct actions){
        .result = result,
        .words = words_in(result->language),
        .arena = arena,
        .entries = arena_array(arena),
        .totals = arena_array(arena),
        .clean = arena_array(arena),
    };
    g_autoptr(GHashTable) entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) deviating = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) documents = g_hash_table_new(g_str_hash, g_str_equal);
    struct gathering gathering = {.actions = actions,
                                  .entries = entries,
                                  .parts = parts,
                                  .documents = documents,
                                  .deviating = deviating};
    for (guint i = 0; i < result->documents->len; i++) {
        struct document_result *document = result->documents->pdata[i];
        g_hash_table_insert(documents, (gpointer)(gsize)document->path, document);
        add_document(&gathering, document);
    }
    add_library(&gathering);
    add_clauses(&gathering);
    add_totals(actions);
    for (guint i = 0; i < actions->entries->len; i++) {
        struct action_entry *entry = actions->entries->pdata[i];
        g_ptr_array_sort(entry->units, compare_units);
        phrase_entry(actions, entry);
    }
    g_ptr_array_sort(actions->entries, compare_entries);
    return actions;
}

void actions_free(struct actions *actions)
{
    if (actions)
        arena_free(actions->arena);
}

guint actions_count(const struct actions *actions, enum audience audience, enum action action)
{
    guint count = 0;
    for (guint i = 0; i < actions->entries->len; i++) {
        const struct action_entry *entry = actions->entries->pdata[i];
        count += entry->action == action && (entry->audience & 1u << audience) != 0;
    }
    return count;
}

gboolean action_is_listed(const struct action_entry *entry, enum audience audience,
                          enum action action, gboolean rule)
{
    return entry->action == action && (entry->rule != NULL) == rule &&
           (entry->audience & 1u << audience) != 0;
}

gboolean action_is_silent(const struct document_result *document)
{
    return phrase_is_unread(document) || document->outcome == OUTCOME_UNSUPPORTED;
}
