// SPDX-License-Identifier: Apache-2.0
// Tables (GitHub Flavored Markdown 0.29, 4.10).
#include "model/collapse.h"
#include "plain/inline.h"
#include "plain/markdown.h"

#include <string.h>

struct cells {
    const char *text;
    gsize length, at;
};

static void cells_init(struct cells *cells, const char *text, gsize length)
{
    while (length > 0 && collapse_is_blank(text, 1))
        text++, length--;
    while (length > 0 && collapse_is_blank(text + length - 1, 1))
        length--;
    *cells = (struct cells){text, length, length > 0 && text[0] == '|'};
}

static gboolean cells_next(struct cells *cells, const char **text, gsize *length)
{
    if (cells->at >= cells->length)
        return FALSE;
    gsize from = cells->at, at = from;
    for (; at < cells->length && cells->text[at] != '|'; at++)
        at += cells->text[at] == '\\' && at + 1 < cells->length;
    at = MIN(at, cells->length);
    *text = cells->text + from;
    *length = at - from;
    cells->at = at + 1;
    return TRUE;
}

// How many columns a row has; `delimiters`: that it is the one below the header, else 0.
static guint count_cells(const char *text, gsize length, gboolean delimiters)
{
    struct cells cells;
    const char *cell;
    gsize size;
    guint count = 0;
    cells_init(&cells, text, length);
    while (cells_next(&cells, &cell, &size)) {
        gsize dashes = 0;
        for (gsize i = 0; i < size && delimiters; i++) {
            if (!strchr(" \t:-", cell[i]))
                return 0;
            dashes += cell[i] == '-';
        }
        if (delimiters && dashes == 0)
            return 0;
        count++;
    }
    return count;
}

void markdown_put_row(struct markdown *walk, const char *text, gsize length)
{
    struct cells cells;
    cells_init(&cells, text, length);
    walk->row++;
    for (guint column = 1; column <= walk->columns; column++) {
        const char *cell = "";
        gsize size = 0;
        if (!cells_next(&cells, &cell, &size))
            size = 0;
        struct block_start start = {
            .part = walk->part,
            .package = "/",
            .kind = BLOCK_CELL_PARAGRAPH,
            .table = {.table = walk->tables,
                      .row = walk->row,
                      .column = column,
                      .nesting = 1,
                      .header = walk->row == 1},
        };
        builder_block_begin(walk->builder, &start);
        inline_put(walk->builder, cell, size, walk->references);
        builder_block_end(walk->builder);
    }
}

gboolean markdown_begin_table(struct markdown *walk, const struct cursor *line)
{
    if (walk->leaf != LEAF_PARAGRAPH || walk->lines != 1 || !memchr(line->text, '-', line->length))
        return FALSE;
    guint columns = count_cells(line->text + line->at, line->length - line->at, TRUE);
    if (columns == 0 || columns > COLUMNS_MAX ||
        columns != count_cells(walk->text->str, walk->text->len, FALSE) ||
        (columns == 1 && !memchr(line->text, '|', line->length)))
        return FALSE;
    walk->tables++;
    walk->row = 0;
    walk->columns = columns;
    markdown_put_row(walk, walk->text->str, walk->text->len);
    g_string_truncate(walk->text, 0);
    walk->leaf = LEAF_TABLE;
    return TRUE;
}
