// SPDX-License-Identifier: Apache-2.0
// Prints what the checker reads, so that people and `git diff` see the same text that rules do.
#ifndef LINJERA_EXTRACT_EXTRACT_H
#define LINJERA_EXTRACT_EXTRACT_H

#include "model/document.h"

enum { EXTRACT_ALL_PARTS = (1u << PART_KINDS) - 1 };

struct extract_request {
    const char *path;   // as the user gave it
    const char *sha256; // of the file's bytes, in hex
    guint parts;        // which are shown: bits 1u << enum part_kind; blocks keep their numbers
};

gboolean extract_wants(const struct extract_request *request, const struct block *block);

// One block a line, in reading order; the computed number and a tab first where there is one.
GString *extract_text(const struct document *document, const struct extract_request *request);
// "linjera-document/1".
GString *extract_json(const struct document *document, const struct extract_request *request);

// A page of its own with all of it, for people: numbers, kinds, places and marks.
GString *extract_html(const struct document *document, const struct extract_request *request);

// How many words were read, by part, and how many the program that saved the document counted. The
// document is one read with all revisions and hidden text; deleted and hidden words are counted
// for themselves. A table of lines, and "linjera-statistics/1".
GString *extract_statistics_text(const struct document *document,
                                 const struct extract_request *request);
GString *extract_statistics_json(const struct document *document,
                                 const struct extract_request *request);

#endif
