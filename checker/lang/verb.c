// SPDX-License-Identifier: Apache-2.0
#include "lang/verb.h"

#include <string.h>

#include "lang/adjective.h"

// The principal parts, from which all other forms follow; the participle is that of the common
// gender ("följd", "tagen"). NULL: the verb has none.
struct parts {
    const char *infinitive, *present, *past, *supine, *participle;
};

// What a form is; two verbs meet in it when one replaces the other.
enum slot {
    SLOT_INFINITIVE,
    SLOT_PRESENT,
    SLOT_PAST,
    SLOT_SUPINE,
    SLOT_PASSIVE_INFINITIVE,
    SLOT_PASSIVE_PRESENT,
    SLOT_PASSIVE_PAST,
    SLOT_PASSIVE_SUPINE,
    SLOT_PARTICIPLE,
    SLOT_PARTICIPLE_NEUTER,
    SLOT_PARTICIPLE_WEAK,
    SLOT_PRESENT_PARTICIPLE
};

// A verb that is a whole word in this table stands for no other; the others are last parts too.
static const struct parts whole_verbs[] = {
    {"böra", "bör", "borde", "bort", NULL},    {"ha", "har", "hade", "haft", NULL},
    {"kunna", "kan", "kunde", "kunnat", NULL}, {"vara", "är", "var", "varit", NULL},
    {"veta", "vet", "visste", "vetat", NULL},  {"vilja", "vill", "ville", "velat", NULL},
};

static const struct parts strong_verbs[] = {
    {"be", "ber", "bad", "bett", "bedd"},
    {"binda", "binder", "band", "bundit", "bunden"},
    {"bjuda", "bjuder", "bjöd", "bjudit", "bjuden"},
    {"bli", "blir", "blev", "blivit", "bliven"},
    {"bryta", "bryter", "bröt", "brutit", "bruten"},
    {"bära", "bär", "bar", "burit", "buren"},
    {"dra", "drar", "drog", "dragit", "dragen"},
    {"driva", "driver", "drev", "drivit", "driven"},
    {"falla", "faller", "föll", "fallit", "fallen"},
    {"finna", "finner", "fann", "funnit", "funnen"},
    {"få", "får", "fick", "fått", NULL},
    {"ge", "ger", "gav", "gett", "given"},
    {"gripa", "griper", "grep", "gripit", "gripen"},
    {"gå", "går", "gick", "gått", "gången"},
    {"göra", "gör", "gjorde", "gjort", "gjord"},
    {"hålla", "håller", "höll", "hållit", "hållen"},
    {"komma", "kommer", "kom", "kommit", "kommen"},
    {"ligga", "ligger", "låg", "legat", NULL},
    {"lägga", "lägger", "lade", "lagt", "lagd"},
    {"låta", "låter", "lät", "låtit", "låten"},
    {"ansluta", "ansluter", "anslöt", "anslutit", "ansluten"},
    {"nå", "når", "nådde", "nått", "nådd"},
    {"se", "ser", "såg", "sett", "sedd"},
    {"skilja", "skiljer", "skilde", "skilt", "skild"},
    {"skriva", "skriver", "skrev", "skrivit", "skriven"},
    {"slå", "slår", "slog", "slagit", "slagen"},
    {"stiga", "stiger", "steg", "stigit", "stigen"},
    {"stryka", "stryker", "strök", "strukit", "struken"},
    {"stå", "står", "stod", "stått", NULL},
    {"stödja", "stöder", "stödde", "stött", "stödd"},
    {"säga", "säger", "sade", "sagt", "sagd"},
    {"sätta", "sätter", "satte", "satt", "satt"},
    {"ta", "tar", "tog", "tagit", "tagen"},
    {"välja", "väljer", "valde", "valt", "vald"},
    {"växa", "växer", "växte", "vuxit", "vuxen"},
};

// Last parts of the verbs of each conjugation, with spaces between.
static const struct {
    const char *conjugation, *verbs;
} regular_verbs[] = {
    {"er", "begära bygga böja döma fylla följa föra gälla hända höja höra hänga häva hjälpa kräva "
           "känna köpa leda läsa lära lösa lyfta märka mäla möta reda röra rycka sköta släppa "
           "ställa stämma stänga styra stärka söka sända täcka tänka tycka vända väga åka"},
    {"ar", "ansvara svara arbeta avtala anlita anpassa avsluta besluta betala bevaka bevara dela "
           "era fatta flytta förmedla förvara försvara granska handla inrätta kalla klara lova "
           "lämna minska ordna passa rätta sakna samla skicka starta stötta säkra tala teckna "
           "tillämpa utveckla avveckla verka visa vårda ändra öka öppna önska"},
};

const char *const *conjugation_names(void)
{
    static const char *const names[] = {"ar", "er", "r", "strong", NULL};
    return names;
}

// "övertar" is a "tar" after a known prefix; longer verbs may follow anything.
static gboolean part_fits(const char *verb, const char *part, gsize length)
{
    static const char *const prefixes[] = {
        "an",   "av",       "be",   "bi",    "bort",  "del",   "efter", "er",  "fast",
        "fram", "från",     "för",  "förut", "före",  "genom", "hän",   "in",  "inne",
        "kvar", "med",      "miss", "mot",   "ned",   "om",    "på",    "sam", "samman",
        "till", "tillbaka", "um",   "undan", "under", "upp",   "ut",    "vid", "å",
        "åter", "över",     "igen", "god",   NULL};
    gsize all = strlen(verb);
    if (length > all || memcmp(verb + all - length, part, length) != 0)
        return FALSE;
    gsize before = all - length;
    if (before == 0)
        return TRUE;
    g_autofree char *prefix = g_strndup(verb, before);
    return g_strv_contains(prefixes, prefix) ||
           ((g_utf8_strlen(part, (gssize)length) > 3 || strncmp(part, "era", length) == 0) &&
            g_utf8_strlen(prefix, -1) > 1);
}

static const char *joined(struct arena *arena, const char *verb, gsize keep, const char *ending)
{
    return ending ? arena_printf(arena, "%.*s%s", (int)keep, verb, ending) : NULL;
}

// The parts of a strong verb with the prefix of this one. The longest that fits; FALSE: none.
static gboolean find_strong(struct arena *arena, const char *verb, struct parts *parts,
                            gsize *length)
{
    const struct parts *best = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(whole_verbs); i++)
        if (strcmp(verb, whole_verbs[i].infinitive) == 0)
            best = &whole_verbs[i];
    for (gsize i = 0; i < G_N_ELEMENTS(strong_verbs); i++) {
        const char *part = strong_verbs[i].infinitive;
        if (part_fits(verb, part, strlen(part)) &&
            (!best || strlen(part) > strlen(best->infinitive)))
            best = &strong_verbs[i];
    }
    if (!best)
        return FALSE;
    *length = strlen(best->infinitive);
    gsize keep = strlen(verb) - *length;
    *parts = (struct parts){
        verb, joined(arena, verb, keep, best->present), joined(arena, verb, keep, best->past),
        joined(arena, verb, keep, best->supine), joined(arena, verb, keep, best->participle)};
    return TRUE;
}

// The conjugation of the longest regular last part that is longer than `than`; NULL: none.
static const char *find_regular(const char *verb, gsize than)
{
    const char *conjugation = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(regular_verbs); i++) {
        gsize length;
        for (const char *part = regular_verbs[i].verbs; *part;
             part += length + (part[length] == ' ')) {
            length = strcspn(part, " ");
            if (length > than && part_fits(verb, part, length)) {
                than = length;
                conjugation = regular_verbs[i].conjugation;
            }
        }
    }
    return conjugation;
}

static gboolean ends_in(const char *text, const char *letters)
{
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    return last && g_utf8_strchr(letters, -1, g_utf8_get_char(last)) != NULL;
}

static gboolean ends(const char *text, const char *ending)
{
    return g_str_has_suffix(text, ending);
}

// "följa, köpa, utföra, använda, leda, möta, bestämma": what the past is made on, and how.
static struct parts conjugate_er(struct arena *arena, const char *verb)
{
    const char *stem = arena_strndup(arena, verb, strlen(verb) - 1);
    g_autofree char *shorter = g_strndup(stem, strlen(stem) - 1);
    gboolean dental = ends(stem, "d") || ends(stem, "t");
    gboolean long_vowel = dental && ends_in(shorter, "aeiouyåäö");
    gboolean voiceless = ends_in(stem, "pktsx");
    const char *base = stem;
    if (ends(stem, "mm") || ends(stem, "nn") || (dental && !long_vowel))
        base = arena_strdup(arena, shorter);
    const char *past_ending = voiceless ? "te" : "de";
    const char *participle = arena_printf(arena, "%s%s", base, voiceless ? "t" : "d");
    const char *supine = arena_printf(arena, "%st", base);
    if (ends(stem, "d") && long_vowel)
        supine = arena_printf(arena, "%stt", shorter); // lett
    return (struct parts){verb, ends(stem, "r") ? stem : arena_printf(arena, "%ser", stem),
                          arena_printf(arena, "%s%s", base, past_ending), supine, participle};
}

static struct parts conjugate_regular(struct arena *arena, const char *verb,
                                      const char *conjugation)
{
    if (strcmp(conjugation, "er") == 0)
        return conjugate_er(arena, verb);
    gboolean short_verb = strcmp(conjugation, "r") == 0;
    return (struct parts){verb, arena_printf(arena, "%sr", verb),
                          arena_printf(arena, "%s%s", verb, short_verb ? "dde" : "de"),
                          arena_printf(arena, "%s%s", verb, short_verb ? "tt" : "t"),
                          arena_printf(arena, "%s%s", verb, short_verb ? "dd" : "d")};
}

// "följer" gives "följs", "tar" gives "tas", "gör" gives "görs", "läser" gives "läses".
static const char *passive_present(struct arena *arena, const struct parts *parts)
{
    const char *present = parts->present;
    gsize length = strlen(present), infinitive = strlen(parts->infinitive);
    if (strncmp(present, parts->infinitive, infinitive) == 0 && length == infinitive + 1)
        return arena_printf(arena, "%ss", parts->infinitive);
    if (!ends(present, "er"))
        return arena_printf(arena, "%ss", present);
    // "bestäms", but "känns"
    g_autofree char *stem = g_strndup(present, length - (ends(present, "mmer") ? 3 : 2));
    return arena_printf(arena, "%s%s", stem, ends_in(stem, "sx") ? "es" : "s");
}

struct listing {
    struct arena *arena;
    GArray *forms;
    const char *rest; // what follows the verb, its space included
};

static void add(struct listing *listing, const char *form, guint slot)
{
    if (!form)
        return;
    const char *text = arena_printf(listing->arena, "%s%s", form, listing->rest);
    for (guint i = 0; i < listing->forms->len; i++)
        if (strcmp(g_array_index(listing->forms, struct form, i).text, text) == 0)
            return;
    struct form made = {.text = text, .features = FORM_VERB | slot << FORM_SLOT_SHIFT};
    g_array_append_val(listing->forms, made);
}

static void add_participles(struct listing *listing, const struct parts *parts)
{
    struct arena *arena = listing->arena;
    const char *participle = parts->participle;
    gboolean tagen = participle && ends(participle, "en");
    const struct adjective *kind = participle ? adjective_of_base(participle) : NULL;
    gsize stem = kind ? strlen(participle) - strlen(kind->base) : 0;
    if (participle) {
        add(listing, participle, SLOT_PARTICIPLE);
        add(listing, kind ? joined(arena, participle, stem, kind->neuter) : participle,
            SLOT_PARTICIPLE_NEUTER);
        add(listing,
            kind ? joined(arena, participle, stem, kind->weak)
                 : arena_printf(arena, "%sa", participle),
            SLOT_PARTICIPLE_WEAK);
    }
    // "tagande", "följande", "gående"
    const char *present = NULL;
    if (tagen && (g_str_has_prefix(participle, parts->infinitive) || !ends(parts->infinitive, "a")))
        present = joined(arena, participle, strlen(participle) - 2, "ande");
    else if (ends(parts->infinitive, "a"))
        present = arena_printf(arena, "%snde", parts->infinitive);
    else
        present = arena_printf(arena, "%sende", parts->infinitive);
    add(listing, present, SLOT_PRESENT_PARTICIPLE);
}

static void add_forms(struct listing *listing, const struct parts *parts)
{
    struct arena *arena = listing->arena;
    add(listing, parts->infinitive, SLOT_INFINITIVE);
    add(listing, parts->present, SLOT_PRESENT);
    add(listing, parts->past, SLOT_PAST);
    add(listing, parts->supine, SLOT_SUPINE);
    add(listing, arena_printf(arena, "%ss", parts->infinitive), SLOT_PASSIVE_INFINITIVE);
    add(listing, passive_present(arena, parts), SLOT_PASSIVE_PRESENT);
    add(listing, arena_printf(arena, "%ss", parts->past), SLOT_PASSIVE_PAST);
    add(listing, arena_printf(arena, "%ss", parts->supine), SLOT_PASSIVE_SUPINE);
    add_participles(listing, parts);
}

static gint longest_first(gconstpointer a, gconstpointer b)
{
    gsize first = strlen(((const struct form *)a)->text);
    gsize second = strlen(((const struct form *)b)->text);
    return first == second ? 0 : first > second ? -1 : 1;
}

static gboolean find_parts(struct arena *arena, const char *verb, const char *conjugation,
                           struct parts *parts)
{
    gsize length = 0;
    gboolean strong = find_strong(arena, verb, parts, &length);
    if (conjugation && strcmp(conjugation, "strong") == 0)
        return strong;
    if (!conjugation) {
        conjugation = find_regular(verb, length);
        if (!conjugation)
            return strong;
    }
    if (!g_strv_contains(conjugation_names(), conjugation) || strlen(verb) < 2 ||
        (strcmp(conjugation, "r") != 0 && (strlen(verb) < 3 || !ends(verb, "a"))))
        return FALSE;
    *parts = conjugate_regular(arena, verb, conjugation);
    return TRUE;
}

const struct inflection *conjugate(struct arena *arena, const char *infinitive,
                                   const char *conjugation, const char *extra)
{
    const char *rest = infinitive + strcspn(infinitive, " ");
    const char *verb = arena_strndup(arena, infinitive, (gsize)(rest - infinitive));
    struct parts parts;
    if (!find_parts(arena, verb, conjugation, &parts))
        return NULL;
    g_autoptr(GArray) forms = g_array_new(FALSE, FALSE, sizeof(struct form));
    struct listing listing = {.arena = arena, .forms = forms, .rest = rest};
    add_forms(&listing, &parts);
    g_auto(GStrv) others = g_strsplit_set(extra ? extra : "", " \t\r\n", -1);
    for (guint i = 0; others[i]; i++)
        if (*others[i])
            add(&listing, others[i], SLOT_PRESENT_PARTICIPLE + 1 + i);
    struct form base = g_array_index(forms, struct form, 0);
    g_array_remove_index(forms, 0);
    g_array_sort(forms, longest_first);
    g_array_prepend_val(forms, base);
    struct inflection *inflection = arena_new0(arena, struct inflection);
    inflection->base = base.text;
    inflection->count = forms->len;
    inflection->forms = arena_alloc(arena, forms->len * sizeof(struct form));
    memcpy(inflection->forms, forms->data, forms->len * sizeof(struct form));
    return inflection;
}

static const char *slot_text(const struct inflection *inflection, guint slot)
{
    for (guint i = 0; i < inflection->count; i++)
        if (inflection->forms[i].features == (FORM_VERB | slot << FORM_SLOT_SHIFT))
            return inflection->forms[i].text;
    return NULL;
}

gboolean conjugation_replace(const struct inflection *from, guint features,
                             const struct inflection *to, const char **text)
{
    // Forms that may look alike: "ansvaras" is infinitive and present, "följt" supine and neuter.
    static const guint alike[][2] = {{SLOT_PASSIVE_INFINITIVE, SLOT_PASSIVE_PRESENT},
                                     {SLOT_SUPINE, SLOT_PARTICIPLE},
                                     {SLOT_SUPINE, SLOT_PARTICIPLE_NEUTER},
                                     {SLOT_PARTICIPLE, SLOT_PARTICIPLE_NEUTER}};
    guint slot = features >> FORM_SLOT_SHIFT;
    *text = slot_text(to, slot);
    if (!*text && slot == SLOT_PASSIVE_PRESENT)
        *text = slot_text(to, SLOT_PASSIVE_INFINITIVE);
    if (!*text)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(alike); i++) {
        if (alike[i][0] != slot || slot_text(from, alike[i][1]))
            continue;
        const char *other = slot_text(to, alike[i][1]);
        if (other && strcmp(other, *text) != 0)
            return FALSE;
    }
    return TRUE;
}
