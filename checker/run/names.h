// SPDX-License-Identifier: Apache-2.0
// The names that a configuration uses of what the rules have: a misspelt one would do nothing, and
// nobody would know.
#ifndef LINJERA_RUN_NAMES_H
#define LINJERA_RUN_NAMES_H

#include "run/config.h"
#include "run/run.h"

// Adds a sentence (char *, with file, line and column) to the request's warnings for every rule,
// agreement and variable of the configuration that the ruleset has under nearly that name. Others
// may belong to packs that are not loaded: one configuration serves several. With --rules, nothing
// is said.
void names_check(const struct run_request *request, const struct config *config,
                 const struct ruleset *ruleset);

#endif
