// SPDX-License-Identifier: Apache-2.0
#include "run/select.h"

#include "sys/file.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

static void clear_selection(void *item)
{
    g_free(((struct selection *)item)->path);
}

void selected_files_clear(struct selected_files *files)
{
    g_clear_pointer(&files->paths, g_hash_table_unref);
    g_clear_pointer(&files->items, g_array_unref);
}

static gboolean has_extension(const char *path, const char *const *extensions)
{
    const char *dot = strrchr(path, '.');
    for (; dot && *extensions; extensions++) {
        if (g_ascii_strcasecmp(dot + 1, *extensions) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean glob_matches(const char *glob, const char *path)
{
    g_autofree char *composed_glob = g_utf8_normalize(glob, -1, G_NORMALIZE_NFC);
    g_autofree char *composed_path = g_utf8_normalize(path, -1, G_NORMALIZE_NFC);
    return fnmatch(composed_glob ? composed_glob : glob, composed_path ? composed_path : path, 0) ==
           0;
}

// A glob matches the whole path or the file's name.
static gboolean matches_any(const GPtrArray *globs, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    for (guint i = 0; globs && i < globs->len; i++) {
        if (glob_matches(globs->pdata[i], path) || glob_matches(globs->pdata[i], name))
            return TRUE;
    }
    return FALSE;
}

// The path with its folder's links and dots resolved: one file has one, however it is typed.
static char *resolved(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autofree char *real = realpath(folder, NULL);
    return real ? g_build_filename(real, name, NULL) : g_strdup(path);
}

static void add(struct selected_files *files, const char *path, enum selected kind)
{
    if (!g_hash_table_add(files->paths, kind == SELECTED_STDIN ? g_strdup("-") : resolved(path)))
        return;
    struct selection selection = {.path = g_strdup(path), .kind = kind};
    g_array_append_val(files->items, selection);
}

// A file found in a folder: a document, one of another format, or neither.
static void add_found(const struct run_request *request, struct selected_files *files,
                      const char *path)
{
    static const char *const readable[] = {"docx", "docm", "dotx", "dotm", "odt",
                                           "html", "htm",  "md",   "txt",  NULL};
    static const char *const unsupported[] = {"doc", "dot", "rtf", "pdf", "ppt", "pptx", NULL};
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    gboolean wanted =
        (!request->include || !request->include->len || matches_any(request->include, path)) &&
        !matches_any(request->exclude, path);
    if (!wanted || g_str_has_prefix(name, "~$"))
        files->ignored++;
    else if (has_extension(name, readable))
        add(files, path, SELECTED_DOCUMENT);
    else if (has_extension(name, unsupported))
        add(files, path, SELECTED_UNSUPPORTED);
    else
        files->ignored++;
}

static gboolean add_path(const struct run_request *request, struct selected_files *files,
                         const char *path, GError **error)
{
    if (strcmp(path, "-") == 0) {
        add(files, request->stdin_name ? request->stdin_name : "stdin.docx", SELECTED_STDIN);
        return TRUE;
    }
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                    "%s: there is no such file or folder; check the path", path);
        return FALSE;
    }
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        add(files, path, SELECTED_DOCUMENT);
        return TRUE;
    }
    g_autoptr(GPtrArray) unreadable = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) found = file_walk(path, unreadable);
    for (guint i = 0; i < found->len; i++)
        add_found(request, files, found->pdata[i]);
    for (guint i = 0; i < unreadable->len; i++)
        add(files, unreadable->pdata[i], SELECTED_UNREADABLE);
    return TRUE;
}

gboolean select_files(const struct run_request *request, struct selected_files *files,
                      GError **error)
{
    *files = (struct selected_files){
        .items = g_array_new(FALSE, FALSE, sizeof(struct selection)),
        .paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    g_array_set_clear_func(files->items, clear_selection);
    if (!request->paths || !request->paths->len) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                    "no documents named; give files or folders: linjera check PATH...");
        return FALSE;
    }
    for (guint i = 0; i < request->paths->len; i++) {
        if (!add_path(request, files, request->paths->pdata[i], error))
            return FALSE;
    }
    if (files->items->len)
        return TRUE;
    g_set_error(
        error, RUN_ERROR, RUN_ERROR_USAGE,
        "nothing to check: no .docx, .docm, .dotx, .dotm, .odt, .html, .htm, .md or .txt file "
        "in %s (other files: %u)",
        (const char *)request->paths->pdata[0], files->ignored);
    return FALSE;
}
