// SPDX-License-Identifier: Apache-2.0
// link: each fault, hosts, targets and texts, and where the finding stands.
#include "check-fixture.h"

// A paragraph "Se TEXT nu." where TEXT is a link.
static struct document *linked(const char *target, const char *text, const char *bookmark)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/word/document.xml"};
    builder_block_begin(builder, &start);
    builder_text(builder, "Se ", 3, NULL);
    builder_text(builder, text, strlen(text), &(struct span){.link = target});
    builder_text(builder, " nu.", 4, NULL);
    builder_block_end(builder);
    if (bookmark)
        builder_bookmark(builder, *bookmark ? bookmark : NULL);
    return builder_finish(builder, NULL);
}

#define LINK(attributes) RULE("", "<link " attributes "/>")
#define HOST(host) RULE("", "<link><host>" host "</host></link>")

static void test_links(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *target, *text, *bookmark, *found;
    } cases[] = {
        {LINK("faults='empty'"), "#", "här", NULL, "1:3-6 här"},
        {LINK("faults='empty'"), "", " här ", NULL, "1:4-7 här"},
        {LINK("faults='empty'"), "#a", "här", "", ""},
        {LINK("faults='anchor'"), "#a", "här", "", "1:3-6 här"},
        {LINK("faults='anchor'"), "#a", "här", "b", "1:3-6 här"},
        {LINK("faults='anchor'"), "#Åtgärd", "här", "åtgärd", ""},
        {LINK("faults='anchor'"), "#_top", "här", "", ""},
        {LINK("faults='anchor'"), "#a", "här", NULL, ""}, // the format does not tell
        {LINK("faults='unnamed'"), "https://a.se", "", NULL, "1:3-3 "},
        {LINK("faults='unnamed'"), "https://a.se", " ", NULL, "1:3-3 "},
        {LINK("faults='unnamed'"), "https://a.se", "x", NULL, ""},
        {LINK("faults='local mail'"), "mailto:a@b.se", "x", NULL, "1:3-4 x"},
        {LINK("faults='relative'"), "a.docx", "x", NULL, "1:3-4 x"},
        {LINK("faults='local relative mail empty anchor unnamed'"), "https://a.se", "x", "", ""},
        {HOST("Gammal.SE"), "http://www.gammal.se/a", "x", NULL, "1:3-4 x"},
        {HOST("gammal.se"), "http://gammal.se.nytt.se/a", "x", NULL, ""},
        {LINK("target='avtal-2017'"), "https://a.se/Avtal%2D2017.pdf", "x", NULL, "1:3-4 x"},
        {LINK("target='avtal-2017' text='^här$'"), "https://a.se/avtal-2017", "här", NULL,
         "1:3-6 här"},
        {LINK("target='avtal-2017' text='^här$'"), "https://a.se/avtal-2017", "avtalet", NULL, ""},
        {LINK("text='^här$'"), "https://a.se", "Här", NULL, "1:3-6 Här"},
        {RULE("", "<link><target><token>gammal</token></target></link>"), "https://a.se/gammal/",
         "x", NULL, "1:3-4 x"},
        {RULE("", "<unless><token>nu</token></unless><link faults='empty'/>"), "#", "x", NULL, ""},
        {RULE("", "<scope in='heading'/><link faults='empty'/>"), "#", "x", NULL, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rule, NULL);
        g_autoptr(document_t) document = linked(cases[i].target, cases[i].text, cases[i].bookmark);
        struct check_about about = {.path = "a.docx"};
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s: %s “%s”: expected %s, found %s", cases[i].rule, cases[i].target,
                     cases[i].text, cases[i].found, found);
        fixture_end(&fixture);
    }
}

// Spans that meet and lead to one place are one link; a table of contents has none.
static void test_spans(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, LINK("faults='empty'"), NULL);
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/word/document.xml"};
    static const struct {
        const char *text;
        struct span mark;
    } runs[] = {
        {"läs ", {.link = "#"}},
        {"mer", {.link = "#", .color = "0000FF"}},
        {" eller ", {0}},
        {"annat", {.link = "#"}},
        {"mera", {.link = ""}},
        {"gömt", {.link = "#", .hidden = TRUE}},
        {"innehåll", {.link = "#", .field = "TOC"}},
    };
    builder_block_begin(builder, &start);
    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++)
        builder_text(builder, runs[i].text, strlen(runs[i].text), &runs[i].mark);
    builder_block_end(builder);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    struct check_about about = {.path = "a.docx"};
    g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
    g_autofree char *found = fixture_describe(result);
    assert_string_equal(found, "1:0-7 läs mer; 1:14-19 annat; 1:19-23 mera");
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_links), cmocka_unit_test(test_spans)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
