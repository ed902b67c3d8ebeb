// SPDX-License-Identifier: Apache-2.0
// What a sentence and a section are about, by their longer words: enough to see that a reference
// and the section it names have nothing in common.
#ifndef LINJERA_CHECK_TOPICS_H
#define LINJERA_CHECK_TOPICS_H

#include "agreement/agreement.h"
#include "check/internal.h"

// The longer words of a text, lower case (char *, the caller owns the array), without those that
// are forms of a word of `empty` (or NULL).
GPtrArray *topic_words(const char *text, const GPtrArray *empty);
// Words that say nothing of a section's topic: the names of the agreements of the current rule and,
// `with_usual`, the words that all agreements are made of.
GPtrArray *empty_words(struct check *check, gboolean with_usual);
// Those of a heading's longer words (index_clause's title_topics) that a sentence has, in
// thousandths, without forms of a word of `empty`.
guint shared_topics(const GPtrArray *sentence, const GPtrArray *heading, const GPtrArray *empty);
// Whether a clause may be about what a sentence is about: one of its words stands in the clause, be
// it as a part of another.
gboolean may_be_about(const GPtrArray *sentence, const struct clause *clause);

#endif
