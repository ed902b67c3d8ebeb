// SPDX-License-Identifier: Apache-2.0
// What is drawn or attached: text boxes are read, pictures give their alternative text, and what
// lives in parts of its own (charts, SmartArt, embedded files) is listed as not read.
#include "docx/walk.h"

#include <string.h>

gboolean drawing_box(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element, (void)frame;
    paragraph_need(walk); // the block it is anchored in stands before it
    walk_story_push(walk, PART_TEXTBOX);
    return TRUE;
}

void drawing_box_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    walk_story_pop(walk);
}

// A paragraph of DrawingML (a locked canvas, a shape from another program).
gboolean drawing_paragraph(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    return drawing_box(walk, element, frame);
}

static gboolean is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

void drawing_say(struct walk *walk, enum part_kind part, const char *text)
{
    if (!text || is_blank(text) || run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return;
    const struct story *story = walk->story;
    struct span mark = {.hidden = run_is_hidden(story)};
    if (mark.hidden && !walk->reader->view.hidden)
        return;
    run_revision_mark(walk, &mark);
    struct block_start start = {
        .part = part,
        .package = walk->package,
        .kind = BLOCK_PARAGRAPH,
        .page = story->paragraph.start.page,
        .remark = walk->remark,
    };
    g_autofree char *line = g_strdelimit(g_strdup(text), "\r\n\t", ' ');
    builder_block_begin(walk->reader->builder, &start);
    builder_text(walk->reader->builder, line, strlen(line), &mark);
    builder_block_end(walk->reader->builder);
}

// What a drawing shows, in words: its description (20.4.2.5), and its title if that says more.
gboolean drawing_alt_text(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *text = xml_attribute(element, "", "descr");
    const char *title = xml_attribute(element, "", "title");
    g_string_assign(walk->picture, text ? text : "");
    paragraph_need(walk);
    if (title && g_strcmp0(title, text) != 0)
        drawing_say(walk, PART_ALTTEXT, title);
    drawing_say(walk, PART_ALTTEXT, text);
    return TRUE;
}

// The pictures and shapes of a drawing have descriptions too; a single one's is the drawing's.
gboolean drawing_inner(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *text = xml_attribute(element, "", "descr");
    paragraph_need(walk);
    if (text && strcmp(text, walk->picture->str) != 0)
        drawing_say(walk, PART_ALTTEXT, text);
    return TRUE;
}

gboolean drawing_shape(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *text = xml_attribute(element, "", "alt");
    if (text)
        paragraph_need(walk);
    drawing_say(walk, PART_ALTTEXT, text);
    return TRUE;
}

// Text drawn along a line: WordArt, and the "UTKAST" across a page (Part 4, 19.1.2.23).
gboolean drawing_text_path(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    const char *text = xml_attribute(element, "", "string");
    if (text)
        paragraph_need(walk);
    drawing_say(walk, PART_TEXTBOX, text);
    return TRUE;
}

// A picture that is a link leaves the target in the text, where it stands.
gboolean drawing_link(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const struct relation *relation = walk_relation(walk, element, "id");
    if (!relation || run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return TRUE;
    paragraph_need(walk);
    builder_text(walk->reader->builder, "", 0, &(struct span){.link = relation->target});
    return TRUE;
}

static void not_read(struct walk *walk, const struct xml_element *element, const char *attribute,
                     enum notice notice)
{
    if (run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return;
    const struct relation *relation = walk_relation(walk, element, attribute);
    const char *package = walk->package;
    if (relation && relation->external)
        package = relation->target;
    else if (relation) // the archive's spelling, if the part is there
        package = package_find(walk->reader->package, relation->target);
    builder_not_checked(walk->reader->builder,
                        package ? package : (relation ? relation->target : walk->package), notice,
                        NULL, NULL);
}

gboolean drawing_chart(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id", NOTICE_CHART);
    return TRUE;
}

gboolean drawing_smart_art(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "dm", NOTICE_SMART_ART);
    return TRUE;
}

gboolean drawing_object(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id", NOTICE_OBJECT);
    return TRUE;
}

gboolean drawing_control(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id", NOTICE_CONTROL);
    return TRUE;
}

// Another document that is included here (17.17.2.1): read/ knows the formats.
gboolean drawing_chunk(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const struct docx_chunks *chunks = walk->reader->chunks;
    const struct relation *relation = walk_relation(walk, element, "id");
    struct reader *reader = walk->reader;
    const char *part =
        relation && !relation->external ? package_find(reader->package, relation->target) : NULL;
    if (!chunks || !part || frame->element == EL_SUB_DOC) {
        not_read(walk, element, "id", NOTICE_CHUNK);
        return TRUE;
    }
    if (run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return TRUE;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = package_read(reader->package, part, &error);
    g_autoptr(document_t) document =
        bytes ? chunks->read(chunks->context, part, package_content_type(reader->package, part),
                             bytes, &error)
              : NULL;
    paragraph_close_all(walk);
    struct table_place around = table_place_of(walk->story);
    if (document) {
        builder_insert(reader->builder, document, PART_CHUNK, part, &around, &reader->tables);
        for (guint i = 0; i < document->block_count; i++)
            reader->text_shown += strlen(document_block(document, i + 1)->text);
        return TRUE;
    }
    builder_not_checked(reader->builder, part, NOTICE_CHUNK_DAMAGED, error->message, NULL);
    return TRUE;
}
