// SPDX-License-Identifier: Apache-2.0
// Termbases as TBX (ISO 30042): concepts with their terms, languages and administrative status.
// One reader for version 2 (<martif>, termEntry, langSet, tig and ntig) and version 3 (<tbx>,
// conceptEntry, langSec, termSec; categories as attributes, "DCA", or as elements of their own,
// "DCT"), TBX-Basic and what it includes. What a rule makes of a term is not decided here.
#ifndef LINJERA_RULESET_TBX_H
#define LINJERA_RULESET_TBX_H

#include "base/arena.h"

#define TBX_ERROR tbx_error_quark()
GQuark tbx_error_quark(void);
enum tbx_error { TBX_ERROR_MALFORMED, TBX_ERROR_NOT_TBX };

// The administrativeStatus of a term (TBX-Basic: the picklist of the data category; the older
// normativeAuthorization is read as the same). Standardized, legal and regulated terms count as
// preferred; a proposed term, and one that says nothing, has none.
enum tbx_status { TBX_NONE, TBX_PREFERRED, TBX_ADMITTED, TBX_DEPRECATED, TBX_SUPERSEDED };

struct tbx_term {
    const char *text;           // NFC or not, as written; spaces collapsed
    const char *language;       // the primary subtag of xml:lang in lower case: "sv"
    const char *part_of_speech; // "noun", "verb", ...; NULL: not said
    const char *note;           // of the term; or NULL
    enum tbx_status status;
    guint line, column; // of <term>, 1-based
};

struct tbx_concept {
    const char *id;         // or NULL
    const char *definition; // the first, whatever its language; or NULL
    const char *note;       // the first <note> of the concept or one of its languages; or NULL
    const char *source;     // the first; or NULL
    GPtrArray *terms;       // struct tbx_term, in order
    guint line, column;
};

// Owns everything reachable from it.
struct tbx {
    struct arena *arena;
    const char *title;   // or NULL
    GPtrArray *concepts; // struct tbx_concept, in order
};

// Reads a termbase. A document type declaration is allowed when it only names one (version 2 files
// do); nothing is fetched. NULL with an error that says line and column but names no file.
struct tbx *tbx_read(const char *bytes, gsize length, GError **error);
typedef struct tbx tbx_t;
void tbx_free(struct tbx *tbx);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tbx_t, tbx_free)

// The preferred term of a concept in a language: the first with that status, else the first
// admitted one, else, when `any`, the first that is neither deprecated nor superseded. Or NULL.
const struct tbx_term *tbx_preferred(const struct tbx_concept *concept, const char *language,
                                     gboolean any);

#endif
