// SPDX-License-Identifier: Apache-2.0
// The actions in Markdown, for a wiki, an issue or a mail.
#include "report/actions.h"
#include "report/cause.h"
#include "report/clean.h"
#include "report/phrase.h"

#include <string.h>

enum { CLAUSE_LIMIT = 320, PLACES = 5 };

struct page {
    GString *out;
    const struct actions *actions;
    const struct words *words;
    enum audience audience; // of the part being written
};

// A text on one line in which nothing is an instruction to Markdown or HTML.
static void put(const struct page *page, const char *text)
{
    g_autofree char *safe = clean_text(page->actions->result, text);
    for (const char *p = safe; *p; p++) {
        if (strchr("\\`*_{}[]<>#|&~!", *p))
            g_string_append_c(page->out, '\\');
        g_string_append_c(page->out, *p);
    }
}

// "### Text", a blank line around it.
static void put_heading(const struct page *page, guint level, const char *text)
{
    if (!g_str_has_suffix(page->out->str, "\n\n"))
        g_string_append_c(page->out, '\n');
    for (guint i = 0; i < level; i++)
        g_string_append_c(page->out, '#');
    g_string_append_c(page->out, ' ');
    put(page, text);
    g_string_append(page->out, "\n\n");
}

static void put_paragraph(const struct page *page, const char *text)
{
    if (!g_str_has_suffix(page->out->str, "\n\n"))
        g_string_append_c(page->out, '\n');
    put(page, text);
    g_string_append(page->out, "\n\n");
}

static void put_item(const struct page *page, const char *label, const char *text)
{
    if (!text)
        return;
    g_string_append(page->out, "- **");
    put(page, label);
    g_string_append(page->out, ":** ");
    put(page, text);
    g_string_append_c(page->out, '\n');
}

static void put_row(const struct page *page, const char *const *cells, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_string_append(page->out, "| ");
        put(page, cells[i]);
        g_string_append_c(page->out, ' ');
    }
    g_string_append(page->out, "|\n");
}

static void put_columns(const struct page *page, const char *const *columns, guint count)
{
    put_row(page, columns, count);
    for (guint i = 0; i < count; i++)
        g_string_append(page->out, "| --- ");
    g_string_append(page->out, "|\n");
}

static void put_where(const struct page *page, const struct action_entry *entry)
{
    g_autofree char *count = action_count(page->words, entry);
    put_item(page, page->words->where, count);
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct action_document *part = unit->documents->pdata[d];
            g_autofree char *places =
                page->audience == AUDIENCE_OWNER ? action_places(page->words, part, PLACES) : NULL;
            g_autofree char *name = g_strdup_printf("%s: %s", unit->name, part->document->path);
            g_string_append(page->out, "  - ");
            put(page, name);
            if (part->findings > 1)
                g_string_append_printf(page->out, " (%u)", part->findings);
            if (places) {
                g_string_append(page->out, " – ");
                put(page, places);
            }
            g_string_append_c(page->out, '\n');
        }
    }
}

static void put_entry(const struct page *page, const struct action_entry *entry)
{
    const struct words *words = page->words;
    put_heading(page, 5, entry->title);
    g_string_append(page->out, "- ");
    g_autofree char *standing =
        g_strdup_printf("%s · %s%s%s", entry->rule->id, words->severity[entry->severity],
                        entry->starts ? " · " : "", entry->starts ? entry->starts : "");
    put(page, standing);
    g_string_append_c(page->out, '\n');
    put_item(page, words->found_words, entry->words);
    put_item(page, words->message, entry->message);
    put_item(page, words->instead, entry->instead);
    if (entry->clause && entry->text) {
        g_autofree char *whole = clean_text(page->actions->result, entry->text);
        g_autofree char *text = phrase_shorten(whole, CLAUSE_LIMIT);
        g_autofree char *because = words_fill(words->clause_says, entry->clause, text, NULL);
        put_item(page, words->because, because);
    } else {
        put_item(page, words->because, entry->clause);
    }
    put_where(page, entry);
    put_item(page, words->decision_body, entry->decides);
    put_item(page, words->acts, entry->owned ? NULL : entry->acts);
    put_item(page, words->follow_up, entry->follow_up);
    put_item(page, words->by_when, entry->when);
}

static void put_clause(const struct page *page, const struct action_entry *entry)
{
    g_autoptr(GString) documents = g_string_new(NULL);
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct action_document *part = unit->documents->pdata[d];
            const char *title = part->document->title;
            g_string_append_printf(documents, "%s%s", documents->len ? ", " : "",
                                   title ? title : part->document->path);
        }
    }
    const char *const cells[] = {entry->title, documents->str, entry->acts};
    put_row(page, cells, G_N_ELEMENTS(cells));
}

static void put_levels(const struct page *page, enum action action, gboolean rules)
{
    const struct words *words = page->words;
    const char *const columns[] = {words->clause, words->documents, words->acts};
    const struct action_entry *last = NULL;
    for (guint i = 0; i < page->actions->entries->len; i++) {
        const struct action_entry *entry = page->actions->entries->pdata[i];
        if (!action_is_listed(entry, page->audience, action, rules))
            continue;
        if (!last && !rules)
            put_paragraph(page, words->continue_lead);
        if (!last || g_strcmp0(last->level, entry->level) != 0) {
            g_autofree char *level = action_level(words, entry->level);
            put_heading(page, 4, level);
            if (!rules)
                put_columns(page, columns, G_N_ELEMENTS(columns));
        }
        if (rules)
            put_entry(page, entry);
        else
            put_clause(page, entry);
        last = entry;
    }
}

static void put_list(const struct page *page, enum action action)
{
    const struct words *words = page->words;
    guint count = actions_count(page->actions, page->audience, action);
    g_autofree char *items = words_count(words->items_one, words->items, count);
    g_autofree char *heading =
        g_strdup_printf("%s – %s", action_heading(words, page->audience, action), items);
    put_heading(page, 3, heading);
    if (!count)
        put_paragraph(page, words->nothing_to_do);
    put_levels(page, action, TRUE);
    put_levels(page, action, FALSE);
}

static void put_units(const struct page *page)
{
    const struct words *words = page->words;
    const char *const columns[] = {words->unit,     words->level,    words->documents,
                                   words->do_stop,  words->do_start, words->do_continue,
                                   words->do_review};
    put_heading(page, 2, words->units);
    put_paragraph(page, words->units_lead);
    put_columns(page, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < page->actions->totals->len; i++) {
        const struct action_total *total = page->actions->totals->pdata[i];
        g_autofree char *level = action_level(words, total->level);
        char figures[1 + ACTIONS][16];
        g_snprintf(figures[0], sizeof figures[0], "%u", total->documents);
        for (guint n = 0; n < ACTIONS; n++)
            g_snprintf(figures[1 + n], sizeof figures[0], "%u", total->findings[actions_order[n]]);
        const char *const cells[] = {total->unit, level,      figures[0], figures[1],
                                     figures[2],  figures[3], figures[4]};
        put_row(page, cells, G_N_ELEMENTS(cells));
    }
}

// The documents without findings, and what the lists are silent about.
static void put_rest(const struct page *page)
{
    const struct words *words = page->words;
    const struct result *result = page->actions->result;
    if (page->actions->clean->len) {
        put_heading(page, 2, words->clean_documents);
        put_paragraph(page, words->clean_lead);
    }
    for (guint i = 0; i < page->actions->clean->len; i++) {
        const struct document_result *document = page->actions->clean->pdata[i];
        g_string_append(page->out, "- ");
        put(page, document->path);
        g_string_append_c(page->out, '\n');
    }
    gboolean unread = FALSE;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (!action_is_silent(document))
            continue;
        if (!unread) {
            put_heading(page, 2, words->not_read);
            put_paragraph(page, words->silent_unread);
        }
        unread = TRUE;
        g_autofree char *cause = cause_text(result, document);
        put_item(page, document->path, cause ? cause : words->outcome[document->outcome]);
    }
    g_autofree char *hidden = actions_hidden(page->actions);
    if (hidden)
        put_paragraph(page, hidden);
}

GString *actions_markdown(const struct result *result, const struct report_options *options,
                          GError **error)
{
    (void)options;
    (void)error;
    g_autoptr(actions_t) actions = actions_new(result);
    const struct words *words = actions->words;
    struct page page = {.out = g_string_new(NULL), .actions = actions, .words = words};
    g_string_append(page.out, "# ");
    put(&page, words->to_do);
    g_string_append(page.out, "\n\n");
    g_autofree char *lead =
        g_strdup_printf("%s. %s %s.", words->to_do_lead, words->as_of, result->as_of);
    put(&page, lead);
    g_string_append_c(page.out, '\n');
    put_units(&page);
    for (guint i = 0; i < AUDIENCES; i++) {
        page.audience = (enum audience)i;
        put_heading(&page, 2, audience_title(words, (enum audience)i));
        put_paragraph(&page, audience_lead(words, (enum audience)i));
        for (guint n = 0; n < ACTIONS; n++)
            put_list(&page, actions_order[n]);
    }
    put_rest(&page);
    return page.out;
}
