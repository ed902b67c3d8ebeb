// SPDX-License-Identifier: Apache-2.0
// <occurrence>: how often something must or may stand in a unit.
#include "ruleset/internal.h"

void read_occurrence(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct occurrence *occurrence = &rule->occurrence;
    occurrence->min = read_number(node, "min", 0);
    occurrence->max = read_number(node, "max", 0);
    if (!occurrence->min && !occurrence->max)
        complain_at(reading, node, NULL,
                    "occurrence says neither min nor max: say how often, or use <existence> for "
                    "what must never stand");
    if (occurrence->max && occurrence->min > occurrence->max)
        complain_at(reading, node, "min", "min=\"%u\" is more than max=\"%u\": correct one of them",
                    occurrence->min, occurrence->max);
    rule->absence = !occurrence->max;
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
}
