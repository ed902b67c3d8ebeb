// SPDX-License-Identifier: Apache-2.0
// What kind of governing document this is, when the configuration does not say.
#ifndef LINJERA_CHECK_KIND_H
#define LINJERA_CHECK_KIND_H

#include "model/document.h"

// "KoK-bok", "riktlinje", "rutin", ... from the document's title, or the line that a document
// without one begins with; NULL when it does not tell.
const char *kind_recognise(const struct document *document);
// The place of a kind in the hierarchy of governing documents, from 0: what a document says holds
// against those of a higher number. A kind without a place, or none (NULL), has the highest.
guint kind_rank(const char *kind);
// The same from any text that says it, such as the value of its field "Dokumenttyp".
const char *kind_in(const char *text);

#endif
