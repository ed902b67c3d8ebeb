// SPDX-License-Identifier: Apache-2.0
// The words that sentences say of a matter: read by saying.c, compared by likeness.c.
#ifndef LINJERA_LANG_SAYING_H
#define LINJERA_LANG_SAYING_H

#include "lang/likeness.h"

enum { AT_LEAST = 1, AT_MOST };

// Fewer words in common do not make a matter, but for one whose root says enough alone (bytes).
enum { FEW = 2, LONG_WORD = 12 };

// What is known of a word; as bits.
enum {
    OTHER_CLAUSE = 1 << 0,
    CONDITIONAL = 1 << 1,
    ASIDE = 1 << 2,
    NARROWS = 1 << 3, // follows the word before it with a preposition: "intyg om hjälpmedel"
    HEADING = 1 << 4,
    TOWARDS = 1 << 5, // whom it goes to
    WHO = 1 << 6,
    CHOICE = 1 << 7, // counts only where the other has it: one of two that "eller" joins
};

struct said {
    char *root;
    char *word; // as it is written; NULL: a part of one
    guint flags;
    guint role; // 0: one of those that the verb joins; else, one bit: the preposition it follows
};

struct saying {
    const struct vocabulary *vocabulary; // that it was read with; not its own
    GArray *words;                       // struct said
    GHashTable
        *apart;  // the beginnings of those that tell cases apart, with "-" where they are denied
    guint bound; // AT_LEAST, AT_MOST: what stands before the value
    gboolean is_clause; // it has a verb that binds: "Planen ska lämnas senast den 30 november"
};

// An array of struct said that frees what they hold.
GArray *said_words_new(void);

// The root of a word, or the first of the words for the same; newly allocated.
char *said_root(const struct vocabulary *vocabulary, const char *word);

#endif
