// SPDX-License-Identifier: Apache-2.0
// A rule's <scope>, its own or the one it has from its group.
#include "ruleset/internal.h"

#include <string.h>

#include "base/color.h"
#include "base/nearest.h"

const char *inherited(const struct node *node, const struct node *group, const char *name,
                      const struct node **holder)
{
    const struct node *nodes[] = {node, group};
    for (gsize i = 0; i < G_N_ELEMENTS(nodes); i++) {
        const char *value = nodes[i] ? node_value(nodes[i], name) : NULL;
        if (value) {
            if (holder)
                *holder = nodes[i];
            return value;
        }
    }
    return NULL;
}

void add_words(struct arena *arena, GPtrArray *list, const char *words, const char *separators)
{
    g_auto(GStrv) parts = g_strsplit_set(words ? words : "", separators, -1);
    for (guint i = 0; parts[i]; i++) {
        char *word = g_strstrip(parts[i]);
        if (*word && !g_ptr_array_find_with_equal_func(list, word, g_str_equal, NULL))
            g_ptr_array_add(list, arena_strdup(arena, word));
    }
}

// The lists of a scope, which are written with ';' between their parts.
static void read_lists(struct reading *reading, struct scope *scope, const struct node *own,
                       const struct node *general)
{
    struct arena *arena = reading->loader->arena;
    const struct {
        const char *attribute;
        GPtrArray **list;
    } lists[] = {
        {"under", &scope->under},   {"styles", &scope->styles}, {"not-styles", &scope->not_styles},
        {"color", &scope->colors},  {"kinds", &scope->kinds},   {"not-kinds", &scope->not_kinds},
        {"owners", &scope->owners}, {"levels", &scope->levels}, {"parties", &scope->parties},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        const struct node *holder = NULL;
        const char *words = inherited(own, general, lists[i].attribute, &holder);
        *lists[i].list = arena_array(arena);
        add_words(arena, *lists[i].list, words, ";");
        if (words && !(*lists[i].list)->len)
            complain_at(
                reading, holder, lists[i].attribute,
                "%s=\"%s\" names nothing, and would leave nothing out: write what is meant, "
                "or remove it",
                lists[i].attribute, words);
    }
}

static void check_colors(struct reading *reading, const struct scope *scope,
                         const struct node *node)
{
    for (guint i = 0; i < scope->colors->len; i++) {
        const char *name = scope->colors->pdata[i];
        if (color_known(name))
            continue;
        const char *meant = nearest(name, (const char **)(gsize)color_names());
        complain_at(reading, node, "color",
                    "color=\"%s\": write a value of six digits such as FF0000, or a name such as "
                    "röd%s%s%s",
                    name, meant ? ": did you mean " : "", meant ? meant : "", meant ? "?" : "");
    }
}

void read_scope(struct reading *reading, struct rule *rule, const struct node *node,
                const struct node *group)
{
    const struct node *own = node_child(node, "scope");
    const struct node *general = group ? node_child(group, "scope") : NULL;
    struct scope *scope = &rule->scope;
    scope->unit = UNIT_SENTENCE;
    if (!own)
        own = g_steal_pointer(&general);
    read_lists(reading, scope, own, general);
    scope->in = read_places(inherited(own, general, "in", NULL));
    scope->not_in = read_places(inherited(own, general, "not-in", NULL));
    const char *unit = inherited(own, general, "unit", NULL);
    if (unit)
        unit_parse(unit, &scope->unit);
    const struct node *holder = NULL;
    if (inherited(own, general, "section", &holder))
        scope->section = build_attribute(reading, holder, "section");
    if (inherited(own, general, "not-columns", &holder))
        scope->not_columns = build_attribute(reading, holder, "not-columns");
    if (inherited(own, general, "by", &holder))
        scope->by = build_attribute(reading, holder, "by");
    scope->highlighted = inherited(own, general, "highlighted", NULL) != NULL;
    scope->inserted = inherited(own, general, "revisions", NULL) != NULL;
    if (scope->by && !scope->inserted)
        complain_at(reading, holder, "by",
                    "by names the author of a change: add revisions=\"inserted\"");
    if (inherited(own, general, "color", &holder))
        check_colors(reading, scope, holder);
    const char *words = inherited(own, general, "min-words", NULL);
    scope->min_words = words ? (guint)g_ascii_strtoull(words, NULL, 10) : 0;
}

void scope_relax(struct scope *scope, GPtrArray *empty)
{
    *scope = (struct scope){.in = scope->in,
                            .not_in = scope->not_in,
                            .unit = scope->unit,
                            .under = empty,
                            .styles = empty,
                            .not_styles = empty,
                            .colors = empty,
                            .kinds = empty,
                            .not_kinds = empty,
                            .owners = empty,
                            .levels = empty,
                            .parties = empty};
}
