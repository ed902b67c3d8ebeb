// SPDX-License-Identifier: Apache-2.0
// Which of the formats that are no package bytes are in. What they begin with decides; plain text
// has no such mark and is told by the file's name or the type it is declared to be.
#ifndef LINJERA_READ_FORMAT_H
#define LINJERA_READ_FORMAT_H

#include <glib.h>

enum format { FORMAT_UNKNOWN, FORMAT_HTML, FORMAT_ODT, FORMAT_MARKDOWN, FORMAT_TEXT };

// `name`: the file's, `type`: its media type; either may be NULL.
enum format format_of(const guint8 *bytes, gsize length, const char *name, const char *type);
// Whether the bytes can be text: not if zeros stand in them, unless they are UTF-16.
gboolean format_is_text(const guint8 *bytes, gsize length);

#endif
