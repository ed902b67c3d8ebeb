// SPDX-License-Identifier: Apache-2.0
// How a reader makes a document: blocks are begun, given text and ended, in reading order. A block
// begun inside another (a text box) is placed right after the outermost one. builder_finish
// computes what follows from the order: sections, lead-ins, label cells.
#ifndef LINJERA_MODEL_BUILDER_H
#define LINJERA_MODEL_BUILDER_H

#include "base/limits.h"
#include "model/document.h"

struct builder;

// What is known of a block when it begins. Texts are copied.
struct block_start {
    enum part_kind part;
    const char *package;
    enum block_kind kind;
    guint level;
    const char *number, *style, *para_id;
    guint page;
    struct table_place table;
    const struct remark *remark; // copied; NULL: none
};

#define MODEL_ERROR model_error_quark()
GQuark model_error_quark(void);
enum model_error { MODEL_ERROR_LIMIT };

struct builder *builder_new(const struct limits *limits, enum revisions revisions);
typedef struct builder builder_t;
void builder_free(struct builder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(builder_t, builder_free)
void builder_block_begin(struct builder *builder, const struct block_start *start);
// What is known of the open block, anew, when it shows only after it began (part and package stay).
void builder_block_set(struct builder *builder, const struct block_start *start);
// The same for its page alone.
void builder_block_page(struct builder *builder, guint page);
// Appends `length` bytes of valid UTF-8 to the open block. `mark` says what is known of this text
// (its offsets are ignored); NULL: nothing. Neighbouring texts with equal marks become one span.
// Empty text with a mark leaves an empty span: something stood here and was left out.
void builder_text(struct builder *builder, const char *text, gsize length, const struct span *mark);
void builder_block_end(struct builder *builder);
// Where the walk is: the ordinal of the open block (of the last one when none is open; 0: there is
// none) and in `offset` how many code points it has.
guint builder_here(const struct builder *builder, guint *offset);
// Says that the blocks `first` to `last` answer the comment whose first block is `parent`; what was
// said of them before stays.
void builder_reply(struct builder *builder, guint first, guint last, guint parent);
// Takes a whole document in as it stands, its blocks as those of one part of this one: its tables
// are counted on from `tables`, which is moved on, and stand in the cell `around`, if that is one.
void builder_insert(struct builder *builder, const struct document *document, enum part_kind part,
                    const char *package, const struct table_place *around, guint *tables);
void builder_property(struct builder *builder, const char *name, const char *value);
// A place that links of the document may lead to, by its name; NULL: none, yet the reader tells of
// all there are.
void builder_bookmark(struct builder *builder, const char *name);
// A note about a part. Those about blocks follow from their texts.
void builder_note(struct builder *builder, const char *package, enum notice notice,
                  const char *first, const char *second);
// The same with a sentence that is made, if it is one.
void builder_note_said(struct builder *builder, const char *package, const struct said *said);
// Says that a part, or something in it, is not read; what was said before is not said again.
void builder_not_checked(struct builder *builder, const char *package, enum notice notice,
                         const char *first, const char *second);
// Says that no page is known: those that were given are forgotten.
void builder_pages_unknown(struct builder *builder);
// Hands the document over and leaves the builder empty; NULL with an error when a limit was
// reached (which then names the limit and its option).
struct document *builder_finish(struct builder *builder, GError **error);

#endif
