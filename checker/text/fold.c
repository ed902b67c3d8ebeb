// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <string.h>

#include <utf8proc.h>

#include "lang/characters.h"
#include "text/text.h"

void folding_init(struct folding *folding)
{
    folding->text = g_string_new(NULL);
    folding->from = g_array_new(FALSE, FALSE, sizeof(guint32));
    folding->to = g_array_new(FALSE, FALSE, sizeof(guint32));
}

void folding_clear(struct folding *folding)
{
    g_string_free(folding->text, TRUE);
    g_array_unref(folding->from);
    g_array_unref(folding->to);
}

static void put(struct folding *folding, const char *bytes, gsize length, guint32 from, guint32 to)
{
    g_string_append_len(folding->text, bytes, (gssize)length);
    for (gsize i = 0; i < length; i++) {
        g_array_append_val(folding->from, from);
        g_array_append_val(folding->to, to);
    }
}

// One character with the marks that combine with it, composed.
static void put_cluster(struct folding *folding, const char *source, gsize length, guint32 from,
                        guint32 to)
{
    if (length == 1) { // ASCII is NFC
        put(folding, source, 1, from, to);
        return;
    }
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t bytes =
        utf8proc_map((const utf8proc_uint8_t *)source, (utf8proc_ssize_t)length, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (bytes < 0)
        put(folding, source, length, from, to);
    else
        put(folding, (const char *)composed, (gsize)bytes, from, to);
    free(composed);
}

static gboolean combines(gunichar c)
{
    if (c < 0x300)
        return FALSE;
    return utf8proc_get_property((utf8proc_int32_t)c)->combining_class != 0;
}

static void fold_characters(const char *source, struct folding *folding)
{
    guint32 at = 0;
    for (const char *c = source; *c;) {
        gunichar character = g_utf8_get_char(c);
        const char *next = g_utf8_next_char(c);
        guint32 end = at + 1;
        gsize length = folding->text->len;
        const char *instead = character_fold(character);
        if (instead && *instead == ' ') {
            // Runs become one space that stands for all of them; none at the beginning.
            if (length > 0 && folding->text->str[length - 1] == ' ')
                g_array_index(folding->to, guint32, length - 1) = end;
            else if (length > 0)
                put(folding, " ", 1, at, end);
        } else if (instead) {
            put(folding, instead, strlen(instead), at, end);
        } else {
            while (*next && combines(g_utf8_get_char(next))) {
                next = g_utf8_next_char(next);
                end++;
            }
            put_cluster(folding, c, (gsize)(next - c), at, end);
        }
        at = end;
        c = next;
    }
    if (folding->text->len > 0 && folding->text->str[folding->text->len - 1] == ' ') {
        g_string_truncate(folding->text, folding->text->len - 1);
        g_array_set_size(folding->from, (guint)folding->text->len);
        g_array_set_size(folding->to, (guint)folding->text->len);
    }
}

// Whether "nedsätt- ning" is broken at byte `hyphen`: three small letters before it, a small word
// after the space, and that word does not join two compounds ("hälso- och sjukvård").
static gboolean is_broken_word(const char *text, gsize length, gsize hyphen)
{
    if (text[hyphen] != '-' || hyphen + 2 >= length || text[hyphen + 1] != ' ')
        return FALSE;
    const char *before = text + hyphen;
    for (int i = 0; i < 3; i++) {
        before = g_utf8_find_prev_char(text, before);
        if (!before || !g_unichar_islower(g_utf8_get_char(before)))
            return FALSE;
    }
    const char *after = text + hyphen + 2, *end = after;
    while (*end && g_unichar_islower(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    gsize word = (gsize)(end - after);
    if (g_utf8_strlen(after, (gssize)word) < 2)
        return FALSE;
    static const char *const joining[] = {"och",  "eller", "samt", "respektive", "resp",
                                          "till", "men",   "som",  "utan"};
    for (gsize i = 0; i < G_N_ELEMENTS(joining); i++)
        if (strlen(joining[i]) == word && memcmp(joining[i], after, word) == 0)
            return FALSE;
    return TRUE;
}

static void join_broken_words(struct folding *folding)
{
    char *text = folding->text->str;
    gsize length = folding->text->len, kept = 0;
    if (!strstr(text, "- "))
        return;
    // Decided on the text as it was: `text` is rewritten behind the reading position only after
    // the decisions were made.
    g_autofree gboolean *drop = g_new0(gboolean, length);
    for (gsize i = 0; i < length; i++)
        if (text[i] == '-' && is_broken_word(text, length, i))
            drop[i] = drop[i + 1] = TRUE;
    for (gsize i = 0; i < length; i++) {
        if (drop[i])
            continue;
        text[kept] = text[i];
        g_array_index(folding->from, guint32, kept) = g_array_index(folding->from, guint32, i);
        g_array_index(folding->to, guint32, kept) = g_array_index(folding->to, guint32, i);
        kept++;
    }
    g_string_truncate(folding->text, kept);
    g_array_set_size(folding->from, (guint)kept);
    g_array_set_size(folding->to, (guint)kept);
}

void fold(const char *source, struct folding *folding)
{
    fold_characters(source, folding);
    join_broken_words(folding);
}

char *text_fold(const char *text)
{
    struct folding folding;
    folding_init(&folding);
    fold(text, &folding);
    char *folded = g_strdup(folding.text->str);
    folding_clear(&folding);
    return folded;
}

// The lead byte of the letters from U+00C0 to U+00FF in UTF-8, and the second byte of those that
// are no letters (the signs of times and division) or fold to two.
enum { LATIN_LEAD = 0xC3, TIMES = 0x97, SHARP_S = 0x9F, DIVIDED = 0xB7 };

// The same as text_fold_case for what nearly all words of Swedish texts are made of: ASCII and
// letters such as those with rings and dots, single spaces between; NULL: there is more to it.
static char *fold_plain(const char *text)
{
    gsize length = strlen(text);
    char *lower = g_malloc(length + 1);
    for (gsize i = 0; i < length; i++) {
        guchar c = (guchar)text[i], next = (guchar)text[i + 1];
        gboolean plain;
        lower[i] = g_ascii_tolower(text[i]);
        if (c == LATIN_LEAD) {
            plain = next != TIMES && next != SHARP_S && next != DIVIDED;
            lower[++i] = (char)(next < SHARP_S ? next + 0x20 : next);
        } else if (c == ' ') {
            plain = i > 0 && next && next != ' ';
        } else {
            // "- " may stand in a broken word.
            plain = c > ' ' && c < 0x7F && c != '`' && !(c == '-' && next == ' ');
        }
        if (!plain) {
            g_free(lower);
            return NULL;
        }
    }
    lower[length] = '\0';
    return lower;
}

char *text_fold_case(const char *text)
{
    char *plain = fold_plain(text);
    if (plain)
        return plain;
    g_autofree char *folded = text_fold(text);
    utf8proc_uint8_t *lower = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)folded, 0, &lower,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    if (length < 0)
        return g_steal_pointer(&folded);
    char *result = g_strndup((const char *)lower, (gsize)length);
    free(lower);
    return result;
}

guint text_count_words(const char *folded)
{
    guint count = 0;
    gboolean inside = FALSE;
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gboolean word = g_unichar_isalnum(c) || g_unichar_ismark(c);
        count += word && !inside;
        inside = word;
    }
    return count;
}
