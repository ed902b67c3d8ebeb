// SPDX-License-Identifier: Apache-2.0
// Runs files through a fuzz target once each, without libFuzzer: a crash or a sanitizer report of
// an earlier day stays mended in every build. Arguments are folders or files; at least one file
// must have been run, so that a moved folder of seeds does not pass for a test.
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

static guint replay_file(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &length, &error))
        g_error("%s", error->message);
    printf("%s (%" G_GSIZE_FORMAT " bytes)\n", path, length);
    fflush(stdout);
    // An exact copy, so that the sanitizer sees a read past the end (GLib adds a NUL).
    g_autofree guint8 *exact = g_memdup2(bytes, length);
    LLVMFuzzerTestOneInput(exact, length);
    return 1;
}

static guint replay_path(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return replay_file(path);
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) folder = g_dir_open(path, 0, &error);
    if (folder == NULL)
        g_error("%s", error->message);
    guint count = 0;
    for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        count += replay_path(inside);
    }
    return count;
}

int main(int argc, char **argv)
{
    guint count = 0;
    for (int i = 1; i < argc; i++)
        count += replay_path(argv[i]);
    printf("%u files\n", count);
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
