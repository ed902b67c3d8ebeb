// SPDX-License-Identifier: Apache-2.0
// occurrence in every unit: too many, too few, and what is not counted. The unit of lists.
#include "check-fixture.h"

#define COUNT(unit, attributes)                                                                    \
    RULE("", "<scope unit='" unit "'/><occurrence " attributes "><token>ska</token></occurrence>")
#define MIN_TWO(unit) COUNT(unit, "min='2'")
#define MAX_TWO(unit) COUNT(unit, "max='2'")

static void test_too_many(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {MAX_TWO("sentence"), "A ska, b ska. C ska.", ""},
        {MAX_TWO("sentence"), "A ska, b ska, c ska. D ska.", "1:16-19 ska +1:2-5 +1:9-12"},
        {MAX_TWO("paragraph"), "A ska. B ska. C ska.\nD ska.", "1:16-19 ska +1:2-5 +1:9-12"},
        {MAX_TWO("paragraph"), "A ska. B ska.\nC ska.", ""},
        {MAX_TWO("section"), "# 1 A\nska\nska\n# 2 B\nska\nska", ""},
        {MAX_TWO("section"), "# 1 A\nska\nska\nska\n# 2 B\nska", "4:0-3 ska +2:0-3 +3:0-3"},
        {MAX_TWO("document"), "# 1 A\nska\nska\n# 2 B\nska\nska", "5:0-3 ska +2:0-3 +3:0-3 +6:0-3"},
        {MAX_TWO("list"), "Personalen ska:\n- ska a\n- ska b", "3:0-3 ska +1:11-14 +2:0-3"},
        {MAX_TWO("list"), "Personalen ska:\n- ska a\n- inte b\nDe ska.", ""},
        {MAX_TWO("list"), "- ska a\n- ska b\n- ska c", "3:0-3 ska +1:0-3 +2:0-3"},
        {MAX_TWO("document"), "", ""},
        // None at all, told once.
        {COUNT("document", "max='0'"), "A ska.\nB ska.", "1:2-5 ska +2:2-5"},
        {COUNT("document", "max='0'"), "A kan.", ""},
    };
    assert_all_found(cases);
}

static void test_too_few(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {MIN_TWO("sentence"), "A ska och ska. B ska.", "1:15-15 "},
        {MIN_TWO("paragraph"), "A ska. B ska.\nC ska.", "2:0-0 "},
        {MIN_TWO("section"), "# 1 A\nska\nska\n# 2 B\nska", "4:0-0 "},
        {MIN_TWO("section"), "# 1 A\n## 1.1 B\nska ska", ""},
        {MIN_TWO("section"), "Inledning.\n# 1 A\nska ska", "1:0-0 "},
        {MIN_TWO("document"), "# 1 A\nska\n# 2 B\nska", ""},
        {MIN_TWO("document"), "\n# 1 A\nska", "2:0-0 "},
        {MIN_TWO("list"), "De ska:\n- ska a\nEtt ska.", "3:0-0 "},
        {RULE("", "<scope unit='document' in='header'/>"
                  "<occurrence min='1'><token>ska</token></occurrence>"),
         "ska", "1:0-0 "},
        {RULE("", "<scope unit='section' under='Ansvar'/>"
                  "<occurrence min='1'><token>ska</token></occurrence>"),
         "# 1 Syfte\nText\n# 2 Ansvar\nText", "3:0-0 "},
        {COUNT("document", "min='1' max='1'"), "ska ska", "1:4-7 ska +1:0-3"},
        {COUNT("document", "min='1' max='1'"), "inte", "1:0-0 "},
        {COUNT("document", "min='1' max='1'"), "ska", ""},
    };
    assert_all_found(cases);
}

// What is out of scope or excepted does not count; overlapping words count once, as do words of a
// lead-in that every item completes.
static void test_counted(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {RULE("", "<scope unit='document' not-in='quote'/>"
                  "<occurrence max='1'><token>ska</token></occurrence>"),
         "ska ”ska”", ""},
        {RULE("", "<scope unit='document'/><unless><token>inte</token></unless>"
                  "<occurrence max='1'><token>ska</token></occurrence>"),
         "De ska. De ska inte.", ""},
        {RULE("", "<scope unit='document'/><unless within='document'><token>mall</token></unless>"
                  "<occurrence min='1'><token>ska</token></occurrence>"),
         "En mall.", ""},
        {RULE("", "<scope unit='document'/><occurrence max='1'><phrase>ska vara</phrase>"
                  "<token>ska</token></occurrence>"),
         "Det ska vara.", ""},
        {RULE("", "<scope unit='document'/><occurrence max='1'>"
                  "<regex mark='1'>(ansvarar) för: \\w+</regex></occurrence>"),
         "Hon ansvarar för:\n- a\n- b\n- c", ""},
        {RULE("", "<scope unit='document'/><occurrence max='1'><all within='sentence'>"
                  "<token>ska</token><token>kommun</token></all><token>bör</token></occurrence>"),
         "En kommun ska. Hon ska. Hon bör.", "1:28-31 bör +1:10-13"},
    };
    assert_all_found(cases);
}

static void test_message(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(
        &fixture,
        "<rule id='T-1' title='t'><scope unit='document'/><occurrence max='1'>"
        "<token>ska</token></occurrence><message><detail/> gånger ”<match/>”</message>"
        "<example expect='match'>x</example><example expect='no-match'>y</example></rule>",
        NULL);
    g_autoptr(document_result_t) result = fixture_check(&fixture, "ska ska ska", NULL);
    const struct finding *finding = result->findings->pdata[0];
    assert_string_equal(finding->message[LANGUAGE_SV], "3 gånger ”ska”");
    fixture_end(&fixture);
}

#define WITHIN_LIST(attributes)                                                                    \
    RULE("", "<unless within='list' " attributes "><token>bör</token></unless>"                   \
             "<existence><token>ska</token></existence>")

// A list with its lead-in is one unit for exceptions and conditions too.
static void test_lists(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {WITHIN_LIST(""), "Följande:\n- de ska\n- de bör\nDe ska.", "4:3-6 ska"},
        {WITHIN_LIST(""), "De bör:\n- de ska\n- annat", ""},
        {WITHIN_LIST("position='before'"), "Följande:\n- de ska\n- de bör\n- de ska", "2:3-6 ska"},
        {RULE("", "<scope unit='list'/><conditional><if><token>ska</token></if>"
                  "<then><token>SIP</token></then></conditional>"),
         "Följande:\n- de ska\n- en SIP\nMen:\n- de ska\n- vi ska", "5:3-6 ska"},
        {RULE("", "<existence><all within='list'><token>ska</token><token>SIP</token></all>"
                  "</existence>"),
         "Följande:\n- de ska\n- en SIP\nDe ska.", "2:3-6 ska"},
    };
    assert_all_found(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_too_many), cmocka_unit_test(test_too_few),
        cmocka_unit_test(test_counted),  cmocka_unit_test(test_message),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
