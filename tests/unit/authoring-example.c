// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "authoring/example.h"

struct expected {
    enum block_kind kind;
    guint level, table, row, column;
    const char *text;
};

static const struct {
    const char *text;
    struct expected blocks[8];
    guint count;
} cases[] = {
    {"", {{0}}, 0},
    {"\n  \n", {{0}}, 0},
    {"En rad.", {{.kind = BLOCK_PARAGRAPH, .text = "En rad."}}, 1},
    {"  Åäö först  \r\n\n  sedan öl\n", {{.text = "Åäö först"}, {.text = "sedan öl"}}, 2},
    {"# 3.2 Ansvar\n##Åtgärd\nText",
     {{.kind = BLOCK_HEADING, .level = 1, .text = "3.2 Ansvar"},
      {.kind = BLOCK_HEADING, .level = 2, .text = "Åtgärd"},
      {.text = "Text"}},
     3},
    {"Kommunen ska:\n- ansvara för vård\n-  bära\n-streck",
     {{.text = "Kommunen ska:"},
      {.kind = BLOCK_LIST_ITEM, .level = 1, .text = "ansvara för vård"},
      {.kind = BLOCK_LIST_ITEM, .level = 1, .text = "bära"},
      {.text = "-streck"}},
     4},
    {"> citerat\n>inte", {{.kind = BLOCK_QUOTE, .text = "citerat"}, {.text = ">inte"}}, 2},
    {"| Giltig från | 2021 |\n| Ägare | Åsa\nText\n| ny | |",
     {{BLOCK_CELL_PARAGRAPH, 0, 1, 1, 1, "Giltig från"},
      {BLOCK_CELL_PARAGRAPH, 0, 1, 1, 2, "2021"},
      {BLOCK_CELL_PARAGRAPH, 0, 1, 2, 1, "Ägare"},
      {BLOCK_CELL_PARAGRAPH, 0, 1, 2, 2, "Åsa"},
      {.text = "Text"},
      {BLOCK_CELL_PARAGRAPH, 0, 2, 1, 1, "ny"},
      {BLOCK_CELL_PARAGRAPH, 0, 2, 1, 2, ""}},
     7},
};

static void test_blocks(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct example_document made;
        example_document_init(&made, cases[i].text, PART_BODY, NULL);
        assert_int_equal(made.document->block_count, cases[i].count);
        for (guint n = 0; n < cases[i].count; n++) {
            const struct expected *expected = &cases[i].blocks[n];
            const struct block *block = document_block(made.document, n + 1);
            assert_string_equal(block->text, expected->text);
            assert_int_equal(block->kind, expected->kind);
            assert_int_equal(block->level, expected->level);
            assert_int_equal(block->rest->table.table, expected->table);
            assert_int_equal(block->rest->table.row, expected->row);
            assert_int_equal(block->rest->table.column, expected->column);
            assert_int_equal(block->part, PART_BODY);
        }
        example_document_clear(&made);
    }
}

// Each code point of each block is found again in the example's text, its end included.
static void test_bytes(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct example_document made;
        example_document_init(&made, cases[i].text, PART_HEADER, NULL);
        for (guint n = 1; n <= made.document->block_count; n++) {
            const struct block *block = document_block(made.document, n);
            assert_int_equal(block->part, PART_HEADER);
            const char *at = block->text;
            for (guint offset = 0; offset < block->length; offset++) {
                const char *source = cases[i].text + example_byte(&made, n, offset);
                assert_true(g_utf8_get_char(source) == g_utf8_get_char(at));
                at = g_utf8_next_char(at);
            }
            assert_int_equal(example_byte(&made, n, block->length) - example_byte(&made, n, 0),
                             strlen(block->text));
        }
        example_document_clear(&made);
    }
    struct example_document made;
    static const char text[] = "åäö\n- öl och ål";
    example_document_init(&made, text, PART_BODY, NULL);
    assert_int_equal(example_byte(&made, 1, 2), strlen("åä"));
    assert_int_equal(example_byte(&made, 2, 0), strlen("åäö\n- "));
    assert_int_equal(example_byte(&made, 2, 7), strlen("åäö\n- öl och "));
    example_document_clear(&made);
}

// What is written together is read together: an item has its lead-in, a value its label.
static void test_structure(void **state)
{
    (void)state;
    struct example_document made;
    example_document_init(&made, "# 1 Ansvar\nKommunen ska:\n- bära\n| Ägare | Åsa |", PART_BODY,
                          NULL);
    assert_int_equal(document_block(made.document, 3)->rest->lead_in, 2);
    assert_int_equal(block_heading(document_block(made.document, 3)), 1);
    assert_int_equal(document_block(made.document, 5)->rest->label, 4);
    example_document_clear(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_structure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
