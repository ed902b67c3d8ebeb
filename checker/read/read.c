// SPDX-License-Identifier: Apache-2.0
#include "read/read.h"

#include "docx/docx.h"
#include "html/html.h"
#include "odt/odt.h"
#include "plain/plain.h"
#include "read/format.h"
#include "read/mime.h"
#include "read/sniff.h"

GQuark read_error_quark(void)
{
    return g_quark_from_static_string("linjera-read");
}

const char *read_error_code_name(enum read_error code)
{
    switch (code) {
    case READ_ERROR_EMPTY:
        return "empty";
    case READ_ERROR_ENCRYPTED:
        return "encrypted";
    case READ_ERROR_LEGACY_DOC:
        return "legacy-doc";
    case READ_ERROR_OTHER_FORMAT:
        return "other-format";
    case READ_ERROR_DAMAGED:
        return "damaged";
    case READ_ERROR_DUPLICATE_PART:
        return "duplicate-part";
    case READ_ERROR_NO_MAIN_PART:
        return "no-main-part";
    case READ_ERROR_DTD:
        return "dtd";
    case READ_ERROR_MALFORMED_XML:
        return "malformed-xml";
    case READ_ERROR_COMPRESSION:
        return "compression";
    case READ_ERROR_LIMIT:
        return "limit";
    }
    g_assert_not_reached();
}

static enum read_error code_of_package(gint code)
{
    switch ((enum package_error)code) {
    case PACKAGE_ERROR_NOT_ZIP:
        return READ_ERROR_OTHER_FORMAT;
    case PACKAGE_ERROR_DAMAGED:
        return READ_ERROR_DAMAGED;
    case PACKAGE_ERROR_DUPLICATE:
        return READ_ERROR_DUPLICATE_PART;
    case PACKAGE_ERROR_MISSING:
        return READ_ERROR_NO_MAIN_PART;
    case PACKAGE_ERROR_COMPRESSION:
        return READ_ERROR_COMPRESSION;
    case PACKAGE_ERROR_ENCRYPTED:
        return READ_ERROR_ENCRYPTED;
    case PACKAGE_ERROR_MALFORMED_XML:
        return READ_ERROR_MALFORMED_XML;
    case PACKAGE_ERROR_DTD:
        return READ_ERROR_DTD;
    case PACKAGE_ERROR_LIMIT:
        return READ_ERROR_LIMIT;
    }
    g_assert_not_reached();
}

static enum read_error code_of_docx(gint code)
{
    switch ((enum docx_error)code) {
    case DOCX_ERROR_NO_MAIN_PART:
    case DOCX_ERROR_TEXT_LOST:
        return READ_ERROR_NO_MAIN_PART;
    case DOCX_ERROR_MALFORMED_XML:
        return READ_ERROR_MALFORMED_XML;
    case DOCX_ERROR_DTD:
        return READ_ERROR_DTD;
    case DOCX_ERROR_LIMIT:
        return READ_ERROR_LIMIT;
    }
    g_assert_not_reached();
}

static enum read_error code_of_odt(gint code)
{
    switch ((enum odt_error)code) {
    case ODT_ERROR_ENCRYPTED:
        return READ_ERROR_ENCRYPTED;
    case ODT_ERROR_NO_CONTENT:
        return READ_ERROR_NO_MAIN_PART;
    case ODT_ERROR_NOT_TEXT:
        return READ_ERROR_OTHER_FORMAT;
    case ODT_ERROR_MALFORMED_XML:
        return READ_ERROR_MALFORMED_XML;
    case ODT_ERROR_DTD:
        return READ_ERROR_DTD;
    case ODT_ERROR_LIMIT:
        return READ_ERROR_LIMIT;
    }
    g_assert_not_reached();
}

// Errors of the modules below, as refusals: the message stays.
static void translate(const GError *from, GError **error)
{
    enum read_error code = READ_ERROR_LIMIT; // MODEL_ERROR and html_read have no other
    if (from->domain == PACKAGE_ERROR)
        code = code_of_package(from->code);
    else if (from->domain == DOCX_ERROR)
        code = code_of_docx(from->code);
    else if (from->domain == ODT_ERROR)
        code = code_of_odt(from->code);
    g_set_error_literal(error, READ_ERROR, (gint)code, from->message);
}

// What is shared by a document and those included in it, at any depth.
struct reading {
    const struct read_options *options;
    const struct limits *limits;
    guint64 chunks; // included documents read so far
};

// `name` and `type` (the media type) tell apart what the bytes do not; NULL: not known.
static struct document *read_bytes(struct reading *reading, const guint8 *bytes, gsize length,
                                   const char *name, const char *type, GError **error);

// A document that another includes. Documents may include each other without end, so that all of
// them together have a limit.
static struct document *read_chunk(void *context, const char *part, const char *type, GBytes *bytes,
                                   GError **error)
{
    struct reading *reading = context;
    if (++reading->chunks > reading->limits->chunks) {
        g_set_error(error, READ_ERROR, READ_ERROR_LIMIT,
                    "the document includes more than %" G_GUINT64_FORMAT
                    " others (--max-chunks raises the limit)",
                    reading->limits->chunks);
        return NULL;
    }
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    if (!mime_is_message(data, length, type))
        return read_bytes(reading, data, length, part, type, error);
    g_autoptr(GBytes) page = mime_page(data, length);
    if (!page) {
        g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                            "it is a web archive (.mht) without a web page in it");
        return NULL;
    }
    data = g_bytes_get_data(page, &length);
    return read_bytes(reading, data, length, NULL, "text/html", error);
}

static struct document *read_package(struct reading *reading, struct package *package,
                                     GError **error)
{
    const struct docx_chunks chunks = {read_chunk, reading};
    g_autoptr(GError) failure = NULL;
    gboolean odt = odt_is_package(package);
    struct document *document =
        odt ? odt_read(package, reading->options, reading->limits, &failure)
            : docx_read(package, reading->options, &chunks, reading->limits, &failure);
    if (document)
        return document;
    if (g_error_matches(failure, DOCX_ERROR, DOCX_ERROR_NO_MAIN_PART)) {
        gboolean guessed;
        const char *what = sniff_package(package, docx_main_part(package, &guessed));
        if (what)
            g_set_error(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                        "the file is %s, not a Word document; open it in its program and save it "
                        "as .docx",
                        what);
        else
            g_set_error(error, READ_ERROR, READ_ERROR_NO_MAIN_PART,
                        "the file is a zip archive without a Word document in it (%s); check that "
                        "it is the right file and save it from Word as .docx",
                        failure->message);
        return NULL;
    }
    translate(failure, error);
    return NULL;
}

// Bytes that are no package and of no format that only their start tells.
static struct document *read_text(struct reading *reading, const guint8 *bytes, gsize length,
                                  enum format format, GError **error)
{
    const char *text = (const char *)bytes;
    g_autoptr(GError) failure = NULL;
    struct document *document = NULL;
    if (!format_is_text(bytes, length)) {
        g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                            "the file is no text, whatever its name says: it holds zero bytes; "
                            "check that it is the right file");
        return NULL;
    }
    if (format == FORMAT_HTML)
        document = html_read(text, length, reading->options, reading->limits, &failure);
    else if (format == FORMAT_ODT)
        document = odt_read_flat(text, length, reading->options, reading->limits, &failure);
    else
        document = plain_read(text, length, format == FORMAT_TEXT ? PLAIN_TEXT : PLAIN_MARKDOWN,
                              reading->options, reading->limits, &failure);
    if (!document)
        translate(failure, error);
    return document;
}

static struct document *read_bytes(struct reading *reading, const guint8 *bytes, gsize length,
                                   const char *name, const char *type, GError **error)
{
    const struct limits *limits = reading->limits;
    if (length == 0) {
        g_set_error_literal(error, READ_ERROR, READ_ERROR_EMPTY,
                            "the file is empty (0 bytes); fetch it again");
        return NULL;
    }
    if (length > limits->file_size) {
        g_set_error(error, READ_ERROR, READ_ERROR_LIMIT,
                    "the file has %" G_GSIZE_FORMAT " bytes, more than the limit of "
                    "%" G_GUINT64_FORMAT " (--max-file-size raises it)",
                    length, limits->file_size);
        return NULL;
    }
    g_autoptr(GError) failure = NULL;
    g_autoptr(package_t) package = package_open(bytes, length, limits, &failure);
    if (package)
        return read_package(reading, package, error);
    // What is no zip may be something whose name helps more.
    if (g_error_matches(failure, PACKAGE_ERROR, PACKAGE_ERROR_NOT_ZIP)) {
        enum format format = format_of(bytes, length, name, type);
        if (format == FORMAT_HTML || format == FORMAT_ODT)
            return read_text(reading, bytes, length, format, error);
        if (!sniff_bytes(bytes, length, error))
            return NULL;
        if (format != FORMAT_UNKNOWN)
            return read_text(reading, bytes, length, format, error);
        g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                            "the file is not a Word document: a .docx is a zip archive, and this "
                            "is none; check that it is the right file and save it from Word as "
                            ".docx");
        return NULL;
    }
    translate(failure, error);
    return NULL;
}

struct document *read_document(const guint8 *bytes, gsize length,
                               const struct read_options *options, const struct limits *limits,
                               GError **error)
{
    struct reading reading = {.options = options, .limits = limits};
    return read_bytes(&reading, bytes, length, options->name, NULL, error);
}
