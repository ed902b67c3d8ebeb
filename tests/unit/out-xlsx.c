// SPDX-License-Identifier: Apache-2.0
// A workbook as its parts say it: types of cells, links, the header, and that two are the same
// bytes.
#include "out/xlsx.h"
#include "package/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct xlsx_column columns[] = {{"Sökväg", 40}, {"Värde", 12}};

static void begin_sheet(struct xlsx *book)
{
    xlsx_sheet(book, "Fynd", columns, G_N_ELEMENTS(columns));
}

static struct xlsx *book_new(void)
{
    struct xlsx *book = xlsx_new("Rapport & sånt", "2026-11-22", NULL);
    assert_non_null(book);
    begin_sheet(book);
    return book;
}

// A part of the file as text.
static char *part(const GString *file, const char *name)
{
    struct limits limits = limits_default();
    g_autoptr(package_t) package =
        package_open((const guint8 *)file->str, file->len, &limits, NULL);
    assert_non_null(package);
    g_autoptr(GBytes) read = package_read(package, name, NULL);
    assert_non_null(read);
    return g_strndup(g_bytes_get_data(read, NULL), g_bytes_get_size(read));
}

static char *finished_part(struct xlsx *book, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) file = xlsx_finish(book, &error);
    assert_non_null(file);
    return part(file, name);
}

#define SHEET "/xl/worksheets/sheet1.xml"
#define STRINGS "/xl/sharedStrings.xml"
#define RELATIONS "/xl/worksheets/_rels/sheet1.xml.rels"

static void assert_holds(const char *text, const char *what)
{
    if (!strstr(text, what))
        fail_msg("no %s in %s", what, text);
}

static void shapes_a_sheet(void **state)
{
    (void)state;
    g_autoptr(xlsx_t) book = book_new();
    for (int i = 0; i < 3; i++) {
        xlsx_text(book, "a");
        xlsx_number(book, -7);
        xlsx_end_row(book);
    }
    g_autofree char *sheet = finished_part(book, SHEET);
    assert_holds(sheet, "<autoFilter ref=\"A1:B4\"/>");
    assert_holds(sheet, "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"");
    assert_holds(sheet, "<col min=\"1\" max=\"1\" width=\"40.7109375\" customWidth=\"1\"/>");
    assert_holds(sheet, "orientation=\"landscape\"");
    assert_holds(sheet, "<v>-7</v>");
}

static void types_cells(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        gboolean day;
    } cases[] = {{"2026-11-22", TRUE}, {"1900-02-28", FALSE}, {"2026-02-29", FALSE},
                 {"2026-1-1", FALSE},  {"2026-11-2x", FALSE}, {"tillsvidare", FALSE}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(xlsx_t) book = book_new();
        xlsx_date(book, cases[i].date);
        xlsx_text(book, NULL);
        xlsx_end_row(book);
        g_autofree char *sheet = finished_part(book, SHEET);
        const char *cell = strstr(sheet, "<c r=\"A2\"");
        assert_non_null(cell);
        // A day is a number with a format: days since 1900.
        assert_int_equal(strstr(cell, "<v>46348</v>") != NULL, cases[i].day);
        assert_int_equal(strstr(cell, "t=\"s\"") == NULL, cases[i].day);
        assert_null(strstr(cell, "<c r=\"B2\""));
    }
}

static void makes_room_for_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *height;
    } cases[] = {
        {"kort", NULL},
        {"a\nb\nc", " ht=\"45\""},
        {"fyrtio tecken får plats på en enda rad så", " ht=\"30\""},
        {"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", " ht=\"405\""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(xlsx_t) book = book_new();
        xlsx_text(book, cases[i].text);
        xlsx_end_row(book);
        g_autofree char *sheet = finished_part(book, SHEET);
        const char *row = strstr(sheet, "<row r=\"2\"");
        assert_non_null(row);
        if (cases[i].height)
            assert_holds(row, cases[i].height);
        else
            assert_null(strstr(row, " ht="));
    }
}

static void text_is_no_formula(void **state)
{
    (void)state;
    static const char *const texts[] = {"=1+1", "+46", "-5", "@x", "{=A1}", "\t=2"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(xlsx_t) book = book_new();
        xlsx_text(book, texts[i]);
        xlsx_link(book, "javascript:alert(1)", texts[i]);
        xlsx_end_row(book);
        g_autoptr(GString) file = xlsx_finish(book, NULL);
        g_autofree char *sheet = part(file, SHEET);
        g_autofree char *strings = part(file, STRINGS);
        assert_null(strstr(sheet, "<f>"));
        assert_null(strstr(sheet, "hyperlink"));
        assert_holds(strings, texts[i]);
    }
}

static void cleans_text(void **state)
{
    (void)state;
    g_autoptr(xlsx_t) book = book_new();
    xlsx_text(book, "<b> & \x01\xFF\xEF\xBF\xBE slut");
    xlsx_text(book, "_x000D_");
    xlsx_end_row(book);
    g_autoptr(GString) longest = g_string_new(NULL);
    while (longest->len < 32767 * 2)
        g_string_append(longest, "å");
    xlsx_text(book, longest->str);
    g_string_append(longest, "ö");
    xlsx_text(book, longest->str);
    xlsx_end_row(book);
    g_autoptr(GString) file = xlsx_finish(book, NULL);
    g_autofree char *strings = part(file, STRINGS);
    assert_holds(strings, "&lt;b&gt; &amp; \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD slut");
    assert_holds(strings, "<t>_x005F_x000D_</t>"); // else Excel shows a line's end
    assert_holds(strings, "åååå</t>");
    assert_holds(strings, "ååå…</t>");
    assert_null(strstr(strings, "ö</t>"));
}

static void leads_to_targets(void **state)
{
    (void)state;
    g_autoptr(xlsx_t) book = book_new();
    xlsx_link(book, "https://example.se/a?b=c&d=å", "Avtalet");
    xlsx_link(book, "bibliotek/Rutin läkemedel.docx", "Rutin läkemedel.docx");
    xlsx_end_row(book);
    g_autofree char *relations = finished_part(book, RELATIONS);
    assert_holds(relations, "Target=\"https://example.se/a?b=c&amp;d=");
    assert_holds(relations, "bibliotek");
    assert_holds(relations, "TargetMode=\"External\"");
}

static void names_sheets(void **state)
{
    (void)state;
    g_autoptr(xlsx_t) book = book_new();
    static const char *const names[] = {"FYND", "a/b:c", "",
                                        "Fortsätta göra, för dokumentägare i Väst",
                                        "Fortsätta göra, för dokumentägare i Öst"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        xlsx_sheet(book, names[i], columns, G_N_ELEMENTS(columns));
    g_autofree char *workbook = finished_part(book, "/xl/workbook.xml");
    assert_holds(workbook, "name=\"FYND (2)\"");
    assert_holds(workbook, "name=\"a b c\"");
    assert_holds(workbook, "name=\"-\"");
    assert_holds(workbook, "name=\"Fortsätta göra, för dokumentäga\"");
    assert_holds(workbook, "name=\"Fortsätta göra, för dokumen (2)\"");
}

static GString *sample(void)
{
    g_autoptr(xlsx_t) book = book_new();
    xlsx_text(book, "x");
    xlsx_date(book, "2026-01-02");
    xlsx_end_row(book);
    return xlsx_finish(book, NULL);
}

static void is_the_same_twice(void **state)
{
    (void)state;
    g_unsetenv("SOURCE_DATE_EPOCH");
    g_autoptr(GString) first = sample();
    sleep(2); // the time of a zip entry has steps of two seconds
    g_autoptr(GString) second = sample();
    assert_true(g_string_equal(first, second));
    g_autofree char *given = part(first, "/docProps/core.xml");
    assert_holds(given, "2026-11-22T00:00:00Z");
    g_setenv("SOURCE_DATE_EPOCH", "1000000000", TRUE);
    g_autoptr(GString) third = sample();
    g_autofree char *set = part(third, "/docProps/core.xml");
    assert_holds(set, "2001-09-09T01:46:40Z");
    g_unsetenv("SOURCE_DATE_EPOCH");
}

static void refuses_too_many_rows(void **state)
{
    (void)state;
    g_autoptr(xlsx_t) book = book_new();
    for (int i = 0; i < 1048575; i++)
        xlsx_end_row(book);
    xlsx_number(book, 1);
    xlsx_end_row(book);
    g_autoptr(GError) error = NULL;
    assert_null(xlsx_finish(book, &error));
    assert_non_null(strstr(error->message, "1,048,576 rows"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_a_sheet),        cmocka_unit_test(types_cells),
        cmocka_unit_test(makes_room_for_text),   cmocka_unit_test(text_is_no_formula),
        cmocka_unit_test(cleans_text),           cmocka_unit_test(leads_to_targets),
        cmocka_unit_test(names_sheets),          cmocka_unit_test(is_the_same_twice),
        cmocka_unit_test(refuses_too_many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
