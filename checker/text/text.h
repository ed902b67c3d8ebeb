// SPDX-License-Identifier: Apache-2.0
// Text as rules see it: folded (NFC, one kind of space, hyphen and quotation mark, no soft hyphens)
// and joined to the units people read (a list's lead-in with its item, a label cell with its
// value), with a map back to block and code point. Places come from the map, never from a second
// search. Case is kept: patterns decide about case.
#ifndef LINJERA_TEXT_TEXT_H
#define LINJERA_TEXT_TEXT_H

#include "base/arena.h"
#include "model/document.h"

// A place in the document: a block (1-based) and a code point offset in its text (0-based).
struct spot {
    guint block, offset;
};

// A stretch of a passage that comes from one block.
struct piece {
    guint block;
    guint start, end; // bytes in the passage's folded text
};

// One block's text with what it is read together with. The own piece is the last one; what stands
// before it (lead-in, label, table header) is context: rules report a match in a passage only if it
// reaches into the own piece, since a match wholly in the context is the context block's own.
struct passage {
    guint block;
    const char *folded; // UTF-8, NUL-terminated
    guint length;       // bytes
    guint own;          // byte where the own piece begins
    const struct piece *pieces;
    guint piece_count;
    const guint *sentences; // byte offsets where sentences begin, ascending; the first is 0
    guint sentence_count;
    // Per byte, and once more after the last, in the piece's block: the code point offset where the
    // byte's source begins, and the one where it ends.
    const guint32 *origins, *ends;
};

struct text {
    const struct document *document; // borrowed
    struct arena *arena;
    struct passage *passages; // one per block, passages[n - 1] for block n
    guint count;
};

// Folds the whole document. Hidden and field-code text is not there; cached TOC lines are blocks
// with an empty passage (they repeat headings).
struct text *text_new(const struct document *document);
typedef struct text text_t;
void text_free(struct text *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(text_t, text_free)

// The place of a byte of a passage's folded text. `end`: the byte is an exclusive end, so that the
// place is just after the code point before it.
struct spot text_spot(const struct passage *passage, guint byte, gboolean end);
// The byte where code point `offset` of the passage's own block begins; the passage's length past
// its last.
guint text_byte(const struct passage *passage, guint offset);
// The byte range of the sentence that holds `byte`.
void text_sentence(const struct passage *passage, guint byte, guint *start, guint *end);
// Folds a stand-alone text the same way (a heading, a clause); newly allocated.
char *text_fold(const char *text);
// The same in lower case (full Unicode), for comparing and fingerprints; newly allocated.
char *text_fold_case(const char *text);
// Letters, digits and marks make words; counts them.
guint text_count_words(const char *folded);

#endif
