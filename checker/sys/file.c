// SPDX-License-Identifier: Apache-2.0
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(linjera - file - error, file_error)

static gboolean fail_errno(GError **error, const char *doing)
{
    int code = errno;
    enum file_error kind =
        code == ENOENT || code == ENOTDIR ? FILE_ERROR_MISSING : FILE_ERROR_ACCESS;
    if (kind == FILE_ERROR_MISSING)
        g_set_error(error, FILE_ERROR, kind, "the file does not exist; check the path");
    else
        g_set_error(error, FILE_ERROR, kind, "%s failed: %s", doing, g_strerror(code));
    return FALSE;
}

static GBytes *read_all(int fd, guint64 cap, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 chunk[64 * 1024];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            fail_errno(error, "reading");
            return NULL;
        }
        if (got == 0)
            break;
        if (bytes->len + (guint64)got > cap) {
            g_set_error(error, FILE_ERROR, FILE_ERROR_SIZE,
                        "the file is larger than %" G_GUINT64_FORMAT
                        " bytes; raise --max-file-size if it is to be read",
                        cap);
            return NULL;
        }
        g_byte_array_append(bytes, chunk, (guint)got);
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

GBytes *file_read(const char *path, guint64 cap, GError **error)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        fail_errno(error, "opening");
        return NULL;
    }
    struct stat info;
    GBytes *bytes = NULL;
    if (fstat(fd, &info) != 0)
        fail_errno(error, "reading");
    else if (S_ISDIR(info.st_mode))
        g_set_error(error, FILE_ERROR, FILE_ERROR_KIND, "this is a folder, not a file");
    else if (!S_ISREG(info.st_mode))
        g_set_error(error, FILE_ERROR, FILE_ERROR_KIND,
                    "this is not a regular file; copy what it gives to one");
    else
        bytes = read_all(fd, cap, error);
    close(fd);
    return bytes;
}

GBytes *file_read_stdin(guint64 cap, GError **error)
{
    return read_all(STDIN_FILENO, cap, error);
}

static gboolean write_all(int fd, const char *bytes, gsize length)
{
    while (length) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return FALSE;
        bytes += put;
        length -= (gsize)put;
    }
    return TRUE;
}

// What stands there leads to something open, also where that is an ordinary file.
static gboolean is_device(const char *path)
{
    return g_str_has_prefix(path, "/dev/") || g_str_has_prefix(path, "/proc/");
}

gboolean file_write(const char *path, const char *bytes, gsize length, GError **error)
{
    // A link keeps pointing where it points: what is replaced is the file it leads to.
    g_autofree char *real = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? realpath(path, NULL) : NULL;
    const char *target = real && !is_device(path) ? real : path;
    struct stat info;
    gboolean exists = stat(target, &info) == 0;
    if (exists && (!S_ISREG(info.st_mode) || is_device(path))) {
        // A device or pipe (/dev/null, /dev/fd/3) cannot be replaced by renaming.
        int fd = S_ISDIR(info.st_mode) ? -1 : open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
        if (S_ISDIR(info.st_mode))
            errno = EISDIR;
        gboolean ok = fd >= 0 && write_all(fd, bytes, length);
        if (fd >= 0)
            ok = close(fd) == 0 && ok;
        return ok || fail_errno(error, "writing");
    }
    // An interrupt waits until the file is whole, so that no temporary file stays behind.
    sigset_t held, before;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &before);
    // What is replaced keeps its permissions; what is new gets those of any new file.
    mode_t kept_from_others = umask(0);
    umask(kept_from_others);
    mode_t mode = exists ? info.st_mode & 0777 : 0666 & ~kept_from_others;
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", target);
    int fd = mkstemp(temporary);
    gboolean ok = fd >= 0 && write_all(fd, bytes, length) && fchmod(fd, mode) == 0;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    ok = ok && rename(temporary, target) == 0;
    int code = errno;
    if (!ok && fd >= 0)
        unlink(temporary);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = code;
    if (!ok && (code == ENOENT || code == ENOTDIR)) {
        g_set_error(error, FILE_ERROR, FILE_ERROR_MISSING,
                    "the folder to write it in does not exist; make it first");
        return FALSE;
    }
    return ok || fail_errno(error, "writing");
}

gboolean file_same(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void walk(const char *folder, GPtrArray *files, GPtrArray *unreadable)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    if (!dir) {
        g_ptr_array_add(unreadable, g_strdup(folder));
        return;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    gboolean slash = g_str_has_suffix(folder, "/");
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path =
            g_strconcat(folder, slash ? "" : "/", (const char *)names->pdata[i], NULL);
        struct stat link, target;
        if (lstat(path, &link) != 0) {
            if (errno == ENOENT) // removed meanwhile
                continue;
            g_ptr_array_add(unreadable, g_strdup(folder)); // it may be listed but not entered
            return;
        }
        if (S_ISDIR(link.st_mode)) {
            walk(path, files, unreadable);
            continue;
        }
        if (S_ISLNK(link.st_mode) && stat(path, &target) == 0 && S_ISDIR(target.st_mode))
            continue;
        g_ptr_array_add(files, g_steal_pointer(&path));
    }
}

GPtrArray *file_walk(const char *root, GPtrArray *unreadable)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    walk(root, files, unreadable);
    return files;
}
