// SPDX-License-Identifier: Apache-2.0
// Characters that mean the same to a reader: the one table by which documents and patterns are
// folded, so that they meet.
#ifndef LINJERA_LANG_CHARACTERS_H
#define LINJERA_LANG_CHARACTERS_H

#include <glib.h>

// What a character is read as: " " for every space, "" for what only steers line breaks, "-", "\"",
// "'", a ligature's letters ...; NULL: itself.
const char *character_fold(gunichar character);

#endif
