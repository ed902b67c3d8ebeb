// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "library/merge.h"
#include "report/decode.h"
#include "sys/file.h"
#include "sys/terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MEGABYTE = 1 << 20, INPUT_LIMIT = 2000 }; // a result of a large library has hundreds

// The result in a file, or on standard input; NULL after a message.
static struct result *read_result(const char *path)
{
    g_autoptr(GError) error = NULL;
    const guint64 cap = (guint64)INPUT_LIMIT * MEGABYTE;
    g_autoptr(GBytes) bytes =
        strcmp(path, "-") == 0 ? file_read_stdin(cap, &error) : file_read(path, cap, &error);
    g_autoptr(result_t) result = result_new();
    gsize length;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    if (bytes && result_decode(result, text ? text : "", length, &error))
        return g_steal_pointer(&result);
    if (g_error_matches(error, FILE_ERROR, FILE_ERROR_SIZE))
        cli_complain("%s: it is larger than %d MB; make reports of parts of the library", path,
                     INPUT_LIMIT);
    else
        cli_complain("%s: %s", path, error->message);
    return NULL;
}

// The format of the view; NULL after a message.
static const struct report_format *find_format(const struct options *options)
{
    const char *view = options->view ? options->view : "findings";
    const char *name = options->format ? options->format : "text";
    const struct report_format *formats = report_view(view);
    if (!formats) {
        cli_complain("--view %s: it must be one of: findings, actions", view);
        return NULL;
    }
    g_autoptr(GString) names = g_string_new(NULL);
    for (const struct report_format *format = formats; format->name; format++) {
        if (strcmp(format->name, name) == 0)
            return format;
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", format->name);
    }
    cli_complain("--format %s: of --view %s there are: %s", name, view, names->str);
    return NULL;
}

static gboolean language_is_known(const struct options *options)
{
    const char *language = options->language;
    if (!language || strcmp(language, "sv") == 0 || strcmp(language, "en") == 0)
        return TRUE;
    cli_complain("--lang %s: it must be one of: sv, en", language);
    return FALSE;
}

// All results as one, which borrows from `results` when there are several; NULL after a message.
static struct result *read_all(const struct options *options, GPtrArray *results)
{
    for (char **path = options->paths; *path; path++) {
        struct result *result = read_result(*path);
        if (!result)
            return NULL;
        g_ptr_array_add(results, result);
    }
    if (results->len == 1)
        return g_ptr_array_steal_index(results, 0);
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    struct result *merged = result_merge(results, (const char *const *)options->paths, notes);
    for (guint i = 0; i < notes->len; i++)
        cli_complain("%s", (const char *)notes->pdata[i]);
    return merged;
}

static int report(const struct options *options)
{
    struct report_options shown = {.width = terminal_width(STDOUT_FILENO), .quiet = options->quiet};
    const struct report_format *format = find_format(options);
    if (!format || !language_is_known(options) || !options_color(options, &shown.color))
        return EXIT_USAGE;
    if (!options->paths || !*options->paths) {
        cli_complain("report takes stored results: linjera check PATH... --report "
                     "json=result.json, then linjera report result.json");
        return EXIT_USAGE;
    }
    g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)result_free);
    g_autoptr(result_t) result = read_all(options, results);
    if (!result)
        return EXIT_USAGE;
    if (options->language)
        result->language = strcmp(options->language, "en") == 0 ? LANGUAGE_EN : LANGUAGE_SV;
    if (cli_output_file(options->output))
        shown.color = FALSE;
    g_autoptr(GError) error = NULL;
    GString *text = format->write(result, &shown, &error);
    if (!text) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    gboolean ok = cli_put(text, options->output, options->request.paths);
    g_string_free(text, TRUE);
    return !ok ? EXIT_USAGE : result->exit_code == EXIT_INCOMPLETE ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

int cli_report(int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, OPTIONS_REPORT | OPTIONS_OUTPUT | OPTIONS_FORMAT, "RESULT.json...",
                      "Prints what linjera check --format json has stored, in another format or as "
                      "what to stop,\nstart and continue doing. Several results become one; of a "
                      "document that is in two the later counts.",
                      count, arguments, &status))
        status = report(&options);
    options_clear(&options);
    return status;
}
