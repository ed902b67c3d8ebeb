// SPDX-License-Identifier: Apache-2.0
// What a check tells its listener, and that it decides the same without one.
#include "check-fixture.h"

static void listen(void *context, const struct trace_event *event)
{
    static const char *const kinds[] = {"idle",     "applied",   "found",    "partial", "outside",
                                        "excepted", "fulfilled", "repeated", "counted", "reported"};
    static const char *const idle[] = {"not-evaluated", "retired", "ended",
                                       "words",         "kind",    "about"};
    static const char *const outside[] = {"in",     "not-in", "section", "style",
                                          "column", "quote",  "span"};
    GString *text = context;
    if (event->kind == TRACE_APPLIED)
        return;
    g_string_append_printf(text, "%s%s", text->len ? "; " : "", kinds[event->kind]);
    if (event->kind == TRACE_IDLE)
        g_string_append_printf(text, " %s", idle[event->idle]);
    if (event->kind == TRACE_OUTSIDE)
        g_string_append_printf(text, " %s", outside[event->outside]);
    if (event->passage)
        g_string_append_printf(text, " %.*s", (int)(event->end - event->start),
                               event->passage->folded + event->start);
    gboolean witnessed = event->kind == TRACE_EXCEPTED || event->kind == TRACE_FULFILLED;
    if (witnessed && event->witness)
        g_string_append_printf(text, " (%.*s)", (int)(event->witness_end - event->witness_start),
                               event->witness->folded + event->witness_start);
}

#define TOKEN(word) "<token>" word "</token>"
#define BAD "<existence>" TOKEN("landsting") "</existence>"
#define IF(then) "<conditional><if>" TOKEN("avtal") "</if><then>" then "</then></conditional>"

static const struct {
    const char *rules, *text, *told;
} cases[] = {
    {RULE("", BAD), "Inget.", ""},
    {RULE("", BAD), "Ett landsting.", "found landsting; reported landsting"},
    {RULE("", "<unless>" TOKEN("förr") "</unless><unless>" TOKEN("då") "</unless>" BAD),
     "Ett landsting var då.", "found landsting; excepted landsting (då)"},
    {RULE("", "<unless within='document'>" TOKEN("förr") "</unless>" BAD),
     "Ett landsting.\nDet var förr.", "found landsting; excepted landsting (förr)"},
    {RULE("", "<scope in='heading'/>" BAD), "Ett landsting.", "outside in landsting"},
    {RULE("", "<scope not-in='list'/>" BAD), "- Ett landsting.", "outside not-in landsting"},
    {RULE("", "<scope section='^3'/>" BAD), "# 2 Om\nEtt landsting.", "outside section landsting"},
    {RULE("", "<scope not-in='quote'/>" BAD), "Det ”landsting” som.",
     "found landsting; outside quote landsting"},
    {RULE("", "<existence><all>" TOKEN("landsting") TOKEN("ska") "</all></existence>"),
     "Ett landsting.", "partial landsting"},
    {RULE("", IF(TOKEN("nytt"))), "Ett avtal som är nytt.", "found avtal; fulfilled avtal (nytt)"},
    {RULE("", "<scope unit='document'/>" IF(TOKEN("nytt"))), "Ett avtal.\nTvå avtal.",
     "found avtal; reported avtal; found avtal; repeated avtal"},
    {RULE("", "<required>" TOKEN("syfte") "</required>"), "Vårt syfte.", "fulfilled syfte (syfte)"},
    {RULE("", "<required>" TOKEN("syfte") "</required>"), "Inget.", "reported "},
    {RULE("", "<unless within='document'>" TOKEN("mall") "</unless><required>" TOKEN(
                  "syfte") "</required>"),
     "En mall.", "excepted  (mall)"},
    {RULE("status='retired'", BAD), "Ett landsting.", "idle retired"},
    {RULE("effective-to='2020-01-01'", BAD), "Ett landsting.", "idle ended"},
    {RULE("", "<scope min-words='9'/>" BAD), "Ett landsting.", "idle words"},
    {RULE("", "<scope kinds='riktlinje'/>" BAD), "Ett landsting.", "idle kind"},
    {RULE("", "<scope owners='Nämnden'/>" BAD), "Ett landsting.", "idle about"},
    {RULE("", "<scope styles='Citat'/>" BAD), "Ett landsting.", "outside style landsting"},
    {RULE("", "<scope color='röd'/>" BAD), "Ett landsting.",
     "found landsting; outside span landsting"},
    {RULE("", "<substitution><swap to='region'>" TOKEN("landsting") "</swap></substitution>"),
     "Ett landsting.", "found landsting; reported landsting"},
};

static void tells(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rules, NULL);
        g_autoptr(document_result_t) silent = fixture_check(&fixture, cases[i].text, NULL);
        g_autoptr(GString) told = g_string_new(NULL);
        struct check_input input = {.ruleset = fixture.ruleset,
                                    .as_of = "2026-07-01",
                                    .limits = &fixture.limits,
                                    .listener = listen,
                                    .listener_context = told};
        checker_free(fixture.checker);
        fixture.checker = checker_new(&input);
        g_autoptr(document_result_t) heard = fixture_check(&fixture, cases[i].text, NULL);
        if (strcmp(told->str, cases[i].told) != 0)
            fail_msg("%s\n  in: %s\n  expected: %s\n  told:     %s", cases[i].rules, cases[i].text,
                     cases[i].told, told->str);
        g_autofree char *first = fixture_describe(silent), *second = fixture_describe(heard);
        assert_string_equal(first, second);
        fixture_end(&fixture);
    }
}

// Out of the scope a limit costs the rule nothing, listener or not.
static void keeps_limits_out_of_the_scope(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture,
                  RULE("", "<scope in='heading'/><existence><regex>(a+)+b</regex></existence>"),
                  NULL);
    fixture.limits.match = 50;
    g_autoptr(GString) told = g_string_new(NULL);
    struct check_input input = {.ruleset = fixture.ruleset,
                                .as_of = "2026-07-01",
                                .limits = &fixture.limits,
                                .listener = listen,
                                .listener_context = told};
    checker_free(fixture.checker);
    fixture.checker = checker_new(&input);
    g_autoptr(document_result_t) result =
        fixture_check(&fixture, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac b", NULL);
    assert_int_equal(result->skipped->len, 0);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells),
        cmocka_unit_test(keeps_limits_out_of_the_scope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
