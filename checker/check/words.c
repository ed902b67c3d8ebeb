// SPDX-License-Identifier: Apache-2.0
// The words of a document, found once for all clauses that are looked for in it.
#include "check/internal.h"

struct word_index *check_words(struct check *check)
{
    if (check->words)
        return check->words;
    struct word_index *index = g_new0(struct word_index, 1);
    index->words = g_array_new(FALSE, FALSE, sizeof(struct indexed_word));
    index->first = g_new0(guint, check->text->count + 1);
    index->places = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < check->text->count; i++) {
        g_autoptr(GArray) words = text_words(check->text->passages[i].folded);
        index->first[i] = index->words->len;
        for (guint n = 0; n < words->len; n++) {
            struct indexed_word entry = {.passage = i,
                                         .word = g_array_index(words, struct word, n)};
            GArray *places = g_hash_table_lookup(index->places, GUINT_TO_POINTER(entry.word.key));
            if (!places) {
                places = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(index->places, GUINT_TO_POINTER(entry.word.key), places);
            }
            guint number = index->words->len;
            g_array_append_val(places, number);
            g_array_append_val(index->words, entry);
        }
    }
    index->first[check->text->count] = index->words->len;
    check->words = index;
    return index;
}

void check_words_free(struct word_index *index)
{
    if (!index)
        return;
    g_array_unref(index->words);
    g_free(index->first);
    g_hash_table_unref(index->places);
    g_free(index);
}
