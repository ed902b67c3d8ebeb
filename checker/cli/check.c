// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"
#include "cli/options.h"
#include "report/report.h"
#include "sys/file.h"
#include "sys/terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

// One report to be written: format and file; file NULL: standard output.
struct target {
    const struct report_format *format;
    const char *file;
};

static const struct report_format *format_named(const char *name)
{
    const struct report_format *format = report_find(name);
    if (format)
        return format;
    g_autoptr(GString) names = g_string_new(NULL);
    for (const struct report_format *known = report_formats(); known->name; known++)
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", known->name);
    cli_complain("there is no report format %s; there are: %s", name, names->str);
    return NULL;
}

// The reports asked for: --report's, and the one on standard output (or in --output).
static GArray *targets_of(const struct options *options)
{
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(struct target));
    struct target first = {.format = format_named(options->format ? options->format : "text"),
                           .file = cli_output_file(options->output)};
    if (!first.format)
        return NULL;
    g_array_append_val(targets, first);
    for (char **report = options->reports; report && *report; report++) {
        const char *equals = strchr(*report, '=');
        if (!equals || equals == *report || !equals[1]) {
            cli_complain("--report %s: write --report FORMAT=FILE, for example "
                         "--report html=report.html",
                         *report);
            return NULL;
        }
        g_autofree char *name = g_strndup(*report, (gsize)(equals - *report));
        struct target target = {.format = format_named(name), .file = cli_output_file(equals + 1)};
        if (!target.format)
            return NULL;
        g_array_append_val(targets, target);
    }
    return g_steal_pointer(&targets);
}

// The folder of a report is looked for before the work begins, not after.
static gboolean folders_exist(const GArray *targets)
{
    for (guint i = 0; i < targets->len; i++) {
        const char *file = g_array_index(targets, struct target, i).file;
        g_autofree char *folder = file ? g_path_get_dirname(file) : NULL;
        if (folder && !g_file_test(folder, G_FILE_TEST_IS_DIR)) {
            cli_complain("%s: the report cannot be written: there is no folder %s; make it first",
                         file, folder);
            return FALSE;
        }
    }
    return TRUE;
}

// One report written over another would be lost without a word.
static gboolean files_differ(const GArray *targets)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < targets->len; i++) {
        const char *file = g_array_index(targets, struct target, i).file;
        if (g_hash_table_add(seen, file ? g_canonicalize_filename(file, NULL) : g_strdup("")))
            continue;
        if (file)
            cli_complain("%s: two reports cannot be written to one file; name another", file);
        else
            cli_complain("two reports cannot go to standard output; give one of them a file, or "
                         "choose the format of what is printed with --format");
        return FALSE;
    }
    return TRUE;
}

static gboolean is_input(const char *file, const struct result *result)
{
    for (guint i = 0; i < result->documents->len; i++) {
        if (file_same(file, ((const struct document_result *)result->documents->pdata[i])->path))
            return TRUE;
    }
    for (guint i = 0; i < result->inputs->len; i++) {
        if (file_same(file, result->inputs->pdata[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean outputs_are_not_inputs(const GArray *targets, const struct result *result)
{
    for (guint i = 0; i < targets->len; i++) {
        const char *file = g_array_index(targets, struct target, i).file;
        if (!file || !is_input(file, result))
            continue;
        cli_complain("%s: the report would overwrite a file that was read; name another file",
                     file);
        return FALSE;
    }
    return TRUE;
}

static gboolean write_target(const struct target *target, const struct result *result,
                             const struct report_options *options)
{
    struct report_options own = *options;
    if (target->file)
        own.color = FALSE;
    g_autoptr(GError) error = NULL;
    GString *text = target->format->write(result, &own, &error);
    if (!text) {
        cli_complain("%s: %s", target->format->name, error->message);
        return FALSE;
    }
    gboolean ok;
    if (target->file) {
        ok = file_write(target->file, text->str, text->len, &error);
        if (!ok)
            cli_complain("%s: the report could not be written: %s", target->file, error->message);
    } else {
        ok = fwrite(text->str, 1, text->len, stdout) == text->len && fflush(stdout) == 0;
        if (!ok)
            cli_complain("standard output: the report could not be written");
    }
    g_string_free(text, TRUE);
    return ok;
}

// What was read and what became of it: --verbose.
static void tell(const struct result *result)
{
    for (guint i = 0; i < result->inputs->len; i++)
        cli_complain("%s: read", (const char *)result->inputs->pdata[i]);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        cli_complain("%s: %s, %u finding%s", document->path, outcome_name(document->outcome),
                     document->findings->len, document->findings->len == 1 ? "" : "s");
    }
}

static int check(const struct options *options)
{
    struct report_options shown = {.width = terminal_width(STDOUT_FILENO), .quiet = options->quiet};
    g_autoptr(GArray) targets = targets_of(options);
    if (!targets || !folders_exist(targets) || !files_differ(targets) ||
        !options_color(options, &shown.color))
        return EXIT_USAGE;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    struct run_request request = options->request;
    request.warnings = warnings;
    g_autoptr(result_t) result = run_library(&request, &error);
    for (guint i = 0; i < warnings->len; i++)
        fprintf(stderr, "%s\n", (const char *)warnings->pdata[i]);
    if (!result) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    if (options->verbose)
        tell(result);
    if (!outputs_are_not_inputs(targets, result))
        return EXIT_USAGE;
    for (guint i = 0; i < targets->len; i++) {
        if (!write_target(&g_array_index(targets, struct target, i), result, &shown))
            return EXIT_USAGE;
    }
    return result->exit_code;
}

int cli_check(int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, OPTIONS_CHECK, "PATH...",
                      "Checks documents (files, folders, - for standard input) against rules and "
                      "agreements.",
                      count, arguments, &status))
        status = check(&options);
    options_clear(&options);
    return status;
}
