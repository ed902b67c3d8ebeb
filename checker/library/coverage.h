// SPDX-License-Identifier: Apache-2.0
// What the documents together say about each clause of an agreement: which rules rest on it, which
// documents name it, and which contradict it. Works on the facts that documents hand up, so shards
// can be merged first.
#ifndef LINJERA_LIBRARY_COVERAGE_H
#define LINJERA_LIBRARY_COVERAGE_H

#include "finding/result.h"

// Adds one entry to result->coverage for a clause, from the result's rules and documents. Called in
// the order the clauses stand in the agreement. The texts are copied.
void coverage_add(struct result *result, const char *agreement, const char *section,
                  const char *heading, gboolean bare);

#endif
