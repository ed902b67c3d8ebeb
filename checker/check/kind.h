// SPDX-License-Identifier: Apache-2.0
// What kind of governing document this is, when the configuration does not say.
#ifndef LINJERA_CHECK_KIND_H
#define LINJERA_CHECK_KIND_H

#include "model/document.h"

// "KoK-bok", "riktlinje", "rutin", ... from the document's title; NULL when it does not tell.
const char *kind_recognise(const struct document *document);
// The same from any text that says it, such as the value of its field "Dokumenttyp".
const char *kind_in(const char *text);

#endif
