// SPDX-License-Identifier: Apache-2.0
// proximity: how near, in which order, in which unit, and what the match covers.
#include "check-fixture.h"

#define NEAR(scope, attributes)                                                                    \
    RULE("", scope "<proximity " attributes "><token>aaa</token><token>bbb</token></proximity>")
#define THREE(attributes)                                                                          \
    RULE("", "<proximity " attributes "><token>aaa</token><token>bbb</token><token>ccc</token>"    \
             "</proximity>")

static void test_near(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {NEAR("", "words='1'"), "aaa bbb", "1:0-7 aaa bbb"},
        {NEAR("", "words='1'"), "aaa x bbb", "1:0-9 aaa x bbb"},
        {NEAR("", "words='1'"), "aaa x y bbb", ""},
        {NEAR("", "words='1'"), "bbb x aaa", "1:0-9 bbb x aaa"},
        {NEAR("", "words='1' ordered='yes'"), "bbb x aaa", ""},
        {NEAR("", "words='1' ordered='yes'"), "bbb aaa x bbb", "1:4-13 aaa x bbb"},
        // A dash is no word, a word with a hyphen is one.
        {NEAR("", "words='1'"), "aaa – och/eller – bbb", "1:0-21 aaa – och/eller – bbb"},
        {NEAR("", "words='1'"), "aaa. Bbb x.", ""},
        {NEAR("<scope unit='paragraph'/>", "words='1'"), "aaa. bbb x.", "1:0-8 aaa. bbb"},
        {NEAR("<scope unit='paragraph'/>", "words='1'"), "aaa\nbbb", ""},
        // The shortest, and each once.
        {NEAR("", "words='3'"), "aaa aaa bbb bbb", "1:4-11 aaa bbb"},
        {NEAR("", "words='1'"), "aaa bbb och aaa bbb", "1:0-7 aaa bbb; 1:12-19 aaa bbb"},
        // A lead-in with its item; a match in the lead-in is its own.
        {NEAR("", "words='2'"), "De ska aaa:\n- sen bbb", "2:0-7 sen bbb +1:7-11"},
        {NEAR("", "words='2'"), "De aaa bbb:\n- ett\n- två", "1:3-10 aaa bbb"},
        {NEAR("<unless within='match'><token>inte</token></unless>", "words='2'"),
         "aaa inte bbb. Sen aaa då bbb inte.", "1:18-28 aaa då bbb"},
        {NEAR("<scope not-in='quote'/>", "words='2'"), "”aaa bbb” aaa bbb", "1:10-17 aaa bbb"},
    };
    assert_all_found(cases);
}

static void test_three(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {THREE("words='1'"), "ccc x aaa x bbb", "1:0-15 ccc x aaa x bbb"},
        {THREE("words='1'"), "ccc x y aaa x bbb", ""},
        {THREE("words='1' ordered='yes'"), "ccc aaa bbb", ""},
        {THREE("words='1' ordered='yes'"), "aaa x y bbb ccc", ""},
        {THREE("words='2' ordered='yes'"), "aaa bbb aaa ccc", "1:0-15 aaa bbb aaa ccc"},
        {THREE("words='1'"), "aaa aaa bbb", ""},
        // Parts may not share words.
        {RULE("", "<proximity words='1'><token>aaa</token><phrase>aaa bbb</phrase></proximity>"),
         "aaa bbb", ""},
        {RULE("", "<proximity words='1'><token>aaa</token><token>aaa</token></proximity>"),
         "aaa x aaa", "1:0-9 aaa x aaa"},
    };
    assert_all_found(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_near), cmocka_unit_test(test_three)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
