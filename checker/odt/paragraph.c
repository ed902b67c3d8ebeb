// SPDX-License-Identifier: Apache-2.0
// Paragraphs, headings, and the text in them.
#include "odt/names.h"
#include "odt/walk.h"

#include <string.h>

enum { STYLE_HOPS = 32 };

gboolean odt_is_dropped(const struct odt_walk *walk)
{
    return walk->insertions->len > 0 && walk->reader->options->revisions == REVISIONS_ORIGINAL;
}

static gboolean inherits_from(struct odt_walk *walk, const struct odt_style *style,
                              const char *name)
{
    for (guint hops = 0; style && hops < STYLE_HOPS; hops++) {
        if (g_ascii_strcasecmp(style->name, name) == 0)
            return TRUE;
        style = odt_style_parent(walk->reader->styles, style, "paragraph");
    }
    return FALSE;
}

static enum block_kind plain_kind(struct odt_walk *walk, const struct paragraph *paragraph)
{
    static const struct {
        const char *style;
        enum block_kind kind;
    } roles[] = {
        {"Title", BLOCK_TITLE},     {"Subtitle", BLOCK_TITLE},       {"Quotations", BLOCK_QUOTE},
        {"Caption", BLOCK_CAPTION}, {"Illustration", BLOCK_CAPTION},
    };
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
        if (inherits_from(walk, paragraph->style, roles[i].style))
            return roles[i].kind;
    }
    return paragraph->context.in_cell ? BLOCK_CELL_PARAGRAPH : BLOCK_PARAGRAPH;
}

// An automatic style is called by its parent's name.
static const char *style_name(struct odt_walk *walk, const struct paragraph *paragraph)
{
    const struct odt_style *style = paragraph->style;
    const struct odt_style *parent =
        style ? odt_style_parent(walk->reader->styles, style, "paragraph") : NULL;
    gboolean automatic = style && style->parent && parent && style->name[0] == 'P' &&
                         g_ascii_isdigit(style->name[1]);
    return automatic ? parent->name : style ? style->name : NULL;
}

// A page break of the author's, before the paragraph.
static void break_page_before(struct odt_walk *walk, const struct paragraph *paragraph)
{
    if (!paragraph->style || !paragraph->style->breaks_page || !walk->is_content ||
        paragraph->context.part != PART_BODY)
        return;
    if (!walk->page_fresh)
        walk->page++;
    walk->page_fresh = TRUE;
    walk->reader->pages_known = TRUE;
}

void odt_page_break(struct odt_walk *walk)
{
    walk->reader->pages_known = TRUE;
    walk->page++;
    walk->page_fresh = TRUE;
}

static void describe(struct odt_walk *walk, const struct xml_element *element, gboolean heading,
                     struct paragraph *paragraph)
{
    const char *style = odt_value(element, "text:style-name");
    paragraph->style = odt_style_find(walk->reader->styles, walk->scope, "paragraph", style);
    paragraph->heading =
        heading ? MAX(odt_number(element, "text:outline-level", 1, ODT_LEVELS), 1) : 0;
    paragraph->unnumbered = odt_is_true(element, "text:is-list-header");
    paragraph->start = -1;
    if (odt_value(element, "text:start-value"))
        paragraph->start = (int)odt_number(element, "text:start-value", 1, G_MAXINT / 2);
    else if (odt_is_true(element, "text:restart-numbering"))
        paragraph->start = 1;
    for (const struct odt_style *at = paragraph->style; at;
         at = odt_style_parent(walk->reader->styles, at, "paragraph")) {
        if (at->hidden >= 0) {
            paragraph->hidden = at->hidden;
            break;
        }
    }
}

void odt_paragraph_need(struct odt_walk *walk, struct paragraph *paragraph)
{
    if (paragraph->begun)
        return;
    break_page_before(walk, paragraph);
    const struct context *context = &paragraph->context;
    gboolean in_list;
    guint level;
    g_autofree char *number = odt_take_label(walk, paragraph, &in_list, &level);
    enum block_kind kind = paragraph->heading ? BLOCK_HEADING : plain_kind(walk, paragraph);
    if (in_list && (kind == BLOCK_PARAGRAPH || kind == BLOCK_CELL_PARAGRAPH))
        kind = BLOCK_LIST_ITEM;
    if (number && kind == BLOCK_HEADING) {
        for (gsize length = strlen(number); length > 0 && strchr(". \t", number[length - 1]);)
            number[--length] = '\0';
    }
    gboolean of_body =
        walk->is_content && (context->part == PART_BODY || context->part == PART_TEXTBOX);
    struct block_start start = {
        .part = context->part,
        .package = walk->package,
        .kind = kind,
        .level = kind == BLOCK_HEADING     ? paragraph->heading
                 : kind == BLOCK_LIST_ITEM ? level
                                           : 0,
        .number = number && *number ? number : NULL,
        .style = style_name(walk, paragraph),
        .page = context->page ? context->page
                : of_body     ? walk->page
                              : 0,
        .table = odt_table_place(walk, context),
        .remark = context->remark,
    };
    builder_block_begin(walk->reader->builder, &start);
    collapse_reset(&paragraph->line);
    paragraph->begun = TRUE;
    walk->page_fresh = walk->page_fresh && !of_body;
}

void odt_paragraph_suspend(struct odt_walk *walk, struct paragraph *paragraph)
{
    if (paragraph->begun)
        builder_block_end(walk->reader->builder);
    paragraph->begun = FALSE;
}

static void finish(struct odt_walk *walk, struct paragraph *paragraph)
{
    odt_paragraph_suspend(walk, paragraph);
    g_ptr_array_remove(walk->paragraphs, paragraph);
}

void odt_paragraph_settle(struct odt_walk *walk)
{
    guint count = walk->paragraphs->len;
    struct paragraph *last = count ? walk->paragraphs->pdata[count - 1] : NULL;
    if (last && last->ended)
        finish(walk, last);
}

// A paragraph inside a paragraph is that of a shape which is anchored there.
static void enter_shape(struct odt_walk *walk, struct context *context)
{
    if (!odt_is_dropped(walk))
        odt_paragraph_need(walk, context->paragraph);
    context->part = PART_TEXTBOX;
    context->list = context->table = 0;
    context->in_item = context->in_cell = FALSE;
    context->paragraph = NULL;
}

// The first paragraph of a deletion goes on in the one it was deleted from, the next ones begin
// anew, and the text after the deletion goes on in the last.
static void begin_spliced(struct odt_walk *walk, const struct xml_element *element,
                          gboolean heading, struct context *context)
{
    struct paragraph *host = walk->splice.host;
    if (++walk->splice.seen == 1)
        return;
    odt_paragraph_need(walk, host);
    odt_paragraph_suspend(walk, host);
    host->context = *context;
    host->context.paragraph = NULL;
    describe(walk, element, heading, host);
    odt_paragraph_need(walk, host);
}

void odt_paragraph_begin(struct odt_walk *walk, const struct xml_element *element, gboolean heading,
                         struct context *context)
{
    if (walk->splice.host && context->paragraph == walk->splice.host &&
        context->part == walk->splice.host->context.part) {
        begin_spliced(walk, element, heading, context);
        return;
    }
    if (context->paragraph)
        enter_shape(walk, context);
    guint count = walk->paragraphs->len;
    struct paragraph *last = count ? walk->paragraphs->pdata[count - 1] : NULL;
    if (last && last->ended) {
        last->ended = FALSE;
        context->paragraph = last;
        return;
    }
    struct paragraph *paragraph = g_new0(struct paragraph, 1);
    paragraph->context = *context;
    paragraph->line.builder = walk->reader->builder;
    describe(walk, element, heading, paragraph);
    g_ptr_array_add(walk->paragraphs, paragraph);
    context->paragraph = paragraph;
}

void odt_paragraph_end(struct odt_walk *walk, const struct context *context)
{
    struct paragraph *paragraph = context->paragraph;
    if (!paragraph || paragraph == walk->splice.host)
        return;
    if (odt_is_dropped(walk) && paragraph->begun) {
        paragraph->ended = TRUE; // its end was inserted
        return;
    }
    if (!odt_is_dropped(walk))
        odt_paragraph_need(walk, paragraph);
    finish(walk, paragraph);
}

// A block without an element: an empty cell (`text` NULL), the description of a picture.
void odt_paragraph_alone(struct odt_walk *walk, enum part_kind part, const char *text)
{
    struct context *context = odt_context(walk);
    if (odt_is_dropped(walk) || (text && collapse_is_blank(text, strlen(text))) ||
        (text && context->mark.hidden && !walk->reader->options->hidden))
        return;
    if (context->paragraph)
        odt_paragraph_need(walk, context->paragraph);
    gboolean of_body = walk->is_content && context->part != PART_COMMENT;
    struct block_start start = {
        .part = part,
        .package = walk->package,
        .kind = BLOCK_PARAGRAPH,
        .page = context->page ? context->page
                : of_body     ? walk->page
                              : 0,
    };
    if (!text) {
        start.kind = BLOCK_CELL_PARAGRAPH;
        start.table = odt_table_place(walk, context);
    }
    struct collapse line = {.builder = walk->reader->builder};
    builder_block_begin(walk->reader->builder, &start);
    if (text)
        collapse_text(&line, text, strlen(text), context->mark.hidden ? &context->mark : NULL);
    builder_block_end(walk->reader->builder);
}

static struct span mark_here(const struct odt_walk *walk, const struct context *context)
{
    struct span mark = context->mark;
    const struct change *change = walk->splice.change;
    mark.deleted = change != NULL;
    mark.inserted = change && change->inserted;
    if (walk->insertions->len > 0) {
        mark.inserted = TRUE;
        if (!change)
            change = walk->insertions->pdata[walk->insertions->len - 1];
    }
    if (change) {
        mark.author = change->author;
        mark.date = change->date;
    }
    if (context->paragraph->hidden)
        mark.hidden = TRUE;
    return mark;
}

void odt_text(struct odt_walk *walk, const char *text, gsize length, gboolean keep)
{
    struct context *context = odt_context(walk);
    struct paragraph *paragraph = context->paragraph;
    if (!paragraph) {
        walk->stray = walk->stray || !collapse_is_blank(text, length);
        return;
    }
    if (odt_is_dropped(walk))
        return;
    struct span mark = mark_here(walk, context);
    if (mark.hidden && !walk->reader->options->hidden) {
        odt_paragraph_need(walk, paragraph);
        builder_text(walk->reader->builder, "", 0, &mark);
        return;
    }
    if (!keep && collapse_is_blank(text, length) && !paragraph->begun)
        return; // the space around the first element
    odt_paragraph_need(walk, paragraph);
    walk->reader->text_shown = walk->reader->text_shown || !collapse_is_blank(text, length);
    if (keep)
        collapse_keep(&paragraph->line, text, length, &mark);
    else
        collapse_text(&paragraph->line, text, length, &mark);
}
