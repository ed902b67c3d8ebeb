// SPDX-License-Identifier: Apache-2.0
// How blocks become passages, and passages lead back to blocks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/document.h"
#include "text/text.h"

enum { MANY = 12 };

// A document made by hand: block n is blocks[n - 1].
struct fixture {
    struct block blocks[BLOCKS_IN_CHUNK];
    struct block_rest rests[MANY];
    struct document document;
};

static void fixture_init(struct fixture *fixture)
{
    memset(fixture, 0, sizeof *fixture);
    fixture->document.chunks = g_ptr_array_new();
    g_ptr_array_add(fixture->document.chunks, fixture->blocks);
}

static struct block *add(struct fixture *fixture, enum block_kind kind, const char *text)
{
    guint count = fixture->document.block_count++;
    struct block *block = &fixture->blocks[count];
    block->ordinal = count + 1;
    block->kind = kind;
    block->text = text;
    block->length = (guint)g_utf8_strlen(text, -1);
    block->rest = &fixture->rests[count];
    return block;
}

// What the last block added has.
static struct block_rest *rest(struct fixture *fixture)
{
    return &fixture->rests[fixture->document.block_count - 1];
}

static void assert_spot(const struct passage *passage, const char *part, guint block, guint start,
                        guint end)
{
    const char *found = strstr(passage->folded, part);
    assert_non_null(found);
    guint at = (guint)(found - passage->folded);
    struct spot from = text_spot(passage, at, FALSE);
    struct spot to = text_spot(passage, at + (guint)strlen(part), TRUE);
    assert_int_equal(from.block, block);
    assert_int_equal(to.block, block);
    assert_int_equal(from.offset, start);
    assert_int_equal(to.offset, end);
}

static void test_list(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture);
    add(&fixture, BLOCK_PARAGRAPH, "Så här är det. Leverantören\u00A0ska:");
    add(&fixture, BLOCK_LIST_ITEM, "ansvara för vård. Och mer.");
    rest(&fixture)->lead_in = 1;
    add(&fixture, BLOCK_LIST_ITEM, "följa");
    rest(&fixture)->lead_in = 1;
    add(&fixture, BLOCK_LIST_ITEM, "la\u0308kare");
    rest(&fixture)->lead_in = 3;
    g_autoptr(text_t) text = text_new(&fixture.document);
    const struct passage *alone = &text->passages[0], *item = &text->passages[1];
    assert_string_equal(alone->folded, "Så här är det. Leverantören ska:");
    assert_int_equal(alone->own, 0);
    assert_int_equal(alone->sentence_count, 2);

    assert_string_equal(item->folded, "Leverantören ska: ansvara för vård. Och mer.");
    assert_int_equal(item->piece_count, 2);
    assert_int_equal(item->pieces[0].block, 1);
    assert_int_equal(item->own, strlen("Leverantören ska: "));
    assert_int_equal(item->sentence_count, 2);
    assert_spot(item, "ska:", 1, 28, 32);
    assert_spot(item, "ansvara", 2, 0, 7);
    assert_spot(item, "mer.", 2, 22, 26);
    // A match over the joint begins in one block and ends in the other.
    assert_int_equal(text_spot(item, 0, FALSE).block, 1);
    assert_int_equal(text_spot(item, item->length, TRUE).block, 2);
    assert_int_equal(text_spot(item, item->length, TRUE).offset, 26);
    guint start, end;
    text_sentence(item, item->own, &start, &end);
    assert_int_equal(start, 0);
    assert_int_equal(end, strlen("Leverantören ska: ansvara för vård."));

    const struct passage *nested = &text->passages[3];
    assert_string_equal(nested->folded, "Leverantören ska: följa läkare");
    assert_int_equal(nested->piece_count, 3);
    assert_spot(nested, "läkare", 4, 0, 7);
    g_ptr_array_unref(fixture.document.chunks);
}

static void test_lead_in_that_ends(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture);
    add(&fixture, BLOCK_PARAGRAPH, "Det gäller följande.");
    add(&fixture, BLOCK_LIST_ITEM, "avtal");
    rest(&fixture)->lead_in = 1;
    g_autoptr(text_t) text = text_new(&fixture.document);
    const struct passage *item = &text->passages[1];
    assert_string_equal(item->folded, "Det gäller följande. avtal");
    assert_int_equal(item->sentence_count, 2);
    assert_int_equal(item->sentences[1], item->own);
    g_ptr_array_unref(fixture.document.chunks);
}

static void test_label(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture);
    add(&fixture, BLOCK_CELL_PARAGRAPH, "Giltig från:");
    add(&fixture, BLOCK_CELL_PARAGRAPH, "2021\u201103\u201101");
    rest(&fixture)->label = 1;
    add(&fixture, BLOCK_CELL_PARAGRAPH, "");
    rest(&fixture)->label = 1;
    g_autoptr(text_t) text = text_new(&fixture.document);
    assert_string_equal(text->passages[1].folded, "Giltig från: 2021-03-01");
    assert_spot(&text->passages[1], "2021-03-01", 2, 0, 10);
    assert_string_equal(text->passages[2].folded, "");
    assert_int_equal(text->passages[2].piece_count, 1);
    assert_int_equal(text->passages[2].sentence_count, 1);
    assert_int_equal(text_spot(&text->passages[2], 0, TRUE).offset, 0);
    g_ptr_array_unref(fixture.document.chunks);
}

static void test_contents(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture);
    struct span toc = {.start = 0, .end = 9, .field = "TOC"};
    struct span parts[] = {{.start = 0, .end = 7, .link = "#_Toc1"},
                           {.start = 7, .end = 9, .field = "PAGEREF"}};
    struct span some = {.start = 0, .end = 4, .field = "TOC"};
    add(&fixture, BLOCK_PARAGRAPH, "1 Syfte\t3");
    rest(&fixture)->spans = &toc;
    rest(&fixture)->span_count = 1;
    add(&fixture, BLOCK_PARAGRAPH, "1 Syfte\t3");
    rest(&fixture)->spans = parts;
    rest(&fixture)->span_count = 2;
    add(&fixture, BLOCK_PARAGRAPH, "1 Syfte\t3");
    rest(&fixture)->spans = &some;
    rest(&fixture)->span_count = 1;
    add(&fixture, BLOCK_PARAGRAPH, "1 Syfte\t3");
    rest(&fixture)->style = "toc 1";
    add(&fixture, BLOCK_PARAGRAPH, "Innehåll");
    rest(&fixture)->style = "TOC Heading";
    g_autoptr(text_t) text = text_new(&fixture.document);
    static const char *const folded[] = {"", "", "1 Syfte 3", "", "Innehåll"};
    for (gsize i = 0; i < G_N_ELEMENTS(folded); i++)
        assert_string_equal(text->passages[i].folded, folded[i]);
    g_ptr_array_unref(fixture.document.chunks);
}

// A hostile list: endless lead-ins stay bounded, a chain of items too.
static void test_bounded(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture);
    g_autofree char *endless = g_strnfill(100000, 'a');
    add(&fixture, BLOCK_PARAGRAPH, endless);
    for (guint i = 1; i < MANY; i++) {
        add(&fixture, BLOCK_LIST_ITEM, "x");
        rest(&fixture)->lead_in = i;
    }
    g_autoptr(text_t) text = text_new(&fixture.document);
    for (guint i = 1; i < MANY; i++)
        assert_true(text->passages[i].length < 3000);
    g_ptr_array_unref(fixture.document.chunks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),    cmocka_unit_test(test_lead_in_that_ends),
        cmocka_unit_test(test_label),   cmocka_unit_test(test_contents),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
