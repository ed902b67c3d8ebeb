// SPDX-License-Identifier: Apache-2.0
// Tables (ODF 9.1): every column of the grid has its cell or a covered one, so that counting them
// gives the place.
#include "odt/names.h"
#include "odt/walk.h"

enum { REPEAT_MAX = 1 << 20 };

static struct table *innermost(struct odt_walk *walk)
{
    return walk->tables->len ? walk->tables->pdata[walk->tables->len - 1] : NULL;
}

void odt_table_begin(struct odt_walk *walk, struct context *context)
{
    odt_paragraph_settle(walk);
    if (context->paragraph)
        odt_paragraph_suspend(walk, context->paragraph);
    struct table *table = g_new0(struct table, 1);
    table->ordinal = ++walk->reader->tables;
    g_ptr_array_add(walk->tables, table);
    context->table = walk->tables->len;
    context->paragraph = NULL;
    context->in_cell = context->head_rows = FALSE;
}

void odt_row_begin(struct odt_walk *walk, const struct xml_element *element)
{
    struct table *table = innermost(walk);
    if (!table)
        return;
    guint repeated = MAX(odt_number(element, "table:number-rows-repeated", 1, REPEAT_MAX), 1);
    // A repeated row is read as the first of those it stands for.
    table->row = table->next ? table->next : table->row + 1;
    table->next = repeated > 1 ? MIN(table->row + repeated, G_MAXINT) : 0;
    table->column = 0;
    table->span = 1;
}

static void advance(struct table *table, const struct xml_element *element)
{
    guint repeated = MAX(odt_number(element, "table:number-columns-repeated", 1, REPEAT_MAX), 1);
    table->column = MIN(table->column + table->span, REPEAT_MAX);
    table->span = repeated;
}

void odt_covered_cell(struct odt_walk *walk, const struct xml_element *element)
{
    struct table *table = innermost(walk);
    if (table)
        advance(table, element);
}

void odt_cell_begin(struct odt_walk *walk, const struct xml_element *element,
                    struct context *context)
{
    struct table *table = innermost(walk);
    if (!table)
        return;
    if (table->row == 0)
        table->row = 1;
    if (table->column == 0)
        table->span = 1;
    advance(table, element);
    table->shown = FALSE;
    context->in_cell = TRUE;
    context->in_item = FALSE;
    context->list = 0;
}

void odt_cell_end(struct odt_walk *walk)
{
    struct table *table = innermost(walk);
    odt_paragraph_settle(walk);
    if (!table || table->shown || odt_is_dropped(walk))
        return;
    odt_paragraph_alone(walk, odt_context(walk)->part, NULL); // an empty cell is a cell
}

struct table_place odt_table_place(const struct odt_walk *walk, const struct context *context)
{
    guint nesting = context->table - (context->table && !context->in_cell);
    if (nesting == 0)
        return (struct table_place){0};
    struct table *table = walk->tables->pdata[nesting - 1];
    table->shown = TRUE;
    return (struct table_place){.table = table->ordinal,
                                .row = table->row,
                                .column = table->column,
                                .span = 1,
                                .nesting = MIN(nesting, TABLE_NESTING_MAX),
                                .header = context->head_rows};
}
