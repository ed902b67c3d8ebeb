// SPDX-License-Identifier: Apache-2.0
#include "model/builder.h"

#include "model/notes.h"
#include "model/structure.h"

#include <string.h>

// A block that has begun and not ended.
struct open_block {
    struct block *block;
    GString *text;
    guint length;  // code points
    GArray *spans; // struct span
};

struct builder {
    struct document *document;
    guint64 max_blocks;
    gboolean too_many;
    GHashTable *texts;  // copies in the arena, each once: styles, links, authors repeat
    GHashTable *unread; // what builder_not_checked was told, each once
    GPtrArray *open;    // struct open_block, innermost last
    GPtrArray *idle;    // struct open_block, to be used again
};

GQuark model_error_quark(void)
{
    return g_quark_from_static_string("linjera-model");
}

static void open_block_free(gpointer data)
{
    struct open_block *open = data;
    g_string_free(open->text, TRUE);
    g_array_unref(open->spans);
    g_free(open);
}

struct builder *builder_new(const struct limits *limits, enum revisions revisions)
{
    struct builder *builder = g_new0(struct builder, 1);
    struct arena *arena = arena_new();
    builder->max_blocks = limits->blocks;
    builder->texts = g_hash_table_new(g_str_hash, g_str_equal);
    builder->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    builder->open = g_ptr_array_new_with_free_func(open_block_free);
    builder->idle = g_ptr_array_new_with_free_func(open_block_free);
    builder->document = arena_new0(arena, struct document);
    builder->document->arena = arena;
    builder->document->blocks = arena_array(arena);
    builder->document->properties = arena_array(arena);
    builder->document->not_checked = arena_array(arena);
    builder->document->notes = arena_array(arena);
    builder->document->revisions = revisions;
    return builder;
}

void builder_free(struct builder *builder)
{
    if (!builder)
        return;
    document_free(builder->document);
    g_hash_table_unref(builder->texts);
    g_hash_table_unref(builder->unread);
    g_ptr_array_unref(builder->open);
    g_ptr_array_unref(builder->idle);
    g_free(builder);
}

static const char *intern(struct builder *builder, const char *text)
{
    if (!text)
        return NULL;
    const char *known = g_hash_table_lookup(builder->texts, text);
    if (!known) {
        known = arena_strdup(builder->document->arena, text);
        g_hash_table_add(builder->texts, (gpointer)known);
    }
    return known;
}

static const struct remark *keep_remark(struct builder *builder, const struct remark *remark)
{
    if (!remark)
        return NULL;
    struct remark *kept = arena_new0(builder->document->arena, struct remark);
    *kept = *remark;
    kept->author = intern(builder, remark->author);
    kept->date = intern(builder, remark->date);
    return kept;
}

static void set_start(struct builder *builder, struct block *block, const struct block_start *start)
{
    block->kind = start->kind;
    block->level = start->level;
    block->number = intern(builder, start->number);
    block->style = intern(builder, start->style);
    block->para_id = intern(builder, start->para_id);
    block->page = start->page;
    block->table = start->table;
    block->remark = keep_remark(builder, start->remark);
}

static struct open_block *innermost(struct builder *builder)
{
    g_assert(builder->open->len > 0);
    return builder->open->pdata[builder->open->len - 1];
}

void builder_block_begin(struct builder *builder, const struct block_start *start)
{
    struct open_block *open;
    if (builder->idle->len > 0) {
        open = g_ptr_array_steal_index_fast(builder->idle, builder->idle->len - 1);
    } else {
        open = g_new0(struct open_block, 1);
        open->text = g_string_new(NULL);
        open->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
    }
    g_string_truncate(open->text, 0);
    g_array_set_size(open->spans, 0);
    open->length = 0;
    g_ptr_array_add(builder->open, open);
    // Taking the place when it begins is what puts a nested block right after the outermost one.
    GPtrArray *blocks = builder->document->blocks;
    if (blocks->len >= builder->max_blocks) {
        builder->too_many = TRUE;
        open->block = NULL;
        return;
    }
    open->block = arena_new0(builder->document->arena, struct block);
    open->block->part = start->part;
    open->block->package = intern(builder, start->package);
    set_start(builder, open->block, start);
    g_ptr_array_add(blocks, open->block);
    open->block->ordinal = blocks->len;
}

void builder_block_set(struct builder *builder, const struct block_start *start)
{
    struct open_block *open = innermost(builder);
    if (open->block)
        set_start(builder, open->block, start);
}

void builder_block_page(struct builder *builder, guint page)
{
    struct open_block *open = innermost(builder);
    if (open->block)
        open->block->page = page;
}

static gboolean has_meaning(const struct span *mark)
{
    return mark->inserted || mark->deleted || mark->hidden || mark->field || mark->link ||
           mark->color || mark->language || mark->author || mark->date;
}

static gboolean same_mark(const struct span *a, const struct span *b)
{
    return a->inserted == b->inserted && a->deleted == b->deleted && a->hidden == b->hidden &&
           g_strcmp0(a->field, b->field) == 0 && g_strcmp0(a->link, b->link) == 0 &&
           g_strcmp0(a->color, b->color) == 0 && g_strcmp0(a->language, b->language) == 0 &&
           g_strcmp0(a->author, b->author) == 0 && g_strcmp0(a->date, b->date) == 0;
}

static void add_span(struct builder *builder, struct open_block *open, const struct span *mark,
                     guint end)
{
    if (open->spans->len > 0) {
        struct span *last = &g_array_index(open->spans, struct span, open->spans->len - 1);
        // An empty span stays empty: it stands for text that is not here.
        gboolean both_empty = last->start == last->end && open->length == end;
        gboolean both_full = last->start < last->end && open->length < end;
        if (last->end == open->length && (both_empty || both_full) && same_mark(last, mark)) {
            last->end = end;
            return;
        }
    }
    struct span span = {
        .start = open->length,
        .end = end,
        .inserted = mark->inserted,
        .deleted = mark->deleted,
        .hidden = mark->hidden,
        .field = intern(builder, mark->field),
        .link = intern(builder, mark->link),
        .color = intern(builder, mark->color),
        .language = intern(builder, mark->language),
        .author = intern(builder, mark->author),
        .date = intern(builder, mark->date),
    };
    g_array_append_val(open->spans, span);
}

void builder_text(struct builder *builder, const char *text, gsize length, const struct span *mark)
{
    struct open_block *open = innermost(builder);
    if (!open->block)
        return;
    guint points = 0;
    for (gsize i = 0; i < length; i++)
        points += ((guchar)text[i] & 0xc0) != 0x80;
    if (mark && has_meaning(mark))
        add_span(builder, open, mark, open->length + points);
    g_string_append_len(open->text, text, (gssize)length);
    open->length += points;
}

void builder_block_end(struct builder *builder)
{
    struct open_block *open = innermost(builder);
    g_ptr_array_steal_index(builder->open, builder->open->len - 1);
    g_ptr_array_add(builder->idle, open);
    struct block *block = open->block;
    if (!block)
        return;
    struct arena *arena = builder->document->arena;
    block->text = open->text->len ? arena_strndup(arena, open->text->str, open->text->len) : "";
    block->length = open->length;
    block->span_count = open->spans->len;
    if (block->span_count > 0) {
        gsize size = block->span_count * sizeof(struct span);
        block->spans = arena_alloc(arena, size);
        memcpy(block->spans, open->spans->data, size);
    }
}

guint builder_here(const struct builder *builder, guint *offset)
{
    *offset = 0;
    if (builder->open->len > 0) {
        const struct open_block *open = builder->open->pdata[builder->open->len - 1];
        *offset = open->length;
        return open->block ? open->block->ordinal : 0;
    }
    const GPtrArray *blocks = builder->document->blocks;
    if (blocks->len > 0)
        *offset = ((const struct block *)blocks->pdata[blocks->len - 1])->length;
    return blocks->len;
}

void builder_reply(struct builder *builder, guint first, guint last, guint parent)
{
    for (guint i = first; i <= last; i++) {
        struct block *block = builder->document->blocks->pdata[i - 1];
        struct remark remark = block->remark ? *block->remark : (struct remark){0};
        remark.reply_to = parent;
        block->remark = keep_remark(builder, &remark);
    }
}

void builder_insert(struct builder *builder, const struct document *document, enum part_kind part,
                    const char *package, const struct table_place *around, guint *tables)
{
    guint before = builder->document->blocks->len, last_table = 0;
    for (guint i = 0; i < document->blocks->len; i++) {
        const struct block *block = document->blocks->pdata[i];
        struct block_start start = {.part = part,
                                    .package = package,
                                    .kind = block->kind,
                                    .level = block->level,
                                    .number = block->typed ? NULL : block->number,
                                    .style = block->style,
                                    .para_id = block->para_id,
                                    .table = block->table};
        struct remark remark = {0};
        if (block->remark) {
            remark = *block->remark;
            remark.anchor.block += remark.anchor.block ? before : 0;
            remark.anchor.end_block += remark.anchor.end_block ? before : 0;
            remark.reply_to += remark.reply_to ? before : 0;
            start.remark = &remark;
        }
        last_table = MAX(last_table, block->table.table);
        start.table.table += *tables;
        start.table.nesting += around->nesting;
        if (!block->table.table)
            start.table = *around;
        builder_block_begin(builder, &start);
        struct open_block *open = innermost(builder);
        for (guint j = 0; j < block->span_count && open->block; j++) {
            open->length = block->spans[j].start;
            add_span(builder, open, &block->spans[j], block->spans[j].end);
        }
        open->length = block->length;
        g_string_append(open->text, block->text);
        builder_block_end(builder);
    }
    *tables += last_table;
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *entry = document->not_checked->pdata[i];
        g_autofree char *reason = g_strdup_printf("%s: %s", entry->package, entry->reason);
        builder_not_checked(builder, package, reason);
    }
}

void builder_note(struct builder *builder, const char *package, const char *message)
{
    struct note *note = arena_new0(builder->document->arena, struct note);
    note->package = intern(builder, package);
    note->message = intern(builder, message);
    g_ptr_array_add(builder->document->notes, note);
}

void builder_property(struct builder *builder, const char *name, const char *value)
{
    struct property *property = arena_new0(builder->document->arena, struct property);
    property->name = intern(builder, name);
    property->value = arena_strdup(builder->document->arena, value);
    g_ptr_array_add(builder->document->properties, property);
}

void builder_not_checked(struct builder *builder, const char *package, const char *reason)
{
    char *both = g_strconcat(package, "\n", reason, NULL);
    if (!g_hash_table_add(builder->unread, both))
        return; // said already
    struct not_checked *entry = arena_new0(builder->document->arena, struct not_checked);
    entry->package = intern(builder, package);
    entry->reason = intern(builder, reason);
    g_ptr_array_add(builder->document->not_checked, entry);
}

struct document *builder_finish(struct builder *builder, GError **error)
{
    g_assert(builder->open->len == 0);
    if (builder->too_many) {
        g_set_error(error, MODEL_ERROR, MODEL_ERROR_LIMIT,
                    "the document has more than %" G_GUINT64_FORMAT
                    " blocks, which is the limit (--max-blocks raises it)",
                    builder->max_blocks);
        return NULL;
    }
    structure_compute(builder->document);
    notes_compute(builder->document);
    return g_steal_pointer(&builder->document);
}
