// SPDX-License-Identifier: Apache-2.0
#include "block-lines.h"
#include "docx-parts.h"
#include "odt/odt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                                                 \
    " xmlns:office='" OASIS "office:1.0' xmlns:text='" OASIS "text:1.0' xmlns:table='" OASIS       \
    "table:1.0' xmlns:style='" OASIS "style:1.0' xmlns:draw='" OASIS                               \
    "drawing:1.0' xmlns:svg='" OASIS "svg-compatible:1.0' xmlns:fo='" OASIS                        \
    "xsl-fo-compatible:1.0' xmlns:meta='" OASIS                                                    \
    "meta:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/"  \
    "1.1/'"
#define STYLES_OF_ALL                                                                              \
    "<office:styles>"                                                                              \
    "<style:style style:name='Heading_20_1' style:display-name='Heading 1' "                       \
    "style:family='paragraph'/>"                                                                   \
    "<style:style style:name='Unnumbered' style:family='paragraph' style:list-style-name=''/>"     \
    "<style:style style:name='Title' style:family='paragraph'/>"                                   \
    "<style:style style:name='Quotations' style:family='paragraph'/>"                              \
    "<style:style style:name='Dold' style:family='paragraph'><style:text-properties "              \
    "text:display='none'/></style:style>"                                                          \
    "<text:outline-style style:name='Outline'>"                                                    \
    "<text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/>"         \
    "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>"      \
    "<text:outline-level-style text:level='3' style:num-format=''/></text:outline-style>"          \
    "<text:list-style style:name='L1'>"                                                            \
    "<text:list-level-style-number text:level='1' style:num-format='a' style:num-suffix=')'/>"     \
    "<text:list-level-style-number text:level='2' style:num-format='1' text:display-levels='2' "   \
    "style:num-prefix='(' style:num-suffix=')'/></text:list-style>"                                \
    "<text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' "               \
    "text:bullet-char='–'/></text:list-style></office:styles>"                                   \
    "<office:automatic-styles>"                                                                    \
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>" \
    "<style:style style:name='P2' style:family='paragraph'><style:paragraph-properties "           \
    "fo:break-before='page'/></style:style>"                                                       \
    "<style:style style:name='T1' style:family='text'><style:text-properties fo:color='#ff0000' "  \
    "fo:language='en' fo:country='GB'/></style:style>"                                             \
    "<style:style style:name='T2' style:family='text'><style:text-properties "                     \
    "text:display='none'/></style:style></office:automatic-styles>"
#define FLAT(body)                                                                                 \
    "<office:document" NAMESPACES ">" STYLES_OF_ALL "<office:body><office:text>" body              \
    "</office:text></office:body></office:document>"
#define P(content) "<text:p>" content "</text:p>"
#define H(level, content) "<text:h text:outline-level='" level "'>" content "</text:h>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"
#define CHANGED(id, kind, content)                                                                 \
    "<text:changed-region text:id='" id "'><text:" kind "><office:change-info><dc:creator>A"       \
    "</dc:creator><dc:date>2026-01-02</dc:date></office:change-info>" content "</text:" kind ">"   \
    "</text:changed-region>"
#define CHANGES(regions) "<text:tracked-changes>" regions "</text:tracked-changes>"

// What is expected follows from ODF 1.3 part 3 (the section is named) and odt/odt.h.
static const struct {
    const char *what, *flat, *lines;
} texts[] = {
    {"white space (6.1.2)", FLAT(P(" a \n b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e ")),
     "p|a b  c\td e\n"},
    {"headings and their numbers (5.1.2)",
     FLAT(H("1", "A") H("2", "B") H("2", "C") H("1", "D") H("2", "E") H("3", "F")),
     "h1 #1|A\nh2 #1.1|B\nh2 #1.2|C\nh1 #2|D\nh2 #2.1|E\nh3|F\n"},
    {"headings without number",
     FLAT("<text:h text:outline-level='1' text:is-list-header='true'>A</text:h>"
          "<text:h text:outline-level='1' text:style-name='Unnumbered'>B</text:h>"
          "<text:h text:outline-level='1' text:restart-numbering='true' "
          "text:start-value='5'>C</text:h>"),
     "h1|A\nh1|B\nh1 #5|C\n"},
    {"list (5.3)",
     FLAT("<text:list text:style-name='L1'>" ITEM(P("a") P("b")) ITEM(P("c") "<text:list>" ITEM(
         P("d")) ITEM(P("e")) "</text:list>") ITEM(P("f")) "</text:list>"),
     "i1 #a)|a\ni1|b\ni1 #b)|c\ni2 #(b.1)|d\ni2 #(b.2)|e\ni1 #c)|f\n"},
    {"lists go on (19.877, 19.878)",
     FLAT("<text:list text:style-name='L1'>" ITEM(P("a")) "</text:list>" P(
         "x") "<text:list text:style-name='L1' "
              "text:continue-numbering='true'>" ITEM(P("b")) "</"
                                                             "text:list><"
                                                             "text:list "
                                                             "text:style-"
                                                             "name='L1'"
                                                             ">" ITEM(P("c")) "</text:list>"),
     "i1 #a)|a\np|x\ni1 #b)|b\ni1 #a)|c\n"},
    {"start value, list header, bullet",
     FLAT("<text:list text:style-name='L1'><text:list-header>" P(
         "h") "</text:list-header>"
              "<text:list-item text:start-value='27'>" P(
                  "a") "</text:list-item></text:list>"
                       "<text:list text:style-name='L2'>" ITEM(P("b")) "</text:list>"),
     "i1|h\ni1 #aa)|a\ni1 #–|b\n"},
    {"table (9.1)",
     FLAT("<table:table><table:table-header-rows><table:table-row><table:table-cell>" P(
         "a") "</table:table-cell><table:table-cell "
              "table:number-columns-spanned='2'>" P("b") "</"
                                                         "tabl"
                                                         "e:"
                                                         "tabl"
                                                         "e-"
                                                         "cell"
                                                         "><"
                                                         "tabl"
                                                         "e:"
                                                         "cove"
                                                         "red-"
                                                         "tabl"
                                                         "e-"
                                                         "cell"
                                                         "/><"
                                                         "tabl"
                                                         "e:"
                                                         "tabl"
                                                         "e-"
                                                         "cell"
                                                         ">" P("c") "</"
                                                                    "table:table-cell></"
                                                                    "table:table-row></"
                                                                    "table:table-header-"
                                                                    "rows><table:table-"
                                                                    "row>"
                                                                    "<table:table-cell "
                                                                    "table:number-"
                                                                    "columns-repeated='3'"
                                                                    "/><table:table-"
                                                                    "cell>" P("d") "</"
                                                                                   "table:"
                                                                                   "table-cell>"
                                                                                   "</"
                                                                                   "table:"
                                                                                   "table-row><"
                                                                                   "/table:"
                                                                                   "table>"),
     "c @1.1.1h|a\nc @1.1.2h|b\nc @1.1.4h|c\nc @1.2.1|\nc @1.2.4|d\n"},
    {"nested table",
     FLAT("<table:table><table:table-row><table:table-cell>" P(
         "a") "<table:table><table:table-row><table:table-cell>" P("b") "</"
                                                                        "table:table-cell><"
                                                                        "/"
                                                                        "table:table-row></"
                                                                        "table:table>" P("c") "</"
                                                                                              "tabl"
                                                                                              "e:"
                                                                                              "tabl"
                                                                                              "e-"
                                                                                              "cell"
                                                                                              "></"
                                                                                              "tabl"
                                                                                              "e:"
                                                                                              "tabl"
                                                                                              "e-"
                                                                                              "row>"
                                                                                              "</"
                                                                                              "tabl"
                                                                                              "e:"
                                                                                              "tabl"
                                                                                              "e>"),
     "c @1.1.1|a\nc @2.1.1.2|b\nc @1.1.1|c\n"},
    {"notes and comments after the body (6.3, 14.1)",
     FLAT(P("a<text:note text:note-class='endnote'><text:note-citation>i</text:note-citation>"
            "<text:note-body>" P(
                "b") "</text:note-body></text:note>"
                     "<text:note "
                     "text:note-class='footnote'><text:note-citation>1</text:note-citation>"
                     "<text:note-body>" P("c") "</text:note-body></text:note>"
                                               "<office:annotation><dc:creator>A</"
                                               "dc:creator><dc:date>2026</dc:date>" P(
                                                   "d") "</office:annotation>e") P("f")),
     "p|ae\np|f\nfootnote:p|c\nendnote:p|b\ncomment:p|d\n"},
    {"links, fields, colour, language",
     FLAT(P("<text:a xlink:href='#b'>a</text:a><text:bookmark-ref>b</text:bookmark-ref>"
            "<text:span text:style-name='T1'>c</text:span>")),
     "p|abc [0-1 #b] [1-2 REF] [2-3 FF0000 en-GB]\n"},
    {"table of contents",
     FLAT("<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
          "</text:index-title-template></text:table-of-content-source><text:index-body>" P(
              "a") "</text:index-body></text:table-of-content>"),
     "p|a [0-1 TOC]\n"},
    {"hidden text",
     FLAT(P("a<text:span text:style-name='T2'>b</text:span>c") "<text:p "
                                                               "text:style-name='Dold'>d</"
                                                               "text:p><text:section "
                                                               "text:display='none'>" P(
                                                                   "e") "</text:section>"),
     "p|ac [1-1 hidden]\np| [0-0 hidden]\np| [0-0 hidden]\n"},
    {"roles by style",
     FLAT("<text:p text:style-name='Title'>a</text:p>"
          "<text:p text:style-name='P1'>b</text:p>"),
     "title|a\nquote|b\n"},
    {"text box and picture",
     FLAT(P("a<draw:frame><draw:text-box>" P("b") "</draw:text-box><svg:desc>c</svg:desc>"
                                                  "</draw:frame>d")),
     "p|ad\ntextbox:p|b\nalttext:p|c\n"},
};

static void check_view(const char *flat, const struct read_options *options, const char *expected)
{
    struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    g_autoptr(document_t) document = odt_read_flat(flat, strlen(flat), options, &limits, &error);
    g_assert_no_error(error);
    g_autofree char *lines = show_document(document);
    assert_string_equal(lines, expected);
}

static void test_texts(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        check_view(texts[i].flat, &(struct read_options){0}, texts[i].lines);
    }
}

// Tracked changes (5.5): an insertion is a range of the text; what was deleted is kept apart, and
// its first and last paragraph are those that the place of the deletion stands in.
static const struct {
    const char *flat, *final, *original, *all;
} changes[] = {
    {FLAT(CHANGES(CHANGED("1", "insertion", "") CHANGED("2", "deletion", P("c")))
              P("a<text:change-start text:change-id='1'/>b<text:change-end text:change-id='1'/>"
                "<text:change text:change-id='2'/>d")),
     "p|abd [1-2 ins A 2026-01-02]\n", "p|acd [1-2 del A 2026-01-02]\n",
     "p|abcd [1-2 ins A 2026-01-02] [2-3 del A 2026-01-02]\n"},
    // A deleted end of a paragraph.
    {FLAT(CHANGES(CHANGED("1", "deletion", P("b") P("c")))
              P("a<text:change text:change-id='1'/>d")),
     "p|ad\n", "p|ab [1-2 del A 2026-01-02]\np|cd [0-1 del A 2026-01-02]\n",
     "p|ab [1-2 del A 2026-01-02]\np|cd [0-1 del A 2026-01-02]\n"},
    // An inserted end of a paragraph.
    {FLAT(CHANGES(CHANGED("1", "insertion", "")) P("a<text:change-start text:change-id='1'/>b")
              P("x") P("c<text:change-end text:change-id='1'/>d")),
     "p|ab [1-2 ins A 2026-01-02]\np|x [0-1 ins A 2026-01-02]\np|cd [0-1 ins A 2026-01-02]\n",
     "p|ad\n",
     "p|ab [1-2 ins A 2026-01-02]\np|x [0-1 ins A 2026-01-02]\np|cd [0-1 ins A 2026-01-02]\n"},
    // Whole paragraphs, inserted and deleted.
    {FLAT(CHANGES(CHANGED("1", "insertion", "") CHANGED("2", "deletion", P("c") P("d")))
              P("a") "<text:change-start text:change-id='1'/>" P(
                  "b") "<text:change-end text:change-id='1'/><text:change "
                       "text:change-id='2'/>" P("e")),
     "p|a\np|b [0-1 ins A 2026-01-02]\np|e\n",
     "p|a\np|c [0-1 del A 2026-01-02]\np|d [0-1 del A 2026-01-02]\np|e\n",
     "p|a\np|b [0-1 ins A 2026-01-02]\np|c [0-1 del A 2026-01-02]\np|d [0-1 del A "
     "2026-01-02]\np|e\n"},
};

static void test_changes(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        check_view(changes[i].flat, &(struct read_options){.revisions = REVISIONS_FINAL},
                   changes[i].final);
        check_view(changes[i].flat, &(struct read_options){.revisions = REVISIONS_ORIGINAL},
                   changes[i].original);
        check_view(changes[i].flat, &(struct read_options){.revisions = REVISIONS_ALL},
                   changes[i].all);
    }
}

#define ROOT(name, content)                                                                        \
    "<office:document-" name NAMESPACES ">" content "</office:document-" name ">"
#define CONTENT(body)                                                                              \
    ROOT("content", "<office:body><office:text>" body "</office:text></office:body>")

static struct document *read_package(const struct part *parts, guint count, GError **error)
{
    struct limits limits = limits_default();
    g_autoptr(GByteArray) bytes = zip_parts(parts, count);
    g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, error);
    assert_non_null(package);
    assert_true(odt_is_package(package));
    return odt_read(package, &(struct read_options){0}, &limits, error);
}

#define MIMETYPE                                                                                   \
    {                                                                                              \
        "mimetype", "application/vnd.oasis.opendocument.text"                                      \
    }

static void test_package(void **state)
{
    (void)state;
    static const struct part parts[] = {
        MIMETYPE,
        {"content.xml", CONTENT(P("a") "<text:p>b<text:soft-page-break/>c</text:p>" P(
                            "d<draw:object "
                            "xlink:href='./Object 1'/>"))},
        {"styles.xml",
         ROOT("styles",
              "<office:styles/><office:master-styles><style:master-page>"
              "<style:header>" P("e") "</style:header><style:footer "
                                      "style:display='false'>" P(
                                          "f") "</style:footer>"
                                               "</style:master-page></office:master-styles>")},
        {"meta.xml", ROOT("meta", "<office:meta><dc:title>T</dc:title><meta:initial-creator>C"
                                  "</meta:initial-creator><meta:user-defined meta:name='Diarienr'>"
                                  "9</meta:user-defined></office:meta>")},
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(document_t) document = read_package(parts, G_N_ELEMENTS(parts), &error);
    g_assert_no_error(error);
    g_autofree char *lines = show_document(document);
    assert_string_equal(lines, "p|a\np|bc\np|d\nheader:p|e\n");
    assert_int_equal(document_block(document, 1)->rest->page, 1);
    assert_int_equal(document_block(document, 3)->rest->page, 2);
    assert_string_equal(document_block(document, 4)->rest->package, "/styles.xml");
    assert_string_equal(document_property(document, "title"), "T");
    assert_string_equal(document_property(document, "creator"), "C");
    assert_string_equal(document_property(document, "custom:Diarienr"), "9");
    assert_int_equal(document->not_checked->len, 1);
    const struct not_checked *entry = document->not_checked->pdata[0];
    assert_string_equal(entry->package, "/Object 1");
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        struct part parts[3];
        enum odt_error code;
        const char *message; // a part of it
    } refused[] = {
        {{MIMETYPE,
          {"content.xml", "\x01\x02"},
          {"META-INF/manifest.xml", "<manifest:encryption-data/>"}},
         ODT_ERROR_ENCRYPTED,
         "encrypted with a password"},
        {{MIMETYPE, {"a", "b"}, {"c", "d"}}, ODT_ERROR_NO_CONTENT, "no content.xml"},
        {{MIMETYPE, {"content.xml", "<a>"}, {"c", "d"}},
         ODT_ERROR_MALFORMED_XML,
         "content.xml cannot be read"},
        {{MIMETYPE, {"content.xml", "<!DOCTYPE a><a/>"}, {"c", "d"}}, ODT_ERROR_DTD, "DTD"},
        {{MIMETYPE,
          {"content.xml", ROOT("content", "<office:body><office:spreadsheet/></office:body>")},
          {"c", "d"}},
         ODT_ERROR_NOT_TEXT,
         "a sheet, a presentation"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(read_package(refused[i].parts, 3, &error));
        assert_true(g_error_matches(error, ODT_ERROR, (gint)refused[i].code));
        assert_non_null(strstr(error->message, refused[i].message));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_package),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
