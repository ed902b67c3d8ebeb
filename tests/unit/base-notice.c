// SPDX-License-Identifier: Apache-2.0
// What readers say, in both languages.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/notice.h"

// Every sentence says in both languages what the reader fills in, stands behind the name of a part
// (no capital, no full stop) and is another one in Swedish.
static void fills_in_all(void **state)
{
    (void)state;
    for (guint i = 0; i < NOTICE_COUNT; i++) {
        g_auto(said_t) said = said_of((enum notice)i, "FIRST", "SECOND");
        const char *const both[] = {said.english, said.swedish};
        static const char *const filled[] = {"FIRST", "SECOND"};
        for (guint n = 0; n < G_N_ELEMENTS(both); n++) {
            gunichar last = g_utf8_get_char(g_utf8_prev_char(both[n] + strlen(both[n])));
            gunichar begin = g_utf8_get_char(both[n]);
            if (strpbrk(both[n], "{}") || last == '.' || strstr(both[n], "  ") ||
                (g_unichar_isupper(begin) && !g_str_has_prefix(both[n], filled[0])))
                fail_msg("%s", both[n]);
        }
        for (guint n = 0; n < G_N_ELEMENTS(filled); n++) {
            if (!strstr(said.english, filled[n]) != !strstr(said.swedish, filled[n]))
                fail_msg("%s\n%s", said.english, said.swedish);
        }
        assert_string_not_equal(said.english, said.swedish);
        for (guint n = 0; n < i; n++) {
            g_auto(said_t) other = said_of((enum notice)n, "FIRST", "SECOND");
            assert_string_not_equal(said.english, other.english);
            assert_string_not_equal(said.swedish, other.swedish);
        }
    }
}

static void says(void **state)
{
    (void)state;
    g_auto(said_t) frame = said_of(NOTICE_FRAME, "iframe", "a{0}.html");
    assert_string_equal(frame.english,
                        "the page shows another file in a frame (<iframe>), which is "
                        "not read: a{0}.html");
    assert_string_equal(frame.swedish,
                        "sidan visar en annan fil i en ram (<iframe>), som inte läses: a{0}.html");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_all),
        cmocka_unit_test(says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
