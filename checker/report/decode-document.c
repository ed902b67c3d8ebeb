// SPDX-License-Identifier: Apache-2.0
// Documents and their findings, and what the library says, as the JSON report has them.
#include "report/decoding.h"

#include <string.h>

enum { HIDDEN_LIMIT = 20000000 };

static void read_place(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct place *place = item;
    *place = (struct place){
        .part = decode_needed(decoder, value, "part"),
        .package = decode_text(decoder, value, "package"),
        .block = decode_count(decoder, value, "block"),
        .start = decode_count(decoder, value, "start"),
        .end = decode_count(decoder, value, "end"),
        .section = decode_text(decoder, value, "section"),
        .headings = decode_texts(decoder, value, "headings"),
        .label = decode_text(decoder, value, "label"),
        .page = decode_count(decoder, value, "page"),
        .para_id = decode_text(decoder, value, "paraId"),
    };
    gsize kept;
    const struct json_value *table = decode_enter(decoder, value, "table", &kept);
    if (!table)
        return;
    place->table = decode_count(decoder, table, "table");
    place->row = decode_count(decoder, table, "row");
    place->column = decode_count(decoder, table, "column");
    decode_leave(decoder, kept);
}

static struct place location(struct decoder *decoder, const struct json_value *object)
{
    struct place place = {.part = "body"};
    gsize kept;
    const struct json_value *value = decode_enter(decoder, object, "location", &kept);
    if (value) {
        read_place(decoder, value, &place);
        decode_leave(decoder, kept);
    } else {
        decode_complain(decoder, "location", "it is missing");
        place.headings = arena_array(decoder->arena);
    }
    return place;
}

static void read_excerpt(struct decoder *decoder, const struct json_value *object,
                         const char **before, const char **match, const char **after)
{
    gsize kept;
    const struct json_value *value = decode_enter(decoder, object, "excerpt", &kept);
    *before = *match = *after = "";
    if (!value) {
        decode_complain(decoder, "excerpt", "it is missing");
        return;
    }
    *before = decode_needed(decoder, value, "before");
    *match = decode_needed(decoder, value, "match");
    *after = decode_needed(decoder, value, "after");
    decode_leave(decoder, kept);
}

static void read_basis(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct basis *basis = item;
    *basis = (struct basis){
        .agreement = decode_needed(decoder, value, "agreement"),
        .section = decode_needed(decoder, value, "section"),
        .heading = decode_text(decoder, value, "heading"),
        .text = decode_text(decoder, value, "text"),
    };
}

// Code points from the beginning of a text as bytes; a count past its end is a fault.
static guint bytes_of(struct decoder *decoder, const struct json_value *value, const char *key,
                      const char *text)
{
    glong count = decode_count(decoder, value, key);
    if (count <= g_utf8_strlen(text, -1))
        return (guint)(g_utf8_offset_to_pointer(text, count) - text);
    decode_complain(decoder, key, "it is more than the text has characters");
    return 0;
}

static void read_stretch(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct stretch *stretch = item;
    stretch->same = decode_boolean(decoder, value, "same");
    stretch->old_text = decode_needed(decoder, value, "agreement");
    stretch->new_text = decode_needed(decoder, value, "document");
    stretch->old_words = bytes_of(decoder, value, "agreementWords", stretch->old_text);
    stretch->new_words = bytes_of(decoder, value, "documentWords", stretch->new_text);
}

static struct evidence *read_evidence(struct decoder *decoder, const struct json_value *object)
{
    gsize kept;
    const struct json_value *value = decode_enter(decoder, object, "evidence", &kept);
    if (!value)
        return NULL;
    struct evidence *evidence = arena_new0(decoder->arena, struct evidence);
    if (!evidence_kind_parse(decode_needed(decoder, value, "kind"), &evidence->kind))
        decode_complain(decoder, "kind", "there is no evidence of that kind");
    evidence->agreement = decode_text(decoder, value, "agreement");
    evidence->section = decode_text(decoder, value, "section");
    evidence->text = decode_text(decoder, value, "text");
    evidence->expected = decode_text(decoder, value, "expected");
    evidence->found = decode_text(decoder, value, "found");
    evidence->stretches =
        decode_list(decoder, value, "stretches", sizeof(struct stretch), read_stretch);
    decode_leave(decoder, kept);
    return evidence;
}

// Both messages, or the one in the language of the run for both.
static void read_messages(struct decoder *decoder, const struct json_value *value,
                          const char *fallback, const char **messages)
{
    decode_languages(decoder, value, "messages", messages);
    if (messages[LANGUAGE_EN])
        return;
    const char *text = decode_needed(decoder, value, fallback);
    for (guint i = 0; i < LANGUAGES; i++)
        messages[i] = text;
}

static void read_finding(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct finding *finding = item;
    finding->rule = decode_needed(decoder, value, "rule");
    finding->severity = decode_severity(decoder, value);
    finding->action = decode_action(decoder, value);
    read_messages(decoder, value, "message", finding->message);
    finding->suggestion = decode_text(decoder, value, "suggestion");
    finding->place = location(decoder, value);
    finding->related = decode_list(decoder, value, "related", sizeof(struct place), read_place);
    read_excerpt(decoder, value, &finding->before, &finding->match, &finding->after);
    finding->basis = decode_list(decoder, value, "basis", sizeof(struct basis), read_basis);
    finding->evidence = read_evidence(decoder, value);
    finding->upcoming = decode_boolean(decoder, value, "upcoming");
    finding->gates = decode_boolean(decoder, value, "gates");
    finding->fingerprint = decode_needed(decoder, value, "fingerprint");
    gsize kept;
    const struct json_value *parts = decode_enter(decoder, value, "fingerprintParts", &kept);
    finding->match_hash = decode_text(decoder, parts, "match");
    finding->block_hash = decode_text(decoder, parts, "block");
    finding->headings_hash = decode_text(decoder, parts, "headings");
    if (parts)
        decode_leave(decoder, kept);
}

// As many as were not shown: one finding stands for all of them.
static guint hidden_count(struct decoder *decoder, const struct json_value *value)
{
    guint count = decode_count(decoder, value, "count");
    if (count > HIDDEN_LIMIT - decoder->hidden) {
        decode_complain(decoder, "count", "the result hides more findings than 20,000,000");
        return 0;
    }
    decoder->hidden += count;
    return count;
}

struct hidden {
    struct finding finding;
    guint count;
};

static void read_hidden(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct hidden *hidden = item;
    hidden->finding = (struct finding){
        .rule = decode_needed(decoder, value, "rule"),
        .severity = decode_severity(decoder, value),
        .action = decode_action(decoder, value),
        .message = {"", ""},
        .match = "",
        .before = "",
        .after = "",
        .place = {.part = "body", .headings = arena_array(decoder->arena)},
        .related = arena_array(decoder->arena),
        .basis = arena_array(decoder->arena),
        .upcoming = decode_boolean(decoder, value, "upcoming"),
        .gates = decode_boolean(decoder, value, "gates"),
        .fingerprint = "",
    };
    hidden->count = hidden_count(decoder, value);
}

static void read_unread(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct unread *unread = item;
    unread->package = decode_needed(decoder, value, "package");
    read_messages(decoder, value, "reason", unread->reason);
}

static void read_note(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct reading_note *note = item;
    note->block = decode_count(decoder, value, "block");
    note->package = decode_text(decoder, value, "package");
    read_messages(decoder, value, "message", note->message);
}

static void read_skipped(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct rule_skipped *skipped = item;
    skipped->rule = decode_needed(decoder, value, "rule");
    skipped->reason = decode_needed(decoder, value, "reason");
}

static void read_fact(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct fact *fact = item;
    if (!fact_kind_parse(decode_needed(decoder, value, "kind"), &fact->kind))
        decode_complain(decoder, "kind", "there are no facts of that kind");
    fact->rule = decode_text(decoder, value, "rule");
    fact->about = decode_needed(decoder, value, "about");
    fact->name = decode_needed(decoder, value, "name");
    fact->count = decode_count(decoder, value, "count");
    fact->place = location(decoder, value);
    read_excerpt(decoder, value, &fact->before, &fact->match, &fact->after);
}

static void read_head(struct decoder *decoder, const struct json_value *value,
                      struct document_result *document)
{
    document->path = decode_needed(decoder, value, "path");
    document->sha256 = decode_text(decoder, value, "sha256");
    if (!outcome_parse(decode_needed(decoder, value, "outcome"), &document->outcome))
        decode_complain(decoder, "outcome", "it must be checked, partial, failed or unsupported");
    gsize kept;
    const struct json_value *reason = decode_enter(decoder, value, "reason", &kept);
    if (reason) {
        document->reason_code = decode_text(decoder, reason, "code");
        document->reason_message = decode_text(decoder, reason, "message");
        decode_leave(decoder, kept);
    }
    document->title = decode_text(decoder, value, "title");
    document->kind = decode_text(decoder, value, "kind");
    document->owner = decode_text(decoder, value, "owner");
    document->decision_body = decode_text(decoder, value, "decisionBody");
    document->level = decode_text(decoder, value, "level");
    document->party = decode_text(decoder, value, "party");
    document->words = decode_count(decoder, value, "words");
}

void decode_document(struct decoder *decoder, const struct json_value *value)
{
    struct document_result *document = document_result_new(NULL);
    g_ptr_array_add(decoder->result->documents, document);
    decoder->arena = document->arena;
    read_head(decoder, value, document);
    document->not_checked =
        decode_list(decoder, value, "notChecked", sizeof(struct unread), read_unread);
    document->notes = decode_list(decoder, value, "notes", sizeof(struct reading_note), read_note);
    document->skipped =
        decode_list(decoder, value, "rulesNotEvaluated", sizeof(struct rule_skipped), read_skipped);
    document->findings =
        decode_list(decoder, value, "findings", sizeof(struct finding), read_finding);
    GPtrArray *hidden = decode_list(decoder, value, "hidden", sizeof(struct hidden), read_hidden);
    for (guint i = 0; i < hidden->len; i++) {
        struct hidden *item = hidden->pdata[i];
        for (guint n = 0; n < item->count; n++)
            g_ptr_array_add(document->findings, &item->finding);
    }
    document->facts = decode_list(decoder, value, "facts", sizeof(struct fact), read_fact);
    decoder->arena = decoder->result->arena;
}

static void read_use(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct library_use *use = item;
    struct fact *fact = arena_new0(decoder->arena, struct fact);
    use->path = decode_needed(decoder, value, "path");
    use->fact = fact;
    fact->about = fact->name = "";
    fact->count = decode_count(decoder, value, "count");
    fact->place = location(decoder, value);
    read_excerpt(decoder, value, &fact->before, &fact->match, &fact->after);
}

static void read_usage(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct usage *usage = item;
    usage->name = decode_needed(decoder, value, "name");
    usage->units = decode_count(decoder, value, "documents");
    usage->occurrences = decode_count(decoder, value, "occurrences");
}

static void read_library_finding(struct decoder *decoder, const struct json_value *value,
                                 void *item)
{
    struct library_finding *finding = item;
    finding->rule = decode_needed(decoder, value, "rule");
    finding->severity = decode_severity(decoder, value);
    finding->action = decode_action(decoder, value);
    read_messages(decoder, value, "message", finding->message);
    finding->about = decode_needed(decoder, value, "about");
    finding->match = decode_needed(decoder, value, "match");
    finding->suggestion = decode_needed(decoder, value, "suggestion");
    GPtrArray *names = decode_list(decoder, value, "names", sizeof(struct usage), read_usage);
    struct usage *usages = arena_alloc(decoder->arena, (names->len + 1) * sizeof *usages);
    for (guint i = 0; i < names->len; i++)
        usages[i] = *(const struct usage *)names->pdata[i];
    finding->names = usages;
    finding->name_count = names->len;
    finding->uses = decode_list(decoder, value, "documents", sizeof(struct library_use), read_use);
    finding->expected =
        decode_list(decoder, value, "expected", sizeof(struct library_use), read_use);
    finding->basis = decode_list(decoder, value, "basis", sizeof(struct basis), read_basis);
    finding->fingerprint = decode_needed(decoder, value, "fingerprint");
    finding->upcoming = decode_boolean(decoder, value, "upcoming");
    finding->gates = decode_boolean(decoder, value, "gates");
}

static void read_coverage(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct coverage *coverage = item;
    *coverage = (struct coverage){
        .agreement = decode_needed(decoder, value, "agreement"),
        .section = decode_needed(decoder, value, "section"),
        .heading = decode_needed(decoder, value, "heading"),
        .bare = decode_boolean(decoder, value, "bare"),
        .rules = decode_texts(decoder, value, "rules"),
        .implements = decode_texts(decoder, value, "implements"),
        .contradicts = decode_texts(decoder, value, "contradicts"),
    };
}

// Of the library's findings that were not shown nothing is known but how many of a rule there are.
static void add_hidden_library(struct decoder *decoder, const struct hidden *hidden)
{
    const struct finding *from = &hidden->finding;
    struct library_finding *finding = arena_new0(decoder->arena, struct library_finding);
    *finding = (struct library_finding){
        .rule = from->rule,
        .severity = from->severity,
        .action = from->action,
        .message = {"", ""},
        .about = "",
        .match = "",
        .suggestion = "",
        .uses = arena_array(decoder->arena),
        .expected = arena_array(decoder->arena),
        .basis = from->basis,
        .upcoming = from->upcoming,
        .gates = from->gates,
        .fingerprint = "",
    };
    for (guint i = 0; i < hidden->count; i++)
        g_ptr_array_add(decoder->result->library, finding);
}

void decode_library(struct decoder *decoder, const struct json_value *value)
{
    struct result *result = decoder->result;
    result->library = decode_list(decoder, value, "findings", sizeof(struct library_finding),
                                  read_library_finding);
    GPtrArray *hidden = decode_list(decoder, value, "hidden", sizeof(struct hidden), read_hidden);
    for (guint i = 0; i < hidden->len; i++)
        add_hidden_library(decoder, hidden->pdata[i]);
    result->coverage =
        decode_list(decoder, value, "coverage", sizeof(struct coverage), read_coverage);
}
