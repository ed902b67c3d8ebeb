// SPDX-License-Identifier: Apache-2.0
// Names for one thing across the library: which documents use another name than most of them.
// Decided from the facts that documents hand up and the questions of the rules' cards alone, so
// that the results of shards can be merged first.
#ifndef LINJERA_LIBRARY_CONSISTENCY_H
#define LINJERA_LIBRARY_CONSISTENCY_H

#include "finding/result.h"

// Adds to result->library a finding for each name that is used in some document while another one
// is to be expected: the rule's preferred name, else the one that most documents use. Ordered by
// rule, then by what the names are said of, then as the rule names them. Documents that could not
// be read have no facts and so no part in it.
void consistency_add(struct result *result);

#endif
