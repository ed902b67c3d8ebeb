// SPDX-License-Identifier: Apache-2.0
// Abbreviations that are written with a full stop: data for finding the end of a sentence.
#ifndef LINJERA_LANG_ABBREVIATION_H
#define LINJERA_LANG_ABBREVIATION_H

#include <glib.h>

// ABBREVIATION_INNER never ends a sentence ("t.ex.", "kap."); ABBREVIATION_CLOSING does when a
// capital follows ("m.m.", "osv.").
enum abbreviation { ABBREVIATION_NONE, ABBREVIATION_INNER, ABBREVIATION_CLOSING };

// What a word before a full stop is: "t.ex" (without the last stop), case ignored.
enum abbreviation abbreviation_find(const char *word, gsize length);

#endif
