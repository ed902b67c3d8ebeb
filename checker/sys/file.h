// SPDX-License-Identifier: Apache-2.0
// Files: read whole up to a cap, written whole or not at all, folders walked in a fixed order.
// Names are bytes as the system has them; messages show them as UTF-8.
#ifndef LINJERA_SYS_FILE_H
#define LINJERA_SYS_FILE_H

#include <glib.h>

#define FILE_ERROR file_error_quark()
GQuark file_error_quark(void);
enum file_error { FILE_ERROR_MISSING, FILE_ERROR_ACCESS, FILE_ERROR_KIND, FILE_ERROR_SIZE };

// The whole of a regular file of at most `cap` bytes. Never waits on a pipe or device: those are
// FILE_ERROR_KIND. Errors are one sentence without the path.
GBytes *file_read(const char *path, guint64 cap, GError **error);
// Everything standard input has, up to `cap` bytes.
GBytes *file_read_stdin(guint64 cap, GError **error);
// Writes to a temporary name beside `path` and renames: readers see the old file or the new one.
gboolean file_write(const char *path, const char *bytes, gsize length, GError **error);
// Both exist and are the same file, whatever they are called.
gboolean file_same(const char *a, const char *b);
// Everything below a folder that is not a folder itself, as paths that begin with `root`, `/`
// between, in byte order; symbolic links to folders are not followed. Folders that cannot be read
// are added to `unreadable` (newly allocated paths).
GPtrArray *file_walk(const char *root, GPtrArray *unreadable);

#endif
