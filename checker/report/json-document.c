// SPDX-License-Identifier: Apache-2.0
// A document with its findings, and the parts that findings about the library have too.
#include "report/json-parts.h"

#include "report/phrase.h"

#include <string.h>

// A text that comes from a document.
void field_document_text(struct json *json, const struct result *result, const char *key,
                         const char *text)
{
    g_autofree char *safe = clean_machine(result, text);
    json_key_string(json, key, safe);
}

void field_texts(struct json *json, const char *key, const GPtrArray *texts)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; texts && i < texts->len; i++)
        json_string(json, texts->pdata[i]);
    json_end_array(json);
}

// A text in both languages, an object; null where there is none.
void field_languages(struct json *json, const char *key, const char *const *texts)
{
    json_key(json, key);
    if (!texts[LANGUAGE_EN] && !texts[LANGUAGE_SV]) {
        json_null(json);
        return;
    }
    json_object(json);
    for (guint i = 0; i < LANGUAGES; i++)
        json_key_string(json, words_in((enum language)i)->code, texts[i]);
    json_end_object(json);
}

// Paths and headings: strings that come from documents.
void field_document_texts(struct json *json, const struct result *result, const char *key,
                          const GPtrArray *texts)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; texts && i < texts->len; i++) {
        g_autofree char *safe = clean_machine(result, texts->pdata[i]);
        json_string(json, safe);
    }
    json_end_array(json);
}

// A count from 1, null for 0.
static void key_ordinal(struct json *json, const char *key, guint ordinal)
{
    json_key(json, key);
    if (ordinal)
        json_number(json, ordinal);
    else
        json_null(json);
}

void field_run(struct json *json, const struct result *result)
{
    json_key(json, "tool");
    json_object(json);
    json_key_string(json, "name", result->tool);
    json_key_string(json, "version", result->version);
    json_end_object(json);
    json_key(json, "run");
    json_object(json);
    json_key_string(json, "asOf", result->as_of);
    json_key_string(json, "language", words_in(result->language)->code);
    json_key_string(json, "revisions", result->revisions);
    json_key_number(json, "exitCode", result->exit_code);
}

void field_agreement(struct json *json, const struct agreement_card *card)
{
    json_key_string(json, "id", card->id);
    json_key_string(json, "title", card->title);
    json_key_string(json, "role", card->role);
    json_key_string(json, "kind", card->kind);
    json_key_string(json, "sha256", card->sha256);
    json_key_string(json, "inForce", card->in_force);
    json_key_string(json, "repealed", card->repealed);
}

void field_place(struct json *json, const struct result *result, const struct place *place)
{
    json_object(json);
    json_key_string(json, "part", place->part);
    json_key_string(json, "package", place->package);
    key_ordinal(json, "block", place->block);
    json_key(json, "start");
    if (place->block)
        json_number(json, place->start);
    else
        json_null(json);
    json_key(json, "end");
    if (place->block)
        json_number(json, place->end);
    else
        json_null(json);
    json_key_string(json, "section", place->section);
    field_document_texts(json, result, "headings", place->headings);
    field_document_text(json, result, "label", place->label);
    key_ordinal(json, "page", place->page);
    json_key_string(json, "paraId", place->para_id);
    json_key(json, "table");
    if (place->table) {
        json_object(json);
        json_key_number(json, "table", place->table);
        json_key_number(json, "row", place->row);
        json_key_number(json, "column", place->column);
        json_end_object(json);
    } else {
        json_null(json);
    }
    json_end_object(json);
}

void field_basis(struct json *json, const struct result *result, const GPtrArray *clauses)
{
    json_key(json, "basis");
    json_array(json);
    for (guint i = 0; clauses && i < clauses->len; i++) {
        const struct basis *basis = clauses->pdata[i];
        json_object(json);
        json_key_string(json, "agreement", basis->agreement);
        json_key_string(json, "section", basis->section);
        field_document_text(json, result, "heading", basis->heading);
        field_document_text(json, result, "text", basis->text);
        json_end_object(json);
    }
    json_end_array(json);
}

void field_excerpt(struct json *json, const struct excerpt *excerpt)
{
    json_key(json, "excerpt");
    json_object(json);
    json_key_string(json, "before", excerpt->before);
    json_key_string(json, "match", excerpt->match);
    json_key_string(json, "after", excerpt->after);
    json_end_object(json);
}

// The whole of both texts, for who shows them side by side. `Words`: code points up to the end of
// the last word.
static void write_stretches(struct json *json, const struct result *result,
                            const GPtrArray *stretches)
{
    json_key(json, "stretches");
    json_array(json);
    for (guint i = 0; i < stretches->len; i++) {
        const struct stretch *stretch = stretches->pdata[i];
        json_object(json);
        json_key_boolean(json, "same", stretch->same);
        field_document_text(json, result, "agreement", stretch->old_text);
        field_document_text(json, result, "document", stretch->new_text);
        json_key_number(json, "agreementWords",
                        g_utf8_strlen(stretch->old_text, stretch->old_words));
        json_key_number(json, "documentWords",
                        g_utf8_strlen(stretch->new_text, stretch->new_words));
        json_end_object(json);
    }
    json_end_array(json);
}

// `differences` is an addition to the contract: the words that differ, in order.
static void write_evidence(struct json *json, const struct result *result,
                           const struct evidence *evidence)
{
    json_key(json, "evidence");
    if (!evidence) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key_string(json, "kind", evidence_kind_name(evidence->kind));
    json_key_string(json, "agreement", evidence->agreement);
    field_document_text(json, result, "section", evidence->section);
    field_document_text(json, result, "text", evidence->text);
    field_document_text(json, result, "expected", evidence->expected);
    field_document_text(json, result, "found", evidence->found);
    json_key(json, "differences");
    json_array(json);
    for (guint i = 0; i < evidence->stretches->len; i++) {
        const struct stretch *stretch = evidence->stretches->pdata[i];
        if (stretch->same)
            continue;
        g_autofree char *agreement = stretch_words(stretch, FALSE);
        g_autofree char *document = stretch_words(stretch, TRUE);
        json_object(json);
        field_document_text(json, result, "agreement", agreement);
        field_document_text(json, result, "document", document);
        json_end_object(json);
    }
    json_end_array(json);
    write_stretches(json, result, evidence->stretches);
    json_end_object(json);
}

void field_messages(struct json *json, const struct result *result, const char *const *messages)
{
    json_key(json, "messages");
    json_object(json);
    for (guint i = 0; i < LANGUAGES; i++)
        field_document_text(json, result, words_in((enum language)i)->code, messages[i]);
    json_end_object(json);
}

static void write_finding(struct json *json, const struct result *result,
                          const struct finding *finding)
{
    struct excerpt excerpt = excerpt_machine(result, finding);
    json_object(json);
    json_key_string(json, "rule", finding->rule);
    json_key_string(json, "severity", severity_name(finding->severity));
    json_key_string(json, "action", action_name(finding->action));
    field_document_text(json, result, "message", finding->message[result->language]);
    json_key_string(json, "match", excerpt.match);
    field_document_text(json, result, "suggestion", finding->suggestion);
    json_key_string(json, "state", NULL);
    json_key_boolean(json, "waived", FALSE);
    json_key(json, "location");
    field_place(json, result, &finding->place);
    json_key(json, "related");
    json_array(json);
    for (guint i = 0; finding->related && i < finding->related->len; i++)
        field_place(json, result, finding->related->pdata[i]);
    json_end_array(json);
    field_excerpt(json, &excerpt);
    field_basis(json, result, finding->basis);
    write_evidence(json, result, finding->evidence);
    json_key_string(json, "fingerprint", finding->fingerprint);
    json_key(json, "fingerprintParts");
    json_object(json);
    json_key_string(json, "match", finding->match_hash);
    json_key_string(json, "block", finding->block_hash);
    json_key_string(json, "headings", finding->headings_hash);
    json_end_object(json);
    json_key_boolean(json, "upcoming", finding->upcoming);
    json_key_boolean(json, "gates", finding->gates);
    field_messages(json, result, finding->message);
    json_end_object(json);
    excerpt_clear(&excerpt);
}

static void write_document_head(struct json *json, const struct result *result,
                                const struct document_result *document)
{
    field_document_text(json, result, "path", document->path);
    json_key_string(json, "sha256", document->sha256);
    json_key_string(json, "outcome", outcome_name(document->outcome));
    json_key(json, "reason");
    if (document->reason_code || document->reason_message) {
        json_object(json);
        json_key_string(json, "code", document->reason_code);
        field_document_text(json, result, "message", document->reason_message);
        json_end_object(json);
    } else {
        json_null(json);
    }
    json_key_string(json, "grade", grade_name(document_result_grade(document)));
    field_document_text(json, result, "title", document->title);
    field_document_text(json, result, "kind", document->kind);
    field_document_text(json, result, "owner", document->owner);
    field_document_text(json, result, "decisionBody", document->decision_body);
    json_key_number(json, "words", document->words);
}

// An addition to the contract: what was read, yet not as its author meant.
static void write_notes(struct json *json, const struct result *result,
                        const struct document_result *document)
{
    json_key(json, "notes");
    json_array(json);
    for (guint i = 0; i < document->notes->len; i++) {
        const struct reading_note *note = document->notes->pdata[i];
        json_object(json);
        json_key(json, "block");
        if (note->block)
            json_number(json, note->block);
        else
            json_null(json);
        field_document_text(json, result, "package", note->package);
        field_document_text(json, result, "message", note->message[LANGUAGE_EN]);
        field_messages(json, result, note->message);
        json_end_object(json);
    }
    json_end_array(json);
}

// An addition to the contract: what the document contributes to questions about the library, so
// that results of shards can be merged.
static void write_facts(struct json *json, const struct result *result,
                        const struct document_result *document)
{
    json_key(json, "facts");
    json_array(json);
    for (guint i = 0; i < document->facts->len; i++) {
        const struct fact *fact = document->facts->pdata[i];
        struct excerpt excerpt = excerpt_fact_machine(result, fact);
        json_object(json);
        json_key_string(json, "kind", fact_kind_name(fact->kind));
        json_key_string(json, "rule", fact->rule);
        field_document_text(json, result, "about", fact->about);
        field_document_text(json, result, "name", fact->name);
        json_key_number(json, "count", fact->count);
        json_key(json, "location");
        field_place(json, result, &fact->place);
        field_excerpt(json, &excerpt);
        json_end_object(json);
        excerpt_clear(&excerpt);
    }
    json_end_array(json);
}

static gboolean is_alike(const struct finding *one, const struct finding *other)
{
    return strcmp(one->rule, other->rule) == 0 && one->severity == other->severity &&
           one->action == other->action && one->upcoming == other->upcoming &&
           one->gates == other->gates;
}

void field_hidden(struct json *json, const struct finding *finding, guint count)
{
    json_object(json);
    json_key_string(json, "rule", finding->rule);
    json_key_string(json, "severity", severity_name(finding->severity));
    json_key_string(json, "action", action_name(finding->action));
    json_key_boolean(json, "upcoming", finding->upcoming);
    json_key_boolean(json, "gates", finding->gates);
    json_key_number(json, "count", count);
    json_end_object(json);
}

// An addition to the contract: the findings below the least severity shown, which count all the
// same, as many as there are of each rule in a row.
static void write_hidden(struct json *json, const struct result *result, const GPtrArray *findings)
{
    const struct finding *last = NULL;
    guint count = 0;
    json_key(json, "hidden");
    json_array(json);
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        if (phrase_is_shown(result, finding))
            continue;
        if (last && !is_alike(finding, last)) {
            field_hidden(json, last, count);
            count = 0;
        }
        last = finding;
        count++;
    }
    if (last)
        field_hidden(json, last, count);
    json_end_array(json);
}

void field_document(struct json *json, const struct result *result,
                    const struct document_result *document)
{
    json_object(json);
    write_document_head(json, result, document);
    // As in reason.message: what the readers say is English here, whatever the report's language.
    json_key(json, "notChecked");
    json_array(json);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct unread *unread = document->not_checked->pdata[i];
        json_object(json);
        field_document_text(json, result, "package", unread->package);
        field_document_text(json, result, "reason", unread->reason[LANGUAGE_EN]);
        field_messages(json, result, unread->reason);
        json_end_object(json);
    }
    json_end_array(json);
    json_key(json, "rulesNotEvaluated");
    json_array(json);
    for (guint i = 0; i < document->skipped->len; i++) {
        const struct rule_skipped *skipped = document->skipped->pdata[i];
        json_object(json);
        json_key_string(json, "rule", skipped->rule);
        json_key_string(json, "reason", skipped->reason);
        json_end_object(json);
    }
    json_end_array(json);
    json_key(json, "findings");
    json_array(json);
    for (guint i = 0; i < document->findings->len; i++) {
        if (phrase_is_shown(result, document->findings->pdata[i]))
            write_finding(json, result, document->findings->pdata[i]);
    }
    json_end_array(json);
    json_key_string(json, "level", document->level);
    json_key_string(json, "party", document->party);
    write_hidden(json, result, document->findings);
    write_notes(json, result, document);
    write_facts(json, result, document);
    json_end_object(json);
}
