// SPDX-License-Identifier: Apache-2.0
// What stands inside a block of Markdown: emphasis, links, pictures, code (CommonMark 0.30, 6).
#ifndef LINJERA_PLAIN_INLINE_H
#define LINJERA_PLAIN_INLINE_H

#include "model/builder.h"

// The label of a link reference, folded, for the table of definitions (4.7); newly allocated.
char *inline_label(const char *text, gsize length);
// Adds the text to the builder's open block and, after it, a block for each picture's description.
// `references`: label to address.
void inline_put(struct builder *builder, const char *text, gsize length, GHashTable *references);

#endif
