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

// For those who look for agreements themselves. Whether an agreement's title (`name`), or that of
// its document (`own`, or NULL), calls it by this word: the word alone in its definite form
// ("avtalet"), the title's own ("sjukvårdsavtal"), or short for it ("HoS-avtalet"). `word` is in
// lower case, `prefix` what makes a compound of it.
gboolean mention_is_called(const char *name, const char *own, const char *prefix,
                           gsize prefix_length, const char *word, gboolean definite);
// The text of [start, end) in lower case, cut at the punctuation that ends what is said of the word
// after (`before`) or before it; newly allocated.
char *mention_window(const struct passage *passage, guint start, guint end, gboolean before);
// Whether the words before one make it definite ("gällande avtal", "2018 års avtal").
gboolean mention_is_pointed_out(const char *before);

#endif
