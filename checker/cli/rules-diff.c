// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"
#include "cli/rules.h"
#include "report/changes.h"

#include <stdio.h>
#include <string.h>

// The library held against one of the two; NULL after a message.
static struct result *run_with(const struct options *options, const char *rules)
{
    g_autoptr(GPtrArray) only = g_ptr_array_new();
    g_autoptr(GPtrArray) on = g_ptr_array_new();
    g_ptr_array_add(only, (gpointer)(gsize)rules);
    for (char **path = options->on; *path; path++)
        g_ptr_array_add(on, *path);
    struct run_request request = options->request;
    request.rules = only;
    request.paths = on;
    g_autoptr(GError) error = NULL;
    struct result *result = run_library(&request, &error);
    if (!result)
        cli_complain("%s", error->message);
    return result;
}

// What could not be read says nothing about the rules, and must not look as if it did.
static gboolean complain_unread(const struct result *result)
{
    gboolean whole = TRUE;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (document->outcome == OUTCOME_CHECKED || document->outcome == OUTCOME_UNSUPPORTED)
            continue;
        cli_complain("%s: not read whole: %s", document->path, document->reason_message);
        whole = FALSE;
    }
    return whole;
}

static void add_inputs(GPtrArray *inputs, const struct result *result)
{
    g_ptr_array_extend(inputs, result->inputs, NULL, NULL);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        g_ptr_array_add(inputs, (gpointer)(gsize)document->path);
    }
}

int rules_diff(struct options *options)
{
    const GPtrArray *named = options->request.paths;
    if (named->len != 2 || !options->on) {
        cli_complain("diff takes two versions of rules and the documents to try them on: linjera "
                     "rules diff OLD NEW --on LIBRARY");
        return EXIT_USAGE;
    }
    const char *format = options->format ? options->format : "text";
    gboolean json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0) {
        cli_complain("--format %s: it must be one of: text, json", format);
        return EXIT_USAGE;
    }
    g_autoptr(result_t) before = run_with(options, named->pdata[0]);
    g_autoptr(result_t) after = before ? run_with(options, named->pdata[1]) : NULL;
    if (!after)
        return EXIT_USAGE;
    g_autoptr(result_changes_t) changes = result_changes_new(before, after);
    GString *text = (json ? changes_json : changes_text)(changes, after->language);
    g_autoptr(GPtrArray) inputs = g_ptr_array_new();
    add_inputs(inputs, before);
    add_inputs(inputs, after);
    gboolean written = cli_put(text, options->output, inputs);
    g_string_free(text, TRUE);
    gboolean whole = complain_unread(after);
    return !written ? EXIT_USAGE : whole ? EXIT_CLEAN : EXIT_INCOMPLETE;
}
