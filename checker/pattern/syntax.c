// SPDX-License-Identifier: Apache-2.0
#include "pattern/syntax.h"

#include <string.h>

#include "pattern/literal.h"

void syntax_init(struct syntax *syntax, const char *source)
{
    *syntax = (struct syntax){.at = source};
}

gboolean syntax_understood(const struct syntax *syntax)
{
    return !syntax->lost && !*syntax->at;
}

// Ends the reading: there is nothing more to come.
static gboolean lose(struct syntax *syntax)
{
    syntax->lost = TRUE;
    syntax->at = "";
    return FALSE;
}

static gboolean skip(struct syntax *syntax, const char *text)
{
    const char *at = syntax->at;
    while (*text && *at == *text) {
        at++;
        text++;
    }
    if (*text)
        return FALSE;
    syntax->at = at;
    return TRUE;
}

static gboolean skip_past(struct syntax *syntax, char end)
{
    const char *found = strchr(syntax->at, end);
    if (!found)
        return lose(syntax);
    syntax->at = found + 1;
    return TRUE;
}

static gunichar take(struct syntax *syntax)
{
    gunichar c = g_utf8_get_char(syntax->at);
    syntax->at = g_utf8_next_char(syntax->at);
    return c;
}

// A character set while it is read. `space`: U+0020 is among it, or may be.
struct members {
    struct syntax_item *item;
    gboolean many; // not a few known characters
    gboolean space, maybe_space;
};

static void members_add(struct members *members, gunichar first, gunichar last)
{
    gboolean space = first <= ' ' && last >= ' ';
    members->space |= space;
    members->maybe_space |= space;
    if (last < first || last - first >= SYNTAX_CHARACTERS_MOST) {
        members->many = TRUE;
        return;
    }
    for (gunichar c = first; c <= last; c++) {
        if (members->item->count == SYNTAX_CHARACTERS_MOST || !literal_character(c))
            members->many = TRUE;
        else
            members->item->characters[members->item->count++] = c;
    }
}

static void members_add_kind(struct members *members, gboolean space, gboolean maybe_space)
{
    members->many = TRUE;
    members->space |= space;
    members->maybe_space |= space || maybe_space;
}

// \p{Lu}, \pL, \P{L}: only general categories are known to have no space.
static void read_property(struct syntax *syntax, gboolean negated, struct members *members)
{
    const char *name = syntax->at;
    gsize length = 1;
    if (skip(syntax, "{")) {
        name = syntax->at;
        if (!skip_past(syntax, '}'))
            return;
        length = (gsize)(syntax->at - 1 - name);
    } else if (*name) {
        take(syntax);
    }
    gboolean known = length >= 1 && length <= 2 && strchr("LMNPS", *name);
    members_add_kind(members, FALSE, negated || !known);
}

// \xHH, \x{HHHH}
static gunichar read_hexadecimal(struct syntax *syntax)
{
    gunichar c = 0;
    gboolean braces = skip(syntax, "{");
    guint digits = 0;
    for (; g_ascii_isxdigit(*syntax->at) && digits < (braces ? 6 : 2); digits++)
        c = c * 16 + (gunichar)g_ascii_xdigit_value(*syntax->at++);
    if (digits == 0 || (braces && !skip(syntax, "}")))
        lose(syntax);
    return c;
}

// An escape that stands for a character, after its backslash: `known` and that character, or one
// of a kind. FALSE: it is something else, and nothing was read.
static gboolean read_character_escape(struct syntax *syntax, struct members *members,
                                      gunichar *known)
{
    static const char kinds[] = "dswDSWhHvVN";
    char c = *syntax->at;
    *known = 0;
    if (!c)
        return FALSE;
    if (!g_ascii_isalnum(c)) {
        *known = take(syntax);
        return TRUE;
    }
    if (strchr(kinds, c)) {
        syntax->at++;
        members_add_kind(members, c == 's' || c == 'h', strchr("DWVN", c) != NULL);
        return TRUE;
    }
    if (strchr("ntrfea", c)) {
        syntax->at++;
        members_add_kind(members, FALSE, FALSE);
        return TRUE;
    }
    if (c == 'p' || c == 'P') {
        syntax->at++;
        read_property(syntax, c == 'P', members);
        return TRUE;
    }
    if (c != 'x')
        return FALSE;
    syntax->at++;
    *known = read_hexadecimal(syntax);
    if (!*known)
        members_add_kind(members, FALSE, TRUE);
    return TRUE;
}

// [:alpha:] inside a class.
static void read_named_class(struct syntax *syntax, struct members *members)
{
    const char *name = syntax->at += 2;
    gboolean negated = skip(syntax, "^");
    while (g_ascii_islower(*syntax->at))
        syntax->at++;
    gboolean space =
        !negated && (g_str_has_prefix(name, "space:") || g_str_has_prefix(name, "blank:"));
    if (!skip(syntax, ":]"))
        lose(syntax);
    members_add_kind(members, space, TRUE);
}

// One member of a class; FALSE when it is one of a kind, which begins no range.
static gboolean read_member(struct syntax *syntax, struct members *members, gunichar *c)
{
    if (!skip(syntax, "\\")) {
        *c = take(syntax);
        return TRUE;
    }
    if (skip(syntax, "b")) {
        *c = '\b';
        return TRUE;
    }
    if (!read_character_escape(syntax, members, c))
        return lose(syntax);
    return *c != 0;
}

static void read_class(struct syntax *syntax, struct syntax_item *item)
{
    struct members members = {.item = item};
    gboolean negated = skip(syntax, "^");
    for (gboolean first = TRUE; *syntax->at && (first || *syntax->at != ']'); first = FALSE) {
        if (*syntax->at == '[' && syntax->at[1] && strchr(":.=", syntax->at[1])) {
            if (syntax->at[1] != ':') {
                lose(syntax);
                return;
            }
            read_named_class(syntax, &members);
            continue;
        }
        gunichar from, to;
        if (!read_member(syntax, &members, &from))
            continue;
        to = from;
        if (*syntax->at == '-' && syntax->at[1] && syntax->at[1] != ']') {
            syntax->at++;
            if (*syntax->at == '[' || !read_member(syntax, &members, &to)) {
                lose(syntax);
                return;
            }
        }
        members_add(&members, from, to);
    }
    if (!skip(syntax, "]")) {
        lose(syntax);
        return;
    }
    gboolean few = !negated && !members.many && item->count;
    item->kind = few ? SYNTAX_CHARACTERS : SYNTAX_ANY;
    item->spaceless = negated ? members.space : !members.maybe_space;
}

static void one_character(struct syntax_item *item, gunichar c)
{
    struct members members = {.item = item};
    members_add(&members, c, c);
    item->kind = members.many ? SYNTAX_ANY : SYNTAX_CHARACTERS;
    item->spaceless = !members.maybe_space;
}

// \g{name}, \k<name>, \k'name': what a group matched.
static void read_reference(struct syntax *syntax)
{
    static const char pairs[] = "{}<>''";
    const char *open = *syntax->at ? strchr(pairs, *syntax->at) : NULL;
    if (!open || (open - pairs) % 2) {
        lose(syntax);
        return;
    }
    syntax->at++;
    skip_past(syntax, open[1]);
}

static void read_escape(struct syntax *syntax, struct syntax_item *item)
{
    struct members members = {.item = item};
    gunichar known;
    char c = *syntax->at;
    if (c == 'N' && syntax->at[1] == '{') {
        lose(syntax);
    } else if (read_character_escape(syntax, &members, &known)) {
        if (known) {
            one_character(item, known);
        } else {
            item->kind = SYNTAX_ANY;
            item->spaceless = !members.maybe_space && !members.space;
        }
    } else if (c && strchr("bBAZz", c)) {
        syntax->at++;
        item->kind = SYNTAX_ZERO_WIDTH;
    } else if (c == 'R' || c == 'X') {
        syntax->at++;
        item->kind = SYNTAX_UNKNOWN;
    } else if (c == 'g' || c == 'k') {
        syntax->at++;
        item->kind = SYNTAX_UNKNOWN;
        read_reference(syntax);
    } else if (c >= '1' && c <= '9') {
        item->kind = SYNTAX_UNKNOWN;
        while (g_ascii_isdigit(*syntax->at))
            syntax->at++;
    } else {
        lose(syntax);
    }
}

// (?i), (?-s: and the like, after the question mark. Ignoring case changes nothing here; ignoring
// spaces would.
static void read_options(struct syntax *syntax, struct syntax_item *item)
{
    while (*syntax->at && strchr("imsnUJ-^", *syntax->at))
        syntax->at++;
    if (skip(syntax, ":"))
        item->kind = SYNTAX_GROUP;
    else if (skip(syntax, ")"))
        item->kind = SYNTAX_ZERO_WIDTH;
    else
        lose(syntax);
}

// What follows "(?".
static void read_special_group(struct syntax *syntax, struct syntax_item *item)
{
    static const char *const looks[] = {"=", "!", "*", "<=", "<!", "<*"};
    for (gsize i = 0; i < G_N_ELEMENTS(looks); i++) {
        if (skip(syntax, looks[i])) {
            item->kind = SYNTAX_LOOK;
            return;
        }
    }
    char c = *syntax->at;
    gboolean number =
        g_ascii_isdigit(c) || ((c == '+' || c == '-') && g_ascii_isdigit(syntax->at[1]));
    if (skip(syntax, ":") || skip(syntax, "|") || skip(syntax, ">")) {
        item->kind = SYNTAX_GROUP;
    } else if (skip(syntax, "<") || skip(syntax, "P<")) {
        item->kind = SYNTAX_GROUP;
        skip_past(syntax, '>');
    } else if (skip(syntax, "'")) {
        item->kind = SYNTAX_GROUP;
        skip_past(syntax, '\'');
    } else if (number || c == 'R' || c == '&' || skip(syntax, "P=") || skip(syntax, "P>")) {
        item->kind = SYNTAX_UNKNOWN;
        skip_past(syntax, ')');
    } else {
        read_options(syntax, item);
    }
}

static void read_group(struct syntax *syntax, struct syntax_item *item)
{
    if (skip(syntax, "*"))
        lose(syntax);
    else if (skip(syntax, "?"))
        read_special_group(syntax, item);
    else
        item->kind = SYNTAX_GROUP;
    if ((item->kind == SYNTAX_GROUP || item->kind == SYNTAX_LOOK) && ++syntax->depth > SYNTAX_DEPTH)
        lose(syntax);
}

gboolean syntax_next(struct syntax *syntax, struct syntax_item *item)
{
    *item = (struct syntax_item){0};
    if (!*syntax->at || *syntax->at == '|' || *syntax->at == ')')
        return FALSE;
    gunichar c = take(syntax);
    if (c == '(') {
        read_group(syntax, item);
    } else if (c == '[') {
        read_class(syntax, item);
    } else if (c == '\\') {
        read_escape(syntax, item);
    } else if (c == '.') {
        item->kind = SYNTAX_ANY;
    } else if (c == '^' || c == '$') {
        item->kind = SYNTAX_ZERO_WIDTH;
    } else if (c == '*' || c == '+' || c == '?' || c == '{') {
        lose(syntax);
    } else {
        one_character(item, c);
    }
    return !syntax->lost;
}

static guint read_number(struct syntax *syntax)
{
    guint number = 0;
    while (g_ascii_isdigit(*syntax->at) && number < 1000000)
        number = number * 10 + (guint)g_ascii_digit_value(*syntax->at++);
    return number;
}

// {n}, {n,} or {n,m}, after the brace.
static void read_counts(struct syntax *syntax, guint *least, guint *most)
{
    if (!g_ascii_isdigit(*syntax->at)) {
        lose(syntax);
        return;
    }
    *least = *most = read_number(syntax);
    if (skip(syntax, ","))
        *most = g_ascii_isdigit(*syntax->at) ? read_number(syntax) : SYNTAX_UNBOUNDED;
    if (!skip(syntax, "}") || *most < *least)
        lose(syntax);
}

void syntax_quantifier(struct syntax *syntax, guint *least, guint *most)
{
    *least = *most = 1;
    if (skip(syntax, "*")) {
        *least = 0;
        *most = SYNTAX_UNBOUNDED;
    } else if (skip(syntax, "+")) {
        *most = SYNTAX_UNBOUNDED;
    } else if (skip(syntax, "?")) {
        *least = 0;
    } else if (skip(syntax, "{")) {
        read_counts(syntax, least, most);
    } else {
        return;
    }
    if (!skip(syntax, "+"))
        skip(syntax, "?");
}

gboolean syntax_alternative(struct syntax *syntax)
{
    return skip(syntax, "|");
}

void syntax_close(struct syntax *syntax)
{
    syntax->depth -= syntax->depth > 0;
    if (!skip(syntax, ")"))
        lose(syntax);
}
