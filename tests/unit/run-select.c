// SPDX-License-Identifier: Apache-2.0
// From the paths a user types to the documents of a run.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "run/select.h"

static const char *const files[] = {
    "lib/b.docx",     "lib/a.DOCX",    "lib/c.docm",    "lib/d.dotx",         "lib/e.dotm",
    "lib/~$b.docx",   "lib/old.doc",   "lib/bild.png",  "lib/README",         "lib/.docx",
    "lib/sub/f.docx", "lib/sub/g.pdf", "lib/sub/h.csv", "lib/arkiv/old.docx", "lib/x.docx/in.docx",
    "notes/n.csv",    "notes/docx",    "one.txt",       "web/a.html",         "web/b.HTM",
    "web/c.odt",      "web/d.md",      "web/e.txt",     "web/f.xml",          "nfd/o\u0308.docx",
    "far/one.txt",
};

static int make_tree(void **state)
{
    char *before = g_get_current_dir();
    g_autofree char *made = g_dir_make_tmp("linjera-select-XXXXXX", NULL);
    if (!made || chdir(made) != 0)
        return -1;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *folder = g_path_get_dirname(files[i]);
        if (g_mkdir_with_parents(folder, 0700) != 0 || !g_file_set_contents(files[i], "", 0, NULL))
            return -1;
    }
    if (g_mkdir("empty", 0700) != 0 || g_mkdir("far/away", 0700) != 0 ||
        symlink("../far/away", "lib/link") != 0)
        return -1;
    *state = before;
    return 0;
}

static void remove_all(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    if (dir)
        g_dir_close(dir);
    g_remove(path);
}

static int remove_tree(void **state)
{
    g_autofree char *made = g_get_current_dir();
    int status = chdir(*state);
    remove_all(made);
    g_free(*state);
    return status;
}

// A list with '|' between as an array; NULL stays none.
static GPtrArray *listed(const char *text)
{
    GPtrArray *array = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(text ? text : "", "|", -1);
    for (char **part = parts; *part; part++)
        g_ptr_array_add(array, g_strdup(*part));
    return array;
}

// The selection as text: "lib/a.docx", unsupported ones with "?", standard input with "-", folders
// that cannot be read with "!" before.
static char *describe(const struct selected_files *selected)
{
    static const char *const marks[] = {
        [SELECTED_DOCUMENT] = "",
        [SELECTED_STDIN] = "-",
        [SELECTED_UNSUPPORTED] = "?",
        [SELECTED_UNREADABLE] = "!",
    };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < selected->items->len; i++) {
        const struct selection *item = &g_array_index(selected->items, struct selection, i);
        g_string_append_printf(text, "%s%s%s", i ? "|" : "", marks[item->kind], item->path);
    }
    return g_string_free(text, FALSE);
}

static void test_select(void **state)
{
    (void)state;
    static const struct {
        const char *paths, *include, *exclude, *found;
        guint ignored;
    } cases[] = {
        {"lib", NULL, NULL,
         "lib/.docx|lib/a.DOCX|lib/arkiv/old.docx|lib/b.docx|lib/c.docm|lib/d.dotx|lib/e.dotm|"
         "?lib/old.doc|lib/sub/f.docx|?lib/sub/g.pdf|lib/x.docx/in.docx",
         4},
        {"web", NULL, NULL, "web/a.html|web/b.HTM|web/c.odt|web/d.md|web/e.txt", 1},
        {"lib/sub/", NULL, NULL, "lib/sub/f.docx|?lib/sub/g.pdf", 1},
        {"./lib/sub", NULL, NULL, "./lib/sub/f.docx|?./lib/sub/g.pdf", 1},
        {"lib/sub|lib/b.docx", NULL, NULL, "lib/sub/f.docx|?lib/sub/g.pdf|lib/b.docx", 1},
        // Named files are documents whatever they are called; each is there once.
        {"one.txt", NULL, NULL, "one.txt", 0},
        {"lib/~$b.docx|lib/old.doc", NULL, NULL, "lib/~$b.docx|lib/old.doc", 0},
        {"lib/b.docx|lib/b.docx|lib/b.docx", NULL, NULL, "lib/b.docx", 0},
        {"lib/b.docx|./lib//b.docx|lib/sub/../b.docx", NULL, NULL, "lib/b.docx", 0},
        {"lib/sub|./lib/sub/", NULL, NULL, "lib/sub/f.docx|?lib/sub/g.pdf", 2},
        // `..` of a link leads out of where it points, not of where it stands.
        {"one.txt|lib/link/../one.txt", NULL, NULL, "one.txt|lib/link/../one.txt", 0},
        {"lib/sub/f.docx|lib/sub", NULL, NULL, "lib/sub/f.docx|?lib/sub/g.pdf", 1},
        {"-", NULL, NULL, "-stdin.docx", 0},
        {"-|one.txt|-", NULL, NULL, "-stdin.docx|one.txt", 0},
        // Globs match the path or the name, over folders too, and only what folders give.
        {"lib", "*.docm", NULL, "lib/c.docm", 14},
        {"lib", "lib/sub/*", NULL, "lib/sub/f.docx|?lib/sub/g.pdf", 13},
        {"lib", "lib/*.docm|f.*", NULL, "lib/c.docm|lib/sub/f.docx", 13},
        {"lib", "*.docx", "*arkiv*|b.*", "lib/.docx|lib/sub/f.docx|lib/x.docx/in.docx", 12},
        {"lib/sub", NULL, "*.pdf", "lib/sub/f.docx", 2},
        {"one.txt", "*.docx", "*", "one.txt", 0},
        {"empty|one.txt", NULL, NULL, "one.txt", 0},
        {"nfd", "ö*.docx", NULL, "nfd/o\u0308.docx", 0},
        {"nfd|one.txt", NULL, "ö.*", "one.txt", 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) paths = listed(cases[i].paths);
        g_autoptr(GPtrArray) include = listed(cases[i].include);
        g_autoptr(GPtrArray) exclude = listed(cases[i].exclude);
        struct run_request request = {.paths = paths, .include = include, .exclude = exclude};
        struct selected_files selected;
        g_autoptr(GError) error = NULL;
        assert_true(select_files(&request, &selected, &error));
        g_autofree char *found = describe(&selected);
        assert_string_equal(found, cases[i].found);
        assert_int_equal(selected.ignored, cases[i].ignored);
        selected_files_clear(&selected);
    }
}

static void test_stdin_name(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) paths = listed("-");
    struct run_request request = {.paths = paths, .stdin_name = "brev.docx"};
    struct selected_files selected;
    assert_true(select_files(&request, &selected, NULL));
    g_autofree char *found = describe(&selected);
    assert_string_equal(found, "-brev.docx");
    selected_files_clear(&selected);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *paths, *include, *says;
    } cases[] = {
        {NULL, NULL, "no documents named"},
        {"missing.docx", NULL, "missing.docx: there is no such file or folder"},
        {"lib|missing", NULL, "missing: there is no such file or folder"},
        {"", NULL, "there is no such file or folder"},
        {"empty", NULL, "nothing to check"},
        {"notes", NULL, "in notes (other files: 2)"},
        {"lib", "*.odt", "nothing to check"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) paths = listed(cases[i].paths);
        g_autoptr(GPtrArray) include = listed(cases[i].include);
        if (cases[i].paths && !*cases[i].paths)
            g_ptr_array_add(paths, g_strdup(""));
        struct run_request request = {.paths = paths, .include = include};
        struct selected_files selected;
        g_autoptr(GError) error = NULL;
        assert_false(select_files(&request, &selected, &error));
        selected_files_clear(&selected);
        assert_true(g_error_matches(error, RUN_ERROR, RUN_ERROR_USAGE));
        assert_non_null(strstr(error->message, cases[i].says));
    }
    struct run_request nothing = {0};
    struct selected_files selected;
    assert_false(select_files(&nothing, &selected, NULL));
    selected_files_clear(&selected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_select),
        cmocka_unit_test(test_stdin_name),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
