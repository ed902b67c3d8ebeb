// SPDX-License-Identifier: Apache-2.0
#include "lang/replace.h"

#include <string.h>

#include "lang/adjective.h"
#include "lang/declension.h"
#include "lang/verb.h"

enum { CONTEXT_WORDS = 6 };

// What a word before a noun is to it.
enum role {
    ROLE_NONE,       // no part of its phrase, or unknown
    ROLE_GENDERED,   // en/ett, vår/vårt: agrees in gender
    ROLE_ARTICLE,    // den/det, denna/detta: agrees in gender, makes adjectives weak
    ROLE_POSSESSIVE, // "dess", "kommunens", "samma": makes adjectives weak, agrees in nothing
    ROLE_PLURAL,     // "flera", "alla", "de", "21"
    ROLE_SINGULAR,   // "varje"
    ROLE_STRONG,     // an adjective as it stands before an indefinite singular
    ROLE_WEAK,       // an adjective in the definite or plural
    ROLE_INVARIANT   // an adjective or adverb that never changes: "gällande", "här"
};

struct context_word {
    gsize start; // byte in the text before the match
    char *text, *lower;
    enum role role;
    const char *other;                 // GENDERED, ARTICLE: the word of the other gender
    const struct adjective *adjective; // STRONG, WEAK
    enum gender gender;                // GENDERED, ARTICLE, STRONG
};

// The words before the match, the nearest first, while only single spaces part them.
struct context {
    struct context_word words[CONTEXT_WORDS];
    guint count;
};

static const struct pair {
    const char *common, *neuter;
    enum role role;
} pairs[] = {
    {"en", "ett", ROLE_GENDERED},        {"någon", "något", ROLE_GENDERED},
    {"ingen", "inget", ROLE_GENDERED},   {"annan", "annat", ROLE_GENDERED},
    {"vilken", "vilket", ROLE_GENDERED}, {"sådan", "sådant", ROLE_GENDERED},
    {"min", "mitt", ROLE_GENDERED},      {"din", "ditt", ROLE_GENDERED},
    {"sin", "sitt", ROLE_GENDERED},      {"vår", "vårt", ROLE_GENDERED},
    {"er", "ert", ROLE_GENDERED},        {"all", "allt", ROLE_GENDERED},
    {"den", "det", ROLE_ARTICLE},        {"denna", "detta", ROLE_ARTICLE},
};

static gboolean one_of(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

// "kommunens", "avtalets", "parternas": verbs in the passive never end so.
static gboolean is_genitive(const char *lower)
{
    static const char *const words[] = {"dess",  "deras", "hans",      "hennes", "vars",
                                        "samma", "nästa", "varandras", NULL};
    static const char *const endings[] = {"ens", "ets", "ernas", "arnas", "ornas", "männens"};
    if (one_of(lower, words))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(lower, endings[i]) && strlen(lower) > strlen(endings[i]) + 2)
            return TRUE;
    return FALSE;
}

static gboolean is_plural_determiner(const char *lower)
{
    static const char *const words[] = {
        "de",    "dessa", "några", "inga",  "alla",     "flera",  "fler",     "många", "andra",
        "båda",  "bägge", "vissa", "olika", "våra",     "sina",   "mina",     "dina",  "era",
        "vilka", "två",   "tre",   "fyra",  "fem",      "sex",    "sju",      "åtta",  "nio",
        "tio",   "elva",  "tolv",  "tjugo", "samtliga", "sådana", "enskilda", NULL};
    guint64 number = 0;
    return one_of(lower, words) || (g_ascii_string_to_unsigned(lower, 10, 2, 999, &number, NULL));
}

// Possessives of the first and second person and "sin" make adjectives weak as genitives do.
static gboolean makes_weak(const struct context_word *word)
{
    static const char *const words[] = {"min", "mitt", "din", "ditt", "sin", "sitt",
                                        "vår", "vårt", "er",  "ert",  NULL};
    return word->role == ROLE_POSSESSIVE || word->role == ROLE_ARTICLE ||
           (word->role == ROLE_GENDERED && one_of(word->lower, words));
}

static void read_adjective(struct context_word *word)
{
    static const char *const invariant[] = {"här", "där", "första", "andra", "tredje", NULL};
    if (adjective_invariant(word->lower) || one_of(word->lower, invariant)) {
        word->role = ROLE_INVARIANT;
        return;
    }
    if (noun_is_known(word->lower))
        return;
    const struct adjective *const kinds[] = {adjective_of_weak(word->lower),
                                             adjective_of_neuter(word->lower),
                                             adjective_of_base(word->lower)};
    static const enum role roles[] = {ROLE_WEAK, ROLE_STRONG, ROLE_STRONG};
    static const enum gender genders[] = {GENDER_UNKNOWN, GENDER_NEUTER, GENDER_COMMON};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i]) {
            word->role = roles[i];
            word->adjective = kinds[i];
            word->gender = genders[i];
            return;
        }
}

static void read_role(struct context_word *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gboolean neuter = strcmp(word->lower, pairs[i].neuter) == 0;
        if (!neuter && strcmp(word->lower, pairs[i].common) != 0)
            continue;
        word->role = pairs[i].role;
        word->other = neuter ? pairs[i].common : pairs[i].neuter;
        word->gender = neuter ? GENDER_NEUTER : GENDER_COMMON;
        return;
    }
    if (strcmp(word->lower, "varje") == 0 || strcmp(word->lower, "respektive") == 0)
        word->role = ROLE_SINGULAR;
    else if (is_plural_determiner(word->lower))
        word->role = ROLE_PLURAL;
    else if (is_genitive(word->lower))
        word->role = ROLE_POSSESSIVE;
    else
        read_adjective(word);
}

static gboolean is_adjective(const struct context_word *word)
{
    return word->role == ROLE_STRONG || word->role == ROLE_WEAK || word->role == ROLE_INVARIANT;
}

// "ett kommunalt eller regionalt landsting": what joins two adjectives is one of them.
static void join_adjectives(struct context *context)
{
    static const char *const joining[] = {"och", "eller", "samt", NULL};
    for (guint i = 1; i + 1 < context->count; i++)
        if (one_of(context->words[i].lower, joining) && is_adjective(&context->words[i - 1]) &&
            is_adjective(&context->words[i + 1]))
            context->words[i].role = ROLE_INVARIANT;
}

static void context_init(struct context *context, const char *before)
{
    context->count = 0;
    gsize end = strlen(before);
    while (context->count < CONTEXT_WORDS && end > 1 && before[end - 1] == ' ') {
        gsize start = --end;
        while (start > 0 && before[start - 1] != ' ')
            start--;
        char *text = g_strndup(before + start, end - start);
        const char *final = g_utf8_find_prev_char(text, text + strlen(text));
        if (!final || !g_unichar_isalnum(g_utf8_get_char(final)) ||
            !g_unichar_isalnum(g_utf8_get_char(text))) {
            g_free(text);
            break;
        }
        struct context_word *word = &context->words[context->count++];
        *word =
            (struct context_word){.start = start, .text = text, .lower = g_utf8_strdown(text, -1)};
        read_role(word);
        end = start;
    }
    join_adjectives(context);
}

static void context_clear(struct context *context)
{
    for (guint i = 0; i < context->count; i++) {
        g_free(context->words[i].text);
        g_free(context->words[i].lower);
    }
}

// The word that the phrase of the match begins with: past adjectives, a determiner; NULL: none.
static const struct context_word *find_determiner(const struct context *context)
{
    for (guint i = 0; i < context->count; i++) {
        const struct context_word *word = &context->words[i];
        if (is_adjective(word))
            continue;
        return word->role == ROLE_NONE ? NULL : word;
    }
    return NULL;
}

// The word that "och" joins to the match: after it, or before it. NULL: none.
static char *coordinated(const struct context *context, const char *after)
{
    static const char *const joining[] = {"och", "eller", "samt", NULL};
    g_auto(GStrv) words = g_strsplit_set(after, " .,;:", 4);
    if (words[0] && !*words[0] && words[1] && words[2] && one_of(words[1], joining))
        return g_utf8_strdown(words[2], -1);
    if (context->count > 1 && one_of(context->words[0].lower, joining))
        return g_strdup(context->words[1].lower);
    return NULL;
}

// Whether a form of the old term that is both singular and plural ("landsting") is plural here.
// FALSE: nobody can tell.
static gboolean find_number(const struct context *context, const char *after, gboolean *plural)
{
    *plural = FALSE;
    const struct context_word *determiner = find_determiner(context);
    if (determiner) {
        *plural = determiner->role == ROLE_PLURAL;
        return determiner->role != ROLE_POSSESSIVE;
    }
    if (context->count && context->words[0].role == ROLE_WEAK) {
        g_assert(context->words[0].adjective); // a weak form is that of an adjective
        *plural = !context->words[0].adjective->loose;
        return *plural;
    }
    if (context->count && context->words[0].role == ROLE_STRONG)
        return TRUE;
    if (context->count == 0 && strspn(after, " .:;,!?)") == strlen(after))
        return TRUE;                                      // a heading or a cell of its own
    g_autofree char *other = coordinated(context, after); // "kommuner och landsting"
    if (!other || g_str_has_suffix(other, "en") || g_str_has_suffix(other, "et"))
        return FALSE;
    *plural = g_str_has_suffix(other, "er") || g_str_has_suffix(other, "ar") ||
              g_str_has_suffix(other, "or");
    return *plural || noun_is_known(other); // "kommun eller landsting"
}

static gboolean has_form(const struct inflection *inflection, guint features)
{
    return inflection_nearest(inflection, features)->features == features;
}

// The adjective in the other gender, in the word's own letters.
static char *other_strong(const struct context_word *word)
{
    gboolean neuter = word->gender == GENDER_NEUTER;
    const char *ending = neuter ? word->adjective->neuter : word->adjective->base;
    return g_strdup_printf("%.*s%s", (int)(strlen(word->text) - strlen(ending)), word->text,
                           neuter ? word->adjective->base : word->adjective->neuter);
}

// Writes the words from `last` to the nearest one with their gender changed, each with a space.
static void write_words(GString *out, const struct context *context, guint last,
                        enum gender old_gender)
{
    for (guint i = last + 1; i > 0; i--) {
        const struct context_word *word = &context->words[i - 1];
        gboolean changes = word->gender == old_gender;
        g_autofree char *strong = changes && word->role == ROLE_STRONG ? other_strong(word) : NULL;
        const char *text = word->text;
        if (strong)
            text = strong;
        else if (changes && word->other)
            text = word->other;
        g_string_append_printf(out, "%s ", text);
    }
}

// Puts what stands before the match into the other gender. FALSE: it cannot be told what to change.
static gboolean change_gender(const struct context *context, enum gender old_gender,
                              gboolean definite, GString *out, gsize *start)
{
    // "ett annat landsting": one more may stand before these
    static const char *const other_words[] = {"annan", "annat", "sådan", "sådant", NULL};
    guint last = G_MAXUINT;
    gboolean loose = FALSE, supine = FALSE;
    for (guint i = 0; i < context->count; i++) {
        const struct context_word *word = &context->words[i];
        gboolean article = word->role == ROLE_ARTICLE || (!definite && word->role == ROLE_GENDERED);
        if (article) {
            if (word->gender != old_gender)
                break;
            if (definite && loose)
                return FALSE; // "det ansvarade landstinget": pronoun and verb, or article?
            last = i;
            if (one_of(word->lower, other_words))
                continue;
            break;
        }
        if (!is_adjective(word)) {
            // "ett s.k. landsting": what stands between is not known.
            const struct context_word *next = i + 1 < context->count ? word + 1 : NULL;
            if (word->role == ROLE_NONE && next && i == 0 && next->other &&
                next->gender == old_gender &&
                (strcmp(next->lower, "en") == 0 || strcmp(next->lower, "ett") == 0))
                return FALSE;
            break;
        }
        if (word->role == ROLE_WEAK)
            loose = loose || word->adjective->loose;
        if (!definite && word->role == ROLE_STRONG && word->gender == old_gender) {
            last = i;
            supine = supine || (word->gender == GENDER_NEUTER && word->adjective->supine);
        }
    }
    if (last == G_MAXUINT)
        return TRUE;
    if (!definite && supine && !find_determiner(context))
        return FALSE; // "har beslutat avtal"
    write_words(out, context, last, old_gender);
    *start = context->words[last].start;
    return TRUE;
}

static const char *free_article(enum gender gender, guint features)
{
    if (features & FORM_PLURAL)
        return "de ";
    return gender == GENDER_NEUTER ? "det " : "den ";
}

// The form wanted of the new term in its surroundings; NULL when none will do.
static const struct form *choose_form(const struct inflection *to, guint features,
                                      const struct context_word *determiner,
                                      const struct context *context)
{
    if ((features & FORM_GENITIVE) && to->followed)
        return NULL; // "hälso- och sjukvårdens i hemmet personal"
    guint wanted = features;
    if (to->described && !(features & (FORM_DEFINITE | FORM_PLURAL)) && determiner &&
        makes_weak(determiner))
        wanted |= FORM_OTHER; // "kommunens kommunala hemsjukvård"
    const struct form *form = inflection_nearest(to, wanted);
    guint differ = (form->features ^ wanted) & (FORM_DEFINITE | FORM_PLURAL);
    gboolean agreeing = determiner || (context->count && is_adjective(&context->words[0]));
    return differ && agreeing ? NULL : form;
}

// The free article of the definite: comes with adjectives, goes without. TRUE when done.
static void mend_article(const struct inflection *from, const struct inflection *to, guint features,
                         const struct context *context, const char *after, GString *out,
                         gsize *start)
{
    if (!(features & FORM_DEFINITE) || from->described == to->described)
        return;
    const struct context_word *determiner = find_determiner(context);
    if (to->described) {
        const struct context_word *near = context->count ? &context->words[0] : NULL;
        gboolean described = near && near->role == ROLE_WEAK && !near->adjective->loose;
        if (!determiner && !described)
            g_string_prepend(out, free_article(to->gender, features));
        return;
    }
    // Only an article of its own goes: "det nya särskilda boendet" keeps it.
    const struct context_word *near = context->count ? &context->words[0] : NULL;
    gboolean article = near && (strcmp(near->lower, "den") == 0 ||
                                strcmp(near->lower, "det") == 0 || strcmp(near->lower, "de") == 0);
    if (article && !g_str_has_prefix(after, " som ")) {
        g_string_truncate(out, 0);
        *start = near->start;
    }
}

static gboolean replace_in(struct arena *arena, const struct inflection *from, guint features,
                           const struct inflection *to, const struct context *context,
                           const char *before, const char *after, struct replacement *out)
{
    // "landsting" and "läkare" are both numbers; "region" is not.
    gboolean both = !(features & ~(guint)FORM_GENITIVE) && !has_form(from, FORM_PLURAL) &&
                    has_form(from, FORM_PLURAL | FORM_DEFINITE);
    if (both && has_form(to, FORM_PLURAL)) {
        gboolean plural;
        if (!find_number(context, after, &plural))
            return FALSE;
        features |= plural ? FORM_PLURAL : 0;
    }
    const struct context_word *determiner = find_determiner(context);
    const struct form *form = choose_form(to, features, determiner, context);
    if (!form)
        return FALSE;
    g_autoptr(GString) text = g_string_new(NULL);
    gsize start = strlen(before);
    if (!(features & FORM_PLURAL) && from->gender != to->gender && from->gender) {
        gboolean agrees = determiner && determiner->gender == from->gender;
        if (!to->gender) {
            if (agrees && from->gender == GENDER_NEUTER)
                return FALSE;
        } else if (!change_gender(context, from->gender, (features & FORM_DEFINITE) != 0, text,
                                  &start)) {
            return FALSE;
        }
    }
    mend_article(from, to, features, context, after, text, &start);
    *out = (struct replacement){.text = arena_printf(arena, "%s%s", text->str, form->text),
                                .before = strlen(before) - start};
    return TRUE;
}

gboolean inflection_replace(struct arena *arena, const struct inflection *from, guint features,
                            const struct inflection *to, const char *before, const char *after,
                            struct replacement *out)
{
    *out = (struct replacement){.before = 0};
    if (features & FORM_VERB)
        return conjugation_replace(from, features, to, &out->text);
    struct context context;
    context_init(&context, before);
    gboolean replaced = replace_in(arena, from, features, to, &context, before, after, out);
    context_clear(&context);
    return replaced;
}
