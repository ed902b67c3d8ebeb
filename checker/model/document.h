// SPDX-License-Identifier: Apache-2.0
// The document as every later step sees it: blocks of plain text in reading order, each with its
// exact place, whatever format it came from. The document owns everything reachable from it, in
// one arena; valid until document_free.
#ifndef LINJERA_MODEL_DOCUMENT_H
#define LINJERA_MODEL_DOCUMENT_H

#include "base/arena.h"

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

// A range of a block's text that something is known about. Offsets in code points, end exclusive.
// Text that was left out because it is hidden leaves an empty span (start == end) marked hidden.
struct span {
    guint start, end;
    gboolean inserted, deleted, hidden;
    const char *field;    // "TOC", "REF", ... when the text is a field's cached result
    const char *link;     // hyperlink target
    const char *color;    // "FF0000"
    const char *language; // "sv-SE"
    const char *author;   // of the revision
    const char *date;     // of the revision, as written: ISO 8601
};

struct table_place {
    guint table;       // 1-based over the document, in reading order; 0: not in a table
    guint row, column; // 1-based; column is the grid column
    guint nesting;     // 1: an outermost table
    gboolean merged;   // the cell continues the one above it (a vertical merge)
};

struct block {
    guint ordinal; // 1-based over all parts
    enum part_kind part;
    const char *package; // OPC part name: "/word/document.xml"
    enum block_kind kind;
    guint level;        // of a heading or list item, 1-based; 0: none
    const char *number; // computed: "3.2" of a heading, "b)" of a list item; NULL: none
    const char *text;   // UTF-8 as the author wrote it, without the computed number
    guint length;       // of text, in code points
    const char *style;  // the style's name ("heading 1"), else its id; NULL: none
    const char *para_id;
    guint page; // approximate, 1-based; 0: unknown
    struct table_place table;
    // Structure, filled in by builder_finish:
    guint heading; // ordinal of the nearest heading above (itself for a heading); 0: none
    guint parent;  // of a heading: ordinal of the heading it stands under; 0: none
    guint lead_in; // of a list item: ordinal of the paragraph (or item) that leads it in; 0: none
    guint label;   // of a value cell's block: ordinal of its label cell's first block; 0: none
    struct span *spans;
    guint span_count;
};

// A piece of the package that was not read, and why (a sentence for people).
struct not_checked {
    const char *package;
    const char *reason;
};

struct property {
    const char
        *name; // "title", "creator", "modified", ... as in the core properties; "custom:NAME"
    const char *value;
};

struct document {
    struct arena *arena;
    GPtrArray *blocks;      // struct block; blocks->pdata[n - 1] is block n
    GPtrArray *properties;  // struct property
    GPtrArray *not_checked; // struct not_checked
    enum revisions revisions;
};

typedef struct document document_t;
void document_free(struct document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(document_t, document_free)

// Block `ordinal` (1-based); NULL for 0.
const struct block *document_block(const struct document *document, guint ordinal);
// A property's value, or NULL.
const char *document_property(const struct document *document, const char *name);
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
