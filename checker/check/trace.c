// SPDX-License-Identifier: Apache-2.0
#include "check/internal.h"

void check_tell(const struct check *check, struct trace_event event)
{
    const struct check_input *input = &check->checker->input;
    if (!input->listener)
        return;
    event.rule = check->rule;
    input->listener(input->listener_context, &event);
}

void check_tell_hit(const struct check *check, enum trace_kind kind, const struct hit *hit)
{
    check_tell(check, (struct trace_event){.kind = kind,
                                           .passage = hit->passage,
                                           .start = hit->start,
                                           .end = hit->end,
                                           .witness = check->witness.passage,
                                           .witness_start = check->witness.start,
                                           .witness_end = check->witness.end});
}

void check_tell_outside(struct check *check, const struct passage *passage,
                        enum trace_outside outside)
{
    if (!check->checker->input.listener || !passage->length)
        return;
    const struct rule *rule = check->rule;
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    gboolean limit = check->limit; // out of the scope, a limit costs the rule nothing
    check->outside = TRUE;
    for (guint i = 0; i < rule->patterns->len; i++)
        check_find(check, rule->patterns->pdata[i], passage, NULL, hits);
    for (guint i = 0; i < rule->swaps->len; i++) {
        const struct swap *swap = rule->swaps->pdata[i];
        check_find(check, &swap->matcher, passage, swap, hits);
    }
    if (rule->condition.count)
        check_find(check, &rule->condition, passage, NULL, hits);
    check->outside = FALSE;
    check->limit = limit;
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        check_tell(check, (struct trace_event){.kind = TRACE_OUTSIDE,
                                               .outside = outside,
                                               .passage = passage,
                                               .start = hit->start,
                                               .end = hit->end});
    }
}
