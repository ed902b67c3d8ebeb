// SPDX-License-Identifier: Apache-2.0
// Sayings of one thing, and of different things.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/stem.h"

static void test_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        gboolean same;
    } cases[] = {
        {"bedömning erbjudas", "en bedömning erbjudas", TRUE},
        {"bedömning", "bedömningen", TRUE},
        {"bedömning", "bedömningar", TRUE},
        {"läkare", "läkaren", TRUE},
        {"kommunens sjuksköterska", "kommunens sjuksköterskor", TRUE},
        {"det första besöket", "första besök", TRUE},
        {"boende", "boendets", TRUE},
        {"rutinerna", "rutin", TRUE},
        {"sip-mötet", "sip-möte", TRUE},
        {"alla patienter", "patienten", TRUE},
        {"", "  ", TRUE},
        // Short words keep what they have: nothing would be left of them.
        {"vård", "vårt", FALSE},
        {"plan", "plats", FALSE},
        {"bedömning erbjudas", "besök erbjudas", FALSE},
        {"läkaren besöka boendet", "sjuksköterskan besöka boendet", FALSE},
        {"regionen", "region i norr", FALSE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *one = stem_text(cases[i].one), *other = stem_text(cases[i].other);
        if ((strcmp(one, other) == 0) != cases[i].same)
            fail_msg("\"%s\" gives \"%s\", \"%s\" gives \"%s\"", cases[i].one, one, cases[i].other,
                     other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
