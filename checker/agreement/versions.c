// SPDX-License-Identifier: Apache-2.0
// The clauses of agreements as words.
#include "agreement/versions.h"

#include <string.h>

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

void versions_init(struct versions *versions, const struct agreement *old_agreement,
                   const struct agreement *new_agreement)
{
    version_init(&versions->old_version, old_agreement);
    version_init(&versions->new_version, new_agreement);
    versions->relations = g_array_new(FALSE, FALSE, sizeof(struct related));
    g_array_set_clear_func(versions->relations, clear_related);
}

void versions_clear(struct versions *versions)
{
    version_clear(&versions->old_version);
    version_clear(&versions->new_version);
    g_array_unref(versions->relations);
}
