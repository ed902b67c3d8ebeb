// SPDX-License-Identifier: Apache-2.0
// The inventory as tables for a spreadsheet: one sheet as CSV, all of them as a workbook. Both are
// filled by the same rows.
#include "out/csv.h"
#include "out/xlsx.h"
#include "report/cause.h"
#include "report/clean.h"
#include "report/inventory-words.h"
#include "report/inventory.h"
#include "report/words.h"

enum {
    NARROW = 12,
    MIDDLE = 20,
    WIDE = 40,
    TEXT = 60,
};

// Where rows go: to one of the two.
struct table {
    const struct inventory *inventory;
    const struct words *words;
    struct csv *csv;
    struct xlsx *book;
};

static void put(struct table *table, const char *text)
{
    g_autofree char *clean = clean_text(table->inventory->result, text);
    if (table->csv)
        csv_text(table->csv, clean);
    else
        xlsx_text(table->book, clean);
}

static void put_number(struct table *table, gint64 number)
{
    if (table->csv)
        csv_number(table->csv, number);
    else
        xlsx_number(table->book, number);
}

static void put_date(struct table *table, const char *date)
{
    if (table->csv)
        csv_text(table->csv, date);
    else
        xlsx_date(table->book, date);
}

static void end_row(struct table *table)
{
    if (table->csv)
        csv_end_row(table->csv);
    else
        xlsx_end_row(table->book);
}

static void begin_sheet(struct table *table, const char *name, const struct xlsx_column *columns,
                        guint count)
{
    if (table->book) {
        xlsx_sheet(table->book, name, columns, count);
        return;
    }
    for (guint i = 0; i < count; i++)
        csv_text(table->csv, columns[i].title);
    csv_end_row(table->csv);
}

// A number, or nothing for 0.
static void put_ordinal(struct table *table, guint number)
{
    if (number)
        put_number(table, number);
    else
        put(table, NULL);
}

// ---- Documents

static void put_people(struct table *table, const struct inventory_entry *entry)
{
    put(table, entry->owner);
    put(table, entry->decision_body);
    put_date(table, entry->decided);
}

static void put_validity(struct table *table, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    g_autofree char *to = inventory_valid_to(table->inventory, entry);
    put_date(table, entry->valid_from);
    put_date(table, to);
    put(table, inventory_is_read(entry) ? own->validity[entry->validity] : NULL);
    put_date(table, entry->review);
    put_date(table, entry->updated);
    put_date(table, entry->modified);
}

static void put_entry(struct table *table, const struct inventory_entry *entry)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct words *words = table->words;
    const struct document_result *document = entry->document;
    gboolean read = inventory_is_read(entry);
    g_autofree char *markers = inventory_markers(table->inventory, entry);
    g_autofree char *citations = inventory_citations(table->inventory, entry);
    g_autofree char *reasons = inventory_reasons(table->inventory, entry);
    g_autofree char *cause = cause_text(table->inventory->result, document);
    put(table, document->path);
    put(table, entry->title);
    put(table, entry->kind);
    put(table, document->level);
    put(table, read ? own->marking[entry->marking] : NULL);
    put(table, markers);
    put_people(table, entry);
    put_validity(table, entry);
    put(table, entry->version);
    put(table, entry->diary_number);
    put(table, entry->status);
    put(table, citations);
    put_ordinal(table, entry->cluster);
    put(table, reasons);
    put_ordinal(table, document->words);
    put(table,
        document->outcome == OUTCOME_CHECKED ? own->read_whole : words->outcome[document->outcome]);
    put(table, cause);
    end_row(table);
}

static void put_entries(struct table *table)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {
        {words->path, WIDE},         {words->title, WIDE},           {words->kind, MIDDLE},
        {own->level_word, NARROW},   {own->marking_word, MIDDLE},    {own->marked_by, MIDDLE},
        {words->owner, MIDDLE},      {words->decision_body, MIDDLE}, {own->decided, NARROW},
        {words->in_force, NARROW},   {own->valid_to, NARROW},        {own->validity_word, NARROW},
        {own->review_next, NARROW},  {own->updated, NARROW},         {own->saved, NARROW},
        {own->version_word, NARROW}, {own->diary_number, MIDDLE},    {own->status_word, MIDDLE},
        {own->cites, WIDE},          {own->group, NARROW},           {own->retire, WIDE},
        {own->length_words, NARROW}, {words->head_outcome, MIDDLE},  {words->reason, WIDE},
    };
    begin_sheet(table, words->documents, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->inventory->entries->len; i++)
        put_entry(table, table->inventory->entries->pdata[i]);
}

// ---- What is much the same

static void put_member(struct table *table, const struct cluster *cluster,
                       const struct cluster_member *member)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct inventory_entry *entry = inventory_entry_at(table->inventory, member->entry);
    const struct inventory_entry *base = inventory_entry_at(table->inventory, member->base);
    const struct difference *difference = member->difference;
    put_number(table, cluster->number);
    put(table, entry->document->path);
    put(table, entry->title);
    put(table, entry->owner);
    put(table, base == entry ? own->cluster_base : base->document->path);
    put_number(table, member->similarity / 10);
    if (difference && !difference->failure) {
        put_number(table, difference->same);
        for (guint i = 0; i < PASSAGE_CHANGES; i++)
            put_number(table, difference->counts[i]);
    } else {
        put(table, difference ? difference->failure : member->identical ? own->identical : NULL);
        for (guint i = 0; i < PASSAGE_CHANGES; i++)
            put(table, NULL);
    }
    end_row(table);
}

static void put_clusters(struct table *table)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {
        {own->group, NARROW},
        {words->path, WIDE},
        {words->title, WIDE},
        {words->owner, MIDDLE},
        {own->held_with, WIDE},
        {own->share, NARROW},
        {own->same_passages, NARROW},
        {own->passage[PASSAGE_CHANGED], NARROW},
        {own->passage[PASSAGE_ADDED], NARROW},
        {own->passage[PASSAGE_LEFT_OUT], NARROW},
    };
    begin_sheet(table, own->alike_sheet, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->inventory->clusters->len; i++) {
        const struct cluster *cluster = table->inventory->clusters->pdata[i];
        for (guint n = 0; n < cluster->members->len; n++)
            put_member(table, cluster, cluster->members->pdata[n]);
    }
}

// "tre → sex; – → senast": of a paragraph that was changed.
static void put_words(struct table *table, const struct passage_change *change)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < change->stretches->len; i++) {
        const struct stretch *stretch = change->stretches->pdata[i];
        g_autofree char *before = stretch_words(stretch, FALSE);
        g_autofree char *after = stretch_words(stretch, TRUE);
        if (stretch->same || (!*before && !*after))
            continue;
        g_string_append_printf(text, "%s%s → %s", text->len ? "; " : "", *before ? before : "–",
                               *after ? after : "–");
    }
    put(table, text->str);
}

static void put_changes(struct table *table, const struct cluster *cluster,
                        const struct cluster_member *member)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct difference *difference = member->difference;
    for (guint i = 0; difference && i < difference->changes->len; i++) {
        const struct passage_change *change = difference->changes->pdata[i];
        const struct passage_side *side =
            change->kind == PASSAGE_LEFT_OUT ? &change->old_side : &change->new_side;
        put_number(table, cluster->number);
        put(table, inventory_entry_at(table->inventory, member->base)->document->path);
        put(table, inventory_entry_at(table->inventory, member->entry)->document->path);
        put(table, own->passage[change->kind]);
        put(table, side->heading);
        put(table, change->old_side.text);
        put(table, change->new_side.text);
        put_words(table, change);
        end_row(table);
    }
}

static void put_differences(struct table *table)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {
        {own->group, NARROW},           {own->held_with, WIDE},     {words->path, WIDE},
        {own->difference_kind, NARROW}, {own->heading, MIDDLE},     {own->held_text, TEXT},
        {own->own_text, TEXT},          {own->changed_words, WIDE},
    };
    begin_sheet(table, own->differences, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->inventory->clusters->len; i++) {
        const struct cluster *cluster = table->inventory->clusters->pdata[i];
        for (guint n = 0; n < cluster->members->len; n++)
            put_changes(table, cluster, cluster->members->pdata[n]);
    }
}

// ---- What may go

static void put_retire(struct table *table)
{
    const struct inventory_words *own = inventory_words_in(table->inventory->result->language);
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {
        {words->path, WIDE},    {words->title, WIDE},           {words->kind, MIDDLE},
        {words->owner, MIDDLE}, {words->decision_body, MIDDLE}, {words->reason, TEXT},
    };
    begin_sheet(table, own->retire, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->inventory->entries->len; i++) {
        const struct inventory_entry *entry = inventory_entry_at(table->inventory, i);
        for (guint n = 0; n < entry->reasons->len; n++) {
            const struct retire_reason *reason = entry->reasons->pdata[n];
            put(table, entry->document->path);
            put(table, entry->title);
            put(table, entry->kind);
            put(table, entry->owner);
            put(table, entry->decision_body);
            put(table, reason->message[table->inventory->result->language]);
            end_row(table);
        }
    }
}

GString *inventory_csv(const struct inventory *inventory, const struct report_options *options,
                       GError **error)
{
    (void)options;
    (void)error;
    g_autoptr(csv_t) csv = csv_new();
    struct table table = {
        .inventory = inventory, .words = words_in(inventory->result->language), .csv = csv};
    put_entries(&table);
    return csv_finish(csv);
}

GString *inventory_xlsx(const struct inventory *inventory, const struct report_options *options,
                        GError **error)
{
    const struct inventory_words *own = inventory_words_in(inventory->result->language);
    (void)options;
    const struct words *words = words_in(inventory->result->language);
    g_autoptr(xlsx_t) book = xlsx_new(own->inventory, inventory->result->as_of, error);
    if (!book)
        return NULL;
    struct table table = {.inventory = inventory, .words = words, .book = book};
    put_entries(&table);
    put_clusters(&table);
    put_differences(&table);
    put_retire(&table);
    return xlsx_finish(book, error);
}
