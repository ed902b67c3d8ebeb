// SPDX-License-Identifier: Apache-2.0
#include "report/inventory.h"

#include <string.h>

#include "report/clean.h"
#include "report/inventory-words.h"
#include "report/words.h"

static const struct inventory_format formats[] = {
    {"text", inventory_text, FALSE}, {"json", inventory_json, FALSE}, {"csv", inventory_csv, FALSE},
    {"xlsx", inventory_xlsx, TRUE},  {"html", inventory_html, FALSE}, {NULL, NULL, FALSE},
};

const struct inventory_format *inventory_formats(void)
{
    return formats;
}

const struct inventory_entry *inventory_entry_at(const struct inventory *inventory, guint index)
{
    return inventory->entries->pdata[index];
}

char *inventory_valid_to(const struct inventory *inventory, const struct inventory_entry *entry)
{
    if (entry->valid_to)
        return g_strdup(entry->valid_to);
    return entry->open_ended ? g_strdup(words_in(inventory->result->language)->always) : NULL;
}

char *inventory_citation(const struct inventory *inventory,
                         const struct inventory_citation *citation)
{
    const struct inventory_words *own = inventory_words_in(inventory->result->language);
    g_autofree char *year =
        citation->year ? words_fill(own->cites_year, citation->year, NULL) : NULL;
    const char *name = citation->agreement ? citation->agreement->title
                       : year              ? year
                       : strcmp(citation->fact->name, FACT_EARLIER) == 0 ? own->cites_earlier
                       : strcmp(citation->fact->name, FACT_NEW) == 0     ? own->cites_new
                                                                         : NULL;
    if (!name)
        return g_strdup(own->cites_undated);
    g_autofree char *text = g_strdup_printf("%s (%s)", name, own->standing[citation->standing]);
    return clean_text(inventory->result, text);
}

// Appends a text behind what is there already.
static void join(GString *to, const char *joint, const char *text)
{
    g_string_append_printf(to, "%s%s", to->len ? joint : "", text);
}

static char *finish(GString *text)
{
    gboolean empty = !text->len;
    return g_string_free(text, empty);
}

char *inventory_citations(const struct inventory *inventory, const struct inventory_entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->citations->len; i++) {
        g_autofree char *one = inventory_citation(inventory, entry->citations->pdata[i]);
        join(text, "; ", one);
    }
    return finish(text);
}

char *inventory_markers(const struct inventory *inventory, const struct inventory_entry *entry)
{
    GString *text = g_string_new(NULL);
    const char *opening = inventory->result->language == LANGUAGE_SV ? "”" : "“";
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < entry->markers->len; i++) {
        const struct fact *fact = entry->markers->pdata[i];
        if (!g_hash_table_add(seen, (gpointer)(gsize)fact->name))
            continue;
        g_autofree char *clean = clean_text(inventory->result, fact->name);
        g_string_append_printf(text, "%s%s%s”", text->len ? ", " : "", opening, clean);
    }
    return finish(text);
}

char *inventory_reasons(const struct inventory *inventory, const struct inventory_entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->reasons->len; i++) {
        const struct retire_reason *reason = entry->reasons->pdata[i];
        g_autofree char *clean =
            clean_text(inventory->result, reason->message[inventory->result->language]);
        join(text, " ", clean);
    }
    return finish(text);
}

char *inventory_counts(const struct inventory *inventory, const struct difference *difference)
{
    const struct inventory_words *own = inventory_words_in(inventory->result->language);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%u %s", difference->same, own->same_passages);
    if (difference->moved)
        g_string_append_printf(text, " (%u %s)", difference->moved, own->moved_passages);
    for (guint i = 0; i < PASSAGE_CHANGES; i++)
        if (difference->counts[i])
            g_string_append_printf(text, ", %u %s", difference->counts[i], own->passage[i]);
    return g_string_free(text, FALSE);
}

char *inventory_name(const struct inventory *inventory, const struct inventory_entry *entry)
{
    return clean_text(inventory->result, entry->title ? entry->title : entry->document->path);
}
