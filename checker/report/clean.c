// SPDX-License-Identifier: Apache-2.0
#include "report/clean.h"

#include <string.h>

static gsize digits(const char *text)
{
    gsize count = 0;
    while (g_ascii_isdigit(text[count]))
        count++;
    return count;
}

static int two(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// Whether MMDD can be a birth date; coordination numbers add 60 to the day.
static gboolean is_date(const char *text)
{
    int month = two(text), day = two(text + 2);
    return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

static gboolean is_century(const char *text)
{
    int century = two(text);
    return century >= 18 && century <= 20;
}

// The check digit of ten digits: every second one doubled, the sum a multiple of ten.
static gboolean is_checked(const char *text)
{
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        int value = (text[i] - '0') * (i % 2 ? 1 : 2);
        sum += value / 10 + value % 10;
    }
    return sum % 10 == 0;
}

// The length in bytes of the hyphen, plus sign or dash at `text`, spaces around it included; 0:
// none. `*sign` tells whether there is more than a space.
static gsize separator(const char *text, gboolean *sign)
{
    const char *p = text;
    *sign = FALSE;
    for (;;) {
        gunichar c = g_utf8_get_char(p);
        gboolean space = c == ' ' || c == 0xa0 || c == 0x2009 || c == 0x202f;
        gboolean dash =
            c == '-' || c == '+' || c == 0xad || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
        if (!space && !(dash && !*sign))
            return (gsize)(p - text);
        *sign |= dash;
        p = g_utf8_next_char(p);
        if (p - text > 8)
            return 0;
    }
}

// If a personal identity number stands at `text` (`length` digits), the bytes before its last four
// digits; else 0.
static gsize personal_number(const char *text, gsize length)
{
    if (length == 12)
        return is_century(text) && is_date(text + 4) ? 8 : 0;
    if (length == 10)
        return is_date(text + 2) && is_checked(text) ? 6 : 0;
    if (length != 8 && length != 6)
        return 0;
    gboolean sign;
    gsize gap = separator(text + length, &sign);
    if (!gap || digits(text + length + gap) != 4)
        return 0;
    // With eight digits and a hyphen nothing else is meant, whatever the digits say; six digits
    // may also be an organisation number, whose "month" is 20 or more.
    gboolean is = length == 8 ? is_century(text) && (sign || is_date(text + 4)) : is_date(text + 2);
    return is ? length + gap : 0;
}

static void hide(char *from, const char *to)
{
    for (char *p = from; p < to; p++) {
        if (g_ascii_isalnum(*p))
            *p = 'X';
    }
}

// Hides the local part of the e-mail address whose '@' is at `at`.
static void hide_address(char *text, char *at)
{
    char *from = at;
    while (from > text && (g_ascii_isalnum(from[-1]) || strchr("._%+-", from[-1])))
        from--;
    if (from < at && g_ascii_isalnum(at[1]))
        hide(from, at);
}

// The end of a telephone number that begins at `text` ("0" or "+46", 8 to 12 digits with spaces
// and hyphens between); NULL if there is none.
static char *telephone(char *text)
{
    guint count = 0;
    char *end = NULL;
    for (char *p = g_str_has_prefix(text, "+46") ? text + 1 : text; *p; p++) {
        if (g_ascii_isdigit(*p)) {
            count++;
            end = p + 1;
        } else if (!strchr(" -()", *p)) {
            break;
        }
    }
    return count >= 8 && count <= 12 ? end : NULL;
}

void clean_mask(char *text, gboolean redact)
{
    for (char *p = text; *p;) {
        if (redact && *p == '@')
            hide_address(text, p);
        gsize length = digits(p);
        gsize kept = personal_number(p, length);
        if (kept) {
            hide(redact ? p : p + kept, p + kept + 4);
            p += kept + 4;
            continue;
        }
        char *end = redact && (*p == '0' || *p == '+') ? telephone(p) : NULL;
        if (end) {
            hide(p, end);
            p = end;
        } else {
            p += length ? length : 1;
        }
    }
}

// A valid, masked copy.
static char *masked(const struct result *result, const char *text)
{
    char *copy = g_utf8_make_valid(text, -1);
    clean_mask(copy, result->redact);
    return copy;
}

char *clean_machine(const struct result *result, const char *text)
{
    return text ? masked(result, text) : NULL;
}

static gboolean is_spelled_out(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0xfdd0 && c <= 0xfdef) ||
           (c & 0xfffe) == 0xfffe;
}

// Spells out what must not reach a screen; frees `text`.
static char *legible(char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
            g_string_append_c(out, ' ');
        else if (is_spelled_out(c))
            g_string_append_printf(out, "<U+%04X>", c);
        else if (c != 0xad && c != 0xfeff)
            g_string_append_unichar(out, c);
    }
    g_free(text);
    return g_string_free(out, FALSE);
}

char *clean_text(const struct result *result, const char *text)
{
    return text ? legible(masked(result, text)) : NULL;
}

static struct excerpt excerpt_of(const struct result *result, const char *words_before,
                                 const char *words, const char *words_after)
{
    g_autofree char *before = g_utf8_make_valid(words_before ? words_before : "", -1);
    g_autofree char *match = g_utf8_make_valid(words ? words : "", -1);
    g_autofree char *whole = g_strconcat(before, match, words_after ? words_after : "", NULL);
    g_autofree char *text = masked(result, whole);
    gsize first = strlen(before), second = first + strlen(match);
    return (struct excerpt){
        .before = g_strndup(text, first),
        .match = g_strndup(text + first, second - first),
        .after = g_strdup(text + second),
    };
}

static struct excerpt made_legible(struct excerpt excerpt)
{
    excerpt.before = legible(excerpt.before);
    excerpt.match = legible(excerpt.match);
    excerpt.after = legible(excerpt.after);
    return excerpt;
}

struct excerpt excerpt_machine(const struct result *result, const struct finding *finding)
{
    return excerpt_of(result, finding->before, finding->match, finding->after);
}

struct excerpt excerpt_clean(const struct result *result, const struct finding *finding)
{
    return made_legible(excerpt_machine(result, finding));
}

struct excerpt excerpt_fact_machine(const struct result *result, const struct fact *fact)
{
    return excerpt_of(result, fact->before, fact->match, fact->after);
}

struct excerpt excerpt_fact_clean(const struct result *result, const struct fact *fact)
{
    return made_legible(excerpt_fact_machine(result, fact));
}

void excerpt_clear(struct excerpt *excerpt)
{
    g_clear_pointer(&excerpt->before, g_free);
    g_clear_pointer(&excerpt->match, g_free);
    g_clear_pointer(&excerpt->after, g_free);
}
