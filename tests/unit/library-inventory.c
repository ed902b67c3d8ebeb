// SPDX-License-Identifier: Apache-2.0
// Rows, clusters and candidates out of made-up facts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/inventory.h"
#include "library/similar.h"

static void add_agreement(struct result *result, const char *id, const char *role,
                          const char *in_force, const char *repealed)
{
    struct agreement_card *card = arena_new0(result->arena, struct agreement_card);
    *card = (struct agreement_card){
        .id = id, .title = id, .role = role, .in_force = in_force, .repealed = repealed};
    g_ptr_array_add(result->agreements, card);
}

static struct result *begin(void)
{
    struct result *result = result_new();
    result->as_of = "2026-10-01";
    add_agreement(result, "nytt", "current", "2026-07-01", NULL);
    add_agreement(result, "gammalt", "superseded", "2017-04-01", "2022-12-31");
    add_agreement(result, "förra", "superseded", "2023-01-01", "2026-07-01");
    return result;
}

// Facts as "kind about name", a line each: "field valid-to 2024-12-31".
static struct document_result *add(struct result *result, const char *facts)
{
    g_autofree char *path = g_strdup_printf("%u.docx", result->documents->len);
    struct document_result *document = document_result_new(path);
    g_auto(GStrv) lines = g_strsplit(facts, "\n", -1);
    for (char **line = lines; *line && **line; line++) {
        g_auto(GStrv) words = g_strsplit(*line, " ", 3);
        struct fact *fact = arena_new0(document->arena, struct fact);
        fact->kind = strcmp(words[0], "field") == 0    ? FACT_FIELD
                     : strcmp(words[0], "marker") == 0 ? FACT_MARKER
                                                       : FACT_CITATION;
        fact->about = arena_strdup(document->arena, strcmp(words[1], "-") == 0 ? "" : words[1]);
        fact->name = arena_strdup(document->arena, words[2]);
        fact->count = 1;
        g_ptr_array_add(document->facts, fact);
    }
    g_ptr_array_add(result->documents, document);
    return document;
}

// "expired governing gammalt/terminated [expired cites-terminated]".
static char *describe(const struct inventory_entry *entry)
{
    GString *out = g_string_new(validity_name(entry->validity));
    g_string_append_printf(out, " %s", marking_name(entry->marking));
    for (guint i = 0; i < entry->citations->len; i++) {
        const struct inventory_citation *citation = entry->citations->pdata[i];
        g_string_append_printf(out, " %s/%s", citation->agreement ? citation->agreement->id : "-",
                               standing_name(citation->standing));
    }
    for (guint i = 0; i < entry->reasons->len; i++) {
        const struct retire_reason *reason = entry->reasons->pdata[i];
        g_string_append_printf(out, " [%s]", retire_code_name(reason->code));
        assert_non_null(reason->message[LANGUAGE_SV]);
        assert_non_null(reason->message[LANGUAGE_EN]);
    }
    return g_string_free(out, FALSE);
}

static void test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *facts, *row;
    } cases[] = {
        {"", "unknown absent"},
        {"field valid-from 2026-07-01", "valid absent"},
        {"field valid-from 2026-11-01", "upcoming absent"},
        {"field valid-to 2026-09-30", "expired absent [expired]"},
        {"field valid-to 2026-10-01", "valid absent"},
        // A month or a year ends on its last day.
        {"field valid-to 2026-10", "valid absent"},
        {"field valid-to 2026-09", "expired absent [expired]"},
        {"field valid-to 2026", "valid absent"},
        {"field valid-to open", "valid absent"},
        {"field valid-to open\nfield valid-to 2025-06-30", "expired absent [expired]"},
        {"marker governing x\nmarker governing y", "unknown governing"},
        {"marker supporting x", "unknown supporting"},
        {"marker governing x\nmarker supporting y", "unknown contradictory"},
        {"citation gammalt 2017", "unknown absent gammalt/terminated [cites-terminated]"},
        {"citation förra 2023\ncitation gammalt 2017",
         "unknown absent förra/terminated gammalt/terminated [cites-terminated]"},
        {"citation gammalt 2017\ncitation nytt 2026",
         "unknown absent gammalt/terminated nytt/current"},
        {"citation - earlier", "unknown absent -/terminated [cites-terminated]"},
        {"citation - new\ncitation nytt 2026", "unknown absent nytt/current"},
        {"citation - 2012", "unknown absent -/terminated [cites-terminated]"},
        {"citation - ", "unknown absent -/undated"},
        // "Avtalet" alone is the one of the document's time.
        {"citation gammalt 2017\ncitation - \nfield valid-from 2018-02-01",
         "valid absent gammalt/terminated -/undated [cites-terminated]"},
        {"citation gammalt 2017\ncitation - \nfield valid-from 2026-09-01",
         "valid absent gammalt/terminated -/undated"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct result *result = begin();
        add(result, cases[i].facts);
        g_autoptr(inventory_t) inventory = library_inventory(result);
        g_autofree char *row = describe(inventory->entries->pdata[0]);
        if (strcmp(row, cases[i].row) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].facts, cases[i].row, row);
    }
}

// Before the new agreement's day the one before it is in force.
static void test_day(void **state)
{
    (void)state;
    struct result *result = begin();
    result->as_of = "2026-06-30";
    add(result, "citation förra 2023\ncitation - new");
    g_autoptr(inventory_t) inventory = library_inventory(result);
    g_autofree char *row = describe(inventory->entries->pdata[0]);
    assert_string_equal(row, "unknown absent förra/current nytt/upcoming");
}

static void test_texts(void **state)
{
    (void)state;
    struct result *result = begin();
    struct document_result *document = add(result, "field owner MAS\nfield owner Chefen\n"
                                                   "field review 2026-08\nfield version 2");
    document->owner = "Kommunen";
    document->decision_body = "Nämnden";
    g_autoptr(inventory_t) inventory = library_inventory(result);
    const struct inventory_entry *entry = inventory->entries->pdata[0];
    assert_string_equal(entry->owner, "MAS");
    assert_false(entry->owner_is_configured);
    assert_string_equal(entry->decision_body, "Nämnden");
    assert_true(entry->decider_is_configured);
    assert_true(entry->review_due);
    assert_string_equal(entry->version, "2");
    assert_null(entry->valid_to);
}

// A document that was not read is no candidate, whatever is not known of it.
static void test_unread(void **state)
{
    (void)state;
    struct result *result = begin();
    struct document_result *document = add(result, "");
    document->outcome = OUTCOME_FAILED;
    g_autoptr(inventory_t) inventory = library_inventory(result);
    struct inventory_summary summary = inventory_summary(inventory);
    assert_int_equal(summary.markings[MARKING_ABSENT], 0);
    assert_int_equal(summary.validities[VALIDITY_UNKNOWN], 0);
    assert_int_equal(summary.retire, 0);
}

// ---- Clusters

static guint32 spread(guint32 key)
{
    key = (key ^ key >> 16) * 0x85EBCA6Bu;
    key = (key ^ key >> 13) * 0xC2B2AE35u;
    return key ^ key >> 16;
}

static int compare_values(const void *a, const void *b)
{
    guint32 first = *(const guint32 *)a, second = *(const guint32 *)b;
    return first < second ? -1 : first > second;
}

// A text of the words [from, from + count) and [more, more + rest).
static void sketch(struct document_result *document, guint from, guint count, guint more,
                   guint rest)
{
    g_autofree guint32 *all = g_new(guint32, count + rest);
    for (guint i = 0; i < count; i++)
        all[i] = spread(from + i);
    for (guint i = 0; i < rest; i++)
        all[count + i] = spread(more + i);
    qsort(all, count + rest, sizeof *all, compare_values);
    guint32 *own = arena_alloc(document->arena, SKETCH_VALUES * sizeof *own);
    guint kept = MIN(count + rest, SKETCH_VALUES);
    memcpy(own, all, kept * sizeof *own);
    document->sketch = (struct sketch){.shingles = count + rest, .count = kept, .values = own};
}

static void test_clusters(void **state)
{
    (void)state;
    struct result *result = begin();
    sketch(add(result, ""), 0, 1000, 0, 0);       // 0: a local version, with a fifth of its own
    sketch(add(result, ""), 5000, 1000, 0, 0);    // 1: another text
    sketch(add(result, ""), 0, 800, 9000, 200);   // 2: the common one
    sketch(add(result, ""), 0, 400, 20000, 1600); // 3: a fifth in common: not alike
    sketch(add(result, ""), 0, 10, 0, 0);         // 4: too short to tell
    ((struct document_result *)result->documents->pdata[0])->level = "lokal";
    ((struct document_result *)result->documents->pdata[2])->level = "länsgemensam";
    g_autoptr(inventory_t) inventory = library_inventory(result);
    assert_int_equal(inventory->clusters->len, 1);
    const struct cluster *cluster = inventory->clusters->pdata[0];
    assert_int_equal(cluster->members->len, 2);
    const struct cluster_member *first = cluster->members->pdata[0];
    const struct cluster_member *second = cluster->members->pdata[1];
    assert_int_equal(first->entry, 2);
    assert_int_equal(first->base, 2);
    assert_int_equal(second->entry, 0);
    assert_int_equal(second->base, 2);
    assert_in_range(second->similarity, 740, 860); // 800 of 1000, from a sample
    static const guint clusters[] = {1, 0, 1, 0, 0};
    for (guint i = 0; i < G_N_ELEMENTS(clusters); i++)
        assert_int_equal(((struct inventory_entry *)inventory->entries->pdata[i])->cluster,
                         clusters[i]);
}

// Ten thousand documents: 100 texts in 50 versions each, and 5,000 alone, all with the same
// template's words in them. All pairs would be 50 million comparisons.
static void test_many(void **state)
{
    (void)state;
    enum { TEXTS = 100, VERSIONS = 50, ALONE = 5000, LENGTH = 1000, TEMPLATE = 100 };
    struct result *result = begin();
    for (guint version = 0; version < VERSIONS; version++)
        for (guint text = 0; text < TEXTS; text++)
            sketch(add(result, ""), text * LENGTH * 10, LENGTH, G_MAXINT, TEMPLATE);
    for (guint i = 0; i < ALONE; i++)
        sketch(add(result, ""), 10000000 + i * LENGTH, LENGTH, G_MAXINT, TEMPLATE);
    g_autoptr(inventory_t) inventory = library_inventory(result);
    assert_int_equal(inventory->clusters->len, TEXTS);
    for (guint i = 0; i < TEXTS; i++) {
        const struct cluster *cluster = inventory->clusters->pdata[i];
        assert_int_equal(cluster->members->len, VERSIONS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_day),
        cmocka_unit_test(test_texts),    cmocka_unit_test(test_unread),
        cmocka_unit_test(test_clusters), cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
