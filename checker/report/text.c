// SPDX-License-Identifier: Apache-2.0
// The report for a terminal: document by document, what was not read as loud as what was found.
#include "report/cause.h"
#include "report/clean.h"
#include "report/formats.h"
#include "report/phrase.h"
#include "report/reasons.h"
#include "report/schedule.h"
#include "report/wrap.h"

#include <string.h>

enum { DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, CLAUSE_LIMIT = 280 };

struct text_report {
    const struct result *result;
    const struct words *words;
    struct wrap wrap;
};

static const char *severity_style(enum severity severity)
{
    static const char *const styles[SEVERITIES] = {STYLE_STRONG, STYLE_WARNING, STYLE_ERROR};
    return styles[severity];
}

static const char *grade_style(enum grade grade)
{
    static const char *const styles[GRADES] = {STYLE_ERROR, STYLE_WARNING, STYLE_GOOD,
                                               STYLE_STRONG};
    return styles[grade];
}

static void line(struct text_report *report, const char *lead, const char *text)
{
    wrap_lines(&report->wrap, lead, text);
}

static void blank(struct text_report *report)
{
    g_string_append_c(report->wrap.out, '\n');
}

static char *upper(const char *style, const char *word)
{
    g_autofree char *shout = g_utf8_strup(word, -1);
    return g_strconcat(style, shout, STYLE_OFF, NULL);
}

static void append_part(GString *out, const char *text)
{
    if (!text || !*text)
        return;
    if (out->len)
        g_string_append(out, " · ");
    g_string_append(out, text);
}

static void write_agreements(struct text_report *report)
{
    const struct words *words = report->words;
    const char *lead = words->held_against;
    g_autofree char *spaces = g_strnfill((gsize)g_utf8_strlen(lead, -1), ' ');
    for (guint i = 0; i < report->result->agreements->len; i++) {
        const struct agreement_card *card = report->result->agreements->pdata[i];
        g_autofree char *title = clean_text(report->result, card->title ? card->title : card->id);
        g_autoptr(GString) text = g_string_new(title);
        append_part(text, words_role(words, card->role));
        if (card->in_force) {
            g_autofree char *from = words_fill(words->from, card->in_force, NULL);
            append_part(text, from);
        }
        if (card->repealed) {
            g_autofree char *until = words_fill(words->until, card->repealed, NULL);
            append_part(text, until);
        }
        if (!card->sha256)
            append_part(text, words->text_missing);
        g_autofree char *first = g_strconcat(i ? spaces : lead, "  ", NULL);
        line(report, first, text->str);
    }
}

static void write_head(struct text_report *report)
{
    const struct result *result = report->result;
    g_autofree char *text =
        g_strdup_printf("%s%s %s%s · %s %s · %s %s", STYLE_STRONG, result->tool, result->version,
                        STYLE_OFF, report->words->as_of, result->as_of, report->words->text_read,
                        words_revisions(report->words, result->revisions));
    line(report, "", text);
    write_agreements(report);
    blank(report);
}

static void write_place(struct text_report *report, const struct finding *finding)
{
    const struct words *words = report->words;
    g_autofree char *severity =
        upper(severity_style(finding->severity), words->severity[finding->severity]);
    g_autofree char *headings = phrase_headings(report->result, &finding->place);
    g_autofree char *spot = phrase_spot(report->result, &finding->place);
    g_autoptr(GString) place = g_string_new(NULL);
    if (headings)
        g_string_append(place, headings);
    else if (!spot)
        g_string_append(place, finding->place.block ? words->place_none : words->place_document);
    append_part(place, spot);
    if (finding->upcoming) {
        const struct rule_card *rule = result_rule(report->result, finding->rule);
        g_autofree char *from = rule && rule->effective_from
                                    ? schedule_words(report->result, rule->effective_from, FALSE)
                                    : NULL;
        append_part(place, from ? from : words->upcoming_one);
    }
    g_autofree char *lead = g_strdup_printf("  %s  ", severity);
    line(report, lead, place->str);
}

static char *marked(const struct excerpt *excerpt)
{
    return g_strconcat(excerpt->before, STYLE_MATCH, excerpt->match, STYLE_OFF, excerpt->after,
                       NULL);
}

static void write_excerpt(struct text_report *report, const struct finding *finding)
{
    struct excerpt excerpt = excerpt_clean(report->result, finding);
    if (*excerpt.match) {
        g_autofree char *text = marked(&excerpt);
        line(report, "      ", text);
    } else if (*excerpt.before || *excerpt.after) {
        g_autofree char *text =
            g_strdup_printf("%s: %s%s", report->words->missing, excerpt.before, excerpt.after);
        line(report, "      ", text);
    }
    excerpt_clear(&excerpt);
}

// The clause's own words stand at the first finding of a rule in a document, then only its name.
static void write_basis(struct text_report *report, const GPtrArray *clauses, gboolean whole)
{
    for (guint i = 0; clauses && i < clauses->len; i++) {
        const struct basis *basis = clauses->pdata[i];
        g_autofree char *name = phrase_basis(report->result, basis);
        if (!basis->text || !whole) {
            line(report, "      § ", name);
            continue;
        }
        g_autofree char *clause = clean_text(report->result, basis->text);
        g_autofree char *shortened = phrase_shorten(clause, CLAUSE_LIMIT);
        g_autofree char *text = g_strdup_printf("%s: ”%s”", name, shortened);
        line(report, "      § ", text);
    }
}

// What differs from the agreement's text, and what should stand.
static void write_evidence(struct text_report *report, const struct evidence *evidence)
{
    if (!evidence)
        return;
    for (guint i = 0; i < evidence->stretches->len; i++) {
        const struct stretch *stretch = evidence->stretches->pdata[i];
        g_autofree char *agreement = stretch_words(stretch, FALSE);
        g_autofree char *document = stretch_words(stretch, TRUE);
        if (stretch->same)
            continue;
        g_autofree char *text =
            g_strdup_printf("%s: ”%s” – %s: ”%s”", report->words->agreement, agreement,
                            report->words->evidence_document, document);
        g_autofree char *clean = clean_text(report->result, text);
        line(report, "      ≠ ", clean);
    }
    if (phrase_expected(evidence)) {
        g_autofree char *clean = clean_text(report->result, phrase_expected(evidence));
        g_autofree char *shortened = phrase_shorten(clean, CLAUSE_LIMIT);
        g_autofree char *text =
            g_strdup_printf("%s: %s", phrase_expected_label(report->words, evidence), shortened);
        line(report, "      = ", text);
    }
}

// What to do, who decides, and which rule says so.
static void write_tail(struct text_report *report, const char *rule_id, enum action action)
{
    const struct words *words = report->words;
    const struct rule_card *rule = result_rule(report->result, rule_id);
    g_autoptr(GString) tail = g_string_new(NULL);
    g_string_append_printf(tail, "%s%s%s", STYLE_STRONG, words->shout[action], STYLE_OFF);
    if (rule && rule->decision_body) {
        g_autofree char *body = clean_text(report->result, rule->decision_body);
        g_string_append_printf(tail, " · %s %s", words->decision_body, body);
    }
    if (rule && g_strcmp0(rule->status, "draft") == 0)
        append_part(tail, words->draft);
    g_autofree char *id = clean_text(report->result, rule_id);
    g_string_append_printf(tail, " · %s[%s]%s", STYLE_FAINT, id, STYLE_OFF);
    line(report, "      ", tail->str);
    blank(report);
}

static void write_finding(struct text_report *report, const struct finding *finding,
                          GHashTable *explained)
{
    const struct result *result = report->result;
    write_place(report, finding);
    write_excerpt(report, finding);
    g_autofree char *message = clean_text(result, finding->message[result->language]);
    line(report, "      ", message);
    if (finding->suggestion) {
        g_autofree char *suggestion = clean_text(result, finding->suggestion);
        line(report, "      → ", suggestion);
    }
    write_evidence(report, finding->evidence);
    write_basis(report, finding->basis,
                g_hash_table_add(explained, (gpointer)(gsize)finding->rule));
    write_tail(report, finding->rule, finding->action);
}

// What of a document was not read, and why.
static void write_unread(struct text_report *report, const char *indent,
                         const struct document_result *document)
{
    g_autofree char *lead =
        g_strdup_printf("%s%s%s%s  ", indent, STYLE_ERROR, report->words->unread, STYLE_OFF);
    g_autofree char *cause = cause_text(report->result, document);
    if (cause) {
        line(report, lead, cause);
    } else if (document->outcome == OUTCOME_FAILED) {
        line(report, lead, report->words->failed_document);
    } else if (document->outcome == OUTCOME_UNSUPPORTED) {
        line(report, "  ", report->words->unsupported_document);
    }
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct unread *unread = document->not_checked->pdata[i];
        g_autofree char *package = clean_text(report->result, unread->package);
        g_autofree char *reason =
            clean_text(report->result, unread->reason[report->result->language]);
        g_autofree char *text = g_strdup_printf("%s: %s", package, reason);
        line(report, lead, text);
    }
}

// What was read, yet not as its author meant.
static void write_notes(struct text_report *report, const struct document_result *document)
{
    g_autofree char *lead =
        g_strdup_printf("  %s%s%s  ", STYLE_WARNING, report->words->note, STYLE_OFF);
    for (guint i = 0; i < document->notes->len; i++) {
        g_autofree char *text = phrase_note(report->result, document->notes->pdata[i]);
        line(report, lead, text);
    }
}

static void write_reasons(struct text_report *report, const char *heading, GPtrArray *reasons)
{
    if (!reasons->len)
        return;
    line(report, "  ", heading);
    for (guint i = 0; i < reasons->len; i++) {
        const struct reason *reason = reasons->pdata[i];
        g_autofree char *safe = clean_text(report->result, reason->text);
        g_autoptr(GString) text = g_string_new(safe);
        for (guint n = 0; n < reason->rules->len; n++) {
            g_autofree char *rule = clean_text(report->result, reason->rules->pdata[n]);
            g_string_append_printf(text, "%s%s", n ? ", " : " " STYLE_FAINT "(", rule);
        }
        g_string_append(text, ")" STYLE_OFF);
        line(report, "    - ", text->str);
    }
    blank(report);
}

static void write_document_head(struct text_report *report, const struct document_result *document)
{
    const struct words *words = report->words;
    enum grade grade = document_result_grade(document);
    g_autofree char *word = upper(grade_style(grade), words->grade[grade]);
    g_autofree char *path = clean_text(report->result, document->path);
    g_autofree char *lead = g_strdup_printf("%s  ", word);
    g_autofree char *strong = g_strconcat(STYLE_STRONG, path, STYLE_OFF, NULL);
    line(report, lead, strong);
    g_autofree char *title = clean_text(report->result, document->title);
    g_autofree char *kind = clean_text(report->result, document->kind);
    g_autofree char *counts = phrase_counts(report->result, document);
    g_autoptr(GString) text = g_string_new(NULL);
    append_part(text, title);
    append_part(text, kind);
    append_part(text, words->outcome[document->outcome]);
    if (document->outcome != OUTCOME_FAILED && document->outcome != OUTCOME_UNSUPPORTED)
        append_part(text, counts);
    line(report, "  ", text->str);
}

static void write_document(struct text_report *report, const struct document_result *document)
{
    const struct words *words = report->words;
    write_document_head(report, document);
    write_unread(report, "  ", document);
    write_notes(report, document);
    if (document->findings->len == 0 && document->outcome == OUTCOME_CHECKED &&
        !phrase_is_unread(document))
        line(report, "  ", words->clean_document);
    blank(report);
    g_autoptr(GHashTable) explained = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->findings->len; i++) {
        const struct finding *finding = document->findings->pdata[i];
        if (phrase_is_shown(report->result, finding))
            write_finding(report, finding, explained);
    }
    guint hidden = phrase_hidden(report->result, document);
    if (hidden) {
        g_autofree char *count = g_strdup_printf("%u", hidden);
        g_autofree char *text =
            words_fill(words->hidden, count, words->severity[report->result->min_severity], NULL);
        line(report, "  ", text);
        blank(report);
    }
    g_autoptr(GPtrArray) reasons = reasons_of_document(report->result, document);
    write_reasons(report, words->not_evaluated_here, reasons);
}

// The documents that write one of the names, each with its first place where `places`.
static void write_uses(struct text_report *report, const char *name, const GPtrArray *uses,
                       gboolean places)
{
    g_autofree char *safe = clean_text(report->result, name);
    g_autofree char *heading = words_fill(report->words->writes, safe, NULL);
    g_autoptr(GString) all = g_string_new(heading);
    g_string_append(all, ": ");
    for (guint i = 0; i < uses->len; i++) {
        const struct library_use *use = uses->pdata[i];
        g_autofree char *path = clean_text(report->result, use->path);
        g_string_append_printf(all, "%s%s (%u)", i ? ", " : "", path, use->fact->count);
    }
    if (uses->len && !places)
        line(report, "      ", all->str);
    for (guint i = 0; places && i < uses->len; i++) {
        const struct library_use *use = uses->pdata[i];
        struct excerpt excerpt = excerpt_fact_clean(report->result, use->fact);
        g_autofree char *path = clean_text(report->result, use->path);
        g_autofree char *lead = g_strdup_printf("      %s (%u): ", path, use->fact->count);
        g_autofree char *text = marked(&excerpt);
        line(report, lead, text);
        excerpt_clear(&excerpt);
    }
}

static void write_library(struct text_report *report)
{
    const struct result *result = report->result;
    if (!phrase_count_library(result))
        return;
    g_autofree char *heading = upper(STYLE_STRONG, report->words->library);
    line(report, "", heading);
    line(report, "  ", report->words->library_lead);
    blank(report);
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        if (!phrase_is_library_shown(result, finding))
            continue;
        g_autofree char *severity =
            upper(severity_style(finding->severity), report->words->severity[finding->severity]);
        g_autofree char *lead = g_strdup_printf("  %s  ", severity);
        g_autofree char *message = clean_text(result, finding->message[result->language]);
        g_autofree char *text =
            g_strdup_printf("%s%s%s", finding->upcoming ? report->words->upcoming_one : "",
                            finding->upcoming ? " · " : "", message);
        line(report, lead, text);
        write_uses(report, finding->match, finding->uses, TRUE);
        write_uses(report, finding->suggestion, finding->expected, FALSE);
        write_basis(report, finding->basis, TRUE);
        write_tail(report, finding->rule, finding->action);
    }
}

static guint count_of(const struct result *result, const char *rule)
{
    guint count = 0;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        for (guint n = 0; n < document->findings->len; n++)
            count +=
                g_strcmp0(((const struct finding *)document->findings->pdata[n])->rule, rule) == 0;
    }
    return count;
}

// What will count, and what will cease to, by the day on which it does.
static void write_terms(struct text_report *report, gboolean ends)
{
    const struct words *words = report->words;
    g_autoptr(GPtrArray) terms = schedule_of(report->result);
    gboolean any = FALSE;
    for (guint i = 0; i < terms->len; i++) {
        const struct term *term = terms->pdata[i];
        if (term->ends != ends)
            continue;
        if (!any) {
            g_autofree char *heading = upper(STYLE_STRONG, ends ? words->ending : words->upcoming);
            line(report, "", heading);
            line(report, "", ends ? words->ending_lead : words->upcoming_lead);
        }
        any = TRUE;
        g_autofree char *when = schedule_words(report->result, term->date, ends);
        line(report, "  ", when);
        for (guint n = 0; n < term->rules->len; n++) {
            const struct rule_card *rule = term->rules->pdata[n];
            g_autofree char *id = clean_text(report->result, rule->id);
            g_autofree char *title = clean_text(report->result, rule->title);
            g_autofree char *count = words_count(words->one_finding, words->many_findings,
                                                 count_of(report->result, rule->id));
            g_autofree char *text =
                g_strdup_printf("%s · %s · %s · %s[%s]%s", words->severity[rule->severity],
                                title ? title : id, count, STYLE_FAINT, id, STYLE_OFF);
            line(report, "    - ", text);
        }
    }
    if (any)
        blank(report);
}

// Everything that was not read, once more, where the eye ends.
static void write_all_unread(struct text_report *report)
{
    const struct result *result = report->result;
    if (!phrase_count_unread(result))
        return;
    g_autofree char *heading = upper(STYLE_ERROR, report->words->not_read);
    line(report, "", heading);
    line(report, "", report->words->not_read_lead);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (!phrase_is_unread(document))
            continue;
        g_autofree char *path = clean_text(result, document->path);
        g_autofree char *text =
            g_strdup_printf("%s (%s)", path, report->words->outcome[document->outcome]);
        line(report, "  ", text);
        write_unread(report, "    ", document);
    }
    blank(report);
}

// A row: a word in its column, a right-aligned count, what it means.
static void write_row(struct text_report *report, const char *style, const char *word, guint count,
                      const char *meaning)
{
    guint width = wrap_width(&report->wrap, word);
    g_autofree char *gap = g_strnfill(width < 20 ? 20 - width : 1, ' ');
    g_autofree char *lead = g_strdup_printf("  %s%s%s%s%6u  ", style, word, STYLE_OFF, gap, count);
    line(report, lead, meaning);
}

static void write_summary(struct text_report *report)
{
    const struct words *words = report->words;
    struct summary summary = result_summary(report->result);
    g_autofree char *heading = upper(STYLE_STRONG, words->summary);
    line(report, "", heading);
    write_row(report, STYLE_STRONG, words->documents, summary.documents, "");
    for (guint i = 0; i < GRADES; i++) {
        const char *rules[GRADES] = {words->rule_red, words->rule_yellow, words->rule_green,
                                     words->rule_grey};
        write_row(report, grade_style((enum grade)i), words->grade[i], summary.grades[i], rules[i]);
    }
    line(report, "  ", words->rule_rest);
    blank(report);
    for (guint i = 0; i < OUTCOMES; i++) {
        gboolean alarming = i == OUTCOME_PARTIAL || i == OUTCOME_FAILED;
        if (i == OUTCOME_CHECKED || summary.outcomes[i])
            write_row(report, alarming ? STYLE_ERROR : "", words->outcome[i], summary.outcomes[i],
                      "");
    }
    blank(report);
    for (int i = SEVERITY_ERROR; i >= SEVERITY_INFO; i--)
        write_row(report, severity_style((enum severity)i), words->severities[i],
                  summary.findings[i], "");
    g_autofree char *library = phrase_library_counts(report->result, &summary);
    if (library) {
        g_autofree char *text = g_strdup_printf("%s: %s", words->library_word, library);
        line(report, "  ", text);
    }
    if (summary.upcoming)
        write_row(report, "", words->upcoming_word, summary.upcoming, words->upcoming_short);
    blank(report);
    if (report->result->ignored) {
        g_autofree char *ignored =
            words_count(words->ignored_one, words->ignored, report->result->ignored);
        line(report, "", ignored);
    }
    g_autofree char *code = g_strdup_printf("%d", report->result->exit_code);
    g_autofree char *exit_code = words_fill(words->exit_is, code, NULL);
    g_autofree char *meaning =
        g_strdup_printf("%s: %s", exit_code, words_exit(words, report->result->exit_code));
    line(report, "", meaning);
}

GString *report_text(const struct result *result, const struct report_options *options,
                     GError **error)
{
    (void)error;
    struct text_report report = {
        .result = result,
        .words = words_in(result->language),
        .wrap = {.out = g_string_new(NULL),
                 .width = options->width ? MAX(options->width, LEAST_WIDTH) : DEFAULT_WIDTH,
                 .color = options->color},
    };
    if (!options->quiet) {
        write_head(&report);
        for (guint i = 0; i < result->documents->len; i++)
            write_document(&report, result->documents->pdata[i]);
        write_library(&report);
        write_terms(&report, FALSE);
        write_terms(&report, TRUE);
        g_autoptr(GPtrArray) reasons = reasons_of_run(result);
        write_reasons(&report, report.words->not_evaluated, reasons);
    }
    write_all_unread(&report);
    write_summary(&report);
    return report.wrap.out;
}
