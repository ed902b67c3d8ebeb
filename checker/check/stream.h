// SPDX-License-Identifier: Apache-2.0
// A document as one stream of words, and where the clauses of the superseded agreement cover it:
// what the search for copied passages works on.
#ifndef LINJERA_CHECK_STREAM_H
#define LINJERA_CHECK_STREAM_H

#include "check/against.h"
#include "check/internal.h"

// A word of the document: where it stands, and whether an agreement in force says it too.
struct stream_word {
    struct word word; // bytes in the passage's folded text
    guint passage;    // number, from 0
    gboolean current; // several words in a row with it stand there
    gboolean taken;   // part of a passage that is reported
    gboolean breaks;  // nothing goes on over it: the first word after a heading
    gboolean law;     // of a law's name and number, which every text about it has
};

// The stream and where the old clauses cover it.
struct stream {
    struct check *check;
    GArray *words;      // struct stream_word
    GHashTable *covers; // clause -> GArray of guint: words where three in a row begin
};

// Fills in a stream whose arrays are empty: the words in the scope of the current rule, headings
// and quotations left out, and the covers.
void stream_fill(struct stream *stream);
struct stream_word *stream_word_at(const struct stream *stream, guint index);

#endif
