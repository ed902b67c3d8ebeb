// SPDX-License-Identifier: Apache-2.0
#include "model/typed.h"

#include <string.h>

enum { DIGITS_MAX = 3, PARTS_MAX = 9, ROMAN_MAX = 6 };

static gboolean is_space(gunichar character)
{
    return g_unichar_isspace(character) || character == 0xa0;
}

static const char *skip_space(const char *at)
{
    while (*at && is_space(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

// One part of a number: up to three digits, one capital letter, or a roman numeral, by what `first`
// allows. Returns its end; `at` itself when there is none.
static const char *part_end(const char *at, gboolean first)
{
    gsize digits = strspn(at, "0123456789");
    if (digits > 0)
        return digits <= DIGITS_MAX ? at + digits : at;
    if (!first)
        return at;
    gsize roman = strspn(at, "IVX");
    if (roman > 0 && roman <= ROMAN_MAX && !g_ascii_isalnum(at[roman]))
        return at + roman;
    return g_ascii_isupper(at[0]) && !g_ascii_isalnum(at[1]) ? at + 1 : at;
}

char *typed_number(const char *text, guint *length)
{
    *length = 0;
    const char *start = skip_space(text);
    gboolean section = g_str_has_prefix(start, "§"); // "§ 4 Ansvar"
    const char *from = section ? skip_space(start + strlen("§")) : start;
    const char *end = part_end(from, TRUE);
    guint parts = 0;
    if (end == from)
        return NULL;
    for (parts = 1; parts < PARTS_MAX && *end == '.'; parts++) {
        const char *next = part_end(end + 1, FALSE);
        if (next == end + 1)
            break;
        end = next;
    }
    gboolean digits = g_ascii_isdigit(*from);
    const char *after = end + (*end == '.' || *end == ')' || *end == ':');
    gboolean closed = after > end;
    if (*after && !is_space(g_utf8_get_char(after)))
        return NULL; // "3a", "24-timmars", "3.5%"
    gboolean tab = *after == '\t';
    const char *title = skip_space(after);
    if (digits && !section && g_str_has_prefix(title, "§")) { // "4 § Ansvar", as in statutes
        end = title + strlen("§");
        title = skip_space(end);
        section = TRUE;
        from = start;
    }
    if (!*title)
        return NULL; // a number alone is the title
    // One number or letter without a sign after it may be the title's first word.
    gboolean capital = g_unichar_isupper(g_utf8_get_char(title));
    if (parts == 1 && !closed && !tab && !section && !(digits && capital))
        return NULL;
    *length = (guint)g_utf8_pointer_to_offset(text, title);
    const char *begin = section ? start : from;
    return g_strndup(begin, (gsize)(end - begin));
}
