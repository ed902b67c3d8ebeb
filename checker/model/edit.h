// SPDX-License-Identifier: Apache-2.0
// Changing the blocks of a document that is being made, for the module's own files: what blocks
// share stays shared.
#ifndef LINJERA_MODEL_EDIT_H
#define LINJERA_MODEL_EDIT_H

#include "model/document.h"

// Block `ordinal` (1-based).
struct block *edit_block(struct document *document, guint ordinal);
// A new block at the document's end, all zero but its ordinal.
struct block *edit_add(struct document *document);
// Gives a block the number and the text (of `size` bytes), copies of which stand together in the
// document's arena; `number` NULL: none. A number of more than BLOCK_NUMBER_MAX bytes is cut.
void edit_set_text(struct document *document, struct block *block, const char *number,
                   const char *text, gsize size);
// What a block has that is all `wanted`: `last`, if that is the same, else a copy in the document's
// arena. Texts and spans are borrowed; two texts are the same when their pointers are. `last` may
// be NULL.
const struct block_rest *edit_share(struct document *document, const struct block_rest *last,
                                    const struct block_rest *wanted);

// Gives a block, which has one, another rest: in place where no other block has it, else shared
// with `last`, which becomes this.
void edit_rest(struct document *document, struct block *block, const struct block_rest **last,
               const struct block_rest *wanted);

#endif
