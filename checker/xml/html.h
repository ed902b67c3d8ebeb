// SPDX-License-Identifier: Apache-2.0
// HTML as the same events as XML: libxml2's HTML parser, which mends what authors leave out. It is
// a parser of HTML 4 that knows no HTML 5 element; they come through like any other.
#ifndef LINJERA_XML_HTML_H
#define LINJERA_XML_HTML_H

#include "xml/sax.h"

// Parses `length` bytes of valid UTF-8 (charset_decode). Names are in lower case, namespaces "",
// names are not interned; line and column are 0. Every element that starts is ended, in the right
// order. Text holds no carriage return, and references to windows-1252's controls are the
// characters that were meant (HTML Standard, 13.2.5.80). FALSE only when elements are nested deeper
// than the limit (XML_ERROR_LIMIT): anything is HTML.
gboolean html_parse(const char *text, gsize length, const struct limits *limits,
                    const struct xml_handler *handler, void *context, GError **error);
// The character that HTML 4 names ("nbsp"); 0 when it names none so.
gunichar html_entity(const char *name, gsize length);

#endif
