// SPDX-License-Identifier: Apache-2.0
// The bytes of a CSV table: separators, quotes, and that no cell is a formula.
#include "out/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define BOM "\xEF\xBB\xBF"

static void writes_cells(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"Rutin för läkemedel", "Rutin för läkemedel"},
        {NULL, ""},
        {"", ""},
        {"a;b", "\"a;b\""},
        {"1,5", "\"1,5\""},
        {"säger \"nej\"", "\"säger \"\"nej\"\"\""},
        {"två\nrader", "\"två\nrader\""},
        {" luft", "\" luft\""},
        {"=1+1", "'=1+1"},
        {"+46 31", "'+46 31"},
        {"-5", "'-5"},
        {"- punkt", "'- punkt"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "\"'\r=1\""},
        {"=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\""},
        {"a=1", "a=1"},
        {"\xFF", "\xEF\xBF\xBD"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(csv_t) csv = csv_new();
        csv_text(csv, cases[i].text);
        GString *text = csv_finish(csv);
        g_autofree char *expected = g_strconcat(BOM, cases[i].cell, NULL);
        assert_string_equal(text->str, expected);
        g_string_free(text, TRUE);
    }
}

static void writes_rows(void **state)
{
    (void)state;
    g_autoptr(csv_t) csv = csv_new();
    csv_text(csv, "path");
    csv_text(csv, "");
    csv_text(csv, "words");
    csv_end_row(csv);
    csv_text(csv, NULL);
    csv_number(csv, -12);
    csv_number(csv, G_MAXINT64);
    csv_end_row(csv);
    GString *text = csv_finish(csv);
    assert_string_equal(text->str, BOM "path;;words\r\n;-12;9223372036854775807\r\n");
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_cells),
        cmocka_unit_test(writes_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
