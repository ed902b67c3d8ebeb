// SPDX-License-Identifier: Apache-2.0
// Packages made in memory from readable parts, for the tests of what reads them.
#ifndef LINJERA_TESTS_DOCX_PARTS_H
#define LINJERA_TESTS_DOCX_PARTS_H

#include <glib.h>
#include <string.h>
#include <zip.h>

struct part {
    const char *name, *text;
};

#define W_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT_NS "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define R_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS_NS "http://schemas.openxmlformats.org/package/2006/relationships"
#define ROOT_NS                                                                                    \
    " xmlns:w='" W_NS "' xmlns:r='" R_NS "'"                                                       \
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"                            \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"                        \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"                      \
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"           \
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"                             \
    " xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"                            \
    " xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:v='urn:schemas-microsoft-com:vml'"   \
    " xmlns:x='urn:example:unknown'"
#define DOCUMENT(body) "<w:document" ROOT_NS "><w:body>" body "</w:body></w:document>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='" R_NS "/" type "' Target='" target "'/>"
#define RELATIONS(content) "<Relationships xmlns='" RELS_NS "'>" content "</Relationships>"
#define CONTENT_TYPES                                                                              \
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"                 \
    "<Default Extension='xml' ContentType='application/xml'/>"                                     \
    "<Override PartName='/word/document.xml' ContentType='application/"                            \
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
#define ROOT_RELATIONS RELATIONS(RELATION("r1", "officeDocument", "word/document.xml"))

// The archive's bytes. Texts are stored as they are, without their closing NUL.
static inline GByteArray *zip_parts(const struct part *parts, guint count)
{
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &failure);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &failure);
    g_assert_nonnull(zip);
    zip_source_keep(source);
    for (guint i = 0; i < count; i++) {
        zip_source_t *text = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);
        g_assert_cmpint(zip_file_add(zip, parts[i].name, text, ZIP_FL_ENC_UTF_8), >=, 0);
    }
    g_assert_cmpint(zip_close(zip), ==, 0);
    zip_stat_t stat;
    zip_stat_init(&stat);
    g_assert_cmpint(zip_source_stat(source, &stat), ==, 0);
    GByteArray *bytes = g_byte_array_sized_new((guint)stat.size);
    g_byte_array_set_size(bytes, (guint)stat.size);
    g_assert_cmpint(zip_source_open(source), ==, 0);
    g_assert_cmpint(zip_source_read(source, bytes->data, stat.size), ==, (gint64)stat.size);
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&failure);
    return bytes;
}

// Replaces every occurrence of a text by one of the same length.
static inline void patch_bytes(GByteArray *bytes, const char *from, const char *to)
{
    gsize length = strlen(from);
    g_assert_cmpuint(length, ==, strlen(to));
    for (gsize at = 0; at + length <= bytes->len; at++) {
        if (memcmp(bytes->data + at, from, length) == 0)
            memcpy(bytes->data + at, to, length);
    }
}

// Sets a 16-bit field of an entry in its local and its central header (`local`, `central`:
// offsets).
static inline void patch_headers(GByteArray *bytes, const char *name, gsize local, gsize central,
                                 guint16 value)
{
    for (gsize at = 0; at + 46 < bytes->len; at++) {
        const guint8 *header = bytes->data + at;
        gboolean is_local = memcmp(header, "PK\3\4", 4) == 0;
        gboolean is_central = memcmp(header, "PK\1\2", 4) == 0;
        gsize from = at + (is_local ? 30 : 46);
        if ((!is_local && !is_central) || from + strlen(name) > bytes->len ||
            memcmp(bytes->data + from, name, strlen(name)) != 0)
            continue;
        gsize field = at + (is_local ? local : central);
        bytes->data[field] = (guint8)(value & 0xff);
        bytes->data[field + 1] = (guint8)(value >> 8);
    }
}

#endif
