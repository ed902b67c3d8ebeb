// SPDX-License-Identifier: Apache-2.0
// <duty>: a party that is said to have a duty.
#include "ruleset/internal.h"

#include <string.h>

#include "lang/duty.h"

// The patterns in the children of this name; none when there is no such child.
static GPtrArray *read_marks(struct reading *reading, const struct node *node, const char *name)
{
    const struct node *child = node_child(node, name);
    return child ? build_each(reading, child) : arena_array(reading->loader->arena);
}

static void read_duty(struct reading *reading, struct rule *rule, const struct node *node)
{
    static const char *const forces[] = {"does", "must", "may"};
    struct duty_rule *duty = arena_new0(reading->loader->arena, struct duty_rule);
    duty->forces = read_bits(node_value(node, "says"), forces, G_N_ELEMENTS(forces));
    if (!duty->forces)
        duty->forces = DUTY_DOES | DUTY_MUST;
    duty->parties = read_marks(reading, node, "party");
    duty->we = expand_attribute(reading, node_child(node, "party"), "we");
    duty->others = read_marks(reading, node, "other");
    duty->tasks = read_marks(reading, node, "task");
    duty->deeds = read_marks(reading, node, "deed");
    const struct node *about = node_child(node, "about");
    duty->about = read_marks(reading, node, "about");
    duty->around = UNIT_SENTENCE;
    if (about && node_value(about, "within"))
        unit_parse(node_value(about, "within"), &duty->around);
    g_ptr_array_add(rule->duties, duty);
}

void read_duties(struct reading *reading, struct rule *rule, const struct node *node)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (g_strcmp0(child->name, "duty") == 0)
            read_duty(reading, rule, child);
    }
}
