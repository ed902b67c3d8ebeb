// SPDX-License-Identifier: Apache-2.0
#include "run/names.h"

#include "base/nearest.h"
#include "run/rules.h"

#include <string.h>

static void warn_of(const struct run_request *request, const struct config *config,
                    const GPtrArray *pairs, const char *what, const GPtrArray *known)
{
    const char *const *names = (const char *const *)known->pdata; // ended by NULL
    for (guint i = 0; i < pairs->len; i++) {
        const struct config_pair *pair = pairs->pdata[i];
        const char *meant = g_strv_contains(names, pair->name) ? NULL : nearest(pair->name, names);
        if (!meant)
            continue;
        g_ptr_array_add(request->warnings,
                        g_strdup_printf("%s:%u:%u: warning: no rule pack has %s %s, so this does "
                                        "nothing; did you mean %s?",
                                        config->path, pair->line, pair->column, what, pair->name,
                                        meant));
    }
}

void names_check(const struct run_request *request, const struct config *config,
                 const struct ruleset *ruleset)
{
    if (!request->warnings || !config->path || (request->rules && request->rules->len))
        return;
    g_autoptr(GPtrArray) rules = g_ptr_array_new(), agreements = g_ptr_array_new();
    g_autoptr(GPtrArray) documents = g_ptr_array_new(); // of agreements that a pack must declare
    for (guint i = 0; i < ruleset->rules->len; i++)
        g_ptr_array_add(rules, (char *)(gsize)((struct rule *)ruleset->rules->pdata[i])->id);
    for (guint i = 0; i < ruleset->agreements->len; i++) {
        const struct agreement_decl *decl = ruleset->agreements->pdata[i];
        g_ptr_array_add(agreements, (char *)(gsize)decl->id);
    }
    for (guint i = 0; i < config->agreements->len; i++) {
        struct config_agreement *agreement = config->agreements->pdata[i];
        if (!agreement->kind)
            g_ptr_array_add(documents, &agreement->document);
    }
    g_ptr_array_add(rules, NULL);
    g_ptr_array_add(agreements, NULL);
    g_autoptr(GPtrArray) variables = rules_variable_names(ruleset);
    warn_of(request, config, config->severities, "a rule", rules);
    warn_of(request, config, documents, "an agreement", agreements);
    warn_of(request, config, config->defines, "a variable", variables);
}
