// SPDX-License-Identifier: Apache-2.0
// Which rules can find anything in a document at all: of a thousand, a few dozen. Kept in one
// array, since looking each rule up would cost more than the answer.
#include "check/internal.h"

struct candidates {
    guint32 *first;   // by rule: where its ids begin; once more for the end
    GArray *patterns; // guint32: the patterns one of which each finding of the rule begins with
    guint8 *always;   // by rule: its findings do not all begin with a pattern
};

static void add(struct candidates *candidates, const struct matcher *matcher)
{
    guint32 id = matcher->expressions[0]->id;
    g_array_append_val(candidates->patterns, id);
}

static void add_all(struct candidates *candidates, const GPtrArray *matchers)
{
    for (guint i = 0; i < matchers->len; i++)
        add(candidates, matchers->pdata[i]);
}

// Adds the patterns that a rule's findings begin with; FALSE when it also finds what is missing.
static gboolean add_rule(struct candidates *candidates, const struct rule *rule)
{
    if (rule->alignment)
        return FALSE; // no pattern of the rule's own begins its findings
    switch (rule->check) {
    case CHECK_CONDITIONAL:
        add(candidates, &rule->condition);
        return TRUE;
    case CHECK_EXISTENCE:
    case CHECK_SUBSTITUTION:
    case CHECK_CONSISTENCY:
    case CHECK_TERMBASE:
    case CHECK_VALUE:
        add_all(candidates, rule->patterns);
        for (guint i = 0; i < rule->swaps->len; i++)
            add(candidates, &((const struct swap *)rule->swaps->pdata[i])->matcher);
        for (guint i = 0; i < rule->duties->len; i++) {
            const struct duty_rule *duty = rule->duties->pdata[i];
            add_all(candidates, duty->tasks);
            add_all(candidates, duty->deeds);
        }
        return TRUE;
    default:
        return FALSE;
    }
}

struct candidates *candidates_new(const struct ruleset *ruleset)
{
    struct candidates *candidates = g_new0(struct candidates, 1);
    guint count = ruleset->rules->len;
    candidates->first = g_new(guint32, count + 1);
    candidates->always = g_new0(guint8, MAX(count, 1));
    candidates->patterns = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < count; i++) {
        candidates->first[i] = candidates->patterns->len;
        const struct rule *rule = ruleset->rules->pdata[i];
        // A rule that lacks a variable is not evaluated, and may lack its patterns too.
        candidates->always[i] =
            rule->not_evaluated[LANGUAGE_EN] != NULL || !add_rule(candidates, rule);
    }
    candidates->first[count] = candidates->patterns->len;
    return candidates;
}

void candidates_free(struct candidates *candidates)
{
    if (!candidates)
        return;
    g_free(candidates->first);
    g_free(candidates->always);
    g_array_unref(candidates->patterns);
    g_free(candidates);
}

gboolean candidates_can_find(const struct candidates *candidates, const struct pattern_scan *scan,
                             guint rule)
{
    if (candidates->always[rule])
        return TRUE;
    for (guint i = candidates->first[rule]; i < candidates->first[rule + 1]; i++)
        if (pattern_scan_can(scan, g_array_index(candidates->patterns, guint32, i)))
            return TRUE;
    return FALSE;
}
