// SPDX-License-Identifier: Apache-2.0
// The rules on the page: those that are on their way or soon end, those that could not be
// evaluated, and the table that every finding points at.
#include "report/html.h"
#include "report/phrase.h"
#include "report/reasons.h"
#include "report/schedule.h"

static gboolean has_upcoming(const struct document_result *document, const char *rule)
{
    for (guint i = 0; i < document->findings->len; i++) {
        const struct finding *finding = document->findings->pdata[i];
        if (finding->upcoming && g_strcmp0(finding->rule, rule) == 0)
            return TRUE;
    }
    return FALSE;
}

static void write_upcoming_documents(struct html *html, const char *rule)
{
    html_start_cell(html, NULL, html->words->documents);
    gboolean any = FALSE;
    for (guint i = 0; i < html->result->documents->len; i++) {
        const struct document_result *document = html->result->documents->pdata[i];
        if (!has_upcoming(document, rule))
            continue;
        if (any)
            html_write(html, ", ");
        html_link(html, NULL, html->documents->pdata[i],
                  document->title ? document->title : document->path);
        any = TRUE;
    }
    if (!any)
        html_write(html, html->words->none);
    html_end(html);
}

static void write_scheduled(struct html *html, const struct rule_card *rule, gboolean ends)
{
    const struct words *words = html->words;
    GHashTable *counts = ends ? html->in_force : html->upcoming;
    g_autofree char *count = g_strdup_printf("%u", html_count(counts, rule->id));
    html_start(html, "tr", NULL);
    html_start_cell(html, NULL, words->rule);
    html_rule_link(html, rule->id);
    html_end(html);
    html_cell(html, NULL, words->title, rule->title);
    html_start_cell(html, NULL, words->head_severity);
    html_severity(html, rule->severity);
    html_end(html);
    html_cell(html, "number", words->findings, count);
    if (!ends)
        write_upcoming_documents(html, rule->id);
    html_end(html);
}

// A table of rules under the day that changes them.
static void write_terms(struct html *html, const GPtrArray *terms, gboolean ends)
{
    const struct words *words = html->words;
    const char *headings[] = {words->rule,
                              words->title,
                              words->head_severity,
                              words->findings,
                              ends ? NULL : words->documents,
                              NULL};
    html_start(html, "table", "stack");
    html_columns(html, headings);
    for (guint i = 0; i < terms->len; i++) {
        const struct term *term = terms->pdata[i];
        if (term->ends != ends)
            continue;
        g_autofree char *heading = schedule_words(html->result, term->date, ends);
        html_start(html, "tbody", NULL);
        html_start(html, "tr", "term");
        html_start(html, "th", NULL);
        writer_attribute(html->writer, "colspan", ends ? "4" : "5");
        writer_attribute(html->writer, "scope", "rowgroup");
        html_write(html, heading);
        html_end(html);
        html_end(html);
        for (guint n = 0; n < term->rules->len; n++)
            write_scheduled(html, term->rules->pdata[n], ends);
        html_end(html);
    }
    html_end(html);
}

void html_upcoming(struct html *html)
{
    const struct words *words = html->words;
    g_autoptr(GPtrArray) terms = schedule_of(html->result);
    if (!terms->len)
        return;
    const struct term *first = terms->pdata[0], *last = terms->pdata[terms->len - 1];
    if (!first->ends) {
        html_section(html, NULL, "upcoming", words->upcoming);
        html_text(html, "p", NULL, words->upcoming_lead);
        write_terms(html, terms, FALSE);
        html_end(html);
    }
    if (last->ends) {
        html_section(html, NULL, "ending", words->ending);
        html_text(html, "p", NULL, words->ending_lead);
        write_terms(html, terms, TRUE);
        html_end(html);
    }
}

static void write_not_evaluated(struct html *html)
{
    g_autoptr(GPtrArray) reasons = reasons_of_run(html->result);
    if (!reasons->len)
        return;
    html_text(html, "h3", NULL, html->words->not_evaluated);
    html_reasons(html, reasons);
}

static void write_tags(struct html *html, const GPtrArray *tags)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; tags && i < tags->len; i++)
        g_string_append_printf(text, "%s%s", i ? ", " : "", (const char *)tags->pdata[i]);
    html_cell(html, "tags", html->words->tags, text->str);
}

static void write_rule(struct html *html, const struct rule_card *rule)
{
    const struct words *words = html->words;
    html_start(html, "tr", NULL);
    writer_attribute(html->writer, "id", g_hash_table_lookup(html->rules, rule->id));
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_text(html, "span", "rule", rule->id);
    html_end(html);
    html_start_cell(html, NULL, words->title);
    html_write(html, rule->title ? rule->title : words->none);
    if (rule->upcoming)
        html_text(html, "span", "badge", words->upcoming_one);
    if (g_strcmp0(rule->status, "draft") == 0)
        html_text(html, "span", "badge", words->draft);
    if (rule->not_evaluated[html->result->language]) {
        g_autofree char *text = g_strdup_printf("%s: %s", words->not_evaluated_one,
                                                rule->not_evaluated[html->result->language]);
        html_text(html, "p", "note", text);
    }
    html_end(html);
    html_start_cell(html, NULL, words->head_severity);
    html_severity(html, rule->severity);
    html_end(html);
    html_cell(html, NULL, words->head_action, words->action[rule->action]);
    write_tags(html, rule->tags);
    g_autofree char *effective = phrase_effective(html->result, rule);
    html_cell(html, "date", words->effective, effective);
    g_autofree char *count = g_strdup_printf("%u", html_count(html->in_force, rule->id) +
                                                       html_count(html->upcoming, rule->id));
    html_cell(html, "number", words->findings,
              rule->not_evaluated[html->result->language] ? words->none : count);
    html_end(html);
}

void html_rules(struct html *html)
{
    const struct words *words = html->words;
    const char *headings[] = {words->rule,        words->title, words->head_severity,
                              words->head_action, words->tags,  words->effective,
                              words->findings,    NULL};
    html_section(html, "rules", "rules", words->rules);
    write_not_evaluated(html);
    html_start(html, "table", "stack");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < html->result->rules->len; i++)
        write_rule(html, html->result->rules->pdata[i]);
    html_end(html);
    html_end(html);
    html_end(html);
}
