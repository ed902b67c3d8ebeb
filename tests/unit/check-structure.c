// SPDX-License-Identifier: Apache-2.0
// structure: headings that are missing or misplaced, what is a heading, and what findings say.
#include "check-fixture.h"

#define HEADINGS                                                                                   \
    "<heading name='A'/><heading name='B' optional='yes'/><heading><token>cc</token></heading>"
#define STRICT RULE("", "<structure>" HEADINGS "</structure>")
#define ANY RULE("", "<structure order='any'>" HEADINGS "</structure>")

static void test_headings(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {STRICT, "# A\nx\n# B\nx\n# Om cc\nx", ""},
        {STRICT, "# 1 A\n# 2 CC", ""},
        {STRICT, "# 1. A\n# 2. cc", ""},
        {STRICT, "# a\n## cc", ""},
        {STRICT, "x\n# A\nx", "2:1-1 "},
        {STRICT, "x\n# cc\nx", "1:0-0 "},
        {STRICT, "x\ny", "1:0-0 ; 1:0-0 "},
        {STRICT, "", ""},
        {STRICT, "# cc\nx\n# A", "3:0-1 A +1:0-2"},
        {STRICT, "# A\n# cc\n# B", "3:0-1 B +2:0-2"},
        {STRICT, "# B\n# A\n# cc", "2:0-1 A +1:0-1"},
        // A heading that stands in both places is in order.
        {STRICT, "# cc\n# A\n# cc", ""},
        // A paragraph, a list item and a table's cell are no headings.
        {STRICT, "A\n- A\n| A |\n# cc", "1:0-0 "},
        {ANY, "# cc\n# A", ""},
        {ANY, "# cc", "1:0-0 "},
        {RULE("", "<structure><heading name='A' level='2'/></structure>"), "# A\n## A", ""},
        {RULE("", "<structure><heading name='A' level='2'/></structure>"), "# A", "1:0-0 "},
        {RULE("", "<scope under='Del 2'/><structure><heading name='A'/></structure>"),
         "# Del 1\n## A\n# Del 2\n## B", "1:0-0 "},
        {RULE("", "<unless within='document'><token>mall</token></unless><structure>"
                  "<heading name='A'/></structure>"),
         "En mall.", ""},
        {RULE("", "<structure><heading name='Syfte'><token>syfte</token></heading>"
                  "<heading name='Mål'><token>mål</token></heading></structure>"),
         "# Syfte och mål", ""},
    };
    assert_all_found(cases);
}

static void test_messages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"# A", "rubriken ”cc” saknas | the heading “cc” is missing"},
        {"# cc\n# A", "”A” ska stå före ”cc” | “A” should stand before “cc”"},
        {"# A\n# cc\n# B", "”B” ska stå före ”cc” | “B” should stand before “cc”"},
        {"# B\n# A\n# cc", "”A” ska stå före ”B” | “A” should stand before “B”"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_message(DETAIL_RULE("<structure>" HEADINGS "</structure>"), cases[i].text,
                       cases[i].said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings),
                                       cmocka_unit_test(test_messages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
