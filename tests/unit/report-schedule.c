// SPDX-License-Identifier: Apache-2.0
// Which rules are on their way or soon end, in which order, and how it is said.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/schedule.h"

static struct result *run_on(const char *as_of)
{
    struct result *result = result_new();
    result->as_of = as_of;
    return result;
}

static void add(struct result *result, struct rule_card card)
{
    struct rule_card *copy = arena_new0(result->arena, struct rule_card);
    *copy = card;
    if (!copy->status)
        copy->status = "active";
    g_ptr_array_add(result->rules, copy);
}

static void test_terms(void **state)
{
    (void)state;
    g_autoptr(result_t) result = run_on("2026-11-23");
    add(result, (struct rule_card){.id = "A", .effective_from = "2027-05-01", .upcoming = TRUE});
    add(result, (struct rule_card){.id = "B", .effective_from = "2027-01-15", .upcoming = TRUE});
    add(result, (struct rule_card){.id = "C", .effective_from = "2027-05-01", .upcoming = TRUE});
    add(result, (struct rule_card){.id = "D", .effective_to = "2026-12-31"});
    add(result, (struct rule_card){.id = "E", .effective_to = "2027-02-21"});
    add(result, (struct rule_card){.id = "F", .effective_to = "2027-02-22"});
    add(result, (struct rule_card){.id = "G", .effective_to = "2026-11-22"});
    add(result, (struct rule_card){.id = "H"});
    add(result,
        (struct rule_card){
            .id = "I", .effective_from = "2027-01-15", .upcoming = TRUE, .status = "retired"});
    add(result, (struct rule_card){.id = "J",
                                   .effective_from = "2027-01-15",
                                   .upcoming = TRUE,
                                   .not_evaluated = {"inte", "not"}});
    // An upcoming rule that also ends is on its way.
    add(result, (struct rule_card){.id = "K",
                                   .effective_from = "2027-01-15",
                                   .effective_to = "2027-01-16",
                                   .upcoming = TRUE});
    g_autoptr(GPtrArray) terms = schedule_of(result);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < terms->len; i++) {
        const struct term *term = terms->pdata[i];
        g_string_append_printf(text, "%s%s %s %d:", i ? "; " : "", term->ends ? "ends" : "starts",
                               term->date, term->days);
        for (guint n = 0; n < term->rules->len; n++)
            g_string_append_printf(text, " %s",
                                   ((const struct rule_card *)term->rules->pdata[n])->id);
    }
    assert_string_equal(text->str, "starts 2027-01-15 53: B K; starts 2027-05-01 159: A C; "
                                   "ends 2026-12-31 38: D; ends 2027-02-21 90: E");
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        gboolean ends;
        const char *swedish, *english;
    } cases[] = {
        {"2027-01-15", FALSE, "träder i kraft om 53 dagar, 2027-01-15",
         "in force in 53 days, 2027-01-15"},
        {"2026-11-24", FALSE, "träder i kraft i morgon, 2026-11-24",
         "in force tomorrow, 2026-11-24"},
        {"2028-03-01", FALSE, "träder i kraft om 464 dagar, 2028-03-01",
         "in force in 464 days, 2028-03-01"},
        {"2026-11-23", TRUE, "sista dag i dag, 2026-11-23", "last day today, 2026-11-23"},
        {"2026-11-24", TRUE, "sista dag i morgon, 2026-11-24", "last day tomorrow, 2026-11-24"},
        {"2026-12-31", TRUE, "upphör om 38 dagar, sista dag 2026-12-31",
         "ends in 38 days, last day 2026-12-31"},
        {"snart", FALSE, "träder i kraft snart", "in force from snart"},
    };
    g_autoptr(result_t) result = run_on("2026-11-23");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        result->language = LANGUAGE_SV;
        g_autofree char *swedish = schedule_words(result, cases[i].date, cases[i].ends);
        assert_string_equal(swedish, cases[i].swedish);
        result->language = LANGUAGE_EN;
        g_autofree char *english = schedule_words(result, cases[i].date, cases[i].ends);
        assert_string_equal(english, cases[i].english);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_terms), cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
