// SPDX-License-Identifier: Apache-2.0
// The result of a run: what reports show and nothing else. Owns the document results; other texts
// live in its arena.
#ifndef LINJERA_FINDING_RESULT_H
#define LINJERA_FINDING_RESULT_H

#include "finding/finding.h"
#include "finding/usage.h"

struct ruleset_card {
    const char *id, *version, *sha256, *title;
    guint rules, in_force;
};

struct agreement_card {
    const char *id, *title, *role;   // role: "current" or "superseded"
    const char *kind;                // of one in force beside those that rules name; or NULL
    const char *sha256;              // NULL: no document given
    const char *in_force, *repealed; // ISO dates or NULL
};

struct basis_ref {
    const char *agreement, *section;
};

// What a rule asks the library: that its documents use one name for one thing. The documents'
// facts of this rule answer it.
struct library_question {
    GPtrArray *names;  // const char *, in the order of the rule
    int prefer;        // the index of the name to use; -1: the one that most documents use
    const char *value; // the names are values of this kind ("duration"), alike when they are worth
                       // the same; NULL: they are names
    const char *message[LANGUAGES]; // templates (message.h)
};

struct rule_card {
    const char *id, *check; // "existence", ...
    enum severity severity;
    enum action action;
    const char *title, *help;                  // help: the advice, or NULL
    const char *owner, *decision_body;         // or NULL
    guint audience;                            // bits: 1 << enum audience
    const char *follow_up[LANGUAGES];          // how it is seen to be done; or NULL in both
    GPtrArray *tags;                           // const char *
    const char *status;                        // "draft", "active", "retired"
    const char *precision;                     // "high", ... or NULL
    GPtrArray *basis;                          // struct basis_ref
    const char *effective_from, *effective_to; // ISO dates or NULL
    gboolean upcoming, gates;
    const char *not_evaluated[LANGUAGES];    // the reason in both languages, or NULL in both
    const struct library_question *question; // or NULL
};

struct coverage {
    const char *agreement, *section, *heading;
    gboolean bare;    // a heading without a text of its own: there is nothing to watch or to follow
    GPtrArray *rules; // const char *: rules whose basis it is
    GPtrArray *implements; // const char *: paths of documents that cite it and do not contradict it
    GPtrArray *contradicts; // const char *: paths of documents with a finding that rests on it
};

// One document's part in a finding about the library.
struct library_use {
    const char *path;
    const struct fact *fact; // the document's own
};

// Documents that together say something that none of them says alone: they use another name than
// the one to expect.
struct library_finding {
    const char *rule;
    enum severity severity;
    enum action action;
    const char *message[LANGUAGES];
    const char *about;              // what the names are said of; "" where the rule says it all
    const char *match, *suggestion; // the other name, and the one to expect
    const struct usage *names;      // every name with the documents that use it
    guint name_count;
    GPtrArray *uses;     // struct library_use: the documents with the other name, in order
    GPtrArray *expected; // struct library_use: those with the name to expect
    GPtrArray *basis;    // struct basis
    gboolean upcoming, gates;
    const char *fingerprint;
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
    GPtrArray *library;    // struct library_finding, by rule
    guint ignored;         // files of the folders that are not documents
    GPtrArray *inputs;     // const char *: rule files, agreements and configuration that were read
};

typedef struct result result_t;
struct result *result_new(void);
void result_free(struct result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(result_t, result_free)

struct summary {
    guint documents, outcomes[OUTCOMES], grades[GRADES];
    guint findings[SEVERITIES]; // of documents, in force
    guint library[SEVERITIES];  // of the library, in force
    guint upcoming;             // of documents
};
struct summary result_summary(const struct result *result);
const struct rule_card *result_rule(const struct result *result, const char *id);

#endif
