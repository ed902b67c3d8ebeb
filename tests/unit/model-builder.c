// SPDX-License-Identifier: Apache-2.0
#include "model/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void add(struct builder *builder, const char *text, const struct span *mark)
{
    builder_text(builder, text, strlen(text), mark);
}

static void merges_spans(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/a.xml"};
    char link[] = "#a", other[] = "#a";
    builder_block_begin(builder, &start);
    add(builder, "då ", NULL);
    add(builder, "och", &(struct span){.link = link});
    add(builder, " nu", &(struct span){.link = other});
    add(builder, "", &(struct span){.hidden = TRUE});
    add(builder, "", &(struct span){.hidden = TRUE});
    add(builder, "då", &(struct span){.link = link});
    add(builder, "!", &(struct span){.inserted = TRUE, .author = "A"});
    add(builder, "?", &(struct span){.inserted = TRUE, .author = "B"});
    builder_block_end(builder);
    memset(link, 'x', 2); // texts are copied
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    const struct block *block = document_block(document, 1);
    assert_string_equal(block->text, "då och nudå!?");
    assert_int_equal(block->length, 13);
    static const struct {
        guint start, end;
        gboolean hidden;
        const char *link, *author;
    } spans[] = {{3, 9, FALSE, "#a", NULL},
                 {9, 9, TRUE, NULL, NULL},
                 {9, 11, FALSE, "#a", NULL},
                 {11, 12, FALSE, NULL, "A"},
                 {12, 13, FALSE, NULL, "B"}};
    assert_int_equal(block->rest->span_count, G_N_ELEMENTS(spans));
    for (guint i = 0; i < G_N_ELEMENTS(spans); i++) {
        assert_int_equal(block->rest->spans[i].start, spans[i].start);
        assert_int_equal(block->rest->spans[i].end, spans[i].end);
        assert_int_equal(block->rest->spans[i].hidden, spans[i].hidden);
        assert_true(g_strcmp0(block->rest->spans[i].link, spans[i].link) == 0);
        assert_true(g_strcmp0(block->rest->spans[i].author, spans[i].author) == 0);
    }
}

static void places_nested_blocks(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start body = {.part = PART_BODY, .package = "/a.xml"};
    struct block_start box = {.part = PART_TEXTBOX, .package = "/a.xml"};
    builder_block_begin(builder, &body);
    add(builder, "fö", NULL);
    builder_block_begin(builder, &box);
    add(builder, "ruta", NULL);
    builder_block_begin(builder, &box);
    add(builder, "inre", NULL);
    builder_block_end(builder);
    builder_block_end(builder);
    add(builder, "re", NULL);
    builder_block_end(builder);
    builder_block_begin(builder, &body);
    builder_block_end(builder);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    static const char *const texts[] = {"före", "ruta", "inre", ""};
    assert_int_equal(document->block_count, G_N_ELEMENTS(texts));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_string_equal(document_block(document, i + 1)->text, texts[i]);
        assert_int_equal(document_block(document, i + 1)->ordinal, i + 1);
    }
}

static void says_what_it_is_told(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_ALL);
    builder_property(builder, "title", "Titel");
    builder_not_checked(builder, "/a.xml", NOTICE_PART_DAMAGED, "skadad", NULL);
    builder_not_checked(builder, "/a.xml", NOTICE_PART_DAMAGED, "skadad", NULL);
    builder_not_checked(builder, "/b.xml", NOTICE_PART_DAMAGED, "skadad", NULL);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    assert_string_equal(document_property(document, "title"), "Titel");
    assert_null(document_property(document, "subject"));
    assert_string_equal(document_title(document), "Titel");
    assert_int_equal(document->not_checked->len, 2);
    assert_int_equal(document->revisions, REVISIONS_ALL);
}

static void stops_at_the_limit(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    limits.blocks = 2;
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/a.xml"};
    for (guint i = 0; i < 3; i++) {
        builder_block_begin(builder, &start);
        add(builder, "x", &(struct span){.hidden = TRUE});
        builder_block_set(builder, &start);
        builder_block_end(builder);
    }
    g_autoptr(GError) error = NULL;
    assert_null(builder_finish(builder, &error));
    assert_true(g_error_matches(error, MODEL_ERROR, MODEL_ERROR_LIMIT));
    assert_non_null(strstr(error->message, "--max-blocks"));
}

static struct document *sketch(const char *heading, enum part_kind part,
                               const struct remark *remark)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/a.xml", .kind = BLOCK_HEADING};
    start.level = 1;
    builder_block_begin(builder, &start);
    add(builder, heading, NULL);
    builder_block_end(builder);
    start = (struct block_start){.part = part, .package = "/b.xml", .remark = remark};
    start.table = (struct table_place){.table = 1, .row = 1, .column = 1, .nesting = 1};
    builder_block_begin(builder, &start);
    add(builder, "cell", &(struct span){.link = "#a"});
    builder_block_end(builder);
    return builder_finish(builder, NULL);
}

static void keeps_remarks(void **state)
{
    (void)state;
    char author[] = "Anna";
    struct remark remark = {.anchor = {1, 0, 1, 4}, .author = author};
    g_autoptr(document_t) document = sketch("4 Ansvar", PART_COMMENT, &remark);
    author[0] = 'x';
    const struct block *heading = document_block(document, 1), *block = document_block(document, 2);
    assert_string_equal(block->rest->remark->author, "Anna");
    assert_int_equal(block->rest->remark->anchor.end, 4);
    // It stands under the heading it is anchored to, whose number is typed in.
    assert_string_equal(document_section(document, block), "4");
    assert_string_equal(block_title(heading), "Ansvar");
    g_autoptr(arena_t) arena = arena_new();
    const GPtrArray *headings = document_headings(document, block, arena);
    assert_int_equal(headings->len, 1);
    assert_string_equal(headings->pdata[0], "4 Ansvar");
    assert_null(heading->rest->remark);
}

static void inserts_documents(void **state)
{
    (void)state;
    struct remark remark = {.anchor = {1, 0, 1, 4}};
    g_autoptr(document_t) inner = sketch("2 Inre", PART_FOOTNOTE, &remark);
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/a.xml"};
    struct table_place cell = {.table = 1, .row = 3, .column = 2, .nesting = 1};
    guint tables = 1, offset;
    builder_block_begin(builder, &start);
    add(builder, "före", NULL);
    assert_int_equal(builder_here(builder, &offset), 1);
    assert_int_equal(offset, 4);
    builder_block_end(builder);
    builder_insert(builder, inner, PART_CHUNK, "/c.htm", &cell, &tables);
    assert_int_equal(builder_here(builder, &offset), 3);
    builder_reply(builder, 3, 3, 1);
    assert_int_equal(tables, 2);
    builder_block_begin(builder, &start);
    builder_block_end(builder);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    const struct block *heading = document_block(document, 2), *note = document_block(document, 3);
    assert_int_equal(heading->part, PART_CHUNK);
    assert_string_equal(heading->rest->package, "/c.htm");
    assert_string_equal(block_number(heading), "2");
    assert_int_equal(heading->rest->table.row, 3);
    assert_int_equal(note->rest->table.table, 2);
    assert_int_equal(note->rest->table.nesting, 2);
    assert_int_equal(note->rest->spans[0].end, 4);
    assert_int_equal(note->rest->remark->anchor.block, 2);
    assert_int_equal(note->rest->remark->reply_to, 1);
    // Its headings rule what follows it.
    assert_int_equal(block_heading(document_block(document, 4)), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_spans),         cmocka_unit_test(places_nested_blocks),
        cmocka_unit_test(says_what_it_is_told), cmocka_unit_test(keeps_remarks),
        cmocka_unit_test(inserts_documents),    cmocka_unit_test(stops_at_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
