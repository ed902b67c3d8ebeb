// SPDX-License-Identifier: Apache-2.0
// What import and suggestions have in common: the parts of a rule file that is written for its
// author to go on with, and trying whether it holds.
#ifndef LINJERA_AUTHORING_DRAFT_H
#define LINJERA_AUTHORING_DRAFT_H

#include "base/limits.h"
#include "xml/writer.h"

// A new line, indented by so many levels.
void draft_line(struct writer *writer, guint depth);
// The start of a ruleset in Swedish with its title.
void draft_start(struct writer *writer, const char *pack, const char *title);
// The declaration of an agreement whose document is given when the rules are used.
void draft_agreement(struct writer *writer, const char *id, const char *role, const char *title);
// A term as a pattern: a token when it is one word.
void draft_term(struct writer *writer, const char *term, gboolean inflect);
// An example: `before`, then `marked` as what is found (NULL: it must not match), then `after`.
// `fixed` may be NULL.
void draft_example(struct writer *writer, const char *before, const char *marked, const char *after,
                   const char *fixed);
void draft_basis(struct writer *writer, const char *agreement, const char *section);

// Loads a file (pack PACK) and runs its examples; what is wrong is added to `faults` (struct
// complaint). FALSE when something is.
gboolean draft_holds(const char *pack, const GString *text, const struct limits *limits,
                     GPtrArray *faults);

#endif
