// SPDX-License-Identifier: Apache-2.0
// What the parts of a package are kept in: a zip archive, or one XML file (flat OPC). A store lists
// what it holds when it is opened and gives one part's bytes at a time; names, limits on sizes,
// content types and relationships are the package's, whatever the store.
#ifndef LINJERA_PACKAGE_STORE_H
#define LINJERA_PACKAGE_STORE_H

#include "package/package.h"

struct entry {
    char *name;           // with a leading slash, as the store spells it
    char *type;           // its content type where the store itself knows it; else NULL
    guint64 index;        // from 0, in the store's order
    guint64 size, packed; // bytes unpacked, and taken in the store: what it says of itself
};

struct store {
    GPtrArray *entries; // struct entry, folders left out
    // The bytes of an entry whose sizes are within the limits. Messages name the part.
    GBytes *(*read)(struct store *store, const struct entry *entry, GError **error);
    void (*free)(struct store *store);
};

// One leading slash, slashes for the backslashes that some producers write.
char *store_part_name(const char *raw);
// An array for entries, and a new entry in it.
GPtrArray *store_entries_new(void);
struct entry *store_entry_add(GPtrArray *entries, const char *raw_name);

// Borrows the bytes. NOT_ZIP when there is no archive in them.
struct store *zip_open_store(const guint8 *bytes, gsize length, const struct limits *limits,
                             GError **error);
// Whether the bytes begin as flat OPC does (Word's "XML document"): a package in one XML file.
gboolean flat_is(const guint8 *bytes, gsize length);
struct store *flat_open_store(const guint8 *bytes, gsize length, const struct limits *limits,
                              GError **error);

#endif
