// SPDX-License-Identifier: Apache-2.0
// What documents' facts say together about names for one thing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/consistency.h"

static struct rule_card *add_rule(struct result *result, const char *id, int prefer)
{
    struct rule_card *card = arena_new0(result->arena, struct rule_card);
    struct library_question *question = arena_new0(result->arena, struct library_question);
    *card = (struct rule_card){.id = id,
                               .severity = SEVERITY_ERROR,
                               .action = ACTION_STOP,
                               .basis = arena_array(result->arena),
                               .gates = TRUE,
                               .question = question};
    struct basis_ref *ref = arena_new0(result->arena, struct basis_ref);
    *ref = (struct basis_ref){"nytt", "3.6"};
    g_ptr_array_add(card->basis, ref);
    question->names = arena_array(result->arena);
    g_ptr_array_add(question->names, (gpointer)(gsize) "a");
    g_ptr_array_add(question->names, (gpointer)(gsize) "b");
    question->prefer = prefer;
    question->message[LANGUAGE_SV] = "\1 är \2: \3";
    question->message[LANGUAGE_EN] = "\1 is \2: \3";
    g_ptr_array_add(result->rules, card);
    return card;
}

// "R a b*3, c:key": the facts of a document for a rule: names, times how often, of what.
static void add_document(struct result *result, const char *path, const char *facts)
{
    struct document_result *document = document_result_new(path);
    g_ptr_array_add(result->documents, document);
    g_auto(GStrv) words = g_strsplit(facts, " ", -1);
    for (guint i = 1; words[0] && words[i]; i++) {
        g_auto(GStrv) about = g_strsplit(words[i], ":", 2);
        g_auto(GStrv) times = g_strsplit(about[0], "*", 2);
        struct fact *fact = arena_new0(document->arena, struct fact);
        *fact = (struct fact){.kind = FACT_TERM,
                              .rule = arena_strdup(document->arena, words[0]),
                              .about = arena_strdup(document->arena, about[1] ? about[1] : ""),
                              .name = arena_strdup(document->arena, times[0]),
                              .count = times[1] ? (guint)g_ascii_strtoull(times[1], NULL, 10) : 1};
        g_ptr_array_add(document->facts, fact);
    }
}

static char *describe(const struct result *result)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        g_string_append_printf(text, "%s%s %s%s>%s", i ? "; " : "", finding->rule, finding->about,
                               finding->match, finding->suggestion);
        for (guint n = 0; n < finding->uses->len; n++) {
            const struct library_use *use = finding->uses->pdata[n];
            g_string_append_printf(text, " %s", use->path);
        }
        g_string_append(text, " |");
        for (guint n = 0; n < finding->expected->len; n++) {
            const struct library_use *use = finding->expected->pdata[n];
            g_string_append_printf(text, " %s", use->path);
        }
    }
    return g_string_free(text, FALSE);
}

static void test_answers(void **state)
{
    (void)state;
    static const struct {
        int prefer;
        const char *facts[4]; // of the documents 1, 2, 3, 4
        const char *found;
    } cases[] = {
        {-1, {""}, ""},
        {-1, {"R a", "R a*9"}, ""},
        {-1, {"R a", "R b", "R b"}, "R a>b 1 | 2 3"},
        // More documents count for more than more words; then words; then the rule's order.
        {-1, {"R a*9", "R b", "R b"}, "R a>b 1 | 2 3"},
        {-1, {"R a", "R b*2"}, "R a>b 1 | 2"},
        {-1, {"R b", "R a"}, "R b>a 1 | 2"},
        {0, {"R a", "R b", "R b"}, "R b>a 2 3 | 1"},
        {0, {"R b", "R b"}, ""},
        // A document with both names is on both sides.
        {-1, {"R a b", "R b"}, "R a>b 1 | 1 2"},
        // A name that the rule does not list, as a value has none, comes after those it lists.
        {-1, {"R c", "R a", "R b"}, "R b>a 3 | 2; R c>a 1 | 2"},
        // Each thing for itself, in the order of the things.
        {-1, {"R a:y- b:x-", "R a:x-", "R a:x-"}, "R x-b>a 1 | 2 3"},
        {-1, {"R a:y- a:x-", "R b:x- b:y-"}, "R x-b>a 2 | 1; R y-b>a 2 | 1"},
        // Facts of other rules, and of none, are not asked for.
        {-1, {"Q a", "R b", "S a"}, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(result_t) result = result_new();
        add_rule(result, "R", cases[i].prefer);
        static const char *const paths[] = {"1", "2", "3", "4"};
        for (guint n = 0; n < G_N_ELEMENTS(paths) && cases[i].facts[n]; n++)
            add_document(result, paths[n], cases[i].facts[n]);
        consistency_add(result);
        g_autofree char *found = describe(result);
        assert_string_equal(found, cases[i].found);
    }
}

// Values are alike when they are worth the same; a document that writes one in two ways says it
// once.
static void test_values(void **state)
{
    (void)state;
    static const struct {
        const char *facts[3];
        const char *found;
    } cases[] = {
        {{"R P3D", "R P3D", "R P7D"}, "R P7D>P3D 3 | 1 2"},
        {{"R P1W", "R P3D PT72H", "R P3D"}, "R P1W>P3D 1 | 2 3"},
        {{"R P7D", "R P1W"}, ""},
        {{"R P7D:a", "R P3D:b"}, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(result_t) result = result_new();
        struct rule_card *card = add_rule(result, "R", -1);
        struct library_question *question = (struct library_question *)(gsize)card->question;
        question->value = "duration";
        g_ptr_array_set_size(question->names, 0);
        static const char *const paths[] = {"1", "2", "3"};
        for (guint n = 0; n < G_N_ELEMENTS(paths) && cases[i].facts[n]; n++)
            add_document(result, paths[n], cases[i].facts[n]);
        consistency_add(result);
        g_autofree char *found = describe(result);
        assert_string_equal(found, cases[i].found);
    }
}

static void test_finding(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    add_rule(result, "R", -1);
    add_rule(result, "S", -1)->upcoming = TRUE;
    add_document(result, "1", "R a*2");
    add_document(result, "2", "R b");
    add_document(result, "3", "S b");
    add_document(result, "4", "S a");
    consistency_add(result);
    assert_int_equal(result->library->len, 2);
    const struct library_finding *finding = result->library->pdata[0];
    assert_string_equal(finding->message[LANGUAGE_SV], "b är a: a (1), b (1)");
    assert_string_equal(finding->message[LANGUAGE_EN], "b is a: a (1), b (1)");
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_int_equal(finding->action, ACTION_STOP);
    assert_true(finding->gates);
    assert_int_equal(finding->name_count, 2);
    assert_int_equal(finding->names[0].occurrences, 2);
    const struct basis *basis = finding->basis->pdata[0];
    assert_string_equal(basis->section, "3.6");
    assert_int_equal(strlen(finding->fingerprint), 32);
    const struct library_finding *other = result->library->pdata[1];
    assert_true(other->upcoming);
    assert_string_not_equal(other->fingerprint, finding->fingerprint);
    struct summary summary = result_summary(result);
    assert_int_equal(summary.library[SEVERITY_ERROR], 1);
    assert_int_equal(summary.findings[SEVERITY_ERROR], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
