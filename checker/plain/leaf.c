// SPDX-License-Identifier: Apache-2.0
// The blocks that lines have made.
#include "model/collapse.h"
#include "plain/inline.h"
#include "plain/markdown.h"

static const struct container *innermost_item(const struct markdown *walk)
{
    for (guint i = walk->depth; i > 0; i--) {
        if (walk->containers[i - 1].item)
            return &walk->containers[i - 1];
    }
    return NULL;
}

static guint item_level(const struct markdown *walk)
{
    guint level = 0;
    for (guint i = 0; i < walk->depth; i++)
        level += walk->containers[i].item;
    return level;
}

void markdown_begin_block(struct markdown *walk, enum block_kind kind, guint level,
                          const char *style)
{
    struct container *item = (struct container *)innermost_item(walk);
    struct block_start start = {
        .part = walk->part, .package = "/", .kind = kind, .level = level, .style = style};
    if (item) {
        start.number = item->label;
        if (kind == BLOCK_HEADING && start.number)
            start.number = NULL; // a bullet or number in front of a heading is none of its own
        else if (kind == BLOCK_PARAGRAPH) {
            start.kind = BLOCK_LIST_ITEM;
            start.level = item_level(walk);
        }
    } else if (kind == BLOCK_PARAGRAPH && walk->depth > 0) {
        start.kind = BLOCK_QUOTE;
    }
    builder_block_begin(walk->builder, &start);
    if (item)
        g_clear_pointer(&item->label, g_free);
}

void markdown_put_heading(struct markdown *walk, guint level, const char *text, gsize length)
{
    markdown_begin_block(walk, BLOCK_HEADING, level, NULL);
    inline_put(walk->builder, text, length, walk->references);
    builder_block_end(walk->builder);
}

// Code keeps its characters; blank lines separate blocks, since a block is one line.
static void put_code(struct markdown *walk)
{
    const char *text = walk->text->str;
    gsize left = walk->text->len;
    struct line line;
    gboolean open = FALSE;
    while (line_next(&text, &left, &line)) {
        if (line_is_blank(&line)) {
            if (open)
                builder_block_end(walk->builder);
            open = FALSE;
            continue;
        }
        if (!open)
            markdown_begin_block(walk, BLOCK_PARAGRAPH, 0, "code");
        else
            builder_text(walk->builder, " ", 1, NULL);
        builder_text(walk->builder, line.text, line.length, NULL);
        open = TRUE;
    }
    if (open)
        builder_block_end(walk->builder);
}

// Definitions at the start of a paragraph are none of its text (4.7); they are known by now.
static gsize take_definitions(const struct markdown *walk)
{
    gsize taken = 0, size = 0;
    do {
        size = markdown_definition(walk->text->str + taken, walk->text->len - taken, NULL);
        taken += size;
    } while (size > 0);
    return taken;
}

void markdown_close_leaf(struct markdown *walk)
{
    if (walk->leaf == LEAF_PARAGRAPH) {
        gsize taken = take_definitions(walk);
        if (!collapse_is_blank(walk->text->str + taken, walk->text->len - taken)) {
            markdown_begin_block(walk, BLOCK_PARAGRAPH, 0, NULL);
            inline_put(walk->builder, walk->text->str + taken, walk->text->len - taken,
                       walk->references);
            builder_block_end(walk->builder);
        }
    } else if (walk->leaf == LEAF_CODE || walk->leaf == LEAF_FENCE) {
        put_code(walk);
    }
    g_string_truncate(walk->text, 0);
    walk->lines = 0;
    walk->leaf = LEAF_NONE;
}

void markdown_close_containers(struct markdown *walk, guint depth)
{
    while (walk->depth > depth) {
        struct container *container = &walk->containers[walk->depth - 1];
        if (container->item && container->label) { // an item without text
            markdown_begin_block(walk, BLOCK_PARAGRAPH, 0, NULL);
            builder_block_end(walk->builder);
        }
        walk->depth--;
    }
}
