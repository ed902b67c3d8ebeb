// SPDX-License-Identifier: Apache-2.0
// What the document hands up to the library.
#include "check/internal.h"

void check_fact(struct check *check, const struct fact *fact, const struct hit *hit)
{
    g_autofree char *key = g_strdup_printf("%u\n%s\n%s\n%s", (guint)fact->kind,
                                           fact->rule ? fact->rule : "", fact->about, fact->name);
    struct fact *added = g_hash_table_lookup(check->facts, key);
    if (added) {
        added->count++;
        return;
    }
    if (check->result->facts->len >= check->checker->input.limits->findings) {
        check->full = TRUE;
        return;
    }
    added = arena_new0(check->result->arena, struct fact);
    struct located located;
    check_locate(check, hit, &located);
    *added = *fact;
    added->count = 1;
    added->place = located.place;
    added->before = located.before;
    added->match = located.match;
    added->after = located.after;
    g_hash_table_insert(check->facts, g_steal_pointer(&key), added);
    g_ptr_array_add(check->result->facts, added);
}
