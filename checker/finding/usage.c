// SPDX-License-Identifier: Apache-2.0
#include "finding/usage.h"

static gboolean is_more(const struct usage *a, const struct usage *b)
{
    return a->units != b->units ? a->units > b->units : a->occurrences > b->occurrences;
}

int usage_expected(const struct usage *usages, guint count, int prefer)
{
    guint used = 0;
    int most = USAGE_NONE;
    for (guint i = 0; i < count; i++) {
        if (!usages[i].units)
            continue;
        used++;
        if (most == USAGE_NONE || is_more(&usages[i], &usages[most]))
            most = (int)i;
    }
    if (used < 2)
        return USAGE_NONE;
    return prefer == USAGE_NONE ? most : prefer;
}

static int compare(const void *a, const void *b, void *usages)
{
    guint first = *(const guint *)a, second = *(const guint *)b;
    const struct usage *one = &((const struct usage *)usages)[first];
    const struct usage *two = &((const struct usage *)usages)[second];
    if (is_more(one, two) || is_more(two, one))
        return is_more(one, two) ? -1 : 1;
    return first < second ? -1 : 1;
}

const char *usage_list(struct arena *arena, const struct usage *usages, guint count)
{
    g_autofree guint *order = g_new(guint, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)count, sizeof *order, compare, (gpointer)(gsize)usages);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        const struct usage *usage = &usages[order[i]];
        if (usage->units)
            g_string_append_printf(text, "%s%s (%u)", text->len ? ", " : "", usage->name,
                                   usage->units);
    }
    return arena_strndup(arena, text->str, text->len);
}
