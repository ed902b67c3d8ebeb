// SPDX-License-Identifier: Apache-2.0
#include "docx/names.h"

#include <stdlib.h>
#include <string.h>

enum { CACHE_SIZE = 512 };

struct cached {
    const char *name, *uri;
    enum element element;
    enum name_space space;
};

struct names {
    GHashTable *elements[NS_MC + 1]; // local name to enum element
    struct cached cache[CACHE_SIZE]; // by the interned pointers of one parse
};

static const struct {
    const char *uri;
    enum name_space space;
} spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_W},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", NS_W},
    {"http://schemas.microsoft.com/office/word/2010/wordml", NS_W14},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", NS_R},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", NS_R},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", NS_M},
    {"http://purl.oclc.org/ooxml/officeDocument/math", NS_M},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", NS_WP},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NS_WP},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", NS_A},
    {"http://purl.oclc.org/ooxml/drawingml/main", NS_A},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", NS_C},
    {"http://purl.oclc.org/ooxml/drawingml/chart", NS_C},
    {"http://schemas.microsoft.com/office/drawing/2014/chartex", NS_C},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", NS_DGM},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", NS_DGM},
    {"urn:schemas-microsoft-com:office:office", NS_O},
    {"urn:schemas-microsoft-com:vml", NS_V},
    {"http://schemas.microsoft.com/office/word/2012/wordml", NS_W15},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", NS_SHAPE},
    {"http://purl.oclc.org/ooxml/drawingml/picture", NS_SHAPE},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", NS_SHAPE},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", NS_SHAPE},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", NS_SHAPE},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", NS_MC},
};

static const struct {
    enum name_space space;
    const char *name;
} elements[ELEMENT_COUNT] = {
#define ELEMENT_ENTRY(constant, space, name) [constant] = {space, name},
    ELEMENTS(ELEMENT_ENTRY)
#undef ELEMENT_ENTRY
};

static enum name_space space_of(const char *uri)
{
    if (!*uri)
        return NS_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(spaces); i++) {
        if (strcmp(spaces[i].uri, uri) == 0)
            return spaces[i].space;
    }
    static const char *const office[] = {
        "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/",
        "http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:"};
    for (guint i = 0; i < G_N_ELEMENTS(office); i++) {
        if (g_str_has_prefix(uri, office[i]))
            return NS_OFFICE;
    }
    return NS_OTHER;
}

gboolean names_understands(const char *uri)
{
    static const char *const known[] = {
        "http://schemas.microsoft.com/office/word/",
        "http://schemas.openxmlformats.org/",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
        "http://schemas.microsoft.com/office/drawing/2012/chart",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "http://purl.oclc.org/ooxml/",
        "urn:schemas-microsoft-com:"};
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_has_prefix(uri, known[i]))
            return TRUE;
    }
    return FALSE;
}

struct names *names_new(void)
{
    struct names *names = g_new0(struct names, 1);
    for (guint i = EL_OTHER + 1; i < ELEMENT_COUNT; i++) {
        GHashTable **table = &names->elements[elements[i].space];
        if (!*table)
            *table = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_insert(*table, (gpointer)elements[i].name, GUINT_TO_POINTER(i));
    }
    return names;
}

void names_free(struct names *names)
{
    if (!names)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(names->elements); i++)
        g_clear_pointer(&names->elements[i], g_hash_table_unref);
    g_free(names);
}

void names_restart(struct names *names)
{
    memset(names->cache, 0, sizeof names->cache);
}

static const struct cached *look_up(struct names *names, const struct xml_element *element)
{
    gsize slot = ((gsize)element->name >> 2 ^ (gsize)element->name >> 11) % CACHE_SIZE;
    struct cached *cached = &names->cache[slot];
    if (cached->name == element->name && cached->uri == element->uri)
        return cached;
    enum name_space space = space_of(element->uri);
    GHashTable *table = names->elements[space];
    gpointer found = table ? g_hash_table_lookup(table, element->name) : NULL;
    *cached =
        (struct cached){element->name, element->uri, (enum element)GPOINTER_TO_UINT(found), space};
    return cached;
}

enum element names_find(struct names *names, const struct xml_element *element)
{
    return look_up(names, element)->element;
}

enum name_space names_space(struct names *names, const struct xml_element *element)
{
    return look_up(names, element)->space;
}

const char *name_attribute(const struct xml_element *element, enum name_space space,
                           const char *name)
{
    for (guint i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (strcmp(attribute->name, name) != 0)
            continue;
        enum name_space found = space_of(attribute->uri);
        if (found == space || found == NS_NONE)
            return attribute->value;
    }
    return NULL;
}

const char *name_val(const struct xml_element *element)
{
    return name_attribute(element, NS_W, "val");
}

gboolean name_on(const struct xml_element *element)
{
    const char *value = name_val(element);
    return !value || (strcmp(value, "0") != 0 && g_ascii_strcasecmp(value, "false") != 0 &&
                      g_ascii_strcasecmp(value, "off") != 0);
}

int name_number(const struct xml_element *element, int missing)
{
    const char *value = name_val(element);
    if (!value)
        return missing;
    char *end;
    gint64 number = g_ascii_strtoll(value, &end, 10);
    return end == value || number > G_MAXINT || number < G_MININT ? missing : (int)number;
}
