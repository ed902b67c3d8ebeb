// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the known word that a mistyped one most likely stands for.
#ifndef LINJERA_BASE_NEAREST_H
#define LINJERA_BASE_NEAREST_H

#include <glib.h>

// The candidate (NULL-terminated list) with the fewest edits, at most one for every three letters;
// NULL when none is that near. Case and swapped neighbours count little.
const char *nearest(const char *word, const char *const *candidates);

#endif
