// SPDX-License-Identifier: Apache-2.0
// Old and new terms as people keep them, in rows: a TBX termbase, a CSV file, or a table of a
// document. What a row is worth as a rule is not decided here.
#ifndef LINJERA_AUTHORING_ROWS_H
#define LINJERA_AUTHORING_ROWS_H

#include "model/document.h"

struct term_row {
    guint row; // of the file (CSV: line; TBX: line of the term) or of the table, 1-based
    const char *old_term, *new_term, *section, *why; // trimmed; "" where nothing stands
};

struct term_rows {
    struct arena *arena;
    GArray *rows; // struct term_row
};

void term_rows_init(struct term_rows *rows);
void term_rows_clear(struct term_rows *rows);

// The rows of a CSV text (RFC 4180; separated by whichever of ; , and tab its first line has most
// of). Columns are told by a first row of names (gammal/old, ny/new, avsnitt/section, varför/why),
// else they are these four in order. FALSE with an error of AUTHORING_ERROR when there are fewer
// than two columns.
gboolean term_rows_read_csv(struct term_rows *rows, const char *text, GError **error);
// The Swedish terms of a termbase: a row for each deprecated or superseded one, with the preferred
// term of its concept as the new one. FALSE with an error of TBX_ERROR.
gboolean term_rows_read_tbx(struct term_rows *rows, const char *bytes, gsize length,
                            GError **error);
// The first table with two columns or more as CSV, a line for each of its rows. NULL with an error
// of AUTHORING_ERROR when the document has none.
GString *term_table_as_csv(const struct document *document, GError **error);

#endif
