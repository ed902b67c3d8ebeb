// SPDX-License-Identifier: Apache-2.0
// abbreviation: words in capitals that the document never writes out. When in doubt it says
// nothing: a word that also stands in small letters is only stressed, one with digits beside it is
// a code, and an abbreviation in brackets after words is taken to be explained by them.
#include "check/internal.h"

#include <string.h>

enum { SHORTEST = 2, LONGEST = 6, WORDS_OF_TERM = 10 };

// What is known of one abbreviation.
struct short_form {
    struct hit first; // passage NULL: it stands only where the rule does not look
    guint count;
    gboolean explained;
};

struct reader {
    struct check *check;
    GHashTable *usages; // text -> struct short_form
    GPtrArray *order;   // the texts, as they came
    GHashTable *small;  // words in small letters
};

static gboolean is_letter(const char *at)
{
    return g_unichar_isalpha(g_utf8_get_char(at));
}

static gboolean is_word(const char *at)
{
    gunichar character = g_utf8_get_char(at);
    return g_unichar_isalnum(character) || g_unichar_ismark(character) || character == '_';
}

// The end of the word (letters and digits) that begins at `at`.
static const char *word_end(const char *at)
{
    while (*at && is_word(at))
        at = g_utf8_next_char(at);
    return at;
}

// Whether a word is written in capitals alone.
static gboolean is_capitals(const char *from, const char *to)
{
    for (const char *at = from; at < to; at = g_utf8_next_char(at))
        if (!g_unichar_isupper(g_utf8_get_char(at)) ||
            g_unichar_get_script(g_utf8_get_char(at)) != G_UNICODE_SCRIPT_LATIN)
            return FALSE;
    return to > from;
}

// The word before a byte, which a space divides from it; FALSE: there is none.
static gboolean word_before(const char *text, const char *at, const char **from, const char **to)
{
    if (at <= text || at[-1] != ' ')
        return FALSE;
    *to = at - 1;
    const char *begin = *to;
    while (begin > text && is_word(g_utf8_prev_char(begin)))
        begin = g_utf8_prev_char(begin);
    *from = begin;
    return begin < *to;
}

// A neighbour in capitals too makes a line of capitals: "STYRANDE DOKUMENT".
static gboolean in_line_of_capitals(const char *text, const char *from, const char *to)
{
    const char *begin, *end;
    if (word_before(text, from, &begin, &end) && end - begin > LONGEST && is_capitals(begin, end))
        return TRUE;
    if (*to != ' ')
        return FALSE;
    end = word_end(to + 1);
    return end - (to + 1) > LONGEST && is_capitals(to + 1, end);
}

// After a name it is part of the name: "MedControl PRO", "Vårdval VG". A word that opens the
// sentence has its capital from there.
static gboolean in_name(const struct passage *passage, const char *from)
{
    const char *text = passage->folded, *begin, *end;
    if (!word_before(text, from, &begin, &end) || !g_unichar_isupper(g_utf8_get_char(begin)))
        return FALSE;
    for (const char *at = g_utf8_next_char(begin); at < end; at = g_utf8_next_char(at))
        if (g_unichar_isupper(g_utf8_get_char(at)))
            return TRUE;
    guint start, stop;
    text_sentence(passage, (guint)(begin - text), &start, &stop);
    return begin > text + MAX(start, passage->own);
}

// Beside digits it is part of a code: "RS 2023-00123", "SOSFS 2011:9", "AB-12".
static gboolean is_code(const char *text, const char *from, const char *to)
{
    static const char joints[] = "/\\@_.&";
    if (from > text && (strchr(joints, from[-1]) || from[-1] == '-'))
        return TRUE;
    if (*to && strchr("/\\@_&", *to))
        return TRUE;
    if (*to == '.' && to[1] && is_word(to + 1))
        return TRUE;
    const char *next = *to == ' ' || *to == '-' || *to == ':' ? to + 1 : to;
    return g_ascii_isdigit(*next) || g_str_has_prefix(next, "§");
}

// Whether the letters of an abbreviation stand in this order in words that begin with its first.
static gboolean spells(const char *name, const char *from, const char *to)
{
    g_autofree char *letters = g_utf8_strdown(name, -1);
    g_autofree char *words = g_strndup(from, (gsize)(to - from));
    g_autofree char *lower = g_utf8_strdown(words, -1);
    const char *wanted = letters;
    for (const char *at = lower; *at && *wanted; at = g_utf8_next_char(at)) {
        gboolean begins = at == lower || !is_word(g_utf8_prev_char(at));
        if (wanted == letters && !begins)
            continue;
        if (g_utf8_get_char(at) == g_utf8_get_char(wanted))
            wanted = g_utf8_next_char(wanted);
    }
    return !*wanted;
}

// The end of up to WORDS_OF_TERM words, not past a full stop.
static const char *words_after(const char *at)
{
    guint words = 0;
    gboolean inside = FALSE;
    for (; *at && *at != '.' && *at != ';'; at = g_utf8_next_char(at)) {
        gboolean word = is_word(at);
        if (word && !inside && ++words > WORDS_OF_TERM)
            break;
        inside = word;
    }
    return at;
}

static const char *words_before(const char *text, const char *at)
{
    guint words = 0;
    gboolean inside = FALSE;
    while (at > text) {
        const char *before = g_utf8_prev_char(at);
        gboolean word = is_word(before);
        if (word && !inside && ++words > WORDS_OF_TERM)
            break;
        inside = word;
        at = before;
    }
    return at;
}

// "(SIP)", "(förkortat SIP)", "(SIP, ...)" after words.
static gboolean is_in_brackets(const char *text, const char *from, const char *to)
{
    const char *open = from;
    guint words = 0;
    while (open > text && open[-1] != '(' && open[-1] != ')' && words < 4) {
        words += open[-1] == ' ';
        open--;
    }
    gboolean closes = *to == ')' || *to == ',' || *to == ';' || *to == ' ' || *to == '"';
    return open > text + 1 && open[-1] == '(' && closes && open[-2] == ' ';
}

// What brings in the words that an abbreviation stands for, after it or before it.
static gboolean explains_after(const char *name, const char *to)
{
    static const char *const joints[] = {" (",   ", ",         " - ",       ": ",     " = ",
                                         " är ", " står för ", " betyder ", " eller "};
    const char *at = *to == '"' ? to + 1 : to;
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++) {
        if (!g_str_has_prefix(at, joints[i]))
            continue;
        const char *words = at + strlen(joints[i]), *end = words_after(words);
        const char *first = word_end(words);
        return first > words && !is_capitals(words, first) && spells(name, words, end);
    }
    return FALSE;
}

static gboolean explains_before(const char *name, const char *text, const char *from)
{
    static const char *const joints[] = {", ",          " - ",         " = ",         ": ",
                                         " förkortas ", " förkortat ", " förkortad ", " kallas ",
                                         " kallat ",    " kallad ",    " eller "};
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++) {
        gsize length = strlen(joints[i]);
        if ((gsize)(from - text) < length || strncmp(from - length, joints[i], length) != 0)
            continue;
        const char *end = from - length, *begin = words_before(text, end);
        return spells(name, begin, end);
    }
    return FALSE;
}

// A cell that holds nothing else is a line of a list of abbreviations, if the next cell of its row
// spells it.
static gboolean is_spelt_beside(const struct check *check, const char *name,
                                const struct passage *passage)
{
    const struct block *block = document_block(check->document, passage->block);
    const char *own = passage->folded + passage->own;
    if (!block->rest->table.table || strcmp(own, name) != 0 || passage->block >= check->text->count)
        return FALSE;
    const struct block *next = document_block(check->document, passage->block + 1);
    const struct passage *beside = &check->text->passages[passage->block];
    const char *words = beside->folded + beside->own;
    return next->rest->table.table == block->rest->table.table &&
           next->rest->table.row == block->rest->table.row &&
           spells(name, words, words_after(words));
}

static gboolean is_explained(const struct check *check, const char *name,
                             const struct passage *passage, const char *from, const char *to)
{
    const char *text = passage->folded;
    return is_in_brackets(text, from, to) || explains_after(name, to) ||
           explains_before(name, text, from) || is_spelt_beside(check, name, passage);
}

static void note(struct reader *reader, const struct passage *passage, const char *from,
                 const char *to, gboolean in_scope)
{
    g_autofree char *name = g_strndup(from, (gsize)(to - from));
    struct short_form *usage = g_hash_table_lookup(reader->usages, name);
    if (!usage) {
        usage = g_new0(struct short_form, 1);
        char *key = g_strdup(name);
        g_hash_table_insert(reader->usages, key, usage);
        g_ptr_array_add(reader->order, key);
    }
    usage->explained = usage->explained || is_explained(reader->check, name, passage, from, to);
    const char *text = passage->folded;
    if (from < text + passage->own || !in_scope)
        return;
    struct hit hit = {.passage = passage, .start = (guint)(from - text), .end = (guint)(to - text)};
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    if (!check_hit_in_scope(reader->check, &hit) || check_excepted(reader->check, &hit))
        return;
    usage->count++;
    if (!usage->first.passage)
        usage->first = hit;
}

static void read_passage(struct reader *reader, const struct passage *passage, gboolean in_scope)
{
    const char *text = passage->folded;
    for (const char *at = text; *at;) {
        if (!is_word(at)) {
            at = g_utf8_next_char(at);
            continue;
        }
        const char *end = word_end(at);
        glong letters = g_utf8_strlen(at, end - at);
        if (g_unichar_islower(g_utf8_get_char(at)) || !is_letter(at)) {
            if (letters <= LONGEST)
                g_hash_table_add(reader->small, g_utf8_strup(at, end - at));
        } else if (letters >= SHORTEST && letters <= LONGEST && is_capitals(at, end) &&
                   !is_code(text, at, end) && !in_line_of_capitals(text, at, end) &&
                   !in_name(passage, at)) {
            note(reader, passage, at, end, in_scope);
        }
        at = end;
    }
}

static gboolean is_known(const struct check *check, const char *name)
{
    for (guint i = 0; i < check->rule->known->len; i++)
        if (strcmp(check->rule->known->pdata[i], name) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_roman(const char *name)
{
    return strspn(name, "IVXLC") == strlen(name);
}

static void judge(const struct reader *reader, const char *name, const struct short_form *usage)
{
    struct check *check = reader->check;
    if (usage->explained || !usage->count || is_roman(name) || is_known(check, name) ||
        g_hash_table_contains(reader->small, name))
        return;
    gboolean once = usage->count == 1;
    g_autofree char *swedish =
        once ? g_strdup("en gång") : g_strdup_printf("%u gånger", usage->count);
    g_autofree char *english = once ? g_strdup("once") : g_strdup_printf("%u times", usage->count);
    struct supplement supplement = {.detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english}};
    struct hit hit = usage->first;
    hit.supplement = &supplement;
    check_tell_hit(check, TRACE_FOUND, &hit);
    check_report(check, &hit);
}

void check_abbreviation(struct check *check)
{
    g_autoptr(GHashTable) usages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GHashTable) small = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    struct reader reader = {.check = check, .usages = usages, .order = order, .small = small};
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (passage->length)
            read_passage(&reader, passage, check_in_scope(check, passage));
    }
    for (guint i = 0; i < order->len; i++)
        judge(&reader, order->pdata[i], g_hash_table_lookup(usages, order->pdata[i]));
}
