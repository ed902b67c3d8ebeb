// SPDX-License-Identifier: Apache-2.0
// Two agreements held against each other, clause by clause: what reports of a comparison show and
// nothing else. The texts live in the comparison's arena.
#ifndef LINJERA_FINDING_COMPARISON_H
#define LINJERA_FINDING_COMPARISON_H

#include "finding/finding.h"

// unchanged: same words under the same number; moved: same words under another one; reworded: the
// same clause in other words, wherever it stands; split and merged: one clause that became several,
// several that became one; removed and new: without a counterpart.
enum relation {
    RELATION_UNCHANGED,
    RELATION_REWORDED,
    RELATION_MOVED,
    RELATION_SPLIT,
    RELATION_MERGED,
    RELATION_REMOVED,
    RELATION_NEW,
    RELATIONS
};
const char *relation_name(enum relation relation);

struct compared_clause {
    const char *id, *heading, *text; // heading: "3.2 Title"
};

struct alignment {
    enum relation relation;
    GPtrArray *old_clauses, *new_clauses; // struct compared_clause; one is empty for removed, new
    guint similarity;                     // of the words, in thousandths
    GPtrArray *stretches;                 // struct stretch; empty when one side is
};

struct compared_document {
    const char *path, *sha256, *title;
};

struct comparison {
    struct arena *arena;
    enum language language;
    struct compared_document old_document, new_document;
    GPtrArray *alignments; // struct alignment: in the new agreement's order, removed ones where
                           // they stood in the old
};

typedef struct comparison comparison_t;
struct comparison *comparison_new(void);
void comparison_free(struct comparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(comparison_t, comparison_free)
guint comparison_count(const struct comparison *comparison, enum relation relation);

#endif
