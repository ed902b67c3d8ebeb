// SPDX-License-Identifier: Apache-2.0
// The package in one XML file: the same parts, types and relationships as in a zip.
#include "docx-parts.h"
#include "package/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define FLAT(attributes, content)                                                                  \
    "<?xml version='1.0'?>\n<?mso-application progid='Word.Document'?>\n<pkg:package "             \
    "xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'" attributes ">" content       \
    "</pkg:package>"
#define PART(name, content)                                                                        \
    "<pkg:part pkg:name='" name "' pkg:contentType='type/" name "'>" content "</pkg:part>"
#define XML(content) "<pkg:xmlData>\n" content " </pkg:xmlData>"
#define BASE64(content) "<pkg:binaryData>" content "</pkg:binaryData>"

static struct package *open_flat(const char *text, const struct limits *limits, GError **error)
{
    return package_open((const guint8 *)text, strlen(text), limits, error);
}

static void gives_parts(void **state)
{
    (void)state;
    static const struct {
        const char *attributes_and_part, *bytes;
    } cases[] = {
        {FLAT("", PART("/a.xml", XML("<a/>"))), "<a></a>"},
        {FLAT("", PART("/a.xml", XML("<a>x &amp; y<b c='&lt;\"&#10;'/> z</a>"))),
         "<a>x &amp; y<b c=\"&lt;&quot;&#10;\"></b> z</a>"},
        // What is declared outside the part is declared in it, but nothing twice.
        {FLAT(" xmlns:w='u' xmlns:x='outer'", PART("/a.xml", XML("<w:a xmlns:x='inner'/>"))),
         "<w:a xmlns:x=\"inner\" xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\" "
         "xmlns:w=\"u\"></w:a>"},
        {FLAT("", PART("/a.xml", BASE64("PGEv\nPg=="))), "<a/>"},
        {FLAT("", PART("/a.xml", BASE64(""))), ""},
        {FLAT("", PART("/a.xml", "")), ""},
        {FLAT("", "<other>x</other>" PART("a.xml", XML("<a/>"))), "<a></a>"},
    };
    struct limits limits = limits_default();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(package_t) package = open_flat(cases[i].attributes_and_part, &limits, &error);
        if (!package)
            fail_msg("case %u: %s", i, error->message);
        g_autoptr(GBytes) part = package_read(package, "/A.xml", &error);
        assert_non_null(part);
        gsize size;
        const char *bytes = g_bytes_get_data(part, &size);
        g_autofree char *text = g_strndup(bytes, size);
        // The one declaration that every part here inherits says nothing in these cases.
        g_autoptr(GString) shown = g_string_new(text);
        if (!strstr(cases[i].bytes, "xmlns:pkg"))
            g_string_replace(
                shown, " xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"", "", 0);
        assert_string_equal(shown->str, cases[i].bytes);
    }
}

static void is_a_package(void **state)
{
    (void)state;
    static const char text[] =
        FLAT("", PART("/_rels/.rels",
                      XML("<Relationships xmlns='" RELS_NS "'>" RELATION(
                          "r1", "officeDocument", "word/document.xml") "</Relationships>"))
                     PART("/word/document.xml", XML(DOCUMENT("<w:p/>"))));
    struct limits limits = limits_default();
    g_autoptr(package_t) package = open_flat(text, &limits, NULL);
    assert_non_null(package);
    assert_true(package_types_readable(package, NULL));
    assert_string_equal(package_content_type(package, "/word/document.xml"),
                        "type//word/document.xml");
    assert_string_equal(package_find_type(package, "document.xml"), "/word/document.xml");
    assert_int_equal(package_order(package, "/word/document.xml"), 1);
    g_autoptr(GPtrArray) relations = package_relations(package, "/", NULL);
    assert_int_equal(relations->len, 1);
    assert_string_equal(relation_of_type(relations, "officeDocument")->target,
                        "/word/document.xml");
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum package_error code;
        const char *says;
    } cases[] = {
        {"<a/>", PACKAGE_ERROR_NOT_ZIP, "not a zip archive"},
        {"<a x='http://schemas.microsoft.com/office/2006/xmlPackage'/>", PACKAGE_ERROR_NOT_ZIP,
         "neither"},
        {FLAT("", PART("/a.xml", XML("<a/>"))) "<b/>", PACKAGE_ERROR_MALFORMED_XML, "line 4"},
        {FLAT("", PART("/a.xml", XML("<a>"))), PACKAGE_ERROR_MALFORMED_XML, "\"a\" is ended as"},
        {"<!DOCTYPE a>" FLAT("", ""), PACKAGE_ERROR_DTD, "DTD"},
        {FLAT("", PART("/a.xml", XML("<a/>")) PART("/A.xml", XML("<a/>"))), PACKAGE_ERROR_DUPLICATE,
         "A.xml"},
        {FLAT("", PART("/a", "") PART("/b", "") PART("/c", "") PART("/d", "")), PACKAGE_ERROR_LIMIT,
         "--max-entries"},
        {FLAT("", PART("/a", XML("<a>0123456789012345678901234567890123456789</a>"))),
         PACKAGE_ERROR_LIMIT, "--max-part-size"},
        {FLAT("",
              PART("/a", BASE64("QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQU"
                                "JDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD"))
                  PART("/b",
                       BASE64("QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD"
                              "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD"))
                      PART("/c",
                           BASE64(
                               "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJ"
                               "DQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD"))),
         PACKAGE_ERROR_LIMIT, "--max-package-size"},
        {FLAT("", PART("/a", XML("<a><a><a><a><a/></a></a></a></a>"))), PACKAGE_ERROR_LIMIT,
         "--max-depth"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct limits limits = limits_default();
        limits.entries = 3;
        limits.part_size = 100;
        limits.package_size = 200;
        limits.depth = 7;
        g_autoptr(GError) error = NULL;
        g_autoptr(package_t) package = open_flat(cases[i].text, &limits, &error);
        assert_null(package);
        if (!g_error_matches(error, PACKAGE_ERROR, (gint)cases[i].code) ||
            !strstr(error->message, cases[i].says))
            fail_msg("case %u: %s", i, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_parts),
        cmocka_unit_test(is_a_package),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
