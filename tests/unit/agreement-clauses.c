// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "base/limits.h"
#include "model/builder.h"

// A block of a document in the making.
struct line {
    enum block_kind kind;
    guint level;
    const char *number, *text;
    enum part_kind part;
    guint row; // of table 1; 0: not in a table
};

static struct document *build(const struct line *lines, gsize count)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    for (gsize i = 0; i < count; i++) {
        struct block_start start = {.part = lines[i].part,
                                    .package = "/word/document.xml",
                                    .kind = lines[i].kind,
                                    .level = lines[i].level,
                                    .number = lines[i].number,
                                    .table = {lines[i].row > 0, lines[i].row, 1, 1, FALSE}};
        builder_block_begin(builder, &start);
        builder_text(builder, lines[i].text, strlen(lines[i].text), NULL);
        builder_block_end(builder);
    }
    return builder_finish(builder, NULL);
}

static const struct line lines[] = {
    {BLOCK_TITLE, 0, NULL, "Hälso- och sjukvårdsavtal", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Text före första rubriken.", PART_BODY, 0},
    {BLOCK_HEADING, 1, "1", "Inledning", PART_BODY, 0},
    {BLOCK_HEADING, 2, "1.1", "Bakgrund", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Parterna är eniga.", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Regionen ska:", PART_BODY, 0},
    {BLOCK_LIST_ITEM, 1, "a)", "ansvara för vård", PART_BODY, 0},
    {BLOCK_LIST_ITEM, 1, "b)", "medverka i SIP", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "en fotnot", PART_FOOTNOTE, 0},
    {BLOCK_HEADING, 3, NULL, "Förtydligande", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "En rad.", PART_BODY, 0},
    {BLOCK_HEADING, 1, NULL, "Ordlista", PART_BODY, 0},
    {BLOCK_CELL_PARAGRAPH, 0, NULL, "SIP", PART_BODY, 1},
    {BLOCK_CELL_PARAGRAPH, 0, NULL, "samordnad individuell plan", PART_BODY, 1},
    {BLOCK_CELL_PARAGRAPH, 0, NULL, "", PART_BODY, 2},
    {BLOCK_CELL_PARAGRAPH, 0, NULL, "MAS", PART_BODY, 2},
    {BLOCK_PARAGRAPH, 0, NULL, "Fler ord finns.", PART_BODY, 0},
    {BLOCK_HEADING, 1, NULL, "Bilaga 1 Läkarmedverkan", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Bilagan preciserar.", PART_BODY, 0},
    {BLOCK_HEADING, 2, "1.1", "Ansvar", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Läkare medverkar.", PART_BODY, 0},
    {BLOCK_HEADING, 2, NULL, "Övrigt", PART_BODY, 0},
    {BLOCK_HEADING, 1, "8", "Slutbestämmelser", PART_BODY, 0},
    {BLOCK_HEADING, 2, "8.1", "Tvist", PART_BODY, 0},
    {BLOCK_PARAGRAPH, 0, NULL, "Sist.", PART_BODY, 0},
};

static const struct {
    const char *id, *number, *title;
    guint level;
    const char *text;
} expected[] = {
    {"1", "1", "Inledning", 1, ""},
    {"1.1", "1.1", "Bakgrund", 2,
     "Parterna är eniga.\nRegionen ska:\na) ansvara för vård\nb) medverka i SIP"},
    {"Förtydligande", NULL, "Förtydligande", 3, "En rad."},
    {"Ordlista", NULL, "Ordlista", 1, "SIP | samordnad individuell plan\nMAS\nFler ord finns."},
    {"Bilaga 1", NULL, "Bilaga 1 Läkarmedverkan", 1, "Bilagan preciserar."},
    {"Bilaga 1/1.1", "1.1", "Ansvar", 2, "Läkare medverkar."},
    {"Bilaga 1/Övrigt", NULL, "Övrigt", 2, ""},
    {"8", "8", "Slutbestämmelser", 1, ""},
    {"8.1", "8.1", "Tvist", 2, "Sist."},
};

static void assert_clauses(const struct agreement *agreement)
{
    assert_string_equal(agreement->title, "Hälso- och sjukvårdsavtal");
    assert_int_equal(agreement->clauses->len, G_N_ELEMENTS(expected));
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        assert_string_equal(clause->id, expected[i].id);
        assert_int_equal(g_strcmp0(clause->number, expected[i].number), 0);
        assert_string_equal(clause->title, expected[i].title);
        assert_int_equal(clause->level, expected[i].level);
        assert_string_equal(clause->text, expected[i].text);
        assert_ptr_equal(agreement_clause(agreement, expected[i].id), clause);
    }
    static const char *const absent[] = {"",           "1.",       "1.1.1",    "2",
                                         "Bilaga 1/8", "Bilaga 2", "inledning"};
    for (gsize i = 0; i < G_N_ELEMENTS(absent); i++)
        assert_null(agreement_clause(agreement, absent[i]));
}

// The clauses outlive the document they were made from.
static void test_clauses(void **state)
{
    (void)state;
    struct document *document = build(lines, G_N_ELEMENTS(lines));
    g_autoptr(agreement_t) agreement = agreement_new(document);
    document_free(document);
    assert_clauses(agreement);
}

// A first heading, what it makes of itself, and of a heading "1.1" below it.
static void test_appendix(void **state)
{
    (void)state;
    static const struct {
        guint level;
        const char *number, *text, *id, *below;
    } cases[] = {
        {1, NULL, "Bilaga 2", "Bilaga 2", "Bilaga 2/1.1"},
        {1, NULL, "Bilaga 2 In- och utskrivning", "Bilaga 2", "Bilaga 2/1.1"},
        {1, NULL, "Bilaga\u00A02\u00A0In- och utskrivning", "Bilaga 2", "Bilaga 2/1.1"},
        {1, NULL, "Bilaga 1.6 Termer och begrepp", "Bilaga 1.6", "Bilaga 1.6/1.1"},
        {1, NULL, "Bilaga 6:1 Viktlista", "Bilaga 6:1", "Bilaga 6:1/1.1"},
        {1, NULL, "Bilaga 2. Munhälsa", "Bilaga 2", "Bilaga 2/1.1"},
        {1, NULL, "Bilaga 2: Munhälsa", "Bilaga 2", "Bilaga 2/1.1"},
        {1, NULL, "Bilaga B", "Bilaga B", "Bilaga B/1.1"},
        {1, NULL, "Bilaga", "Bilaga", "Bilaga/1.1"},
        {1, "Bilaga 3", "Munhälsa", "Bilaga 3", "Bilaga 3/1.1"},
        {1, "Bilaga 3.", "Munhälsa", "Bilaga 3", "Bilaga 3/1.1"},
        {1, NULL, "Bilagor", "Bilagor", "1.1"},
        {1, NULL, "Bilagan 2", "Bilagan 2", "1.1"},
        {1, "9", "Om bilaga 2", "9", "1.1"},
        {2, NULL, "Bilaga 2", "Bilaga 2", "1.1"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct line both[] = {
            {BLOCK_HEADING, cases[i].level, cases[i].number, cases[i].text, PART_BODY, 0},
            {BLOCK_HEADING, 2, "1.1", "Ansvar", PART_BODY, 0},
        };
        g_autoptr(document_t) document = build(both, 2);
        g_autoptr(agreement_t) agreement = agreement_new(document);
        const struct clause *first = agreement->clauses->pdata[0];
        const struct clause *second = agreement->clauses->pdata[1];
        assert_string_equal(first->id, cases[i].id);
        assert_string_equal(first->title, cases[i].text);
        assert_string_equal(second->id, cases[i].below);
    }
}

static void test_empty(void **state)
{
    (void)state;
    static const struct line text[] = {{BLOCK_PARAGRAPH, 0, NULL, "Utan rubrik.", PART_BODY, 0}};
    for (gsize count = 0; count <= 1; count++) {
        g_autoptr(document_t) document = build(text, count);
        g_autoptr(agreement_t) agreement = agreement_new(document);
        assert_null(agreement->title);
        assert_int_equal(agreement->clauses->len, 0);
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        agreement_encode(agreement, bytes);
        g_autoptr(agreement_t) copy = agreement_decode(bytes->data, bytes->len);
        assert_non_null(copy);
        assert_null(copy->title);
        assert_int_equal(copy->clauses->len, 0);
    }
    agreement_free(NULL);
}

static GByteArray *encoded(void)
{
    g_autoptr(document_t) document = build(lines, G_N_ELEMENTS(lines));
    g_autoptr(agreement_t) agreement = agreement_new(document);
    GByteArray *bytes = g_byte_array_new();
    agreement_encode(agreement, bytes);
    return bytes;
}

static void test_encoding(void **state)
{
    (void)state;
    g_autoptr(GByteArray) bytes = encoded();
    g_autoptr(agreement_t) copy = agreement_decode(bytes->data, bytes->len);
    assert_non_null(copy);
    memset(bytes->data, 'x', bytes->len);
    assert_clauses(copy);
}

// Cut, lengthened, of another version, with one wrong bit: refused, or whole in itself.
static void test_malformed(void **state)
{
    (void)state;
    g_autoptr(GByteArray) bytes = encoded();
    for (guint length = 0; length < bytes->len; length++) {
        g_autofree guint8 *prefix = g_memdup2(bytes->data, length);
        assert_null(agreement_decode(prefix, length));
    }
    guint accepted = 0;
    for (guint at = 0; at < bytes->len * 8; at++) {
        g_autofree guint8 *wrong = g_memdup2(bytes->data, bytes->len);
        wrong[at / 8] ^= (guint8)(1u << at % 8);
        g_autoptr(agreement_t) agreement = agreement_decode(wrong, bytes->len);
        for (guint i = 0; agreement && i < agreement->clauses->len; i++) {
            const struct clause *clause = agreement->clauses->pdata[i];
            assert_true(clause->id && clause->title && clause->text);
            assert_non_null(agreement_clause(agreement, clause->id));
        }
        accepted += agreement != NULL;
    }
    assert_true(accepted > 0);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    assert_null(agreement_decode(bytes->data, bytes->len));
    bytes->data[0]++;
    assert_null(agreement_decode(bytes->data, bytes->len - 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clauses),   cmocka_unit_test(test_appendix),
        cmocka_unit_test(test_empty),     cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_malformed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
