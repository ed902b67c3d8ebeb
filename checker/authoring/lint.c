// SPDX-License-Identifier: Apache-2.0
#include "agreement/compare.h"
#include "authoring/linting.h"

#include <string.h>

void lint_complain(GPtrArray *complaints, const struct rule *rule, gboolean warning,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct complaint *complaint = g_new0(struct complaint, 1);
    complaint->file = g_strdup(rule->file);
    complaint->line = rule->line;
    complaint->column = rule->column;
    complaint->warning = warning;
    complaint->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(complaints, complaint);
}

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

static void lint_basis(const struct rule *rule, const struct basis_ref *ref,
                       const struct agreement *agreement, GPtrArray *complaints)
{
    if (agreement_clause(agreement, ref->section))
        return;
    g_autofree char *near = neighbours(agreement, ref->section);
    lint_complain(complaints, rule, FALSE,
                  "the basis of %s, section %s of %s, does not exist in that agreement%s%s",
                  rule->id, ref->section, ref->agreement,
                  near ? "; sections there are " : "; check the section", near ? near : "");
}

// What became of a clause in the other version; NULL when the comparison does not know it.
static const struct alignment *alignment_of(const struct comparison *comparison, const char *id)
{
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->old_clauses->len; n++) {
            const struct compared_clause *clause = alignment->old_clauses->pdata[n];
            if (strcmp(clause->id, id) == 0)
                return alignment;
        }
    }
    return NULL;
}

static char *join_headings(const GPtrArray *clauses)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < clauses->len; i++) {
        const struct compared_clause *clause = clauses->pdata[i];
        g_string_append_printf(list, "%s\"%s\"", i ? ", " : "", clause->heading);
    }
    return g_string_free(list, FALSE);
}

// The clause that a basis means in the version the rules were written for, followed into the new.
static void lint_moved_basis(const struct rule *rule, const struct basis_ref *ref,
                             const struct comparison *comparison, GPtrArray *complaints)
{
    const struct alignment *alignment = alignment_of(comparison, ref->section);
    if (!alignment)
        return;
    const struct compared_clause *from = alignment->old_clauses->pdata[0];
    if (!alignment->new_clauses->len) {
        lint_complain(complaints, rule, FALSE,
                      "the basis of %s, \"%s\" of %s, is not in the version given: find the clause "
                      "that the rule rests on now, or retire the rule",
                      rule->id, from->heading, ref->agreement);
        return;
    }
    const struct compared_clause *to = alignment->new_clauses->pdata[0];
    if (strcmp(to->id, ref->section) == 0)
        return;
    g_autofree char *headings = join_headings(alignment->new_clauses);
    lint_complain(complaints, rule, FALSE,
                  "the basis of %s, \"%s\" of %s, is %s in the version given: write "
                  "section=\"%s\", or give its variable that value",
                  rule->id, from->heading, ref->agreement, headings, to->id);
}

// The comparisons are made once for each agreement, not for each rule.
static const struct comparison *compared(GHashTable *made, const struct lint_agreements *given,
                                         const char *id, const struct agreement *agreement)
{
    const struct agreement *before = given->before ? g_hash_table_lookup(given->before, id) : NULL;
    if (!before)
        return NULL;
    struct comparison *comparison = g_hash_table_lookup(made, id);
    if (!comparison) {
        comparison = agreement_compare(before, agreement);
        g_hash_table_insert(made, (gpointer)(gsize)id, comparison);
    }
    return comparison;
}

void authoring_lint(const struct ruleset *ruleset, const struct lint_agreements *agreements,
                    GPtrArray *complaints)
{
    g_autoptr(GHashTable) made =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)comparison_free);
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        lint_scope(rule, complaints);
        for (guint n = 0; n < rule->basis->len && !rule->not_evaluated[LANGUAGE_EN]; n++) {
            const struct basis_ref *ref = rule->basis->pdata[n];
            const struct agreement *agreement =
                g_hash_table_lookup(agreements->now, ref->agreement);
            if (!agreement)
                continue;
            const struct comparison *comparison =
                compared(made, agreements, ref->agreement, agreement);
            if (comparison && alignment_of(comparison, ref->section))
                lint_moved_basis(rule, ref, comparison, complaints);
            else
                lint_basis(rule, ref, agreement, complaints);
        }
    }
    lint_forms(ruleset, complaints);
    lint_examples(ruleset, complaints);
}
