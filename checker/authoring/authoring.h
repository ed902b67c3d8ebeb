// SPDX-License-Identifier: Apache-2.0
// What rule authors ask of their rules: do they hold together (lint), and do they do what their
// examples say (test). Works through the same check as documents.
#ifndef LINJERA_AUTHORING_AUTHORING_H
#define LINJERA_AUTHORING_AUTHORING_H

#include "base/limits.h"
#include "ruleset/ruleset.h"

// The agreements whose documents are given: id to struct agreement.
struct lint_agreements {
    GHashTable *now;    // what the rules are held against
    GHashTable *before; // the documents that the rules were written for, when those of `now` are
                        // newer versions; or NULL
};

// Adds what can be told of rules that do load: those that can never match, or hardly; those that
// others make superfluous; and what only the agreements' own texts can tell, basis sections that do
// not exist or have moved. The ruleset was loaded with shapes.
void authoring_lint(const struct ruleset *ruleset, const struct lint_agreements *agreements,
                    GPtrArray *complaints);

// What was wrong with an example: nothing was found, something was that must not be, the mark is
// elsewhere, or (OTHER) the proposal, a limit, a known gap that is closed.
enum test_fault { FAULT_MISS, FAULT_ALARM, FAULT_PLACE, FAULT_OTHER, TEST_FAULTS, FAULT_NONE };

// What one rule's examples gave.
struct rule_test {
    const struct rule *rule;
    guint examples, matching, failed, todo; // matching: that must match; todo: gaps, still open
    guint faults[TEST_FAULTS];
    gboolean near_miss; // one that must not match nearly does: it shows where the rule ends
};

struct test_report {
    GArray *rules;       // struct rule_test: rules in the order of the ruleset, then definitions
    GPtrArray *failures; // struct complaint: the place of the example, and what it gave
    guint examples, failed, todo;
};

// Runs the examples of all rules, and after them those of definitions: a definition with examples
// is tested as a rule of its name ("common:historic"). Near misses are fully told with a ruleset
// that was loaded with shapes.
void authoring_test(const struct ruleset *ruleset, const struct limits *limits,
                    struct test_report *report);
void test_report_clear(struct test_report *report);

#endif
