// SPDX-License-Identifier: Apache-2.0
#include "report/changes.h"

#include "out/json.h"
#include "report/clean.h"

static const char *const signs[CHANGES] = {"+", "-", "~"};

G_GNUC_FORMAT(2)
G_GNUC_FORMAT(3)
static const char *in(enum language language, const char *swedish, const char *english)
{
    return language == LANGUAGE_SV ? swedish : english;
}

static const struct result *result_of(const struct result_changes *changes,
                                      const struct finding_change *change)
{
    return change->after ? changes->after : changes->before;
}

static void put_excerpt(GString *out, const struct result *result, const struct finding *finding)
{
    struct excerpt excerpt = excerpt_clean(result, finding);
    if (*excerpt.match)
        g_string_append_printf(out, "      %s»%s«%s\n", excerpt.before, excerpt.match,
                               excerpt.after);
    else if (*excerpt.after)
        g_string_append_printf(out, "      %s\n", excerpt.after);
    excerpt_clear(&excerpt);
}

static void put_change(GString *out, const struct result_changes *changes,
                       const struct finding_change *change, enum language language)
{
    const struct result *result = result_of(changes, change);
    const struct finding *finding = change->after ? change->after : change->before;
    const struct place *place = &finding->place;
    g_autofree char *path = clean_text(result, change->path);
    g_string_append_printf(out, "  %s %s", signs[change->change], path);
    if (place->headings && place->headings->len) {
        g_autofree char *heading =
            clean_text(result, place->headings->pdata[place->headings->len - 1]);
        g_string_append_printf(out, ", %s", heading);
    }
    if (place->block)
        g_string_append_printf(out, ", block %u", place->block);
    g_string_append(out, "\n");
    put_excerpt(out, result, finding);
    g_autofree char *message = clean_text(result, finding->message[language]);
    if (change->change != CHANGE_CHANGED) {
        g_string_append_printf(out, "      %s: %s\n", severity_name(finding->severity), message);
        return;
    }
    g_autofree char *was = clean_text(changes->before, change->before->message[language]);
    g_string_append_printf(out, "      %s %s: %s\n      %s %s: %s\n", in(language, "förut", "was"),
                           severity_name(change->before->severity), was,
                           in(language, "nu   ", "now"), severity_name(finding->severity), message);
}

static void put_ids(GString *out, const char *label, const GPtrArray *ids)
{
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : label, (const char *)ids->pdata[i]);
    g_string_append(out, ids->len ? "\n" : "");
}

GString *changes_text(const struct result_changes *changes, enum language language)
{
    GString *out = g_string_new(NULL);
    put_ids(out, in(language, "Nya regler: ", "New rules: "), changes->added);
    put_ids(out, in(language, "Borttagna regler: ", "Removed rules: "), changes->removed);
    for (guint i = 0; i < changes->rules->len; i++) {
        const struct rule_changes *rule = changes->rules->pdata[i];
        g_string_append_printf(out, "%s%s %s: +%u -%u ~%u\n", out->len ? "\n" : "", rule->rule,
                               rule->title ? rule->title : "", rule->counts[CHANGE_ADDED],
                               rule->counts[CHANGE_REMOVED], rule->counts[CHANGE_CHANGED]);
        for (guint n = 0; n < rule->changes->len; n++)
            put_change(out, changes, rule->changes->pdata[n], language);
    }
    g_string_append_printf(
        out,
        in(language,
           "%sFynd som tillkommer: %u, försvinner: %u, ändras: %u, är som förut: %u. "
           "Dokument: %u.\n",
           "%sFindings added: %u, removed: %u, changed: %u, as before: %u. Documents: %u.\n"),
        out->len ? "\n" : "", changes->counts[CHANGE_ADDED], changes->counts[CHANGE_REMOVED],
        changes->counts[CHANGE_CHANGED], changes->same, changes->after->documents->len);
    return out;
}

static void json_finding(struct json *json, const struct result *result,
                         const struct finding *finding, enum language language)
{
    const struct place *place = &finding->place;
    struct excerpt excerpt = excerpt_machine(result, finding);
    g_autofree char *message = clean_machine(result, finding->message[language]);
    g_autofree char *suggestion = clean_machine(result, finding->suggestion);
    json_object(json);
    json_key_string(json, "severity", severity_name(finding->severity));
    json_key_boolean(json, "gates", finding->gates);
    json_key_string(json, "message", message);
    json_key_string(json, "suggestion", suggestion);
    json_key_string(json, "part", place->part);
    json_key(json, "block");
    if (place->block)
        json_number(json, place->block);
    else
        json_null(json);
    json_key_number(json, "start", place->start);
    json_key_number(json, "end", place->end);
    json_key_string(json, "section", place->section);
    json_key(json, "excerpt");
    json_object(json);
    json_key_string(json, "before", excerpt.before);
    json_key_string(json, "match", excerpt.match);
    json_key_string(json, "after", excerpt.after);
    json_end_object(json);
    json_end_object(json);
    excerpt_clear(&excerpt);
}

static void json_side(struct json *json, const char *key, const struct result *result,
                      const struct finding *finding, enum language language)
{
    json_key(json, key);
    if (finding)
        json_finding(json, result, finding, language);
    else
        json_null(json);
}

static void json_ids(struct json *json, const char *key, const GPtrArray *ids)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; i < ids->len; i++)
        json_string(json, ids->pdata[i]);
    json_end_array(json);
}

GString *changes_json(const struct result_changes *changes, enum language language)
{
    static const char *const names[CHANGES] = {"added", "removed", "changed"};
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-rules-diff/1");
    json_key(json, "summary");
    json_object(json);
    for (guint i = 0; i < CHANGES; i++)
        json_key_number(json, names[i], changes->counts[i]);
    json_key_number(json, "same", changes->same);
    json_key_number(json, "documents", changes->after->documents->len);
    json_end_object(json);
    json_ids(json, "newRules", changes->added);
    json_ids(json, "removedRules", changes->removed);
    json_key(json, "rules");
    json_array(json);
    for (guint i = 0; i < changes->rules->len; i++) {
        const struct rule_changes *rule = changes->rules->pdata[i];
        json_object(json);
        json_key_string(json, "id", rule->rule);
        json_key_string(json, "title", rule->title);
        json_key(json, "changes");
        json_array(json);
        for (guint n = 0; n < rule->changes->len; n++) {
            const struct finding_change *change = rule->changes->pdata[n];
            json_object(json);
            json_key_string(json, "change", names[change->change]);
            json_key_string(json, "path", change->path);
            json_side(json, "before", changes->before, change->before, language);
            json_side(json, "after", changes->after, change->after, language);
            json_end_object(json);
        }
        json_end_array(json);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    return json_finish(json);
}
