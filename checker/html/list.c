// SPDX-License-Identifier: Apache-2.0
// The labels of list items: HTML Standard, 4.4.5 (ol: type, start, reversed) and 4.4.8 (li: value),
// written as browsers write them: "1.", "a.", "iv.", and a bullet by the list's depth.
#include "html/walk.h"

#include "base/numeral.h"

#include <string.h>

enum { NUMBER_MAX = 1000000000 };

void page_list_free(gpointer data)
{
    struct list *list = data;
    g_string_free(list->label, TRUE);
    g_free(list);
}

// The rules for parsing integers (HTML Standard, 2.3.4.1). FALSE when the attribute is none.
static gboolean parse_integer(const char *text, gint64 *number)
{
    if (!text)
        return FALSE;
    char *end;
    gint64 value = g_ascii_strtoll(text, &end, 10);
    if (end == text)
        return FALSE;
    *number = CLAMP(value, -NUMBER_MAX, NUMBER_MAX);
    return TRUE;
}

static gint64 take_reversed_count(struct page_walk *walk)
{
    if (!walk->reversed || walk->reversed_next >= walk->reversed->len)
        return 1;
    return (gint64)g_array_index(walk->reversed, guint64, walk->reversed_next++);
}

void page_list_begin(struct page_walk *walk, const struct xml_element *element, gboolean ordered,
                     struct context *context)
{
    page_item_flush(walk);
    struct list *list = g_new0(struct list, 1);
    char type = page_style_labels(element);
    list->ordered = ordered;
    list->type = type ? type : '1';
    list->depth = walk->lists->len + 1;
    list->label = g_string_new(NULL);
    list->next = list->step = 1;
    if (ordered && page_value(element, "reversed")) {
        list->step = -1;
        list->next = take_reversed_count(walk);
    }
    if (ordered)
        parse_integer(page_value(element, "start"), &list->next);
    g_ptr_array_add(walk->lists, list);
    context->list = 0;
}

static void write_label(struct list *list, char type, gint64 number)
{
    static const char *const bullets[] = {"•", "◦", "▪"};
    g_string_truncate(list->label, 0);
    if (type == 'n')
        return;
    if (!list->ordered) {
        g_string_append(list->label, bullets[MIN(list->depth, G_N_ELEMENTS(bullets)) - 1]);
        return;
    }
    if (type == 'a' || type == 'A')
        numeral_letters(list->label, number, LETTERS_COUNTED, type == 'A');
    else if (type == 'i' || type == 'I')
        numeral_roman(list->label, number, type == 'I');
    else
        g_string_append_printf(list->label, type == '0' ? "%02d" : "%d", (int)number);
    g_string_append_c(list->label, '.');
}

void page_item_begin(struct page_walk *walk, const struct xml_element *element,
                     struct context *context)
{
    if (walk->lists->len == 0) { // shown with a bullet wherever it stands
        struct list *list = g_new0(struct list, 1);
        list->type = '1';
        list->depth = 1;
        list->label = g_string_new(NULL);
        g_ptr_array_add(walk->lists, list);
    }
    struct list *list = walk->lists->pdata[walk->lists->len - 1];
    if (list->ordered)
        parse_integer(page_value(element, "value"), &list->next);
    char own = page_style_labels(element);
    write_label(list, own ? own : list->type, list->next);
    list->next = CLAMP(list->next + list->step, -NUMBER_MAX, NUMBER_MAX);
    list->waiting = TRUE;
    context->list = walk->lists->len;
    context->level++;
}

void page_item_flush(struct page_walk *walk)
{
    const struct context *context = page_context(walk);
    if (!context->list || context->dropped)
        return;
    const struct list *list = walk->lists->pdata[context->list - 1];
    if (list->waiting && list->label->len > 0) {
        page_block_need(walk);
        page_block_close(walk);
    }
}

// ---- Reversed lists begin with the number of their items

struct reversed_walk {
    GArray *counts; // guint64, of reversed lists
    GArray *open;   // gint64: of each open list, its place in `counts`; -1: it is not reversed
};

static void count_start(void *context, const struct xml_element *element)
{
    struct reversed_walk *walk = context;
    if (strcmp(element->name, "li") == 0 && walk->open->len > 0) {
        gint64 at = g_array_index(walk->open, gint64, walk->open->len - 1);
        if (at >= 0)
            g_array_index(walk->counts, guint64, at)++;
    }
    if (strcmp(element->name, "ol") != 0 && strcmp(element->name, "ul") != 0)
        return;
    gint64 place = -1;
    if (element->name[0] == 'o' && page_value(element, "reversed")) {
        guint64 none = 0;
        place = walk->counts->len;
        g_array_append_val(walk->counts, none);
    }
    g_array_append_val(walk->open, place);
}

static void count_end(void *context, const char *name, const char *uri)
{
    (void)uri;
    struct reversed_walk *walk = context;
    if (strcmp(name, "ol") == 0 || strcmp(name, "ul") == 0)
        g_array_set_size(walk->open, walk->open->len - 1);
}

GArray *page_reversed_items(const char *text, gsize length, const struct limits *limits)
{
    static const struct xml_handler handler = {.start = count_start, .end = count_end};
    if (!g_strstr_len(text, (gssize)length, "reversed") &&
        !g_strstr_len(text, (gssize)length, "REVERSED"))
        return NULL;
    struct reversed_walk walk = {.counts = g_array_new(FALSE, FALSE, sizeof(guint64)),
                                 .open = g_array_new(FALSE, FALSE, sizeof(gint64))};
    html_parse(text, length, limits, &handler, &walk, NULL);
    g_array_unref(walk.open);
    return walk.counts;
}
