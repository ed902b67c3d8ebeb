// SPDX-License-Identifier: Apache-2.0
// Sentences about duties as words, clauses and their subjects, for duty.c.
#ifndef LINJERA_LANG_DUTY_SENTENCE_H
#define LINJERA_LANG_DUTY_SENTENCE_H

#include "lang/duty-word.h"
#include "lang/duty.h"

enum { NONE = G_MAXUINT };

// Any of these is a verb that a subject may stand before or behind.
#define VERBS                                                                                      \
    (WORD_MUST | WORD_MAY | WORD_HAVE | WORD_BE | WORD_ACT | WORD_DONE | WORD_LIES |               \
     WORD_BEFALLS | WORD_PARTICLE | WORD_DEED)

struct word {
    guint start, end; // bytes
    guint bits;
    guint party, task;           // the span it is part of, or NONE
    gboolean comma, stop, colon; // before it
    char *text;                  // in lower case
};

struct clause {
    guint first, last; // words; last: exclusive
    guint sentence;
    guint subject; // a span of a party, or NONE
    guint verbs;   // the clause whose verb it shares; itself, if it has its own
    gboolean relative, subordinate;
};

struct parser {
    const char *text;
    const GArray *spans;
    GArray *words, *clauses;
    guint held, given; // the party and the task that stand outside, or NONE
    gboolean asked;
    GArray *duties;
};

static inline const struct duty_span *span_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->spans, struct duty_span, index);
}

static inline struct word *word_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->words, struct word, index);
}

static inline struct clause *clause_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->clauses, struct clause, index);
}

static inline gboolean has(const struct parser *parser, guint word, guint bits)
{
    return (word_at(parser, word)->bits & bits) != 0;
}

// Reads the text of the parser: its words, which spans they are part of, its clauses and subjects.
// The arrays are the caller's; sentences begin at these bytes.
void sentence_read(struct parser *parser, guint length, const guint *sentences,
                   guint sentence_count);
void sentence_clear_word(void *data);

gboolean word_is(const struct parser *parser, guint word, const char *text);
// The bits of the preposition that a word stands after, articles and genitives between; 0: none.
guint governed_by(const struct parser *parser, const struct clause *clause, guint word,
                  guint *preposition);
// The first clause of the sentence that a clause is part of.
guint sentence_first(const struct parser *parser, guint clause);
// The first verb of a clause; NONE: it has none.
guint clause_verb(const struct parser *parser, const struct clause *clause);

// The first and the last word of the party that a word is part of.
guint party_first(const struct parser *parser, guint word);
guint party_last(const struct parser *parser, guint word);
// "kommunens boende": a party in the genitive, which says whose something is.
gboolean party_is_genitive(const struct parser *parser, guint word);
// The word where a party begins that stands at `word`, articles and the like before it; else NONE.
guint party_from(const struct parser *parser, guint word, guint end);
// Whether a party that begins at `word` has a verb, or shares the one before it ("och kommunen för
// läkare").
gboolean party_begins_clause(const struct parser *parser, guint word, guint end);
// The party whose charge a word names ("kommunens ansvar"), where the clause says that something is
// or lies there, or what it is for; NONE: nobody's.
guint charge_owner(const struct parser *parser, const struct clause *clause, guint charge);
// Whether it stands after one of these prepositions.
gboolean party_is_role(const struct parser *parser, const struct clause *clause, guint word,
                       guint bits);

#endif
