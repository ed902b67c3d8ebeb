// SPDX-License-Identifier: Apache-2.0
// What the files of the comparison share: the clauses of two versions as words, and which belong
// together. Nothing outside agreement/ includes this.
#ifndef LINJERA_AGREEMENT_VERSIONS_H
#define LINJERA_AGREEMENT_VERSIONS_H

#include "agreement/compare.h"
#include "text/words.h"

enum { UNRELATED = G_MAXINT, THOUSAND = 1000 };

// A clause as it is compared: its title and its text, a line each.
struct version_clause {
    const struct clause *clause;
    char *text;
    GArray *words;     // struct word in `text`, without labels of list items
    guint title_words; // the first words are the title's
    guint hash;        // of all words: equal for the same words
    guint relation;    // index into versions.relations; UNRELATED: none yet
};

struct version {
    const struct agreement *agreement;
    struct version_clause *clauses;
    guint count;
};

// Clauses that belong together, by index: one of each, one and several, or several and one.
struct related {
    GArray *old_clauses, *new_clauses; // guint
};

struct versions {
    struct version old_version, new_version;
    GArray *relations;       // struct related
    GHashTable *title_words; // key of a word -> in how many titles of both versions it stands
};

// An old and a new clause that were compared word by word.
struct pair {
    guint old_index, new_index;
    GArray *aligned; // struct word_pair
    guint like;      // thousandths
    guint titles;    // thousandths of the titles' words that both have
    gboolean same_title, same_number;
    guint score;
};

void version_init(struct version *version, const struct agreement *agreement);
void version_clear(struct version *version);
void versions_init(struct versions *versions, const struct agreement *old_agreement,
                   const struct agreement *new_agreement);
void versions_clear(struct versions *versions);
// Finds what belongs together (relate.c); what stays UNRELATED was removed or is new.
void versions_relate(struct versions *versions);

struct version_clause *old_at(const struct versions *versions, guint index);
struct version_clause *new_at(const struct versions *versions, guint index);
gboolean same_words(const struct version_clause *a, const struct version_clause *b);
gboolean same_title(const struct version_clause *a, const struct version_clause *b);
gboolean same_number(const struct version_clause *a, const struct version_clause *b);
// Of the titles' words that tell something, how many both have, in thousandths: a word that stands
// in many titles ("Ansvar", "för") tells little.
guint shared_titles(const struct versions *versions, const struct version_clause *a,
                    const struct version_clause *b);

// A new relation, without clauses; clauses are added to the latest one.
struct related *relation_add(struct versions *versions);
void relate_old(struct versions *versions, struct related *related, guint index);
void relate_new(struct versions *versions, struct related *related, guint index);
void relate(struct versions *versions, guint old_index, guint new_index);

// Relates the clauses with the same words (same.c).
void relate_same(struct versions *versions);
// The pairs of clauses that may belong together (pairs.c; struct pair, the caller owns the array):
// for each unrelated new clause the old ones that share most with it.
GArray *versions_pairs(const struct versions *versions);
// Relates clauses that were split or merged (parts.c); `ordered` holds struct pair *, best first.
void relate_all_parts(struct versions *versions, const GPtrArray *ordered);

#endif
