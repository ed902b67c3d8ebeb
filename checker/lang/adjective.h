// SPDX-License-Identifier: Apache-2.0
// How adjectives and participles agree, by their endings: data. Whether a word is an adjective at
// all is for the caller to know: "vård" looks like one.
#ifndef LINJERA_LANG_ADJECTIVE_H
#define LINJERA_LANG_ADJECTIVE_H

#include <glib.h>

// Endings of one kind of adjective, those of a whole word among them: "beslutad", "beslutat",
// "beslutade". `loose`: verbs and adverbs end like the weak form too ("ansvarade", "bara").
// `supine`: verbs end like the neuter ("har beslutat").
struct adjective {
    const char *base, *neuter, *weak;
    gboolean loose, supine;
};

// The kind of a word in its base form, or its neuter, or its weak form; NULL: none. The longest
// ending that fits wins.
const struct adjective *adjective_of_base(const char *lower);
const struct adjective *adjective_of_neuter(const char *lower);
const struct adjective *adjective_of_weak(const char *lower);
// "behandlande", "nära", "äldre": one form for all.
gboolean adjective_invariant(const char *lower);

#endif
