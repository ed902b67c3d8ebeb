// SPDX-License-Identifier: Apache-2.0
// Characters of the symbol fonts, whose codes mean nothing outside the font: to Unicode.
#ifndef LINJERA_DOCX_SYMBOLS_H
#define LINJERA_DOCX_SYMBOLS_H

#include <glib.h>

// The Unicode character of a code (0xF020 to 0xF0FF or 0x20 to 0xFF) of a font; 0: not known. A
// font that is no symbol font keeps codes outside the private use area.
gunichar symbol_character(const char *font, guint code);
// A list bullet as text, newly allocated: the level's text in its font, "•" for what has no
// character, "" for an empty text.
char *symbol_bullet(const char *text, const char *font);

#endif
