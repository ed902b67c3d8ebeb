// SPDX-License-Identifier: Apache-2.0
// A document as lines that a test can compare, a block each:
// [PART:]KIND[LEVEL][ #NUMBER][ @TABLE.ROW.COLUMN[.NESTING][h][r]][ =LABEL]|TEXT, where h is a
// header cell, r a row's, =LABEL the number of the label cell's block; then for each span
// [START-END MARKS]. p is a plain paragraph of the body, c a cell's, i a list item, h a heading.
#ifndef LINJERA_TESTS_BLOCK_LINES_H
#define LINJERA_TESTS_BLOCK_LINES_H

#include "model/document.h"

static inline void show_span(GString *out, const struct span *span)
{
    g_string_append_printf(out, " [%u-%u%s%s%s", span->start, span->end,
                           span->inserted ? " ins" : "", span->deleted ? " del" : "",
                           span->hidden ? " hidden" : "");
    const char *const texts[] = {span->field,    span->link,   span->color,
                                 span->language, span->author, span->date};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i])
            g_string_append_printf(out, " %s", texts[i]);
    }
    g_string_append_c(out, ']');
}

static inline char *show_document(const struct document *document)
{
    static const char *const kinds[BLOCK_KINDS] = {
        [BLOCK_PARAGRAPH] = "p",
        [BLOCK_CELL_PARAGRAPH] = "c",
        [BLOCK_LIST_ITEM] = "i",
        [BLOCK_HEADING] = "h",
    };
    GString *out = g_string_new(NULL);
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        const struct table_place *place = &block->rest->table;
        const char *kind = kinds[block->kind] ? kinds[block->kind] : block_kind_name(block->kind);
        if (block->part != PART_BODY)
            g_string_append_printf(out, "%s:", part_kind_name(block->part));
        g_string_append(out, kind);
        if (block->level)
            g_string_append_printf(out, "%u", block->level);
        if (block_number_is_computed(block))
            g_string_append_printf(out, " #%s", block_number(block));
        if (place->table) {
            g_string_append_printf(out, " @%u.%u.%u", place->table, place->row, place->column);
            if (place->nesting > 1)
                g_string_append_printf(out, ".%u", place->nesting);
            g_string_append_printf(out, "%s%s", place->header ? "h" : "",
                                   place->row_header ? "r" : "");
        }
        if (block->rest->label)
            g_string_append_printf(out, " =%u", block->rest->label);
        g_string_append_printf(out, "|%s", block->text);
        for (guint j = 0; j < block->rest->span_count; j++)
            show_span(out, &block->rest->spans[j]);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

#endif
