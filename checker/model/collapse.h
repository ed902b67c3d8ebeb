// SPDX-License-Identifier: Apache-2.0
// White space as formats of running text have it: a run of it is one space, and none stands at
// either end of a block (HTML: CSS Text 3, 4.1; ODF 1.3 part 3, 6.1.2). A space belongs to where
// the run began, so that a link or a revision does not grow by one.
#ifndef LINJERA_MODEL_COLLAPSE_H
#define LINJERA_MODEL_COLLAPSE_H

#include "model/builder.h"

struct collapse {
    struct builder *builder;
    gboolean begun;        // the block has a character
    gboolean pending;      // a space follows if another character does
    struct span mark;      // of that space; its texts must live as long
    gboolean mark_present; // whether there is one
};

// A new block: nothing stands in it.
void collapse_reset(struct collapse *collapse);
// Adds text to the builder's open block.
void collapse_text(struct collapse *collapse, const char *text, gsize length,
                   const struct span *mark);
// Adds text that is kept as it is, its spaces too.
void collapse_keep(struct collapse *collapse, const char *text, gsize length,
                   const struct span *mark);
// Whether the text is nothing but white space that collapses.
gboolean collapse_is_blank(const char *text, gsize length);

#endif
