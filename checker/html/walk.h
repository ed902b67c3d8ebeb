// SPDX-License-Identifier: Apache-2.0
// The walk over a page: what its handlers share. What an element means for the text inside it is a
// context that the elements in it inherit, so that nothing has to be undone when it ends.
#ifndef LINJERA_HTML_WALK_H
#define LINJERA_HTML_WALK_H

#include "html/names.h"
#include "model/collapse.h"
#include "xml/html.h"

// The items of an <ol> or <ul>. The label of an item waits for the item's first block.
struct list {
    gboolean ordered;
    char type;         // '1', 'a', 'A', 'i', 'I', '0' (01, 02); 'n': no labels
    guint depth;       // of lists of either kind around it, itself included
    gint64 next, step; // number of the next item, and what it then changes by
    GString *label;    // of the open item, until a block has taken it
    gboolean waiting;
};

struct table {
    guint ordinal, row, column, span;
    GArray *until; // guint: per grid column, the last row that a cell begun above takes up
    gboolean header, row_header;
    gboolean shown; // the open cell has a block
};

struct context {
    struct span mark; // of text; its texts live as long as the walk
    enum part_kind part;
    guint heading; // level; 0: none
    gboolean quote, caption, pre;
    gboolean dropped;    // the view leaves the text out (a revision)
    gboolean landmark;   // below a page's header, nav or footer
    gboolean in_content; // a header here is not the page's
    gboolean in_nav, head_rows, in_svg;
    const char *style; // the name of the box
    guint list;        // 1-based; the list whose item this is, 0: none
    guint level;       // of that item among the lists of its cell
    guint table;       // 1-based; the innermost, 0: none
    gboolean in_cell;
};

struct frame {
    const struct element_name *name;
    struct context context;
    gboolean box;        // text before and after the element is not its text
    guint lists, tables; // how many there were before
};

struct page_walk {
    struct builder *builder;
    const struct read_options *options;
    GHashTable *names;
    GStringChunk *texts;
    GArray *frames; // struct frame
    guint skip;     // elements open inside one that is not read
    GPtrArray *lists, *tables;
    guint table_count;
    struct collapse line;
    gboolean open;             // a block is
    guint breaks;              // since the last text
    GString *title;            // of the page
    gboolean in_title, titled; // being read; read
    GString *description;      // of a drawing, being read; NULL: none
    GArray *reversed;          // guint64: items of each reversed list, in order
    guint reversed_next;
    const char *language; // of the page; NULL: not said
    guint64 shown;        // bytes
    gboolean scripted;    // there is a script
    gboolean pictured;    // there is a picture
};

// walk.c
extern const struct xml_handler page_walk_handler;
void page_walk_init(struct page_walk *walk, const struct limits *limits,
                    const struct read_options *options);
void page_walk_clear(struct page_walk *walk);
struct context *page_context(struct page_walk *walk);
// A copy that lives as long as the walk.
const char *page_keep(struct page_walk *walk, const char *text);
// An attribute's value, or NULL.
const char *page_value(const struct xml_element *element, const char *name);

// block.c: the open block.
void page_block_need(struct page_walk *walk);
void page_block_close(struct page_walk *walk);
// A block of its own, beside the open one.
void page_block_alone(struct page_walk *walk, enum part_kind part, const char *text);
// What stands in the page at this place.
void page_text(struct page_walk *walk, const char *text, gsize length);
void page_line_break(struct page_walk *walk);

// list.c
void page_list_begin(struct page_walk *walk, const struct xml_element *element, gboolean ordered,
                     struct context *context);
void page_item_begin(struct page_walk *walk, const struct xml_element *element,
                     struct context *context);
// Gives an item without text a block for its label.
void page_item_flush(struct page_walk *walk);
void page_list_free(gpointer data);
// How many items each reversed list of the page has, in the order of their start tags.
GArray *page_reversed_items(const char *text, gsize length, const struct limits *limits);

// table.c
void page_table_begin(struct page_walk *walk, struct context *context);
void page_row_group_end(struct page_walk *walk);
void page_row_begin(struct page_walk *walk);
void page_cell_begin(struct page_walk *walk, const struct xml_element *element, gboolean header,
                     struct context *context);
void page_cell_end(struct page_walk *walk);
struct table_place page_table_place(const struct page_walk *walk, const struct context *context);
void page_table_free(gpointer data);

// style.c: what the attributes of an element say about its text.
void page_style_apply(struct page_walk *walk, const struct xml_element *element,
                      struct context *context);
// The kind of labels that a list's `style` or `type` asks for; 0: it does not say.
char page_style_labels(const struct xml_element *element);

#endif
