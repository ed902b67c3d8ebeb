// SPDX-License-Identifier: Apache-2.0
#include "package/package.h"

#include "package/opc.h"
#include "package/store.h"

#include <string.h>

enum { RATIO_FROM = 10 << 20 }; // below this many bytes a high ratio is harmless

struct package {
    struct store *store;
    struct limits limits;
    GHashTable *entries; // folded name to struct entry, the store's
    guint64 unpacked;    // bytes read so far
    char *source;        // whose relationships were read last; NULL: nobody's
    GPtrArray *relations;
    struct opc_types *types;
    GError *types_error; // why there are no types
};

GQuark package_error_quark(void)
{
    return g_quark_from_static_string("linjera-package");
}

static const struct entry *find_entry(const struct package *package, const char *part)
{
    g_autofree char *name = store_part_name(part);
    g_autofree char *folded = g_ascii_strdown(name, -1);
    const struct entry *entry = g_hash_table_lookup(package->entries, folded);
    if (entry || !strchr(folded, '%'))
        return entry;
    // Some producers escape the target of a relationship but not the entry's name.
    g_autofree char *plain = g_uri_unescape_string(folded, NULL);
    return plain ? g_hash_table_lookup(package->entries, plain) : NULL;
}

const char *package_find(const struct package *package, const char *part)
{
    const struct entry *entry = find_entry(package, part);
    return entry ? entry->name : NULL;
}

gint64 package_order(const struct package *package, const char *part)
{
    const struct entry *entry = find_entry(package, part);
    return entry ? (gint64)entry->index : -1;
}

static gboolean read_names(struct package *package, GError **error)
{
    const GPtrArray *entries = package->store->entries;
    for (guint i = 0; i < entries->len; i++) {
        struct entry *entry = entries->pdata[i];
        if (g_hash_table_insert(package->entries, g_ascii_strdown(entry->name, -1), entry))
            continue;
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DUPLICATE,
                    "the package holds two entries named %s, and programs differ in which one "
                    "they show; open the file in Word and save it anew",
                    entry->name + 1);
        return FALSE;
    }
    // Other producers escape the entry's name but not the target.
    for (guint i = 0; i < entries->len; i++) {
        struct entry *entry = entries->pdata[i];
        g_autofree char *folded = g_ascii_strdown(entry->name, -1);
        char *plain = strchr(folded, '%') ? g_uri_unescape_string(folded, NULL) : NULL;
        if (plain && !g_hash_table_contains(package->entries, plain))
            g_hash_table_insert(package->entries, plain, entry);
        else
            g_free(plain);
    }
    return TRUE;
}

struct package *package_open(const guint8 *bytes, gsize length, const struct limits *limits,
                             GError **error)
{
    g_autoptr(GError) failure = NULL;
    struct store *store = zip_open_store(bytes, length, limits, &failure);
    if (!store && g_error_matches(failure, PACKAGE_ERROR, PACKAGE_ERROR_NOT_ZIP) &&
        flat_is(bytes, length)) {
        g_clear_error(&failure);
        store = flat_open_store(bytes, length, limits, &failure);
    }
    if (!store) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    g_autoptr(package_t) package = g_new0(struct package, 1);
    package->store = store;
    package->limits = *limits;
    package->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return read_names(package, error) ? g_steal_pointer(&package) : NULL;
}

void package_free(struct package *package)
{
    if (!package)
        return;
    g_hash_table_unref(package->entries);
    package->store->free(package->store);
    opc_types_free(package->types);
    g_free(package->source);
    g_clear_pointer(&package->relations, g_ptr_array_unref);
    g_clear_error(&package->types_error);
    g_free(package);
}

// What the store says of an entry must be within the limits before a byte is unpacked.
static gboolean check_sizes(const struct package *package, const struct entry *entry,
                            GError **error)
{
    const struct limits *limits = &package->limits;
    const char *name = entry->name + 1;
    if (entry->size > limits->part_size) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "%s unpacks to %" G_GUINT64_FORMAT " bytes, which passes the limit of "
                    "%" G_GUINT64_FORMAT " (--max-part-size raises it)",
                    name, entry->size, limits->part_size);
        return FALSE;
    }
    if (entry->size > limits->package_size - MIN(package->unpacked, limits->package_size)) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "with %s the parts unpack to %" G_GUINT64_FORMAT " bytes, which passes the "
                    "limit of %" G_GUINT64_FORMAT " (--max-package-size raises it)",
                    name, package->unpacked + entry->size, limits->package_size);
        return FALSE;
    }
    if (entry->size > RATIO_FROM && entry->size / MAX(limits->ratio, 1) > entry->packed) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "%s unpacks to more than %" G_GUINT64_FORMAT " times its packed size, as a zip "
                    "bomb does (--max-ratio raises the limit)",
                    name, limits->ratio);
        return FALSE;
    }
    return TRUE;
}

GBytes *package_read(struct package *package, const char *part, GError **error)
{
    const struct entry *entry = find_entry(package, part);
    if (!entry) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_MISSING,
                    "the package refers to %s but does not hold it", part + strspn(part, "/"));
        return NULL;
    }
    if (!check_sizes(package, entry, error))
        return NULL;
    GBytes *bytes = package->store->read(package->store, entry, error);
    if (bytes)
        package->unpacked += entry->size;
    return bytes;
}

static gboolean knows_types(const struct package *package)
{
    const GPtrArray *entries = package->store->entries;
    return entries->len > 0 && ((const struct entry *)entries->pdata[0])->type;
}

gboolean package_types_readable(struct package *package, GError **error)
{
    if (knows_types(package))
        return TRUE;
    if (!package->types && !package->types_error) {
        g_autoptr(GBytes) bytes =
            package_read(package, "/[Content_Types].xml", &package->types_error);
        if (bytes)
            package->types = opc_types_parse(bytes, &package->limits, &package->types_error);
    }
    if (package->types)
        return TRUE;
    if (error)
        *error = g_error_copy(package->types_error);
    return FALSE;
}

const char *package_content_type(struct package *package, const char *part)
{
    const struct entry *entry = find_entry(package, part);
    if (entry && entry->type)
        return entry->type;
    if (!package_types_readable(package, NULL) || !package->types)
        return NULL;
    g_autofree char *name = store_part_name(part);
    return opc_types_find(package->types, name);
}

const char *package_name(const struct package *package, guint index)
{
    const GPtrArray *entries = package->store->entries;
    return index < entries->len ? ((const struct entry *)entries->pdata[index])->name : NULL;
}

const char *package_find_type(struct package *package, const char *type)
{
    const GPtrArray *entries = package->store->entries;
    for (guint i = 0; i < entries->len; i++) {
        const struct entry *entry = entries->pdata[i];
        const char *own = package_content_type(package, entry->name);
        if (own && strstr(own, type))
            return entry->name;
    }
    return NULL;
}

GPtrArray *package_relations(struct package *package, const char *part, GError **error)
{
    g_autofree char *source = store_part_name(part);
    if (g_strcmp0(source, package->source) == 0)
        return g_ptr_array_ref(package->relations);
    const char *base = strrchr(source, '/') + 1;
    g_autofree char *rels =
        g_strdup_printf("%.*s_rels/%s.rels", (int)(base - source), source, base);
    if (!find_entry(package, rels))
        return g_ptr_array_new();
    g_autoptr(GBytes) bytes = package_read(package, rels, error);
    GPtrArray *relations =
        bytes ? opc_relations_parse(bytes, source, &package->limits, error) : NULL;
    if (!relations)
        return NULL;
    g_free(package->source);
    g_clear_pointer(&package->relations, g_ptr_array_unref);
    package->source = g_steal_pointer(&source);
    package->relations = g_ptr_array_ref(relations);
    return relations;
}
