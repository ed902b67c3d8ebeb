// SPDX-License-Identifier: Apache-2.0
// Two results of the same documents held against each other: which findings one has and the other
// has not. Borrows everything from the results, which must outlive it.
#ifndef LINJERA_FINDING_CHANGES_H
#define LINJERA_FINDING_CHANGES_H

#include "finding/result.h"

// CHANGED: the same rule in the same place says something else (message, proposal, severity, gate).
enum change { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGES };

struct finding_change {
    enum change change;
    const char *path;                     // of the document
    const struct finding *before, *after; // before is NULL when added, after when removed
};

struct rule_changes {
    const char *rule, *title;
    GPtrArray *changes; // struct finding_change: by path, block and start
    guint counts[CHANGES];
};

struct result_changes {
    struct arena *arena;
    const struct result *before, *after;
    GPtrArray *rules;            // struct rule_changes: those with changes, by id
    GPtrArray *added, *removed;  // const char *: ids of rules that only one of the results has
    guint counts[CHANGES], same; // findings
};

// Findings are the same when rule, document and place are.
struct result_changes *result_changes_new(const struct result *before, const struct result *after);
typedef struct result_changes result_changes_t;
void result_changes_free(struct result_changes *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(result_changes_t, result_changes_free)

#endif
