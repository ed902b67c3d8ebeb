// SPDX-License-Identifier: Apache-2.0
// Documents read from made-up parts, and shown as lines that a test can compare: a block each,
// [PART:]KIND[LEVEL][ #NUMBER][ @TABLE.ROW.COLUMN[.NESTING][+]]|TEXT; p is a plain paragraph of the
// body, c a cell's, i a list item, h a heading.
#ifndef LINJERA_TESTS_DOCX_READ_H
#define LINJERA_TESTS_DOCX_READ_H

#include "docx-parts.h"
#include "docx/docx.h"

// Styles with Swedish ids, as Word writes them, and what tests need of the others.
#define STYLES                                                                                     \
    "<w:styles" ROOT_NS ">"                                                                        \
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>"        \
    "</w:style>"                                                                                   \
    "<w:style w:type='paragraph' w:styleId='Rubrik1'><w:name w:val='heading 1'/><w:pPr><w:numPr>"  \
    "<w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"                    \
    "<w:style w:type='paragraph' w:styleId='Rubrik2'><w:name w:val='Heading 2'/>"                  \
    "<w:basedOn w:val='Normal'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>" \
    "</w:pPr></w:style>"                                                                           \
    "<w:style w:type='paragraph' w:styleId='Egen'><w:name w:val='Egen rubrik'/>"                   \
    "<w:basedOn w:val='Rubrik2'/></w:style>"                                                       \
    "<w:style w:type='paragraph' w:styleId='Innehll'><w:name w:val='TOC Heading'/>"                \
    "<w:basedOn w:val='Rubrik1'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr>"                   \
    "<w:outlineLvl w:val='9'/></w:pPr></w:style>"                                                  \
    "<w:style w:type='paragraph' w:styleId='Heading3'><w:name w:val='Vilseledande'/></w:style>"    \
    "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>"              \
    "<w:style w:type='paragraph' w:styleId='Text'><w:name w:val='caption'/></w:style>"             \
    "<w:style w:type='paragraph' w:styleId='Citat'><w:name w:val='Intense Quote'/></w:style>"      \
    "<w:style w:type='paragraph' w:styleId='Dold'><w:name "                                        \
    "w:val='Dold'/><w:rPr><w:vanish/></w:rPr>"                                                     \
    "</w:style>"                                                                                   \
    "<w:style w:type='character' w:styleId='DoldT'><w:name w:val='Dolda tecken'/><w:rPr>"          \
    "<w:vanish/></w:rPr></w:style>"                                                                \
    "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:basedOn "                     \
    "w:val='B'/></w:style>"                                                                        \
    "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='B'/><w:basedOn "                     \
    "w:val='A'/></w:style>"                                                                        \
    "</w:styles>"

#define LEVEL(ilvl, format, text, more)                                                            \
    "<w:lvl w:ilvl='" ilvl "'><w:start w:val='1'/><w:numFmt w:val='" format "'/>" more             \
    "<w:lvlText w:val='" text "'/></w:lvl>"
#define HEADING_LEVELS                                                                             \
    "<w:abstractNum w:abstractNumId='0'>" LEVEL("0", "decimal", "%1.",                             \
                                                "<w:pStyle w:val='Rubrik1'/>")                     \
        LEVEL("1", "decimal", "%1.%2.", "<w:pStyle w:val='Rubrik2'/>") "</w:abstractNum>"
#define NUM(id, abstract, more)                                                                    \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" abstract "'/>" more "</w:num>"
#define NUMBERING(abstracts, nums) "<w:numbering" ROOT_NS ">" abstracts nums "</w:numbering>"

static inline struct document *read_parts(const struct part *parts, guint count,
                                          enum revisions revisions, GError **error)
{
    struct limits limits = limits_default();
    g_autoptr(GByteArray) bytes = zip_parts(parts, count);
    g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, error);
    return package ? docx_read(package, &(struct read_options){.revisions = revisions}, NULL,
                               &limits, error)
                   : NULL;
}

static inline void show_block(GString *out, const struct block *block)
{
    static const char *const kinds[BLOCK_KINDS] = {
        [BLOCK_PARAGRAPH] = "p",
        [BLOCK_CELL_PARAGRAPH] = "c",
        [BLOCK_LIST_ITEM] = "i",
        [BLOCK_HEADING] = "h",
    };
    if (block->part != PART_BODY)
        g_string_append_printf(out, "%s:", part_kind_name(block->part));
    const char *kind = kinds[block->kind];
    g_string_append(out, kind ? kind : block_kind_name(block->kind));
    if (block->level)
        g_string_append_printf(out, "%u", block->level);
    if (block_number(block))
        g_string_append_printf(out, " #%s", block_number(block));
    const struct table_place *place = &block->rest->table;
    if (place->table)
        g_string_append_printf(out, " @%u.%u.%u", place->table, place->row, place->column);
    if (place->nesting > 1)
        g_string_append_printf(out, ".%u", place->nesting);
    if (place->merged)
        g_string_append_c(out, '+');
    g_string_append_printf(out, "|%s\n", block->text);
}

// Newly allocated.
static inline char *show_document(const struct document *document)
{
    GString *out = g_string_new(NULL);
    for (guint i = 1; i <= document->block_count; i++)
        show_block(out, document_block(document, i));
    return g_string_free(out, FALSE);
}

#endif
