// SPDX-License-Identifier: Apache-2.0
// property: a field that is missing, not filled in, or has another value than agreed. Fields stand
// in headers, on the first page, in tables of labels and values, and in the document's properties.
#include "check/internal.h"
#include "lang/scan.h"

#include <string.h>

// What a field is called in the messages of both languages.
static const char *words_of(enum field field, const char *label, enum language language)
{
    return label ? label : field_words(field, language == LANGUAGE_SV);
}

// The fields or labels that a rule asks for, one after the other.
struct wanted {
    enum field field;
    const char *label; // of the rule's own; NULL: a known field
};

static struct wanted wanted_at(const struct property_check *property, guint index)
{
    for (guint field = 0; field < FIELD_OTHER; field++) {
        if (!(property->fields & (1u << field)))
            continue;
        if (!index)
            return (struct wanted){.field = (enum field)field};
        index--;
    }
    g_assert(index < property->labels->len);
    return (struct wanted){.field = FIELD_OTHER, .label = property->labels->pdata[index]};
}

static guint wanted_count(const struct property_check *property)
{
    guint count = property->labels->len;
    for (guint field = 0; field < FIELD_OTHER; field++)
        count += (property->fields >> field) & 1;
    return count;
}

// ---- Values

// Whether a label is the wanted field's.
static gboolean takes(const struct wanted *wanted, const struct found_field *found)
{
    const struct passage *labelled = found->labelled;
    if (wanted->label)
        return found->label_end - found->label_start == strlen(wanted->label) &&
               scan_phrase(labelled->folded, found->label_start, labelled->length, wanted->label);
    return field_is(found, wanted->field);
}

// Whether a value matches one of the rule's patterns, where it has any: the value alone, so that a
// pattern may say what it begins and ends with.
static gboolean matches(struct check *check, const char *text, guint start, guint end)
{
    const GPtrArray *patterns = check->rule->patterns;
    g_autofree char *value = g_strndup(text + start, end - start);
    for (guint i = 0; i < patterns->len; i++) {
        const struct matcher *matcher = patterns->pdata[i];
        const struct expression *expression = matcher->expressions[0];
        struct pattern_match match;
        enum pattern_result result =
            pattern_cache_match(check->checker->cache, expression->id, expression->source, value,
                                end - start, 0, &match);
        if (result == PATTERN_LIMIT)
            check->limit = TRUE;
        if (result == PATTERN_MATCH)
            return TRUE;
    }
    return patterns->len == 0;
}

// ---- Reports

// Reports a field with what is wrong for the messages to say: its value, or (NULL) that it has
// none.
static void report_fault(struct check *check, const struct wanted *wanted, const struct hit *hit,
                         const struct property *property, const char *value)
{
    struct arena *arena = check->result->arena;
    const char *swedish = words_of(wanted->field, wanted->label, LANGUAGE_SV);
    const char *english = words_of(wanted->field, wanted->label, LANGUAGE_EN);
    struct supplement supplement = {
        .detail = {
            [LANGUAGE_SV] = value ? arena_printf(arena, "fältet %s är ”%s”", swedish, value)
                                  : arena_printf(arena, "fältet %s är inte ifyllt", swedish),
            [LANGUAGE_EN] = value ? arena_printf(arena, "the field %s is “%s”", english, value)
                                  : arena_printf(arena, "the field %s is not filled in", english),
        }};
    struct hit reported = *hit;
    reported.supplement = &supplement;
    if (!check_excepted(check, hit)) {
        if (property)
            check_report_property(check, property, &supplement);
        else
            check_report(check, &reported);
    }
}

// The names of all fields that are missing, as one sentence in each language.
static const char *missing_words(struct check *check, const GArray *missing, enum language language)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean swedish = language == LANGUAGE_SV;
    for (guint i = 0; i < missing->len; i++) {
        const struct wanted *wanted = &g_array_index(missing, struct wanted, i);
        const char *joint = i == 0 ? "" : i + 1 < missing->len ? ", " : swedish ? " och " : " and ";
        g_string_append_printf(text, "%s%s", joint,
                               words_of(wanted->field, wanted->label, language));
    }
    g_string_append(text, swedish ? " saknas" : missing->len > 1 ? " are missing" : " is missing");
    return arena_strdup(check->result->arena, text->str);
}

// Where fields belong: the first header with text, else the document's first text.
static const struct passage *home_of_fields(const struct check *check)
{
    const struct passage *first = NULL;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length)
            continue;
        if (document_block(check->document, passage->block)->part == PART_HEADER)
            return passage;
        first = first ? first : passage;
    }
    return first;
}

static void report_missing(struct check *check, const GArray *missing)
{
    const struct passage *home = home_of_fields(check);
    if (!home || !missing->len)
        return;
    struct supplement supplement = {0};
    for (guint i = 0; i < LANGUAGES; i++)
        supplement.detail[i] = missing_words(check, missing, (enum language)i);
    struct hit nowhere = {.passage = home};
    if (!check_excepted(check, &nowhere))
        check_report_absence(check, (struct spot){.block = home->block}, &supplement);
}

// ---- The rule

static GArray *fields_of(struct check *check)
{
    const struct property_check *property = &check->rule->property;
    if (property->labels->len)
        return fields_find(check, property->labels);
    if (!check->fields)
        check->fields = fields_find(check, NULL);
    return g_array_ref(check->fields);
}

// What is wrong with a value that is filled in: bytes of the text; FALSE: nothing.
static gboolean find_fault(struct check *check, enum field field, const char *text, guint *start,
                           guint *end)
{
    if (!matches(check, text, *start, *end))
        return TRUE;
    struct value value, agreed = check_agreed(check);
    if (!check->rule->demand.used ||
        !field_value(field, check->rule->demand.kind, text, *start, *end, &value) ||
        !value_differs(&value, check->rule->demand.op, &agreed))
        return FALSE;
    *start = value.start;
    *end = value.end;
    return TRUE;
}

static void judge_field(struct check *check, const struct wanted *wanted,
                        const struct found_field *found)
{
    struct hit hit = {.passage = found->passage,
                      .start = found->start,
                      .end = found->end,
                      .unit_start = found->start,
                      .unit_end = found->end};
    if (!find_fault(check, wanted->field, found->passage->folded, &hit.start, &hit.end))
        return;
    g_autofree char *value = g_strndup(hit.passage->folded + hit.start, hit.end - hit.start);
    report_fault(check, wanted, &hit, NULL, value);
}

static void judge_property(struct check *check, const struct wanted *wanted,
                           const struct property *property)
{
    g_autofree char *folded = text_fold(property->value);
    const struct passage *home = home_of_fields(check);
    struct hit nowhere = {.passage = home};
    guint start = 0, end = (guint)strlen(folded);
    if (home && find_fault(check, wanted->field, folded, &start, &end))
        report_fault(check, wanted, &nowhere, property, folded);
}

// Whether a document property is the wanted field by its name.
static gboolean is_named(const struct property *property, const struct wanted *wanted)
{
    const char *colon = strchr(property->name, ':');
    g_autofree char *name = text_fold(colon ? colon + 1 : "");
    guint end = (guint)strlen(name);
    if (wanted->label)
        return end && scan_phrase(name, 0, end, wanted->label) == end;
    return field_is_property(property, wanted->field);
}

// One field: judged wherever it is filled in; else the first place where it is not, or missing.
static void check_field(struct check *check, const struct wanted *wanted, const GArray *fields,
                        GArray *missing)
{
    const struct found_field *empty = NULL;
    gboolean filled = FALSE;
    for (guint i = 0; i < fields->len; i++) {
        const struct found_field *found = &g_array_index(fields, struct found_field, i);
        if (!takes(wanted, found) || !check_in_scope(check, found->passage))
            continue;
        if (field_is_blank(found)) {
            empty = empty ? empty : found;
            continue;
        }
        filled = TRUE;
        judge_field(check, wanted, found);
    }
    for (guint i = 0; i < check->document->properties->len; i++) {
        const struct property *property = check->document->properties->pdata[i];
        if (!is_named(property, wanted) || field_is_placeholder(property->value))
            continue;
        filled = TRUE;
        judge_property(check, wanted, property);
    }
    if (filled || !check->rule->property.present)
        return;
    if (!empty) {
        g_array_append_val(missing, *wanted);
        return;
    }
    gboolean words = empty->end > empty->start;
    struct hit hit = {.passage = words ? empty->passage : empty->labelled,
                      .start = words ? empty->start : empty->label_start,
                      .end = words ? empty->end : empty->label_end};
    hit.unit_start = hit.start;
    hit.unit_end = hit.end;
    report_fault(check, wanted, &hit, NULL, NULL);
}

// "dcterms:modified" is known as "modified"; "custom:NAME" and "app:NAME" as they are.
static const char *known_name(const char *name)
{
    gboolean named = g_str_has_prefix(name, "custom:") || g_str_has_prefix(name, "app:") ||
                     g_str_has_prefix(name, "settings:");
    const char *colon = strchr(name, ':');
    return named || !colon ? name : colon + 1;
}

static void check_name(struct check *check, const char *name, GArray *missing)
{
    struct wanted wanted = {.field = FIELD_OTHER, .label = name};
    const char *value = document_property(check->document, known_name(name));
    if (value && !field_is_placeholder(value)) {
        judge_property(check, &wanted, &(struct property){.name = name, .value = value});
    } else if (check->rule->property.present) {
        g_array_append_val(missing, wanted);
    }
}

void check_property(struct check *check)
{
    const struct rule *rule = check->rule;
    const struct passage *home = home_of_fields(check);
    struct hit anywhere = {.passage = home};
    if (rule->condition.count &&
        (!home || !check_around(check, &rule->condition, &anywhere, UNIT_DOCUMENT, POSITION_ANY)))
        return;
    g_autoptr(GArray) fields = fields_of(check);
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(struct wanted));
    for (guint i = 0; i < wanted_count(&rule->property); i++) {
        struct wanted wanted = wanted_at(&rule->property, i);
        check_field(check, &wanted, fields, missing);
    }
    for (guint i = 0; i < rule->property.names->len; i++)
        check_name(check, rule->property.names->pdata[i], missing);
    report_missing(check, missing);
}
