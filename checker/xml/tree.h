// SPDX-License-Identifier: Apache-2.0
// A small XML file as a tree that knows where everything stands: for the project's own formats,
// where every complaint needs a line and a column. Documents are never read this way.
#ifndef LINJERA_XML_TREE_H
#define LINJERA_XML_TREE_H

#include "base/arena.h"
#include "xml/sax.h"

struct node_attribute {
    const char *name, *uri, *value;
    guint line, column; // of its name, 1-based, in characters
};

// An element, or (without a name) a text.
struct node {
    const char *name, *uri;
    const char *text;
    struct node_attribute *attributes;
    guint attribute_count;
    guint line, column;  // of "<"; of a text: its parent's
    GPtrArray *children; // struct node
    struct node *parent;
};

// Parses a document; everything lives in the arena. NULL with xml_parse's error. Places are right
// for UTF-8; for other encodings the columns are 0.
struct node *tree_parse(struct arena *arena, const char *bytes, gsize length,
                        const struct limits *limits, GError **error);
// The value of an attribute without namespace, or NULL.
const char *node_value(const struct node *node, const char *name);
// The attribute itself, for its place, or NULL.
const struct node_attribute *node_attribute(const struct node *node, const char *name);
// The first child element of that name, or NULL.
const struct node *node_child(const struct node *node, const char *name);
// All text inside, in order; newly allocated.
char *node_text(const struct node *node);

#endif
