// SPDX-License-Identifier: Apache-2.0
// The result in full, every field of the contract present and in its order.
#include "out/json.h"

#include "report/clean.h"
#include "report/formats.h"
#include "report/phrase.h"
#include "report/schedule.h"

// A text that comes from a document.
static void key_document_text(struct json *json, const struct result *result, const char *key,
                              const char *text)
{
    g_autofree char *safe = clean_machine(result, text);
    json_key_string(json, key, safe);
}

static void key_strings(struct json *json, const char *key, const GPtrArray *texts)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; texts && i < texts->len; i++)
        json_string(json, texts->pdata[i]);
    json_end_array(json);
}

// Paths and headings: strings that come from documents.
static void key_document_strings(struct json *json, const struct result *result, const char *key,
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

static void write_run(struct json *json, const struct result *result)
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
    json_end_object(json);
}

static void write_rulesets(struct json *json, const struct result *result)
{
    json_key(json, "rulesets");
    json_array(json);
    for (guint i = 0; i < result->rulesets->len; i++) {
        const struct ruleset_card *card = result->rulesets->pdata[i];
        json_object(json);
        json_key_string(json, "id", card->id);
        json_key_string(json, "version", card->version);
        json_key_string(json, "sha256", card->sha256);
        json_key_number(json, "rules", card->rules);
        json_key_number(json, "inForce", card->in_force);
        json_key_string(json, "title", card->title);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_agreements(struct json *json, const struct result *result)
{
    json_key(json, "agreements");
    json_array(json);
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        json_object(json);
        json_key_string(json, "id", card->id);
        json_key_string(json, "title", card->title);
        json_key_string(json, "role", card->role);
        json_key_string(json, "sha256", card->sha256);
        json_key_string(json, "inForce", card->in_force);
        json_key_string(json, "repealed", card->repealed);
        json_end_object(json);
    }
    json_end_array(json);
}

// An addition to the contract: with the documents' facts it gives the findings about the library
// again when results of shards are merged. Its messages are templates (finding/message.h).
static void write_question(struct json *json, const struct library_question *question)
{
    json_key(json, "question");
    if (!question) {
        json_null(json);
        return;
    }
    json_object(json);
    key_strings(json, "names", question->names);
    json_key_string(json, "prefer",
                    question->prefer < 0 ? NULL : question->names->pdata[question->prefer]);
    json_key_string(json, "value", question->value);
    json_key(json, "messages");
    json_object(json);
    for (guint i = 0; i < LANGUAGES; i++)
        json_key_string(json, words_in((enum language)i)->code, question->message[i]);
    json_end_object(json);
    json_end_object(json);
}

// Days from the run to a date that is not past; null otherwise.
static void write_days(struct json *json, const char *key, const struct result *result,
                       const char *date)
{
    json_key(json, key);
    if (date && result->as_of && strcmp(result->as_of, date) <= 0)
        json_number(json, schedule_days(result, date));
    else
        json_null(json);
}

static void write_rule(struct json *json, const struct result *result, const struct rule_card *card)
{
    json_object(json);
    json_key_string(json, "id", card->id);
    json_key_string(json, "check", card->check);
    json_key_string(json, "severity", severity_name(card->severity));
    json_key_string(json, "action", action_name(card->action));
    json_key_string(json, "title", card->title);
    json_key_string(json, "help", card->help);
    json_key_string(json, "owner", card->owner);
    json_key_string(json, "decisionBody", card->decision_body);
    key_strings(json, "tags", card->tags);
    json_key_string(json, "status", card->status);
    json_key_string(json, "precision", card->precision);
    json_key(json, "basis");
    json_array(json);
    for (guint i = 0; card->basis && i < card->basis->len; i++) {
        const struct basis_ref *ref = card->basis->pdata[i];
        json_object(json);
        json_key_string(json, "agreement", ref->agreement);
        json_key_string(json, "section", ref->section);
        json_end_object(json);
    }
    json_end_array(json);
    json_key_string(json, "effectiveFrom", card->effective_from);
    json_key_string(json, "effectiveTo", card->effective_to);
    write_days(json, "startsInDays", result, card->upcoming ? card->effective_from : NULL);
    write_days(json, "endsInDays", result, card->effective_to);
    json_key_boolean(json, "upcoming", card->upcoming);
    json_key_boolean(json, "gates", card->gates);
    json_key_string(json, "notEvaluated", card->not_evaluated[LANGUAGE_EN]);
    write_question(json, card->question);
    json_end_object(json);
}

static void write_summary(struct json *json, const struct result *result)
{
    struct summary summary = result_summary(result);
    json_key(json, "summary");
    json_object(json);
    json_key_number(json, "documents", summary.documents);
    for (guint i = 0; i < OUTCOMES; i++)
        json_key_number(json, outcome_name((enum outcome)i), summary.outcomes[i]);
    json_key_number(json, "ignored", result->ignored);
    json_key(json, "grades");
    json_object(json);
    for (guint i = 0; i < GRADES; i++)
        json_key_number(json, grade_name((enum grade)i), summary.grades[i]);
    json_end_object(json);
    json_key(json, "findings");
    json_object(json);
    for (int i = SEVERITY_ERROR; i >= SEVERITY_INFO; i--)
        json_key_number(json, severity_name((enum severity)i), summary.findings[i]);
    json_end_object(json);
    json_key_number(json, "upcoming", summary.upcoming);
    // Without a baseline and without waivers nothing is new, known or forgiven.
    static const char *const states[] = {"new", "unchanged", "updated", "fixed", "waived"};
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
        json_key_number(json, states[i], 0);
    // Of the library, counted for themselves: each count is that of one list of findings.
    json_key(json, "library");
    json_object(json);
    for (int i = SEVERITY_ERROR; i >= SEVERITY_INFO; i--)
        json_key_number(json, severity_name((enum severity)i), summary.library[i]);
    json_end_object(json);
    json_end_object(json);
}

void json_place(struct json *json, const struct result *result, const struct place *place)
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
    key_document_strings(json, result, "headings", place->headings);
    key_document_text(json, result, "label", place->label);
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

static void write_basis(struct json *json, const struct result *result, const GPtrArray *clauses)
{
    json_key(json, "basis");
    json_array(json);
    for (guint i = 0; clauses && i < clauses->len; i++) {
        const struct basis *basis = clauses->pdata[i];
        json_object(json);
        json_key_string(json, "agreement", basis->agreement);
        json_key_string(json, "section", basis->section);
        key_document_text(json, result, "heading", basis->heading);
        key_document_text(json, result, "text", basis->text);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_excerpt(struct json *json, const struct excerpt *excerpt)
{
    json_key(json, "excerpt");
    json_object(json);
    json_key_string(json, "before", excerpt->before);
    json_key_string(json, "match", excerpt->match);
    json_key_string(json, "after", excerpt->after);
    json_end_object(json);
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
    key_document_text(json, result, "section", evidence->section);
    key_document_text(json, result, "text", evidence->text);
    key_document_text(json, result, "expected", evidence->expected);
    key_document_text(json, result, "found", evidence->found);
    json_key(json, "differences");
    json_array(json);
    for (guint i = 0; i < evidence->stretches->len; i++) {
        const struct stretch *stretch = evidence->stretches->pdata[i];
        if (stretch->same)
            continue;
        g_autofree char *agreement = stretch_words(stretch, FALSE);
        g_autofree char *document = stretch_words(stretch, TRUE);
        json_object(json);
        key_document_text(json, result, "agreement", agreement);
        key_document_text(json, result, "document", document);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void write_messages(struct json *json, const struct result *result,
                           const char *const *messages)
{
    json_key(json, "messages");
    json_object(json);
    for (guint i = 0; i < LANGUAGES; i++)
        key_document_text(json, result, words_in((enum language)i)->code, messages[i]);
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
    key_document_text(json, result, "message", finding->message[result->language]);
    json_key_string(json, "match", excerpt.match);
    key_document_text(json, result, "suggestion", finding->suggestion);
    json_key_string(json, "state", NULL);
    json_key_boolean(json, "waived", FALSE);
    json_key(json, "location");
    json_place(json, result, &finding->place);
    json_key(json, "related");
    json_array(json);
    for (guint i = 0; finding->related && i < finding->related->len; i++)
        json_place(json, result, finding->related->pdata[i]);
    json_end_array(json);
    write_excerpt(json, &excerpt);
    write_basis(json, result, finding->basis);
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
    write_messages(json, result, finding->message);
    json_end_object(json);
    excerpt_clear(&excerpt);
}

static void write_document_head(struct json *json, const struct result *result,
                                const struct document_result *document)
{
    key_document_text(json, result, "path", document->path);
    json_key_string(json, "sha256", document->sha256);
    json_key_string(json, "outcome", outcome_name(document->outcome));
    json_key(json, "reason");
    if (document->reason_code || document->reason_message) {
        json_object(json);
        json_key_string(json, "code", document->reason_code);
        key_document_text(json, result, "message", document->reason_message);
        json_end_object(json);
    } else {
        json_null(json);
    }
    json_key_string(json, "grade", grade_name(document_result_grade(document)));
    key_document_text(json, result, "title", document->title);
    key_document_text(json, result, "kind", document->kind);
    key_document_text(json, result, "owner", document->owner);
    key_document_text(json, result, "decisionBody", document->decision_body);
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
        key_document_text(json, result, "package", note->package);
        key_document_text(json, result, "message", note->message[LANGUAGE_EN]);
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
        key_document_text(json, result, "about", fact->about);
        key_document_text(json, result, "name", fact->name);
        json_key_number(json, "count", fact->count);
        json_key(json, "location");
        json_place(json, result, &fact->place);
        write_excerpt(json, &excerpt);
        json_end_object(json);
        excerpt_clear(&excerpt);
    }
    json_end_array(json);
}

static void write_document(struct json *json, const struct result *result,
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
        key_document_text(json, result, "package", unread->package);
        key_document_text(json, result, "reason", unread->reason[LANGUAGE_EN]);
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
    write_notes(json, result, document);
    write_facts(json, result, document);
    json_end_object(json);
}

static void write_uses(struct json *json, const struct result *result, const char *key,
                       const GPtrArray *uses)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; i < uses->len; i++) {
        const struct library_use *use = uses->pdata[i];
        struct excerpt excerpt = excerpt_fact_machine(result, use->fact);
        json_object(json);
        key_document_text(json, result, "path", use->path);
        json_key_number(json, "count", use->fact->count);
        json_key(json, "location");
        json_place(json, result, &use->fact->place);
        write_excerpt(json, &excerpt);
        json_end_object(json);
        excerpt_clear(&excerpt);
    }
    json_end_array(json);
}

// A finding about the library: named as one of a document where the two have the same.
static void write_library_finding(struct json *json, const struct result *result,
                                  const struct library_finding *finding)
{
    json_object(json);
    json_key_string(json, "rule", finding->rule);
    json_key_string(json, "severity", severity_name(finding->severity));
    json_key_string(json, "action", action_name(finding->action));
    key_document_text(json, result, "message", finding->message[result->language]);
    key_document_text(json, result, "about", finding->about);
    key_document_text(json, result, "match", finding->match);
    key_document_text(json, result, "suggestion", finding->suggestion);
    json_key_string(json, "state", NULL);
    json_key_boolean(json, "waived", FALSE);
    json_key(json, "names");
    json_array(json);
    for (guint i = 0; i < finding->name_count; i++) {
        const struct usage *usage = &finding->names[i];
        json_object(json);
        key_document_text(json, result, "name", usage->name);
        json_key_number(json, "documents", usage->units);
        json_key_number(json, "occurrences", usage->occurrences);
        json_end_object(json);
    }
    json_end_array(json);
    write_uses(json, result, "documents", finding->uses);
    write_uses(json, result, "expected", finding->expected);
    write_basis(json, result, finding->basis);
    json_key_string(json, "evidence", NULL);
    json_key_string(json, "fingerprint", finding->fingerprint);
    json_key_boolean(json, "upcoming", finding->upcoming);
    json_key_boolean(json, "gates", finding->gates);
    write_messages(json, result, finding->message);
    json_end_object(json);
}

static void write_library(struct json *json, const struct result *result)
{
    json_key(json, "library");
    json_object(json);
    json_key(json, "findings");
    json_array(json);
    for (guint i = 0; i < result->library->len; i++) {
        if (phrase_is_library_shown(result, result->library->pdata[i]))
            write_library_finding(json, result, result->library->pdata[i]);
    }
    json_end_array(json);
    json_key(json, "coverage");
    json_array(json);
    for (guint i = 0; i < result->coverage->len; i++) {
        const struct coverage *coverage = result->coverage->pdata[i];
        json_object(json);
        json_key_string(json, "agreement", coverage->agreement);
        json_key_string(json, "section", coverage->section);
        key_document_text(json, result, "heading", coverage->heading);
        key_strings(json, "rules", coverage->rules);
        key_document_strings(json, result, "implements", coverage->implements);
        key_document_strings(json, result, "contradicts", coverage->contradicts);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

GString *report_json(const struct result *result, const struct report_options *options)
{
    (void)options;
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-result/1");
    write_run(json, result);
    write_rulesets(json, result);
    write_agreements(json, result);
    json_key(json, "rules");
    json_array(json);
    for (guint i = 0; i < result->rules->len; i++)
        write_rule(json, result, result->rules->pdata[i]);
    json_end_array(json);
    write_summary(json, result);
    json_key(json, "documents");
    json_array(json);
    for (guint i = 0; i < result->documents->len; i++)
        write_document(json, result, result->documents->pdata[i]);
    json_end_array(json);
    write_library(json, result);
    json_end_object(json);
    return json_finish(json);
}
