// SPDX-License-Identifier: Apache-2.0
// What a change of rules does to the findings of a library, for people and for scripts.
#ifndef LINJERA_REPORT_CHANGES_H
#define LINJERA_REPORT_CHANGES_H

#include "finding/changes.h"

// By rule, each finding with its place and its words: "+" added, "-" removed, "~" changed.
GString *changes_text(const struct result_changes *changes, enum language language);
// Schema "linjera-rules-diff/1".
GString *changes_json(const struct result_changes *changes, enum language language);

#endif
