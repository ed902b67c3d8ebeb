// SPDX-License-Identifier: Apache-2.0
#include "report/reasons.h"

#include <string.h>

static void reason_free(gpointer data)
{
    struct reason *reason = data;
    g_ptr_array_unref(reason->rules);
    g_free(reason);
}

static void add(GPtrArray *reasons, const char *text, const char *rule)
{
    struct reason *reason = NULL;
    for (guint i = 0; i < reasons->len && !reason; i++) {
        struct reason *known = reasons->pdata[i];
        if (strcmp(known->text, text) == 0)
            reason = known;
    }
    if (!reason) {
        reason = g_new0(struct reason, 1);
        reason->text = text;
        reason->rules = g_ptr_array_new();
        g_ptr_array_add(reasons, reason);
    }
    g_ptr_array_add(reason->rules, (gpointer)(gsize)rule);
}

GPtrArray *reasons_of_run(const struct result *result)
{
    GPtrArray *reasons = g_ptr_array_new_with_free_func(reason_free);
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *rule = result->rules->pdata[i];
        if (rule->not_evaluated[result->language])
            add(reasons, rule->not_evaluated[result->language], rule->id);
    }
    return reasons;
}

GPtrArray *reasons_of_document(const struct result *result, const struct document_result *document)
{
    GPtrArray *reasons = g_ptr_array_new_with_free_func(reason_free);
    for (guint i = 0; i < document->skipped->len; i++) {
        const struct rule_skipped *skipped = document->skipped->pdata[i];
        const struct rule_card *rule = result_rule(result, skipped->rule);
        if (!rule || !rule->not_evaluated[result->language])
            add(reasons, skipped->reason, skipped->rule);
    }
    return reasons;
}
