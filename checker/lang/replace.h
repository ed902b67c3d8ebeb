// SPDX-License-Identifier: Apache-2.0
// One term in the place of another, so that the sentence stays Swedish: the new term in the form of
// the old one, and what stands before it in agreement with it.
#ifndef LINJERA_LANG_REPLACE_H
#define LINJERA_LANG_REPLACE_H

#include "lang/inflect.h"

struct replacement {
    const char *text; // in the arena; in the term's own case
    gsize before;     // bytes of what stands before the match that it replaces too
};

// Replaces a match of `from` with `features` by `to`. `before` and `after` are the sentence around
// the match, as far as it may be changed. Articles and adjectives before the match are part of the
// replacement where they no longer agree ("ett nytt landsting": "en ny region"); a free article
// comes with an adjective ("hemsjukvården": "den kommunala hemsjukvården") and goes with it. FALSE
// when no good Swedish is known: the genitive of a term that goes on after its noun, a number or
// a definiteness that the new term has no form for, words before it that may be anything.
gboolean inflection_replace(struct arena *arena, const struct inflection *from, guint features,
                            const struct inflection *to, const char *before, const char *after,
                            struct replacement *out);

#endif
