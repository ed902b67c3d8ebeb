// SPDX-License-Identifier: Apache-2.0
// The actions as a workbook to plan with: a sheet an audience with a row for each entry and unit,
// so that a unit filters out what is its own, and a sheet of every place.
#include "out/xlsx.h"
#include "report/actions.h"
#include "report/cause.h"
#include "report/clean.h"
#include "report/phrase.h"

enum { PLACES = 20, CLAUSE_LIMIT = 500 };

struct table {
    struct xlsx *book;
    const struct actions *actions;
    const struct words *words;
};

static void put(const struct table *table, const char *text)
{
    g_autofree char *safe = clean_text(table->actions->result, text);
    xlsx_text(table->book, safe);
}

static void put_units(const struct table *table)
{
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {{words->unit, 36},      {words->level, 20},
                                          {words->documents, 11}, {words->do_stop, 12},
                                          {words->do_start, 12},  {words->do_continue, 16},
                                          {words->do_review, 16}, {words->clean_documents, 16}};
    xlsx_sheet(table->book, words->units, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->actions->totals->len; i++) {
        const struct action_total *total = table->actions->totals->pdata[i];
        g_autofree char *level = action_level(words, total->level);
        put(table, total->unit);
        put(table, level);
        xlsx_number(table->book, total->documents);
        xlsx_number(table->book, total->findings[ACTION_STOP]);
        xlsx_number(table->book, total->findings[ACTION_START]);
        xlsx_number(table->book, total->findings[ACTION_CONTINUE]);
        xlsx_number(table->book, total->findings[ACTION_REVIEW]);
        xlsx_number(table->book, total->clean);
        xlsx_end_row(table->book);
    }
}

// The unit's documents, a line each, with their places.
static char *documents_of(const struct table *table, const struct action_unit *unit)
{
    GString *text = g_string_new(NULL);
    for (guint d = 0; d < unit->documents->len; d++) {
        const struct action_document *part = unit->documents->pdata[d];
        g_autofree char *path = clean_text(table->actions->result, part->document->path);
        g_autofree char *places = action_places(table->words, part, PLACES);
        g_string_append_printf(text, "%s%s%s%s", d ? "\n" : "", path, places ? ": " : "",
                               places ? places : "");
    }
    return g_string_free(text, FALSE);
}

static void put_entry(const struct table *table, enum audience audience,
                      const struct action_entry *entry, const struct action_unit *unit)
{
    const struct words *words = table->words;
    const struct rule_card *rule = entry->rule;
    g_autofree char *level = action_level(words, entry->level);
    g_autofree char *documents = documents_of(table, unit);
    g_autofree char *text = entry->text ? phrase_shorten(entry->text, CLAUSE_LIMIT) : NULL;
    put(table, action_heading(words, audience, entry->action));
    put(table, level);
    put(table, unit->name);
    put(table, entry->title);
    put(table, entry->words);
    put(table, entry->message);
    put(table, entry->instead);
    put(table, entry->clause);
    xlsx_text(table->book, text); // a line an item
    xlsx_number(table->book, unit->documents->len);
    if (rule)
        xlsx_number(table->book, unit->findings);
    else
        xlsx_text(table->book, NULL);
    xlsx_text(table->book, documents);
    put(table, entry->decides);
    put(table, entry->owned ? unit->name : entry->acts);
    put(table, entry->follow_up);
    put(table, entry->when ? entry->when : words->when_next);
    xlsx_date(table->book, rule && rule->upcoming ? rule->effective_from : NULL);
    put(table, rule ? words->severity[entry->severity] : NULL);
    put(table, rule ? rule->id : NULL);
    xlsx_end_row(table->book);
}

static void put_audience(const struct table *table, enum audience audience)
{
    const struct words *words = table->words;
    const struct xlsx_column columns[] = {
        {words->head_action, 16},   {words->level, 18},       {words->unit, 24},
        {words->what, 34},          {words->found_words, 34}, {words->message, 34},
        {words->instead, 46},       {words->because, 34},     {words->agreement_words, 46},
        {words->documents, 11},     {words->findings, 8},     {words->where, 46},
        {words->decision_body, 18}, {words->acts, 22},        {words->follow_up, 46},
        {words->by_when, 20},       {words->in_force, 12},    {words->head_severity, 11},
        {words->rule, 16}};
    xlsx_sheet(table->book, audience_title(words, audience), columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < table->actions->entries->len; i++) {
        const struct action_entry *entry = table->actions->entries->pdata[i];
        for (guint u = 0; (entry->audience & 1u << audience) && u < entry->units->len; u++)
            put_entry(table, audience, entry, entry->units->pdata[u]);
    }
}

static void put_finding(const struct table *table, const struct document_result *document,
                        const struct finding *finding)
{
    const struct words *words = table->words;
    const struct result *result = table->actions->result;
    const struct rule_card *rule = result_rule(result, finding->rule);
    g_autofree char *level = action_level(words, document->level);
    g_autofree char *headings = phrase_headings(result, &finding->place);
    g_autofree char *spot = phrase_spot(result, &finding->place);
    struct excerpt excerpt = excerpt_clean(result, finding);
    put(table, document->owner ? document->owner : words->unit_unknown);
    put(table, level);
    put(table, document->title);
    put(table, document->path);
    put(table, words->action[finding->action]);
    put(table, words->severity[finding->severity]);
    put(table, finding->rule);
    put(table, rule ? rule->title : NULL);
    xlsx_text(table->book, headings);
    xlsx_text(table->book, spot);
    xlsx_text(table->book, excerpt.match);
    put(table, finding->message[result->language]);
    put(table, finding->suggestion);
    xlsx_date(table->book, finding->upcoming && rule ? rule->effective_from : NULL);
    xlsx_end_row(table->book);
    excerpt_clear(&excerpt);
}

static void put_places(const struct table *table)
{
    const struct words *words = table->words;
    const struct result *result = table->actions->result;
    const struct xlsx_column columns[] = {
        {words->unit, 24},       {words->level, 18},         {words->document, 34},
        {words->path, 40},       {words->head_action, 16},   {words->head_severity, 11},
        {words->rule, 16},       {words->title, 34},         {words->section_heading, 40},
        {words->where, 24},      {words->finding_words, 40}, {words->message, 50},
        {words->suggestion, 40}, {words->in_force, 12}};
    xlsx_sheet(table->book, words->all_places, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        for (guint n = 0; n < document->findings->len; n++) {
            if (phrase_is_shown(result, document->findings->pdata[n]))
                put_finding(table, document, document->findings->pdata[n]);
        }
    }
}

// What the lists are silent about; no sheet where there is nothing.
static void put_unread(const struct table *table)
{
    const struct words *words = table->words;
    const struct result *result = table->actions->result;
    const struct xlsx_column columns[] = {
        {words->path, 50}, {words->head_outcome, 22}, {words->reason, 80}};
    gboolean begun = FALSE;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (!action_is_silent(document))
            continue;
        if (!begun)
            xlsx_sheet(table->book, words->not_read, columns, G_N_ELEMENTS(columns));
        begun = TRUE;
        g_autofree char *cause = cause_text(result, document);
        put(table, document->path);
        put(table, words->outcome[document->outcome]);
        xlsx_text(table->book, cause);
        xlsx_end_row(table->book);
    }
}

GString *actions_xlsx(const struct result *result, const struct report_options *options,
                      GError **error)
{
    (void)options;
    g_autoptr(actions_t) actions = actions_new(result);
    const struct words *words = actions->words;
    g_autoptr(xlsx_t) book = xlsx_new(words->to_do, result->as_of, error);
    if (!book)
        return NULL;
    const struct table table = {.book = book, .actions = actions, .words = words};
    put_units(&table);
    for (guint i = 0; i < AUDIENCES; i++)
        put_audience(&table, (enum audience)i);
    put_places(&table);
    put_unread(&table);
    return xlsx_finish(book, error);
}
