// SPDX-License-Identifier: Apache-2.0
// The actions as a page in the house style: an audience a section that can be printed by itself,
// what is to change before what stays, level by level.
#include "report/actions.h"
#include "report/html.h"
#include "report/phrase.h"

#include <string.h>

enum { CLAUSE_LIMIT = 320, PLACES = 5 };

struct page {
    struct html *html;
    const struct actions *actions;
    enum audience audience; // of the section being written
};

static void write_banner(const struct page *page)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    const struct result *result = html->result;
    html_start(html, "header", NULL);
    html_text(html, "h1", NULL, words->to_do);
    html_text(html, "p", "lead", words->to_do_lead);
    html_start(html, "dl", "facts");
    html_fact(html, words->as_of, result->as_of);
    g_autofree char *documents = g_strdup_printf("%u", result->documents->len);
    html_fact(html, words->documents, documents);
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        gboolean again = FALSE;
        for (guint n = 0; n < i && card->sha256; n++)
            again |=
                g_strcmp0(((const struct agreement_card *)result->agreements->pdata[n])->sha256,
                          card->sha256) == 0;
        if (!again && g_strcmp0(card->role, "current") == 0)
            html_fact(html, words->agreement, card->title ? card->title : card->id);
    }
    html_end(html);
    html_end(html);
}

static void write_contents(const struct page *page)
{
    struct html *html = page->html;
    struct html_entry entries[1 + AUDIENCES] = {{TRUE, "units", html->words->units}};
    for (guint i = 0; i < AUDIENCES; i++)
        entries[1 + i] = (struct html_entry){TRUE, audience_name((enum audience)i),
                                             audience_title(html->words, (enum audience)i)};
    html_contents(html, entries, G_N_ELEMENTS(entries));
}

// What the lists are silent about.
static void write_silence(const struct page *page)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    const GPtrArray *documents = html->result->documents;
    gboolean unread = FALSE;
    for (guint i = 0; i < documents->len; i++) {
        const struct document_result *document = documents->pdata[i];
        if (!action_is_silent(document))
            continue;
        if (!unread) {
            html_section(html, "alert", "unread", words->not_read);
            html_text(html, "p", NULL, words->silent_unread);
            html_start(html, "ul", "unread");
            unread = TRUE;
        }
        html_start(html, "li", NULL);
        html_text(html, "strong", NULL, document->path);
        html_unread(html, document);
        html_end(html);
    }
    if (unread) {
        html_end(html);
        html_end(html);
    }
    g_autofree char *hidden = actions_hidden(page->actions);
    html_text(html, "p", "note", hidden);
}

static void write_figure(const struct page *page, const char *label, guint figure)
{
    g_autofree char *text = g_strdup_printf("%u", figure);
    html_cell(page->html, figure ? "number" : "number zero", label, text);
}

static void write_units(const struct page *page)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    const char *headings[] = {words->unit,     words->level,       words->documents, words->do_stop,
                              words->do_start, words->do_continue, words->do_review, NULL};
    html_section(html, NULL, "units", words->units);
    html_text(html, "p", "note", words->units_lead);
    html_start(html, "table", "stack");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < page->actions->totals->len; i++) {
        const struct action_total *total = page->actions->totals->pdata[i];
        g_autofree char *level = action_level(words, total->level);
        html_start(html, "tr", NULL);
        html_start(html, "th", NULL);
        writer_attribute(html->writer, "scope", "row");
        html_document_text(html, "span", NULL, total->unit);
        html_end(html);
        html_cell(html, NULL, words->level, level);
        write_figure(page, words->documents, total->documents);
        for (guint n = 0; n < ACTIONS; n++)
            write_figure(page, headings[3 + n], total->findings[actions_order[n]]);
        html_end(html);
    }
    html_end(html);
    html_end(html);
    html_end(html);
}

static void start_row(const struct page *page, const char *label)
{
    html_text(page->html, "dt", NULL, label);
    html_start(page->html, "dd", NULL);
}

static void write_row(const struct page *page, const char *label, const char *text)
{
    if (!text)
        return;
    start_row(page, label);
    html_write(page->html, text);
    html_end(page->html);
}

// The same of words that are Swedish in every language of the report.
static void write_swedish(const struct page *page, const char *label, const char *text)
{
    if (!text)
        return;
    start_row(page, label);
    html_document_text(page->html, "span", NULL, text);
    html_end(page->html);
}

static void write_document(const struct page *page, const struct action_document *part)
{
    struct html *html = page->html;
    const struct document_result *document = part->document;
    html_start(html, "li", NULL);
    html_document_text(html, "span", NULL, document->title ? document->title : document->path);
    if (part->findings > 1) {
        g_autofree char *count = g_strdup_printf(" (%u)", part->findings);
        html_write(html, count);
    }
    g_autofree char *places =
        page->audience == AUDIENCE_OWNER ? action_places(html->words, part, PLACES) : NULL;
    if (places) {
        html_write(html, ": ");
        html_document_text(html, "span", NULL, places);
    }
    if (page->audience == AUDIENCE_OWNER && document->title)
        html_text(html, "span", "path", document->path);
    html_end(html);
}

// Owners name their documents; those who lead and work see whose they are.
static void write_where(const struct page *page, const struct action_entry *entry)
{
    struct html *html = page->html;
    g_autofree char *count = action_count(html->words, entry);
    start_row(page, html->words->where);
    html_text(html, "span", NULL, count);
    html_start(html, "ul", "where");
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        html_start(html, "li", NULL);
        html_document_text(html, "strong", NULL, unit->name);
        html_start(html, "ul", NULL);
        for (guint d = 0; d < unit->documents->len; d++)
            write_document(page, unit->documents->pdata[d]);
        html_end(html);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

// The clause's name with its own words, of a long one the beginning.
static void write_because(const struct page *page, const struct action_entry *entry)
{
    struct html *html = page->html;
    if (!entry->clause)
        return;
    start_row(page, html->words->because);
    html_write(html, entry->clause);
    if (entry->text) {
        g_autofree char *text = phrase_shorten(entry->text, CLAUSE_LIMIT);
        html_start(html, "blockquote", "words");
        if (html->result->language != LANGUAGE_SV)
            writer_attribute(html->writer, "lang", "sv");
        html_lines(html, text);
        html_end(html);
        if (strcmp(text, entry->text) != 0) {
            html_start(html, "details", NULL);
            html_text(html, "summary", NULL, html->words->whole_clause);
            html_start(html, "blockquote", "words");
            html_lines(html, entry->text);
            html_end(html);
            html_end(html);
        }
    }
    html_end(html);
}

// The anchor of an entry in the audience's list; newly allocated.
static char *anchor_of(const struct page *page, guint index)
{
    return g_strdup_printf("%s-%u", audience_name(page->audience), index + 1);
}

static void write_entry(const struct page *page, const struct action_entry *entry, guint index)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    g_autofree char *class = g_strdup_printf("finding %s%s", severity_name(entry->severity),
                                             entry->rule->upcoming ? " upcoming" : "");
    html_start(html, "li", class);
    g_autofree char *anchor = anchor_of(page, index);
    writer_attribute(html->writer, "id", anchor);
    html_document_text(html, "h5", NULL, entry->title);
    html_start(html, "p", "head");
    html_severity(html, entry->severity);
    if (entry->rule->upcoming) {
        g_autofree char *badge =
            g_strdup_printf("%s%s%s", words->upcoming_one, entry->starts ? ": " : "",
                            entry->starts ? entry->starts : "");
        html_text(html, "span", "badge", badge);
    }
    if (g_strcmp0(entry->rule->status, "draft") == 0)
        html_text(html, "span", "badge", words->draft);
    html_text(html, "span", "rule", entry->rule->id);
    html_end(html);
    html_start(html, "dl", "do");
    write_swedish(page, words->found_words, entry->words);
    write_row(page, words->message, entry->message);
    write_swedish(page, words->instead, entry->instead);
    write_because(page, entry);
    write_where(page, entry);
    write_row(page, words->decision_body, entry->decides);
    write_row(page, words->acts, entry->owned ? NULL : entry->acts);
    write_row(page, words->follow_up, entry->follow_up);
    write_row(page, words->by_when, entry->when);
    html_end(html);
    html_end(html);
}

// A clause that documents follow: a row of the table.
static void write_clause(const struct page *page, const struct action_entry *entry)
{
    struct html *html = page->html;
    html_start(html, "tr", NULL);
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_document_text(html, "span", NULL, entry->title);
    html_end(html);
    html_start_cell(html, NULL, html->words->documents);
    guint written = 0;
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct document_result *document =
                ((const struct action_document *)unit->documents->pdata[d])->document;
            if (written++)
                html_write(html, ", ");
            html_document_text(html, "span", NULL,
                               document->title ? document->title : document->path);
        }
    }
    html_end(html);
    html_cell(html, NULL, html->words->acts, entry->acts);
    html_end(html);
}

// The entries of an action that come from rules, or those from clauses, level by level.
static void write_levels(const struct page *page, enum action action, gboolean rules)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    const char *columns[] = {words->clause, words->documents, words->acts, NULL};
    const struct action_entry *last = NULL;
    for (guint i = 0; i < page->actions->entries->len; i++) {
        const struct action_entry *entry = page->actions->entries->pdata[i];
        if (!action_is_listed(entry, page->audience, action, rules))
            continue;
        if (!last || g_strcmp0(last->level, entry->level) != 0) {
            for (int open = !last ? 0 : rules ? 1 : 2; open; open--)
                html_end(html);
            g_autofree char *level = action_level(words, entry->level);
            html_text(html, "h4", NULL, level);
            html_start(html, rules ? "ol" : "table", rules ? "findings" : "stack library");
            if (!rules) {
                html_columns(html, columns);
                html_start(html, "tbody", NULL);
            }
        }
        if (rules)
            write_entry(page, entry, i);
        else
            write_clause(page, entry);
        last = entry;
    }
    for (int open = !last ? 0 : rules ? 1 : 2; open; open--)
        html_end(html);
}

static guint count_clauses(const struct page *page)
{
    guint count = 0;
    for (guint i = 0; i < page->actions->entries->len; i++)
        count += action_is_listed(page->actions->entries->pdata[i], page->audience, ACTION_CONTINUE,
                                  FALSE);
    return count;
}

// What to keep beside what rules confirm: clauses that are followed, documents without findings.
static void write_kept(const struct page *page)
{
    struct html *html = page->html;
    const GPtrArray *clean = page->actions->clean;
    if (count_clauses(page)) {
        html_text(html, "p", NULL, html->words->continue_lead);
        write_levels(page, ACTION_CONTINUE, FALSE);
    }
    if (!clean->len || page->audience != AUDIENCE_OWNER)
        return;
    html_text(html, "p", NULL, html->words->clean_lead);
    html_start(html, "ul", NULL);
    for (guint i = 0; i < clean->len; i++) {
        const struct document_result *document = clean->pdata[i];
        html_start(html, "li", NULL);
        html_document_text(html, "span", NULL, document->title ? document->title : document->path);
        html_write(html, " ");
        html_text(html, "span", "path", document->path);
        html_end(html);
    }
    html_end(html);
}

static void write_list(const struct page *page, enum action action)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    guint count = actions_count(page->actions, page->audience, action);
    g_autofree char *items = words_count(words->items_one, words->items, count);
    g_autofree char *heading =
        g_strdup_printf("%s – %s", action_heading(words, page->audience, action), items);
    html_start(html, "section", "to-do");
    html_text(html, "h3", NULL, heading);
    if (!count)
        html_text(html, "p", "note", words->nothing_to_do);
    write_levels(page, action, TRUE);
    if (action == ACTION_CONTINUE)
        write_kept(page);
    html_end(html);
}

static void write_glance(const struct page *page, const struct action_entry *entry, guint index)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    g_autofree char *anchor = anchor_of(page, index);
    g_autofree char *level = action_level(words, entry->level);
    g_autofree char *count = action_count(words, entry);
    g_autofree char *title =
        g_strdup_printf("%s%s%s%s", entry->title, entry->starts ? " (" : "",
                        entry->starts ? entry->starts : "", entry->starts ? ")" : "");
    html_start(html, "tr", NULL);
    html_cell(html, NULL, words->head_action, action_heading(words, page->audience, entry->action));
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_link(html, NULL, anchor, title);
    html_end(html);
    html_cell(html, NULL, words->level, level);
    html_cell(html, NULL, words->where, count);
    html_cell(html, NULL, words->decision_body, entry->decides);
    html_end(html);
}

// What there is to do on a page or two, a row an entry: what a meeting has before it.
static void write_glances(const struct page *page)
{
    struct html *html = page->html;
    const struct words *words = html->words;
    const char *columns[] = {words->head_action, words->what,          words->level,
                             words->where,       words->decision_body, NULL};
    guint count = 0;
    for (guint i = 0; i < page->actions->entries->len; i++) {
        const struct action_entry *entry = page->actions->entries->pdata[i];
        count += action_is_listed(entry, page->audience, entry->action, TRUE);
    }
    if (!count)
        return;
    html_start(html, "table", "stack library");
    html_columns(html, columns);
    html_start(html, "tbody", NULL);
    for (guint n = 0; n < ACTIONS; n++) {
        for (guint i = 0; i < page->actions->entries->len; i++) {
            const struct action_entry *entry = page->actions->entries->pdata[i];
            if (action_is_listed(entry, page->audience, actions_order[n], TRUE))
                write_glance(page, entry, i);
        }
    }
    html_end(html);
    html_end(html);
}

static void write_audience(struct page *page)
{
    struct html *html = page->html;
    html_section(html, "audience", audience_name(page->audience),
                 audience_title(html->words, page->audience));
    html_text(html, "p", "lead", audience_lead(html->words, page->audience));
    write_glances(page);
    for (guint i = 0; i < ACTIONS; i++)
        write_list(page, actions_order[i]);
    html_end(html);
}

static void write_footer(const struct page *page)
{
    struct html *html = page->html;
    g_autofree char *made =
        words_fill(html->words->made_by, html->result->tool, html->result->version, NULL);
    g_autofree char *text =
        g_strdup_printf("%s %s %s", made, html->words->upcoming_items, html->words->masked);
    html_start(html, "footer", NULL);
    html_text(html, "p", NULL, text);
    html_end(html);
}

GString *actions_html(const struct result *result, const struct report_options *options,
                      GError **error)
{
    (void)options;
    (void)error;
    g_autoptr(actions_t) actions = actions_new(result);
    g_autoptr(writer_t) writer = writer_new();
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) rules = g_hash_table_new(g_str_hash, g_str_equal);
    struct html html = {
        .result = result, .words = actions->words, .writer = writer, .ids = ids, .rules = rules};
    struct page page = {.html = &html, .actions = actions};
    g_autofree char *title = g_strdup_printf("%s %s", html.words->to_do, result->as_of);
    html_begin_page(&html, title);
    write_banner(&page);
    write_contents(&page);
    html_start(&html, "main", NULL);
    writer_attribute(writer, "id", "content");
    write_silence(&page);
    write_units(&page);
    for (guint i = 0; i < AUDIENCES; i++) {
        page.audience = (enum audience)i;
        write_audience(&page);
    }
    html_end(&html);
    write_footer(&page);
    return writer_finish(writer);
}
