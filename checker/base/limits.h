// SPDX-License-Identifier: Apache-2.0
// Every limit of the program in one place: its name (also the command-line option), its default
// and what it bounds. Reaching one is reported with this name; nothing is cut silently.
#ifndef LINJERA_BASE_LIMITS_H
#define LINJERA_BASE_LIMITS_H

#include <glib.h>

// X(field, option, default, meaning)
#define LIMITS(X)                                                                                  \
    X(file_size, "max-file-size", 200u << 20, "bytes of one file on disk")                         \
    X(part_size, "max-part-size", 256u << 20, "bytes of one unpacked part")                        \
    X(package_size, "max-package-size", 512u << 20, "bytes of all parts read of one package")      \
    X(ratio, "max-ratio", 400, "unpacked bytes for each packed byte of a part over 10 MB")         \
    X(entries, "max-entries", 20000, "entries of one package")                                     \
    X(depth, "max-depth", 2000, "nested XML elements of one part")                                 \
    X(attributes, "max-attributes", 1000, "attributes of one XML element, namespaces included")    \
    X(blocks, "max-blocks", 2000000, "blocks of one document")                                     \
    X(chunks, "max-chunks", 200, "documents included in one document (altChunk), all depths")      \
    X(findings, "max-findings", 20000, "findings of one document")                                 \
    X(match, "match-limit", 1000000, "steps of one pattern match")                                 \
    X(match_depth, "match-depth", 10000, "backtracking depth of one pattern match")                \
    X(match_heap, "match-heap", 20000, "KiB of memory of one pattern match")                       \
    X(match_budget, "match-budget", 250000000, "steps of one rule's matches in one document")      \
    X(memory, "max-memory", 4096, "MiB of memory for one document")                                \
    X(cpu, "time-limit", 60, "CPU seconds for one document")

struct limits {
#define LIMITS_FIELD(field, option, value, meaning) guint64 field;
    LIMITS(LIMITS_FIELD)
#undef LIMITS_FIELD
};

struct limits limits_default(void);
// The field a limit's option name stands for, to be set; NULL if there is no such limit.
guint64 *limits_find(struct limits *limits, const char *option);

#endif
