// SPDX-License-Identifier: Apache-2.0
// Tables: which row and grid column a cell is, and rows and cells that a revision takes out.
#include "docx/walk.h"

#include <string.h>

enum { GRID_MAX = 4096 }; // Word allows 63 columns; more than this is an attack on arithmetic

static struct table *innermost(const struct walk *walk)
{
    GArray *tables = walk->story->tables;
    return tables->len > 0 ? &g_array_index(tables, struct table, tables->len - 1) : NULL;
}

struct table_place table_place_of(const struct story *story)
{
    if (story->tables->len == 0)
        return (struct table_place){0};
    const struct table *table = &g_array_index(story->tables, struct table, story->tables->len - 1);
    return (struct table_place){.table = table->ordinal,
                                .row = MAX(table->row, 1),
                                .column = MAX(table->column, 1),
                                .span = MIN(table->span, TABLE_SPAN_MAX),
                                .nesting = MIN(story->tables->len, TABLE_NESTING_MAX),
                                .merged = table->merged,
                                .header = table->header};
}

gboolean table_start(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element;
    paragraph_close_all(walk);
    struct table table = {.ordinal = ++walk->reader->tables, .column = 1, .span = 1};
    frame->saved = walk->story->tables->len;
    g_array_append_val(walk->story->tables, table);
    return TRUE;
}

void table_end(struct walk *walk, const struct frame *frame)
{
    paragraph_close_all(walk);
    g_array_set_size(walk->story->tables, frame->saved);
}

gboolean table_row(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element;
    struct table *table = innermost(walk);
    frame->saved = walk->revisions->len;
    if (table)
        *table = (struct table){
            .ordinal = table->ordinal, .row = table->row + 1, .column = 1, .span = 1};
    return TRUE;
}

gboolean table_row_mark(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    struct table *table = innermost(walk);
    if (!table || walk_above(walk, 1) != EL_TR_PR)
        return TRUE;
    if (frame->element == EL_TBL_HEADER)
        table->header = name_on(element);
    else
        table->column += (guint)CLAMP(name_number(element, 0), 0, GRID_MAX);
    return TRUE;
}

void table_row_end(struct walk *walk, const struct frame *frame)
{
    run_revisions_cut(walk, frame->saved);
}

// What the author says of the table for those who cannot see it: tblCaption, tblDescription (17.4).
gboolean table_description(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    drawing_say(walk, PART_ALTTEXT, name_val(element));
    return TRUE;
}

void table_row_properties_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    struct table *table = innermost(walk);
    if (table && !table->row_dropped &&
        run_is_dropped(walk, table->row_inserted, table->row_deleted)) {
        table->row_dropped = TRUE;
        table->row--;
    }
}

gboolean table_cell(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element;
    struct table *table = innermost(walk);
    frame->saved = walk->revisions->len;
    if (!table)
        return TRUE;
    table->span = 1;
    table->merged = table->cell_dropped = FALSE;
    walk->skip_drops = table->row_dropped;
    return !table->row_dropped;
}

static void table_cell_revision(struct walk *walk, struct table *table,
                                const struct xml_element *element, gboolean deleted)
{
    table->cell_dropped = run_is_dropped(walk, !deleted, deleted);
    if (!table->cell_dropped) // until the cell's end
        run_revision_begin(walk, element, deleted);
}

gboolean table_cell_property(struct walk *walk, const struct xml_element *element,
                             struct frame *frame)
{
    (void)frame;
    struct table *table = innermost(walk);
    if (!table || walk_above(walk, 1) != EL_TC_PR)
        return TRUE;
    const char *value = name_val(element);
    if (strcmp(element->name, "gridSpan") == 0)
        table->span = (guint)CLAMP(name_number(element, 1), 1, GRID_MAX);
    else if (strcmp(element->name, "vMerge") == 0)
        table->merged = !value || strcmp(value, "restart") != 0;
    else if (strcmp(element->name, "cellIns") == 0)
        table_cell_revision(walk, table, element, FALSE);
    else
        table_cell_revision(walk, table, element, TRUE);
    return TRUE;
}

void table_cell_end(struct walk *walk, const struct frame *frame)
{
    paragraph_close_all(walk);
    run_revisions_cut(walk, frame->saved);
    struct table *table = innermost(walk);
    if (!table)
        return;
    if (!table->cell_dropped)
        table->column = MIN(table->column + table->span, GRID_MAX * 2u);
    table->merged = table->cell_dropped = FALSE;
}
