// SPDX-License-Identifier: Apache-2.0
// The walk over content.xml or styles.xml: what its handlers share. What an element means for the
// text inside it is a context that the elements in it inherit.
#ifndef LINJERA_ODT_WALK_H
#define LINJERA_ODT_WALK_H

#include "model/collapse.h"
#include "odt/odt.h"
#include "odt/record.h"
#include "odt/styles.h"

// What is shared by all parts of one document.
struct odt_reader {
    struct builder *builder;
    const struct read_options *options;
    const struct limits *limits;
    struct odt_styles *styles;
    guint tables; // begun so far
    gboolean pages_known;
    const char *content; // the part the text stands in
    gboolean text_shown; // there is text
    gboolean pictured;   // there is a picture
};

struct paragraph;

struct context {
    struct span mark; // its texts live as long as the walk
    enum part_kind part;
    guint page; // of a note: where it is referred to; 0: where the walk is
    const struct remark *remark;
    struct paragraph *paragraph; // the open one; NULL: none
    guint list;                  // 1-based; the list that is open, 0: none
    guint table;                 // 1-based
    gboolean in_item, in_cell, head_rows;
};

struct paragraph {
    struct context context; // around it
    gboolean begun;         // its block is
    gboolean ended; // its element has, but its end was inserted: the next one goes on with it
    gboolean hidden;
    guint heading;       // level; 0: none
    gboolean unnumbered; // a list header, or a heading called so
    int start;           // the number it is given; -1: none
    const struct odt_style *style;
    struct collapse line;
};

struct list {
    const struct list_style *style; // NULL: not defined
    struct counts *counts;          // of the outermost list
    guint level;                    // 1-based
    gboolean waiting;               // the open item has no paragraph yet
    gboolean header;                // the open item is not numbered
    int start;                      // of the open item; -1: none
};

struct table {
    guint ordinal, row, column, span, next;
    gboolean shown; // the open cell has a block
};

struct change {
    enum { CHANGE_OTHER, CHANGE_INSERTION, CHANGE_DELETION } kind;
    gboolean inserted; // of deleted text: it had been inserted
    const char *author, *date;
    const struct record *record;
};

struct deferred {
    const struct record *record;
    enum part_kind part;
    guint page;
    struct remark remark;
    const char *name, *parent; // of a comment
};

// A deletion that is put back inside a paragraph.
struct splice {
    const struct change *change;
    struct paragraph *host; // NULL: it stands between paragraphs
    guint seen;             // its paragraphs begun so far
};

enum { DEFERRED_FOOTNOTES, DEFERRED_ENDNOTES, DEFERRED_COMMENTS, DEFERRED_KINDS };

struct frame {
    guint tag;
    struct context context;
    guint lists, tables, insertions; // how many there were before
};

struct odt_walk {
    struct odt_reader *reader;
    const char *package;
    enum style_scope scope;
    gboolean is_content;
    gboolean is_text; // it is a text document
    GHashTable *names;
    struct arena *arena;
    GStringChunk *texts;
    GArray *frames;                         // struct frame
    guint skip;                             // elements open inside one that is not read
    GPtrArray *paragraphs, *lists, *tables; // innermost last
    GHashTable *list_ids, *list_names;      // to struct counts
    struct counts outline;
    struct record *recording; // NULL: none
    guint recording_depth;
    struct change *change; // being recorded
    struct deferred *note; // being recorded
    GHashTable *changes;   // id to struct change
    GPtrArray *insertions; // struct change: those open here
    struct splice splice;
    GPtrArray *deferred[DEFERRED_KINDS]; // struct deferred
    GHashTable *annotations;             // name to struct deferred
    GString *description;                // of a picture, being read; NULL: none
    guint page;
    gboolean page_fresh;
    gboolean stray; // there was text outside paragraphs
};

extern const struct xml_handler odt_walk_handler;
// Walks a part's XML. Errors carry no part name.
gboolean odt_walk_part(struct odt_reader *reader, const char *package, enum style_scope scope,
                       gboolean is_content, const char *bytes, gsize length, GError **error);
struct context *odt_context(struct odt_walk *walk);
const char *odt_keep(struct odt_walk *walk, const char *text);

// paragraph.c
void odt_paragraph_begin(struct odt_walk *walk, const struct xml_element *element, gboolean heading,
                         struct context *context);
void odt_paragraph_end(struct odt_walk *walk, const struct context *context);
// Opens the paragraph's block, if it is not.
void odt_paragraph_need(struct odt_walk *walk, struct paragraph *paragraph);
// Ends the block, so that something that is no part of it may follow.
void odt_paragraph_suspend(struct odt_walk *walk, struct paragraph *paragraph);
// Ends what waits for a paragraph to be joined with.
void odt_paragraph_settle(struct odt_walk *walk);
void odt_paragraph_alone(struct odt_walk *walk, enum part_kind part, const char *text);
void odt_text(struct odt_walk *walk, const char *text, gsize length, gboolean keep);
void odt_page_break(struct odt_walk *walk);
// Whether the view leaves out what stands here.
gboolean odt_is_dropped(const struct odt_walk *walk);

// lists.c
void odt_list_begin(struct odt_walk *walk, const struct xml_element *element,
                    struct context *context);
void odt_item_begin(struct odt_walk *walk, const struct xml_element *element, gboolean header,
                    struct context *context);
// The label of the paragraph, newly allocated, or NULL; counts it. `in_list`: it is an item's.
char *odt_take_label(struct odt_walk *walk, const struct paragraph *paragraph, gboolean *in_list,
                     guint *level);

// table.c
void odt_table_begin(struct odt_walk *walk, struct context *context);
void odt_row_begin(struct odt_walk *walk, const struct xml_element *element);
void odt_cell_begin(struct odt_walk *walk, const struct xml_element *element,
                    struct context *context);
void odt_cell_end(struct odt_walk *walk);
void odt_covered_cell(struct odt_walk *walk, const struct xml_element *element);
struct table_place odt_table_place(const struct odt_walk *walk, const struct context *context);

// changes.c: what is recorded and played.
void odt_record_change(struct odt_walk *walk, const struct xml_element *element);
void odt_record_note(struct odt_walk *walk, const struct xml_element *element, gboolean comment);
void odt_record_done(struct odt_walk *walk);
void odt_change_point(struct odt_walk *walk, const struct xml_element *element);
void odt_change_start(struct odt_walk *walk, const struct xml_element *element);
void odt_change_end(struct odt_walk *walk, const struct xml_element *element);
void odt_annotation_end(struct odt_walk *walk, const struct xml_element *element);
void odt_play_notes(struct odt_walk *walk);

#endif
