// SPDX-License-Identifier: Apache-2.0
// Prints what the checker reads, so that people and `git diff` see the same text that rules do.
#ifndef LINJERA_EXTRACT_EXTRACT_H
#define LINJERA_EXTRACT_EXTRACT_H

#include "model/document.h"

// One block a line, in reading order; the computed number and a tab first where there is one.
GString *extract_text(const struct document *document);
// "linjera-document/1". `path` as the user gave it; `sha256` of the file's bytes, in hex.
GString *extract_json(const struct document *document, const char *path, const char *sha256);

#endif
