// SPDX-License-Identifier: Apache-2.0
// What the documents say only together: findings about the library, each with the documents that
// differ and those they differ from.
#include "report/html.h"
#include "report/phrase.h"

#include <string.h>

// The document of a path, linked to its section.
static void write_document_link(struct html *html, const char *path)
{
    const GPtrArray *documents = html->result->documents;
    for (guint i = 0; i < documents->len; i++) {
        const struct document_result *document = documents->pdata[i];
        if (strcmp(document->path, path) != 0)
            continue;
        html_link(html, NULL, html->documents->pdata[i],
                  document->title ? document->title : document->path);
        if (document->title)
            html_text(html, "span", "path", document->path);
        return;
    }
}

static void write_use(struct html *html, const struct library_use *use)
{
    const struct words *words = html->words;
    g_autofree char *headings = phrase_headings(html->result, &use->fact->place);
    g_autofree char *times = g_strdup_printf("%u", use->fact->count);
    struct excerpt excerpt = excerpt_fact_clean(html->result, use->fact);
    html_start(html, "tr", NULL);
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    write_document_link(html, use->path);
    html_end(html);
    html_cell(html, NULL, words->place, headings);
    html_start_cell(html, NULL, words->context);
    html_excerpt(html, &excerpt);
    html_end(html);
    html_cell(html, "number", words->times, times);
    html_end(html);
    excerpt_clear(&excerpt);
}

// The documents that write one of the names; folded where they are only what others differ from.
static void write_uses(struct html *html, const char *name, const GPtrArray *uses, gboolean open)
{
    const struct words *words = html->words;
    const char *headings[] = {words->document, words->place, words->context, words->times, NULL};
    g_autofree char *heading = words_fill(words->writes, name, NULL);
    g_autofree char *count = g_strdup_printf("%s (%u)", heading, uses->len);
    if (!uses->len)
        return;
    html_start(html, "details", "uses");
    if (open)
        writer_attribute(html->writer, "open", "");
    html_text(html, "summary", NULL, count);
    html_start(html, "table", "stack library");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < uses->len; i++)
        write_use(html, uses->pdata[i]);
    html_end(html);
    html_end(html);
    html_end(html);
}

static void write_finding(struct html *html, const struct library_finding *finding)
{
    const struct rule_card *rule = result_rule(html->result, finding->rule);
    g_autofree char *stem = g_strdup_printf("library-%.16s", finding->fingerprint);
    g_autofree char *id = html_id(html, stem);
    g_autofree char *class = g_strdup_printf("finding %s%s", severity_name(finding->severity),
                                             finding->upcoming ? " upcoming" : "");
    html_start(html, "li", class);
    writer_attribute(html->writer, "id", id);
    html_start(html, "p", "head");
    html_standing(html, finding->severity, finding->action, finding->upcoming, rule);
    html_rule_link(html, finding->rule);
    html_end(html);
    html_text(html, "p", "message", finding->message[html->result->language]);
    write_uses(html, finding->match, finding->uses, TRUE);
    write_uses(html, finding->suggestion, finding->expected, FALSE);
    html_ground(html, finding->basis, rule, TRUE);
    html_decided(html, rule);
    html_end(html);
}

void html_library(struct html *html)
{
    const GPtrArray *findings = html->result->library;
    if (!phrase_count_library(html->result))
        return;
    html_section(html, NULL, "library", html->words->library);
    html_text(html, "p", NULL, html->words->library_lead);
    html_start(html, "ol", "findings");
    for (guint i = 0; i < findings->len; i++) {
        if (phrase_is_library_shown(html->result, findings->pdata[i]))
            write_finding(html, findings->pdata[i]);
    }
    html_end(html);
    html_end(html);
}
