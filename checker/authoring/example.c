// SPDX-License-Identifier: Apache-2.0
#include "authoring/example.h"

#include "model/builder.h"

#include <string.h>

struct making {
    struct builder *builder;
    struct example_document *made;
    const char *text;
    const struct example *links; // whose links stand in it; or NULL
    enum part_kind part;
    guint table, row; // of the table being made; row 0: none
};

// The bytes [from, to) of the text, links as such.
static void add_text(struct making *making, gsize from, gsize to)
{
    guint count = making->links ? making->links->link_count : 0;
    for (guint i = 0; i < count; i++) {
        const struct example_link *link = &making->links->links[i];
        if (!link->target || link->start < from || link->end > to)
            continue;
        builder_text(making->builder, making->text + from, link->start - from, NULL);
        builder_text(making->builder, making->text + link->start, link->end - link->start,
                     &(struct span){.link = link->target});
        from = link->end;
    }
    builder_text(making->builder, making->text + from, to - from, NULL);
}

static void add_bookmarks(struct making *making)
{
    builder_bookmark(making->builder, NULL);
    for (guint i = 0; i < making->links->link_count; i++)
        if (making->links->links[i].name)
            builder_bookmark(making->builder, making->links->links[i].name);
}

static void add_block(struct making *making, const struct block_start *start, const char *from,
                      const char *to)
{
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    gsize at = (gsize)(from - making->text);
    builder_block_begin(making->builder, start);
    add_text(making, at, (gsize)(to - making->text));
    builder_block_end(making->builder);
    g_array_append_val(making->made->starts, at);
}

// "|---|---|": the row above names the columns.
static gboolean is_rule(const char *line)
{
    while (g_ascii_isspace(*line))
        line++;
    return strncmp(line, "|-", 2) == 0;
}

// "| a | b |": one row of a table; rows that follow each other are one table.
static void add_row(struct making *making, struct block_start start, const char *line,
                    const char *end)
{
    if (is_rule(line))
        return;
    if (!making->row)
        making->table++;
    making->row++;
    start.kind = BLOCK_CELL_PARAGRAPH;
    guint column = 1;
    for (const char *cell = line + 1; cell < end; column++) {
        const char *bar = memchr(cell, '|', (gsize)(end - cell));
        const char *stop = bar ? bar : end;
        start.table =
            (struct table_place){.table = making->table,
                                 .row = making->row,
                                 .column = column,
                                 .nesting = 1,
                                 .header = making->row == 1 && *end == '\n' && is_rule(end + 1)};
        add_block(making, &start, cell, stop);
        cell = stop + 1;
    }
}

// "@ title: Rutin": a property of the document, up to the first colon with a space after it.
static void add_property(struct making *making, const char *line, const char *end)
{
    g_autofree char *text = g_strndup(line, (gsize)(end - line));
    char *colon = strstr(text, ": ");
    if (colon)
        *colon = '\0';
    builder_property(making->builder, g_strstrip(text), colon ? g_strstrip(colon + 2) : "");
}

static void add_line(struct making *making, const char *line, const char *end)
{
    struct block_start start = {.part = making->part, .package = "example"};
    while (line < end && g_ascii_isspace(*line))
        line++;
    while (end > line && g_ascii_isspace(end[-1]))
        end--;
    if (line == end)
        return;
    if (*line == '|') {
        add_row(making, start, line, end);
        return;
    }
    making->row = 0;
    if (g_str_has_prefix(line, "@ ")) {
        add_property(making, line + 2, end);
        return;
    }
    const char *text = line;
    if (*line == '#') {
        while (text < end && *text == '#')
            text++;
        start.kind = BLOCK_HEADING;
        start.level = (guint)(text - line);
    } else if (g_str_has_prefix(line, "- ")) {
        start.kind = BLOCK_LIST_ITEM;
        start.level = 1;
        start.number = "•";
        text += 2;
    } else if (g_str_has_prefix(line, "> ")) {
        start.kind = BLOCK_QUOTE;
        text += 2;
    }
    add_block(making, &start, text, end);
}

void example_document_init(struct example_document *made, const char *text, enum part_kind part,
                           const struct example *links)
{
    struct limits limits = limits_default();
    made->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    struct making making = {.builder = builder_new(&limits, REVISIONS_FINAL),
                            .made = made,
                            .text = text,
                            .part = part,
                            .links = links};
    if (links)
        add_bookmarks(&making);
    for (const char *line = text; *line;) {
        const char *end = strchrnul(line, '\n');
        add_line(&making, line, end);
        line = *end ? end + 1 : end;
    }
    g_autoptr(GError) error = NULL;
    made->document = builder_finish(making.builder, &error);
    builder_free(making.builder);
    if (!made->document)
        g_error("an example of a rule reached a limit: %s", error->message);
}

void example_document_clear(struct example_document *made)
{
    g_clear_pointer(&made->document, document_free);
    g_clear_pointer(&made->starts, g_array_unref);
}

gsize example_byte(const struct example_document *made, guint block, guint offset)
{
    const char *text = document_block(made->document, block)->text;
    return g_array_index(made->starts, gsize, block - 1) +
           (gsize)(g_utf8_offset_to_pointer(text, offset) - text);
}
