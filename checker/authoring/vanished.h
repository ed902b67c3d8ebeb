// SPDX-License-Identifier: Apache-2.0
// The terms that an agreement's new version has given up: words, and adjectives with their nouns,
// that the old one uses and the new one has in no form.
#ifndef LINJERA_AUTHORING_VANISHED_H
#define LINJERA_AUTHORING_VANISHED_H

#include "authoring/contrast.h"

// Adds a contrast of each, where it stands first.
void vanished_terms(const struct comparison *comparison, struct arena *arena, GPtrArray *contrasts);

#endif
