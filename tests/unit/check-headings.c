// SPDX-License-Identifier: Apache-2.0
// structure faults: headings without text, with nothing under them, with a level left out, and with
// numbers that do not follow. In these texts a number after # is computed; one in the heading's own
// words is typed in.
#include "check-fixture.h"

#define FAULTS(names) RULE("", "<structure faults='" names "'/>")

static void test_text(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FAULTS("empty"), "# 1 A\nx\n# 2 \ny", "3:0-0 "},
        {FAULTS("empty"), "# A\nx\n# \ny", ""}, // without a number it is only space
        {FAULTS("empty"), "# A\n\nx", ""},
        {FAULTS("bare"), "# A\nx\n# B\n# C\ny", "3:0-1 B"},
        {FAULTS("bare"), "# A\nx\n# B\n\n# C\ny", "3:0-1 B"},
        {FAULTS("bare"), "# A\nx\n# B", "3:0-1 B"},
        {FAULTS("bare"), "# A\nx\n# B\n## C\ny", ""},
        {FAULTS("bare"), "# A\nx\n## B\n# C\ny", "3:0-1 B"},
        {FAULTS("bare"), "# A\nx\n# B\n| c |\n# D\n- e", ""},
        {FAULTS("bare"), "# Titel\n# A\nx", ""}, // the first may be the title
        {FAULTS("bare"), "# A\nx\n# B\n^ sidhuvud", "3:0-1 B"},
        {FAULTS("empty"), "# A\n# B", ""},
        {RULE("", "<unless within='match'><token>bilagor</token></unless>"
                  "<structure faults='bare'/>"),
         "# A\nx\n# Bilagor", ""},
        {RULE("", "<structure faults='bare'><heading name='Syfte'/></structure>"), "# A\nx\n# B",
         "1:0-0 ; 3:0-1 B"},
    };
    assert_all_found(cases);
}

static void test_levels(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FAULTS("level"), "# A\n### B", "2:0-1 B"},
        {FAULTS("level"), "# A\n## B\n### C\n# D\n## E", ""},
        {FAULTS("level"), "## A\n## B", ""},
        {FAULTS("level"), "# A\n### B\n### C\n#### D", "2:0-1 B"},
    };
    assert_all_found(cases);
}

static void test_beside(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {FAULTS("typed"), "# 3.3 3.2 Ansvar", "1:0-10 3.2 Ansvar"},
        {FAULTS("typed"), "# 3.2 3.2 Ansvar", "1:0-10 3.2 Ansvar"},
        {FAULTS("typed"), "# 3 24 timmar om dygnet", ""},
        {FAULTS("typed"), "# 3.2 Ansvar", ""},
        {FAULTS("gap repeated"), "# 1 A\n# 3 B\n# 3 C", ""}, // Word counts as it was told
    };
    assert_all_found(cases);
}

// Headings with these texts, each at the level that its number says.
static struct document *typed(const char *text)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        struct block_start start = {
            .part = PART_BODY, .package = "/word/document.xml", .kind = BLOCK_HEADING, .level = 1};
        for (const char *at = *line; *at && *at != ' '; at++)
            start.level += *at == '.' && g_ascii_isdigit(at[1]);
        fixture_block(builder, &start, *line, strlen(*line));
    }
    return builder_finish(builder, NULL);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *found;
    } cases[] = {
        {"1 Syfte\n2 Ansvar\n2.1 Kommunen\n2.2 Regionen\n3 Uppföljning", ""},
        {"1 Syfte\n3 Ansvar", "2:0-8 3 Ansvar"},
        {"2 Ansvar\n2.1 Kommunen\n2.3 Regionen", "3:0-12 2.3 Regionen"},
        {"2 Ansvar\n2.2 Regionen", "2:0-12 2.2 Regionen"},
        {"2 Ansvar\n2.1 Kommunen\n2.1 Regionen", "3:0-12 2.1 Regionen"},
        {"1. Syfte\n2. Ansvar\n2. Uppföljning", "3:0-14 2. Uppföljning"},
        // Another beginning is another numbering, and what goes back is not judged.
        {"3.2 Vård\n4.1 Egenvård", ""},
        {"2 Ansvar\nBilaga\n1 Blankett", ""},
        {"2 Ansvar\n1 Blankett", ""},
        {"2 Ansvar\n2.1.1 Kommunen", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, FAULTS("gap repeated"), NULL);
        g_autoptr(document_t) document = typed(cases[i].text);
        struct check_about about = {.path = "a.docx"};
        g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s: expected %s, found %s", cases[i].text, cases[i].found, found);
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
