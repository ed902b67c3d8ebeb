// SPDX-License-Identifier: Apache-2.0
// Where patterns match, and in which unit of text around a match.
#include "check/internal.h"

#include <string.h>

enum pattern_result check_search(struct check *check, guint id, const char *source,
                                 const struct passage *passage, guint from, guint end,
                                 struct pattern_match *match)
{
    guint number = (guint)(passage - check->text->passages);
    struct pattern_where where = pattern_scan_where(check->scan, id, number);
    return pattern_cache_match_near(check->checker->cache, id, source, passage->folded, end, from,
                                    &where, match);
}

gboolean check_own_match(struct check *check, enum own_pattern own, const struct passage *passage,
                         guint from, guint end, struct pattern_match *match)
{
    guint id = check->checker->input.ruleset->expressions->len + own;
    return from < end &&
           check_search(check, id, own_sources[own], passage, from, end, match) == PATTERN_MATCH;
}

// The first match of an expression that begins at `from` or later and lies before `end`.
static gboolean match_next(struct check *check, const struct expression *expression,
                           const struct passage *passage, guint from, guint end,
                           struct pattern_match *match)
{
    if (from > end)
        return FALSE;
    enum pattern_result result =
        check_search(check, expression->id, expression->source, passage, from, end, match);
    if (result == PATTERN_LIMIT)
        check->limit = TRUE;
    if (result == PATTERN_MATCH)
        check->witness = (struct witness){passage, (guint)match->start[0], (guint)match->end[0]};
    return result == PATTERN_MATCH;
}

gboolean check_matches_in(struct check *check, const struct expression *expression,
                          const struct passage *passage, guint start, guint end)
{
    struct pattern_match match;
    return match_next(check, expression, passage, start, end, &match);
}

// What an expression reports of its match: the marked group, where it took part with some text.
static void marked(const struct expression *expression, const struct pattern_match *match,
                   guint *start, guint *end)
{
    guint group = expression->mark;
    if (group >= match->groups || match->start[group] >= match->end[group])
        group = 0;
    *start = (guint)match->start[group];
    *end = (guint)match->end[group];
}

// The byte after the character at `at`.
static guint next_character(const struct passage *passage, guint at)
{
    return (guint)(g_utf8_next_char(passage->folded + at) - passage->folded);
}

void check_find_all(struct check *check, const struct expression *expression,
                    const struct hit *unit, GArray *hits)
{
    const struct passage *passage = unit->passage;
    struct hit hit = *unit;
    for (guint from = unit->unit_start;
         match_next(check, expression, passage, from, unit->unit_end, &hit.groups);) {
        marked(expression, &hit.groups, &hit.start, &hit.end);
        guint end = (guint)hit.groups.end[0];
        from = end > from ? end : next_character(passage, from);
        g_array_append_val(hits, hit);
        if (from >= unit->unit_end)
            break;
    }
}

int check_compare_hits(const void *a, const void *b)
{
    const struct hit *first = a, *second = b;
    if (first->start != second->start)
        return first->start < second->start ? -1 : 1;
    return first->end == second->end ? 0 : first->end > second->end ? -1 : 1;
}

// A matcher of several expressions needs the others in its unit too: the first that is not there.
static const struct expression *find_missing(struct check *check, const struct matcher *matcher,
                                             const struct hit *hit)
{
    for (guint i = 1; i < matcher->count; i++) {
        struct matcher other = {.expressions = &matcher->expressions[i], .count = 1};
        if (!check_around(check, &other, hit, matcher->within, POSITION_ANY))
            return matcher->expressions[i];
    }
    return NULL;
}

static void tell_found(const struct check *check, const struct hit *hit,
                       const struct expression *missing)
{
    if (!check->outside)
        check_tell(check, (struct trace_event){.kind = missing ? TRACE_PARTIAL : TRACE_FOUND,
                                               .passage = hit->passage,
                                               .start = hit->start,
                                               .end = hit->end,
                                               .missing = missing});
}

guint check_next(struct check *check, const struct matcher *matcher, guint from)
{
    return pattern_scan_next(check->scan, matcher->expressions[0]->id, from);
}

// Whether the filter lets all the expressions of a matcher stand in a passage that must hold them
// all: cheaper than to match the first one.
static gboolean can_hold(const struct check *check, const struct matcher *matcher,
                         const struct passage *passage)
{
    guint number = (guint)(passage - check->text->passages);
    if (check->checker->input.listener)
        return TRUE; // who explains a rule wants to know of each part
    gboolean inside = matcher->within == UNIT_SENTENCE || matcher->within == UNIT_PARAGRAPH;
    for (guint i = 1; i < matcher->count && inside; i++)
        if (pattern_scan_next(check->scan, matcher->expressions[i]->id, number) > number)
            return FALSE;
    return TRUE;
}

void check_find(struct check *check, const struct matcher *matcher, const struct passage *passage,
                const struct swap *swap, GArray *hits)
{
    const struct expression *first = matcher->expressions[0];
    if (!passage->length || !can_hold(check, matcher, passage) ||
        !check_matches_in(check, first, passage, 0, passage->length))
        return;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct hit));
    struct hit unit = {.passage = passage, .unit_end = passage->length, .swap = swap};
    if (check->rule->scope.unit == UNIT_SENTENCE) {
        for (guint i = 0; i < passage->sentence_count; i++) {
            unit.unit_start = passage->sentences[i];
            unit.unit_end =
                i + 1 < passage->sentence_count ? passage->sentences[i + 1] : passage->length;
            check_find_all(check, first, &unit, found);
        }
    } else {
        check_find_all(check, first, &unit, found);
    }
    for (guint i = 0; i < found->len; i++) {
        const struct hit *hit = &g_array_index(found, struct hit, i);
        if (hit->groups.end[0] <= passage->own && !check->in_context)
            continue; // the context's own
        const struct expression *missing = find_missing(check, matcher, hit);
        tell_found(check, hit, missing);
        if (!missing)
            g_array_append_vals(hits, hit, 1);
    }
}

gboolean check_matches_range(struct check *check, const struct matcher *matcher,
                             const struct passage *passage, guint start, guint end)
{
    for (guint i = 0; i < matcher->count; i++) {
        if (!check_matches_in(check, matcher->expressions[i], passage, start, end))
            return FALSE;
    }
    return TRUE;
}

// An expression that overlaps what the hit reports.
static gboolean overlaps(struct check *check, const struct matcher *matcher, const struct hit *hit)
{
    struct pattern_match match;
    for (guint from = hit->unit_start;
         match_next(check, matcher->expressions[0], hit->passage, from, hit->unit_end, &match);) {
        guint start = (guint)match.start[0], end = (guint)match.end[0];
        if (start < hit->end && end > hit->start)
            return TRUE;
        if (start >= hit->end)
            return FALSE;
        from = end > from ? end : next_character(hit->passage, from);
    }
    return FALSE;
}

// In the headings of the column and of the row of a table that a hit stands in.
static gboolean stands_in_headings(struct check *check, const struct matcher *matcher,
                                   const struct hit *hit)
{
    const struct block *block = document_block(check->document, hit->passage->block);
    const guint headings[] = {block->rest->column_label, block->rest->label};
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) {
        if (!headings[i])
            continue;
        const struct passage *heading = &check->text->passages[headings[i] - 1];
        if (heading->length &&
            check_matches_range(check, matcher, heading, heading->own, heading->length))
            return TRUE;
    }
    return FALSE;
}

gboolean check_around(struct check *check, const struct matcher *matcher, const struct hit *hit,
                      enum unit unit, enum position position)
{
    guint start = 0, end = hit->passage->length;
    switch (unit) {
    case UNIT_MATCH:
        return overlaps(check, matcher, hit);
    case UNIT_COLUMN:
        return stands_in_headings(check, matcher, hit);
    case UNIT_LIST:
    case UNIT_SECTION:
    case UNIT_DOCUMENT:
    case UNIT_ROW:
    case UNIT_OPENING:
    case UNIT_LIBRARY: // of other documents a check knows nothing
        return check_matches_wide(check, matcher, hit, unit, position);
    case UNIT_SENTENCE: {
        guint last_start;
        text_sentence(hit->passage, hit->start, &start, &end);
        text_sentence(hit->passage, hit->end > hit->start ? hit->end - 1 : hit->end, &last_start,
                      &end);
        break;
    }
    case UNIT_PARAGRAPH:
    case UNITS:
        break;
    }
    if (position == POSITION_BEFORE)
        end = hit->start;
    if (position == POSITION_AFTER)
        start = hit->end;
    return check_matches_range(check, matcher, hit->passage, start, end);
}

gboolean check_excepted(struct check *check, const struct hit *hit)
{
    const GPtrArray *exceptions = check->rule->unless;
    for (guint i = 0; i < exceptions->len; i++) {
        const struct unless *unless = exceptions->pdata[i];
        check->witness.passage = NULL;
        if (!check_around(check, &unless->matcher, hit, unless->within, unless->position))
            continue;
        check_tell(check, (struct trace_event){.kind = TRACE_EXCEPTED,
                                               .passage = hit->passage,
                                               .start = hit->start,
                                               .end = hit->end,
                                               .unless = i,
                                               .witness = check->witness.passage,
                                               .witness_start = check->witness.start,
                                               .witness_end = check->witness.end});
        return TRUE;
    }
    return FALSE;
}

// Leftmost, then longest: of hits that overlap within a rule, one counts.
static void choose(struct check *check, GArray *hits)
{
    g_array_sort(hits, check_compare_hits);
    guint reached = 0, kept = 0;
    for (guint i = 0; i < hits->len; i++) {
        struct hit hit = g_array_index(hits, struct hit, i);
        if (hit.start < reached || !check_hit_in_scope(check, &hit) || check_excepted(check, &hit))
            continue;
        reached = hit.end;
        g_array_index(hits, struct hit, kept++) = hit;
    }
    g_array_set_size(hits, kept);
}

void check_collect_in(struct check *check, const struct passage *passage, GArray *hits)
{
    const struct rule *rule = check->rule;
    g_array_set_size(hits, 0);
    for (guint n = 0; n < rule->patterns->len; n++)
        check_find(check, rule->patterns->pdata[n], passage, NULL, hits);
    for (guint n = 0; n < rule->swaps->len; n++) {
        const struct swap *swap = rule->swaps->pdata[n];
        check_find(check, &swap->matcher, passage, swap, hits);
    }
    if (rule->duties->len)
        check_find_duties(check, passage, hits);
    choose(check, hits);
}

void check_collect(struct check *check, const struct passage *passage, GArray *hits)
{
    g_array_set_size(hits, 0);
    if (passage->length && check_in_scope(check, passage))
        check_collect_in(check, passage, hits);
}

guint check_next_passage(struct check *check, guint from)
{
    const struct rule *rule = check->rule;
    guint next = check->text->count;
    for (guint n = 0; n < rule->patterns->len && next > from; n++)
        next = MIN(next, check_next(check, rule->patterns->pdata[n], from));
    for (guint n = 0; n < rule->swaps->len && next > from; n++) {
        const struct swap *swap = rule->swaps->pdata[n];
        next = MIN(next, check_next(check, &swap->matcher, from));
    }
    if (rule->duties->len && next > from)
        next = MIN(next, check_next_duty(check, from));
    return next;
}

const struct passage *check_first_passage(const struct check *check)
{
    for (guint i = 0; i < check->text->count; i++)
        if (check->text->passages[i].length)
            return &check->text->passages[i];
    return NULL;
}
