// SPDX-License-Identifier: Apache-2.0
// What people name, found: with what they may have meant when it is not there.
#include "authoring/explain.h"
#include "authoring/show.h"
#include "base/nearest.h"

#include <string.h>

G_DEFINE_QUARK(linjera - authoring - error - quark, authoring_error)

const struct rule *authoring_find_rule(const struct ruleset *ruleset, const char *id,
                                       GError **error)
{
    const struct rule *rule = ruleset_rule(ruleset, id);
    if (rule)
        return rule;
    g_autofree const char **ids = g_new0(const char *, ruleset->rules->len + 1);
    for (guint i = 0; i < ruleset->rules->len; i++)
        ids[i] = ((const struct rule *)ruleset->rules->pdata[i])->id;
    const char *meant = nearest(id, ids);
    g_set_error(error, AUTHORING_ERROR, AUTHORING_ERROR_UNKNOWN,
                "%s: there is no rule with this id among the rules read; %s%s%s", id,
                meant ? "did you mean " : "linjera rules list shows them, --rules names more",
                meant ? meant : "", meant ? "?" : "");
    return NULL;
}

GPtrArray *authoring_select(const struct ruleset *ruleset, const GPtrArray *names, GError **error)
{
    g_autofree gboolean *wanted = g_new0(gboolean, ruleset->rules->len + 1);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = names->pdata[i];
        gboolean any = FALSE;
        for (guint n = 0; n < ruleset->rules->len; n++) {
            const struct rule *rule = ruleset->rules->pdata[n];
            if (!g_pattern_match_simple(name, rule->id))
                continue;
            wanted[n] = any = TRUE;
        }
        if (any)
            continue;
        if (!strpbrk(name, "*?"))
            authoring_find_rule(ruleset, name, error);
        else
            g_set_error(error, AUTHORING_ERROR, AUTHORING_ERROR_UNKNOWN,
                        "%s: no rule's id matches this; linjera rules list shows them", name);
        return NULL;
    }
    GPtrArray *rules = g_ptr_array_new();
    for (guint n = 0; n < ruleset->rules->len; n++) {
        if (wanted[n] || !names || !names->len)
            g_ptr_array_add(rules, ruleset->rules->pdata[n]);
    }
    return rules;
}
