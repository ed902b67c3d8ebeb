// SPDX-License-Identifier: Apache-2.0
// What is no readable Word document, and the one sentence each must get.
#include "docx-parts.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_refused(const guint8 *bytes, gsize length, const char *code, const char *says)
{
    struct limits limits = limits_default();
    limits.file_size = 100000;
    g_autoptr(GError) error = NULL;
    g_autoptr(document_t) document =
        read_document(bytes, length, &(struct read_options){0}, &limits, &error);
    if (document)
        fail_msg("read, instead of refused with %s", says);
    assert_int_equal(error->domain, READ_ERROR);
    const char *name = read_error_code_name((enum read_error)error->code);
    if (strcmp(name, code) != 0 || !strstr(error->message, says))
        fail_msg("[%s] %s, instead of [%s] %s", name, error->message, code, says);
}

static void names_other_formats(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *code, *says;
    } cases[] = {
        {"", "empty", "0 bytes"},
        {"{\\rtf1 hej}", "other-format", ".rtf"},
        {"%PDF-1.7", "other-format", "PDF"},
        {"\xef\xbb\xbf <?xml version='1.0'?>", "other-format", "XML"},
        {"Bara text.", "other-format", "not a Word document"},
        {"PK\3\4 och sedan inget", "damaged", "cut off"},
        {"<?xml version='1.0'?><w:wordDocument "
         "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>",
         "other-format", "Word 2003"},
        {"<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>",
         "malformed-xml", "an XML file"},
        {"<!DOCTYPE a><pkg:package "
         "xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'/>",
         "dtd", "DTD"},
        {"<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'/>",
         "no-main-part", "without a Word document"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_refused((const guint8 *)cases[i].bytes, strlen(cases[i].bytes), cases[i].code,
                       cases[i].says);
    g_autofree guint8 *big = g_malloc0(100001);
    assert_refused(big, 100001, "limit", "--max-file-size");
    guint8 zeros[512] = {0};
    assert_refused(zeros, sizeof zeros, "damaged", "nothing but zeros");
    guint8 lock[162] = {5, 'A', 'n', 'n', 'a', 's'};
    assert_refused(lock, sizeof lock, "other-format", "~$");
}

static void names_compound_files(void **state)
{
    (void)state;
    static const struct {
        const char *stream, *code, *says;
    } cases[] = {
        {"EncryptedPackage", "encrypted", "password"},
        {"DRMEncryptedDataSpace", "encrypted", "rights-protected"},
        {"WordDocument", "legacy-doc", ".doc"},
        {"Workbook", "other-format", "Excel"},
        {"PowerPoint Document", "other-format", "PowerPoint"},
        {"Something", "other-format", "compound file"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 bytes[1536] = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
        guint8 *entry = bytes + 1024 + 128;
        gsize length = strlen(cases[i].stream);
        for (gsize j = 0; j < length; j++)
            entry[2 * j] = (guint8)cases[i].stream[j];
        entry[64] = (guint8)(2 * length + 2);
        assert_refused(bytes, sizeof bytes, cases[i].code, cases[i].says);
    }
}

static void names_other_packages(void **state)
{
    (void)state;
    static const struct {
        struct part parts[2];
        const char *code, *says;
    } cases[] = {
        {{{"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "xl/workbook.xml"))},
          {"xl/workbook.xml", "<workbook/>"}},
         "other-format",
         "Excel"},
        {{{"ppt/presentation.xml", "<p/>"}, {"a", "b"}}, "other-format", "PowerPoint"},
        {{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}},
         "other-format",
         "OpenDocument"},
        {{{"mimetype", "application/epub+zip"}, {"content.xml", "<x/>"}}, "other-format", ".epub"},
        {{{"a.txt", "a"}, {"b.txt", "b"}}, "no-main-part", "without a Word document"},
        {{{"_rels/.rels", ROOT_RELATIONS}, {"word/document.xml", "<html/>"}},
         "no-main-part",
         "not a Word document"},
        {{{"_rels/.rels", ROOT_RELATIONS}, {"word/document.xml", "<w:document><w:p>"}},
         "malformed-xml",
         "word/document.xml"},
        {{{"_rels/.rels", ROOT_RELATIONS}, {"word/document.xml", "<!DOCTYPE x><x/>"}},
         "dtd",
         "word/document.xml"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) bytes = zip_parts(cases[i].parts, 2);
        assert_refused(bytes->data, bytes->len, cases[i].code, cases[i].says);
    }
}

static void names_what_is_wrong_with_the_zip(void **state)
{
    (void)state;
    static const struct part parts[] = {{"_rels/.rels", ROOT_RELATIONS},
                                        {"word/document.xml", DOCUMENT("<w:p/>")},
                                        {"word/documenu.xml", "<x/>"}};
    static const struct {
        const char *from, *to;
        gsize local, central;
        guint16 value;
        const char *code, *says;
    } cases[] = {
        {"word/documenu.xml", "word/document.xml", 0, 0, 0, "duplicate-part", "two entries"},
        {NULL, NULL, 8, 10, ZIP_CM_BZIP2, "compression", "bzip2"},
        {NULL, NULL, 6, 8, 1, "encrypted", "word/document.xml"},
        {NULL, NULL, 14, 16, 4711, "damaged", "word/document.xml"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) bytes = zip_parts(parts, G_N_ELEMENTS(parts));
        if (cases[i].from)
            patch_bytes(bytes, cases[i].from, cases[i].to);
        else
            patch_headers(bytes, "word/document.xml", cases[i].local, cases[i].central,
                          cases[i].value);
        assert_refused(bytes->data, bytes->len, cases[i].code, cases[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_other_formats),
        cmocka_unit_test(names_compound_files),
        cmocka_unit_test(names_other_packages),
        cmocka_unit_test(names_what_is_wrong_with_the_zip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
