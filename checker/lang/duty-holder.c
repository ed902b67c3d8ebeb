// SPDX-License-Identifier: Apache-2.0
#include "lang/duty-holder.h"

#include <string.h>

// How many words may stand between two that belong together.
enum {
    NEAR_PARTICLE = 3,
    FAR_PARTICLE = 9, // "gick uppföljningen av alla beslut då över"
    NEAR_CHARGE = 4,
    FAR_CHARGE = 9, // "har från och med den dagen ansvaret"
    NEAR_AGENT = 12,
    NEAR_BEFALLS = 3
};

// The party of a clause that stands after one of these prepositions, near `verb` if that is in the
// clause: the first one behind it, else the first.
static guint party_after(const struct parser *parser, const struct clause *clause, guint verb,
                         guint bits)
{
    gboolean own = verb >= clause->first && verb < clause->last;
    guint found = NONE;
    for (guint i = clause->first; i < clause->last; i++) {
        if (word_at(parser, i)->party == NONE || party_first(parser, i) != i)
            continue;
        gboolean near = !own || (i > verb ? i - verb : verb - i) <= NEAR_AGENT;
        if (!near || !party_is_role(parser, clause, i, bits))
            continue;
        if (!own || i > verb)
            return word_at(parser, i)->party;
        if (found == NONE)
            found = word_at(parser, i)->party;
    }
    return found;
}

// A party without preposition right behind a verb.
static guint party_behind(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = verb + 1; i < clause->last && i <= verb + NEAR_BEFALLS; i++)
        if (word_at(parser, i)->party != NONE && !party_is_genitive(parser, i) &&
            !party_is_role(parser, clause, i, WORD_OF | WORD_BY | WORD_FOR))
            return word_at(parser, i)->party;
    return NONE;
}

// Whether one of the next words is this: "har det yttersta ansvaret", "är ytterst ansvarig", "har,
// inte regionen, hela ansvaret". What says when and where may stand between.
static gboolean comes_soon(const struct parser *parser, const struct clause *clause, guint word,
                           guint bits)
{
    gboolean aside = FALSE;
    for (guint i = word + 1; i < clause->last && i <= word + FAR_CHARGE; i++) {
        const struct word *here = word_at(parser, i);
        if (here->comma)
            aside = !aside && (here->bits & WORD_DENY) != 0;
        if (!aside && (here->bits & bits))
            return TRUE;
        gboolean stops = (here->bits & (WORD_BY | WORD_FOR | WORD_TO | WORD_AND)) != 0 ||
                         word_is(parser, i, "om") || word_is(parser, i, "till") ||
                         (word_is(parser, i, "med") && !word_is(parser, i - 1, "och"));
        if ((here->comma && !aside) || (stops && !aside))
            return FALSE;
    }
    return FALSE;
}

static guint particle_bits(const struct parser *parser, const struct clause *clause, guint word)
{
    // "För läkare svarar kommunen"
    guint index = (guint)(clause - clause_at(parser, 0));
    guint front = clause_at(parser, sentence_first(parser, index))->first;
    guint bits = has(parser, clause->first, WORD_FOR) || has(parser, front, WORD_FOR)
                     ? duty_particle(word_at(parser, word)->text, "för")
                     : 0;
    for (guint i = word + 1; i < clause->last && i <= word + FAR_PARTICLE; i++)
        if (i <= word + NEAR_PARTICLE + 1 || word_is(parser, i, "över") ||
            word_is(parser, i, "hand"))
            bits |= duty_particle(word_at(parser, word)->text, word_at(parser, i)->text);
    return bits;
}

// "Behandlingsansvaret är kommunens": a genitive with nothing behind it, of a charge.
static guint predicate_owner(const struct parser *parser, const struct clause *clause, guint verb)
{
    gboolean charge = FALSE;
    for (guint i = clause->first; i < clause->last && !charge; i++)
        charge = has(parser, i, WORD_CHARGE) ||
                 (word_at(parser, i)->task != NONE && strstr(word_at(parser, i)->text, "ansvar"));
    for (guint i = verb + 1; i < clause->last && charge; i++) {
        const struct word *word = word_at(parser, i);
        guint next = i + 1;
        gboolean last = next >= clause->last || word_at(parser, next)->comma ||
                        has(parser, next, WORD_WHEN | WORD_OF | WORD_AT | WORD_FILL) ||
                        word_is(parser, next, "så");
        if (word->party != NONE && g_str_has_suffix(word->text, "s") && last)
            return word->party;
    }
    return NONE;
}

// "en uppgift för kommunen", not "ansvar för kommunen".
static guint charge_for(const struct parser *parser, const struct clause *clause, guint charge)
{
    if (charge + 2 >= clause->last || !has(parser, charge + 1, WORD_FOR) ||
        strstr(word_at(parser, charge)->text, "ansvar"))
        return NONE;
    guint party = party_from(parser, charge + 2, clause->last);
    return party == NONE ? NONE : word_at(parser, party)->party;
}

// "den enhet som ansvaret vilar på": the preposition stands alone at the end.
static guint stranded(const struct parser *parser, const struct clause *clause)
{
    return clause->relative && clause->first > 0 && has(parser, clause->last - 1, WORD_AT)
               ? word_at(parser, clause->first - 1)->party
               : NONE;
}

// "Ansvaret för läkare har kommunen"
static gboolean begins_with_charge(const struct parser *parser, const struct clause *clause)
{
    guint word = clause->first;
    while (word < clause->last && has(parser, word, WORD_THE))
        word++;
    return word < clause->last && has(parser, word, WORD_CHARGE);
}

// "med kommunen som ansvarig för läkare"
static guint named_as(const struct parser *parser, const struct clause *clause, guint charged)
{
    return charged > clause->first + 1 && has(parser, charged - 1, WORD_WHO)
               ? word_at(parser, charged - 2)->party
               : NONE;
}

guint holder_of(const struct parser *parser, const struct clause *clause, const struct clause *said,
                guint verb)
{
    const struct word *word = word_at(parser, verb);
    guint bits = word->bits, holder = NONE;
    if ((bits & WORD_PARTICLE) || word_is(parser, verb, "upp"))
        bits |= particle_bits(parser, said, verb);
    gboolean deed = word->task != NONE && span_at(parser, word->task)->mark == DUTY_DEED;
    if (deed || (bits & WORD_DONE))
        holder = party_after(parser, clause, verb, WORD_BY);
    if (holder == NONE && (bits & WORD_LIES))
        holder = party_after(parser, clause, verb, WORD_AT);
    // "överlämnas ansvaret för den vård som fortsätter hemma till kommunen"
    guint next = (guint)(clause - clause_at(parser, 0)) + 1;
    if (holder == NONE && (bits & WORD_LIES) && next < parser->clauses->len &&
        clause_at(parser, next)->relative && clause_at(parser, next)->sentence == clause->sentence)
        holder = party_after(parser, clause_at(parser, next), NONE, WORD_AT);
    if (holder == NONE && (bits & WORD_LIES) && said == clause)
        holder = stranded(parser, clause);
    if (holder == NONE && (bits & WORD_BEFALLS)) {
        holder = said == clause ? party_behind(parser, clause, verb) : NONE;
        if (holder == NONE)
            holder = clause->subject;
        if (holder == NONE)
            holder = party_after(parser, clause, verb, WORD_AT);
    }
    if (holder == NONE && (bits & WORD_CHARGE) && said == clause)
        holder = charge_owner(parser, clause, verb);
    if (holder == NONE && (bits & WORD_CHARGE) && said == clause)
        holder = charge_for(parser, clause, verb);
    if (holder == NONE && (bits & WORD_BE) && said == clause)
        holder = predicate_owner(parser, clause, verb);
    if (holder == NONE && (deed || (bits & WORD_ACT) ||
                           ((bits & WORD_HAVE) && (comes_soon(parser, said, verb, WORD_CHARGE) ||
                                                   begins_with_charge(parser, clause))) ||
                           ((bits & WORD_BE) && comes_soon(parser, said, verb, WORD_CHARGED))))
        holder = clause->subject;
    if (holder == NONE && (bits & WORD_CHARGED) && said == clause)
        holder = named_as(parser, clause, verb);
    if (holder == NONE && (bits & (WORD_CHARGED | WORD_CHARGE)) && parser->held != NONE &&
        clause_verb(parser, clause) == NONE)
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

gboolean is_joint(const struct parser *parser, const struct clause *clause, guint holder)
{
    if (span_at(parser, holder)->start == DUTY_OUTSIDE)
        return FALSE;
    guint first = word_of(parser, holder), last = party_last(parser, first);
    if (last + 2 < parser->words->len && has(parser, last + 1, WORD_AND)) {
        guint other = party_from(parser, last + 2, parser->words->len);
        if (other != NONE && span_at(parser, word_at(parser, other)->party)->mark == DUTY_OTHER &&
            !party_begins_clause(parser, last + 2, parser->words->len))
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

// "inte bara", "ingen annan": more than denied, and less.
static gboolean limits_only(const struct parser *parser, guint deny, guint end)
{
    static const char *const words[] = {"bara",  "enbart", "endast", "annan",
                                        "någon", "andra",  "minst",  NULL};
    return deny + 1 < end && g_strv_contains(words, word_at(parser, deny + 1)->text);
}

// "... och kan inte delegeras": a denial behind "och" and another verb.
static gboolean denies_another(const struct parser *parser, guint verb, guint deny)
{
    gboolean another = FALSE;
    for (guint i = deny; i > verb + 1; i--) {
        if (has(parser, i - 1, WORD_AND) && another)
            return TRUE;
        another = another || has(parser, i - 1, VERBS);
    }
    return FALSE;
}

gboolean is_denied(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = clause->first; i < clause->last; i++) {
        if (!has(parser, i, WORD_DENY) || limits_only(parser, i, clause->last) ||
            (verb != NONE && verb >= clause->first && verb < i && denies_another(parser, verb, i)))
            continue;
        guint party = i + 1 < clause->last ? party_from(parser, i + 1, clause->last) : NONE;
        if (party == NONE || span_at(parser, word_at(parser, party)->party)->mark != DUTY_OTHER)
            return TRUE;
    }
    return FALSE;
}

enum duty_force force_of(const struct parser *parser, const struct clause *said, guint verb)
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
