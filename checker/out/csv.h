// SPDX-License-Identifier: Apache-2.0
// A table as Excel in Sweden opens it: UTF-8 with a byte-order mark, `;` between cells, CRLF after
// a row. Cells are quoted where they must be, and none of them can become a formula.
#ifndef LINJERA_OUT_CSV_H
#define LINJERA_OUT_CSV_H

#include <glib.h>

struct csv;

struct csv *csv_new(void);
typedef struct csv csv_t;
void csv_free(struct csv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(csv_t, csv_free)
// The next cell of the row; NULL is an empty one. What begins with = + - @, tab or a line's end
// gets an apostrophe before it: a spreadsheet would calculate it.
void csv_text(struct csv *csv, const char *text);
void csv_number(struct csv *csv, gint64 number);
void csv_end_row(struct csv *csv);
// The table, handed over.
GString *csv_finish(struct csv *csv);

#endif
