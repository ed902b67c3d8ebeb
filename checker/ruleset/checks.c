// SPDX-License-Identifier: Apache-2.0
// The checks a rule can make, one table entry each, and how the plain ones are read. A check with
// more to read than patterns has a file of its own.
#include "ruleset/internal.h"

#include <string.h>

#include "lang/verb.h"

guint read_number(const struct node *node, const char *attribute, guint missing)
{
    const char *value = node_value(node, attribute);
    return value ? (guint)g_ascii_strtoull(value, NULL, 10) : missing;
}

guint32 read_bits(const char *names, const char *const *known, guint count)
{
    guint32 bits = 0;
    g_auto(GStrv) words = g_strsplit_set(names ? names : "", " \t\r\n", -1);
    for (guint i = 0; words[i]; i++)
        for (guint n = 0; n < count; n++)
            if (strcmp(words[i], known[n]) == 0)
                bits |= 1u << n;
    return bits;
}

static void read_swap(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    const char *raw = expand_attribute(reading, node, "to");
    g_autofree char *to = g_strstrip(g_strdup(raw));
    const char *declension = node_value(node, "declension");
    if (!*to)
        complain_at(reading, node, "to", "to is empty: write the new term, or use <existence>");
    const char *conjugation = node_value(node, "conjugation");
    const struct inflection *noun = *to ? inflect(arena, to, declension, NULL) : NULL;
    const struct inflection *verb = *to ? conjugate(arena, to, conjugation, NULL) : NULL;
    if (declension && *to && !noun)
        complain_at(reading, node, "declension", "declension=\"%s\" is unknown", declension);
    if (conjugation && *to && !verb)
        complain_at(reading, node, "conjugation",
                    "conjugation=\"%s\" does not fit \"%s\": it can be ar, er, r, or strong for a "
                    "known strong verb",
                    conjugation, to);
    // Each pattern is a swap of its own, so that the form of its match is known.
    GPtrArray *matchers = build_matchers(reading, node, rule->scope.unit);
    for (guint i = 0; i < matchers->len; i++) {
        struct swap *swap = arena_new0(arena, struct swap);
        *swap = (struct swap){.matcher = *(struct matcher *)matchers->pdata[i],
                              .to = arena_strdup(arena, to),
                              .forms = noun};
        const struct inflection *from = swap->matcher.expressions[0]->forms;
        if (from && (from->forms[0].features & FORM_VERB))
            swap->forms = verb;
        if (!swap->forms && swap->matcher.count == 1 && from && from->count > 1)
            complain(reading->loader, reading->file, node->line, node->column, TRUE,
                     "how \"%s\" inflects is not known, so it is proposed as it stands: say it "
                     "with declension=\"...\", or of a verb with conjugation=\"...\"",
                     to);
        g_ptr_array_add(rule->swaps, swap);
    }
}

static void read_existence(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
    read_duties(reading, rule, node);
}

static void read_substitution(struct reading *reading, struct rule *rule, const struct node *node)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (g_strcmp0(child->name, "law-number") == 0)
            read_law_number(reading, rule, child);
        else if (child->name)
            read_swap(reading, rule, child);
    }
}

static void read_required(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->patterns = build_matchers(reading, node, rule->scope.unit);
    rule->anchor = build_attribute(reading, node, "anchor");
    guint32 places = read_places(node_value(node, "in"));
    for (guint place = 0; place < SCOPE_PLACES; place++)
        if (places & (1u << place))
            rule->required_in = (enum scope_place)place;
}

static void read_conditional(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->condition = build_matcher(reading, node_child(node, "if"), rule->scope.unit);
    rule->consequence = build_matcher(reading, node_child(node, "then"), rule->scope.unit);
    rule->order = position_parse(node_value(node, "order"));
}

static void read_impossible(struct reading *reading, struct rule *rule, const struct node *node)
{
    (void)reading;
    static const char *const names[IMPOSSIBLE_KINDS] = {[IMPOSSIBLE_DATE] = "date",
                                                        [IMPOSSIBLE_WEEKDAY] = "weekday",
                                                        [IMPOSSIBLE_NUMBER] = "number"};
    rule->impossible = read_bits(node_value(node, "find"), names, IMPOSSIBLE_KINDS);
}

static void read_abbreviation(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    g_autofree char *raw = node_text(node);
    const char *known = expand(reading, node, NULL, raw, EXPAND_TEXT);
    GPtrArray *list = arena_array(arena);
    add_words(arena, list, known, " \t\r\n");
    rule->known = list;
}

static void read_length(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->most_words = read_number(node, "words", 0);
    if (rule->scope.unit != UNIT_SENTENCE && rule->scope.unit != UNIT_PARAGRAPH)
        complain_at(reading, node, NULL,
                    "length counts the words of a sentence or of a paragraph: write "
                    "<scope unit=\"paragraph\"/>, or no unit for sentences");
}

// `absence`: what it finds is that something is missing, so there are no words to mark. `proposes`:
// it says itself what should stand instead. `details`: it has more to say than the words it found.
static const struct {
    const char *name; // of the element, and in results
    void (*read)(struct reading *reading, struct rule *rule, const struct node *node);
    gboolean absence, proposes, details;
} checks[CHECK_KINDS] = {
    [CHECK_EXISTENCE] = {.name = "existence", .read = read_existence},
    [CHECK_SUBSTITUTION] = {.name = "substitution", .read = read_substitution, .proposes = TRUE},
    [CHECK_REQUIRED] = {.name = "required", .read = read_required, .absence = TRUE},
    [CHECK_CONDITIONAL] = {.name = "conditional", .read = read_conditional},
    [CHECK_TERMBASE] = {.name = "termbase",
                        .read = read_termbase,
                        .proposes = TRUE,
                        .details = TRUE},
    [CHECK_CONSISTENCY] = {.name = "consistency", .read = read_consistency, .proposes = TRUE},
    [CHECK_OCCURRENCE] = {.name = "occurrence", .read = read_occurrence, .details = TRUE},
    [CHECK_VALUE] = {.name = "value", .read = read_value, .proposes = TRUE},
    [CHECK_PROPERTY] = {.name = "property", .read = read_property, .details = TRUE},
    [CHECK_COPIED] = {.name = "copied", .read = read_copied, .proposes = TRUE},
    [CHECK_QUOTATION] = {.name = "quotation",
                         .read = read_quotation,
                         .details = TRUE,
                         .proposes = TRUE},
    [CHECK_REFERENCE] = {.name = "reference", .read = read_reference, .proposes = TRUE},
    [CHECK_PROXIMITY] = {.name = "proximity", .read = read_proximity},
    [CHECK_STRUCTURE] = {.name = "structure", .read = read_structure, .details = TRUE},
    [CHECK_LINK] = {.name = "link", .read = read_link, .details = TRUE},
    [CHECK_CLAUSE] = {.name = "clause", .read = read_clause, .details = TRUE, .proposes = TRUE},
    [CHECK_IMPOSSIBLE] = {.name = "impossible", .read = read_impossible, .details = TRUE},
    [CHECK_ABBREVIATION] = {.name = "abbreviation", .read = read_abbreviation, .details = TRUE},
    [CHECK_LENGTH] = {.name = "length", .read = read_length, .details = TRUE},
};

const char *check_kind_name(enum check_kind kind)
{
    g_assert(kind < CHECK_KINDS);
    return checks[kind].name;
}

gboolean check_kind_proposes(enum check_kind kind)
{
    g_assert(kind < CHECK_KINDS);
    return checks[kind].proposes;
}

gboolean check_kind_details(enum check_kind kind)
{
    g_assert(kind < CHECK_KINDS);
    return checks[kind].details;
}

void read_check(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->patterns = arena_array(reading->loader->arena);
    rule->swaps = arena_array(reading->loader->arena);
    rule->duties = arena_array(reading->loader->arena);
    rule->required_in = SCOPE_PLACES;
    rule->agreements = arena_array(reading->loader->arena);
    for (guint kind = 0; kind < CHECK_KINDS; kind++) {
        const struct node *check = node_child(node, checks[kind].name);
        if (!check)
            continue;
        rule->check = (enum check_kind)kind;
        if (rule->scope.unit == UNIT_LIBRARY && kind != CHECK_CONSISTENCY)
            complain_at(reading, node, NULL,
                        "unit=\"library\" is for <consistency>: <%s> looks at one document at a "
                        "time",
                        checks[kind].name);
        rule->absence = checks[kind].absence;
        checks[kind].read(reading, rule, check);
    }
}
