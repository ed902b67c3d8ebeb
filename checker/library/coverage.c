// SPDX-License-Identifier: Apache-2.0
#include "library/coverage.h"

#include <string.h>

static gboolean rests_on(const GPtrArray *basis, const struct coverage *clause)
{
    for (guint i = 0; i < basis->len; i++) {
        const struct basis_ref *ref = basis->pdata[i];
        if (strcmp(ref->agreement, clause->agreement) == 0 &&
            g_strcmp0(ref->section, clause->section) == 0)
            return TRUE;
    }
    return FALSE;
}

// A finding in force whose rule rests on the clause; one that says "continue" confirms it.
static gboolean contradicts(const struct document_result *document, const struct coverage *clause)
{
    for (guint i = 0; i < document->findings->len; i++) {
        const struct finding *finding = document->findings->pdata[i];
        if (finding->upcoming || finding->action == ACTION_CONTINUE)
            continue;
        for (guint n = 0; n < finding->basis->len; n++) {
            const struct basis *basis = finding->basis->pdata[n];
            if (strcmp(basis->agreement, clause->agreement) == 0 &&
                g_strcmp0(basis->section, clause->section) == 0)
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean cites(const struct document_result *document, const struct coverage *clause)
{
    for (guint i = 0; i < document->facts->len; i++) {
        const struct fact *fact = document->facts->pdata[i];
        if (fact->kind == FACT_CLAUSE && strcmp(fact->about, clause->agreement) == 0 &&
            strcmp(fact->name, clause->section) == 0)
            return TRUE;
    }
    return FALSE;
}

void coverage_add(struct result *result, const char *agreement, const char *section,
                  const char *heading, gboolean bare)
{
    struct coverage *clause = arena_new0(result->arena, struct coverage);
    clause->agreement = arena_strdup(result->arena, agreement);
    clause->section = arena_strdup(result->arena, section);
    clause->heading = arena_strdup(result->arena, heading);
    clause->bare = bare;
    clause->rules = arena_array(result->arena);
    clause->implements = arena_array(result->arena);
    clause->contradicts = arena_array(result->arena);
    for (guint i = 0; i < result->rules->len; i++) {
        struct rule_card *rule = result->rules->pdata[i];
        if (rests_on(rule->basis, clause))
            g_ptr_array_add(clause->rules, arena_strdup(result->arena, rule->id));
    }
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        char *path = arena_strdup(result->arena, document->path);
        if (contradicts(document, clause))
            g_ptr_array_add(clause->contradicts, path);
        else if (cites(document, clause))
            g_ptr_array_add(clause->implements, path);
    }
    g_ptr_array_add(result->coverage, clause);
}
