// SPDX-License-Identifier: Apache-2.0
#include "read/mime.h"

#include "base/charset.h"

#include <string.h>

enum { NESTING = 8, HEADER_MAX = 64 * 1024 };

// Header lines and what follows them.
struct entity {
    const char *head, *body, *end;
};

gboolean mime_is_message(const guint8 *bytes, gsize length, const char *type)
{
    static const char start[] = "MIME-Version:";
    static const char *const types[] = {"message/rfc822", "multipart/related", "x-mimearchive"};
    for (guint i = 0; type && i < G_N_ELEMENTS(types); i++) {
        if (strstr(type, types[i]))
            return TRUE;
    }
    while (length > 0 && g_ascii_isspace(*bytes))
        bytes++, length--;
    return length > strlen(start) &&
           g_ascii_strncasecmp((const char *)bytes, start, strlen(start)) == 0;
}

// The header ends at the first blank line.
static struct entity entity_of(const char *at, const char *end)
{
    struct entity entity = {at, end, end};
    while (at < end) {
        const char *line_end = memchr(at, '\n', (gsize)(end - at));
        gsize length = (gsize)((line_end ? line_end : end) - at);
        gboolean blank = length == 0 || (length == 1 && *at == '\r');
        at = line_end ? line_end + 1 : end;
        if (blank) {
            entity.body = at;
            break;
        }
    }
    return entity;
}

// A header field's value, folded lines joined; NULL without one.
static char *field_of(const struct entity *entity, const char *name)
{
    g_autofree char *head =
        g_strndup(entity->head, MIN((gsize)(entity->body - entity->head), HEADER_MAX));
    g_autoptr(GString) value = NULL;
    g_auto(GStrv) lines = g_strsplit(head, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        gboolean folded = *lines[i] == ' ' || *lines[i] == '\t';
        if (value && !folded)
            break;
        if (value) {
            g_string_append(value, g_strchomp(lines[i]));
        } else if (g_ascii_strncasecmp(lines[i], name, strlen(name)) == 0 &&
                   lines[i][strlen(name)] == ':') {
            value = g_string_new(g_strstrip(lines[i] + strlen(name) + 1));
        }
    }
    return value ? g_strdup(value->str) : NULL;
}

// A parameter of a field: `boundary="x"`, `charset=utf-8`. NULL without one.
static char *parameter_of(const char *field, const char *name)
{
    for (const char *at = field ? strchr(field, ';') : NULL; at; at = strchr(at, ';')) {
        at++;
        at += strspn(at, " \t");
        if (g_ascii_strncasecmp(at, name, strlen(name)) != 0 || at[strlen(name)] != '=')
            continue;
        at += strlen(name) + 1;
        return *at == '"' ? g_strndup(at + 1, strcspn(at + 1, "\""))
                          : g_strndup(at, strcspn(at, "; \t"));
    }
    return NULL;
}

// RFC 2045, 6.7: "=E5" is a byte, "=" at a line's end takes the line end away.
static char *decode_quoted(const char *text, gsize length, gsize *decoded)
{
    GString *out = g_string_sized_new(length);
    for (gsize i = 0; i < length; i++) {
        if (text[i] != '=') {
            g_string_append_c(out, text[i]);
        } else if (i + 1 < length && text[i + 1] == '\n') {
            i += 1;
        } else if (i + 2 < length && text[i + 1] == '\r' && text[i + 2] == '\n') {
            i += 2;
        } else if (i + 2 < length && g_ascii_isxdigit(text[i + 1]) &&
                   g_ascii_isxdigit(text[i + 2])) {
            g_string_append_c(out, (char)(g_ascii_xdigit_value(text[i + 1]) << 4 |
                                          g_ascii_xdigit_value(text[i + 2])));
            i += 2;
        } else {
            g_string_append_c(out, text[i]);
        }
    }
    *decoded = out->len;
    return g_string_free(out, FALSE);
}

static GBytes *decode_page(const struct entity *entity, const char *type)
{
    g_autofree char *encoding = field_of(entity, "Content-Transfer-Encoding");
    g_autofree char *declared = parameter_of(type, "charset");
    gsize length = (gsize)(entity->end - entity->body), decoded = length;
    g_autofree char *raw = NULL;
    if (encoding && g_ascii_strcasecmp(encoding, "base64") == 0) {
        g_autofree char *body = g_strndup(entity->body, length);
        raw = (char *)g_base64_decode(body, &decoded);
    } else if (encoding && g_ascii_strcasecmp(encoding, "quoted-printable") == 0) {
        raw = decode_quoted(entity->body, length, &decoded);
    } else {
        raw = g_strndup(entity->body, length);
    }
    gsize size;
    g_auto(said_t) note = {0};
    g_autofree char *text = charset_decode(raw, decoded, declared, &size, &note);
    GByteArray *page = g_byte_array_new();
    g_byte_array_append(page, (const guint8 *)"\xef\xbb\xbf", 3);
    g_byte_array_append(page, (const guint8 *)text, (guint)size);
    return g_byte_array_free_to_bytes(page);
}

static GBytes *find_page(const char *at, const char *end, guint nesting)
{
    struct entity entity = entity_of(at, end);
    g_autofree char *type = field_of(&entity, "Content-Type");
    if (type && g_ascii_strncasecmp(type, "text/html", strlen("text/html")) == 0)
        return decode_page(&entity, type);
    if (!type || g_ascii_strncasecmp(type, "multipart/", strlen("multipart/")) != 0 || !nesting)
        return NULL;
    g_autofree char *boundary = parameter_of(type, "boundary");
    if (!boundary || !*boundary)
        return NULL;
    g_autofree char *line = g_strconcat("\n--", boundary, NULL);
    gsize length = strlen(line);
    // The first boundary may stand right at the body's start: its line end is the header's.
    const char *from = entity.body > entity.head ? entity.body - 1 : entity.body;
    const char *part = memmem(from, (gsize)(end - from), line, length);
    while (part) {
        part += length;
        const char *next = memmem(part, (gsize)(end - part), line, length);
        const char *start = memchr(part, '\n', (gsize)((next ? next : end) - part));
        GBytes *page = start ? find_page(start + 1, next ? next : end, nesting - 1) : NULL;
        if (page)
            return page;
        part = next;
    }
    return NULL;
}

GBytes *mime_page(const guint8 *bytes, gsize length)
{
    const char *at = (const char *)bytes, *end = at + length;
    while (at < end && g_ascii_isspace(*at))
        at++;
    return find_page(at, end, NESTING);
}
