// SPDX-License-Identifier: Apache-2.0
#include "base/wire.h"

#include <string.h>

void wire_put_number(GByteArray *out, guint64 number)
{
    do {
        guint8 byte = (guint8)((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
        g_byte_array_append(out, &byte, 1);
        number >>= 7;
    } while (number);
}

void wire_put_text(GByteArray *out, const char *text)
{
    if (!text) {
        wire_put_number(out, 0);
        return;
    }
    gsize length = strlen(text);
    wire_put_number(out, (guint64)length + 1);
    g_byte_array_append(out, (const guint8 *)text, (guint)length);
}

guint64 wire_get_number(struct wire *wire)
{
    guint64 number = 0;
    for (guint shift = 0; shift < 64 && !wire->failed; shift += 7) {
        if (wire->at >= wire->length)
            break;
        guint8 byte = wire->bytes[wire->at++];
        number |= (guint64)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return number;
    }
    wire->failed = TRUE;
    return 0;
}

char *wire_get_text(struct wire *wire, struct arena *arena)
{
    guint64 length = wire_get_number(wire);
    if (wire->failed || length == 0)
        return NULL;
    length--;
    const char *text = (const char *)wire->bytes + wire->at;
    if (length > wire->length - wire->at || memchr(text, 0, length) ||
        !g_utf8_validate_len(text, length, NULL)) {
        wire->failed = TRUE;
        return NULL;
    }
    wire->at += length;
    return arena_strndup(arena, text, length);
}

guint wire_get_count(struct wire *wire)
{
    guint64 count = wire_get_number(wire);
    if (wire->failed || count > wire->length - wire->at) {
        wire->failed = TRUE;
        return 0;
    }
    return (guint)count;
}
