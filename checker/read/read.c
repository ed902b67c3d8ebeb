// SPDX-License-Identifier: Apache-2.0
#include "read/read.h"

#include "docx/docx.h"
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
    case DOCX_ERROR_DEPTH:
        return READ_ERROR_LIMIT;
    }
    g_assert_not_reached();
}

// Errors of the modules below, as refusals: the message stays.
static void translate(const GError *from, GError **error)
{
    enum read_error code = READ_ERROR_LIMIT; // MODEL_ERROR has no other
    if (from->domain == PACKAGE_ERROR)
        code = code_of_package(from->code);
    else if (from->domain == DOCX_ERROR)
        code = code_of_docx(from->code);
    g_set_error_literal(error, READ_ERROR, (gint)code, from->message);
}

static struct document *read_package(struct package *package, enum revisions revisions,
                                     const struct limits *limits, GError **error)
{
    g_autoptr(GError) failure = NULL;
    struct document *document = docx_read(package, revisions, limits, &failure);
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

struct document *read_document(const guint8 *bytes, gsize length, enum revisions revisions,
                               const struct limits *limits, GError **error)
{
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
        return read_package(package, revisions, limits, error);
    // What is no zip may be something whose name helps more.
    if (g_error_matches(failure, PACKAGE_ERROR, PACKAGE_ERROR_NOT_ZIP)) {
        if (!sniff_bytes(bytes, length, error))
            return NULL;
        g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                            "the file is not a Word document: a .docx is a zip archive, and this "
                            "is none; check that it is the right file and save it from Word as "
                            ".docx");
        return NULL;
    }
    translate(failure, error);
    return NULL;
}
