// SPDX-License-Identifier: Apache-2.0
// Examples of rules that look at the library: several small documents in one, each begun by a line
// "=== name", and what they say together.
#ifndef LINJERA_AUTHORING_TOGETHER_H
#define LINJERA_AUTHORING_TOGETHER_H

#include "authoring/trial.h"

struct together {
    guint findings;
    gboolean limit;  // a pattern reached its limit
    gboolean marked; // a finding stands at the example's mark, or there is none
    char *found;     // the names that were found, for a message
};

// Checks the documents of the example and asks the rule's question. The caller clears it.
void together_init(struct together *together, struct trial *trial, const struct example *example);
void together_clear(struct together *together);

#endif
