// SPDX-License-Identifier: Apache-2.0
// Where a text names an agreement, and which one: by the words of the agreements' titles, and by
// the year or the "nya", "tidigare" beside them, as people do.
#ifndef LINJERA_CHECK_MENTION_H
#define LINJERA_CHECK_MENTION_H

#include "check/against.h"
#include "check/internal.h"

enum mentioned {
    MENTIONED_CURRENT,
    MENTIONED_SUPERSEDED,
    MENTIONED_FURTHER, // one in force beside the two
    MENTIONED_OTHER
};

// Bytes [start, end) of the passage's folded text.
struct mention {
    guint start, end;
    enum mentioned which; // OTHER: an agreement, but none that is given (another year)
    const struct check_agreement *further; // which, of FURTHER
    gboolean said; // a year or a word tells which; else the current one is taken to be meant
};

// The mentions in [start, end) of a passage, in order (struct mention; the caller owns the array).
GArray *mentions_find(struct check *check, const struct alignment_check *alignment,
                      const struct passage *passage, guint start, guint end);

#endif
