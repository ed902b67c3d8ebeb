// SPDX-License-Identifier: Apache-2.0
// The result in full, every field of the contract present and in its order.
#include "report/clean.h"
#include "report/formats.h"
#include "report/json-parts.h"
#include "report/phrase.h"
#include "report/schedule.h"

static void write_run(struct json *json, const struct result *result)
{
    field_run(json, result);
    json_key_string(json, "minSeverity", severity_name(result->min_severity));
    json_key_boolean(json, "redact", result->redact);
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
        field_agreement(json, card);
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
    field_texts(json, "names", question->names);
    json_key_string(json, "prefer",
                    question->prefer < 0 ? NULL : question->names->pdata[question->prefer]);
    json_key_string(json, "value", question->value);
    field_languages(json, "messages", question->message);
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
    field_texts(json, "tags", card->tags);
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
    field_languages(json, "notEvaluatedMessages", card->not_evaluated);
    write_question(json, card->question);
    json_key(json, "audience");
    json_array(json);
    for (guint i = 0; i < AUDIENCES; i++) {
        if (card->audience & 1u << i)
            json_string(json, audience_name((enum audience)i));
    }
    json_end_array(json);
    field_languages(json, "followUp", card->follow_up);
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

static void write_uses(struct json *json, const struct result *result, const char *key,
                       const GPtrArray *uses)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; i < uses->len; i++) {
        const struct library_use *use = uses->pdata[i];
        struct excerpt excerpt = excerpt_fact_machine(result, use->fact);
        json_object(json);
        field_document_text(json, result, "path", use->path);
        json_key_number(json, "count", use->fact->count);
        json_key(json, "location");
        field_place(json, result, &use->fact->place);
        field_excerpt(json, &excerpt);
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
    field_document_text(json, result, "message", finding->message[result->language]);
    field_document_text(json, result, "about", finding->about);
    field_document_text(json, result, "match", finding->match);
    field_document_text(json, result, "suggestion", finding->suggestion);
    json_key_string(json, "state", NULL);
    json_key_boolean(json, "waived", FALSE);
    json_key(json, "names");
    json_array(json);
    for (guint i = 0; i < finding->name_count; i++) {
        const struct usage *usage = &finding->names[i];
        json_object(json);
        field_document_text(json, result, "name", usage->name);
        json_key_number(json, "documents", usage->units);
        json_key_number(json, "occurrences", usage->occurrences);
        json_end_object(json);
    }
    json_end_array(json);
    write_uses(json, result, "documents", finding->uses);
    write_uses(json, result, "expected", finding->expected);
    field_basis(json, result, finding->basis);
    json_key_string(json, "evidence", NULL);
    json_key_string(json, "fingerprint", finding->fingerprint);
    json_key_boolean(json, "upcoming", finding->upcoming);
    json_key_boolean(json, "gates", finding->gates);
    field_messages(json, result, finding->message);
    json_end_object(json);
}

static void write_hidden_library(struct json *json, const struct result *result)
{
    json_key(json, "hidden");
    json_array(json);
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        const struct finding counted = {
            .rule = finding->rule,
            .severity = finding->severity,
            .action = finding->action,
            .upcoming = finding->upcoming,
            .gates = finding->gates,
        };
        if (!phrase_is_library_shown(result, finding))
            field_hidden(json, &counted, 1);
    }
    json_end_array(json);
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
        field_document_text(json, result, "heading", coverage->heading);
        field_texts(json, "rules", coverage->rules);
        field_document_texts(json, result, "implements", coverage->implements);
        field_document_texts(json, result, "contradicts", coverage->contradicts);
        json_key_boolean(json, "bare", coverage->bare);
        json_end_object(json);
    }
    json_end_array(json);
    write_hidden_library(json, result);
    json_end_object(json);
}

GString *report_json(const struct result *result, const struct report_options *options,
                     GError **error)
{
    (void)error;
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
        field_document(json, result, result->documents->pdata[i]);
    json_end_array(json);
    write_library(json, result);
    json_end_object(json);
    return json_finish(json);
}
