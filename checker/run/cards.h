// SPDX-License-Identifier: Apache-2.0
// What a result says of the rules and agreements it was made with.
#ifndef LINJERA_RUN_CARDS_H
#define LINJERA_RUN_CARDS_H

#include "finding/result.h"
#include "ruleset/ruleset.h"

// Copies packs, agreements and rules into the result. `agreements`: struct loaded_agreement.
void cards_add(struct result *result, const struct ruleset *ruleset, const GArray *agreements);
// The agreements alone.
void cards_add_agreements(struct result *result, const struct ruleset *ruleset,
                          const GArray *agreements);
// What was read beside the documents: no report may overwrite it. `config`: the configuration's
// file or NULL.
void cards_add_inputs(struct result *result, const char *config, const struct ruleset *ruleset,
                      const GArray *agreements);

#endif
