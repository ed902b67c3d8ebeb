// SPDX-License-Identifier: Apache-2.0
#include "lang/inflect.h"

#include <string.h>

#include "lang/adjective.h"
#include "lang/declension.h"

// A term is words in a row: adjectives, then the head, then what does not inflect ("i hemmet",
// "(2017:30)"). "vård och omsorg" has two heads, "hälso- och sjukvård" one.
struct term {
    GStrv words;
    guint count;
    guint head;  // index of the head
    guint other; // index of a head coordinated with it; G_MAXUINT: none
};

static gboolean one_of(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

static gboolean is_coordinator(const char *word)
{
    static const char *const words[] = {"och", "eller", "samt", "&", NULL};
    return one_of(word, words);
}

static gboolean is_preposition(const char *word)
{
    static const char *const words[] = {
        "i",      "av",    "om",    "för", "på",   "till", "med",    "från",  "vid", "inom", "hos",
        "mellan", "under", "kring", "mot", "utan", "över", "enligt", "efter", "per", "som",  NULL};
    return one_of(word, words);
}

// Where the head's part of the term ends: before a preposition, a number or a parenthesis.
static guint core_length(GStrv words, guint count)
{
    for (guint i = 1; i < count; i++)
        if (is_preposition(words[i]) || !g_unichar_isalpha(g_utf8_get_char(words[i])))
            if (!is_coordinator(words[i]))
                return i;
    return count;
}

static struct term term_split(const char *text)
{
    struct term term = {.words = g_strsplit(text, " ", -1), .other = G_MAXUINT};
    term.count = g_strv_length(term.words);
    guint core = core_length(term.words, term.count);
    term.head = core - 1;
    return term;
}

// The forms of the whole term, being gathered; the first of each text wins.
struct gathering {
    struct arena *arena;
    GArray *forms;
    GHashTable *seen;
};

static void gather(struct gathering *gathering, GStrv words, guint features)
{
    g_autofree char *joined = g_strjoinv(" ", words);
    if (g_hash_table_contains(gathering->seen, joined))
        return;
    struct form form = {.text = arena_strdup(gathering->arena, joined), .features = features};
    g_hash_table_add(gathering->seen, (gpointer)(gsize)form.text);
    g_array_append_val(gathering->forms, form);
}

// The first form of a word with these features; NULL when it has none.
static const char *form_with(const struct word_forms *word, guint features)
{
    for (guint i = 0; i < word->forms->len; i++) {
        const struct form *form = &g_array_index(word->forms, struct form, i);
        if (form->features == features)
            return form->text;
    }
    return NULL;
}

// One form of the head with the words around it as they then are. `weak`: the weak forms of the
// adjectives, NULL where a word does not change.
static void gather_form(struct gathering *gathering, const struct term *term,
                        const struct word_forms *other, const char *head, guint features,
                        gboolean use_weak, const char *const *weak)
{
    g_autofree GStrv words = g_new0(char *, term->count + 1);
    for (guint i = 0; i < term->count; i++) {
        const char *word = term->words[i];
        if (i == term->head)
            word = head;
        else if (i == term->other)
            word = form_with(other, features & ~(guint)FORM_GENITIVE);
        else if (use_weak && weak[i])
            word = weak[i];
        if (!word)
            return;
        words[i] = (char *)(gsize)word;
    }
    gather(gathering, words, features);
}

static void gather_term(struct gathering *gathering, const struct term *term,
                        const struct word_forms *head, const struct word_forms *other)
{
    g_autofree const char **weak = g_new0(const char *, term->count);
    gboolean any_weak = FALSE;
    for (guint i = 0; i < term->head; i++) {
        weak[i] = adjective_weak(gathering->arena, term->words[i], head->gender == GENDER_NEUTER);
        any_weak = any_weak || weak[i];
    }
    guint base = g_array_index(head->forms, struct form, 0).features;
    for (guint i = 0; i < head->forms->len; i++) {
        const struct form *form = &g_array_index(head->forms, struct form, i);
        // A term given in the definite or plural has its adjectives in the right form already.
        gboolean strong = (form->features & (FORM_DEFINITE | FORM_PLURAL)) == base;
        gather_form(gathering, term, other, form->text, form->features, !strong, weak);
    }
    if (!any_weak || base != 0)
        return;
    // "denna länsgemensamma riktlinje", "regionens mobila team": weak adjective, indefinite noun.
    for (guint i = 0; i < head->forms->len; i++) {
        const struct form *form = &g_array_index(head->forms, struct form, i);
        if ((form->features & ~(guint)FORM_GENITIVE) == 0)
            gather_form(gathering, term, other, form->text, form->features | FORM_OTHER, TRUE,
                        weak);
    }
    // "den ansvarige läkaren"
    gboolean masculine = FALSE;
    for (guint i = 0; i < term->head; i++)
        if (weak[i] && g_str_has_suffix(weak[i], "iga")) {
            weak[i] = arena_printf(gathering->arena, "%.*se", (int)strlen(weak[i]) - 1, weak[i]);
            masculine = TRUE;
        }
    for (guint i = 0; masculine && i < head->forms->len; i++) {
        const struct form *form = &g_array_index(head->forms, struct form, i);
        if ((form->features & FORM_DEFINITE) && !(form->features & FORM_PLURAL))
            gather_form(gathering, term, other, form->text, form->features, TRUE, weak);
    }
}

static void gather_extra(struct gathering *gathering, const struct term *term, const char *extra)
{
    g_auto(GStrv) forms = g_strsplit_set(extra, " \t\n\r", -1);
    char *head = term->words[term->head];
    for (guint i = 0; forms[i]; i++)
        if (*forms[i]) {
            term->words[term->head] = forms[i];
            gather(gathering, term->words, FORM_OTHER);
        }
    term->words[term->head] = head;
}

// Longest first, so that an alternation tries "avtalets" before "avtalet"; equal lengths keep the
// order of preference.
static gint compare_forms(gconstpointer a, gconstpointer b)
{
    gsize first = strlen(((const struct form *)a)->text);
    gsize second = strlen(((const struct form *)b)->text);
    return first == second ? 0 : first > second ? -1 : 1;
}

static gboolean is_described(struct arena *arena, const struct term *term)
{
    for (guint i = 0; i < term->head; i++) {
        g_autofree char *lower = g_utf8_strdown(term->words[i], -1);
        if (adjective_invariant(lower) || adjective_weak(arena, term->words[i], TRUE))
            return TRUE;
    }
    return FALSE;
}

static struct inflection *finish(struct gathering *gathering)
{
    struct form *forms = &g_array_index(gathering->forms, struct form, 0);
    guint count = gathering->forms->len;
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(struct form));
    g_array_append_vals(rest, forms + 1, count - 1);
    g_array_sort(rest, compare_forms); // stable: g_array_sort is a merge sort
    struct inflection *inflection = arena_new0(gathering->arena, struct inflection);
    inflection->base = forms[0].text;
    inflection->count = count;
    inflection->forms = arena_alloc(gathering->arena, count * sizeof(struct form));
    inflection->forms[0] = forms[0];
    for (guint i = 1; i < count; i++)
        inflection->forms[i] = g_array_index(rest, struct form, i - 1);
    return inflection;
}

// "vård och omsorg": the word before the coordinator is a head too, if it is a noun that is known
// and stands in the same form.
static void find_other_head(struct arena *arena, struct term *term, const struct word_forms *head,
                            struct word_forms *other)
{
    if (term->head < 2 || !is_coordinator(term->words[term->head - 1]))
        return;
    const char *word = term->words[term->head - 2];
    if (g_str_has_suffix(word, "-") || adjective_weak(arena, word, TRUE))
        return;
    guint features = g_array_index(head->forms, struct form, 0).features;
    if (word_decline(arena, word, NULL, other) && !other->adjectival &&
        g_strcmp0(form_with(other, features), word) == 0)
        term->other = term->head - 2;
}

const struct inflection *inflect(struct arena *arena, const char *text, const char *declension,
                                 const char *extra)
{
    struct term term = term_split(text);
    struct word_forms head = {.forms = NULL}, other = {.forms = NULL};
    const struct inflection *inflection = NULL;
    if (word_decline(arena, term.words[term.head], declension, &head)) {
        find_other_head(arena, &term, &head, &other);
        struct gathering gathering = {
            .arena = arena,
            .forms = g_array_new(FALSE, FALSE, sizeof(struct form)),
            .seen = g_hash_table_new(g_str_hash, g_str_equal),
        };
        gather_term(&gathering, &term, &head, &other);
        if (extra)
            gather_extra(&gathering, &term, extra);
        struct inflection *made = finish(&gathering);
        made->gender = head.gender;
        made->described = is_described(arena, &term);
        made->followed = term.head + 1 < term.count && is_preposition(term.words[term.head + 1]);
        inflection = made;
        g_array_unref(gathering.forms);
        g_hash_table_unref(gathering.seen);
    }
    word_forms_clear(&head);
    word_forms_clear(&other);
    g_strfreev(term.words);
    return inflection;
}

// Where the parts of a compound meet.
enum { SEAM = '|' };

// What two spellings of a form have in common: letters and digits in lower case, so that
// "hälso-och sjukvården" and "in-/utskrivning" are recognised.
static char *spelling_key(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    g_autofree char *composed = g_utf8_normalize(lower, -1, G_NORMALIZE_NFC);
    GString *key = g_string_new(NULL);
    for (const char *at = composed ? composed : lower; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '&' || c == '/')
            g_string_append(key, "och");
        else if (g_unichar_isalnum(c) || c == SEAM)
            g_string_append_unichar(key, c);
    }
    return g_string_free(key, FALSE);
}

// Whether a form, "|" where its parts meet, is a spelling: there a linking letter may stand.
static gboolean same_spelling(const char *form, const char *wanted)
{
    while (*form && *form != SEAM && *form == *wanted) {
        form++;
        wanted++;
    }
    if (*form != SEAM)
        return *form == *wanted;
    return same_spelling(form + 1, wanted) ||
           ((*wanted == 's' || *wanted == 'e') && same_spelling(form + 1, wanted + 1));
}

int inflection_features(const struct inflection *inflection, const char *form)
{
    g_autofree char *wanted = spelling_key(form);
    for (guint i = 0; i < inflection->count; i++) {
        g_autofree char *key = spelling_key(inflection->forms[i].text);
        if (same_spelling(key, wanted))
            return (int)inflection->forms[i].features;
    }
    return -1;
}

// How far a form is from the features asked for. What a reader would miss most costs most: the
// genitive carries the sentence, definiteness is next; number gives way first, as when a word
// without plural replaces one in the plural.
static guint distance(guint have, guint want)
{
    guint differ = have ^ want;
    return (differ & FORM_OTHER ? 8 : 0) + (differ & FORM_GENITIVE ? 4 : 0) +
           (differ & FORM_DEFINITE ? 2 : 0) + (differ & FORM_PLURAL ? 1 : 0);
}

const struct form *inflection_nearest(const struct inflection *inflection, guint features)
{
    const struct form *best = &inflection->forms[0];
    for (guint i = 0; i < inflection->count; i++)
        if (distance(inflection->forms[i].features, features) < distance(best->features, features))
            best = &inflection->forms[i];
    return best;
}

const char *inflection_form(const struct inflection *inflection, guint features)
{
    return inflection_nearest(inflection, features)->text;
}
