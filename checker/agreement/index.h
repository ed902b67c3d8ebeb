// SPDX-License-Identifier: Apache-2.0
// An agreement's words, indexed, so that the passages of a document can be looked up in it: where
// three words in a row stand, whatever their case and the punctuation between them. Immutable; the
// agreement must outlive it.
#ifndef LINJERA_AGREEMENT_INDEX_H
#define LINJERA_AGREEMENT_INDEX_H

#include "agreement/agreement.h"
#include "text/words.h"

enum { SHINGLE_WORDS = 3 };

// Three words in a row: of clause `clause` (an index into the agreement's clauses), from its word
// `word` on.
struct shingle_place {
    guint clause, word;
};

struct agreement_index;

struct agreement_index *agreement_index_new(const struct agreement *agreement);
typedef struct agreement_index agreement_index_t;
void agreement_index_free(struct agreement_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(agreement_index_t, agreement_index_free)

const struct agreement *index_agreement(const struct agreement_index *index);
// A clause as it is indexed: its title and its text, a line each, and the words in that, without
// the labels of list items (struct word; the first `title_words` are the title's). Borrowed.
struct indexed_clause {
    const struct clause *clause;
    const char *text;
    const struct word *words;
    guint word_count, title_words;
    const GPtrArray *title_topics; // char *: the longer words of the title (text_long_words)
    const char *letters;           // those of the clause's own text, as text_letters gives them
};
const struct indexed_clause *index_clause(const struct agreement_index *index, guint clause);
// What three words in a row are looked up by.
guint shingle_key(const struct word *words);
// Where they stand, in the agreement's order; NULL and 0 for nowhere. Borrowed.
const struct shingle_place *index_find(const struct agreement_index *index, guint key,
                                       guint *count);

// Which clauses of the new agreement an old one's clauses became (compare.h, without the words).
struct clause_map;
struct clause_map *clause_map_new(const struct agreement *old_agreement,
                                  const struct agreement *new_agreement);
typedef struct clause_map clause_map_t;
void clause_map_free(struct clause_map *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(clause_map_t, clause_map_free)
// The new clauses (indexes) of an old one, in order; NULL and 0: it is gone.
const guint *clause_map_find(const struct clause_map *map, guint old_clause, guint *count);

#endif
