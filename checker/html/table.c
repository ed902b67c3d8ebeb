// SPDX-License-Identifier: Apache-2.0
// Tables: the grid that rows and cells make (HTML Standard, 4.9.12.1, "forming a table").
#include "html/walk.h"

#include <string.h>

enum { COLUMN_SPAN_MAX = 1000, ROW_SPAN_MAX = 65534 }; // the standard's own
enum { GRID_MAX = 1000 };                              // columns whose cells above are remembered

void page_table_free(gpointer data)
{
    struct table *table = data;
    g_array_unref(table->until);
    g_free(table);
}

static struct table *innermost(struct page_walk *walk)
{
    return walk->tables->len ? walk->tables->pdata[walk->tables->len - 1] : NULL;
}

void page_table_begin(struct page_walk *walk, struct context *context)
{
    page_item_flush(walk);
    struct table *table = g_new0(struct table, 1);
    table->ordinal = ++walk->table_count;
    table->until = g_array_new(FALSE, TRUE, sizeof(guint));
    g_ptr_array_add(walk->tables, table);
    context->table = walk->tables->len;
    context->in_cell = context->head_rows = FALSE;
}

void page_row_begin(struct page_walk *walk)
{
    struct table *table = innermost(walk);
    if (!table)
        return;
    table->row++;
    table->column = 0;
    table->span = 1;
}

// A cell does not grow into the next group of rows.
void page_row_group_end(struct page_walk *walk)
{
    struct table *table = innermost(walk);
    if (table)
        g_array_set_size(table->until, 0);
}

static guint parse_span(const struct xml_element *element, const char *name, guint max)
{
    const char *text = page_value(element, name);
    return text ? (guint)CLAMP(g_ascii_strtoll(text, NULL, 10), 0, max) : 1;
}

// The next column of the row in which no cell from above is.
static guint free_column(const struct table *table)
{
    guint column = table->column == 0 ? 1 : table->column + table->span;
    while (column <= table->until->len &&
           g_array_index(table->until, guint, column - 1) >= table->row)
        column++;
    return column;
}

static void take_up(struct table *table, guint rows)
{
    guint last = MIN(table->column + table->span - 1, GRID_MAX);
    if (table->until->len < last)
        g_array_set_size(table->until, last);
    guint until = rows == 0 ? G_MAXUINT : table->row + rows - 1;
    for (guint column = table->column; column <= last; column++)
        g_array_index(table->until, guint, column - 1) = until;
}

// A header cell names its column, or its row when it stands first and not among column headers.
static void set_header(struct table *table, const struct xml_element *element, gboolean header,
                       gboolean head_rows)
{
    const char *scope = page_value(element, "scope");
    gboolean of_row = scope && g_ascii_strncasecmp(scope, "row", 3) == 0;
    gboolean of_column = scope && g_ascii_strncasecmp(scope, "col", 3) == 0;
    table->row_header = header && (of_row || (!of_column && !head_rows && table->column == 1));
    table->header = head_rows || (header && !of_row && (!table->row_header || table->row == 1));
}

void page_cell_begin(struct page_walk *walk, const struct xml_element *element, gboolean header,
                     struct context *context)
{
    struct table *table = innermost(walk);
    if (!table)
        return; // a cell outside a table is a box
    if (table->row == 0)
        page_row_begin(walk);
    guint column = free_column(table);
    table->column = MIN(column, GRID_MAX * 2u);
    table->span = MAX(parse_span(element, "colspan", COLUMN_SPAN_MAX), 1);
    take_up(table, parse_span(element, "rowspan", ROW_SPAN_MAX));
    set_header(table, element, header, context->head_rows);
    table->shown = FALSE;
    context->in_cell = TRUE;
    context->list = context->level = 0;
}

void page_cell_end(struct page_walk *walk)
{
    struct table *table = innermost(walk);
    if (!table || table->shown || page_context(walk)->dropped)
        return;
    page_block_need(walk); // an empty cell is a cell
    page_block_close(walk);
}

struct table_place page_table_place(const struct page_walk *walk, const struct context *context)
{
    guint nesting = context->table;
    if (!nesting || !context->in_cell)
        nesting = nesting ? nesting - 1 : 0; // a caption stands beside its table
    if (nesting == 0)
        return (struct table_place){0};
    const struct table *table = walk->tables->pdata[nesting - 1];
    return (struct table_place){.table = table->ordinal,
                                .row = table->row,
                                .column = table->column,
                                .span = MIN(table->span, TABLE_SPAN_MAX),
                                .nesting = MIN(nesting, TABLE_NESTING_MAX),
                                .header = table->header,
                                .row_header = table->row_header};
}
