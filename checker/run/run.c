// SPDX-License-Identifier: Apache-2.0
#include "run/run.h"

#include "check/against.h"
#include "library/consistency.h"
#include "library/coverage.h"
#include "run/agreements.h"
#include "run/cards.h"
#include "run/jobs.h"
#include "run/names.h"
#include "run/rules.h"
#include "run/select.h"
#include "run/settings.h"
#include "sys/terminal.h"

#include <string.h>

G_DEFINE_QUARK(linjera - run - error, run_error)

// Exit code 3: a document or part that could not be read, or a rule that was not evaluated.
static gboolean is_incomplete(const struct result *result, const struct run_request *request,
                              const struct settings *settings)
{
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (document->outcome == OUTCOME_UNSUPPORTED
                ? request->require_all_documents
                : document->outcome != OUTCOME_CHECKED && !settings->unreadable_warns)
            return TRUE;
    }
    for (guint i = 0; request->require_all_rules && i < result->rules->len; i++) {
        const struct rule_card *card = result->rules->pdata[i];
        if (card->not_evaluated[LANGUAGE_EN] && strcmp(card->status, "retired") != 0)
            return TRUE;
    }
    return FALSE;
}

// Whether a finding reaches the limit; warnings are counted on the way.
static gboolean fails(enum severity severity, gboolean gates, const struct settings *settings,
                      int *warnings)
{
    *warnings += gates && severity == SEVERITY_WARNING;
    // FAIL_ON_* and SEVERITY_* rise alike; FAIL_ON_NEVER is above all severities.
    return gates && (guint)severity >= (guint)settings->fail_on;
}

static gboolean gate_fails(const struct result *result, const struct run_request *request,
                           const struct settings *settings)
{
    int warnings = 0;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        for (guint n = 0; n < document->findings->len; n++) {
            const struct finding *finding = document->findings->pdata[n];
            if (fails(finding->severity, finding->gates, settings, &warnings))
                return TRUE;
        }
    }
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        if (fails(finding->severity, finding->gates, settings, &warnings))
            return TRUE;
    }
    return request->max_warnings != RUN_UNSET && warnings > request->max_warnings;
}

static int exit_code(const struct result *result, const struct run_request *request,
                     const struct settings *settings)
{
    if (is_incomplete(result, request, settings))
        return 3;
    return gate_fails(result, request, settings) ? 1 : 0;
}

static void add_coverage(struct result *result, const GArray *agreements)
{
    for (guint i = 0; i < agreements->len; i++) {
        const struct loaded_agreement *loaded =
            &g_array_index(agreements, struct loaded_agreement, i);
        for (guint n = 0; loaded->current && n < loaded->agreement->clauses->len; n++) {
            const struct clause *clause = loaded->agreement->clauses->pdata[n];
            coverage_add(result, loaded->id, clause->id, clause->title, !*clause->text);
        }
    }
}

// The words of the clauses that findings about the library rest on: library/ knows no agreements.
static void add_clauses(struct result *result, const GArray *agreements)
{
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        for (guint n = 0; n < finding->basis->len; n++) {
            struct basis *basis = finding->basis->pdata[n];
            for (guint a = 0; a < agreements->len; a++) {
                const struct loaded_agreement *loaded =
                    &g_array_index(agreements, struct loaded_agreement, a);
                const struct clause *clause =
                    strcmp(loaded->id, basis->agreement) == 0
                        ? agreement_clause(loaded->agreement, basis->section)
                        : NULL;
                if (!clause)
                    continue;
                basis->heading = arena_strdup(result->arena, clause->title);
                basis->text = arena_strdup(result->arena, clause->text);
            }
        }
    }
}

struct result *run_library(const struct run_request *request, GError **error)
{
    g_auto(settings_t) settings = {0};
    g_auto(selected_files_t) files = {0};
    if (!settings_init(&settings, request, error) || !select_files(request, &files, error))
        return NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset =
        rules_load(request, settings.config, &settings.limits, RULES_PLAIN, complaints, error);
    if (!ruleset)
        return NULL;
    names_check(request, settings.config, ruleset);
    if (!rules_restrict(ruleset, request, settings.config, error))
        return NULL;
    if (!ruleset->rules->len) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_RULES,
                    "the rule files hold definitions and no rules: name a pack with rules too");
        return NULL;
    }
    g_autoptr(GArray) agreements =
        agreements_load(ruleset, request, settings.config, &settings.limits, error);
    if (!agreements)
        return NULL;
    g_autofree struct check_agreement *held = agreements_for_check(agreements);
    g_autoptr(against_t) against = against_new(ruleset, held, agreements->len);
    g_autoptr(pattern_filter_t) filter = request->no_filter ? NULL : checker_filter_new(ruleset);
    struct check_input input = {
        .ruleset = ruleset,
        .filter = filter,
        .agreements = held,
        .agreement_count = agreements->len,
        .against = against,
        .as_of = settings.as_of,
        .limits = &settings.limits,
    };
    struct jobs jobs = {
        .files = &files,
        .config = settings.config,
        .input = &input,
        .revisions = settings.revisions,
        .workers = request->jobs ? request->jobs : terminal_processors(),
    };
    g_autoptr(result_t) result = result_new();
    result->as_of = arena_strdup(result->arena, settings.as_of);
    result->language = settings.language;
    result->min_severity = settings.min_severity;
    result->revisions = settings_revisions(&settings);
    result->ignored = files.ignored;
    result->redact = request->redact;
    g_autoptr(GBytes) standard_input = NULL;
    if (!jobs_read_stdin(&files, settings.limits.file_size, &standard_input, error))
        return NULL;
    jobs.standard_input = standard_input;
    if (!jobs_run(&jobs, result->documents, error))
        return NULL;
    cards_add_inputs(result, settings.config->path, ruleset, agreements);
    cards_add(result, ruleset, agreements);
    add_coverage(result, agreements);
    consistency_add(result);
    add_clauses(result, agreements);
    result->exit_code = exit_code(result, request, &settings);
    return g_steal_pointer(&result);
}

struct ruleset *run_rules(const struct run_request *request, guint reading, GPtrArray *complaints,
                          GError **error)
{
    return run_rules_and_agreements(request, reading, complaints, NULL, error);
}

struct ruleset *run_rules_and_agreements(const struct run_request *request, guint reading,
                                         GPtrArray *complaints, GHashTable *agreements,
                                         GError **error)
{
    g_auto(settings_t) settings = {0};
    if (!settings_init(&settings, request, error))
        return NULL;
    g_autoptr(ruleset_t) ruleset =
        rules_load(request, settings.config, &settings.limits, reading, complaints, error);
    if (!ruleset || !rules_restrict(ruleset, request, settings.config, error))
        return NULL;
    if (!agreements)
        return g_steal_pointer(&ruleset);
    g_autoptr(GArray) loaded =
        agreements_load(ruleset, request, settings.config, &settings.limits, error);
    if (!loaded)
        return NULL;
    for (guint i = 0; i < loaded->len; i++) {
        struct loaded_agreement *item = &g_array_index(loaded, struct loaded_agreement, i);
        g_hash_table_insert(agreements, g_strdup(item->id), g_steal_pointer(&item->agreement));
    }
    return g_steal_pointer(&ruleset);
}

gboolean run_view(const struct run_request *request, enum language *language, char **as_of,
                  GError **error)
{
    g_auto(settings_t) settings = {0};
    if (!settings_init(&settings, request, error))
        return FALSE;
    *language = settings.language;
    if (as_of)
        *as_of = g_strdup(settings.as_of);
    return TRUE;
}
