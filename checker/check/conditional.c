// SPDX-License-Identifier: Apache-2.0
// conditional: a hit of `if` without `then` in its unit; once for each list, section or document.
#include "check/internal.h"

void check_conditional(struct check *check)
{
    const struct rule *rule = check->rule;
    gboolean wide = rule->scope.unit >= UNIT_LIST;
    g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = check_next(check, &rule->condition, 0); i < check->text->count;
         i = check_next(check, &rule->condition, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        check_find(check, &rule->condition, passage, NULL, hits);
        g_array_sort(hits, check_compare_hits);
        for (guint n = 0; n < hits->len; n++) {
            const struct hit *hit = &g_array_index(hits, struct hit, n);
            gpointer unit =
                GUINT_TO_POINTER(check_unit_of(check, passage->block, rule->scope.unit));
            if (wide && g_hash_table_contains(reported, unit)) {
                check_tell_hit(check, TRACE_REPEATED, hit);
                continue;
            }
            if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
                continue;
            if (check_around(check, &rule->consequence, hit, rule->scope.unit, rule->order)) {
                check_tell_hit(check, TRACE_FULFILLED, hit);
                continue;
            }
            g_hash_table_add(reported, unit);
            check_report(check, hit);
        }
    }
}
