// SPDX-License-Identifier: Apache-2.0
// XML as events, within limits: libxml2's SAX2 push parser with nothing fetched, nothing expanded,
// DTDs refused. Texts are UTF-8 whatever the document's encoding.
#ifndef LINJERA_XML_SAX_H
#define LINJERA_XML_SAX_H

#include "base/limits.h"

#define XML_ERROR_DOMAIN xml_error_quark()
GQuark xml_error_quark(void);
// LIMIT: the message names the limit and its option.
enum xml_error { XML_ERROR_MALFORMED, XML_ERROR_DTD_FOUND, XML_ERROR_LIMIT };

struct xml_attribute {
    const char *name, *uri; // local name; namespace ("" for none)
    const char *prefix;     // as written; "" for none
    const char *value;      // NUL-terminated, entities resolved
};

struct xml_namespace {
    const char *prefix, *uri; // "" for the default namespace; "" for taking one back
};

// Names and namespaces are interned for the length of one xml_parse: equal texts have equal
// pointers, and no pointer stands for two texts. Values live until the handler returns.
struct xml_element {
    const char *name, *uri; // local name; namespace ("" for none)
    const struct xml_attribute *attributes;
    guint attribute_count;
    const char *prefix;                     // as written; "" for none: names never depend on it
    const struct xml_namespace *namespaces; // those this element declares
    guint namespace_count;
    guint line, column; // 1-based, of the end of the start tag; column in bytes
};

struct xml_handler {
    void (*start)(void *context, const struct xml_element *element);
    void (*end)(void *context, const char *name, const char *uri);
    // Text, possibly in several calls; CDATA included.
    void (*text)(void *context, const char *text, gsize length);
};

// The value of an attribute by namespace and local name; NULL when absent.
const char *xml_attribute(const struct xml_element *element, const char *uri, const char *name);

// Parses one whole document. FALSE with an error whose message says what is wrong and where (line
// and column) but names no file. Handlers may be NULL. `context` is passed through.
gboolean xml_parse(const char *bytes, gsize length, const struct limits *limits,
                   const struct xml_handler *handler, void *context, GError **error);

#endif
