// SPDX-License-Identifier: Apache-2.0
#include "authoring/sentence.h"

#include "text/fold.h"
#include "text/text.h"

#include <string.h>

enum { LABEL_LETTERS = 4 }; // the longest label of a list item: "(12)"

void sentence_free(void *item)
{
    struct sentence *sentence = item;
    g_free(sentence->text);
    g_array_unref(sentence->words);
    g_ptr_array_unref(sentence->lower);
    g_free(sentence);
}

const struct word *sentence_word(const struct sentence *sentence, guint index)
{
    return &g_array_index(sentence->words, struct word, index);
}

struct sentence *sentence_new(const char *start, gsize length)
{
    struct sentence *sentence = g_new0(struct sentence, 1);
    sentence->text = g_strstrip(g_strndup(start, length));
    sentence->words = text_words(sentence->text);
    sentence->lower = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < sentence->words->len; i++) {
        const struct word *word = sentence_word(sentence, i);
        g_autofree char *own = g_strndup(sentence->text + word->start, word->end - word->start);
        g_ptr_array_add(sentence->lower, text_fold_case(own));
    }
    return sentence;
}

GPtrArray *sentences_of(const GPtrArray *clauses)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(sentence_free);
    for (guint i = 0; i < clauses->len; i++) {
        const struct compared_clause *clause = clauses->pdata[i];
        g_auto(GStrv) lines = g_strsplit(clause->text, "\n", -1);
        for (guint n = 0; lines[n]; n++) {
            if (strstr(lines[n], " | "))
                continue;
            g_autofree char *folded = text_fold(lines[n]);
            const char *line = folded;
            const char *space = strchr(line, ' ');
            if (space && space - line <= LABEL_LETTERS &&
                (space[-1] == ')' || g_str_has_prefix(line, "•") || *line == '-'))
                line = space + 1;
            g_autoptr(GArray) starts = find_sentences(line, strlen(line));
            for (guint s = 0; s < starts->len && *line; s++) {
                guint start = g_array_index(starts, guint, s);
                guint end =
                    s + 1 < starts->len ? g_array_index(starts, guint, s + 1) : (guint)strlen(line);
                g_ptr_array_add(sentences, sentence_new(line + start, end - start));
            }
        }
    }
    return sentences;
}
