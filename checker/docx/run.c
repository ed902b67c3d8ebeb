// SPDX-License-Identifier: Apache-2.0
// Runs: characters and what stands for them, with the marks of revision, link, field and language.
#include "docx/symbols.h"
#include "docx/walk.h"

#include <string.h>

static const char TAB[] = "\t", SPACE[] = " ", SOFT_HYPHEN[] = "\u00ad",
                  NO_BREAK_HYPHEN[] = "\u2011";

void run_reset(struct run *run)
{
    *run = (struct run){.vanish = -1};
}

gboolean run_start(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element, (void)frame;
    run_reset(&walk->story->run);
    return TRUE;
}

void run_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    run_reset(&walk->story->run);
}

// Also those of a run of mathematics, which has no w:r around it.
gboolean run_properties(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element, (void)frame;
    if (walk_above(walk, 1) != EL_P_PR)
        run_reset(&walk->story->run);
    return TRUE;
}

// The properties of the paragraph mark are no text's.
static gboolean in_run_properties(const struct walk *walk)
{
    return walk_above(walk, 1) == EL_R_PR && walk_above(walk, 2) != EL_P_PR;
}

static void copy_short(char *to, gsize room, const char *value)
{
    if (value && strlen(value) < room)
        g_strlcpy(to, value, room);
}

gboolean run_property(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    struct run *run = &walk->story->run;
    if (!in_run_properties(walk)) {
        struct paragraph *paragraph = &walk->story->paragraph;
        if (walk_above(walk, 1) == EL_R_PR && frame->element == EL_VANISH)
            paragraph->mark_vanish = name_on(element);
        else if (walk_above(walk, 1) == EL_R_PR && frame->element == EL_SPEC_VANISH)
            paragraph->mark_separator = name_on(element);
        return TRUE;
    }
    const char *value = name_val(element);
    if (frame->element == EL_VANISH) {
        run->vanish = name_on(element);
    } else if (frame->element == EL_SPEC_VANISH) {
        run->vanish = run->vanish > 0 || name_on(element);
    } else if (frame->element == EL_LANG) {
        copy_short(run->language, sizeof run->language, value);
    } else if (frame->element == EL_HIGHLIGHT) {
        run->highlighted = value && strcmp(value, "none") != 0;
    } else if (value) {
        run->color_said = TRUE;
        if (strcmp(value, "auto") != 0)
            copy_short(run->color, sizeof run->color, value);
    }
    return TRUE;
}

gboolean run_style(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *id = name_val(element);
    if (in_run_properties(walk))
        walk->story->run.style = id ? styles_find(walk->reader->styles, id) : NULL;
    return TRUE;
}

gboolean run_is_dropped(const struct walk *walk, gboolean inserted, gboolean deleted)
{
    switch (walk->reader->view.revisions) {
    case REVISIONS_FINAL:
        return deleted;
    case REVISIONS_ORIGINAL:
        return inserted;
    case REVISIONS_ALL:
        break;
    }
    return FALSE;
}

// vanish is a toggle: set by both the paragraph's and the character's style it is off (ECMA-376
// Part 1, 17.7.3).
gboolean run_is_hidden(const struct story *story)
{
    const struct style *style = story->paragraph.style;
    if (story->hidden)
        return TRUE;
    if (story->run.vanish >= 0)
        return story->run.vanish;
    return (style && style->hidden) != (story->run.style && story->run.style->hidden);
}

// A run's colour is its own, else its character style's, else its paragraph's.
static const char *color_of(const struct story *story)
{
    const struct run *run = &story->run;
    if (run->color_said)
        return *run->color ? run->color : NULL;
    if (run->style && run->style->color)
        return run->style->color;
    return story->paragraph.style ? story->paragraph.style->color : NULL;
}

void run_revision_mark(const struct walk *walk, struct span *mark)
{
    mark->inserted = walk->inserted > 0;
    mark->deleted = mark->deleted || walk->deleted > 0;
    if (walk->revisions->len == 0)
        return;
    const struct revision *revision = walk->revisions->pdata[walk->revisions->len - 1];
    mark->author = revision->author;
    mark->date = revision->date;
}

static void settle_page(struct walk *walk)
{
    struct story *story = walk->story;
    if (!walk->is_main)
        return;
    // A block is on the page where its text begins, after any break at its start.
    if (!story->has_text && story->paragraph.start.page != walk->reader->page) {
        story->paragraph.start.page = walk->reader->page;
        builder_block_page(walk->reader->builder, walk->reader->page);
    }
    if (!story->outer)
        walk->reader->page_fresh = FALSE;
}

void run_emit(struct walk *walk, const char *text, gsize length, gboolean deleted)
{
    struct story *story = walk->story;
    paragraph_need(walk);
    struct span mark = {.deleted = deleted};
    run_revision_mark(walk, &mark);
    if (run_is_dropped(walk, mark.inserted, mark.deleted) || field_hides(walk, length)) {
        walk->reader->text_dropped += length;
        return;
    }
    field_mark(walk, &mark);
    if (walk->links->len > 0)
        mark.link = walk->links->pdata[walk->links->len - 1];
    mark.color = color_of(story);
    mark.highlighted = story->run.highlighted;
    mark.language = *story->run.language ? story->run.language : NULL;
    mark.hidden = run_is_hidden(story);
    if (mark.hidden && !walk->reader->view.hidden) {
        builder_text(walk->reader->builder, "", 0, &mark);
        walk->reader->text_dropped += length;
        return;
    }
    settle_page(walk);
    builder_text(walk->reader->builder, text, length, &mark);
    story->has_text = TRUE;
    walk->reader->text_shown += length;
}

// A line end in the XML is white space, and a block is one line.
static void emit_line(struct walk *walk, const char *text, gsize length)
{
    gboolean deleted = walk->sink == SINK_DELETED;
    gsize from = 0;
    for (gsize i = 0; i < length; i++) {
        gsize width = 0;
        if (text[i] == '\n' || text[i] == '\r')
            width = 1;
        else if (i + 2 < length && text[i] == '\xe2' && text[i + 1] == '\x80' &&
                 (text[i + 2] == '\xa8' || text[i + 2] == '\xa9')) // U+2028, U+2029
            width = 3;
        else if (i + 1 < length && text[i] == '\xc2' && text[i + 1] == '\x85') // U+0085
            width = 2;
        if (width == 0)
            continue;
        if (i > from)
            run_emit(walk, text + from, i - from, deleted);
        run_emit(walk, SPACE, 1, deleted);
        from = i + width;
        i = from - 1;
    }
    if (length > from)
        run_emit(walk, text + from, length - from, deleted);
}

static gboolean is_space(char character)
{
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

// Without xml:space="preserve" the space around an element's text is no part of it (as in Word).
static void trim_and_emit(struct walk *walk, const char *text, gsize length)
{
    gsize start = 0, end = length;
    while (!walk->text_begun && start < end && is_space(text[start]))
        start++;
    while (end > start && is_space(text[end - 1]))
        end--;
    if (end > start) {
        if (walk->spaces->len > 0)
            emit_line(walk, walk->spaces->str, walk->spaces->len);
        g_string_truncate(walk->spaces, 0);
        emit_line(walk, text + start, end - start);
        walk->text_begun = TRUE;
    }
    g_string_append_len(walk->spaces, text + end, (gssize)(length - end));
}

void run_characters(struct walk *walk, const char *text, gsize length)
{
    if (walk->sink == SINK_CODE)
        field_code(walk, text, length);
    else if (walk->preserve)
        emit_line(walk, text, length);
    else
        trim_and_emit(walk, text, length);
}

void run_foreign(struct walk *walk, const char *text, gsize length)
{
    gsize start = 0, end = length;
    while (start < end && is_space(text[start]))
        start++;
    while (end > start && is_space(text[end - 1]))
        end--;
    if (start == end)
        return;
    // Space with a line end in it is the XML's, other space the text's.
    if (!memchr(text, '\n', start))
        start = 0;
    if (!memchr(text + end, '\n', length - end))
        end = length;
    emit_line(walk, text + start, end - start);
}

gboolean run_text(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *space = xml_attribute(element, "http://www.w3.org/XML/1998/namespace", "space");
    walk->preserve =
        space ? strcmp(space, "preserve") == 0 : walk->preserve_all || frame->element == EL_A_T;
    walk->text_begun = FALSE;
    switch (frame->element) {
    case EL_INSTR_TEXT:
    case EL_DEL_INSTR_TEXT:
        walk->sink = SINK_CODE;
        break;
    case EL_DEL_TEXT:
        walk->sink = SINK_DELETED;
        break;
    default:
        walk->sink = SINK_TEXT;
        break;
    }
    return TRUE;
}

void run_text_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    g_string_truncate(walk->spaces, 0);
    walk->sink = SINK_NONE;
}

gboolean run_tab(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element, (void)frame;
    enum element parent = walk_above(walk, 1);
    if (parent == EL_R || parent == EL_CHOICE || parent == EL_FALLBACK) // else a tab stop
        run_emit(walk, TAB, 1, FALSE);
    return TRUE;
}

gboolean run_break(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *type = name_attribute(element, NS_W, "type");
    struct reader *reader = walk->reader;
    struct story *story = walk->story;
    gboolean page =
        frame->element == EL_BR && g_strcmp0(type, "page") == 0 && walk->is_main && !story->outer;
    paragraph_need(walk);
    gboolean fresh = reader->page_fresh, had_text = story->has_text;
    run_emit(walk, SPACE, 1, FALSE);
    if (!page)
        return TRUE;
    story->has_text = had_text; // what stands after the break decides where the block is
    reader->page_fresh = fresh;
    if (run_is_dropped(walk, walk->inserted > 0, walk->deleted > 0))
        return TRUE;
    reader->pages_known = TRUE;
    reader->page++;
    reader->page_fresh = TRUE;
    return TRUE;
}

gboolean run_hyphen(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element;
    if (frame->element == EL_SOFT_HYPHEN)
        run_emit(walk, SOFT_HYPHEN, strlen(SOFT_HYPHEN), FALSE);
    else
        run_emit(walk, NO_BREAK_HYPHEN, strlen(NO_BREAK_HYPHEN), FALSE);
    return TRUE;
}

gboolean run_symbol(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const char *font = name_attribute(element, NS_W, "font");
    const char *code = name_attribute(element, NS_W, "char");
    guint64 value = code ? g_ascii_strtoull(code, NULL, 16) : 0;
    gunichar character = value <= 0x10ffff ? symbol_character(font, (guint)value) : 0;
    if (!character) {
        gboolean named = font && strlen(font) < 64;
        builder_not_checked(walk->reader->builder, walk->package,
                            named ? NOTICE_SYMBOLS : NOTICE_SYMBOLS_UNNAMED, font, NULL);
        character = 0xfffd;
    }
    char text[6];
    run_emit(walk, text, (gsize)g_unichar_to_utf8(character, text), FALSE);
    return TRUE;
}

// Word notes where its pages began when it saved. A break the author made is followed by such a
// note, which must not count again.
gboolean run_rendered_break(struct walk *walk, const struct xml_element *element,
                            struct frame *frame)
{
    (void)element, (void)frame;
    struct reader *reader = walk->reader;
    if (!walk->is_main || walk->story->outer)
        return TRUE;
    paragraph_need(walk); // which may break the page itself
    reader->pages_known = TRUE;
    if (!reader->page_fresh)
        reader->page++;
    reader->page_fresh = FALSE;
    return TRUE;
}

void run_revision_begin(struct walk *walk, const struct xml_element *element, gboolean deleted)
{
    struct revision *revision = g_new0(struct revision, 1);
    revision->deleted = deleted;
    revision->author = g_strdup(name_attribute(element, NS_W, "author"));
    revision->date = g_strdup(name_attribute(element, NS_W, "date"));
    g_ptr_array_add(walk->revisions, revision);
    *(deleted ? &walk->deleted : &walk->inserted) += 1;
}

void run_revisions_cut(struct walk *walk, guint length)
{
    while (walk->revisions->len > length) {
        const struct revision *revision = walk->revisions->pdata[walk->revisions->len - 1];
        *(revision->deleted ? &walk->deleted : &walk->inserted) -= 1;
        g_ptr_array_set_size(walk->revisions, (gint)walk->revisions->len - 1);
    }
}

// The same names mark text (around runs), a paragraph's mark (in its properties) and a table row.
gboolean run_revision(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    gboolean deleted = frame->element == EL_DEL || frame->element == EL_MOVE_FROM;
    enum element parent = walk_above(walk, 1);
    if (parent == EL_R_PR) {
        struct paragraph *paragraph = &walk->story->paragraph;
        if (walk_above(walk, 2) == EL_P_PR)
            *(deleted ? &paragraph->mark_deleted : &paragraph->mark_inserted) = TRUE;
        return TRUE;
    }
    if (parent == EL_NUM_PR)
        return TRUE;
    if (parent == EL_TR_PR) {
        GArray *tables = walk->story->tables;
        if (tables->len > 0) {
            struct table *table = &g_array_index(tables, struct table, tables->len - 1);
            *(deleted ? &table->row_deleted : &table->row_inserted) = TRUE;
        }
    }
    run_revision_begin(walk, element, deleted);
    if (parent != EL_TR_PR) // a row's lasts until the row's end
        frame->saved = walk->revisions->len;
    return TRUE;
}

void run_revision_end(struct walk *walk, const struct frame *frame)
{
    if (frame->saved)
        run_revisions_cut(walk, frame->saved - 1);
}

gboolean run_hyperlink(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    const struct relation *relation = walk_relation(walk, element, "id");
    const char *anchor = name_attribute(element, NS_W, "anchor");
    const char *target = relation ? relation->target : "";
    g_ptr_array_add(walk->links,
                    anchor ? g_strconcat(target, "#", anchor, NULL) : g_strdup(target));
    return TRUE;
}

void run_hyperlink_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    g_ptr_array_set_size(walk->links, (gint)walk->links->len - 1);
}
