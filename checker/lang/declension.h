// SPDX-License-Identifier: Apache-2.0
// The forms of a single word. What a term of several words makes of them is inflect.c's.
#ifndef LINJERA_LANG_DECLENSION_H
#define LINJERA_LANG_DECLENSION_H

#include "lang/inflect.h"

// The forms of one word, the base first, in the order in which they are preferred; several may
// have the same features.
struct word_forms {
    GArray *forms;       // struct form; texts in the arena
    enum gender gender;  // neuter: an "ett"-word, adjectives before it end in -t
    gboolean adjectival; // an adjective itself
};

// Declines a word by a named declension, or by its last component when `declension` is NULL.
// A word that is itself a definite or plural form of a known head has only the forms of that kind
// ("nämnden": nämndens). FALSE when the declension is not known.
gboolean word_decline(struct arena *arena, const char *word, const char *declension,
                      struct word_forms *out);
// Whether a word, in lower case, is a known noun in one of its forms.
gboolean noun_is_known(const char *lower);
void word_forms_clear(struct word_forms *forms);

// The weak form of an adjective ("kommunala" of "kommunal" and "kommunalt"), in the arena. NULL
// when the word does not look like an adjective, or is an adverb before an en-word
// ("medicinskt" ansvarig): `neuter` is that of the noun it stands before.
const char *adjective_weak(struct arena *arena, const char *word, gboolean neuter);

#endif
