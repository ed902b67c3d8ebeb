// SPDX-License-Identifier: Apache-2.0
// A rule on trial: alone, active, in force, in whatever section and kind of document, against the
// small documents that examples are. Through the check of documents, which is listened to.
#ifndef LINJERA_AUTHORING_TRIAL_H
#define LINJERA_AUTHORING_TRIAL_H

#include "authoring/example.h"
#include "authoring/heard.h"
#include "check/against.h"

struct trial {
    struct rule rule; // as its examples see it
    struct ruleset ruleset;
    GPtrArray *rules, *nothing;
    const char *day;          // one on which the rule is in force
    struct check_input input; // on the day that was set last
    struct checker *checker;
    enum part_kind part;
    struct heard_list heard; // of the last text
    GPtrArray *samples;      // struct agreement: what the agreements say in examples
    GArray *held;            // struct check_agreement
    struct against *against;
};

// The ruleset and the rule must outlive the trial. A trial may not be moved.
void trial_init(struct trial *trial, const struct ruleset *ruleset, const struct rule *rule,
                const struct limits *limits);
void trial_clear(struct trial *trial);
// The day that the texts from now on are checked on; NULL: one on which the rule is in force.
void trial_set_day(struct trial *trial, const char *as_of);
// A rule as its examples see it; `nothing` is an empty array that outlives the copy.
void trial_rule(struct rule *copy, const struct rule *rule, GPtrArray *nothing);
// Where the paragraphs of a rule's examples stand: in the body unless it looks only elsewhere.
enum part_kind trial_part(const struct rule *rule);
// What the rule says of an example's text, in which the links of `links` stand (NULL: none); the
// caller clears `made` and frees the result.
struct document_result *trial_check(struct trial *trial, const char *text,
                                    const struct example *links, struct example_document *made);

#endif
