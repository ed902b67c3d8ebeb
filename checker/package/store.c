// SPDX-License-Identifier: Apache-2.0
#include "package/store.h"

#include <string.h>

char *store_part_name(const char *raw)
{
    char *name = g_strconcat("/", raw + strspn(raw, "/\\"), NULL);
    return g_strdelimit(name, "\\", '/');
}

static void entry_free(gpointer data)
{
    struct entry *entry = data;
    g_free(entry->name);
    g_free(entry->type);
    g_free(entry);
}

GPtrArray *store_entries_new(void)
{
    return g_ptr_array_new_with_free_func(entry_free);
}

struct entry *store_entry_add(GPtrArray *entries, const char *raw_name)
{
    struct entry *entry = g_new0(struct entry, 1);
    entry->name = store_part_name(raw_name);
    g_ptr_array_add(entries, entry);
    return entry;
}
