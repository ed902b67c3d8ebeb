// SPDX-License-Identifier: Apache-2.0
// The clauses of agreements as words, and what single clauses have in common.
#include "agreement/versions.h"

#include <string.h>

enum {
    SMALL_WORD = 3,  // bytes of words that say nothing of a title
    USUAL = 4,       // titles of both versions that a word may stand in and tell all
    TITLE_WORDS = 40 // a heading's words beyond these are a text's
};

static void clear_related(void *item)
{
    struct related *related = item;
    g_array_unref(related->old_clauses);
    g_array_unref(related->new_clauses);
}

void version_init(struct version *version, const struct agreement *agreement)
{
    version->agreement = agreement;
    version->count = agreement->clauses->len;
    version->clauses = g_new0(struct version_clause, version->count);
    for (guint i = 0; i < version->count; i++) {
        struct version_clause *own = &version->clauses[i];
        const struct clause *clause = agreement->clauses->pdata[i];
        own->clause = clause;
        own->text = g_strdup_printf("%s\n%s", clause->title, clause->text);
        own->relation = UNRELATED;
        own->hash = 5381;
        guint skip = (guint)strlen(clause->title) + 1, label = 0;
        g_autoptr(GArray) words = text_words(own->text);
        own->words = g_array_sized_new(FALSE, FALSE, sizeof(struct word), words->len);
        for (guint n = 0; n < words->len; n++) {
            const struct word *word = &g_array_index(words, struct word, n);
            while (label < clause->label_count && clause->labels[label].end + skip <= word->start)
                label++;
            if (label < clause->label_count && clause->labels[label].start + skip < word->end)
                continue;
            own->title_words += word->start < skip;
            own->hash = own->hash * 33 + word->key;
            g_array_append_vals(own->words, word, 1);
        }
    }
}

void version_clear(struct version *version)
{
    for (guint i = 0; i < version->count; i++) {
        g_free(version->clauses[i].text);
        g_array_unref(version->clauses[i].words);
    }
    g_free(version->clauses);
}

// The word of a title at `index`; NULL for one that says nothing.
static const struct word *title_word(const struct version_clause *own, guint index)
{
    const struct word *word = &g_array_index(own->words, struct word, index);
    return word->end - word->start > SMALL_WORD ? word : NULL;
}

static void count_titles(const struct version *version, GHashTable *counts)
{
    for (guint i = 0; i < version->count; i++) {
        const struct version_clause *own = &version->clauses[i];
        for (guint n = 0; n < MIN(own->title_words, TITLE_WORDS); n++) {
            const struct word *word = title_word(own, n);
            if (!word)
                continue;
            gpointer key = GUINT_TO_POINTER(word->key);
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
            g_hash_table_insert(counts, key, GUINT_TO_POINTER(count + 1));
        }
    }
}

void versions_init(struct versions *versions, const struct agreement *old_agreement,
                   const struct agreement *new_agreement)
{
    version_init(&versions->old_version, old_agreement);
    version_init(&versions->new_version, new_agreement);
    versions->title_words = g_hash_table_new(NULL, NULL);
    count_titles(&versions->old_version, versions->title_words);
    count_titles(&versions->new_version, versions->title_words);
    versions->relations = g_array_new(FALSE, FALSE, sizeof(struct related));
    g_array_set_clear_func(versions->relations, clear_related);
}

void versions_clear(struct versions *versions)
{
    version_clear(&versions->old_version);
    version_clear(&versions->new_version);
    g_array_unref(versions->relations);
    g_hash_table_unref(versions->title_words);
}

struct version_clause *old_at(const struct versions *versions, guint index)
{
    return &versions->old_version.clauses[index];
}

struct version_clause *new_at(const struct versions *versions, guint index)
{
    return &versions->new_version.clauses[index];
}

static gboolean equal_words(const struct version_clause *a, const struct version_clause *b,
                            guint count)
{
    for (guint i = 0; i < count; i++)
        if (g_array_index(a->words, struct word, i).key !=
            g_array_index(b->words, struct word, i).key)
            return FALSE;
    return TRUE;
}

gboolean same_words(const struct version_clause *a, const struct version_clause *b)
{
    return a->hash == b->hash && a->words->len == b->words->len &&
           a->title_words == b->title_words && equal_words(a, b, a->words->len);
}

gboolean same_title(const struct version_clause *a, const struct version_clause *b)
{
    return a->title_words && a->title_words == b->title_words && equal_words(a, b, a->title_words);
}

gboolean same_number(const struct version_clause *a, const struct version_clause *b)
{
    return a->clause->number && strcmp(a->clause->id, b->clause->id) == 0;
}

guint shared_titles(const struct versions *versions, const struct version_clause *a,
                    const struct version_clause *b)
{
    const struct version_clause *sides[] = {a, b};
    guint total = 0, shared = 0;
    for (guint side = 0; side < G_N_ELEMENTS(sides); side++) {
        const struct version_clause *own = sides[side], *other = sides[!side];
        for (guint i = 0; i < MIN(own->title_words, TITLE_WORDS); i++) {
            const struct word *word = title_word(own, i);
            gboolean found = FALSE;
            if (!word)
                continue;
            guint count = GPOINTER_TO_UINT(
                g_hash_table_lookup(versions->title_words, GUINT_TO_POINTER(word->key)));
            guint weight = USUAL * THOUSAND / MAX(count, USUAL);
            total += weight;
            for (guint n = 0; n < MIN(other->title_words, TITLE_WORDS) && !found; n++)
                found = g_array_index(other->words, struct word, n).key == word->key;
            shared += found ? weight : 0;
        }
    }
    return total ? (guint)((guint64)THOUSAND * shared / total) : 0;
}

struct related *relation_add(struct versions *versions)
{
    struct related related = {.old_clauses = g_array_new(FALSE, FALSE, sizeof(guint)),
                              .new_clauses = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_array_append_val(versions->relations, related);
    return &g_array_index(versions->relations, struct related, versions->relations->len - 1);
}

void relate_old(struct versions *versions, struct related *related, guint index)
{
    versions->old_version.clauses[index].relation = versions->relations->len - 1;
    g_array_append_val(related->old_clauses, index);
}

void relate_new(struct versions *versions, struct related *related, guint index)
{
    versions->new_version.clauses[index].relation = versions->relations->len - 1;
    g_array_append_val(related->new_clauses, index);
}

void relate(struct versions *versions, guint old_index, guint new_index)
{
    struct related *related = relation_add(versions);
    relate_old(versions, related, old_index);
    relate_new(versions, related, new_index);
}
