// SPDX-License-Identifier: Apache-2.0
// clause: what is the clause, what is recognised as a deviating one, and what is said of it.
#include "check-fixture.h"

#define CLAUSE(similarity)                                                                          \
    "<rule id='T-1' title='t'><clause similarity='" similarity "'>Parterna ska "                    \
    "<alt match='förhandla|rådgöra med varandra'>samråda</alt> <optional>i god tid</optional> " \
    "före beslut, som rör vården.</clause><message><detail/></message>"                          \
    "<message xml:lang='en'><detail/></message><example expect='match'>x</example>"                 \
    "<example expect='no-match'>y</example></rule>"

// A text, the words found and proposed, and the Swedish message; empty: nothing is found.
static const struct {
    const char *text, *found, *message;
} cases[] = {
    {"Parterna ska samråda före beslut, som rör vården.", "", ""},
    {"PARTERNA ska samråda – i god tid – före beslut som rör vården", "", ""},
    {"Parterna ska rådgöra med varandra i god tid före beslut som rör vården.", "", ""},
    {"Parterna kan samråda före beslut, som rör vården.",
     "1:0-48 Parterna kan samråda före beslut, som rör vården "
     ">Parterna ska samråda före beslut, som rör vården",
     "”kan” i stället för ”ska”"},
    {"Först. Parterna ska förhandla beslut som rör vården. Sedan.",
     "1:7-51 Parterna ska förhandla beslut som rör vården "
     ">Parterna ska förhandla före beslut, som rör vården",
     "”före” saknas"},
    {"Parterna ska alltid samråda före alla beslut som rör vården",
     "1:0-59 Parterna ska alltid samråda före alla beslut som rör vården "
     ">Parterna ska samråda före beslut, som rör vården",
     "”alltid” är tillagt; ”alla” är tillagt"},
    {"Parterna ska samråda före beslut, som rör budgeten.",
     "1:0-50 Parterna ska samråda före beslut, som rör budgeten "
     ">Parterna ska samråda före beslut, som rör vården",
     "”budgeten” i stället för ”vården”"},
    // The next sentence is not the clause's end, nor the one before it its beginning.
    {"Parterna ska samråda före beslut, som rör. Avtalet gäller.",
     "1:0-41 Parterna ska samråda före beslut, som rör "
     ">Parterna ska samråda före beslut, som rör vården",
     "”vården” saknas"},
    {"Detta gäller. Ska samråda före beslut, som rör vården.",
     "1:14-53 Ska samråda före beslut, som rör vården "
     ">Parterna Ska samråda före beslut, som rör vården",
     "”Parterna” saknas"},
    // In a list, the item alone is marked, and nothing is proposed for it.
    {"Parterna ska:\n- samråda vid beslut, som rör vården.",
     "2:0-34 samråda vid beslut, som rör vården +1:0-13", "”vid” i stället för ”före”"},
    {"Parterna ska mötas före sommaren.", "", ""},
    {"Före beslut om vården ska patienten höras.", "", ""},
    {"", "", ""},
};

static void test_clauses(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, CLAUSE("0.7"), NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, cases[i].text, NULL);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].found, found);
        if (*found) {
            const struct finding *finding = result->findings->pdata[0];
            assert_string_equal(finding->message[LANGUAGE_SV], cases[i].message);
        }
        fixture_end(&fixture);
    }
}

// How much may differ is what the rule says.
static void test_similarity(void **state)
{
    (void)state;
    static const char two[] = "Parterna kan samråda innan beslut, som rör vården.";
    static const struct found_case strict[] = {
        {CLAUSE("0.9"), two, ""},
        {CLAUSE("0.8"), two, ""},
        {CLAUSE("0.75"), two,
         "1:0-49 Parterna kan samråda innan beslut, som rör vården "
         ">Parterna ska samråda före beslut, som rör vården"},
    };
    assert_all_found(strict);
}

// Each deviating passage is one finding, however many of its words lead to it.
static void test_several(void **state)
{
    (void)state;
    static const char one[] = "Parterna kan samråda före beslut, som rör vården. ";
    struct fixture fixture;
    fixture_begin(&fixture, CLAUSE("0.7"), NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 20; i++)
        g_string_append(text, one);
    g_autoptr(document_result_t) result = fixture_check(&fixture, text->str, NULL);
    assert_int_equal(result->findings->len, 20);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_clauses),
                                       cmocka_unit_test(test_similarity),
                                       cmocka_unit_test(test_several)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
