// SPDX-License-Identifier: Apache-2.0
// An example: a small document written in lines, with <mark> around what must be found.
#include "ruleset/internal.h"

#include <string.h>

// Stand for the tags while lines are trimmed: characters that XML cannot contain.
enum { MARK_START = '\1', MARK_END = '\2' };

// The text with marks as characters, in one string.
static char *marked_text(const struct node *node)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name) {
            g_string_append(text, child->text);
            continue;
        }
        g_autofree char *inside = node_text(child);
        g_string_append_c(text, MARK_START);
        g_string_append(text, inside);
        g_string_append_c(text, MARK_END);
    }
    return g_string_free(text, FALSE);
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
    g_autofree char *marked = marked_text(node);
    g_autofree char *lines = trimmed_lines(marked);
    g_autoptr(GString) text = g_string_new(NULL);
    struct example *example = arena_new0(arena, struct example);
    for (const char *at = lines; *at; at++) {
        if (*at == MARK_START)
            example->mark_start = (guint)text->len;
        else if (*at == MARK_END)
            example->mark_end = (guint)text->len;
        else
            g_string_append_c(text, *at);
    }
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
