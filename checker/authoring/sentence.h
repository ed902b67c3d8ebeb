// SPDX-License-Identifier: Apache-2.0
// The sentences of an agreement's clauses, with their words: what two versions are compared by to
// suggest rules.
#ifndef LINJERA_AUTHORING_SENTENCE_H
#define LINJERA_AUTHORING_SENTENCE_H

#include "finding/comparison.h"
#include "text/words.h"

// A sentence, folded, with its words; lower-case texts of the words beside them.
struct sentence {
    char *text;
    GArray *words;    // struct word
    GPtrArray *lower; // char *, one a word
};

// The sentence that `length` bytes of folded text are; sentence_free takes a void * for arrays.
struct sentence *sentence_new(const char *start, gsize length);
void sentence_free(void *item);
const struct word *sentence_word(const struct sentence *sentence, guint index);

// The sentences of clauses (struct sentence); the label of a list item is none of its words, and
// rows of tables are no sentences. The caller owns the array.
GPtrArray *sentences_of(const GPtrArray *clauses);

#endif
