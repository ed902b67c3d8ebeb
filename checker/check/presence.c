// SPDX-License-Identifier: Apache-2.0
// existence and substitution: what must not be written.
#include "check/internal.h"

void check_presence(struct check *check)
{
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = check_next_passage(check, 0); i < check->text->count;
         i = check_next_passage(check, i + 1)) {
        check_collect(check, &check->text->passages[i], hits);
        for (guint n = 0; n < hits->len; n++)
            check_report(check, &g_array_index(hits, struct hit, n));
    }
}
