// SPDX-License-Identifier: Apache-2.0
#include "authoring/import.h"

#include "base/charset.h"
#include "cli/cli.h"
#include "cli/rules.h"
#include "sys/file.h"

#include <stdio.h>
#include <string.h>

static const char default_agreement[] = "avtal";

// In the worker: the document's table as CSV, so that only text leaves it.
static GString *render_table(const void *context, const void *document, const char *path,
                             const char *sha256, GError **error)
{
    (void)context;
    (void)path;
    (void)sha256;
    return term_table_as_csv(document, error);
}

static gboolean has_suffix(const char *path, const char *const *suffixes)
{
    g_autofree char *lowered = g_ascii_strdown(path, -1);
    for (; *suffixes; suffixes++) {
        if (g_str_has_suffix(lowered, *suffixes))
            return TRUE;
    }
    return FALSE;
}

static gboolean read_file_rows(const char *path, gboolean tbx, struct term_rows *rows,
                               GError **error)
{
    const struct limits limits = limits_default();
    g_autoptr(GBytes) bytes = file_read(path, limits.file_size, error);
    if (!bytes)
        return FALSE;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    if (tbx)
        return term_rows_read_tbx(rows, data ? data : "", length, error);
    gsize decoded;
    g_auto(said_t) note = {0};
    g_autofree char *text = charset_decode(data, length, NULL, &decoded, &note);
    return term_rows_read_csv(rows, text, error);
}

static gboolean read_rows(const struct options *options, const char *path, struct term_rows *rows,
                          GError **error)
{
    static const char *const termbases[] = {".tbx", ".xml", NULL};
    static const char *const tables[] = {".csv", ".tsv", NULL};
    if (has_suffix(path, termbases) || has_suffix(path, tables))
        return read_file_rows(path, has_suffix(path, termbases), rows, error);
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    GString *csv = run_extract(&options->request, render_table, NULL, notes, error);
    gboolean ok = csv && term_rows_read_csv(rows, csv->str, error);
    if (csv)
        g_string_free(csv, TRUE);
    return ok;
}

// The id of the first "ID=FILE" or "ID" of --agreement.
static char *agreement_id(const struct options *options)
{
    const GPtrArray *given = options->request.agreements;
    const char *text = given->len ? given->pdata[0] : default_agreement;
    return g_strndup(text, strcspn(text, "="));
}

static int import(const struct options *options, const char *path, const struct term_rows *rows)
{
    const struct limits limits = limits_default();
    g_autofree char *pack = import_pack_id(options->output ? options->output : path);
    g_autofree char *agreement = agreement_id(options);
    struct import_request request = {
        .file = path, .pack = pack, .agreement = agreement, .limits = &limits};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(GError) error = NULL;
    GString *text = authoring_import(rows, &request, complaints, &error);
    for (guint i = 0; i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        fprintf(stderr, "%s: row %u: %s\n", complaint->file, complaint->line, complaint->message);
    }
    if (!text) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    gboolean written = cli_put(text, options->output, options->request.paths);
    g_string_free(text, TRUE);
    return !written ? EXIT_USAGE : complaints->len ? EXIT_GATE : EXIT_CLEAN;
}

int rules_import(struct options *options)
{
    if (options->request.paths->len != 1) {
        cli_complain("import reads one file: linjera rules import FILE (.tbx, .csv, or a document "
                     "with a table)");
        return EXIT_USAGE;
    }
    const char *path = options->request.paths->pdata[0];
    struct term_rows rows;
    term_rows_init(&rows);
    g_autoptr(GError) error = NULL;
    int status = EXIT_USAGE;
    if (read_rows(options, path, &rows, &error))
        status = import(options, path, &rows);
    else
        cli_complain("%s: %s", path, error->message);
    term_rows_clear(&rows);
    return status;
}
