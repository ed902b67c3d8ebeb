// SPDX-License-Identifier: Apache-2.0
// A rule file to begin with, out of the comparison of two versions of an agreement: drafts for what
// the new one no longer says, says otherwise or has under another number, and for clauses that no
// rule watches. Each has its clause as basis, both versions' words in its advice, and examples that
// hold.
#ifndef LINJERA_AUTHORING_SUGGEST_H
#define LINJERA_AUTHORING_SUGGEST_H

#include "base/limits.h"
#include "finding/comparison.h"
#include "ruleset/ruleset.h"

enum suggested {
    SUGGESTED_TERM,
    SUGGESTED_MODAL,
    SUGGESTED_PARTY,
    SUGGESTED_VALUE,
    SUGGESTED_SECTIONS, // one rule with the map of all renumbered sections
    SUGGESTED_CLAUSE,   // a clause that no rule watches
    SUGGESTED_KINDS
};

struct suggest_request {
    const char *pack;            // the id of the pack to be; also the beginning of the rules' ids
    const struct ruleset *rules; // those that are there already: what their basis names is watched
    const struct limits *limits;
};

// What came of it.
struct suggest_counts {
    guint rules[SUGGESTED_KINDS];
    guint dropped;   // drafts whose own examples did not hold
    guint unwatched; // clauses that no rule watches, and that are too plain to tell by a rule
};

// The rule file: it loads, and its examples hold. NULL with an error of AUTHORING_ERROR when the
// versions do not differ in a way that a rule can be about.
GString *authoring_suggest(const struct comparison *comparison,
                           const struct suggest_request *request, struct suggest_counts *counts,
                           GError **error);

#endif
