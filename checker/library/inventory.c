// SPDX-License-Identifier: Apache-2.0
#include "library/inventory.h"

#include <string.h>

#include "lang/field.h"
#include "library/similar.h"

// The day a date ends: "2026-02" ends on its last day. Enough to compare with a day: no month has
// more than 31.
static char *last_day(const char *date)
{
    static const char rest[] = "9999-12-31";
    gsize length = strlen(date);
    return g_strconcat(date, length < strlen(rest) ? rest + length : "", NULL);
}

// The first fact about a field; NULL: the document does not say it.
static const struct fact *find_field(const struct document_result *document, const char *name)
{
    for (guint i = 0; i < document->facts->len; i++) {
        const struct fact *fact = document->facts->pdata[i];
        if (fact->kind == FACT_FIELD && strcmp(fact->about, name) == 0)
            return fact;
    }
    return NULL;
}

static const char *field_text(const struct document_result *document, enum field field)
{
    const struct fact *fact = find_field(document, field_name(field));
    return fact ? fact->name : NULL;
}

static const char *field_date(const struct document_result *document, enum field field)
{
    const char *date = field_text(document, field);
    return date && strcmp(date, FACT_OPEN) != 0 ? date : NULL;
}

// A document may say both "tills vidare" and a last day, in two places or in one: the day counts.
static void settle_validity(struct inventory_entry *entry, const char *as_of)
{
    const struct document_result *document = entry->document;
    for (guint i = 0; i < document->facts->len; i++) {
        const struct fact *fact = document->facts->pdata[i];
        gboolean ends =
            fact->kind == FACT_FIELD && strcmp(fact->about, field_name(FIELD_VALID_TO)) == 0;
        if (ends && strcmp(fact->name, FACT_OPEN) == 0)
            entry->open_ended = TRUE;
        else if (ends && !entry->valid_to)
            entry->valid_to = fact->name;
    }
    g_autofree char *last = entry->valid_to ? last_day(entry->valid_to) : NULL;
    if (last)
        entry->open_ended = FALSE;
    if (last && strcmp(last, as_of) < 0)
        entry->validity = VALIDITY_EXPIRED;
    else if (entry->valid_from && strcmp(entry->valid_from, as_of) > 0)
        entry->validity = VALIDITY_UPCOMING;
    else if (entry->valid_from || entry->valid_to || entry->open_ended)
        entry->validity = VALIDITY_VALID;
    g_autofree char *review = entry->review ? last_day(entry->review) : NULL;
    entry->review_due = review && strcmp(review, as_of) < 0;
}

static void settle_marking(struct inventory_entry *entry)
{
    const GPtrArray *facts = entry->document->facts;
    gboolean governing = FALSE, supporting = FALSE;
    for (guint i = 0; i < facts->len; i++) {
        struct fact *fact = facts->pdata[i];
        if (fact->kind != FACT_MARKER)
            continue;
        g_ptr_array_add(entry->markers, fact);
        governing = governing || strcmp(fact->about, MARKER_GOVERNING) == 0;
        supporting = supporting || strcmp(fact->about, MARKER_SUPPORTING) == 0;
    }
    entry->marking = governing && supporting ? MARKING_CONTRADICTORY
                     : governing             ? MARKING_GOVERNING
                     : supporting            ? MARKING_SUPPORTING
                                             : MARKING_ABSENT;
}

// ---- Agreements

static const struct agreement_card *find_card(const struct result *result, const char *id)
{
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        if (strcmp(card->id, id) == 0)
            return card;
    }
    return NULL;
}

// The agreement that "det nya avtalet" is: the one that is current by its role and has a day.
static const struct agreement_card *newest_card(const struct result *result)
{
    const struct agreement_card *newest = NULL;
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        gboolean current = g_strcmp0(card->role, "current") == 0 && card->in_force;
        if (current && (!newest || strcmp(card->in_force, newest->in_force) > 0))
            newest = card;
    }
    return newest;
}

static enum standing standing_of(const struct result *result, const struct agreement_card *card,
                                 const struct fact *fact)
{
    if (card)
        return agreement_standing(card, result->as_of);
    if (strcmp(fact->name, FACT_EARLIER) == 0)
        return STANDING_TERMINATED;
    // A year that is handed up without an agreement is older than all that are declared.
    if (g_ascii_isdigit(*fact->name))
        return STANDING_TERMINATED;
    return strcmp(fact->name, FACT_NEW) == 0 ? STANDING_CURRENT : STANDING_UNDATED;
}

static gint compare_citations(gconstpointer a, gconstpointer b)
{
    const struct inventory_citation *first = *(const struct inventory_citation *const *)a;
    const struct inventory_citation *second = *(const struct inventory_citation *const *)b;
    gboolean mine = first->standing == STANDING_UNDATED,
             theirs = second->standing == STANDING_UNDATED;
    if (mine != theirs)
        return mine ? 1 : -1;
    if (first->count != second->count)
        return first->count > second->count ? -1 : 1;
    if (first->fact->place.block != second->fact->place.block)
        return first->fact->place.block < second->fact->place.block ? -1 : 1;
    // Of the same place the order in which they were handed up: the sort is stable.
    guint mine_start = first->fact->place.start, their_start = second->fact->place.start;
    return mine_start < their_start ? -1 : mine_start > their_start;
}

// One citation for an agreement, however its name is written.
static void settle_citations(const struct result *result, struct inventory_entry *entry)
{
    const GPtrArray *facts = entry->document->facts;
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = facts->pdata[i];
        if (fact->kind != FACT_CITATION)
            continue;
        const struct agreement_card *card = strcmp(fact->name, FACT_NEW) == 0
                                                ? newest_card(result)
                                                : find_card(result, fact->about);
        const char *year = g_ascii_isdigit(*fact->name) ? fact->name : NULL;
        enum standing standing = standing_of(result, card, fact);
        struct inventory_citation *citation = NULL;
        for (guint n = 0; n < entry->citations->len && !citation; n++) {
            struct inventory_citation *known = entry->citations->pdata[n];
            if (known->agreement == card && known->standing == standing &&
                (card || g_strcmp0(known->year, year) == 0))
                citation = known;
        }
        if (!citation) {
            citation = arena_new0(result->arena, struct inventory_citation);
            *citation = (struct inventory_citation){
                .agreement = card, .year = year, .standing = standing, .fact = fact};
            g_ptr_array_add(entry->citations, citation);
        }
        citation->count += fact->count;
    }
    g_ptr_array_sort(entry->citations, compare_citations);
}

// ---- Candidates to be retired

static void add_reason(const struct result *result, struct inventory_entry *entry,
                       enum retire_code code, const char *swedish, const char *english)
{
    struct retire_reason *reason = arena_new0(result->arena, struct retire_reason);
    reason->code = code;
    reason->message[LANGUAGE_SV] = arena_strdup(result->arena, swedish);
    reason->message[LANGUAGE_EN] = arena_strdup(result->arena, english);
    g_ptr_array_add(entry->reasons, reason);
}

static void judge_expired(const struct result *result, struct inventory_entry *entry)
{
    if (entry->validity != VALIDITY_EXPIRED)
        return;
    g_autofree char *swedish =
        g_strdup_printf("Dokumentet gällde till och med %s och har alltså upphört per %s.",
                        entry->valid_to, result->as_of);
    g_autofree char *english =
        g_strdup_printf("The document was valid until %s and so has ended as of %s.",
                        entry->valid_to, result->as_of);
    add_reason(result, entry, RETIRE_EXPIRED, swedish, english);
}

// "Hälso- och sjukvårdsavtal 2017–2020 (upphörde 2022-12-31)".
static char *name_citation(const struct inventory_citation *citation, gboolean swedish)
{
    const struct agreement_card *card = citation->agreement;
    if (card && card->repealed)
        return g_strdup_printf(swedish ? "%s (upphörde %s)" : "%s (ended %s)", card->title,
                               card->repealed);
    if (card)
        return g_strdup(card->title);
    if (citation->year)
        return g_strdup_printf(swedish ? "ett avtal från %s, äldre än de angivna"
                                       : "an agreement of %s, older than those declared",
                               citation->year);
    return g_strdup(swedish ? "det tidigare avtalet" : "the earlier agreement");
}

// "Avtalet" alone is the agreement of its time: of a document that came after the one in force,
// that one. In an older document it speaks neither for nor against.
static gboolean is_written_for_current(const struct result *result,
                                       const struct inventory_entry *entry)
{
    const char *written = entry->valid_from ? entry->valid_from : entry->decided;
    for (guint i = 0; written && i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        if (card->in_force && strcmp(card->in_force, written) <= 0 &&
            agreement_standing(card, result->as_of) == STANDING_CURRENT)
            return TRUE;
    }
    return FALSE;
}

// Every agreement that it names by year, title or as the earlier one is terminated.
static void judge_citations(const struct result *result, struct inventory_entry *entry)
{
    g_autoptr(GString) swedish = g_string_new(NULL), english = g_string_new(NULL);
    guint undated = 0;
    for (guint i = 0; i < entry->citations->len; i++) {
        const struct inventory_citation *citation = entry->citations->pdata[i];
        if (citation->standing == STANDING_UNDATED)
            undated += citation->count;
        if (citation->standing == STANDING_UNDATED && !is_written_for_current(result, entry))
            continue;
        if (citation->standing != STANDING_TERMINATED)
            return;
        g_autofree char *sv = name_citation(citation, TRUE), *en = name_citation(citation, FALSE);
        g_string_append_printf(swedish, "%s%s", swedish->len ? ", " : "", sv);
        g_string_append_printf(english, "%s%s", english->len ? ", " : "", en);
    }
    if (!swedish->len)
        return;
    g_string_prepend(swedish, "Alla avtal som dokumentet anger med år eller namn har upphört: ");
    g_string_prepend(english,
                     "Every agreement that the document names by year or title is terminated: ");
    g_string_append_c(swedish, '.');
    g_string_append_c(english, '.');
    if (undated) {
        g_string_append_printf(swedish, " På %u %s står bara ”avtalet”.", undated,
                               undated == 1 ? "ställe" : "ställen");
        g_string_append_printf(english, " In %u place%s it only says “the agreement”.", undated,
                               undated == 1 ? "" : "s");
    }
    add_reason(result, entry, RETIRE_TERMINATED, swedish->str, english->str);
}

// The text of an agreement may lie among the documents that follow it. Of several cards of one text
// the one with dates tells more.
static const struct agreement_card *own_agreement(const struct result *result,
                                                  const struct inventory_entry *entry)
{
    const struct agreement_card *own = NULL;
    for (guint i = 0; entry->document->sha256 && i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        if (g_strcmp0(card->sha256, entry->document->sha256) == 0 &&
            (!own || (!own->in_force && !own->repealed)))
            own = card;
    }
    return own;
}

static void judge(const struct result *result, struct inventory_entry *entry)
{
    judge_expired(result, entry);
    const struct agreement_card *own = own_agreement(result, entry);
    if (!own) {
        judge_citations(result, entry);
        return;
    }
    if (agreement_standing(own, result->as_of) != STANDING_TERMINATED)
        return;
    g_autofree char *sv =
        g_strdup_printf("Dokumentet är självt ett avtal som har upphört: %s.", own->title);
    g_autofree char *en =
        g_strdup_printf("The document is itself a terminated agreement: %s.", own->title);
    add_reason(result, entry, RETIRE_IS_AGREEMENT, sv, en);
}

// ---- Rows

static void add_entry(struct inventory *inventory, const struct document_result *document)
{
    const struct result *result = inventory->result;
    struct arena *arena = result->arena;
    struct inventory_entry *entry = arena_new0(arena, struct inventory_entry);
    const char *owner = field_text(document, FIELD_OWNER);
    const char *decider = field_text(document, FIELD_DECIDED_BY);
    const struct fact *modified = find_field(document, "modified");
    *entry = (struct inventory_entry){
        .document = document,
        .title = document->title ? document->title : field_text(document, FIELD_TITLE),
        .kind = document->kind,
        .owner = owner ? owner : document->owner,
        .decision_body = decider ? decider : document->decision_body,
        .owner_is_configured = !owner && document->owner,
        .decider_is_configured = !decider && document->decision_body,
        .version = field_text(document, FIELD_VERSION),
        .diary_number = field_text(document, FIELD_DIARY_NUMBER),
        .status = field_text(document, FIELD_STATUS),
        .decided = field_date(document, FIELD_DECIDED),
        .valid_from = field_date(document, FIELD_VALID_FROM),
        .review = field_date(document, FIELD_REVIEW),
        .updated = field_date(document, FIELD_UPDATED),
        .modified = modified ? modified->name : NULL,
        .markers = arena_array(arena),
        .citations = arena_array(arena),
        .reasons = arena_array(arena),
    };
    settle_validity(entry, result->as_of);
    settle_marking(entry);
    settle_citations(result, entry);
    if (inventory_is_read(entry))
        judge(result, entry);
    g_ptr_array_add(inventory->entries, entry);
}

struct inventory *library_inventory(struct result *result)
{
    struct inventory *inventory = inventory_new(result);
    for (guint i = 0; i < result->documents->len; i++)
        add_entry(inventory, result->documents->pdata[i]);
    similar_add(inventory);
    return inventory;
}
