// SPDX-License-Identifier: Apache-2.0
// An example: a small document written in lines, with <mark> around what must be found.
#include "ruleset/internal.h"

#include <string.h>

// Stand for the tags while lines are trimmed: characters that XML cannot contain.
enum { MARK_START = '\1', MARK_END = '\2', LINK_START = '\3', LINK_END = '\4' };

// Appends the text with tags as characters. Links are added in order, without their places.
static void append_marked(struct arena *arena, const struct node *node, GString *text,
                          GArray *links)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name) {
            g_string_append(text, child->text);
            continue;
        }
        gboolean mark = strcmp(child->name, "mark") == 0;
        g_string_append_c(text, mark ? MARK_START : LINK_START);
        if (!mark) {
            struct example_link link = {.target = arena_strdup(arena, node_value(child, "href")),
                                        .name = arena_strdup(arena, node_value(child, "name"))};
            g_array_append_val(links, link);
        }
        append_marked(arena, child, text, links);
        g_string_append_c(text, mark ? MARK_END : LINK_END);
    }
}

// Lines without the indentation of the XML file; empty ones are left out.
static char *trimmed_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit_set(text, "\n\r", -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; lines[i]; i++) {
        char *line = g_strstrip(lines[i]);
        if (*line)
            g_string_append_printf(out, "%s%s", out->len ? "\n" : "", line);
    }
    return g_string_free(out, FALSE);
}

struct example *read_example(struct reading *reading, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    const char *expect = node_value(node, "expect");
    g_autoptr(GString) marked = g_string_new(NULL);
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(struct example_link));
    append_marked(arena, node, marked, links);
    g_autofree char *lines = trimmed_lines(marked->str);
    g_autoptr(GString) text = g_string_new(NULL);
    struct example *example = arena_new0(arena, struct example);
    guint begun = 0;
    for (const char *at = lines; *at; at++) {
        if (*at == MARK_START)
            example->mark_start = (guint)text->len;
        else if (*at == MARK_END)
            example->mark_end = (guint)text->len;
        else if (*at == LINK_START)
            g_array_index(links, struct example_link, begun).start = (guint)text->len;
        else if (*at == LINK_END)
            g_array_index(links, struct example_link, begun++).end = (guint)text->len;
        else
            g_string_append_c(text, *at);
    }
    example->link_count = links->len;
    struct example_link *copy = arena_alloc(arena, links->len * sizeof *copy);
    if (links->len)
        memcpy(copy, links->data, links->len * sizeof *copy);
    example->links = copy;
    example->match = g_str_has_suffix(expect, "match") && !g_str_has_suffix(expect, "no-match");
    example->todo = g_str_has_prefix(expect, "todo-");
    example->text = arena_strdup(arena, text->str);
    example->fixed = node_value(node, "fixed");
    example->as_of = node_value(node, "as-of");
    example->file = reading->file;
    example->line = node->line;
    example->column = node->column;
    struct value day;
    if (example->as_of && (!value_parse(VALUE_DATE, example->as_of, &day) ||
                           day.date.precision != DATE_DAY || day.date.form != DATE_ISO))
        complain_at(reading, node, "as-of", "as-of=\"%s\" is no day: write 2026-11-01",
                    example->as_of);
    if (!*example->text)
        complain_at(reading, node, NULL, "<example> is empty: write a text that the rule reads");
    if (!example->match && node_child(node, "mark"))
        complain_at(reading, node, "expect", "an example with expect=\"%s\" has no match to <mark>",
                    expect);
    if (!example->match && example->fixed)
        complain_at(reading, node, "fixed", "fixed is for examples that match");
    return example;
}
