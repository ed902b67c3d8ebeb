// SPDX-License-Identifier: Apache-2.0
// existence and substitution: what must not be written.
#include "check/internal.h"

// Leftmost, then longest: of hits that overlap within a rule, one is reported.
static void report_hits(struct check *check, GArray *hits)
{
    g_array_sort(hits, check_compare_hits);
    guint reached = 0;
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        if (hit->start < reached)
            continue;
        if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
            continue;
        reached = hit->end;
        check_report(check, hit);
    }
}

guint check_next_passage(struct check *check, guint from)
{
    const struct rule *rule = check->rule;
    guint next = check->text->count;
    for (guint n = 0; n < rule->patterns->len && next > from; n++)
        next = MIN(next, check_next(check, rule->patterns->pdata[n], from));
    for (guint n = 0; n < rule->swaps->len && next > from; n++) {
        const struct swap *swap = rule->swaps->pdata[n];
        next = MIN(next, check_next(check, &swap->matcher, from));
    }
    return next;
}

void check_presence(struct check *check)
{
    const struct rule *rule = check->rule;
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = check_next_passage(check, 0); i < check->text->count;
         i = check_next_passage(check, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        for (guint n = 0; n < rule->patterns->len; n++)
            check_find(check, rule->patterns->pdata[n], passage, NULL, hits);
        for (guint n = 0; n < rule->swaps->len; n++) {
            const struct swap *swap = rule->swaps->pdata[n];
            check_find(check, &swap->matcher, passage, swap, hits);
        }
        report_hits(check, hits);
    }
}
