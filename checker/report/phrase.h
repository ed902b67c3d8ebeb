// SPDX-License-Identifier: Apache-2.0
// The phrases that the reports for people share: where a finding is, which clause it rests on, how
// a long clause is shortened. All texts are clean (clean.h) and newly allocated.
#ifndef LINJERA_REPORT_PHRASE_H
#define LINJERA_REPORT_PHRASE_H

#include "report/words.h"

// "2.4 Samverkan › 2.4.1 Vårdplanering": the headings; NULL when there are none.
char *phrase_headings(const struct result *result, const struct place *place);
// "punkt b) · tabell 2, rad 3, kolumn 2 · ca s. 4": what else is known; NULL when nothing is.
char *phrase_spot(const struct result *result, const struct place *place);
// "Hälso- och sjukvårdsavtal 2025, avsnitt 3.2 Ansvar".
char *phrase_basis(const struct result *result, const struct basis *basis);
// "2 fel, 1 varning"; "inga fynd" when nothing is in force.
char *phrase_counts(const struct result *result, const struct document_result *document);
// "1 fel, 1 varning" about the library, in force; NULL when there is none.
char *phrase_library_counts(const struct result *result, const struct summary *summary);
// "från 2026-07-01 till 2027-12-31".
char *phrase_effective(const struct result *result, const struct rule_card *rule);
// The beginning of a text: whole sentences within `limit` code points, else whole words with "…".
// The text itself when it is not longer.
char *phrase_shorten(const char *text, glong limit);

// What should stand instead, or what the document says elsewhere: its label, and (borrowed) its
// words; NULL when there is nothing to show.
const char *phrase_expected_label(const struct words *words, const struct evidence *evidence);
const char *phrase_expected(const struct evidence *evidence);

// The agreement of an id; NULL if the result has none.
const struct agreement_card *phrase_agreement(const struct result *result, const char *id);
// The findings that the report shows: those from the result's least severity on.
gboolean phrase_is_shown(const struct result *result, const struct finding *finding);
gboolean phrase_is_library_shown(const struct result *result,
                                 const struct library_finding *finding);
// How many findings about the library are shown.
guint phrase_count_library(const struct result *result);
guint phrase_hidden(const struct result *result, const struct document_result *document);
// Whether something of the document should have been read and was not. A format that is not read
// at all (OUTCOME_UNSUPPORTED) is no alarm.
gboolean phrase_is_unread(const struct document_result *document);
guint phrase_count_unread(const struct result *result);

// "stycke 12: message" or "/word/document.xml: message", clean and newly allocated.
char *phrase_note(const struct result *result, const struct reading_note *note);

#endif
