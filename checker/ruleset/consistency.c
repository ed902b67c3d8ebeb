// SPDX-License-Identifier: Apache-2.0
// <consistency>: the names for one thing, of which a document or the library should use one.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"

// The names of the variants, ended by NULL; free with g_free.
static const char **variant_names(const struct consistency *consistency)
{
    const char **names = g_new0(const char *, consistency->variants->len + 1);
    for (guint i = 0; i < consistency->variants->len; i++)
        names[i] = ((const struct variant *)consistency->variants->pdata[i])->name;
    return names;
}

static void read_variant(struct reading *reading, struct rule *rule,
                         struct consistency *consistency, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    const char *raw = expand_attribute(reading, node, "name");
    g_autofree char *name = g_strstrip(g_strdup(raw));
    g_autofree const char **known = variant_names(consistency);
    if (!*name)
        complain_at(reading, node, "name", "name is empty: write the name as people write it");
    if (g_strv_contains(known, name))
        complain_at(reading, node, "name",
                    "there are two variants named \"%s\": put their patterns in one", name);
    GPtrArray *matchers = build_matchers(reading, node, UNIT_SENTENCE);
    struct variant *variant = arena_new0(arena, struct variant);
    *variant = (struct variant){.name = arena_strdup(arena, name),
                                .index = consistency->variants->len,
                                .first = rule->patterns->len,
                                .count = matchers->len,
                                .forms = *name ? inflect(arena, name, NULL, NULL) : NULL};
    for (guint i = 0; i < matchers->len; i++)
        g_ptr_array_add(rule->patterns, matchers->pdata[i]);
    g_ptr_array_add(consistency->variants, variant);
}

static void read_preferred(struct reading *reading, struct consistency *consistency,
                           const struct node *node)
{
    consistency->prefer = -1;
    const char *prefer = expand_attribute(reading, node, "prefer");
    if (!prefer)
        return;
    g_autofree const char **names = variant_names(consistency);
    for (guint i = 0; names[i]; i++)
        if (strcmp(names[i], prefer) == 0)
            consistency->prefer = (int)i;
    if (consistency->prefer >= 0)
        return;
    const char *meant = nearest(prefer, names);
    complain_at(reading, node, "prefer", "prefer=\"%s\": no variant has this name%s%s%s", prefer,
                meant ? ": did you mean \"" : "", meant ? meant : "", meant ? "\"?" : "");
}

// The question that library/ answers from the documents' facts.
static struct library_question *make_question(struct arena *arena, const struct rule *rule)
{
    const struct consistency *consistency = rule->consistency;
    struct library_question *question = arena_new0(arena, struct library_question);
    question->names = arena_array(arena);
    for (guint i = 0; i < consistency->variants->len; i++) {
        const struct variant *variant = consistency->variants->pdata[i];
        g_ptr_array_add(question->names, (gpointer)(gsize)variant->name);
    }
    question->prefer = consistency->prefer;
    if (!consistency->variants->len)
        question->value = value_kind_name(rule->demand.kind);
    return question;
}

// Different values for one thing: the patterns say what the values are of.
static void read_values(struct reading *reading, struct rule *rule, const struct node *node)
{
    rule->patterns = build_matchers(reading, node, UNIT_SENTENCE);
    value_kind_parse(node_value(node, "value"), &rule->demand.kind);
    const char *within = node_value(node, "within");
    rule->demand.within = within ? (guint)g_ascii_strtoull(within, NULL, 10) : G_MAXUINT;
    rule->demand.position = position_parse(node_value(node, "position"));
}

// How words begin, in lower case; newly allocated, NULL for none.
static char *read_beginnings(struct reading *reading, const struct node *node, const char *name)
{
    const struct node *child = node_child(node, name);
    if (!child)
        return NULL;
    g_autofree char *raw = node_text(child);
    const char *words = expand(reading, child, NULL, raw, EXPAND_TEXT);
    g_autofree char *lower = g_utf8_strdown(words, -1);
    if (!*g_strstrip(lower))
        complain_at(reading, child, NULL, "<%s> is empty: write how the words begin", name);
    return g_steal_pointer(&lower);
}

static GPtrArray *beginnings(struct arena *arena, const char *text)
{
    GPtrArray *words = arena_array(arena);
    add_words(arena, words, text, " \t\r\n");
    return words;
}

static void read_vocabulary(struct reading *reading, struct consistency *consistency,
                            const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    if (!node_value(node, "about"))
        return;
    struct vocabulary *vocabulary = arena_new0(arena, struct vocabulary);
    GPtrArray *same = arena_array(arena);
    g_autofree char *groups = read_beginnings(reading, node, "same");
    g_autofree char *apart = read_beginnings(reading, node, "apart");
    g_autofree char *aside = read_beginnings(reading, node, "aside");
    g_autofree char *who = read_beginnings(reading, node, "who");
    g_auto(GStrv) lists = g_strsplit(groups ? groups : "", ";", -1);
    for (guint i = 0; lists[i]; i++)
        if (*g_strstrip(lists[i]))
            g_ptr_array_add(same, beginnings(arena, lists[i]));
    *vocabulary = (struct vocabulary){.same = same,
                                      .apart = beginnings(arena, apart),
                                      .aside = beginnings(arena, aside),
                                      .who = beginnings(arena, who)};
    consistency->vocabulary = vocabulary;
    if (consistency->unit == UNIT_LIBRARY)
        complain_at(reading, node, "about",
                    "about=\"sentence\" compares the sentences of one document: leave "
                    "unit=\"library\" out");
}

void read_consistency(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    struct consistency *consistency = arena_new0(arena, struct consistency);
    rule->consistency = consistency;
    consistency->variants = arena_array(arena);
    if (node_value(node, "value"))
        read_values(reading, rule, node);
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (g_strcmp0(child->name, "variant") == 0)
            read_variant(reading, rule, consistency, child);
    }
    read_preferred(reading, consistency, node);
    const struct node *scope = node_child(node->parent, "scope");
    const char *unit = scope ? node_value(scope, "unit") : NULL;
    if (g_strcmp0(unit, "sentence") == 0 || g_strcmp0(unit, "paragraph") == 0)
        complain_at(reading, scope, "unit",
                    "unit=\"%s\": names are compared in a section, a document or the library",
                    unit);
    consistency->unit = MAX(rule->scope.unit, UNIT_SECTION);
    if (!unit && rule->scope.unit < UNIT_SECTION)
        consistency->unit = UNIT_DOCUMENT;
    // The names themselves stand in one sentence each.
    rule->scope.unit = UNIT_SENTENCE;
    if (consistency->unit == UNIT_LIBRARY)
        rule->question = make_question(arena, rule);
    read_vocabulary(reading, consistency, node);
}

const struct variant *variant_of(const struct consistency *consistency, guint pattern)
{
    const struct variant *variant = consistency->variants->pdata[0];
    for (guint i = 1; pattern >= variant->first + variant->count; i++)
        variant = consistency->variants->pdata[i];
    return variant;
}
