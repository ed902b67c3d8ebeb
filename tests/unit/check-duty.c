// SPDX-License-Identifier: Apache-2.0
// duty: what a rule marks in sentences, lists and tables, and what it reports of them. The grammar
// has cases of its own (lang-duty.c).
#include "check-fixture.h"

#define DUTY(attributes, before)                                                                   \
    RULE("", before "<existence><duty " attributes                                                 \
                    "><party><token inflect='suffix'>kommun</token></party>"                       \
                    "<other><token inflect='suffix'>region</token></other>"                        \
                    "<task><token inflect='suffix'>läkare</token></task>"                         \
                    "<deed><regex>följ\\w+ upp</regex></deed></duty></existence>")

#define ABOUT(unit)                                                                                \
    RULE("", "<existence><duty><party><token inflect='suffix'>kommun</token></party>"              \
             "<task><token inflect='suffix'>läkare</token></task><about within='" unit             \
             "'><token>natten</token></about></duty></existence>")

static void test_sentences(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {DUTY("", ""), "Kommunen ansvarar för läkare.", "1:0-28 Kommunen ansvarar för läkare"},
        {DUTY("", ""), "Regionen ansvarar för läkare.", ""},
        {DUTY("", ""), "Beslutet följs upp av kommunen.", "1:9-30 följs upp av kommunen"},
        {DUTY("", ""), "Kommunen kan ansvara för läkare.", ""},
        {DUTY("says='may'", ""), "Kommunen kan ansvara för läkare.",
         "1:0-31 Kommunen kan ansvara för läkare"},
        {DUTY("says='must'", ""), "Kommunen ansvarar för läkare. Kommunen ska ordna läkare.",
         "1:30-55 Kommunen ska ordna läkare"},
        {ABOUT("sentence"), "Kommunen ansvarar för läkare.", ""},
        {ABOUT("sentence"), "Det gäller natten. Kommunen ansvarar för läkare.", ""},
        {ABOUT("paragraph"), "Det gäller natten. Kommunen ansvarar för läkare.",
         "1:19-47 Kommunen ansvarar för läkare"},
        {DUTY("", "<unless><token>tidigare</token></unless>"),
         "Kommunen ansvarade tidigare för läkare. Kommunen ordnar läkare.",
         "1:40-62 Kommunen ordnar läkare"},
    };
    assert_all_found(cases);
}

static void test_context(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        // A lead-in with its items.
        {DUTY("", ""), "Kommunen ansvarar för:\n- läkare\n- lokaler", "2:0-6 läkare +1:0-22"},
        {DUTY("", ""), "Regionen ansvarar för:\n- läkare\n- lokaler", ""},
        // A question and its answer, in one paragraph or two.
        {DUTY("", ""), "Vem ordnar läkare? Det gör kommunen.", "1:23-35 gör kommunen"},
        {DUTY("", ""), "# Vem ordnar läkare?\nKommunen.", "2:0-8 Kommunen"},
        {DUTY("", ""), "# Vem ordnar läkare?\nRegionen.", ""},
        // Parties as columns, as rows, and in a column of their own.
        {DUTY("", ""), "|= Insats | Kommunen | Regionen |\n| Läkare | Ansvarar | Stödjer |",
         "5:0-8 Ansvarar"},
        {DUTY("", ""), "|= Insats | Kommunen | Regionen |\n| Läkare | Stödjer | Ansvarar |", ""},
        {DUTY("", ""), "|= Insats | Kommunen | Regionen |\n| Läkare | Ja | Ja |", ""},
        {DUTY("", ""), "|= Kommunen | Regionen |\n| Läkare | Ambulans |", "3:0-6 Läkare"},
        {DUTY("", ""), "|= Part | Åtagande |\n| Kommunen | Läkare |", "4:0-6 Läkare"},
        {DUTY("", ""), "|= Insats | Ansvarig |\n| Läkare | Kommunen |", "4:0-8 Kommunen"},
        {DUTY("", ""), "|= Insats | Kontakt |\n| Läkare | Kommunen |", ""},
    };
    assert_all_found(cases);
}

// "Vi" in documents of a party that linjera.xml names.
static void test_we(void **state)
{
    (void)state;
    static const char *const rule =
        RULE("", "<existence><duty><party we='kommun'><token inflect='suffix'>kommun</token>"
                 "</party><task><token inflect='suffix'>läkare</token></task></duty></existence>");
    static const struct {
        const char *party;
        guint findings;
    } cases[] = {{"kommun", 1}, {"region", 0}, {NULL, 0}};
    struct fixture fixture;
    fixture_begin(&fixture, rule, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(document_t) document = fixture_document("Vi ansvarar för läkare.");
        struct check_about about = {.path = "a.docx", .party = cases[i].party};
        struct document_result *result = check_document(fixture.checker, document, &about);
        assert_int_equal(result->findings->len, cases[i].findings);
        document_result_free(result);
    }
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences),
                                       cmocka_unit_test(test_context), cmocka_unit_test(test_we)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
