// SPDX-License-Identifier: Apache-2.0
// What a Markdown text says elsewhere than where it is used: the addresses of links, and the front
// matter before the text.
#include "model/collapse.h"
#include "plain/inline.h"
#include "plain/markdown.h"

#include <string.h>

gsize markdown_definition(const char *text, gsize length, GHashTable *references)
{
    const char *newline = memchr(text, '\n', length);
    gsize end = newline ? (gsize)(newline - text) : length;
    const char *bracket = memchr(text, ']', end);
    gsize close = bracket ? (gsize)(bracket - text) : end;
    if (length == 0 || text[0] != '[' || close + 1 >= end || close < 2 || text[1] == '^' ||
        text[close + 1] != ':')
        return 0;
    gsize at = close + 2;
    while (at < end && collapse_is_blank(text + at, 1))
        at++;
    gsize size = 0;
    while (at + size < end && !collapse_is_blank(text + at + size, 1))
        size++;
    if (size == 0)
        return 0;
    if (references) {
        char *label = inline_label(text + 1, close - 1);
        gboolean angled = size > 2 && text[at] == '<' && text[at + size - 1] == '>';
        if (g_hash_table_contains(references, label))
            g_free(label); // the first counts
        else
            g_hash_table_insert(references, label,
                                g_strndup(text + at + angled, size - 2u * (guint)angled));
    }
    return end + (end < length);
}

void markdown_definitions(const char *text, gsize length, GHashTable *references)
{
    struct line line;
    while (line_next(&text, &length, &line)) {
        gsize indent = 0;
        while (indent < line.length && indent < 3 && line.text[indent] == ' ')
            indent++;
        markdown_definition(line.text + indent, line.length - indent, references);
    }
}

// ---- Front matter: "---", "key: value" lines, "---"

static void put_property(struct builder *builder, const char *key, const char *value)
{
    static const struct {
        const char *key, *name;
    } known[] = {
        {"title", "title"},       {"author", "creator"},          {"date", "created"},
        {"subject", "subject"},   {"description", "description"}, {"keywords", "keywords"},
        {"lang", "language"},     {"language", "language"},       {"created", "created"},
        {"modified", "modified"}, {"version", "version"},
    };
    gsize length = strlen(value);
    gboolean quoted =
        length > 1 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0];
    g_autofree char *bare = quoted ? g_strndup(value + 1, length - 2) : g_strdup(value);
    if (!*bare)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_ascii_strcasecmp(key, known[i].key) == 0) {
            builder_property(builder, known[i].name, bare);
            return;
        }
    }
    g_autofree char *custom = g_strconcat("custom:", key, NULL);
    builder_property(builder, custom, bare);
}

gsize markdown_front_matter(struct builder *builder, const char *text, gsize length)
{
    const char *at = text;
    gsize left = length;
    struct line line;
    if (!line_next(&at, &left, &line) || line.length != 3 || memcmp(line.text, "---", 3) != 0)
        return 0;
    g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(g_free);
    while (line_next(&at, &left, &line)) {
        if (line.length == 3 &&
            (memcmp(line.text, "---", 3) == 0 || memcmp(line.text, "...", 3) == 0)) {
            for (guint i = 0; i < pairs->len; i += 2)
                put_property(builder, pairs->pdata[i], pairs->pdata[i + 1]);
            return length - left;
        }
        const char *colon = memchr(line.text, ':', line.length);
        if (!colon || colon == line.text || collapse_is_blank(line.text, 1))
            continue; // a part of a value with several
        gsize key = (gsize)(colon - line.text);
        g_ptr_array_add(pairs, g_strndup(line.text, key));
        g_ptr_array_add(pairs, g_strstrip(g_strndup(colon + 1, line.length - key - 1)));
    }
    return 0; // a rule, not front matter
}
