// SPDX-License-Identifier: Apache-2.0
#include "model/builder.h"

#include "model/edit.h"
#include "model/notes.h"
#include "model/structure.h"

#include <string.h>

// A block that has begun and not ended.
struct open_block {
    struct block *block;    // NULL: one too many
    struct block_rest rest; // without spans and paragraph id
    GString *number, *para_id, *text;
    guint length;  // code points
    GArray *spans; // struct span
};

struct builder {
    struct document *document;
    guint64 max_blocks;
    gboolean too_many;
    GHashTable *texts;             // copies in the arena, each once: styles, links, authors repeat
    GHashTable *unread;            // what builder_not_checked was told, each once
    GPtrArray *open;               // struct open_block, innermost last
    GPtrArray *idle;               // struct open_block, to be used again
    const struct block_rest *rest; // of the block that ended last
    const struct remark *remark;   // the last one kept
    gboolean pages_unknown;
};

GQuark model_error_quark(void)
{
    return g_quark_from_static_string("linjera-model");
}

static void open_block_free(gpointer data)
{
    struct open_block *open = data;
    g_string_free(open->number, TRUE);
    g_string_free(open->para_id, TRUE);
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
    builder->document->chunks = arena_array(arena);
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

static gboolean same_remark(const struct remark *a, const struct remark *b)
{
    return a->anchor.block == b->anchor.block && a->anchor.start == b->anchor.start &&
           a->anchor.end_block == b->anchor.end_block && a->anchor.end == b->anchor.end &&
           a->author == b->author && a->date == b->date && a->reply_to == b->reply_to;
}

// The blocks of one comment share what is said of it.
static const struct remark *keep_remark(struct builder *builder, const struct remark *remark)
{
    if (!remark)
        return NULL;
    struct remark wanted = *remark;
    wanted.author = intern(builder, remark->author);
    wanted.date = intern(builder, remark->date);
    if (!builder->remark || !same_remark(builder->remark, &wanted)) {
        struct remark *kept = arena_new0(builder->document->arena, struct remark);
        *kept = wanted;
        builder->remark = kept;
    }
    return builder->remark;
}

static void set_start(struct builder *builder, struct open_block *open,
                      const struct block_start *start)
{
    open->block->kind = start->kind;
    open->block->level = MIN(start->level, BLOCK_LEVEL_MAX) & BLOCK_LEVEL_MAX;
    open->rest.page = start->page;
    open->rest.style = intern(builder, start->style);
    open->rest.table = start->table;
    open->rest.remark = keep_remark(builder, start->remark);
    g_string_assign(open->number, start->number ? start->number : "");
    g_string_assign(open->para_id, start->para_id ? start->para_id : "");
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
        open->number = g_string_new(NULL);
        open->para_id = g_string_new(NULL);
        open->text = g_string_new(NULL);
        open->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
    }
    g_string_truncate(open->text, 0);
    g_array_set_size(open->spans, 0);
    open->length = 0;
    g_ptr_array_add(builder->open, open);
    if (builder->document->block_count >= builder->max_blocks) {
        builder->too_many = TRUE;
        open->block = NULL;
        return;
    }
    // Taking the place when it begins is what puts a nested block right after the outermost one.
    open->block = edit_add(builder->document);
    open->block->part = start->part;
    open->rest = (struct block_rest){.package = intern(builder, start->package)};
    set_start(builder, open, start);
}

void builder_block_set(struct builder *builder, const struct block_start *start)
{
    struct open_block *open = innermost(builder);
    if (open->block)
        set_start(builder, open, start);
}

void builder_block_page(struct builder *builder, guint page)
{
    struct open_block *open = innermost(builder);
    if (open->block)
        open->rest.page = page;
}

static gboolean has_meaning(const struct span *mark)
{
    return mark->inserted || mark->deleted || mark->hidden || mark->field || mark->link ||
           mark->color || mark->highlighted || mark->language || mark->author || mark->date;
}

static gboolean same_mark(const struct span *a, const struct span *b)
{
    return a->inserted == b->inserted && a->deleted == b->deleted && a->hidden == b->hidden &&
           g_strcmp0(a->field, b->field) == 0 && g_strcmp0(a->link, b->link) == 0 &&
           g_strcmp0(a->color, b->color) == 0 && a->highlighted == b->highlighted &&
           g_strcmp0(a->language, b->language) == 0 && g_strcmp0(a->author, b->author) == 0 &&
           g_strcmp0(a->date, b->date) == 0;
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
        .highlighted = mark->highlighted,
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
    if (!open->block)
        return;
    struct arena *arena = builder->document->arena;
    struct block_rest rest = open->rest;
    if (open->para_id->len > 0)
        rest.para_id = arena_strndup(arena, open->para_id->str, open->para_id->len);
    rest.span_count = open->spans->len;
    if (rest.span_count > 0) {
        gsize size = rest.span_count * sizeof(struct span);
        void *spans = arena_alloc(arena, size);
        memcpy(spans, open->spans->data, size);
        rest.spans = spans;
    }
    open->block->rest = builder->rest = edit_share(builder->document, builder->rest, &rest);
    open->block->length = open->length;
    edit_set_text(builder->document, open->block, open->number->len ? open->number->str : NULL,
                  open->text->str, open->text->len);
}

guint builder_here(const struct builder *builder, guint *offset)
{
    *offset = 0;
    if (builder->open->len > 0) {
        const struct open_block *open = builder->open->pdata[builder->open->len - 1];
        *offset = open->length;
        return open->block ? open->block->ordinal : 0;
    }
    guint count = builder->document->block_count;
    if (count > 0)
        *offset = document_block(builder->document, count)->length;
    return count;
}

void builder_reply(struct builder *builder, guint first, guint last, guint parent)
{
    const struct remark *known = document_block(builder->document, first)->rest->remark;
    if (known && known->reply_to)
        return; // what is said first counts
    for (guint i = first; i <= last; i++) {
        struct block *block = edit_block(builder->document, i);
        struct block_rest rest = *block->rest;
        struct remark remark = rest.remark ? *rest.remark : (struct remark){0};
        remark.reply_to = parent;
        rest.remark = keep_remark(builder, &remark);
        edit_rest(builder->document, block, &builder->rest, &rest);
    }
}

static void add_not_checked(struct builder *builder, const char *package, const char *reason,
                            const char *swedish)
{
    char *both = g_strconcat(package, "\n", reason, NULL);
    if (!g_hash_table_add(builder->unread, both))
        return; // said already
    struct not_checked *entry = arena_new0(builder->document->arena, struct not_checked);
    entry->package = intern(builder, package);
    entry->reason = intern(builder, reason);
    entry->swedish = intern(builder, swedish);
    g_ptr_array_add(builder->document->not_checked, entry);
}

void builder_not_checked(struct builder *builder, const char *package, enum notice notice,
                         const char *first, const char *second)
{
    g_auto(said_t) said = said_of(notice, first, second);
    add_not_checked(builder, package, said.english, said.swedish);
}

// One block of an included document, the blocks `before` it being this one's own.
static void insert_block(struct builder *builder, const struct block *block,
                         const struct block_start *place, guint before)
{
    struct block_start start = *place;
    start.kind = block->kind;
    start.level = block->level;
    start.number = block_number_is_computed(block) ? block_number(block) : NULL;
    start.style = block->rest->style;
    start.para_id = block->rest->para_id;
    struct remark remark;
    if (block->rest->remark) {
        remark = *block->rest->remark;
        remark.anchor.block += remark.anchor.block ? before : 0;
        remark.anchor.end_block += remark.anchor.end_block ? before : 0;
        remark.reply_to += remark.reply_to ? before : 0;
        start.remark = &remark;
    }
    builder_block_begin(builder, &start);
    struct open_block *open = innermost(builder);
    for (guint i = 0; i < block->rest->span_count && open->block; i++) {
        const struct span *span = &block->rest->spans[i];
        open->length = span->start;
        add_span(builder, open, span, span->end);
    }
    open->length = block->length;
    g_string_append(open->text, block->text);
    builder_block_end(builder);
}

void builder_insert(struct builder *builder, const struct document *document, enum part_kind part,
                    const char *package, const struct table_place *around, guint *tables)
{
    guint before = builder->document->block_count, last_table = 0;
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        struct block_start start = {.part = part, .package = package, .table = *around};
        if (block->rest->table.table) {
            start.table = *&block->rest->table;
            last_table = MAX(last_table, start.table.table);
            start.table.table += *tables;
            guint nesting = start.table.nesting + around->nesting;
            start.table.nesting = MIN(nesting, TABLE_NESTING_MAX) & TABLE_NESTING_MAX;
        }
        insert_block(builder, block, &start, before);
    }
    *tables += last_table;
    for (guint i = 0; document->bookmarks && i < document->bookmarks->len; i++)
        builder_bookmark(builder, document->bookmarks->pdata[i]);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *entry = document->not_checked->pdata[i];
        g_autofree char *reason = g_strdup_printf("%s: %s", entry->package, entry->reason);
        g_autofree char *swedish = g_strdup_printf("%s: %s", entry->package, entry->swedish);
        add_not_checked(builder, package, reason, swedish);
    }
}

void builder_bookmark(struct builder *builder, const char *name)
{
    struct document *document = builder->document;
    if (!document->bookmarks)
        document->bookmarks = arena_array(document->arena);
    if (name)
        g_ptr_array_add(document->bookmarks, (gpointer)(gsize)intern(builder, name));
}

void builder_note_said(struct builder *builder, const char *package, const struct said *said)
{
    if (!said->english)
        return;
    struct note *note = arena_new0(builder->document->arena, struct note);
    note->package = intern(builder, package);
    note->message = intern(builder, said->english);
    note->swedish = intern(builder, said->swedish);
    g_ptr_array_add(builder->document->notes, note);
}

void builder_note(struct builder *builder, const char *package, enum notice notice,
                  const char *first, const char *second)
{
    g_auto(said_t) said = said_of(notice, first, second);
    builder_note_said(builder, package, &said);
}

void builder_property(struct builder *builder, const char *name, const char *value)
{
    struct property *property = arena_new0(builder->document->arena, struct property);
    property->name = intern(builder, name);
    property->value = arena_strdup(builder->document->arena, value);
    g_ptr_array_add(builder->document->properties, property);
}

void builder_pages_unknown(struct builder *builder)
{
    builder->pages_unknown = TRUE;
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
    // In place: blocks that shared it still may.
    for (guint i = 1; builder->pages_unknown && i <= builder->document->block_count; i++)
        ((struct block_rest *)document_block(builder->document, i)->rest)->page = 0;
    structure_compute(builder->document);
    notes_compute(builder->document);
    return g_steal_pointer(&builder->document);
}
