// SPDX-License-Identifier: Apache-2.0
#include "check/check.h"

#include "check/internal.h"
#include "check/kind.h"

#include <string.h>

enum { TITLE_CHARACTERS = 200 };
enum { CITE_PATTERNS = 3 }; // patterns of cite.c, after the ruleset's in the cache

struct checker *checker_new(const struct check_input *input)
{
    struct checker *checker = g_new0(struct checker, 1);
    checker->input = *input;
    checker->cache =
        pattern_cache_new(input->ruleset->expressions->len + CITE_PATTERNS, input->limits);
    return checker;
}

void checker_free(struct checker *checker)
{
    if (!checker)
        return;
    pattern_cache_free(checker->cache);
    g_free(checker);
}

static gboolean names(const GPtrArray *kinds, const char *kind)
{
    g_autofree char *folded = text_fold_case(kind);
    for (guint i = 0; i < kinds->len; i++) {
        g_autofree char *other = text_fold_case(kinds->pdata[i]);
        if (strcmp(folded, other) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean rule_applies(const struct check *check, const struct rule *rule)
{
    const struct scope *scope = &rule->scope;
    const char *kind = check->result->kind;
    if (rule->not_evaluated[LANGUAGE_EN] || strcmp(rule->status, "retired") == 0)
        return FALSE;
    if (rule_force(rule, check->checker->input.as_of) == FORCE_ENDED)
        return FALSE;
    if (check->result->words < scope->min_words)
        return FALSE;
    if (scope->kinds->len && !(kind && names(scope->kinds, kind)))
        return FALSE;
    return !(kind && names(scope->not_kinds, kind));
}

static int compare_hits(const void *a, const void *b)
{
    const struct hit *first = a, *second = b;
    if (first->start != second->start)
        return first->start < second->start ? -1 : 1;
    return first->end == second->end ? 0 : first->end > second->end ? -1 : 1;
}

// Leftmost, then longest: of hits that overlap within a rule, one is reported.
static void report_hits(struct check *check, GArray *hits)
{
    g_array_sort(hits, compare_hits);
    guint reached = 0;
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        if (hit->start < reached)
            continue;
        if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
            continue;
        reached = hit->end;
        check_report(check, hit);
    }
}

// existence and substitution: every hit is a finding.
static void apply_presence(struct check *check)
{
    const struct rule *rule = check->rule;
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        for (guint n = 0; n < rule->patterns->len; n++)
            check_find(check, rule->patterns->pdata[n], passage, NULL, hits);
        for (guint n = 0; n < rule->swaps->len; n++) {
            const struct swap *swap = rule->swaps->pdata[n];
            check_find(check, &swap->matcher, passage, swap, hits);
        }
        report_hits(check, hits);
    }
}

// conditional: a hit of `if` without `then` in its unit; once for each section or document.
static void apply_conditional(struct check *check)
{
    const struct rule *rule = check->rule;
    gboolean wide = rule->scope.unit == UNIT_SECTION || rule->scope.unit == UNIT_DOCUMENT;
    g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        check_find(check, &rule->condition, passage, NULL, hits);
        g_array_sort(hits, compare_hits);
        for (guint n = 0; n < hits->len; n++) {
            const struct hit *hit = &g_array_index(hits, struct hit, n);
            const struct block *block = document_block(check->document, passage->block);
            gpointer unit = GUINT_TO_POINTER(
                rule->scope.unit == UNIT_SECTION ? block->heading * PART_KINDS + block->part : 0);
            if (wide && g_hash_table_contains(reported, unit))
                continue;
            if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
                continue;
            if (check_around(check, &rule->consequence, hit, rule->scope.unit, rule->order))
                continue;
            g_hash_table_add(reported, unit);
            check_report(check, hit);
        }
    }
}

static gboolean in_required_place(enum scope_place place, const struct block *block)
{
    switch (place) {
    case SCOPE_BODY:
        return block->part == PART_BODY;
    case SCOPE_HEADER:
        return block->part == PART_HEADER;
    case SCOPE_FOOTER:
        return block->part == PART_FOOTER;
    case SCOPE_FOOTNOTE:
        return block->part == PART_FOOTNOTE;
    case SCOPE_ENDNOTE:
        return block->part == PART_ENDNOTE;
    case SCOPE_TEXTBOX:
        return block->part == PART_TEXTBOX;
    case SCOPE_COMMENT:
        return block->part == PART_COMMENT;
    case SCOPE_HEADING:
        return block->kind == BLOCK_HEADING;
    case SCOPE_TITLE:
        return block->kind == BLOCK_TITLE;
    case SCOPE_LIST:
        return block->kind == BLOCK_LIST_ITEM;
    case SCOPE_CAPTION:
        return block->kind == BLOCK_CAPTION;
    case SCOPE_QUOTE:
        return block->kind == BLOCK_QUOTE;
    case SCOPE_TABLE:
        return block->table.table != 0;
    case SCOPE_PLACES:
        break;
    }
    return TRUE;
}

// The heading above a block (or the block itself) that is the rule's anchor; NULL if none is.
static const struct block *anchor_above(struct check *check, const struct block *block)
{
    for (guint ordinal = block->heading; ordinal;) {
        const struct block *heading = document_block(check->document, ordinal);
        const struct passage *passage = &check->text->passages[ordinal - 1];
        if (check_matches_in(check, check->rule->anchor, passage, passage->own, passage->length))
            return heading;
        ordinal = heading->parent;
    }
    return NULL;
}

// required: a text that stands nowhere where it must.
static void apply_required(struct check *check)
{
    const struct rule *rule = check->rule;
    const struct block *expected = NULL, *first = NULL;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (!passage->length)
            continue;
        if (!first)
            first = block;
        if (!in_required_place(rule->required_in, block))
            continue;
        const struct block *anchor = rule->anchor ? anchor_above(check, block) : block;
        if (!anchor)
            continue;
        if (!expected)
            expected = anchor;
        for (guint n = 0; n < rule->patterns->len; n++) {
            const struct matcher *matcher = rule->patterns->pdata[n];
            gboolean all = TRUE;
            for (guint m = 0; m < matcher->count && all; m++)
                all = check_matches_in(check, matcher->expressions[m], passage, 0, passage->length);
            if (all)
                return;
        }
    }
    if (!first)
        return;
    const struct block *place = expected ? expected : first;
    struct hit nowhere = {.passage = &check->text->passages[place->ordinal - 1]};
    if (!check_excepted(check, &nowhere))
        check_report_absence(check, place);
}

static void apply_rule(struct check *check, const struct rule *rule)
{
    check->rule = rule;
    check->limit = FALSE;
    switch (rule->check) {
    case CHECK_EXISTENCE:
    case CHECK_SUBSTITUTION:
        apply_presence(check);
        break;
    case CHECK_CONDITIONAL:
        apply_conditional(check);
        break;
    case CHECK_REQUIRED:
        apply_required(check);
        break;
    }
    if (!check->limit)
        return;
    struct rule_skipped *skipped = arena_new0(check->result->arena, struct rule_skipped);
    skipped->rule = rule->id;
    skipped->reason =
        "a pattern of the rule needed more than its limits (match-limit, match-depth, "
        "match-heap) on this document; simplify the pattern or raise the limit";
    g_ptr_array_add(check->result->skipped, skipped);
}

// The order of a document's findings: block, start, rule.
static int compare_findings(const void *a, const void *b, void *inputs)
{
    const struct finding *first = ((const struct finding *const *)inputs)[*(const guint *)a];
    const struct finding *second = ((const struct finding *const *)inputs)[*(const guint *)b];
    if (first->place.block != second->place.block)
        return first->place.block < second->place.block ? -1 : 1;
    if (first->place.start != second->place.start)
        return first->place.start < second->place.start ? -1 : 1;
    return strcmp(first->rule, second->rule);
}

// Sorts the findings together with what their fingerprints are made from, and makes those.
static void sort_findings(struct check *check)
{
    GPtrArray *findings = check->result->findings;
    guint count = findings->len;
    g_autofree guint *order = g_new(guint, MAX(count, 1));
    g_autofree void **before = g_new(void *, MAX(count, 1));
    g_autofree struct fingerprint_input *inputs = g_new(struct fingerprint_input, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        order[i] = i;
        before[i] = findings->pdata[i];
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, compare_findings, before);
    for (guint i = 0; i < count; i++) {
        findings->pdata[i] = before[order[i]];
        inputs[i] = g_array_index(check->inputs, struct fingerprint_input, order[i]);
    }
    finding_fingerprints(check->result, inputs);
}

// A heading that serves as the title may be a whole paragraph; a name is enough.
static const char *short_title(struct arena *arena, const char *title)
{
    if (!title || g_utf8_strlen(title, -1) <= TITLE_CHARACTERS)
        return arena_strdup(arena, title);
    const char *end = g_utf8_offset_to_pointer(title, TITLE_CHARACTERS);
    while (end > title && *end != ' ')
        end--;
    if (end == title)
        end = g_utf8_offset_to_pointer(title, TITLE_CHARACTERS);
    return arena_printf(arena, "%.*s …", (int)(end - title), title);
}

static void describe(struct check *check, const struct check_about *about)
{
    struct document_result *result = check->result;
    result->sha256 = arena_strdup(result->arena, about->sha256);
    result->title = short_title(result->arena, document_title(check->document));
    result->kind =
        arena_strdup(result->arena, about->kind ? about->kind : kind_recognise(check->document));
    result->owner = arena_strdup(result->arena, about->owner);
    result->decision_body = arena_strdup(result->arena, about->decision_body);
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        result->words += text_count_words(passage->folded + passage->own);
    }
    for (guint i = 0; i < check->document->not_checked->len; i++) {
        const struct not_checked *piece = check->document->not_checked->pdata[i];
        struct unread *unread = arena_new0(result->arena, struct unread);
        unread->package = arena_strdup(result->arena, piece->package);
        unread->reason = arena_strdup(result->arena, piece->reason);
        g_ptr_array_add(result->not_checked, unread);
    }
    for (guint i = 0; i < check->document->notes->len; i++) {
        const struct note *from = check->document->notes->pdata[i];
        struct reading_note *note = arena_new0(result->arena, struct reading_note);
        note->block = from->block;
        note->package = arena_strdup(result->arena, from->package);
        note->message = arena_strdup(result->arena, from->message);
        g_ptr_array_add(result->notes, note);
    }
}

// Everything was applied: what is the answer worth?
static void conclude(struct check *check)
{
    struct document_result *result = check->result;
    if (check->full) {
        result->outcome = OUTCOME_PARTIAL;
        result->reason_code = "limit";
        result->reason_message = arena_printf(
            result->arena,
            "the document has more than %" G_GUINT64_FORMAT
            " findings, which is the limit (--max-findings raises it); the others are left out",
            check->checker->input.limits->findings);
    } else if (result->not_checked->len) {
        result->outcome = OUTCOME_PARTIAL;
        result->reason_code = "not-checked";
        result->reason_message = "parts of the document were not read; they are listed";
    } else if (result->skipped->len) {
        result->outcome = OUTCOME_PARTIAL;
        result->reason_code = "rule-limit";
        result->reason_message = "rules were not evaluated on this document; they are listed";
    }
}

struct document_result *check_document(struct checker *checker, const struct document *document,
                                       const struct check_about *about)
{
    g_autoptr(text_t) text = text_new(document);
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(struct fingerprint_input));
    g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);
    g_autofree const char **blocks = g_new0(const char *, text->count + 1);
    struct check check = {
        .checker = checker,
        .document = document,
        .text = text,
        .result = document_result_new(about->path),
        .inputs = inputs,
        .folded = folded,
        .blocks = blocks,
    };
    describe(&check, about);
    const GPtrArray *rules = checker->input.ruleset->rules;
    for (guint i = 0; i < rules->len; i++) {
        const struct rule *rule = rules->pdata[i];
        if (rule_applies(&check, rule))
            apply_rule(&check, rule);
    }
    sort_findings(&check);
    check_cite(&check);
    conclude(&check);
    return check.result;
}
