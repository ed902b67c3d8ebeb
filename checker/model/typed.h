// SPDX-License-Identifier: Apache-2.0
// Numbers that the author typed into a heading in place of having Word count.
#ifndef LINJERA_MODEL_TYPED_H
#define LINJERA_MODEL_TYPED_H

#include <glib.h>

// The number a heading's text begins with, as a computed one would be ("3.2" of "3.2. Ansvar",
// "A.1", "IV", "4 §"), newly allocated; NULL when it begins with none. `length`: code points up to
// the title (space after the number included). "24 timmar", "2026 års budget" and "A-kassa" are no
// numbers.
char *typed_number(const char *text, guint *length);

#endif
