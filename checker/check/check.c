// SPDX-License-Identifier: Apache-2.0
#include "check/check.h"

#include "check/against.h"
#include "check/internal.h"
#include "check/kind.h"

#include <string.h>

enum { TITLE_CHARACTERS = 200 };

struct pattern_filter *checker_filter_new(const struct ruleset *ruleset)
{
    const GPtrArray *expressions = ruleset->expressions;
    g_autofree const char **sources = g_new(const char *, expressions->len + OWN_PATTERNS);
    for (guint i = 0; i < expressions->len; i++)
        sources[i] = ((const struct expression *)expressions->pdata[i])->source;
    for (guint i = 0; i < OWN_PATTERNS; i++)
        sources[expressions->len + i] = own_sources[i];
    return pattern_filter_new(sources, expressions->len + OWN_PATTERNS);
}

struct checker *checker_new(const struct check_input *input)
{
    struct checker *checker = g_new0(struct checker, 1);
    checker->input = *input;
    checker->cache =
        pattern_cache_new(input->ruleset->expressions->len + OWN_PATTERNS, input->limits);
    checker->candidates = candidates_new(input->ruleset);
    return checker;
}

void checker_free(struct checker *checker)
{
    if (!checker)
        return;
    pattern_cache_free(checker->cache);
    candidates_free(checker->candidates);
    g_free(checker);
}

// Whether the rule is not to be applied to the document, and why.
static gboolean is_idle(const struct check *check, const struct rule *rule, enum trace_idle *why)
{
    const struct scope *scope = &rule->scope;
    if (rule->not_evaluated[LANGUAGE_EN])
        *why = IDLE_NOT_EVALUATED;
    else if (!against_has_all(check->checker->input.against, rule))
        *why = IDLE_NOT_EVALUATED;
    else if (strcmp(rule->status, "retired") == 0)
        *why = IDLE_RETIRED;
    else if (rule_force(rule, check->checker->input.as_of) == FORCE_ENDED)
        *why = IDLE_ENDED;
    else if (check->result->words < scope->min_words)
        *why = IDLE_WORDS;
    else if (!check_kind_in_scope(check))
        *why = IDLE_KIND;
    else if (!check_about_in_scope(check))
        *why = IDLE_ABOUT;
    else
        return FALSE;
    return TRUE;
}

// How each check is applied: the current rule on the whole document.
static void (*const apply[CHECK_KINDS])(struct check *check) = {
    [CHECK_EXISTENCE] = check_presence,
    [CHECK_SUBSTITUTION] = check_presence,
    [CHECK_REQUIRED] = check_required,
    [CHECK_CONDITIONAL] = check_conditional,
    [CHECK_CONSISTENCY] = check_consistency,
    [CHECK_OCCURRENCE] = check_occurrence,
    [CHECK_VALUE] = check_value,
    [CHECK_PROPERTY] = check_property,
    [CHECK_COPIED] = check_copied,
    [CHECK_QUOTATION] = check_quotation,
    [CHECK_REFERENCE] = check_reference,
    [CHECK_TERMBASE] = check_presence,
    [CHECK_PROXIMITY] = check_proximity,
    [CHECK_STRUCTURE] = check_structure,
    [CHECK_LINK] = check_link,
    [CHECK_CLAUSE] = check_clause,
    [CHECK_IMPOSSIBLE] = check_impossible,
    [CHECK_ABBREVIATION] = check_abbreviation,
    [CHECK_LENGTH] = check_length,
};

static void apply_rule(struct check *check)
{
    const struct rule *rule = check->rule;
    check->limit = FALSE;
    g_ptr_array_set_size(check->wide, 0);
    pattern_cache_begin(check->checker->cache);
    apply[rule->check](check);
    if (!check->limit)
        return;
    struct rule_skipped *skipped = arena_new0(check->result->arena, struct rule_skipped);
    skipped->rule = rule->id;
    skipped->reason =
        pattern_cache_is_spent(check->checker->cache)
            ? "the patterns of the rule needed more steps than all its matches in one document may "
              "take (match-budget); simplify the patterns or raise the limit"
            : "a pattern of the rule needed more than its limits (match-limit, match-depth, "
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

// TRUE when a finding tells what `finding` tells and stands on some of the same words: one of a
// rule that its own rule yields to, which weighs as much.
static gboolean tells_the_same(const struct finding *finding, const struct rule *rule,
                               const struct finding *other)
{
    if (other->place.block != finding->place.block || other->place.start >= finding->place.end ||
        finding->place.start >= other->place.end)
        return FALSE;
    if (other->severity < finding->severity || other->gates < finding->gates)
        return FALSE;
    for (guint i = 0; i < rule->yields_to->len; i++)
        if (strcmp(rule->yields_to->pdata[i], other->rule) == 0)
            return TRUE;
    return FALSE;
}

// Takes out the findings of a rule that give way to another's.
static void give_way(struct check *check, const struct rule *rule)
{
    GPtrArray *findings = check->result->findings;
    for (guint i = 0; i < findings->len;) {
        const struct finding *finding = findings->pdata[i];
        gboolean told = FALSE;
        if (strcmp(finding->rule, rule->id) == 0)
            for (guint n = 0; n < findings->len && !told; n++)
                told = tells_the_same(finding, rule, findings->pdata[n]);
        if (!told) {
            i++;
            continue;
        }
        g_ptr_array_remove_index(findings, i);
        g_array_remove_index(check->inputs, i);
    }
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
    result->level = arena_strdup(result->arena, about->level);
    result->party = arena_strdup(result->arena, about->party);
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        result->words += text_count_words(passage->folded + passage->own);
    }
    for (guint i = 0; i < check->document->not_checked->len; i++) {
        const struct not_checked *piece = check->document->not_checked->pdata[i];
        struct unread *unread = arena_new0(result->arena, struct unread);
        unread->package = arena_strdup(result->arena, piece->package);
        unread->reason[LANGUAGE_EN] = arena_strdup(result->arena, piece->reason);
        unread->reason[LANGUAGE_SV] = arena_strdup(result->arena, piece->swedish);
        g_ptr_array_add(result->not_checked, unread);
    }
    for (guint i = 0; i < check->document->notes->len; i++) {
        const struct note *from = check->document->notes->pdata[i];
        struct reading_note *note = arena_new0(result->arena, struct reading_note);
        note->block = from->block;
        note->package = arena_strdup(result->arena, from->package);
        note->message[LANGUAGE_EN] = arena_strdup(result->arena, from->message);
        note->message[LANGUAGE_SV] = arena_strdup(result->arena, from->swedish);
        g_ptr_array_add(result->notes, note);
    }
}

void check_conclude(struct check *check)
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

static struct pattern_scan *scan_text(const struct text *text, const struct pattern_filter *filter)
{
    struct pattern_scan *scan = pattern_scan_new(filter);
    for (guint i = 0; i < text->count; i++)
        pattern_scan_add(scan, i, text->passages[i].folded, text->passages[i].length);
    pattern_scan_finish(scan);
    return scan;
}

void check_init(struct check *check, struct checker *checker, const struct document *document,
                const struct check_about *about, const struct pattern_filter *filter)
{
    struct text *text = text_new(document);
    *check = (struct check){
        .checker = checker,
        .document = document,
        .about = about,
        .text = text,
        .scan = scan_text(text, filter),
        .result = document_result_new(about->path),
        .inputs = g_array_new(FALSE, FALSE, sizeof(struct fingerprint_input)),
        .folded = g_ptr_array_new_with_free_func(g_free),
        .facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .blocks = g_new0(const char *, text->count + 1),
        .wide = g_ptr_array_new_with_free_func((GDestroyNotify)wide_answer_free),
    };
    describe(check, about);
}

struct document_result *check_finish(struct check *check)
{
    g_clear_pointer(&check->fields, g_array_unref);
    g_free((gpointer)check->lists);
    check_words_free(check->words);
    g_clear_pointer(&check->places, g_hash_table_unref);
    g_clear_pointer(&check->anchors, g_hash_table_unref);
    g_ptr_array_unref(check->wide);
    g_free(check->blocks);
    g_hash_table_unref(check->facts);
    g_ptr_array_unref(check->folded);
    g_array_unref(check->inputs);
    pattern_scan_free(check->scan);
    text_free((struct text *)(gsize)check->text);
    return check->result;
}

struct document_result *check_document(struct checker *checker, const struct document *document,
                                       const struct check_about *about)
{
    struct check check;
    check_init(&check, checker, document, about, checker->input.filter);
    const GPtrArray *rules = checker->input.ruleset->rules;
    for (guint i = 0; i < rules->len; i++) {
        if (!checker->input.listener && !candidates_can_find(checker->candidates, check.scan, i))
            continue;
        struct trace_event event = {.kind = TRACE_IDLE,
                                    .document_kind = check.result->kind,
                                    .document_words = check.result->words};
        check.rule = rules->pdata[i];
        gboolean idle = is_idle(&check, check.rule, &event.idle);
        event.kind = idle ? TRACE_IDLE : TRACE_APPLIED;
        check_tell(&check, event);
        if (!idle)
            apply_rule(&check);
    }
    g_clear_pointer(&check.fields, g_array_unref);
    for (guint i = 0; i < rules->len; i++)
        if (((const struct rule *)rules->pdata[i])->yields_to->len)
            give_way(&check, rules->pdata[i]);
    sort_findings(&check);
    pattern_cache_begin(checker->cache);
    check_cite(&check);
    check_implement(&check);
    check_conclude(&check);
    return check_finish(&check);
}
