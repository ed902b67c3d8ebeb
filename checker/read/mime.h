// SPDX-License-Identifier: Apache-2.0
// Web archives (.mht; RFC 2045, 2046 and 2557), as Word and programs that make .docx of web pages
// put them into documents: the page in them, so that it can be read as one.
#ifndef LINJERA_READ_MIME_H
#define LINJERA_READ_MIME_H

#include <glib.h>

// Whether the bytes, or the type they are declared to be (NULL: none), are a MIME message.
gboolean mime_is_message(const guint8 *bytes, gsize length, const char *type);
// The first web page of a message in UTF-8 with a byte order mark; NULL when it has none.
GBytes *mime_page(const guint8 *bytes, gsize length);

#endif
