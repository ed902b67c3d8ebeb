// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include "base/nearest.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "sys/file.h"

#include <stdio.h>
#include <string.h>

typedef GString *writer(const struct document *document, const struct extract_request *request);

static const struct format {
    const char *name;
    gboolean statistics; // of --stats
    writer *write;
} formats[] = {
    {"text", FALSE, extract_text},           {"json", FALSE, extract_json},
    {"html", FALSE, extract_html},           {"text", TRUE, extract_statistics_text},
    {"json", TRUE, extract_statistics_json},
};

// The format asked for; NULL after a message.
static const struct format *find_format(const struct options *options)
{
    const char *name = options->format ? options->format : "text";
    g_autoptr(GString) names = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (formats[i].statistics != options->statistics)
            continue;
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", formats[i].name);
    }
    cli_complain("--format %s: it must be one of: %s", name, names->str);
    return NULL;
}

// --parts as bits; 0 after a message.
static guint find_parts(const struct options *options)
{
    const char *known[PART_KINDS + 1] = {NULL};
    for (guint part = 0; part < PART_KINDS; part++)
        known[part] = part_kind_name((enum part_kind)part);
    guint parts = 0;
    for (char **name = options->parts; name && *name; name++) {
        guint part = 0;
        while (part < PART_KINDS && strcmp(known[part], *name) != 0)
            part++;
        if (part == PART_KINDS) {
            const char *near = nearest(*name, known);
            g_autofree char *names = g_strjoinv(", ", (char **)known);
            if (near)
                cli_complain("--parts: there is no part %s; did you mean %s?", *name, near);
            else
                cli_complain("--parts: there is no part %s; the parts are: %s", *name, names);
            return 0;
        }
        parts |= 1u << part;
    }
    return parts ? parts : EXTRACT_ALL_PARTS;
}

struct rendering {
    const struct format *format;
    guint parts;
};

static GString *render(const void *context, const void *document, const char *path,
                       const char *sha256, GError **error)
{
    (void)error;
    const struct rendering *rendering = context;
    const struct extract_request request = {path, sha256, rendering->parts};
    return rendering->format->write(document, &request);
}

static int extract(const struct options *options)
{
    struct rendering rendering = {.format = find_format(options)};
    if (!rendering.format || !(rendering.parts = find_parts(options)))
        return EXIT_USAGE;
    struct run_request request = options->request;
    if (options->statistics && request.revisions) {
        cli_complain("--stats counts the final view, and deleted and hidden words beside it; leave "
                     "out --revisions");
        return EXIT_USAGE;
    }
    if (options->statistics) {
        request.revisions = "all";
        request.hidden = TRUE;
    }
    if (!options->paths || g_strv_length(options->paths) != 1) {
        cli_complain("extract reads one document: linjera extract FILE");
        return EXIT_USAGE;
    }
    const char *path = options->paths[0];
    if (strcmp(path, "-") != 0 && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        cli_complain("%s: there is no such file; check the path", path);
        return EXIT_USAGE;
    }
    if (strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR)) {
        cli_complain("%s: this is a folder; extract reads one document", path);
        return EXIT_USAGE;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    GString *text = run_extract(&request, render, &rendering, notes, &error);
    if (!text) {
        cli_complain("%s: %s", path, error->message);
        return error->domain == RUN_ERROR ? EXIT_USAGE : EXIT_INCOMPLETE;
    }
    gboolean ok = cli_put(text, options->output, options->request.paths);
    g_string_free(text, TRUE);
    for (guint i = 0; i < notes->len; i++)
        cli_complain("%s: not read: %s", path, (const char *)notes->pdata[i]);
    return !ok ? EXIT_USAGE : notes->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

int cli_extract(int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, OPTIONS_EXTRACT, "FILE",
                      "Prints what the checker reads of a document.", count, arguments, &status))
        status = extract(&options);
    options_clear(&options);
    return status;
}
