// SPDX-License-Identifier: Apache-2.0
#include "base/charset.h"

#include <errno.h>
#include <string.h>

static const char UTF_8[] = "UTF-8", WINDOWS_1252[] = "windows-1252", UTF_16LE[] = "UTF-16LE",
                  UTF_16BE[] = "UTF-16BE", REPLACEMENT[] = "\xef\xbf\xbd";
enum { REPLACEMENT_SIZE = 3, GUESS = 64, LABEL_MAX = 40, ROOM = 4096 };

gunichar charset_windows_1252(guint code)
{
    static const guint16 high[] = {
        0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
    };
    return code >= 0x80 && code <= 0x9f ? high[code - 0x80] : code;
}

// The encoding that a declared label stands for; NULL when it is none that is read. Only these are
// handed to iconv: it knows others, old and stateful, which no page on the web may use.
static const char *encoding_of(const char *label)
{
    static const struct {
        const char *label, *name;
    } labels[] = {
        {"utf-8", UTF_8},
        {"utf8", UTF_8},
        {"unicode-1-1-utf-8", UTF_8},
        {"windows-1252", WINDOWS_1252},
        {"cp1252", WINDOWS_1252},
        {"x-cp1252", WINDOWS_1252},
        {"iso-8859-1", WINDOWS_1252},
        {"iso8859-1", WINDOWS_1252},
        {"iso_8859-1", WINDOWS_1252},
        {"latin1", WINDOWS_1252},
        {"l1", WINDOWS_1252},
        {"ascii", WINDOWS_1252},
        {"us-ascii", WINDOWS_1252},
        {"utf-16", UTF_16LE},
        {"utf-16le", UTF_16LE},
        {"utf-16be", UTF_16BE},
        {"iso-8859-2", "ISO-8859-2"},
        {"latin2", "ISO-8859-2"},
        {"iso-8859-4", "ISO-8859-4"},
        {"iso-8859-5", "ISO-8859-5"},
        {"iso-8859-7", "ISO-8859-7"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-10", "ISO-8859-10"},
        {"iso-8859-13", "ISO-8859-13"},
        {"iso-8859-14", "ISO-8859-14"},
        {"iso-8859-15", "ISO-8859-15"},
        {"latin-9", "ISO-8859-15"},
        {"iso-8859-16", "ISO-8859-16"},
        {"windows-1250", "windows-1250"},
        {"windows-1251", "windows-1251"},
        {"windows-1253", "windows-1253"},
        {"windows-1254", "windows-1254"},
        {"windows-1255", "windows-1255"},
        {"windows-1256", "windows-1256"},
        {"windows-1257", "windows-1257"},
        {"windows-1258", "windows-1258"},
        {"macintosh", "MACINTOSH"},
        {"ibm866", "IBM866"},
        {"koi8-r", "KOI8-R"},
        {"koi8-u", "KOI8-U"},
        {"gbk", "GB18030"},
        {"gb2312", "GB18030"},
        {"gb18030", "GB18030"},
        {"big5", "BIG5"},
        {"euc-jp", "EUC-JP"},
        {"shift_jis", "SHIFT_JIS"},
        {"euc-kr", "EUC-KR"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        if (g_ascii_strcasecmp(label, labels[i].label) == 0)
            return labels[i].name;
    }
    return NULL;
}

// UTF-16 without a mark: in Western text every other byte is zero.
static const char *guess_utf_16(const guint8 *bytes, gsize length)
{
    gsize pairs = MIN(length, GUESS) / 2, low = 0, high = 0;
    for (gsize i = 0; i < pairs; i++) {
        low += bytes[2 * i] != 0 && bytes[2 * i + 1] == 0;
        high += bytes[2 * i] == 0 && bytes[2 * i + 1] != 0;
    }
    if (pairs < 2)
        return NULL;
    return low == pairs ? UTF_16LE : high == pairs ? UTF_16BE : NULL;
}

static GString *from_windows_1252(const guint8 *bytes, gsize length)
{
    GString *text = g_string_sized_new(length + length / 8);
    for (gsize i = 0; i < length; i++) {
        if (bytes[i] < 0x80)
            g_string_append_c(text, (char)bytes[i]);
        else
            g_string_append_unichar(text, charset_windows_1252(bytes[i]));
    }
    return text;
}

// Characters that the encoding does not have become U+FFFD and are counted. NULL when this system
// cannot convert from the encoding.
static GString *from_encoding(const char *bytes, gsize length, const char *encoding,
                              guint64 *replaced)
{
    GIConv converter = g_iconv_open(UTF_8, encoding);
    if (converter == (GIConv)-1)
        return NULL;
    GString *text = g_string_sized_new(length + length / 8);
    char *from = (char *)(gsize)bytes;
    gsize left = length;
    while (left > 0) {
        char room[ROOM];
        char *to = room;
        gsize free = sizeof room;
        gsize converted = g_iconv(converter, &from, &left, &to, &free);
        int failure = errno;
        g_string_append_len(text, room, to - room);
        if (converted != (gsize)-1 || failure == E2BIG)
            continue;
        // A wrong sequence (EILSEQ) or one cut off by the end (EINVAL).
        gsize unit = g_str_has_prefix(encoding, "UTF-16") ? 2 : 1;
        gsize step = MIN(unit, left);
        from += step;
        left -= step;
        g_string_append_len(text, REPLACEMENT, REPLACEMENT_SIZE);
        ++*replaced;
    }
    g_iconv_close(converter);
    return text;
}

static GString *from_utf_8(const char *bytes, gsize length, guint64 *replaced, guint64 *wide)
{
    GString *text = g_string_sized_new(length);
    const char *end = bytes + length;
    for (const char *at = bytes; at < end;) {
        const char *stop;
        g_utf8_validate_len(at, (gsize)(end - at), &stop); // NUL stops it too
        for (const char *p = at; p < stop; p++)
            *wide += (guchar)*p >= 0xc0;
        g_string_append_len(text, at, stop - at);
        at = stop;
        if (at == end)
            break;
        if (*at) {
            g_string_append_len(text, REPLACEMENT, REPLACEMENT_SIZE);
            ++*replaced;
        }
        at++;
    }
    return text;
}

static void drop_nul(GString *text)
{
    gsize kept = 0;
    for (gsize i = 0; i < text->len; i++) {
        if (text->str[i])
            text->str[kept++] = text->str[i];
    }
    g_string_truncate(text, kept);
}

static struct said replaced_note(const char *encoding, guint64 replaced)
{
    if (replaced == 1)
        return said_of(NOTICE_REPLACED_ONE, encoding, NULL);
    g_autofree char *count = g_strdup_printf("%" G_GUINT64_FORMAT, replaced);
    return said_of(NOTICE_REPLACED, count, encoding);
}

// Nothing is known of the encoding, or something that its bytes deny.
static GString *by_validity(const char *bytes, gsize length, const char *declared,
                            struct said *note)
{
    guint64 replaced = 0, wide = 0;
    GString *text = from_utf_8(bytes, length, &replaced, &wide);
    if (replaced == 0)
        return text;
    // Bytes that hold characters of UTF-8 as well are UTF-8 with damage.
    if (wide > replaced) {
        *note = replaced_note(UTF_8, replaced);
        return text;
    }
    g_string_free(text, TRUE);
    *note = said_of(declared ? NOTICE_NOT_UTF_8 : NOTICE_NOT_SAID, NULL, NULL);
    return from_windows_1252((const guint8 *)bytes, length);
}

static GString *by_name(const char *bytes, gsize length, const char *encoding, struct said *note)
{
    if (strcmp(encoding, WINDOWS_1252) == 0)
        return from_windows_1252((const guint8 *)bytes, length);
    guint64 replaced = 0;
    GString *text = from_encoding(bytes, length, encoding, &replaced);
    if (!text)
        return NULL;
    if (replaced > 0)
        *note = replaced_note(encoding, replaced);
    return text;
}

static GString *decode(const char *bytes, gsize length, const char *declared, struct said *note)
{
    const char *encoding = declared ? encoding_of(declared) : NULL;
    gsize mark = 0;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        mark = 3;
        encoding = UTF_8;
    } else if (length >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0) {
        mark = 2;
        encoding = UTF_16LE;
    } else if (length >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0) {
        mark = 2;
        encoding = UTF_16BE;
    } else {
        const char *guess = guess_utf_16((const guint8 *)bytes, length);
        // A declaration that can be read byte by byte is not in UTF-16, whatever it says (HTML
        // Standard, 13.2.3.3).
        if (guess || encoding == UTF_16LE || encoding == UTF_16BE)
            encoding = guess ? guess : UTF_8;
    }
    GString *text = NULL;
    if (encoding && encoding != UTF_8)
        text = by_name(bytes + mark, length - mark, encoding, note);
    if (!text)
        text = by_validity(bytes + mark, length - mark, encoding, note);
    if (declared && !encoding && !note->english) {
        g_autofree char *label = g_strndup(declared, MIN(strlen(declared), LABEL_MAX));
        *note = said_of(NOTICE_ENCODING_UNKNOWN, label, NULL);
    }
    return text;
}

char *charset_decode(const char *bytes, gsize length, const char *declared, gsize *decoded,
                     struct said *note)
{
    *note = (struct said){0};
    GString *text = decode(bytes, length, declared, note);
    drop_nul(text);
    *decoded = text->len;
    return g_string_free(text, FALSE);
}
