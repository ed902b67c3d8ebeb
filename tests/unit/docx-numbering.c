// SPDX-License-Identifier: Apache-2.0
// Lists and headings with automatic numbers, and the labels Word shows for them.
#include "docx-read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define BULLET(char, font)                                                                         \
    LEVEL("0", "bullet", char, "<w:rPr><w:rFonts w:ascii='" font "'/></w:rPr>")

// A body in short: "2.1" is a paragraph of number 2, level 1 (from 0); "Rubrik1" one of that style.
static char *body_of(const char *sketch)
{
    GString *body = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(sketch, " ", -1);
    for (guint i = 0; words[i]; i++) {
        const char *dot = strchr(words[i], '.');
        g_string_append(body, "<w:p><w:pPr>");
        if (dot)
            g_string_append_printf(body,
                                   "<w:numPr><w:ilvl w:val='%s'/><w:numId w:val='%.*s'/></w:numPr>",
                                   dot + 1, (int)(dot - words[i]), words[i]);
        else
            g_string_append_printf(body, "<w:pStyle w:val='%s'/>", words[i]);
        g_string_append(body, "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    }
    return g_string_free(body, FALSE);
}

// The labels of a body's paragraphs, "-" for none.
static char *labels_of(const char *numbering, const char *body)
{
    g_autofree char *document =
        g_strdup_printf("<w:document" ROOT_NS "><w:body>%s</w:body></w:document>", body);
    const struct part parts[] = {
        {"_rels/.rels", ROOT_RELATIONS},
        {"word/document.xml", document},
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("rId1", "styles", "styles.xml")
                       RELATION("rId2", "numbering", "numbering.xml"))},
        {"word/styles.xml", STYLES},
        {"word/numbering.xml", numbering},
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(document_t) read = read_parts(parts, G_N_ELEMENTS(parts), REVISIONS_FINAL, &error);
    if (!read)
        fail_msg("%s", error->message);
    GString *labels = g_string_new(NULL);
    for (guint i = 1; i <= read->block_count; i++) {
        const char *number = block_number(document_block(read, i));
        g_string_append_printf(labels, "%s%s", i > 1 ? " " : "", number ? number : "-");
    }
    return g_string_free(labels, FALSE);
}

static void assert_labels(const char *numbering, const char *body, const char *expected)
{
    g_autofree char *labels = labels_of(numbering, body);
    if (strcmp(labels, expected) != 0)
        fail_msg("%s\n%s\ngive %s instead of %s", numbering, body, labels, expected);
}

static void formats(void **state)
{
    (void)state;
    static const struct {
        const char *level, *start, *label;
    } cases[] = {
        {LEVEL("0", "decimal", "%1.", ""), "3", "3."},
        {LEVEL("0", "decimalZero", "%1", ""), "7", "07"},
        {LEVEL("0", "lowerLetter", "%1)", ""), "2", "b)"},
        {LEVEL("0", "lowerLetter", "%1)", ""), "28", "bb)"},
        {LEVEL("0", "upperLetter", "%1", ""), "26", "Z"},
        {LEVEL("0", "lowerRoman", "(%1)", ""), "4", "(iv)"},
        {LEVEL("0", "upperRoman", "%1", ""), "1994", "MCMXCIV"},
        {LEVEL("0", "lowerRoman", "%1", ""), "0", "0"},
        {LEVEL("0", "ordinal", "%1", ""), "1", "1:a"},
        {LEVEL("0", "ordinal", "%1", ""), "12", "12:e"},
        {LEVEL("0", "none", "%1", ""), "1", "-"},
        {LEVEL("0", "none", "Not:", ""), "1", "Not:"},
        {LEVEL("0", "decimal", "", ""), "1", "-"},
        {LEVEL("0", "decimal", "§ %1", ""), "5", "§ 5"},
        {LEVEL("0", "decimal", "100 % %1", ""), "5", "100 % 5"},
        {BULLET("\uf0b7", "Symbol"), "1", "•"},
        {BULLET("\uf0a7", "Wingdings"), "1", "▪"},
        {BULLET("\uf0b7", "Okänd"), "1", "•"},
        {BULLET("o", "Courier New"), "1", "◦"},
        {BULLET("–", "Arial"), "1", "–"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *numbering = g_strdup_printf(
            "<w:numbering" ROOT_NS "><w:abstractNum w:abstractNumId='0'>%s</w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
            "<w:startOverride w:val='%s'/></w:lvlOverride></w:num></w:numbering>",
            cases[i].level, cases[i].start);
        g_autofree char *body = body_of("1.0");
        assert_labels(numbering, body, cases[i].label);
    }
}

#define THREE                                                                                      \
    LEVEL("0", "decimal", "%1.", "")                                                               \
    LEVEL("1", "lowerLetter", "%1%2)", "") LEVEL("2", "upperRoman", "%1.%2.%3", "<w:isLgl/>")

static void counts(void **state)
{
    (void)state;
    static const struct {
        const char *numbering, *sketch, *labels;
    } cases[] = {
        {NUMBERING(ABSTRACT("0", THREE), NUM("1", "0", "")), "1.0 1.1 1.1 1.2 1.0 1.1",
         "1. 1a) 1b) 1.2.1 2. 2a)"},
        // A level that was passed over shows where it begins.
        {NUMBERING(ABSTRACT("0", THREE), NUM("1", "0", "")), "1.2 1.0", "1.1.1 1."},
        // Numbers of one abstract definition count on together; an override begins anew, once.
        {NUMBERING(ABSTRACT("0", THREE), NUM("1", "0", "") NUM("2", "0", "")), "1.0 2.0 1.0",
         "1. 2. 3."},
        {NUMBERING(ABSTRACT("0", THREE),
                   NUM("1", "0", "") NUM(
                       "2", "0",
                       "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>")),
         "1.0 2.0 2.0 1.0", "1. 5. 6. 7."},
        {NUMBERING(ABSTRACT("0", THREE),
                   NUM("1", "0", "") NUM("2", "0",
                                         "<w:lvlOverride w:ilvl='0'>" LEVEL(
                                             "0", "upperLetter", "%1", "") "</w:lvlOverride>")),
         "1.0 2.0", "1. B"},
        {NUMBERING(ABSTRACT("0", LEVEL("0", "decimal", "%1", "")
                                     LEVEL("1", "decimal", "%2", "<w:lvlRestart w:val='0'/>")),
                   NUM("1", "0", "")),
         "1.0 1.1 1.0 1.1", "1 1 2 2"},
        {NUMBERING(ABSTRACT("0", LEVEL("0", "decimal", "%1", "") LEVEL("1", "decimal", "%2", "")
                                     LEVEL("2", "decimal", "%3", "<w:lvlRestart w:val='1'/>")),
                   NUM("1", "0", "")),
         "1.0 1.2 1.1 1.2 1.0 1.2", "1 1 1 2 2 1"},
        // Nothing to count by.
        {NUMBERING(ABSTRACT("0", THREE), NUM("1", "7", "")), "1.0 0.0 9.0 1.8", "- - - -"},
        {NUMBERING("", ""), "1.0", "-"},
        // Headings through their styles, without the closing dot; 0 takes the number off.
        {NUMBERING(HEADING_LEVELS, NUM("1", "0", "")),
         "Rubrik1 Rubrik2 Egen Innehll Normal Rubrik1 Rubrik2", "1 1.1 1.2 - - 2 2.1"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = body_of(cases[i].sketch);
        assert_labels(cases[i].numbering, body, cases[i].labels);
    }
}

// A paragraph's own numId says which list; where it says no level, its style does.
static void takes_level_of_style(void **state)
{
    (void)state;
#define OWN_NUMBER(style, id)                                                                      \
    "<w:p><w:pPr><w:pStyle w:val='" style "'/><w:numPr><w:numId w:val='" id                        \
    "'/></w:numPr></w:pPr>"                                                                        \
    "<w:r><w:t>x</w:t></w:r></w:p>"
    assert_labels(NUMBERING(HEADING_LEVELS, NUM("1", "0", "") NUM("2", "0", "")),
                  OWN_NUMBER("Rubrik1", "1") OWN_NUMBER("Rubrik2", "1") OWN_NUMBER("Egen", "2"),
                  "1 1.1 1.2");
    assert_labels(NUMBERING(ABSTRACT("0", THREE), NUM("2", "0", "")),
                  OWN_NUMBER("Rubrik1", "2") OWN_NUMBER("Rubrik2", "2"), "1 1a)");
}

#define BOX(content) "<w:txbxContent>" content "</w:txbxContent>"
#define ITEM(inside) "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>" inside "</w:pPr></w:p>"

static void counts_what_is_shown(void **state)
{
    (void)state;
    static const char numbering[] =
        NUMBERING(ABSTRACT("0", LEVEL("0", "decimal", "%1", "")), NUM("1", "0", ""));
    static const struct {
        const char *body, *labels;
    } cases[] = {
        {ITEM("") ITEM("<w:rPr><w:del/></w:rPr>") ITEM(""), "1 2"},
        {ITEM("") "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" ITEM(
             "") "</w:tc></w:tr></w:tbl>" ITEM(""),
         "1 2"},
        {ITEM("") "<w:p><w:pPr><w:pStyle w:val='Rubrik1'/><w:numPr><w:numId w:val='0'/></w:numPr>"
                  "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
         "1 -"},
        // A text box counts where it is anchored, and once.
        {ITEM("") "<w:p><w:r><mc:AlternateContent><mc:Choice>" BOX(ITEM(
             "")) "</mc:Choice><mc:Fallback>" BOX(ITEM("")) "</mc:Fallback></mc:AlternateContent>"
                                                            "</w:r></w:p>" ITEM(""),
         "1 - 2 3"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_labels(numbering, cases[i].body, cases[i].labels);
}

static void follows_style_links(void **state)
{
    (void)state;
    // Style Rubrik1 has numId 1, whose abstract definition points to itself through the style.
    static const char circle[] = NUMBERING(
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='Rubrik1'/></w:abstractNum>",
        NUM("1", "0", ""));
    static const char linked[] = NUMBERING(
        "<w:abstractNum w:abstractNumId='3'><w:numStyleLink "
        "w:val='Rubrik1'/></w:abstractNum>" ABSTRACT("0", LEVEL("0", "decimal", "%1)", "")),
        NUM("1", "0", "") NUM("4", "3", ""));
    g_autofree char *body = body_of("4.0");
    assert_labels(circle, body, "-");
    assert_labels(linked, body, "1)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats),
        cmocka_unit_test(counts),
        cmocka_unit_test(takes_level_of_style),
        cmocka_unit_test(counts_what_is_shown),
        cmocka_unit_test(follows_style_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
