// SPDX-License-Identifier: Apache-2.0
// <structure>: the headings that a document must have, in order.
#include "ruleset/internal.h"

#include <string.h>

static const char *name_of(struct reading *reading, const struct node *node)
{
    const char *name = expand_attribute(reading, node, "name");
    if (name)
        return name;
    // A single term is its own name.
    const struct node *only = NULL;
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (child->name && only)
            return NULL;
        if (child->name)
            only = child;
    }
    if (!only || (strcmp(only->name, "token") != 0 && strcmp(only->name, "phrase") != 0))
        return NULL;
    g_autofree char *raw = node_text(only);
    return expand(reading, only, NULL, g_strstrip(raw), EXPAND_TEXT);
}

static void read_heading(struct reading *reading, struct structure *structure,
                         const struct node *node)
{
    struct expected_heading *heading = arena_new0(reading->loader->arena, struct expected_heading);
    heading->name = name_of(reading, node);
    heading->level = read_number(node, "level", 0);
    heading->optional = g_strcmp0(node_value(node, "optional"), "yes") == 0;
    if (!heading->name || !*heading->name)
        complain_at(reading, node, NULL,
                    "findings need a name for this heading: add name=\"...\" as people write it");
    gboolean patterns = FALSE;
    for (guint i = 0; i < node->children->len; i++)
        patterns = patterns || ((const struct node *)node->children->pdata[i])->name;
    struct matcher matcher = {0};
    if (patterns)
        matcher = build_matcher(reading, node, UNIT_PARAGRAPH);
    if (matcher.count)
        heading->expression = matcher.expressions[0];
    g_ptr_array_add(structure->headings, heading);
}

void read_structure(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct structure *structure = arena_new0(reading->loader->arena, struct structure);
    rule->structure = structure;
    structure->headings = arena_array(reading->loader->arena);
    static const char *const faults[HEADING_FAULTS] = {
        [HEADING_EMPTY] = "empty", [HEADING_BARE] = "bare", [HEADING_LEVEL] = "level",
        [HEADING_TYPED] = "typed", [HEADING_GAP] = "gap",   [HEADING_REPEATED] = "repeated",
    };
    structure->faults = read_bits(node_value(node, "faults"), faults, HEADING_FAULTS);
    structure->any_order = g_strcmp0(node_value(node, "order"), "any") == 0;
    gboolean required = FALSE;
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name)
            continue;
        read_heading(reading, structure, child);
        required = required || g_strcmp0(node_value(child, "optional"), "yes") != 0;
    }
    rule->absence = structure->any_order && !structure->faults;
    if (!structure->headings->len && !structure->faults)
        complain_at(reading, node, NULL,
                    "structure asks for nothing: name the headings that must be there with "
                    "<heading>, or what none may have with faults=\"empty bare\"");
    if (structure->headings->len && structure->any_order && !required)
        complain_at(reading, node, "order",
                    "headings that are all optional and in any order are always right: remove the "
                    "rule, or optional=\"yes\" of one");
}
