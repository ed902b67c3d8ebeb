// SPDX-License-Identifier: Apache-2.0
// The walk over one part: what its handlers share. Handlers are found in a table by element
// (walk.c) and live with their subject: paragraph.c, run.c, fields.c, table.c, drawing.c,
// anchors.c, alternate.c.
#ifndef LINJERA_DOCX_WALK_H
#define LINJERA_DOCX_WALK_H

#include "docx/docx.h"
#include "docx/names.h"
#include "docx/numbering.h"
#include "docx/styles.h"
#include "model/builder.h"

enum { NOTE_DROPPED = G_MAXINT }; // the view leaves out the reference, and the note with it

// What is shared by all parts of one document.
struct reader {
    struct package *package;
    const struct limits *limits;
    struct read_options view;
    struct builder *builder;
    struct names *names;
    struct styles *styles;
    struct numbering *numbering;
    guint tables;                 // begun so far
    guint page;                   // of the body, where the walk is
    gboolean page_fresh;          // nothing has been put on it yet
    gboolean pages_known;         // there was a page break of any kind
    GPtrArray *headers, *footers; // relationship ids that sections refer to
    GHashTable *references;       // "footnote 3" to struct reference: what refers to it, and where
    GArray *comments;             // struct comment, in the order of their part
    const struct docx_chunks *chunks; // who reads included documents; NULL: nobody
    // Bytes of text: put into blocks; left out for a reason; outside of any element for text.
    guint64 text_shown, text_dropped, text_stray;
};

// What the text says of a note or comment.
struct reference {
    guint page;              // 0: unknown
    gboolean shown, dropped; // by the view; a note whose only reference is dropped is dropped too
    gboolean range;          // the anchor is a range, not where the reference stands
    struct anchor anchor;
};

struct comment {
    guint first, last; // its blocks' ordinals
    char *para_id;     // of its last paragraph, by which replies name it; owned
};

enum { FIELD_DEPTH = 64, FIELD_CODE = 4096 };

struct field {
    GString *code;
    gboolean simple;    // fldSimple: ended by its element, not by a fldChar
    gboolean result;    // past the separator
    guint paragraph;    // serial number of the one it began in
    char *name;         // "REF", once the code is known
    char *link;         // of a HYPERLINK
    gboolean shown;     // its result has text
    guint64 hidden;     // bytes taken for its code
    GPtrArray *choices; // of a drop-down form field
    int choice;
};

struct table {
    guint ordinal, row, column, span;
    gboolean merged; // the open cell continues the one above
    gboolean header; // the open row names the columns
    gboolean row_inserted, row_deleted, row_dropped;
    gboolean cell_dropped;
};

struct paragraph {
    gboolean open;  // its element is
    gboolean begun; // its block is
    guint frame;    // how many elements were open when it began; 0: begun by stray text
    guint serial;
    GString *style_id, *para_id;           // empty: none
    int num_id, ilvl, outline, page_break; // -1: not said
    gboolean mark_inserted, mark_deleted;
    int mark_vanish;           // -1: not said
    gboolean mark_separator;   // specVanish: the mark only ends a style (17.3.2.36)
    const struct style *style; // once begun
    struct block_start start;
};

struct run {
    int vanish;                   // -1: not said
    const struct style *style;    // the character style; NULL: none
    gboolean color_said;          // "auto" takes a style's colour off
    char color[16], language[32]; // empty: none
    gboolean highlighted;
};

// A stream of paragraphs of its own: the part, and each text box in it.
struct story {
    struct story *outer;
    enum part_kind part;
    gboolean hidden; // anchored in hidden text
    GArray *tables;  // struct table, innermost last
    GPtrArray *fields;
    guint fields_beyond; // begun deeper than FIELD_DEPTH
    struct paragraph paragraph;
    gboolean joining;  // the paragraph's mark was dropped: its block goes on in the next one
    gboolean has_text; // the open block does
    struct run run;
};

enum sink { SINK_NONE, SINK_TEXT, SINK_DELETED, SINK_CODE };

struct revision {
    gboolean deleted;
    char *author, *date;
};

struct frame {
    enum element element;
    guint saved;      // the handler's own
    gboolean prose;   // what stands in it is text, unless an element says otherwise
    gboolean foreign; // an element of a vocabulary that nobody knows, in prose
};

struct walk {
    struct reader *reader;
    const char *package;
    gboolean is_main;
    gboolean root_ok;         // the root is what the part should be
    GPtrArray *relation_list; // owned
    GHashTable *relations;    // id to struct relation
    struct counters *counters;
    struct story *story;
    GArray *frames;
    guint skip;              // elements open inside one that is not read
    gboolean skip_drops;     // because the view leaves it out, and the notes referred to in it
    GPtrArray *revisions;    // struct revision, innermost last
    guint inserted, deleted; // of those
    GPtrArray *links;        // char *, innermost last
    GArray *alternates;      // struct alternate, innermost last
    GArray *bindings;        // struct binding: the prefixes in force, innermost last
    GPtrArray *ranges;       // char *, comments' ranges that begin with the next paragraph
    GString *picture;        // the description of the drawing the walk is in
    struct remark *remark;   // of the note or comment the walk is in; NULL: none
    guint foreign;           // elements of unknown vocabularies met in prose
    char *foreign_uri;       // of the first of them
    guint serial;            // paragraphs begun
    guint note_page;         // page of the note's reference; 0: unknown
    enum sink sink;
    gboolean preserve, preserve_all; // xml:space
    gboolean text_begun;             // the text element has had a character that is no space
    GString *spaces;                 // met since; dropped if nothing follows
};

struct alternate {
    gboolean taken;   // a branch was
    gboolean skipped; // one was not understood
};

struct binding {
    const char *prefix, *uri;
    guint depth; // of the element that declares it
};

// Walks a part's XML. Errors carry no part name.
gboolean walk_part(struct reader *reader, const char *package, enum part_kind part,
                   gboolean is_main, GBytes *bytes, GError **error);

// The element around the one being begun (1), around that (2) ...; EL_OTHER beyond the root.
enum element walk_above(const struct walk *walk, guint steps);
const struct relation *walk_relation(const struct walk *walk, const struct xml_element *element,
                                     const char *attribute);
void walk_story_push(struct walk *walk, enum part_kind part);
void walk_story_pop(struct walk *walk);

// A start handler says whether the element's inside is read. Start handlers run before the element
// is on the stack of frames, end handlers after it has left it.
typedef gboolean start_handler(struct walk *walk, const struct xml_element *element,
                               struct frame *frame);
typedef void end_handler(struct walk *walk, const struct frame *frame);

// paragraph.c
start_handler paragraph_start, paragraph_style, paragraph_numbering, paragraph_outline,
    paragraph_page_break, paragraph_section_part;
end_handler paragraph_end;
// Opens the block that content belongs to, beginning a paragraph if there is none.
void paragraph_need(struct walk *walk);
// Ends what is open in the story, at the end of a container or before a table.
void paragraph_close_all(struct walk *walk);

// anchors.c
start_handler anchor_reference, anchor_range, anchor_note, anchor_bookmark;
end_handler anchor_note_end;
// A reference in a row or cell that the view leaves out.
void anchor_drop_reference(struct walk *walk, const struct xml_element *element);
// Begins the ranges that wait for a paragraph.
void anchor_begin_ranges(struct walk *walk);
// Ends what is known of the note the walk is in.
void anchor_forget(struct walk *walk);
void reference_free(gpointer data);
void comment_clear(gpointer data);
// Says which comments answer which, by the part that holds their threads.
gboolean anchor_read_replies(struct reader *reader, GBytes *bytes, GError **error);

// alternate.c
start_handler alternate_start, alternate_branch;
end_handler alternate_end;
// The prefixes an element declares, and taking them back once it is over.
void alternate_bind(struct walk *walk, const struct xml_element *element);
void alternate_unbind(struct walk *walk);

// run.c
start_handler run_start, run_properties, run_property, run_style, run_text, run_tab, run_break,
    run_hyphen, run_symbol, run_rendered_break, run_revision, run_hyperlink;
end_handler run_end, run_text_end, run_revision_end, run_hyperlink_end;
void run_characters(struct walk *walk, const char *text, gsize length);
// Text of an unknown vocabulary. White space that lays the XML out is none.
void run_foreign(struct walk *walk, const char *text, gsize length);
// What the revisions around here say of a piece of text.
void run_revision_mark(const struct walk *walk, struct span *mark);
// A revision goes on until run_revisions_cut ends it.
void run_revision_begin(struct walk *walk, const struct xml_element *element, gboolean deleted);
// Ends revisions until so many are left.
void run_revisions_cut(struct walk *walk, guint length);
// Whether text here is hidden, by the run, its style, the paragraph's or the frame around it.
gboolean run_is_hidden(const struct story *story);
// Shows text in the open block as the walk's state says: with marks, or not at all.
void run_emit(struct walk *walk, const char *text, gsize length, gboolean deleted);
// Whether the view leaves out what is inserted or deleted here.
gboolean run_is_dropped(const struct walk *walk, gboolean inserted, gboolean deleted);
void run_reset(struct run *run);

// fields.c
start_handler field_character, field_simple, field_choice;
end_handler field_simple_end;
void field_free(gpointer data);
void field_code(struct walk *walk, const char *text, gsize length);
// Whether text here stands in a field's code, which is not shown.
gboolean field_hides(struct walk *walk, gsize length);
// Fills in the field and link of a mark.
void field_mark(const struct walk *walk, struct span *mark);
// Says so when fields of the story never ended and text was taken for their code.
void field_check_ended(struct walk *walk);

// table.c
start_handler table_start, table_row, table_row_mark, table_cell, table_cell_property,
    table_description;
end_handler table_end, table_row_properties_end, table_row_end, table_cell_end;
struct table_place table_place_of(const struct story *story);

// drawing.c
start_handler drawing_box, drawing_paragraph, drawing_alt_text, drawing_inner, drawing_shape,
    drawing_text_path, drawing_link, drawing_chart, drawing_smart_art, drawing_object,
    drawing_control, drawing_chunk;
end_handler drawing_box_end;
// A block of its own for a text that stands in an attribute.
void drawing_say(struct walk *walk, enum part_kind part, const char *text);

#endif
