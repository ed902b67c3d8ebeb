// SPDX-License-Identifier: Apache-2.0
// property: where fields are found, and what is wrong with them.
#include "check-fixture.h"

#define PROPERTY(attributes, inside) RULE("", "<property " attributes ">" inside "</property>")
#define AS_OF(attributes)                                                                          \
    NAMED_RULE("T-1", "", "<property " attributes " expect='as-of'/>",                             \
               "<example expect='match' as-of='2026-07-01'>x</example>")
#define EXPIRED AS_OF("field='valid-to' kind='date' op='ge'")
#define OLD PROPERTY("field='valid-from' kind='date' op='ge' expect='2025-11'", "")

// Checked on 2026-07-01. One row for each way a field may be written.
static void test_where(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {EXPIRED, "Giltig t.o.m. 2024-12-31", "1:14-24 2024-12-31"},
        {EXPIRED, "Giltig till och med: 31 december 2024", "1:21-37 31 december 2024"},
        {EXPIRED, "Giltigt t o m den 31 december 2024.", "1:18-34 31 december 2024"},
        {EXPIRED, "GILTIG TOM 2024-12-31", "1:11-21 2024-12-31"},
        {EXPIRED, "^ Giltig fr.o.m. 2020-01-01 t.o.m. 2024-12-31", "1:33-43 2024-12-31"},
        {EXPIRED, "^ Dnr RS 2020-00123 Giltig t.o.m. 2024-12-31 Sida 1", "1:32-42 2024-12-31"},
        {EXPIRED, "_ Version: 2 Giltigt till: 2024-12-31", "1:25-35 2024-12-31"},
        {EXPIRED, "| Giltig t.o.m. | 2024-12-31 |", "2:0-10 2024-12-31"},
        {EXPIRED, "| Version | Giltig t.o.m. |\n| 2 | 2024-12-31 |", "4:0-10 2024-12-31"},
        {EXPIRED, "| Giltig t.o.m. 2024-12-31 | Version 2 |", "1:14-24 2024-12-31"},
        {EXPIRED, "^ Giltig t.o.m.\n^ 2024-12-31", "2:0-10 2024-12-31"},
        {EXPIRED, "Giltighetstid: 2020-01-01 - 2024-12-31", "1:28-38 2024-12-31"},
        {EXPIRED, "| Giltighetstid | 2024-12-31 |", "2:0-10 2024-12-31"},
        {EXPIRED, "| Gäller | 2020-01-01 t.o.m. 2024-12-31 |", "2:18-28 2024-12-31"},
        {EXPIRED, "| Giltighetstid | Tills vidare, dock längst t.o.m. den 30 juni 2025 |",
         "2:37-49 30 juni 2025"},
        // Not past, not that end, or no field.
        {EXPIRED, "Giltig t.o.m. 2026-07-01", ""},
        {EXPIRED, "Giltig t.o.m. 2026", ""},
        {EXPIRED, "Giltighetstid: tills vidare", ""},
        {EXPIRED, "| Gäller | Tillsvidare från 2024-09-01 |", ""},
        {EXPIRED, "| Giltighetstid | Från 2020-07-01, lika länge som avtalet |", ""},
        {EXPIRED, "Giltig från: 2021-03-01", ""},
        {EXPIRED, "| Gäller | 2021-03-01 |", ""},
        {EXPIRED, "Rutinen var giltig t.o.m. 2024-12-31.", ""},
        {EXPIRED, "# Giltig t.o.m. 2024-12-31", ""},
        {EXPIRED, "| Ersätter | Rutin giltig t.o.m. 2024-12-31 |", ""},
        {EXPIRED, "Giltig t.o.m. ÅÅÅÅ-MM-DD", ""},
        {OLD, "Giltig från: 2021-03-01", "1:13-23 2021-03-01"},
        {OLD, "| Gäller | 2021-03-01 |", "2:0-10 2021-03-01"},
        {OLD, "| Giltigt fr o m | 1 november 2025 |", ""},
        {OLD, "Gäller: 2021-03-01 - 2024-12-31", "1:8-18 2021-03-01"},
    };
    assert_all_found(cases);
}

#define ALL "valid-from version owner decided-by diary-number"
#define PRESENT PROPERTY("field='" ALL "' present='yes'", "")
#define NO_SIGHT                                                                                   \
    "| Giltigt fr.o.m. | 1 juli 2026 |\n| Innehållsansvarig | MAS |\n| Fastställare | VVG |\n"

static void test_presence(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {PRESENT, "^ Version: 2\nText.", "1:0-0 "},
        {PRESENT, "Text.\nMer text.", "1:0-0 "},
        {PRESENT, NO_SIGHT "| Version | 1.1 |\n| Doknr | 20418 |", ""},
        {PRESENT, NO_SIGHT "| Diarienr / Dokumentnr / Version | RS 2025-04471 / 4 / 1.0 |", ""},
        {PRESENT, NO_SIGHT "| Version | |\n| Doknr | 20418 |", "7:0-7 Version"},
        {PRESENT, NO_SIGHT "| Version | xx |\n| Doknr | 20418 |", "8:0-2 xx"},
        {PRESENT, NO_SIGHT "| Version | [ange version] |\n| Doknr | 20418 |",
         "8:0-14 [ange version]"},
        {PRESENT,
         "| Börjar gälla | 2026-03-01 |\n| Upplaga | 3 |\n| Ansvarig funktion | MAS |\n"
         "| Beslutad och undertecknad av | Direktören |\n| Diarieförd | ON 2026/71 |",
         ""},
        {PRESENT,
         "Giltighetstid: 2026-05-01 - 2028-04-30\nVer. 1.0\nRutinens ägare: Primärvårdschefen\n"
         "Beslutsorgan: Styrgruppen\nReferensnr: HS 2026-00451",
         ""},
        {PRESENT,
         "Giltigt fr o m 2026-01-01, Version 2, Innehållsansvarig: verksamhetschef, "
         "Godkänd av: direktör, Diarienummer RS 2025-01234",
         ""},
        {PROPERTY("label='Sekretess' present='yes'", ""), "Sekretess: nej", ""},
        {PROPERTY("label='Sekretess' present='yes'", ""), "Version: 2", "1:0-0 "},
        {PROPERTY("field='version'", "<matches><regex>^\\d+\\.\\d+$</regex></matches>"),
         "| Version | 2 |\n| Version | 2.0 |", "2:0-1 2"},
        {PROPERTY("field='version' present='yes'", "<if><token>SIP</token></if>"), "Ingen plan.",
         ""},
        {PROPERTY("field='version' present='yes'", "<if><token>SIP</token></if>"), "En SIP.",
         "1:0-0 "},
        // The fields are elsewhere than the scope looks.
        {RULE("", "<scope in='header'/><property field='version' present='yes'/>"), "Version: 2",
         "1:0-0 "},
    };
    assert_all_found(cases);
}

#define DETAIL(attributes)                                                                         \
    "<rule id='T-1' title='t'><property " attributes "/><message><detail/>!</message>"             \
    "<message xml:lang='en'><detail/>!</message><example expect='match' as-of='2026-07-01'>x"      \
    "</example><example expect='no-match'>y</example></rule>"

static void test_messages(void **state)
{
    (void)state;
    assert_message(DETAIL("field='version' present='yes'"), "Text.",
                   "version saknas! | version is missing!");
    assert_message(DETAIL("field='" ALL "' present='yes'"), "^ Version: 2",
                   "giltig från, dokumentägare, beslutad av och diarienummer saknas! | "
                   "valid from, document owner, decided by and diary number are missing!");
    assert_message(DETAIL("field='version' present='yes'"), "Version: xx",
                   "fältet version är inte ifyllt! | the field version is not filled in!");
    assert_message(DETAIL("field='valid-to' kind='date' op='ge' expect='as-of'"),
                   "Giltig t.o.m. 2024-12-31",
                   "fältet giltig till är ”2024-12-31”! | the field valid to is “2024-12-31”!");
}

// Fields that stand in the document's properties, by their names there.
static void test_document_properties(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *name, *value, *found;
    } cases[] = {
        {EXPIRED, "custom:Giltig till", "2024-12-31", "property custom:Giltig till: 2024-12-31"},
        {EXPIRED, "custom:Giltig till", "2030-12-31", NULL},
        {EXPIRED, "title", "Giltig till 2024-12-31", NULL},
        {PROPERTY("field='version' present='yes'", ""), "custom:Version", "3", NULL},
        {PROPERTY("name='title' present='yes'", ""), "title", "Rutin", NULL},
        {PROPERTY("name='dcterms:title' present='yes'", ""), "title", "Rutin", NULL},
        {PROPERTY("name='title' present='yes'", ""), "title", "", "body "},
        {PROPERTY("name='title'", "<matches><regex>^Rutin</regex></matches>"), "title", "Dokument1",
         "property title: Dokument1"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rule, NULL);
        struct limits limits = limits_default();
        g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
        struct block_start start = {.part = PART_BODY, .package = "/word/document.xml"};
        fixture_block(builder, &start, "Text.", strlen("Text."));
        builder_property(builder, cases[i].name, cases[i].value);
        g_autoptr(document_t) document = builder_finish(builder, NULL);
        struct check_about about = {.path = "a.docx"};
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        assert_int_equal(result->findings->len, cases[i].found != NULL);
        if (cases[i].found) {
            const struct finding *finding = result->findings->pdata[0];
            g_autofree char *found =
                g_strdup_printf("%s %s%s", finding->place.part,
                                finding->match[0] ? finding->before : "", finding->match);
            assert_string_equal(found, cases[i].found);
        }
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_where),
        cmocka_unit_test(test_presence),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_document_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
