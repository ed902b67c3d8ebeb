// SPDX-License-Identifier: Apache-2.0
// AlternateContent (ECMA-376 Part 3, 7.5 to 7.7): of several ways to say the same, the first whose
// vocabularies are all understood is read, else the fallback, and never two.
#include "docx/walk.h"

#include <string.h>

void alternate_bind(struct walk *walk, const struct xml_element *element)
{
    for (guint i = 0; i < element->namespace_count; i++) {
        struct binding binding = {element->namespaces[i].prefix, element->namespaces[i].uri,
                                  walk->frames->len};
        g_array_append_val(walk->bindings, binding);
    }
}

void alternate_unbind(struct walk *walk)
{
    guint length = walk->bindings->len;
    while (length > 0 &&
           g_array_index(walk->bindings, struct binding, length - 1).depth >= walk->frames->len)
        length--;
    g_array_set_size(walk->bindings, length);
}

static gboolean understands_prefix(const struct walk *walk, const char *prefix)
{
    for (guint i = walk->bindings->len; i > 0; i--) {
        const struct binding *binding = &g_array_index(walk->bindings, struct binding, i - 1);
        if (strcmp(binding->prefix, prefix) == 0)
            return names_understands(binding->uri);
    }
    // A prefix that stands for nothing is a fault; what programs mean by these is well known.
    static const char *const usual[] = {"wps", "wpg", "wpc", "wp14", "w14", "w15", "v", NULL};
    return g_strv_contains(usual, prefix);
}

static gboolean understands_all(const struct walk *walk, const char *prefixes)
{
    g_auto(GStrv) list = g_strsplit_set(prefixes ? prefixes : "", " \t\r\n", -1);
    for (guint i = 0; list[i]; i++) {
        if (*list[i] && !understands_prefix(walk, list[i]))
            return FALSE;
    }
    return TRUE;
}

gboolean alternate_start(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)element, (void)frame;
    struct alternate alternate = {0};
    g_array_append_val(walk->alternates, alternate);
    return TRUE;
}

void alternate_end(struct walk *walk, const struct frame *frame)
{
    (void)frame;
    guint last = walk->alternates->len - 1;
    const struct alternate *alternate = &g_array_index(walk->alternates, struct alternate, last);
    if (alternate->skipped && !alternate->taken)
        builder_not_checked(walk->reader->builder, walk->package, NOTICE_EXTENSION, NULL, NULL);
    g_array_set_size(walk->alternates, last);
}

gboolean alternate_branch(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    if (walk_above(walk, 1) != EL_ALTERNATE)
        return TRUE;
    guint last = walk->alternates->len - 1;
    struct alternate *alternate = &g_array_index(walk->alternates, struct alternate, last);
    gboolean wanted = frame->element == EL_FALLBACK ||
                      understands_all(walk, name_attribute(element, NS_NONE, "Requires"));
    if (alternate->taken)
        return FALSE;
    *(wanted ? &alternate->taken : &alternate->skipped) = TRUE;
    return wanted;
}
