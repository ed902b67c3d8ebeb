// SPDX-License-Identifier: Apache-2.0
// Documents with much the same text, on the inventory's page: both texts side by side where they
// differ.
#include "report/inventory-html.h"
#include "report/inventory-words.h"

char *page_cluster_anchor(guint number)
{
    return g_strdup_printf("cluster-%u", number);
}

static void write_side(struct html *html, const struct passage_change *change, gboolean new_side)
{
    const struct inventory_words *own = inventory_words_in(html->result->language);
    const struct passage_side *side = new_side ? &change->new_side : &change->old_side;
    html_start_cell(html, "clause", new_side ? own->own_text : own->held_text);
    html_start(html, "div", NULL);
    if (change->stretches->len)
        html_stretches(html, change->stretches, new_side);
    else if (side->text)
        html_text(html, new_side ? "ins" : "del", NULL, side->text);
    html_end(html);
    html_end(html);
}

static void write_changes(struct page *page, const struct difference *difference)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const char *headings[] = {own->difference_kind, own->held_text, own->own_text, NULL};
    html_start(html, "table", "stack comparison");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < difference->changes->len; i++) {
        const struct passage_change *change = difference->changes->pdata[i];
        const struct passage_side *side =
            change->kind == PASSAGE_LEFT_OUT ? &change->old_side : &change->new_side;
        html_start(html, "tr", NULL);
        page_row_head(html);
        page_pill(html, "grey", own->passage[change->kind]);
        if (side->heading)
            html_document_text(html, "p", "note", side->heading);
        html_end(html);
        write_side(html, change, FALSE);
        write_side(html, change, TRUE);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

static void write_difference(struct page *page, const struct difference *difference)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    if (difference->failure) {
        g_autofree char *text = words_fill(own->difference_unknown, difference->failure, NULL);
        html_text(html, "p", "note", text);
        return;
    }
    guint all = 0;
    for (guint i = 0; i < PASSAGE_CHANGES; i++)
        all += difference->counts[i];
    g_autofree char *counts = inventory_counts(page->inventory, difference);
    if (!all) {
        html_text(html, "p", "note", own->no_difference);
        return;
    }
    html_start(html, "details", "uses");
    writer_attribute(html->writer, "open", "");
    html_text(html, "summary", NULL, counts);
    write_changes(page, difference);
    if (all > difference->changes->len) {
        g_autofree char *rest = g_strdup_printf("%u", all - difference->changes->len);
        g_autofree char *more = words_fill(own->more_changes, rest, NULL);
        html_text(html, "p", "note", more);
    }
    html_end(html);
}

static void write_member(struct page *page, const struct cluster *cluster, guint index)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const struct cluster_member *member = cluster->members->pdata[index];
    const struct cluster_member *first = cluster->members->pdata[0];
    g_autofree char *share = g_strdup_printf("%u", member->similarity / 10);
    g_autofree char *alike = words_fill(own->alike, share, NULL);
    html_start(html, "li", "finding");
    html_start(html, "p", "head");
    page_name(page, member->entry);
    html_end(html);
    gboolean is_base = member->base == member->entry;
    html_text(html, "p", "note",
              is_base             ? own->cluster_base
              : member->identical ? own->identical
                                  : alike);
    if (!is_base && member->base != first->entry) {
        const struct inventory_entry *base = inventory_entry_at(page->inventory, member->base);
        g_autofree char *with = words_fill(own->alike_with, base->document->path, NULL);
        html_text(html, "p", "note", with);
    }
    if (member->difference)
        write_difference(page, member->difference);
    html_end(html);
}

void page_clusters(struct page *page)
{
    const struct inventory_words *own = inventory_words_in(page->inventory->result->language);
    struct html *html = &page->html;
    const GPtrArray *clusters = page->inventory->clusters;
    if (!clusters->len)
        return;
    html_section(html, NULL, "clusters", own->clusters);
    html_text(html, "p", NULL, own->clusters_lead);
    for (guint i = 0; i < clusters->len; i++) {
        const struct cluster *cluster = clusters->pdata[i];
        g_autofree char *anchor = page_cluster_anchor(cluster->number);
        g_autofree char *number = g_strdup_printf("%u", cluster->number);
        g_autofree char *name = words_fill(own->cluster, number, NULL);
        html_start(html, "h3", NULL);
        writer_attribute(html->writer, "id", anchor);
        html_write(html, name);
        html_end(html);
        html_start(html, "ol", "findings");
        for (guint n = 0; n < cluster->members->len; n++)
            write_member(page, cluster, n);
        html_end(html);
    }
    html_end(html);
}
