// SPDX-License-Identifier: Apache-2.0
#include "lang/duty.h"

#include <string.h>

#include "lang/duty-holder.h"

// A "för" so near behind a word of responsibility says what it is for; an answer is no longer.
enum { NEAR_FOR = 4, ANSWER_WORDS = 8 };

// A word of responsibility, who has it, and what it is about.
struct statement {
    guint clause, word, holder, task;
};

// Tasks -----------------------------------------------------------------------------------------

// "bemanning av läkare", not "ordinerat av läkare".
static gboolean is_nominal(const struct parser *parser, guint word)
{
    const char *text = word_at(parser, word)->text;
    return g_str_has_suffix(text, "ing") || g_str_has_suffix(text, "ingen") ||
           g_str_has_suffix(text, "ande") || g_str_has_suffix(text, "andet") ||
           g_str_has_suffix(text, "ende") || g_str_has_suffix(text, "endet") ||
           g_str_has_suffix(text, "verkan") || g_str_has_suffix(text, "delar") ||
           g_str_has_suffix(text, "del");
}

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
    if (bits & WORD_BY)
        return preposition > 0 && is_nominal(parser, preposition - 1);
    if (strcmp(text, "om") == 0)
        return g_str_has_prefix(word_at(parser, verb)->text, "beslut") ||
               (preposition > 0 && word_is(parser, preposition - 1, "hand"));
    // The first "för" behind the word of responsibility brings in what it is for.
    guint from = verb < clause->first ? clause->first : verb + 1;
    for (guint i = from; i < clause->last && i <= from + NEAR_FOR + 1; i++) {
        if (has(parser, i, WORD_FOR) && party_from(parser, i + 1, clause->last) != NONE)
            continue; // "en uppgift för kommunen"
        if (has(parser, i, WORD_FOR) && i + 1 < clause->last)
            return task > verb && (task < i || !(bits & WORD_FOR) || preposition == i);
        if (has(parser, i, WORD_AND))
            break; // "bekostas av kommunen och svarar för"
    }
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

// A pronoun that stands alone: not "det praktiska".
static gboolean stands_alone(const struct parser *parser, const struct clause *clause, guint word)
{
    guint next = word + 1;
    return next >= clause->last || word_at(parser, next)->comma ||
           word_at(parser, next)->party != NONE ||
           has(parser, next, VERBS | WORD_FILL | WORD_FOR | WORD_OF | WORD_AT | WORD_BY | WORD_AND);
}

// "Det ansvarar kommunen för", "Ansvaret ligger hos kommunen": what it is was said before.
static gboolean refers_back(const struct parser *parser, const struct clause *clause, guint verb)
{
    for (guint i = verb + 1; i + 1 < clause->last; i++)
        if (has(parser, i, WORD_FOR | WORD_TO) && !has(parser, i + 1, WORD_IT))
            return FALSE;
    for (guint i = clause->first; i < clause->last; i++)
        if (has(parser, i, WORD_CHARGE | WORD_CHARGED) ||
            (has(parser, i, WORD_IT) && stands_alone(parser, clause, i)))
            return TRUE;
    return FALSE;
}

static gboolean clause_names_task(const struct parser *parser, const struct clause *clause)
{
    for (guint i = clause->first; i < clause->last; i++)
        if (word_at(parser, i)->task != NONE)
            return TRUE;
    return FALSE;
}

static guint clause_task(const struct parser *parser, const struct clause *clause)
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

// "Läkare är det kommunen som ordnar"
static gboolean is_cleft(const struct parser *parser, guint index)
{
    const struct clause *clause = clause_at(parser, index);
    if (!clause->relative || index == 0 || word_at(parser, clause->first - 1)->party == NONE)
        return FALSE;
    guint party = party_first(parser, clause->first - 1);
    return party > clause_at(parser, index - 1)->first + 1 && word_is(parser, party - 1, "det") &&
           has(parser, party - 2, WORD_BE);
}

static guint task_before(const struct parser *parser, guint index, guint verb)
{
    const struct clause *clause = clause_at(parser, index);
    if (clause->relative && clause->first > 0 && word_at(parser, clause->first - 1)->task != NONE)
        return word_at(parser, clause->first - 1)->task;
    // "en skyldighet som vilar på kommunen", "något som kommunen ordnar"
    gboolean charge = clause->relative && clause->first > 0 &&
                      (has(parser, clause->first - 1, WORD_CHARGE | WORD_CHARGED) ||
                       word_is(parser, clause->first - 1, "något") || is_cleft(parser, index));
    gboolean contrast = has(parser, clause->first, WORD_BUT) && !names_own(parser, clause);
    if (!charge && !contrast && !refers_back(parser, clause, verb))
        return NONE;
    for (guint i = index; i > 0; i--) {
        const struct clause *earlier = clause_at(parser, i - 1);
        if (earlier->sentence + 1 < clause->sentence)
            break;
        if (clause_names_task(parser, earlier))
            return clause_task(parser, earlier);
    }
    return NONE;
}

// "Uppföljning av beslut som kliniken fattat görs av kommunen", "För läkare som behövs svarar
// kommunen": the sentence begins with the task, and a relative clause stands before the verb.
static guint task_in_front(const struct parser *parser, guint index)
{
    guint first = sentence_first(parser, index);
    const struct clause *front = clause_at(parser, first);
    if (first == index || clause_verb(parser, front) != NONE || front->last > front->first + 6 ||
        !clause_at(parser, first + 1)->relative || index > first + 2)
        return NONE;
    for (guint i = front->first; i < front->last; i++)
        if (word_at(parser, i)->task == NONE && (g_str_has_suffix(word_at(parser, i)->text, "ar") ||
                                                 g_str_has_suffix(word_at(parser, i)->text, "er")))
            return NONE; // a verb that is not known
    return word_at(parser, front->first)->task != NONE || has(parser, front->first, WORD_FOR)
               ? clause_task(parser, front)
               : NONE;
}

// "ansvarar för att de beslut som kliniken fattat följs upp": a deed in the passive behind a
// relative clause is the noun's before it.
static guint deed_behind(const struct parser *parser, guint index, guint verb)
{
    const struct clause *clause = clause_at(parser, index);
    gboolean to = FALSE;
    for (guint i = verb + 1; i < clause->last; i++)
        to = to || has(parser, i, WORD_TO);
    if (!to || index + 1 >= parser->clauses->len)
        return NONE;
    const struct clause *next = clause_at(parser, index + 1);
    for (guint i = next->first; i < next->last && next->relative; i++)
        if (has(parser, i, WORD_DEED) && g_str_has_suffix(word_at(parser, i)->text, "s"))
            return word_at(parser, i)->task;
    return NONE;
}

static guint task_of(const struct parser *parser, guint index, guint verb)
{
    const struct clause *clause = clause_at(parser, index);
    guint task = task_in(parser, clause, verb);
    if (task == NONE && clause->verbs != index && !names_own(parser, clause))
        task = task_in(parser, clause_at(parser, clause->verbs), verb);
    if (task == NONE && index + 1 < parser->clauses->len &&
        clause_at(parser, index + 1)->sentence == clause->sentence &&
        has(parser, clause_at(parser, index + 1)->first, WORD_TO))
        task = task_in(parser, clause_at(parser, index + 1), verb);
    if (task == NONE)
        task = deed_behind(parser, index, verb);
    if (task == NONE)
        task = task_in_front(parser, index);
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
    guint first = sentence_first(parser, statement->clause);
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

// "den som flyttar till boendet får läkare": what goes to a party stands before it, or is a charge.
static gboolean goes_elsewhere(const struct parser *parser, const struct clause *clause, guint verb,
                               guint holder, guint task)
{
    guint at = NONE;
    for (guint i = clause->first; i < clause->last; i++) {
        if (has(parser, i, WORD_CHARGE) || word_at(parser, i)->colon ||
            (at != NONE && has(parser, i, WORD_TO)))
            return FALSE;
        if (at == NONE && word_at(parser, i)->party == holder)
            at = i;
    }
    // "Hos kommunen ligger uppföljningen"
    if (at == clause->first + 1 && verb == at + 1 && has(parser, verb, WORD_LIES))
        return FALSE;
    return at != NONE && party_is_role(parser, clause, at, WORD_AT) &&
           span_at(parser, task)->start > span_at(parser, holder)->start &&
           span_at(parser, task)->start != DUTY_OUTSIDE;
}

// The first duty that the words of clause `said` give in this clause.
static gboolean search_words(struct parser *parser, guint index, const struct clause *said)
{
    const struct clause *clause = clause_at(parser, index);
    for (guint verb = said->first; verb < said->last; verb++) {
        guint holder = holder_of(parser, clause, said, verb);
        if (holder == NONE || span_at(parser, holder)->mark != DUTY_PARTY ||
            is_joint(parser, clause, holder) || is_denied(parser, clause, verb))
            continue;
        const struct word *word = word_at(parser, verb);
        gboolean deed = word->task != NONE && span_at(parser, word->task)->mark == DUTY_DEED;
        guint task = deed ? word->task : task_of(parser, index, verb);
        if (task == NONE || goes_elsewhere(parser, clause, verb, holder, task))
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
    if (search_words(parser, index, clause) || clause->verbs == index)
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
    if (!parser->words->len && parser->given != NONE) {
        struct duty duty = {.end = (guint)strlen(parser->text), .force = DUTY_DOES};
        if (strcmp(parser->text, "-") != 0 && duty.end)
            g_array_append_val(parser->duties, duty); // "●"
        return;
    }
    for (guint i = 0; i < parser->clauses->len; i++) {
        const struct clause *clause = clause_at(parser, i);
        if (clause_verb(parser, clause) != NONE || is_denied(parser, clause, NONE))
            continue;
        guint task = clause_task(parser, clause);
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
    guint task = clause_task(parser, &before);
    if (party == NONE || task == NONE || party_last(parser, party) + 1 != parser->words->len ||
        clause_verb(parser, &before) != NONE)
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
        task = task || clause_names_task(parser, clause);
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
    if (!asked || clause->last - clause->first > ANSWER_WORDS || is_denied(parser, clause, NONE))
        return;
    guint party = NONE;
    for (guint i = clause->first; i < clause->last && party == NONE; i++)
        if (word_at(parser, i)->party != NONE && !party_is_genitive(parser, i) &&
            !party_is_role(parser, clause, i, WORD_OF | WORD_FOR))
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
    g_array_set_clear_func(words, sentence_clear_word);
    struct parser parser = {.text = text,
                            .spans = spans,
                            .words = words,
                            .clauses = clauses,
                            .held = NONE,
                            .given = NONE,
                            .asked = asked,
                            .duties = duties};
    sentence_read(&parser, length, sentences, sentence_count);
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
