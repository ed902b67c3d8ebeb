// SPDX-License-Identifier: Apache-2.0
// Paragraphs: what kind of block each is, its number, and joining those whose mark is deleted.
#include "docx/walk.h"

#include <string.h>

static void reset(struct walk *walk, guint frame)
{
    struct paragraph *paragraph = &walk->story->paragraph;
    GString *style_id = g_string_truncate(paragraph->style_id, 0);
    GString *para_id = g_string_truncate(paragraph->para_id, 0);
    *paragraph = (struct paragraph){
        .open = TRUE,
        .frame = frame,
        .serial = ++walk->serial,
        .style_id = style_id,
        .para_id = para_id,
        .num_id = -1,
        .ilvl = -1,
        .outline = -1,
        .page_break = -1,
        .mark_vanish = -1,
    };
}

static gboolean mark_is_dropped(const struct walk *walk)
{
    const struct paragraph *paragraph = &walk->story->paragraph;
    return run_is_dropped(walk, paragraph->mark_inserted, paragraph->mark_deleted);
}

// A paragraph whose mark is hidden is not on the page, and Word does not count it. The mark of a
// style separator is hidden only to put two styles on one line.
static gboolean mark_is_hidden(const struct walk *walk)
{
    const struct paragraph *paragraph = &walk->story->paragraph;
    gboolean hidden = paragraph->mark_vanish >= 0 ? paragraph->mark_vanish
                                                  : paragraph->style && paragraph->style->hidden;
    return hidden && !paragraph->mark_separator && !walk->reader->view.hidden;
}

static guint heading_level(const struct paragraph *paragraph)
{
    if (paragraph->outline >= 0) // 9 is "body text", whatever the style says
        return paragraph->outline < 9 ? (guint)paragraph->outline + 1 : 0;
    return paragraph->style ? paragraph->style->heading : 0;
}

// The paragraph's label, newly allocated; NULL when it has none. Counts it.
static char *take_number(struct walk *walk, gboolean heading, guint *level)
{
    const struct paragraph *paragraph = &walk->story->paragraph;
    const struct number *number;
    if (!numbering_resolve(walk->reader->numbering, paragraph->style, paragraph->num_id,
                           paragraph->ilvl, &number, level))
        return NULL;
    char *label = counters_next(walk->counters, number, *level);
    if (heading) {
        if (number_level(number, *level)->format == FORMAT_BULLET)
            *label = '\0';
        for (gsize length = strlen(label); length > 0 && strchr(". \t", label[length - 1]);)
            label[--length] = '\0';
    }
    g_strstrip(label);
    if (!*label)
        g_clear_pointer(&label, g_free);
    return label;
}

static enum block_kind plain_kind(const struct walk *walk)
{
    const struct style *style = walk->story->paragraph.style;
    switch (style ? style->role : STYLE_PLAIN) {
    case STYLE_TITLE:
        return BLOCK_TITLE;
    case STYLE_CAPTION:
        return BLOCK_CAPTION;
    case STYLE_QUOTE:
        return BLOCK_QUOTE;
    case STYLE_PLAIN:
        break;
    }
    return walk->story->tables->len > 0 ? BLOCK_CELL_PARAGRAPH : BLOCK_PARAGRAPH;
}

// Fills in `start` from the paragraph's properties; returns the label it points to. A paragraph
// that is about to be joined with the next is not counted.
static char *describe(struct walk *walk, gboolean numbered)
{
    struct paragraph *paragraph = &walk->story->paragraph;
    const struct style *style = paragraph->style;
    const char *style_id = paragraph->style_id->len > 0 ? paragraph->style_id->str : NULL;
    guint heading = heading_level(paragraph), level = 0;
    char *number = numbered ? take_number(walk, heading > 0, &level) : NULL;
    enum block_kind kind = heading ? BLOCK_HEADING : plain_kind(walk);
    if (number && (kind == BLOCK_PARAGRAPH || kind == BLOCK_CELL_PARAGRAPH))
        kind = BLOCK_LIST_ITEM;
    guint page = paragraph->start.page;
    paragraph->start = (struct block_start){
        .part = walk->story->part,
        .package = walk->package,
        .kind = kind,
        .level = heading                   ? heading
                 : kind == BLOCK_LIST_ITEM ? level + 1
                                           : 0,
        .number = number,
        .style = style && style->name ? style->name : style_id,
        .para_id = paragraph->para_id->len > 0 ? paragraph->para_id->str : NULL,
        .page = page,
        .table = table_place_of(walk->story),
        .remark = walk->remark,
    };
    return number;
}

static guint page_here(const struct walk *walk)
{
    return walk->is_main ? walk->reader->page : walk->note_page;
}

static void break_page_before(struct walk *walk)
{
    const struct paragraph *paragraph = &walk->story->paragraph;
    gboolean breaks = paragraph->page_break >= 0
                          ? paragraph->page_break
                          : paragraph->style && paragraph->style->breaks_page;
    struct reader *reader = walk->reader;
    if (!breaks || !walk->is_main || walk->story->outer)
        return;
    reader->pages_known = TRUE;
    if (!reader->page_fresh)
        reader->page++;
    reader->page_fresh = TRUE;
}

static void begin(struct walk *walk)
{
    struct story *story = walk->story;
    struct paragraph *paragraph = &story->paragraph;
    guint page = paragraph->start.page; // of the block that is being joined
    paragraph->begun = TRUE;
    paragraph->style = styles_find(walk->reader->styles,
                                   paragraph->style_id->len > 0 ? paragraph->style_id->str : NULL);
    break_page_before(walk);
    paragraph->start.page = story->joining && story->has_text ? page : page_here(walk);
    char *number = describe(walk, !mark_is_dropped(walk) && !mark_is_hidden(walk));
    if (story->joining) {
        builder_block_set(walk->reader->builder, &paragraph->start);
        story->joining = FALSE;
    } else {
        builder_block_begin(walk->reader->builder, &paragraph->start);
        story->has_text = FALSE;
    }
    paragraph->start.number = NULL; // the builder has its copy
    g_free(number);
    if (walk->ranges->len > 0)
        anchor_begin_ranges(walk);
}

void paragraph_need(struct walk *walk)
{
    struct paragraph *paragraph = &walk->story->paragraph;
    if (!paragraph->open)
        reset(walk, 0);
    if (!paragraph->begun)
        begin(walk);
}

static void close_paragraph(struct walk *walk)
{
    struct story *story = walk->story;
    paragraph_need(walk);
    story->paragraph.open = FALSE;
    if (mark_is_dropped(walk))
        story->joining = TRUE;
    else
        builder_block_end(walk->reader->builder);
}

void paragraph_close_all(struct walk *walk)
{
    struct story *story = walk->story;
    if (story->paragraph.open)
        close_paragraph(walk);
    if (!story->joining)
        return;
    // Nothing came to join it with: it is a paragraph after all, and counts.
    char *number = describe(walk, TRUE);
    builder_block_set(walk->reader->builder, &story->paragraph.start);
    builder_block_end(walk->reader->builder);
    g_free(number);
    story->joining = FALSE;
}

gboolean paragraph_start(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    struct story *story = walk->story;
    guint page = story->paragraph.start.page;
    if (story->paragraph.open)
        close_paragraph(walk);
    reset(walk, walk->frames->len + 1);
    story->paragraph.start.page = page;
    const char *para_id = name_attribute(element, NS_W14, "paraId");
    g_string_assign(story->paragraph.para_id, para_id ? para_id : "");
    frame->saved = story->paragraph.frame;
    return TRUE;
}

void paragraph_end(struct walk *walk, const struct frame *frame)
{
    if (walk->story->paragraph.open && walk->story->paragraph.frame == frame->saved)
        close_paragraph(walk);
}

gboolean paragraph_style(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *id = name_val(element);
    if (walk_above(walk, 1) == EL_P_PR && !walk->story->paragraph.begun)
        g_string_assign(walk->story->paragraph.style_id, id ? id : "");
    return TRUE;
}

gboolean paragraph_numbering(struct walk *walk, const struct xml_element *element,
                             struct frame *frame)
{
    (void)frame;
    struct paragraph *paragraph = &walk->story->paragraph;
    if (walk_above(walk, 1) != EL_NUM_PR || walk_above(walk, 2) != EL_P_PR || paragraph->begun)
        return TRUE;
    if (strcmp(element->name, "numId") == 0)
        paragraph->num_id = name_number(element, -1);
    else
        paragraph->ilvl = name_number(element, -1);
    return TRUE;
}

gboolean paragraph_outline(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    if (walk_above(walk, 1) == EL_P_PR)
        walk->story->paragraph.outline = name_number(element, -1);
    return TRUE;
}

gboolean paragraph_page_break(struct walk *walk, const struct xml_element *element,
                              struct frame *frame)
{
    (void)frame;
    if (walk_above(walk, 1) == EL_P_PR)
        walk->story->paragraph.page_break = name_on(element);
    return TRUE;
}

gboolean paragraph_section_part(struct walk *walk, const struct xml_element *element,
                                struct frame *frame)
{
    (void)frame;
    const struct relation *relation = walk_relation(walk, element, "id");
    gboolean header = strcmp(element->name, "headerReference") == 0;
    if (relation && !relation->external && walk->is_main)
        g_ptr_array_add(header ? walk->reader->headers : walk->reader->footers,
                        g_strdup(relation->target));
    return TRUE;
}
