// SPDX-License-Identifier: Apache-2.0
// What a check has to say: findings with their places, the outcome per document, the cards of the
// rules, and the facts that a document contributes to the library. Plain data: the texts belong to
// the arena of the result they are part of. One versioned wire encoding carries a document's
// result from worker to parent.
#ifndef LINJERA_FINDING_FINDING_H
#define LINJERA_FINDING_FINDING_H

#include "base/arena.h"

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };
// What to do about the wording: stop writing it, start writing it, continue, or look again.
enum action { ACTION_STOP, ACTION_START, ACTION_CONTINUE, ACTION_REVIEW, ACTIONS };
// Whom a rule concerns: those who do the work, those who lead it, those who answer for a document.
enum audience { AUDIENCE_PRACTICE, AUDIENCE_MANAGER, AUDIENCE_OWNER, AUDIENCES };
enum outcome { OUTCOME_CHECKED, OUTCOME_PARTIAL, OUTCOME_FAILED, OUTCOME_UNSUPPORTED, OUTCOMES };
enum grade { GRADE_RED, GRADE_YELLOW, GRADE_GREEN, GRADE_GREY, GRADES };
enum language { LANGUAGE_SV, LANGUAGE_EN, LANGUAGES };

// The names of the contract: "error", "stop", "checked", "red"; of an audience "practice",
// "manager", "document-owner".
const char *severity_name(enum severity severity);
const char *action_name(enum action action);
const char *outcome_name(enum outcome outcome);
const char *grade_name(enum grade grade);
const char *audience_name(enum audience audience);
gboolean severity_parse(const char *name, enum severity *severity);
gboolean action_parse(const char *name, enum action *action);
gboolean audience_parse(const char *name, enum audience *audience);
gboolean outcome_parse(const char *name, enum outcome *outcome);

// A place in a document: part, block (1-based) and code point range in the block's text.
struct place {
    const char *part;    // "body", "header", ...
    const char *package; // OPC part name
    guint block;         // 0: no block
    guint start, end;
    const char *section;      // "3.2" or NULL
    GPtrArray *headings;      // const char *, outermost first
    const char *label;        // "b)" of a list item, or NULL
    guint page;               // approximate; 0: unknown
    const char *para_id;      // or NULL
    guint table, row, column; // 1-based; table 0: not in a table
};

// The clause a rule rests on, with its own words from the agreement (NULL when not given).
struct basis {
    const char *agreement, *section, *heading, *text;
};

// What the agreements' own texts say against a finding's words: the kinds of the contract.
enum evidence_kind {
    EVIDENCE_COPIED,
    EVIDENCE_QUOTE_ALTERED,
    EVIDENCE_QUOTE_SUPERSEDED,
    EVIDENCE_QUOTE_TYPOGRAPHIC,
    EVIDENCE_QUOTE_MISSING,
    EVIDENCE_REF_DEAD,
    EVIDENCE_REF_RENUMBERED,
    EVIDENCE_REF_COLLISION,
    EVIDENCE_REF_AMBIGUOUS,
    EVIDENCE_VALUE_DIFFERS,
    EVIDENCE_KINDS
};
const char *evidence_kind_name(enum evidence_kind kind);
gboolean evidence_kind_parse(const char *name, enum evidence_kind *kind);

struct evidence {
    enum evidence_kind kind;
    const char *agreement; // id; NULL: the document itself
    const char *section;   // the clause that was compared with; or NULL
    const char *text;      // its words (of a copy: those that were copied)
    const char *expected;  // what should stand: the right words, number or value; or NULL
    const char *found;     // what stands instead; or NULL
    GPtrArray *stretches;  // struct stretch: `text` (old) beside the document's words (new)
};

// A stretch of two texts: equal words (`same`), or words that one has for the other's. Texts as
// they were written; "" where a side has nothing. In order they make up the whole of both texts.
struct stretch {
    gboolean same;
    const char *old_text, *new_text;
    guint old_words, new_words; // bytes of each up to the end of its last word
};

// The words of one side of a stretch on one line, without the punctuation after them; newly
// allocated.
char *stretch_words(const struct stretch *stretch, gboolean new_side);

struct finding {
    const char *rule;
    enum severity severity;
    enum action action;
    const char *message[LANGUAGES]; // both filled in
    const char *match;              // as the author wrote it; "" for an absence
    const char *suggestion;         // or NULL
    struct place place;
    GPtrArray *related;         // struct place
    const char *before, *after; // the excerpt around the match
    GPtrArray *basis;           // struct basis
    struct evidence *evidence;  // or NULL
    gboolean upcoming;          // its rule is not in force yet: never gates
    gboolean gates;             // counts for the exit code (active rule, in force)
    const char *fingerprint;
    const char *match_hash, *block_hash, *headings_hash;
};

// A rule that was not applied, and why (a sentence).
struct rule_skipped {
    const char *rule, *reason;
};

struct unread {
    const char *package;
    const char *reason[LANGUAGES];
};

// Something about a block that was read, yet not as its author meant (text decoded wrongly, letters
// set apart): rules may have missed what stands there.
struct reading_note {
    guint block; // ordinal; 0: it is about the part
    const char *package;
    const char *message[LANGUAGES];
};

// What a document contributes to questions about the whole library, which is answered from facts
// alone, so that the results of shards can be merged. A new kind is a new name here; who does not
// ask for a kind skips it.
//   TERM: the document uses the name `name` for the thing that `rule` asks about.
//   VALUE: it gives the value `name`, as it is written, for what `about` says and `rule` asks
//   about. CLAUSE: it names the clause `name` of the agreement `about`; no rule asks.
// For the inventory, which no rule asks either (check_record):
//   FIELD: its field `about` ("valid-from") says `name`: an ISO date ("2026", "2026-07"), or
//   FACT_OPEN for no end; else the words themselves. MARKER: it says that it is `about` (MARKER_*),
//   in the words `name`. CITATION: it names the agreement `about` ("": one that nobody declared, or
//   it does not say which), as that of the year `name`, or in the words FACT_EARLIER, FACT_NEW, or
//   "".
enum fact_kind {
    FACT_TERM,
    FACT_VALUE,
    FACT_CLAUSE,
    FACT_FIELD,
    FACT_MARKER,
    FACT_CITATION,
    FACT_KINDS
};
#define FACT_OPEN "open"
#define FACT_EARLIER "earlier"
#define FACT_NEW "new"
#define MARKER_GOVERNING "governing"
#define MARKER_SUPPORTING "supporting"
const char *fact_kind_name(enum fact_kind kind);
gboolean fact_kind_parse(const char *name, enum fact_kind *kind);

struct fact {
    enum fact_kind kind;
    const char *rule;  // that asks; NULL where none does
    const char *about; // what it is said of: the key of a pair, an agreement's id; or ""
    const char *name;
    guint count;                        // how often the document says it
    struct place place;                 // the first time
    const char *before, *match, *after; // its excerpt
};

// The words of a document as a sample of bounded size, from which documents with much the same text
// are told: the smallest hashes of three words in a row, each once, ascending.
struct sketch {
    guint shingles; // how many different ones the document has
    guint count;    // of the values: all of them, or SKETCH_VALUES
    const guint32 *values;
};
enum { SKETCH_VALUES = 256 };

struct document_result {
    struct arena *arena;
    const char *path, *sha256; // sha256 NULL when the file could not be opened
    enum outcome outcome;
    const char *reason_code, *reason_message;         // NULL when checked whole
    const char *title, *kind, *owner, *decision_body; // or NULL
    const char *level, *party; // "lokal", "kommun": what the configuration says; or NULL
    guint words;
    GPtrArray *not_checked; // struct unread
    GPtrArray *notes;       // struct reading_note
    GPtrArray *skipped;     // struct rule_skipped
    GPtrArray *findings;    // struct finding, ordered by block, start, rule
    GPtrArray *facts;       // struct fact, in the order they were found
    struct sketch sketch;   // for the inventory; else empty
};

typedef struct document_result document_result_t;
struct document_result *document_result_new(const char *path);
void document_result_free(struct document_result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(document_result_t, document_result_free)
// red: an open error in force or a part not read; yellow: an open warning; green: neither; grey:
// not checked.
enum grade document_result_grade(const struct document_result *result);
// Findings of a severity that are in force.
guint document_result_count(const struct document_result *result, enum severity severity);

// The wire encoding. Decoding gives NULL for bytes that are not a whole, current encoding.
void document_result_encode(const struct document_result *result, GByteArray *out);
struct document_result *document_result_decode(const guint8 *bytes, gsize length);

// Fills in the fingerprint of every finding (ordered) of a document: SHA-256 of version tag, rule,
// folded match, folded block text and heading titles; ":n" for equal ones. The caller passes the
// folded texts per finding; no path and no ordinal goes in, so a moved section keeps it.
struct fingerprint_input {
    const char *match, *block, *headings; // folded
};
void finding_fingerprints(struct document_result *result, const struct fingerprint_input *inputs);
// The fingerprint of a finding about the library, from its rule, what it is about and the name that
// is used; in the arena.
const char *fingerprint_library(struct arena *arena, const char *rule, const char *about,
                                const char *name);

#endif
