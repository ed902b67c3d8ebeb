// SPDX-License-Identifier: Apache-2.0
// The blocks of Markdown (CommonMark 0.30, 4 and 5): each line goes on in the open containers it
// belongs to, opens new ones, and adds to a leaf.
#include "plain/markdown.h"
#include "model/collapse.h"

#include <string.h>

static guint indent_of(const struct cursor *line)
{
    guint column = line->column;
    for (gsize at = line->at; at < line->length; at++) {
        if (line->text[at] == '\t')
            column += TAB - column % TAB;
        else if (line->text[at] == ' ')
            column++;
        else
            break;
    }
    return column - line->column;
}

// Moves on over up to so many columns of white space.
static void skip_columns(struct cursor *line, guint columns)
{
    guint end = line->column + columns;
    while (line->at < line->length && line->column < end) {
        char c = line->text[line->at];
        if (c != ' ' && c != '\t')
            break;
        line->column += c == '\t' ? TAB - line->column % TAB : 1;
        line->at++;
    }
}

static gboolean rest_is_blank(const struct cursor *line)
{
    return collapse_is_blank(line->text + line->at, line->length - line->at);
}

static char first_of(const struct cursor *line)
{
    gsize at = line->at;
    while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t'))
        at++;
    return at < line->length ? line->text[at] : '\0';
}

// A block that is no list item ends the lists at its depth and below.
static void end_lists(struct markdown *walk, guint depth)
{
    for (guint i = depth; i < CONTAINERS_MAX; i++)
        walk->lists[i].mark = 0;
}

// ---- Lines

static gboolean is_thematic_break(const struct cursor *line)
{
    char mark = first_of(line);
    guint marks = 0;
    if (!mark || !strchr("-*_", mark))
        return FALSE;
    for (gsize at = line->at; at < line->length; at++) {
        if (line->text[at] == mark)
            marks++;
        else if (line->text[at] != ' ' && line->text[at] != '\t')
            return FALSE;
    }
    return marks >= 3;
}

// The underline of a heading: its level, or 0.
static guint setext_level(const struct cursor *line)
{
    char mark = first_of(line);
    if (mark != '=' && mark != '-')
        return 0;
    gsize at = line->at + strspn(line->text + line->at, " ");
    while (at < line->length && line->text[at] == mark)
        at++;
    while (at < line->length && collapse_is_blank(line->text + at, 1))
        at++;
    return at < line->length ? 0 : mark == '=' ? 1 : 2;
}

static gboolean put_atx_heading(struct markdown *walk, const struct cursor *line)
{
    gsize at = line->at, level = 0, end = line->length;
    while (at < end && line->text[at] == '#')
        at++, level++;
    if (level == 0 || level > 6 || (at < end && !collapse_is_blank(line->text + at, 1)))
        return FALSE;
    while (end > at && collapse_is_blank(line->text + end - 1, 1))
        end--;
    gsize marks = end;
    while (marks > at && line->text[marks - 1] == '#')
        marks--;
    if (marks < end && (marks == at || collapse_is_blank(line->text + marks - 1, 1)))
        end = marks;
    markdown_close_leaf(walk);
    markdown_put_heading(walk, (guint)level, line->text + at, end - at);
    return TRUE;
}

// The length of the fence that a line opens; 0: none.
static gsize fence_of(const struct cursor *line)
{
    gsize size = 0, left = line->length - line->at;
    const char *text = line->text + line->at;
    while (size < left && (text[0] == '`' || text[0] == '~') && text[size] == text[0])
        size++;
    if (size < 3 || (text[0] == '`' && memchr(text + size, '`', left - size)))
        return 0;
    return size;
}

// What a list item begins with.
struct marker {
    char mark;
    gsize size;
    guint64 number;
    gboolean ordered, empty; // empty: nothing follows it
};

static gboolean find_marker(const struct cursor *line, struct marker *marker)
{
    const char *text = line->text + line->at;
    gsize left = line->length - line->at, size = 0;
    *marker = (struct marker){0};
    if (left > 0 && (text[0] == '-' || text[0] == '+' || text[0] == '*')) {
        size = 1;
    } else {
        for (; size < left && size < 9 && g_ascii_isdigit(text[size]); size++)
            marker->number = marker->number * 10 + (guint64)(text[size] - '0');
        if (size == 0 || size >= left || (text[size] != '.' && text[size] != ')'))
            return FALSE;
        size++;
        marker->ordered = TRUE;
    }
    marker->mark = text[size - 1];
    marker->size = size;
    marker->empty = collapse_is_blank(text + size, left - size);
    return size >= left || text[size] == ' ' || text[size] == '\t';
}

static void push_item(struct markdown *walk, struct cursor *line, const struct marker *marker)
{
    struct md_list *list = &walk->lists[walk->depth];
    if (list->mark != marker->mark)
        *list = (struct md_list){marker->mark, marker->number};
    end_lists(walk, walk->depth + 1);
    guint start = line->column;
    line->at += marker->size;
    line->column += (guint)marker->size;
    guint space = indent_of(line);
    // Code that begins an item stands one space after its mark.
    guint inner = marker->empty || space > CODE_INDENT ? 1 : space;
    skip_columns(line, inner);
    walk->containers[walk->depth++] = (struct container){
        .item = TRUE,
        .indent = start + (guint)marker->size + inner,
        .label = marker->ordered
                     ? g_strdup_printf("%" G_GUINT64_FORMAT "%c", list->next++, marker->mark)
                     : g_strdup("•"),
    };
}

// How many open containers the line goes on in.
static guint match_containers(const struct markdown *walk, struct cursor *line)
{
    guint depth = 0;
    for (; depth < walk->depth; depth++) {
        const struct container *container = &walk->containers[depth];
        guint indent = indent_of(line);
        if (container->item) {
            if (rest_is_blank(line))
                continue;
            if (line->column + indent < container->indent)
                break;
            skip_columns(line, container->indent - line->column);
        } else {
            if (indent >= CODE_INDENT || first_of(line) != '>')
                break;
            skip_columns(line, indent);
            line->at++;
            line->column++;
            skip_columns(line, 1);
        }
    }
    return depth;
}

static void add_line(struct markdown *walk, const struct cursor *line, enum leaf leaf)
{
    if (walk->leaf != LEAF_COMMENT) {
        if (walk->lines++ > 0)
            g_string_append_c(walk->text, '\n');
        g_string_append_len(walk->text, line->text + line->at, (gssize)(line->length - line->at));
    }
    walk->leaf = leaf;
}

// A line of code that is fenced, or the fence that ends it.
static void fence_line(struct markdown *walk, struct cursor *line)
{
    struct cursor inside = *line;
    if (indent_of(line) < CODE_INDENT) {
        skip_columns(&inside, CODE_INDENT);
        gsize size = 0;
        while (inside.at + size < inside.length && inside.text[inside.at + size] == walk->fence)
            size++;
        if (size >= walk->fence_length &&
            collapse_is_blank(inside.text + inside.at + size, inside.length - inside.at - size)) {
            markdown_close_leaf(walk);
            return;
        }
    }
    add_line(walk, line, LEAF_FENCE);
}

// Opens the containers that begin in the line, which goes on in `matched` of those open.
static guint open_containers(struct markdown *walk, struct cursor *line, guint matched)
{
    while (walk->depth < CONTAINERS_MAX - 1) {
        struct cursor at = *line;
        struct marker marker;
        guint indent = indent_of(line);
        if (indent >= CODE_INDENT || rest_is_blank(line))
            break;
        skip_columns(&at, indent);
        gboolean quote = first_of(line) == '>';
        if (!quote && (is_thematic_break(line) || !find_marker(&at, &marker)))
            break;
        // A paragraph is interrupted by no empty item and by no number but 1 (5.2).
        gboolean interrupts = walk->leaf == LEAF_PARAGRAPH && walk->depth == matched;
        if (!quote && interrupts && (marker.empty || (marker.ordered && marker.number != 1)))
            break;
        markdown_close_leaf(walk);
        markdown_close_containers(walk, matched);
        if (quote) {
            end_lists(walk, walk->depth);
            at.at++;
            at.column++;
            skip_columns(&at, 1);
            walk->containers[walk->depth++] = (struct container){0};
        } else {
            push_item(walk, &at, &marker);
        }
        *line = at;
        matched = walk->depth;
    }
    return matched;
}

static void blank_line(struct markdown *walk, struct cursor *line, guint matched)
{
    if (walk->leaf == LEAF_FENCE || walk->leaf == LEAF_CODE || walk->leaf == LEAF_COMMENT) {
        add_line(walk, line, walk->leaf);
        return;
    }
    markdown_close_leaf(walk);
    // A quote ends with a line that has not its mark; items may go on after blank lines.
    for (guint i = matched; i < walk->depth; i++) {
        if (!walk->containers[i].item) {
            markdown_close_containers(walk, i);
            break;
        }
    }
}

// What begins with a line that is not blank and is not code.
static void begin_leaf(struct markdown *walk, struct cursor *line)
{
    guint level = walk->leaf == LEAF_PARAGRAPH ? setext_level(line) : 0;
    gsize fence = fence_of(line);
    if (level > 0) {
        g_autofree char *text = g_strdup(walk->text->str);
        g_string_truncate(walk->text, 0);
        walk->leaf = LEAF_NONE;
        walk->lines = 0;
        markdown_put_heading(walk, level, text, strlen(text));
    } else if (is_thematic_break(line)) {
        markdown_close_leaf(walk);
    } else if (fence > 0) {
        markdown_close_leaf(walk);
        walk->fence = line->text[line->at];
        walk->fence_length = fence;
        walk->leaf = LEAF_FENCE;
    } else if (!put_atx_heading(walk, line) && !markdown_begin_table(walk, line)) {
        if (walk->leaf == LEAF_TABLE) {
            markdown_put_row(walk, line->text + line->at, line->length - line->at);
            return;
        }
        if (walk->leaf != LEAF_PARAGRAPH)
            markdown_close_leaf(walk);
        add_line(walk, line, LEAF_PARAGRAPH);
    }
}

static gboolean holds(const struct cursor *line, const char *what)
{
    return g_strstr_len(line->text + line->at, (gssize)(line->length - line->at), what) != NULL;
}

static void add_to_leaf(struct markdown *walk, struct cursor *line)
{
    if (walk->leaf == LEAF_COMMENT || (walk->leaf == LEAF_NONE && first_of(line) == '<' &&
                                       holds(line, "<!--") && !holds(line, "-->"))) {
        walk->leaf = holds(line, "-->") ? LEAF_NONE : LEAF_COMMENT;
        return;
    }
    if (walk->leaf == LEAF_FENCE) {
        fence_line(walk, line);
        return;
    }
    guint indent = indent_of(line);
    if (indent >= CODE_INDENT && walk->leaf != LEAF_PARAGRAPH) {
        if (walk->leaf != LEAF_CODE)
            markdown_close_leaf(walk);
        skip_columns(line, CODE_INDENT);
        add_line(walk, line, LEAF_CODE);
        return;
    }
    skip_columns(line, indent);
    if (walk->leaf == LEAF_CODE)
        markdown_close_leaf(walk);
    begin_leaf(walk, line);
}

static void put_line(struct markdown *walk, const struct line *text)
{
    struct cursor line = {.text = text->text, .length = text->length};
    guint matched = match_containers(walk, &line);
    if (rest_is_blank(&line)) {
        blank_line(walk, &line, matched);
        return;
    }
    gboolean verbatim =
        matched == walk->depth && (walk->leaf == LEAF_FENCE || walk->leaf == LEAF_COMMENT);
    guint depth = matched;
    if (!verbatim)
        depth = open_containers(walk, &line, matched);
    if (depth == matched && matched < walk->depth) {
        // The line belongs to fewer containers than are open, unless it goes on in a paragraph that
        // nothing ended (5.1, laziness).
        struct cursor after = line;
        skip_columns(&after, indent_of(&line));
        gboolean lazy = walk->leaf == LEAF_PARAGRAPH && !is_thematic_break(&after) &&
                        !fence_of(&after) && first_of(&after) != '#';
        if (lazy) {
            add_line(walk, &after, LEAF_PARAGRAPH);
            return;
        }
        markdown_close_leaf(walk);
        markdown_close_containers(walk, matched);
    }
    if (walk->leaf == LEAF_NONE)
        end_lists(walk, walk->depth);
    add_to_leaf(walk, &line);
}

// ---- Footnotes are read when the body is; their lines are kept

// "[^name]: text" begins one, and indented lines go on with it.
static gboolean take_note_line(struct markdown *walk, const struct line *line)
{
    if (walk->part != PART_BODY || walk->leaf == LEAF_FENCE)
        return FALSE;
    if (line->length > 4 && line->text[0] == '[' && line->text[1] == '^') {
        const char *close = memchr(line->text, ']', line->length - 1);
        if (close && close[1] == ':') {
            markdown_close_leaf(walk);
            markdown_close_containers(walk, 0);
            walk->note = g_string_new_len(close + 2, line->text + line->length - (close + 2));
            g_string_append_c(walk->note, '\n');
            g_ptr_array_add(walk->notes, walk->note);
            return TRUE;
        }
    }
    if (!walk->note)
        return FALSE;
    gboolean indented = line->length >= 4 && memcmp(line->text, "    ", 4) == 0;
    gboolean blank = line_is_blank(line);
    gboolean after_blank = g_str_has_suffix(walk->note->str, "\n\n");
    if (!indented && !blank && after_blank) {
        walk->note = NULL;
        return FALSE;
    }
    gsize from = indented ? 4 : 0;
    g_string_append_len(walk->note, line->text + from, (gssize)(line->length - from));
    g_string_append_c(walk->note, '\n');
    return TRUE;
}

static void put_lines(struct markdown *walk, const char *text, gsize length)
{
    struct line line;
    while (line_next(&text, &length, &line)) {
        if (!take_note_line(walk, &line))
            put_line(walk, &line);
    }
    markdown_close_leaf(walk);
    markdown_close_containers(walk, 0);
    end_lists(walk, 0);
}

static void note_free(gpointer note)
{
    g_string_free(note, TRUE);
}

void plain_markdown(struct builder *builder, const char *text, gsize length)
{
    struct markdown walk = {
        .builder = builder,
        .text = g_string_new(NULL),
        .references = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .notes = g_ptr_array_new_with_free_func(note_free),
    };
    gsize front = markdown_front_matter(builder, text, length);
    markdown_definitions(text + front, length - front, walk.references);
    put_lines(&walk, text + front, length - front);
    walk.part = PART_FOOTNOTE;
    for (guint i = 0; i < walk.notes->len; i++) {
        const GString *note = walk.notes->pdata[i];
        put_lines(&walk, note->str, note->len);
    }
    g_string_free(walk.text, TRUE);
    g_hash_table_unref(walk.references);
    g_ptr_array_unref(walk.notes);
}
