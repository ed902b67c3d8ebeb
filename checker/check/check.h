// SPDX-License-Identifier: Apache-2.0
// One document held against rules and agreements: findings, facts and outcome. The same input
// gives the same answer; nothing here knows of files, clocks or other documents.
#ifndef LINJERA_CHECK_CHECK_H
#define LINJERA_CHECK_CHECK_H

#include "agreement/agreement.h"
#include "base/limits.h"
#include "check/trace.h"
#include "finding/finding.h"
#include "pattern/filter.h"
#include "ruleset/ruleset.h"

// An agreement under the id the rules know it by.
struct check_agreement {
    const char *id;
    gboolean current;   // its role
    const char *kind;   // of one that is in force beside those that rules name; or NULL
    const char *sha256; // of its document; or NULL
    const char *title;  // as the rules call it
    const char *in_force, *repealed; // ISO dates or NULL
    const struct agreement *agreement;
};

// What the check needs beside the document; everything is borrowed.
struct check_input {
    const struct ruleset *ruleset;
    const struct check_agreement *agreements;
    guint agreement_count;
    const struct against *against; // the agreements prepared (against.h); NULL: no rule asks
    const char *as_of;             // ISO date: decides which rules are in force
    const struct limits *limits;
    const struct pattern_filter *filter; // checker_filter_new's; NULL: patterns run one by one
    check_listener listener;             // hears what becomes of every match; or NULL
    void *listener_context;
};

// What the library's configuration says about a document; NULL where it says nothing.
struct check_about {
    const char *path, *sha256;
    const char *kind, *owner, *decision_body, *level, *party;
};

// What lets one pass over a document tell which patterns of the ruleset to try where: the findings
// are the same without it. The caller owns it; one serves all checkers of the ruleset.
struct pattern_filter *checker_filter_new(const struct ruleset *ruleset);

struct checker;

// One per worker: keeps compiled patterns between documents.
struct checker *checker_new(const struct check_input *input);
typedef struct checker checker_t;
void checker_free(struct checker *checker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(checker_t, checker_free)

// The whole result of a document that was read. The caller owns it.
struct document_result *check_document(struct checker *checker, const struct document *document,
                                       const struct check_about *about);

// What a document that was read says of itself, for the library's inventory: its fields, markers,
// citations and sketch as facts; no rule is applied. The caller owns it.
struct document_result *check_record(struct checker *checker, const struct document *document,
                                     const struct check_about *about);

#endif
