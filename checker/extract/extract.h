// SPDX-License-Identifier: Apache-2.0
// A document as the checker reads it, for people, scripts and `git diff`.
#ifndef LINJERA_EXTRACT_EXTRACT_H
#define LINJERA_EXTRACT_EXTRACT_H

#include "model/document.h"

// One block a line in reading order, its number and a tab first where it has one. Tabs and other
// controls inside a block are kept; there are no newlines. The caller frees it.
GString *extract_text(const struct document *document);
// The schema "linjera-document/1". `sha256` may be NULL. The caller frees it.
GString *extract_json(const struct document *document, const char *path, const char *sha256);

#endif
