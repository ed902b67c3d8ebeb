// SPDX-License-Identifier: Apache-2.0
// What the tests of check/ share: documents and rules written as short texts, and findings written
// back as one.
#ifndef LINJERA_TESTS_CHECK_FIXTURE_H
#define LINJERA_TESTS_CHECK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"
#include "model/builder.h"

// A rule T-1 with attributes, and what stands before its message.
#define RULE(attributes, body) NAMED_RULE("T-1", attributes, body, "")
#define NAMED_RULE(id, attributes, body, after)                                                    \
    "<rule id='" id "' title='t' " attributes ">" body "<message>m</message>" after                \
    "<example expect='match'>x</example><example expect='no-match'>y</example></rule>"

// A rule T-1 whose message is what its check has to say itself.
#define DETAIL_RULE(body)                                                                          \
    "<rule id='T-1' title='t'>" body "<message><detail/></message>"                                \
    "<message xml:lang='en'><detail/></message><example expect='match'>x</example>"                \
    "<example expect='no-match'>y</example></rule>"

struct fixture {
    struct ruleset *ruleset;
    struct limits limits;
    struct checker *checker;
};

static inline struct ruleset *fixture_rules(const char *body)
{
    g_autofree char *text =
        g_strconcat("<ruleset xmlns='urn:linjera:rules:1' id='test' version='1.0.0' xml:lang='sv'>"
                    "<title>Test</title><agreement id='nytt' role='current'>Nytt</agreement>",
                    body, "</ruleset>", NULL);
    struct rule_file file = {.name = "test.xml", .bytes = text, .length = strlen(text)};
    struct ruleset_options options = {.example_values = FALSE};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    struct ruleset *ruleset = ruleset_load(&file, 1, &options, complaints);
    for (guint i = 0; !ruleset && i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        print_error("%u:%u: %s\n", complaint->line, complaint->column, complaint->message);
    }
    assert_non_null(ruleset);
    return ruleset;
}

static inline void fixture_begin(struct fixture *fixture, const char *rules,
                                 const struct check_agreement *agreement)
{
    fixture->ruleset = fixture_rules(rules);
    fixture->limits = limits_default();
    struct check_input input = {.ruleset = fixture->ruleset,
                                .agreements = agreement,
                                .agreement_count = agreement != NULL,
                                .as_of = "2026-07-01",
                                .limits = &fixture->limits};
    fixture->checker = checker_new(&input);
}

static inline void fixture_end(struct fixture *fixture)
{
    checker_free(fixture->checker);
    ruleset_free(fixture->ruleset);
}

static inline void fixture_block(struct builder *builder, const struct block_start *start,
                                 const char *text, gsize length)
{
    builder_block_begin(builder, start);
    builder_text(builder, text, length, NULL);
    builder_block_end(builder);
}

// A document of lines: "# 3.2 Heading", "- item", "+ b) item", "| cell | cell |", "> quotation",
// "! title", "^ header", "_ footer", else a paragraph.
static inline struct document *fixture_document(const char *text)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint table = 0, row = 0;
    for (char **line = lines; *line; line++) {
        struct block_start start = {.part = PART_BODY, .package = "/word/document.xml"};
        g_auto(GStrv) words = g_strsplit(*line, " ", 3);
        const char *rest = words[0] && words[1] ? *line + strlen(words[0]) + 1 : "";
        if (**line == '|') {
            table += !row;
            row++;
            gboolean header = (*line)[1] == '='; // "|= A | B |": they name the columns
            g_auto(GStrv) cells = g_strsplit(*line + (header ? 2 : 1), "|", -1);
            for (guint i = 0; cells[i + 1]; i++) {
                start.kind = BLOCK_CELL_PARAGRAPH;
                start.table = (struct table_place){
                    .table = table, .row = row, .column = i + 1, .nesting = 1, .header = header};
                g_strstrip(cells[i]);
                fixture_block(builder, &start, cells[i], strlen(cells[i]));
            }
            continue;
        }
        row = 0;
        const char *own = *line;
        g_autofree char *number = NULL;
        if (**line == '#') {
            start.kind = BLOCK_HEADING;
            start.level = (guint)strlen(words[0]);
            own = rest;
            if (words[1] && g_ascii_isdigit(*words[1]) && words[2]) {
                number = g_strdup(words[1]);
                start.number = number;
                own = words[2];
            }
        } else if (**line == '+' && words[2]) {
            start.kind = BLOCK_LIST_ITEM;
            start.level = 1;
            number = g_strdup(words[1]);
            start.number = number;
            own = words[2];
        } else if (**line && strchr("-!>^_", **line) && (*line)[1] == ' ') {
            start.kind = **line == '-'   ? BLOCK_LIST_ITEM
                         : **line == '!' ? BLOCK_TITLE
                         : **line == '>' ? BLOCK_QUOTE
                                         : BLOCK_PARAGRAPH;
            start.level = **line == '-';
            start.number = **line == '-' ? "•" : NULL;
            start.part = **line == '^' ? PART_HEADER : **line == '_' ? PART_FOOTER : PART_BODY;
            if (start.part != PART_BODY)
                start.package =
                    start.part == PART_HEADER ? "/word/header1.xml" : "/word/footer1.xml";
            own = rest;
        }
        fixture_block(builder, &start, own, strlen(own));
    }
    struct document *document = builder_finish(builder, NULL);
    assert_non_null(document);
    return document;
}

static inline struct document_result *fixture_check(struct fixture *fixture, const char *text,
                                                    const char *kind)
{
    g_autoptr(document_t) document = fixture_document(text);
    struct check_about about = {.path = "a.docx", .kind = kind};
    return check_document(fixture->checker, document, &about);
}

// "2:0-11 hemsjukvård >hemvård +1:9-22": block:start-end, the match, the suggestion, the related
// places; findings with "; " between.
static inline char *fixture_describe(const struct document_result *result)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        g_string_append_printf(text, "%s%u:%u-%u %s", i ? "; " : "", finding->place.block,
                               finding->place.start, finding->place.end, finding->match);
        if (finding->suggestion)
            g_string_append_printf(text, " >%s", finding->suggestion);
        for (guint n = 0; n < finding->related->len; n++) {
            const struct place *place = finding->related->pdata[n];
            g_string_append_printf(text, " +%u:%u-%u", place->block, place->start, place->end);
        }
    }
    return g_string_free(text, FALSE);
}

// Rules, a document, and what must be found there.
struct found_case {
    const char *rules, *text, *found;
};

static inline void assert_found(const struct found_case *cases, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        struct fixture fixture;
        fixture_begin(&fixture, cases[i].rules, NULL);
        g_autoptr(document_result_t) result = fixture_check(&fixture, cases[i].text, NULL);
        g_autofree char *found = fixture_describe(result);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s\n  in: %s\n  expected: %s\n  found:    %s", cases[i].rules, cases[i].text,
                     cases[i].found, found);
        fixture_end(&fixture);
    }
}

// The one finding's message in both languages: "Swedish | English".
static inline void assert_message(const char *rule, const char *text, const char *expected)
{
    struct fixture fixture;
    fixture_begin(&fixture, rule, NULL);
    g_autoptr(document_result_t) result = fixture_check(&fixture, text, NULL);
    assert_int_equal(result->findings->len, 1);
    const struct finding *finding = result->findings->pdata[0];
    g_autofree char *both =
        g_strdup_printf("%s | %s", finding->message[LANGUAGE_SV], finding->message[LANGUAGE_EN]);
    assert_string_equal(both, expected);
    fixture_end(&fixture);
}

#define assert_all_found(cases) assert_found((cases), G_N_ELEMENTS(cases))

#endif
