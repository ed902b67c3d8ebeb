// SPDX-License-Identifier: Apache-2.0
#include "model/edit.h"

#include <string.h>

struct block *edit_block(struct document *document, guint ordinal)
{
    g_assert(ordinal > 0);
    return (struct block *)document_block(document, ordinal);
}

struct block *edit_add(struct document *document)
{
    if (document->block_count % BLOCKS_IN_CHUNK == 0)
        g_ptr_array_add(document->chunks,
                        arena_alloc(document->arena, BLOCKS_IN_CHUNK * sizeof(struct block)));
    struct block *block = edit_block(document, ++document->block_count);
    block->ordinal = document->block_count;
    return block;
}

void edit_set_text(struct document *document, struct block *block, const char *number,
                   const char *text, gsize size)
{
    gsize before = number ? strlen(number) : 0;
    if (before > BLOCK_NUMBER_MAX) {
        const char *end = g_utf8_find_prev_char(number, number + BLOCK_NUMBER_MAX);
        before = (gsize)(end - number);
    }
    block->number_size = (guint)before & G_MAXUINT16;
    if (before == 0 && size == 0) {
        block->text = "";
        return;
    }
    char *at = arena_text(document->arena, size + (before ? before + 1 : 0));
    if (before) {
        memcpy(at, number, before);
        at[before] = '\0';
        at += before + 1;
    }
    memcpy(at, text, size);
    block->text = at;
}

static gboolean same_table(const struct table_place *a, const struct table_place *b)
{
    return a->table == b->table && a->row == b->row && a->column == b->column &&
           a->span == b->span && a->nesting == b->nesting && a->merged == b->merged &&
           a->header == b->header && a->row_header == b->row_header;
}

static gboolean same_rest(const struct block_rest *a, const struct block_rest *b)
{
    return a->package == b->package && a->style == b->style && a->para_id == b->para_id &&
           a->remark == b->remark && a->spans == b->spans && a->span_count == b->span_count &&
           a->typed == b->typed && a->page == b->page && a->lead_in == b->lead_in &&
           a->label == b->label && a->column_label == b->column_label &&
           same_table(&a->table, &b->table);
}

const struct block_rest *edit_share(struct document *document, const struct block_rest *last,
                                    const struct block_rest *wanted)
{
    if (last && same_rest(last, wanted)) {
        ((struct block_rest *)last)->shared = TRUE;
        return last;
    }
    struct block_rest *rest = arena_new0(document->arena, struct block_rest);
    *rest = *wanted;
    rest->shared = FALSE;
    return rest;
}

void edit_rest(struct document *document, struct block *block, const struct block_rest **last,
               const struct block_rest *wanted)
{
    if (block->rest->shared)
        block->rest = *last = edit_share(document, *last, wanted);
    else
        *(struct block_rest *)block->rest = *wanted;
}
