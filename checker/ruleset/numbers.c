// SPDX-License-Identifier: Apache-2.0
// <law-number>: a law's name with a number that is not the law's. The ways to write them become
// swaps, built as if the rule had them as <regex>: one way from words to patterns.
#include "ruleset/internal.h"

#include <string.h>

#include "pattern/pattern.h"

// What may stand between a law's name and its number: "(", ", SFS", "(SFS nr", in a table ": ".
#define JOINT "\\)?[:,;]? ?\\(?(?:SFS[ -]?(?:nr\\.? ?)?)?"

struct law_number {
    struct reading *reading;
    struct rule *rule;
    const struct node *node;
    const char *right, *former;
};

// Any number as group 1 but the right one and those that were right once.
static void append_wrong(GString *out, const struct law_number *law)
{
    g_string_append(out, "((?!(?:");
    pattern_quote(out, law->right, strlen(law->right));
    g_auto(GStrv) former = g_strsplit_set(law->former ? law->former : "", " \t\r\n", -1);
    for (guint i = 0; former[i]; i++) {
        if (!*former[i])
            continue;
        g_string_append_c(out, '|');
        pattern_quote(out, former[i], strlen(former[i]));
    }
    g_string_append(out, ")(?!\\d))(?:1[6-9]|20)\\d\\d:\\d{1,4})(?![\\d:])");
}

// `name` is the law's, as people who ask what the rule looks for know it.
static void add_swap(const struct law_number *law, const char *name, const char *source)
{
    struct arena *arena = law->reading->loader->arena;
    struct node_attribute attributes[3];
    struct node text = {.text = source};
    struct node regex = {.name = "regex",
                         .uri = "",
                         .attributes = attributes,
                         .attribute_count = G_N_ELEMENTS(attributes),
                         .line = law->node->line,
                         .column = law->node->column,
                         .children = arena_array(arena)};
    struct node parent = {.name = "swap", .uri = "", .children = arena_array(arena)};
    attributes[0] = (struct node_attribute){.name = "mark", .uri = "", .value = "1"};
    attributes[1] = (struct node_attribute){.name = "case", .uri = "", .value = "match"};
    attributes[2] = (struct node_attribute){.name = "says", .uri = "", .value = name};
    g_ptr_array_add(regex.children, &text);
    g_ptr_array_add(parent.children, &regex);
    text.parent = &regex;
    regex.parent = &parent;
    struct swap *swap = arena_new0(arena, struct swap);
    *swap = (struct swap){.matcher = build_matcher(law->reading, &parent, UNIT_SENTENCE),
                          .to = arena_strdup(arena, law->right)};
    if (swap->matcher.count)
        g_ptr_array_add(law->rule->swaps, swap);
}

// "patientdatalagen (2008:255)", "PDL, 2008:255"
static void add_after(const struct law_number *law, const struct inflection *name)
{
    g_autoptr(GString) out = g_string_new(NULL);
    append_forms(out, law->node, "", name);
    g_string_append(out, JOINT);
    append_wrong(out, law);
    add_swap(law, name->base, out->str);
}

// "lagen (2022:1205) om egenvård": the number stands within the title.
static void add_within(const struct law_number *law, const char *title)
{
    const char *about = strstr(title, " om ");
    if (!about)
        about = strstr(title, " med ");
    if (!about)
        return;
    g_autofree char *head = g_strndup(title, (gsize)(about - title));
    const struct inflection *heads = inflect(law->reading->loader->arena, head, NULL, NULL);
    if (!heads)
        return;
    g_autoptr(GString) out = g_string_new(NULL);
    append_forms(out, law->node, "", heads);
    g_string_append(out, ",? \\(?(?:SFS[ -]?(?:nr\\.? ?)?)?");
    append_wrong(out, law);
    g_string_append(out, "\\)?(?i:");
    pattern_quote(out, about, strlen(about));
    g_string_append(out, ")" RIGHT_EDGE);
    add_swap(law, arena_strdup(law->reading->loader->arena, title), out->str);
}

void read_law_number(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    g_autofree char *raw = node_text(node);
    g_autofree char *title = fold_source(raw);
    const char *abbreviation = node_value(node, "short");
    const struct inflection *titles = *title ? inflect(arena, title, NULL, NULL) : NULL;
    if (!titles) {
        complain_at(reading, node, NULL,
                    "<law-number>%s</law-number>: write the title in the indefinite, as "
                    "\"patientdatalag\" or \"lag om ...\"",
                    title);
        return;
    }
    struct law_number law = {.reading = reading,
                             .rule = rule,
                             .node = node,
                             .right = node_value(node, "number"),
                             .former = node_value(node, "former")};
    add_after(&law, titles);
    add_within(&law, title);
    g_autofree char *folded = abbreviation ? fold_source(abbreviation) : g_strdup("");
    if (abbreviation && (!*folded || strpbrk(folded, " |")))
        complain_at(reading, node, "short", "short=\"%s\": write one abbreviation, as HSL",
                    abbreviation);
    else if (*folded)
        add_after(&law, inflect(arena, folded, "acronym", NULL));
}
