// SPDX-License-Identifier: Apache-2.0
// What the files of lint share. Each looks for one kind of fault in rules that do load; an error is
// a rule that cannot do what it says, a warning one that probably does not do what was meant.
#ifndef LINJERA_AUTHORING_LINTING_H
#define LINJERA_AUTHORING_LINTING_H

#include "authoring/authoring.h"

// A complaint about a rule, at its place; warnings do not fail lint.
void lint_complain(GPtrArray *complaints, const struct rule *rule, gboolean warning,
                   const char *format, ...) G_GNUC_PRINTF(4, 5);

// lint-scope.c: places and units that leave a rule nothing to find.
void lint_scope(const struct rule *rule, GPtrArray *complaints);
// lint-forms.c: patterns without a literal; exceptions that contain what the rule looks for; rules
// that look for a part of what another looks for. Told from the patterns alone.
void lint_forms(const struct ruleset *ruleset, GPtrArray *complaints);
// Whether two rules look in the same places of the same documents.
gboolean lint_same_scope(const struct rule *one, const struct rule *other);
// lint-examples.c: what the examples show: an exception that removes all of them, two rules that
// report the same words of each other's.
void lint_examples(const struct ruleset *ruleset, GPtrArray *complaints);

#endif
