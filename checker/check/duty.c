// SPDX-License-Identifier: Apache-2.0
// Duties: the parties and tasks that a rule's patterns mark, and what the sentence, or the heading
// of the row and column that a cell stands in, says of them.
#include "check/internal.h"

#include <string.h>

#include "lang/duty.h"
#include "lang/scan.h"

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

// Where an expression matches in a passage.
struct places {
    GArray *spans;  // struct duty_span, in order
    gboolean limit; // the pattern needed more than its limits
};

static void places_free(struct places *places)
{
    g_array_unref(places->spans);
    g_free(places);
}

// Rules share their parties, so these are looked for once.
static const GArray *places_of(struct check *check, const struct expression *expression,
                               const struct passage *passage)
{
    gint64 key = (gint64)expression->id << 32 | (passage->block & G_MAXUINT32);
    if (!check->places)
        check->places =
            g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)places_free);
    struct places *places = g_hash_table_lookup(check->places, &key);
    if (places) {
        check->limit = check->limit || places->limit;
        return places->spans;
    }
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    struct hit unit = {.passage = passage, .unit_end = passage->length};
    gboolean limit = check->limit;
    check->limit = FALSE;
    check_find_all(check, expression, &unit, hits);
    places = g_new(struct places, 1);
    *places = (struct places){g_array_new(FALSE, FALSE, sizeof(struct duty_span)), check->limit};
    check->limit = check->limit || limit;
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        struct duty_span span = {.start = hit->start, .end = hit->end};
        g_array_append_val(places->spans, span);
    }
    g_hash_table_insert(check->places, g_memdup2(&key, sizeof key), places);
    return places->spans;
}

static void mark(struct check *check, const GPtrArray *matchers, const struct passage *passage,
                 guint from, enum duty_mark as, GArray *spans)
{
    for (guint i = 0; i < matchers->len; i++) {
        const struct matcher *matcher = matchers->pdata[i];
        const GArray *places = places_of(check, matcher->expressions[0], passage);
        for (guint n = 0; n < places->len; n++) {
            struct duty_span span = g_array_index(places, struct duty_span, n);
            if (span.start < from)
                continue;
            span = (struct duty_span){span.start - from, span.end - from, as};
            g_array_append_val(spans, span);
        }
    }
}

// "Vi", "vårt": the party whose document it is.
static void mark_we(const struct check *check, const struct duty_rule *duty,
                    const struct passage *passage, guint from, GArray *spans)
{
    static const char *const words[] = {"vi", "vår", "vårt", "våra", NULL};
    const char *party = check->about->party;
    if (!duty->we || !party)
        return;
    for (guint at = from; at < passage->length; at++) {
        guint end = scan_starts(passage->folded, at)
                        ? scan_any(passage->folded, at, passage->length, words, NULL)
                        : 0;
        if (!end)
            continue;
        struct duty_span span = {at - from, end - from,
                                 strcmp(party, duty->we) == 0 ? DUTY_PARTY : DUTY_OTHER};
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

// "Ansvarig", "Fattas av": a heading over cells that say who. "Utförare" says who does something,
// which is not always who answers for it.
static gboolean asks_who(const struct passage *heading, gboolean deeds)
{
    static const char *const words[] = {"ansvar", "vem", "huvudman", "aktör", "part"};
    g_autofree char *text = g_utf8_strdown(heading->folded + heading->own, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(text, words[i]))
            return TRUE;
    return g_str_has_suffix(text, " av") || (deeds && g_str_has_prefix(text, "utför"));
}

static gboolean asks(const struct passage *passage)
{
    return passage->length && passage->folded[passage->length - 1] == '?';
}

// What a passage is read with: a cell alone, since its headings are no part of its sentences; a
// paragraph with what leads it in.
struct setting {
    guint from;                         // bytes of the passage before it are not read
    const struct passage *row, *column; // headings of a cell; or NULL
    const struct passage *question;     // the passage before, when it asks something; or NULL
};

static struct setting read_setting(const struct check *check, const struct passage *passage)
{
    const struct block_rest *rest = document_block(check->document, passage->block)->rest;
    const struct passage *row = row_heading(check, passage);
    const struct passage *column = heading_of(check, rest->column_label);
    if (rest->label || row || column)
        return (struct setting){.from = passage->own, .row = row, .column = column};
    const struct passage *before = passage > check->text->passages ? passage - 1 : NULL;
    gboolean asked = before && passage->own == 0 && asks(before);
    return (struct setting){.question = asked ? before : NULL};
}

static gboolean names_task(struct check *check, const struct duty_rule *duty,
                           const struct passage *passage)
{
    return passage && text_count_words(passage->folded + passage->own) <= TASK_WORDS &&
           (names(check, duty->tasks, passage) || names(check, duty->deeds, passage));
}

static void add_outside(GArray *spans, enum duty_mark mark)
{
    struct duty_span span = {DUTY_OUTSIDE, DUTY_OUTSIDE, mark};
    g_array_append_val(spans, span);
}

// The party that a heading of a cell names, and no other.
static void mark_heading(struct check *check, const struct duty_rule *duty,
                         const struct passage *heading, GArray *spans)
{
    if (!heading || text_count_words(heading->folded + heading->own) > PARTY_WORDS)
        return;
    gboolean other = names(check, duty->others, heading);
    gboolean party = names(check, duty->parties, heading);
    if (party != other)
        add_outside(spans, party ? DUTY_PARTY : DUTY_OTHER);
}

// Whether another party's cell of the row says the same: "Ja" and "Ja".
static gboolean is_shared(struct check *check, const struct duty_rule *duty,
                          const struct passage *passage)
{
    const struct text *text = check->text;
    const struct table_place *place = &document_block(check->document, passage->block)->rest->table;
    const char *own = passage->folded + passage->own;
    guint first = passage->block > ROW_BLOCKS ? passage->block - ROW_BLOCKS : 1;
    guint last = MIN(passage->block + ROW_BLOCKS, text->count);
    for (guint number = first; number <= last; number++) {
        const struct block_rest *rest = document_block(check->document, number)->rest;
        const struct passage *cell = &text->passages[number - 1];
        if (number == passage->block || rest->table.table != place->table ||
            rest->table.row != place->row || !cell->length)
            continue;
        const struct passage *column = heading_of(check, rest->column_label);
        if (column && names(check, duty->others, column) &&
            strcmp(cell->folded + cell->own, own) == 0)
            return TRUE;
    }
    return FALSE;
}

static GArray *sentences_from(const struct passage *passage, guint from)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(guint));
    guint start = 0;
    g_array_append_val(sentences, start);
    for (guint i = 0; i < passage->sentence_count; i++) {
        if (passage->sentences[i] <= from)
            continue;
        start = passage->sentences[i] - from;
        g_array_append_val(sentences, start);
    }
    return sentences;
}

// Whether what the rule is about stands around a hit.
static gboolean is_about(struct check *check, const struct duty_rule *rule, const struct hit *hit)
{
    for (guint i = 0; i < rule->about->len; i++)
        if (check_around(check, rule->about->pdata[i], hit, rule->around, POSITION_ANY))
            return TRUE;
    return rule->about->len == 0;
}

static void report(struct check *check, const struct duty_rule *rule, const struct passage *passage,
                   const struct duty *duty, guint from, GArray *hits)
{
    struct hit hit = {.passage = passage,
                      .start = duty->start + from,
                      .end = duty->end + from,
                      .unit_end = passage->length};
    if ((hit.end <= passage->own && !check->in_context) || !is_about(check, rule, &hit))
        return;
    hit.groups = (struct pattern_match){.start = {hit.start}, .end = {hit.end}, .groups = 1};
    check_tell_hit(check, TRACE_FOUND, &hit);
    g_array_append_val(hits, hit);
}

// Whether the headings of a cell whose row or column names the task ask who has it: the one of the
// column says so, or is a deed ("Följer upp"), or the row has no more than a label and its value.
static gboolean heading_asks(struct check *check, const struct duty_rule *duty,
                             const struct setting *setting)
{
    gboolean deeds = duty->deeds->len > 0;
    if (setting->column)
        return asks_who(setting->column, deeds) || names(check, duty->deeds, setting->column) ||
               (setting->row && asks_who(setting->row, deeds));
    return setting->row != NULL;
}

static void find_duty(struct check *check, const struct duty_rule *duty,
                      const struct passage *passage, GArray *hits)
{
    struct setting setting = read_setting(check, passage);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
    g_autoptr(GArray) outside = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
    mark(check, duty->tasks, passage, setting.from, DUTY_TASK, spans);
    mark(check, duty->deeds, passage, setting.from, DUTY_DEED, spans);
    gboolean given =
        names_task(check, duty, setting.row) || names_task(check, duty, setting.column);
    gboolean asked =
        given ? heading_asks(check, duty, &setting) : names_task(check, duty, setting.question);
    if ((!spans->len && !given && !asked) ||
        (given && setting.column && is_shared(check, duty, passage)))
        return;
    mark_heading(check, duty, setting.column, outside);
    mark_heading(check, duty, setting.row, outside);
    guint tasks = spans->len;
    mark(check, duty->parties, passage, setting.from, DUTY_PARTY, spans);
    mark_we(check, duty, passage, setting.from, spans);
    if (spans->len == tasks && !outside->len)
        return;
    mark(check, duty->others, passage, setting.from, DUTY_OTHER, spans);
    g_array_sort(spans, compare_spans);
    if (given)
        add_outside(outside, DUTY_TASK);
    g_array_append_vals(spans, outside->data, outside->len);
    g_autoptr(GArray) sentences = sentences_from(passage, setting.from);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct duty));
    duty_find(passage->folded + setting.from, passage->length - setting.from,
              (const guint *)sentences->data, sentences->len, spans, asked, found);
    for (guint i = 0; i < found->len; i++) {
        const struct duty *is = &g_array_index(found, struct duty, i);
        if (duty->forces & is->force)
            report(check, duty, passage, is, setting.from, hits);
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
