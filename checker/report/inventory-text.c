// SPDX-License-Identifier: Apache-2.0
// The inventory for a terminal: candidates to retire, the documents a few lines each, what is much
// the same and how it differs, the counts. What was not read stands first.
#include "report/cause.h"
#include "report/clean.h"
#include "report/inventory-words.h"
#include "report/inventory.h"
#include "report/words.h"
#include "report/wrap.h"

enum { DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, PASSAGES_SHOWN = 12 };

struct listing {
    const struct inventory *inventory;
    const struct words *words;
    struct wrap wrap;
};

static void line(struct listing *listing, const char *lead, const char *text)
{
    wrap_lines(&listing->wrap, lead, text);
}

static void blank(struct listing *listing)
{
    g_string_append_c(listing->wrap.out, '\n');
}

static void heading(struct listing *listing, const char *text)
{
    g_autofree char *strong = g_strconcat(STYLE_STRONG, text, STYLE_OFF, NULL);
    if (listing->wrap.out->len)
        blank(listing);
    line(listing, "", strong);
}

// "Ägare: MAS" behind what stands on the line already; nothing for an empty value.
static void add_pair(struct listing *listing, GString *text, const char *label, const char *value)
{
    g_autofree char *clean = clean_text(listing->inventory->result, value);
    if (!clean || !*clean)
        return;
    g_string_append_printf(text, "%s%s: %s", text->len ? " · " : "", label, clean);
}

static void add_word(GString *text, const char *word)
{
    if (word)
        g_string_append_printf(text, "%s%s", text->len ? " · " : "", word);
}

static void flush(struct listing *listing, GString *text)
{
    if (text->len)
        line(listing, "    ", text->str);
    g_string_truncate(text, 0);
}

// ---- Documents

static void write_refused(struct listing *listing, const struct inventory_entry *entry)
{
    const struct document_result *document = entry->document;
    g_autofree char *cause = cause_text(listing->inventory->result, document);
    g_autofree char *text = g_strdup_printf(
        "%s%s%s: %s", document->outcome == OUTCOME_UNSUPPORTED ? STYLE_STRONG : STYLE_ERROR,
        listing->words->outcome[document->outcome], STYLE_OFF, cause ? cause : "");
    line(listing, "    ", text);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct unread *unread = document->not_checked->pdata[i];
        g_autofree char *reason = clean_text(listing->inventory->result,
                                             unread->reason[listing->inventory->result->language]);
        g_autofree char *part = g_strdup_printf("%s: %s", unread->package, reason);
        line(listing, "      ", part);
    }
}

static void write_people(struct listing *listing, const struct inventory_entry *entry,
                         GString *text)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct words *words = listing->words;
    add_pair(listing, text, words->owner, entry->owner);
    add_pair(listing, text, words->decision_body, entry->decision_body);
    add_pair(listing, text, own->decided, entry->decided);
    add_pair(listing, text, own->version_word, entry->version);
    add_pair(listing, text, own->diary_number, entry->diary_number);
    add_pair(listing, text, own->status_word, entry->status);
    flush(listing, text);
}

static void write_validity(struct listing *listing, const struct inventory_entry *entry,
                           GString *text)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct words *words = listing->words;
    g_autofree char *to = inventory_valid_to(listing->inventory, entry);
    add_word(text, own->validity[entry->validity]);
    add_pair(listing, text, words->in_force, entry->valid_from);
    add_pair(listing, text, own->valid_to, to);
    if (entry->review_due) {
        g_autofree char *due = words_fill(own->review_due, entry->review, NULL);
        add_word(text, due);
    } else {
        add_pair(listing, text, own->review_next, entry->review);
    }
    add_pair(listing, text, own->updated, entry->updated);
    if (!entry->updated && !entry->valid_from && !entry->decided)
        add_pair(listing, text, own->saved, entry->modified);
    flush(listing, text);
}

static void write_entry(struct listing *listing, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct document_result *document = entry->document;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *path = clean_text(listing->inventory->result, document->path);
    line(listing, "  ", path);
    g_autofree char *title = clean_text(listing->inventory->result, entry->title);
    g_autofree char *kind = clean_text(listing->inventory->result, entry->kind);
    add_word(text, title);
    add_word(text, kind);
    add_word(text, document->level);
    if (inventory_is_read(entry)) {
        g_autofree char *markers = inventory_markers(listing->inventory, entry);
        g_autofree char *marked =
            markers ? g_strdup_printf("%s (%s)", own->marking[entry->marking], markers)
                    : g_strdup(own->marking[entry->marking]);
        add_word(text, marked);
    }
    flush(listing, text);
    write_people(listing, entry, text);
    if (inventory_is_read(entry)) {
        write_validity(listing, entry, text);
        g_autofree char *citations = inventory_citations(listing->inventory, entry);
        if (citations)
            add_pair(listing, text, own->cites, citations);
        else
            add_word(text, own->cites_none);
        if (entry->cluster) {
            g_autofree char *number = g_strdup_printf("%u", entry->cluster);
            g_autofree char *cluster = words_fill(own->cluster, number, NULL);
            add_pair(listing, text, own->clusters, cluster);
        }
        flush(listing, text);
    }
    if (document->outcome != OUTCOME_CHECKED)
        write_refused(listing, entry);
}

static void write_entries(struct listing *listing)
{
    heading(listing, listing->words->documents);
    for (guint i = 0; i < listing->inventory->entries->len; i++)
        write_entry(listing, listing->inventory->entries->pdata[i]);
}

// ---- What is much the same

static void write_words(struct listing *listing, const char *sign, const char *words)
{
    g_autofree char *clean = clean_text(listing->inventory->result, words);
    g_autofree char *lead = g_strdup_printf("        %s ", sign);
    if (clean && *clean)
        line(listing, lead, clean);
}

static void write_change(struct listing *listing, const struct passage_change *change)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct passage_side *side =
        change->kind == PASSAGE_LEFT_OUT ? &change->old_side : &change->new_side;
    g_autofree char *where = clean_text(listing->inventory->result, side->heading);
    g_autofree char *text = g_strdup_printf("%s%s%s", own->passage[change->kind],
                                            where ? " · " : "", where ? where : "");
    line(listing, "      ", text);
    if (change->kind != PASSAGE_CHANGED) {
        write_words(listing, change->kind == PASSAGE_ADDED ? "+" : "-", side->text);
        return;
    }
    for (guint i = 0; i < change->stretches->len; i++) {
        const struct stretch *stretch = change->stretches->pdata[i];
        if (stretch->same)
            continue;
        g_autofree char *before = stretch_words(stretch, FALSE);
        g_autofree char *after = stretch_words(stretch, TRUE);
        write_words(listing, "-", before);
        write_words(listing, "+", after);
    }
}

static void write_difference(struct listing *listing, const struct difference *difference)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    if (difference->failure) {
        g_autofree char *text = words_fill(own->difference_unknown, difference->failure, NULL);
        line(listing, "      ", text);
        return;
    }
    g_autofree char *counts = inventory_counts(listing->inventory, difference);
    line(listing, "      ", counts);
    guint shown = MIN(difference->changes->len, PASSAGES_SHOWN), all = 0;
    for (guint i = 0; i < shown; i++)
        write_change(listing, difference->changes->pdata[i]);
    for (guint i = 0; i < PASSAGE_CHANGES; i++)
        all += difference->counts[i];
    if (!all)
        line(listing, "      ", own->no_difference);
    if (all > shown) {
        g_autofree char *rest = g_strdup_printf("%u", all - shown);
        g_autofree char *text = words_fill(own->more_changes, rest, NULL);
        line(listing, "      ", text);
    }
}

static void write_member(struct listing *listing, const struct cluster *cluster, guint index)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct cluster_member *member = cluster->members->pdata[index];
    const struct cluster_member *first = cluster->members->pdata[0];
    const struct inventory_entry *entry = inventory_entry_at(listing->inventory, member->entry);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *path = clean_text(listing->inventory->result, entry->document->path);
    add_word(text, path);
    g_autofree char *share = g_strdup_printf("%u", member->similarity / 10);
    g_autofree char *alike = words_fill(own->alike, share, NULL);
    if (member->base == member->entry)
        add_word(text, own->cluster_base);
    else
        add_word(text, member->identical ? own->identical : alike);
    if (member->base != member->entry && member->base != first->entry) {
        const struct inventory_entry *base = inventory_entry_at(listing->inventory, member->base);
        g_autofree char *name = clean_text(listing->inventory->result, base->document->path);
        g_autofree char *with = words_fill(own->alike_with, name, NULL);
        add_word(text, with);
    }
    line(listing, "    ", text->str);
    if (member->difference)
        write_difference(listing, member->difference);
}

static void write_clusters(struct listing *listing)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const GPtrArray *clusters = listing->inventory->clusters;
    if (!clusters->len)
        return;
    heading(listing, own->clusters);
    for (guint i = 0; i < clusters->len; i++) {
        const struct cluster *cluster = clusters->pdata[i];
        g_autofree char *number = g_strdup_printf("%u", cluster->number);
        g_autofree char *name = words_fill(own->cluster, number, NULL);
        line(listing, "  ", name);
        for (guint n = 0; n < cluster->members->len; n++)
            write_member(listing, cluster, n);
    }
}

// ---- What may go, and the counts

static void write_retire(struct listing *listing)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    gboolean any = FALSE;
    for (guint i = 0; i < listing->inventory->entries->len; i++) {
        const struct inventory_entry *entry = inventory_entry_at(listing->inventory, i);
        g_autofree char *reasons = inventory_reasons(listing->inventory, entry);
        if (!reasons)
            continue;
        if (!any)
            heading(listing, own->retire);
        any = TRUE;
        g_autofree char *path = clean_text(listing->inventory->result, entry->document->path);
        line(listing, "  ", path);
        line(listing, "    ", reasons);
    }
}

static void add_count(GString *text, guint count, const char *word)
{
    if (count)
        g_string_append_printf(text, "%s%u %s", text->len ? ", " : "", count, word);
}

static void write_counts(struct listing *listing)
{
    const struct inventory_words *own = inventory_words_in(listing->inventory->result->language);
    const struct words *words = listing->words;
    const struct result *result = listing->inventory->result;
    struct summary outcomes = result_summary(result);
    struct inventory_summary summary = inventory_summary(listing->inventory);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *documents = g_utf8_strdown(words->documents, -1);
    g_string_append_printf(text, "%u %s", outcomes.documents, documents);
    for (guint i = 0; i < OUTCOMES; i++)
        if (i != OUTCOME_CHECKED)
            add_count(text, outcomes.outcomes[i], words->outcome[i]);
    line(listing, "", text->str);
    g_string_truncate(text, 0);
    for (guint i = 0; i < MARKINGS; i++)
        add_count(text, summary.markings[i], own->marking[i]);
    line(listing, "", text->str);
    g_string_truncate(text, 0);
    for (guint i = 0; i < VALIDITIES; i++)
        add_count(text, summary.validities[i], own->validity[i]);
    add_count(text, summary.review_due, own->review_due_word);
    line(listing, "", text->str);
    g_string_truncate(text, 0);
    g_string_append_printf(text, "%u %s, %u %s", summary.clustered, own->clustered_word,
                           summary.retire, own->retire_word);
    line(listing, "", text->str);
    if (result->ignored) {
        g_autofree char *ignored = words_count(words->ignored_one, words->ignored, result->ignored);
        line(listing, "", ignored);
    }
}

GString *inventory_text(const struct inventory *inventory, const struct report_options *options,
                        GError **error)
{
    const struct inventory_words *own = inventory_words_in(inventory->result->language);
    (void)error;
    guint width = options->width ? options->width : DEFAULT_WIDTH;
    struct listing listing = {
        .inventory = inventory,
        .words = words_in(inventory->result->language),
        .wrap = {.out = g_string_new(NULL),
                 .width = MAX(width, LEAST_WIDTH),
                 .color = options->color},
    };
    if (!options->quiet) {
        g_autofree char *title = g_strdup_printf("%s · %s %s", own->inventory, listing.words->as_of,
                                                 inventory->result->as_of);
        line(&listing, "", title);
        write_entries(&listing);
        write_clusters(&listing);
        write_retire(&listing);
        blank(&listing);
    }
    write_counts(&listing);
    return listing.wrap.out;
}
