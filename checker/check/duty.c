// SPDX-License-Identifier: Apache-2.0
// Duties: the parties and tasks that a rule's patterns mark, and what the sentence, or the heading
// of the row and column that a cell stands in, says of them.
#include "check/internal.h"

#include <string.h>

#include "lang/duty.h"

// A heading of a table with more words than these says more than who, or what, it is about.
enum { PARTY_WORDS = 4, TASK_WORDS = 10 };
// How far back in its row a cell looks for the first one.
enum { ROW_BLOCKS = 40 };

static gint compare_spans(gconstpointer a, gconstpointer b)
{
    const struct duty_span *first = a, *second = b;
    if (first->start != second->start)
        return first->start < second->start ? -1 : 1;
    return first->end == second->end ? 0 : first->end > second->end ? -1 : 1;
}

static void mark(struct check *check, const GPtrArray *matchers, const struct passage *passage,
                 guint from, enum duty_mark as, GArray *spans)
{
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    struct hit unit = {.passage = passage, .unit_start = from, .unit_end = passage->length};
    for (guint i = 0; i < matchers->len; i++)
        check_find_all(check, ((const struct matcher *)matchers->pdata[i])->expressions[0], &unit,
                       hits);
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        struct duty_span span = {hit->start - from, hit->end - from, as};
        g_array_append_val(spans, span);
    }
}

static gboolean names(struct check *check, const GPtrArray *matchers, const struct passage *passage)
{
    for (guint i = 0; i < matchers->len; i++) {
        const struct matcher *matcher = matchers->pdata[i];
        if (check_matches_in(check, matcher->expressions[0], passage, passage->own,
                             passage->length))
            return TRUE;
    }
    return FALSE;
}

// The heading of a row or column, by its number among passages; NULL: the block has none.
static const struct passage *heading_of(const struct check *check, guint number)
{
    const struct passage *heading = number ? &check->text->passages[number - 1] : NULL;
    return heading && heading->length ? heading : NULL;
}

// The first cell of a row: what the row is about, in tables that do not mark it as a label too.
static const struct passage *row_heading(const struct check *check, const struct passage *passage)
{
    const struct table_place *place = &document_block(check->document, passage->block)->rest->table;
    if (!place->table || place->column == 1 || place->header)
        return NULL;
    guint least = passage->block > ROW_BLOCKS ? passage->block - ROW_BLOCKS : 1;
    for (guint number = passage->block - 1; number >= least; number--) {
        const struct table_place *other = &document_block(check->document, number)->rest->table;
        if (other->table != place->table || other->row != place->row)
            return NULL;
        if (other->column == 1)
            return heading_of(check, number);
    }
    return NULL;
}

// "Ansvarig", "Utförs av": a heading over cells that say who.
static gboolean asks_who(const struct passage *heading)
{
    static const char *const words[] = {"ansvar", "vem", "utför", "huvudman", "aktör", "part"};
    g_autofree char *text = g_utf8_strdown(heading->folded + heading->own, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(text, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean asks(const struct passage *passage)
{
    return passage->length && passage->folded[passage->length - 1] == '?';
}

// What the headings of a cell name, as spans outside its text.
static void mark_heading(struct check *check, const struct duty_rule *duty,
                         const struct passage *heading, GArray *spans)
{
    guint words = heading ? text_count_words(heading->folded + heading->own) : 0;
    if (!words || words > TASK_WORDS)
        return;
    struct duty_span span = {DUTY_OUTSIDE, DUTY_OUTSIDE, DUTY_OTHER};
    gboolean short_enough = words <= PARTY_WORDS;
    gboolean other = short_enough && names(check, duty->others, heading);
    gboolean party = short_enough && names(check, duty->parties, heading);
    if (party != other) {
        span.mark = party ? DUTY_PARTY : DUTY_OTHER;
        g_array_append_val(spans, span);
    }
    if (!party && (names(check, duty->tasks, heading) || names(check, duty->deeds, heading))) {
        span.mark = DUTY_TASK;
        g_array_append_val(spans, span);
    }
}

// What a passage is read with: a cell alone, since its headings are no part of its sentences.
struct setting {
    guint from; // bytes of the passage before it are not read
    gboolean asked;
};

static struct setting read_setting(struct check *check, const struct duty_rule *duty,
                                   const struct passage *passage, GArray *spans)
{
    const struct block_rest *rest = document_block(check->document, passage->block)->rest;
    const struct passage *row = row_heading(check, passage);
    const struct passage *column = heading_of(check, rest->column_label);
    if (rest->label || row || column) {
        mark_heading(check, duty, column, spans);
        mark_heading(check, duty, row, spans);
        gboolean given = FALSE;
        for (guint i = 0; i < spans->len; i++)
            given = given || g_array_index(spans, struct duty_span, i).mark == DUTY_TASK;
        return (struct setting){passage->own,
                                given && ((column && asks_who(column)) || (row && asks_who(row)))};
    }
    const struct passage *before = passage > check->text->passages ? passage - 1 : NULL;
    gboolean asked = before && before->length && passage->own == 0 && asks(before) &&
                     (names(check, duty->tasks, before) || names(check, duty->deeds, before));
    return (struct setting){0, asked};
}

static gboolean is_held(const GArray *outside)
{
    for (guint i = 0; i < outside->len; i++)
        if (g_array_index(outside, struct duty_span, i).mark == DUTY_PARTY)
            return TRUE;
    return FALSE;
}

static void find_duty(struct check *check, const struct duty_rule *duty,
                      const struct passage *passage, GArray *hits)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
    g_autoptr(GArray) outside = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct duty));
    g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(guint));
    struct setting setting = read_setting(check, duty, passage, outside);
    mark(check, duty->parties, passage, setting.from, DUTY_PARTY, spans);
    if (!spans->len && !is_held(outside))
        return;
    mark(check, duty->others, passage, setting.from, DUTY_OTHER, spans);
    mark(check, duty->tasks, passage, setting.from, DUTY_TASK, spans);
    mark(check, duty->deeds, passage, setting.from, DUTY_DEED, spans);
    g_array_sort(spans, compare_spans);
    g_array_append_vals(spans, outside->data, outside->len);
    guint first = 0;
    g_array_append_val(sentences, first);
    for (guint i = 0; i < passage->sentence_count; i++) {
        guint start = passage->sentences[i];
        if (start <= setting.from)
            continue;
        start -= setting.from;
        g_array_append_val(sentences, start);
    }
    duty_find(passage->folded + setting.from, passage->length - setting.from,
              (const guint *)sentences->data, sentences->len, spans, setting.asked, found);
    for (guint i = 0; i < found->len; i++) {
        const struct duty *is = &g_array_index(found, struct duty, i);
        struct hit hit = {.passage = passage,
                          .start = is->start + setting.from,
                          .end = is->end + setting.from,
                          .unit_end = passage->length};
        if (!(duty->forces & is->force) || (hit.end <= passage->own && !check->in_context))
            continue;
        hit.groups = (struct pattern_match){.start = {hit.start}, .end = {hit.end}, .groups = 1};
        check_tell_hit(check, TRACE_FOUND, &hit);
        g_array_append_val(hits, hit);
    }
}

void check_find_duties(struct check *check, const struct passage *passage, GArray *hits)
{
    for (guint i = 0; i < check->rule->duties->len; i++)
        find_duty(check, check->rule->duties->pdata[i], passage, hits);
}

static guint next_of(struct check *check, const GPtrArray *matchers, guint from, guint next)
{
    for (guint i = 0; i < matchers->len && next > from; i++)
        next = MIN(next, check_next(check, matchers->pdata[i], from));
    return next;
}

// A passage is read when it names a task, when its row or column does, or when it follows a
// question that does.
guint check_next_duty(struct check *check, guint from)
{
    const struct text *text = check->text;
    guint next = text->count;
    for (guint i = 0; i < check->rule->duties->len && next > from; i++) {
        const struct duty_rule *duty = check->rule->duties->pdata[i];
        next = next_of(check, duty->tasks, from, next);
        next = next_of(check, duty->deeds, from, next);
    }
    for (guint i = from; i < MIN(next, text->count); i++) {
        const struct block_rest *rest = document_block(check->document, i + 1)->rest;
        gboolean headed = rest->column_label || (rest->table.table && rest->table.column > 1);
        if (headed || (i > 0 && asks(&text->passages[i - 1])))
            return i;
    }
    return next;
}
