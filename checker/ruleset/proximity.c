// SPDX-License-Identifier: Apache-2.0
// <proximity>: patterns near each other, each a part of one match.
#include "ruleset/internal.h"

void read_proximity(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->proximity.words = read_number(node, "words", 0);
    rule->proximity.ordered = g_strcmp0(node_value(node, "ordered"), "yes") == 0;
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
    if (rule->scope.unit > UNIT_PARAGRAPH)
        complain_at(reading, node, NULL,
                    "words are counted within a sentence or a paragraph: give the scope one of "
                    "these units, or use <all within=\"%s\">",
                    unit_name(rule->scope.unit));
}
