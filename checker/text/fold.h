// SPDX-License-Identifier: Apache-2.0
// Folding with a map back, for the module's own files.
#ifndef LINJERA_TEXT_FOLD_H
#define LINJERA_TEXT_FOLD_H

#include <glib.h>

// Folded text and, for each of its bytes, the code points of the source it comes from: [from, to).
struct folding {
    GString *text;
    GArray *from, *to; // guint32, one entry a byte
};

void folding_init(struct folding *folding);
void folding_clear(struct folding *folding);
// Folds valid UTF-8: NFC, one kind of space (collapsed, none at the ends), hyphen and quotation
// mark, no invisible characters, ligatures and ellipses spelled out; a word broken by a hyphen and
// a line break that has become a space ("nedsätt- ning") is joined.
void fold(const char *source, struct folding *folding);

// The bytes of folded text where sentences begin, ascending; the first is 0 (guint).

GArray *find_sentences(const char *folded, gsize length);

#endif
