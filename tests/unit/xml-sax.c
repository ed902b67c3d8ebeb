// SPDX-License-Identifier: Apache-2.0
#include "xml/sax.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void on_start(void *context, const struct xml_element *element)
{
    g_string_append_printf(context, "<%s", element->name);
    if (*element->uri)
        g_string_append_printf(context, "{%s}", element->uri);
    for (guint i = 0; i < element->attribute_count; i++)
        g_string_append_printf(context, " %s{%s}=%s", element->attributes[i].name,
                               element->attributes[i].uri, element->attributes[i].value);
    g_string_append_c(context, '>');
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)uri;
    g_string_append_printf(context, "</%s>", name);
}

static void on_text(void *context, const char *text, gsize length)
{
    g_string_append_len(context, text, (gssize)length);
}

static const struct xml_handler handler = {on_start, on_end, on_text};

static void gives_events(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *events;
    } cases[] = {
        {"<a/>", "<a></a>"},
        {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe5</a>", "<a>å</a>"},
        {"<p:a xmlns:p='u' p:x='1' y='2'/>", "<a{u} x{u}=1 y{}=2></a>"},
        {"<a x='&amp;&lt;&#38;&#229;'>Krav &amp; mål &#x2013;</a>", "<a x{}=&<&å>Krav & mål –</a>"},
        {"<a><![CDATA[<b>&]]></a>", "<a><b>&</a>"},
        {"\xef\xbb\xbf<a> <!-- c --><?p i?> </a>", "<a>  </a>"},
    };
    struct limits limits = limits_default();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *events = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        assert_true(
            xml_parse(cases[i].xml, strlen(cases[i].xml), &limits, &handler, events, &error));
        assert_string_equal(events->str, cases[i].events);
        g_string_free(events, TRUE);
    }
}

static void reads_utf16(void **state)
{
    (void)state;
    static const char *const encodings[] = {"UTF-16LE", "UTF-16BE"};
    static const char *const marks[] = {"\xff\xfe", "\xfe\xff"};
    struct limits limits = limits_default();
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++) {
        gsize size;
        g_autofree char *wide = g_convert("<?xml version='1.0' encoding='UTF-16'?><a>åäö</a>", -1,
                                          encodings[i], "UTF-8", NULL, &size, NULL);
        GString *bytes = g_string_new_len(marks[i], 2);
        g_string_append_len(bytes, wide, (gssize)size);
        GString *events = g_string_new(NULL);
        assert_true(xml_parse(bytes->str, bytes->len, &limits, &handler, events, NULL));
        assert_string_equal(events->str, "<a>åäö</a>");
        g_string_free(bytes, TRUE);
        g_string_free(events, TRUE);
    }
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        enum xml_error code;
        const char *says;
    } cases[] = {
        {"<a><b></a>", XML_ERROR_MALFORMED,
         "line 1, column 11: the element \"b\" is ended as \"a\""},
        {"<a>\n<b>\n</c></a>", XML_ERROR_MALFORMED, "line 3"},
        {"<a>\x01</a>", XML_ERROR_MALFORMED, "U+0001"},
        {"<a>&undefined;</a>", XML_ERROR_MALFORMED, "undefined"},
        {"<a>in & ut</a>", XML_ERROR_MALFORMED, "it is written &amp;"},
        {"<a>in &ut x</a>", XML_ERROR_MALFORMED, "it is written &amp;"},
        {"<a>1 < 2</a>", XML_ERROR_MALFORMED, "or &lt;"},
        {"<a>", XML_ERROR_MALFORMED, "not well-formed"},
        {"", XML_ERROR_MALFORMED, "empty"},
        {"<a/><b/>", XML_ERROR_MALFORMED, "after the end"},
        {"<a>&amp</a>", XML_ERROR_MALFORMED, "special character"},
        {"<a x='1' x='2'/>", XML_ERROR_MALFORMED, "twice"},
        {"<a>\xe5</a>", XML_ERROR_MALFORMED, "encoding"},
        {"<?xml version='1.0' encoding='UTF-16BE'?><a/>", XML_ERROR_MALFORMED, "not well-formed"},
        // libxml2 calls this well-formed: it ends where the conversion does.
        {"<?xml version='1.0' encoding='Shift_JIS'?><a>text \x80\x80\x80\x80\x80\x80</a>",
         XML_ERROR_MALFORMED, "encoding"},
        {"<a><b>", XML_ERROR_MALFORMED, "ends in the middle"},
        {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", XML_ERROR_DTD_FOUND, "DTD"},
        {"\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", XML_ERROR_DTD_FOUND, "line 2"},
        {"<a><a><a><a/></a></a></a>", XML_ERROR_LIMIT, "--max-depth"},
        {"<a b='' c='' d='' e=''/>", XML_ERROR_LIMIT, "more than 3 attributes at line 1"},
        {"<a xmlns='x' b='' c='' xmlns:d='y'/>", XML_ERROR_LIMIT, "--max-attributes"},
    };
    struct limits limits = limits_default();
    limits.depth = limits.attributes = 3;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *events = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        assert_false(
            xml_parse(cases[i].xml, strlen(cases[i].xml), &limits, &handler, events, &error));
        assert_int_equal(error->domain, XML_ERROR_DOMAIN);
        assert_int_equal(error->code, cases[i].code);
        if (!strstr(error->message, cases[i].says) || strchr(error->message, '\n'))
            fail_msg("%s", error->message);
        g_string_free(events, TRUE);
    }
}

// Orders of bytes that libxml2 knows but cannot convert, which it says before there is a parser.
static void refuses_unusual_orders(void **state)
{
    (void)state;
    static const char orders[][4] = {
        {0, 0, '<', 0}, {0, '<', 0, 0}, {0x4c, 0x6f, (char)0xa7, (char)0x94}};
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++)
        for (gsize length = 1; length <= sizeof orders[i]; length++) {
            struct limits limits = limits_default();
            GString *events = g_string_new(NULL);
            g_autoptr(GError) error = NULL;
            assert_false(xml_parse(orders[i], length, &limits, &handler, events, &error));
            assert_true(g_error_matches(error, XML_ERROR_DOMAIN, XML_ERROR_MALFORMED));
            assert_non_null(strstr(error->message, "not well-formed"));
            g_string_free(events, TRUE);
        }
}

// A tag that goes on and on is refused before it has come to its end, but not for what is in
// quotation marks or is no tag.
static void counts_attributes_ahead(void **state)
{
    (void)state;
    enum { MANY = 200000 };
    static const struct {
        const char *start, *each, *end, *says;
    } cases[] = {
        {"<a ", "b='' ", "/>", "--max-attributes"},
        {"<a ", "b=\"'>\" ", "", "--max-attributes"},
        {"<a b='", "\"", "'/>", NULL},
        {"<a b=\"", "'", "\"/>", NULL},
        {"<a><!-- ", "'", " --></a>", NULL},
        {"<a><?x ", "'", "?></a>", NULL},
        {"<a>", "'", "</a>", NULL},
        {"<a>", "<b c=''/>", "</a>", NULL},
    };
    struct limits limits = limits_default();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *xml = g_string_new(cases[i].start), *events = g_string_new(NULL);
        for (guint n = 0; n < MANY; n++)
            g_string_append(xml, cases[i].each);
        g_string_append(xml, cases[i].end);
        g_autoptr(GError) error = NULL;
        gboolean read = xml_parse(xml->str, xml->len, &limits, &handler, events, &error);
        if (read != !cases[i].says || (error && !strstr(error->message, cases[i].says)))
            fail_msg("case %u: %s", i, error ? error->message : "no error");
        g_string_free(xml, TRUE);
        g_string_free(events, TRUE);
    }
}

static void joins_long_texts(void **state)
{
    (void)state;
    // Longer than several chunks: a tag, then a text.
    GString *xml = g_string_new("<a x='");
    for (guint i = 0; i < 300000; i++)
        g_string_append(xml, "é");
    g_string_append(xml, "'>");
    for (guint i = 0; i < 300000; i++)
        g_string_append(xml, "å");
    g_string_append(xml, "</a>");
    struct limits limits = limits_default();
    GString *events = g_string_new(NULL);
    assert_true(xml_parse(xml->str, xml->len, &limits, &handler, events, NULL));
    assert_int_equal(g_utf8_strlen(events->str, -1), strlen("<a x{}=>") + 600000 + strlen("</a>"));
    g_string_free(events, TRUE);
    g_string_free(xml, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_events),
        cmocka_unit_test(reads_utf16),
        cmocka_unit_test(refuses),
        cmocka_unit_test(refuses_unusual_orders),
        cmocka_unit_test(counts_attributes_ahead),
        cmocka_unit_test(joins_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
