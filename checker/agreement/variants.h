// SPDX-License-Identifier: Apache-2.0
// Two versions of one text, paragraph by paragraph: for documents that are no agreements, need no
// headings and may have their paragraphs in another order (compare.h holds agreements against each
// other by their clauses).
#ifndef LINJERA_AGREEMENT_VARIANTS_H
#define LINJERA_AGREEMENT_VARIANTS_H

#include "finding/inventory.h"
#include "model/document.h"

// What the new document's paragraphs say otherwise than the old one's, bounded as struct difference
// says; everything lives in the arena. Headers, footers, comments, the title and tables
// of fields are no part of the text.
struct difference *variants_compare(struct arena *arena, const struct document *old_document,
                                    const struct document *new_document);

#endif
