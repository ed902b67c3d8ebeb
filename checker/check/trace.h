// SPDX-License-Identifier: Apache-2.0
// What a check tells while it decides, to whoever asked to hear it: every match that was found and
// what became of it. The check decides the same with and without a listener; nothing is decided
// here or by the listener.
#ifndef LINJERA_CHECK_TRACE_H
#define LINJERA_CHECK_TRACE_H

#include "finding/finding.h"
#include "ruleset/ruleset.h"
#include "text/text.h"

enum trace_kind {
    TRACE_IDLE,      // the rule is not applied to the document: `idle` says why
    TRACE_APPLIED,   // it is: what follows is about its matches
    TRACE_FOUND,     // the patterns match here; one of the next says what became of it
    TRACE_PARTIAL,   // the first part of an <all> stands here, but not `missing`
    TRACE_OUTSIDE,   // the patterns match here, but the scope does not look here: `outside`
    TRACE_EXCEPTED,  // the exception `unless` removed it; the witness is what it matched
    TRACE_FULFILLED, // what must stand with it (conditional) or at all (required): the witness
    TRACE_REPEATED,  // its section or document has been reported already
    TRACE_COUNTED,   // a name among others for one thing: only two of them make a finding
    TRACE_REPORTED,  // a finding
};

enum trace_idle {
    IDLE_NOT_EVALUATED, // rule->not_evaluated says why
    IDLE_RETIRED,
    IDLE_ENDED,
    IDLE_WORDS, // the document has fewer than scope.min_words
    IDLE_KIND,
    IDLE_ABOUT, // its owner, level or party
};

enum trace_outside {
    OUTSIDE_IN,
    OUTSIDE_NOT_IN,
    OUTSIDE_SECTION,
    OUTSIDE_STYLE,
    OUTSIDE_COLUMN,
    OUTSIDE_QUOTE, // quotation marks or a link around the match
    OUTSIDE_SPAN   // the match's colour or revision
};

struct trace_event {
    enum trace_kind kind;
    const struct rule *rule;
    enum trace_idle idle;
    const char *document_kind; // IDLE_KIND: the document's, or NULL
    guint document_words;      // IDLE_WORDS
    enum trace_outside outside;
    // The match, in bytes of the passage's folded text; NULL where the event has no place, equal
    // bytes for an absence.
    const struct passage *passage;
    guint start, end;
    guint unless;                     // its index in rule->unless
    const struct expression *missing; // or NULL
    const struct passage *witness;    // NULL: not known
    guint witness_start, witness_end;
    const struct finding *finding; // TRACE_REPORTED; complete but for its fingerprint
};

// Passages live only until the document is checked: a listener copies what it keeps.
typedef void (*check_listener)(void *context, const struct trace_event *event);

#endif
