// SPDX-License-Identifier: Apache-2.0
#include "lang/duty.h"

#include <string.h>

#include "lang/duty-word.h"

enum { NONE = G_MAXUINT };
// How many words may stand between two that belong together.
enum { NEAR_PARTICLE = 3, NEAR_CHARGE = 4, NEAR_AGENT = 12, NEAR_BEFALLS = 3, ANSWER_WORDS = 8 };

// Any of these is a verb that a subject may stand before or behind.
#define VERBS                                                                                      \
    (WORD_MUST | WORD_MAY | WORD_HAVE | WORD_BE | WORD_ACT | WORD_DONE | WORD_LIES |               \
     WORD_BEFALLS | WORD_PARTICLE)

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
    gboolean relative;
};

struct parser {
    const char *text;
    const GArray *spans;
    GArray *words, *clauses;
    guint held, given; // the party and the task that stand outside, or NONE
    gboolean asked;
    GArray *duties;
};

// A word of responsibility, who has it, and what it is about.
struct statement {
    guint clause, word, holder, task;
};

static const struct duty_span *span_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->spans, struct duty_span, index);
}

static struct word *word_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->words, struct word, index);
}

static struct clause *clause_at(const struct parser *parser, guint index)
{
    return &g_array_index(parser->clauses, struct clause, index);
}

static gboolean has(const struct parser *parser, guint word, guint bits)
{
    return (word_at(parser, word)->bits & bits) != 0;
}

// Words -----------------------------------------------------------------------------------------

static gboolean joins_word(gunichar character)
{
    return g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '-';
}

static void note_sign(struct word *word, const char *text, guint at)
{
    char sign = text[at];
    word->comma = word->comma || sign == ',';
    word->colon = word->colon || sign == ':';
    word->stop = word->stop || strchr(";()\"", sign) != NULL ||
                 (sign == '-' && at > 0 && text[at - 1] == ' ' && text[at + 1] == ' ');
}

static void clear_word(void *data)
{
    g_free(((struct word *)data)->text);
}

static void read_words(struct parser *parser, guint length)
{
    const char *text = parser->text;
    struct word word = {.party = NONE, .task = NONE};
    for (guint at = 0; at < length;) {
        guint end = at;
        while (end < length && joins_word(g_utf8_get_char(text + end)))
            end = (guint)(g_utf8_next_char(text + end) - text);
        if (end == at || (end == at + 1 && text[at] == '-')) {
            note_sign(&word, text, at);
            at = (guint)(g_utf8_next_char(text + at) - text);
            continue;
        }
        word.start = at;
        word.end = end;
        word.text = g_utf8_strdown(text + at, end - at);
        word.bits = duty_word(word.text);
        g_array_append_val(parser->words, word);
        word = (struct word){.party = NONE, .task = NONE};
        at = end;
    }
}

static void mark_words(struct parser *parser)
{
    for (guint i = 0; i < parser->spans->len; i++) {
        const struct duty_span *span = span_at(parser, i);
        gboolean party = span->mark == DUTY_PARTY || span->mark == DUTY_OTHER;
        if (span->start == DUTY_OUTSIDE) {
            *(party ? &parser->held : &parser->given) = i;
            continue;
        }
        for (guint n = 0; n < parser->words->len; n++) {
            struct word *word = word_at(parser, n);
            if (word->start >= span->end || word->end <= span->start)
                continue;
            guint *mark = party ? &word->party : &word->task;
            if (*mark == NONE)
                *mark = i;
            if (party)
                word->bits = 0;
        }
    }
    // A party inside what a task is called ("kommunal primärvård" of a longer name) is no party,
    // but for deeds, which may name who does it.
    for (guint n = 0; n < parser->words->len; n++) {
        struct word *word = word_at(parser, n);
        if (word->party != NONE && word->task != NONE &&
            span_at(parser, word->task)->mark == DUTY_TASK)
            word->party = NONE;
    }
}

// Clauses ---------------------------------------------------------------------------------------

// "kommunalt" before "ansvar" says whose it is as "kommunens" does.
static gboolean is_adjective(const struct word *word)
{
    return g_str_has_suffix(word->text, "al") || g_str_has_suffix(word->text, "alt") ||
           g_str_has_suffix(word->text, "ala");
}

static gboolean ends_in_s(const struct word *word)
{
    gsize length = strlen(word->text);
    return length > 3 && word->text[length - 1] == 's' && strcmp(word->text, "mas") != 0;
}

// The last word of the span that a word is part of.
static guint last_of(const struct parser *parser, guint word)
{
    guint span = word_at(parser, word)->party;
    while (word + 1 < parser->words->len && word_at(parser, word + 1)->party == span)
        word++;
    return word;
}

static guint first_of(const struct parser *parser, guint word)
{
    guint span = word_at(parser, word)->party;
    while (word > 0 && word_at(parser, word - 1)->party == span)
        word--;
    return word;
}

// "kommunens boende": a party in the genitive, which says whose something is.
static gboolean is_genitive(const struct parser *parser, guint word)
{
    guint last = last_of(parser, word);
    if (last + 1 >= parser->words->len)
        return FALSE;
    const struct word *next = word_at(parser, last + 1);
    if (is_adjective(word_at(parser, last)))
        return (next->bits & WORD_CHARGE) != 0;
    if (!ends_in_s(word_at(parser, last)))
        return FALSE;
    return !next->comma && !next->stop && !(next->bits & (VERBS | WORD_AND | WORD_WHO));
}

// The word where a party begins that stands at `word`, articles and the like before it; else NONE.
static guint party_from(const struct parser *parser, guint word, guint end)
{
    for (guint i = word; i < end && i < word + 5; i++) {
        const struct word *here = word_at(parser, i);
        if (here->party != NONE && !is_genitive(parser, i))
            return i;
        if (here->party != NONE)
            continue; // "kommunens hemtjänst"
        if (i > word && (here->comma || here->stop))
            return NONE;
        if (i + 1 < end && strcmp(here->text, "i") == 0 &&
            strcmp(word_at(parser, i + 1)->text, "stället") == 0)
            continue;
        if (!(here->bits & (WORD_THE | WORD_FILL)) &&
            (!ends_in_s(here) || (here->bits & VERBS) || here->task != NONE))
            return NONE;
    }
    return NONE;
}

// Whether a party that begins at `word` has a verb, or shares the one before it ("och kommunen för
// läkare").
static gboolean begins_clause(const struct parser *parser, guint word, guint end)
{
    guint party = party_from(parser, word, end);
    if (party == NONE)
        return FALSE;
    guint last = last_of(parser, party);
    if (last + 1 < end && has(parser, last + 1, WORD_FOR))
        return TRUE;
    for (guint i = last + 1; i < end && i <= last + 3; i++) {
        if (word_at(parser, i)->party != NONE || has(parser, i, WORD_AND))
            return FALSE;
        if (has(parser, i, VERBS))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_word(const struct parser *parser, guint word, const char *text)
{
    return strcmp(word_at(parser, word)->text, text) == 0;
}

// "om" and "då" are more than conjunctions, "så" is one before "att".
static gboolean begins_subordinate(const struct parser *parser, guint word, guint end)
{
    if (is_word(parser, word, "så"))
        return is_word(parser, word + 1, "att") && !is_word(parser, word - 1, "till") &&
               !g_str_has_prefix(word_at(parser, word - 1)->text, "ordna");
    if (is_word(parser, word, "om") || is_word(parser, word, "då"))
        return word_at(parser, word)->comma || party_from(parser, word + 1, end) != NONE ||
               has(parser, word + 1, WORD_THEY | WORD_IT);
    return TRUE;
}

// Whether a clause begins at `word`, in a sentence up to `end`, the one before it at `from`.
static gboolean parts_clause(const struct parser *parser, guint from, guint word, guint end)
{
    const struct word *here = word_at(parser, word);
    guint next = word + 1;
    if (here->stop)
        return TRUE;
    if (next < end && (here->bits & WORD_WHO))
        return !has(parser, next, WORD_CHARGED) && !is_word(parser, next, "en") &&
               !is_word(parser, next, "ett");
    if (next < end && (here->bits & WORD_WHEN))
        return begins_subordinate(parser, word, end);
    if (here->bits & WORD_BUT)
        return next >= end || !has(parser, next, WORD_TO);
    if (next < end && (here->bits & (WORD_AND | WORD_TO)))
        return begins_clause(parser, next, end);
    // "När kommunen har tagit emot patienten ansvarar regionen".
    if (next < end && (here->bits & VERBS) && has(parser, from, WORD_WHEN) && word > from + 2 &&
        party_from(parser, next, end) != NONE)
        return TRUE;
    return here->comma && (begins_clause(parser, word, end) || (here->bits & VERBS) != 0);
}

static void add_clause(struct parser *parser, guint first, guint last, guint sentence)
{
    struct clause clause = {.first = first,
                            .last = last,
                            .sentence = sentence,
                            .subject = NONE,
                            .verbs = parser->clauses->len,
                            .relative = has(parser, first, WORD_WHO)};
    if (last > first)
        g_array_append_val(parser->clauses, clause);
}

static void split_clauses(struct parser *parser, const guint *sentences, guint sentence_count)
{
    guint from = 0;
    for (guint i = 0; i < sentence_count; i++) {
        guint end = from;
        while (end < parser->words->len &&
               (i + 1 == sentence_count || word_at(parser, end)->start < sentences[i + 1]))
            end++;
        for (guint n = from + 1; n < end; n++)
            if (parts_clause(parser, from, n, end)) {
                add_clause(parser, from, n, i);
                from = n;
            }
        add_clause(parser, from, end, i);
        from = end;
    }
}

// Subjects --------------------------------------------------------------------------------------

static guint first_verb(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first; i < clause->last; i++)
        if (has(parser, i, VERBS))
            return i;
    return NONE;
}

// Whether what stands before the verb is something else than the subject: "För läkare ansvarar",
// "Därefter sköter", "Läkare ordnar".
static gboolean is_fronted(const struct parser *parser, const struct clause *clause, guint verb)
{
    const struct word *first = word_at(parser, clause->first);
    return clause->first == verb || first->task != NONE || first->comma ||
           (first->bits & (WORD_OF | WORD_BY | WORD_AT | WORD_FOR | WORD_WHEN | WORD_FILL |
                           WORD_IT | WORD_BUT | WORD_CHARGE)) != 0;
}

// "ansvarar för": a verb without an object, so that a party behind it is its subject.
static gboolean takes_no_object(const struct parser *parser, guint verb)
{
    const struct word *word = word_at(parser, verb);
    return (word->bits & (WORD_MUST | WORD_MAY | WORD_HAVE | WORD_BE)) != 0 ||
           g_str_has_prefix(word->text, "ansvara") || g_str_has_prefix(word->text, "svara") ||
           g_str_has_prefix(word->text, "stå") || g_str_has_prefix(word->text, "sörj");
}

static guint inverted_subject(const struct parser *parser, const struct clause *clause)
{
    guint verb = first_verb(parser, clause);
    if (verb == NONE || verb + 1 >= clause->last)
        return NONE;
    guint party = party_from(parser, verb + 1, clause->last);
    if (party == NONE || !(takes_no_object(parser, verb) || is_fronted(parser, clause, verb)))
        return NONE;
    return word_at(parser, party)->party;
}

static guint leading_subject(const struct parser *parser, const struct clause *clause)
{
    guint word = clause->first;
    while (word < clause->last &&
           has(parser, word, WORD_AND | WORD_BUT | WORD_WHEN | WORD_TO | WORD_WHO))
        word++;
    guint party = party_from(parser, word, clause->last);
    return party == NONE ? NONE : word_at(parser, party)->party;
}

// The subject of an earlier clause that one without its own goes on with, or that its pronoun
// stands for.
static guint earlier_subject(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    const struct word *first = word_at(parser, clause->first);
    gboolean pronoun = (first->bits & WORD_THEY) != 0 && clause->first + 1 < clause->last &&
                       has(parser, clause->first + 1, VERBS);
    gboolean goes_on = (first->bits & (VERBS | WORD_AND)) != 0;
    for (guint i = index; i > 0 && (pronoun || goes_on); i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence + (pronoun ? 1 : 0) < clause->sentence)
            return NONE;
        if (!earlier->relative && earlier->subject != NONE)
            return earlier->subject;
    }
    return NONE;
}

// What "som" stands for: the party before it, or the one that a pronoun before it stands for.
static guint antecedent(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    if (!has(parser, clause->first - 1, WORD_THEY))
        return word_at(parser, clause->first - 1)->party;
    for (guint i = index; i > 0; i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence + 1 < clause->sentence)
            return NONE;
        if (earlier->sentence < clause->sentence && earlier->subject != NONE)
            return earlier->subject;
    }
    return NONE;
}

static void find_subjects(struct parser *parser)
{
    for (guint i = 0; i < parser->clauses->len; i++) {
        struct clause *clause = clause_at(parser, i);
        clause->subject = leading_subject(parser, clause);
        if (clause->subject == NONE && clause->relative && clause->first > 0)
            clause->subject = antecedent(parser, i);
        if (clause->subject == NONE)
            clause->subject = inverted_subject(parser, clause);
        if (clause->subject == NONE && !clause->relative)
            clause->subject = earlier_subject(parser, i);
        if (clause->subject == NONE && !clause->relative)
            clause->subject = parser->held;
        if (i > 0 && clause_at(parser, i - 1)->sentence == clause->sentence &&
            first_verb(parser, clause) == NONE &&
            has(parser, clause->first, WORD_BUT | WORD_AND | WORD_FOR))
            clause->verbs = clause_at(parser, i - 1)->verbs;
    }
}

// Roles -----------------------------------------------------------------------------------------

// The bits of the preposition that a word stands after, articles and genitives between; 0: none.
static guint governed_by(const struct parser *parser, const struct clause *clause, guint word,
                         guint *preposition)
{
    for (guint i = word; i > clause->first && i + 5 > word; i--) {
        const struct word *before = word_at(parser, i - 1);
        if (word_at(parser, i)->comma || word_at(parser, i)->stop)
            return 0;
        if (before->bits & (WORD_OF | WORD_BY | WORD_AT | WORD_FOR)) {
            *preposition = i - 1;
            return before->bits;
        }
        if (!(before->bits & (WORD_THE | WORD_FILL)) && !ends_in_s(before))
            return 0;
    }
    return 0;
}

static gboolean is_role(const struct parser *parser, const struct clause *clause, guint word,
                        guint bits)
{
    guint preposition = NONE;
    return !is_genitive(parser, word) &&
           (governed_by(parser, clause, word, &preposition) & bits) != 0;
}

// The first party of a clause that stands after one of these prepositions, near `verb` if that is
// in the clause.
static guint party_after(const struct parser *parser, const struct clause *clause, guint verb,
                         guint bits)
{
    for (guint i = clause->first; i < clause->last; i++) {
        if (word_at(parser, i)->party == NONE || first_of(parser, i) != i)
            continue;
        gboolean near = verb < clause->first || verb >= clause->last ||
                        (i > verb ? i - verb : verb - i) <= NEAR_AGENT;
        if (near && is_role(parser, clause, i, bits))
            return word_at(parser, i)->party;
    }
    return NONE;
}

// A party without preposition right behind a verb.
static guint party_behind(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = verb + 1; i < clause->last && i <= verb + NEAR_BEFALLS; i++)
        if (word_at(parser, i)->party != NONE && !is_genitive(parser, i) &&
            !is_role(parser, clause, i, WORD_OF | WORD_BY | WORD_FOR))
            return word_at(parser, i)->party;
    return NONE;
}

// Whether one of the next words is this: "har det yttersta ansvaret", "är ytterst ansvarig".
static gboolean comes_soon(const struct parser *parser, const struct clause *clause, guint word,
                           guint bits)
{
    for (guint i = word + 1; i < clause->last && i <= word + NEAR_CHARGE + 1; i++) {
        const struct word *here = word_at(parser, i);
        if (here->bits & bits)
            return TRUE;
        if (here->comma || (here->bits & (WORD_OF | WORD_BY | WORD_AT | WORD_FOR | WORD_TO)))
            return here->bits & WORD_OF && strcmp(here->text, "i") == 0 && i + 1 < clause->last &&
                   has(parser, i + 1, bits);
    }
    return FALSE;
}

// "kommunens ansvar": the party whose charge it is, where the clause says that something is or
// lies there, or names what it is for.
static guint owner_of(const struct parser *parser, const struct clause *clause, guint charge)
{
    guint party = NONE;
    for (guint i = charge; i > clause->first && i + 3 > charge; i--)
        if (word_at(parser, i - 1)->party != NONE) {
            party = first_of(parser, i - 1);
            break;
        }
    if (party == NONE || party < clause->first || !is_genitive(parser, party))
        return NONE;
    gboolean linked =
        charge + 1 < clause->last && has(parser, charge + 1, WORD_FOR | WORD_TO | WORD_BE);
    for (guint i = clause->first; i < party && !linked; i++)
        linked = has(parser, i, WORD_BE | WORD_LIES | WORD_BUT) ||
                 g_str_has_prefix(word_at(parser, i)->text, "ingå") ||
                 g_str_has_prefix(word_at(parser, i)->text, "omfattas") ||
                 g_str_has_prefix(word_at(parser, i)->text, "hör");
    for (guint i = charge + 1; i < clause->last && !linked; i++)
        linked = g_str_has_prefix(word_at(parser, i)->text, "omfatta") ||
                 g_str_has_prefix(word_at(parser, i)->text, "ingå") ||
                 g_str_has_prefix(word_at(parser, i)->text, "innefatta") ||
                 g_str_has_prefix(word_at(parser, i)->text, "inkludera");
    return linked ? word_at(parser, party)->party : NONE;
}

static guint particle_bits(const struct parser *parser, const struct clause *clause, guint word)
{
    // "För läkare svarar kommunen"
    guint bits = has(parser, clause->first, WORD_FOR)
                     ? duty_particle(word_at(parser, word)->text, "för")
                     : 0;
    for (guint i = word + 1; i < clause->last && i <= word + NEAR_PARTICLE + 1; i++)
        bits |= duty_particle(word_at(parser, word)->text, word_at(parser, i)->text);
    return bits;
}

// Who has what the word at `verb` in clause `said` says, by the role that this word gives its
// holder; the roles are looked for in `clause`, which may share the verb of another one.
static guint holder_of(const struct parser *parser, const struct clause *clause,
                       const struct clause *said, guint verb)
{
    const struct word *word = word_at(parser, verb);
    guint bits = word->bits, holder = NONE;
    if (bits & WORD_PARTICLE)
        bits |= particle_bits(parser, said, verb);
    gboolean deed = word->task != NONE && span_at(parser, word->task)->mark == DUTY_DEED;
    if (deed || (bits & WORD_DONE))
        holder = party_after(parser, clause, verb, WORD_BY);
    if (holder == NONE && (bits & WORD_LIES))
        holder = party_after(parser, clause, verb, WORD_AT);
    if (holder == NONE && (bits & WORD_BEFALLS)) {
        holder = said == clause ? party_behind(parser, clause, verb) : NONE;
        if (holder == NONE)
            holder = clause->subject;
    }
    if (holder == NONE && (bits & WORD_CHARGE) && said == clause)
        holder = owner_of(parser, clause, verb);
    if (holder == NONE && (deed || (bits & WORD_ACT) ||
                           ((bits & WORD_HAVE) && comes_soon(parser, said, verb, WORD_CHARGE)) ||
                           ((bits & WORD_BE) && comes_soon(parser, said, verb, WORD_CHARGED))))
        holder = clause->subject;
    if (holder == NONE && (bits & (WORD_CHARGED | WORD_CHARGE)) && parser->held != NONE &&
        first_verb(parser, clause) == NONE)
        holder = parser->held;
    if (holder == NONE && (bits & WORD_CHARGED) && said == clause)
        for (guint i = verb + 1; i + 1 < clause->last && holder == NONE; i++)
            if (has(parser, i, WORD_BE) || word_at(parser, i + 1)->colon)
                holder = party_behind(parser, clause, i);
    return holder;
}

// Exceptions ------------------------------------------------------------------------------------

static guint word_of(const struct parser *parser, guint span)
{
    for (guint i = 0; i < parser->words->len; i++)
        if (word_at(parser, i)->party == span || word_at(parser, i)->task == span)
            return i;
    return NONE;
}

// "Regionen och kommunen", "tillsammans med regionen": the duty is not this party's alone.
static gboolean is_joint(const struct parser *parser, const struct clause *clause, guint holder)
{
    if (span_at(parser, holder)->start == DUTY_OUTSIDE)
        return FALSE;
    guint first = word_of(parser, holder), last = last_of(parser, first);
    if (last + 2 < parser->words->len && has(parser, last + 1, WORD_AND)) {
        guint other = party_from(parser, last + 2, parser->words->len);
        if (other != NONE && span_at(parser, word_at(parser, other)->party)->mark == DUTY_OTHER &&
            !begins_clause(parser, last + 2, parser->words->len))
            return TRUE;
    }
    for (guint i = first; i > 1 && i + 4 > first; i--)
        if (has(parser, i - 1, WORD_AND)) {
            guint other = word_at(parser, i - 2)->party;
            if (other != NONE && span_at(parser, other)->mark == DUTY_OTHER)
                return TRUE;
        }
    for (guint i = clause->first; i + 1 < clause->last; i++)
        if (strcmp(word_at(parser, i)->text, "med") == 0 && i > clause->first &&
            (g_str_has_prefix(word_at(parser, i - 1)->text, "tillsammans") ||
             g_str_has_prefix(word_at(parser, i - 1)->text, "gemensam") ||
             g_str_has_prefix(word_at(parser, i - 1)->text, "samverkan") ||
             g_str_has_prefix(word_at(parser, i - 1)->text, "ihop"))) {
            guint other = party_from(parser, i + 1, clause->last);
            if (other != NONE && span_at(parser, word_at(parser, other)->party)->mark == DUTY_OTHER)
                return TRUE;
        }
    return FALSE;
}

// A denial in the clause, unless it is another party's alone: "kommunen, inte regionen, ansvarar".
static gboolean is_denied(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first; i < clause->last; i++) {
        if (!has(parser, i, WORD_DENY))
            continue;
        guint party = i + 1 < clause->last ? party_from(parser, i + 1, clause->last) : NONE;
        if (party == NONE || span_at(parser, word_at(parser, party)->party)->mark != DUTY_OTHER)
            return TRUE;
    }
    return FALSE;
}

static enum duty_force force_of(const struct parser *parser, const struct clause *said, guint verb)
{
    for (guint i = MIN(verb, said->last); i > said->first; i--) {
        guint bits = word_at(parser, i - 1)->bits;
        if (bits & WORD_MUST)
            return DUTY_MUST;
        if (bits & WORD_MAY)
            return DUTY_MAY;
        if ((bits & WORD_HAVE) && i < said->last && has(parser, i, WORD_TO))
            return DUTY_MUST;
    }
    return verb < said->last && has(parser, verb, WORD_MUST) ? DUTY_MUST : DUTY_DOES;
}

// Tasks -----------------------------------------------------------------------------------------

// What a task stands after says whether it is what the duty is about: not "efter läkarbesöket".
static gboolean is_object(const struct parser *parser, const struct clause *clause, guint verb,
                          guint task)
{
    guint preposition = NONE;
    guint bits = governed_by(parser, clause, task, &preposition);
    const char *text = bits ? word_at(parser, preposition)->text : "";
    if ((bits & WORD_AT) || ((bits & WORD_OF) && strcmp(text, "med") != 0 &&
                             strcmp(text, "över") != 0 && strcmp(text, "om") != 0))
        return FALSE;
    if (strcmp(text, "om") == 0)
        return preposition > 0 && strcmp(word_at(parser, preposition - 1)->text, "hand") == 0;
    // The first "för" behind the word of responsibility brings in what it is for.
    guint from = verb < clause->first ? clause->first : verb + 1;
    for (guint i = from; i < clause->last && i <= from + NEAR_CHARGE + 1; i++)
        if (has(parser, i, WORD_FOR) &&
            i + 1 < clause->last) // else "läkare ska kommunen svara för"
            return task > i && (!(bits & WORD_FOR) || preposition == i);
    return TRUE;
}

static guint task_in(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = clause->first; i < clause->last; i++) {
        guint task = word_at(parser, i)->task;
        if (task != NONE && (i == clause->first || word_at(parser, i - 1)->task != task) &&
            is_object(parser, clause, verb, i))
            return task;
    }
    return NONE;
}

// "Det ansvarar kommunen för", "Ansvaret ligger hos kommunen": what it is was said before.
static gboolean refers_back(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = verb + 1; i + 1 < clause->last; i++)
        if (has(parser, i, WORD_FOR | WORD_TO) && !has(parser, i + 1, WORD_IT))
            return FALSE;
    for (guint i = clause->first; i < clause->last; i++)
        if (has(parser, i, WORD_IT | WORD_CHARGE))
            return TRUE;
    return FALSE;
}

static gboolean names_task(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first; i < clause->last; i++)
        if (word_at(parser, i)->task != NONE)
            return TRUE;
    return FALSE;
}

static guint any_task(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first; i < clause->last; i++)
        if (word_at(parser, i)->task != NONE)
            return word_at(parser, i)->task;
    return NONE;
}

// "och kommunen för sjuksköterskor": it says itself what its verb is about.
static gboolean names_own(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first + 1; i < clause->last; i++)
        if (has(parser, i, WORD_FOR | WORD_TO))
            return TRUE;
    return FALSE;
}

static guint task_before(const struct parser *parser, guint index, guint verb)
{
    const struct clause *clause = clause_at(parser, index);
    if (clause->relative && clause->first > 0 && word_at(parser, clause->first - 1)->task != NONE)
        return word_at(parser, clause->first - 1)->task;
    // "en skyldighet som vilar på kommunen"
    gboolean charge = clause->relative && clause->first > 0 &&
                      has(parser, clause->first - 1, WORD_CHARGE | WORD_CHARGED);
    gboolean contrast = has(parser, clause->first, WORD_BUT) && !names_own(parser, clause);
    if (!charge && !contrast && !refers_back(parser, clause, verb))
        return NONE;
    for (guint i = index; i > 0; i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence + 1 < clause->sentence)
            break;
        if (names_task(parser, earlier))
            return any_task(parser, earlier);
    }
    return NONE;
}

static guint task_of(const struct parser *parser, guint index, guint verb)
{
    const struct clause *clause = clause_at(parser, index);
    guint task = task_in(parser, clause, verb);
    if (task == NONE && clause->verbs != index && !names_own(parser, clause))
        task = task_in(parser, clause_at(parser, clause->verbs), verb);
    if (task == NONE && index + 1 < parser->clauses->len &&
        has(parser, clause_at(parser, index + 1)->first, WORD_TO))
        task = task_in(parser, clause_at(parser, index + 1), verb);
    if (task == NONE)
        task = task_before(parser, index, verb);
    return task == NONE ? parser->given : task;
}

// Statements ------------------------------------------------------------------------------------

static void widen(struct duty *duty, guint start, guint end, guint sentence_start)
{
    if (start < sentence_start || start == DUTY_OUTSIDE)
        return; // only what this sentence says is marked
    duty->start = MIN(duty->start, start);
    duty->end = MAX(duty->end, end);
}

static void add_duty(struct parser *parser, const struct statement *statement)
{
    const struct clause *clause = clause_at(parser, statement->clause);
    const struct duty_span *holder = span_at(parser, statement->holder);
    guint first = statement->clause;
    while (first > 0 && clause_at(parser, first - 1)->sentence == clause->sentence)
        first--;
    guint from = word_at(parser, clause_at(parser, first)->first)->start;
    struct duty duty = {.start = G_MAXUINT,
                        .force =
                            force_of(parser, clause_at(parser, clause->verbs), statement->word)};
    widen(&duty, holder->start, holder->end, from);
    if (statement->word != NONE) {
        const struct word *word = word_at(parser, statement->word);
        widen(&duty, word->start, word->end, from);
    }
    if (statement->task != NONE) {
        const struct duty_span *task = span_at(parser, statement->task);
        widen(&duty, task->start, task->end, from);
    }
    for (guint i = clause->first; i < clause->last; i++)
        if (statement->task != NONE && has(parser, i, WORD_CHARGE))
            widen(&duty, word_at(parser, i)->start, word_at(parser, i)->end, from);
    if (duty.start != G_MAXUINT)
        g_array_append_val(parser->duties, duty);
}

// The first duty that the words of clause `said` give in this clause.
static gboolean search_words(struct parser *parser, guint index, const struct clause *said)
{
    const struct clause *clause = clause_at(parser, index);
    for (guint verb = said->first; verb < said->last; verb++) {
        guint holder = holder_of(parser, clause, said, verb);
        if (holder == NONE || span_at(parser, holder)->mark != DUTY_PARTY ||
            is_joint(parser, clause, holder))
            continue;
        const struct word *word = word_at(parser, verb);
        gboolean deed = word->task != NONE && span_at(parser, word->task)->mark == DUTY_DEED;
        guint task = deed ? word->task : task_of(parser, index, verb);
        if (task == NONE)
            continue;
        struct statement statement = {index, verb, holder, task};
        add_duty(parser, &statement);
        return TRUE;
    }
    return FALSE;
}

static void search_clause(struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    if (is_denied(parser, clause) || search_words(parser, index, clause) || clause->verbs == index)
        return;
    search_words(parser, index, clause_at(parser, clause->verbs));
}

// A cell under the heading of a party: it names a task without a verb, or says yes to the one that
// its row is about.
static void search_cell(struct parser *parser)
{
    static const char *const yes[] = {"x", "ja", "utför", "1", NULL};
    guint word = 0;
    if (parser->held == NONE || span_at(parser, parser->held)->mark != DUTY_PARTY)
        return;
    for (guint i = 0; i < parser->clauses->len; i++) {
        const struct clause *clause = clause_at(parser, i);
        if (first_verb(parser, clause) != NONE || is_denied(parser, clause))
            continue;
        guint task = any_task(parser, clause);
        for (word = clause->first; word < clause->last && has(parser, word, WORD_THE);)
            word++;
        if (task == NONE || word >= clause->last || word_at(parser, word)->task != task)
            continue;
        struct statement statement = {i, word, parser->held, task};
        add_duty(parser, &statement);
        return;
    }
    if (parser->given == NONE || parser->words->len != 1 ||
        !g_strv_contains(yes, word_at(parser, 0)->text))
        return;
    struct statement statement = {0, 0, parser->held, parser->given};
    add_duty(parser, &statement);
}

// "Läkarmedverkan: kommunen": a task and a party, and nothing else.
static void search_pair(struct parser *parser)
{
    guint colon = 0;
    for (guint i = 1; i < parser->words->len; i++)
        if (word_at(parser, i)->colon)
            colon = i;
    if (!colon || parser->clauses->len != 1)
        return;
    struct clause before = {.first = 0, .last = colon};
    guint party = party_from(parser, colon, parser->words->len);
    guint task = any_task(parser, &before);
    if (party == NONE || task == NONE || last_of(parser, party) + 1 != parser->words->len ||
        first_verb(parser, &before) != NONE)
        return;
    struct statement statement = {0, colon, word_at(parser, party)->party, task};
    if (span_at(parser, statement.holder)->mark == DUTY_PARTY)
        add_duty(parser, &statement);
}

static gboolean ends_with_question(const struct parser *parser, const struct clause *clause)
{
    const struct word *last = word_at(parser, clause->last - 1);
    return parser->text[last->end] == '?';
}

// Whether a clause asks who has a task.
static gboolean asks_who(const struct parser *parser, guint index)
{
    gboolean who = FALSE, task = FALSE;
    guint sentence = clause_at(parser, index)->sentence;
    const struct clause *last = clause_at(parser, index);
    for (guint i = 0; i < parser->clauses->len; i++) {
        const struct clause *clause = clause_at(parser, i);
        if (clause->sentence != sentence)
            continue;
        for (guint n = clause->first; n < clause->last; n++)
            who = who || has(parser, n, WORD_ASK);
        task = task || names_task(parser, clause);
        last = clause;
    }
    return who && task && ends_with_question(parser, last);
}

// "Vem ansvarar för läkare? Det gör kommunen."
static void search_answer(struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    gboolean first = index == 0 || clause_at(parser, index - 1)->sentence != clause->sentence;
    gboolean asked = index == 0 ? parser->asked : first && asks_who(parser, index - 1);
    if (!asked || clause->last - clause->first > ANSWER_WORDS || is_denied(parser, clause))
        return;
    guint party = NONE;
    for (guint i = clause->first; i < clause->last && party == NONE; i++)
        if (word_at(parser, i)->party != NONE && !is_genitive(parser, i) &&
            !is_role(parser, clause, i, WORD_OF | WORD_FOR))
            party = word_at(parser, i)->party;
    struct statement statement = {index, NONE, party, NONE};
    if (party != NONE && span_at(parser, party)->mark == DUTY_PARTY &&
        !is_joint(parser, clause, party))
        add_duty(parser, &statement);
}

void duty_find(const char *text, guint length, const guint *sentences, guint sentence_count,
               const GArray *spans, gboolean asked, GArray *duties)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct word));
    g_autoptr(GArray) clauses = g_array_new(FALSE, FALSE, sizeof(struct clause));
    g_array_set_clear_func(words, clear_word);
    struct parser parser = {.text = text,
                            .spans = spans,
                            .words = words,
                            .clauses = clauses,
                            .held = NONE,
                            .given = NONE,
                            .asked = asked,
                            .duties = duties};
    read_words(&parser, length);
    mark_words(&parser);
    split_clauses(&parser, sentences, sentence_count);
    find_subjects(&parser);
    for (guint i = 0; i < clauses->len; i++) {
        guint before = duties->len;
        search_clause(&parser, i);
        if (duties->len == before)
            search_answer(&parser, i);
    }
    if (!duties->len)
        search_pair(&parser);
    if (!duties->len)
        search_cell(&parser);
}
