// SPDX-License-Identifier: Apache-2.0
// Reading Markdown: what the files of it share. markdown.c goes through the lines, leaf.c puts
// blocks and table.c tables; definitions.c finds what is said elsewhere than where it is used.
#ifndef LINJERA_PLAIN_MARKDOWN_H
#define LINJERA_PLAIN_MARKDOWN_H

#include "plain/lines.h"

enum { CONTAINERS_MAX = 64, CODE_INDENT = 4, TAB = 4, COLUMNS_MAX = 1000 };

enum leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_CODE, LEAF_FENCE, LEAF_TABLE, LEAF_COMMENT };

// A block quote, or a list item.
struct container {
    gboolean item;
    guint indent; // columns that the lines of an item are indented by
    char *label;  // until a block has taken it
};

// The list whose items stand at one depth of containers.
struct md_list {
    char mark; // "-", "+", "*", "." or ")"; 0: none is going on
    guint64 next;
};

struct markdown {
    struct builder *builder;
    enum part_kind part;
    struct container containers[CONTAINERS_MAX];
    guint depth;
    struct md_list lists[CONTAINERS_MAX];
    enum leaf leaf;
    GString *text; // of the open leaf, its lines
    guint lines;   // of it
    char fence;    // what the fence is made of
    gsize fence_length;
    guint tables, row, columns;
    GHashTable *references;
    GPtrArray *notes; // GString *: the lines of each footnote
    GString *note;    // being read
};

// A line and how far it has been read.
struct cursor {
    const char *text;
    gsize length, at;
    guint column; // of `at`, tabs counted
};

// leaf.c
// Begins a block; that of an item or quote is of its kind, and an item's first has its label.
void markdown_begin_block(struct markdown *walk, enum block_kind kind, guint level,
                          const char *style);
void markdown_put_heading(struct markdown *walk, guint level, const char *text, gsize length);
// Puts the open paragraph or code and begins with an empty leaf.
void markdown_close_leaf(struct markdown *walk);
void markdown_close_containers(struct markdown *walk, guint depth);

// table.c
// Whether the line makes a table of the one-line paragraph above it; then that is its first row.
gboolean markdown_begin_table(struct markdown *walk, const struct cursor *line);
void markdown_put_row(struct markdown *walk, const char *text, gsize length);

// definitions.c
// The bytes that "[label]: address" takes at the start of a text; 0: there is none. Adds it to
// `references` when that is given.
gsize markdown_definition(const char *text, gsize length, GHashTable *references);
void markdown_definitions(const char *text, gsize length, GHashTable *references);
// The bytes that the front matter takes; 0: there is none. Its values become properties.
gsize markdown_front_matter(struct builder *builder, const char *text, gsize length);

#endif
