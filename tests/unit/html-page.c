// SPDX-License-Identifier: Apache-2.0
#include "block-lines.h"
#include "html/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// What is expected follows from the HTML Standard (the section is named) and html/html.h.
static const struct {
    const char *what, *html, *lines;
} pages[] = {
    {"white space (CSS Text 3, 4.1)", "<p> a\n\t b <b> c</b> d </p>", "p|a b c d\n"},
    {"a space belongs to where it begins", "<p>a <a href='x'>b </a>c</p>", "p|a b c [2-4 x]\n"},
    {"no-break space stays", "<p>a&nbsp; b</p>", "p|a\u00a0 b\n"},
    {"boxes in boxes", "<div>a<div>b</div>c</div>", "p|a\np|b\np|c\n"},
    {"empty boxes are none", "<div><p></p> </div><p>a", "p|a\n"},
    {"headings", "<h1>A</h1><h3>B</h3><div role=heading aria-level=2>C</div>",
     "h1|A\nh3|B\nh2|C\n"},
    {"line break", "<p>a<br>b <br> c", "p|a b c\n"},
    {"two line breaks", "<p>a<br><br>b", "p|a\np|b\n"},
    {"preformatted", "<pre>a  b\nc\n\nd</pre>", "p|a  b c\np|d\n"},
    {"entities (13.5)", "<p>&aring;&#228;&#xF6; &lt;b&gt; &amp;amp;", "p|åäö <b> &amp;\n"},
    {"references to windows-1252 (13.2.5.80)", "<p>1&#150;2 &#x80;", "p|1–2 €\n"},
    {"not shown (15.3.1)",
     "<head><style>a</style></head><p>a<script>b</script><template>c</template>"
     "<noscript>d</noscript>",
     "p|a\n"},
    {"comments", "<p>a<!-- b -->c", "p|ac\n"},
    {"ordered list (4.4.5)", "<ol><li>a<li>b</ol>", "i1 #1.|a\ni1 #2.|b\n"},
    {"type and start", "<ol type=a start=26><li>a<li>b</ol><ol type=I start=4><li>c</ol>",
     "i1 #z.|a\ni1 #aa.|b\ni1 #IV.|c\n"},
    {"value (4.4.8)", "<ol><li value=7>a<li>b</ol>", "i1 #7.|a\ni1 #8.|b\n"},
    {"reversed", "<ol reversed><li>a<ol><li>x</ol><li>b</ol>", "i1 #2.|a\ni2 #1.|x\ni1 #1.|b\n"},
    {"no roman numeral for 0", "<ol type=i start=0><li>a", "i1 #0.|a\n"},
    {"bullets by depth (15.3.7)", "<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>",
     "i1 #•|a\ni2 #◦|b\ni3 #▪|c\n"},
    {"list style none", "<ul style='list-style: none'><li>a</ul>", "i1|a\n"},
    {"paragraphs of an item", "<ol><li><p>a</p><p>b</p></ol>", "i1 #1.|a\ni1|b\n"},
    {"item without text", "<ol><li><li>b</ol>", "i1 #1.|\ni1 #2.|b\n"},
    {"table (4.9.12)", "<table><tr><td>a<td>b<tr><td>c</table>",
     "c @1.1.1|a\nc @1.1.2 =1|b\nc @1.2.1|c\n"},
    {"cells over rows and columns",
     "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<tr><td>f</table>",
     "c @1.1.1|a\nc @1.1.2|b\nc @1.1.4|c\nc @1.2.2|d\nc @1.2.3|e\nc @1.3.1|f\n"},
    {"a span of 0 ends with its rows",
     "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d</table>",
     "c @1.1.1|a\nc @1.1.2 =1|b\nc @1.2.2 =1|c\nc @1.3.1|d\n"},
    {"header cells", "<table><thead><tr><th>x<th>y<th>z</thead><tr><th>a<td>b<td>c</table>",
     "c @1.1.1h|x\nc @1.1.2h|y\nc @1.1.3h|z\nc @1.2.1r|a\nc @1.2.2 =4|b\nc @1.2.3 =4|c\n"},
    {"nested table", "<table><tr><td>a<table><tr><td>b</table>c</table>",
     "c @1.1.1|a\nc @2.1.1.2|b\nc @1.1.1|c\n"},
    {"caption", "<table><caption>k</caption><tr><td></table>", "caption|k\nc @1.1.1|\n"},
    {"list in a cell", "<ul><li>x<table><tr><td><ol><li>a</ol></table></ul>",
     "i1 #•|x\ni1 #1. @1.1.1|a\n"},
    {"hidden", "<p hidden>a</p><p>b <span style='display:none'>c</span>d",
     "p| [0-0 hidden]\np|b d [1-1 hidden]\n"},
    {"revisions (4.7)", "<p>a<ins datetime=2026-01-02>b</ins><del>c</del>",
     "p|ab [1-2 ins 2026-01-02]\n"},
    {"pictures", "<p>a<img alt='b  c'><img alt=''>d", "p|ad\nalttext:p|b c\n"},
    {"colour and language", "<html lang=sv><p lang=en style='color:#c00'>a</p><p>b",
     "p|a [0-1 CC0000 en]\np|b\n"},
    {"page parts",
     "<header><h1>T</h1><p>a</p><nav><h2>M</h2><a href='#x'>b</a></nav></header>"
     "<main><header>c</header></main><footer>d</footer>",
     "h1|T\nheader:p|a\nheader:p|M\nheader:p|b [0-1 TOC #x]\np|c\nfooter:p|d\n"},
    {"quote", "<blockquote><p>a</blockquote>", "quote|a\n"},
    {"controls", "<input type=hidden value=a><input type=submit value=b><button>c</button>",
     "p|b\np|c\n"},
};

static struct document *read_page(const char *html, gsize length,
                                  const struct read_options *options)
{
    struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    struct document *document = html_read(html, length, options, &limits, &error);
    g_assert_no_error(error);
    return document;
}

static void test_pages(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        const struct read_options options = {0};
        g_autoptr(document_t) document = read_page(pages[i].html, strlen(pages[i].html), &options);
        g_autofree char *lines = show_document(document);
        if (strcmp(lines, pages[i].lines) != 0)
            print_error("%s\n", pages[i].what);
        assert_string_equal(lines, pages[i].lines);
    }
}

static void test_views(void **state)
{
    (void)state;
    static const char html[] = "<p>a<ins>b</ins><del>c</del><i hidden>d</i>";
    static const struct {
        struct read_options options;
        const char *lines;
    } views[] = {
        {{.revisions = REVISIONS_FINAL}, "p|ab [1-2 ins] [2-2 hidden]\n"},
        {{.revisions = REVISIONS_ORIGINAL}, "p|ac [1-2 del] [2-2 hidden]\n"},
        {{.revisions = REVISIONS_ALL}, "p|abc [1-2 ins] [2-3 del] [3-3 hidden]\n"},
        {{.hidden = TRUE}, "p|abd [1-2 ins] [2-3 hidden]\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        g_autoptr(document_t) document = read_page(html, strlen(html), &views[i].options);
        g_autofree char *lines = show_document(document);
        assert_string_equal(lines, views[i].lines);
    }
}

static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        gsize length;
        const char *note; // a part of it; NULL: none
    } texts[] = {
        {"<p>\xc3\xa5", 5, NULL},
        {"\xef\xbb\xbf<p>\xc3\xa5", 8, NULL},
        {"<p>\xe5", 4, "windows-1252"},
        {"<meta charset=iso-8859-1><p>\xe5", 29, NULL},
        {"<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>\xe5", 76,
         NULL},
        {"<meta charset=utf-8><p>\xe5", 24, "says that it is UTF-8"},
        {"\xff\xfe<\0p\0>\0\xe5\0", 10, NULL},
        {"\xfe\xff\0<\0p\0>\0\xe5", 10, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        const struct read_options options = {0};
        g_autoptr(document_t) document = read_page(texts[i].bytes, texts[i].length, &options);
        g_autofree char *lines = show_document(document);
        assert_string_equal(lines, "p|å\n");
        assert_int_equal(document->notes->len, texts[i].note != NULL);
        if (texts[i].note)
            assert_non_null(
                strstr(((struct note *)document->notes->pdata[0])->message, texts[i].note));
    }
}

static void test_properties(void **state)
{
    (void)state;
    static const char html[] =
        "<html lang=sv><head><title> Rutin\n f&ouml;r </title><meta name=Author content='Region'>"
        "<meta name=viewport content=x><meta name=DCTERMS.modified content=2026-01-02></head>";
    const struct read_options options = {0};
    g_autoptr(document_t) document = read_page(html, strlen(html), &options);
    assert_string_equal(document_property(document, "title"), "Rutin för");
    assert_string_equal(document_property(document, "creator"), "Region");
    assert_string_equal(document_property(document, "modified"), "2026-01-02");
    assert_string_equal(document_property(document, "language"), "sv");
    assert_int_equal(document->properties->len, 4);
}

static void test_unread(void **state)
{
    (void)state;
    static const struct {
        const char *html, *reason;
    } pages_unread[] = {
        {"<p>a<iframe src='x.html'></iframe>", "shows another file in a frame (<iframe>)"},
        {"<div id=app></div><script src=app.js></script>", "a script makes it"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(pages_unread); i++) {
        const struct read_options options = {0};
        const char *html = pages_unread[i].html;
        g_autoptr(document_t) document = read_page(html, strlen(html), &options);
        assert_int_equal(document->not_checked->len, 1);
        const struct not_checked *entry = document->not_checked->pdata[0];
        assert_non_null(strstr(entry->reason, pages_unread[i].reason));
    }
}

static void test_depth(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    limits.depth = 10;
    g_autoptr(GString) html = g_string_new(NULL);
    for (guint i = 0; i < 11; i++)
        g_string_append(html, "<div>");
    const struct read_options options = {0};
    g_autoptr(GError) error = NULL;
    assert_null(html_read(html->str, html->len, &options, &limits, &error));
    assert_non_null(strstr(error->message, "--max-depth"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),     cmocka_unit_test(test_views),
        cmocka_unit_test(test_encodings), cmocka_unit_test(test_properties),
        cmocka_unit_test(test_unread),    cmocka_unit_test(test_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
