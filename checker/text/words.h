// SPDX-License-Identifier: Apache-2.0
// The words of a text, for comparing texts word by word: what a reader calls a word, with the
// places it has in the text as it was written.
#ifndef LINJERA_TEXT_WORDS_H
#define LINJERA_TEXT_WORDS_H

#include <glib.h>

// A word: bytes [start, end) of the text; `key` is equal for words that fold to the same text (NFC,
// lower case, no soft hyphens), and hardly ever else.
struct word {
    guint start, end;
    guint key;
};

// The words of UTF-8 text, in order (struct word; the caller owns the array). Letters, marks and
// digits make words, and what joins them within one: "e-hälsa", "SIP:en", "3.2", "2017:612".
// The signs that are said as words (%, §, &) are words; other punctuation is none, so texts that
// differ only in it have equal words.
GArray *text_words(const char *text);
// Letters and digits alone, lower case: texts that are equal so differ only in signs and spaces.
// The caller owns it.
char *text_letters(const char *text);
// The words that may tell what a text is about: those of at least four letters that do not begin
// with a digit, lower case, in order (char *; the caller owns the array).
GPtrArray *text_long_words(const char *text);

// A pair of equal words: indexes of the one sequence and of the other.
struct word_pair {
    guint a, b;
};

// A longest common subsequence of two sequences of words, found around words that both have once
// (patience) so that long texts stay cheap: pairs in ascending order (the caller owns the array).
// A short word that stands alone between changes is no pair, which is how people read a change.
GArray *words_align(const struct word *a, guint a_count, const struct word *b, guint b_count);

// The pairs that stand in unbroken runs of at least `run` words in both texts: what two texts share
// beyond the small words that all texts share.
guint word_pairs_in_runs(const GArray *pairs, guint run);

#endif
