// SPDX-License-Identifier: Apache-2.0
#include "run/cards.h"

#include "run/agreements.h"

#include <string.h>

// The first agreement that a rule cannot do without and that is not given; NULL: none.
static const char *missing_agreement(const struct rule *rule, const GArray *agreements)
{
    for (guint i = 0; i < rule->agreements->len; i++) {
        const char *id = rule->agreements->pdata[i];
        gboolean given = FALSE;
        for (guint n = 0; n < agreements->len && !given; n++)
            given = strcmp(g_array_index(agreements, struct loaded_agreement, n).id, id) == 0;
        if (!given)
            return id;
    }
    return NULL;
}

// Why the rule was not applied at all, if it was not.
static void explain_silence(const struct result *result, struct rule_card *card,
                            const struct rule *rule, enum force force, const char *missing)
{
    const char **reason = card->not_evaluated;
    if (missing) {
        reason[LANGUAGE_SV] =
            arena_printf(result->arena,
                         "avtalet ”%s” är inte angivet: ange dess dokument i linjera.xml eller med "
                         "--agreement %s=FIL",
                         missing, missing);
        reason[LANGUAGE_EN] =
            arena_printf(result->arena,
                         "the agreement \"%s\" is not given: give its document in "
                         "linjera.xml or with --agreement %s=FILE",
                         missing, missing);
    } else if (rule->not_evaluated[LANGUAGE_SV]) {
        for (guint i = 0; i < LANGUAGES; i++)
            reason[i] = arena_strdup(result->arena, rule->not_evaluated[i]);
    } else if (force == FORCE_ENDED) {
        reason[LANGUAGE_SV] = arena_printf(result->arena, "regeln gällde till och med %s, före %s",
                                           rule->effective_to, result->as_of);
        reason[LANGUAGE_EN] = arena_printf(result->arena, "the rule ended on %s, before %s",
                                           rule->effective_to, result->as_of);
    } else if (strcmp(rule->status, "retired") == 0) {
        reason[LANGUAGE_SV] = "regeln är avförd";
        reason[LANGUAGE_EN] = "the rule is retired";
    }
}

// The result outlives the rules.
static struct library_question *copy_question(struct arena *arena,
                                              const struct library_question *from)
{
    struct library_question *to = arena_new0(arena, struct library_question);
    to->names = arena_array(arena);
    for (guint i = 0; i < from->names->len; i++)
        g_ptr_array_add(to->names, arena_strdup(arena, from->names->pdata[i]));
    to->prefer = from->prefer;
    to->value = arena_strdup(arena, from->value);
    for (guint i = 0; i < LANGUAGES; i++)
        to->message[i] = arena_strdup(arena, from->message[i]);
    return to;
}

static void add_rule(struct result *result, const struct rule *rule, const GArray *agreements)
{
    struct arena *arena = result->arena;
    enum force force = rule_force(rule, result->as_of);
    struct rule_card *card = arena_new0(arena, struct rule_card);
    *card = (struct rule_card){
        .id = arena_strdup(arena, rule->id),
        .check = check_kind_name(rule->check),
        .severity = rule->severity,
        .action = rule->action,
        .title = arena_strdup(arena, rule->title),
        .help = arena_strdup(arena, rule->advice),
        .owner = arena_strdup(arena, rule->owner),
        .decision_body = arena_strdup(arena, rule->decision_body),
        .audience = rule->audience,
        .tags = arena_array(arena),
        .status = arena_strdup(arena, rule->status),
        .precision = arena_strdup(arena, rule->precision),
        .basis = arena_array(arena),
        .effective_from = arena_strdup(arena, rule->effective_from),
        .effective_to = arena_strdup(arena, rule->effective_to),
        .upcoming = force == FORCE_UPCOMING,
        .gates = force == FORCE_IN && strcmp(rule->status, "active") == 0,
    };
    for (guint i = 0; i < LANGUAGES; i++)
        card->follow_up[i] = arena_strdup(arena, rule->follow_up[i]);
    for (guint i = 0; i < rule->tags->len; i++)
        g_ptr_array_add(card->tags, arena_strdup(arena, rule->tags->pdata[i]));
    for (guint i = 0; i < rule->basis->len; i++) {
        const struct basis_ref *from = rule->basis->pdata[i];
        struct basis_ref *to = arena_new0(arena, struct basis_ref);
        to->agreement = arena_strdup(arena, from->agreement);
        to->section = arena_strdup(arena, from->section);
        g_ptr_array_add(card->basis, to);
    }
    if (rule->question)
        card->question = copy_question(arena, rule->question);
    explain_silence(result, card, rule, force, missing_agreement(rule, agreements));
    g_ptr_array_add(result->rules, card);
}

static void add_pack(struct result *result, const struct ruleset *ruleset, const struct pack *pack,
                     const GArray *agreements)
{
    struct ruleset_card *card = arena_new0(result->arena, struct ruleset_card);
    card->id = arena_strdup(result->arena, pack->id);
    card->version = arena_strdup(result->arena, pack->version);
    card->sha256 = arena_strdup(result->arena, pack->sha256);
    card->title = arena_strdup(result->arena, pack->title);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        if (strcmp(rule->pack, pack->id) != 0)
            continue;
        card->rules++;
        card->in_force +=
            !rule->not_evaluated[LANGUAGE_SV] && !missing_agreement(rule, agreements) &&
            strcmp(rule->status, "retired") != 0 && rule_force(rule, result->as_of) == FORCE_IN;
    }
    g_ptr_array_add(result->rulesets, card);
}

// An agreement and its document; NULL: it has none.
static void add_agreement(struct result *result, const struct agreement_decl *decl,
                          const struct loaded_agreement *given)
{
    struct arena *arena = result->arena;
    struct agreement_card *card = arena_new0(arena, struct agreement_card);
    *card = (struct agreement_card){
        .id = arena_strdup(arena, decl->id),
        .title = arena_strdup(arena, given ? agreement_title(given) : decl->title),
        .role = arena_strdup(arena, decl->role),
        .kind = arena_strdup(arena, decl->kind),
        .sha256 = given ? arena_strdup(arena, given->sha256) : NULL,
        .in_force = arena_strdup(arena, decl->in_force),
        .repealed = arena_strdup(arena, decl->repealed)};
    g_ptr_array_add(result->agreements, card);
}

void cards_add_agreements(struct result *result, const struct ruleset *ruleset,
                          const GArray *agreements)
{
    for (guint i = 0; i < ruleset->agreements->len; i++) {
        const struct agreement_decl *decl = ruleset->agreements->pdata[i];
        const struct loaded_agreement *given = NULL;
        for (guint n = 0; n < agreements->len && !given; n++) {
            const struct loaded_agreement *loaded =
                &g_array_index(agreements, struct loaded_agreement, n);
            given = strcmp(loaded->id, decl->id) == 0 ? loaded : NULL;
        }
        if (given || !decl->kind) // nobody needs one in force beside those that rules name
            add_agreement(result, decl, given);
    }
    for (guint n = 0; n < agreements->len; n++) {
        const struct loaded_agreement *loaded =
            &g_array_index(agreements, struct loaded_agreement, n);
        if (!loaded->decl->pack)
            add_agreement(result, loaded->decl, loaded);
    }
}

void cards_add(struct result *result, const struct ruleset *ruleset, const GArray *agreements)
{
    for (guint i = 0; i < ruleset->packs->len; i++)
        add_pack(result, ruleset, ruleset->packs->pdata[i], agreements);
    cards_add_agreements(result, ruleset, agreements);
    for (guint i = 0; i < ruleset->rules->len; i++)
        add_rule(result, ruleset->rules->pdata[i], agreements);
}

static void add_input(struct result *result, const char *path)
{
    for (guint i = 0; i < result->inputs->len; i++) {
        if (strcmp(result->inputs->pdata[i], path) == 0)
            return;
    }
    g_ptr_array_add(result->inputs, arena_strdup(result->arena, path));
}

void cards_add_inputs(struct result *result, const char *config, const struct ruleset *ruleset,
                      const GArray *agreements)
{
    if (config)
        add_input(result, config);
    for (guint i = 0; i < ruleset->files->len; i++)
        add_input(result, ruleset->files->pdata[i]);
    for (guint i = 0; i < ruleset->companions->len; i++)
        add_input(result, ruleset->companions->pdata[i]);
    for (guint i = 0; i < agreements->len; i++)
        add_input(result, g_array_index(agreements, struct loaded_agreement, i).path);
}
