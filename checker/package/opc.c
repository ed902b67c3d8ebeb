// SPDX-License-Identifier: Apache-2.0
#include "package/opc.h"

#include "xml/sax.h"

#include <string.h>

struct relation_list {
    GPtrArray *relations;
    const char *source;
};

static void relation_free(gpointer data)
{
    struct relation *relation = data;
    g_free((char *)relation->id);
    g_free((char *)relation->type);
    g_free((char *)relation->target);
    g_free(relation);
}

char *opc_resolve(const char *source, const char *target)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    if (target[0] != '/' && target[0] != '\\')
        g_string_append_len(joined, source, strrchr(source, '/') + 1 - source);
    g_string_append_len(joined, target, (gssize)strcspn(target, "#"));
    g_strdelimit(joined->str, "\\", '/');
    g_auto(GStrv) segments = g_strsplit(joined->str, "/", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (guint i = 0; segments[i]; i++) {
        if (strcmp(segments[i], "..") == 0) {
            if (kept->len > 0)
                g_ptr_array_set_size(kept, (gint)kept->len - 1);
        } else if (*segments[i] && strcmp(segments[i], ".") != 0) {
            g_ptr_array_add(kept, segments[i]);
        }
    }
    GString *name = g_string_new(kept->len == 0 ? "/" : NULL);
    for (guint i = 0; i < kept->len; i++)
        g_string_append_printf(name, "/%s", (const char *)kept->pdata[i]);
    return g_string_free(name, FALSE);
}

// Transitional, strict and Microsoft's own types differ in what stands before "/relationships/".
static const char *short_type(const char *type)
{
    static const char marker[] = "/relationships/";
    const char *at = strstr(type, marker);
    return at ? at + strlen(marker) : type;
}

static void on_relationship(void *context, const struct xml_element *element)
{
    struct relation_list *list = context;
    const char *id = xml_attribute(element, "", "Id");
    const char *type = xml_attribute(element, "", "Type");
    const char *target = xml_attribute(element, "", "Target");
    const char *mode = xml_attribute(element, "", "TargetMode");
    if (strcmp(element->name, "Relationship") != 0 || !type || !target)
        return;
    struct relation *relation = g_new0(struct relation, 1);
    relation->id = g_strdup(id ? id : "");
    relation->type = g_strdup(short_type(type));
    relation->external = mode && g_ascii_strcasecmp(mode, "External") == 0;
    relation->target = relation->external ? g_strdup(target) : opc_resolve(list->source, target);
    g_ptr_array_add(list->relations, relation);
}

GPtrArray *opc_relations_parse(GBytes *bytes, const char *source, const struct limits *limits,
                               GError **error)
{
    static const struct xml_handler handler = {.start = on_relationship};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func(relation_free);
    struct relation_list list = {relations, source};
    if (!xml_parse(text, length, limits, &handler, &list, error)) {
        g_prefix_error(error, "the relationships of %s: ", source[1] ? source + 1 : "the package");
        return NULL;
    }
    return g_steal_pointer(&relations);
}

const struct relation *relation_of_type(const GPtrArray *relations, const char *type)
{
    for (guint i = 0; i < relations->len; i++) {
        const struct relation *relation = relations->pdata[i];
        if (strcmp(relation->type, type) == 0)
            return relation;
    }
    return NULL;
}

const struct relation *relation_of_id(const GPtrArray *relations, const char *id)
{
    for (guint i = 0; i < relations->len; i++) {
        const struct relation *relation = relations->pdata[i];
        if (strcmp(relation->id, id) == 0)
            return relation;
    }
    return NULL;
}

struct opc_types {
    GHashTable *extensions, *parts; // in lower case, to content types
};

static void on_type(void *context, const struct xml_element *element)
{
    struct opc_types *types = context;
    const char *type = xml_attribute(element, "", "ContentType");
    const char *extension = xml_attribute(element, "", "Extension");
    const char *part = xml_attribute(element, "", "PartName");
    if (!type)
        return;
    if (extension && strcmp(element->name, "Default") == 0)
        g_hash_table_insert(types->extensions, g_ascii_strdown(extension, -1), g_strdup(type));
    else if (part && strcmp(element->name, "Override") == 0)
        g_hash_table_insert(types->parts, g_ascii_strdown(part, -1), g_strdup(type));
}

struct opc_types *opc_types_parse(GBytes *bytes, const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {.start = on_type};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    struct opc_types *types = g_new0(struct opc_types, 1);
    types->extensions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    types->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (!xml_parse(text, length, limits, &handler, types, error)) {
        g_prefix_error(error, "[Content_Types].xml: ");
        opc_types_free(types);
        return NULL;
    }
    return types;
}

void opc_types_free(struct opc_types *types)
{
    if (!types)
        return;
    g_hash_table_unref(types->extensions);
    g_hash_table_unref(types->parts);
    g_free(types);
}

const char *opc_types_find(const struct opc_types *types, const char *part)
{
    g_autofree char *folded = g_ascii_strdown(part, -1);
    const char *type = g_hash_table_lookup(types->parts, folded);
    if (type)
        return type;
    const char *dot = strrchr(folded, '.');
    return dot && !strchr(dot, '/') ? g_hash_table_lookup(types->extensions, dot + 1) : NULL;
}
