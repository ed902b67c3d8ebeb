// SPDX-License-Identifier: Apache-2.0
// What people name, found: with what they may have meant when it is not there.
#include "authoring/explain.h"
#include "base/nearest.h"

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
