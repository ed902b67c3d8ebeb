// SPDX-License-Identifier: Apache-2.0
#include "authoring/show.h"

#include "cli/cli.h"
#include "cli/rules.h"

#include <stdio.h>

int rules_show(struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(GHashTable) agreements =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)agreement_free);
    // What is named here is rules: the configuration is that of the working folder.
    struct run_request request = options->request;
    request.paths = NULL;
    struct show_request shown = {.forms = options->forms, .agreements = agreements};
    g_autoptr(ruleset_t) ruleset =
        run_rules_and_agreements(&request, RULES_SHAPES, complaints, agreements, &error);
    g_autoptr(GPtrArray) rules = NULL;
    if (ruleset && run_view(&request, &shown.language, NULL, &error))
        rules = authoring_select(ruleset, options->request.paths, &error);
    if (!rules) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < rules->len; i++) {
        g_string_append(out, i ? "\n" : "");
        authoring_show(out, rules->pdata[i], &shown);
    }
    fputs(out->str, stdout);
    return EXIT_CLEAN;
}
