// SPDX-License-Identifier: Apache-2.0
// Many patterns in one pass: which of them can match in which passage, and near which byte. A
// filter knows of each pattern the literals that any match must contain; one pass over the folded
// text finds them all, and only where one stands is the pattern tried. That never changes what is
// found (see literal.h).
#ifndef LINJERA_PATTERN_FILTER_H
#define LINJERA_PATTERN_FILTER_H

#include "pattern/literal.h"

// Immutable once made: workers inherit it by fork.
struct pattern_filter;

// `sources` are PCRE2 sources by id; they are not kept.
struct pattern_filter *pattern_filter_new(const char *const *sources, guint count);
typedef struct pattern_filter pattern_filter_t;
void pattern_filter_free(struct pattern_filter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern_filter_t, pattern_filter_free)

// A literal in a passage: the passage's number and the byte where it begins.
struct pattern_place {
    guint32 passage, byte;
};

// Places in one passage, ascending; borrowed from the scan.
struct pattern_places {
    const struct pattern_place *all;
    guint count;
};

// Where a pattern can match in one passage: anywhere, or only in matches that contain one of the
// places, `before` them; and in both cases only in those that contain one of each of the others,
// too. No place and not anywhere: it does not match.
struct pattern_where {
    gboolean anywhere;
    struct pattern_places places;
    struct extent before;
    struct pattern_places others[LITERAL_SETS - 1];
    guint other_count;
};

// One document's text, looked through once.
struct pattern_scan;
// `filter` is borrowed; NULL: every pattern can match anywhere.
struct pattern_scan *pattern_scan_new(const struct pattern_filter *filter);
typedef struct pattern_scan pattern_scan_t;
void pattern_scan_free(struct pattern_scan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern_scan_t, pattern_scan_free)
// Passages are added in ascending order, each once, as valid UTF-8; then `finish`, then questions.
void pattern_scan_add(struct pattern_scan *scan, guint passage, const char *text, gsize length);
void pattern_scan_finish(struct pattern_scan *scan);

// Whether the pattern can match in any passage that was added. Quick.
gboolean pattern_scan_can(const struct pattern_scan *scan, guint id);
struct pattern_where pattern_scan_where(struct pattern_scan *scan, guint id, guint passage);
// The first passage from `passage` on where the pattern can match; G_MAXUINT: none that was added.
// Where nothing is known it is `passage` itself, added or not.
guint pattern_scan_next(struct pattern_scan *scan, guint id, guint passage);

#endif
