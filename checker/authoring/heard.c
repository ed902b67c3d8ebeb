// SPDX-License-Identifier: Apache-2.0
#include "authoring/heard.h"

void heard_init(struct heard_list *list, const struct rule *rule)
{
    *list = (struct heard_list){.rule = rule,
                                .matches = g_array_new(FALSE, FALSE, sizeof(struct heard))};
}

void heard_clear(struct heard_list *list)
{
    g_clear_pointer(&list->matches, g_array_unref);
}

// The match that was found there and of which nothing more was told; else a new one.
static struct heard *match_at(struct heard_list *list, guint block, guint start, guint end)
{
    for (guint i = list->matches->len; i > 0; i--) {
        struct heard *heard = &g_array_index(list->matches, struct heard, i - 1);
        // Names are compared when all have been counted: what becomes of one is told late.
        if (heard->block == block && (heard->kind == TRACE_FOUND || heard->kind == TRACE_COUNTED) &&
            heard->start == start && heard->end == end)
            return heard;
    }
    struct heard added = {.block = block, .start = start, .end = end};
    g_array_append_val(list->matches, added);
    return &g_array_index(list->matches, struct heard, list->matches->len - 1);
}

void heard_listen(void *context, const struct trace_event *event)
{
    struct heard_list *list = context;
    if (event->rule != list->rule || event->kind == TRACE_APPLIED)
        return;
    if (event->kind == TRACE_IDLE) {
        list->idle = TRUE;
        list->why = *event;
        return;
    }
    guint block = event->passage ? event->passage->block : 0;
    struct heard *heard = match_at(list, block, event->start, event->end);
    heard->kind = event->kind;
    heard->outside = event->outside;
    heard->unless = event->unless;
    heard->missing = event->missing;
    heard->witness = event->witness ? event->witness->block : 0;
    heard->witness_start = event->witness_start;
    heard->witness_end = event->witness_end;
    heard->finding = event->finding;
}

static int compare_heard(const void *a, const void *b)
{
    const struct heard *first = a, *second = b;
    if (first->block != second->block)
        return first->block < second->block ? -1 : 1;
    if (first->start != second->start)
        return first->start < second->start ? -1 : 1;
    return first->end == second->end ? 0 : first->end > second->end ? -1 : 1;
}

void heard_sort(struct heard_list *list)
{
    g_array_sort(list->matches, compare_heard);
}
