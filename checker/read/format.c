// SPDX-License-Identifier: Apache-2.0
#include "read/format.h"

#include "odt/odt.h"

#include <string.h>

enum { START = 1024, SAMPLE = 8192 };

static gboolean begins_with(const char *text, gsize length, const char *what)
{
    gsize size = strlen(what);
    return length >= size && g_ascii_strncasecmp(text, what, size) == 0;
}

// A page says so in its first element, after what XHTML may have before it.
static enum format of_bytes(const char *bytes, gsize length)
{
    gsize at = begins_with(bytes, length, "\xef\xbb\xbf") ? 3 : 0;
    while (at < length && g_ascii_isspace(bytes[at]))
        at++;
    const char *text = bytes + at;
    gsize left = length - at;
    if (begins_with(text, left, "<!doctype html") || begins_with(text, left, "<html"))
        return FORMAT_HTML;
    if (!begins_with(text, left, "<?xml") && !begins_with(text, left, "<office:document"))
        return FORMAT_UNKNOWN;
    if (odt_is_flat(text, left))
        return FORMAT_ODT;
    gssize start = (gssize)MIN(left, START);
    if (g_strstr_len(text, start, "<html") || g_strstr_len(text, start, "<!DOCTYPE html"))
        return FORMAT_HTML;
    return FORMAT_UNKNOWN;
}

static enum format of_name(const char *name)
{
    static const struct {
        const char *extension;
        enum format format;
    } known[] = {
        {"html", FORMAT_HTML},         {"htm", FORMAT_HTML}, {"xhtml", FORMAT_HTML},
        {"md", FORMAT_MARKDOWN},       {"txt", FORMAT_TEXT}, {"text", FORMAT_TEXT},
        {"markdown", FORMAT_MARKDOWN}, {"fodt", FORMAT_ODT},
    };
    const char *dot = name ? strrchr(name, '.') : NULL;
    for (guint i = 0; dot && i < G_N_ELEMENTS(known); i++) {
        if (g_ascii_strcasecmp(dot + 1, known[i].extension) == 0)
            return known[i].format;
    }
    return FORMAT_UNKNOWN;
}

static enum format of_type(const char *type)
{
    static const struct {
        const char *type;
        enum format format;
    } known[] = {
        {"text/html", FORMAT_HTML},
        {"application/xhtml+xml", FORMAT_HTML},
        {"text/markdown", FORMAT_MARKDOWN},
        {"text/plain", FORMAT_TEXT},
    };
    for (guint i = 0; type && i < G_N_ELEMENTS(known); i++) {
        if (begins_with(type, strlen(type), known[i].type))
            return known[i].format;
    }
    return FORMAT_UNKNOWN;
}

enum format format_of(const guint8 *bytes, gsize length, const char *name, const char *type)
{
    enum format format = of_bytes((const char *)bytes, length);
    if (format == FORMAT_UNKNOWN)
        format = of_type(type);
    return format == FORMAT_UNKNOWN ? of_name(name) : format;
}

gboolean format_is_text(const guint8 *bytes, gsize length)
{
    gsize sample = MIN(length, SAMPLE), zeros[2] = {0};
    gboolean marked = length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) ||
                                      (bytes[0] == 0xfe && bytes[1] == 0xff));
    for (gsize i = 0; i < sample; i++)
        zeros[i % 2] += bytes[i] == 0;
    // UTF-16 of Western text has its zeros in every other place.
    return marked || (zeros[0] == 0) != (zeros[1] == 0) || zeros[0] + zeros[1] == 0;
}
