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

gboolean drawing_alt_text(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *text = xml_attribute(element, "", "descr");
    if (!text || is_blank(text) || run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return TRUE;
    paragraph_need(walk);
    struct story *story = walk->story;
    struct block_start start = {
        .part = PART_ALTTEXT,
        .package = walk->package,
        .kind = BLOCK_PARAGRAPH,
        .page = story->paragraph.start.page,
    };
    g_autofree char *line = g_strdelimit(g_strdup(text), "\r\n", ' ');
    builder_block_begin(walk->reader->builder, &start);
    builder_text(walk->reader->builder, line, strlen(line), NULL);
    builder_block_end(walk->reader->builder);
    walk->seen++;
    return TRUE;
}

static void not_read(struct walk *walk, const struct xml_element *element, const char *attribute,
                     const char *reason)
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
                        package ? package : (relation ? relation->target : walk->package), reason);
    walk->seen++;
}

gboolean drawing_chart(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id", "the text of a chart is not read; check it by eye");
    return TRUE;
}

gboolean drawing_smart_art(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "dm", "the text of a SmartArt graphic is not read; check it by eye");
    return TRUE;
}

gboolean drawing_object(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id",
             "an embedded object is not read; open it from the document and check it by itself");
    return TRUE;
}

gboolean drawing_chunk(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    not_read(walk, element, "id",
             "another document is included here and is not read; open the file in Word and save it "
             "anew, which takes the text in");
    return TRUE;
}
