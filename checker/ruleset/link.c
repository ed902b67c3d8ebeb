// SPDX-License-Identifier: Apache-2.0
// <link>: what is wrong with a link's target or its text.
#include "ruleset/internal.h"

#include <string.h>

#include "base/address.h"

static guint32 read_faults(const char *names)
{
    static const char *const faults[LINK_FAULTS] = {
        [LINK_EMPTY] = "empty",       [LINK_ANCHOR] = "anchor", [LINK_LOCAL] = "local",
        [LINK_RELATIVE] = "relative", [LINK_MAIL] = "mail",     [LINK_UNNAMED] = "unnamed",
    };
    return read_bits(names, faults, LINK_FAULTS);
}

static void read_host(struct reading *reading, struct link_rule *link, const struct node *node)
{
    g_autofree char *raw = g_strstrip(node_text(node));
    const char *name = expand(reading, node, NULL, raw, EXPAND_TEXT);
    if (!*name || strpbrk(name, "/@ ") || strstr(name, ":")) {
        complain_at(
            reading, node, NULL,
            "<host>%s</host>: write the name of the server alone, such as gammal.example.se "
            "(for more of an address use <target>)",
            name);
        return;
    }
    g_autofree char *host = address_host(name);
    g_ptr_array_add(link->hosts, arena_strdup(reading->loader->arena, host));
}

// A regex in an attribute, or patterns in an element of the same name.
static const struct expression *read_either(struct reading *reading, const struct node *node,
                                            const char *name)
{
    const struct node *child = node_child(node, name);
    if (!child)
        return build_attribute(reading, node, name);
    if (node_value(node, name))
        complain_at(reading, node, name, "%s=\"...\" and <%s> say the same: keep one", name, name);
    struct matcher matcher = build_matcher(reading, child, UNIT_PARAGRAPH);
    return matcher.count ? matcher.expressions[0] : NULL;
}

void read_link(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct link_rule *link = arena_new0(reading->loader->arena, struct link_rule);
    rule->link = link;
    link->faults = read_faults(node_value(node, "faults"));
    link->hosts = arena_array(reading->loader->arena);
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (g_strcmp0(child->name, "host") == 0)
            read_host(reading, link, child);
    }
    link->target = read_either(reading, node, "target");
    link->text = read_either(reading, node, "text");
    gboolean asked = link->faults || node_child(node, "host") || node_child(node, "target") ||
                     node_child(node, "text") || node_value(node, "target") ||
                     node_value(node, "text");
    if (!asked)
        complain_at(reading, node, NULL,
                    "this would report every link: say what is wrong with faults=\"empty anchor\", "
                    "<host>, <target> or <text>");
    if (link->text && (link->faults & 1u << LINK_UNNAMED))
        complain_at(reading, node, "faults",
                    "a link without text has none that could match: make two rules");
}
