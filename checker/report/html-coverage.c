// SPDX-License-Identifier: Apache-2.0
// The clauses in force as a matrix: which rules watch them, which documents follow them and which
// deviate; before it those that nobody watches and those that no document mentions.
#include "report/html.h"

#include <string.h>

static const char *anchor_of(const struct html *html, const char *path, const char **title)
{
    for (guint i = 0; i < html->result->documents->len; i++) {
        const struct document_result *document = html->result->documents->pdata[i];
        if (strcmp(document->path, path) != 0)
            continue;
        *title = document->title ? document->title : document->path;
        return html->documents->pdata[i];
    }
    return NULL;
}

static void write_paths(struct html *html, const char *label, const GPtrArray *paths)
{
    html_start_cell(html, NULL, label);
    for (guint i = 0; i < paths->len; i++) {
        const char *title = NULL;
        const char *anchor = anchor_of(html, paths->pdata[i], &title);
        if (i)
            html_write(html, ", ");
        if (anchor)
            html_link(html, NULL, anchor, title);
        else
            html_write(html, paths->pdata[i]);
    }
    if (!paths->len)
        html_write(html, html->words->none);
    html_end(html);
}

// "3.2 Title"; a clause without a number, or an appendix, is called by its title.
static char *clause_name(const struct coverage *coverage)
{
    return g_str_has_prefix(coverage->heading, coverage->section)
               ? g_strdup(coverage->heading)
               : g_strdup_printf("%s %s", coverage->section, coverage->heading);
}

static void write_rules(struct html *html, const struct coverage *coverage)
{
    html_start_cell(html, NULL, html->words->coverage_rules);
    for (guint i = 0; i < coverage->rules->len; i++) {
        if (i)
            html_write(html, ", ");
        html_rule_link(html, coverage->rules->pdata[i]);
    }
    if (!coverage->rules->len)
        html_write(html, html->words->none);
    html_end(html);
}

static void write_row(struct html *html, const struct coverage *coverage)
{
    g_autofree char *name = clause_name(coverage);
    html_start(html, "tr", NULL);
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_document_text(html, "span", NULL, name);
    html_end(html);
    write_rules(html, coverage);
    write_paths(html, html->words->coverage_implements, coverage->implements);
    write_paths(html, html->words->coverage_contradicts, coverage->contradicts);
    html_end(html);
}

// The clauses that lack something, in a sentence; nothing when there are none.
static void write_without(struct html *html, const char *label,
                          gboolean (*lacks)(const struct coverage *coverage))
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < html->result->coverage->len; i++) {
        const struct coverage *coverage = html->result->coverage->pdata[i];
        g_autofree char *name = clause_name(coverage);
        if (lacks(coverage))
            g_string_append_printf(names, "%s%s", names->len ? "; " : "", name);
    }
    if (!names->len)
        return;
    html_start(html, "p", NULL);
    html_text(html, "strong", NULL, label);
    html_write(html, ": ");
    html_document_text(html, "span", NULL, names->str);
    html_end(html);
}

static gboolean is_unwatched(const struct coverage *coverage)
{
    return !coverage->bare && !coverage->rules->len;
}

static gboolean is_unsaid(const struct coverage *coverage)
{
    return !coverage->bare && !coverage->implements->len && !coverage->contradicts->len;
}

static const char *agreement_title(const struct html *html, const char *id)
{
    for (guint i = 0; i < html->result->agreements->len; i++) {
        const struct agreement_card *card = html->result->agreements->pdata[i];
        if (strcmp(card->id, id) == 0 && card->title)
            return card->title;
    }
    return id;
}

// The clauses of one agreement, from number `from` on; returns the number of the next one's.
static guint write_agreement(struct html *html, guint from)
{
    const struct words *words = html->words;
    const GPtrArray *all = html->result->coverage;
    const struct coverage *first = all->pdata[from];
    const char *columns[] = {words->clause, words->coverage_rules, words->coverage_implements,
                             words->coverage_contradicts, NULL};
    html_document_text(html, "h3", NULL, agreement_title(html, first->agreement));
    html_start(html, "table", "stack");
    html_columns(html, columns);
    html_start(html, "tbody", NULL);
    guint i = from;
    for (; i < all->len; i++) {
        const struct coverage *coverage = all->pdata[i];
        if (strcmp(coverage->agreement, first->agreement) != 0)
            break;
        write_row(html, coverage);
    }
    html_end(html);
    html_end(html);
    return i;
}

void html_coverage(struct html *html)
{
    if (!html->result->coverage->len)
        return;
    html_section(html, NULL, "coverage", html->words->coverage);
    html_text(html, "p", "note", html->words->coverage_lead);
    write_without(html, html->words->coverage_unwatched, is_unwatched);
    write_without(html, html->words->coverage_unsaid, is_unsaid);
    for (guint i = 0; i < html->result->coverage->len;)
        i = write_agreement(html, i);
    html_end(html);
}
