// SPDX-License-Identifier: Apache-2.0
// The inventory as a page for people, on screen and on paper: what was not read, what may be
// retired, every document in a row, what is much the same and how it differs.
#include "report/inventory-html.h"

#include "report/inventory-words.h"
#include "report/phrase.h"

char *page_document_anchor(guint index)
{
    return g_strdup_printf("document-%u", index + 1);
}

void page_name(struct page *page, guint index)
{
    struct html *html = &page->html;
    const struct inventory_entry *entry = inventory_entry_at(page->inventory, index);
    g_autofree char *anchor = page_document_anchor(index);
    html_link(html, NULL, anchor, entry->title ? entry->title : entry->document->path);
    if (entry->title)
        html_text(html, "span", "path", entry->document->path);
}

void page_row_head(struct html *html)
{
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
}

void page_pill(struct html *html, const char *color, const char *word)
{
    g_autofree char *class = g_strconcat("pill ", color, NULL);
    html_text(html, "span", class, word);
}

static void write_banner(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    html_start(html, "header", NULL);
    html_text(html, "h1", NULL, own->inventory);
    html_text(html, "p", "lead", own->inventory_lead);
    html_start(html, "dl", "facts");
    html_fact(html, html->words->as_of, html->result->as_of);
    html_fact(html, html->words->text_read, words_revisions(html->words, html->result->revisions));
    html_end(html);
    html_end(html);
}

static void write_contents(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    struct summary outcomes = result_summary(html->result);
    const struct html_entry sections[] = {
        {phrase_count_unread(html->result) || outcomes.outcomes[OUTCOME_UNSUPPORTED], "unread",
         words->not_read},
        {TRUE, "summary", words->summary},
        {TRUE, "retire", own->retire},
        {TRUE, "documents", words->documents},
        {page->inventory->clusters->len != 0, "clusters", own->clusters},
        {html->result->agreements->len != 0, "agreements", words->agreements},
    };
    html_contents(html, sections, G_N_ELEMENTS(sections));
}

static void write_unread(struct page *page)
{
    struct html *html = &page->html;
    struct summary outcomes = result_summary(html->result);
    guint unread = phrase_count_unread(html->result);
    if (!unread && !outcomes.outcomes[OUTCOME_UNSUPPORTED])
        return;
    html_section(html, unread ? "alert" : "alert calm", "unread", html->words->not_read);
    html_start(html, "ul", "unread");
    for (guint i = 0; i < html->result->documents->len; i++) {
        const struct document_result *document = html->result->documents->pdata[i];
        if (document->outcome == OUTCOME_CHECKED)
            continue;
        g_autofree char *anchor = page_document_anchor(i);
        html_start(html, "li", NULL);
        html_link(html, NULL, anchor, document->path);
        html_write(html, " – ");
        html_text(html, "strong", NULL, html->words->outcome[document->outcome]);
        html_unread(html, document);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

static void write_figure(struct html *html, guint count, const char *word)
{
    if (!count)
        return;
    g_autofree char *figure = g_strdup_printf("%u", count);
    html_start(html, "li", NULL);
    html_text(html, "span", "figure", figure);
    html_write(html, " ");
    html_text(html, "span", NULL, word);
    html_end(html);
}

static void write_summary(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    struct inventory_summary summary = inventory_summary(page->inventory);
    html_section(html, NULL, "summary", words->summary);
    html_start(html, "ul", "figures");
    g_autofree char *documents = g_utf8_strdown(words->documents, -1);
    write_figure(html, html->result->documents->len, documents);
    for (guint i = MARKING_GOVERNING; i < MARKINGS; i++)
        write_figure(html, summary.markings[i], own->marking[i]);
    write_figure(html, summary.markings[MARKING_ABSENT], own->marking[MARKING_ABSENT]);
    html_end(html);
    html_start(html, "ul", "figures");
    for (guint i = VALIDITY_VALID; i < VALIDITIES; i++)
        write_figure(html, summary.validities[i], own->validity[i]);
    write_figure(html, summary.validities[VALIDITY_UNKNOWN], own->validity[VALIDITY_UNKNOWN]);
    write_figure(html, summary.review_due, own->review_due_word);
    write_figure(html, summary.clustered, own->clustered_word);
    write_figure(html, summary.retire, own->retire_word);
    html_end(html);
    if (html->result->ignored) {
        g_autofree char *ignored =
            words_count(words->ignored_one, words->ignored, html->result->ignored);
        html_text(html, "p", "note", ignored);
    }
    html_end(html);
}

// ---- What may go

static void write_retire_rows(struct page *page)
{
    struct html *html = &page->html;
    const struct words *words = html->words;
    const char *headings[] = {words->document, words->owner, words->decision_body, words->reason,
                              NULL};
    html_start(html, "table", "stack library");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < page->inventory->entries->len; i++) {
        const struct inventory_entry *entry = inventory_entry_at(page->inventory, i);
        if (!entry->reasons->len)
            continue;
        html_start(html, "tr", NULL);
        page_row_head(html);
        page_name(page, i);
        html_end(html);
        html_cell(html, NULL, words->owner, entry->owner);
        html_cell(html, NULL, words->decision_body, entry->decision_body);
        html_start_cell(html, NULL, words->reason);
        for (guint n = 0; n < entry->reasons->len; n++) {
            const struct retire_reason *reason = entry->reasons->pdata[n];
            html_text(html, "p", NULL, reason->message[html->result->language]);
        }
        html_end(html);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

static void write_retire(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    html_section(html, NULL, "retire", own->retire);
    html_text(html, "p", NULL, own->retire_lead);
    if (inventory_summary(page->inventory).retire)
        write_retire_rows(page);
    else
        html_text(html, "p", "fine", own->retire_none);
    html_end(html);
}

// ---- Documents

// A line of a cell with its label; nothing for nothing. A day stays whole.
static void write_labelled(struct html *html, const char *class, const char *label,
                           const char *value)
{
    if (!value || !*value)
        return;
    html_start(html, "p", "note");
    html_write(html, label);
    html_write(html, ": ");
    html_text(html, "span", class, value);
    html_end(html);
}

static void write_line(struct html *html, const char *label, const char *value)
{
    write_labelled(html, NULL, label, value);
}

static void write_day(struct html *html, const char *label, const char *day)
{
    write_labelled(html, "day", label, day);
}

static void write_kind(struct page *page, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    static const char *const colors[MARKINGS] = {"yellow", "green", "grey", "red"};
    struct html *html = &page->html;
    g_autofree char *markers = inventory_markers(page->inventory, entry);
    html_start_cell(html, NULL, html->words->kind);
    html_text(html, "p", NULL, entry->kind ? entry->kind : html->words->none);
    if (inventory_is_read(entry))
        page_pill(html, colors[entry->marking], own->marking[entry->marking]);
    html_text(html, "p", "note", markers);
    html_text(html, "p", "note", entry->document->level);
    html_end(html);
}

static void write_people(struct page *page, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    html_start_cell(html, NULL, words->owner);
    html_text(html, "p", NULL, entry->owner ? entry->owner : words->none);
    if (entry->owner_is_configured)
        html_text(html, "p", "note", own->configured);
    write_line(html, words->decision_body, entry->decision_body);
    write_day(html, own->decided, entry->decided);
    html_end(html);
}

static void write_validity(struct page *page, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    static const char *const colors[VALIDITIES] = {"yellow", "green", "grey", "red"};
    struct html *html = &page->html;
    const struct words *words = html->words;
    g_autofree char *to = inventory_valid_to(page->inventory, entry);
    html_start_cell(html, "date", own->validity_word);
    if (inventory_is_read(entry))
        page_pill(html, colors[entry->validity], own->validity[entry->validity]);
    write_day(html, words->in_force, entry->valid_from);
    write_day(html, own->valid_to, to);
    if (entry->review_due) {
        g_autofree char *due = words_fill(own->review_due, entry->review, NULL);
        html_text(html, "p", "note", due);
    } else {
        write_day(html, own->review_next, entry->review);
    }
    write_day(html, own->updated, entry->updated);
    write_day(html, own->saved, entry->modified);
    html_end(html);
}

static void write_version(struct page *page, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    html_start_cell(html, NULL, own->version_word);
    html_text(html, "p", NULL, entry->version ? entry->version : words->none);
    write_line(html, own->diary_number, entry->diary_number);
    write_line(html, own->status_word, entry->status);
    html_end(html);
}

static void write_cited(struct page *page, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    html_start_cell(html, NULL, own->cites);
    for (guint i = 0; i < entry->citations->len; i++) {
        g_autofree char *text = inventory_citation(page->inventory, entry->citations->pdata[i]);
        html_document_text(html, "p", NULL, text);
    }
    if (!entry->citations->len && inventory_is_read(entry))
        html_text(html, "p", "note", own->cites_none);
    if (entry->cluster) {
        g_autofree char *anchor = page_cluster_anchor(entry->cluster);
        g_autofree char *number = g_strdup_printf("%u", entry->cluster);
        g_autofree char *name = words_fill(own->cluster, number, NULL);
        html_start(html, "p", "note");
        html_write(html, own->clustered_word);
        html_write(html, ": ");
        html_link(html, NULL, anchor, name);
        html_end(html);
    }
    html_end(html);
}

static void write_row(struct page *page, guint index)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct inventory_entry *entry = inventory_entry_at(page->inventory, index);
    const struct document_result *document = entry->document;
    g_autofree char *anchor = page_document_anchor(index);
    html_start(html, "tr", NULL);
    writer_attribute(html->writer, "id", anchor);
    page_row_head(html);
    html_document_text(html, "span", NULL, entry->title ? entry->title : document->path);
    if (entry->title)
        html_text(html, "span", "path", document->path);
    if (document->outcome != OUTCOME_CHECKED)
        page_pill(html, document->outcome == OUTCOME_UNSUPPORTED ? "grey" : "red",
                  html->words->outcome[document->outcome]);
    if (entry->reasons->len)
        page_pill(html, "yellow", own->retire);
    html_end(html);
    write_kind(page, entry);
    write_people(page, entry);
    if (inventory_is_read(entry)) {
        write_validity(page, entry);
        write_version(page, entry);
        write_cited(page, entry);
    } else {
        html_start_cell(html, NULL, html->words->reason);
        writer_attribute(html->writer, "colspan", "3");
        html_unread(html, document);
        html_end(html);
    }
    html_end(html);
}

static void write_documents(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    const char *headings[] = {words->document,   words->kind, words->owner, own->validity_word,
                              own->version_word, own->cites,  NULL};
    html_section(html, NULL, "documents", words->documents);
    html_start(html, "table", "stack library inventory");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < page->inventory->entries->len; i++)
        write_row(page, i);
    html_end(html);
    html_end(html);
    html_end(html);
}

static void write_agreements(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct words *words = html->words;
    const char *headings[] = {words->agreement, own->standing_word, words->in_force,
                              words->repealed, NULL};
    if (!html->result->agreements->len)
        return;
    html_section(html, NULL, "agreements", words->agreements);
    html_start(html, "table", "stack");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < html->result->agreements->len; i++) {
        const struct agreement_card *card = html->result->agreements->pdata[i];
        enum standing standing = agreement_standing(card, html->result->as_of);
        html_start(html, "tr", NULL);
        page_row_head(html);
        html_document_text(html, "span", NULL, card->title ? card->title : card->id);
        html_end(html);
        html_cell(html, NULL, own->standing_word, own->standing[standing]);
        html_cell(html, "date", words->in_force, card->in_force);
        html_cell(html, "date", words->repealed, card->repealed);
        html_end(html);
    }
    html_end(html);
    html_end(html);
    html_end(html);
}

static void write_footer(struct page *page)
{
    struct html *html = &page->html;
    g_autofree char *made =
        words_fill(html->words->made_by, html->result->tool, html->result->version, NULL);
    g_autofree char *text = g_strdup_printf("%s %s", made, html->words->masked);
    html_start(html, "footer", NULL);
    html_text(html, "p", NULL, text);
    html_end(html);
}

GString *inventory_html(const struct inventory *inventory, const struct report_options *options,
                        GError **error)
{
    const struct inventory_words *own = inventory_words_in(inventory->result->language);
    (void)options;
    (void)error;
    g_autoptr(writer_t) writer = writer_new();
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct words *words = words_in(inventory->result->language);
    struct page page = {
        .inventory = inventory,
        .html = {.result = inventory->result, .words = words, .writer = writer, .ids = ids},
    };
    struct html *html = &page.html;
    g_autofree char *title = g_strdup_printf("%s %s", own->inventory, inventory->result->as_of);
    html_begin_page(html, title);
    write_banner(&page);
    write_contents(&page);
    html_start(html, "main", NULL);
    writer_attribute(writer, "id", "content");
    write_unread(&page);
    write_summary(&page);
    write_retire(&page);
    write_documents(&page);
    page_clusters(&page);
    write_agreements(&page);
    html_end(html);
    write_footer(&page);
    return writer_finish(writer);
}
