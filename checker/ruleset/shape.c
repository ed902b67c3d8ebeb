// SPDX-License-Identifier: Apache-2.0
// Patterns as their authors wrote them, beside the expressions they became.
#include "ruleset/internal.h"

#include <string.h>

GPtrArray *shapes_begin(struct reading *reading)
{
    GPtrArray *outer = reading->shapes;
    reading->shapes = reading->loader->options->shapes ? g_ptr_array_new() : NULL;
    return outer;
}

static const char *written_text(struct reading *reading, const struct node *node)
{
    g_autofree char *raw = node_text(node);
    g_autofree char *folded = fold_source(raw);
    gboolean regex = strcmp(node->name, "regex") == 0;
    if (node_value(node, "says")) // built by the program: the regex tells nobody anything
        return node_value(node, "says");
    const char *number = node_value(node, "number");
    if (number) // a law's
        return arena_printf(reading->loader->arena, "%s (%s)", folded, number);
    const char *particle = node_value(node, "particle"), *noun = node_value(node, "noun");
    if (particle || noun) // a verb's: "följa … upp, uppföljning"
        return arena_printf(reading->loader->arena, "%s%s%s%s%s", folded, particle ? " … " : "",
                            particle ? particle : "", noun ? ", " : "", noun ? noun : "");
    return expand(reading, node, NULL, folded, regex ? EXPAND_REGEX : EXPAND_TEXT);
}

const struct shape *shapes_end(struct reading *reading, GPtrArray *outer, const struct node *node,
                               const char *source, const struct inflection *forms)
{
    static const char *const words[] = {"token", "phrase", "verb", "law", "regex", NULL};
    g_autoptr(GPtrArray) parts = reading->shapes;
    reading->shapes = outer;
    if (!parts || !source || reading->loader->failed)
        return NULL;
    struct arena *arena = reading->loader->arena;
    gboolean leaf = g_strv_contains(words, node->name);
    // A check or an <unless> with several patterns is read as an <any>.
    const char *element = leaf || strcmp(node->name, "seq") == 0 ? node->name : "any";
    if (node_value(node, "says"))
        element = "law-number";
    const char *gap = node_value(node, "gap");
    const char *inflection = node_value(node, "inflect");
    const struct shape **list = arena_alloc(arena, MAX(parts->len, 1) * sizeof *list);
    for (guint i = 0; i < parts->len; i++)
        list[i] = parts->pdata[i];
    struct shape *shape = arena_new0(arena, struct shape);
    *shape = (struct shape){
        .element = element,
        .text = leaf ? written_text(reading, node) : NULL,
        .ref = strcmp(node->name, "any") == 0 ? node_value(node, "ref") : NULL,
        .source = arena_strdup(arena, source),
        .forms = forms,
        .compound = g_strcmp0(inflection, "compound") == 0 || g_strcmp0(inflection, "both") == 0,
        .gap = gap ? (guint)g_ascii_strtoull(gap, NULL, 10) : 0,
        .parts = list,
        .count = parts->len,
    };
    if (outer)
        g_ptr_array_add(outer, shape);
    return shape;
}

const struct shape *shape_of_attribute(struct reading *reading, const char *text,
                                       const char *source)
{
    if (!reading->loader->options->shapes)
        return NULL;
    struct arena *arena = reading->loader->arena;
    struct shape *shape = arena_new0(arena, struct shape);
    *shape = (struct shape){.element = "regex",
                            .text = arena_strdup(arena, text),
                            .source = arena_strdup(arena, source)};
    return shape;
}
