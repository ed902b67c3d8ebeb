// SPDX-License-Identifier: Apache-2.0
// Which documents have much the same text: parallel local versions, copies, editions. Decided from
// the sketches that documents hand up. The work grows with the number of documents, not with their
// pairs: only those are compared that stand beside each other under the same hashes.
#ifndef LINJERA_LIBRARY_SIMILAR_H
#define LINJERA_LIBRARY_SIMILAR_H

#include "finding/inventory.h"

// Of the smaller text, thousandths that stand in the other too. 0 for texts too short to tell.
guint sketch_similarity(const struct sketch *a, const struct sketch *b);

// Adds the clusters of the inventory's documents, and to each entry the number of its own. First in
// a cluster is the document of the highest level, of the same level the one most like the others.
void similar_add(struct inventory *inventory);

#endif
