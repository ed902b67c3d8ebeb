// SPDX-License-Identifier: Apache-2.0
// The other view of a result: not what was found, document by document, but what to do: stop,
// start, continue, decide. One entry a rule and level of decision, however many findings it has,
// with what to do instead, why, where, who decides and how it is seen to be done. What to continue
// also comes from what documents do right: the clauses they name and do not contradict.
//
// An entry is for one audience or several; each format shows an audience its own list.
#ifndef LINJERA_REPORT_ACTIONS_H
#define LINJERA_REPORT_ACTIONS_H

#include "report/report.h"
#include "report/words.h"

// A document's part in an entry.
struct action_document {
    const struct document_result *document;
    guint findings;      // 0 where it follows a clause
    GPtrArray *places;   // char *: "4.2 Uppföljning (2)", each place once
    GPtrArray *examples; // struct finding, or nothing for what the library says
};

// Those of one owner. Where the configuration names none the name says so.
struct action_unit {
    const char *name;
    guint findings;
    GPtrArray *documents; // struct action_document
};

struct action_entry {
    enum action action;
    guint audience;               // bits: 1 << enum audience
    const char *level;            // as the configuration says; NULL: it does not
    const struct rule_card *rule; // NULL: a clause that documents follow
    enum severity severity;       // the highest of its findings
    guint findings, documents;
    const char *title;
    const char *words;     // the words found: "”a” (3), ”b”"; or NULL
    const char *instead;   // what to do; or NULL
    const char *message;   // what is wrong, where the rule does not say what to do; else NULL
    const char *clause;    // why: the clause's name; or NULL
    const char *text;      // its words, whole; or NULL
    const char *acts;      // who answers for it
    gboolean owned;        // they are the owners of the documents, whom `units` name too
    const char *decides;   // who decides; or NULL
    const char *follow_up; // how it is seen to be done
    const char *when;      // by when; NULL: at the next check
    const char *starts;    // when its rule is in force: "träder i kraft om 5 dagar, ..."; or NULL
    GPtrArray *units;      // struct action_unit, by name
};

// One line of the table of units.
struct action_total {
    const char *unit, *level;
    guint documents, clean; // clean: read in full, nothing found
    guint findings[ACTIONS];
};

struct actions {
    const struct result *result;
    const struct words *words;
    struct arena *arena;
    GPtrArray *entries; // struct action_entry: by action, level, severity, findings, rule
    GPtrArray *totals;  // struct action_total: by level, unit
    GPtrArray *clean;   // struct document_result: read in full, nothing found
    guint hidden;       // findings below the least severity shown, which are in no entry
};

// All texts are clean (clean.h), in the language of the result. The actions borrow from it.
struct actions *actions_new(const struct result *result);
typedef struct actions actions_t;
void actions_free(struct actions *actions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(actions_t, actions_free)

// Stop, start, continue, decide: the order of the lists.
extern const enum action actions_order[ACTIONS];
// What an audience is called, and what its lists are about.
const char *audience_title(const struct words *words, enum audience audience);
const char *audience_lead(const struct words *words, enum audience audience);
// Whether the entry is in the audience's list of an action, among those of rules or of clauses.
gboolean action_is_listed(const struct action_entry *entry, enum audience audience,
                          enum action action, gboolean rule);
// Whether the lists say nothing, or not everything, of a document: it was not read in full.
gboolean action_is_silent(const struct document_result *document);
// "3 fynd under nivån ”varning” ingår inte."; newly allocated, NULL when there are none.
char *actions_hidden(const struct actions *actions);
// "Länsgemensam nivå"; of NULL that no level is given. Newly allocated.
char *action_level(const struct words *words, const char *level);
// "Sluta göra"; to those who answer for documents "Sluta skriva".
const char *action_heading(const struct words *words, enum audience audience, enum action action);
// "3 fynd i 2 dokument", or "2 dokument"; newly allocated.
char *action_count(const struct words *words, const struct action_entry *entry);
// The places of a document, at most `limit`, and how many there are beside them; newly allocated,
// NULL when there are none.
char *action_places(const struct words *words, const struct action_document *document, guint limit);
// How many entries of the audience ask for an action.
guint actions_count(const struct actions *actions, enum audience audience, enum action action);

// The formats of the view.
GString *actions_text(const struct result *result, const struct report_options *options,
                      GError **error);
GString *actions_html(const struct result *result, const struct report_options *options,
                      GError **error);
GString *actions_markdown(const struct result *result, const struct report_options *options,
                          GError **error);
GString *actions_xlsx(const struct result *result, const struct report_options *options,
                      GError **error);

#endif
