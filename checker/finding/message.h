// SPDX-License-Identifier: Apache-2.0
// Messages of rules as templates: the words that a check puts in stand as control characters, which
// no rule file can hold.
#ifndef LINJERA_FINDING_MESSAGE_H
#define LINJERA_FINDING_MESSAGE_H

#include "base/arena.h"

enum message_slot {
    MESSAGE_MATCH = '\1',      // <match/>: the words found
    MESSAGE_SUGGESTION = '\2', // <suggestion/>: what should stand instead
    MESSAGE_NAMES = '\3',      // <names/>: the names that are used for one thing, and how often
    MESSAGE_DETAIL = '\4',     // <detail/>: what the check has to say itself
    MESSAGE_EXPECTED = '\5',   // <expected/>: what the agreement says
    MESSAGE_FOUND = '\6',      // <found/>: what stands instead
    MESSAGE_CLAUSE = '\7',     // <clause/>: the section of the agreement
    MESSAGE_AGREEMENT = '\10', // <agreement/>: what the agreement is called
};

// What goes into the slots; NULL leaves one empty.
struct message_words {
    const char *match, *suggestion, *names, *detail, *expected, *found, *clause, *agreement;
};

// The template filled in, in the arena.
const char *message_fill(struct arena *arena, const char *template,
                         const struct message_words *words);

#endif
