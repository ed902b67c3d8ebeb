// SPDX-License-Identifier: Apache-2.0
// Which configuration is found, what is read of it, and what is said of a bad one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "run/config.h"
#include "run/run.h"

#define CONFIG(body) "<linjera xmlns='urn:linjera:config:1'" body

// Files and folders (no content) below a folder of the test's own, the working folder meanwhile.
struct tree {
    char *root, *before;
};

static void remove_all(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    if (dir)
        g_dir_close(dir);
    g_remove(path);
}

static int make_tree(void **state)
{
    struct tree *tree = g_new0(struct tree, 1);
    tree->before = g_get_current_dir();
    g_autofree char *made = g_dir_make_tmp("linjera-config-XXXXXX", NULL);
    if (!made || chdir(made) != 0)
        return -1;
    tree->root = g_get_current_dir();
    *state = tree;
    g_unsetenv("LINJERA_CONFIG");
    return 0;
}

static int remove_tree(void **state)
{
    struct tree *tree = *state;
    int status = chdir(tree->before);
    remove_all(tree->root);
    g_free(tree->root);
    g_free(tree->before);
    g_free(tree);
    return status;
}

static void put(const char *path, const char *content)
{
    g_autofree char *folder = g_path_get_dirname(path);
    assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
    assert_true(g_file_set_contents(path, content, -1, NULL));
}

static void put_config(const char *path, const char *as_of)
{
    g_autofree char *content = g_strdup_printf(CONFIG(" as-of='%s'/>"), as_of);
    put(path, content);
}

static void make_folder(const char *path)
{
    assert_int_equal(g_mkdir_with_parents(path, 0700), 0);
}

// The day each configuration sets tells which one it is.
static void assert_found(const char *named, const char *start, const char *as_of)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(config_t) config = config_load(named, start, &error);
    if (!config)
        fail_msg("%s: %s", start, error->message);
    if (g_strcmp0(config->as_of, as_of) != 0)
        fail_msg("from %s: expected %s, found %s (%s)", start, as_of, config->as_of, config->path);
    assert_int_equal(config->path == NULL, as_of == NULL);
}

static void test_discovery(void **state)
{
    const struct tree *tree = *state;
    put_config("linjera.xml", "2001-01-01");
    put_config("a/b/linjera.xml", "2002-02-02");
    put_config("repository/linjera.xml", "2003-03-03");
    make_folder("repository/.git");
    make_folder("repository/inner/deep");
    make_folder("clone/deep");
    put("clone/.git", "gitdir: elsewhere");
    make_folder("a/b/c/d");
    make_folder("a/x");
    put("a/b/c/d/doc.docx", "");
    put("a/x/doc.docx", "");
    make_folder("named-linjera/linjera.xml");
    g_autofree char *absolute = g_build_filename(tree->root, "a/b/c/d", NULL);
    const struct {
        const char *start, *as_of;
    } cases[] = {
        {".", "2001-01-01"},
        {"-", "2001-01-01"},
        {"doc.docx", "2001-01-01"},
        {"a", "2001-01-01"},
        {"a/", "2001-01-01"},
        {"./a", "2001-01-01"},
        {"a/x/doc.docx", "2001-01-01"},
        {"a/b", "2002-02-02"},
        {"a/b/c/d/doc.docx", "2002-02-02"},
        {"a/b/c/d/", "2002-02-02"},
        {"a/b/c/d//", "2002-02-02"},
        {"a/b/c/.", "2002-02-02"},
        {"a/b/c/./d/.", "2002-02-02"},
        {"a/b/c/..", "2002-02-02"},
        {"a/b/c/../c/d", "2002-02-02"},
        {"a/b/../x", "2001-01-01"},
        {"a/b/..", "2001-01-01"},
        {"a/missing/doc.docx", "2001-01-01"},
        {absolute, "2002-02-02"},
        {"repository/inner/deep", "2003-03-03"},
        {"clone/deep", NULL},
        {"clone", NULL},
        {"named-linjera", "2001-01-01"},
        {"/", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_found(NULL, cases[i].start, cases[i].as_of);
    assert_int_equal(chdir("a/x"), 0);
    assert_found(NULL, ".", "2001-01-01");
    assert_found(NULL, "../b/c", "2002-02-02");
    assert_found(NULL, "..", "2001-01-01");
    assert_found(NULL, "doc.docx", "2001-01-01");
}

// A named one, then LINJERA_CONFIG, then the nearest, then the user's own.
static void test_precedence(void **state)
{
    (void)state;
    put_config("named.xml", "2001-01-01");
    put_config("environment.xml", "2002-02-02");
    put_config("library/linjera.xml", "2003-03-03");
    make_folder("bare/.git");
    assert_true(g_setenv("LINJERA_CONFIG", "environment.xml", TRUE));
    assert_found("named.xml", "library", "2001-01-01");
    assert_found(NULL, "library", "2002-02-02");
    assert_true(g_setenv("LINJERA_CONFIG", "", TRUE));
    assert_found(NULL, "library", "2003-03-03");
    g_unsetenv("LINJERA_CONFIG");
    assert_found(NULL, "library", "2003-03-03");
    assert_found(NULL, "bare", NULL);
    g_autofree char *own = g_build_filename(g_get_user_config_dir(), "linjera/linjera.xml", NULL);
    put_config(own, "2004-04-04");
    assert_found(NULL, "bare", "2004-04-04");
    assert_found(NULL, "library", "2003-03-03");
    g_remove(own);
}

static void assert_pair(const GPtrArray *pairs, guint index, const char *name, const char *value)
{
    assert_true(index < pairs->len);
    const struct config_pair *pair = pairs->pdata[index];
    assert_string_equal(pair->name, name);
    assert_string_equal(pair->value, value);
}

static const char full[] = CONFIG(" as-of='2026-07-01' language='en' revisions='all' "
                                  "fail-on='warning' min-severity='info' on-unreadable='warn'>"
                                  "<rules path='../rules'/><rules path='/etc/rules.xml'/>"
                                  "<agreement id='nytt' href='avtal/nytt.docx'/>"
                                  "<define name='agreement.start' value='2026-07-01'/>"
                                  "<documents match='rutiner/*' kind='rutin' owner='Åsa' "
                                  "decision-body='Nämnden'/>"
                                  "<documents match='*överens*.docx' kind='överenskommelse'/>"
                                  "<documents match='*.docx' kind='riktlinje'/>"
                                  "<severity rule='TERM-1' level='error'/>"
                                  "<limit name='max-depth' value='77'/></linjera>");

// Paths are as seen from the working folder.
static void test_content(void **state)
{
    (void)state;
    put("lib/linjera.xml", full);
    put("linjera.xml", full);
    g_autoptr(config_t) config = config_load("lib/linjera.xml", ".", NULL);
    assert_non_null(config);
    assert_string_equal(config->path, "lib/linjera.xml");
    assert_string_equal(config->as_of, "2026-07-01");
    assert_string_equal(config->language, "en");
    assert_string_equal(config->revisions, "all");
    assert_string_equal(config->fail_on, "warning");
    assert_string_equal(config->min_severity, "info");
    assert_string_equal(config->on_unreadable, "warn");
    assert_int_equal(config->rules->len, 2);
    assert_string_equal(config->rules->pdata[0], "lib/../rules");
    assert_string_equal(config->rules->pdata[1], "/etc/rules.xml");
    assert_pair(config->agreements, 0, "nytt", "lib/avtal/nytt.docx");
    assert_pair(config->defines, 0, "agreement.start", "2026-07-01");
    assert_pair(config->severities, 0, "TERM-1", "error");
    assert_pair(config->limits, 0, "max-depth", "77");
    g_autoptr(config_t) near = config_load("linjera.xml", ".", NULL);
    assert_string_equal(near->rules->pdata[0], "../rules");
    g_autoptr(config_t) empty = config_empty();
    assert_null(empty->path);
    assert_null(empty->as_of);
    assert_int_equal(empty->documents->len, 0);
}

// The first glob that matches the path from the configuration's folder.
static void test_about(void **state)
{
    const struct tree *tree = *state;
    put("lib/linjera.xml", full);
    g_autofree char *absolute = g_build_filename(tree->root, "lib/rutiner/a.docx", NULL);
    const struct {
        const char *path, *kind, *owner;
    } cases[] = {
        {"lib/rutiner/a.docx", "rutin", "Åsa"},
        {"lib/rutiner/djupt/a.docx", "rutin", "Åsa"},
        {"./lib/../lib/rutiner/a.docx", "rutin", "Åsa"},
        {absolute, "rutin", "Åsa"},
        {"lib/a.docx", "riktlinje", NULL},
        {"lib/en o\u0308verenskommelse.docx", "överenskommelse", NULL}, // as macOS writes it
        {"rutiner/a.docx", "riktlinje", NULL},
        {"lib/a.docm", NULL, NULL},
        {"lib-rutiner/a.docm", NULL, NULL},
    };
    g_autoptr(config_t) config = config_load("lib/linjera.xml", ".", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct config_documents *about = config_about(config, cases[i].path);
        assert_int_equal(about != NULL, cases[i].kind != NULL);
        if (!about)
            continue;
        assert_string_equal(about->kind, cases[i].kind);
        assert_int_equal(g_strcmp0(about->owner, cases[i].owner), 0);
    }
    g_autoptr(config_t) empty = config_empty();
    assert_null(config_about(empty, "lib/rutiner/a.docx"));
}

// Each fault gives a sentence that names the file and, inside one, the line.
static void test_bad(void **state)
{
    (void)state;
    static const struct {
        const char *content, *says[3];
    } cases[] = {
        {"", {"bad.xml"}},
        {"not XML", {"bad.xml", "line 1"}},
        {"<linjera/>", {"bad.xml:1"}},
        {CONFIG(">\n<rules/></linjera>"), {"bad.xml:2", "path"}},
        {CONFIG(">\n\n<rulse path='x'/></linjera>"), {"bad.xml:3", "rulse", "rules"}},
        {CONFIG(" fial-on='error'/>"), {"bad.xml:1", "fial-on", "fail-on"}},
        {CONFIG(" fail-on='sometimes'/>"), {"bad.xml:1", "sometimes"}},
        {CONFIG(" as-of='2026-13-01'/>"), {"bad.xml:1", "2026-13-01"}},
        {CONFIG("><limit name='max-depth' value='0'/></linjera>"), {"bad.xml:1"}},
        {"<!DOCTYPE x [<!ENTITY a 'b'>]>" CONFIG("/>"), {"bad.xml"}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        put("bad.xml", cases[i].content);
        g_autoptr(GError) error = NULL;
        g_autoptr(config_t) config = config_load("bad.xml", ".", &error);
        assert_null(config);
        assert_true(g_error_matches(error, RUN_ERROR, RUN_ERROR_CONFIG));
        for (gsize n = 0; n < G_N_ELEMENTS(cases[i].says); n++) {
            if (cases[i].says[n] && !strstr(error->message, cases[i].says[n]))
                fail_msg("%s\n  does not say %s: %s", cases[i].content, cases[i].says[n],
                         error->message);
        }
    }
    static const char *const unreadable[] = {"missing.xml", "."};
    for (gsize i = 0; i < G_N_ELEMENTS(unreadable); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(config_t) config = config_load(unreadable[i], ".", &error);
        assert_null(config);
        assert_true(g_error_matches(error, RUN_ERROR, RUN_ERROR_CONFIG));
        assert_true(g_str_has_prefix(error->message, unreadable[i]));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_tree, remove_tree)

int main(void)
{
    // The user's own configuration is a folder of the test's: GLib asks once.
    g_autofree char *home = g_dir_make_tmp("linjera-home-XXXXXX", NULL);
    if (!home || !g_setenv("XDG_CONFIG_HOME", home, TRUE))
        return 1;
    const struct CMUnitTest tests[] = {
        TEST(test_discovery), TEST(test_precedence), TEST(test_content),
        TEST(test_about),     TEST(test_bad),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove_all(home);
    return failed;
}
