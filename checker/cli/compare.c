// SPDX-License-Identifier: Apache-2.0
#include "authoring/explain.h"
#include "authoring/import.h"
#include "authoring/suggest.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "report/comparison.h"
#include "sys/terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

// The format asked for; NULL after a message.
static const struct comparison_format *find_format(const struct options *options)
{
    const char *name = options->format ? options->format : "text";
    g_autoptr(GString) names = g_string_new(NULL);
    for (const struct comparison_format *format = comparison_formats(); format->name; format++) {
        if (strcmp(format->name, name) == 0)
            return format;
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", format->name);
    }
    cli_complain("--format %s: it must be one of: %s", name, names->str);
    return NULL;
}

// Writes the rule file of --suggest-rules and says what is in it. FALSE after a message.
static gboolean suggest(const struct options *options, const struct comparison *comparison)
{
    static const char *const names[SUGGESTED_KINDS] = {
        "vanished terms",      "changed modal verbs or denials",
        "changed parties",     "changed values",
        "renumbered sections", "clauses that no rule watches"};
    const char *file = options->suggest_rules;
    const struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) rules = run_rules(&options->request, RULES_PLAIN, complaints, &error);
    if (!rules) {
        cli_complain("%s", error->message);
        return FALSE;
    }
    g_autofree char *pack = import_pack_id(file);
    const struct suggest_request request = {.pack = pack, .rules = rules, .limits = &limits};
    struct suggest_counts counts;
    GString *text = authoring_suggest(comparison, &request, &counts, &error);
    if (!text) {
        cli_complain("%s: not written: %s", file, error->message);
        return TRUE;
    }
    g_autoptr(GPtrArray) inputs = g_ptr_array_new();
    g_ptr_array_extend(inputs, options->request.paths, NULL, NULL);
    g_ptr_array_extend(inputs, rules->files, NULL, NULL);
    gboolean ok = cli_put(text, file, inputs);
    g_string_free(text, TRUE);
    if (!ok || options->quiet)
        return ok;
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < SUGGESTED_KINDS; i++)
        if (counts.rules[i])
            g_string_append_printf(said, "%s%s %u", said->len ? ", " : "", names[i],
                                   counts.rules[i]);
    cli_complain("%s: draft rules: %s", file, said->str);
    if (counts.dropped)
        cli_complain("%s: %u drafts left out, since their own examples did not hold", file,
                     counts.dropped);
    if (counts.unwatched)
        cli_complain("%s: %u more clauses that no rule watches have headings that tell no subject; "
                     "coverage lists them",
                     file, counts.unwatched);
    return TRUE;
}

static int compare(const struct options *options)
{
    const struct comparison_format *format = find_format(options);
    if (!format)
        return EXIT_USAGE;
    if (!options->paths || g_strv_length(options->paths) != 2) {
        cli_complain("compare takes two agreements: linjera compare OLD NEW");
        return EXIT_USAGE;
    }
    for (guint i = 0; i < 2; i++) {
        const char *path = options->paths[i];
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        cli_complain(g_file_test(path, G_FILE_TEST_EXISTS)
                         ? "%s: this is not a file; compare takes two documents"
                         : "%s: there is no such file; check the path",
                     path);
        return EXIT_USAGE;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(comparison_t) comparison = run_compare(&options->request, unread, &error);
    if (!comparison) {
        cli_complain("%s", error->message);
        return error->domain == RUN_ERROR && error->code != RUN_ERROR_AGREEMENT ? EXIT_USAGE
                                                                                : EXIT_INCOMPLETE;
    }
    const struct report_options shown = {
        .width = terminal_width(STDOUT_FILENO),
        .quiet = options->quiet,
    };
    GString *text = format->write(comparison, &shown);
    gboolean ok = cli_put(text, options->output, options->request.paths);
    g_string_free(text, TRUE);
    for (guint i = 0; i < unread->len; i++)
        cli_complain("%s", (const char *)unread->pdata[i]);
    ok = ok && (!options->suggest_rules || suggest(options, comparison));
    return !ok ? EXIT_USAGE : unread->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

int cli_compare(int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, OPTIONS_COMPARE | OPTIONS_OUTPUT | OPTIONS_FORMAT, "OLD NEW",
                      "Holds two agreements against each other, clause by clause.", count,
                      arguments, &status))
        status = compare(&options);
    options_clear(&options);
    return status;
}
