// SPDX-License-Identifier: Apache-2.0
// Where a rule nearly matched: the sentences in which most of a pattern stands, and what of it is
// missing, spelt otherwise or in another order. It explains silence; it decides nothing.
#ifndef LINJERA_AUTHORING_NEAR_H
#define LINJERA_AUTHORING_NEAR_H

#include "base/limits.h"
#include "ruleset/ruleset.h"
#include "text/text.h"

struct near_miss {
    guint block;
    guint start, end; // the sentence, in bytes of the passage's folded text
    char *why;        // what is missing
    double score;     // 1: everything but the order
};

// The best `most` of all sentences for which `wanted` says yes, best first, in document order where
// they are as near; each block once. Free with g_array_unref.
typedef gboolean (*block_wanted)(const void *context, guint block);
GArray *near_misses(const struct rule *rule, const struct text *text, enum language language,
                    const struct limits *limits, block_wanted wanted, const void *context,
                    guint most);

#endif
