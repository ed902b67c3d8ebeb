// SPDX-License-Identifier: Apache-2.0
#include "model/notes.h"
#include "model/typed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void finds_typed_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *number;
        guint length;
    } cases[] = {
        {"3.2 Ansvar", "3.2", 4},
        {"3.2.\tAnsvar", "3.2", 5},
        {"  3.2\u00a0Ansvar", "3.2", 6},
        {"1. ansvar", "1", 3},
        {"1) Ansvar", "1", 3},
        {"1 Ansvar", "1", 2},
        {"1\tansvar", "1", 2},
        {"1.2.3.4 x", "1.2.3.4", 8},
        {"IV. Slut", "IV", 4},
        {"A.1 Bilagan", "A.1", 4},
        {"B: Bilagan", "B", 3},
        {"4 § Ansvar", "4 §", 4},
        {"§ 4 Ansvar", "§ 4", 4},
        {"24 timmar", NULL, 0},
        {"2026 års avtal", NULL, 0},
        {"2026. Avtal", NULL, 0},
        {"A-kassa", NULL, 0},
        {"I samverkan", NULL, 0},
        {"Vi i vården", NULL, 0},
        {"3a Ansvar", NULL, 0},
        {"1:a linjen", NULL, 0},
        {"3.5% ökning", NULL, 0},
        {"7.", NULL, 0},
        {"3.2 ", NULL, 0},
        {"", NULL, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint length = 99;
        g_autofree char *number = typed_number(cases[i].text, &length);
        if (g_strcmp0(number, cases[i].number) != 0 || length != cases[i].length)
            fail_msg("%s gives %s, %u", cases[i].text, number ? number : "none", length);
    }
}

static void finds_mojibake(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gboolean is;
    } cases[] = {
        {"lÃ¤kare", TRUE},     {"Ã…land", TRUE},      {"vÃ¥rd â€“ nu", TRUE}, {"Â§ 4", TRUE},
        {"L\ufffdkare", TRUE}, {"a \ufffd b", FALSE}, {"läkare", FALSE},      {"SÃO", FALSE},
        {"Âge", FALSE},        {"forêt", FALSE},      {"Ã", FALSE},           {"", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (notes_is_mojibake(cases[i].text) != cases[i].is)
            fail_msg("%s", cases[i].text);
    }
}

static void finds_letter_spacing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gboolean is;
    } cases[] = {
        {"A N S V A R", TRUE},
        {"R O L L  O C H  M A K T", TRUE},
        {"a\u0308 r e n d e", TRUE},
        {"A B C D E", FALSE},
        {"A N S", FALSE},
        {"A N S V AR", FALSE},
        {"1 2 3 4 5", FALSE},
        {"", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (notes_is_letter_spaced(cases[i].text) != cases[i].is)
            fail_msg("%s", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_typed_numbers),
        cmocka_unit_test(finds_mojibake),
        cmocka_unit_test(finds_letter_spacing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
