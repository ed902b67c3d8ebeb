// SPDX-License-Identifier: Apache-2.0
// The small elements that every part of the page is made of.
#include "report/cause.h"
#include "report/clean.h"
#include "report/html.h"
#include "report/reasons.h"

char *html_id(struct html *html, const char *stem)
{
    GString *base = g_string_new(NULL);
    for (const char *p = stem; *p; p++)
        g_string_append_c(base, g_ascii_isalnum(*p) || *p == '.' ? *p : '-');
    g_autofree char *first = g_string_free(base, FALSE);
    char *id = g_strdup(first);
    for (guint n = 2; g_hash_table_contains(html->ids, id); n++) {
        g_free(id);
        id = g_strdup_printf("%s-%u", first, n);
    }
    g_hash_table_add(html->ids, g_strdup(id));
    return id;
}

guint html_count(GHashTable *counts, const char *rule)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, rule));
}

// Whether white space before the element shows nowhere, so that it may begin a line of the file:
// two reports then differ by lines.
static gboolean begins_line(const char *element)
{
    static const char *const names[] = {"head",   "body",  "header", "nav", "main",    "section",
                                        "footer", "h2",    "h3",     "h4",  "ul",      "ol",
                                        "li",     "table", "tbody",  "tr",  "details", "figure"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_equal(element, names[i]))
            return TRUE;
    }
    return FALSE;
}

void html_start(struct html *html, const char *element, const char *class)
{
    if (begins_line(element))
        writer_text(html->writer, "\n");
    writer_start(html->writer, element);
    if (class)
        writer_attribute(html->writer, "class", class);
}

void html_end(struct html *html)
{
    writer_end(html->writer);
}

void html_write(struct html *html, const char *text)
{
    g_autofree char *safe = clean_text(html->result, text);
    writer_text(html->writer, safe);
}

void html_text(struct html *html, const char *element, const char *class, const char *text)
{
    if (!text)
        return;
    html_start(html, element, class);
    html_write(html, text);
    html_end(html);
}

void html_document_text(struct html *html, const char *element, const char *class, const char *text)
{
    if (!text)
        return;
    html_start(html, element, class);
    if (html->result->language != LANGUAGE_SV)
        writer_attribute(html->writer, "lang", "sv");
    html_write(html, text);
    html_end(html);
}

void html_link(struct html *html, const char *class, const char *anchor, const char *text)
{
    g_autofree char *href = g_strconcat("#", anchor, NULL);
    html_start(html, "a", class);
    writer_attribute(html->writer, "href", href);
    html_write(html, text);
    html_end(html);
}

void html_begin_page(struct html *html, const char *title)
{
    writer_html(html->writer);
    html_start(html, "html", NULL);
    writer_attribute(html->writer, "lang", html->words->code);
    html_head(html, title);
    html_start(html, "body", NULL);
    html_link(html, "skip", "content", html->words->skip);
}

void html_contents(struct html *html, const struct html_entry *entries, gsize count)
{
    html_start(html, "nav", NULL);
    writer_attribute(html->writer, "aria-label", html->words->contents);
    html_start(html, "ul", NULL);
    for (gsize i = 0; i < count; i++) {
        if (!entries[i].is)
            continue;
        html_start(html, "li", NULL);
        html_link(html, NULL, entries[i].id, entries[i].heading);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

void html_section(struct html *html, const char *class, const char *id, const char *heading)
{
    g_autofree char *heading_id = g_strconcat(id, "-heading", NULL);
    html_start(html, "section", class);
    writer_attribute(html->writer, "id", id);
    writer_attribute(html->writer, "aria-labelledby", heading_id);
    html_start(html, "h2", NULL);
    writer_attribute(html->writer, "id", heading_id);
    html_write(html, heading);
    html_end(html);
}

void html_columns(struct html *html, const char *const *headings)
{
    html_start(html, "thead", NULL);
    html_start(html, "tr", NULL);
    for (; *headings; headings++) {
        html_start(html, "th", NULL);
        writer_attribute(html->writer, "scope", "col");
        html_write(html, *headings);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

void html_grade(struct html *html, enum grade grade)
{
    g_autofree char *class = g_strconcat("pill ", grade_name(grade), NULL);
    html_text(html, "span", class, html->words->grade[grade]);
}

void html_severity(struct html *html, enum severity severity)
{
    g_autofree char *class = g_strconcat("pill ", severity_name(severity), NULL);
    html_text(html, "span", class, html->words->severity[severity]);
}

void html_rule_link(struct html *html, const char *rule)
{
    const char *anchor = g_hash_table_lookup(html->rules, rule);
    if (anchor)
        html_link(html, "rule", anchor, rule);
    else
        html_text(html, "span", "rule", rule);
}

void html_start_cell(struct html *html, const char *class, const char *label)
{
    html_start(html, "td", class);
    writer_attribute(html->writer, "data-label", label);
}

void html_cell(struct html *html, const char *class, const char *label, const char *text)
{
    gboolean given = text && *text;
    html_start_cell(html, given ? class : "none", label);
    html_write(html, given ? text : html->words->none);
    html_end(html);
}

void html_unread(struct html *html, const struct document_result *document)
{
    const struct words *words = html->words;
    const char *fallback[OUTCOMES] = {NULL, NULL, words->failed_document,
                                      words->unsupported_document};
    g_autofree char *cause = cause_text(html->result, document);
    const char *reason = cause                        ? cause
                         : document->not_checked->len ? NULL
                                                      : fallback[document->outcome];
    html_start(html, "ul", "reasons");
    html_text(html, "li", NULL, reason);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct unread *unread = document->not_checked->pdata[i];
        html_start(html, "li", NULL);
        html_text(html, "code", NULL, unread->package);
        html_write(html, ": ");
        html_write(html, unread->reason[html->result->language]);
        html_end(html);
    }
    html_end(html);
}

void html_fact(struct html *html, const char *label, const char *text)
{
    if (!text || !*text)
        return;
    html_start(html, "div", NULL);
    html_text(html, "dt", NULL, label);
    html_text(html, "dd", NULL, text);
    html_end(html);
}

void html_reasons(struct html *html, const GPtrArray *reasons)
{
    html_start(html, "ul", "reasons");
    for (guint i = 0; i < reasons->len; i++) {
        const struct reason *reason = reasons->pdata[i];
        html_start(html, "li", NULL);
        html_write(html, reason->text);
        for (guint n = 0; n < reason->rules->len; n++) {
            html_write(html, n ? ", " : " ");
            html_rule_link(html, reason->rules->pdata[n]);
        }
        html_end(html);
    }
    html_end(html);
}

static const char style[] = {
#include "report.css.inc"
};

// The policy that keeps the page what it is, should it be edited: no script, no request.
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'";

static void write_meta(struct html *html, const char *name, const char *content)
{
    html_start(html, "meta", NULL);
    writer_attribute(html->writer, "name", name);
    writer_attribute(html->writer, "content", content);
    html_end(html);
}

void html_head(struct html *html, const char *title)
{
    html_start(html, "head", NULL);
    html_start(html, "meta", NULL);
    writer_attribute(html->writer, "charset", "utf-8");
    html_end(html);
    html_start(html, "meta", NULL);
    writer_attribute(html->writer, "http-equiv", "Content-Security-Policy");
    writer_attribute(html->writer, "content", policy);
    html_end(html);
    write_meta(html, "viewport", "width=device-width, initial-scale=1");
    write_meta(html, "color-scheme", "light dark");
    html_text(html, "title", NULL, title);
    writer_style(html->writer, style);
    html_end(html);
}

void html_lines(struct html *html, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (i) {
            html_start(html, "br", NULL);
            html_end(html);
        }
        html_write(html, lines[i]);
    }
}

void html_stretches(struct html *html, const GPtrArray *stretches, gboolean new_side)
{
    for (guint i = 0; i < stretches->len; i++) {
        const struct stretch *stretch = stretches->pdata[i];
        const char *text = new_side ? stretch->new_text : stretch->old_text;
        if (!*text)
            continue;
        if (!stretch->same)
            html_start(html, new_side ? "ins" : "del", NULL);
        html_lines(html, text);
        if (!stretch->same)
            html_end(html);
    }
}
