// SPDX-License-Identifier: Apache-2.0
// Parts in a zip archive, unpacked by libzip when they are asked for.
#include "package/archive.h"
#include "package/store.h"

#include <string.h>
#include <zip.h>

struct zip_store {
    struct store store;
    zip_t *zip;
};

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

// Why libzip gives up, said without the names of its errors.
static const char *reason_of(zip_error_t *error)
{
    switch (zip_error_code_zip(error)) {
    case ZIP_ER_CRC:
        return "its checksum is wrong";
    case ZIP_ER_ZLIB:
        return "its compressed bytes are broken";
    case ZIP_ER_EOF:
        return "it ends too early";
    case ZIP_ER_INVAL:
    case ZIP_ER_SEEK:
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
        return "it is not where the archive's directory says";
    default:
        return zip_error_strerror(error);
    }
}

static gboolean check_method(const char *part, const zip_stat_t *stat, GError **error)
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
    // Deflate packs at most 1032 to 1: a size beyond that is a lie, and no reason to ask for
    // memory.
    if (stat->size / 1040 > stat->comp_size + 1) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (its size in the archive's directory is impossible); fetch the "
                    "file again",
                    part + 1);
        return FALSE;
    }
    return TRUE;
}

static gboolean inflate(zip_t *zip, const char *part, const zip_stat_t *stat, guint8 *bytes,
                        GError **error)
{
    zip_file_t *file = zip_fopen_index(zip, stat->index, 0);
    if (!file) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (%s); fetch the file again", part + 1,
                    reason_of(zip_get_error(zip)));
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
        const char *reason = got < 0   ? reason_of(zip_file_get_error(file))
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

static GBytes *zip_read_entry(struct store *store, const struct entry *entry, GError **error)
{
    zip_t *zip = ((struct zip_store *)store)->zip;
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, entry->index, 0, &stat) != 0) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s is damaged (%s); fetch the file again", entry->name + 1,
                    reason_of(zip_get_error(zip)));
        return NULL;
    }
    if (!check_method(entry->name, &stat, error))
        return NULL;
    guint8 *bytes = g_malloc(stat.size + 1);
    if (!inflate(zip, entry->name, &stat, bytes, error)) {
        g_free(bytes);
        return NULL;
    }
    return g_bytes_new_take(bytes, stat.size);
}

static void zip_store_free(struct store *store)
{
    struct zip_store *own = (struct zip_store *)store;
    g_ptr_array_unref(store->entries);
    zip_discard(own->zip);
    g_free(own);
}

static GPtrArray *read_entries(zip_t *zip)
{
    GPtrArray *entries = store_entries_new();
    zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *raw = zip_get_name(zip, (zip_uint64_t)i, 0);
        if (!raw || !*raw || g_str_has_suffix(raw, "/") || g_str_has_suffix(raw, "\\"))
            continue; // a folder
        struct entry *entry = store_entry_add(entries, raw);
        entry->index = (guint64)i;
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(zip, entry->index, 0, &stat) == 0) {
            entry->size = stat.size;
            entry->packed = stat.comp_size;
        }
    }
    return entries;
}

struct store *zip_open_store(const guint8 *bytes, gsize length, const struct limits *limits,
                             GError **error)
{
    struct archive archive;
    if (!archive_locate(bytes, length, &archive, error) ||
        !archive_check(bytes, &archive, limits, error))
        return NULL;
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *source =
        zip_source_buffer_create(bytes + archive.start, archive.length, 0, &failure);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &failure) : NULL;
    if (!zip) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "the zip archive is damaged (%s); fetch the file again", reason_of(&failure));
        zip_source_free(source);
        zip_error_fini(&failure);
        return NULL;
    }
    zip_error_fini(&failure);
    struct zip_store *own = g_new0(struct zip_store, 1);
    own->store = (struct store){
        .entries = read_entries(zip), .read = zip_read_entry, .free = zip_store_free};
    own->zip = zip;
    return &own->store;
}
