// SPDX-License-Identifier: Apache-2.0
// value against="...": a deadline, a share, a number that an agreement states and the document
// states otherwise. A sentence of the document is held against the sentence of the agreement that
// is about the same thing; where none clearly is, nothing is said.
#include "agreement/figures.h"
#include "check/against.h"
#include "check/internal.h"
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

static gboolean counts_the_same(enum value_kind kind, const char *text, const struct value *value,
                                const struct figure *figure)
{
    if (kind != VALUE_NUMBER)
        return TRUE;
    g_autofree char *own = counted(text, value);
    g_autofree char *other = counted(figure->text, &figure->value);
    return *own && g_str_equal(own, other);
}

// The figure of the agreement that the document's value contradicts; NULL: none clearly.
static const struct figure *contradicted(const struct figures *figures, enum value_kind kind,
                                         const char *text, const struct value *value,
                                         GHashTable *topics)
{
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
        return NULL;
    for (guint i = 0; i < near->len; i++) {
        const struct figure *figure =
            &g_array_index(all, struct figure, g_array_index(near, guint, i));
        guint shared = topics_shared(topics, figure->topics);
        if (shared * THOUSAND >= most * RIVAL && !value_differs(value, VALUE_EQ, &figure->value))
            return NULL;
    }
    return best;
}

// The agreement is not the one that the sentence speaks of.
static gboolean is_of_another(struct check *check, const struct passage *passage, guint start,
                              guint end)
{
    g_autoptr(GArray) mentions = mentions_find(check, check->rule->alignment, passage, start, end);
    for (guint i = 0; i < mentions->len; i++)
        if (g_array_index(mentions, struct mention, i).which != MENTIONED_CURRENT)
            return TRUE;
    return FALSE;
}

static void judge(struct check *check, const struct passage *passage, enum value_kind kind,
                  const struct value *value)
{
    struct arena *arena = check->result->arena;
    const struct alignment_check *alignment = check->rule->alignment;
    const struct against *against = check->checker->input.against;
    struct hit hit = {.passage = passage, .start = value->start, .end = value->end};
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    g_autoptr(GHashTable) topics = sentence_topics(passage->folded, hit.unit_start, hit.unit_end);
    const struct figure *figure = contradicted(against_figures(against, alignment->current), kind,
                                               passage->folded, value, topics);
    if (!figure || is_of_another(check, passage, hit.unit_start, hit.unit_end) ||
        !check_hit_in_scope(check, &hit) || check_excepted(check, &hit))
        return;
    const struct agreement *agreement = against_agreement(against, alignment->current)->agreement;
    const struct clause *clause = agreement->clauses->pdata[figure->clause];
    struct evidence *evidence = arena_new0(arena, struct evidence);
    // The agreement's own words, unless the document writes figures where it writes words.
    const char *own = passage->folded + value->start, *agreed = figure->text + figure->value.start;
    g_autofree char *proposal = g_ascii_isdigit(*own) == g_ascii_isdigit(*agreed)
                                    ? g_strndup(agreed, figure->value.end - figure->value.start)
                                    : value_write(&figure->value, value);
    *evidence = (struct evidence){
        .kind = EVIDENCE_VALUE_DIFFERS,
        .agreement = alignment->current,
        .section = clause->id,
        .text = arena_strndup(arena, figure->text + figure->start, figure->end - figure->start),
        .expected = arena_strndup(arena, figure->text + figure->value.start,
                                  figure->value.end - figure->value.start),
        .found = arena_strndup(arena, passage->folded + value->start, value->end - value->start)};
    struct supplement supplement = {.evidence = evidence,
                                    .proposal = proposal,
                                    .agreement = alignment->current,
                                    .clause = clause};
    hit.supplement = &supplement;
    check_report(check, &hit);
}

void check_differ(struct check *check)
{
    const struct figures *figures =
        against_figures(check->checker->input.against, check->rule->alignment->current);
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        // A passage that shares few words with every sentence of the agreement is not searched for
        // values: most are such.
        g_autoptr(GHashTable) topics = sentence_topics(passage->folded, 0, passage->length);
        for (guint kind = 0; kind < VALUE_KINDS; kind++) {
            if (!(check->rule->alignment->find & (1u << kind)))
                continue;
            g_autoptr(GArray) near = figures_about(figures, (enum value_kind)kind, topics);
            if (!near->len)
                continue;
            g_array_set_size(values, 0);
            value_find((enum value_kind)kind, passage->folded, 0, passage->length, values);
            for (guint n = 0; n < values->len; n++) {
                const struct value *value = &g_array_index(values, struct value, n);
                if (value->end > passage->own)
                    judge(check, passage, (enum value_kind)kind, value);
            }
        }
    }
}
