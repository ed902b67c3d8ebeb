// SPDX-License-Identifier: Apache-2.0
// Whether two sentences speak of the same matter, be it in another order and partly in other words:
// every word that one of them says of it is among the other's, but for endings, parts of compounds
// and words that a vocabulary holds to be the same. A sentence that adds a condition, or one of the
// words that tell cases apart, speaks of another.
#ifndef LINJERA_LANG_LIKENESS_H
#define LINJERA_LANG_LIKENESS_H

#include <glib.h>

// What is known of words, by how they begin, in lower case. Borrowed.
struct vocabulary {
    const GPtrArray *same;  // const GPtrArray * of const char *: words for one thing
    const GPtrArray *apart; // const char *: on one side only, they make it another matter
    const GPtrArray *aside; // const char *: that only one side has them makes no difference
    const GPtrArray *who;   // const char *: those who do things; when each side names others, it is
                            // another matter, and when one names none, it makes no difference
};

struct saying;
// The words of folded text in [start, end). What stands in [from, to) is not a part of the matter
// (the value that is compared); words of other clauses than that one's only help.
struct saying *saying_new(const struct vocabulary *vocabulary, const char *text, guint start,
                          guint end, guint from, guint to);
void saying_free(struct saying *saying);
// Whether it says too little to tell what it is of.
gboolean saying_lacks(const struct saying *saying);
// Adds the words of a text that belongs to it: another cell of the row.
void saying_add(struct saying *saying, const struct vocabulary *vocabulary, const char *text);
// Adds the words of the heading above: those that tell cases apart, and all of them, as of another
// clause, where the sentence says too little by itself. Of an outer heading, those that tell apart.
void saying_under(struct saying *saying, const struct vocabulary *vocabulary, const char *heading,
                  gboolean outer);
// How many words say that two sentences speak of the same matter; 0: they do not.
guint sayings_alike(const struct saying *a, const struct saying *b);

#endif
