// SPDX-License-Identifier: Apache-2.0
// A comparison as a page: a row for each clause, the old text beside the new. Words that went are
// struck out, words that came are underlined, and both say so to a screen reader (del, ins).
#include "report/comparison.h"
#include "report/html.h"

static void write_facts(struct html *html, const struct comparison *comparison)
{
    const struct words *words = html->words;
    const struct compared_document *documents[] = {&comparison->old_document,
                                                   &comparison->new_document};
    const char *labels[] = {words->before, words->after};
    html_start(html, "header", NULL);
    html_text(html, "h1", NULL, words->comparison);
    html_text(html, "p", "lead", words->comparison_lead);
    html_start(html, "dl", "facts");
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *text =
            documents[i]->title
                ? g_strdup_printf("%s (%s)", documents[i]->title, documents[i]->path)
                : g_strdup(documents[i]->path);
        html_fact(html, labels[i], text);
    }
    html_end(html);
    html_end(html);
}

static void write_summary(struct html *html, const struct comparison *comparison)
{
    html_section(html, NULL, "summary", html->words->summary);
    html_start(html, "ul", "figures");
    for (guint i = 0; i < RELATIONS; i++) {
        g_autofree char *count =
            g_strdup_printf("%u", comparison_count(comparison, (enum relation)i));
        html_start(html, "li", NULL);
        html_text(html, "span", "figure", count);
        html_write(html, " ");
        html_text(html, "span", NULL, html->words->relation[i]);
        html_end(html);
    }
    html_end(html);
    html_end(html);
}

static void write_side(struct html *html, const struct alignment *alignment, gboolean new_side)
{
    const GPtrArray *clauses = new_side ? alignment->new_clauses : alignment->old_clauses;
    html_start_cell(html, "clause", new_side ? html->words->after : html->words->before);
    html_start(html, "div", NULL);
    for (guint i = 0; !alignment->stretches->len && i < clauses->len; i++) {
        const struct compared_clause *clause = clauses->pdata[i];
        html_lines(html, clause->text);
    }
    html_stretches(html, alignment->stretches, new_side);
    html_end(html);
    html_end(html);
}

static void write_alignment(struct html *html, const struct alignment *alignment, guint number)
{
    const struct words *words = html->words;
    g_autofree char *id = g_strdup_printf("clause-%u", number);
    g_autofree char *before = comparison_clauses(alignment->old_clauses, FALSE);
    g_autofree char *after = comparison_clauses(alignment->new_clauses, FALSE);
    gboolean moved = *before && *after && !g_str_equal(before, after);
    g_autofree char *where =
        moved ? g_strdup_printf("%s → %s", before, after) : g_strdup(*after ? after : before);
    g_autofree char *same = g_strdup_printf("%u", alignment->similarity / 10);
    g_autofree char *kept = words_fill(words->words_kept, same, NULL);
    html_start(html, "tr", relation_name(alignment->relation));
    writer_attribute(html->writer, "id", id);
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_write(html, where);
    html_text(html, "span", "pill grey", words->relation[alignment->relation]);
    if (alignment->stretches->len)
        html_text(html, "p", "note", alignment->similarity < 1000 ? kept : words->nothing_else);
    html_end(html);
    write_side(html, alignment, FALSE);
    write_side(html, alignment, TRUE);
    html_end(html);
}

GString *comparison_html(const struct comparison *comparison, const struct report_options *options)
{
    (void)options;
    g_autoptr(writer_t) writer = writer_new();
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct result shown = {.language = comparison->language};
    struct html html = {
        .result = &shown, .words = words_in(comparison->language), .writer = writer, .ids = ids};
    const char *columns[] = {html.words->clause, html.words->before, html.words->after, NULL};
    writer_html(writer);
    html_start(&html, "html", NULL);
    writer_attribute(writer, "lang", html.words->code);
    html_head(&html, html.words->comparison);
    html_start(&html, "body", NULL);
    html_link(&html, "skip", "content", html.words->skip);
    write_facts(&html, comparison);
    html_start(&html, "main", NULL);
    writer_attribute(writer, "id", "content");
    write_summary(&html, comparison);
    html_section(&html, NULL, "clauses", html.words->clauses);
    html_start(&html, "table", "stack comparison");
    html_columns(&html, columns);
    html_start(&html, "tbody", NULL);
    for (guint i = 0; i < comparison->alignments->len; i++)
        write_alignment(&html, comparison->alignments->pdata[i], i + 1);
    return writer_finish(writer);
}
