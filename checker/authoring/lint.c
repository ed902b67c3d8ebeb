// SPDX-License-Identifier: Apache-2.0
#include "agreement/agreement.h"
#include "authoring/authoring.h"

#include <string.h>

// The ids of clauses that begin like the one that does not exist, to point the author on.
static char *neighbours(const struct agreement *agreement, const char *section)
{
    g_autoptr(GString) list = g_string_new(NULL);
    g_autofree char *stem = g_strdup(section);
    char *dot = strrchr(stem, '.');
    if (dot)
        dot[1] = '\0';
    for (guint i = 0; dot && i < agreement->clauses->len; i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        if (g_str_has_prefix(clause->id, stem))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", clause->id);
    }
    return list->len ? g_strdup(list->str) : NULL;
}

void authoring_lint(const struct ruleset *ruleset, GHashTable *agreements, GPtrArray *complaints)
{
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        for (guint n = 0; n < rule->basis->len; n++) {
            const struct basis_ref *ref = rule->basis->pdata[n];
            const struct agreement *agreement = g_hash_table_lookup(agreements, ref->agreement);
            if (rule->not_evaluated[LANGUAGE_EN] || !agreement ||
                agreement_clause(agreement, ref->section))
                continue;
            g_autofree char *near = neighbours(agreement, ref->section);
            struct complaint *complaint = g_new0(struct complaint, 1);
            complaint->file = g_strdup(rule->file);
            complaint->line = rule->line;
            complaint->column = rule->column;
            complaint->message = g_strdup_printf(
                "the basis of %s, section %s of %s, does not exist in that agreement%s%s", rule->id,
                ref->section, ref->agreement,
                near ? "; sections there are " : "; check the section", near ? near : "");
            g_ptr_array_add(complaints, complaint);
        }
    }
}
