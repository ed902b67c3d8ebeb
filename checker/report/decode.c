// SPDX-License-Identifier: Apache-2.0
#include "report/decode.h"

#include "report/decoding.h"
#include "report/words.h"

#include <string.h>

#define SCHEMA "linjera-result/1"

static void read_schema(struct decoder *decoder, const struct json_value *value)
{
    if (value->kind == JSON_STRING && strcmp(value->text, SCHEMA) == 0) {
        decoder->known = TRUE;
        return;
    }
    g_autofree char *what =
        g_strdup_printf("it is \"%s\", and report reads \"" SCHEMA "\": give it what linjera check "
                        "--format json has written",
                        value->kind == JSON_STRING ? value->text : "");
    decode_complain(decoder, NULL, what);
}

static void read_tool(struct decoder *decoder, const struct json_value *value)
{
    decoder->result->tool = decode_needed(decoder, value, "name");
    decoder->result->version = decode_needed(decoder, value, "version");
}

static gboolean is_one_of(const char *name, const char *const *names, guint count)
{
    for (guint i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

static void read_run(struct decoder *decoder, const struct json_value *value)
{
    static const char *const revisions[] = {"final", "original", "all"};
    struct result *result = decoder->result;
    result->as_of = decode_needed(decoder, value, "asOf");
    const char *language = decode_needed(decoder, value, "language");
    if (strcmp(language, words_in(LANGUAGE_EN)->code) == 0)
        result->language = LANGUAGE_EN;
    else if (strcmp(language, words_in(LANGUAGE_SV)->code) != 0)
        decode_complain(decoder, "language", "it must be sv or en");
    result->revisions = decode_needed(decoder, value, "revisions");
    if (!is_one_of(result->revisions, revisions, G_N_ELEMENTS(revisions)))
        decode_complain(decoder, "revisions", "it must be final, original or all");
    result->exit_code = (int)decode_count(decoder, value, "exitCode");
    if (result->exit_code > 3)
        decode_complain(decoder, "exitCode", "it must be from 0 to 3");
    const char *severity = decode_text(decoder, value, "minSeverity");
    if (severity && !severity_parse(severity, &result->min_severity))
        decode_complain(decoder, "minSeverity", "it must be error, warning or info");
    result->redact = decode_boolean(decoder, value, "redact");
}

static void read_ruleset(struct decoder *decoder, const struct json_value *value)
{
    struct ruleset_card *card = arena_new0(decoder->arena, struct ruleset_card);
    *card = (struct ruleset_card){
        .id = decode_needed(decoder, value, "id"),
        .version = decode_needed(decoder, value, "version"),
        .sha256 = decode_text(decoder, value, "sha256"),
        .title = decode_text(decoder, value, "title"),
        .rules = decode_count(decoder, value, "rules"),
        .in_force = decode_count(decoder, value, "inForce"),
    };
    g_ptr_array_add(decoder->result->rulesets, card);
}

static void read_agreement(struct decoder *decoder, const struct json_value *value)
{
    struct agreement_card *card = arena_new0(decoder->arena, struct agreement_card);
    *card = (struct agreement_card){
        .id = decode_needed(decoder, value, "id"),
        .title = decode_text(decoder, value, "title"),
        .role = decode_needed(decoder, value, "role"),
        .kind = decode_text(decoder, value, "kind"),
        .sha256 = decode_text(decoder, value, "sha256"),
        .in_force = decode_text(decoder, value, "inForce"),
        .repealed = decode_text(decoder, value, "repealed"),
    };
    g_ptr_array_add(decoder->result->agreements, card);
}

static void read_basis_ref(struct decoder *decoder, const struct json_value *value, void *item)
{
    struct basis_ref *ref = item;
    ref->agreement = decode_needed(decoder, value, "agreement");
    ref->section = decode_needed(decoder, value, "section");
}

static const struct library_question *read_question(struct decoder *decoder,
                                                    const struct json_value *object)
{
    gsize kept;
    const struct json_value *value = decode_enter(decoder, object, "question", &kept);
    if (!value)
        return NULL;
    struct library_question *question = arena_new0(decoder->arena, struct library_question);
    question->names = decode_texts(decoder, value, "names");
    question->prefer = USAGE_NONE;
    const char *prefer = decode_text(decoder, value, "prefer");
    for (guint i = 0; prefer && i < question->names->len; i++) {
        if (strcmp(question->names->pdata[i], prefer) == 0)
            question->prefer = (int)i;
    }
    question->value = decode_text(decoder, value, "value");
    decode_languages(decoder, value, "messages", question->message);
    if (!question->message[LANGUAGE_EN])
        decode_complain(decoder, "messages", "it is missing");
    decode_leave(decoder, kept);
    return question;
}

static guint read_audience(struct decoder *decoder, const struct json_value *object)
{
    const GPtrArray *names = decode_texts(decoder, object, "audience");
    guint bits = 0;
    for (guint i = 0; i < names->len; i++) {
        enum audience audience;
        if (audience_parse(names->pdata[i], &audience))
            bits |= 1u << audience;
        else
            decode_complain(decoder, "audience",
                            "in it stand practice, manager and document-owner only");
    }
    return bits ? bits : 1u << AUDIENCE_OWNER;
}

static void read_rule(struct decoder *decoder, const struct json_value *value)
{
    struct rule_card *card = arena_new0(decoder->arena, struct rule_card);
    *card = (struct rule_card){
        .id = decode_needed(decoder, value, "id"),
        .check = decode_needed(decoder, value, "check"),
        .severity = decode_severity(decoder, value),
        .action = decode_action(decoder, value),
        .title = decode_needed(decoder, value, "title"),
        .help = decode_text(decoder, value, "help"),
        .owner = decode_text(decoder, value, "owner"),
        .decision_body = decode_text(decoder, value, "decisionBody"),
        .audience = read_audience(decoder, value),
        .tags = decode_texts(decoder, value, "tags"),
        .status = decode_needed(decoder, value, "status"),
        .precision = decode_text(decoder, value, "precision"),
        .basis = decode_list(decoder, value, "basis", sizeof(struct basis_ref), read_basis_ref),
        .effective_from = decode_text(decoder, value, "effectiveFrom"),
        .effective_to = decode_text(decoder, value, "effectiveTo"),
        .upcoming = decode_boolean(decoder, value, "upcoming"),
        .gates = decode_boolean(decoder, value, "gates"),
        .question = read_question(decoder, value),
    };
    decode_languages(decoder, value, "followUp", card->follow_up);
    decode_languages(decoder, value, "notEvaluatedMessages", card->not_evaluated);
    const char *reason = decode_text(decoder, value, "notEvaluated");
    for (guint i = 0; i < LANGUAGES; i++) {
        if (!card->not_evaluated[i])
            card->not_evaluated[i] = reason;
    }
    g_ptr_array_add(decoder->result->rules, card);
}

// Everything else in it follows from the documents.
static void read_summary(struct decoder *decoder, const struct json_value *value)
{
    decoder->result->ignored = decode_count(decoder, value, "ignored");
}

// The members of a result; others, which a later version may add, are passed over.
static const struct {
    const char *name;
    gboolean list;
    void (*read)(struct decoder *decoder, const struct json_value *value);
} members[] = {
    {"schema", FALSE, read_schema},
    {"tool", FALSE, read_tool},
    {"run", FALSE, read_run},
    {"rulesets", TRUE, read_ruleset},
    {"agreements", TRUE, read_agreement},
    {"rules", TRUE, read_rule},
    {"summary", FALSE, read_summary},
    {"documents", TRUE, decode_document},
    {"library", FALSE, decode_library},
};

static gboolean read_item(const char *name, int index, const struct json_value *value,
                          gpointer data, GError **error)
{
    struct decoder *decoder = data;
    for (gsize i = 0; i < G_N_ELEMENTS(members); i++) {
        if (strcmp(members[i].name, name) != 0)
            continue;
        if (index >= 0)
            g_string_printf(decoder->place, "%s[%d]", name, index);
        else
            g_string_assign(decoder->place, name);
        if (members[i].list && index < 0)
            decode_complain(decoder, NULL, "it must be a list, […]");
        else if (!members[i].list && index >= 0)
            decode_complain(decoder, NULL, "it must not be a list");
        else if (members[i].read != read_schema && value->kind != JSON_OBJECT)
            decode_complain(decoder, NULL, "it must be an object, {…}");
        else
            members[i].read(decoder, value);
    }
    if (!decoder->error)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&decoder->error));
    return FALSE;
}

gboolean result_decode(struct result *result, const char *bytes, gsize length, GError **error)
{
    struct decoder decoder = {
        .result = result, .arena = result->arena, .place = g_string_new(NULL)};
    result->revisions = NULL;
    gboolean ok = json_read(bytes, length, read_item, &decoder, error);
    if (ok && (!decoder.known || !result->revisions)) {
        g_set_error(error, JSON_ERROR, JSON_ERROR_SHAPE,
                    "it has no \"%s\": this is no result that linjera check --format json has "
                    "written",
                    decoder.known ? "run" : "schema");
        ok = FALSE;
    }
    g_string_free(decoder.place, TRUE);
    return ok;
}
