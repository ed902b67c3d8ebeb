// SPDX-License-Identifier: Apache-2.0
// What a finding and a document's result hold: force, order, place, excerpt, basis, citations,
// outcome.
#include "check-fixture.h"

#define TOKEN "<existence><token>landsting</token></existence>"

// The fixture's day is 2026-07-01.
static void test_force(void **state)
{
    (void)state;
    static const struct {
        const char *attributes;
        guint findings;
        gboolean upcoming, gates;
    } cases[] = {
        {"", 1, FALSE, TRUE},
        {"status='active'", 1, FALSE, TRUE},
        {"status='draft'", 1, FALSE, FALSE},
        {"status='retired'", 0, FALSE, FALSE},
        {"effective-from='2026-07-01'", 1, FALSE, TRUE},
        {"effective-from='2026-07-02'", 1, TRUE, FALSE},
        {"effective-from='2027-01-01' status='draft'", 1, TRUE, FALSE},
        {"effective-to='2026-07-01'", 1, FALSE, TRUE},
        {"effective-to='2026-06-30'", 0, FALSE, FALSE},
        {"effective-from='2026-01-01' effective-to='2026-12-31'", 1, FALSE, TRUE},
        {"severity='error' action='stop'", 1, FALSE, TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *rules = g_strdup_printf(RULE("%s", TOKEN), cases[i].attributes);
        struct fixture fixture;
        fixture_begin(&fixture, rules, NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, "Ett landsting.", NULL);
        assert_int_equal(result->findings->len, cases[i].findings);
        if (result->findings->len) {
            const struct finding *finding = result->findings->pdata[0];
            assert_int_equal(finding->upcoming, cases[i].upcoming);
            assert_int_equal(finding->gates, cases[i].gates);
            gboolean error = strstr(cases[i].attributes, "error") != NULL;
            assert_int_equal(finding->severity, error ? SEVERITY_ERROR : SEVERITY_WARNING);
            assert_int_equal(finding->action, error ? ACTION_STOP : ACTION_REVIEW);
        }
        fixture_end(&fixture);
    }
}

// Block, then start, then rule, whatever order rules and matches come in.
static void test_order(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(
        &fixture,
        NAMED_RULE("C-1", "", "<existence><token>a1</token></existence>", "")
            NAMED_RULE("A-1", "", "<existence><token>c1</token></existence>", "")
                NAMED_RULE("B-1", "", "<existence><token>a1</token></existence>", "")
                    NAMED_RULE("D-1", "", "<required in='header'><token>x1</token></required>", ""),
        NULL);
    g_autoptr(document_result_t) result = fixture_check(&fixture, "a1 c1 a1\n- a1\n- c1", NULL);
    static const struct {
        const char *rule;
        guint block, start;
    } expected[] = {
        {"B-1", 1, 0}, {"C-1", 1, 0}, {"D-1", 1, 0}, {"A-1", 1, 3}, {"B-1", 1, 6},
        {"C-1", 1, 6}, {"B-1", 2, 0}, {"C-1", 2, 0}, {"A-1", 3, 0},
    };
    assert_int_equal(result->findings->len, G_N_ELEMENTS(expected));
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const struct finding *finding = result->findings->pdata[i];
        assert_string_equal(finding->rule, expected[i].rule);
        assert_int_equal(finding->place.block, expected[i].block);
        assert_int_equal(finding->place.start, expected[i].start);
    }
    fixture_end(&fixture);
}

// Fingerprints belong to their findings after sorting; equal ones are numbered in document order.
static void test_fingerprints(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture,
                  NAMED_RULE("B-1", "", "<existence><token>a1</token></existence>", "")
                      NAMED_RULE("A-1", "", "<existence><token>c1</token></existence>", ""),
                  NULL);
    static const char one[] = "# 1 Syfte\na1 c1\nett A1\nett a1";
    static const char moved[] = "Inledning\n# 7 Syfte\nNytt stycke.\na1 c1\nett A1\nett a1";
    g_autoptr(document_result_t) first = fixture_check(&fixture, one, NULL);
    g_autoptr(document_result_t) second = fixture_check(&fixture, moved, NULL);
    assert_int_equal(first->findings->len, 4);
    assert_int_equal(second->findings->len, 4);
    for (guint i = 0; i < 4; i++) {
        const struct finding *a = first->findings->pdata[i], *b = second->findings->pdata[i];
        assert_string_equal(a->fingerprint, b->fingerprint);
        assert_int_equal(strlen(a->fingerprint), i == 3 ? 34 : 32);
        g_autofree char *hash =
            g_compute_checksum_for_string(G_CHECKSUM_SHA256, i == 1 ? "c1" : "a1", -1);
        assert_memory_equal(a->match_hash, hash, 32);
    }
    const struct finding *upper = first->findings->pdata[2], *lower = first->findings->pdata[3];
    assert_true(g_str_has_prefix(lower->fingerprint, upper->fingerprint));
    assert_true(g_str_has_suffix(lower->fingerprint, ":2"));
    g_autoptr(document_result_t) renamed =
        fixture_check(&fixture, "# 1 Mål\na1 c1\nett A1\nett a1", NULL);
    const struct finding *a = first->findings->pdata[0], *b = renamed->findings->pdata[0];
    assert_string_not_equal(a->fingerprint, b->fingerprint);
    assert_string_equal(a->block_hash, b->block_hash);
    fixture_end(&fixture);
}

static void test_place(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, RULE("", TOKEN), NULL);
    g_autoptr(document_result_t) result = fixture_check(
        &fixture,
        "# 3 Ansvar\n## 3.2 Vård\n+ b) landsting\n| x | landsting |\n^ landsting\n- landsting",
        NULL);
    assert_int_equal(result->findings->len, 4);
    const struct finding *item = result->findings->pdata[0], *cell = result->findings->pdata[1],
                         *header = result->findings->pdata[2], *bullet = result->findings->pdata[3];
    assert_string_equal(item->place.part, "body");
    assert_string_equal(item->place.package, "/word/document.xml");
    assert_string_equal(item->place.section, "3.2");
    assert_string_equal(item->place.label, "b)");
    assert_null(bullet->place.label);
    assert_int_equal(item->place.headings->len, 2);
    assert_string_equal(item->place.headings->pdata[0], "3 Ansvar");
    assert_string_equal(item->place.headings->pdata[1], "3.2 Vård");
    assert_int_equal(item->place.table, 0);
    assert_null(cell->place.label);
    assert_int_equal(cell->place.table, 1);
    assert_int_equal(cell->place.row, 1);
    assert_int_equal(cell->place.column, 2);
    assert_string_equal(header->place.part, "header");
    assert_string_equal(header->place.package, "/word/header1.xml");
    assert_null(header->place.section);
    assert_int_equal(header->place.headings->len, 0);
    fixture_end(&fixture);
}

// What stands around the match: its sentence, cut at words when long, with the lead-in.
static void test_excerpt(void **state)
{
    (void)state;
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < 100; i++)
        g_string_append(words, "många ");
    g_autofree char *long_text = g_strdup_printf("%slandsting %sslut.", words->str, words->str);
    // 220 code points less the cut word: 36 words of 6, of which the cut one goes.
    g_autoptr(GString) before = g_string_new("…"), after = g_string_new(" ");
    for (guint i = 0; i < 36; i++)
        g_string_append(before, "många ");
    for (guint i = 0; i < 36; i++)
        g_string_append_printf(after, "många%s", i < 35 ? " " : "…");
    const struct {
        const char *text, *before, *after;
    } cases[] = {
        {"Ett landsting finns.", "Ett ", " finns."},
        {"Först. Ett landsting finns. Sist.", "Ett ", " finns."},
        {"landsting", "", ""},
        {"Här finns:\n- ett landsting nu\n- mer", "Här finns: ett ", " nu"},
        {"| Namn | ett landsting nu |", "ett ", " nu"},
        {long_text, before->str, after->str},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        gboolean joined = strstr(cases[i].text, "\n-") != NULL;
        fixture_begin(&fixture,
                      joined
                          ? RULE("", "<existence><regex>finns: ett landsting</regex></existence>")
                          : RULE("", TOKEN),
                      NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, cases[i].text, NULL);
        assert_int_equal(result->findings->len, 1);
        const struct finding *finding = result->findings->pdata[0];
        assert_string_equal(finding->match, joined ? "ett landsting" : "landsting");
        assert_string_equal(finding->before, joined ? "Här finns: " : cases[i].before);
        assert_string_equal(finding->after, cases[i].after);
        fixture_end(&fixture);
    }
}

// A paragraph with many findings of several rules: each has its own words around it.
static void test_long_block(void **state)
{
    (void)state;
    enum { TIMES = 300 };
    static const char sentence[] = "Åtta landsting på öar. ";
    const guint length = (guint)g_utf8_strlen(sentence, -1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < TIMES; i++)
        g_string_append(text, sentence);
    struct fixture fixture;
    fixture_begin(&fixture,
                  NAMED_RULE("A-1", "", "<existence><token>öar</token></existence>", "")
                      NAMED_RULE("B-1", "", TOKEN, ""),
                  NULL);
    g_autoptr(document_result_t) result = fixture_check(&fixture, text->str, NULL);
    assert_int_equal(result->findings->len, 2 * TIMES);
    for (guint i = 0; i < 2 * TIMES; i++) {
        const struct finding *finding = result->findings->pdata[i];
        gboolean first = i % 2 == 0;
        assert_int_equal(finding->place.start, i / 2 * length + (first ? 5 : 18));
        assert_string_equal(finding->match, first ? "landsting" : "öar");
        assert_string_equal(finding->before, first ? "Åtta " : "Åtta landsting på ");
        assert_string_equal(finding->after, first ? " på öar." : ".");
        const struct finding *start = result->findings->pdata[0];
        assert_string_equal(finding->block_hash, start->block_hash);
    }
    fixture_end(&fixture);
}

static void test_message(void **state)
{
    (void)state;
#define SWAP(english)                                                                              \
    "<rule id='T-1' title='t'><substitution><swap to='region'>"                                    \
    "<token inflect='suffix'>landsting</token></swap></substitution>"                              \
    "<message>”<match/>” heter ”<suggestion/>” (<match/>).</message>" english                      \
    "<example expect='match'>x</example><example expect='no-match'>y</example></rule>"
    static const struct {
        const char *rules, *expected;
    } cases[] = {
        {SWAP(""), "”Landstinget” heter ”Regionen” (Landstinget)."},
        {SWAP("<message xml:lang='en'>Say <suggestion/>.</message>"), "Say Regionen."},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rules, NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, "Landstinget.", NULL);
        const struct finding *finding = result->findings->pdata[0];
        assert_string_equal(finding->message[LANGUAGE_SV],
                            "”Landstinget” heter ”Regionen” (Landstinget).");
        assert_string_equal(finding->message[LANGUAGE_EN], cases[i].expected);
        fixture_end(&fixture);
    }
}

static struct agreement *sample_agreement(void)
{
    g_autoptr(document_t) document = fixture_document(
        "! Avtalet\n# 3 Ansvar\n## 3.2 Specialiserad vård\nRegionen ansvarar.\n# 4 Övrigt");
    return agreement_new(document);
}

// The words of the clause come from the agreement itself, when its document is given.
static void test_basis(void **state)
{
    (void)state;
    g_autoptr(agreement_t) agreement = sample_agreement();
    struct check_agreement given = {.id = "nytt", .current = TRUE, .agreement = agreement};
    static const char rules[] =
        NAMED_RULE("T-1", "", TOKEN,
                   "<basis agreement='nytt' section='3.2'/><basis agreement='nytt' section='9'/>");
    for (guint with = 0; with < 2; with++) {
        struct fixture fixture;
        fixture_begin(&fixture, rules, with ? &given : NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, "Ett landsting.", NULL);
        const struct finding *finding = result->findings->pdata[0];
        assert_int_equal(finding->basis->len, 2);
        const struct basis *known = finding->basis->pdata[0], *unknown = finding->basis->pdata[1];
        assert_string_equal(known->agreement, "nytt");
        assert_string_equal(known->section, "3.2");
        assert_int_equal(g_strcmp0(known->heading, with ? "Specialiserad vård" : NULL), 0);
        assert_int_equal(g_strcmp0(known->text, with ? "Regionen ansvarar." : NULL), 0);
        assert_string_equal(unknown->section, "9");
        assert_null(unknown->heading);
        assert_null(unknown->text);
        fixture_end(&fixture);
    }
}

static void test_citations(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sections;
    } cases[] = {
        {"Se avsnitt 3.2 i hälso- och sjukvårdsavtalet.", "3.2"},
        {"Enligt avtalets avsnitt 4.1 gäller detta.", "4.1"},
        {"Enligt avtalet (avsnitt 4) gäller detta.", "4"},
        {"Avtalet, punkt 3.2.1, säger det.", "3.2.1"},
        {"Avsnitt 3.2 i avtalet. Se avsnitt 3.12 i avtalet.\nAvsnitt 3.2 i avtalet.", "3.2 3.12"},
        {"Se avsnitten 3.1 och 3.2 i avtalet och avtalets punkter.", "3.1 3.2"},
        {"Samverkansavtalets avsnitt 4.1 samt 4.2 gäller.", "4.1 4.2"},
        {"Se avsnitt 3.2 i denna rutin.", ""},
        {"Avsnitt 3.2. Avtalet gäller.", ""},
        {"Se avsnitt 3.2 i 2017 års hälso- och sjukvårdsavtal.", ""},
        {"Avsnitt 3.2 i avtalet följer lagen (2017:612).", "3.2"},
        {"Avsnitt 3.2 i avtalet ersatte tidigare avtal.", ""},
        {"I avtalet finns:\n- se avsnitt 3.2 i avtalet\n- mer", "3.2"},
        {"", ""},
    };
    g_autoptr(agreement_t) agreement = sample_agreement();
    for (gsize i = 0; i < G_N_ELEMENTS(cases) * 2; i++) {
        struct check_agreement given = {
            .id = "nytt", .current = i % 2 == 0, .agreement = agreement};
        struct fixture fixture;
        fixture_begin(&fixture, RULE("", TOKEN), &given);
        g_autoptr(document_result_t) result = fixture_check(&fixture, cases[i / 2].text, NULL);
        g_autoptr(GString) sections = g_string_new(NULL);
        for (guint n = 0; n < result->facts->len; n++) {
            const struct fact *fact = result->facts->pdata[n];
            assert_int_equal(fact->kind, FACT_CLAUSE);
            assert_string_equal(fact->about, "nytt");
            assert_non_null(strstr(fact->match, fact->name));
            g_string_append_printf(sections, "%s%s", n ? " " : "", fact->name);
        }
        assert_string_equal(sections->str, given.current ? cases[i / 2].sections : "");
        fixture_end(&fixture);
    }
}

// A title of any length becomes a name, cut at a word.
static void test_long_title(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, RULE("", TOKEN), NULL);
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {
        .part = PART_BODY, .package = "/word/document.xml", .kind = BLOCK_TITLE};
    g_autoptr(GString) title = g_string_new("Åtta");
    for (guint i = 0; i < 100; i++)
        g_string_append(title, " åär");
    fixture_block(builder, &start, title->str, title->len);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    struct check_about about = {.path = "a.docx"};
    g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
    assert_int_equal(g_utf8_strlen(result->title, -1), 200 + 2);
    assert_true(g_str_has_suffix(result->title, " åär …"));
    fixture_end(&fixture);
}

static void test_describe(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_begin(&fixture, RULE("", TOKEN), NULL);
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    struct block_start start = {.part = PART_BODY, .package = "/word/document.xml"};
    fixture_block(builder, &start, "Hälso- och sjukvård, 2 saker.",
                  strlen("Hälso- och sjukvård, 2 saker."));
    builder_property(builder, "title", "Riktlinje för SIP");
    builder_not_checked(builder, "/word/media/a.emf", NOTICE_CHART, NULL, NULL);
    g_autoptr(document_t) document = builder_finish(builder, NULL);
    struct check_about about = {
        .path = "a.docx", .sha256 = "abc", .owner = "Ägaren", .decision_body = "Nämnden"};
    g_autoptr(document_result_t) result = check_document(fixture.checker, document, &about);
    assert_string_equal(result->path, "a.docx");
    assert_string_equal(result->sha256, "abc");
    assert_string_equal(result->title, "Riktlinje för SIP");
    assert_string_equal(result->kind, "riktlinje");
    assert_string_equal(result->owner, "Ägaren");
    assert_string_equal(result->decision_body, "Nämnden");
    assert_int_equal(result->words, 5);
    assert_int_equal(result->outcome, OUTCOME_PARTIAL);
    assert_string_equal(result->reason_code, "not-checked");
    assert_int_equal(result->not_checked->len, 1);
    const struct unread *unread = result->not_checked->pdata[0];
    assert_string_equal(unread->package, "/word/media/a.emf");
    assert_string_equal(unread->reason[LANGUAGE_EN],
                        "the text of a chart is not read; check it by eye");
    assert_string_equal(unread->reason[LANGUAGE_SV],
                        "texten i ett diagram läses inte; granska den själv");
    fixture_end(&fixture);
}

// As many findings as the limit are whole; one more is told of, with the option that raises it.
static void test_findings_limit(void **state)
{
    (void)state;
    struct fixture fixture;
    for (guint limit = 2; limit < 5; limit++) {
        fixture_begin(&fixture, RULE("", TOKEN), NULL);
        fixture.limits.findings = limit;
        g_autoptr(document_result_t) result =
            fixture_check(&fixture, "landsting landsting\nlandsting", NULL);
        assert_int_equal(result->findings->len, MIN(limit, 3));
        assert_int_equal(result->outcome, limit < 3 ? OUTCOME_PARTIAL : OUTCOME_CHECKED);
        if (limit < 3) {
            assert_string_equal(result->reason_code, "limit");
            assert_non_null(strstr(result->reason_message, "--max-findings"));
        } else {
            assert_null(result->reason_code);
        }
        fixture_end(&fixture);
    }
}

// A pattern that needs more than its limits: the rule is listed, the others are applied.
static void test_pattern_limit(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture.ruleset = fixture_rules(
        NAMED_RULE("A-1", "", "<existence><regex word='no'>(?:a+)+[bc]</regex></existence>", "")
            NAMED_RULE("B-1", "", TOKEN, "")
                NAMED_RULE("C-1", "", "<scope section='(?:a+)+[bc]'/>" TOKEN, ""));
    fixture.limits = limits_default();
    fixture.limits.match = 5000;
    struct check_input input = {
        .ruleset = fixture.ruleset, .as_of = "2026-07-01", .limits = &fixture.limits};
    fixture.checker = checker_new(&input);
    g_autoptr(document_result_t) result = fixture_check(
        &fixture, "# 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaaaaaaaaaaaa landsting", NULL);
    assert_int_equal(result->findings->len, 1);
    assert_int_equal(result->outcome, OUTCOME_PARTIAL);
    assert_string_equal(result->reason_code, "rule-limit");
    static const char *const skipped[] = {"A-1", "C-1"};
    assert_int_equal(result->skipped->len, G_N_ELEMENTS(skipped));
    for (gsize i = 0; i < G_N_ELEMENTS(skipped); i++)
        assert_string_equal(((const struct rule_skipped *)result->skipped->pdata[i])->rule,
                            skipped[i]);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_force),         cmocka_unit_test(test_order),
        cmocka_unit_test(test_fingerprints),  cmocka_unit_test(test_place),
        cmocka_unit_test(test_excerpt),       cmocka_unit_test(test_message),
        cmocka_unit_test(test_long_block),    cmocka_unit_test(test_basis),
        cmocka_unit_test(test_citations),     cmocka_unit_test(test_describe),
        cmocka_unit_test(test_long_title),    cmocka_unit_test(test_findings_limit),
        cmocka_unit_test(test_pattern_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
