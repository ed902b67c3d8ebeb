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
void builder_property(struct builder *builder, const char *name, const char *value);
void builder_not_checked(struct builder *builder, const char *package, const char *reason);
// Hands the document over and leaves the builder empty; NULL with an error when a limit was
// reached (which then names the limit and its option).
struct document *builder_finish(struct builder *builder, GError **error);

#endif
