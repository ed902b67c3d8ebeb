// SPDX-License-Identifier: Apache-2.0
#include "finding/comparison.h"

const char *relation_name(enum relation relation)
{
    static const char *const names[RELATIONS] = {"unchanged", "reworded", "moved", "split",
                                                 "merged",    "removed",  "new"};
    g_assert(relation < RELATIONS);
    return names[relation];
}

struct comparison *comparison_new(void)
{
    struct arena *arena = arena_new();
    struct comparison *comparison = arena_new0(arena, struct comparison);
    comparison->arena = arena;
    comparison->alignments = arena_array(arena);
    return comparison;
}

void comparison_free(struct comparison *comparison)
{
    if (comparison)
        arena_free(comparison->arena);
}

guint comparison_count(const struct comparison *comparison, enum relation relation)
{
    guint count = 0;
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        count += alignment->relation == relation;
    }
    return count;
}
