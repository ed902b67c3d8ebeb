// SPDX-License-Identifier: Apache-2.0
// Regular expressions, always with UTF and UCP, without \C, within match, depth and heap limits.
// The pattern does not know where its source came from.
#ifndef LINJERA_PATTERN_PATTERN_H
#define LINJERA_PATTERN_PATTERN_H

#include "base/limits.h"
#include "pattern/filter.h"

#define PATTERN_ERROR pattern_error_quark()
GQuark pattern_error_quark(void);
// SYNTAX: the source is wrong (the message shows it with a caret at the fault); NULLABLE: it can
// match nothing; LIMIT: a match needed more than its limits.
enum pattern_error { PATTERN_ERROR_SYNTAX, PATTERN_ERROR_NULLABLE, PATTERN_ERROR_LIMIT };

// What a source contains.
struct pattern_facts {
    guint groups;          // capture groups
    guint back_references; // the highest group that is referred back to by number; 0: none
};

// Checks a source without keeping it; of one that is sound, `facts` (may be NULL) are told, of one
// that is not, `offset` (may be NULL), the byte of the fault.
gboolean pattern_check(const char *source, struct pattern_facts *facts, gsize *offset,
                       GError **error);
// The capture groups of a source that have this name, as bits (bit n for group n); groups from
// PATTERN_GROUPS on are not told of. 0 for a source that is wrong.
guint pattern_named_groups(const char *source, const char *name);
// Appends `text` to `out` so that it stands for itself, letter by letter.
void pattern_quote(GString *out, const char *text, gsize length);

// Whether a filter can pass over text for this source: it names a string of LITERAL_LEAST bytes
// or more, or a few of which one must stand in every match. Else it is tried on every passage.
gboolean pattern_has_literal(const char *source);

// Compiled patterns of one worker, by id; compiled on first use, to machine code when used often.
struct pattern_cache;
struct pattern_cache *pattern_cache_new(guint count, const struct limits *limits);
typedef struct pattern_cache pattern_cache_t;
void pattern_cache_free(struct pattern_cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern_cache_t, pattern_cache_free)

// Begins a new account of what matching costs; when the matches since then have cost more than the
// limit `match_budget`, all that follow end with PATTERN_LIMIT at once.
void pattern_cache_begin(struct pattern_cache *cache);
gboolean pattern_cache_is_spent(const struct pattern_cache *cache);

enum { PATTERN_GROUPS = 10 };
struct pattern_match {
    gsize start[PATTERN_GROUPS], end[PATTERN_GROUPS]; // bytes; start > end: group took no part
    guint groups;                                     // set groups, the whole match included
};

enum pattern_result { PATTERN_NO_MATCH, PATTERN_MATCH, PATTERN_LIMIT };
// Searches valid UTF-8 `subject` from byte `from`. `id` and `source` belong together for the
// lifetime of the cache. PATTERN_LIMIT: not known whether it matches.
enum pattern_result pattern_cache_match(struct pattern_cache *cache, guint id, const char *source,
                                        const char *subject, gsize length, gsize from,
                                        struct pattern_match *match);
// The same for a subject of which a scan has told where the pattern can match.
enum pattern_result pattern_cache_match_near(struct pattern_cache *cache, guint id,
                                             const char *source, const char *subject, gsize length,
                                             gsize from, const struct pattern_where *where,
                                             struct pattern_match *match);

#endif
