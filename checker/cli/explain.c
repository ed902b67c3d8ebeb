// SPDX-License-Identifier: Apache-2.0
#include "authoring/explain.h"

#include "cli/cli.h"
#include "cli/rules.h"
#include "run/examine.h"

#include <stdio.h>
#include <string.h>

static GString *explain(const void *context, const struct check_input *input,
                        const struct check_about *about, enum language language,
                        const struct document *document, GError **error)
{
    return authoring_explain(context, input, about, language, document, error);
}

// "FILE#SECTION" apart, unless a file has that very name. The caller frees both.
static char *split_section(const char *typed, char **section)
{
    const char *hash = strrchr(typed, '#');
    *section = NULL;
    if (!hash || hash == typed || !hash[1] || g_file_test(typed, G_FILE_TEST_EXISTS))
        return g_strdup(typed);
    *section = g_strdup(hash + 1);
    return g_strndup(typed, (gsize)(hash - typed));
}

int rules_explain(struct options *options)
{
    GPtrArray *paths = options->request.paths;
    if (paths->len != 2) {
        cli_complain("explain takes a rule and a document: linjera rules explain RULE "
                     "FILE[#SECTION]");
        return EXIT_USAGE;
    }
    g_autofree char *section = NULL;
    g_autofree char *path = split_section(paths->pdata[1], &section);
    if (strcmp(path, "-") != 0 && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        cli_complain("%s: there is no such file; check the path", path);
        return EXIT_USAGE;
    }
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        cli_complain("%s: this is a folder; explain looks into one document", path);
        return EXIT_USAGE;
    }
    struct explain_request request = {.rule = paths->pdata[0], .section = section};
    paths->pdata[0] = path;
    g_ptr_array_set_size(paths, 1);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    GString *text =
        run_examine_document(&options->request, RULES_SHAPES, explain, &request, notes, &error);
    if (!text) {
        if (error->domain == RUN_ERROR) {
            cli_complain("%s", error->message);
            return EXIT_USAGE;
        }
        cli_complain("%s: %s", path, error->message);
        return EXIT_INCOMPLETE;
    }
    fputs(text->str, stdout);
    g_string_free(text, TRUE);
    for (guint i = 0; i < notes->len; i++)
        cli_complain("%s: not read: %s", path, (const char *)notes->pdata[i]);
    return notes->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}
