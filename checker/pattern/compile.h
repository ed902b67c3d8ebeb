// SPDX-License-Identifier: Apache-2.0
// The one place that compiles, for the module's own files: so that what was checked is what is
// matched.
#ifndef LINJERA_PATTERN_COMPILE_H
#define LINJERA_PATTERN_COMPILE_H

#include <glib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// NULL with PCRE2's error code and the byte of the fault (at most the length of the source).
// `more`: PCRE2's options beyond those that all have.
pcre2_code *pattern_compile(const char *source, guint32 more, int *code, gsize *offset);

#endif
