// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

enum { HANGING = 20, NOBODY = 65534 };

// A folder of the test's own, made before each test and removed with everything in it.
static int make_folder(void **state)
{
    char *folder = g_dir_make_tmp("linjera-file-XXXXXX", NULL);
    *state = folder;
    return folder ? 0 : -1;
}

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

static int remove_folder(void **state)
{
    remove_all(*state);
    g_free(*state);
    return 0;
}

static char *in(void **state, const char *name)
{
    return g_build_filename(*state, name, NULL);
}

static char *put(void **state, const char *name, const char *content)
{
    char *path = in(state, name);
    assert_true(g_file_set_contents(path, content, -1, NULL));
    return path;
}

static guint count_entries(void **state)
{
    guint count = 0;
    GDir *dir = g_dir_open(*state, 0, NULL);
    while (g_dir_read_name(dir))
        count++;
    g_dir_close(dir);
    return count;
}

static void test_read(void **state)
{
    g_autofree char *path = put(state, "a.txt", "0123456789");
    g_autofree char *empty = put(state, "empty", "");
    static const struct {
        guint64 cap;
        gboolean ok;
    } cases[] = {{0, FALSE}, {9, FALSE}, {10, TRUE}, {11, TRUE}, {G_MAXUINT64, TRUE}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = file_read(path, cases[i].cap, &error);
        if (cases[i].ok) {
            assert_non_null(bytes);
            assert_int_equal(g_bytes_get_size(bytes), 10);
            assert_memory_equal(g_bytes_get_data(bytes, NULL), "0123456789", 10);
        } else {
            assert_null(bytes);
            assert_true(g_error_matches(error, FILE_ERROR, FILE_ERROR_SIZE));
            assert_non_null(strstr(error->message, "--max-file-size"));
        }
    }
    g_autoptr(GBytes) nothing = file_read(empty, 0, NULL);
    assert_non_null(nothing);
    assert_int_equal(g_bytes_get_size(nothing), 0);
}

// More than one read's worth comes whole, and the cap holds in the middle of it.
static void test_read_long(void **state)
{
    enum { LENGTH = 200001 };
    g_autofree char *content = g_malloc(LENGTH + 1);
    for (guint i = 0; i < LENGTH; i++)
        content[i] = (char)('a' + i % 26);
    content[LENGTH] = '\0';
    g_autofree char *path = put(state, "long", content);
    g_autoptr(GBytes) bytes = file_read(path, LENGTH, NULL);
    assert_non_null(bytes);
    assert_int_equal(g_bytes_get_size(bytes), LENGTH);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), content, LENGTH);
    assert_null(file_read(path, LENGTH - 1, NULL));
}

static void test_read_refused(void **state)
{
    g_autofree char *missing = in(state, "missing"), *fifo = in(state, "fifo");
    g_autofree char *file = put(state, "file", "x"), *below = in(state, "file/below");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    const struct {
        const char *path;
        enum file_error kind;
    } cases[] = {
        {missing, FILE_ERROR_MISSING}, {below, FILE_ERROR_MISSING},    {*state, FILE_ERROR_KIND},
        {fifo, FILE_ERROR_KIND},       {"/dev/null", FILE_ERROR_KIND}, {"", FILE_ERROR_MISSING},
    };
    alarm(HANGING); // opening a pipe that nobody writes to must not wait
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(file_read(cases[i].path, 100, &error));
        assert_true(g_error_matches(error, FILE_ERROR, (gint)cases[i].kind));
        assert_null(strstr(error->message, *state));
    }
    alarm(0);
}

static void test_read_stdin(void **state)
{
    g_autofree char *path = put(state, "in", "0123456789");
    int before = dup(STDIN_FILENO);
    for (guint cap = 9; cap < 12; cap++) {
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        dup2(fd, STDIN_FILENO);
        close(fd);
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = file_read_stdin(cap, &error);
        assert_int_equal(bytes != NULL, cap >= 10);
        if (bytes)
            assert_int_equal(g_bytes_get_size(bytes), 10);
        else
            assert_true(g_error_matches(error, FILE_ERROR, FILE_ERROR_SIZE));
    }
    dup2(before, STDIN_FILENO);
    close(before);
}

static void test_write(void **state)
{
    g_autofree char *path = in(state, "out.json");
    static const char *const contents[] = {"first", "the second is longer", "", "last"};
    for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
        g_autoptr(GError) error = NULL;
        assert_true(file_write(path, contents[i], strlen(contents[i]), &error));
        assert_null(error);
        g_autofree char *read = NULL;
        assert_true(g_file_get_contents(path, &read, NULL, NULL));
        assert_string_equal(read, contents[i]);
        assert_int_equal(count_entries(state), 1);
    }
    // The new file takes the place of the old one, which who has it open still sees.
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file_write(path, "newer", 5, NULL));
    char old[8] = "";
    assert_int_equal(read(fd, old, sizeof old), 4);
    assert_string_equal(old, "last");
    close(fd);
    assert_true(file_write("/dev/null", "gone", 4, NULL));
}

static void test_write_refused(void **state)
{
    g_autofree char *folder = in(state, "folder"), *below = in(state, "missing/out");
    g_autofree char *file = put(state, "file", "x"), *in_file = in(state, "file/out");
    assert_int_equal(g_mkdir(folder, 0700), 0);
    const struct {
        const char *path;
        enum file_error kind;
        const char *part;
    } cases[] = {
        {folder, FILE_ERROR_ACCESS, "directory"},
        {below, FILE_ERROR_MISSING, "folder"},
        {in_file, FILE_ERROR_MISSING, "folder"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(file_write(cases[i].path, "text", 4, &error));
        assert_true(g_error_matches(error, FILE_ERROR, (gint)cases[i].kind));
        assert_non_null(strstr(error->message, cases[i].part));
    }
    assert_int_equal(count_entries(state), 2);
}

// No room for all of it: the old file stays, and nothing else does.
static void test_write_fails(void **state)
{
    g_autofree char *path = put(state, "out.json", "old"), *fresh = in(state, "new.json");
    struct rlimit before, tight;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = before;
    tight.rlim_cur = 10;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    g_autoptr(GError) error = NULL;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    gboolean replaced = file_write(path, "more than ten bytes", 19, &error);
    gboolean made = file_write(fresh, "more than ten bytes", 19, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_false(replaced);
    assert_false(made);
    assert_true(g_error_matches(error, FILE_ERROR, FILE_ERROR_ACCESS));
    g_autofree char *read = NULL;
    assert_true(g_file_get_contents(path, &read, NULL, NULL));
    assert_string_equal(read, "old");
    assert_int_equal(count_entries(state), 1);
}

// Reports hold words of governing documents: who may read them is not widened.
static void test_write_mode(void **state)
{
    static const struct {
        mode_t umask, before, after; // before 0: no file
    } cases[] = {
        {022, 0, 0644}, {027, 0, 0640}, {077, 0, 0600}, {022, 0600, 0600}, {077, 0664, 0664},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = in(state, "mode");
        g_remove(path);
        if (cases[i].before) {
            assert_true(g_file_set_contents(path, "x", 1, NULL));
            assert_int_equal(chmod(path, cases[i].before), 0);
        }
        mode_t before = umask(cases[i].umask);
        assert_true(file_write(path, "y", 1, NULL));
        assert_int_equal(umask(before), cases[i].umask);
        struct stat info;
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_mode & 0777, cases[i].after);
    }
}

// What an output's name leads to is written; the name itself goes on leading there.
static void test_write_through(void **state)
{
    g_autofree char *file = put(state, "file", "old"), *link = in(state, "link");
    assert_int_equal(symlink("file", link), 0);
    assert_true(file_write(link, "new", 3, NULL));
    assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    g_autofree char *content = NULL;
    assert_true(g_file_get_contents(file, &content, NULL, NULL));
    assert_string_equal(content, "new");
    // An open descriptor, as /dev/stdout is: the link in /dev must stay, and so must what the
    // file holds already.
    int fd = open(file, O_WRONLY | O_APPEND | O_CLOEXEC);
    assert_true(fd >= 0);
    g_autofree char *open_file = g_strdup_printf("/dev/fd/%d", fd);
    assert_true(file_write(open_file, "er", 2, NULL));
    close(fd);
    g_autofree char *after = NULL;
    assert_true(g_file_get_contents(file, &after, NULL, NULL));
    assert_string_equal(after, "newer");
    assert_int_equal(count_entries(state), 2);
}

static void test_same(void **state)
{
    g_autofree char *file = put(state, "a", "x"), *copy = put(state, "b", "x");
    g_autofree char *hard = in(state, "hard"), *soft = in(state, "soft");
    g_autofree char *missing = in(state, "missing"), *winding = in(state, "./../nowhere/../a");
    g_autofree char *dotted = in(state, "./a");
    assert_int_equal(link(file, hard), 0);
    assert_int_equal(symlink("a", soft), 0);
    assert_true(file_same(file, file));
    assert_true(file_same(file, hard));
    assert_true(file_same(soft, hard));
    assert_true(file_same(file, dotted));
    assert_false(file_same(file, copy));
    assert_false(file_same(file, missing));
    assert_false(file_same(missing, missing));
    assert_false(file_same(file, winding));
}

static void assert_walk(const GPtrArray *found, const char *root, const char *const *expected)
{
    guint count = 0;
    for (; expected[count]; count++) {
        assert_true(count < found->len);
        g_autofree char *path = g_strconcat(root, expected[count], NULL);
        assert_string_equal(found->pdata[count], path);
    }
    assert_int_equal(found->len, count);
}

static void test_walk(void **state)
{
    static const char *const folders[] = {"a", "a/b", "b", "empty", "Z"};
    static const char *const files[] = {"b.docx",      "a.docx",     "a/x.docx", "a/b/1.docx",
                                        "a/b/10.docx", "a/b/2.docx", ".hidden",  "\xc3\xa5.docx",
                                        "\xe5.docx",   "Z/z.docx"};
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = in(state, folders[i]);
        assert_int_equal(g_mkdir(path, 0700), 0);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
        g_free(put(state, files[i], ""));
    g_autofree char *to_folder = in(state, "b/loop"), *to_file = in(state, "b/link.docx"),
                    *dangling = in(state, "b/gone.docx"), *fifo = in(state, "b/fifo");
    assert_int_equal(symlink("..", to_folder), 0);
    assert_int_equal(symlink("../a.docx", to_file), 0);
    assert_int_equal(symlink("nowhere", dangling), 0);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    // Names of one folder in byte order, a folder's content where its name stands.
    static const char *const expected[] = {
        "/.hidden",   "/Z/z.docx", "/a/b/1.docx",  "/a/b/10.docx", "/a/b/2.docx", "/a/x.docx",
        "/a.docx",    "/b/fifo",   "/b/gone.docx", "/b/link.docx", "/b.docx",     "/\xc3\xa5.docx",
        "/\xe5.docx", NULL};
    g_autoptr(GPtrArray) unreadable = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) found = file_walk(*state, unreadable);
    assert_walk(found, *state, expected);
    g_autofree char *slashed = g_strconcat(*state, "/", NULL);
    g_autoptr(GPtrArray) again = file_walk(slashed, unreadable);
    assert_walk(again, *state, expected);
    assert_int_equal(unreadable->len, 0);
}

// A folder that cannot be opened, and one that can be listed but not entered, are told of.
static void test_walk_unreadable(void **state)
{
    static const struct {
        const char *name;
        mode_t mode;
    } folders[] = {{"closed", 0}, {"listed", 0444}, {"open", 0755}};
    assert_int_equal(chmod(*state, 0755), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = in(state, folders[i].name);
        g_autofree char *file = g_build_filename(path, "a.docx", NULL);
        assert_int_equal(g_mkdir(path, 0700), 0);
        assert_true(g_file_set_contents(file, "", 0, NULL));
        assert_int_equal(chmod(path, folders[i].mode), 0);
    }
    g_autofree char *missing = in(state, "missing");
    // The superuser may enter everywhere.
    gboolean super = geteuid() == 0;
    if (super && seteuid(NOBODY) != 0)
        skip();
    g_autoptr(GPtrArray) unreadable = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) found = file_walk(*state, unreadable);
    g_autoptr(GPtrArray) nothing = file_walk(missing, unreadable);
    if (super)
        assert_int_equal(seteuid(0), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = in(state, folders[i].name);
        chmod(path, 0700);
    }
    assert_walk(found, *state, (const char *const[]){"/open/a.docx", NULL});
    assert_walk(unreadable, *state, (const char *const[]){"/closed", "/listed", "/missing", NULL});
    assert_int_equal(nothing->len, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_read),        TEST(test_read_long),  TEST(test_read_refused),
        TEST(test_read_stdin),  TEST(test_write),      TEST(test_write_refused),
        TEST(test_write_fails), TEST(test_write_mode), TEST(test_write_through),
        TEST(test_same),        TEST(test_walk),       TEST(test_walk_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
