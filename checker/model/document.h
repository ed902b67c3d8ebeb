// SPDX-License-Identifier: Apache-2.0
// The document as every later step sees it: blocks of plain text in reading order, each with its
// exact place, whatever format it came from. The document owns everything reachable from it, in
// one arena; valid until document_free.
#ifndef LINJERA_MODEL_DOCUMENT_H
#define LINJERA_MODEL_DOCUMENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/notice.h"

enum part_kind {
    PART_BODY,
    PART_HEADER,
    PART_FOOTER,
    PART_FOOTNOTE,
    PART_ENDNOTE,
    PART_COMMENT,
    PART_TEXTBOX,
    PART_ALTTEXT,
    PART_CHUNK,
    PART_PROPERTY,
    PART_HYPERLINK,
    PART_KINDS
};

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_TITLE, // the document's title on its first page (style "Title", "Subtitle")
    BLOCK_LIST_ITEM,
    BLOCK_CELL_PARAGRAPH,
    BLOCK_CAPTION,
    BLOCK_QUOTE,
    BLOCK_KINDS
};

// Which text a reader shows: as if all revisions were accepted, rejected, or both side by side.
enum revisions { REVISIONS_FINAL, REVISIONS_ORIGINAL, REVISIONS_ALL };

// How a document is to be shown; every reader takes it. {0} is the default view.
struct read_options {
    enum revisions revisions;
    gboolean hidden;  // hidden text stands in the blocks' texts (marked) in place of being left out
    const char *name; // the file's, which tells apart what its bytes do not; NULL: unknown
};

// A range of a block's text that something is known about. Offsets in code points, end exclusive.
// Text that was left out because it is hidden leaves an empty span (start == end) marked hidden.
struct span {
    guint start, end;
    bool inserted, deleted, hidden;
    bool highlighted;     // with a marker pen
    const char *field;    // "TOC", "REF", ... when the text is a field's cached result
    const char *link;     // hyperlink target
    const char *color;    // "FF0000"
    const char *language; // "sv-SE"
    const char *author;   // of the revision
    const char *date;     // of the revision, as written: ISO 8601
};

enum { TABLE_SPAN_MAX = 8191, TABLE_NESTING_MAX = 65535 }; // more is written as this

struct table_place {
    guint table;          // 1-based over the document, in reading order; 0: not in a table
    guint row, column;    // 1-based; column is the grid column
    guint nesting : 16;   // 1: an outermost table
    guint span : 13;      // grid columns the cell covers; 0 and 1: one
    guint merged : 1;     // the cell continues the one above it (a vertical merge)
    guint header : 1;     // the row is repeated on top of each page: its cells name the columns
    guint row_header : 1; // the cell names its row (HTML's th)
};

// What a foot- or endnote or a comment stands at: a point or a range of the text.
struct anchor {
    guint block, start;   // ordinal and offset; block 0: unknown, or what it stood at is not shown
    guint end_block, end; // the same for a point; never before the start
};

struct remark {
    struct anchor anchor;
    const char *author, *date; // of a comment; NULL: not said
    guint reply_to; // ordinal of the first block of the comment this one answers; 0: none
};

// What few blocks have, or many have in common: blocks that follow each other share it as long as
// they agree in all of it.
struct block_rest {
    const char *package; // OPC part name: "/word/document.xml"
    const char *style;   // the style's name ("heading 1"), else its id; NULL: none
    const char *para_id;
    const struct remark *remark; // of a note's or comment's block; NULL: none
    const struct span *spans;
    guint span_count;
    guint shared : 1; // more than one block has it
    guint typed : 31; // code points of the text that spell the number, space after it included;
                      // 0: the number is computed and stands in front of the text
    guint page;       // approximate, 1-based; 0: unknown
    guint lead_in; // of a list item: ordinal of the paragraph (or item) that leads it in; 0: none
    guint label;   // of a value cell's block: ordinal of its label cell's first block; 0: none
    guint column_label; // the same for the cell of a header row above it
    struct table_place table;
};

// A document may be a million empty paragraphs in a few megabytes: a block is kept small, and what
// few have or many share stands apart.
struct block {
    const char *text; // UTF-8 as the author wrote it, without the computed number
    const struct block_rest *rest;
    guint ordinal; // 1-based over all parts
    guint length;  // of text, in code points
    guint under;   // ordinal of the heading it stands under; 0: none
    enum part_kind part : 4;
    enum block_kind kind : 4;
    guint level : 8;        // of a heading or list item, 1-based; 0: none
    guint number_size : 16; // bytes of the number, which stands before the text; 0: none
};

// A piece of the package that was not read, and why, in both languages.
struct not_checked {
    const char *package;
    const char *reason, *swedish;
};

// Something about a block that was read, yet not as its author meant, in both languages.
struct note {
    guint block; // ordinal; 0: it is about the part
    const char *package;
    const char *message, *swedish;
};

// Names: "title", "creator", "modified", ... of the core properties; "app:NAME", "custom:NAME".
struct property {
    const char *name, *value;
};

enum { BLOCKS_IN_CHUNK = 64, BLOCK_LEVEL_MAX = 255, BLOCK_NUMBER_MAX = 65534 };

struct document {
    struct arena *arena;
    GPtrArray *chunks; // of BLOCKS_IN_CHUNK blocks each; see document_block
    guint block_count;
    GPtrArray *properties;  // struct property
    GPtrArray *not_checked; // struct not_checked
    GPtrArray *notes;       // struct note
    GPtrArray *bookmarks;   // const char *: the names that links may lead to; NULL: not known
    enum revisions revisions;
};

typedef struct document document_t;
void document_free(struct document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(document_t, document_free)

// Block `ordinal` (1-based); NULL for 0.
const struct block *document_block(const struct document *document, guint ordinal);
// "3.2" of a heading, "b)" of an item, computed or typed in; NULL: none.
const char *block_number(const struct block *block);
// Whether it is computed, and stands in front of the text without being part of it.
gboolean block_number_is_computed(const struct block *block);
// Ordinal of the nearest heading at or above the block, which is itself for a heading; 0: none.
guint block_heading(const struct block *block);
// A property's value, or NULL.
const char *document_property(const struct document *document, const char *name);
// A block's text after the number that is typed into it.
const char *block_title(const struct block *block);
// "3.2" of the nearest numbered heading at or above the block; NULL without one.
const char *document_section(const struct document *document, const struct block *block);
// The headings above a block, outermost first, each "3.2 Title" or "Title" (texts in `arena`; the
// block itself is included when it is a heading).
GPtrArray *document_headings(const struct document *document, const struct block *block,
                             struct arena *arena);
// The title: the first BLOCK_TITLE block's text, else the core property, else the first heading;
// NULL if there is none.
const char *document_title(const struct document *document);
// "body", "header", ...; "heading", "paragraph", "list-item", ...: the names of the contract.
const char *part_kind_name(enum part_kind part);
const char *block_kind_name(enum block_kind kind);

#endif
