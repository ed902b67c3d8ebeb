// SPDX-License-Identifier: Apache-2.0
// The catalogue of rules as a page for the people who own them: who answers, what to stop, start,
// continue and look over, why, and by which examples it can be seen.
#ifndef LINJERA_AUTHORING_DOC_H
#define LINJERA_AUTHORING_DOC_H

#include "agreement/agreement.h"
#include "ruleset/ruleset.h"

struct doc_request {
    enum language language;
    const char *as_of;      // ISO date: which rules are upcoming or ended
    GHashTable *agreements; // id to struct agreement: those whose documents are given
};

// The page, whole. The ruleset was loaded with shapes.
GString *authoring_doc(const struct ruleset *ruleset, const struct doc_request *request);

#endif
