// SPDX-License-Identifier: Apache-2.0
// An agreement's document as clauses: each heading with its own text up to the next heading of any
// level. A clause's id is its computed number, else its title; in an appendix it is prefixed by the
// appendix ("Bilaga 1/1.1"). The agreement owns its clauses, in one arena.
#ifndef LINJERA_AGREEMENT_AGREEMENT_H
#define LINJERA_AGREEMENT_AGREEMENT_H

#include "base/arena.h"
#include "model/document.h"

// Bytes [start, end) of a clause's text.
struct clause_range {
    guint start, end;
};

struct clause {
    const char *id;     // "3.2"
    const char *number; // "3.2"; NULL for an unnumbered heading
    const char *title;  // the heading's text
    guint level;        // of the heading, 1-based
    const char *text;   // its own text, a paragraph, "b) item" or row ("a | b") a line; or ""
    // The labels of list items in the text ("b)"): they count, and say nothing.
    const struct clause_range *labels;
    guint label_count;
    guint parent; // index of the clause it stands under; CLAUSE_NONE: none
    guint block;  // ordinal of the heading in the agreement's document
    guint page;   // approximate; 0: unknown
};

enum { CLAUSE_NONE = G_MAXINT };

struct agreement {
    struct arena *arena;
    const char *title;  // the document's own; or NULL
    GPtrArray *clauses; // struct clause, in reading order
};

typedef struct agreement agreement_t;
// The clauses of a document; the document may be freed afterwards.
struct agreement *agreement_new(const struct document *document);
void agreement_free(struct agreement *agreement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(agreement_t, agreement_free)
// "3.2 Title", or the title alone; newly allocated.
char *clause_heading(const struct clause *clause);
// The clause with an id; NULL if there is none.
const struct clause *agreement_clause(const struct agreement *agreement, const char *id);

// Agreements cross from the worker that read them to their user as bytes, versioned. Decoding
// gives NULL for bytes that are not a whole, current encoding.
void agreement_encode(const struct agreement *agreement, GByteArray *out);
struct agreement *agreement_decode(const guint8 *bytes, gsize length);

#endif
