// SPDX-License-Identifier: Apache-2.0
#include "out/json-read.h"

#include "base/arena.h"

#include <string.h>
#include <yajl/yajl_parse.h>

G_DEFINE_QUARK(linjera - json - error, json_error)

enum { DEPTH_LIMIT = 64, VALUE_LIMIT = 8000000 };

struct container {
    struct json_value *value; // NULL: outside of every item
    struct json_value *last;  // its last element
};

struct reading {
    json_item item;
    gpointer data;
    GError **error;
    struct arena *arena; // of the item being read
    guint values;        // of it
    char *key;           // of the member that comes next
    char *member;        // of the outermost object
    int index;           // of the element, where the member is a list; else -1
    guint depth;         // 1: within the outermost object
    struct container open[DEPTH_LIMIT + 1];
};

const struct json_value *json_member(const struct json_value *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (const struct json_value *value = object->first; value; value = value->next) {
        if (strcmp(value->key, key) == 0)
            return value;
    }
    return NULL;
}

static int stop(struct reading *reading, enum json_error code, const char *message)
{
    g_set_error_literal(reading->error, JSON_ERROR, code, message);
    return 0;
}

// Whether what comes next is an item itself: a member, or an element of a member that is a list.
static gboolean is_item(const struct reading *reading)
{
    return !reading->open[reading->depth].value;
}

// The item is whole: it is handed over and forgotten.
static int deliver(struct reading *reading, const struct json_value *value)
{
    gboolean ok =
        reading->item(reading->member, reading->index, value, reading->data, reading->error);
    if (reading->index >= 0)
        reading->index++;
    arena_free(reading->arena);
    reading->arena = arena_new();
    reading->values = 0;
    return ok;
}

// Room for the next value, in its place; NULL after an error.
static struct json_value *add(struct reading *reading, enum json_kind kind)
{
    if (!reading->depth) {
        stop(reading, JSON_ERROR_SHAPE, "the text is not an object, {…}");
        return NULL;
    }
    if (++reading->values > VALUE_LIMIT) {
        stop(reading, JSON_ERROR_LIMIT, "one item has more than 8,000,000 values");
        return NULL;
    }
    struct json_value *value = arena_new0(reading->arena, struct json_value);
    value->kind = kind;
    struct container *open = &reading->open[reading->depth];
    if (open->value) {
        value->key = arena_strdup(reading->arena, reading->key);
        if (open->last)
            open->last->next = value;
        else
            open->value->first = value;
        open->last = value;
    } else if (reading->index < 0) {
        g_free(reading->member);
        reading->member = g_strdup(reading->key);
    }
    g_clear_pointer(&reading->key, g_free);
    return value;
}

static int add_scalar(struct reading *reading, enum json_kind kind, gint64 number)
{
    gboolean item = is_item(reading);
    struct json_value *value = add(reading, kind);
    if (!value)
        return 0;
    value->number = number;
    return item ? deliver(reading, value) : 1;
}

static int on_null(void *context)
{
    return add_scalar(context, JSON_NULL, 0);
}

static int on_boolean(void *context, int boolean)
{
    return add_scalar(context, JSON_BOOLEAN, boolean != 0);
}

static int on_integer(void *context, long long number)
{
    return add_scalar(context, JSON_NUMBER, number);
}

static int on_double(void *context, double number)
{
    (void)number;
    return add_scalar(context, JSON_FRACTION, 0);
}

static int on_string(void *context, const unsigned char *bytes, size_t length)
{
    struct reading *reading = context;
    gboolean item = is_item(reading);
    if (!g_utf8_validate_len((const char *)bytes, length, NULL))
        return stop(reading, JSON_ERROR_SHAPE, "a text holds the character U+0000");
    struct json_value *value = add(reading, JSON_STRING);
    if (!value)
        return 0;
    value->text = arena_strndup(reading->arena, (const char *)bytes, length);
    return item ? deliver(reading, value) : 1;
}

static int on_key(void *context, const unsigned char *bytes, size_t length)
{
    struct reading *reading = context;
    g_free(reading->key);
    reading->key = g_strndup((const char *)bytes, length);
    return 1;
}

static int begin(struct reading *reading, enum json_kind kind)
{
    if (reading->depth >= DEPTH_LIMIT)
        return stop(reading, JSON_ERROR_LIMIT, "it is nested deeper than 64 levels");
    struct container next = {NULL, NULL};
    if (!reading->depth && kind != JSON_OBJECT)
        return stop(reading, JSON_ERROR_SHAPE, "the text is not an object, {…}");
    if (reading->depth) {
        gboolean list = reading->depth == 1 && kind == JSON_ARRAY;
        next.value = add(reading, kind);
        if (!next.value)
            return 0;
        if (list) {
            next.value = NULL; // its elements are the items
            reading->index = 0;
        }
    }
    reading->open[++reading->depth] = next;
    return 1;
}

static int end(struct reading *reading)
{
    const struct container *closed = &reading->open[reading->depth--];
    if (!closed->value) {
        reading->index = -1; // of the list; or of the whole, after which nothing comes
        return 1;
    }
    return is_item(reading) ? deliver(reading, closed->value) : 1;
}

static int on_object(void *context)
{
    return begin(context, JSON_OBJECT);
}

static int on_array(void *context)
{
    return begin(context, JSON_ARRAY);
}

static int on_end(void *context)
{
    return end(context);
}

// "line 3, column 14" of a byte.
static char *place_of(const char *bytes, gsize at)
{
    gsize line = 1, column = 1;
    for (gsize i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
            line++;
            column = 1;
        } else if (((guchar)bytes[i] & 0xc0) != 0x80) {
            column++;
        }
    }
    return g_strdup_printf("line %" G_GSIZE_FORMAT ", column %" G_GSIZE_FORMAT, line, column);
}

// What yajl says without its "parse error: " and line end, with the place.
static void complain(yajl_handle handle, const char *bytes, gsize length, GError **error)
{
    unsigned char *text = yajl_get_error(handle, 0, (const unsigned char *)bytes, length);
    const char *colon = strstr((const char *)text, ": ");
    g_autofree char *cause = g_strdup(colon ? colon + 2 : (const char *)text);
    yajl_free_error(handle, text);
    g_strchomp(cause);
    if (g_str_has_suffix(cause, "."))
        cause[strlen(cause) - 1] = '\0';
    gboolean early = strstr(cause, "EOF") != NULL;
    gsize consumed = yajl_get_bytes_consumed(handle); // with what it could not take
    g_autofree char *place = place_of(bytes, early ? length : consumed - (consumed > 0));
    if (early)
        g_set_error(error, JSON_ERROR, JSON_ERROR_SYNTAX, "it ends before it is whole, at %s",
                    place);
    else
        g_set_error(error, JSON_ERROR, JSON_ERROR_SYNTAX, "it is not JSON at %s: %s", place, cause);
}

gboolean json_read(const char *bytes, gsize length, json_item item, gpointer data, GError **error)
{
    static const yajl_callbacks callbacks = {
        .yajl_null = on_null,
        .yajl_boolean = on_boolean,
        .yajl_integer = on_integer,
        .yajl_double = on_double,
        .yajl_string = on_string,
        .yajl_start_map = on_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_end,
        .yajl_start_array = on_array,
        .yajl_end_array = on_end,
    };
    // Editors on Windows put a byte-order mark before the text.
    gsize mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    g_autoptr(GError) own = NULL;
    struct reading reading = {
        .item = item, .data = data, .error = &own, .arena = arena_new(), .index = -1};
    yajl_handle handle = yajl_alloc(&callbacks, NULL, &reading);
    g_assert(handle);
    yajl_status status = yajl_parse(handle, (const unsigned char *)bytes + mark, length - mark);
    if (status == yajl_status_ok)
        status = yajl_complete_parse(handle);
    if (status == yajl_status_error)
        complain(handle, bytes + mark, length - mark, &own);
    yajl_free(handle);
    arena_free(reading.arena);
    g_free(reading.key);
    g_free(reading.member);
    if (!own)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&own));
    return FALSE;
}
