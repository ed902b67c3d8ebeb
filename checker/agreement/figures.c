// SPDX-License-Identifier: Apache-2.0
#include "agreement/figures.h"

#include "text/fold.h"
#include "text/text.h"
#include "text/words.h"

#include <string.h>

enum {
    TOPIC_STEM = 7, // letters that inflected forms have in common
    FEW_TOPICS = 4, // sentences that share fewer are not about the same
    LONGER = 400,   // thousandths of the longer sentence's topics that must be shared
    THOUSAND = 1000
};

struct figures {
    GArray *kinds[VALUE_KINDS];     // struct figure
    GHashTable *about[VALUE_KINDS]; // topic -> GArray of guint: the figures whose sentence has it
    GPtrArray *texts;               // char *
};

// Words of any sentence of an agreement, and what values are counted in.
static gboolean is_empty(const char *word)
{
    static const char *const words[] = {
        "inom",    "efter",  "senast", "enligt",   "samt",        "eller",  "från",   "till",
        "minst",   "högst",  "skall",  "ska",      "varje",       "alla",   "någon",  "något",
        "inte",    "vilket", "dagar",  "vardagar", "arbetsdagar", "vecka",  "veckor", "månad",
        "månader", "timme",  "timmar", "dygn",     "procent",     "kronor", "vilken", "detta",
        "denna",   "dessa",  "under",  "även"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (*words[i] == *word && strcmp(words[i], word) == 0)
            return TRUE;
    return FALSE;
}

GHashTable *sentence_topics(const char *folded, guint start, guint end)
{
    GHashTable *topics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *sentence = g_strndup(folded + start, end - start);
    g_autoptr(GPtrArray) words = text_long_words(sentence);
    for (guint i = 0; i < words->len; i++)
        if (!is_empty(words->pdata[i]))
            g_hash_table_add(topics,
                             g_utf8_substring(words->pdata[i], 0,
                                              MIN(g_utf8_strlen(words->pdata[i], -1), TOPIC_STEM)));
    return topics;
}

static void clear_figure(void *item)
{
    g_hash_table_unref(((struct figure *)item)->topics);
}

static void add_topics(GHashTable *about, GHashTable *topics, guint figure)
{
    GHashTableIter iter;
    gpointer topic;
    g_hash_table_iter_init(&iter, topics);
    while (g_hash_table_iter_next(&iter, &topic, NULL)) {
        GArray *list = g_hash_table_lookup(about, topic);
        if (!list) {
            list = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(about, g_strdup(topic), list);
        }
        g_array_append_val(list, figure);
    }
}

static void add_line(struct figures *figures, guint clause, const char *line)
{
    char *text = text_fold(line);
    guint length = (guint)strlen(text);
    g_ptr_array_add(figures->texts, text);
    g_autoptr(GArray) sentences = find_sentences(text, length);
    for (guint i = 0; i < sentences->len && length; i++) {
        guint start = g_array_index(sentences, guint, i);
        guint end = i + 1 < sentences->len ? g_array_index(sentences, guint, i + 1) : length;
        g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
        value_find(VALUE_AGREED, text, start, end, values);
        g_autoptr(GHashTable) topics = values->len ? sentence_topics(text, start, end) : NULL;
        for (guint n = 0; n < values->len; n++) {
            struct figure figure = {.clause = clause,
                                    .text = text,
                                    .start = start,
                                    .end = end,
                                    .value = g_array_index(values, struct value, n),
                                    .topics = g_hash_table_ref(topics)};
            enum value_kind kind = figure.value.kind;
            add_topics(figures->about[kind], figure.topics, figures->kinds[kind]->len);
            g_array_append_val(figures->kinds[kind], figure);
        }
    }
}

struct figures *figures_new(const struct agreement *agreement)
{
    struct figures *figures = g_new0(struct figures, 1);
    figures->texts = g_ptr_array_new_with_free_func(g_free);
    for (guint kind = 0; kind < VALUE_KINDS; kind++) {
        figures->about[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                     (GDestroyNotify)(void *)g_array_unref);
        figures->kinds[kind] = g_array_new(FALSE, FALSE, sizeof(struct figure));
        g_array_set_clear_func(figures->kinds[kind], clear_figure);
    }
    for (guint i = 0; i < agreement->clauses->len; i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        g_auto(GStrv) lines = g_strsplit(clause->text, "\n", -1);
        for (guint n = 0; lines[n]; n++)
            add_line(figures, i, lines[n]);
    }
    return figures;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    for (guint kind = 0; kind < VALUE_KINDS; kind++) {
        g_hash_table_unref(figures->about[kind]);
        g_array_unref(figures->kinds[kind]);
    }
    g_ptr_array_unref(figures->texts);
    g_free(figures);
}

const GArray *figures_of(const struct figures *figures, enum value_kind kind)
{
    return figures->kinds[kind];
}

GArray *figures_about(const struct figures *figures, enum value_kind kind, GHashTable *topics)
{
    guint count = figures->kinds[kind]->len;
    g_autofree guint16 *shared = g_new0(guint16, count + 1);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    GHashTableIter iter;
    gpointer topic;
    g_hash_table_iter_init(&iter, topics);
    while (g_hash_table_iter_next(&iter, &topic, NULL)) {
        const GArray *list = g_hash_table_lookup(figures->about[kind], topic);
        for (guint i = 0; list && i < list->len; i++)
            shared[g_array_index(list, guint, i)]++;
    }
    for (guint i = 0; i < count; i++)
        if (shared[i] >= FEW_TOPICS)
            g_array_append_val(found, i);
    return found;
}

guint topics_shared(GHashTable *a, GHashTable *b)
{
    guint shared = 0, fewest = MIN(g_hash_table_size(a), g_hash_table_size(b));
    guint most = MAX(g_hash_table_size(a), g_hash_table_size(b));
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, a);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        shared += g_hash_table_contains(b, key);
    if (shared < FEW_TOPICS || shared * THOUSAND < most * LONGER)
        return 0;
    return THOUSAND * shared / fewest;
}
