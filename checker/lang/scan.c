// SPDX-License-Identifier: Apache-2.0
#include "lang/scan.h"

#include <string.h>

static gboolean is_word(gunichar character)
{
    return g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '_';
}

// What joins the parts of numbers, dates and codes.
static gboolean joins(char character)
{
    return character != '\0' && strchr(".,:/-+", character) != NULL;
}

// The character before `at`; 0 at the text's beginning.
static gunichar before(const char *text, guint at)
{
    return at ? g_utf8_get_char(g_utf8_prev_char(text + at)) : 0;
}

gboolean scan_starts(const char *text, guint at)
{
    return !is_word(before(text, at));
}

gboolean scan_ends(const char *text, guint at, guint end)
{
    return at >= end || !is_word(g_utf8_get_char(text + at));
}

gboolean scan_goes_on(const char *text, guint at, guint end)
{
    if (!scan_ends(text, at, end))
        return TRUE;
    return at + 1 < end && joins(text[at]) && g_ascii_isdigit(text[at + 1]);
}

gboolean scan_is_rest(const char *text, guint at)
{
    if (!scan_starts(text, at))
        return TRUE;
    return at > 1 && joins(text[at - 1]) && g_ascii_isdigit(text[at - 2]);
}

guint scan_run(const char *text, guint at, guint end)
{
    while (at < end) {
        if (is_word(g_utf8_get_char(text + at)))
            at = (guint)(g_utf8_next_char(text + at) - text);
        else if (joins(text[at]) && at + 1 < end && g_ascii_isalnum(text[at + 1]))
            at++;
        else
            break;
    }
    return at;
}

guint scan_word(const char *text, guint at, guint end, char word[SCAN_WORD])
{
    guint length = 0;
    while (at < end) {
        gunichar character = g_utf8_get_char(text + at);
        if (!g_unichar_isalpha(character))
            break;
        char bytes[8];
        guint count = (guint)g_unichar_to_utf8(g_unichar_tolower(character), bytes);
        if (length + count >= SCAN_WORD)
            return 0;
        memcpy(word + length, bytes, count);
        length += count;
        at = (guint)(g_utf8_next_char(text + at) - text);
    }
    word[length] = '\0';
    return length ? at : 0;
}

guint scan_digits(const char *text, guint at, guint end, guint least, guint most, gint64 *value)
{
    guint from = at;
    gint64 sum = 0;
    while (at < end && g_ascii_isdigit(text[at]) && at - from < most)
        sum = 10 * sum + (text[at++] - '0');
    if (at - from < least || (at < end && g_ascii_isdigit(text[at])))
        return 0;
    *value = sum;
    return at;
}

guint scan_character(const char *text, guint at, guint end, char character)
{
    return at < end && text[at] == character ? at + 1 : 0;
}

guint scan_words(const char *text, guint at, guint end, const char *words, gsize length)
{
    // Most places begin otherwise, which the first letter tells.
    if (at >= end || (!((text[at] | *words) & 0x80) && g_ascii_tolower(text[at]) != *words))
        return 0;
    for (const char *wanted = words; wanted < words + length; wanted = g_utf8_next_char(wanted)) {
        if (at >= end || g_unichar_tolower(g_utf8_get_char(text + at)) != g_utf8_get_char(wanted))
            return 0;
        at = (guint)(g_utf8_next_char(text + at) - text);
    }
    gboolean edge = is_word(before(text, at));
    return edge && !scan_ends(text, at, end) ? 0 : at;
}

guint scan_phrase(const char *text, guint at, guint end, const char *phrase)
{
    return scan_words(text, at, end, phrase, strlen(phrase));
}

guint scan_any(const char *text, guint at, guint end, const char *const *phrases, guint *which)
{
    for (guint i = 0; phrases[i]; i++) {
        guint after = scan_phrase(text, at, end, phrases[i]);
        if (!after)
            continue;
        if (which)
            *which = i;
        return after;
    }
    return 0;
}

guint scan_skip_space(const char *text, guint at, guint end)
{
    return at < end && text[at] == ' ' ? at + 1 : at;
}
