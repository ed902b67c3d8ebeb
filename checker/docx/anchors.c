// SPDX-License-Identifier: Apache-2.0
// Bookmarks, and where the text refers to notes and comments, and what a comment's part says of it:
// the range it is anchored to, its author and date, and which comment it answers (ECMA-376 Part
// 1, 17.11 and 17.13.4; replies: MS-DOCX, commentEx).
#include "docx/walk.h"

#include <string.h>

void reference_free(gpointer data)
{
    g_free(data);
}

void comment_clear(gpointer data)
{
    struct comment *comment = data;
    g_free(comment->para_id);
}

static struct reference *reference_of(struct walk *walk, const char *kind, const char *id)
{
    GHashTable *references = walk->reader->references;
    g_autofree char *key = g_strdup_printf("%s %s", kind, id);
    struct reference *reference = g_hash_table_lookup(references, key);
    if (!reference) {
        reference = g_new0(struct reference, 1);
        g_hash_table_insert(references, g_steal_pointer(&key), reference);
    }
    return reference;
}

// What an element refers to; NULL: it is no reference.
static const char *kind_referred_to(enum element element)
{
    return element == EL_FOOTNOTE_REFERENCE  ? "footnote"
           : element == EL_ENDNOTE_REFERENCE ? "endnote"
           : element == EL_COMMENT_REFERENCE ? "comment"
                                             : NULL;
}

void anchor_drop_reference(struct walk *walk, const struct xml_element *element)
{
    const char *note = kind_referred_to(names_find(walk->reader->names, element));
    const char *id = note ? name_attribute(element, NS_W, "id") : NULL;
    if (id)
        reference_of(walk, note, id)->dropped = TRUE;
}

gboolean anchor_reference(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *id = name_attribute(element, NS_W, "id");
    const char *note = kind_referred_to(frame->element);
    if (!id)
        return TRUE;
    paragraph_need(walk);
    struct reference *reference = reference_of(walk, note, id);
    if (run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0)) {
        reference->dropped = TRUE;
        return TRUE;
    }
    reference->shown = TRUE;
    if (walk->is_main)
        reference->page = walk->reader->page;
    struct anchor *anchor = &reference->anchor;
    if (!reference->range) {
        anchor->block = anchor->end_block = builder_here(walk->reader->builder, &anchor->start);
        anchor->end = anchor->start;
    }
    return TRUE;
}

static void begin_range(struct walk *walk, const char *id)
{
    struct reference *reference = reference_of(walk, "comment", id);
    struct anchor *anchor = &reference->anchor;
    reference->range = TRUE;
    anchor->block = anchor->end_block = builder_here(walk->reader->builder, &anchor->start);
    anchor->end = anchor->start;
}

void anchor_begin_ranges(struct walk *walk)
{
    for (guint i = 0; i < walk->ranges->len; i++)
        begin_range(walk, walk->ranges->pdata[i]);
    g_ptr_array_set_size(walk->ranges, 0);
}

// The ends of a range may stand in a paragraph or between paragraphs.
gboolean anchor_range(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *id = name_attribute(element, NS_W, "id");
    if (!id)
        return TRUE;
    if (frame->element == EL_COMMENT_RANGE_START && !walk->story->paragraph.open) {
        g_ptr_array_add(walk->ranges, g_strdup(id));
    } else if (frame->element == EL_COMMENT_RANGE_START) {
        paragraph_need(walk);
        begin_range(walk, id);
    } else {
        if (walk->story->paragraph.open)
            paragraph_need(walk);
        struct anchor *anchor = &reference_of(walk, "comment", id)->anchor;
        guint offset, block = builder_here(walk->reader->builder, &offset);
        // A range that begins in a text box may end in the block around it, which is before it.
        if (anchor->block && block >= anchor->block) {
            anchor->end_block = block;
            anchor->end = offset;
        }
    }
    return TRUE;
}

void anchor_forget(struct walk *walk)
{
    if (!walk->remark)
        return;
    g_free((char *)walk->remark->author);
    g_free((char *)walk->remark->date);
    g_clear_pointer(&walk->remark, g_free);
}

// A foot- or endnote or a comment; the separators between text and notes are none.
gboolean anchor_note(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *type = name_attribute(element, NS_W, "type");
    const char *id = name_attribute(element, NS_W, "id");
    if (type && strcmp(type, "normal") != 0)
        return FALSE;
    const struct reference *reference = reference_of(walk, element->name, id ? id : "");
    gboolean comment = frame->element == EL_COMMENT;
    if (!comment && reference->dropped && !reference->shown)
        return FALSE;
    anchor_forget(walk); // a note in a note is Word's no more
    walk->note_page = reference->page;
    walk->remark = g_new0(struct remark, 1);
    walk->remark->anchor = reference->anchor;
    if (comment) {
        walk->remark->author = g_strdup(name_attribute(element, NS_W, "author"));
        walk->remark->date = g_strdup(name_attribute(element, NS_W, "date"));
    }
    guint offset;
    frame->saved = builder_here(walk->reader->builder, &offset);
    return TRUE;
}

void anchor_note_end(struct walk *walk, const struct frame *frame)
{
    paragraph_close_all(walk);
    guint offset;
    struct comment comment = {.first = frame->saved + 1,
                              .last = builder_here(walk->reader->builder, &offset)};
    if (frame->element == EL_COMMENT && comment.first <= comment.last) {
        comment.para_id = g_strdup(walk->story->paragraph.para_id->str);
        g_array_append_val(walk->reader->comments, comment);
    }
    anchor_forget(walk);
}

struct threads {
    struct reader *reader;
    GHashTable *by_id; // a comment's para_id to struct comment
};

static void on_thread(void *context, const struct xml_element *element)
{
    struct threads *threads = context;
    if (names_find(threads->reader->names, element) != EL_COMMENT_EX)
        return;
    const char *id = name_attribute(element, NS_W15, "paraId");
    const char *parent_id = name_attribute(element, NS_W15, "paraIdParent");
    const struct comment *reply = id ? g_hash_table_lookup(threads->by_id, id) : NULL;
    const struct comment *parent =
        parent_id ? g_hash_table_lookup(threads->by_id, parent_id) : NULL;
    if (reply && parent && reply != parent)
        builder_reply(threads->reader->builder, reply->first, reply->last, parent->first);
}

gboolean anchor_read_replies(struct reader *reader, GBytes *bytes, GError **error)
{
    static const struct xml_handler handler = {.start = on_thread};
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < reader->comments->len; i++) {
        struct comment *comment = &g_array_index(reader->comments, struct comment, i);
        if (*comment->para_id)
            g_hash_table_insert(by_id, comment->para_id, comment);
    }
    struct threads threads = {reader, by_id};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    names_restart(reader->names);
    return xml_parse(text, length, reader->limits, &handler, &threads, error);
}

gboolean anchor_bookmark(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    builder_bookmark(walk->reader->builder, name_attribute(element, NS_W, "name"));
    return TRUE;
}
