// SPDX-License-Identifier: Apache-2.0
// The actions for a terminal: an audience after the other, what is to change before what stays.
#include "report/actions.h"
#include "report/cause.h"
#include "report/clean.h"
#include "report/phrase.h"
#include "report/wrap.h"

enum { WIDTH = 100, LEAST = 40, CLAUSE_LIMIT = 200, PLACES = 3 };

struct listing {
    struct wrap wrap;
    const struct actions *actions;
    const struct words *words;
    enum audience audience; // of the part being written
};

static void line(struct listing *listing, const char *lead, const char *text)
{
    wrap_lines(&listing->wrap, lead, text);
}

static void blank(struct listing *listing)
{
    g_string_append_c(listing->wrap.out, '\n');
}

static void strong(struct listing *listing, const char *lead, const char *text)
{
    g_autofree char *safe = clean_text(listing->actions->result, text);
    g_autofree char *styled = g_strconcat(STYLE_STRONG, safe, STYLE_OFF, NULL);
    line(listing, lead, styled);
}

static void labelled(struct listing *listing, const char *label, const char *text)
{
    if (!text)
        return;
    g_autofree char *safe = clean_text(listing->actions->result, text);
    g_autofree char *lead = g_strdup_printf("      %s: ", label);
    line(listing, lead, safe);
}

static void write_document(struct listing *listing, const struct action_unit *unit,
                           const struct action_document *part)
{
    const struct result *result = listing->actions->result;
    g_autofree char *path = clean_text(result, part->document->path);
    g_autofree char *owner = clean_text(result, unit->name);
    g_autofree char *places =
        listing->audience == AUDIENCE_OWNER ? action_places(listing->words, part, PLACES) : NULL;
    g_autoptr(GString) text = g_string_new(path);
    if (part->findings > 1)
        g_string_append_printf(text, " (%u)", part->findings);
    g_string_append_printf(text, " · %s%s%s", owner, places ? " · " : "", places ? places : "");
    line(listing, "        ", text->str);
}

static void write_documents(struct listing *listing, const struct action_entry *entry)
{
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++)
            write_document(listing, unit, unit->documents->pdata[d]);
    }
}

static void write_entry(struct listing *listing, const struct action_entry *entry)
{
    const struct words *words = listing->words;
    const struct result *result = listing->actions->result;
    g_autofree char *title = g_strdup_printf("%s%s%s", entry->starts ? entry->starts : "",
                                             entry->starts ? ": " : "", entry->title);
    g_autofree char *id = clean_text(result, entry->rule->id);
    g_autofree char *text =
        g_strdup_printf("%s%s%s · %s · %s[%s]%s", STYLE_STRONG, title, STYLE_OFF,
                        words->severity[entry->severity], STYLE_FAINT, id, STYLE_OFF);
    line(listing, "    - ", text);
    labelled(listing, words->found_words, entry->words);
    labelled(listing, words->message, entry->message);
    labelled(listing, words->instead, entry->instead);
    if (entry->clause && entry->text) {
        g_autofree char *whole = clean_text(result, entry->text);
        g_autofree char *clause = phrase_shorten(whole, CLAUSE_LIMIT);
        g_autofree char *because = words_fill(words->clause_says, entry->clause, clause, NULL);
        labelled(listing, words->because, because);
    } else {
        labelled(listing, words->because, entry->clause);
    }
    g_autofree char *count = action_count(words, entry);
    labelled(listing, words->where, count);
    write_documents(listing, entry);
    labelled(listing, words->decision_body, entry->decides);
    labelled(listing, words->acts, entry->owned ? NULL : entry->acts);
    labelled(listing, words->follow_up, entry->follow_up);
    labelled(listing, words->by_when, entry->when);
    blank(listing);
}

// A clause that documents follow, on a line.
static void write_clause(struct listing *listing, const struct action_entry *entry)
{
    g_autofree char *count = action_count(listing->words, entry);
    g_autofree char *text = g_strdup_printf("%s · %s · %s", entry->title, count, entry->acts);
    line(listing, "    - ", text);
}

static void write_list(struct listing *listing, enum action action)
{
    const struct words *words = listing->words;
    guint count = actions_count(listing->actions, listing->audience, action);
    g_autofree char *items = words_count(words->items_one, words->items, count);
    g_autofree char *heading =
        g_strdup_printf("%s – %s", action_heading(words, listing->audience, action), items);
    strong(listing, "  ", heading);
    if (!count)
        line(listing, "    ", words->nothing_to_do);
    const struct action_entry *last = NULL;
    gboolean kept = FALSE; // the clauses have begun
    for (guint i = 0; i < listing->actions->entries->len; i++) {
        const struct action_entry *entry = listing->actions->entries->pdata[i];
        if (!action_is_listed(entry, listing->audience, action, entry->rule != NULL))
            continue;
        if (!entry->rule && !kept) {
            line(listing, "    ", words->continue_lead);
            kept = TRUE;
        }
        if (!last || g_strcmp0(last->level, entry->level) != 0) {
            g_autofree char *level = action_level(words, entry->level);
            strong(listing, "    ", level);
        }
        if (entry->rule)
            write_entry(listing, entry);
        else
            write_clause(listing, entry);
        last = entry;
    }
    blank(listing);
}

// The documents without findings, and what the lists are silent about.
static void write_rest(struct listing *listing)
{
    const struct words *words = listing->words;
    const struct result *result = listing->actions->result;
    if (listing->actions->clean->len)
        line(listing, "", words->clean_lead);
    for (guint i = 0; i < listing->actions->clean->len; i++) {
        const struct document_result *document = listing->actions->clean->pdata[i];
        g_autofree char *path = clean_text(result, document->path);
        line(listing, "  - ", path);
    }
    gboolean unread = FALSE;
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (!action_is_silent(document))
            continue;
        if (!unread)
            strong(listing, "", words->silent_unread);
        unread = TRUE;
        g_autofree char *path = clean_text(result, document->path);
        g_autofree char *cause = cause_text(result, document);
        g_autofree char *text =
            g_strdup_printf("%s: %s", path, cause ? cause : words->outcome[document->outcome]);
        line(listing, "  - ", text);
    }
    g_autofree char *hidden = actions_hidden(listing->actions);
    if (hidden)
        line(listing, "", hidden);
}

GString *actions_text(const struct result *result, const struct report_options *options,
                      GError **error)
{
    (void)error;
    g_autoptr(actions_t) actions = actions_new(result);
    const struct words *words = actions->words;
    struct listing listing = {
        .wrap = {.out = g_string_new(NULL),
                 .width = options->width ? MAX(options->width, LEAST) : WIDTH,
                 .color = options->color},
        .actions = actions,
        .words = words,
    };
    g_autofree char *head =
        g_strdup_printf("%s · %s %s", words->to_do, words->as_of, result->as_of);
    strong(&listing, "", head);
    blank(&listing);
    for (guint i = 0; i < AUDIENCES; i++) {
        listing.audience = (enum audience)i;
        g_autofree char *title = g_utf8_strup(audience_title(words, (enum audience)i), -1);
        strong(&listing, "", title);
        line(&listing, "", audience_lead(words, (enum audience)i));
        blank(&listing);
        for (guint n = 0; n < ACTIONS && !options->quiet; n++)
            write_list(&listing, actions_order[n]);
        for (guint n = 0; n < ACTIONS && options->quiet; n++) {
            g_autofree char *count =
                g_strdup_printf("%s: %u", action_heading(words, listing.audience, actions_order[n]),
                                actions_count(actions, listing.audience, actions_order[n]));
            line(&listing, "  ", count);
        }
    }
    write_rest(&listing);
    return listing.wrap.out;
}
