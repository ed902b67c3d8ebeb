// SPDX-License-Identifier: Apache-2.0
// The library's inventory out of the facts that documents hand up: a row for each document, which
// agreements it names and how those stand on the day, and which documents are candidates to be
// retired, each with its reason in words.
#ifndef LINJERA_LIBRARY_INVENTORY_H
#define LINJERA_LIBRARY_INVENTORY_H

#include "finding/inventory.h"

// The inventory of the result's documents, agreements and day, which takes the result over. What
// differs between documents of a cluster is not filled in: it is not in the facts
// (run/inventory.h).
struct inventory *library_inventory(struct result *result);

#endif
