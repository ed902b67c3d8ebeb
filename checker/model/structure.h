// SPDX-License-Identifier: Apache-2.0
// What follows from the order of the blocks: the heading each stands under, the paragraph that
// leads a list item in, the cell that labels another. One pass over the finished document each.
#ifndef LINJERA_MODEL_STRUCTURE_H
#define LINJERA_MODEL_STRUCTURE_H

#include "model/document.h"

// Fills in heading, parent, lead_in, label and column_label of every block. Headings without text
// and number (blank lines in a heading style) become paragraphs first, and numbers that are typed
// into headings are recognised.
void structure_compute(struct document *document);

// Whether a text ends so that a list goes on with it: a colon, or (when the list follows at once) a
// comma, a dash, three dots or a word no sentence ends with ("ska", "att", "för" ...).
gboolean structure_ends_open(const char *text, gboolean *colon);

#endif
