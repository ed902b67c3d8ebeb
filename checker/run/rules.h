// SPDX-License-Identifier: Apache-2.0
// The rule files of a run: found, loaded, and cut down to what was asked for.
#ifndef LINJERA_RUN_RULES_H
#define LINJERA_RUN_RULES_H

#include "run/config.h"
#include "run/run.h"

// The rules/ of the checkout or installation the program runs from; newly allocated, or NULL.
char *rules_default_folder(void);
// The variables' names, with and without their pack's, ended by NULL.
GPtrArray *rules_variable_names(const struct ruleset *ruleset);
// Loads what the request, else the configuration, else the default folder names. NULL with an error
// of RUN_ERROR; complaints about the files, warnings included, are added to `complaints`.
// `reading`: bits of enum rules_reading.
struct ruleset *rules_load(const struct run_request *request, const struct config *config,
                           const struct limits *limits, guint reading, GPtrArray *complaints,
                           GError **error);
// The path of what a rule file names: href is relative to it. Newly allocated.
char *rules_beside(const char *rule_file, const char *href);
// Applies the configuration's severities and leaves the rules that --rule, --exclude-rule and
// --tags keep (one that has definitions only is left as it is); before any worker inherits it.
gboolean rules_restrict(struct ruleset *ruleset, const struct run_request *request,
                        const struct config *config, GError **error);

#endif
