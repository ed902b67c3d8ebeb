// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include "cli/cli.h"
#include "cli/options.h"
#include "sys/file.h"

#include <stdio.h>
#include <string.h>

static GString *render_text(const void *document, const char *path, const char *sha256)
{
    (void)path;
    (void)sha256;
    return extract_text(document);
}

static GString *render_json(const void *document, const char *path, const char *sha256)
{
    return extract_json(document, path, sha256);
}

static gboolean put(const struct options *options, const GString *text)
{
    g_autoptr(GError) error = NULL;
    const char *file = cli_output_file(options->output);
    if (!file) {
        if (fwrite(text->str, 1, text->len, stdout) == text->len && fflush(stdout) == 0)
            return TRUE;
        cli_complain("standard output: the text could not be written");
        return FALSE;
    }
    if (file_same(file, options->paths[0])) {
        cli_complain("%s: the output would overwrite the document; name another file", file);
        return FALSE;
    }
    if (file_write(file, text->str, text->len, &error))
        return TRUE;
    cli_complain("%s: it could not be written: %s", file, error->message);
    return FALSE;
}

static int extract(const struct options *options)
{
    const char *format = options->format ? options->format : "text";
    gboolean json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0) {
        cli_complain("--format %s: it must be one of: text, json", format);
        return EXIT_USAGE;
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
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    GString *text = run_extract(&options->request, json ? render_json : render_text, notes, &error);
    if (!text) {
        cli_complain("%s: %s", path, error->message);
        return error->domain == RUN_ERROR ? EXIT_USAGE : EXIT_INCOMPLETE;
    }
    gboolean ok = put(options, text);
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
                      "Prints what the checker reads of a document: --format text or json.", count,
                      arguments, &status))
        status = extract(&options);
    options_clear(&options);
    return status;
}
