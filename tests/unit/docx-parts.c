// SPDX-License-Identifier: Apache-2.0
// Documents of several parts: which are read, in which order, and what a damaged one costs.
#include "docx-read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define TEXT(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define REFERENCE(kind, id) "<w:" kind "Reference r:id='" id "'/>"

static const struct part whole[] = {
    {"[Content_Types].xml", CONTENT_TYPES},
    {"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "word/document.xml")
                                  RELATION("r2", "metadata/core-properties", "docProps/core.xml")
                                      RELATION("r3", "custom-properties", "docProps/custom.xml"))},
    {"word/document.xml",
     DOCUMENT("<w:p><w:pPr><w:sectPr>" REFERENCE("header", "h2") REFERENCE(
         "footer", "f1") "</w:sectPr></w:pPr><w:r><w:t>a</w:t><w:br w:type='page'/></w:r></w:p>"
                         "<w:p><w:r><w:t>b</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
                         "<w:sectPr>" REFERENCE("header", "h1")
                             REFERENCE("header", "h2") "</w:sectPr>")},
    {"word/_rels/document.xml.rels",
     RELATIONS(RELATION("h1", "header", "header1.xml") RELATION("h2", "header", "header2.xml")
                   RELATION("h3", "header", "header3.xml") RELATION("f1", "footer", "footer1.xml")
                       RELATION("n1", "footnotes", "footnotes.xml")
                           RELATION("n2", "endnotes", "/word/endnotes.xml")
                               RELATION("n3", "comments", "comments.xml"))},
    {"word/header1.xml", "<w:hdr" ROOT_NS ">" TEXT("huvud 1") "</w:hdr>"},
    {"word/header2.xml",
     "<w:hdr" ROOT_NS "><w:tbl><w:tr><w:tc>" TEXT("huvud 2") "</w:tc></w:tr></w:tbl></w:hdr>"},
    {"word/header3.xml", "<w:hdr" ROOT_NS ">" TEXT("visas inte") "</w:hdr>"},
    {"word/footer1.xml", "<w:ftr" ROOT_NS ">" TEXT("fot") "</w:ftr>"},
    {"word/footnotes.xml",
     "<w:footnotes" ROOT_NS "><w:footnote w:type='separator' w:id='0'>" TEXT(
         "---") "</w:footnote><w:footnote w:id='2'>" TEXT("fotnot") "</w:footnote></w:footnotes>"},
    {"word/endnotes.xml",
     "<w:endnotes" ROOT_NS "><w:endnote w:id='1'>" TEXT("slutnot") "</w:endnote></w:endnotes>"},
    {"word/comments.xml", "<w:comments" ROOT_NS "><w:comment w:id='1' w:author='A'>" TEXT(
                              "kommentar") "</w:comment></w:comments>"},
    {"docProps/core.xml",
     "<c:coreProperties xmlns:c='u' xmlns:dc='v'><dc:title>Titel</dc:title><c:keywords>a; b"
     "</c:keywords><dc:creator/><c:unknown>x</c:unknown></c:coreProperties>"},
    {"docProps/custom.xml",
     "<Properties xmlns='u' xmlns:vt='v'><property name='Diarienummer'><vt:lpwstr>RS 2025-1"
     "</vt:lpwstr></property></Properties>"},
};

static struct document *read_or_fail(const struct part *parts, guint count)
{
    g_autoptr(GError) error = NULL;
    struct document *document = read_parts(parts, count, REVISIONS_FINAL, &error);
    if (!document)
        fail_msg("%s", error->message);
    return document;
}

static void reads_parts_in_order(void **state)
{
    (void)state;
    g_autoptr(document_t) document = read_or_fail(whole, G_N_ELEMENTS(whole));
    g_autofree char *blocks = show_document(document);
    assert_string_equal(blocks, "p|a \np|b\nfootnote:p|fotnot\nendnote:p|slutnot\n"
                                "comment:p|kommentar\nheader:p|huvud 1\n"
                                "header:c @1.1.1|huvud 2\nfooter:p|fot\n");
    assert_int_equal(document->not_checked->len, 0);
    assert_string_equal(document_property(document, "title"), "Titel");
    assert_string_equal(document_property(document, "keywords"), "a; b");
    assert_string_equal(document_property(document, "custom:Diarienummer"), "RS 2025-1");
    assert_int_equal(document->properties->len, 3);
    assert_int_equal(document_block(document, 3)->rest->page, 2); // where it is referred to
    assert_string_equal(document_block(document, 6)->rest->package, "/word/header1.xml");
}

// The whole document with one part's text replaced; NULL takes the part away.
static struct document *read_with(const char *name, const char *text)
{
    struct part parts[G_N_ELEMENTS(whole)];
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++) {
        gboolean replaced = strcmp(whole[i].name, name) == 0;
        if (replaced && !text)
            continue;
        parts[count] = whole[i];
        if (replaced)
            parts[count].text = text;
        count++;
    }
    return read_or_fail(parts, count);
}

// The note goes where its reference goes: out of the view that leaves the reference out.
static void drops_notes_with_references(void **state)
{
    (void)state;
#define NOTE "<w:r><w:footnoteReference w:id='2'/></w:r>"
    static const struct {
        const char *reference;
        gboolean final, original;
    } cases[] = {
        {NOTE, TRUE, TRUE},
        {"<w:del>" NOTE "</w:del>", FALSE, TRUE},
        {"<w:ins>" NOTE "</w:ins>", TRUE, FALSE},
        {"<w:moveTo>" NOTE "</w:moveTo><w:moveFrom>" NOTE "</w:moveFrom>", TRUE, TRUE},
    };
    for (guint i = 0; i < 3 * G_N_ELEMENTS(cases); i++) {
        static const enum revisions views[] = {REVISIONS_FINAL, REVISIONS_ORIGINAL, REVISIONS_ALL};
        const gboolean there[] = {cases[i / 3].final, cases[i / 3].original, TRUE};
        g_autofree char *main = g_strdup_printf(DOCUMENT("<w:p><w:r><w:t>a</w:t></w:r>%s</w:p>"),
                                                cases[i / 3].reference);
        struct part parts[G_N_ELEMENTS(whole)];
        memcpy(parts, whole, sizeof parts);
        for (guint n = 0; n < G_N_ELEMENTS(parts); n++) {
            if (strcmp(parts[n].name, "word/document.xml") == 0)
                parts[n].text = main;
        }
        g_autoptr(document_t) document = read_parts(parts, G_N_ELEMENTS(parts), views[i % 3], NULL);
        assert_non_null(document);
        g_autofree char *blocks = show_document(document);
        if ((strstr(blocks, "fotnot") != NULL) != there[i % 3])
            fail_msg("%s, view %u: %s", cases[i / 3].reference, i % 3, blocks);
    }
}

static void survives_damage(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *package, *says;
        guint blocks;
    } cases[] = {
        {"word/header1.xml", "<w:hdr", "/word/header1.xml", "not well-formed", 7},
        {"word/header1.xml", NULL, "/word/header1.xml", "does not hold it", 7},
        {"word/footnotes.xml", "<!DOCTYPE x><x/>", "/word/footnotes.xml", "DTD", 7},
        {"word/endnotes.xml",
         "<w:endnotes" ROOT_NS "><w:endnote w:id='1'>" TEXT("halv") "<w:p><w:r><w:t>slut",
         "/word/endnotes.xml", "not well-formed", 9},
        {"word/comments.xml", NULL, "/word/comments.xml", "does not hold it", 7},
        {"docProps/core.xml", "x", "/docProps/core.xml", "not well-formed", 8},
        {"_rels/.rels", NULL, "/_rels/.rels", "no relationship", 8},
        {"[Content_Types].xml", NULL, "/[Content_Types].xml", "content types", 8},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(document_t) document = read_with(cases[i].name, cases[i].text);
        assert_int_equal(document->not_checked->len, 1);
        const struct not_checked *entry = document->not_checked->pdata[0];
        assert_string_equal(entry->package, cases[i].package);
        if (!strstr(entry->reason, cases[i].says) || document->block_count != cases[i].blocks)
            fail_msg("case %u: %u blocks, %s", i, document->block_count, entry->reason);
    }
    g_autoptr(document_t) document = read_with("word/_rels/document.xml.rels", "<Relationships");
    assert_int_equal(document->block_count, 2);
    assert_int_equal(document->not_checked->len, 1);
}

static void survives_damaged_styles(void **state)
{
    (void)state;
    static const char *const names[] = {"word/styles.xml", "word/numbering.xml"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const struct part parts[] = {
            {"_rels/.rels", ROOT_RELATIONS},
            {"[Content_Types].xml", CONTENT_TYPES},
            {"word/document.xml", DOCUMENT("<w:p><w:pPr><w:pStyle w:val='Rubrik1'/></w:pPr>"
                                           "<w:r><w:t>a</w:t></w:r></w:p>")},
            {"word/_rels/document.xml.rels",
             RELATIONS(RELATION("r1", "styles", "styles.xml")
                           RELATION("r2", "numbering", "numbering.xml"))},
            {"word/styles.xml", i == 0 ? "<w:styles" : STYLES},
            {"word/numbering.xml",
             i == 1 ? "<w:numbering" : NUMBERING(HEADING_LEVELS, NUM("1", "0", ""))},
        };
        g_autoptr(document_t) document = read_or_fail(parts, G_N_ELEMENTS(parts));
        g_autofree char *blocks = show_document(document);
        assert_string_equal(blocks, i == 0 ? "p|a\n" : "h1|a\n");
        const struct not_checked *entry = document->not_checked->pdata[0];
        assert_string_equal(entry->package + 1, names[i]);
    }
}

static void finds_the_main_part(void **state)
{
    (void)state;
    static const struct {
        const char *rels, *name, *document;
    } cases[] = {
        {RELATIONS(RELATION("r1", "officeDocument", "/word/document2.xml")), "word/document2.xml",
         DOCUMENT(TEXT("a"))},
        {RELATIONS(RELATION("r1", "officeDocument", "Dokument\\Huvud.xml")), "dokument/huvud.xml",
         DOCUMENT(TEXT("a"))},
        {RELATIONS("<Relationship Id='r1' Target='word/document.xml' Type='http://purl.oclc.org/"
                   "ooxml/officeDocument/relationships/officeDocument'/>"),
         "word/document.xml",
         "<document xmlns='" STRICT_NS "'><body><p><r><t>a</t></r></p></body></document>"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct part parts[] = {{"_rels/.rels", cases[i].rels},
                                     {cases[i].name, cases[i].document}};
        g_autoptr(document_t) document = read_or_fail(parts, G_N_ELEMENTS(parts));
        g_autofree char *blocks = show_document(document);
        assert_string_equal(blocks, "p|a\n");
    }
}

static void lists_what_is_not_read(void **state)
{
    (void)state;
    static const struct part parts[] = {
        {"_rels/.rels", ROOT_RELATIONS},
        {"[Content_Types].xml", CONTENT_TYPES},
        {"word/document.xml",
         DOCUMENT("<w:altChunk r:id='c1'/><w:p><w:r><w:drawing><c:chart r:id='c2'/></w:drawing>"
                  "<w:object><o:OLEObject r:id='c3'/></w:object></w:r></w:p>"
                  "<w:p><w:del><w:r><w:object><o:OLEObject r:id='c4'/></w:object></w:r></w:del>"
                  "</w:p>")},
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("c1", "aFChunk", "bit.htm") RELATION("c2", "chart", "charts/c.xml")
                       RELATION("c3", "oleObject", "embeddings/o.bin")
                           RELATION("c4", "oleObject", "embeddings/p.bin"))},
        {"word/bit.htm", "<p>x</p>"},
        {"word/Charts/C.xml", "<x/>"},
        {"word/embeddings/o.bin", "x"},
    };
    static const char *const packages[] = {"/word/bit.htm", "/word/Charts/C.xml",
                                           "/word/embeddings/o.bin"};
    g_autoptr(document_t) document = read_or_fail(parts, G_N_ELEMENTS(parts));
    assert_int_equal(document->not_checked->len, G_N_ELEMENTS(packages));
    for (guint i = 0; i < G_N_ELEMENTS(packages); i++) {
        const struct not_checked *entry = document->not_checked->pdata[i];
        assert_string_equal(entry->package, packages[i]);
    }
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        const char *document;
        enum docx_error code;
    } cases[] = {
        {"<html/>", DOCX_ERROR_NO_MAIN_PART},
        {"<w:document" ROOT_NS "><w:body><w:p>text</w:p></w:body></w:document>",
         DOCX_ERROR_TEXT_LOST},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct part parts[] = {{"_rels/.rels", ROOT_RELATIONS},
                                     {"word/document.xml", cases[i].document}};
        g_autoptr(GError) error = NULL;
        assert_null(read_parts(parts, G_N_ELEMENTS(parts), REVISIONS_FINAL, &error));
        assert_true(g_error_matches(error, DOCX_ERROR, (gint)cases[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_parts_in_order),
        cmocka_unit_test(drops_notes_with_references),
        cmocka_unit_test(survives_damage),
        cmocka_unit_test(survives_damaged_styles),
        cmocka_unit_test(finds_the_main_part),
        cmocka_unit_test(lists_what_is_not_read),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
