// SPDX-License-Identifier: Apache-2.0
// A rule as people read it: what it looks for and where, what excepts, what it rests on.
#ifndef LINJERA_AUTHORING_SHOW_H
#define LINJERA_AUTHORING_SHOW_H

#include "agreement/agreement.h"
#include "ruleset/ruleset.h"

struct show_request {
    enum language language;
    gboolean forms;         // list every form that the patterns look for
    GHashTable *agreements; // id to struct agreement: those whose documents are given
};

// Appends the rule as text; the ruleset was loaded with shapes.
void authoring_show(GString *out, const struct rule *rule, const struct show_request *request);

// The rules that a list of ids and globs ("HSA-G5*") names, in the order of the ruleset; all when
// the list is empty. NULL with an error of AUTHORING_ERROR about the first that names none.
GPtrArray *authoring_select(const struct ruleset *ruleset, const GPtrArray *names, GError **error);

// Appends a rule's message with the words that stand for the match and the proposal.
void show_message(GString *out, enum language language, const struct rule *rule);
// The first paragraph of a clause, cut at a word when it is long.
char *show_clause(const struct clause *clause);

#endif
