// SPDX-License-Identifier: Apache-2.0
#include "report/inventory.h"

#include "cli/cli.h"
#include "cli/options.h"
#include "sys/terminal.h"

#include <string.h>
#include <unistd.h>

// The format asked for; NULL after a message.
static const struct inventory_format *find_format(const struct options *options)
{
    const char *name = options->format ? options->format : "text";
    g_autoptr(GString) names = g_string_new(NULL);
    for (const struct inventory_format *format = inventory_formats(); format->name; format++) {
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", format->name);
        if (strcmp(format->name, name) != 0)
            continue;
        if (!format->binary || cli_output_file(options->output) || !isatty(STDOUT_FILENO))
            return format;
        cli_complain("--format %s: a terminal cannot show it; name a file with --output", name);
        return NULL;
    }
    cli_complain("--format %s: it must be one of: %s", name, names->str);
    return NULL;
}

// Documents and whatever else was read: the output is none of them.
static GPtrArray *inputs_of(const struct result *result)
{
    GPtrArray *inputs = g_ptr_array_new();
    for (guint i = 0; i < result->documents->len; i++)
        g_ptr_array_add(
            inputs,
            (gpointer)(gsize)((const struct document_result *)result->documents->pdata[i])->path);
    for (guint i = 0; i < result->inputs->len; i++)
        g_ptr_array_add(inputs, result->inputs->pdata[i]);
    return inputs;
}

static int inventory(const struct options *options)
{
    const struct inventory_format *format = find_format(options);
    if (!format)
        return EXIT_USAGE;
    g_autoptr(GError) error = NULL;
    g_autoptr(inventory_t) made = run_inventory(&options->request, &error);
    if (!made) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    const struct report_options shown = {
        .color = !cli_output_file(options->output) && terminal_has_color(STDOUT_FILENO),
        .width = terminal_width(STDOUT_FILENO),
        .quiet = options->quiet,
    };
    g_autoptr(GString) text = format->write(made, &shown, &error);
    if (!text) {
        cli_complain("--format %s: %s", format->name, error->message);
        return EXIT_USAGE;
    }
    g_autoptr(GPtrArray) inputs = inputs_of(made->result);
    return cli_put(text, options->output, inputs) ? made->result->exit_code : EXIT_USAGE;
}

int cli_inventory(int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, OPTIONS_INVENTORY, "PATH...",
                      "The library as a table: what each document says of itself, which agreements "
                      "it names,\nwhat is much the same text, and what may be retired. Formats: "
                      "text, json, csv, xlsx, html.\n\nExit codes: 0 everything was read, 2 usage, "
                      "rules or configuration, 3 something could\nnot be read.",
                      count, arguments, &status))
        status = inventory(&options);
    options_clear(&options);
    return status;
}
