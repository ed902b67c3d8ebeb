// SPDX-License-Identifier: Apache-2.0
// Where in a file the zip archive is, and whether its directory tells one story: bytes may stand
// before it (a downloader's header) and after it (a mail gateway's footer), which libzip refuses;
// libzip in turn does not mind entries that share their bytes or are called differently in two
// places, which make programs differ in what they show.
#ifndef LINJERA_PACKAGE_ARCHIVE_H
#define LINJERA_PACKAGE_ARCHIVE_H

#include "package/package.h"

// The slice that holds exactly the archive, from its first local header to the end of its comment.
struct archive {
    gsize start, length;
    gsize directory, directory_end; // the central directory, from the slice's start
    guint64 entries;                // as many as the archive says it has
};

gboolean archive_locate(const guint8 *bytes, gsize length, struct archive *archive, GError **error);
// Walks the central directory without unpacking anything: not too many entries and as many as it
// says, none of two names, none in another's bytes. `bytes` are the whole file's.
gboolean archive_check(const guint8 *bytes, const struct archive *archive,
                       const struct limits *limits, GError **error);

#endif
