// SPDX-License-Identifier: Apache-2.0
// Several results as one: of shards of a library, or of runs at different times. What each document
// says stands as it is; what the library says together is decided anew, from the facts that the
// documents handed up, so that merged shards say what one run says.
#ifndef LINJERA_LIBRARY_MERGE_H
#define LINJERA_LIBRARY_MERGE_H

#include "finding/result.h"

// One result of `results` (struct result, at least one), which give up their documents and must
// outlive it: everything else is borrowed from them. Of two results with one document (the same
// path) the later one's counts; documents stand in the order of their paths; rules, packs,
// agreements and clauses in the order they first occur, the later result's where both have one.
// The day, the language and what texts are read are those of the last result; the exit code (what
// only all of them together say fails no gate here) and the least severity shown are the highest of
// all. A result none of whose documents is left counts for nothing else.
// `notes` (char *, or NULL) gets a sentence for each result that has documents of another one, and
// for each thing that the results do not agree in; `names` are what they are called in them.
struct result *result_merge(const GPtrArray *results, const char *const *names, GPtrArray *notes);

#endif
