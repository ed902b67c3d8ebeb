// SPDX-License-Identifier: Apache-2.0
// conditional and required: what is missing, and where the finding stands.
#include "check-fixture.h"

#define CONDITIONAL(scope, attributes)                                                             \
    RULE("", scope "<conditional " attributes "><if><token>utskrivning</token></if>"               \
                   "<then><token>SIP</token></then></conditional>")
#define UNIT(unit) "<scope unit='" unit "'/>"

static void test_conditional(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {CONDITIONAL("", ""), "Vid utskrivning görs en SIP. Vid utskrivning ringer vi.",
         "1:33-44 utskrivning"},
        {CONDITIONAL(UNIT("sentence"), ""), "En SIP görs. Vid utskrivning ringer vi.",
         "1:17-28 utskrivning"},
        {CONDITIONAL("", ""), "Vid utskrivning ska det finnas:\n- en SIP\n- en plan",
         "1:4-15 utskrivning"},
        {CONDITIONAL("", ""), "Vid följande händelser görs en SIP:\n- utskrivning\n- flytt", ""},
        {CONDITIONAL(UNIT("paragraph"), ""),
         "En SIP görs. Vid utskrivning ringer vi.\nVid utskrivning ringer vi.",
         "2:4-15 utskrivning"},
        {CONDITIONAL(UNIT("section"), ""),
         "# 1 A\nVid utskrivning.\nEn SIP.\n# 2 B\nVid utskrivning.\nMer om utskrivning.",
         "5:4-15 utskrivning"},
        {CONDITIONAL(UNIT("document"), ""), "# 1 A\nVid utskrivning.\n# 2 B\nEn SIP.", ""},
        {CONDITIONAL(UNIT("document"), ""),
         "# 1 A\nVid utskrivning.\n# 2 B\nVid utskrivning. Efter utskrivning.",
         "2:4-15 utskrivning"},
        {CONDITIONAL("", "order='before'"), "Vid utskrivning SIP. Efter SIP utskrivning.",
         "1:4-15 utskrivning"},
        {CONDITIONAL("", "order='after'"), "Vid utskrivning SIP. Efter SIP utskrivning.",
         "1:31-42 utskrivning"},
        {CONDITIONAL("", ""), "Inget här.", ""},
        {CONDITIONAL("<unless><token>oplanerad</token></unless>", ""),
         "Vid oplanerad utskrivning. Vid utskrivning.", "1:31-42 utskrivning"},
    };
    assert_all_found(cases);
}

#define REQUIRED(attributes)                                                                       \
    RULE("", "<required " attributes "><token>dokumentägare</token></required>")

static void test_required(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {REQUIRED(""), "Rutin\nDokumentägare: x", ""},
        {REQUIRED(""), "Rutin\nMer", "1:0-0 "},
        {REQUIRED(""), "\nRutin\nMer", "2:0-0 "},
        {REQUIRED(""), "^ Dokumentägare\nRutin", ""},
        {REQUIRED("in='header'"), "^ Dokumentägare\nRutin", ""},
        {REQUIRED("in='header'"), "Rutin\n^ Version 1\nDokumentägare", "2:0-0 "},
        {REQUIRED("in='header'"), "Rutin\nDokumentägare", "1:0-0 "},
        {REQUIRED("in='heading'"), "Dokumentägare\n# 1 Syfte", "2:0-0 "},
        {REQUIRED("in='heading'"), "Text\n# 1 Dokumentägare", ""},
        {REQUIRED("in='table'"), "Dokumentägare\n| Roll | x |", "2:0-0 "},
        {REQUIRED("anchor='ansvar'"), "Rutin\n# 1 Ansvar\nDokumentägare\n# 2 B\nx", ""},
        {REQUIRED("anchor='ansvar'"), "Rutin\n# 1 Ansvar\n## 1.1 Roller\nDokumentägare", ""},
        {REQUIRED("anchor='ansvar'"), "Rutin\n# 1 Ansvar\nx\n# 2 B\nDokumentägare", "2:0-0 "},
        {REQUIRED("anchor='ansvar'"), "Rutin\n# 1 Syfte\nDokumentägare", "1:0-0 "},
        {RULE("", "<unless within='document'><token>upphävd</token></unless>"
                  "<required><token>dokumentägare</token></required>"),
         "Rutin\nDen är upphävd.", ""},
        {RULE("", "<required><token>ägare</token><token>ansvarig</token></required>"),
         "Rutin\nAnsvarig: x", ""},
        {RULE("", "<required><all><token>ägare</token><token>ansvarig</token></all></required>"),
         "Rutin\nAnsvarig: x", "1:0-0 "},
    };
    assert_all_found(cases);
}

// What a finding of an absence holds: no words, the text it is expected at, the proposal.
static void test_required_finding(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(
        &fixture,
        "<rule id='T-1' title='t'><required anchor='ansvar'><token>ägare</token>"
        "</required><message>Saknas: <suggestion/>.</message><fix>Ägare: NN</fix>"
        "<example expect='match'>x</example><example expect='no-match'>y</example></rule>",
        NULL);
    g_autoptr(document_result_t) result =
        fixture_check(&fixture, "! Rutin\n# 1 Syfte\nx\n# 2 Ansvar\ny", NULL);
    assert_int_equal(result->findings->len, 1);
    const struct finding *finding = result->findings->pdata[0];
    assert_string_equal(finding->match, "");
    assert_string_equal(finding->suggestion, "Ägare: NN");
    assert_string_equal(finding->message[LANGUAGE_SV], "Saknas: Ägare: NN.");
    assert_string_equal(finding->before, "");
    assert_string_equal(finding->after, "Ansvar");
    assert_int_equal(finding->place.block, 4);
    assert_string_equal(finding->place.section, "2");
    assert_int_equal(finding->related->len, 0);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditional),
        cmocka_unit_test(test_required),
        cmocka_unit_test(test_required_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
