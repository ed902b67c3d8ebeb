// SPDX-License-Identifier: Apache-2.0
// Reading folded text (one kind of space, hyphen and quotation mark) from a byte onwards: what the
// parsers of numbers, dates and durations have in common. Every function takes the text, where to
// read and where the text ends (bytes; nothing at or after `end` is looked at), and answers with
// the byte after what was read, or 0: it does not stand there. (A text is read from its first byte
// on, so nothing that was read ends at byte 0.)
#ifndef LINJERA_LANG_SCAN_H
#define LINJERA_LANG_SCAN_H

#include <glib.h>

// Longer words are not read: no Swedish name of a number, month or unit is.
enum { SCAN_WORD = 64 };

// A word (letters), in lower case in `word`.
guint scan_word(const char *text, guint at, guint end, char word[SCAN_WORD]);
// From `least` to `most` digits (at most 18) and no digit after them.
guint scan_digits(const char *text, guint at, guint end, guint least, guint most, gint64 *value);
// This character.
guint scan_character(const char *text, guint at, guint end, char character);
// These words (lower case, one space between them), whatever the case in the text, whole.
guint scan_phrase(const char *text, guint at, guint end, const char *phrase);
// The same for the first `length` bytes of `words`.
guint scan_words(const char *text, guint at, guint end, const char *words, gsize length);
// The first of the phrases of a NULL-terminated list that stands there; `which` (may be NULL) is
// its index. Longer phrases must come before those they begin with.
guint scan_any(const char *text, guint at, guint end, const char *const *phrases, guint *which);
// The byte after a space at `at`, else `at`.
guint scan_skip_space(const char *text, guint at, guint end);

// Whether no letter, digit or mark stands just before, or just after.
gboolean scan_starts(const char *text, guint at);
gboolean scan_ends(const char *text, guint at, guint end);
// Whether the digits that end before `at` go on: in a letter, or in punctuation and a digit (the
// "7" of "14:55", "3.2.1", "2017/18").
gboolean scan_goes_on(const char *text, guint at, guint end);
// Whether digits that begin at `at` are the rest of something: "55" of "14:55", "2" of "G2".
gboolean scan_is_rest(const char *text, guint at);
// The byte after a run of letters, digits and what joins them: a code, as a whole.
guint scan_run(const char *text, guint at, guint end);

#endif
