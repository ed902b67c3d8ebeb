// SPDX-License-Identifier: Apache-2.0
// A section per document: what it is, what of it was not read, and its findings in reading order
// under the document's own headings.
#include "report/clean.h"
#include "report/html.h"
#include "report/phrase.h"
#include "report/reasons.h"
#include "report/schedule.h"

enum { CLAUSE_LIMIT = 600 };

static void write_facts(struct html *html, const struct document_result *document)
{
    const struct words *words = html->words;
    html_start(html, "dl", "facts");
    html_fact(html, words->kind, document->kind);
    html_fact(html, words->owner, document->owner);
    html_fact(html, words->decision_body, document->decision_body);
    if (document->words) {
        g_autofree char *count = words_count(words->word_count, words->word_count, document->words);
        html_fact(html, words->words, count);
    }
    html_fact(html, words->head_outcome, words->outcome[document->outcome]);
    if (document->outcome == OUTCOME_CHECKED || document->outcome == OUTCOME_PARTIAL) {
        g_autofree char *counts = phrase_counts(html->result, document);
        html_fact(html, words->findings, counts);
    }
    html_end(html);
}

void html_excerpt(struct html *html, const struct excerpt *excerpt)
{
    if (!*excerpt->before && !*excerpt->match && !*excerpt->after)
        return;
    html_start(html, "blockquote", "excerpt");
    if (html->result->language != LANGUAGE_SV)
        writer_attribute(html->writer, "lang", "sv");
    html_start(html, "p", NULL);
    html_write(html, excerpt->before);
    if (*excerpt->match)
        html_text(html, "mark", NULL, excerpt->match);
    html_write(html, excerpt->after);
    html_end(html);
    html_end(html);
}

// A clause's text has a paragraph, item or row a line.
static void write_paragraphs(struct html *html, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    html_start(html, "blockquote", NULL);
    for (char **line = lines; *line; line++)
        html_document_text(html, "p", NULL, *line);
    html_end(html);
}

// A clause in the agreement's own words; a long one opens to its whole.
static void write_clause(struct html *html, const struct basis *basis)
{
    g_autofree char *name = phrase_basis(html->result, basis);
    html_start(html, "figure", "clause");
    html_text(html, "figcaption", NULL, name);
    if (basis->text) {
        const char *text = basis->text;
        g_autofree char *shortened = phrase_shorten(text, CLAUSE_LIMIT);
        write_paragraphs(html, shortened);
        if (g_strcmp0(text, shortened) != 0) {
            html_start(html, "details", NULL);
            html_text(html, "summary", NULL, html->words->whole_clause);
            write_paragraphs(html, text);
            html_end(html);
        }
    }
    html_end(html);
}

static void write_advice(struct html *html, const char *advice)
{
    html_start(html, "p", "advice");
    html_text(html, "strong", NULL, html->words->advice);
    html_write(html, " ");
    html_write(html, advice);
    html_end(html);
}

void html_ground(struct html *html, const GPtrArray *clauses, const struct rule_card *rule,
                 gboolean open)
{
    const char *advice = rule ? rule->help : NULL;
    if (!clauses || !clauses->len) {
        if (advice && open)
            write_advice(html, advice);
        return;
    }
    g_autoptr(GString) summary = g_string_new(html->words->ground);
    for (guint i = 0; i < clauses->len; i++) {
        g_autofree char *name = phrase_basis(html->result, clauses->pdata[i]);
        g_string_append_printf(summary, "%s%s", i ? "; " : ": ", name);
    }
    html_start(html, "details", "ground");
    if (open)
        writer_attribute(html->writer, "open", "");
    html_text(html, "summary", NULL, summary->str);
    for (guint i = 0; i < clauses->len; i++)
        write_clause(html, clauses->pdata[i]);
    if (advice)
        write_advice(html, advice);
    html_end(html);
}

void html_decided(struct html *html, const struct rule_card *rule)
{
    if (!rule || !rule->decision_body)
        return;
    g_autofree char *decided =
        g_strdup_printf("%s %s", html->words->decision_body, rule->decision_body);
    html_text(html, "p", "decided", decided);
}

void html_standing(struct html *html, enum severity severity, enum action action, gboolean upcoming,
                   const struct rule_card *rule)
{
    html_severity(html, severity);
    html_text(html, "span", "action", html->words->action[action]);
    if (upcoming) {
        g_autofree char *from = rule && rule->effective_from
                                    ? schedule_words(html->result, rule->effective_from, FALSE)
                                    : NULL;
        g_autofree char *text = g_strdup_printf("%s%s%s", html->words->upcoming_one,
                                                from ? ": " : "", from ? from : "");
        html_text(html, "span", "badge", text);
    }
    if (rule && g_strcmp0(rule->status, "draft") == 0)
        html_text(html, "span", "badge", html->words->draft);
}

static void write_finding_head(struct html *html, const struct finding *finding,
                               const struct rule_card *rule)
{
    html_start(html, "p", "head");
    html_standing(html, finding->severity, finding->action, finding->upcoming, rule);
    g_autofree char *spot = phrase_spot(html->result, &finding->place);
    html_text(html, "span", "spot", spot);
    html_rule_link(html, finding->rule);
    html_end(html);
}

static void write_side(struct html *html, const char *label, const struct evidence *evidence,
                       gboolean new_side)
{
    html_start(html, "div", NULL);
    html_text(html, "dt", NULL, label);
    html_start(html, "dd", NULL);
    if (html->result->language != LANGUAGE_SV)
        writer_attribute(html->writer, "lang", "sv");
    html_stretches(html, evidence->stretches, new_side);
    html_end(html);
    html_end(html);
}

// The agreement's text beside the document's, and what should stand.
static void write_evidence(struct html *html, const struct evidence *evidence)
{
    if (!evidence || (!evidence->stretches->len && !evidence->expected))
        return;
    html_start(html, "dl", "evidence");
    if (evidence->stretches->len) {
        const char *source =
            evidence->kind == EVIDENCE_COPIED || evidence->kind == EVIDENCE_QUOTE_SUPERSEDED
                ? html->words->evidence_copied
                : html->words->agreement;
        g_autofree char *label = evidence->section
                                     ? g_strdup_printf("%s, %s", source, evidence->section)
                                     : g_strdup(source);
        write_side(html, label, evidence, FALSE);
        write_side(html, html->words->evidence_document, evidence, TRUE);
    }
    if (phrase_expected(evidence)) {
        html_start(html, "div", NULL);
        html_text(html, "dt", NULL, phrase_expected_label(html->words, evidence));
        html_document_text(html, "dd", NULL, phrase_expected(evidence));
        html_end(html);
    }
    html_end(html);
}

static void write_finding(struct html *html, const char *document_id, const struct finding *finding,
                          GHashTable *explained)
{
    const struct rule_card *rule = result_rule(html->result, finding->rule);
    g_autofree char *stem =
        g_strdup_printf("%s-%.16s", document_id, finding->fingerprint ? finding->fingerprint : "f");
    g_autofree char *id = html_id(html, stem);
    g_autofree char *class = g_strdup_printf("finding %s%s", severity_name(finding->severity),
                                             finding->upcoming ? " upcoming" : "");
    html_start(html, "li", class);
    writer_attribute(html->writer, "id", id);
    write_finding_head(html, finding, rule);
    if (!*finding->match)
        html_text(html, "p", "missing", html->words->missing);
    struct excerpt excerpt = excerpt_clean(html->result, finding);
    html_excerpt(html, &excerpt);
    excerpt_clear(&excerpt);
    html_text(html, "p", "message", finding->message[html->result->language]);
    write_evidence(html, finding->evidence);
    if (finding->suggestion) {
        html_start(html, "p", "suggestion");
        html_text(html, "strong", NULL, html->words->suggestion);
        html_write(html, " ");
        html_document_text(html, "span", "words", finding->suggestion);
        html_end(html);
    }
    html_ground(html, finding->basis, rule,
                g_hash_table_add(explained, (gpointer)(gsize)finding->rule));
    html_decided(html, rule);
    html_end(html);
}

// The heading a finding stands under on the page: the document's own, else what it concerns.
static char *group_of(const struct html *html, const struct finding *finding)
{
    char *headings = phrase_headings(html->result, &finding->place);
    if (headings)
        return headings;
    const char *part = words_part(html->words, finding->place.part);
    const char *name = part                   ? part
                       : finding->place.block ? html->words->place_none
                                              : html->words->place_document;
    return g_strdup(name);
}

static void write_findings(struct html *html, const char *id,
                           const struct document_result *document)
{
    g_autoptr(GHashTable) explained = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *group = NULL;
    for (guint i = 0; i < document->findings->len; i++) {
        const struct finding *finding = document->findings->pdata[i];
        if (!phrase_is_shown(html->result, finding))
            continue;
        g_autofree char *next = group_of(html, finding);
        if (g_strcmp0(next, group) != 0) {
            if (group)
                html_end(html);
            html_document_text(html, "h4", NULL, next);
            html_start(html, "ol", "findings");
            g_free(group);
            group = g_steal_pointer(&next);
        }
        write_finding(html, id, finding, explained);
    }
    if (group)
        html_end(html);
}

static void write_skipped(struct html *html, const struct document_result *document)
{
    g_autoptr(GPtrArray) reasons = reasons_of_document(html->result, document);
    if (!reasons->len)
        return;
    html_text(html, "p", "note", html->words->not_evaluated_here);
    html_reasons(html, reasons);
}

// What there is to say when there is little to show: not read, nothing found, nothing shown.
static void write_state(struct html *html, const struct document_result *document)
{
    const struct words *words = html->words;
    const char *unread[OUTCOMES] = {words->partial_document, words->partial_document,
                                    words->failed_document, words->unsupported_document};
    if (document->outcome == OUTCOME_UNSUPPORTED || phrase_is_unread(document)) {
        html_start(html, "div", document->outcome == OUTCOME_UNSUPPORTED ? "alert calm" : "alert");
        html_text(html, "p", "message", unread[document->outcome]);
        html_unread(html, document);
        html_end(html);
    } else if (!document->findings->len) {
        html_text(html, "p", "fine", words->clean_document);
    }
    for (guint i = 0; i < document->notes->len; i++) {
        g_autofree char *note = phrase_note(html->result, document->notes->pdata[i]);
        g_autofree char *text = g_strdup_printf("%s: %s", words->note, note);
        html_text(html, "p", "note", text);
    }
    guint hidden = phrase_hidden(html->result, document);
    if (hidden) {
        g_autofree char *count = g_strdup_printf("%u", hidden);
        g_autofree char *text =
            words_fill(words->hidden, count, words->severity[html->result->min_severity], NULL);
        html_text(html, "p", "note", text);
    }
}

static void write_document(struct html *html, const char *id,
                           const struct document_result *document)
{
    enum grade grade = document_result_grade(document);
    g_autofree char *class =
        g_strdup_printf("document %s%s", grade_name(grade), document->findings->len ? " long" : "");
    g_autofree char *heading_id = g_strconcat(id, "-heading", NULL);
    html_start(html, "section", class);
    writer_attribute(html->writer, "id", id);
    writer_attribute(html->writer, "aria-labelledby", heading_id);
    html_start(html, "h3", NULL);
    writer_attribute(html->writer, "id", heading_id);
    html_document_text(html, "span", "name", document->title ? document->title : document->path);
    html_write(html, " ");
    html_grade(html, grade);
    html_end(html);
    html_text(html, "p", "path", document->path);
    write_facts(html, document);
    write_state(html, document);
    write_findings(html, id, document);
    write_skipped(html, document);
    html_start(html, "p", "back");
    html_link(html, NULL, "documents", html->words->to_top);
    html_end(html);
    html_end(html);
}

void html_documents(struct html *html)
{
    html_section(html, NULL, "findings", html->words->per_document);
    for (guint i = 0; i < html->result->documents->len; i++)
        write_document(html, html->documents->pdata[i], html->result->documents->pdata[i]);
    html_end(html);
}
