// SPDX-License-Identifier: Apache-2.0
#include "docx/settings.h"

#include <string.h>

struct settings_walk {
    struct names *names;
    struct builder *builder;
};

static void say(const struct settings_walk *walk, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    g_autofree char *line = g_strdelimit(g_strdup(value), "\r\n\t", ' ');
    builder_property(walk->builder, name, line);
}

static void on_start(void *context, const struct xml_element *element)
{
    const struct settings_walk *walk = context;
    switch (names_find(walk->names, element)) {
    case EL_TRACK_REVISIONS:
        say(walk, "settings:trackRevisions", name_on(element) ? "true" : NULL);
        break;
    case EL_DOCUMENT_PROTECTION: {
        const char *enforced = name_attribute(element, NS_W, "enforcement");
        if (enforced && strcmp(enforced, "0") != 0 && strcmp(enforced, "false") != 0)
            say(walk, "settings:documentProtection", name_attribute(element, NS_W, "edit"));
        break;
    }
    case EL_THEME_FONT_LANG:
        say(walk, "settings:language", name_val(element));
        break;
    case EL_DOC_VAR: {
        const char *name = name_attribute(element, NS_W, "name");
        g_autofree char *full = name ? g_strconcat("variable:", name, NULL) : NULL;
        if (full)
            say(walk, full, name_val(element));
        break;
    }
    default:
        break;
    }
}

gboolean settings_read(struct names *names, struct builder *builder, GBytes *bytes,
                       const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {.start = on_start};
    struct settings_walk walk = {names, builder};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    names_restart(names);
    return xml_parse(text, length, limits, &handler, &walk, error);
}
