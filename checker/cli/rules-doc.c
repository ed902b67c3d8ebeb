// SPDX-License-Identifier: Apache-2.0
#include "authoring/doc.h"

#include "cli/cli.h"
#include "cli/rules.h"

int rules_doc(struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(GHashTable) agreements =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)agreement_free);
    g_autofree char *as_of = NULL;
    struct doc_request request = {.agreements = agreements};
    g_autoptr(ruleset_t) ruleset =
        run_rules_and_agreements(&options->request, RULES_SHAPES, complaints, agreements, &error);
    if (!ruleset || !run_view(&options->request, &request.language, &as_of, &error)) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    request.as_of = as_of;
    GString *page = authoring_doc(ruleset, &request);
    g_autoptr(GPtrArray) inputs = g_ptr_array_new();
    g_ptr_array_extend(inputs, ruleset->files, NULL, NULL);
    g_ptr_array_extend(inputs, ruleset->companions, NULL, NULL);
    gboolean written = cli_put(page, options->output, inputs);
    g_string_free(page, TRUE);
    return written ? EXIT_CLEAN : EXIT_USAGE;
}
