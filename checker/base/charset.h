// SPDX-License-Identifier: Apache-2.0
// Bytes of a text as UTF-8, whatever their encoding: what a byte order mark says, else what the
// text or its carrier declares, else UTF-8 when it is valid, else windows-1252. Encodings are those
// of the Encoding Standard (encoding.spec.whatwg.org), in which "iso-8859-1" means windows-1252.
#ifndef LINJERA_BASE_CHARSET_H
#define LINJERA_BASE_CHARSET_H

#include "base/notice.h"

// Newly allocated, without byte order mark and NUL characters, valid UTF-8 of `*decoded` bytes.
// `declared`: the encoding's name as declared, or NULL. `*note` is set to a sentence,
// the caller's, when something had to be guessed or replaced.
char *charset_decode(const char *bytes, gsize length, const char *declared, gsize *decoded,
                     struct said *note);
// The character that windows-1252 has at a code from 0x80 to 0x9f.
gunichar charset_windows_1252(guint code);

#endif
