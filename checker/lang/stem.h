// SPDX-License-Identifier: Apache-2.0
// What two sayings of one thing have in common: words without their endings and without those that
// only determine them. For comparing what people wrote ("En bedömning ska erbjudas", "Bedömningen
// ska erbjudas"), never for finding terms: a stem may be shared by different words.
#ifndef LINJERA_LANG_STEM_H
#define LINJERA_LANG_STEM_H

#include <glib.h>

// The stems of a text in lower case, one space between them; newly allocated.
char *stem_text(const char *lower);

#endif
