// SPDX-License-Identifier: Apache-2.0
// Swedish inflection as data: the forms of a declared term. Never guesses: a term whose declension
// is neither declared nor known from its last component has no inflection, and lint says so.
#ifndef LINJERA_LANG_INFLECT_H
#define LINJERA_LANG_INFLECT_H

#include "base/arena.h"

// Grammatical features of a form, as a bit set: 0 is the indefinite singular (the base form). A
// verb's (verb.h) are FORM_VERB and, from FORM_SLOT_SHIFT on, which of its forms it is.
enum form_feature {
    FORM_DEFINITE = 1,
    FORM_PLURAL = 2,
    FORM_GENITIVE = 4,
    FORM_OTHER = 8,
    FORM_VERB = 16
};
enum { FORM_SLOT_SHIFT = 5 };

struct form {
    const char *text;
    guint features;
};

enum gender { GENDER_UNKNOWN, GENDER_COMMON, GENDER_NEUTER };

struct inflection {
    const char *base;
    struct form *forms; // the base form first, then longest first; no text twice
    guint count;
    enum gender gender; // of the head
    gboolean described; // adjectives stand before the head: in the definite it takes an article
    gboolean followed;  // the head's part is followed by a preposition's ("i hemmet")
};

// The forms of a term, in `arena`. `declension`: a name ("er", "ar", "or", "neuter", "mass",
// "agent", "acronym", "adjective", ...: see inflect.c) or NULL to take it from the table of heads
// (last components). A term of several words inflects its head and makes adjectives before it
// agree. `extra`: irregular forms separated by spaces ("böcker böckerna"), or NULL. NULL when the
// declension is not known.
const struct inflection *inflect(struct arena *arena, const char *text, const char *declension,
                                 const char *extra);
// The features of a matched form, case ignored; -1 when it is none of the forms.
int inflection_features(const struct inflection *inflection, const char *form);
// The form with these features, else the nearest one that exists (never NULL: the base form).
const char *inflection_form(const struct inflection *inflection, guint features);
const struct form *inflection_nearest(const struct inflection *inflection, guint features);
// The known declension names, NULL-terminated.
const char *const *inflect_declensions(void);

#endif
