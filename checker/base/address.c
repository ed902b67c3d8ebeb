// SPDX-License-Identifier: Apache-2.0
#include "base/address.h"

#include <string.h>

// %XX spelled out; the text itself where that would be no text, or one that cannot be shown.
static char *decode(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at; at++) {
        int high = *at == '%' ? g_ascii_xdigit_value(at[1]) : -1;
        int low = high >= 0 ? g_ascii_xdigit_value(at[2]) : -1;
        int byte = low >= 0 ? high * 16 + low : 0;
        if (byte < ' ' || byte == 0x7f) {
            g_string_append_c(out, *at);
            continue;
        }
        g_string_append_c(out, (char)byte);
        at += 2;
    }
    return g_utf8_validate(out->str, (gssize)out->len, NULL) ? g_strdup(out->str) : g_strdup(text);
}

char *address_host(const char *name)
{
    g_autofree char *decoded = decode(name);
    g_autofree char *lower = g_utf8_strdown(decoded, -1);
    gsize length = strlen(lower);
    while (length > 0 && lower[length - 1] == '.')
        lower[--length] = '\0';
    g_autofree char *codes = g_hostname_to_ascii(lower);
    char *letters = codes ? g_hostname_to_unicode(codes) : NULL;
    return letters ? letters : g_steal_pointer(&lower);
}

gboolean address_is_host(const char *host, const char *named)
{
    gsize length = strlen(host), end = strlen(named);
    if (length < end || strcmp(host + length - end, named) != 0)
        return FALSE;
    return length == end || host[length - end - 1] == '.';
}

// The length of "scheme:" (RFC 3986, 3.1); 0: there is none. One letter is a drive.
static gsize scheme_length(const char *text)
{
    if (!g_ascii_isalpha(*text))
        return 0;
    gsize length = 1;
    while (g_ascii_isalnum(text[length]) || (text[length] && strchr("+-.", text[length])))
        length++;
    return text[length] == ':' && length > 1 ? length + 1 : 0;
}

static gboolean is_drive(const char *text)
{
    return g_ascii_isalpha(text[0]) && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
}

// "//user@host:port/path" behind the scheme.
static void read_authority(struct address *address, const char *scheme, const char *rest)
{
    const char *start = rest + 2;
    gsize length = strcspn(start, "/\\?#");
    g_autofree char *authority = g_strndup(start, length);
    const char *user = strrchr(authority, '@');
    char *host = user ? authority + (user - authority) + 1 : authority;
    char *port = *host == '[' ? NULL : strrchr(host, ':');
    g_autofree char *after = g_strdup(port ? port : "");
    if (port)
        *port = '\0';
    address->host = address_host(host);
    g_autofree char *path = decode(start + length);
    address->text = g_strconcat(scheme, "//", address->host, after, path, NULL);
}

void address_init(struct address *address, const char *target)
{
    g_autofree char *text = g_strstrip(g_strdup(target));
    *address = (struct address){.kind = ADDRESS_NET};
    gsize length = scheme_length(text);
    g_autofree char *scheme = g_ascii_strdown(text, (gssize)length);
    if (is_drive(text) || g_str_has_prefix(text, "\\\\") || strcmp(scheme, "file:") == 0)
        address->kind = ADDRESS_LOCAL;
    else if (strcmp(text, "") == 0 || strcmp(text, "#") == 0)
        address->kind = ADDRESS_EMPTY;
    else if (*text == '#')
        address->kind = ADDRESS_ANCHOR;
    else if (strcmp(scheme, "mailto:") == 0)
        address->kind = ADDRESS_MAIL;
    else if (g_str_has_prefix(text + length, "//"))
        read_authority(address, scheme, text + length);
    else if (!length)
        address->kind = ADDRESS_RELATIVE;
    if (!address->text) {
        g_autofree char *rest = decode(text + length);
        address->text = g_strconcat(scheme, rest, NULL);
    }
    if (address->kind == ADDRESS_ANCHOR)
        address->anchor = address->text + 1;
}

void address_clear(struct address *address)
{
    g_clear_pointer(&address->text, g_free);
    g_clear_pointer(&address->host, g_free);
}
