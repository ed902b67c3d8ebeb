// SPDX-License-Identifier: Apache-2.0
// The markup the writer serialises: escapes, void and empty elements, forbidden characters.
#include "xml/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <string.h>

static void assert_written(struct writer *writer, const char *expected)
{
    GString *text = writer_finish(writer);
    assert_string_equal(text->str, expected);
    g_string_free(text, TRUE);
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
    } cases[] = {
        {"Hälso- och sjukvård – § 4", "Hälso- och sjukvård – § 4"},
        {"<script>alert('x')</script>", "&lt;script&gt;alert('x')&lt;/script&gt;"},
        {"Krav & \"mål\"", "Krav &amp; &quot;mål&quot;"},
        {"a\x01"
         "b\x1b[0m\x7f",
         "a\xef\xbf\xbd"
         "b\xef\xbf\xbd[0m\xef\xbf\xbd"},
        {"\xc2\x9b|\xef\xbf\xbe|\xef\xb7\x90", "\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd"},
        {"\xf0\x9f\x98\x80\xf0\x9f\xbf\xbf", "\xf0\x9f\x98\x80\xef\xbf\xbd"},
        {"rad\nflik\t.", "rad\nflik\t."},
        {"v\xe5rd", "v\xef\xbf\xbdrd"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(writer_t) writer = writer_new();
        writer_start(writer, "p");
        writer_attribute(writer, "title", cases[i].text);
        writer_text(writer, cases[i].text);
        g_autofree char *expected =
            g_strdup_printf("<p title=\"%s\">%s</p>\n", cases[i].written, cases[i].written);
        assert_written(writer, expected);
    }
}

static void test_void_and_empty(void **state)
{
    (void)state;
    g_autoptr(writer_t) writer = writer_new();
    writer_html(writer);
    writer_start(writer, "html");
    writer_start(writer, "meta");
    writer_attribute(writer, "charset", "utf-8");
    writer_end(writer);
    writer_style(writer, "a > b { content: \"&\" }");
    writer_start(writer, "script");
    writer_end(writer);
    writer_element(writer, "td", "");
    writer_start(writer, "p");
    writer_text(writer, "a");
    writer_start(writer, "br");
    writer_end(writer);
    writer_text(writer, "b");
    assert_written(writer, "<!DOCTYPE html>\n<html><meta charset=\"utf-8\"/>"
                           "<style>a > b { content: \"&\" }</style>"
                           "<script></script><td></td><p>a<br/>b</p></html>\n");
}

// What is written is what an XML parser reads back.
static void test_round_trip(void **state)
{
    (void)state;
    static const char text[] = "]]> <!-- & ' \" \t \n ÅÄÖ \xe2\x80\xae <?x?>";
    g_autoptr(writer_t) writer = writer_new();
    writer_start(writer, "a");
    writer_element(writer, "b", text);
    GString *written = writer_finish(writer);
    xmlDocPtr document = xmlReadMemory(written->str, (int)written->len, NULL, "UTF-8", 0);
    assert_non_null(document);
    xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(document));
    assert_string_equal((const char *)content, text);
    xmlFree(content);
    xmlFreeDoc(document);
    g_string_free(written, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_void_and_empty),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
