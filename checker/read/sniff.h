// SPDX-License-Identifier: Apache-2.0
// What a file is that is not a .docx: so that a refusal can name it.
#ifndef LINJERA_READ_SNIFF_H
#define LINJERA_READ_SNIFF_H

#include "package/package.h"
#include "read/read.h"

// For bytes that are no zip archive: FALSE with an error if they are of a format that is known by
// its first bytes or by its compound-file directory; TRUE if nothing is known against them.
gboolean sniff_bytes(const guint8 *bytes, gsize length, GError **error);
// For a zip archive without a Word document in it: what it is instead ("an Excel workbook
// (.xlsx)"); NULL when it might be one.
const char *sniff_package(struct package *package, const char *main_part);

#endif
