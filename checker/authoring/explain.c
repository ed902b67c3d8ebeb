// SPDX-License-Identifier: Apache-2.0
#include "authoring/explain.h"

#include "authoring/describe.h"
#include "authoring/heard.h"
#include "authoring/near.h"
#include "base/nearest.h"

#include <string.h>

enum { NEAR_MISSES = 3, AROUND_BYTES = 300, WHOLE_BYTES = 900 };

struct explanation {
    GString *out;
    enum language language;
    const struct rule *rule;
    const struct check_input *input;
    const struct document *document;
    const struct text *text;
    const char *section; // asked for; or NULL
    struct heard_list heard;
};

// The text where the match (and what decided about it) is marked.
struct mark {
    guint at;
    const char *sign;
};

static gboolean is_section(const struct block *heading, const char *section)
{
    if (block_number(heading) && strcmp(block_number(heading), section) == 0)
        return TRUE;
    g_autofree char *title = text_fold_case(block_title(heading));
    g_autofree char *wanted = text_fold_case(section);
    return strcmp(title, wanted) == 0;
}

// Whether a block stands in the section that was asked for, or below it.
static gboolean is_wanted(const void *context, guint ordinal)
{
    const struct explanation *own = context;
    if (!own->section)
        return TRUE;
    const struct block *block = document_block(own->document, ordinal);
    for (guint heading = block ? block_heading(block) : 0; heading;) {
        block = document_block(own->document, heading);
        if (is_section(block, own->section))
            return TRUE;
        heading = block->under;
    }
    return FALSE;
}

static gboolean find_section(const struct explanation *own, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 1; i <= own->document->block_count; i++) {
        const struct block *block = document_block(own->document, i);
        if (block->kind != BLOCK_HEADING)
            continue;
        if (is_section(block, own->section))
            return TRUE;
        if (block_number(block))
            g_ptr_array_add(names, (gpointer)(gsize)block_number(block));
        g_ptr_array_add(names, (gpointer)(gsize)block_title(block));
    }
    g_ptr_array_add(names, NULL);
    const char *meant = nearest(own->section, (const char *const *)names->pdata);
    g_set_error(error, AUTHORING_ERROR, AUTHORING_ERROR_UNKNOWN,
                "the document has no section with the number or title %s; %s%s%s", own->section,
                meant ? "did you mean " : "linjera extract shows its headings", meant ? meant : "",
                meant ? "?" : "");
    return FALSE;
}

static int compare_marks(const void *a, const void *b)
{
    const struct mark *first = a, *second = b;
    if (first->at != second->at)
        return first->at < second->at ? -1 : 1;
    // What ends stands before what begins.
    gboolean closes = first->sign[0] == '}' || strcmp(first->sign, "«") == 0;
    gboolean other = second->sign[0] == '}' || strcmp(second->sign, "«") == 0;
    return closes == other ? 0 : closes ? -1 : 1;
}

static void add_marks(GArray *marks, guint start, guint end, const char *open, const char *close)
{
    const struct mark both[] = {{start, open}, {end, close}};
    if (end > start)
        g_array_append_vals(marks, both, G_N_ELEMENTS(both));
}

static guint whole_character(const char *text, guint at)
{
    while (at && ((guchar)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

// The text of a passage with its marks; of a long one, what stands around them.
static void put_marked(const struct explanation *own, const struct passage *passage, GArray *marks)
{
    g_array_sort(marks, compare_marks);
    guint from = 0, to = passage->length;
    if (passage->length > WHOLE_BYTES && marks->len) {
        guint first = g_array_index(marks, struct mark, 0).at;
        guint last = g_array_index(marks, struct mark, marks->len - 1).at;
        from = first > AROUND_BYTES ? whole_character(passage->folded, first - AROUND_BYTES) : 0;
        if (passage->length - last > AROUND_BYTES)
            to = whole_character(passage->folded, last + AROUND_BYTES);
    }
    g_string_append(own->out, from ? "  …" : "  ");
    guint at = from;
    for (guint i = 0; i < marks->len; i++) {
        const struct mark *mark = &g_array_index(marks, struct mark, i);
        g_string_append_len(own->out, passage->folded + at, (gssize)(mark->at - at));
        g_string_append(own->out, mark->sign);
        at = mark->at;
    }
    g_string_append_len(own->out, passage->folded + at, (gssize)(to - at));
    g_string_append(own->out, to < passage->length ? "…\n" : "\n");
}

// "Block 12, table 1 row 2, 3.2 Ansvar".
static void put_place(const struct explanation *own, guint ordinal)
{
    const struct block *block = document_block(own->document, ordinal);
    g_autoptr(arena_t) arena = arena_new();
    const GPtrArray *headings = document_headings(own->document, block, arena);
    SAY(own->out, own->language, "\nBlock %u (%s)", "\nBlock %u (%s)", ordinal,
        part_kind_name(block->part));
    if (block->rest->table.table)
        SAY(own->out, own->language, ", tabell %u, rad %u, kolumn %u",
            ", table %u, row %u, column %u", block->rest->table.table, block->rest->table.row,
            block->rest->table.column);
    if (headings->len)
        g_string_append_printf(own->out, ", %s", (char *)headings->pdata[headings->len - 1]);
    if (block->kind == BLOCK_LIST_ITEM && block_number(block))
        g_string_append_printf(own->out, ", %s", block_number(block));
    g_string_append(own->out, ":\n");
}

static void put_witness(const struct explanation *own, const struct heard *heard)
{
    if (!heard->witness) {
        g_string_append_c(own->out, '\n');
        return;
    }
    const struct passage *passage = &own->text->passages[heard->witness - 1];
    SAY(own->out, own->language, ": \"%.*s\"", ": \"%.*s\"",
        (int)(heard->witness_end - heard->witness_start), passage->folded + heard->witness_start);
    if (heard->witness != heard->block)
        SAY(own->out, own->language, " i block %u", " in block %u", heard->witness);
    g_string_append_c(own->out, '\n');
}

static void put_exceptions_tried(const struct explanation *own, guint count)
{
    for (guint i = 0; i < count; i++) {
        SAY(own->out, own->language,
            "    undantag %u gäller inte: ", "    exception %u does not apply: ", i + 1);
        describe_unless(own->out, own->language, own->rule->unless->pdata[i]);
        g_string_append_c(own->out, '\n');
    }
}

static const char *outside_words(enum language language, enum trace_outside outside)
{
    switch (outside) {
    case OUTSIDE_IN:
        return in_language(language, "stycket är inte av det slag som scope in=\"…\" räknar upp",
                           "the paragraph is of no kind that scope in=\"…\" lists");
    case OUTSIDE_NOT_IN:
        return in_language(language, "stycket är av ett slag som scope not-in=\"…\" utesluter",
                           "the paragraph is of a kind that scope not-in=\"…\" leaves out");
    case OUTSIDE_SECTION:
        return in_language(language,
                           "ingen rubrik ovanför stämmer med scope section=\"…\" eller under=\"…\"",
                           "no heading above matches scope section=\"…\" or under=\"…\"");
    case OUTSIDE_STYLE:
        return in_language(language, "styckets formatmall (styles och not-styles i scope)",
                           "the paragraph's style (styles and not-styles in scope)");
    case OUTSIDE_COLUMN:
        return in_language(language, "kolumnens rubrik stämmer med scope not-columns=\"…\"",
                           "the head of the column matches scope not-columns=\"…\"");
    case OUTSIDE_SPAN:
        return in_language(
            language, "orden har inte den färg, överstrykning eller ändring som scope frågar efter",
            "the words have not the colour, highlight or change that scope asks for");
    case OUTSIDE_QUOTE:
        break;
    }
    return in_language(language,
                       "om orden står inom citattecken eller i en länk avgör (quote, hyperlink i "
                       "scope)",
                       "whether the words stand in quotation marks or a link decides (quote, "
                       "hyperlink in scope)");
}

static void put_finding(const struct explanation *own, const struct heard *heard)
{
    const struct finding *finding = heard->finding;
    put_exceptions_tried(own, own->rule->unless->len);
    SAY(own->out, own->language, "  => FYND (%s%s): %s\n", "  => FINDING (%s%s): %s\n",
        severity_name(finding->severity),
        finding->gates ? "" : in_language(own->language, ", stoppar inget", ", stops nothing"),
        finding->message[own->language]);
    if (finding->suggestion)
        SAY(own->out, own->language, "     förslag: %s\n", "     proposal: %s\n",
            finding->suggestion);
    for (guint i = 0; i < own->rule->yields_to->len; i++)
        SAY(own->out, own->language, "     viker för %s, om den har ett fynd på samma ord\n",
            "     yields to %s, if that has a finding on the same words\n",
            (const char *)own->rule->yields_to->pdata[i]);
}

static void put_verdict(const struct explanation *own, const struct heard *heard)
{
    GString *out = own->out;
    enum language language = own->language;
    if (heard->end > heard->start)
        SAY(out, language, "  träff: \"%.*s\"\n", "  match: \"%.*s\"\n",
            (int)(heard->end - heard->start),
            own->text->passages[heard->block - 1].folded + heard->start);
    switch (heard->kind) {
    case TRACE_REPORTED:
        put_finding(own, heard);
        break;
    case TRACE_EXCEPTED:
        put_exceptions_tried(own, heard->unless);
        SAY(out, language, "  => inget fynd: undantag %u, ", "  => no finding: exception %u, ",
            heard->unless + 1);
        describe_unless(out, language, own->rule->unless->pdata[heard->unless]);
        put_witness(own, heard);
        break;
    case TRACE_OUTSIDE:
        SAY(out, language, "  => inget fynd, utanför regelns räckvidd: %s\n",
            "  => no finding, out of the rule's scope: %s\n",
            outside_words(language, heard->outside));
        break;
    case TRACE_FULFILLED:
        g_string_append(out, in_language(language, "  => inget fynd: det som krävs står där",
                                         "  => no finding: what must stand there does"));
        put_witness(own, heard);
        break;
    case TRACE_REPEATED:
        SAY(out, language, "  => inget nytt fynd: %s har redan ett\n",
            "  => no further finding: %s has one already\n",
            unit_in_words(language, own->rule->scope.unit));
        break;
    case TRACE_PARTIAL:
        g_string_append(out, in_language(language, "  => inget fynd: i enheten saknas ",
                                         "  => no finding: the unit has no "));
        if (heard->missing->shape)
            describe_shape(out, language, heard->missing->shape);
        g_string_append_c(out, '\n');
        break;
    case TRACE_COUNTED:
        if (own->rule->question) {
            g_string_append(out, in_language(language,
                                             "  => inget fynd: det räknas, och biblioteket "
                                             "avgör\n",
                                             "  => no finding: it counts, and the library "
                                             "decides\n"));
            break;
        }
        g_string_append(out, in_language(language,
                                         "  => inget eget fynd: det räknas, och är det som ska "
                                         "användas, det enda eller redan anmärkt på\n",
                                         "  => no finding of its own: it counts, and is the "
                                         "one to use, the only one or reported already\n"));
        break;
    case TRACE_FOUND:
    case TRACE_IDLE:
    case TRACE_APPLIED:
        g_string_append(out, in_language(language,
                                         "  => inget eget fynd: kontrollen har inget att anmärka, "
                                         "eller en längre träff täcker orden\n",
                                         "  => no finding of its own: the check objects to "
                                         "nothing, or a longer match covers the words\n"));
        break;
    }
}

static void put_block(const struct explanation *own, guint first, guint count)
{
    const struct heard *matches = &g_array_index(own->heard.matches, struct heard, first);
    guint ordinal = matches->block;
    if (!ordinal) {
        g_string_append_c(own->out, '\n');
    } else {
        put_place(own, ordinal);
        g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
        for (guint i = 0; i < count; i++) {
            add_marks(marks, matches[i].start, matches[i].end, "»", "«");
            if (matches[i].witness == ordinal && matches[i].kind != TRACE_REPEATED)
                add_marks(marks, matches[i].witness_start, matches[i].witness_end, "{", "}");
        }
        put_marked(own, &own->text->passages[ordinal - 1], marks);
    }
    for (guint i = 0; i < count; i++)
        put_verdict(own, &matches[i]);
}

// The matches in the section asked for; the number that the check made findings of.
static guint put_matches(const struct explanation *own, guint *shown)
{
    const GArray *matches = own->heard.matches;
    guint findings = 0;
    *shown = 0;
    for (guint i = 0; i < matches->len;) {
        const struct heard *first = &g_array_index(matches, struct heard, i);
        guint count = 1;
        while (i + count < matches->len && first[count].block == first->block)
            count++;
        if (is_wanted(own, first->block)) {
            put_block(own, i, count);
            *shown += count;
            for (guint n = 0; n < count; n++)
                findings += first[n].kind == TRACE_REPORTED;
        }
        i += count;
    }
    return findings;
}

static void put_head(const struct explanation *own, const struct check_about *about)
{
    const struct rule *rule = own->rule;
    g_string_append_printf(own->out, "%s %s\n", rule->id, rule->title);
    SAY(own->out, own->language, "  regel:    %s, %s, %s; %s:%u\n",
        "  rule:     %s, %s, %s; %s:%u\n", check_kind_name(rule->check),
        severity_name(rule->severity), action_name(rule->action), rule->file, rule->line);
    SAY(own->out, own->language, "  dokument: %s", "  document: %s", about->path);
    if (own->section)
        SAY(own->out, own->language, ", avsnitt %s", ", section %s", own->section);
    g_string_append_c(own->out, '\n');
    g_autoptr(GString) scope = g_string_new(NULL);
    describe_scope(scope, own->language, &rule->scope);
    if (scope->len)
        SAY(own->out, own->language, "  räckvidd: %s\n", "  scope:    %s\n", scope->str);
    if (about->kind)
        SAY(own->out, own->language, "  slag:     %s (konfigurationen)\n",
            "  kind:     %s (configuration)\n", about->kind);
}

static void put_dates(const struct explanation *own)
{
    const struct rule *rule = own->rule;
    const char *as_of = own->input->as_of;
    GString *out = own->out;
    enum language language = own->language;
    SAY(out, language, "  datum:    %s, ", "  date:     %s, ", as_of);
    switch (rule_force(rule, as_of)) {
    case FORCE_UPCOMING:
        SAY(out, language, "regeln gäller först från %s: fynd visas som kommande och stoppar inget",
            "the rule is in force only from %s: findings are shown as upcoming and stop nothing",
            rule->effective_from);
        break;
    case FORCE_ENDED:
        SAY(out, language, "regeln upphörde att gälla %s: den används inte",
            "the rule ceased to be in force on %s: it is not applied", rule->effective_to);
        break;
    case FORCE_IN:
        g_string_append(out, in_language(language, "regeln gäller", "the rule is in force"));
        if (rule->effective_from)
            SAY(out, language, " från %s", " from %s", rule->effective_from);
        if (rule->effective_to)
            SAY(out, language, " till %s", " to %s", rule->effective_to);
        break;
    }
    if (strcmp(rule->status, "draft") == 0)
        g_string_append(out, in_language(language, "; utkast: fynd visas men stoppar inget",
                                         "; a draft: findings are shown but stop nothing"));
    g_string_append_c(out, '\n');
}

static void put_idle(const struct explanation *own)
{
    const struct trace_event *why = &own->heard.why;
    const struct rule *rule = own->rule;
    GString *out = own->out;
    enum language language = own->language;
    g_string_append(out, in_language(language, "\n=> regeln används inte på dokumentet: ",
                                     "\n=> the rule is not applied to the document: "));
    switch (why->idle) {
    case IDLE_NOT_EVALUATED:
        g_string_append(out, rule->not_evaluated[language]);
        break;
    case IDLE_RETIRED:
        g_string_append(out, in_language(language, "den är avförd (status=\"retired\")",
                                         "it is retired (status=\"retired\")"));
        break;
    case IDLE_ENDED:
        SAY(out, language, "den gällde till %s", "it was in force until %s", rule->effective_to);
        break;
    case IDLE_WORDS:
        SAY(out, language, "det har %u ord, och regeln kräver %u (min-words)",
            "it has %u words, and the rule asks for %u (min-words)", why->document_words,
            rule->scope.min_words);
        break;
    case IDLE_KIND:
        SAY(out, language, "kinds eller not-kinds i scope utesluter dess slag (%s)",
            "kinds or not-kinds in the scope leave out its kind (%s)",
            why->document_kind ? why->document_kind : in_language(language, "okänt", "unknown"));
        break;
    case IDLE_ABOUT:
        g_string_append(out, in_language(language,
                                         "owners, levels eller parties i scope utesluter det som "
                                         "linjera.xml säger om det",
                                         "owners, levels or parties in the scope leave out what "
                                         "linjera.xml says of it"));
        break;
    }
    g_string_append_c(out, '\n');
}

static void put_near_misses(const struct explanation *own)
{
    GString *out = own->out;
    enum language language = own->language;
    g_autoptr(GArray) misses = near_misses(own->rule, own->text, language, own->input->limits,
                                           is_wanted, own, NEAR_MISSES);
    g_string_append(out, in_language(language, "\nRegelns mönster står ingenstans där den söker.\n",
                                     "\nThe rule's patterns match nowhere in what was read.\n"));
    if (!misses->len)
        g_string_append(out, in_language(language, "Inget i texten är i närheten heller.\n",
                                         "Nothing in the text is near, either.\n"));
    for (guint i = 0; i < misses->len; i++) {
        const struct near_miss *miss = &g_array_index(misses, struct near_miss, i);
        put_place(own, miss->block);
        const char *folded = own->text->passages[miss->block - 1].folded;
        g_autofree char *sentence = g_strndup(folded + miss->start, miss->end - miss->start);
        SAY(out, language, "  %s\n  nära: %s\n", "  %s\n  near: %s\n", g_strstrip(sentence),
            miss->why);
    }
}

static void put_summary(const struct explanation *own, guint findings, guint shown)
{
    SAY(own->out, own->language, "\nFynd: %u. Ställen: %u.", "\nFindings: %u. Places: %u.",
        findings, shown);
    guint elsewhere = own->heard.matches->len - shown;
    if (elsewhere)
        SAY(own->out, own->language, " Utanför avsnittet, och inte visade: %u.",
            " Outside the section, and not shown: %u.", elsewhere);
    g_string_append_c(own->out, '\n');
}

static void put_limits(const struct explanation *own, const struct document_result *result)
{
    for (guint i = 0; i < result->skipped->len; i++) {
        const struct rule_skipped *skipped = result->skipped->pdata[i];
        SAY(own->out, own->language, "OBS: %s\n", "Note: %s\n", skipped->reason);
    }
}

static void put_explanation(struct explanation *own, const struct check_about *about)
{
    // The rule alone, through the check of documents.
    g_autoptr(GPtrArray) only = g_ptr_array_new();
    g_ptr_array_add(only, (gpointer)(gsize)own->rule);
    struct ruleset ruleset = *own->input->ruleset;
    ruleset.rules = only;
    struct check_input input = *own->input;
    input.ruleset = &ruleset;
    input.listener = heard_listen;
    input.listener_context = &own->heard;
    g_autoptr(checker_t) checker = checker_new(&input);
    g_autoptr(document_result_t) result = check_document(checker, own->document, about);
    heard_sort(&own->heard);
    put_head(own, about);
    put_dates(own);
    put_limits(own, result);
    if (own->heard.idle) {
        put_idle(own);
        return;
    }
    guint shown;
    guint findings = put_matches(own, &shown);
    if (!shown && !own->rule->absence)
        put_near_misses(own);
    put_summary(own, findings, shown);
}

GString *authoring_explain(const struct explain_request *request, const struct check_input *input,
                           const struct check_about *about, enum language language,
                           const struct document *document, GError **error)
{
    const struct rule *rule = authoring_find_rule(input->ruleset, request->rule, error);
    if (!rule)
        return NULL;
    g_autoptr(text_t) text = text_new(document);
    struct explanation own = {
        .out = g_string_new(NULL),
        .language = language,
        .rule = rule,
        .input = input,
        .document = document,
        .text = text,
        .section = request->section,
    };
    heard_init(&own.heard, rule);
    gboolean ok = !own.section || find_section(&own, error);
    if (ok)
        put_explanation(&own, about);
    heard_clear(&own.heard);
    if (!ok)
        g_string_free(own.out, TRUE);
    return ok ? own.out : NULL;
}
