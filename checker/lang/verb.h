// SPDX-License-Identifier: Apache-2.0
// The forms of verbs, as data: declared by a conjugation or known from the last part of the verb.
// Never guesses, as inflect.h does not.
#ifndef LINJERA_LANG_VERB_H
#define LINJERA_LANG_VERB_H

#include "lang/inflect.h"

// The forms of a verb given in the infinitive ("följa", "ansvara för": what comes after the verb
// stays), in `arena`: present, past, supine, the passives in -s, participles. `conjugation`: "ar"
// (ansvarar), "er" (följer), "r" (tror), "strong" (of a known strong verb), or NULL to take it from
// the table. `extra`: further forms with spaces between, or NULL. NULL when it is not known. The
// features of a form are FORM_VERB and its slot, the same for all verbs; where two forms have one
// text, those of the first.
const struct inflection *conjugate(struct arena *arena, const char *infinitive,
                                   const char *conjugation, const char *extra);
// Whether the verb's form in the place of the match of another verb is certain; it is put in
// `text`.
gboolean conjugation_replace(const struct inflection *from, guint features,
                             const struct inflection *to, const char **text);
// The known conjugations, NULL-terminated.
const char *const *conjugation_names(void);

#endif
