// SPDX-License-Identifier: Apache-2.0
// Personal identity numbers in all their forms, what is no such number, and characters that must
// not reach a screen.
#include "report/clean.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static void test_mask(void **state)
{
    (void)state;
    static const struct {
        const char *text, *masked;
    } cases[] = {
        {"19850101-1234", "19850101-XXXX"},
        {"Pnr 850101-1234.", "Pnr 850101-XXXX."},
        {"150101+1234", "150101+XXXX"},
        {"198501011234", "19850101XXXX"},
        {"200612319876", "20061231XXXX"},
        {"8112189876", "811218XXXX"},
        {"(19850161-1234)", "(19850161-XXXX)"},
        {"19850101–1234, 850101\u20111234", "19850101–XXXX, 850101\u2011XXXX"},
        {"850101 - 1234", "850101 - XXXX"},
        {"19850101\u00a01234", "19850101\u00a0XXXX"},
        {"a19850101-1234b", "a19850101-XXXXb"},
        {"19850101-1234-850101-1234", "19850101-XXXX-850101-XXXX"},
        // Nothing of these is one.
        {"556036-0793", "556036-0793"},
        {"2017–2020", "2017–2020"},
        {"20170101-20201231", "20170101-20201231"},
        {"2026-03-04", "2026-03-04"},
        {"SFS 2017:30, § 303, dnr 2016-00417", "SFS 2017:30, § 303, dnr 2016-00417"},
        {"850101-12345", "850101-12345"},
        {"201399991234", "201399991234"},
        {"8112189877", "8112189877"},
        {"031-7001234", "031-7001234"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup(cases[i].text);
        clean_mask(text, FALSE);
        assert_string_equal(text, cases[i].masked);
    }
}

static void test_redact(void **state)
{
    (void)state;
    static const struct {
        const char *text, *masked;
    } cases[] = {
        {"19850101-1234", "XXXXXXXX-XXXX"},
        {"anna.berg@norrvik.se", "XXXX.XXXX@norrvik.se"},
        {"tfn 070-123 45 67, rum 4", "tfn XXX-XXX XX XX, rum 4"},
        {"+46 70 123 45 67", "+XX XX XXX XX XX"},
        {"@ och 0,5 och 2026-03-04", "@ och 0,5 och 2026-03-04"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup(cases[i].text);
        clean_mask(text, TRUE);
        assert_string_equal(text, cases[i].masked);
    }
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *clean;
    } cases[] = {
        {"Gö\u00adte\tborg\nväst\u2028slut", "Göte borg väst slut"},
        {"\x1b[31mröd\x07", "<U+001B>[31mröd<U+0007>"},
        {"\u202Efdp.docx\u2066", "<U+202E>fdp.docx<U+2066>"},
        {"\xc2\x9b"
         "2J|\xef\xbf\xbe",
         "<U+009B>2J|<U+FFFE>"},
        {"v\xe5rd", "v\ufffdrd"},
        {"\ufeffÅÄÖ \u2011 é", "ÅÄÖ \u2011 é"},
    };
    g_autoptr(result_t) result = result_new();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = clean_text(result, cases[i].text);
        assert_string_equal(text, cases[i].clean);
    }
    assert_null(clean_text(result, NULL));
    assert_null(clean_machine(result, NULL));
    g_autofree char *machine = clean_machine(result, "Gö\u00adte\t\x1b 850101-1234");
    assert_string_equal(machine, "Gö\u00adte\t\x1b 850101-XXXX");
}

// A number that the edges of the match cut in three.
static void test_excerpt(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    struct finding finding = {.before = "född 1985", .match = "0101-1", .after = "234 i\tmars"};
    struct excerpt excerpt = excerpt_machine(result, &finding);
    assert_string_equal(excerpt.before, "född 1985");
    assert_string_equal(excerpt.match, "0101-X");
    assert_string_equal(excerpt.after, "XXX i\tmars");
    excerpt_clear(&excerpt);
    excerpt = excerpt_clean(result, &finding);
    assert_string_equal(excerpt.match, "0101-X");
    assert_string_equal(excerpt.after, "XXX i mars");
    excerpt_clear(&excerpt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mask),
        cmocka_unit_test(test_redact),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_excerpt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
