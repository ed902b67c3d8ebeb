// SPDX-License-Identifier: Apache-2.0
#include "lang/declension.h"

#include <string.h>

#include "lang/adjective.h"
#include "lang/heads.h"

// The three forms that a declension makes of a word; NULL: there is none. Genitives follow.
struct paradigm {
    const char *definite, *plural, *definite_plural;
};

static gboolean ends(const char *word, const char *ending)
{
    return g_str_has_suffix(word, ending);
}

static const char *plus(struct arena *arena, const char *word, const char *ending)
{
    return arena_printf(arena, "%s%s", word, ending);
}

// The word without its last `bytes` bytes, and with an ending.
static const char *instead(struct arena *arena, const char *word, gsize bytes, const char *ending)
{
    return arena_printf(arena, "%.*s%s", (int)(strlen(word) - bytes), word, ending);
}

static guint vowels(const char *word)
{
    guint count = 0;
    for (const char *at = word; *at; at = g_utf8_next_char(at))
        count += g_utf8_strchr("aeiouyåäöé", -1, g_unichar_tolower(g_utf8_get_char(at))) != NULL;
    return count;
}

// "regel", "nyckel", "vinter", "medel": the e falls out before an ending.
static gboolean contracts(const char *word)
{
    if (vowels(word) < 2 || (ends(word, "del") && !ends(word, "medel")))
        return FALSE;
    return ends(word, "el") || ends(word, "er") || ends(word, "en");
}

// The word before a plural or neuter ending: "regel" gives "regl".
static const char *stem(struct arena *arena, const char *word)
{
    if (!contracts(word))
        return word;
    char last[2] = {word[strlen(word) - 1], '\0'};
    return instead(arena, word, 2, last);
}

static gboolean vowel_final(const char *word)
{
    static const char *const finals[] = {"a", "e", "i", "o", "u", "y", "å", "ä", "ö", "é"};
    for (gsize i = 0; i < G_N_ELEMENTS(finals); i++)
        if (ends(word, finals[i]))
            return TRUE;
    return FALSE;
}

static const char *common_definite(struct arena *arena, const char *word)
{
    gboolean short_ending =
        vowel_final(word) || contracts(word) || (ends(word, "or") && vowels(word) > 1);
    return plus(arena, word, short_ending ? "n" : "en");
}

static struct paradigm decline_or(struct arena *arena, const char *word)
{
    if (!ends(word, "a"))
        return (struct paradigm){plus(arena, word, "en"), plus(arena, word, "or"),
                                 plus(arena, word, "orna")};
    return (struct paradigm){plus(arena, word, "n"), instead(arena, word, 1, "or"),
                             instead(arena, word, 1, "orna")};
}

static struct paradigm decline_ar(struct arena *arena, const char *word)
{
    if (ends(word, "e"))
        return (struct paradigm){plus(arena, word, "n"), instead(arena, word, 1, "ar"),
                                 instead(arena, word, 1, "arna")};
    const char *short_stem = stem(arena, word);
    return (struct paradigm){common_definite(arena, word), plus(arena, short_stem, "ar"),
                             plus(arena, short_stem, "arna")};
}

static struct paradigm decline_er(struct arena *arena, const char *word)
{
    const char *short_stem = stem(arena, word);
    return (struct paradigm){common_definite(arena, word), plus(arena, short_stem, "er"),
                             plus(arena, short_stem, "erna")};
}

static struct paradigm decline_r(struct arena *arena, const char *word)
{
    return (struct paradigm){plus(arena, word, "n"), plus(arena, word, "r"),
                             plus(arena, word, "rna")};
}

static struct paradigm decline_neuter(struct arena *arena, const char *word)
{
    if (vowel_final(word))
        return (struct paradigm){plus(arena, word, "t"), word, plus(arena, word, "na")};
    const char *short_stem = stem(arena, word);
    return (struct paradigm){plus(arena, short_stem, "et"), word, plus(arena, short_stem, "en")};
}

static struct paradigm decline_n(struct arena *arena, const char *word)
{
    return (struct paradigm){plus(arena, word, "t"), plus(arena, word, "n"),
                             plus(arena, word, "na")};
}

static struct paradigm decline_agent(struct arena *arena, const char *word)
{
    return (struct paradigm){plus(arena, word, "n"), word,
                             ends(word, "e") ? instead(arena, word, 1, "na")
                                             : plus(arena, word, "na")};
}

static struct paradigm decline_mass(struct arena *arena, const char *word)
{
    const char *definite = ends(word, "kan") ? NULL : common_definite(arena, word); // samverkan
    return (struct paradigm){definite, NULL, NULL};
}

static struct paradigm decline_mass_neuter(struct arena *arena, const char *word)
{
    return (struct paradigm){plus(arena, word, vowel_final(word) ? "t" : "et"), NULL, NULL};
}

static struct paradigm decline_name(struct arena *arena, const char *word)
{
    (void)arena;
    (void)word;
    return (struct paradigm){NULL, NULL, NULL};
}

static const struct declension {
    const char *name;
    struct paradigm (*decline)(struct arena *arena, const char *word); // NULL: made elsewhere
    gboolean neuter;
} declensions[] = {
    {"or", decline_or, FALSE},
    {"ar", decline_ar, FALSE},
    {"er", decline_er, FALSE},
    {"r", decline_r, FALSE},
    {"neuter", decline_neuter, TRUE},
    {"n", decline_n, TRUE},
    {"agent", decline_agent, FALSE},
    {"mass", decline_mass, FALSE},
    {"mass-neuter", decline_mass_neuter, TRUE},
    {"name", decline_name, FALSE},
    {"acronym", NULL, FALSE},
    {"adjective", NULL, FALSE},
    {"invariant", NULL, FALSE},
};

const char *const *inflect_declensions(void)
{
    static const char *const names[] = {
        "or",   "ar",          "er",   "r",       "neuter",    "n",         "agent",
        "mass", "mass-neuter", "name", "acronym", "adjective", "invariant", NULL};
    return names;
}

static const struct declension *find_declension(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(declensions); i++)
        if (strcmp(declensions[i].name, name) == 0)
            return &declensions[i];
    return NULL;
}

static void add_form(GArray *forms, const char *text, guint features)
{
    struct form form = {.text = text, .features = features};
    if (text)
        g_array_append_val(forms, form);
}

static void add_with_genitive(struct arena *arena, GArray *forms, const char *text, guint features)
{
    if (!text)
        return;
    add_form(forms, text, features);
    if (!ends(text, "s") && !ends(text, "x") && !ends(text, "z"))
        add_form(forms, plus(arena, text, "s"), features | FORM_GENITIVE);
}

static void add_paradigm(struct arena *arena, GArray *forms, const char *word,
                         const struct paradigm *paradigm)
{
    add_with_genitive(arena, forms, word, 0);
    add_with_genitive(arena, forms, paradigm->definite, FORM_DEFINITE);
    add_with_genitive(arena, forms, paradigm->plural, FORM_PLURAL);
    add_with_genitive(arena, forms, paradigm->definite_plural, FORM_DEFINITE | FORM_PLURAL);
}

// MAS:ar, MAS-ar, MASar; the colon is the form the language council recommends, so it comes first.
static void add_acronym(struct arena *arena, GArray *forms, const char *word)
{
    static const struct {
        const char *ending;
        guint features;
    } endings[] = {
        {"s", FORM_GENITIVE},
        {"en", FORM_DEFINITE},
        {"n", FORM_DEFINITE},
        {"et", FORM_DEFINITE},
        {"t", FORM_DEFINITE},
        {"ens", FORM_DEFINITE | FORM_GENITIVE},
        {"ns", FORM_DEFINITE | FORM_GENITIVE},
        {"ets", FORM_DEFINITE | FORM_GENITIVE},
        {"ar", FORM_PLURAL},
        {"er", FORM_PLURAL},
        {"ars", FORM_PLURAL | FORM_GENITIVE},
        {"ers", FORM_PLURAL | FORM_GENITIVE},
        {"arna", FORM_DEFINITE | FORM_PLURAL},
        {"erna", FORM_DEFINITE | FORM_PLURAL},
        {"arnas", FORM_DEFINITE | FORM_PLURAL | FORM_GENITIVE},
        {"ernas", FORM_DEFINITE | FORM_PLURAL | FORM_GENITIVE},
    };
    add_form(forms, word, 0);
    static const char *const joints[] = {":", "-", ""};
    for (gsize j = 0; j < G_N_ELEMENTS(joints); j++)
        for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
            add_form(forms, arena_printf(arena, "%s%s%s", word, joints[j], endings[i].ending),
                     endings[i].features);
}

// The word with the weak ending of its kind in place of `ending`.
static const char *weak_of(struct arena *arena, const char *word, const char *ending,
                           const struct adjective *adjective)
{
    return instead(arena, word, strlen(ending), adjective->weak);
}

static void add_adjective(struct arena *arena, GArray *forms, const char *word)
{
    const struct adjective *kind = adjective_of_base(word);
    const char *weak = kind ? weak_of(arena, word, kind->base, kind) : plus(arena, word, "a");
    add_form(forms, word, 0);
    add_form(forms,
             kind ? instead(arena, word, strlen(kind->base), kind->neuter) : plus(arena, word, "t"),
             FORM_OTHER);
    add_with_genitive(arena, forms, weak, FORM_PLURAL);
    if (ends(weak, "iga")) // den ansvarige
        add_with_genitive(arena, forms, instead(arena, weak, 1, "e"), FORM_DEFINITE);
}

static gboolean all_capitals(const char *word)
{
    guint capitals = 0;
    for (const char *at = word; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isupper(c) && !g_unichar_isdigit(c))
            return FALSE;
        capitals += g_unichar_isupper(c) != 0;
    }
    return capitals > 1;
}

// A component fits at the end of a word when it is all of it, follows a hyphen, or leaves a first
// component of three letters: "vår" is not a "year".
static gboolean bytes_fit(const char *word, const char *component, gsize length)
{
    gsize all = strlen(word);
    if (length > all || memcmp(word + all - length, component, length) != 0)
        return FALSE;
    gsize before = all - length;
    return before == 0 || word[before - 1] == '-' || g_utf8_strlen(word, (gssize)before) >= 3;
}

static gboolean component_fits(const char *word, const char *component)
{
    return bytes_fit(word, component, strlen(component));
}

// What is known of a word from its last component.
struct known {
    const char *component; // NULL: nothing
    const struct declension *declension;
    const struct strong_head *strong;
};

static struct known find_head(const char *lower)
{
    struct known known = {.component = NULL};
    for (const struct strong_head *head = strong_heads; head->word; head++)
        if (component_fits(lower, head->word) &&
            (!known.component || strlen(head->word) > strlen(known.component)))
            known = (struct known){.component = head->word, .strong = head};
    gsize longest = known.component ? strlen(known.component) : 0;
    for (const struct head_list *list = head_lists; list->words; list++) {
        gsize length;
        for (const char *word = list->words; *word; word += length + (word[length] == ' ')) {
            length = strcspn(word, " ");
            if (length > longest && bytes_fit(lower, word, length)) {
                longest = length;
                known = (struct known){.component = lower + strlen(lower) - length,
                                       .declension = find_declension(list->declension)};
            }
        }
    }
    return known;
}

// The forms of a component alone, without genitives.
static struct paradigm component_paradigm(struct arena *arena, const char *component,
                                          const struct declension *declension)
{
    if (declension->decline)
        return declension->decline(arena, component);
    return (struct paradigm){NULL, NULL, NULL};
}

// Recognises a word that is already a definite or plural form of a known head, the longest.
static gboolean decline_inflected(struct arena *arena, const char *word, const char *lower,
                                  struct word_forms *out)
{
    gsize longest = 0;
    guint features = 0;
    for (const struct strong_head *head = strong_heads; head->word; head++) {
        const char *const forms[] = {head->definite, head->plural, head->definite_plural};
        for (guint f = 0; f < G_N_ELEMENTS(forms); f++)
            if (strlen(forms[f]) > longest && component_fits(lower, forms[f])) {
                longest = strlen(forms[f]);
                features = f + 1; // definite, plural, both: the bits in this order
                out->gender = ends(head->definite, "t") ? GENDER_NEUTER : GENDER_COMMON;
            }
    }
    for (const struct head_list *list = head_lists; list->words; list++) {
        const struct declension *declension = find_declension(list->declension);
        g_auto(GStrv) words = g_strsplit(list->words, " ", -1);
        for (gsize i = 0; words[i]; i++) {
            struct paradigm paradigm = component_paradigm(arena, words[i], declension);
            const char *const forms[] = {paradigm.definite, paradigm.plural,
                                         paradigm.definite_plural};
            for (guint f = 0; f < G_N_ELEMENTS(forms); f++)
                if (forms[f] && strlen(forms[f]) > longest && component_fits(lower, forms[f])) {
                    longest = strlen(forms[f]);
                    features = f + 1;
                    out->gender = declension->neuter ? GENDER_NEUTER : GENDER_COMMON;
                }
        }
    }
    if (!longest)
        return FALSE;
    G_STATIC_ASSERT(FORM_DEFINITE == 1 && FORM_PLURAL == 2);
    add_with_genitive(arena, out->forms, word, features);
    return TRUE;
}

static void decline_strong(struct arena *arena, const char *word, const struct strong_head *head,
                           struct word_forms *out)
{
    gsize length = strlen(head->word);
    struct paradigm paradigm = {instead(arena, word, length, head->definite),
                                instead(arena, word, length, head->plural),
                                instead(arena, word, length, head->definite_plural)};
    add_paradigm(arena, out->forms, word, &paradigm);
    out->gender = ends(head->definite, "t") ? GENDER_NEUTER : GENDER_COMMON;
}

gboolean word_decline(struct arena *arena, const char *word, const char *declension,
                      struct word_forms *out)
{
    *out = (struct word_forms){.forms = g_array_new(FALSE, FALSE, sizeof(struct form))};
    g_autofree char *lower = g_utf8_strdown(word, -1);
    const struct declension *chosen = NULL;
    if (declension) {
        chosen = find_declension(declension);
    } else if (all_capitals(word)) {
        chosen = find_declension("acronym");
    } else {
        struct known known = find_head(lower);
        if (known.strong) {
            decline_strong(arena, word, known.strong, out);
            return TRUE;
        }
        if (!known.component)
            return decline_inflected(arena, word, lower, out);
        chosen = known.declension;
    }
    if (!chosen)
        return FALSE;
    if (chosen->decline && chosen->decline != decline_name)
        out->gender = chosen->neuter ? GENDER_NEUTER : GENDER_COMMON;
    if (chosen->decline) {
        struct paradigm paradigm = chosen->decline(arena, word);
        add_paradigm(arena, out->forms, word, &paradigm);
    } else if (strcmp(chosen->name, "acronym") == 0) {
        add_acronym(arena, out->forms, word);
    } else if (strcmp(chosen->name, "adjective") == 0) {
        add_adjective(arena, out->forms, word);
        out->adjectival = TRUE;
    } else {
        add_form(out->forms, word, 0);
    }
    return TRUE;
}

// Whatever its ending: "Vårdval Vårdcentral", "nämnden".
gboolean noun_is_known(const char *lower)
{
    // "Central" alone is an adjective, "vårdcentral" is none.
    static const char *const either[] = {"central", "kort", "privat", NULL};
    if (g_strv_contains(either, lower))
        return FALSE;
    struct known known = find_head(lower);
    if (known.component)
        return !known.declension || known.declension->decline;
    if (!ends(lower, "n") && !ends(lower, "t"))
        return FALSE;
    g_autoptr(arena_t) arena = arena_new();
    struct word_forms forms = {.forms = g_array_new(FALSE, FALSE, sizeof(struct form))};
    gboolean inflected = decline_inflected(arena, lower, lower, &forms);
    word_forms_clear(&forms);
    return inflected;
}

const char *adjective_weak(struct arena *arena, const char *word, gboolean neuter)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);
    if (noun_is_known(lower))
        return NULL;
    const struct adjective *base = adjective_of_base(lower);
    const struct adjective *other = neuter ? adjective_of_neuter(lower) : NULL;
    if (other && (!base || strlen(other->neuter) > strlen(base->base)))
        return weak_of(arena, word, other->neuter, other);
    return base ? weak_of(arena, word, base->base, base) : NULL;
}

void word_forms_clear(struct word_forms *forms)
{
    if (forms->forms)
        g_array_unref(forms->forms);
    forms->forms = NULL;
}
