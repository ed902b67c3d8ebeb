// SPDX-License-Identifier: Apache-2.0
// Two texts side by side, word by word.
#ifndef LINJERA_AGREEMENT_STRETCHES_H
#define LINJERA_AGREEMENT_STRETCHES_H

#include "finding/finding.h"
#include "text/words.h"

// A text and its words (struct word, places in the text); both borrowed.
struct worded {
    const char *text;
    const GArray *words;
};

// Appends the stretches (struct stretch, in the arena) of two texts; returns how many words of each
// stand in the other.
guint stretches_add(struct arena *arena, GPtrArray *stretches, const struct worded *old_text,
                    const struct worded *new_text);

#endif
