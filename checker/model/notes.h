// SPDX-License-Identifier: Apache-2.0
// Texts that were read as they stand, yet in which no rule finds its words: characters decoded
// twice ("lÃ¤kare") and headings spaced letter by letter ("A N S V A R"). They are not mended,
// since a place must be exact, but said.
#ifndef LINJERA_MODEL_NOTES_H
#define LINJERA_MODEL_NOTES_H

#include "model/document.h"

// Adds a note for each block that has such a text.
void notes_compute(struct document *document);

// What each test looks for. Texts are UTF-8.
gboolean notes_is_mojibake(const char *text);
gboolean notes_is_letter_spaced(const char *text);

#endif
