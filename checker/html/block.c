// SPDX-License-Identifier: Apache-2.0
// Blocks and the text in them. A block begins with its first text, so that boxes in boxes make
// none.
#include "html/walk.h"

#include <string.h>

static enum block_kind kind_of(const struct context *context)
{
    if (context->heading)
        return BLOCK_HEADING;
    if (context->caption)
        return BLOCK_CAPTION;
    if (context->list)
        return BLOCK_LIST_ITEM;
    if (context->quote)
        return BLOCK_QUOTE;
    return context->in_cell ? BLOCK_CELL_PARAGRAPH : BLOCK_PARAGRAPH;
}

// The label of the item, for its first block. A heading's number is written without its point, and
// a bullet is no number.
static const char *take_label(struct page_walk *walk, const struct context *context)
{
    if (!context->list)
        return NULL;
    struct list *list = walk->lists->pdata[context->list - 1];
    if (!list->waiting)
        return NULL;
    list->waiting = FALSE;
    if (context->heading && !list->ordered)
        return NULL;
    if (context->heading && list->label->len > 0)
        g_string_truncate(list->label, list->label->len - 1);
    return list->label->len > 0 ? list->label->str : NULL;
}

void page_block_need(struct page_walk *walk)
{
    if (walk->open)
        return;
    const struct context *context = page_context(walk);
    struct block_start start = {
        .part = context->part,
        .package = "/",
        .kind = kind_of(context),
        .number = take_label(walk, context),
        .style = context->style,
        .table = page_table_place(walk, context),
    };
    if (start.kind == BLOCK_HEADING) {
        start.level = context->heading;
        if (start.part == PART_HEADER)
            start.part = PART_BODY;
    } else if (start.kind == BLOCK_LIST_ITEM) {
        start.level = context->level;
    }
    if (context->table && context->in_cell)
        ((struct table *)walk->tables->pdata[context->table - 1])->shown = TRUE;
    builder_block_begin(walk->builder, &start);
    collapse_reset(&walk->line);
    walk->open = TRUE;
}

void page_block_close(struct page_walk *walk)
{
    if (walk->open)
        builder_block_end(walk->builder);
    walk->open = FALSE;
    walk->breaks = 0;
}

void page_block_alone(struct page_walk *walk, enum part_kind part, const char *text)
{
    const struct context *context = page_context(walk);
    if (context->dropped || (context->mark.hidden && !walk->options->hidden) ||
        collapse_is_blank(text, strlen(text)))
        return;
    struct block_start start = {.part = part, .package = "/", .kind = BLOCK_PARAGRAPH};
    struct collapse line = {.builder = walk->builder};
    builder_block_begin(walk->builder, &start);
    collapse_text(&line, text, strlen(text), context->mark.hidden ? &context->mark : NULL);
    builder_block_end(walk->builder);
}

// The lines of <pre>: each but the last ends with a line feed; a blank one ends the block.
static void put_lines(struct page_walk *walk, const char *text, gsize length)
{
    const struct context *context = page_context(walk);
    for (gsize at = 0; at < length;) {
        gsize from = at;
        while (at < length && text[at] != '\n')
            at++;
        if (!collapse_is_blank(text + from, at - from)) {
            page_block_need(walk);
            if (walk->breaks > 0 && walk->line.begun)
                collapse_keep(&walk->line, " ", 1, &context->mark);
            walk->breaks = 0;
            collapse_keep(&walk->line, text + from, at - from, &context->mark);
        }
        if (at < length && ++walk->breaks > 1)
            page_block_close(walk);
        at += at < length;
    }
}

void page_text(struct page_walk *walk, const char *text, gsize length)
{
    const struct context *context = page_context(walk);
    gboolean blank = collapse_is_blank(text, length);
    if (context->dropped || (blank && !walk->open))
        return;
    if (!blank)
        walk->shown += length;
    if (context->mark.hidden && !walk->options->hidden) {
        if (blank)
            return;
        page_block_need(walk);
        builder_text(walk->builder, "", 0, &context->mark);
    } else if (context->pre) {
        put_lines(walk, text, length);
    } else {
        if (!blank) {
            page_block_need(walk);
            walk->breaks = 0;
        }
        collapse_text(&walk->line, text, length, &context->mark);
    }
}

void page_line_break(struct page_walk *walk)
{
    const struct context *context = page_context(walk);
    if (context->dropped || !walk->open)
        return;
    if (++walk->breaks > 1)
        page_block_close(walk);
    else
        collapse_text(&walk->line, " ", 1, &context->mark);
}
