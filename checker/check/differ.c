// SPDX-License-Identifier: Apache-2.0
// value against="...": a deadline, a share, a number that an agreement states and the document
// states otherwise. A sentence of the document is held against the sentence of the agreement that
// is about the same thing; where none clearly is, nothing is said.
#include "agreement/figures.h"
#include "check/against.h"
#include "check/internal.h"
#include "check/kind.h"
#include "check/mention.h"

enum {
    SAME = 600,  // thousandths of the topics that make two sentences about the same
    RIVAL = 850, // thousandths of the best likeness that another sentence may have
    THOUSAND = 1000
};

// The word that a number counts: "kommuner" of "49 kommuner", lower case; "" for none.
static char *counted(const char *text, const struct value *value)
{
    const char *at = text + value->end;
    while (*at == ' ')
        at++;
    const char *end = at;
    while (*end && g_unichar_isalpha(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    g_autofree char *word = g_strndup(at, (gsize)(end - at));
    g_autofree char *lower = text_fold_case(word);
    return g_utf8_substring(lower, 0, MIN(g_utf8_strlen(lower, -1), 6));
}

// Whether a time is said to be before something: "senast en vecka före mötet", "två veckor i
// förväg".
static gboolean is_ahead(const char *text, const struct value *value)
{
    static const char *const words[] = {" före", " innan", " i förväg", " dessförinnan"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(text + value->end, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean counts_the_same(enum value_kind kind, const char *text, const struct value *value,
                                const struct figure *figure)
{
    if (kind == VALUE_DURATION)
        return is_ahead(text, value) == is_ahead(figure->text, &figure->value);
    if (kind != VALUE_NUMBER)
        return TRUE;
    g_autofree char *own = counted(text, value);
    g_autofree char *other = counted(figure->text, &figure->value);
    return *own && g_str_equal(own, other);
}

// What an agreement says of a value.
enum judgement { JUDGED_NOTHING, JUDGED_SAME, JUDGED_DIFFERENT };

// Judges a value of a sentence with these topics; `contradicted` is the figure that says otherwise.
static enum judgement judge_value(const struct figures *figures, const char *text,
                                  const struct value *value, GHashTable *topics,
                                  const struct figure **contradicted)
{
    enum value_kind kind = value->kind;
    const GArray *all = figures_of(figures, kind);
    const struct figure *best = NULL;
    guint most = 0;
    g_autoptr(GArray) near = figures_about(figures, kind, topics);
    for (guint i = 0; i < near->len; i++) {
        const struct figure *figure =
            &g_array_index(all, struct figure, g_array_index(near, guint, i));
        guint shared = topics_shared(topics, figure->topics);
        if (shared <= most || !counts_the_same(kind, text, value, figure))
            continue;
        most = shared;
        best = figure;
    }
    if (most < SAME)
        return JUDGED_NOTHING;
    for (guint i = 0; i < near->len; i++) {
        const struct figure *figure =
            &g_array_index(all, struct figure, g_array_index(near, guint, i));
        guint shared = topics_shared(topics, figure->topics);
        if (shared * THOUSAND >= most * RIVAL && !value_differs(value, VALUE_EQ, &figure->value))
            return JUDGED_SAME;
    }
    *contradicted = best;
    return JUDGED_DIFFERENT;
}

// Whether the sentence speaks of another text than this agreement.
static gboolean is_of_another(struct check *check, const struct hit *hit,
                              const struct check_agreement *held)
{
    const struct alignment_check *alignment = check->rule->alignment;
    gboolean current = g_strcmp0(held->id, alignment->current) == 0;
    g_autoptr(GArray) mentions =
        mentions_find(check, alignment, hit->passage, hit->unit_start, hit->unit_end);
    for (guint i = 0; i < mentions->len; i++) {
        const struct mention *mention = &g_array_index(mentions, struct mention, i);
        // What names the agreement named first in the hierarchy may be held against those below.
        if (mention->which != MENTIONED_CURRENT &&
            !(mention->which == MENTIONED_FURTHER && !current && mention->further == held))
            return TRUE;
    }
    return FALSE;
}

static void report(struct check *check, const struct hit *found, const struct value *value,
                   const struct check_agreement *held, const struct figure *figure)
{
    struct hit hit = *found;
    struct arena *arena = check->result->arena;
    const struct clause *clause = held->agreement->clauses->pdata[figure->clause];
    struct evidence *evidence = arena_new0(arena, struct evidence);
    // The agreement's own words, unless the document writes figures where it writes words.
    const char *own = hit.passage->folded + value->start;
    const char *agreed = figure->text + figure->value.start;
    g_autofree char *proposal = g_ascii_isdigit(*own) == g_ascii_isdigit(*agreed)
                                    ? g_strndup(agreed, figure->value.end - figure->value.start)
                                    : value_write(&figure->value, value);
    *evidence = (struct evidence){
        .kind = EVIDENCE_VALUE_DIFFERS,
        .agreement = held->id,
        .section = clause->id,
        .text = arena_strndup(arena, figure->text + figure->start, figure->end - figure->start),
        .expected = arena_strndup(arena, agreed, figure->value.end - figure->value.start),
        .found = arena_strndup(arena, own, value->end - value->start)};
    struct supplement supplement = {
        .evidence = evidence, .proposal = proposal, .agreement = held->id, .clause = clause};
    hit.supplement = &supplement;
    check_report(check, &hit);
}

// Whether an agreement above says the same number of the same things, be it in another context: "49
// kommuner" is right of whatever they do.
static gboolean is_said_above(struct check *check, const GPtrArray *above, const char *text,
                              const struct value *value)
{
    for (guint i = 0; value->kind == VALUE_NUMBER && i < above->len; i++) {
        const struct check_agreement *held = above->pdata[i];
        const GArray *figures =
            figures_of(against_figures(check->checker->input.against, held->id), VALUE_NUMBER);
        for (guint n = 0; n < figures->len; n++) {
            const struct figure *figure = &g_array_index(figures, struct figure, n);
            if (counts_the_same(VALUE_NUMBER, text, value, figure) &&
                !value_differs(value, VALUE_EQ, &figure->value))
                return TRUE;
        }
    }
    return FALSE;
}

// Whether the sentence gives the agreement's value too: what else it gives is of another matter
// ("utses inom en vecka, och besöket görs inom en månad").
static gboolean is_said_beside(const struct hit *hit, const GArray *values,
                               const struct figure *figure)
{
    for (guint i = 0; i < values->len; i++) {
        const struct value *value = &g_array_index(values, struct value, i);
        if (value->start >= hit->unit_start && value->end <= hit->unit_end &&
            value->kind == figure->value.kind && !value_differs(value, VALUE_EQ, &figure->value) &&
            counts_the_same(value->kind, hit->passage->folded, value, figure))
            return TRUE;
    }
    return FALSE;
}

// Holds a value against the agreements, the highest first: the first that says something of the
// matter decides, so that a guideline is not heard against the agreement it stands under.
static void judge(struct check *check, const GPtrArray *above, const struct passage *passage,
                  const GArray *values, const struct value *value)
{
    const struct against *against = check->checker->input.against;
    struct hit hit = {.passage = passage, .start = value->start, .end = value->end};
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    g_autoptr(GHashTable) topics = sentence_topics(passage->folded, hit.unit_start, hit.unit_end);
    for (guint i = 0; i < above->len; i++) {
        const struct check_agreement *held = above->pdata[i];
        const struct figure *figure = NULL;
        enum judgement judgement = judge_value(against_figures(against, held->id), passage->folded,
                                               value, topics, &figure);
        if (judgement == JUDGED_SAME)
            return;
        if (judgement == JUDGED_NOTHING || is_of_another(check, &hit, held))
            continue;
        if (i && is_said_above(check, above, passage->folded, value))
            return;
        if (!is_said_beside(&hit, values, figure) && check_hit_in_scope(check, &hit) &&
            !check_excepted(check, &hit))
            report(check, &hit, value, held, figure);
        return;
    }
}

// Those of some kinds of which the agreements have values that may be about these topics.
static guint kinds_about(struct check *check, const GPtrArray *above, GHashTable *topics)
{
    guint kinds = 0;
    for (guint i = 0; i < above->len; i++) {
        const struct check_agreement *held = above->pdata[i];
        const struct figures *figures = against_figures(check->checker->input.against, held->id);
        for (guint kind = 0; kind < VALUE_KINDS; kind++) {
            g_autoptr(GArray) near = check->rule->alignment->find & ~kinds & 1u << kind
                                         ? figures_about(figures, (enum value_kind)kind, topics)
                                         : NULL;
            if (near && near->len)
                kinds |= 1u << kind;
        }
    }
    return kinds;
}

// The agreements that a document stands under: the one that the rule names, and of those in force
// beside it the ones above the document in the hierarchy. The caller owns the array.
static GPtrArray *agreements_above(struct check *check)
{
    const struct against *against = check->checker->input.against;
    const GPtrArray *further = against_further(against);
    const struct check_agreement *current =
        against_agreement(against, check->rule->alignment->current);
    GPtrArray *above = g_ptr_array_new();
    g_ptr_array_add(above, (gpointer)(gsize)current);
    for (guint i = 0; i < further->len; i++) {
        const struct check_agreement *one = further->pdata[i];
        if (one != current && kind_rank(one->kind) < kind_rank(check->result->kind) &&
            !(one->sha256 && g_strcmp0(one->sha256, check->result->sha256) == 0))
            g_ptr_array_add(above, (gpointer)(gsize)one);
    }
    return above;
}

void check_differ(struct check *check)
{
    g_autoptr(GPtrArray) above = agreements_above(check);
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        // A passage that shares few words with every sentence of the agreements is not searched for
        // values: most are such.
        g_autoptr(GHashTable) topics = sentence_topics(passage->folded, 0, passage->length);
        guint kinds = kinds_about(check, above, topics);
        if (!kinds)
            continue;
        g_array_set_size(values, 0);
        value_find(kinds, passage->folded, 0, passage->length, values);
        for (guint n = 0; n < values->len; n++) {
            const struct value *value = &g_array_index(values, struct value, n);
            if (value->end > passage->own)
                judge(check, above, passage, values, value);
        }
    }
}
