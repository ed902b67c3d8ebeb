// SPDX-License-Identifier: Apache-2.0
#include "library/merge.h"

#include "library/consistency.h"

#include <string.h>

struct merging {
    const GPtrArray *inputs; // struct result
    const char *const *names;
    GPtrArray *notes;
    struct result *result;
    GHashTable *owner; // path -> number of the result whose document counts, from 1
    gboolean *left;    // whether a result has a document left, or never had one
};

static void G_GNUC_PRINTF(2, 3) note(struct merging *merging, const char *format, ...)
{
    if (!merging->notes)
        return;
    va_list args;
    va_start(args, format);
    g_ptr_array_add(merging->notes, g_strdup_vprintf(format, args));
    va_end(args);
}

static guint owner_of(const struct merging *merging, const char *path)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(merging->owner, path));
}

static void find_owners(struct merging *merging)
{
    for (guint i = 0; i < merging->inputs->len; i++) {
        const struct result *input = merging->inputs->pdata[i];
        const char *first = NULL; // of the documents that are in a result before it too
        guint again = 0;
        merging->left[i] = input->documents->len == 0;
        for (guint n = 0; n < input->documents->len; n++) {
            const struct document_result *document = input->documents->pdata[n];
            guint before = owner_of(merging, document->path);
            again += before != 0;
            if (before && !first)
                first = document->path;
            g_hash_table_insert(merging->owner, (gpointer)(gsize)document->path,
                                GUINT_TO_POINTER(i + 1));
        }
        if (again == 1)
            note(merging,
                 "%s: the document %s is in a result before it too; what %s says of it counts",
                 merging->names[i], first, merging->names[i]);
        else if (again)
            note(merging,
                 "%s: %s and %u more documents are in a result before it too; what %s says "
                 "of them counts",
                 merging->names[i], first, again - 1, merging->names[i]);
    }
}

static gint compare_paths(gconstpointer a, gconstpointer b)
{
    const struct document_result *first = *(struct document_result *const *)a;
    const struct document_result *second = *(struct document_result *const *)b;
    return strcmp(first->path, second->path);
}

// The documents that count move to the merged result. One that a result has twice counts as the
// result has it first.
static void take_documents(struct merging *merging)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < merging->inputs->len; i++) {
        const struct result *input = merging->inputs->pdata[i];
        guint kept = 0;
        for (guint n = 0; n < input->documents->len; n++) {
            struct document_result *document = input->documents->pdata[n];
            if (owner_of(merging, document->path) == i + 1 &&
                g_hash_table_add(taken, (gpointer)(gsize)document->path)) {
                merging->left[i] = TRUE;
                g_ptr_array_add(merging->result->documents, document);
            } else {
                input->documents->pdata[kept++] = document;
            }
        }
        g_ptr_array_set_size(input->documents, (gint)kept);
    }
    g_ptr_array_sort(merging->result->documents, compare_paths);
}

// Adds a card, in the place of the one with its id if there is one, which is handed back.
static void *put_card(GPtrArray *cards, void *card, const char *(*id)(const void *card))
{
    for (guint i = 0; i < cards->len; i++) {
        if (strcmp(id(cards->pdata[i]), id(card)) != 0)
            continue;
        void *before = cards->pdata[i];
        cards->pdata[i] = card;
        return before;
    }
    g_ptr_array_add(cards, card);
    return NULL;
}

static const char *ruleset_id(const void *card)
{
    return ((const struct ruleset_card *)card)->id;
}

static const char *agreement_id(const void *card)
{
    return ((const struct agreement_card *)card)->id;
}

static const char *rule_id(const void *card)
{
    return ((const struct rule_card *)card)->id;
}

static void put_cards(struct merging *merging, guint number)
{
    const struct result *input = merging->inputs->pdata[number];
    struct result *result = merging->result;
    const char *name = merging->names[number];
    for (guint i = 0; i < input->rulesets->len; i++) {
        struct ruleset_card *card = input->rulesets->pdata[i];
        const struct ruleset_card *before = put_card(result->rulesets, card, ruleset_id);
        if (before && g_strcmp0(before->sha256, card->sha256) != 0)
            note(merging,
                 "%s: its rules %s are not those of the results before it; check the documents "
                 "anew if that matters",
                 name, card->id);
    }
    for (guint i = 0; i < input->agreements->len; i++) {
        struct agreement_card *card = input->agreements->pdata[i];
        const struct agreement_card *before = put_card(result->agreements, card, agreement_id);
        if (before && g_strcmp0(before->sha256, card->sha256) != 0)
            note(merging,
                 "%s: its text of the agreement %s is not that of the results before it; check the "
                 "documents anew if that matters",
                 name, card->id);
    }
    for (guint i = 0; i < input->rules->len; i++)
        put_card(result->rules, input->rules->pdata[i], rule_id);
}

// What a result says of its own documents, and only of those that count.
static void add_paths(struct merging *merging, guint number, GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        if (owner_of(merging, from->pdata[i]) == number + 1)
            g_ptr_array_add(to, from->pdata[i]);
    }
}

static void add_rules(GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        gboolean known = FALSE;
        for (guint n = 0; n < to->len && !known; n++)
            known = strcmp(to->pdata[n], from->pdata[i]) == 0;
        if (!known)
            g_ptr_array_add(to, from->pdata[i]);
    }
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_coverage(struct merging *merging, guint number, GHashTable *clauses)
{
    const struct result *input = merging->inputs->pdata[number];
    struct arena *arena = merging->result->arena;
    for (guint i = 0; i < input->coverage->len; i++) {
        const struct coverage *from = input->coverage->pdata[i];
        const char *key = arena_printf(arena, "%s\n%s", from->agreement, from->section);
        struct coverage *to = g_hash_table_lookup(clauses, key);
        if (!to) {
            to = arena_new0(arena, struct coverage);
            *to = *from;
            to->rules = arena_array(arena);
            to->implements = arena_array(arena);
            to->contradicts = arena_array(arena);
            g_hash_table_insert(clauses, (gpointer)(gsize)key, to);
            g_ptr_array_add(merging->result->coverage, to);
        }
        add_rules(to->rules, from->rules);
        add_paths(merging, number, to->implements, from->implements);
        add_paths(merging, number, to->contradicts, from->contradicts);
        g_ptr_array_sort(to->implements, compare_texts);
        g_ptr_array_sort(to->contradicts, compare_texts);
    }
}

// Of exit codes the one that says the most: what was not read, then what failed.
static void put_run(struct merging *merging, guint number)
{
    const struct result *input = merging->inputs->pdata[number];
    struct result *result = merging->result;
    const char *name = merging->names[number];
    if (result->as_of && strcmp(result->as_of, input->as_of) != 0)
        note(merging,
             "%s: it is as of %s and the results before it as of %s; the later input's "
             "day stands in the report",
             name, input->as_of, result->as_of);
    if (result->revisions && strcmp(result->revisions, input->revisions) != 0)
        note(merging, "%s: other texts of tracked changes were read (%s) than before it (%s)", name,
             input->revisions, result->revisions);
    result->tool = input->tool;
    result->version = input->version;
    result->as_of = input->as_of;
    result->language = input->language;
    result->revisions = input->revisions;
    result->min_severity = MAX(result->min_severity, input->min_severity);
    result->redact = result->redact || input->redact;
    result->exit_code = MAX(result->exit_code, input->exit_code);
    result->ignored += input->ignored;
}

// The one among clauses that has the words of another.
static const struct basis *words_among(const GPtrArray *clauses, const struct basis *wanted)
{
    for (guint i = 0; i < clauses->len; i++) {
        const struct basis *basis = clauses->pdata[i];
        if (basis->text && strcmp(basis->agreement, wanted->agreement) == 0 &&
            strcmp(basis->section, wanted->section) == 0)
            return basis;
    }
    return NULL;
}

// The words of a clause, from any finding that gives them: the agreements themselves are not here.
static const struct basis *find_words(const struct merging *merging, const struct basis *wanted)
{
    const struct basis *found = NULL;
    for (guint i = 0; i < merging->inputs->len && !found; i++) {
        const GPtrArray *library = ((const struct result *)merging->inputs->pdata[i])->library;
        for (guint n = 0; n < library->len && !found; n++)
            found = words_among(((const struct library_finding *)library->pdata[n])->basis, wanted);
    }
    const GPtrArray *documents = merging->result->documents;
    for (guint i = 0; i < documents->len && !found; i++) {
        const struct document_result *document = documents->pdata[i];
        for (guint n = 0; n < document->findings->len && !found; n++)
            found =
                words_among(((const struct finding *)document->findings->pdata[n])->basis, wanted);
    }
    return found;
}

static void add_library(struct merging *merging)
{
    consistency_add(merging->result);
    for (guint i = 0; i < merging->result->library->len; i++) {
        const struct library_finding *finding = merging->result->library->pdata[i];
        for (guint n = 0; n < finding->basis->len; n++) {
            struct basis *basis = finding->basis->pdata[n];
            const struct basis *words = find_words(merging, basis);
            if (!words)
                continue;
            basis->heading = words->heading;
            basis->text = words->text;
        }
    }
}

struct result *result_merge(const GPtrArray *results, const char *const *names, GPtrArray *notes)
{
    g_autoptr(GHashTable) owner = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) clauses = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree gboolean *left = g_new0(gboolean, results->len);
    struct merging merging = {.inputs = results,
                              .names = names,
                              .notes = notes,
                              .result = result_new(),
                              .owner = owner,
                              .left = left};
    find_owners(&merging);
    take_documents(&merging);
    for (guint i = 0; i < results->len; i++) {
        if (!left[i])
            continue;
        put_cards(&merging, i);
        put_run(&merging, i);
        add_coverage(&merging, i, clauses);
    }
    add_library(&merging);
    return merging.result;
}
