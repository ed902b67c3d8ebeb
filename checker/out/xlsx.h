// SPDX-License-Identifier: Apache-2.0
// A workbook for people (libxlsxwriter): sheets with a header row that stays in view and filters,
// filled cell by cell and row by row. What a cell says is never a formula.
//
// The bytes are handed over as a whole, so that they are written as every other report is: to a
// temporary name, then renamed. They hold no clock: the date in the file's properties is
// SOURCE_DATE_EPOCH, else the one given.
#ifndef LINJERA_OUT_XLSX_H
#define LINJERA_OUT_XLSX_H

#include <glib.h>

struct xlsx;

struct xlsx_column {
    const char *title;
    guint width; // characters of the standard font, at most 255
};

// `title` stands in the file's properties; `date` (YYYY-MM-DD, or NULL) is when it was made.
struct xlsx *xlsx_new(const char *title, const char *date, GError **error);
typedef struct xlsx xlsx_t;
void xlsx_free(struct xlsx *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xlsx_t, xlsx_free)
// Begins the next sheet. A name that a workbook does not allow is made one that it does: without
// []:*?/\, at most 31 characters, unlike those before. The columns are copied.
void xlsx_sheet(struct xlsx *book, const char *name, const struct xlsx_column *columns,
                guint n_columns);
// The next cell of the row. Text is wrapped; what is longer than a cell can hold (32,767 UTF-16
// units) ends with "…"; characters that XML forbids become U+FFFD. NULL and "" leave it empty.
void xlsx_text(struct xlsx *book, const char *text);
void xlsx_number(struct xlsx *book, gint64 number);
// A date as YYYY-MM-DD that can be sorted and filtered as one; anything else becomes text.
void xlsx_date(struct xlsx *book, const char *date);
// A cell that leads to `target`: http:, https: or mailto:, or a path, relative to where the
// workbook lies or absolute. Where a workbook cannot hold the link, its text stands alone.
void xlsx_link(struct xlsx *book, const char *target, const char *text);
void xlsx_end_row(struct xlsx *book);
// The file. NULL with a sentence when it cannot be made; the workbook is used up either way.
GString *xlsx_finish(struct xlsx *book, GError **error);

#endif
