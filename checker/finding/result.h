// SPDX-License-Identifier: Apache-2.0
// The result of a run: what reports show and nothing else. Owns the document results; other texts
// live in its arena.
#ifndef LINJERA_FINDING_RESULT_H
#define LINJERA_FINDING_RESULT_H

#include "finding/finding.h"

struct ruleset_card {
    const char *id, *version, *sha256, *title;
    guint rules, in_force;
};

struct agreement_card {
    const char *id, *title, *role;   // role: "current" or "superseded"
    const char *sha256;              // NULL: no document given
    const char *in_force, *repealed; // ISO dates or NULL
};

struct basis_ref {
    const char *agreement, *section;
};

struct rule_card {
    const char *id, *check; // "existence", ...
    enum severity severity;
    enum action action;
    const char *title, *help;                  // help: the advice, or NULL
    const char *owner, *decision_body;         // or NULL
    GPtrArray *tags;                           // const char *
    const char *status;                        // "draft", "active", "retired"
    const char *precision;                     // "high", ... or NULL
    GPtrArray *basis;                          // struct basis_ref
    const char *effective_from, *effective_to; // ISO dates or NULL
    gboolean upcoming, gates;
    const char *not_evaluated[LANGUAGES]; // the reason in both languages, or NULL in both
};

struct coverage {
    const char *agreement, *section, *heading;
    GPtrArray *rules;      // const char *: rules whose basis it is
    GPtrArray *implements; // const char *: paths of documents that cite it and do not contradict it
    GPtrArray *contradicts; // const char *: paths of documents with a finding that rests on it
};

struct result {
    struct arena *arena;
    const char *tool, *version;
    const char *as_of; // ISO date
    enum language language;
    const char *revisions;      // "final", "original", "all"
    enum severity min_severity; // what reports show; counts are of everything
    gboolean redact;
    int exit_code;
    GPtrArray *rulesets;   // struct ruleset_card
    GPtrArray *agreements; // struct agreement_card
    GPtrArray *rules;      // struct rule_card
    GPtrArray *documents;  // struct document_result, owned
    GPtrArray *coverage;   // struct coverage
    guint ignored;         // files of the folders that are not documents
    GPtrArray *inputs;     // const char *: rule files, agreements and configuration that were read
};

typedef struct result result_t;
struct result *result_new(void);
void result_free(struct result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(result_t, result_free)

struct summary {
    guint documents, outcomes[OUTCOMES], grades[GRADES];
    guint findings[SEVERITIES]; // in force
    guint upcoming;
};
struct summary result_summary(const struct result *result);
const struct rule_card *result_rule(const struct result *result, const char *id);

#endif
