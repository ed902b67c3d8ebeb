// SPDX-License-Identifier: Apache-2.0
#include "package/package.h"

#include "package/archive.h"
#include "package/opc.h"

#include <string.h>
#include <zip.h>

enum { RATIO_FROM = 10 << 20 }; // below this many bytes a high ratio is harmless

struct entry {
    char *name; // with a leading slash, as the archive spells it
    zip_uint64_t index;
};

struct package {
    zip_t *zip;
    struct limits limits;
    GHashTable *entries; // folded name to struct entry
    guint64 unpacked;    // bytes read so far
    struct opc_types *types;
    GError *types_error; // why there are no types
};

GQuark package_error_quark(void)
{
    return g_quark_from_static_string("linjera-package");
}

static void entry_free(gpointer data)
{
    struct entry *entry = data;
    g_free(entry->name);
    g_free(entry);
}

// One leading slash, slashes for the backslashes that some producers write.
static char *part_name(const char *raw)
{
    char *name = g_strconcat("/", raw + strspn(raw, "/\\"), NULL);
    return g_strdelimit(name, "\\", '/');
}

static const struct entry *find_entry(const struct package *package, const char *part)
{
    g_autofree char *name = part_name(part);
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

static gboolean read_directory(struct package *package, GError **error)
{
    zip_int64_t count = zip_get_num_entries(package->zip, 0);
    if ((guint64)count > package->limits.entries) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "the package has %" G_GINT64_FORMAT " entries, more than the limit of "
                    "%" G_GUINT64_FORMAT " (--max-entries raises it)",
                    (gint64)count, package->limits.entries);
        return FALSE;
    }
    for (zip_int64_t i = 0; i < count; i++) {
        const char *raw = zip_get_name(package->zip, (zip_uint64_t)i, 0);
        if (!raw || !*raw || g_str_has_suffix(raw, "/") || g_str_has_suffix(raw, "\\"))
            continue; // a folder
        struct entry *entry = g_new0(struct entry, 1);
        entry->name = part_name(raw);
        entry->index = (zip_uint64_t)i;
        char *folded = g_ascii_strdown(entry->name, -1);
        g_autofree char *shown = g_strdup(entry->name + 1);
        if (!g_hash_table_insert(package->entries, folded, entry)) {
            g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DUPLICATE,
                        "the package holds two entries named %s, and programs differ in which one "
                        "they show; open the file in Word and save it anew",
                        shown);
            return FALSE;
        }
    }
    return TRUE;
}

struct package *package_open(const guint8 *bytes, gsize length, const struct limits *limits,
                             GError **error)
{
    struct archive archive;
    if (!archive_locate(bytes, length, &archive, error))
        return NULL;
    g_autoptr(package_t) package = g_new0(struct package, 1);
    package->limits = *limits;
    package->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entry_free);
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *source =
        zip_source_buffer_create(bytes + archive.start, archive.length, 0, &failure);
    if (source)
        package->zip = zip_open_from_source(source, ZIP_RDONLY, &failure);
    if (!package->zip) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "the zip archive is damaged (%s); fetch the file again",
                    zip_error_strerror(&failure));
        zip_source_free(source);
        zip_error_fini(&failure);
        return NULL;
    }
    zip_error_fini(&failure);
    if (!read_directory(package, error))
        return NULL;
    return g_steal_pointer(&package);
}

void package_free(struct package *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    g_hash_table_unref(package->entries);
    opc_types_free(package->types);
    g_clear_error(&package->types_error);
    g_free(package);
}

static const char *method_name(guint16 method)
{
    switch (method) {
    case ZIP_CM_DEFLATE64:
        return "Deflate64";
    case ZIP_CM_BZIP2:
        return "bzip2";
    case ZIP_CM_LZMA:
        return "LZMA";
    case ZIP_CM_XZ:
        return "XZ";
    case 93:
        return "Zstandard";
    case ZIP_CM_PPMD:
        return "PPMd";
    default:
        return NULL;
    }
}

// What the directory says of an entry must be within the limits before a byte is inflated.
static gboolean check_entry(const struct package *package, const char *part, const zip_stat_t *stat,
                            GError **error)
{
    if (stat->encryption_method != ZIP_EM_NONE) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_ENCRYPTED,
                    "%s is encrypted inside the zip archive; remove the password and save the file "
                    "anew",
                    part + 1);
        return FALSE;
    }
    if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE) {
        g_autofree char *number = g_strdup_printf("number %u", stat->comp_method);
        const char *name = method_name(stat->comp_method);
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_COMPRESSION,
                    "%s is compressed with a method no .docx may use (%s); open the file in Word "
                    "and save it anew",
                    part + 1, name ? name : number);
        return FALSE;
    }
    const struct limits *limits = &package->limits;
    const char *option = NULL;
    guint64 limit = 0;
    if (stat->size > limits->part_size)
        option = "--max-part-size", limit = limits->part_size;
    else if (stat->size > limits->package_size - MIN(package->unpacked, limits->package_size))
        option = "--max-package-size", limit = limits->package_size;
    if (option) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "%s unpacks to %" G_GUINT64_FORMAT " bytes, which passes the limit of "
                    "%" G_GUINT64_FORMAT " (%s raises it)",
                    part + 1, (guint64)stat->size, limit, option);
        return FALSE;
    }
    if (stat->size > RATIO_FROM && stat->size / MAX(limits->ratio, 1) > stat->comp_size) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "%s unpacks to more than %" G_GUINT64_FORMAT " times its packed size, as a zip "
                    "bomb does (--max-ratio raises the limit)",
                    part + 1, limits->ratio);
        return FALSE;
    }
    return TRUE;
}

static gboolean inflate_entry(struct package *package, const char *part, const zip_stat_t *stat,
                              guint8 *bytes, GError **error)
{
    zip_file_t *file = zip_fopen_index(package->zip, stat->index, 0);
    if (!file) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s cannot be unpacked (%s); fetch the file again", part + 1,
                    zip_error_strerror(zip_get_error(package->zip)));
        return FALSE;
    }
    guint64 at = 0;
    zip_int64_t got = 1;
    while (at < stat->size && got > 0) {
        got = zip_fread(file, bytes + at, stat->size - at);
        at += got > 0 ? (guint64)got : 0;
    }
    // libzip compares the checksum when it is asked for what follows the last byte.
    guint8 beyond;
    if (got >= 0 && at == stat->size)
        got = zip_fread(file, &beyond, 1);
    if (got != 0 || at != stat->size) {
        const char *reason = got < 0   ? zip_error_strerror(zip_file_get_error(file))
                             : got > 0 ? "it is longer than the archive's directory says"
                                       : "it is shorter than the archive's directory says";
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (%s); fetch the file again", part + 1, reason);
        zip_fclose(file);
        return FALSE;
    }
    zip_fclose(file);
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
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(package->zip, entry->index, 0, &stat) != 0) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (%s); fetch the file again", entry->name + 1,
                    zip_error_strerror(zip_get_error(package->zip)));
        return NULL;
    }
    if (!check_entry(package, entry->name, &stat, error))
        return NULL;
    // Deflate packs at most 1032 to 1: a size beyond that is a lie, and no reason to ask for
    // memory.
    if (stat.size > stat.comp_size * 1040 + 1024) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (its size in the archive's directory is impossible); fetch the "
                    "file again",
                    entry->name + 1);
        return NULL;
    }
    guint8 *bytes = g_malloc(stat.size + 1);
    if (!inflate_entry(package, entry->name, &stat, bytes, error)) {
        g_free(bytes);
        return NULL;
    }
    package->unpacked += stat.size;
    return g_bytes_new_take(bytes, stat.size);
}

gboolean package_types_readable(struct package *package, GError **error)
{
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
    if (!package_types_readable(package, NULL))
        return NULL;
    g_autofree char *name = part_name(part);
    return opc_types_find(package->types, name);
}

GPtrArray *package_relations(struct package *package, const char *part, GError **error)
{
    g_autofree char *source = part_name(part);
    const char *base = strrchr(source, '/') + 1;
    g_autofree char *rels =
        g_strdup_printf("%.*s_rels/%s.rels", (int)(base - source), source, base);
    if (!find_entry(package, rels))
        return g_ptr_array_new();
    g_autoptr(GBytes) bytes = package_read(package, rels, error);
    return bytes ? opc_relations_parse(bytes, source, &package->limits, error) : NULL;
}
