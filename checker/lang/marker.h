// SPDX-License-Identifier: Apache-2.0
// How documents say whether they bind their readers: "Styrande dokument", "Rutin (styrande)",
// "Stöddokument (inte styrande)", "Remissversion 2", "Utkast". Which words say what is data.
#ifndef LINJERA_LANG_MARKER_H
#define LINJERA_LANG_MARKER_H

#include <glib.h>

struct marker {
    guint start, end;   // bytes in the text
    gboolean governing; // else it supports, or is not decided yet
};

// Where the text stands: weak words ("Förslag", "Vägledning", "styrande") say something at the
// beginning of a part of a line that marks documents, and nothing in prose.
enum marker_place {
    MARKER_LINE,  // a line of a header, the value of a field
    MARKER_TITLE, // the document's title: only how a part of it begins
    MARKER_TYPE,  // the value of the field that says what kind of document it is
    MARKER_PROSE, // a paragraph: what is said of the document itself, or a short line
};

// Adds what [start, end) of folded text says (struct marker) to `markers`.
void marker_find(const char *text, guint start, guint end, enum marker_place place,
                 GArray *markers);

#endif
