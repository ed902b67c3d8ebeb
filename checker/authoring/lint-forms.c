// SPDX-License-Identifier: Apache-2.0
// What patterns look for, as sets of words: every form of a token or phrase is known, so it can be
// told when one set contains another. A <regex>, <seq> or <all> is no set of words; of those only
// equal ones are told.
#include "authoring/describe.h"
#include "authoring/linting.h"
#include "pattern/pattern.h"
#include "text/text.h"

#include <string.h>

// The words a matcher finds, folded; NULL when they cannot be listed. A word with "+" after it
// stands for the compounds with it; the pattern itself, with "=" before it, for whatever it finds.
typedef GHashTable form_set;

static void add_forms(form_set *set, const struct shape *shape)
{
    const struct form single = {.text = shape->text};
    const struct form *forms = shape->forms ? shape->forms->forms : &single;
    guint count = shape->forms ? shape->forms->count : 1;
    for (guint i = 0; i < count; i++)
        g_hash_table_add(set, text_fold_case(forms[i].text));
    if (shape->compound)
        g_hash_table_add(set, g_strconcat(shape->text, "+", NULL));
}

// FALSE when the shape holds something that cannot be listed. Phrases with gaps find more than
// their words; capitals may matter, and a set that forgets them would be wrong.
static gboolean list_forms(form_set *set, const struct shape *shape)
{
    if (shape->text) {
        g_autofree char *lowered = g_utf8_strdown(shape->text, -1);
        if (strcmp(shape->element, "regex") == 0 || strcmp(shape->element, "law-number") == 0 ||
            shape->gap || strcmp(lowered, shape->text) != 0)
            return FALSE;
        add_forms(set, shape);
        return TRUE;
    }
    if (strcmp(shape->element, "any") != 0)
        return FALSE;
    for (guint i = 0; i < shape->count; i++) {
        if (!list_forms(set, shape->parts[i]))
            return FALSE;
    }
    return TRUE;
}

static form_set *forms_of(const struct matcher *matcher)
{
    form_set *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct expression *expression = matcher->expressions[0];
    if (matcher->count != 1 || !expression->shape || !list_forms(set, expression->shape))
        g_hash_table_remove_all(set);
    if (matcher->count == 1)
        g_hash_table_add(set, g_strconcat("=", expression->source, NULL));
    return set;
}

static gboolean is_listed(form_set *set)
{
    return g_hash_table_size(set) > 1;
}

// Whether everything that one finds is found by the other.
static gboolean contains(form_set *whole, form_set *part)
{
    GHashTableIter iterator;
    gpointer form;
    gboolean all = is_listed(part);
    g_hash_table_iter_init(&iterator, part);
    while (g_hash_table_iter_next(&iterator, &form, NULL)) {
        gboolean own = *(const char *)form == '=';
        if (own && g_hash_table_contains(whole, form))
            return TRUE; // the same pattern
        all = all && (own || g_hash_table_contains(whole, form));
    }
    return all;
}

// The matchers of a check that report what they find.
static GPtrArray *reporting_matchers(const struct rule *rule)
{
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; rule->check == CHECK_EXISTENCE && i < rule->patterns->len; i++)
        g_ptr_array_add(list, rule->patterns->pdata[i]);
    for (guint i = 0; i < rule->swaps->len; i++)
        g_ptr_array_add(list, &((struct swap *)rule->swaps->pdata[i])->matcher);
    if (rule->check == CHECK_CONDITIONAL)
        g_ptr_array_add(list, (gpointer)(gsize)&rule->condition);
    return list;
}

static void lint_literals(const struct rule *rule, const GPtrArray *matchers, GPtrArray *complaints)
{
    for (guint i = 0; i < matchers->len; i++) {
        const struct matcher *matcher = matchers->pdata[i];
        const struct expression *first = matcher->expressions[0];
        if (pattern_has_literal(first->source))
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        struct matcher single = {.expressions = &first, .count = 1};
        describe_matcher(text, LANGUAGE_EN, &single);
        lint_complain(complaints, rule, TRUE,
                      "%s: the pattern %s has no text of four letters that every match must "
                      "contain, so it is tried on every paragraph: add a longer word to it, or "
                      "split it",
                      rule->id, text->str);
    }
}

// An exception that what the rule looks for brings with it.
static gboolean swallows(const struct unless *unless, form_set *exception, form_set *own)
{
    return unless->matcher.count == 1 && unless->position == POSITION_ANY &&
           contains(exception, own);
}

static void lint_exceptions(const struct rule *rule, const GPtrArray *sets, GPtrArray *complaints)
{
    for (guint i = 0; i < rule->unless->len; i++) {
        const struct unless *unless = rule->unless->pdata[i];
        g_autoptr(GHashTable) exception = forms_of(&unless->matcher);
        guint swallowed = 0;
        for (guint n = 0; n < sets->len; n++)
            swallowed += swallows(unless, exception, sets->pdata[n]);
        if (!swallowed)
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        describe_unless(text, LANGUAGE_EN, unless);
        if (swallowed == sets->len)
            lint_complain(complaints, rule, FALSE,
                          "%s can never match: its exception (%s) stands in every match; make the "
                          "exception narrower, or say position=\"before\" or \"after\"",
                          rule->id, text->str);
        else
            lint_complain(complaints, rule, TRUE,
                          "%s: the exception (%s) stands in every match of %u of its %u patterns, "
                          "which therefore find nothing",
                          rule->id, text->str, swallowed, sets->len);
    }
}

static void lint_own_patterns(const struct rule *rule, const GPtrArray *sets, GPtrArray *complaints)
{
    for (guint i = 0; i < sets->len; i++) {
        for (guint n = 0; n < sets->len; n++) {
            // Equal patterns are told by the loader.
            if (i == n || !is_listed(sets->pdata[i]) || !contains(sets->pdata[n], sets->pdata[i]) ||
                contains(sets->pdata[i], sets->pdata[n]))
                continue;
            lint_complain(complaints, rule, TRUE,
                          "%s: all that its pattern %u finds, its pattern %u finds too: remove the "
                          "first, or tell them apart",
                          rule->id, i + 1, n + 1);
        }
    }
}

static gboolean same_exceptions(const struct rule *shadow, const struct rule *rule)
{
    for (guint i = 0; i < shadow->unless->len; i++) {
        const struct unless *one = shadow->unless->pdata[i];
        gboolean found = FALSE;
        for (guint n = 0; n < rule->unless->len && !found; n++) {
            const struct unless *other = rule->unless->pdata[n];
            found = one->matcher.count == 1 && other->matcher.count == 1 &&
                    one->matcher.expressions[0] == other->matcher.expressions[0] &&
                    one->within == other->within && one->position == other->position;
        }
        if (!found)
            return FALSE;
    }
    return TRUE;
}

static gboolean same_texts(const GPtrArray *one, const GPtrArray *other)
{
    gboolean same = one->len == other->len;
    for (guint i = 0; same && i < one->len; i++)
        same = strcmp(one->pdata[i], other->pdata[i]) == 0;
    return same;
}

static gboolean same_scope(const struct scope *one, const struct scope *other)
{
    const GPtrArray *lists[][2] = {
        {one->under, other->under},           {one->styles, other->styles},
        {one->not_styles, other->not_styles}, {one->colors, other->colors},
        {one->kinds, other->kinds},           {one->not_kinds, other->not_kinds},
        {one->owners, other->owners},         {one->levels, other->levels},
        {one->parties, other->parties},
    };
    gboolean same = one->in == other->in && one->not_in == other->not_in &&
                    one->section == other->section && one->inserted == other->inserted &&
                    one->by == other->by && one->min_words == other->min_words;
    for (gsize i = 0; same && i < G_N_ELEMENTS(lists); i++)
        same = same_texts(lists[i][0], lists[i][1]);
    return same;
}

gboolean lint_same_scope(const struct rule *one, const struct rule *other)
{
    return same_scope(&one->scope, &other->scope);
}

// What a rule finds, all its patterns together; empty when something of it cannot be listed.
struct finder {
    const struct rule *rule;
    form_set *forms;
};

static void clear_finder(void *item)
{
    g_hash_table_unref(((struct finder *)item)->forms);
}

static form_set *unite(const GPtrArray *sets)
{
    form_set *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < sets->len; i++) {
        GHashTableIter iterator;
        gpointer form;
        if (!is_listed(sets->pdata[i])) {
            g_hash_table_remove_all(all);
            return all;
        }
        g_hash_table_iter_init(&iterator, sets->pdata[i]);
        while (g_hash_table_iter_next(&iterator, &form, NULL)) {
            if (*(const char *)form != '=')
                g_hash_table_add(all, g_strdup(form));
        }
    }
    return all;
}

// Only rules that share a form can contain one another: they are found by it, not pair by pair.
static void lint_shadows(const GArray *finders, GPtrArray *complaints)
{
    g_autoptr(GHashTable) by_form =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < finders->len; i++) {
        struct finder *finder = &g_array_index(finders, struct finder, i);
        GHashTableIter iterator;
        gpointer form;
        g_hash_table_iter_init(&iterator, finder->forms);
        while (g_hash_table_iter_next(&iterator, &form, NULL)) {
            GPtrArray *holders = g_hash_table_lookup(by_form, form);
            if (!holders) {
                holders = g_ptr_array_new();
                g_hash_table_insert(by_form, form, holders);
            }
            g_ptr_array_add(holders, finder);
        }
    }
    for (guint i = 0; i < finders->len; i++) {
        const struct finder *part = &g_array_index(finders, struct finder, i);
        GHashTableIter iterator;
        gpointer form, value;
        g_hash_table_iter_init(&iterator, part->forms);
        if (!g_hash_table_iter_next(&iterator, &form, NULL) ||
            !g_hash_table_lookup_extended(by_form, form, NULL, &value))
            continue;
        const GPtrArray *holders = value;
        for (guint n = 0; n < holders->len; n++) {
            const struct finder *whole = holders->pdata[n];
            if (whole == part || !same_scope(&whole->rule->scope, &part->rule->scope) ||
                !same_exceptions(whole->rule, part->rule) || !contains(whole->forms, part->forms))
                continue;
            lint_complain(complaints, part->rule, TRUE,
                          "all that %s finds, %s finds too in the same places: take the words out "
                          "of one of the two",
                          part->rule->id, whole->rule->id);
        }
    }
}

void lint_forms(const struct ruleset *ruleset, GPtrArray *complaints)
{
    g_autoptr(GArray) finders = g_array_new(FALSE, FALSE, sizeof(struct finder));
    g_array_set_clear_func(finders, clear_finder);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        g_autoptr(GPtrArray) matchers = reporting_matchers(rule);
        g_autoptr(GPtrArray) sets =
            g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
        for (guint n = 0; n < matchers->len; n++)
            g_ptr_array_add(sets, forms_of(matchers->pdata[n]));
        lint_literals(rule, matchers, complaints);
        lint_exceptions(rule, sets, complaints);
        if (rule->check == CHECK_CONDITIONAL)
            continue;
        lint_own_patterns(rule, sets, complaints);
        struct finder finder = {.rule = rule, .forms = unite(sets)};
        g_array_append_val(finders, finder);
    }
    lint_shadows(finders, complaints);
}
