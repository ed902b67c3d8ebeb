// SPDX-License-Identifier: Apache-2.0
#include "xml/grammar.h"

#include <string.h>

struct grammar {
    struct arena *arena;
    struct node *schema;
    GHashTable *defines;  // name -> struct node * <define>
    GHashTable *elements; // struct node * <element> -> struct element_rule *
    const struct element_rule *root;
    const char *uri;
};

static const struct particle empty = {.kind = PARTICLE_EMPTY};
static const struct particle none = {.kind = PARTICLE_NONE};

static const struct particle *pair(struct arena *arena, enum particle_kind kind,
                                   const struct particle *first, const struct particle *second)
{
    if (kind == PARTICLE_CHOICE) {
        if (first->kind == PARTICLE_NONE || first == second)
            return second;
        if (second->kind == PARTICLE_NONE)
            return first;
    } else {
        if (first->kind == PARTICLE_NONE || second->kind == PARTICLE_NONE)
            return &none;
        if (first->kind == PARTICLE_EMPTY)
            return second;
        if (second->kind == PARTICLE_EMPTY)
            return first;
    }
    struct particle *particle = arena_new0(arena, struct particle);
    *particle = (struct particle){.kind = kind, .first = first, .second = second};
    return particle;
}

static const struct particle *repeat(struct arena *arena, const struct particle *first)
{
    if (first->kind == PARTICLE_EMPTY || first->kind == PARTICLE_NONE)
        return &empty;
    struct particle *particle = arena_new0(arena, struct particle);
    *particle = (struct particle){.kind = PARTICLE_REPEAT, .first = first};
    return particle;
}

gboolean particle_nullable(const struct particle *particle)
{
    switch (particle->kind) {
    case PARTICLE_EMPTY:
    case PARTICLE_REPEAT:
        return TRUE;
    case PARTICLE_SEQUENCE:
    case PARTICLE_INTERLEAVE:
        return particle_nullable(particle->first) && particle_nullable(particle->second);
    case PARTICLE_CHOICE:
        return particle_nullable(particle->first) || particle_nullable(particle->second);
    default:
        return FALSE;
    }
}

const struct particle *particle_after(struct arena *arena, const struct particle *particle,
                                      enum particle_kind kind, const char *name)
{
    switch (particle->kind) {
    case PARTICLE_ELEMENT:
    case PARTICLE_ATTRIBUTE:
        return particle->kind == kind && strcmp(particle->name, name) == 0 ? &empty : &none;
    case PARTICLE_CHOICE:
        return pair(arena, PARTICLE_CHOICE, particle_after(arena, particle->first, kind, name),
                    particle_after(arena, particle->second, kind, name));
    case PARTICLE_REPEAT:
        return pair(arena, PARTICLE_SEQUENCE, particle_after(arena, particle->first, kind, name),
                    particle);
    case PARTICLE_SEQUENCE:
    case PARTICLE_INTERLEAVE: {
        const struct particle *rest =
            pair(arena, particle->kind, particle_after(arena, particle->first, kind, name),
                 particle->second);
        // Attributes have no order.
        if (particle->kind == PARTICLE_SEQUENCE && kind == PARTICLE_ELEMENT &&
            !particle_nullable(particle->first))
            return rest;
        const struct particle *after = particle_after(arena, particle->second, kind, name);
        if (particle->kind == PARTICLE_INTERLEAVE || kind == PARTICLE_ATTRIBUTE)
            after = pair(arena, particle->kind, particle->first, after);
        return pair(arena, PARTICLE_CHOICE, rest, after);
    }
    default:
        return &none;
    }
}

const struct particle *particle_close(struct arena *arena, const struct particle *particle)
{
    switch (particle->kind) {
    case PARTICLE_ATTRIBUTE:
        return &none;
    case PARTICLE_SEQUENCE:
    case PARTICLE_INTERLEAVE:
    case PARTICLE_CHOICE:
        return pair(arena, particle->kind, particle_close(arena, particle->first),
                    particle_close(arena, particle->second));
    case PARTICLE_REPEAT:
        return repeat(arena, particle_close(arena, particle->first));
    default:
        return particle;
    }
}

const struct particle *particle_open(struct arena *arena, const struct particle *particle)
{
    switch (particle->kind) {
    case PARTICLE_ATTRIBUTE:
        return &empty;
    case PARTICLE_SEQUENCE:
    case PARTICLE_INTERLEAVE:
    case PARTICLE_CHOICE:
        return pair(arena, particle->kind, particle_open(arena, particle->first),
                    particle_open(arena, particle->second));
    case PARTICLE_REPEAT:
        return repeat(arena, particle_open(arena, particle->first));
    default:
        return particle;
    }
}

void particle_next(const struct particle *particle, GPtrArray *names)
{
    switch (particle->kind) {
    case PARTICLE_ELEMENT:
        if (!g_ptr_array_find_with_equal_func(names, particle->name, g_str_equal, NULL))
            g_ptr_array_add(names, (gpointer)(gsize)particle->name);
        break;
    case PARTICLE_SEQUENCE:
        particle_next(particle->first, names);
        if (particle_nullable(particle->first))
            particle_next(particle->second, names);
        break;
    case PARTICLE_INTERLEAVE:
    case PARTICLE_CHOICE:
        particle_next(particle->first, names);
        particle_next(particle->second, names);
        break;
    case PARTICLE_REPEAT:
        particle_next(particle->first, names);
        break;
    default:
        break;
    }
}

const struct element_rule *particle_element(const struct particle *particle, const char *name)
{
    if (particle->kind == PARTICLE_ELEMENT)
        return strcmp(particle->name, name) == 0 ? particle->element : NULL;
    const struct element_rule *found = NULL;
    if (particle->first)
        found = particle_element(particle->first, name);
    if (!found && particle->second)
        found = particle_element(particle->second, name);
    return found;
}

// Schemas are the program's own: what they contain and this does not know is a bug.
static gboolean is_named(const struct node *node, const char *name)
{
    return strcmp(node->name, name) == 0;
}

static const struct node *define_of(struct grammar *grammar, const struct node *ref)
{
    const struct node *define = g_hash_table_lookup(grammar->defines, node_value(ref, "name"));
    if (!define)
        g_error("schema: %s is not defined", node_value(ref, "name"));
    return define;
}

static void add_values(struct grammar *grammar, const struct node *node,
                       struct attribute_rule *attribute)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name)
            continue;
        if (is_named(child, "list"))
            attribute->list = TRUE;
        if (is_named(child, "ref")) {
            add_values(grammar, define_of(grammar, child), attribute);
            continue;
        }
        if (!is_named(child, "value") && !is_named(child, "data") && !is_named(child, "text")) {
            add_values(grammar, child, attribute);
            continue;
        }
        struct value_rule *value = arena_new0(grammar->arena, struct value_rule);
        if (is_named(child, "value")) {
            g_autofree char *text = node_text(child);
            value->literal = arena_strdup(grammar->arena, g_strstrip(text));
        } else {
            value->type = is_named(child, "data") ? node_value(child, "type") : "text";
        }
        for (guint p = 0; p < child->children->len; p++) {
            const struct node *param = child->children->pdata[p];
            if (!param->name)
                continue;
            g_autofree char *text = node_text(param);
            const char *kept = arena_strdup(grammar->arena, text);
            const char *name = node_value(param, "name");
            if (g_strcmp0(name, "pattern") == 0)
                value->pattern = kept;
            else if (g_strcmp0(name, "minInclusive") == 0)
                value->least = kept;
            else if (g_strcmp0(name, "maxInclusive") == 0)
                value->most = kept;
        }
        g_ptr_array_add(attribute->values, value);
    }
}

static const struct particle *attribute_particle(struct grammar *grammar, const struct node *node,
                                                 struct element_rule *rule, gboolean required)
{
    const char *name = node_value(node, "name");
    struct attribute_rule *attribute = arena_new0(grammar->arena, struct attribute_rule);
    gboolean xml = g_str_has_prefix(name, "xml:");
    attribute->name = xml ? name + 4 : name;
    attribute->uri = xml ? "http://www.w3.org/XML/1998/namespace" : "";
    attribute->values = arena_array(grammar->arena);
    attribute->required = required;
    add_values(grammar, node, attribute);
    if (attribute->values->len == 0) { // <attribute name="x"/> is text
        struct value_rule *any = arena_new0(grammar->arena, struct value_rule);
        any->type = "text";
        g_ptr_array_add(attribute->values, any);
    }
    g_ptr_array_add(rule->attributes, attribute);
    struct particle *particle = arena_new0(grammar->arena, struct particle);
    *particle = (struct particle){.kind = PARTICLE_ATTRIBUTE, .name = attribute->name};
    return particle;
}

static const struct element_rule *element_rule(struct grammar *grammar, const struct node *node);

static const struct particle *content(struct grammar *grammar, const struct node *parent,
                                      struct element_rule *rule, gboolean required,
                                      enum particle_kind joint);

static const struct particle *content_of(struct grammar *grammar, const struct node *node,
                                         struct element_rule *rule, gboolean required)
{
    struct arena *arena = grammar->arena;
    if (is_named(node, "attribute"))
        return attribute_particle(grammar, node, rule, required);
    if (is_named(node, "element")) {
        struct particle *particle = arena_new0(arena, struct particle);
        *particle = (struct particle){.kind = PARTICLE_ELEMENT,
                                      .name = node_value(node, "name"),
                                      .element = element_rule(grammar, node)};
        return particle;
    }
    if (is_named(node, "ref"))
        return content(grammar, define_of(grammar, node), rule, required, PARTICLE_SEQUENCE);
    if (is_named(node, "group"))
        return content(grammar, node, rule, required, PARTICLE_SEQUENCE);
    if (is_named(node, "interleave"))
        return content(grammar, node, rule, required, PARTICLE_INTERLEAVE);
    if (is_named(node, "choice"))
        return content(grammar, node, rule, FALSE, PARTICLE_CHOICE);
    if (is_named(node, "optional"))
        return pair(arena, PARTICLE_CHOICE, content(grammar, node, rule, FALSE, PARTICLE_SEQUENCE),
                    &empty);
    if (is_named(node, "zeroOrMore"))
        return repeat(arena, content(grammar, node, rule, FALSE, PARTICLE_SEQUENCE));
    if (is_named(node, "oneOrMore")) {
        const struct particle *one = content(grammar, node, rule, required, PARTICLE_SEQUENCE);
        return pair(arena, PARTICLE_SEQUENCE, one, repeat(arena, one));
    }
    if (is_named(node, "mixed")) {
        rule->text = TRUE;
        return content(grammar, node, rule, required, PARTICLE_SEQUENCE);
    }
    if (is_named(node, "text") || is_named(node, "data") || is_named(node, "value"))
        rule->text = TRUE;
    else if (!is_named(node, "empty"))
        g_error("schema: <%s> is not understood", node->name);
    return &empty;
}

static const struct particle *content(struct grammar *grammar, const struct node *parent,
                                      struct element_rule *rule, gboolean required,
                                      enum particle_kind joint)
{
    const struct particle *joined = NULL;
    for (guint i = 0; i < parent->children->len; i++) {
        const struct node *child = parent->children->pdata[i];
        if (!child->name || strcmp(child->uri, grammar->schema->uri) != 0)
            continue; // annotations
        const struct particle *next = content_of(grammar, child, rule, required);
        joined = joined ? pair(grammar->arena, joint, joined, next) : next;
    }
    return joined ? joined : &empty;
}

// The rule of an <element>, made once: it may contain itself.
static const struct element_rule *element_rule(struct grammar *grammar, const struct node *node)
{
    struct element_rule *rule = g_hash_table_lookup(grammar->elements, node);
    if (rule)
        return rule;
    rule = arena_new0(grammar->arena, struct element_rule);
    rule->name = node_value(node, "name");
    rule->attributes = arena_array(grammar->arena);
    g_hash_table_insert(grammar->elements, (gpointer)(gsize)node, rule);
    rule->content = content(grammar, node, rule, TRUE, PARTICLE_SEQUENCE);
    return rule;
}

struct grammar *grammar_new(const char *schema, gsize length)
{
    struct grammar *grammar = g_new0(struct grammar, 1);
    grammar->arena = arena_new();
    grammar->defines = g_hash_table_new(g_str_hash, g_str_equal);
    grammar->elements = g_hash_table_new(NULL, NULL);
    struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    grammar->schema = tree_parse(grammar->arena, schema, length, &limits, &error);
    if (!grammar->schema)
        g_error("schema: %s", error->message);
    grammar->uri = node_value(grammar->schema, "ns");
    for (guint i = 0; i < grammar->schema->children->len; i++) {
        struct node *child = grammar->schema->children->pdata[i];
        if (child->name && is_named(child, "define"))
            g_hash_table_insert(grammar->defines, (gpointer)(gsize)node_value(child, "name"),
                                child);
    }
    struct element_rule document = {.attributes = arena_array(grammar->arena)};
    const struct particle *start =
        content(grammar, node_child(grammar->schema, "start"), &document, TRUE, PARTICLE_SEQUENCE);
    g_assert(start->kind == PARTICLE_ELEMENT);
    grammar->root = start->element;
    return grammar;
}

void grammar_free(struct grammar *grammar)
{
    g_hash_table_unref(grammar->defines);
    g_hash_table_unref(grammar->elements);
    arena_free(grammar->arena);
    g_free(grammar);
}

const struct element_rule *grammar_root(const struct grammar *grammar)
{
    return grammar->root;
}

const char *grammar_namespace(const struct grammar *grammar)
{
    return grammar->uri ? grammar->uri : "";
}
