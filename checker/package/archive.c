// SPDX-License-Identifier: Apache-2.0
#include "package/archive.h"

#include <string.h>

enum {
    END_SIZE = 22,     // end of central directory, without the comment
    END64_SIZE = 56,   // zip64 end of central directory, the fixed part
    LOCATOR_SIZE = 20, // zip64 locator, right before the end record
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
    gsize directory_end = end;
    if (size == G_MAXUINT32 || offset == G_MAXUINT32 || little(bytes + end + 10, 2) == 0xffff) {
        gsize end64 = find_end64(bytes, end);
        if (end64 != G_MAXSIZE) {
            size = little(bytes + end64 + 40, 8);
            offset = little(bytes + end64 + 48, 8);
            directory_end = end64;
        }
    }
    if (size > directory_end || offset > directory_end - size)
        return FALSE;
    gsize directory = directory_end - (gsize)size;
    if (size > 0 && (size < 46 || !is_signature(bytes + directory, 1, 2)))
        return FALSE;
    guint64 comment = little(bytes + end + 20, 2);
    if (comment > length - end - END_SIZE)
        return FALSE;
    archive->start = directory - (gsize)offset;
    archive->length = end + END_SIZE + (gsize)comment - archive->start;
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
