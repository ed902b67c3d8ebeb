// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <string.h>

#include "lang/abbreviation.h"

static gboolean is_closing(char c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']';
}

// Whether a sentence can begin here: a capital, a digit, or a sign before one of them.
static gboolean can_begin(const char *at)
{
    while (*at == '"' || *at == '\'' || *at == '(' || *at == '[')
        at++;
    if (g_str_has_prefix(at, "- "))
        at += 2;
    gunichar c = g_utf8_get_char(at);
    return g_unichar_isupper(c) || g_unichar_isdigit(c) || g_str_has_prefix(at, "§") ||
           g_str_has_prefix(at, "•");
}

// "m m.", "o s v.": an abbreviation that closes, written with spaces; `stop` is its full stop.
static gboolean is_spaced_closing(const char *text, gsize start, gsize stop)
{
    static const char *const closing[] = {" m m", " m fl", " o s v", " e d", " o d", " o dyl"};
    for (gsize i = 0; i < G_N_ELEMENTS(closing); i++) {
        gsize length = strlen(closing[i]);
        if (stop >= start + length &&
            g_ascii_strncasecmp(text + stop - length, closing[i], length) == 0)
            return TRUE;
    }
    return FALSE;
}

// Whether the full stop at `stop` ends a sentence that began at `start`, given that one can begin
// after it.
static gboolean stop_ends(const char *text, gsize start, gsize stop, const char *next)
{
    gsize word = stop;
    while (word > start && text[word - 1] != ' ' && text[word - 1] != '(' && text[word - 1] != '"')
        word--;
    gsize length = stop - word;
    if (length == 0)
        return FALSE;
    if (text[stop - 1] == '.') // an ellipsis
        return TRUE;
    if (strspn(text + word, "0123456789.") >= length)
        // "1. Ansvar" numbers what follows; "sedan 2023. Kommunen" ends.
        return word > start && !g_ascii_isdigit(*next);
    if (is_spaced_closing(text, start, stop))
        return !g_ascii_isdigit(*next);
    if (g_utf8_strlen(text + word, (gssize)length) == 1 &&
        g_unichar_isalpha(g_utf8_get_char(text + word)))
        return FALSE; // an initial, a letter that numbers, "2 p."
    switch (abbreviation_find(text + word, length)) {
    case ABBREVIATION_INNER:
        return FALSE;
    case ABBREVIATION_CLOSING:
        return !g_ascii_isdigit(*next);
    default:
        return TRUE;
    }
}

GArray *find_sentences(const char *folded, gsize length)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    guint start = 0;
    g_array_append_val(starts, start);
    for (gsize i = 0; i < length; i++) {
        char c = folded[i];
        if (c != '.' && c != '!' && c != '?')
            continue;
        gsize after = i + 1;
        while (after < length && is_closing(folded[after]))
            after++;
        if (after >= length || folded[after] != ' ' || !can_begin(folded + after + 1))
            continue;
        if (c == '.' && !stop_ends(folded, start, i, folded + after + 1))
            continue;
        start = (guint)after + 1;
        g_array_append_val(starts, start);
    }
    return starts;
}
