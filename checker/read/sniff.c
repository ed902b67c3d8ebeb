// SPDX-License-Identifier: Apache-2.0
#include "read/sniff.h"

#include <string.h>

enum {
    CFB_ENTRY = 128,
    CFB_NAME = 64,
    HEAD = 4096, // what an XML file is shows in so many bytes
};

// A compound file (MS-CFB) has a directory of 128-byte entries, aligned, that begin with the name
// in UTF-16LE and its length. Looking for the entry in place of following the sector chains also
// works on damaged files.
static gboolean cfb_has(const guint8 *bytes, gsize length, const char *name)
{
    guint8 wide[CFB_NAME] = {0};
    gsize size = strlen(name) * 2;
    for (gsize i = 0; name[i]; i++)
        wide[2 * i] = (guint8)name[i];
    for (gsize at = 0; at + CFB_ENTRY <= length; at += CFB_ENTRY) {
        const guint8 *entry = bytes + at;
        if (entry[0] == wide[0] && entry[CFB_NAME] == size + 2 && entry[CFB_NAME + 1] == 0 &&
            memcmp(entry, wide, size + 2) == 0)
            return TRUE;
    }
    return FALSE;
}

#define RIGHTS_PROTECTED                                                                           \
    "the file is rights-protected (information rights management or a sensitivity label), so "     \
    "that "                                                                                        \
    "only those with the right can read it; have its owner save a copy without protection"

static gboolean refuse_cfb(const guint8 *bytes, gsize length, GError **error)
{
    static const struct {
        const char *stream;
        enum read_error code;
        const char *message;
    } kinds[] = {
        // Rights management keeps its text in an EncryptedPackage too (MS-OFFCRYPTO 2.2), or in a
        // stream of its own when an old .doc is protected.
        {"DRMEncryptedDataSpace", READ_ERROR_ENCRYPTED, RIGHTS_PROTECTED},
        {"\tDRMContent", READ_ERROR_ENCRYPTED, RIGHTS_PROTECTED},
        {"EncryptedPackage", READ_ERROR_ENCRYPTED,
         "the file is encrypted with a password; open it in Word, remove the password (File, Info, "
         "Protect Document) and save it"},
        {"WordDocument", READ_ERROR_LEGACY_DOC,
         "the file is in the old .doc format of Word 97-2003, whatever its name says; open it in "
         "Word and save it as .docx"},
        {"Workbook", READ_ERROR_OTHER_FORMAT,
         "the file is an Excel workbook (.xls), not a Word document; give the document itself"},
        {"VisioDocument", READ_ERROR_OTHER_FORMAT,
         "the file is a Visio drawing (.vsd), not a Word document; give the document itself"},
        {"PowerPoint Document", READ_ERROR_OTHER_FORMAT,
         "the file is a PowerPoint presentation (.ppt), not a Word document; give the document "
         "itself"},
        {"__properties_version1.0", READ_ERROR_OTHER_FORMAT,
         "the file is an Outlook message (.msg), not a Word document; save the attachment and give "
         "that"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (cfb_has(bytes, length, kinds[i].stream)) {
            g_set_error_literal(error, READ_ERROR, (gint)kinds[i].code, kinds[i].message);
            return FALSE;
        }
    }
    g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                        "the file is an OLE compound file of an unknown kind, not a Word document; "
                        "open it in its program and save it as .docx");
    return FALSE;
}

static gboolean refuse_as(const char *what, GError **error)
{
    g_set_error(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                "the file is %s, not a Word document in the .docx format; open it in its program "
                "and save it as .docx",
                what);
    return FALSE;
}

// XML that is not flat OPC: which it is shows in the first namespaces (zeros left out: UTF-16).
static const char *of_xml(const guint8 *bytes, gsize length)
{
    static const struct {
        const char *says, *what;
    } kinds[] = {
        {"office/word/2003/wordml", "a Word 2003 XML document (.xml)"},
        {"opendocument:xmlns:office", "a flat OpenDocument file (.fodt)"},
    };
    g_autoptr(GString) head = g_string_new(NULL);
    for (gsize i = 0; i < MIN(length, HEAD); i++) {
        if (bytes[i])
            g_string_append_c(head, (char)bytes[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strstr(head->str, kinds[i].says))
            return kinds[i].what;
    }
    return strstr(head->str, "<?xml") ? "an XML file" : NULL;
}

static gboolean is_blank(const guint8 *bytes, gsize length)
{
    return bytes[0] == 0 && memcmp(bytes, bytes + 1, length - 1) == 0;
}

// "~$name.docx" holds the name of who has the document open: its length, then the characters.
static gboolean is_lock_file(const guint8 *bytes, gsize length)
{
    return (length == 162 || length == 165) && bytes[0] > 0 && bytes[0] <= 54 &&
           bytes[length - 1] == 0;
}

gboolean sniff_bytes(const guint8 *bytes, gsize length, GError **error)
{
    static const guint8 cfb[] = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
    static const struct {
        const char *start, *what;
    } kinds[] = {
        {"{\\rtf", "a Rich Text document (.rtf)"},
        {"%PDF", "a PDF"},
        {"Rar!", "a RAR archive"},
        {"7z\xbc\xaf", "a 7-Zip archive"},
        {"\x1f\x8b", "a gzip archive"},
        {"\x89PNG", "a picture"},
        {"\xff\xd8\xff", "a picture"},
        {"<!DOCTYPE html", "a web page"},
        {"<html", "a web page"},
        {"MIME-Version:", "a web archive (.mht)"},
        {"\xffWPC", "a WordPerfect document (.wpd)"},
        {"\xdb\xa5-", "in the format of Word 2 (.doc)"},
    };
    if (length >= sizeof cfb && memcmp(bytes, cfb, sizeof cfb) == 0)
        return refuse_cfb(bytes, length, error);
    gsize skip = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (skip < length && g_ascii_isspace(bytes[skip]))
        skip++;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize size = strlen(kinds[i].start);
        if (length - skip >= size &&
            g_ascii_strncasecmp((const char *)bytes + skip, kinds[i].start, size) == 0)
            return refuse_as(kinds[i].what, error);
    }
    const char *xml = of_xml(bytes, length);
    if (xml)
        return refuse_as(xml, error);
    if (is_blank(bytes, length)) {
        g_set_error_literal(error, READ_ERROR, READ_ERROR_DAMAGED,
                            "the file holds nothing but zeros, as when copying it was broken off; "
                            "fetch it again");
        return FALSE;
    }
    if (is_lock_file(bytes, length)) {
        g_set_error_literal(error, READ_ERROR, READ_ERROR_OTHER_FORMAT,
                            "the file is Word's note of who has a document open (~$...), not a "
                            "document; leave it out");
        return FALSE;
    }
    return TRUE;
}

static const char *of_mimetype(struct package *package)
{
    g_autoptr(GBytes) bytes = package_read(package, "/mimetype", NULL);
    gsize length = 0;
    const char *type = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    g_autofree char *text = type ? g_strndup(type, MIN(length, 100)) : NULL;
    if (!text)
        return NULL;
    if (strstr(text, "opendocument.text"))
        return "an OpenDocument text (.odt)";
    if (strstr(text, "opendocument"))
        return "an OpenDocument file that is no text (.ods, .odp)";
    return strstr(text, "epub") ? "an e-book (.epub)" : NULL;
}

static const char *of_content_type(struct package *package, const char *main_part)
{
    const char *type = main_part ? package_content_type(package, main_part) : NULL;
    if (!type)
        return NULL;
    if (strstr(type, "spreadsheetml") || strstr(type, "ms-excel"))
        return "an Excel workbook (.xlsx)";
    if (strstr(type, "presentationml") || strstr(type, "ms-powerpoint"))
        return "a PowerPoint presentation (.pptx)";
    if (strstr(type, "ms-visio"))
        return "a Visio drawing (.vsdx)";
    return strstr(type, "themeManager") ? "an Office theme (.thmx)" : NULL;
}

const char *sniff_package(struct package *package, const char *main_part)
{
    static const struct {
        const char *part, *what;
    } parts[] = {
        {"/xl/workbook.xml", "an Excel workbook (.xlsx)"},
        {"/xl/workbook.bin", "an Excel workbook (.xlsb)"},
        {"/ppt/presentation.xml", "a PowerPoint presentation (.pptx)"},
        {"/visio/document.xml", "a Visio drawing (.vsdx)"},
        {"/theme/theme/themeManager.xml", "an Office theme (.thmx)"},
        {"/Index/Document.iwa", "an Apple Pages, Numbers or Keynote document"},
        {"/META-INF/MANIFEST.MF", "a Java archive"},
    };
    const char *what = of_content_type(package, main_part);
    if (!what)
        what = of_mimetype(package);
    for (guint i = 0; !what && i < G_N_ELEMENTS(parts); i++) {
        if (package_find(package, parts[i].part))
            what = parts[i].what;
    }
    return what;
}
