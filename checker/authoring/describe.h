// SPDX-License-Identifier: Apache-2.0
// Rules in words: what a pattern, an exception and a scope say, for people who do not read XML.
// Patterns need ruleset_options.shapes.
#ifndef LINJERA_AUTHORING_DESCRIBE_H
#define LINJERA_AUTHORING_DESCRIBE_H

#include "ruleset/ruleset.h"

// The text in a language; as a format, both take the same arguments.
const char *in_language(enum language language, const char *swedish, const char *english)
    G_GNUC_FORMAT(2) G_GNUC_FORMAT(3);
// Appends a format's text in a language.
#define SAY(out, language, swedish, english, ...)                                                  \
    g_string_append_printf(out, in_language(language, swedish, english), ##__VA_ARGS__)

// "landsting" in all forms … "ska": a pattern on one line.
void describe_shape(GString *out, enum language language, const struct shape *shape);
// The same of a matcher: the parts of an <all> with "+" between.
void describe_matcher(GString *out, enum language language, const struct matcher *matcher);
// An exception: where, and what.
void describe_unless(GString *out, enum language language, const struct unless *unless);
// Where a rule looks; appends nothing when it looks everywhere.
void describe_scope(GString *out, enum language language, const struct scope *scope);
// What a check without patterns finds: faults of headings, what is impossible, abbreviations, too
// many words. Nothing for other checks.
void describe_faults(GString *out, enum language language, const struct rule *rule);
// "the same sentence", "the whole document".
const char *unit_in_words(enum language language, enum unit unit);

// Every token, phrase and regex of a pattern, those of definitions included, in order, each once.
typedef void (*shape_visit)(void *context, const struct shape *leaf);
void shape_leaves(const struct shape *shape, shape_visit visit, void *context);
// What a matcher is to its rule's check.
enum matcher_role {
    MATCHER_SOUGHT,   // what is looked for
    MATCHER_VARIANT,  // the same, under a name
    MATCHER_REPLACED, // the same, with what is to stand instead
    MATCHER_PARTY,    // of a duty
    MATCHER_OTHER,
    MATCHER_TASK,
    MATCHER_DEED,
    MATCHER_ABOUT,
    MATCHER_IF, // conditional: what must stand with it
    MATCHER_THEN,
    MATCHER_ROLES
};
// `name`: of the variant, or what the match is replaced with; else NULL.
typedef void (*matcher_visit)(void *context, enum matcher_role role, const char *name,
                              const struct matcher *matcher);
// All matchers of a rule's check.
void rule_matchers(const struct rule *rule, matcher_visit visit, void *context);
// The role as a label: "söker", "om", "men inte". A rule about an absence requires what it seeks.
const char *role_in_words(enum language language, enum matcher_role role, gboolean absence);

#endif
