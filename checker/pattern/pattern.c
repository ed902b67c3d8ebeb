// SPDX-License-Identifier: Apache-2.0
#include "pattern/pattern.h"

#include <string.h>

#include "pattern/compile.h"

G_DEFINE_QUARK(linjera - pattern - error, pattern_error)

pcre2_code *pattern_compile(const char *source, guint32 more, int *code, gsize *offset)
{
    // \C could split a character, which the map back to the document cannot say.
    const guint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DUPNAMES | more;
    PCRE2_SIZE at = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED, options, code, &at, NULL);
    *offset = MIN(at, strlen(source));
    return compiled;
}

enum { SHOWN_CHARACTERS = 100 };

// What people most often meant, for the faults they most often make.
static const char *syntax_hint(int code)
{
    switch (code) {
    case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
    case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
        return "write \\( or \\) for a plain parenthesis, or complete the pair";
    case PCRE2_ERROR_QUANTIFIER_INVALID:
        return "write \\* \\+ or \\? for the plain sign, or put before it what is to be repeated";
    case PCRE2_ERROR_MISSING_SQUARE_BRACKET:
        return "write \\[ for a plain bracket, or complete the pair";
    case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
        return "what (?<= or (?<! looks back at must have one length; use <unless> instead";
    case PCRE2_ERROR_PATTERN_TOO_LARGE:
    case PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP:
    case PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED:
        return "make several patterns of it, or several rules";
    case PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED:
        return "\\C is not allowed, write . for any character";
    default:
        return "correct it at the caret";
    }
}

// The source, of a long one what stands around byte `at`; newly allocated. `column`: characters
// before `at` in it.
static char *around(const char *source, gsize at, int *column)
{
    const char *from = source, *to = source + strlen(source);
    const char *fault = source + at;
    if (g_utf8_strlen(from, fault - from) > SHOWN_CHARACTERS)
        from = g_utf8_offset_to_pointer(fault, -SHOWN_CHARACTERS);
    if (g_utf8_strlen(fault, to - fault) > SHOWN_CHARACTERS)
        to = g_utf8_offset_to_pointer(fault, SHOWN_CHARACTERS);
    const char *before = from > source ? "…" : "";
    *column = (int)(g_utf8_strlen(before, -1) + g_utf8_strlen(from, fault - from));
    return g_strdup_printf("%s%.*s%s", before, (int)(to - from), from, *to ? "…" : "");
}

// Where \K stands, as an escape of its own and not between \Q and \E; NULL: nowhere.
static const char *find_reset(const char *source)
{
    for (const char *at = source; (at = strchr(at, '\\')) && at[1]; at += 2) {
        if (at[1] == 'K')
            return at;
        const char *end = at[1] == 'Q' ? strstr(at, "\\E") : NULL;
        if (at[1] == 'Q' && !end)
            return NULL;
        at = end ? end : at;
    }
    return NULL;
}

gboolean pattern_check(const char *source, struct pattern_facts *facts, gsize *offset,
                       GError **error)
{
    int code = 0;
    gsize at = 0;
    pcre2_code *compiled = pattern_compile(source, 0, &code, &at);
    if (offset)
        *offset = at;
    if (!compiled) {
        PCRE2_UCHAR words[256] = "";
        pcre2_get_error_message(code, words, sizeof words);
        int column;
        g_autofree char *shown = around(source, at, &column);
        g_set_error(error, PATTERN_ERROR, PATTERN_ERROR_SYNTAX, "%s: %s\n    %s\n    %*s^",
                    (const char *)words, syntax_hint(code), shown, column, "");
        return FALSE;
    }
    guint32 empty = 0;
    pcre2_pattern_info(compiled, PCRE2_INFO_MATCHEMPTY, &empty);
    if (facts) {
        guint32 groups = 0, back = 0;
        pcre2_pattern_info(compiled, PCRE2_INFO_CAPTURECOUNT, &groups);
        pcre2_pattern_info(compiled, PCRE2_INFO_BACKREFMAX, &back);
        *facts = (struct pattern_facts){.groups = groups, .back_references = back};
    }
    pcre2_code_free(compiled);
    const char *reset = find_reset(source);
    if (reset) { // the library does not count it as matching nothing, yet foo\K does
        int place;
        g_autofree char *words = around(source, (gsize)(reset - source), &place);
        g_set_error(error, PATTERN_ERROR, PATTERN_ERROR_SYNTAX,
                    "\\K can leave a match without words: put the words that are the match in "
                    "parentheses and add mark=\"1\"\n    %s\n    %*s^",
                    words, place, "");
        return FALSE;
    }
    if (!empty)
        return TRUE;
    if (offset)
        *offset = 0;
    int column;
    g_autofree char *shown = around(source, 0, &column);
    g_set_error(error, PATTERN_ERROR, PATTERN_ERROR_NULLABLE,
                "it can match nothing at all, and so would match everywhere: make a part of it "
                "obligatory\n    %s\n    ^",
                shown);
    return FALSE;
}

gboolean pattern_has_literal(const char *source)
{
    g_autoptr(arena_t) arena = arena_new();
    return literals_of(arena, source).count > 0;
}

guint pattern_named_groups(const char *source, const char *name)
{
    int code = 0;
    gsize at = 0;
    pcre2_code *compiled = pattern_compile(source, 0, &code, &at);
    if (!compiled)
        return 0;
    guint32 count = 0, size = 0;
    const guint8 *entry = NULL; // two bytes with the number, then the name
    pcre2_pattern_info(compiled, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(compiled, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(compiled, PCRE2_INFO_NAMETABLE, &entry);
    guint groups = 0;
    for (guint i = 0; i < count; i++, entry += size) {
        guint group = (guint)entry[0] << 8 | entry[1];
        if (strcmp((const char *)entry + 2, name) == 0 && group < PATTERN_GROUPS)
            groups |= 1u << group;
    }
    pcre2_code_free(compiled);
    return groups;
}

void pattern_quote(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        // A space is quoted too, in case an author's (?x) surrounds it.
        if (strchr("\\^$.[]|()?*+{}-#& ", text[i]))
            g_string_append_c(out, '\\');
        g_string_append_c(out, text[i]);
    }
}
