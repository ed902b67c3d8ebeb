// SPDX-License-Identifier: Apache-2.0
#include "authoring/authoring.h"
#include "authoring/near.h"
#include "authoring/together.h"
#include "authoring/trial.h"

#include <string.h>

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

// What is wrong with what the rule found in an example; FAULT_NONE and no message: nothing.
struct verdict {
    enum test_fault fault;
    char *message;
};

static struct verdict judge_matches(const struct example *example,
                                    const struct example_document *made,
                                    const struct document_result *result)
{
    g_autofree char *found = describe_matches(result);
    if (result->skipped->len)
        return (struct verdict){FAULT_OTHER,
                                g_strdup("a pattern reached its limits on this example")};
    if (!example->match && result->findings->len)
        return (struct verdict){
            FAULT_ALARM,
            g_strdup_printf("false alarm: the rule must not match here, but found %s", found)};
    if (example->match && !result->findings->len)
        return (struct verdict){FAULT_MISS,
                                g_strdup("miss: the rule must match here, but found nothing")};
    if (example->match && !is_marked(example, made, result))
        return (struct verdict){
            FAULT_PLACE,
            g_strdup_printf("wrong place: the mark says \"%.*s\", but the rule found %s",
                            (int)(example->mark_end - example->mark_start),
                            example->text + example->mark_start, found)};
    return (struct verdict){FAULT_NONE, NULL};
}

// The proposal gives the fixed text, and the rule is silent on it.
static struct verdict judge_fixed(struct trial *trial, const struct example *example,
                                  const char *fixed)
{
    if (strcmp(fixed, example->fixed) != 0)
        return (struct verdict){
            FAULT_OTHER,
            g_strdup_printf("wrong suggestion: fixed says \"%s\", but the suggestion gives \"%s\"",
                            example->fixed, fixed)};
    struct example_document made;
    g_autoptr(document_result_t) again = trial_check(trial, fixed, NULL, &made);
    example_document_clear(&made);
    if (!again->findings->len)
        return (struct verdict){FAULT_NONE, NULL};
    return (struct verdict){
        FAULT_OTHER, g_strdup_printf("the fixed text is itself found by the rule: \"%s\"", fixed)};
}

static gboolean any_block(const void *context, guint block)
{
    (void)context;
    (void)block;
    return TRUE;
}

// How much two texts have in common: 2 x the pairs of letters in both / all pairs (Dice).
static double likeness(const char *one, const char *other)
{
    g_autoptr(GHashTable) pairs = g_hash_table_new(NULL, NULL);
    gsize length = strlen(one), more = strlen(other);
    guint same = 0;
    if (length < 2 || more < 2)
        return 0;
    for (gsize i = 0; i + 1 < length; i++) {
        gpointer pair = GUINT_TO_POINTER(((guint)(guchar)one[i] << 8) | (guchar)one[i + 1]);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, pair));
        g_hash_table_insert(pairs, pair, GUINT_TO_POINTER(count + 1));
    }
    for (gsize i = 0; i + 1 < more; i++) {
        gpointer pair = GUINT_TO_POINTER(((guint)(guchar)other[i] << 8) | (guchar)other[i + 1]);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, pair));
        same += count > 0;
        if (count)
            g_hash_table_insert(pairs, pair, GUINT_TO_POINTER(count - 1));
    }
    return 2.0 * same / (double)(length + more - 2);
}

static gboolean resembles_a_match(const struct rule *rule, const struct example *example)
{
    static const double much = 0.6;
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *other = rule->examples->pdata[i];
        if (other->match && likeness(example->text, other->text) >= much)
            return TRUE;
    }
    return FALSE;
}

// Whether an example that must not match is one that could: the patterns match in it and something
// makes the rule silent, or they nearly do, or it differs little from one that must. A sentence
// about something else proves little.
static gboolean is_near_miss(const struct trial *trial, const struct example *example,
                             const struct example_document *made, const struct limits *limits)
{
    if (trial->heard.matches->len || resembles_a_match(&trial->rule, example))
        return TRUE;
    g_autoptr(text_t) text = text_new(made->document);
    g_autoptr(GArray) misses =
        near_misses(&trial->rule, text, LANGUAGE_EN, limits, any_block, NULL, 1);
    return misses->len > 0;
}

// The same for a rule that looks at the library: an example holds several documents.
static struct verdict judge_together(struct trial *trial, const struct example *example,
                                     struct rule_test *test)
{
    struct together together;
    together_init(&together, trial, example);
    struct verdict verdict = {FAULT_NONE, NULL};
    if (together.limit)
        verdict =
            (struct verdict){FAULT_OTHER, g_strdup("a pattern reached its limits on this example")};
    else if (!example->match && together.findings)
        verdict = (struct verdict){
            FAULT_ALARM, g_strdup_printf("false alarm: the rule must not match here, but found %s",
                                         together.found)};
    else if (example->match && !together.findings)
        verdict = (struct verdict){
            FAULT_MISS, g_strdup("miss: the rule must match here, but found nothing; a line "
                                 "\"=== name\" begins another document")};
    else if (example->match && !together.marked)
        verdict = (struct verdict){
            FAULT_PLACE,
            g_strdup_printf("wrong place: the mark says \"%.*s\", but the rule found %s",
                            (int)(example->mark_end - example->mark_start),
                            example->text + example->mark_start, together.found)};
    test->near_miss |= !example->match && trial->heard.matches->len > 0;
    together_clear(&together);
    return verdict;
}

static struct verdict judge(struct trial *trial, const struct example *example,
                            const struct limits *limits, struct rule_test *test)
{
    if (trial->rule.not_evaluated[LANGUAGE_EN])
        return (struct verdict){FAULT_OTHER,
                                g_strdup_printf("the rule was not evaluated: %s",
                                                trial->rule.not_evaluated[LANGUAGE_EN])};
    if (trial->rule.question)
        return judge_together(trial, example, test);
    struct example_document made;
    g_autoptr(document_result_t) result = trial_check(trial, example->text, example, &made);
    struct verdict verdict = judge_matches(example, &made, result);
    if (!example->match && !test->near_miss)
        test->near_miss = is_near_miss(trial, example, &made, limits);
    g_autofree char *fixed =
        verdict.message || !example->fixed ? NULL : fixed_text(example, &made, result);
    example_document_clear(&made);
    return fixed ? judge_fixed(trial, example, fixed) : verdict;
}

static void add_failure(struct test_report *report, const struct rule *rule,
                        const struct example *example, const char *message)
{
    struct complaint *complaint = g_new0(struct complaint, 1);
    complaint->file = g_strdup(example->file);
    complaint->line = example->line;
    complaint->column = example->column;
    complaint->message = g_strdup_printf("%s: %s: \"%s\"", rule->id, message, example->text);
    g_ptr_array_add(report->failures, complaint);
}

static void test_rule(const struct ruleset *ruleset, const struct rule *rule,
                      const struct limits *limits, struct test_report *report)
{
    struct rule_test test = {.rule = rule};
    struct trial trial;
    trial_init(&trial, ruleset, rule, limits);
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        trial_set_day(&trial, example->as_of);
        struct verdict verdict = judge(&trial, example, limits, &test);
        g_autofree char *message = verdict.message;
        test.examples++;
        test.matching += example->match;
        if (example->todo && message) {
            test.todo++;
            continue;
        }
        if (example->todo)
            add_failure(report, rule, example,
                        "this known gap is closed: the example holds now; write expect=\"match\" "
                        "or expect=\"no-match\"");
        else if (message)
            add_failure(report, rule, example, message);
        else
            continue;
        test.failed++;
        test.faults[example->todo ? FAULT_OTHER : verdict.fault]++;
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
