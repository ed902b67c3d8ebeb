// SPDX-License-Identifier: Apache-2.0
#include "plain/plain.h"

#include "base/charset.h"
#include "model/collapse.h"
#include "plain/lines.h"

#include <string.h>

enum { BROKEN_BY_HAND = 120 }; // code points; nobody breaks longer lines

gboolean line_next(const char **text, gsize *left, struct line *line)
{
    if (*left == 0)
        return FALSE;
    gsize length = 0;
    while (length < *left && (*text)[length] != '\n' && (*text)[length] != '\r')
        length++;
    *line = (struct line){*text, length};
    gsize end = length;
    if (end < *left)
        end += (*text)[end] == '\r' && end + 1 < *left && (*text)[end + 1] == '\n' ? 2 : 1;
    *text += end;
    *left -= end;
    return TRUE;
}

gboolean line_is_blank(const struct line *line)
{
    return collapse_is_blank(line->text, line->length);
}

struct line line_from(const struct line *line, gsize at)
{
    return (struct line){line->text + at, line->length - at};
}

// ---- Plain text

struct plain_walk {
    struct builder *builder;
    gboolean open;
    gboolean line_is_block;
    guint page; // 0: there are no page breaks
};

static gboolean has_long_line(const char *text, gsize length)
{
    struct line line;
    while (line_next(&text, &length, &line)) {
        if (line.length > BROKEN_BY_HAND &&
            g_utf8_strlen(line.text, (gssize)line.length) > BROKEN_BY_HAND)
            return TRUE;
    }
    return FALSE;
}

// The bytes that a list item's label takes ("1.", "12)", "a)", "-", "•"); 0 when it has none.
static gsize label_length(const struct line *line)
{
    static const char *const bullets[] = {"-", "*", "•", "–", "·", "◦", "▪", "o"};
    gsize length = 0;
    for (guint i = 0; i < G_N_ELEMENTS(bullets) && length == 0; i++) {
        gsize size = strlen(bullets[i]);
        if (line->length > size && memcmp(line->text, bullets[i], size) == 0)
            length = size;
    }
    if (length == 0) {
        gsize digits = 0;
        while (digits < line->length && digits < 4 && g_ascii_isdigit(line->text[digits]))
            digits++;
        gsize at = digits ? digits : 1;
        if (at >= line->length || digits == 4)
            return 0;
        gboolean letter = digits == 0 && g_ascii_isalpha(line->text[0]);
        // "A. Svensson" is a name.
        if (line->text[at] == ')' ? !digits && !letter : line->text[at] != '.' || !digits)
            return 0;
        length = at + 1;
    } else if (line->text[0] == 'o' && line->length > 1 && line->text[1] != '\t') {
        return 0; // a bullet of Word's only before a tab
    }
    if (length < line->length && line->text[length] != ' ' && line->text[length] != '\t')
        return 0;
    return length < line->length ? length : 0;
}

static void close_block(struct plain_walk *walk)
{
    if (walk->open)
        builder_block_end(walk->builder);
    walk->open = FALSE;
}

static void put_line(struct plain_walk *walk, struct line line)
{
    gsize end = line.length, start = 0;
    while (end > 0 && collapse_is_blank(line.text + end - 1, 1))
        end--;
    while (start < end && line.text[start] == ' ')
        start++;
    line = line_from(&(struct line){line.text, end}, start);
    gsize label = label_length(&line);
    if (label || walk->line_is_block)
        close_block(walk);
    if (walk->open) {
        builder_text(walk->builder, " ", 1, NULL);
    } else {
        g_autofree char *number = label ? g_strndup(line.text, label) : NULL;
        struct block_start block = {
            .part = PART_BODY,
            .package = "/",
            .kind = label ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH,
            .level = label ? 1 : 0,
            .number = number,
            .page = walk->page,
        };
        builder_block_begin(walk->builder, &block);
        walk->open = TRUE;
        while (label && label < line.length && collapse_is_blank(line.text + label, 1))
            label++;
        line = line_from(&line, label);
    }
    builder_text(walk->builder, line.text, line.length, NULL);
}

void plain_text(struct builder *builder, const char *text, gsize length)
{
    struct plain_walk walk = {
        .builder = builder,
        .line_is_block = has_long_line(text, length),
        .page = memchr(text, '\f', length) ? 1 : 0,
    };
    struct line line;
    while (line_next(&text, &length, &line)) {
        for (const char *feed; (feed = memchr(line.text, '\f', line.length));) {
            struct line before = {line.text, (gsize)(feed - line.text)};
            if (!line_is_blank(&before))
                put_line(&walk, before);
            close_block(&walk);
            walk.page++;
            line = line_from(&line, before.length + 1);
        }
        if (line_is_blank(&line))
            close_block(&walk);
        else
            put_line(&walk, line);
    }
    close_block(&walk);
}

struct document *plain_read(const char *bytes, gsize length, enum plain_syntax syntax,
                            const struct read_options *options, const struct limits *limits,
                            GError **error)
{
    gsize size;
    g_auto(said_t) note = {0};
    g_autofree char *text = charset_decode(bytes, length, NULL, &size, &note);
    g_autoptr(builder_t) builder = builder_new(limits, options->revisions);
    builder_note_said(builder, "/", &note);
    if (syntax == PLAIN_MARKDOWN)
        plain_markdown(builder, text, size);
    else
        plain_text(builder, text, size);
    return builder_finish(builder, error);
}
