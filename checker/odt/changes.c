// SPDX-License-Identifier: Apache-2.0
// Tracked changes (ODF 5.5), notes (6.3) and comments (14.1).
#include "odt/names.h"
#include "odt/walk.h"

#include <string.h>

static const char *keep_value(struct odt_walk *walk, const struct xml_element *element,
                              const char *name)
{
    const char *value = odt_value(element, name);
    return value ? odt_keep(walk, value) : NULL;
}

// ---- Recording

static void begin_recording(struct odt_walk *walk)
{
    walk->recording = record_new(walk->arena);
    walk->recording_depth = 1;
}

void odt_record_change(struct odt_walk *walk, const struct xml_element *element)
{
    // The attribute that ODF 1.0 used, and the one that took its place.
    const char *id = odt_value(element, "text:id");
    if (!id)
        id = odt_value(element, "xml:id");
    walk->change = arena_new0(walk->arena, struct change);
    if (id)
        g_hash_table_insert(walk->changes, (gpointer)odt_keep(walk, id), walk->change);
    begin_recording(walk);
}

static void end_change(struct odt_walk *walk)
{
    static const char *const kinds[] = {"text:insertion", "text:deletion", NULL};
    struct change *change = walk->change;
    const char *kind = record_child(walk->recording, kinds);
    change->kind = !kind ? CHANGE_OTHER : kind == kinds[0] ? CHANGE_INSERTION : CHANGE_DELETION;
    // Text that was inserted and then deleted is said to be both.
    static const char *const insertion[] = {"text:insertion", NULL};
    change->inserted = record_child(walk->recording, insertion) != NULL;
    change->author = record_text_of(walk->recording, "dc:creator");
    change->date = record_text_of(walk->recording, "dc:date");
    change->record = walk->recording;
    walk->change = NULL;
}

void odt_record_note(struct odt_walk *walk, const struct xml_element *element, gboolean comment)
{
    struct deferred *note = arena_new0(walk->arena, struct deferred);
    const char *class = odt_value(element, "text:note-class");
    guint kind = comment                            ? DEFERRED_COMMENTS
                 : g_strcmp0(class, "endnote") == 0 ? DEFERRED_ENDNOTES
                                                    : DEFERRED_FOOTNOTES;
    static const enum part_kind parts[] = {PART_FOOTNOTE, PART_ENDNOTE, PART_COMMENT};
    note->part = parts[kind];
    note->page = walk->page;
    struct paragraph *paragraph = odt_context(walk)->paragraph;
    struct anchor *anchor = &note->remark.anchor;
    if (paragraph && paragraph->begun) {
        anchor->block = builder_here(walk->reader->builder, &anchor->start);
        anchor->end_block = anchor->block;
        anchor->end = anchor->start;
    }
    if (comment) {
        note->name = keep_value(walk, element, "office:name");
        note->parent = keep_value(walk, element, "loext:parent-name");
        if (note->name)
            g_hash_table_insert(walk->annotations, (gpointer)note->name, note);
    }
    if (!odt_is_dropped(walk))
        g_ptr_array_add(walk->deferred[kind], note);
    walk->note = note;
    begin_recording(walk);
}

void odt_record_done(struct odt_walk *walk)
{
    if (walk->change)
        end_change(walk);
    if (walk->note) {
        walk->note->record = walk->recording;
        if (walk->note->part == PART_COMMENT) {
            walk->note->remark.author = record_text_of(walk->recording, "dc:creator");
            walk->note->remark.date = record_text_of(walk->recording, "dc:date");
        }
        walk->note = NULL;
    }
    walk->recording = NULL;
}

void odt_annotation_end(struct odt_walk *walk, const struct xml_element *element)
{
    const char *name = odt_value(element, "office:name");
    struct deferred *note = name ? g_hash_table_lookup(walk->annotations, name) : NULL;
    struct paragraph *paragraph = odt_context(walk)->paragraph;
    if (!note || !paragraph || !paragraph->begun || !note->remark.anchor.block)
        return;
    struct anchor *anchor = &note->remark.anchor;
    anchor->end_block = builder_here(walk->reader->builder, &anchor->end);
}

// ---- Playing

void odt_play_notes(struct odt_walk *walk)
{
    g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal); // of named comments
    for (guint kind = 0; kind < DEFERRED_KINDS; kind++) {
        // A note may hold others, which are added while this goes on.
        for (guint i = 0; i < walk->deferred[kind]->len; i++) {
            struct deferred *note = walk->deferred[kind]->pdata[i];
            guint offset;
            if (note->parent)
                note->remark.reply_to = GPOINTER_TO_UINT(g_hash_table_lookup(first, note->parent));
            if (note->name)
                g_hash_table_insert(
                    first, (gpointer)note->name,
                    GUINT_TO_POINTER(builder_here(walk->reader->builder, &offset) + 1));
            struct frame frame = {
                .context = {.part = note->part, .page = note->page, .remark = &note->remark}};
            g_array_append_val(walk->frames, frame);
            record_play(note->record, &odt_walk_handler, walk);
            odt_paragraph_settle(walk);
            g_array_set_size(walk->frames, walk->frames->len - 1);
        }
    }
}

static const struct change *change_of(struct odt_walk *walk, const struct xml_element *element)
{
    const char *id = odt_value(element, "text:change-id");
    return id ? g_hash_table_lookup(walk->changes, id) : NULL;
}

void odt_change_start(struct odt_walk *walk, const struct xml_element *element)
{
    const struct change *change = change_of(walk, element);
    if (change && change->kind == CHANGE_INSERTION)
        g_ptr_array_add(walk->insertions, (gpointer)change);
}

void odt_change_end(struct odt_walk *walk, const struct xml_element *element)
{
    g_ptr_array_remove(walk->insertions, (gpointer)change_of(walk, element));
}

// Where deleted text was. It cannot hold itself: a point inside a record is not played again.
void odt_change_point(struct odt_walk *walk, const struct xml_element *element)
{
    const struct change *change = change_of(walk, element);
    if (!change || change->kind != CHANGE_DELETION || walk->splice.change ||
        walk->reader->options->revisions == REVISIONS_FINAL || odt_is_dropped(walk) ||
        (change->inserted && walk->reader->options->revisions == REVISIONS_ORIGINAL))
        return;
    walk->splice = (struct splice){.change = change, .host = odt_context(walk)->paragraph};
    record_play(change->record, &odt_walk_handler, walk);
    walk->splice = (struct splice){0};
}
