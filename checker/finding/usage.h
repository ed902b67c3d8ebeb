// SPDX-License-Identifier: Apache-2.0
// How often each of several names for one thing is used, and which of them is the one to expect:
// the same answer for a document (names and how often it says them) and for the library (names and
// how many documents use them).
#ifndef LINJERA_FINDING_USAGE_H
#define LINJERA_FINDING_USAGE_H

#include "base/arena.h"

struct usage {
    const char *name;
    guint units;       // documents that use it; in one document: how often it does
    guint occurrences; // how often in all of them: decides between names of as many documents
};

enum { USAGE_NONE = -1 };

// The index of the name to expect: `prefer`, if it is given (else USAGE_NONE), else the most used
// one, the first of those that are used alike. USAGE_NONE when fewer than two names are used, since
// one name is what is asked for.
int usage_expected(const struct usage *usages, guint count, int prefer);
// "mobilt team (5), närsjukvårdsteam (1)": the names that are used, the most used first; in the
// arena.
const char *usage_list(struct arena *arena, const struct usage *usages, guint count);

#endif
