// SPDX-License-Identifier: Apache-2.0
// One feature of WordprocessingML each: the body's XML and the blocks it must give.
#include "docx-read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define P(content) "<w:p>" content "</w:p>"
#define R(content) "<w:r>" content "</w:r>"
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define STYLE(id) "<w:pPr><w:pStyle w:val='" id "'/></w:pPr>"
#define BEGIN R("<w:fldChar w:fldCharType='begin'/>")
#define SEPARATE R("<w:fldChar w:fldCharType='separate'/>")
#define END R("<w:fldChar w:fldCharType='end'/>")
#define CODE(code) R("<w:instrText xml:space='preserve'> " code " </w:instrText>")
#define CELL(content) "<w:tc>" content "</w:tc>"
#define ROW(content) "<w:tr>" content "</w:tr>"
#define TABLE(content) "<w:tbl>" content "</w:tbl>"
#define MARK(revision) "<w:pPr><w:rPr><w:" revision "/></w:rPr></w:pPr>"
#define DELETED(text) "<w:del w:author='D'><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define INSERTED(text) "<w:ins w:author='I'>" T(text) "</w:ins>"
#define AROUND(name, content) "<w:" name ">" content "</w:" name ">"
#define SDT(content) "<w:sdt><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define ALTERNATE(choice, fallback)                                                                \
    "<mc:AlternateContent><mc:Choice Requires='wps'>" choice "</mc:Choice><mc:Fallback>" fallback  \
    "</mc:Fallback></mc:AlternateContent>"
#define CHOICE(requires, choice)                                                                   \
    "<mc:AlternateContent><mc:Choice Requires='" requires "'>" choice                              \
                                                          "</mc:Choice><mc:Fallback><w:t>reserv</" \
                                                          "w:t></mc:Fallback></"                   \
                                                          "mc:AlternateContent>"
#define BOX(content) "<w:txbxContent>" content "</w:txbxContent>"

static struct document *read_body(const char *body, enum revisions revisions)
{
    g_autofree char *document =
        g_strdup_printf("<w:document" ROOT_NS "><w:body>%s</w:body></w:document>", body);
    const struct part parts[] = {
        {"[Content_Types].xml", CONTENT_TYPES},
        {"_rels/.rels", ROOT_RELATIONS},
        {"word/document.xml", document},
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("rId1", "styles", "styles.xml")
                       RELATION("rId2", "hyperlink", "https://example.se/' TargetMode='External"))},
        {"word/styles.xml", STYLES},
    };
    g_autoptr(GError) error = NULL;
    struct document *read = read_parts(parts, G_N_ELEMENTS(parts), revisions, &error);
    if (!read)
        fail_msg("%s: %s", body, error->message);
    return read;
}

struct example {
    const char *body, *blocks;
};

static void assert_examples(const struct example *examples, guint count, enum revisions revisions)
{
    for (guint i = 0; i < count; i++) {
        g_autoptr(document_t) document = read_body(examples[i].body, revisions);
        g_autofree char *blocks = show_document(document);
        if (strcmp(blocks, examples[i].blocks) != 0)
            fail_msg("%s\ngives\n%sinstead of\n%s", examples[i].body, blocks, examples[i].blocks);
    }
}

static void reads_text(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {P(T("Region") T("ens") "<w:proofErr/>" T(" ansvar")), "p|Regionensansvar\n"},
        {P(R("<w:t xml:space='preserve'>Krav </w:t>") T("&amp; m&#229;l")), "p|Krav & mål\n"},
        {P(R("<w:t>\n  rad 1\n  rad 2\n</w:t>")), "p|rad 1   rad 2\n"},
        {P(R("<w:t><![CDATA[a<b]]></w:t>")), "p|a<b\n"},
        {P() P(T("x")) "<w:p/>", "p|\np|x\np|\n"},
        {P(R("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:ptab/>")),
         "p|a\tb c d\t\n"},
        {P(R("<w:t>av</w:t><w:softHyphen/><w:t>tal e</w:t><w:noBreakHyphen/><w:t>post</w:t>")),
         "p|av\u00adtal e\u2011post\n"},
        {P(R("<w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0FC'/>"
             "<w:sym w:font='Okänd' w:char='F061'/>")),
         "p|α✓\ufffd\n"},
        {P(R("<w:rPr><w:caps/><w:tabs><w:tab/></w:tabs></w:rPr><w:t>Versaler</w:t>")),
         "p|Versaler\n"},
        {P(T("a\u030a")), "p|a\u030a\n"},
        // Text that stands where it should not is still text.
        {T("löst") P(T("x")), "p|löst\np|x\n"},
        {P(T("a") P(T("b")) T("c")), "p|a\np|b\np|c\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void sees_through_wrappers(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"<w:sdt><w:sdtPr><w:alias w:val='x'/><w:t>nej</w:t></w:sdtPr></w:sdt>" SDT(P(T("a"))),
         "p|a\n"},
        {P(SDT(T("a")) AROUND("smartTag", T("b")) AROUND("customXml", T("c"))), "p|abc\n"},
        {P(AROUND("dir", T("d")) AROUND("bdo", T("e"))), "p|de\n"},
        {"<w:customXml>" P("<w:hyperlink>" T("a") "</w:hyperlink>") "</w:customXml>", "p|a\n"},
        {"<x:y>" P("<x:z>" T("a") "</x:z>") "</x:y>", "p|a\n"},
        {P(R("<w:ruby><w:rt>" T("läs") "</w:rt><w:rubyBase>" T("bas") "</w:rubyBase></w:ruby>")),
         "p|bas\n"},
        {P("<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e></m:sSup>"
           "</m:oMath>"),
         "p|xy\n"},
        {TABLE(SDT(ROW(SDT(CELL(SDT(P(T("a")))))))), "c @1.1.1|a\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void tells_kinds(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {P(STYLE("Rubrik1") T("a")) P(STYLE("Rubrik2") T("b")) P(STYLE("Egen") T("c")),
         "h1|a\nh2|b\nh2|c\n"},
        {P(STYLE("Innehll") T("a")) P(STYLE("Heading3") T("b")) P(STYLE("saknas") T("c")),
         "p|a\np|b\np|c\n"},
        {P("<w:pPr><w:outlineLvl w:val='2'/></w:pPr>" T("a")), "h3|a\n"},
        {P("<w:pPr><w:pStyle w:val='Rubrik1'/><w:outlineLvl w:val='9'/></w:pPr>" T("a")), "p|a\n"},
        {P(STYLE("Titel") T("a")) P(STYLE("Text") T("b")) P(STYLE("Citat") T("c")),
         "title|a\ncaption|b\nquote|c\n"},
        {P(STYLE("A") T("a")), "p|a\n"},
        {P("<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Rubrik1'/></w:pPr></w:pPrChange></w:pPr>" T(
             "a")),
         "p|a\n"},
        {P(STYLE("Rubrik1")), "p|\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void reads_tables(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {TABLE(ROW(CELL(P(T("a")) P(T("b"))) CELL(P(T("c")))) ROW(CELL(P(T("d"))))) P(T("e")),
         "c @1.1.1|a\nc @1.1.1|b\nc @1.1.2|c\nc @1.2.1|d\np|e\n"},
        {TABLE(ROW("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" CELL(
             "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P(T("a"))) CELL(P(T("b"))))),
         "c @1.1.2|a\nc @1.1.4|b\n"},
        {TABLE(ROW(CELL("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P(T("a"))))
                   ROW(CELL("<w:tcPr><w:vMerge/></w:tcPr>" P()))),
         "c @1.1.1|a\nc @1.2.1+|\n"},
        {TABLE(ROW(CELL(P(T("a")) TABLE(ROW(CELL(P(T("b"))))) P(T("c"))) CELL(P(T("d"))))),
         "c @1.1.1|a\nc @2.1.1.2|b\nc @1.1.1|c\nc @1.1.2|d\n"},
        {TABLE(ROW(CELL(P(STYLE("Rubrik1") T("a"))))), "h1 @1.1.1|a\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void reads_fields(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {P(T("se ") BEGIN CODE("REF a \\h") SEPARATE T("3.2") END T(".")), "p|se3.2.\n"},
        {P("<w:fldSimple w:instr=' TITLE '>" T("Titel") "</w:fldSimple>"), "p|Titel\n"},
        // A field in another's code is not shown, one in its result is.
        {P(BEGIN CODE("IF") BEGIN CODE("X") SEPARATE T("dolt") END CODE("= 1") SEPARATE T("visat")
               BEGIN CODE("PAGE") SEPARATE T("7") END END),
         "p|visat7\n"},
        {P(BEGIN CODE("TOC") SEPARATE T("rad 1")) P(T("rad 2")) P(END) P(T("x")),
         "p|rad 1\np|rad 2\np|\np|x\n"},
        // One without an end must not swallow the document.
        {P(T("a") BEGIN CODE("REF") T("b")) P(T("c")), "p|a\np|c\n"},
        {P(END SEPARATE T("a")), "p|a\n"},
        {P(R("<w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/>"
             "<w:listEntry w:val='Ja'/><w:listEntry "
             "w:val='Nej'/></w:ddList></w:ffData></w:fldChar>") CODE("FORMDROPDOWN") END),
         "p|Nej\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void reads_drawings(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {P(T("a") R("<w:pict><v:textbox>" BOX(P(T("ruta")) P(T("till"))) "</v:textbox></w:pict>")
               T("b")) P(T("c")),
         "p|ab\ntextbox:p|ruta\ntextbox:p|till\np|c\n"},
        // One branch of AlternateContent: the first whose vocabularies are understood.
        {P(R(ALTERNATE(BOX(P(T("ny"))), BOX(P(T("gammal")))))), "p|\ntextbox:p|ny\n"},
        {P(R(ALTERNATE("<w:t>val</w:t>", "<w:t>reserv</w:t>"))), "p|val\n"},
        {P(R(CHOICE("x wps", "<w:t>val</w:t>"))), "p|reserv\n"},
        {P(R("<w:drawing><wp:inline><wp:docPr id='1' descr='Karta över&#10;länet'/></wp:inline>"
             "</w:drawing>") T("a")),
         "p|a\nalttext:p|Karta över länet\n"},
        {P(R("<w:drawing><wp:inline><wp:docPr id='1' descr=' '/></wp:inline></w:drawing>")),
         "p|\n"},
        // A table in a box in a table.
        {TABLE(ROW(CELL(P(R(BOX(TABLE(ROW(CELL(P(T("a"))))) P())))))),
         "c @1.1.1|\ntextbox:c @2.1.1|a\ntextbox:p|\n"},
        {P(R("<w:drawing><a:p><a:r><a:t> form</a:t></a:r></a:p></w:drawing>")),
         "p|\ntextbox:p| form\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
}

static void leaves_hidden_text_out(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {P(T("a") R("<w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t>") T("b")), "p|ab\n"},
        {P(R("<w:rPr><w:rStyle w:val='DoldT'/></w:rPr><w:t>dolt</w:t>") T("b")), "p|b\n"},
        {P(STYLE("Dold") T("dolt") R("<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>syns</w:t>")),
         "p|syns\n"},
        // A toggle: hidden by both styles is not hidden.
        {P(STYLE("Dold") R("<w:rPr><w:rStyle w:val='DoldT'/></w:rPr><w:t>syns</w:t>")), "p|syns\n"},
        {P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" T("syns")), "p|syns\n"},
        {P(R("<w:rPr><w:webHidden/></w:rPr><w:t>syns</w:t>")), "p|syns\n"},
    };
    assert_examples(examples, G_N_ELEMENTS(examples), REVISIONS_FINAL);
    g_autoptr(document_t) document = read_body(examples[0].body, REVISIONS_FINAL);
    const struct block *block = document_block(document, 1);
    assert_int_equal(block->rest->span_count, 1);
    assert_true(block->rest->spans[0].hidden);
    assert_int_equal(block->rest->spans[0].start, 1);
    assert_int_equal(block->rest->spans[0].end, 1);
}

static void shows_revisions(void **state)
{
    (void)state;
    static const struct {
        const char *body, *final, *original, *all;
    } cases[] = {
        {P(T("a") DELETED("b") INSERTED("c")), "p|ac\n", "p|ab\n", "p|abc\n"},
        {P("<w:moveFrom>" T("a") "</w:moveFrom>") P("<w:moveTo>" T("a") "</w:moveTo>"), "p|\np|a\n",
         "p|a\np|\n", "p|a\np|a\n"},
        {P("<w:ins><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:ins>" T("b")), "p|b\n",
         "p|b\n", "p|ab\n"},
        {P(MARK("del") T("a")) P(STYLE("Rubrik1") T("b")), "h1|ab\n", "p|a\nh1|b\n", "p|a\nh1|b\n"},
        {P(MARK("ins") T("a")) P(T("b")), "p|a\np|b\n", "p|ab\n", "p|a\np|b\n"},
        {P(MARK("del") DELETED("a")) P(MARK("moveFrom") T("b")) P(T("c")), "p|bc\n",
         "p|a\np|b\np|c\n", "p|a\np|b\np|c\n"},
        {P(MARK("del") T("a")) TABLE(ROW(CELL(P(MARK("del") T("b"))))), "p|a\nc @1.1.1|b\n",
         "p|a\nc @1.1.1|b\n", "p|a\nc @1.1.1|b\n"},
        {TABLE(ROW("<w:trPr><w:del/></w:trPr>" CELL(P(T("a")))) ROW(CELL(P(T("b"))))
                   ROW("<w:trPr><w:ins/></w:trPr>" CELL(P(T("c"))))),
         "c @1.1.1|b\nc @1.2.1|c\n", "c @1.1.1|a\nc @1.2.1|b\n",
         "c @1.1.1|a\nc @1.2.1|b\nc @1.3.1|c\n"},
        {TABLE(ROW(CELL("<w:tcPr><w:cellDel/></w:tcPr>" P(T("a"))) CELL(P(T("b"))))),
         "c @1.1.1|b\n", "c @1.1.1|a\nc @1.1.2|b\n", "c @1.1.1|a\nc @1.1.2|b\n"},
        // The marks around a field are deleted, its result is not.
        {P(AROUND("del", BEGIN R("<w:delInstrText>REF a</w:delInstrText>") SEPARATE) T("x")
               AROUND("del", END) T("y")),
         "p|xy\n", "p|xy\n", "p|xy\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct example final = {cases[i].body, cases[i].final};
        const struct example original = {cases[i].body, cases[i].original};
        const struct example all = {cases[i].body, cases[i].all};
        assert_examples(&final, 1, REVISIONS_FINAL);
        assert_examples(&original, 1, REVISIONS_ORIGINAL);
        assert_examples(&all, 1, REVISIONS_ALL);
    }
}

static char *show_spans(const struct block *block)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < block->rest->span_count; i++) {
        const struct span *span = &block->rest->spans[i];
        g_string_append_printf(out, "%u-%u", span->start, span->end);
        const char *const texts[] = {span->inserted ? "inserted" : NULL,
                                     span->deleted ? "deleted" : NULL,
                                     span->field,
                                     span->link,
                                     span->color,
                                     span->language,
                                     span->author,
                                     span->date};
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++) {
            if (texts[j])
                g_string_append_printf(out, " %s", texts[j]);
        }
        g_string_append(out, "; ");
    }
    return g_string_free(out, FALSE);
}

static void marks_text(void **state)
{
    (void)state;
    static const struct {
        const char *body, *spans;
    } cases[] = {
        {P(T("a") "<w:ins w:author='Åsa' w:date='2026-01-02T03:04:05Z'>" T("bc") T("d") "</w:ins>"),
         "1-4 inserted Åsa 2026-01-02T03:04:05Z; "},
        {P(DELETED("ab")), "0-2 deleted D; "},
        {P("<w:hyperlink r:id='rId2' w:anchor='x'>" T("a") "</w:hyperlink>"
                                                           "<w:hyperlink w:anchor='_Toc1'>" T(
                                                               "b") "</w:hyperlink>"),
         "0-1 https://example.se/#x; 1-2 #_Toc1; "},
        {P(BEGIN CODE("HYPERLINK &quot;http://a.se&quot; \\l &quot;b&quot;") SEPARATE T("a") END),
         "0-1 HYPERLINK http://a.se#b; "},
        {P(BEGIN CODE("TOC \\o") SEPARATE T("1") BEGIN CODE("PAGEREF _Toc1 \\h") SEPARATE T("2")
               END END),
         "0-2 TOC; "},
        {P(R("<w:rPr><w:color w:val='FF0000'/><w:lang w:val='en-GB'/></w:rPr><w:t>red</w:t>")
               R("<w:rPr><w:color w:val='auto'/></w:rPr><w:t>black</w:t>")),
         "0-3 FF0000 en-GB; "},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(document_t) document = read_body(cases[i].body, REVISIONS_ALL);
        g_autofree char *spans = show_spans(document_block(document, 1));
        assert_string_equal(spans, cases[i].spans);
    }
}

#define NOTED R("<w:lastRenderedPageBreak/>")
#define BREAK R("<w:br w:type='page'/>")

static void estimates_pages(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        guint pages[3];
    } cases[] = {
        {P(T("a")) P(T("b")) P(T("c")), {0, 0, 0}}, // nobody noted any
        {P(T("a")) P(NOTED T("b")) P(T("c")), {1, 2, 2}},
        {P(T("a")) P(T("b") NOTED T("b")) P(T("c")), {1, 1, 2}},
        {P(T("a")) P(T("b") BREAK) P(T("c")), {1, 1, 2}},
        {P(T("a")) P(BREAK T("b")) P(T("c")), {1, 2, 2}},
        // Word notes the page that the author's break began: it is one page.
        {P(T("a")) P(T("b") BREAK) P(NOTED T("c")), {1, 1, 2}},
        {P(T("a")) P("<w:pPr><w:pageBreakBefore/></w:pPr>" NOTED T("b")) P(T("c")), {1, 2, 2}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(document_t) document = read_body(cases[i].body, REVISIONS_FINAL);
        for (guint j = 0; j < 3; j++) {
            guint page = document_block(document, j + 1)->rest->page;
            if (page != cases[i].pages[j])
                fail_msg("%s: block %u is on page %u", cases[i].body, j + 1, page);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_text),      cmocka_unit_test(sees_through_wrappers),
        cmocka_unit_test(tells_kinds),     cmocka_unit_test(reads_tables),
        cmocka_unit_test(reads_fields),    cmocka_unit_test(reads_drawings),
        cmocka_unit_test(shows_revisions), cmocka_unit_test(leaves_hidden_text_out),
        cmocka_unit_test(marks_text),      cmocka_unit_test(estimates_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
