// SPDX-License-Identifier: Apache-2.0
// What two versions of an agreement say differently, sentence by sentence, in the ways that rules
// can be written about: a term that is gone, "kan" that became "ska", another party, another value.
#ifndef LINJERA_AUTHORING_CONTRAST_H
#define LINJERA_AUTHORING_CONTRAST_H

#include "finding/comparison.h"
#include "lang/value.h"

enum contrast_kind {
    CONTRAST_TERM,  // a word of the old version that the new one does not have
    CONTRAST_MODAL, // what may be done must be, or the reverse; also what is denied
    CONTRAST_PARTY, // another one is to do it
    CONTRAST_VALUE, // another time, share, sum or number
    CONTRAST_KINDS
};

struct contrast {
    enum contrast_kind kind;
    const struct alignment *alignment; // the clauses; borrowed from the comparison
    const char *before, *after; // sentences, folded; of a term `after` is the first one of the
                                // clauses that took the place of its own, or NULL
    guint start, end;           // bytes of `before`: what is no longer right
    const char *was, *now;      // those words, and the ones in their place (NULL for a term)
    enum value_kind value;
    // Words of `before`, in their order, that tell the matter; of a value those that both sentences
    // have. `gap`: at most so many other words stand between two of them.
    GPtrArray *words; // const char *
    guint gap;
};

// All contrasts (struct contrast), the terms first, then in the order of the comparison; texts in
// the arena. The caller owns the array.
GPtrArray *contrasts_find(const struct comparison *comparison, struct arena *arena);

#endif
