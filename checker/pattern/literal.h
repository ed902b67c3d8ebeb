// SPDX-License-Identifier: Apache-2.0
// What any match of a regular expression must contain: a few strings, one of which stands in every
// match. Found by reading the PCRE2 source alone and cautiously: what is not understood has none.
// Also the folding of letters under which such strings are looked for.
#ifndef LINJERA_PATTERN_LITERAL_H
#define LINJERA_PATTERN_LITERAL_H

#include "base/arena.h"

// A shorter string is in too many words to be worth looking for.
enum { LITERAL_LEAST = 3, LITERAL_MOST = 40 };
#define EXTENT_UNBOUNDED G_MAXUINT

// How many bytes a part of a pattern takes.
struct extent {
    guint least, most;  // most: EXTENT_UNBOUNDED when there is no end to it
    gboolean spaceless; // it takes no space (U+0020)
};

// One of `texts` (folded, LITERAL_LEAST to LITERAL_MOST bytes each) stands in every match, after
// `before`.
struct literal_set {
    const char *const *texts;
    guint count;
    struct extent before;
};

// Of each set a text stands in every match: the rarest set first, others only where that is not
// rare. `count` 0: nothing is known.
enum { LITERAL_SETS = 4 };
struct literals {
    struct literal_set sets[LITERAL_SETS];
    guint count;
};

// In `arena`. Holds for all text that literal_fold folds.
struct literals literals_of(struct arena *arena, const char *source);

// Folds UTF-8 letters to lower case, byte for byte: `out` has room for `length` bytes. FALSE when
// the text has one of the three characters that equal a letter of another length when case is
// ignored (long s, the Kelvin and the Angstrom sign): then literals say nothing about it.
gboolean literal_fold(const char *text, gsize length, char *out);
// Whether a character can be a part of a literal: ASCII, the paragraph sign, and the Latin-1
// letters that have both cases, so that folding is all that PCRE2's ignoring of case amounts to.
gboolean literal_character(gunichar c);

// How rare the bytes are in Swedish, each after the one before it: the negative binary logarithm
// of how likely it is that they begin at a place of a text.
guint literal_rarity(const char *folded, gsize length);

#endif
