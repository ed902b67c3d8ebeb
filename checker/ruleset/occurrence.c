// SPDX-License-Identifier: Apache-2.0
// <occurrence>: how often something must or may stand in a unit.
#include "ruleset/internal.h"

void read_occurrence(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct occurrence *occurrence = &rule->occurrence;
    gboolean limited = node_value(node, "max") != NULL;
    occurrence->min = (gint)read_number(node, "min", 0);
    occurrence->max = limited ? (gint)read_number(node, "max", 0) : OCCURRENCE_ANY;
    if (!occurrence->min && !limited)
        complain_at(reading, node, NULL,
                    "occurrence says neither min nor max: say how often, or use <existence> for "
                    "what must never stand");
    if (limited && occurrence->min > occurrence->max)
        complain_at(reading, node, "min", "min=\"%d\" is more than max=\"%d\": correct one of them",
                    occurrence->min, occurrence->max);
    rule->absence = !limited;
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
}
