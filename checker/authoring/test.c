// SPDX-License-Identifier: Apache-2.0
#include "authoring/authoring.h"
#include "authoring/example.h"
#include "check/check.h"

#include <string.h>

// One rule as its examples see it: alone, active, in force, in whatever section and kind of
// document.
struct trial {
    struct rule rule;
    struct ruleset ruleset;
    GPtrArray *rules, *no_kinds;
    struct checker *checker;
    enum part_kind part;
};

// A date on which the rule is in force.
static const char *date_in_force(const struct rule *rule)
{
    if (rule->effective_from)
        return rule->effective_from;
    return rule->effective_to ? rule->effective_to : "2000-01-01";
}

// Where the paragraphs of examples stand: in the body unless the rule looks only elsewhere.
static enum part_kind example_part(const struct rule *rule)
{
    static const struct {
        enum scope_place place;
        enum part_kind part;
    } parts[] = {
        {SCOPE_HEADER, PART_HEADER},     {SCOPE_FOOTER, PART_FOOTER},
        {SCOPE_FOOTNOTE, PART_FOOTNOTE}, {SCOPE_ENDNOTE, PART_ENDNOTE},
        {SCOPE_TEXTBOX, PART_TEXTBOX},   {SCOPE_COMMENT, PART_COMMENT},
    };
    guint32 in = rule->scope.in;
    guint32 elsewhere = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        elsewhere |= (guint32)1 << parts[i].place;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (rule->check == CHECK_REQUIRED && rule->required_in == parts[i].place)
            return parts[i].part;
        if (in && !(in & ~elsewhere) && (in & ((guint32)1 << parts[i].place)))
            return parts[i].part;
    }
    return PART_BODY;
}

static void trial_init(struct trial *trial, const struct ruleset *ruleset, const struct rule *rule,
                       const struct limits *limits)
{
    trial->no_kinds = g_ptr_array_new();
    trial->rules = g_ptr_array_new();
    trial->rule = *rule;
    trial->rule.status = "active";
    trial->rule.scope.kinds = trial->no_kinds;
    trial->rule.scope.not_kinds = trial->no_kinds;
    trial->rule.scope.min_words = 0;
    trial->rule.scope.section = NULL;
    trial->part = example_part(rule);
    g_ptr_array_add(trial->rules, &trial->rule);
    trial->ruleset = *ruleset;
    trial->ruleset.rules = trial->rules;
    struct check_input input = {
        .ruleset = &trial->ruleset, .as_of = date_in_force(rule), .limits = limits};
    trial->checker = checker_new(&input);
}

static void trial_clear(struct trial *trial)
{
    checker_free(trial->checker);
    g_ptr_array_unref(trial->rules);
    g_ptr_array_unref(trial->no_kinds);
}

static struct document_result *check_text(struct trial *trial, const char *text,
                                          struct example_document *made)
{
    example_document_init(made, text, trial->part);
    struct check_about about = {.path = "example"};
    return check_document(trial->checker, made->document, &about);
}

// What the rule marked, for a message: "hemsjukvården", "SKL".
static char *describe_matches(const struct document_result *result)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        if (finding->match[0])
            g_string_append_printf(text, "%s\"%s\"", i ? ", " : "", finding->match);
        else
            g_string_append_printf(text, "%san absence", i ? ", " : "");
    }
    return g_strdup(text->str);
}

static gboolean is_marked(const struct example *example, const struct example_document *made,
                          const struct document_result *result)
{
    if (example->mark_start == example->mark_end)
        return TRUE;
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        const struct place *place = &finding->place;
        if (place->block && example_byte(made, place->block, place->start) == example->mark_start &&
            example_byte(made, place->block, place->end) == example->mark_end)
            return TRUE;
    }
    return FALSE;
}

// The example's text with the suggestion of every finding put in.
static char *fixed_text(const struct example *example, const struct example_document *made,
                        const struct document_result *result)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        const struct place *place = &finding->place;
        gsize start = example_byte(made, place->block, place->start);
        if (start < at)
            continue;
        g_string_append_len(text, example->text + at, (gssize)(start - at));
        g_string_append(text, finding->suggestion ? finding->suggestion : finding->match);
        at = example_byte(made, place->block, place->end);
    }
    g_string_append(text, example->text + at);
    return g_strdup(text->str);
}

// What is wrong with the answer to an example; NULL when nothing is.
static char *fault(struct trial *trial, const struct example *example)
{
    if (trial->rule.not_evaluated[LANGUAGE_EN])
        return g_strdup_printf("the rule was not evaluated: %s",
                               trial->rule.not_evaluated[LANGUAGE_EN]);
    struct example_document made;
    g_autoptr(document_result_t) result = check_text(trial, example->text, &made);
    g_autofree char *found = describe_matches(result);
    g_autofree char *fixed = NULL;
    char *message = NULL;
    if (result->skipped->len)
        message = g_strdup("a pattern reached its limits on this example");
    else if (!example->match && result->findings->len)
        message = g_strdup_printf("false alarm: the rule must not match here, but found %s", found);
    else if (example->match && !result->findings->len)
        message = g_strdup("miss: the rule must match here, but found nothing");
    else if (example->match && !is_marked(example, &made, result))
        message = g_strdup_printf("wrong place: the mark says \"%.*s\", but the rule found %s",
                                  (int)(example->mark_end - example->mark_start),
                                  example->text + example->mark_start, found);
    else if (example->fixed)
        fixed = fixed_text(example, &made, result);
    if (fixed && strcmp(fixed, example->fixed) != 0)
        message =
            g_strdup_printf("wrong suggestion: fixed says \"%s\", but the suggestion gives \"%s\"",
                            example->fixed, fixed);
    example_document_clear(&made);
    if (message || !fixed)
        return message;
    g_autoptr(document_result_t) again = check_text(trial, fixed, &made);
    if (again->findings->len)
        message = g_strdup_printf("the fixed text is itself found by the rule: \"%s\"", fixed);
    example_document_clear(&made);
    return message;
}

static void test_rule(const struct ruleset *ruleset, const struct rule *rule,
                      const struct limits *limits, struct test_report *report)
{
    struct rule_test test = {.rule = rule};
    struct trial trial;
    trial_init(&trial, ruleset, rule, limits);
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        char *message = fault(&trial, example);
        test.examples++;
        if (example->todo && message) {
            test.todo++;
            g_free(message);
            continue;
        }
        if (example->todo)
            message =
                g_strdup("this known gap is closed: the example holds now; write expect=\"match\" "
                         "or expect=\"no-match\"");
        if (!message)
            continue;
        test.failed++;
        struct complaint *complaint = g_new0(struct complaint, 1);
        complaint->file = g_strdup(example->file);
        complaint->line = example->line;
        complaint->column = example->column;
        complaint->message = g_strdup_printf("%s: %s: \"%s\"", rule->id, message, example->text);
        g_free(message);
        g_ptr_array_add(report->failures, complaint);
    }
    trial_clear(&trial);
    report->examples += test.examples;
    report->failed += test.failed;
    report->todo += test.todo;
    g_array_append_val(report->rules, test);
}

void authoring_test(const struct ruleset *ruleset, const struct limits *limits,
                    struct test_report *report)
{
    *report = (struct test_report){
        .rules = g_array_new(FALSE, FALSE, sizeof(struct rule_test)),
        .failures = g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free),
    };
    for (guint i = 0; i < ruleset->rules->len; i++)
        test_rule(ruleset, ruleset->rules->pdata[i], limits, report);
    for (guint i = 0; i < ruleset->definitions->len; i++)
        test_rule(ruleset, ruleset->definitions->pdata[i], limits, report);
}

void test_report_clear(struct test_report *report)
{
    g_clear_pointer(&report->rules, g_array_unref);
    g_clear_pointer(&report->failures, g_ptr_array_unref);
}
