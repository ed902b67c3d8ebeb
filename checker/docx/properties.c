// SPDX-License-Identifier: Apache-2.0
#include "docx/properties.h"

#include "xml/sax.h"

#include <string.h>

enum { PROPERTY_DEPTH = 2 }; // the root's children

enum properties { CORE, APPLICATION, CUSTOM };

struct properties_walk {
    struct builder *builder;
    enum properties kind;
    guint depth;
    char *name; // of the open property; NULL: none
    GString *value;
};

// What a property is called in the model; NULL: it says nothing about the document. The caller
// frees it.
static char *name_of(enum properties kind, const struct xml_element *element)
{
    static const char *const core[] = {"title",    "subject",       "creator",  "keywords",
                                       "category", "created",       "modified", "lastModifiedBy",
                                       "revision", "contentStatus", "version",  "description",
                                       "language", "identifier",    NULL};
    static const char *const application[] = {"Application",
                                              "AppVersion",
                                              "Company",
                                              "Manager",
                                              "Template",
                                              "Pages",
                                              "Words",
                                              "Paragraphs",
                                              "Lines",
                                              "Characters",
                                              "CharactersWithSpaces",
                                              NULL};
    switch (kind) {
    case CORE:
        return g_strv_contains(core, element->name) ? g_strdup(element->name) : NULL;
    case APPLICATION:
        return g_strv_contains(application, element->name)
                   ? g_strconcat("app:", element->name, NULL)
                   : NULL;
    case CUSTOM:
        break;
    }
    const char *name = xml_attribute(element, "", "name");
    return name ? g_strconcat("custom:", name, NULL) : NULL;
}

static void on_start(void *context, const struct xml_element *element)
{
    struct properties_walk *walk = context;
    if (++walk->depth != PROPERTY_DEPTH)
        return;
    g_string_truncate(walk->value, 0);
    walk->name = name_of(walk->kind, element);
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

static gboolean read_list(struct builder *builder, GBytes *bytes, enum properties kind,
                          const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    struct properties_walk walk = {.builder = builder, .kind = kind, .value = g_string_new(NULL)};
    gboolean good = xml_parse(text, length, limits, &handler, &walk, error);
    g_string_free(walk.value, TRUE);
    g_free(walk.name);
    return good;
}

gboolean properties_read_core(struct builder *builder, GBytes *bytes, const struct limits *limits,
                              GError **error)
{
    return read_list(builder, bytes, CORE, limits, error);
}

gboolean properties_read_application(struct builder *builder, GBytes *bytes,
                                     const struct limits *limits, GError **error)
{
    return read_list(builder, bytes, APPLICATION, limits, error);
}

gboolean properties_read_custom(struct builder *builder, GBytes *bytes, const struct limits *limits,
                                GError **error)
{
    return read_list(builder, bytes, CUSTOM, limits, error);
}
