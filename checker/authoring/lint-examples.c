// SPDX-License-Identifier: Apache-2.0
#include "authoring/describe.h"
#include "authoring/linting.h"
#include "authoring/trial.h"

#include <string.h>

// The exception that removes every match in every example that must match; NULL when some match
// stays, or several exceptions share the work.
static const struct unless *swallower(const struct ruleset *ruleset, const struct rule *rule,
                                      const struct limits *limits)
{
    struct trial trial;
    trial_init(&trial, ruleset, rule, limits);
    const struct unless *found = NULL;
    gboolean sound = TRUE, any = FALSE;
    for (guint i = 0; i < rule->examples->len && sound; i++) {
        const struct example *example = rule->examples->pdata[i];
        if (!example->match || example->todo)
            continue;
        any = TRUE;
        struct example_document made;
        g_autoptr(document_result_t) result = trial_check(&trial, example->text, example, &made);
        example_document_clear(&made);
        const GArray *matches = trial.heard.matches;
        sound = matches->len > 0;
        for (guint n = 0; n < matches->len && sound; n++) {
            const struct heard *heard = &g_array_index(matches, struct heard, n);
            const struct unless *own =
                heard->kind == TRACE_EXCEPTED ? rule->unless->pdata[heard->unless] : NULL;
            sound = own && (!found || found == own);
            found = own;
        }
    }
    trial_clear(&trial);
    return sound && any ? found : NULL;
}

static void lint_swallowed(const struct ruleset *ruleset, const struct rule *rule,
                           const struct limits *limits, GPtrArray *complaints)
{
    const struct unless *unless = swallower(ruleset, rule, limits);
    if (!unless)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    describe_unless(text, LANGUAGE_EN, unless);
    lint_complain(complaints, rule, TRUE,
                  "%s: its exception (%s) removes the match in every example that must match: make "
                  "it narrower (within, position), or correct the examples",
                  rule->id, text->str);
}

// All rules together, each as its examples see it.
struct crowd {
    struct ruleset ruleset;
    GPtrArray *rules; // struct rule: copies
    struct checker *checker;
};

static void crowd_init(struct crowd *crowd, const struct ruleset *ruleset, GPtrArray *nothing,
                       const struct limits *limits)
{
    crowd->ruleset = *ruleset;
    crowd->rules = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        // The others compare with what an example does not show: other documents, agreements.
        gboolean plain = rule->check == CHECK_EXISTENCE || rule->check == CHECK_SUBSTITUTION ||
                         rule->check == CHECK_CONDITIONAL;
        if (!plain || rule->not_evaluated[LANGUAGE_EN])
            continue;
        struct rule *copy = g_new(struct rule, 1);
        trial_rule(copy, rule, nothing);
        g_ptr_array_add(crowd->rules, copy);
    }
    crowd->ruleset.rules = crowd->rules;
    struct check_input input = {
        .ruleset = &crowd->ruleset, .as_of = "2000-01-01", .limits = limits};
    crowd->checker = checker_new(&input);
}

static void crowd_clear(struct crowd *crowd)
{
    checker_free(crowd->checker);
    g_ptr_array_unref(crowd->rules);
}

// Adds "A B" for every rule B that reports the very words that the example's own rule A reports.
static void note_echoes(const struct crowd *crowd, const struct rule *rule,
                        const struct example *example, GHashTable *echoes)
{
    struct example_document made;
    example_document_init(&made, example->text, trial_part(rule), example);
    struct check_about about = {.path = "example"};
    g_autoptr(document_result_t) result = check_document(crowd->checker, made.document, &about);
    example_document_clear(&made);
    const GPtrArray *findings = result->findings;
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *own = findings->pdata[i];
        if (strcmp(own->rule, rule->id) != 0)
            continue;
        for (guint n = 0; n < findings->len; n++) {
            const struct finding *other = findings->pdata[n];
            if (strcmp(other->rule, rule->id) == 0 || other->place.block != own->place.block ||
                other->place.start != own->place.start || other->place.end != own->place.end)
                continue;
            char *pair = g_strdup_printf("%s %s", rule->id, other->rule);
            g_hash_table_insert(echoes, pair, g_strdup(own->match));
        }
    }
}

static void lint_overlaps(const struct ruleset *ruleset, const struct limits *limits,
                          GPtrArray *complaints)
{
    g_autoptr(GPtrArray) nothing = g_ptr_array_new();
    g_autoptr(GHashTable) echoes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct crowd crowd;
    crowd_init(&crowd, ruleset, nothing, limits);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        for (guint n = 0; n < rule->examples->len; n++) {
            const struct example *example = rule->examples->pdata[n];
            if (example->match && !example->todo)
                note_echoes(&crowd, rule, example, echoes);
        }
    }
    crowd_clear(&crowd);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        for (guint n = i + 1; n < ruleset->rules->len && g_hash_table_size(echoes); n++) {
            const struct rule *one = ruleset->rules->pdata[i], *other = ruleset->rules->pdata[n];
            if (!lint_same_scope(one, other))
                continue;
            g_autofree char *there = g_strdup_printf("%s %s", one->id, other->id);
            g_autofree char *back = g_strdup_printf("%s %s", other->id, one->id);
            const char *word = g_hash_table_lookup(echoes, there);
            if (!word || !g_hash_table_contains(echoes, back))
                continue;
            lint_complain(complaints, other, TRUE,
                          "%s and %s report the same words in each other's examples (\"%s\"): make "
                          "one of the two, tell them apart with scope or <unless>, or let one give "
                          "way (yields-to)",
                          one->id, other->id, word);
        }
    }
}

void lint_examples(const struct ruleset *ruleset, GPtrArray *complaints)
{
    const struct limits limits = limits_default();
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        if (rule->unless->len && !rule->not_evaluated[LANGUAGE_EN])
            lint_swallowed(ruleset, rule, &limits, complaints);
    }
    lint_overlaps(ruleset, &limits, complaints);
}
