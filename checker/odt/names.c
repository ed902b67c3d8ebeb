// SPDX-License-Identifier: Apache-2.0
#include "odt/names.h"

#include <string.h>

static const char OASIS[] = "urn:oasis:names:tc:opendocument:xmlns:";

// The prefixes that the standard uses (3.1).
static const char *prefix_of(const char *uri)
{
    static const struct {
        const char *uri, *prefix;
    } oasis[] = {
        {"text:1.0", "text"},     {"office:1.0", "office"},        {"table:1.0", "table"},
        {"style:1.0", "style"},   {"drawing:1.0", "draw"},         {"svg-compatible:1.0", "svg"},
        {"meta:1.0", "meta"},     {"xsl-fo-compatible:1.0", "fo"}, {"form:1.0", "form"},
        {"script:1.0", "script"}, {"datastyle:1.0", "number"},
    };
    static const struct {
        const char *uri, *prefix;
    } others[] = {
        {"http://www.w3.org/1999/xlink", "xlink"},
        {"http://purl.org/dc/elements/1.1/", "dc"},
        {"http://www.w3.org/XML/1998/namespace", "xml"},
        {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"},
    };
    if (strncmp(uri, OASIS, strlen(OASIS)) == 0) {
        for (guint i = 0; i < G_N_ELEMENTS(oasis); i++) {
            if (strcmp(uri + strlen(OASIS), oasis[i].uri) == 0)
                return oasis[i].prefix;
        }
        return NULL;
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(uri, others[i].uri) == 0)
            return others[i].prefix;
    }
    return NULL;
}

const char *odt_name(const char *uri, const char *name, char room[NAME_ROOM])
{
    const char *prefix = *uri ? prefix_of(uri) : NULL;
    g_snprintf(room, NAME_ROOM, "%s%s%s", prefix ? prefix : "", prefix ? ":" : "", name);
    return room;
}

const char *odt_value(const struct xml_element *element, const char *name)
{
    const char *colon = strchr(name, ':');
    g_assert(colon);
    for (guint i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (strcmp(attribute->name, colon + 1) != 0)
            continue;
        const char *prefix = prefix_of(attribute->uri);
        if (prefix && strlen(prefix) == (gsize)(colon - name) &&
            strncmp(prefix, name, (gsize)(colon - name)) == 0)
            return attribute->value;
    }
    return NULL;
}

gboolean odt_is_true(const struct xml_element *element, const char *name)
{
    return g_strcmp0(odt_value(element, name), "true") == 0;
}

guint odt_number(const struct xml_element *element, const char *name, guint otherwise, guint max)
{
    const char *value = odt_value(element, name);
    if (!value || !g_ascii_isdigit(*value))
        return otherwise;
    return (guint)MIN(g_ascii_strtoull(value, NULL, 10), max);
}
