// SPDX-License-Identifier: Apache-2.0
// Plain text and Markdown to builder calls. What is decided here:
// - Plain text: blank lines separate blocks and the lines between are one; but where a line is
//   longer than anybody breaks by hand, each line is a block (as Word saves text). Lines that begin
//   with a bullet, "1." or "a)" are list items. A form feed is a page break.
// - Markdown is CommonMark 0.30 with tables, strikethrough and footnotes as GitHub has them.
//   Marks are taken away as a renderer does. Code blocks are paragraphs of the style "code". HTML
//   tags in it are dropped and their text kept. Front matter gives properties.
// Both are one part, "/".
#ifndef LINJERA_PLAIN_PLAIN_H
#define LINJERA_PLAIN_PLAIN_H

#include "base/limits.h"
#include "model/document.h"

enum plain_syntax { PLAIN_TEXT, PLAIN_MARKDOWN };

// Reads `length` borrowed bytes of any encoding: byte order mark, else UTF-8, else windows-1252
// (which is noted). NULL only when a limit is reached (MODEL_ERROR).
struct document *plain_read(const char *bytes, gsize length, enum plain_syntax syntax,
                            const struct read_options *options, const struct limits *limits,
                            GError **error);

#endif
