// SPDX-License-Identifier: Apache-2.0
// What the files of the comparison share: the clauses of two versions as words, and which belong
// together. Nothing outside agreement/ includes this.
#ifndef LINJERA_AGREEMENT_VERSIONS_H
#define LINJERA_AGREEMENT_VERSIONS_H

#include "agreement/compare.h"
#include "text/words.h"

enum { UNRELATED = G_MAXINT };

// A clause as it is compared: its title and its text, a line each.
struct version_clause {
    const struct clause *clause;
    char *text;
    GArray *words;     // struct word in `text`, without labels of list items
    guint title_words; // the first words are the title's
    guint hash;        // of all words: equal for the same words
    guint relation;    // index into versions.relations; UNRELATED: none yet
};

struct version {
    const struct agreement *agreement;
    struct version_clause *clauses;
    guint count;
};

// Clauses that belong together, by index: one of each, one and several, or several and one.
struct related {
    GArray *old_clauses, *new_clauses; // guint
};

struct versions {
    struct version old_version, new_version;
    GArray *relations; // struct related
};

void version_init(struct version *version, const struct agreement *agreement);
void version_clear(struct version *version);
void versions_init(struct versions *versions, const struct agreement *old_agreement,
                   const struct agreement *new_agreement);
void versions_clear(struct versions *versions);
// Finds what belongs together (relate.c); what stays UNRELATED was removed or is new.
void versions_relate(struct versions *versions);

#endif
