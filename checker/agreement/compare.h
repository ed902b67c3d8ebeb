// SPDX-License-Identifier: Apache-2.0
// Two versions of an agreement, aligned clause by clause by their words: numbers and titles help to
// tell clauses apart, and never decide alone.
#ifndef LINJERA_AGREEMENT_COMPARE_H
#define LINJERA_AGREEMENT_COMPARE_H

#include "agreement/agreement.h"
#include "finding/comparison.h"

// Aligns the clauses. The comparison keeps copies; its documents are left for the caller to fill
// in.
struct comparison *agreement_compare(const struct agreement *old_agreement,
                                     const struct agreement *new_agreement);

#endif
