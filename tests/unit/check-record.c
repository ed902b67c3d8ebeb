// SPDX-License-Identifier: Apache-2.0
// What documents say of themselves: the headers and tables of several organisations, what marks
// them, and which agreements they name.
#include "check-fixture.h"

#define AGREEMENTS                                                                                 \
    "<agreement id='avtal-2026' role='current' in-force='2026-07-01'>Nytt hälso- och "            \
    "sjukvårdsavtal</agreement>"                                                                  \
    "<agreement id='avtal-2017' role='superseded' in-force='2017-04-01' repealed='2022-12-31'>"    \
    "Hälso- och sjukvårdsavtal 2017–2020</agreement>"                                          \
    "<agreement id='avtal-2023' role='superseded' in-force='2023-01-01' repealed='2026-07-01'>"    \
    "Hälso- och sjukvårdsavtal – samverkan och ansvar för hälso- och sjukvård</agreement>" RULE(   \
        "", "<existence><token>x</token></existence>")

static struct document_result *record(const char *text)
{
    struct fixture fixture;
    fixture_begin(&fixture, AGREEMENTS, NULL);
    g_autoptr(document_t) document = fixture_document(text);
    struct check_about about = {.path = "a.docx"};
    g_autoptr(document_result_t) result = check_record(fixture.checker, document, &about);
    // Facts borrow the rules' texts until they are encoded.
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    document_result_encode(result, bytes);
    struct document_result *copy = document_result_decode(bytes->data, bytes->len);
    assert_non_null(copy);
    fixture_end(&fixture);
    return copy;
}

// "about=name" of the facts of a kind, "; " between, "*n" behind what is said n times.
static char *facts_of(const struct document_result *result, enum fact_kind kind)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < result->facts->len; i++) {
        const struct fact *fact = result->facts->pdata[i];
        if (fact->kind != kind)
            continue;
        g_string_append_printf(out, "%s%s=%s", out->len ? "; " : "", fact->about, fact->name);
        if (fact->count > 1)
            g_string_append_printf(out, "*%u", fact->count);
    }
    return g_string_free(out, FALSE);
}

struct facts_case {
    const char *text, *found;
};

static void assert_facts(enum fact_kind kind, const struct facts_case *cases, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        g_autoptr(document_result_t) result = record(cases[i].text);
        g_autofree char *found = facts_of(result, kind);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].found, found);
    }
}

// One row for a template of each organisation, then one for each odd value.
static void test_fields(void **state)
{
    (void)state;
    static const struct facts_case cases[] = {
        // A hospital's document system: in the header.
        {"^ Doknr. i Barium 10642\n^ Giltigt fr o m 2015-11-19 Version 5\n"
         "^ Innehållsansvarig: Eva Ek, överläkare\n^ Godkänd av: Verksamhetschefen",
         "diary-number=10642; valid-from=2015-11-19; version=5; owner=Eva Ek, överläkare; "
         "decided-by=Verksamhetschefen"},
        // A city's handbook, whose dates are American.
        {"SOCA00014 Version: 9\nGällande from 03/29/2023\nHandläggare: Utvecklaren\nFastställare: "
         "Direktören",
         "valid-from=2023-03-29; owner=Utvecklaren; decided-by=Direktören"},
        // A small municipality's table.
        {"| Namn på dokumentet | Rutin 7 |\n| Dokumenttyp | Rutin |\n| Version | 1 |\n"
         "| Beslutad av | Socialnämnden |\n| Diarienummer | 0988/17 |\n| Dokumentansvarig | MAS |\n"
         "| Gäller | Tillsvidare |\n| Beslutad | 2017-05-04 |\n| Revideras | 2019 |",
         "title=Rutin 7; type=Rutin; version=1; decided-by=Socialnämnden; diary-number=0988/17; "
         "owner=MAS; valid-to=open; decided=2017-05-04; review=2019"},
        // A region, labels in the left cells.
        {"| Dokumentnamn | Plan |\n| Dokumenttyp | Plan |\n| Utfärdande PE | Primärvården |\n"
         "| Giltig fr o m | 2024-02-01 |\n| Giltig t o m | 2026-01-31 |\n| Diarienummer | HS "
         "172-2015 |",
         "title=Plan; type=Plan; decided-by=Primärvården; valid-from=2024-02-01; "
         "valid-to=2026-01-31; diary-number=HS 172-2015"},
        // Another, three labels in one cell.
        {"| Fastställt | 2026-04-14 |\n| Diarienr / Dokumentnr / Version | RS 2025-04471 / 4 / 1.0 "
         "|\n| Giltigt till och med | 2030-06-30 |\n| Processägare | Staben |\n| Reviderat | "
         "2026-05-01 |",
         "decided=2026-04-14; diary-number=RS 2025-04471; diary-number=4; version=1.0; "
         "valid-to=2030-06-30; owner=Staben; updated=2026-05-01"},
        // A web page, at its end.
        {"# Kontakt\nRing växeln.\nSenast uppdaterad: 2018-04-18 14:55", "updated=2018-04-18"},
        {"| Godkänd av | Styrgruppen, 2026-06-11 |\n| Version | 2 |\n| Dnr | SN 2015.0035 |",
         "decided-by=Styrgruppen, 2026-06-11; version=2; diary-number=SN 2015.0035; "
         "decided=2026-06-11"},
        {"Giltighetstid: Tills vidare, dock längst till och med den 30 juni 2029",
         "valid-to=2029-06-30"},
        {"Giltig t.o.m. maj 2026", "valid-to=2026-05"},
        {"Giltig från: ÅÅÅÅ-MM-DD", ""},
        {"Rutinen var giltig t.o.m. 2024-12-31 och har ersatts av en annan.", ""},
    };
    assert_facts(FACT_FIELD, cases, G_N_ELEMENTS(cases));
}

static void test_markers(void **state)
{
    (void)state;
    static const struct facts_case cases[] = {
        {"^ Styrande dokument\n| Dokumenttyp | Rutin |", "governing=rutin; governing=styrande "
                                                         "dokument"},
        {"^ Styrande dokument\n^ Utkast", "governing=styrande dokument; supporting=utkast"},
        {"| Status | På remiss till maj |", "supporting=på remiss"},
        {"! Vägledning för chefer\nText.", "supporting=vägledning"},
        {"Texten handlar om förslag.", ""},
    };
    assert_facts(FACT_MARKER, cases, G_N_ELEMENTS(cases));
}

static void test_citations(void **state)
{
    (void)state;
    static const struct facts_case cases[] = {
        {"Enligt hälso- och sjukvårdsavtalet 2017–2020 ansvarar sjukhuset.", "avtal-2017=2017"},
        {"Se 2017 års avtal.", "avtal-2017=2017"},
        {"Avtalet från 2026 ersätter avtalet från 2017.", "avtal-2026=2026; avtal-2017=2017"},
        {"Avtalet (2023) gällde då.", "avtal-2023=2023"},
        {"Enligt Hälso- och sjukvårdsavtal – samverkan och ansvar ska båda delta.", "avtal-2023="},
        {"Hälso- och sjukvårdsavtalet 2012–2016 är äldre.", "=2012"},
        {"Det tidigare avtalet sade annat.", "=earlier"},
        {"Det nya hälso- och sjukvårdsavtalet styr.", "=new"},
        {"Avtalet säger det. Avtalet gäller alla.", "=*2"},
        {"Avtalet följs upp senast 2031.", "="},
        {"Hyresavtalet från 2017 och kollektivavtal berörs inte.", ""},
        {"Avtalet (2017:612) är ingen lag.", "="},
        {"# Bilaga till hälso- och sjukvårdsavtalet\nText.", "="},
    };
    assert_facts(FACT_CITATION, cases, G_N_ELEMENTS(cases));
}

static void test_kind(void **state)
{
    (void)state;
    g_autoptr(document_result_t) typed =
        record("! Hemgång\n| Dokumenttyp | Länsgemensam riktlinje |\n| Version | 1 |");
    assert_string_equal(typed->kind, "riktlinje");
    g_autoptr(document_result_t) other = record("! Hemgång\n| Dokumenttyp | Lathund |");
    assert_string_equal(other->kind, "Lathund");
    g_autoptr(document_result_t) marked =
        record("! Hemgång\n| Dokumenttyp | Styrande dokument – anvisning |");
    assert_string_equal(marked->kind, "anvisning");
    g_autoptr(document_result_t) titled = record("! Rutin för hemgång\nText.");
    assert_string_equal(titled->kind, "rutin");
}

// A sketch has a bounded size, ascending values, each once.
static void test_sketch(void **state)
{
    (void)state;
    g_autoptr(document_result_t) small = record("Ett två tre fyra. Ett två tre.");
    assert_int_equal(small->sketch.shingles, 4);
    assert_int_equal(small->sketch.count, 4);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 3000; i++)
        g_string_append_printf(text, "ord%u ", i);
    g_autoptr(document_result_t) large = record(text->str);
    assert_int_equal(large->sketch.shingles, 2998);
    assert_int_equal(large->sketch.count, SKETCH_VALUES);
    for (guint i = 1; i < large->sketch.count; i++)
        assert_true(large->sketch.values[i] > large->sketch.values[i - 1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fields),
                                       cmocka_unit_test(test_markers),
                                       cmocka_unit_test(test_citations),
                                       cmocka_unit_test(test_kind), cmocka_unit_test(test_sketch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
