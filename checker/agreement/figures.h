// SPDX-License-Identifier: Apache-2.0
// The sentences of an agreement that hold values - times, shares, sums, numbers, dates - and what
// they are about, so that a document's sentence about the same thing can be held against them.
#ifndef LINJERA_AGREEMENT_FIGURES_H
#define LINJERA_AGREEMENT_FIGURES_H

#include "agreement/agreement.h"
#include "lang/value.h"

// What a sentence is about: the beginnings of its longer words, without figures and small words.
// The caller frees the table.
GHashTable *sentence_topics(const char *folded, guint start, guint end);

// A sentence with a value of a kind: bytes [start, end) of `text`, folded.
struct figure {
    guint clause; // index of the agreement's clause
    const char *text;
    guint start, end;
    struct value value; // places in `text`
    GHashTable *topics;
};

struct figures;
struct figures *figures_new(const struct agreement *agreement);
typedef struct figures figures_t;
void figures_free(struct figures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(figures_t, figures_free)
// The values of a kind (struct figure), in the agreement's order. Borrowed.
const GArray *figures_of(const struct figures *figures, enum value_kind kind);

// The values of a kind in sentences that may be about what these topics are about (indexes into
// figures_of, ascending; the caller owns the array): those that share enough of them to tell.
GArray *figures_about(const struct figures *figures, enum value_kind kind, GHashTable *topics);

// How much two sentences are about the same: thousandths of the topics of the shorter one that both
// have; 0 for too few to tell.
guint topics_shared(GHashTable *a, GHashTable *b);

#endif
