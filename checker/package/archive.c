// SPDX-License-Identifier: Apache-2.0
#include "package/archive.h"

#include <string.h>

enum {
    END_SIZE = 22,     // end of central directory, without the comment
    END64_SIZE = 56,   // zip64 end of central directory, the fixed part
    LOCATOR_SIZE = 20, // zip64 locator, right before the end record
    RECORD_SIZE = 46,  // an entry in the central directory, without name, extra field and comment
    LOCAL_SIZE = 30,   // an entry's own header, without name and extra field
    EXTRA_ZIP64 = 1,   // the extra field that holds what does not fit in 32 bits
};

static guint64 little(const guint8 *at, guint bytes)
{
    guint64 value = 0;
    for (guint i = bytes; i-- > 0;)
        value = value << 8 | at[i];
    return value;
}

static gboolean is_signature(const guint8 *at, char third, char fourth)
{
    return at[0] == 'P' && at[1] == 'K' && at[2] == (guint8)third && at[3] == (guint8)fourth;
}

// Where the zip64 record begins that belongs to the end record at `end`; G_MAXSIZE without one.
static gsize find_end64(const guint8 *bytes, gsize end)
{
    if (end < LOCATOR_SIZE + END64_SIZE || !is_signature(bytes + end - LOCATOR_SIZE, 6, 7))
        return G_MAXSIZE;
    // Written right before the locator unless it has an extension; bytes before the archive shift
    // it, so that the locator's own offset is only the second choice.
    gsize at = end - LOCATOR_SIZE - END64_SIZE;
    if (is_signature(bytes + at, 6, 6))
        return at;
    guint64 offset = little(bytes + end - LOCATOR_SIZE + 8, 8);
    if (offset <= at && is_signature(bytes + offset, 6, 6))
        return (gsize)offset;
    return G_MAXSIZE;
}

// The archive that ends with the record at `end`, if its directory is where it says.
static gboolean read_end(const guint8 *bytes, gsize length, gsize end, struct archive *archive)
{
    guint64 size = little(bytes + end + 12, 4), offset = little(bytes + end + 16, 4);
    guint64 entries = little(bytes + end + 10, 2);
    gsize directory_end = end;
    if (size == G_MAXUINT32 || offset == G_MAXUINT32 || entries == G_MAXUINT16) {
        gsize end64 = find_end64(bytes, end);
        if (end64 != G_MAXSIZE) {
            entries = little(bytes + end64 + 32, 8);
            size = little(bytes + end64 + 40, 8);
            offset = little(bytes + end64 + 48, 8);
            directory_end = end64;
        }
    }
    if (size > directory_end || offset > directory_end - size)
        return FALSE;
    gsize directory = directory_end - (gsize)size;
    if (size > 0 && (size < RECORD_SIZE || !is_signature(bytes + directory, 1, 2)))
        return FALSE;
    guint64 comment = little(bytes + end + 20, 2);
    if (comment > length - end - END_SIZE)
        return FALSE;
    archive->start = directory - (gsize)offset;
    archive->length = end + END_SIZE + (gsize)comment - archive->start;
    archive->directory = directory - archive->start;
    archive->directory_end = directory_end - archive->start;
    archive->entries = entries;
    return TRUE;
}

gboolean archive_locate(const guint8 *bytes, gsize length, struct archive *archive, GError **error)
{
    for (gsize end = length < END_SIZE ? 0 : length - END_SIZE + 1; end-- > 0;) {
        if (bytes[end] == 'P' && is_signature(bytes + end, 5, 6) &&
            read_end(bytes, length, end, archive))
            return TRUE;
    }
    if (length >= 4 && (is_signature(bytes, 3, 4) || is_signature(bytes, 1, 2)))
        g_set_error_literal(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                            "the file is cut off or damaged: it begins as a zip archive, but the "
                            "archive's directory at its end is missing; fetch the file again");
    else
        g_set_error_literal(error, PACKAGE_ERROR, PACKAGE_ERROR_NOT_ZIP,
                            "the file is not a zip archive, which every .docx is");
    return FALSE;
}

// Of one entry: its name in the directory, and the bytes from its own header to its data's end.
struct extent {
    const guint8 *name;
    gsize name_length;
    guint64 start, end;
};

static char *shown_name(const guint8 *name, gsize length)
{
    return g_utf8_make_valid((const char *)name, (gssize)length);
}

// Packed size and offset where 32 bits did not hold them (APPNOTE 4.5.3: those fields that are all
// ones stand here, in this order after the unpacked size).
static void read_zip64(const guint8 *extra, gsize length, gboolean has_unpacked, guint64 *packed,
                       guint64 *offset)
{
    while (length >= 4) {
        gsize size = (gsize)little(extra + 2, 2);
        if (size > length - 4)
            return;
        if (little(extra, 2) == EXTRA_ZIP64) {
            const guint8 *at = extra + 4 + (has_unpacked ? 8 : 0), *end = extra + 4 + size;
            if (*packed == G_MAXUINT32 && end - at >= 8) {
                *packed = little(at, 8);
                at += 8;
            }
            if (*offset == G_MAXUINT32 && end - at >= 8)
                *offset = little(at, 8);
            return;
        }
        extra += 4 + size;
        length -= 4 + size;
    }
}

// A folder's or a DOS path's spelling of the same name is no second name.
static gboolean same_name(const guint8 *a, const guint8 *b, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        guint8 left = a[i] == '\\' ? '/' : (guint8)g_ascii_tolower((char)a[i]);
        guint8 right = b[i] == '\\' ? '/' : (guint8)g_ascii_tolower((char)b[i]);
        if (left != right)
            return FALSE;
    }
    return TRUE;
}

// An entry whose own header is not where the directory says is left to the one who reads it: it may
// be one that nobody needs. FALSE: its header calls it something else.
static gboolean read_extent(const guint8 *zip, const struct archive *archive, const guint8 *record,
                            GArray *extents, GError **error)
{
    gsize name_length = (gsize)little(record + 28, 2), extra = (gsize)little(record + 30, 2);
    guint64 packed = little(record + 20, 4), offset = little(record + 42, 4);
    read_zip64(record + RECORD_SIZE + name_length, extra, little(record + 24, 4) == G_MAXUINT32,
               &packed, &offset);
    if (offset > archive->directory || archive->directory - offset < LOCAL_SIZE ||
        !is_signature(zip + offset, 3, 4))
        return TRUE;
    const guint8 *local = zip + offset;
    gsize local_name = (gsize)little(local + 26, 2), local_extra = (gsize)little(local + 28, 2);
    guint64 room = archive->directory - offset - LOCAL_SIZE;
    if (local_name + local_extra > room)
        return TRUE;
    struct extent extent = {
        .name = record + RECORD_SIZE,
        .name_length = name_length,
        .start = offset,
        .end = offset + LOCAL_SIZE + local_name + local_extra +
               MIN(packed, room - local_name - local_extra),
    };
    g_array_append_val(extents, extent);
    if (local_name == name_length && same_name(extent.name, local + LOCAL_SIZE, name_length))
        return TRUE;
    g_autofree char *listed = shown_name(extent.name, name_length);
    g_autofree char *own = shown_name(local + LOCAL_SIZE, local_name);
    g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                "the archive's directory lists %s where the entry calls itself %s, and programs "
                "differ in which name they believe; open the file in Word and save it anew",
                listed, own);
    return FALSE;
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const struct extent *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

static gboolean check_overlap(GArray *extents, GError **error)
{
    g_array_sort(extents, by_start);
    for (guint i = 1; i < extents->len; i++) {
        const struct extent *before = &g_array_index(extents, struct extent, i - 1);
        const struct extent *extent = &g_array_index(extents, struct extent, i);
        gboolean twice = extent->name_length == before->name_length &&
                         same_name(extent->name, before->name, extent->name_length);
        if (extent->start >= before->end || twice) // the same name twice is refused as that
            continue;
        g_autofree char *first = shown_name(before->name, before->name_length);
        g_autofree char *second = shown_name(extent->name, extent->name_length);
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "%s and %s share bytes of the archive, as in a zip bomb; open the file in Word "
                    "and save it anew",
                    first, second);
        return FALSE;
    }
    return TRUE;
}

gboolean archive_check(const guint8 *bytes, const struct archive *archive,
                       const struct limits *limits, GError **error)
{
    const guint8 *zip = bytes + archive->start;
    g_autoptr(GArray) extents = g_array_new(FALSE, FALSE, sizeof(struct extent));
    guint64 count = 0;
    gsize at = archive->directory;
    for (; archive->directory_end - at >= RECORD_SIZE && is_signature(zip + at, 1, 2); count++) {
        const guint8 *record = zip + at;
        gsize size = RECORD_SIZE + (gsize)little(record + 28, 2) + (gsize)little(record + 30, 2) +
                     (gsize)little(record + 32, 2);
        if (size > archive->directory_end - at)
            break;
        if (count == limits->entries) {
            g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                        "the archive has more than %" G_GUINT64_FORMAT
                        " entries, which is the limit (--max-entries raises it)",
                        limits->entries);
            return FALSE;
        }
        if (!read_extent(zip, archive, record, extents, error))
            return FALSE;
        at += size;
    }
    if (at != archive->directory_end || count != archive->entries) {
        g_set_error(error, PACKAGE_ERROR, PACKAGE_ERROR_DAMAGED,
                    "the archive's directory is damaged: it should hold %" G_GUINT64_FORMAT
                    " entries and holds %" G_GUINT64_FORMAT "; fetch the file again",
                    archive->entries, count);
        return FALSE;
    }
    return check_overlap(extents, error);
}
