// SPDX-License-Identifier: Apache-2.0
// The inventory in full, schema linjera-inventory/1. Names are those of linjera-result/1 wherever
// it has the same thing.
#include "out/json.h"

#include "report/clean.h"
#include "report/formats.h"
#include "report/inventory.h"
#include "report/json-parts.h"
#include "report/words.h"

static void key_text(struct json *json, const struct inventory *inventory, const char *key,
                     const char *text)
{
    g_autofree char *safe = clean_machine(inventory->result, text);
    json_key_string(json, key, safe);
}

static void write_run(struct json *json, const struct result *result)
{
    field_run(json, result);
    json_end_object(json);
}

static void write_agreements(struct json *json, const struct result *result)
{
    json_key(json, "agreements");
    json_array(json);
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        json_object(json);
        field_agreement(json, card);
        json_key_string(json, "standing", standing_name(agreement_standing(card, result->as_of)));
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_summary(struct json *json, const struct inventory *inventory)
{
    struct summary outcomes = result_summary(inventory->result);
    struct inventory_summary summary = inventory_summary(inventory);
    json_key(json, "summary");
    json_object(json);
    json_key_number(json, "documents", outcomes.documents);
    for (guint i = 0; i < OUTCOMES; i++)
        json_key_number(json, outcome_name((enum outcome)i), outcomes.outcomes[i]);
    json_key_number(json, "ignored", inventory->result->ignored);
    json_key(json, "markings");
    json_object(json);
    for (guint i = 0; i < MARKINGS; i++)
        json_key_number(json, marking_name((enum marking)i), summary.markings[i]);
    json_end_object(json);
    json_key(json, "validity");
    json_object(json);
    for (guint i = 0; i < VALIDITIES; i++)
        json_key_number(json, validity_name((enum validity)i), summary.validities[i]);
    json_end_object(json);
    json_key_number(json, "reviewDue", summary.review_due);
    json_key_number(json, "clusters", inventory->clusters->len);
    json_key_number(json, "clustered", summary.clustered);
    json_key_number(json, "retire", summary.retire);
    json_end_object(json);
}

// The place and the words of a fact.
static void write_where(struct json *json, const struct inventory *inventory,
                        const struct fact *fact)
{
    struct excerpt excerpt = excerpt_fact_machine(inventory->result, fact);
    json_key(json, "location");
    field_place(json, inventory->result, &fact->place);
    json_key(json, "excerpt");
    json_object(json);
    json_key_string(json, "before", excerpt.before);
    json_key_string(json, "match", excerpt.match);
    json_key_string(json, "after", excerpt.after);
    json_end_object(json);
    excerpt_clear(&excerpt);
}

static void write_citations(struct json *json, const struct inventory *inventory,
                            const struct inventory_entry *entry)
{
    json_key(json, "agreements");
    json_array(json);
    for (guint i = 0; i < entry->citations->len; i++) {
        const struct inventory_citation *citation = entry->citations->pdata[i];
        json_object(json);
        json_key_string(json, "agreement", citation->agreement ? citation->agreement->id : NULL);
        json_key_string(json, "year", citation->year);
        json_key_string(json, "standing", standing_name(citation->standing));
        json_key_number(json, "count", citation->count);
        write_where(json, inventory, citation->fact);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_facts(struct json *json, const struct inventory *inventory,
                        const struct inventory_entry *entry, enum fact_kind kind)
{
    const GPtrArray *facts = entry->document->facts;
    json_array(json);
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = facts->pdata[i];
        if (fact->kind != kind)
            continue;
        json_object(json);
        json_key_string(json, kind == FACT_MARKER ? "says" : "field", fact->about);
        key_text(json, inventory, "value", fact->name);
        write_where(json, inventory, fact);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_reasons(struct json *json, const struct inventory *inventory,
                          const struct inventory_entry *entry)
{
    json_key(json, "retire");
    json_array(json);
    for (guint i = 0; i < entry->reasons->len; i++) {
        const struct retire_reason *reason = entry->reasons->pdata[i];
        json_object(json);
        json_key_string(json, "code", retire_code_name(reason->code));
        key_text(json, inventory, "message", reason->message[inventory->result->language]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_outcome(struct json *json, const struct inventory *inventory,
                          const struct document_result *document)
{
    json_key_string(json, "outcome", outcome_name(document->outcome));
    json_key(json, "reason");
    if (document->reason_message) {
        json_object(json);
        json_key_string(json, "code", document->reason_code);
        key_text(json, inventory, "message", document->reason_message);
        json_end_object(json);
    } else {
        json_null(json);
    }
}

static void write_unread(struct json *json, const struct inventory *inventory,
                         const struct document_result *document)
{
    json_key(json, "notChecked");
    json_array(json);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct unread *unread = document->not_checked->pdata[i];
        json_object(json);
        key_text(json, inventory, "package", unread->package);
        key_text(json, inventory, "reason", unread->reason[LANGUAGE_EN]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_entry(struct json *json, const struct inventory *inventory,
                        const struct inventory_entry *entry)
{
    const struct document_result *document = entry->document;
    gboolean read = inventory_is_read(entry);
    json_object(json);
    json_key_string(json, "path", document->path);
    json_key_string(json, "sha256", document->sha256);
    write_outcome(json, inventory, document);
    key_text(json, inventory, "title", entry->title);
    key_text(json, inventory, "kind", entry->kind);
    key_text(json, inventory, "owner", entry->owner);
    json_key_boolean(json, "ownerConfigured", entry->owner_is_configured);
    key_text(json, inventory, "decisionBody", entry->decision_body);
    json_key_boolean(json, "decisionBodyConfigured", entry->decider_is_configured);
    json_key_string(json, "level", document->level);
    json_key_string(json, "party", document->party);
    json_key_string(json, "decided", entry->decided);
    json_key_string(json, "validFrom", entry->valid_from);
    json_key_string(json, "validTo", entry->valid_to);
    json_key_boolean(json, "openEnded", entry->open_ended);
    json_key_string(json, "validity", read ? validity_name(entry->validity) : NULL);
    json_key_string(json, "review", entry->review);
    json_key_boolean(json, "reviewDue", entry->review_due);
    json_key_string(json, "updated", entry->updated);
    json_key_string(json, "modified", entry->modified);
    key_text(json, inventory, "version", entry->version);
    key_text(json, inventory, "diaryNumber", entry->diary_number);
    key_text(json, inventory, "status", entry->status);
    json_key_number(json, "words", document->words);
    json_key_string(json, "marking", read ? marking_name(entry->marking) : NULL);
    json_key(json, "markers");
    write_facts(json, inventory, entry, FACT_MARKER);
    write_citations(json, inventory, entry);
    json_key(json, "cluster");
    if (entry->cluster)
        json_number(json, entry->cluster);
    else
        json_null(json);
    write_reasons(json, inventory, entry);
    json_key(json, "fields");
    write_facts(json, inventory, entry, FACT_FIELD);
    write_unread(json, inventory, document);
    json_end_object(json);
}

// ---- Clusters

static void write_side(struct json *json, const struct inventory *inventory, const char *key,
                       const struct passage_side *side)
{
    json_key(json, key);
    if (!side->block) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key_number(json, "block", side->block);
    key_text(json, inventory, "heading", side->heading);
    key_text(json, inventory, "text", side->text);
    json_end_object(json);
}

static void write_change(struct json *json, const struct inventory *inventory,
                         const struct passage_change *change)
{
    json_object(json);
    json_key_string(json, "kind", passage_change_name(change->kind));
    write_side(json, inventory, "old", &change->old_side);
    write_side(json, inventory, "new", &change->new_side);
    json_key(json, "changes");
    json_array(json);
    for (guint i = 0; i < change->stretches->len; i++) {
        const struct stretch *stretch = change->stretches->pdata[i];
        if (stretch->same)
            continue;
        g_autofree char *before = stretch_words(stretch, FALSE);
        g_autofree char *after = stretch_words(stretch, TRUE);
        json_object(json);
        key_text(json, inventory, "old", before);
        key_text(json, inventory, "new", after);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void write_difference(struct json *json, const struct inventory *inventory,
                             const struct difference *difference)
{
    json_key(json, "difference");
    if (!difference) {
        json_null(json);
        return;
    }
    json_object(json);
    key_text(json, inventory, "failure", difference->failure);
    json_key_number(json, "same", difference->same);
    json_key_number(json, "moved", difference->moved);
    json_key_number(json, "changed", difference->counts[PASSAGE_CHANGED]);
    json_key_number(json, "added", difference->counts[PASSAGE_ADDED]);
    json_key_number(json, "leftOut", difference->counts[PASSAGE_LEFT_OUT]);
    json_key(json, "passages");
    json_array(json);
    for (guint i = 0; i < difference->changes->len; i++)
        write_change(json, inventory, difference->changes->pdata[i]);
    json_end_array(json);
    json_end_object(json);
}

static void write_cluster(struct json *json, const struct inventory *inventory,
                          const struct cluster *cluster)
{
    json_object(json);
    json_key_number(json, "cluster", cluster->number);
    json_key(json, "documents");
    json_array(json);
    for (guint i = 0; i < cluster->members->len; i++) {
        const struct cluster_member *member = cluster->members->pdata[i];
        const char *base = inventory_entry_at(inventory, member->base)->document->path;
        json_object(json);
        json_key_string(json, "path", inventory_entry_at(inventory, member->entry)->document->path);
        json_key_string(json, "comparedWith", member->base == member->entry ? NULL : base);
        json_key(json, "similarity");
        json_thousandths(json, member->similarity);
        json_key_boolean(json, "identical", member->identical);
        write_difference(json, inventory, member->difference);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

GString *inventory_json(const struct inventory *inventory, const struct report_options *options,
                        GError **error)
{
    (void)options;
    (void)error;
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-inventory/1");
    write_run(json, inventory->result);
    write_agreements(json, inventory->result);
    write_summary(json, inventory);
    json_key(json, "documents");
    json_array(json);
    for (guint i = 0; i < inventory->entries->len; i++)
        write_entry(json, inventory, inventory->entries->pdata[i]);
    json_end_array(json);
    json_key(json, "clusters");
    json_array(json);
    for (guint i = 0; i < inventory->clusters->len; i++)
        write_cluster(json, inventory, inventory->clusters->pdata[i]);
    json_end_array(json);
    json_end_object(json);
    return json_finish(json);
}
