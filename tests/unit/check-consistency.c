// SPDX-License-Identifier: Apache-2.0
// Names for one thing: which of them is reported, where, with what related places; what a document
// hands up to the library.
#include "check-fixture.h"

#define VARIANT(name, pattern) "<variant name='" name "'>" pattern "</variant>"
#define TEAM VARIANT("mobilt team", "<phrase inflect='suffix'>mobilt team</phrase>")
#define CARE_TEAM VARIANT("vårdteam", "<token inflect='suffix'>vårdteam</token>")
#define MOBILE_CARE_TEAM                                                                           \
    VARIANT("mobilt vårdteam", "<phrase inflect='suffix'>mobilt vårdteam</phrase>")
#define NAMES(scope, attributes, variants)                                                         \
    RULE("", scope "<consistency " attributes ">" variants "</consistency>")

static void test_names(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {NAMES("", "", TEAM CARE_TEAM), "Ett mobilt team.\nMobila team.", ""},
        // The name used less, at its first place; the other half is related.
        {NAMES("", "", TEAM CARE_TEAM), "Vårdteam.\nEtt mobilt team.\nMobila team.",
         "1:0-8 Vårdteam >Mobilt team +2:4-15"},
        {NAMES("", "", TEAM CARE_TEAM), "Mobilt team.\nVårdteamet. Vårdteamen.",
         "1:0-11 Mobilt team >Vårdteam +2:0-10"},
        // As often: the rule's order.
        {NAMES("", "", TEAM CARE_TEAM), "Vårdteamens läkare. Mobilt team.",
         "1:0-11 Vårdteamens >De mobila teamens +1:20-31"},
        {NAMES("", "prefer='vårdteam'", TEAM CARE_TEAM), "Mobilt team. Mobilt team. Vårdteam.",
         "1:0-11 Mobilt team >Vårdteam +1:26-34"},
        // The preferred name need not be there for two others to be wrong.
        {NAMES("", "prefer='mobilt team'", TEAM CARE_TEAM MOBILE_CARE_TEAM),
         "Vårdteam. Mobilt vårdteam.",
         "1:0-8 Vårdteam >Mobilt team +1:10-25; 1:10-25 Mobilt vårdteam >Mobilt team +1:0-8"},
        {NAMES("", "prefer='mobilt team'", TEAM CARE_TEAM), "Vårdteam. Vårdteam.", ""},
        // A longer name is not the shorter one too.
        {NAMES("", "", CARE_TEAM MOBILE_CARE_TEAM), "Ett mobilt vårdteam. Mobila vårdteam.", ""},
        // What is excepted counts for nothing, nor does what stands inside it.
        {NAMES("<unless><token>tidigare</token></unless>", "", TEAM CARE_TEAM),
         "Mobilt team, tidigare vårdteam. Mobilt team.", ""},
        {NAMES("<unless within='match'><phrase>mobilt vårdteam</phrase></unless>", "",
               TEAM CARE_TEAM MOBILE_CARE_TEAM),
         "Mobilt team. Mobilt vårdteam.", ""},
        {NAMES("<scope in='heading'/>", "", TEAM CARE_TEAM), "# Mobilt team\nVårdteam.", ""},
        // In each section for itself.
        {NAMES("<scope unit='section'/>", "", TEAM CARE_TEAM),
         "# Ett\nMobilt team.\n# Två\nVårdteam.", ""},
        {NAMES("<scope unit='section'/>", "", TEAM CARE_TEAM),
         "# Ett\nMobilt team.\n# Två\nVårdteam.\nMobilt team.",
         "4:0-8 Vårdteam >Mobilt team +5:0-11"},
        // A pattern whose form is not known proposes the name only where it is written so.
        {NAMES("", "", TEAM VARIANT("team A", "<regex case='ignore'>\\bteam\\w* A\\b</regex>")),
         "Mobilt team. Mobilt team. Teamets A.", "1:26-35 Teamets A +1:0-11"},
        {NAMES("", "", TEAM VARIANT("team A", "<regex case='ignore'>\\bteam\\w* A\\b</regex>")),
         "Mobilt team. Mobilt team. Team A.", "1:26-32 Team A >Mobilt team +1:0-11"},
        {NAMES("", "", TEAM CARE_TEAM), "Detta gäller:\n- mobilt team\n- vårdteam",
         "3:0-8 vårdteam >mobilt team +2:0-11"},
    };
    assert_all_found(cases);
}

// Names of different things do not meet: the groups named "key" say what each is of.
static void test_keys(void **state)
{
    (void)state;
#define MODAL(name, word)                                                                          \
    VARIANT(name, "<regex>\\b(?&lt;key&gt;\\w+) " word " (?&lt;key&gt;\\w+)</regex>")
    static const struct found_case cases[] = {
        {NAMES("", "", MODAL("ska", "ska") MODAL("kan", "kan")),
         "Bedömning ska erbjudas. Besök kan erbjudas.", ""},
        {NAMES("", "", MODAL("ska", "ska") MODAL("kan", "kan")),
         "Bedömning ska erbjudas. Besök kan ges. BEDÖMNING kan erbjudas.",
         "1:39-61 BEDÖMNING kan erbjudas +1:0-22"},
        {NAMES("", "", MODAL("ska", "ska") MODAL("kan", "kan")),
         "Bedömning ska erbjudas. Bedömning kan ges.", ""},
    };
    assert_all_found(cases);
}

// Values of one thing: alike when they are worth the same, and one that may be right is not wrong.
static void test_values(void **state)
{
    (void)state;
#define VALUES(scope, attributes)                                                                  \
    RULE("", scope                                                                                 \
         "<consistency value='duration' " attributes                                               \
         "><regex>(?&lt;key&gt;\\b\\w+) (?:ska|bör) (?&lt;key&gt;\\w+)</regex></consistency>")
    static const struct found_case cases[] = {
        {VALUES("", ""), "Besök ska ske inom tre dagar.\nBesök ska ske inom sju dagar.",
         "2:19-28 sju dagar +1:19-28"},
        {VALUES("", ""), "Besök ska ske inom tre dagar. Besöken bör ske inom 72 timmar.", ""},
        {VALUES("", ""), "Besök ska ske inom en månad. Besök ska ske inom 30 dagar.", ""},
        // The most written value is the one to expect.
        {VALUES("", ""),
         "Ett besök ska ske inom 5 dagar. Besöket ska ske inom två veckor. Besök ska ske inom 14 "
         "dagar.",
         "1:23-30 5 dagar +1:53-63"},
        // Of another thing, of no thing, or too far away.
        {VALUES("", ""), "Besök ska ske inom tre dagar. Samtal ska ske inom sju dagar.", ""},
        {VALUES("", ""), "Besök ska ske inom tre dagar. Besök ska ske snart.", ""},
        {VALUES("", "within='2'"),
         "Besök ska ske inom tre dagar. Besök ska ske hos oss inom sju "
         "dagar.",
         ""},
        {VALUES("<unless><token>tidigare</token></unless>", ""),
         "Besök ska ske inom tre dagar. Tidigare gällde att besök ska ske inom sju dagar.", ""},
        {VALUES("<scope unit='section'/>", ""),
         "# A\nBesök ska ske inom tre dagar.\n# B\nBesök ska ske inom sju dagar.", ""},
        // The lead-in says what the items' values are of.
        {VALUES("", ""), "Besök ska ske:\n- inom tre dagar, dagtid\n- inom sju dagar, annars",
         "3:5-14 sju dagar +2:5-14"},
    };
    assert_all_found(cases);
}

static void test_evidence(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, VALUES("", ""), NULL);
    g_autoptr(document_result_t) result =
        fixture_check(&fixture,
                      "# 2 A\nBesök ska ske inom tre dagar.\n# 3 B\nBesök ska ske inom "
                      "sju dagar.",
                      NULL);
    assert_int_equal(result->findings->len, 1);
    const struct finding *finding = result->findings->pdata[0];
    assert_null(finding->suggestion);
    assert_int_equal(finding->evidence->kind, EVIDENCE_VALUE_DIFFERS);
    assert_null(finding->evidence->agreement);
    assert_string_equal(finding->evidence->section, "2");
    assert_string_equal(finding->evidence->text, "Besök ska ske inom tre dagar.");
    assert_string_equal(finding->evidence->expected, "tre dagar");
    assert_string_equal(finding->evidence->found, "sju dagar");
    fixture_end(&fixture);
}

static void test_messages(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture,
                  "<rule id='T-1' title='t'><consistency>" TEAM CARE_TEAM "</consistency>"
                  "<message>”<match/>” är ”<suggestion/>”: <names/>.</message>"
                  "<example expect='match'>x</example><example expect='no-match'>y</example>"
                  "</rule>",
                  NULL);
    g_autoptr(document_result_t) result =
        fixture_check(&fixture, "Mobila teamen. Mobilt team. Vårdteamets.", NULL);
    assert_int_equal(result->findings->len, 1);
    const struct finding *finding = result->findings->pdata[0];
    assert_string_equal(finding->message[LANGUAGE_SV],
                        "”Vårdteamets” är ”mobilt team”: mobilt team (2), vårdteam (1).");
    assert_string_equal(finding->suggestion, "Det mobila teamets");
    assert_int_equal(result->facts->len, 0);
    fixture_end(&fixture);
}

// Of the library a document decides nothing: it hands up each name with its count and first place.
static void test_facts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, NAMES("<scope unit='library'/>", "", TEAM CARE_TEAM), NULL);
    g_autoptr(document_result_t) result =
        fixture_check(&fixture, "Ett vårdteam.\nEtt mobilt team här. Ett mobilt team.", NULL);
    assert_int_equal(result->findings->len, 0);
    assert_int_equal(result->facts->len, 2);
    const struct fact *fact = result->facts->pdata[1];
    assert_int_equal(fact->kind, FACT_TERM);
    assert_string_equal(fact->rule, "T-1");
    assert_string_equal(fact->about, "");
    assert_string_equal(fact->name, "mobilt team");
    assert_int_equal(fact->count, 2);
    assert_int_equal(fact->place.block, 2);
    assert_int_equal(fact->place.start, 4);
    assert_int_equal(fact->place.end, 15);
    assert_string_equal(fact->before, "Ett ");
    assert_string_equal(fact->match, "mobilt team");
    assert_string_equal(fact->after, " här.");
    fixture_end(&fixture);
}

// Facts are limited as findings are, and the document says that some were left out.
static void test_limit(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture,
                  NAMES("<scope unit='library'/>", "", MODAL("ska", "ska") MODAL("kan", "kan")),
                  NULL);
    fixture.limits.findings = 2;
    g_autoptr(document_result_t) result =
        fixture_check(&fixture, "A ska b. C ska d. A ska b. E kan f.", NULL);
    assert_int_equal(result->facts->len, 2);
    assert_int_equal(result->outcome, OUTCOME_PARTIAL);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),    cmocka_unit_test(test_keys),
        cmocka_unit_test(test_messages), cmocka_unit_test(test_values),
        cmocka_unit_test(test_evidence), cmocka_unit_test(test_facts),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
