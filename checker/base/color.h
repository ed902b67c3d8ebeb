// SPDX-License-Identifier: Apache-2.0
// Colours of text as people name them. A name stands for a range of hues, since the red of one
// template is not the red of the next; a value such as C00000 stands for itself.
#ifndef LINJERA_BASE_COLOR_H
#define LINJERA_BASE_COLOR_H

#include <glib.h>

// The names, Swedish and English, NULL-terminated.
const char *const *color_names(void);
// Whether `name` is one of the names or a value of six hexadecimal digits, "#" before it or not.
gboolean color_known(const char *name);
// Whether a document's colour ("FF0000", "#ff0000") is what a known name or value says. A colour
// that is not six digits ("auto") is none.
gboolean color_is(const char *value, const char *name);

#endif
