// SPDX-License-Identifier: Apache-2.0
#include "library/consistency.h"

#include "finding/message.h"
#include "lang/value.h"

#include <string.h>

// The names for one thing in all documents: those of the rule first, then as they are met.
struct tally {
    GArray *usages;  // struct usage
    GPtrArray *uses; // for each of them a GPtrArray of struct library_use
};

// The index of a name among those that were met; that of the next, if it is new. Values are alike
// when they are worth the same, however they are written.
static guint find_name(const struct tally *tally, const struct library_question *question,
                       const char *name)
{
    enum value_kind kind;
    struct value value;
    gboolean parsed = question->value && value_kind_parse(question->value, &kind) &&
                      value_parse(kind, name, &value);
    guint index = 0;
    for (; index < tally->usages->len; index++) {
        const char *known = g_array_index(tally->usages, struct usage, index).name;
        struct value other;
        if (strcmp(known, name) == 0)
            break;
        if (parsed && value_parse(kind, known, &other) && !value_differs(&value, VALUE_EQ, &other))
            break;
    }
    return index;
}

static void tally_free(gpointer data)
{
    struct tally *tally = data;
    g_array_unref(tally->usages);
    g_ptr_array_unref(tally->uses);
    g_free(tally);
}

static void add_name(struct result *result, struct tally *tally, const char *name)
{
    struct usage usage = {.name = arena_strdup(result->arena, name)};
    g_array_append_val(tally->usages, usage);
    g_ptr_array_add(tally->uses, arena_array(result->arena));
}

static struct tally *tally_new(struct result *result, const struct library_question *question)
{
    struct tally *tally = g_new0(struct tally, 1);
    tally->usages = g_array_new(FALSE, FALSE, sizeof(struct usage));
    tally->uses = g_ptr_array_new();
    for (guint i = 0; i < question->names->len; i++)
        add_name(result, tally, question->names->pdata[i]);
    return tally;
}

static void count(struct result *result, struct tally *tally,
                  const struct library_question *question, const char *path,
                  const struct fact *fact)
{
    guint index = find_name(tally, question, fact->name);
    if (index == tally->usages->len)
        add_name(result, tally, fact->name);
    struct usage *usage = &g_array_index(tally->usages, struct usage, index);
    usage->occurrences += fact->count;
    GPtrArray *uses = tally->uses->pdata[index];
    const struct library_use *last = uses->len ? uses->pdata[uses->len - 1] : NULL;
    if (last && last->path == path)
        return; // the same value, written in another way
    usage->units++;
    struct library_use *use = arena_new0(result->arena, struct library_use);
    *use = (struct library_use){.path = path, .fact = fact};
    g_ptr_array_add(uses, use);
}

static GPtrArray *basis_of(struct result *result, const struct rule_card *card)
{
    GPtrArray *list = arena_array(result->arena);
    for (guint i = 0; card->basis && i < card->basis->len; i++) {
        const struct basis_ref *ref = card->basis->pdata[i];
        struct basis *basis = arena_new0(result->arena, struct basis);
        *basis = (struct basis){.agreement = ref->agreement, .section = ref->section};
        g_ptr_array_add(list, basis);
    }
    return list;
}

static void report(struct result *result, const struct rule_card *card, const char *about,
                   const struct tally *tally, guint other, guint expected)
{
    struct arena *arena = result->arena;
    guint names = tally->usages->len;
    struct usage *usages = arena_alloc(arena, names * sizeof *usages);
    memcpy(usages, tally->usages->data, names * sizeof *usages);
    struct library_finding *finding = arena_new0(arena, struct library_finding);
    *finding = (struct library_finding){
        .rule = card->id,
        .severity = card->severity,
        .action = card->action,
        .about = arena_strdup(arena, about),
        .match = usages[other].name,
        .suggestion = usages[expected].name,
        .names = usages,
        .name_count = names,
        .uses = tally->uses->pdata[other],
        .expected = tally->uses->pdata[expected],
        .basis = basis_of(result, card),
        .upcoming = card->upcoming,
        .gates = card->gates,
        .fingerprint = fingerprint_library(arena, card->id, about, usages[other].name),
    };
    struct message_words words = {.match = finding->match,
                                  .suggestion = finding->suggestion,
                                  .names = usage_list(arena, usages, names)};
    for (guint i = 0; i < LANGUAGES; i++)
        finding->message[i] = message_fill(arena, card->question->message[i], &words);
    g_ptr_array_add(result->library, finding);
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void answer(struct result *result, const struct rule_card *card)
{
    g_autoptr(GHashTable) tallies =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, tally_free);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        for (guint n = 0; n < document->facts->len; n++) {
            const struct fact *fact = document->facts->pdata[n];
            if (g_strcmp0(fact->rule, card->id) != 0)
                continue;
            struct tally *tally = g_hash_table_lookup(tallies, fact->about);
            if (!tally) {
                tally = tally_new(result, card->question);
                g_hash_table_insert(tallies, (gpointer)(gsize)fact->about, tally);
            }
            count(result, tally, card->question, document->path, fact);
        }
    }
    g_autoptr(GList) abouts = g_list_sort(g_hash_table_get_keys(tallies), compare_texts);
    for (const GList *about = abouts; about; about = about->next) {
        const struct tally *tally = g_hash_table_lookup(tallies, about->data);
        const struct usage *usages = (const struct usage *)(void *)tally->usages->data;
        int expected = usage_expected(usages, tally->usages->len, card->question->prefer);
        for (guint i = 0; expected != USAGE_NONE && i < tally->usages->len; i++) {
            if (usages[i].units && i != (guint)expected)
                report(result, card, about->data, tally, i, (guint)expected);
        }
    }
}

void consistency_add(struct result *result)
{
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *card = result->rules->pdata[i];
        if (card->question)
            answer(result, card);
    }
}
