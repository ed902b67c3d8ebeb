// SPDX-License-Identifier: Apache-2.0
// The actions of `linjera rules` that have a file of their own. Each returns an exit status.
#ifndef LINJERA_CLI_RULES_H
#define LINJERA_CLI_RULES_H

#include "cli/options.h"

int rules_show(struct options *options);
int rules_import(struct options *options);
int rules_diff(struct options *options);
int rules_doc(struct options *options);
int rules_explain(struct options *options);

#endif
