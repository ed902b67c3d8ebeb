// SPDX-License-Identifier: Apache-2.0
// What a text from a document goes through before any report shows it: personal identity numbers
// are masked, in every format, and (for eyes, not for machines) characters that command a terminal
// or turn the reading direction are spelled out.
#ifndef LINJERA_REPORT_CLEAN_H
#define LINJERA_REPORT_CLEAN_H

#include "finding/result.h"

// Masks in place, a byte for a byte, so that offsets stay true: "19850101-1234" becomes
// "19850101-XXXX", and so do the forms with ten digits, with "+", with other dashes and without
// any. `redact` also hides the birth date, e-mail addresses and telephone numbers.
void clean_mask(char *text, gboolean redact);

// The text of a document for a machine format: masked, otherwise as the author wrote it. Newly
// allocated; NULL stays NULL.
char *clean_machine(const struct result *result, const char *text);
// The same for people: tabs and breaks are spaces, soft hyphens gone, and controls, directional
// overrides and noncharacters spelled as "<U+202E>".
char *clean_text(const struct result *result, const char *text);

// A finding's excerpt, masked as one text: a number that the edge of the match cuts is found too.
struct excerpt {
    char *before, *match, *after;
};
struct excerpt excerpt_machine(const struct result *result, const struct finding *finding);
struct excerpt excerpt_clean(const struct result *result, const struct finding *finding);
// The same of a fact.
struct excerpt excerpt_fact_machine(const struct result *result, const struct fact *fact);
struct excerpt excerpt_fact_clean(const struct result *result, const struct fact *fact);
void excerpt_clear(struct excerpt *excerpt);

#endif
