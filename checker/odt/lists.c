// SPDX-License-Identifier: Apache-2.0
// Lists (ODF 5.3) and the numbers of headings (5.1.2).
#include "odt/names.h"
#include "odt/walk.h"

#include <string.h>

static struct counts *new_counts(struct odt_walk *walk)
{
    return arena_new0(walk->arena, struct counts);
}

// A list goes on with the numbers of the list it names, or of the last one of its style (19.877,
// 19.878).
static struct counts *counts_for(struct odt_walk *walk, const struct xml_element *element,
                                 const char *style)
{
    const char *id = odt_value(element, "text:continue-list");
    struct counts *counts = id ? g_hash_table_lookup(walk->list_ids, id) : NULL;
    if (!counts && style && odt_is_true(element, "text:continue-numbering"))
        counts = g_hash_table_lookup(walk->list_names, style);
    return counts ? counts : new_counts(walk);
}

void odt_list_begin(struct odt_walk *walk, const struct xml_element *element,
                    struct context *context)
{
    const struct list *outer = context->list ? walk->lists->pdata[context->list - 1] : NULL;
    const char *style = odt_value(element, "text:style-name");
    const char *id = odt_value(element, "xml:id");
    struct list *list = g_new0(struct list, 1);
    list->level = outer ? MIN(outer->level + 1, ODT_LEVELS) : 1;
    list->style = odt_list_style_find(walk->reader->styles, walk->scope, style);
    if (!list->style && outer)
        list->style = outer->style;
    list->counts = outer ? outer->counts : counts_for(walk, element, style);
    list->start = -1;
    if (!outer && style)
        g_hash_table_insert(walk->list_names, (gpointer)odt_keep(walk, style), list->counts);
    if (id)
        g_hash_table_insert(walk->list_ids, (gpointer)odt_keep(walk, id), list->counts);
    g_ptr_array_add(walk->lists, list);
    context->list = walk->lists->len;
    context->in_item = FALSE;
}

void odt_item_begin(struct odt_walk *walk, const struct xml_element *element, gboolean header,
                    struct context *context)
{
    if (!context->list)
        return;
    struct list *list = walk->lists->pdata[context->list - 1];
    list->waiting = TRUE;
    list->header = header;
    list->start = odt_value(element, "text:start-value")
                      ? (int)odt_number(element, "text:start-value", 1, G_MAXINT / 2)
                      : -1;
    context->in_item = TRUE;
}

// "" of a style's chain: no list at all, not even the outline's.
static gboolean style_takes_list_off(struct odt_walk *walk, const struct odt_style *style)
{
    for (guint hops = 0; style && hops < 32; hops++) {
        if (style->list)
            return *style->list == '\0';
        style = odt_style_parent(walk->reader->styles, style, "paragraph");
    }
    return FALSE;
}

static const struct list_style *style_list(struct odt_walk *walk, const struct odt_style *style)
{
    for (guint hops = 0; style && hops < 32; hops++) {
        if (style->list)
            return odt_list_style_find(walk->reader->styles, walk->scope, style->list);
        style = odt_style_parent(walk->reader->styles, style, "paragraph");
    }
    return NULL;
}

static char *outline_label(struct odt_walk *walk, const struct paragraph *paragraph)
{
    const struct list_style *outline = odt_outline(walk->reader->styles);
    if (!outline || paragraph->unnumbered || style_takes_list_off(walk, paragraph->style))
        return NULL;
    return odt_count(&walk->outline, outline, MIN(paragraph->heading, ODT_LEVELS) - 1,
                     paragraph->start);
}

char *odt_take_label(struct odt_walk *walk, const struct paragraph *paragraph, gboolean *in_list,
                     guint *level)
{
    const struct context *context = &paragraph->context;
    *in_list = FALSE;
    *level = 0;
    if (!context->list || !context->in_item)
        return paragraph->heading ? outline_label(walk, paragraph) : NULL;
    struct list *list = walk->lists->pdata[context->list - 1];
    const struct list_style *style = list->style ? list->style : style_list(walk, paragraph->style);
    if (!style)
        return NULL;
    const struct list_level *own = odt_list_level(style, list->level - 1);
    *in_list = own->bullet || *own->format;
    *level = list->level;
    if (!list->waiting || list->header || paragraph->unnumbered)
        return NULL;
    list->waiting = FALSE;
    return odt_count(list->counts, style, list->level - 1, list->start);
}
