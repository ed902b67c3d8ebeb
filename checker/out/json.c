// SPDX-License-Identifier: Apache-2.0
#include "out/json.h"

#include <string.h>
#include <yajl/yajl_gen.h>

struct json {
    yajl_gen generator;
    GString *text;
    // '[' or '{' when a container was begun but holds nothing yet, else 0. yajl would write an
    // empty one over three lines; it is told of a container only with its first content.
    char pending;
};

// Characters that JSON allows bare in a string but that a terminal or an editor obeys: DEL and C1
// controls, directional overrides and isolates, line separators, noncharacters. The escape means
// the same character to every JSON reader.
static gboolean is_escaped(gunichar c)
{
    return (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x2028 ||
           c == 0x2029 || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static void append_escape(GString *text, gunichar c)
{
    if (c >= 0x10000) {
        gunichar rest = c - 0x10000;
        g_string_append_printf(text, "\\u%04x\\u%04x", 0xd800 + (rest >> 10),
                               0xdc00 + (rest & 0x3ff));
    } else {
        g_string_append_printf(text, "\\u%04x", c);
    }
}

// yajl's sink. yajl cuts strings at ASCII characters only, so a sequence is always whole here, and
// outside strings JSON is ASCII: whatever is escaped is inside one.
static void append(void *context, const char *bytes, size_t length)
{
    GString *text = context;
    const char *end = bytes + length;
    const char *copied = bytes;
    for (const char *p = bytes; p < end;) {
        const char *next = g_utf8_next_char(p);
        if ((guchar)*p >= 0x7f) {
            gunichar c = g_utf8_get_char(p);
            if (is_escaped(c)) {
                g_string_append_len(text, copied, p - copied);
                append_escape(text, c);
                copied = next;
            }
        }
        p = next;
    }
    g_string_append_len(text, copied, end - copied);
}

struct json *json_new(gboolean pretty)
{
    struct json *json = g_new0(struct json, 1);
    json->text = g_string_new(NULL);
    json->generator = yajl_gen_alloc(NULL);
    g_assert(json->generator);
    yajl_gen_config(json->generator, yajl_gen_print_callback, append, json->text);
    if (pretty) {
        yajl_gen_config(json->generator, yajl_gen_beautify, 1);
        yajl_gen_config(json->generator, yajl_gen_indent_string, "  ");
    }
    return json;
}

void json_free(struct json *json)
{
    if (!json)
        return;
    yajl_gen_free(json->generator);
    if (json->text)
        g_string_free(json->text, TRUE);
    g_free(json);
}

// Every refusal of the generator is a call out of order: a bug of the caller.
static void expect(yajl_gen_status status)
{
    if (status != yajl_gen_status_ok)
        g_error("JSON written out of order (yajl status %d)", (int)status);
}

static void flush(struct json *json)
{
    char pending = json->pending;
    json->pending = 0;
    if (pending == '{')
        expect(yajl_gen_map_open(json->generator));
    else if (pending == '[')
        expect(yajl_gen_array_open(json->generator));
}

static void begin(struct json *json, char bracket)
{
    flush(json);
    json->pending = bracket;
}

static void end(struct json *json, char bracket)
{
    if (json->pending) {
        g_assert(json->pending == bracket);
        json->pending = 0;
        // yajl writes a "number" as it is given.
        expect(yajl_gen_number(json->generator, bracket == '{' ? "{}" : "[]", 2));
    } else if (bracket == '{') {
        expect(yajl_gen_map_close(json->generator));
    } else {
        expect(yajl_gen_array_close(json->generator));
    }
}

void json_object(struct json *json)
{
    begin(json, '{');
}

void json_end_object(struct json *json)
{
    end(json, '{');
}

void json_array(struct json *json)
{
    begin(json, '[');
}

void json_end_array(struct json *json)
{
    end(json, '[');
}

void json_key(struct json *json, const char *key)
{
    g_assert(key);
    json_string(json, key);
}

void json_string(struct json *json, const char *value)
{
    if (!value) {
        json_null(json);
        return;
    }
    flush(json);
    // A file name need not be UTF-8; JSON must be.
    g_autofree char *valid = g_utf8_validate(value, -1, NULL) ? NULL : g_utf8_make_valid(value, -1);
    const char *text = valid ? valid : value;
    expect(yajl_gen_string(json->generator, (const unsigned char *)text, strlen(text)));
}

void json_number(struct json *json, gint64 value)
{
    flush(json);
    expect(yajl_gen_integer(json->generator, value));
}

void json_thousandths(struct json *json, guint value)
{
    char text[32];
    int length = g_snprintf(text, sizeof text, "%u.%03u", value / 1000, value % 1000);
    flush(json);
    expect(yajl_gen_number(json->generator, text, (gsize)length));
}

void json_boolean(struct json *json, gboolean value)
{
    flush(json);
    expect(yajl_gen_bool(json->generator, value ? 1 : 0));
}

void json_null(struct json *json)
{
    flush(json);
    expect(yajl_gen_null(json->generator));
}

void json_key_string(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_string(json, value);
}

void json_key_number(struct json *json, const char *key, gint64 value)
{
    json_key(json, key);
    json_number(json, value);
}

void json_key_boolean(struct json *json, const char *key, gboolean value)
{
    json_key(json, key);
    json_boolean(json, value);
}

GString *json_finish(struct json *json)
{
    flush(json);
    // The indenting generator ends a document with a newline of its own; the compact one does not.
    GString *text = g_steal_pointer(&json->text);
    if (text->len == 0 || text->str[text->len - 1] != '\n')
        g_string_append_c(text, '\n');
    return text;
}
