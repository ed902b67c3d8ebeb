// SPDX-License-Identifier: Apache-2.0
#include "lang/duty-sentence.h"

#include <string.h>

// At most so many words stand between a subject and its verb.
enum { NEAR_VERB = 6 };

// Words -----------------------------------------------------------------------------------------

gboolean word_is(const struct parser *parser, guint word, const char *text)
{
    return strcmp(word_at(parser, word)->text, text) == 0;
}

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

void sentence_clear_word(void *data)
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
    // "från och med": "och" joins nothing.
    for (guint i = 0; i + 1 < parser->words->len; i++)
        if (word_is(parser, i, "och") && word_is(parser, i + 1, "med"))
            word_at(parser, i)->bits = 0;
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
            if (span->mark == DUTY_DEED && *mark == i && word->start <= span->start)
                word->bits |= WORD_DEED;
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

guint party_last(const struct parser *parser, guint word)
{
    guint span = word_at(parser, word)->party;
    while (word + 1 < parser->words->len && word_at(parser, word + 1)->party == span)
        word++;
    return word;
}

guint party_first(const struct parser *parser, guint word)
{
    guint span = word_at(parser, word)->party;
    while (word > 0 && word_at(parser, word - 1)->party == span)
        word--;
    return word;
}

gboolean party_is_genitive(const struct parser *parser, guint word)
{
    guint last = party_last(parser, word);
    if (last + 1 >= parser->words->len)
        return FALSE;
    const struct word *next = word_at(parser, last + 1);
    if (is_adjective(word_at(parser, last)))
        return (next->bits & WORD_CHARGE) != 0;
    if (!ends_in_s(word_at(parser, last)))
        return FALSE;
    return !next->comma && !next->stop && !(next->bits & (VERBS | WORD_AND | WORD_WHO));
}

guint party_from(const struct parser *parser, guint word, guint end)
{
    for (guint i = word; i < end && i < word + 5; i++) {
        const struct word *here = word_at(parser, i);
        if (here->party != NONE && !party_is_genitive(parser, i))
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

gboolean party_begins_clause(const struct parser *parser, guint word, guint end)
{
    guint party = party_from(parser, word, end);
    if (party == NONE)
        return FALSE;
    guint last = party_last(parser, party);
    if (last + 1 < end && has(parser, last + 1, WORD_FOR))
        return TRUE;
    for (guint i = last + 1; i < end && i <= last + NEAR_VERB; i++) {
        const struct word *here = word_at(parser, i);
        if (here->party != NONE || here->comma || here->colon || (here->bits & WORD_AND))
            return FALSE;
        if (has(parser, i, VERBS))
            return TRUE;
    }
    return FALSE;
}

// "om patienten flyttar", not "information om läkaren".
static gboolean is_condition(const struct parser *parser, guint word, guint end)
{
    if (word > 0 && (word_is(parser, word - 1, "även") || word_is(parser, word - 1, "oavsett")))
        return TRUE;
    if (word + 2 >= end || word_at(parser, word + 1)->task != NONE ||
        (word > 0 && (word_at(parser, word - 1)->task != NONE ||
                      g_str_has_prefix(word_at(parser, word - 1)->text, "beslut"))))
        return FALSE;
    const char *noun = word_at(parser, word + 1)->text, *verb = word_at(parser, word + 2)->text;
    return (g_str_has_suffix(noun, "en") || g_str_has_suffix(noun, "et")) &&
           (g_str_has_suffix(verb, "ar") || g_str_has_suffix(verb, "er") ||
            has(parser, word + 2, VERBS));
}

// "om" and "då" are more than conjunctions, "så" is one before "att".
static gboolean begins_subordinate(const struct parser *parser, guint word, guint end)
{
    if (word_is(parser, word, "så") &&
        (word_is(parser, word + 1, "snart") || word_is(parser, word + 1, "länge")))
        return TRUE;
    if (word_is(parser, word, "så"))
        return word_is(parser, word + 1, "att") && !word_is(parser, word - 1, "till") &&
               !g_str_has_prefix(word_at(parser, word - 1)->text, "ordna");
    if (word_is(parser, word, "där"))
        return !has(parser, word - 1, VERBS); // "kommunen ansvarar där för läkare"
    if (word_is(parser, word, "om") || word_is(parser, word, "då"))
        return word_at(parser, word)->comma || party_from(parser, word + 1, end) != NONE ||
               has(parser, word + 1, WORD_THEY | WORD_IT) || is_condition(parser, word, end);
    return TRUE;
}

// "För uppföljningen av det som kliniken har fattat | svarar vårdcentralen": the verb of the whole
// after a relative clause inside what stands in front.
static gboolean resumes(const struct parser *parser, guint from, guint word, guint end)
{
    return has(parser, from, WORD_WHO) && word > from + 1 && word + 1 < end &&
           has(parser, word, WORD_ACT | WORD_MUST | WORD_HAVE | WORD_PARTICLE) &&
           party_from(parser, word + 1, end) != NONE;
}

// Whether a clause begins at `word`, in a sentence up to `end`, the one before it at `from`.
static gboolean parts_clause(const struct parser *parser, guint from, guint word, guint end)
{
    const struct word *here = word_at(parser, word);
    guint next = word + 1;
    if (here->stop)
        return TRUE;
    if (next < end && (here->bits & WORD_WHO))
        return !has(parser, next, WORD_CHARGED) && !word_is(parser, next, "en") &&
               !word_is(parser, next, "ett");
    if (next < end && (here->bits & WORD_WHEN))
        return begins_subordinate(parser, word, end);
    if (here->bits & WORD_BUT)
        return next >= end || !has(parser, next, WORD_TO);
    if (next < end && (here->bits & (WORD_AND | WORD_TO)))
        return party_begins_clause(parser, next, end);
    // "När kommunen har tagit emot patienten ansvarar regionen".
    if (next < end && (here->bits & VERBS) && has(parser, from, WORD_WHEN) && word > from + 2 &&
        !word_is(parser, word, "får") && party_from(parser, next, end) != NONE)
        return TRUE;
    if (resumes(parser, from, word, end) || (here->colon && party_begins_clause(parser, word, end)))
        return TRUE;
    return here->comma && (party_begins_clause(parser, word, end) || (here->bits & VERBS) != 0);
}

static void add_clause(struct parser *parser, guint first, guint last, guint sentence)
{
    if (last == first)
        return;
    struct clause clause = {.first = first,
                            .last = last,
                            .sentence = sentence,
                            .subject = NONE,
                            .verbs = parser->clauses->len,
                            .relative = has(parser, first, WORD_WHO),
                            .subordinate = has(parser, first, WORD_WHEN)};
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

guint sentence_first(const struct parser *parser, guint clause)
{
    guint first = clause, sentence = clause_at(parser, clause)->sentence;
    while (first > 0 && clause_at(parser, first - 1)->sentence == sentence)
        first--;
    return first;
}

// Subjects --------------------------------------------------------------------------------------

guint clause_verb(const struct parser *parser, const struct clause *clause)
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
           word_is(parser, clause->first, "varje") ||
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
    for (guint verb = clause->first; verb + 1 < clause->last; verb++) {
        if (!has(parser, verb, VERBS))
            continue;
        guint party = party_from(parser, verb + 1, clause->last);
        if (party != NONE && (takes_no_object(parser, verb) || is_fronted(parser, clause, verb)))
            return word_at(parser, party)->party;
    }
    return NONE;
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

// The party that was named last in the sentence before, for "den" and "hon".
static guint last_named(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    guint first = clause_at(parser, sentence_first(parser, index))->first;
    for (guint i = index; i > 0; i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence + 1 < clause->sentence)
            return NONE;
        for (guint n = earlier->last; n > earlier->first && n <= first; n--)
            if (word_at(parser, n - 1)->party != NONE && !party_is_genitive(parser, n - 1))
                return word_at(parser, n - 1)->party;
    }
    return NONE;
}

// The subject of an earlier clause that one without its own goes on with, or the party that its
// pronoun stands for.
static guint earlier_subject(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    const struct word *first = word_at(parser, clause->first);
    gboolean more = clause->first + 1 < clause->last;
    if ((first->bits & WORD_THEY) && more && has(parser, clause->first + 1, VERBS))
        return last_named(parser, index);
    gboolean goes_on = (first->bits & (VERBS | WORD_AND)) != 0 ||
                       ((first->bits & WORD_BUT) && more && has(parser, clause->first + 1, VERBS));
    for (guint i = index; i > 0 && goes_on; i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence < clause->sentence)
            return NONE;
        if (!earlier->relative && !earlier->subordinate && earlier->subject != NONE)
            return earlier->subject;
    }
    return NONE;
}

// What "som" stands for: the party before it, or the one that a pronoun before it stands for.
static guint antecedent(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    // "Kommunen blir den som ansvarar"
    const struct clause *before = clause_at(parser, index - 1);
    if (before->last == clause->first && clause->first > before->first + 1 &&
        has(parser, clause->first - 1, WORD_THEY) && has(parser, clause->first - 2, WORD_BE) &&
        before->subject != NONE)
        return before->subject;
    if (has(parser, clause->first - 1, WORD_THEY))
        return last_named(parser, index);
    return word_at(parser, clause->first - 1)->party;
}

guint charge_owner(const struct parser *parser, const struct clause *clause, guint charge)
{
    guint party = NONE;
    for (guint i = charge; i > clause->first && i + 3 > charge; i--)
        if (word_at(parser, i - 1)->party != NONE) {
            party = party_first(parser, i - 1);
            break;
        }
    if (party == NONE || party < clause->first || !party_is_genitive(parser, party))
        return NONE;
    gboolean linked =
        charge + 1 < clause->last && has(parser, charge + 1, WORD_FOR | WORD_TO | WORD_BE);
    for (guint i = clause->first; i < party && !linked; i++)
        linked = has(parser, i, WORD_BE | WORD_LIES | WORD_BUT) ||
                 g_str_has_prefix(word_at(parser, i)->text, "ingå") ||
                 g_str_has_prefix(word_at(parser, i)->text, "omfattas") ||
                 g_str_has_prefix(word_at(parser, i)->text, "räkna") ||
                 g_str_has_prefix(word_at(parser, i)->text, "tillhör") ||
                 g_str_has_prefix(word_at(parser, i)->text, "hör");
    for (guint i = charge + 1; i < clause->last && !linked; i++)
        linked = g_str_has_prefix(word_at(parser, i)->text, "omfatta") ||
                 g_str_has_prefix(word_at(parser, i)->text, "ingå") ||
                 g_str_has_prefix(word_at(parser, i)->text, "hör") ||
                 g_str_has_prefix(word_at(parser, i)->text, "innefatta") ||
                 g_str_has_prefix(word_at(parser, i)->text, "inkludera");
    return linked ? word_at(parser, party)->party : NONE;
}

// "Det är kommunens sak att ...": whose it is goes on as the subject of what follows.
static guint owning_subject(const struct parser *parser, const struct clause *clause)
{
    guint owner = NONE;
    for (guint i = clause->first; i < clause->last && owner == NONE; i++)
        if (has(parser, i, WORD_CHARGE))
            owner = charge_owner(parser, clause, i);
    return owner;
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
        if (clause->subject == NONE)
            clause->subject = owning_subject(parser, clause);
        if (clause->subject == NONE && !clause->relative)
            clause->subject = parser->held;
        if (i > 0 && clause_at(parser, i - 1)->sentence == clause->sentence &&
            clause_verb(parser, clause) == NONE &&
            has(parser, clause->first, WORD_BUT | WORD_AND | WORD_FOR))
            clause->verbs = clause_at(parser, i - 1)->verbs;
    }
}

// Roles -----------------------------------------------------------------------------------------

guint governed_by(const struct parser *parser, const struct clause *clause, guint word,
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

gboolean party_is_role(const struct parser *parser, const struct clause *clause, guint word,
                       guint bits)
{
    guint preposition = NONE;
    return !party_is_genitive(parser, word) &&
           (governed_by(parser, clause, word, &preposition) & bits) != 0;
}

void sentence_read(struct parser *parser, guint length, const guint *sentences,
                   guint sentence_count)
{
    read_words(parser, length);
    mark_words(parser);
    split_clauses(parser, sentences, sentence_count);
    find_subjects(parser);
}
