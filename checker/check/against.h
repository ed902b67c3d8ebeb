// SPDX-License-Identifier: Apache-2.0
// The agreements that documents are held against, prepared once for all documents: their words
// indexed, and which clauses of the current one those of the superseded became. Immutable, so that
// workers inherit it by fork.
#ifndef LINJERA_CHECK_AGAINST_H
#define LINJERA_CHECK_AGAINST_H

#include "agreement/figures.h"
#include "agreement/index.h"
#include "check/check.h"

struct against;

// Prepares the agreements; NULL when there are none. Borrows everything.
struct against *against_new(const struct ruleset *ruleset, const struct check_agreement *agreements,
                            guint count);
typedef struct against against_t;
void against_free(struct against *against);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(against_t, against_free)

// Whether all agreements that a rule cannot do without are there.
gboolean against_has_all(const struct against *against, const struct rule *rule);
// An agreement by id, and its words; NULL when it is not given. `against` NULL: none is.
const struct check_agreement *against_agreement(const struct against *against, const char *id);
const struct agreement_index *against_index(const struct against *against, const char *id);
// An agreement's sentences with values; NULL when it is not given.
const struct figures *against_figures(const struct against *against, const char *id);
// The agreements that are in force beside those that rules name, from the highest of their
// hierarchy to the lowest (const struct check_agreement *). Borrowed; NULL when no
// agreement is given.
const GPtrArray *against_further(const struct against *against);
// What became of a superseded agreement's clauses; NULL when either is not given.
const struct clause_map *against_map(const struct against *against, const char *superseded,
                                     const char *current);

#endif
