// SPDX-License-Identifier: Apache-2.0
// Tokens and phrases as regular expressions over folded text.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"
#include "lang/characters.h"
#include "pattern/pattern.h"

#define LETTER "[\\p{L}\\p{M}]"
// What follows a noun without making a compound of it: its own endings, and derivations such as
// plan-era, region-al, ansvar-ig, missbruk-are, kommun-ikation.
#define NO_COMPOUND                                                                                \
    "(?!(?:(?:e[nt]|[aeo]?r(?:na)?|e?na|n|t)s?|er(?:a|ar|as|at|ad|ade|ades|bar\\p{L}*|ing\\p{L}*)" \
    "|"                                                                                            \
    "a[rdt]?s?|ade?s?|ats|andes?|aren?s?|arnas?|l?ig(?:a|t|e|het\\p{L}*)?|"                        \
    "al(?:a|t|is\\p{L}*|förbund\\p{L}*)?|ning\\p{L}*|isk(?:a|t)?|ik\\p{L}*|ell(?:a|t)?"           \
    ")" RIGHT_EDGE ")"

char *fold_source(const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    for (const char *at = composed ? composed : text; *at; at = g_utf8_next_char(at)) {
        const char *instead = character_fold(g_utf8_get_char(at));
        if (!instead)
            g_string_append_len(out, at, g_utf8_next_char(at) - at);
        else if (*instead != ' ')
            g_string_append(out, instead);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

// A space that does not lead into the next sentence; a dash between spaces is part of it.
#define SPACE "(?-i: (?>(?<![.!?] )|(?![\"'(\\[]*+\\p{Lu})))(?:[-&/] )?+"

// Everything is possessive: there is one way to read a word, and words are counted, so that a text
// that nearly matches costs no more than one that does not.
char *build_joint(guint gap)
{
    return g_strdup_printf("(?:[^\\p{L}\\p{M}\\p{N}_\\s]{0,3}+" SPACE "(?:\\S++" SPACE
                           "){0,%u}?[\"'(\\[]*+|[-/&])",
                           gap);
}

static gboolean has_capital(const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (g_unichar_isupper(g_utf8_get_char(at)))
            return TRUE;
    return FALSE;
}

static gboolean is_word_character(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '_';
}

// Each seam is several spellings, and spellings multiply.
enum { MIDDLE_LETTERS = 5, MOST_SEAMS = 6 };
enum letter_case { CASE_SMART, CASE_IGNORE, CASE_MATCH };

static enum letter_case case_of(const struct node *node)
{
    const char *value = node_value(node, "case");
    if (g_strcmp0(value, "ignore") == 0)
        return CASE_IGNORE;
    return g_strcmp0(value, "match") == 0 ? CASE_MATCH : CASE_SMART;
}

// How the words of a term are written out.
struct writing {
    GString *out;
    enum letter_case letter_case;
    char *joint; // between words
};

static gboolean ignores_case(const struct writing *writing, const char *text)
{
    return writing->letter_case == CASE_IGNORE ||
           (writing->letter_case == CASE_SMART && !has_capital(text));
}

// A hyphen inside a word may end a line, which pasting has made a space: "SIP- möte".
static void quote_word(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length;) {
        gsize part = 0;
        while (i + part < length && text[i + part] != '-')
            part++;
        pattern_quote(out, text + i, part);
        i += part;
        if (i == length)
            return;
        gboolean inside =
            i > 0 && i + 1 < length && is_word_character(g_utf8_get_char(text + i + 1));
        g_string_append(out, inside ? "\\- ?" : "\\-");
        i++;
    }
}

static void write_word(const struct writing *writing, const char *word, gsize length)
{
    g_autofree char *copy = g_strndup(word, length);
    gboolean ignore = ignores_case(writing, copy);
    if (ignore)
        g_string_append(writing->out, "(?i:");
    g_auto(GStrv) parts = g_strsplit(copy, "|", -1);
    for (guint i = 0; parts[i]; i++) {
        // Where parts meet there may be a linking letter, a hyphen, a space that should not be.
        if (i)
            g_string_append(writing->out, "[se]?[- ]?");
        quote_word(writing->out, parts[i], strlen(parts[i]));
    }
    if (ignore)
        g_string_append_c(writing->out, ')');
}

// What joins the halves of a suspended compound, in every spelling; NULL: the word joins nothing.
static const char *suspension(const char *word)
{
    if (strcmp(word, "och") == 0 || strcmp(word, "&") == 0 || strcmp(word, "samt") == 0)
        return "[- ]*(?:(?i:och|samt)|&|/) *";
    if (strcmp(word, "eller") == 0)
        return "[- ]*(?:(?i:eller)|/) *";
    return strcmp(word, "respektive") == 0 ? "[- ]*(?:(?i:respektive|resp\\.?)|/) *" : NULL;
}

static void write_words(const struct writing *writing, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 0; words[i]; i++) {
        gsize length = strlen(words[i]);
        const char *joint = NULL;
        if (length > 1 && words[i][length - 1] == '-' && words[i + 1] && words[i + 2])
            joint = suspension(words[i + 1]);
        if (joint) {
            write_word(writing, words[i], length - 1);
            g_string_append(writing->out, joint);
            i++;
            continue;
        }
        write_word(writing, words[i], length);
        if (words[i + 1])
            g_string_append(writing->out, writing->joint);
    }
}

// The number of words, a suspended compound being one.
static guint count_words(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint count = 0;
    for (guint i = 0; words[i]; i++, count++)
        while (g_str_has_suffix(words[i], "-") && words[i + 1] && suspension(words[i + 1]) &&
               words[i + 2])
            i += 2;
    return count;
}

// The bytes that all forms have in common at the beginning, whole characters; 0 when a form has
// several words, whose joints are not its own.
static gsize common_prefix(const struct inflection *forms)
{
    gsize length = strlen(forms->base);
    for (guint i = 0; i < forms->count; i++) {
        const char *form = forms->forms[i].text;
        if (strchr(form, ' '))
            return 0;
        gsize same = 0;
        while (same < length && form[same] == forms->base[same])
            same++;
        length = same;
    }
    while (length && (forms->base[length] & 0xC0) == 0x80)
        length--;
    return length;
}

// The forms as alternatives, longest first; the base, first in the list, where its length belongs.
static void write_alternatives(const struct writing *writing, const struct inflection *forms,
                               gsize prefix,
                               void (*write)(const struct writing *writing, const char *text))
{
    gboolean base_written = FALSE;
    g_string_append(writing->out, "(?:");
    for (guint i = 1; i < forms->count; i++) {
        if (!base_written && strlen(forms->forms[i].text) < strlen(forms->base)) {
            write(writing, forms->base + prefix);
            g_string_append_c(writing->out, '|');
            base_written = TRUE;
        }
        write(writing, forms->forms[i].text + prefix);
        if (i + 1 < forms->count || !base_written)
            g_string_append_c(writing->out, '|');
    }
    if (!base_written)
        write(writing, forms->base + prefix);
    g_string_append_c(writing->out, ')');
}

static void write_ending(const struct writing *writing, const char *text)
{
    quote_word(writing->out, text, strlen(text));
}

static void write_forms(const struct writing *writing, const struct inflection *forms,
                        const char *text)
{
    if (!forms) {
        write_words(writing, text);
        return;
    }
    gsize prefix = strchr(forms->base, '|') ? 0 : common_prefix(forms);
    gboolean ignore = ignores_case(writing, forms->base);
    for (guint i = 0; i < forms->count; i++)
        if (ignores_case(writing, forms->forms[i].text) != ignore)
            prefix = 0;
    if (!prefix) {
        write_alternatives(writing, forms, 0, write_words);
        return;
    }
    // The stem once, then its endings: it is compared once for each place, not once for each form.
    g_string_append(writing->out, ignore ? "(?i:" : "(?:");
    quote_word(writing->out, forms->base, prefix);
    write_alternatives(writing, forms, prefix, write_ending);
    g_string_append_c(writing->out, ')');
}

void append_forms(GString *out, const struct node *node, const char *prefix,
                  const struct inflection *forms)
{
    g_autofree char *joint = g_strdup(" +");
    struct writing writing = {.out = out, .letter_case = case_of(node), .joint = joint};
    g_string_append(out, LEFT_EDGE);
    if (*prefix)
        write_word(&writing, prefix, strlen(prefix));
    write_forms(&writing, forms, forms->base);
    g_string_append(out, RIGHT_EDGE);
}

static gboolean is_acronym(const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (g_unichar_islower(g_utf8_get_char(at)))
            return FALSE;
    return has_capital(text);
}

// The term as it is and as a part of longer words. An acronym is joined with a hyphen.
static void write_compounds(const struct writing *writing, const struct inflection *forms,
                            const char *text)
{
    gboolean acronym = is_acronym(text);
    // The longer word first: "egenvårds" alone would end well before "-intyg". Short terms are not
    // looked for in the middle of words: "plan" in "explanatorisk".
    g_string_append(writing->out, "(?:");
    if (!strchr(text, ' ') && (acronym || g_utf8_strlen(text, -1) >= MIDDLE_LETTERS))
        g_string_append_printf(writing->out, "(?:" LETTER "{2,}-%s)?", acronym ? "" : "?");
    write_words(writing, text);
    if (acronym)
        g_string_append(writing->out, "-" LETTER "{2,}");
    else
        g_string_append(writing->out, NO_COMPOUND "(?i:[se]?)-?" LETTER "{3,}");
    g_string_append(writing->out, RIGHT_EDGE "|");
    if (!strchr(text, ' '))
        g_string_append_printf(writing->out, "(?:" LETTER "{2,}-%s)?", acronym ? "" : "?");
    write_forms(writing, forms, text);
    g_string_append(writing->out, ")");
}

static void report_uninflected(struct reading *reading, const struct node *node, const char *text,
                               const char *declension)
{
    g_autofree char *all = g_strjoinv(", ", (GStrv)(gsize)inflect_declensions());
    if (declension) {
        const char *meant = nearest(declension, inflect_declensions());
        complain_at(reading, node, "declension", "declension=\"%s\" is unknown: it can be %s%s%s%s",
                    declension, all, meant ? "; did you mean " : "", meant ? meant : "",
                    meant ? "?" : "");
    } else {
        complain_at(reading, node, NULL,
                    "how \"%s\" inflects is not known: say it with declension=\"...\" (%s), or "
                    "list the forms with forms=\"...\"",
                    text, all);
    }
}

// The forms that a token or phrase asks for. FALSE after a complaint; NULL forms: none asked for.
static gboolean find_forms(struct reading *reading, const struct node *node, const char *text,
                           const struct inflection **forms)
{
    *forms = NULL;
    const char *inflection = node_value(node, "inflect");
    const char *declension = node_value(node, "declension");
    const char *extra = node_value(node, "forms");
    gboolean suffix = g_strcmp0(inflection, "suffix") == 0 || g_strcmp0(inflection, "both") == 0;
    if (!suffix && declension) {
        complain_at(reading, node, "declension",
                    "declension=\"%s\" does nothing here: add inflect=\"suffix\"", declension);
        return FALSE;
    }
    if (!suffix && !extra)
        return TRUE;
    g_autofree char *folded = extra ? fold_source(extra) : NULL;
    struct arena *arena = reading->loader->arena;
    *forms = inflect(arena, text, suffix ? declension : "invariant", folded);
    if (!*forms && !declension && extra) // all forms are listed
        *forms = inflect(arena, text, "invariant", folded);
    if (!*forms)
        report_uninflected(reading, node, text, declension);
    return *forms != NULL;
}

// "|" shows where the parts of a compound meet, so there is one on each side.
static gboolean seams_are_sound(struct reading *reading, const struct node *node, const char *text)
{
    guint seams = 0;
    for (const char *bar = strchr(text, '|'); bar; bar = strchr(bar + 1, '|')) {
        if (++seams > MOST_SEAMS) {
            complain_at(reading, node, NULL, "more than %u | in a term: write shorter ones",
                        MOST_SEAMS);
            return FALSE;
        }
        gboolean part_before =
            bar > text && is_word_character(g_utf8_get_char(g_utf8_find_prev_char(text, bar)));
        if (part_before && is_word_character(g_utf8_get_char(bar + 1)))
            continue;
        complain_at(reading, node, NULL,
                    "\"%s\": | stands between two parts of a word (egenvård|intyg); write a sign "
                    "as it is with <regex>",
                    text);
        return FALSE;
    }
    return TRUE;
}

char *build_term(struct reading *reading, const struct node *node, const struct inflection **forms)
{
    g_autofree char *raw = node_text(node);
    const char *expanded = expand(reading, node, NULL, raw, EXPAND_TEXT);
    g_autofree char *text = fold_source(expanded);
    gboolean token = strcmp(node->name, "token") == 0;
    if (!*text) {
        complain_at(reading, node, NULL, "<%s> is empty: write the words it is to find",
                    node->name);
        return NULL;
    }
    if (token && count_words(text) > 1) {
        complain_at(reading, node, NULL,
                    "<token>%s</token> is more than one word: write <phrase>%s</phrase>", text,
                    text);
        return NULL;
    }
    if (!seams_are_sound(reading, node, text) || !find_forms(reading, node, text, forms))
        return NULL;
    const char *gap = node_value(node, "gap");
    guint words = gap ? (guint)g_ascii_strtoull(gap, NULL, 10) : 0;
    struct writing writing = {.out = g_string_new(NULL),
                              .letter_case = case_of(node),
                              .joint = words ? build_joint(words) : g_strdup(" +")};
    const char *inflection = node_value(node, "inflect");
    gboolean compound =
        g_strcmp0(inflection, "compound") == 0 || g_strcmp0(inflection, "both") == 0;
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    gboolean right = is_word_character(g_utf8_get_char(last));
    if (is_word_character(g_utf8_get_char(text)))
        g_string_append(writing.out, LEFT_EDGE);
    if (compound && right)
        write_compounds(&writing, *forms, text);
    else
        write_forms(&writing, *forms, text);
    if (compound && !*forms) // so that the term itself is told from the compounds with it
        *forms = inflect(reading->loader->arena, text, "invariant", NULL);
    if (right)
        g_string_append(writing.out, RIGHT_EDGE);
    g_free(writing.joint);
    return g_string_free(writing.out, FALSE);
}
