// SPDX-License-Identifier: Apache-2.0
#include "authoring/trial.h"

#include <string.h>

// A date on which the rule is in force.
static const char *date_in_force(const struct rule *rule)
{
    if (rule->effective_from)
        return rule->effective_from;
    return rule->effective_to ? rule->effective_to : "2000-01-01";
}

enum part_kind trial_part(const struct rule *rule)
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

// The agreements of the rule's pack as their samples say.
static void hold_samples(struct trial *trial, const struct ruleset *ruleset)
{
    trial->samples = g_ptr_array_new_with_free_func((GDestroyNotify)agreement_free);
    trial->held = g_array_new(FALSE, FALSE, sizeof(struct check_agreement));
    for (guint i = 0; trial->rule.alignment && i < ruleset->agreements->len; i++) {
        const struct agreement_decl *decl = ruleset->agreements->pdata[i];
        if (!decl->sample)
            continue;
        struct example_document made;
        example_document_init(&made, decl->sample, PART_BODY, NULL);
        struct agreement *agreement = agreement_new(made.document);
        g_ptr_array_add(trial->samples, agreement);
        struct check_agreement held = {.id = decl->id,
                                       .current = strcmp(decl->role, "current") == 0,
                                       .kind = decl->kind,
                                       .title = decl->title,
                                       .in_force = decl->in_force,
                                       .repealed = decl->repealed,
                                       .agreement = agreement};
        g_array_append_val(trial->held, held);
        example_document_clear(&made);
    }
    trial->against = against_new(&trial->ruleset, (void *)trial->held->data, trial->held->len);
}

void trial_rule(struct rule *copy, const struct rule *rule, GPtrArray *nothing)
{
    *copy = *rule;
    copy->status = "active";
    scope_relax(&copy->scope, nothing);
    copy->effective_from = copy->effective_to = NULL;
}

void trial_init(struct trial *trial, const struct ruleset *ruleset, const struct rule *rule,
                const struct limits *limits)
{
    trial->nothing = g_ptr_array_new();
    trial->rules = g_ptr_array_new();
    trial_rule(&trial->rule, rule, trial->nothing);
    trial->part = trial_part(rule);
    g_ptr_array_add(trial->rules, &trial->rule);
    trial->ruleset = *ruleset;
    trial->ruleset.rules = trial->rules;
    hold_samples(trial, ruleset);
    heard_init(&trial->heard, &trial->rule);
    trial->day = date_in_force(rule);
    trial->input = (struct check_input){
        .ruleset = &trial->ruleset,
        .agreements = (const void *)trial->held->data,
        .agreement_count = trial->held->len,
        .against = trial->against,
        .as_of = trial->day,
        .limits = limits,
        .listener = heard_listen,
        .listener_context = &trial->heard,
    };
    trial->checker = checker_new(&trial->input);
}

void trial_clear(struct trial *trial)
{
    checker_free(trial->checker);
    against_free(trial->against);
    g_array_unref(trial->held);
    g_ptr_array_unref(trial->samples);
    heard_clear(&trial->heard);
    g_ptr_array_unref(trial->rules);
    g_ptr_array_unref(trial->nothing);
}

void trial_set_day(struct trial *trial, const char *as_of)
{
    const char *day = as_of ? as_of : trial->day;
    if (strcmp(day, trial->input.as_of) == 0)
        return;
    checker_free(trial->checker);
    trial->input.as_of = day;
    trial->checker = checker_new(&trial->input);
}

struct document_result *trial_check(struct trial *trial, const char *text,
                                    const struct example *links, struct example_document *made)
{
    g_array_set_size(trial->heard.matches, 0);
    example_document_init(made, text, trial->part, links);
    struct check_about about = {.path = "example"};
    return check_document(trial->checker, made->document, &about);
}
