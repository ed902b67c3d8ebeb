// SPDX-License-Identifier: Apache-2.0
// Scopes that look at more than the text: headings by name, styles, colours, revisions, links, and
// what the configuration says of the document.
#include "check-fixture.h"

#define SCOPE(attributes)                                                                          \
    RULE("", "<scope " attributes "/><existence><token>avtal</token></existence>")

// Text with what is known of it; a style begins a new paragraph.
struct run {
    const char *style, *text;
    struct span mark;
};

static const struct run runs[] = {
    {"Normal", "avtal ", {0}},
    {NULL, "avtal", {.color = "C00000"}},
    {NULL, " avtal", {.inserted = TRUE, .author = "Anna Ek"}},
    {"Citat", "avtal", {.inserted = TRUE, .author = "Bo Al"}},
    {NULL, " och avtal", {.link = "https://a.se"}},
    {"Normal", "av", {.color = "FF0000"}},
    {NULL, "tal", {.highlighted = TRUE}},
};

static struct document *marked_document(void)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
        struct block_start start = {
            .part = PART_BODY, .package = "/word/document.xml", .style = runs[i].style};
        if (runs[i].style) {
            if (i)
                builder_block_end(builder);
            builder_block_begin(builder, &start);
        }
        builder_text(builder, runs[i].text, strlen(runs[i].text), &runs[i].mark);
    }
    builder_block_end(builder);
    return builder_finish(builder, NULL);
}

static void test_spans(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *found;
    } cases[] = {
        {SCOPE("styles='citat'"), "2:0-5 avtal; 2:10-15 avtal"},
        {SCOPE("styles='Rubrik; Citat'"), "2:0-5 avtal; 2:10-15 avtal"},
        {SCOPE("not-styles='normal'"), "2:0-5 avtal; 2:10-15 avtal"},
        {SCOPE("color='röd'"), "1:6-11 avtal; 3:0-5 avtal"},
        {SCOPE("color='C00000'"), "1:6-11 avtal"},
        {SCOPE("color='blå;FF0000'"), "3:0-5 avtal"},
        {SCOPE("revisions='inserted'"), "1:12-17 avtal; 2:0-5 avtal"},
        {SCOPE("revisions='inserted' by='^Anna\\b'"), "1:12-17 avtal"},
        {SCOPE("revisions='inserted' styles='citat'"), "2:0-5 avtal"},
        {SCOPE("in='hyperlink'"), "2:10-15 avtal"},
        {SCOPE("highlighted='yes'"), "3:0-5 avtal"},
        {SCOPE("in='body' not-in='hyperlink'"),
         "1:0-5 avtal; 1:6-11 avtal; 1:12-17 avtal; 2:0-5 avtal; 3:0-5 avtal"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rule, NULL);
        g_autoptr(document_t) document = marked_document();
        struct check_about about = {.path = "a.docx"};
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s: expected %s, found %s", cases[i].rule, cases[i].found, found);
        fixture_end(&fixture);
    }
}

// A table whose first row heads its columns.
static void test_columns(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *found;
    } cases[] = {
        {SCOPE("in='table'"), "3:0-5 avtal; 4:0-5 avtal; 5:0-5 avtal"},
        {SCOPE("not-columns='^sluta'"), "4:0-5 avtal; 5:0-5 avtal"},
        {SCOPE("not-columns='göra$'"), "5:0-5 avtal"},
        {SCOPE("not-columns='^tidigare'"), "3:0-5 avtal; 4:0-5 avtal; 5:0-5 avtal"},
    };
    static const char *const cells[] = {"Sluta göra", "Börja göra", "avtal", "avtal"};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rule, NULL);
        struct limits limits = limits_default();
        g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
        struct block_start start = {
            .part = PART_BODY, .package = "/word/document.xml", .kind = BLOCK_CELL_PARAGRAPH};
        for (guint cell = 0; cell < 5; cell++) {
            guint table = cell < 4 ? 1 : 2; // the last cell is a table without such a row
            start.table = (struct table_place){.table = table,
                                               .row = cell % 4 / 2 + 1,
                                               .column = cell % 2 + 1,
                                               .nesting = 1,
                                               .header = cell < 2};
            const char *text = cells[MIN(cell, 3)];
            fixture_block(builder, &start, text, strlen(text));
        }
        g_autoptr(document_t) document = builder_finish(builder, NULL);
        struct check_about about = {.path = "a.docx"};
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s: expected %s, found %s", cases[i].rule, cases[i].found, found);
        fixture_end(&fixture);
    }
}

static void test_under(void **state)
{
    (void)state;
    static const char text[] =
        "avtal\n# 3 Ansvar\navtal\n## 3.2 Vård i hemmet\navtal\n# Bilaga\navtal\n# 33 Annat\navtal";
    static const struct found_case cases[] = {
        {SCOPE("under='3.2'"), text, "5:0-5 avtal"},
        {SCOPE("under='3'"), text, "3:0-5 avtal; 5:0-5 avtal"},
        {SCOPE("under='ansvar'"), text, "3:0-5 avtal; 5:0-5 avtal"},
        {SCOPE("under='Vård i hemmet; bilaga'"), text, "5:0-5 avtal; 7:0-5 avtal"},
        {SCOPE("under='Vård'"), text, ""},
        {SCOPE("under='3' section='hemmet'"), text, "5:0-5 avtal"},
    };
    assert_all_found(cases);
}

static void test_quotes(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {SCOPE("not-in='quote'"), "Det står ”ett avtal. Ett avtal till”. Ett avtal.",
         "1:42-47 avtal"},
        {SCOPE("not-in='quote'"), "Det står:\n- ”ett avtal\n- ett avtal", "3:4-9 avtal"},
        {SCOPE("not-in='quote'"), "> Ett avtal. Ett avtal.\nEtt avtal.", "2:4-9 avtal"},
        {SCOPE("in='quote'"), "Det står ”ett avtal. Ett avtal till”. Ett avtal.",
         "1:14-19 avtal; 1:25-30 avtal"},
    };
    assert_all_found(cases);
}

static void test_about(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        struct check_about about;
        guint found;
    } cases[] = {
        {SCOPE("owners='Nämnden'"), {.owner = "nämnden"}, 1},
        {SCOPE("owners='Nämnden'"), {.owner = "Styrelsen"}, 0},
        {SCOPE("owners='Nämnden'"), {.owner = NULL}, 0},
        {SCOPE("levels='länsgemensam;delregional'"), {.level = "delregional"}, 1},
        {SCOPE("levels='länsgemensam;delregional'"), {.level = "lokal"}, 0},
        {SCOPE("parties='kommun'"), {.party = "kommun"}, 1},
        {SCOPE("parties='kommun'"), {.party = "region"}, 0},
        {SCOPE("kinds='rutin' parties='kommun'"), {.kind = "rutin", .party = "kommun"}, 1},
        {SCOPE("kinds='rutin' parties='kommun'"), {.kind = "riktlinje", .party = "kommun"}, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rule, NULL);
        g_autoptr(document_t) document = fixture_document("Ett avtal.");
        struct check_about about = cases[i].about;
        about.path = "a.docx";
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        assert_int_equal(result->findings->len, cases[i].found);
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spans),  cmocka_unit_test(test_columns), cmocka_unit_test(test_under),
        cmocka_unit_test(test_quotes), cmocka_unit_test(test_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
