// SPDX-License-Identifier: Apache-2.0
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
