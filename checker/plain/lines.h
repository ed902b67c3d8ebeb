// SPDX-License-Identifier: Apache-2.0
// A text as lines, whatever ends them.
#ifndef LINJERA_PLAIN_LINES_H
#define LINJERA_PLAIN_LINES_H

#include "model/builder.h"

struct line {
    const char *text;
    gsize length; // without its end
};

// The next line of what is left of a text; FALSE at the end. Both arguments are moved on.
gboolean line_next(const char **text, gsize *left, struct line *line);
gboolean line_is_blank(const struct line *line);
// The line from a byte on.
struct line line_from(const struct line *line, gsize at);

// plain.c
void plain_text(struct builder *builder, const char *text, gsize length);
// markdown.c
void plain_markdown(struct builder *builder, const char *text, gsize length);

#endif
