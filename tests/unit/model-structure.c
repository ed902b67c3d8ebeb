// SPDX-License-Identifier: Apache-2.0
// Documents are sketched in lines, a block each: KIND[#NUMBER][@TABLE.ROW.COLUMN[+]]|TEXT where
// KIND is p (paragraph), h1 (heading), i1 (list item), c (cell), l (continues an item), b (in a
// text box), and + is a merged cell, ! one of a header row that covers two columns.
#include "model/builder.h"
#include "model/structure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static enum block_kind kind_of(char letter)
{
    switch (letter) {
    case 'h':
        return BLOCK_HEADING;
    case 'i':
        return BLOCK_LIST_ITEM;
    case 'c':
        return BLOCK_CELL_PARAGRAPH;
    default:
        return BLOCK_PARAGRAPH;
    }
}

static void add(struct builder *builder, const char *line)
{
    const char *bar = strchr(line, '|');
    g_autofree char *head = g_strndup(line, (gsize)(bar - line));
    struct block_start start = {.package = "/word/document.xml", .kind = kind_of(*head)};
    start.part = *head == 'b' ? PART_TEXTBOX : PART_BODY;
    start.level = g_ascii_isdigit(head[1]) ? (guint)(head[1] - '0') : 0;
    start.style = *head == 'l' ? "List Paragraph" : NULL;
    char *place = strchr(head, '@'), *number = strchr(head, '#');
    if (place) {
        char plus = 0;
        assert_true(sscanf(place, "@%u.%u.%u%c", &start.table.table, &start.table.row,
                           &start.table.column, &plus) >= 3);
        start.table.nesting = 1;
        start.table.merged = plus == '+';
        start.table.header = plus == '!';
        start.table.span = plus == '!' ? 2 : 1;
        *place = '\0';
    }
    start.number = number ? number + 1 : NULL;
    builder_block_begin(builder, &start);
    builder_text(builder, bar + 1, strlen(bar + 1), NULL);
    builder_block_end(builder);
}

static struct document *build(const char *sketch)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    g_auto(GStrv) lines = g_strsplit(sketch, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        add(builder, lines[i]);
    return builder_finish(builder, NULL);
}

enum link { LINK_HEADING, LINK_PARENT, LINK_LEAD_IN, LINK_LABEL, LINK_COLUMN };

// One number per block, as "0 2 2".
static void assert_links(const char *sketch, enum link link, const char *expected)
{
    g_autoptr(document_t) document = build(sketch);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        const guint links[] = {block_heading(block),
                               block->kind == BLOCK_HEADING ? block->under : 0,
                               block->rest->lead_in, block->rest->label, block->rest->column_label};
        g_string_append_printf(found, "%s%u", i > 1 ? " " : "", links[link]);
    }
    if (strcmp(found->str, expected) != 0)
        fail_msg("%s\nfound %s, expected %s", sketch, found->str, expected);
}

static void finds_headings(void **state)
{
    (void)state;
    const char *sketch = "p|Före\nh1#3|Ansvar\np|Text\nh3#3.0.1|Djup\nh2#3.1|Regionen\np|Text\n"
                         "h1|   \np|Under 3.1\nh1|Utan nummer\np|Text";
    assert_links(sketch, LINK_HEADING, "0 2 2 4 5 5 5 5 9 9");
    assert_links(sketch, LINK_PARENT, "0 0 0 2 2 0 0 0 0 0");
    g_autoptr(document_t) document = build(sketch);
    assert_int_equal(document_block(document, 7)->kind, BLOCK_PARAGRAPH);
    assert_string_equal(document_section(document, document_block(document, 8)), "3.1");
    assert_null(document_section(document, document_block(document, 10)));
    g_autoptr(arena_t) arena = arena_new();
    GPtrArray *path = document_headings(document, document_block(document, 6), arena);
    assert_int_equal(path->len, 2);
    assert_string_equal(path->pdata[0], "3 Ansvar");
    assert_string_equal(path->pdata[1], "3.1 Regionen");
    assert_string_equal(document_title(document), "Ansvar");
}

static void keeps_boxes_apart(void **state)
{
    (void)state;
    assert_links("h1|A\np|Ankare:\nb|I rutan\ni1|punkt", LINK_HEADING, "1 1 1 1");
    assert_links("h1|A\np|Ankare:\nb|I rutan\ni1|punkt", LINK_LEAD_IN, "0 0 0 2");
}

static void ends_open(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gboolean open, colon;
    } cases[] = {
        {"Regionen ska:", TRUE, TRUE},
        {"Regionen ska: \u00a0", TRUE, TRUE},
        {"Regionen ska", TRUE, FALSE},
        {"Regionen ansvarar för", TRUE, FALSE},
        {"Regionen fa\u030ar", TRUE, FALSE}, // decomposed
        {"Det gäller att,", TRUE, FALSE},
        {"Kommunen –", TRUE, FALSE},
        {"Kommunen -", TRUE, FALSE},
        {"Kommunen …", TRUE, FALSE},
        {"Regionen ansvarar.", FALSE, FALSE},
        {"Vård- och omsorg", FALSE, FALSE},
        {"ska", FALSE, FALSE},
        {"", FALSE, FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gboolean colon;
        if (structure_ends_open(cases[i].text, &colon) != cases[i].open || colon != cases[i].colon)
            fail_msg("%s", cases[i].text);
    }
}

static void leads_in(void **state)
{
    (void)state;
    static const struct {
        const char *sketch, *lead_ins;
    } cases[] = {
        {"p|Regionen ska:\ni1|a\ni1|b", "0 1 1"},
        {"p|Regionen ansvarar.\ni1|a", "0 0"},
        {"p|Regionen ska\np|\ni1|a", "0 0 1"},
        {"h2|Regionen ska:\ni1|a", "0 1"},
        {"h2|Regionen och\ni1|a", "0 0"},
        // Level two: by its parent if that ends with a colon, else as its parent.
        {"p|Ska:\ni1|a\ni2|aa\ni1|b:\ni2|bb\ni3|cc", "0 1 1 1 4 4"},
        {"p|Ska:\ni2|inget över\ni1|a", "0 1 1"},
        // A paragraph within the list: the numbers tell whether it goes on.
        {"p|Ska:\ni1#a)|a\np|Stycke.\ni1#b)|b", "0 1 0 1"},
        {"p|Ska:\ni1#a)|a\np|Stycke.\ni1#a)|b", "0 1 0 0"},
        {"p|Ska:\ni1#•|a\np|Stycke.\ni1#•|b", "0 1 0 0"},
        {"p|Ska:\ni1#•|a\nl|Mer om a.\ni1#•|b", "0 1 0 1"},
        {"p|Ska:\ni1#a)|a\nh1|Ny\ni1#b)|b", "0 1 0 0"},
        // Cells are streams of their own, and a table parts a list from what is above it.
        {"p|Ska:\nc@1.1.1|Cell:\ni1@1.1.1|a\ni1@1.1.2|b\ni1|c", "0 0 2 0 0"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_links(cases[i].sketch, LINK_LEAD_IN, cases[i].lead_ins);
}

static void labels(void **state)
{
    (void)state;
    static const struct {
        const char *sketch, *labels;
    } cases[] = {
        {"c@1.1.1|Beslutad av\nc@1.1.2|OSN\nc@1.1.2|\nc@1.1.2|den 5 maj", "0 1 0 1"},
        {"c@1.1.1|\nc@1.1.1|Ort\nc@1.1.2|Borås", "0 0 2"},
        // Three columns: only a short first cell with a colon labels the others.
        {"c@1.1.1|Ort:\nc@1.1.2|a\nc@1.1.3|b\nc@1.2.1|Ort\nc@1.2.2|c", "0 1 1 0 0"},
        {"c@1.1.1|Den som har fattat ett beslut:\nc@1.1.2|a\nc@1.1.3|b", "0 1 1"},
        {"c@1.1.1|Den som har fattat ett beslut ska:\nc@1.1.2|a\nc@1.1.3|b", "0 0 0"},
        // A merged first cell labels the rows it spans; an empty one nothing.
        {"c@1.1.1|Tid\nc@1.1.2|a\nc@1.2.1+|\nc@1.2.2|b\nc@1.3.1|\nc@1.3.2|c", "0 1 0 1 0 0"},
        {"c@1.1.1|Tid\nc@1.1.2|a\nc@2.1.1|Ort\nc@2.1.2|b", "0 1 0 3"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_links(cases[i].sketch, LINK_LABEL, cases[i].labels);
}

static void column_labels(void **state)
{
    (void)state;
    static const struct {
        const char *sketch, *labels;
    } cases[] = {
        {"c@1.1.1!|Vad\nc@1.1.3!|När\nc@1.2.1|a\nc@1.2.2|b\nc@1.2.4|c\nc@1.2.5|d", "0 0 1 1 2 0"},
        // The lowest header row counts, and of a cell its first paragraph.
        {"c@1.1.1!|Över\nc@1.2.1!|Vad\nc@1.2.1!|mer\nc@1.3.1|a", "0 0 0 2"},
        {"c@1.1.1!|Vad\nc@1.2.1| \nc@2.1.1|a\np|b", "0 0 0 0"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_links(cases[i].sketch, LINK_COLUMN, cases[i].labels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_headings), cmocka_unit_test(keeps_boxes_apart),
        cmocka_unit_test(ends_open),      cmocka_unit_test(leads_in),
        cmocka_unit_test(labels),         cmocka_unit_test(column_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
