// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/finding.h"

static void add_text(GPtrArray *array, const char *text)
{
    g_ptr_array_add(array, (gpointer)(gsize)text);
}

static void fill_place(struct arena *arena, struct place *place, guint block)
{
    *place = (struct place){.part = "body",
                            .package = "/word/document.xml",
                            .block = block,
                            .start = 3,
                            .end = 300,
                            .section = "3.2",
                            .headings = arena_array(arena),
                            .label = "b)",
                            .page = 7,
                            .para_id = "4F3A2B1C",
                            .table = 1,
                            .row = 2,
                            .column = 3};
    add_text(place->headings, "3 Ansvar");
    add_text(place->headings, "3.2 Specialiserad vård i hemmet");
}

// A finding with everything filled in.
static struct finding *full_finding(struct arena *arena)
{
    struct finding *finding = arena_new0(arena, struct finding);
    *finding = (struct finding){.rule = "TERM-001",
                                .severity = SEVERITY_ERROR,
                                .action = ACTION_REVIEW,
                                .message = {"heter numera ”region”", "is now called “region”"},
                                .match = "landstinget",
                                .suggestion = "regionen",
                                .related = arena_array(arena),
                                .before = "Det är ",
                                .after = " som svarar för det.",
                                .basis = arena_array(arena),
                                .upcoming = TRUE,
                                .gates = FALSE,
                                .fingerprint = "0123456789abcdef0123456789abcdef:2",
                                .match_hash = "a",
                                .block_hash = "b",
                                .headings_hash = "c"};
    fill_place(arena, &finding->place, 12);
    struct place *related = arena_new0(arena, struct place);
    fill_place(arena, related, 11);
    g_ptr_array_add(finding->related, related);
    struct basis *basis = arena_new0(arena, struct basis);
    *basis = (struct basis){"nytt", "3.2", "Specialiserad vård", "Regionen ansvarar.\na) för"};
    g_ptr_array_add(finding->basis, basis);
    struct basis *bare = arena_new0(arena, struct basis);
    *bare = (struct basis){.agreement = "gammalt", .section = "1"};
    g_ptr_array_add(finding->basis, bare);
    return finding;
}

// A finding with nothing in it that may be missing.
static struct finding *bare_finding(struct arena *arena)
{
    struct finding *finding = arena_new0(arena, struct finding);
    *finding = (struct finding){.rule = "DOC-1",
                                .message = {"saknas", "is missing"},
                                .match = "",
                                .related = arena_array(arena),
                                .before = "",
                                .after = "",
                                .basis = arena_array(arena),
                                .gates = TRUE,
                                .fingerprint = "f",
                                .match_hash = "m",
                                .block_hash = "b",
                                .headings_hash = "h"};
    finding->place = (struct place){.part = "header", .headings = arena_array(arena)};
    return finding;
}

static struct document_result *full_result(void)
{
    struct document_result *result = document_result_new("bibliotek/åäö.docx");
    struct arena *arena = result->arena;
    result->sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    result->outcome = OUTCOME_PARTIAL;
    result->reason_code = "not-checked";
    result->reason_message = "parts were not read";
    result->title = "Riktlinje för ”egenvård”";
    result->kind = "riktlinje";
    result->owner = "Vårdsamverkan";
    result->decision_body = "Politiskt samrådsorgan";
    result->level = "länsgemensam";
    result->party = "region";
    static const guint32 values[] = {7, 4000000000, G_MAXUINT32};
    result->sketch = (struct sketch){3, G_N_ELEMENTS(values), values};
    result->words = 123456;
    struct unread *unread = arena_new0(arena, struct unread);
    *unread = (struct unread){"/word/embeddings/a.bin",
                              {"ett inbäddat objekt läses inte", "an embedded object is not read"}};
    g_ptr_array_add(result->not_checked, unread);
    struct rule_skipped *skipped = arena_new0(arena, struct rule_skipped);
    *skipped = (struct rule_skipped){"TERM-9", "a pattern reached its limit"};
    g_ptr_array_add(result->skipped, skipped);
    g_ptr_array_add(result->findings, full_finding(arena));
    g_ptr_array_add(result->findings, bare_finding(arena));
    for (guint i = 0; i < FACT_KINDS; i++) {
        struct fact *fact = arena_new0(arena, struct fact);
        *fact = (struct fact){.kind = (enum fact_kind)i,
                              .rule = i ? NULL : "SAMV-9",
                              .about = i ? "nytt" : "",
                              .name = "3.2",
                              .count = 7 * i,
                              .before = "Se ",
                              .match = "avsnitt 3.2",
                              .after = " i avtalet."};
        fill_place(arena, &fact->place, 40 + i);
        g_ptr_array_add(result->facts, fact);
    }
    return result;
}

static void same_text(const char *a, const char *b)
{
    assert_int_equal(g_strcmp0(a, b), 0);
}

static void same_place(const struct place *a, const struct place *b)
{
    same_text(a->part, b->part);
    same_text(a->package, b->package);
    assert_int_equal(a->block, b->block);
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    same_text(a->section, b->section);
    assert_int_equal(a->headings->len, b->headings->len);
    for (guint i = 0; i < a->headings->len; i++)
        same_text(a->headings->pdata[i], b->headings->pdata[i]);
    same_text(a->label, b->label);
    assert_int_equal(a->page, b->page);
    same_text(a->para_id, b->para_id);
    assert_int_equal(a->table, b->table);
    assert_int_equal(a->row, b->row);
    assert_int_equal(a->column, b->column);
}

static void same_finding(const struct finding *a, const struct finding *b)
{
    same_text(a->rule, b->rule);
    assert_int_equal(a->severity, b->severity);
    assert_int_equal(a->action, b->action);
    for (guint i = 0; i < LANGUAGES; i++)
        same_text(a->message[i], b->message[i]);
    same_text(a->match, b->match);
    same_text(a->suggestion, b->suggestion);
    same_place(&a->place, &b->place);
    assert_int_equal(a->related->len, b->related->len);
    for (guint i = 0; i < a->related->len; i++)
        same_place(a->related->pdata[i], b->related->pdata[i]);
    same_text(a->before, b->before);
    same_text(a->after, b->after);
    assert_int_equal(a->basis->len, b->basis->len);
    for (guint i = 0; i < a->basis->len; i++) {
        const struct basis *first = a->basis->pdata[i], *second = b->basis->pdata[i];
        same_text(first->agreement, second->agreement);
        same_text(first->section, second->section);
        same_text(first->heading, second->heading);
        same_text(first->text, second->text);
    }
    assert_int_equal(a->upcoming, b->upcoming);
    assert_int_equal(a->gates, b->gates);
    same_text(a->fingerprint, b->fingerprint);
    same_text(a->match_hash, b->match_hash);
    same_text(a->block_hash, b->block_hash);
    same_text(a->headings_hash, b->headings_hash);
}

static void same_fact(const struct fact *a, const struct fact *b)
{
    assert_int_equal(a->kind, b->kind);
    same_text(a->rule, b->rule);
    same_text(a->about, b->about);
    same_text(a->name, b->name);
    assert_int_equal(a->count, b->count);
    same_place(&a->place, &b->place);
    same_text(a->before, b->before);
    same_text(a->match, b->match);
    same_text(a->after, b->after);
}

static void same_sketch(const struct sketch *a, const struct sketch *b)
{
    assert_int_equal(a->shingles, b->shingles);
    assert_int_equal(a->count, b->count);
    for (guint i = 0; i < a->count; i++)
        assert_int_equal(a->values[i], b->values[i]);
}

static void same_pairs(const GPtrArray *a, const GPtrArray *b)
{
    assert_int_equal(a->len, b->len);
    for (guint i = 0; i < a->len; i++) {
        const char *const *first = a->pdata[i], *const *second = b->pdata[i];
        same_text(first[0], second[0]);
        same_text(first[1], second[1]);
    }
}

static void same_result(const struct document_result *a, const struct document_result *b)
{
    same_text(a->path, b->path);
    same_text(a->sha256, b->sha256);
    assert_int_equal(a->outcome, b->outcome);
    same_text(a->reason_code, b->reason_code);
    same_text(a->reason_message, b->reason_message);
    same_text(a->title, b->title);
    same_text(a->kind, b->kind);
    same_text(a->owner, b->owner);
    same_text(a->decision_body, b->decision_body);
    same_text(a->level, b->level);
    same_text(a->party, b->party);
    assert_int_equal(a->words, b->words);
    same_sketch(&a->sketch, &b->sketch);
    same_pairs(a->not_checked, b->not_checked);
    same_pairs(a->skipped, b->skipped);
    assert_int_equal(a->facts->len, b->facts->len);
    for (guint i = 0; i < a->facts->len; i++)
        same_fact(a->facts->pdata[i], b->facts->pdata[i]);
    assert_int_equal(a->findings->len, b->findings->len);
    for (guint i = 0; i < a->findings->len; i++)
        same_finding(a->findings->pdata[i], b->findings->pdata[i]);
}

static void test_round_trip(void **state)
{
    (void)state;
    for (guint empty = 0; empty < 2; empty++) {
        g_autoptr(document_result_t) result = empty ? document_result_new("-") : full_result();
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        document_result_encode(result, bytes);
        g_autoptr(document_result_t) copy = document_result_decode(bytes->data, bytes->len);
        assert_non_null(copy);
        same_result(result, copy);
        // Nothing of the copy borrows from the bytes.
        memset(bytes->data, 'x', bytes->len);
        same_result(result, copy);
    }
}

static void test_truncated(void **state)
{
    (void)state;
    g_autoptr(document_result_t) result = full_result();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    document_result_encode(result, bytes);
    for (guint length = 0; length < bytes->len; length++) {
        g_autofree guint8 *prefix = g_memdup2(bytes->data, length);
        assert_null(document_result_decode(prefix, length));
    }
    // Nor is something after the end accepted.
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    assert_null(document_result_decode(bytes->data, bytes->len));
}

static void valid_place(const struct place *place)
{
    assert_non_null(place->part);
    for (guint i = 0; i < place->headings->len; i++)
        assert_non_null(place->headings->pdata[i]);
}

static void valid_pairs(const GPtrArray *pairs)
{
    for (guint i = 0; i < pairs->len; i++) {
        const char *const *pair = pairs->pdata[i];
        assert_non_null(pair[0]);
        assert_non_null(pair[1]);
    }
}

// What reports and coverage rely on, whatever the bytes were.
static void valid_result(const struct document_result *result)
{
    assert_non_null(result->path);
    assert_int_equal(result->sketch.count, MIN(result->sketch.shingles, SKETCH_VALUES));
    assert_true(result->outcome < OUTCOMES);
    assert_true(document_result_grade(result) < GRADES);
    valid_pairs(result->not_checked);
    valid_pairs(result->skipped);
    for (guint i = 0; i < result->facts->len; i++) {
        const struct fact *fact = result->facts->pdata[i];
        assert_true(fact->kind < FACT_KINDS);
        assert_non_null(fact->about);
        assert_non_null(fact->name);
        valid_place(&fact->place);
    }
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        assert_non_null(finding->rule);
        assert_true(finding->severity < SEVERITIES);
        assert_true(finding->action < ACTIONS);
        for (guint n = 0; n < LANGUAGES; n++)
            assert_non_null(finding->message[n]);
        assert_non_null(finding->match);
        assert_non_null(finding->before);
        assert_non_null(finding->after);
        assert_non_null(finding->fingerprint);
        valid_place(&finding->place);
        for (guint n = 0; n < finding->related->len; n++)
            valid_place(finding->related->pdata[n]);
        for (guint n = 0; n < finding->basis->len; n++) {
            const struct basis *basis = finding->basis->pdata[n];
            assert_non_null(basis->agreement);
            assert_non_null(basis->section);
        }
        assert_true(finding->upcoming == TRUE || finding->upcoming == FALSE);
        assert_true(finding->gates == TRUE || finding->gates == FALSE);
    }
}

// One wrong bit anywhere: refused, or a result that is whole in itself.
static void test_flipped(void **state)
{
    (void)state;
    g_autoptr(document_result_t) result = full_result();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    document_result_encode(result, bytes);
    guint refused = 0, accepted = 0;
    for (guint at = 0; at < bytes->len; at++) {
        for (guint bit = 0; bit < 8; bit++) {
            g_autofree guint8 *wrong = g_memdup2(bytes->data, bytes->len);
            wrong[at] ^= (guint8)(1u << bit);
            g_autoptr(document_result_t) copy = document_result_decode(wrong, bytes->len);
            refused += copy == NULL;
            accepted += copy != NULL;
            if (!copy)
                continue;
            valid_result(copy);
            g_autoptr(GByteArray) again = g_byte_array_new();
            document_result_encode(copy, again);
            g_autoptr(document_result_t) second = document_result_decode(again->data, again->len);
            assert_non_null(second);
            same_result(copy, second);
        }
    }
    assert_true(refused > 0 && accepted > 0);
}

// Another version is not this one.
static void test_version(void **state)
{
    (void)state;
    g_autoptr(document_result_t) result = full_result();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    document_result_encode(result, bytes);
    bytes->data[0]++;
    assert_null(document_result_decode(bytes->data, bytes->len));
    assert_null(document_result_decode(NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
