// SPDX-License-Identifier: Apache-2.0
// The checks that compare what is written with what is agreed: value, and property, whose field may
// only have to be there.
#include "ruleset/internal.h"

#include <string.h>

// How an agreed value of each kind may be written in a rule.
static const char *const shapes[VALUE_KINDS] = {
    [VALUE_DATE] = "2027-05-01, \"maj 2027\", 2027 or as-of",
    [VALUE_DURATION] = "P3D, P2W, PT24H, \"fem dagar\" or \"5 arbetsdagar\"",
    [VALUE_NUMBER] = "49 or \"fem till sju\"",
    [VALUE_PERCENT] = "\"10 %\" or \"10 procent\"",
    [VALUE_MONEY] = "\"200 kr\" or \"2,5 mkr\"",
};

static void read_agreed(struct reading *reading, struct demand *demand, const struct node *node)
{
    const char *written = expand_attribute(reading, node, "expect");
    g_autofree char *folded = fold_source(written);
    demand->as_of = strcmp(folded, "as-of") == 0;
    if (demand->as_of) {
        if (demand->kind != VALUE_DATE)
            complain_at(reading, node, "expect", "as-of is a date: it goes with kind=\"date\"");
        return;
    }
    if (!value_parse(demand->kind, folded, &demand->agreed))
        complain_at(reading, node, "expect", "expect=\"%s\" is no %s: write %s", written,
                    value_kind_name(demand->kind), shapes[demand->kind]);
    else if (demand->kind == VALUE_DATE && !demand->agreed.date.days.first)
        complain_at(reading, node, "expect", "expect=\"%s\" has no year: write it out", written);
    // What is agreed belongs to no text.
    demand->agreed.start = demand->agreed.end = 0;
}

static void read_demand(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct demand *demand = &rule->demand;
    demand->used = TRUE;
    value_kind_parse(node_value(node, "kind"), &demand->kind);
    const char *op = node_value(node, "op");
    value_op_parse(op ? op : "eq", &demand->op);
    const char *bound = node_value(node, "bound");
    if (bound && demand->kind != VALUE_DATE)
        complain_at(reading, node, "bound", "bound is for dates: remove it");
    if (bound)
        demand->bound = strcmp(bound, "from") == 0 ? DATE_BOUND_FROM : DATE_BOUND_TO;
    read_agreed(reading, demand, node);
}

void read_value(struct reading *reading, struct rule *rule, const struct node *node)
{
    if (node_value(node, "against")) {
        read_differ(reading, rule, node);
        return;
    }
    read_demand(reading, rule, node);
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
    const char *within = node_value(node, "within");
    rule->demand.within = within ? (guint)g_ascii_strtoull(within, NULL, 10) : G_MAXUINT;
    rule->demand.position = position_parse(node_value(node, "position"));
    rule->demand.lasting = g_strcmp0(node_value(node, "lasting"), "yes") == 0;
    if (rule->demand.lasting && rule->demand.kind != VALUE_DATE)
        complain_at(reading, node, "lasting",
                    "lasting=\"yes\" adds a length of time to a date: it goes with kind=\"date\"");
    if (rule->scope.unit != UNIT_SENTENCE && rule->scope.unit != UNIT_PARAGRAPH)
        complain_at(reading, node, NULL,
                    "a value is looked for in the sentence or the paragraph of the match: remove "
                    "unit=\"%s\" from <scope>",
                    unit_name(rule->scope.unit));
}

// The schema knows the names.
static void read_fields(struct property_check *property, const struct node *node)
{
    g_auto(GStrv) words = g_strsplit_set(node_value(node, "field"), " \t\r\n", -1);
    for (guint i = 0; words[i]; i++) {
        enum field field;
        if (field_parse(words[i], &field))
            property->fields |= 1u << field;
    }
}

void read_property(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    struct property_check *property = &rule->property;
    property->labels = arena_array(arena);
    property->names = arena_array(arena);
    if (node_value(node, "field"))
        read_fields(property, node);
    g_autofree char *label =
        fold_source(node_value(node, "label") ? node_value(node, "label") : "");
    g_autofree char *labels = g_utf8_strdown(label, -1);
    add_words(arena, property->labels, labels, ";");
    add_words(arena, property->names, node_value(node, "name"), ";");
    property->present = g_strcmp0(node_value(node, "present"), "yes") == 0;
    if (!property->fields && !property->labels->len && !property->names->len)
        complain_at(reading, node, NULL,
                    "<property> says no field: add field=\"version\", label=\"Sekretess\" or "
                    "name=\"title\"");
    if (node_value(node, "expect"))
        read_demand(reading, rule, node);
    const struct node *condition = node_child(node, "if");
    if (condition)
        rule->condition = build_matcher(reading, condition, UNIT_DOCUMENT);
    const struct node *matches = node_child(node, "matches");
    if (matches)
        rule->patterns = build_matchers(reading, matches, UNIT_PARAGRAPH);
    if (!property->present && !rule->demand.used && !matches)
        complain_at(reading, node, NULL,
                    "<property> asks nothing of the field: add present=\"yes\", expect=\"...\" or "
                    "<matches>");
}

gboolean rule_proposes(const struct rule *rule)
{
    const struct demand *demand = &rule->demand;
    gboolean nearest = demand->op == VALUE_EQ || demand->op == VALUE_LE || demand->op == VALUE_GE;
    return check_kind_proposes(rule->check) &&
           (rule->check != CHECK_VALUE || (nearest && !demand->as_of));
}

void check_days(struct reading *reading, const struct rule *rule, const struct node *node)
{
    gboolean said = FALSE;
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        said = said || example->as_of;
    }
    if (rule->demand.as_of && !said)
        complain_at(reading, node, NULL,
                    "rule %s compares with the day of the run, which no example says: add "
                    "<example as-of=\"2026-11-01\" ...>",
                    rule->id);
}
