// SPDX-License-Identifier: Apache-2.0
#include "model/document.h"

#include <string.h>

void document_free(struct document *document)
{
    if (document)
        arena_free(document->arena); // the document itself lives in it
}

const struct block *document_block(const struct document *document, guint ordinal)
{
    g_assert(ordinal <= document->block_count);
    if (ordinal == 0)
        return NULL;
    const struct block *chunk = document->chunks->pdata[(ordinal - 1) / BLOCKS_IN_CHUNK];
    return &chunk[(ordinal - 1) % BLOCKS_IN_CHUNK];
}

const char *block_number(const struct block *block)
{
    return block->number_size ? block->text - block->number_size - 1 : NULL;
}

gboolean block_number_is_computed(const struct block *block)
{
    return block->number_size && !block->rest->typed;
}

guint block_heading(const struct block *block)
{
    return block->kind == BLOCK_HEADING ? block->ordinal : block->under;
}

const char *block_title(const struct block *block)
{
    return g_utf8_offset_to_pointer(block->text, block->rest->typed);
}

const char *document_property(const struct document *document, const char *name)
{
    for (guint i = 0; i < document->properties->len; i++) {
        const struct property *property = document->properties->pdata[i];
        if (strcmp(property->name, name) == 0)
            return property->value;
    }
    return NULL;
}

// The heading a block stands under, or is.
static const struct block *heading_of(const struct document *document, const struct block *block)
{
    return document_block(document, block_heading(block));
}

const char *document_section(const struct document *document, const struct block *block)
{
    const struct block *heading = heading_of(document, block);
    while (heading && !heading->number_size)
        heading = document_block(document, heading->under);
    return heading ? block_number(heading) : NULL;
}

GPtrArray *document_headings(const struct document *document, const struct block *block,
                             struct arena *arena)
{
    GPtrArray *headings = arena_array(arena);
    for (const struct block *heading = heading_of(document, block); heading;
         heading = document_block(document, heading->under)) {
        char *title = heading->number_size ? arena_printf(arena, "%s %s", block_number(heading),
                                                          block_title(heading))
                                           : arena_strdup(arena, heading->text);
        g_ptr_array_add(headings, title);
    }
    for (guint i = 0; i < headings->len / 2; i++) {
        gpointer outer = headings->pdata[headings->len - 1 - i];
        headings->pdata[headings->len - 1 - i] = headings->pdata[i];
        headings->pdata[i] = outer;
    }
    return headings;
}

static gboolean is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return FALSE;
    }
    return TRUE;
}

static const char *first_of_kind(const struct document *document, enum block_kind kind)
{
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (block->kind == kind && !is_blank(block->text))
            return block->text;
    }
    return NULL;
}

const char *document_title(const struct document *document)
{
    const char *title = first_of_kind(document, BLOCK_TITLE);
    if (!title)
        title = document_property(document, "title");
    if (!title || is_blank(title))
        title = first_of_kind(document, BLOCK_HEADING);
    return title;
}

const char *part_kind_name(enum part_kind part)
{
    static const char *const names[PART_KINDS] = {
        [PART_BODY] = "body",         [PART_HEADER] = "header",       [PART_FOOTER] = "footer",
        [PART_FOOTNOTE] = "footnote", [PART_ENDNOTE] = "endnote",     [PART_COMMENT] = "comment",
        [PART_TEXTBOX] = "textbox",   [PART_ALTTEXT] = "alttext",     [PART_CHUNK] = "chunk",
        [PART_PROPERTY] = "property", [PART_HYPERLINK] = "hyperlink",
    };
    g_assert((guint)part < PART_KINDS);
    return names[part];
}

const char *block_kind_name(enum block_kind kind)
{
    static const char *const names[BLOCK_KINDS] = {
        [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_HEADING] = "heading",
        [BLOCK_TITLE] = "title",
        [BLOCK_LIST_ITEM] = "list-item",
        [BLOCK_CELL_PARAGRAPH] = "cell-paragraph",
        [BLOCK_CAPTION] = "caption",
        [BLOCK_QUOTE] = "quote",
    };
    g_assert((guint)kind < BLOCK_KINDS);
    return names[kind];
}
