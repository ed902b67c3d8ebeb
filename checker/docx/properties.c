// SPDX-License-Identifier: Apache-2.0
#include "docx/properties.h"

#include "xml/sax.h"

#include <string.h>

enum { PROPERTY_DEPTH = 2 }; // the root's children

struct properties_walk {
    struct builder *builder;
    gboolean custom;
    guint depth;
    char *name; // of the open property; NULL: none
    GString *value;
};

static gboolean is_core(const char *name)
{
    static const char *const names[] = {
        "title",   "subject",     "creator",        "keywords",   "category",
        "created", "modified",    "lastModifiedBy", "revision",   "contentStatus",
        "version", "description", "language",       "identifier",
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

static void on_start(void *context, const struct xml_element *element)
{
    struct properties_walk *walk = context;
    if (++walk->depth != PROPERTY_DEPTH)
        return;
    g_string_truncate(walk->value, 0);
    if (walk->custom) {
        const char *name = xml_attribute(element, "", "name");
        walk->name = name ? g_strconcat("custom:", name, NULL) : NULL;
    } else if (is_core(element->name)) {
        walk->name = g_strdup(element->name);
    }
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct properties_walk *walk = context;
    if (walk->depth-- != PROPERTY_DEPTH || !walk->name)
        return;
    g_strdelimit(walk->value->str, "\r\n\t", ' ');
    g_autofree char *value = g_strstrip(g_strdup(walk->value->str));
    if (*value)
        builder_property(walk->builder, walk->name, value);
    g_clear_pointer(&walk->name, g_free);
}

static void on_text(void *context, const char *text, gsize length)
{
    struct properties_walk *walk = context;
    if (walk->name)
        g_string_append_len(walk->value, text, (gssize)length);
}

static gboolean read_list(struct builder *builder, GBytes *bytes, gboolean custom,
                          const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    struct properties_walk walk = {
        .builder = builder, .custom = custom, .value = g_string_new(NULL)};
    gboolean good = xml_parse(text, length, limits, &handler, &walk, error);
    g_string_free(walk.value, TRUE);
    g_free(walk.name);
    return good;
}

gboolean properties_read_core(struct builder *builder, GBytes *bytes, const struct limits *limits,
                              GError **error)
{
    return read_list(builder, bytes, FALSE, limits, error);
}

gboolean properties_read_custom(struct builder *builder, GBytes *bytes, const struct limits *limits,
                                GError **error)
{
    return read_list(builder, bytes, TRUE, limits, error);
}
