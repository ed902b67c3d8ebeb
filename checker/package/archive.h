// SPDX-License-Identifier: Apache-2.0
// Where in a file the zip archive is: bytes may stand before it (a downloader's header) and after
// it (a mail gateway's footer), which libzip refuses.
#ifndef LINJERA_PACKAGE_ARCHIVE_H
#define LINJERA_PACKAGE_ARCHIVE_H

#include "package/package.h"

// The slice that holds exactly the archive, from its first local header to the end of its comment.
struct archive {
    gsize start, length;
};

gboolean archive_locate(const guint8 *bytes, gsize length, struct archive *archive, GError **error);

#endif
