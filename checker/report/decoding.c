// SPDX-License-Identifier: Apache-2.0
#include "report/decoding.h"

#include "report/words.h"

#include <string.h>

void decode_complain(struct decoder *decoder, const char *key, const char *what)
{
    if (decoder->error)
        return;
    const char *place = decoder->place->str;
    g_set_error(&decoder->error, JSON_ERROR, JSON_ERROR_SHAPE, "%s%s%s: %s", place,
                *place && key ? "." : "", key ? key : "", what);
}

static const struct json_value *member(const struct json_value *object, const char *key)
{
    const struct json_value *value = json_member(object, key);
    return value && value->kind != JSON_NULL ? value : NULL;
}

const char *decode_text(struct decoder *decoder, const struct json_value *object, const char *key)
{
    const struct json_value *value = member(object, key);
    if (!value)
        return NULL;
    if (value->kind == JSON_STRING)
        return arena_strdup(decoder->arena, value->text);
    decode_complain(decoder, key, "it must be a text, in quotation marks");
    return NULL;
}

const char *decode_needed(struct decoder *decoder, const struct json_value *object, const char *key)
{
    const char *text = decode_text(decoder, object, key);
    if (!text)
        decode_complain(decoder, key, "it is missing");
    return text ? text : "";
}

guint decode_count(struct decoder *decoder, const struct json_value *object, const char *key)
{
    const struct json_value *value = member(object, key);
    if (!value)
        return 0;
    if (value->kind == JSON_NUMBER && value->number >= 0 && value->number <= G_MAXINT32)
        return (guint)value->number;
    decode_complain(decoder, key, "it must be a whole number from 0 to 2147483647");
    return 0;
}

gboolean decode_boolean(struct decoder *decoder, const struct json_value *object, const char *key)
{
    const struct json_value *value = member(object, key);
    if (value && value->kind != JSON_BOOLEAN)
        decode_complain(decoder, key, "it must be true or false");
    return value && value->number;
}

enum severity decode_severity(struct decoder *decoder, const struct json_value *object)
{
    enum severity severity = SEVERITY_INFO;
    const char *name = decode_needed(decoder, object, "severity");
    if (!severity_parse(name, &severity))
        decode_complain(decoder, "severity", "it must be error, warning or info");
    return severity;
}

enum action decode_action(struct decoder *decoder, const struct json_value *object)
{
    enum action action = ACTION_REVIEW;
    const char *name = decode_needed(decoder, object, "action");
    if (!action_parse(name, &action))
        decode_complain(decoder, "action", "it must be stop, start, continue or review");
    return action;
}

const struct json_value *decode_enter(struct decoder *decoder, const struct json_value *object,
                                      const char *key, gsize *kept)
{
    const struct json_value *value = member(object, key);
    if (!value)
        return NULL;
    if (value->kind != JSON_OBJECT) {
        decode_complain(decoder, key, "it must be an object, {…}");
        return NULL;
    }
    *kept = decoder->place->len;
    g_string_append_printf(decoder->place, "%s%s", *kept ? "." : "", key);
    return value;
}

void decode_leave(struct decoder *decoder, gsize kept)
{
    g_string_truncate(decoder->place, kept);
}

void decode_languages(struct decoder *decoder, const struct json_value *object, const char *key,
                      const char **texts)
{
    gsize kept;
    const struct json_value *value = decode_enter(decoder, object, key, &kept);
    if (!value)
        return;
    for (guint i = 0; i < LANGUAGES; i++)
        texts[i] = decode_needed(decoder, value, words_in((enum language)i)->code);
    decode_leave(decoder, kept);
}

// The member as a list; NULL where it is missing or none.
static const struct json_value *list_of(struct decoder *decoder, const struct json_value *object,
                                        const char *key)
{
    const struct json_value *list = member(object, key);
    if (!list || list->kind == JSON_ARRAY)
        return list;
    decode_complain(decoder, key, "it must be a list, […]");
    return NULL;
}

GPtrArray *decode_texts(struct decoder *decoder, const struct json_value *object, const char *key)
{
    GPtrArray *texts = arena_array(decoder->arena);
    const struct json_value *list = list_of(decoder, object, key);
    for (const struct json_value *text = list ? list->first : NULL; text; text = text->next) {
        if (text->kind != JSON_STRING)
            decode_complain(decoder, key, "all in it must be texts, in quotation marks");
        else
            g_ptr_array_add(texts, arena_strdup(decoder->arena, text->text));
    }
    return texts;
}

GPtrArray *
decode_list(struct decoder *decoder, const struct json_value *object, const char *key, gsize size,
            void (*read)(struct decoder *decoder, const struct json_value *value, void *item))
{
    GPtrArray *items = arena_array(decoder->arena);
    const struct json_value *list = list_of(decoder, object, key);
    guint index = 0;
    for (const struct json_value *value = list ? list->first : NULL; value && !decoder->error;
         value = value->next) {
        gsize kept = decoder->place->len;
        g_string_append_printf(decoder->place, "%s%s[%u]", kept ? "." : "", key, index++);
        if (value->kind != JSON_OBJECT) {
            decode_complain(decoder, NULL, "it must be an object, {…}");
        } else {
            void *item = arena_alloc(decoder->arena, size);
            read(decoder, value, item);
            g_ptr_array_add(items, item);
        }
        decode_leave(decoder, kept);
    }
    return items;
}
