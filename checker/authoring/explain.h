// SPDX-License-Identifier: Apache-2.0
// Why a rule says what it says about a document, and why it is silent: the check of documents,
// listened to. The answer is text for people, in the worker that read the document.
#ifndef LINJERA_AUTHORING_EXPLAIN_H
#define LINJERA_AUTHORING_EXPLAIN_H

#include "check/check.h"

#define AUTHORING_ERROR authoring_error_quark()
GQuark authoring_error_quark(void);
// UNKNOWN: no such rule, section or column; INPUT: a file that cannot be what was asked for.
enum authoring_error { AUTHORING_ERROR_UNKNOWN, AUTHORING_ERROR_INPUT };

struct explain_request {
    const char *rule;
    const char *section; // number or title of the only section to look at; NULL: all
};

// The explanation. `input`'s ruleset was loaded with shapes; its listener is not used. NULL with an
// error when there is no such rule or section, with what may have been meant.
GString *authoring_explain(const struct explain_request *request, const struct check_input *input,
                           const struct check_about *about, enum language language,
                           const struct document *document, GError **error);

// The rule with this id; NULL with an error that says what may have been meant.
const struct rule *authoring_find_rule(const struct ruleset *ruleset, const char *id,
                                       GError **error);

#endif
