// SPDX-License-Identifier: Apache-2.0
// How the words of a quotation stand in the clauses of an agreement: in a row, with some changed or
// left out, or cut otherwise.
#ifndef LINJERA_CHECK_FIT_H
#define LINJERA_CHECK_FIT_H

#include "agreement/index.h"
#include "check/against.h"
#include "check/internal.h"

// Thousandths of the quoted words that make it a clause's.
enum { QUOTATION_LIKE = 600 };

// What stands in quotation marks: bytes of a passage's folded text, without the marks.
struct quotation {
    const struct passage *passage;
    guint start, end;
    gboolean certain;                      // a word of saying or a section goes with it
    const struct check_agreement *further; // whose words they are said to be, when not the current
};

// How a quotation stands in a clause: the clause's words [first, last], and how many of the quoted
// words are among them in order.
struct fit {
    const struct indexed_clause *clause;
    guint first, last, matched;
    guint before, after; // words of the quotation that stand before and after the matched ones
    guint like;          // thousandths
    gboolean whole;
};

// The words of a quotation, those in brackets and marks of omission left out (struct word; the
// caller owns the array).
GArray *quotation_words(const struct quotation *quotation);
guint quotation_omissions(const struct quotation *quotation);
// The clause that has most of the words; none for a quotation that shares no three in a row with
// any. NULL for an index: there is no agreement.
struct fit fit_best(const struct quotation *quotation, const GArray *words,
                    const struct agreement_index *index);
// The same, also for a quotation whose words are cut otherwise than the clause's.
struct fit fit_in(const struct quotation *quotation, const GArray *words,
                  const struct agreement_index *index);
// Takes in the clause's words in the places of the quotation's first and last ones that differ.
void fit_widen(struct fit *fit);
// The agreement's own words, as they stand; newly allocated.
char *fit_text(const struct fit *fit);

#endif
