// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/coverage.h"

static void add_rule(struct result *result, const char *id, const char *agreement,
                     const char *section, const char *second_section)
{
    struct rule_card *card = arena_new0(result->arena, struct rule_card);
    card->id = id;
    card->basis = arena_array(result->arena);
    const char *const sections[] = {section, second_section};
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (!sections[i])
            continue;
        struct basis_ref *ref = arena_new0(result->arena, struct basis_ref);
        *ref = (struct basis_ref){agreement, sections[i]};
        g_ptr_array_add(card->basis, ref);
    }
    g_ptr_array_add(result->rules, card);
}

static struct document_result *add_document(struct result *result, const char *path)
{
    struct document_result *document = document_result_new(path);
    g_ptr_array_add(result->documents, document);
    return document;
}

static void cite(struct document_result *document, const char *agreement, const char *section)
{
    struct fact *fact = arena_new0(document->arena, struct fact);
    *fact = (struct fact){.kind = FACT_CLAUSE, .about = agreement, .name = section};
    g_ptr_array_add(document->facts, fact);
}

static struct finding *find(struct document_result *document, const char *agreement,
                            const char *section)
{
    struct finding *finding = arena_new0(document->arena, struct finding);
    finding->action = ACTION_STOP;
    finding->basis = arena_array(document->arena);
    struct basis *basis = arena_new0(document->arena, struct basis);
    *basis = (struct basis){.agreement = agreement, .section = section};
    g_ptr_array_add(finding->basis, basis);
    g_ptr_array_add(document->findings, finding);
    return finding;
}

static struct result *sample(void)
{
    struct result *result = result_new();
    add_rule(result, "A-1", "nytt", "3.2", NULL);
    add_rule(result, "A-2", "nytt", "1", "3.2");
    add_rule(result, "A-3", "nytt", "3.2.1", NULL);
    add_rule(result, "B-1", "gammalt", "3.2", NULL);
    add_rule(result, "C-1", "nytt", NULL, NULL);
    cite(add_document(result, "cites.docx"), "nytt", "3.2");
    cite(add_document(result, "cites-old.docx"), "gammalt", "3.2");
    cite(add_document(result, "cites-below.docx"), "nytt", "3.2.1");
    find(add_document(result, "contradicts.docx"), "nytt", "3.2");
    struct document_result *both = add_document(result, "both.docx");
    cite(both, "nytt", "3.2");
    find(both, "nytt", "3.2");
    struct document_result *upcoming = add_document(result, "upcoming.docx");
    cite(upcoming, "nytt", "3.2");
    find(upcoming, "nytt", "3.2")->upcoming = TRUE;
    struct document_result *confirms = add_document(result, "confirms.docx");
    cite(confirms, "nytt", "3.2");
    find(confirms, "nytt", "3.2")->action = ACTION_CONTINUE;
    find(add_document(result, "elsewhere.docx"), "gammalt", "3.2");
    add_document(result, "silent.docx");
    return result;
}

static void assert_texts(const GPtrArray *texts, const char *const *expected)
{
    guint count = 0;
    for (; expected[count]; count++) {
        assert_true(count < texts->len);
        assert_string_equal(texts->pdata[count], expected[count]);
    }
    assert_int_equal(texts->len, count);
}

static void test_coverage(void **state)
{
    (void)state;
    static const struct {
        const char *agreement, *section, *heading;
        const char *rules[4], *implements[4], *contradicts[4];
    } cases[] = {
        {"nytt",
         "3.2",
         "Specialiserad vård",
         {"A-1", "A-2"},
         {"cites.docx", "upcoming.docx", "confirms.docx"},
         {"contradicts.docx", "both.docx"}},
        {"nytt", "3.2.1", "Läkare", {"A-3"}, {"cites-below.docx"}, {NULL}},
        {"nytt", "1", "Inledning", {"A-2"}, {NULL}, {NULL}},
        {"nytt", "3", NULL, {NULL}, {NULL}, {NULL}},
        {"gammalt", "3.2", "Vård", {"B-1"}, {"cites-old.docx"}, {"elsewhere.docx"}},
    };
    g_autoptr(result_t) result = sample();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        coverage_add(result, cases[i].agreement, cases[i].section, cases[i].heading, FALSE);
    assert_int_equal(result->coverage->len, G_N_ELEMENTS(cases));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct coverage *clause = result->coverage->pdata[i];
        assert_string_equal(clause->agreement, cases[i].agreement);
        assert_string_equal(clause->section, cases[i].section);
        assert_int_equal(g_strcmp0(clause->heading, cases[i].heading), 0);
        assert_texts(clause->rules, cases[i].rules);
        assert_texts(clause->implements, cases[i].implements);
        assert_texts(clause->contradicts, cases[i].contradicts);
    }
}

// The texts are copies: what they came from may go.
static void test_copies(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample();
    char agreement[] = "nytt", section[] = "3.2", heading[] = "Vård";
    coverage_add(result, agreement, section, heading, FALSE);
    memset(agreement, 'x', strlen(agreement));
    memset(section, 'x', strlen(section));
    memset(heading, 'x', strlen(heading));
    g_ptr_array_foreach(result->documents, (GFunc)(void *)document_result_free, NULL);
    g_ptr_array_set_size(result->documents, 0);
    const struct coverage *clause = result->coverage->pdata[0];
    assert_string_equal(clause->agreement, "nytt");
    assert_string_equal(clause->section, "3.2");
    assert_string_equal(clause->heading, "Vård");
    assert_string_equal(clause->implements->pdata[0], "cites.docx");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
