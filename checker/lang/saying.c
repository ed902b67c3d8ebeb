// SPDX-License-Identifier: Apache-2.0
#include "lang/saying.h"

#include <string.h>

#include "lang/number.h"

enum {
    LEAST_ROOT = 3, // bytes that must be left of a word, so that its ending is one
    LONGEST_ENDING =
        6, // bytes; what is longer is another word: "hjälpmedel", "hjälpmedelskonsulent"
    ASIDE_ENDING = 4,
    CONDITION = 4,     // words that go with "om", "vid"
    REACH = 3,         // and with "också", "inte": "även på helgen" is no case of its own
    LEAST_COUNTED = 7, // bytes of a word in a value that is not its unit
    BOUND_REACH = 16,  // bytes before the value in which its bound stands
    PARTICLE_REACH = 2 // words between a verb and its particle
};

static gboolean among(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

// Words that say nothing of the matter: they determine, join, count, or only make a verb of a noun.
static gboolean is_empty(const char *word)
{
    static const char *const words[] = {
        "in",          "ut",          "upp",    "tillbaka", "bort",    "fram",         "ned",
        "ner",         "både",        "komma",  "kommit",   "kom",     "som",          "en",
        "ett",         "den",         "det",    "de",       "denna",   "detta",        "dessa",
        "alla",        "all",         "allt",   "varje",    "var",     "vart",         "sin",
        "sitt",        "sina",        "dess",   "deras",    "också",   "även",         "alltid",
        "då",          "därför",      "minst",  "högst",    "normalt", "normalfallet", "och",
        "eller",       "samt",        "att",    "på",       "i",       "inom",         "av",
        "för",         "från",        "till",   "med",      "mot",     "om",           "när",
        "vid",         "efter",       "under",  "över",     "hos",     "mellan",       "genom",
        "enligt",      "senast",      "längst", "ska",      "skall",   "måste",        "bör",
        "kan",         "får",         "skulle", "kunna",    "behöver", "är",           "vara",
        "varit",       "blir",        "bli",    "blev",     "blivit",  "har",          "ha",
        "haft",        "hade",        "gör",    "göra",     "görs",    "göras",        "gjort",
        "gjorts",      "gjord",       "gjorda", "hållits",  "sker",    "ske",          "skett",
        "håller",      "hålla",       "hålls",  "hållas",   "finns",   "finnas",       "fås",
        "fått",        "få",          "räcker", "ges",      "ge",      "ger",          "gång",
        "gånger",      "dag",         "dagar",  "dagen",    "vardag",  "vardagar",     "arbetsdag",
        "arbetsdagar", "dygn",        "dygnet", "vecka",    "veckan",  "veckor",       "månad",
        "månaden",     "månader",     "år",     "året",     "åren",    "timme",        "timmar",
        "minuter",     "minut",       "två",    "tre",      "fyra",    "fem",          "sex",
        "sju",         "åtta",        "nio",    "tio",      "tolv",    "inte",         "ej",
        "aldrig",      "utan",        "sig",    "man",      "vi",      "ni",           "så",
        "där",         "här",         "vilken", "vilket",   "vilka",   "dem",          "denne",
        "gemensamt",   "tillsammans", "antal",  "antalet",  "högsta",  "lägsta",       "längre",
        "enda",        "endast",      "bara",   "samtliga", "låta",    "låter",        "svarar",
        "helt",        "färre",       "fler",   "varken",   "flera",   "tillräckligt", "handa",
        "genomförs",   "genomföra",   "alltså", "dock",     "cirka",   "ungefär",      "omkring",
        "sedan",       "vår",         "vårt",   "våra",     "oss",     "han",          "hon",
        "hen",         "du",          "din",    "ditt",     "dina",    "er",           "ert",
        "era",         "ens",         "hans",   "hennes",   "inget",   "ingen",        "inga",
        "per",         "hur",         NULL};
    return among(word, words);
}

// A verb that says little by itself: "tar ett prov". A particle after it is of no other word.
static gboolean is_light(const char *word)
{
    static const char *const words[] = {"tar", "ta", "tas", "går", "gå", NULL};
    return word && among(word, words);
}

// A noun that a number tells from others of its sort: "termin tre".
static gboolean is_numbered(const char *word)
{
    static const char *const words[] = {"termin", "årskurs",  "nivå", "steg",   "fas",
                                        "klass",  "kategori", "typ",  "våning", NULL};
    return word && among(word, words);
}

// A part of a document that a number names: "enligt kapitel 5".
static gboolean is_numbered_part(const char *word)
{
    static const char *const words[] = {"kapitel", "avsnitt", "punkt", "bilaga", NULL};
    return word && among(word, words);
}

static gboolean is_number(const char *word)
{
    gint64 amount;
    return g_ascii_isdigit(*word) || number_word(word, &amount);
}

static gboolean binds(const char *word)
{
    static const char *const words[] = {"ska", "skall", "måste", "bör", NULL};
    return among(word, words);
}

static gboolean is_preposition(const char *word)
{
    static const char *const words[] = {"om", "av",  "för",   "i",     "till",
                                        "på", "med", "kring", "efter", NULL};
    return among(word, words);
}

// The preposition that says where, when or to whom something is done, as a bit; 0: the word is
// none.
static guint role_of(const char *word)
{
    static const char *const words[] = {"i",     "på",     "vid",  "hos",  "efter", "före",
                                        "under", "inom",   "från", "till", "genom", "via",
                                        "per",   "mellan", "för",  "med",  "utan",  "innan"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i]) == 0)
            return 1u << i;
    return 0;
}

// Whether a noun may still follow the preposition before a word: "på den enhet".
static gboolean determines(const char *word)
{
    static const char *const words[] = {"en",    "ett",   "den",      "det",   "de",   "denna",
                                        "detta", "dessa", "alla",     "varje", "sin",  "sitt",
                                        "sina",  "dess",  "deras",    "vår",   "vårt", "våra",
                                        "ens",   "samma", "samtliga", NULL};
    return among(word, words);
}

// Whether a noun goes on after a word that a preposition stands before: "på särskilt boende".
static gboolean is_attribute(const char *word)
{
    static const char *const endings[] = {"ild", "ilt",  "ilda", "igt", "iga",  "ig",   "ala",
                                          "alt", "ella", "ellt", "ade", "erad", "ande", "rare"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(word, endings[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_condition(const char *word)
{
    static const char *const words[] = {"om", "när", "vid", "ifall", "såvida", "förutsatt", NULL};
    return among(word, words);
}

// A word that a condition does not go on after; "om möjligt", "vid behov" are none.
static gboolean ends_condition(const char *word)
{
    static const char *const words[] = {"ska", "skall",   "måste",      "bör",   "kan",
                                        "får", "möjligt", "nödvändigt", "behov", NULL};
    return among(word, words);
}

// A word after a comma that begins a clause of its own.
static gboolean begins_clause(const char *word)
{
    static const char *const words[] = {"vilket",   "vilka", "men",  "medan", "och",
                                        "eftersom", "varav", "dock", "utan",  "då",
                                        "så",       "som",   NULL};
    return among(word, words);
}

// "följs upp" is "uppföljs", "lämnas tillbaka" is "återlämnas", "ses över" is "överses": what goes
// before the verb, NULL for a word that is no particle after it.
static const char *particle(const char *word, const char *verb)
{
    static const char *const words[] = {"in", "ut", "upp", "bort", "fram", "ned", "ner", NULL};
    static const char *const seeing[] = {"se", "ser", "ses", "sett", NULL};
    if (strcmp(word, "tillbaka") == 0)
        return "åter";
    if (strcmp(word, "över") == 0)
        return among(verb, seeing) ? word : NULL;
    return among(word, words) ? word : NULL;
}

// A word without its ending.
static void cut(char *word)
{
    static const char *const endings[] = {
        "eringen",   "ering",  "erats",   "erade",  "eras",  "erar", "erat",    "era",   "ningarna",
        "ningarnas", "ningar", "ningens", "ningen", "nings", "ning", "ingarna", "ingar", "ingen",
        "ing",       "andet",  "arnas",   "ernas",  "ornas", "arna", "erna",    "orna",  "ades",
        "ade",       "ats",    "its",     "ande",   "ens",   "ets",  "ad",      "at",    "it",
        "en",        "et",     "ar",      "er",     "or",    "na",   "as",      "es",    "ns",
        "s",         "a",      "e",       "n",      "r",     NULL};
    gsize length = strlen(word), longest = 0;
    for (guint i = 0; endings[i]; i++) {
        gsize ending = strlen(endings[i]);
        if (ending > longest && length >= ending + LEAST_ROOT && g_str_has_suffix(word, endings[i]))
            longest = ending;
    }
    length -= longest;
    // "hemmet" is of "hem".
    if (g_str_has_suffix(word, "et") && length > 1 && word[length - 1] == word[length - 2])
        length--;
    word[length] = '\0';
}

// Whether a word begins so, with at most `more` bytes after it.
static gboolean begins(const GPtrArray *beginnings, const char *word, gsize more)
{
    for (guint i = 0; beginnings && i < beginnings->len; i++)
        if (g_str_has_prefix(word, beginnings->pdata[i]) &&
            strlen(word) - strlen(beginnings->pdata[i]) <= more)
            return TRUE;
    return FALSE;
}

// The first of the words that are held to be the same as a word; NULL: none are.
static const char *name_of(const struct vocabulary *vocabulary, const char *word)
{
    for (guint i = 0; vocabulary->same && i < vocabulary->same->len; i++) {
        const GPtrArray *words = vocabulary->same->pdata[i];
        if (begins(words, word, LONGEST_ENDING))
            return words->pdata[0];
    }
    return NULL;
}

char *said_root(const struct vocabulary *vocabulary, const char *word)
{
    const char *name = name_of(vocabulary, word);
    char *root = g_strdup(name ? name : word);
    if (name)
        return root;
    cut(root);
    return root;
}

static void add_apart(struct saying *saying, const struct vocabulary *vocabulary, const char *word,
                      gboolean denied)
{
    const char *name = name_of(vocabulary, word);
    if (name)
        word = name;
    for (guint i = 0; vocabulary->apart && i < vocabulary->apart->len; i++)
        if (g_str_has_prefix(word, vocabulary->apart->pdata[i]))
            g_hash_table_add(saying->apart,
                             g_strconcat(denied ? "-" : "", vocabulary->apart->pdata[i], NULL));
}

// The words of a text as they are read.
struct reader {
    struct saying *saying;
    const struct vocabulary *vocabulary;
    GArray *bounds;  // guint: where clauses begin
    guint from, to;  // what is left out
    guint condition; // how many words still go with one
    char *previous;  // the word before, and the one before that
    char *earlier;
    guint since;         // words since the last that counted
    guint role;          // of the words that come
    guint also;          // how many words still go with "också", "även"
    gboolean is_default; // of the words that come
    guint denied;        // and with "inte", "utan"
};

static guint clause_at(const struct reader *reader, guint byte)
{
    guint clause = 0;
    for (guint i = 0; i < reader->bounds->len; i++)
        clause += g_array_index(reader->bounds, guint, i) <= byte;
    return clause;
}

// Whether the word that comes says more of the one before it: not who does what is done ("skickas
// av kommunen").
static gboolean narrows(const struct reader *reader)
{
    const char *noun = reader->earlier, *with = reader->previous;
    if (!noun || !is_preposition(with) || is_empty(noun) ||
        begins(reader->vocabulary->aside, noun, ASIDE_ENDING))
        return FALSE;
    return strcmp(with, "av") != 0 || !g_str_has_suffix(noun, "s");
}

// "Styrgruppens arbetsutskott" is not "styrgruppen".
static gboolean is_owner(const char *word)
{
    static const char *const endings[] = {"ens", "ets", "ans", "nas", "erns"};
    for (gsize i = 0; word && i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(word, endings[i]))
            return TRUE;
    return FALSE;
}

static void add_word(struct reader *reader, const char *word, guint at)
{
    struct said said = {.root = said_root(reader->vocabulary, word), .word = g_strdup(word)};
    if (clause_at(reader, at) != clause_at(reader, reader->from))
        said.flags |= OTHER_CLAUSE;
    if (begins(reader->vocabulary->aside, word, ASIDE_ENDING))
        said.flags |= ASIDE;
    // "Per läkare" is what something is counted by.
    if (begins(reader->vocabulary->who, word, LONGEST_ENDING) && reader->role != role_of("per"))
        said.flags |= WHO;
    if (reader->condition) {
        said.flags |= CONDITIONAL;
        reader->condition--;
    }
    gboolean by = g_strcmp0(reader->previous, "av") == 0;
    if (!(by && (said.flags & WHO)) && (narrows(reader) || is_owner(reader->previous)))
        said.flags |= NARROWS;
    else if (by)
        said.flags |= WHO; // "görs varje år av gruppen"
    if (g_strcmp0(reader->previous, "till") == 0)
        said.flags |= TOWARDS;
    if (g_strcmp0(reader->previous, "eller") == 0) {
        said.flags |= CHOICE;
        GArray *words = reader->saying->words;
        if (words->len)
            g_array_index(words, struct said, words->len - 1).flags |= CHOICE;
    }
    if (!(said.flags & NARROWS) || strcmp(reader->previous, "om") != 0)
        said.role = reader->role;
    if (!is_attribute(word))
        reader->role = 0;
    g_array_append_val(reader->saying->words, said);
}

// A word of the value itself, which may be what the other sentence says with a verb: "fyra
// sammanträden om året".
static void add_counted(struct reader *reader, const char *word)
{
    struct said said = {
        .root = said_root(reader->vocabulary, word), .word = g_strdup(word), .flags = CHOICE};
    g_array_append_val(reader->saying->words, said);
}

// Whether a word is a noun by its ending: "insatsen", "behovet", "skolan", "planerna".
static gboolean is_definite(const char *word)
{
    return g_str_has_suffix(word, "en") || g_str_has_suffix(word, "et") ||
           g_str_has_suffix(word, "an") || g_str_has_suffix(word, "rna");
}

// Joins it to the last verb: "följs insatsen upp". Without one it says nothing: "kan läkaren ha upp
// till tio".
static void join_particle(struct reader *reader, const char *prefix)
{
    GArray *words = reader->saying->words;
    guint last = words->len - 1;
    if (last && is_definite(g_array_index(words, struct said, last).word))
        last--;
    struct said *verb = &g_array_index(words, struct said, last);
    if (is_definite(verb->word))
        return;
    g_autofree char *joined = g_strconcat(prefix, verb->word, NULL);
    g_free(verb->root);
    verb->root = said_root(reader->vocabulary, joined);
}

// "Minst fem dagar"; "tar fem minuter", which is another matter than when it must be done.
static gboolean is_before_value(const struct reader *reader, guint at)
{
    return at < reader->from && reader->from - at <= BOUND_REACH;
}

// "Om inget annat har avtalats" is no case of its own.
static gboolean begins_default(const struct reader *reader, const char *word)
{
    static const char *const none[] = {"inget", "inte", "ej", NULL};
    return reader->condition && reader->previous && among(reader->previous, none) &&
           strcmp(word, "annat") == 0;
}

static void read_word(struct reader *reader, const char *word, guint at)
{
    reader->is_default = reader->is_default || begins_default(reader, word);
    if (reader->is_default)
        return;
    if (ends_condition(word))
        reader->condition = 0;
    reader->saying->is_clause |= binds(word);
    const GArray *words = reader->saying->words;
    const char *verb = words->len && reader->since <= PARTICLE_REACH
                           ? g_array_index(words, struct said, words->len - 1).word
                           : NULL;
    gboolean light = is_light(reader->previous) || is_light(reader->earlier);
    const char *prefix = verb && !light ? particle(word, verb) : NULL;
    if (at >= reader->from && at < reader->to) {
        reader->since++;
        if (role_of(word)) // "dagen före"
            add_apart(reader->saying, reader->vocabulary, word, FALSE);
        else if (!is_empty(word) && strlen(word) >= LEAST_COUNTED)
            add_counted(reader, word);
    } else if (prefix) {
        join_particle(reader, prefix);
    } else if (is_condition(word)) {
        reader->condition = strcmp(word, "vid") == 0 ? 1 : CONDITION;
        reader->role = role_of(word);
    } else if (is_numbered(reader->previous) && is_number(word)) {
        g_hash_table_add(reader->saying->apart, g_strdup(word));
    } else if (is_numbered_part(word) ||
               (is_numbered_part(reader->previous) && g_ascii_isdigit(*word))) {
        reader->since++;
    } else if (!is_empty(word) && (!is_light(word) || is_before_value(reader, at))) {
        if (!reader->also && clause_at(reader, at) == clause_at(reader, reader->from))
            add_apart(reader->saying, reader->vocabulary, word, reader->denied > 0);
        add_word(reader, word, at);
        reader->since = 0;
    } else {
        reader->since++;
        if (!determines(word))
            reader->role = role_of(word);
    }
    static const char *const least[] = {"minst", "lägst", NULL};
    static const char *const most[] = {"högst", "max", "maximalt", "längst", NULL};
    if (is_before_value(reader, at))
        reader->saying->bound |= among(word, least) ? AT_LEAST : among(word, most) ? AT_MOST : 0;
    static const char *const also[] = {"också", "även", NULL}, *const no[] = {"inte", "ej", "utan",
                                                                              NULL};
    reader->also = among(word, also) ? REACH : reader->also - (reader->also > 0);
    // "Inte obligatoriskt för nya": what the value denies is the value.
    gboolean denies = among(word, no) && !(at >= reader->from && at < reader->to);
    reader->denied = denies ? REACH : reader->denied - (reader->denied > 0);
    g_free(reader->earlier);
    reader->earlier = reader->previous;
    reader->previous = g_strdup(word);
}

// The word that begins at or after a byte, in lower case; newly allocated, NULL for none.
static char *next_word(const char *text, guint *at, guint end, guint *begin)
{
    while (*at < end && !g_unichar_isalnum(g_utf8_get_char(text + *at)))
        *at = (guint)(g_utf8_next_char(text + *at) - text);
    *begin = *at;
    while (*at < end && g_unichar_isalnum(g_utf8_get_char(text + *at)))
        *at = (guint)(g_utf8_next_char(text + *at) - text);
    return *at > *begin ? g_utf8_strdown(text + *begin, (gssize)(*at - *begin)) : NULL;
}

// A word that begins a clause without a comma.
static gboolean contrasts(const char *word)
{
    return strcmp(word, "men") == 0 || strcmp(word, "medan") == 0;
}

// Whether a sentence begins with a clause that gives a reason, and the main clause follows without
// a comma: "eftersom läkaren kommer varje vecka är det klokt att".
static gboolean turns(const char *text, guint start, guint at, guint end)
{
    guint begin;
    g_autofree char *first = next_word(text, &start, end, &begin);
    g_autofree char *verb = next_word(text, &at, end, &begin);
    g_autofree char *next = verb ? next_word(text, &at, end, &begin) : NULL;
    return first && next && strcmp(first, "eftersom") == 0 && strcmp(verb, "är") == 0 &&
           strcmp(next, "det") == 0;
}

// A verb after "utan" or "och", which begin a clause with it and else join words.
static gboolean is_verb(const char *word)
{
    static const char *const words[] = {"kan", "ska", "skall", "får",  "bör", "måste",
                                        "är",  "gör", "har",   "sker", "då",  NULL};
    return among(word, words) || g_str_has_suffix(word, "as");
}

// Where clauses begin: after a semicolon, a dash, a bracket, and with a word that joins.
static void find_clauses(const char *text, guint start, guint end, GArray *bounds)
{
    for (guint at = start; at < end; at = (guint)(g_utf8_next_char(text + at) - text)) {
        gunichar sign = g_utf8_get_char(text + at);
        guint next = at, begin;
        g_autofree char *word =
            sign == ',' || sign == ' ' ? next_word(text, &next, end, &begin) : NULL;
        gboolean joins = word && (strcmp(word, "utan") == 0 || strcmp(word, "och") == 0);
        g_autofree char *verb = joins ? next_word(text, &next, end, &begin) : NULL;
        if (sign == ';' || sign == '(' || sign == ')' || sign == 0x2013 ||
            (word && (contrasts(word) || (sign == ',' && begins_clause(word)))) ||
            (word && turns(text, start, at, end)) || (verb && is_verb(verb)))
            g_array_append_val(bounds, at);
    }
}

static void clear_said(void *item)
{
    struct said *said = item;
    g_free(said->root);
    g_free(said->word);
}

GArray *said_words_new(void)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct said));
    g_array_set_clear_func(words, clear_said);
    return words;
}

// The byte after the words of a phrase ("hör+av+sig", each as it begins), 0: it does not stand
// there.
static guint phrase_end(const char *phrase, const char *text, guint at, guint end)
{
    g_auto(GStrv) parts = g_strsplit(phrase, "+", -1);
    for (guint i = 0, begin; parts[i]; i++) {
        g_autofree char *word = next_word(text, &at, end, &begin);
        if (!word || !g_str_has_prefix(word, parts[i]) ||
            strlen(word) - strlen(parts[i]) > ASIDE_ENDING)
            return 0;
    }
    return at;
}

// The first of the words for one thing, where a phrase for it stands; NULL: none does.
static const char *read_phrase(const struct reader *reader, const char *text, guint *at, guint end)
{
    const GPtrArray *same = reader->vocabulary->same;
    guint after = *at, begin;
    g_autofree char *first = same ? next_word(text, &after, end, &begin) : NULL;
    for (guint i = 0; first && i < same->len; i++) {
        const GPtrArray *words = same->pdata[i];
        for (guint n = 0; n < words->len; n++) {
            const char *phrase = words->pdata[n], *plus = strchr(phrase, '+');
            if (!plus || strncmp(first, phrase, (gsize)(plus - phrase)) != 0)
                continue;
            after = phrase_end(phrase, text, *at, end);
            if (!after)
                continue;
            *at = after;
            return words->pdata[0];
        }
    }
    return NULL;
}

static void read_text(struct reader *reader, const char *text, guint start, guint end)
{
    for (guint at = start, begin; at < end;) {
        begin = at;
        const char *phrase = read_phrase(reader, text, &at, end);
        g_autofree char *word = phrase ? g_strdup(phrase) : next_word(text, &at, end, &begin);
        if (word)
            read_word(reader, word, begin);
        if (at < end && text[at] == ',') {
            reader->condition = 0;
            reader->is_default = FALSE;
        }
    }
    g_free(reader->previous);
    g_free(reader->earlier);
}

struct saying *saying_new(const struct vocabulary *vocabulary, const char *text, guint start,
                          guint end, guint from, guint to)
{
    struct saying *saying = g_new0(struct saying, 1);
    saying->vocabulary = vocabulary;
    saying->words = said_words_new();
    saying->apart = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) bounds = g_array_new(FALSE, FALSE, sizeof(guint));
    find_clauses(text, start, end, bounds);
    struct reader reader = {
        .saying = saying, .vocabulary = vocabulary, .bounds = bounds, .from = from, .to = to};
    read_text(&reader, text, start, end);
    return saying;
}

gboolean saying_lacks(const struct saying *saying)
{
    guint count = saying->words->len;
    if (count && saying->is_clause)
        return FALSE;
    return count != 1 ? count <= FEW
                      : strlen(g_array_index(saying->words, struct said, 0).root) < LONG_WORD;
}

void saying_add(struct saying *saying, const struct vocabulary *vocabulary, const char *text)
{
    g_autoptr(GArray) bounds = g_array_new(FALSE, FALSE, sizeof(guint));
    struct reader reader = {.saying = saying, .vocabulary = vocabulary, .bounds = bounds};
    read_text(&reader, text, 0, (guint)strlen(text));
}

void saying_free(struct saying *saying)
{
    if (!saying)
        return;
    g_array_unref(saying->words);
    g_hash_table_unref(saying->apart);
    g_free(saying);
}

void saying_under(struct saying *saying, const struct vocabulary *vocabulary, const char *heading,
                  gboolean outer)
{
    guint end = (guint)strlen(heading);
    gboolean lacks = !outer && saying->words->len < FEW;
    for (guint at = 0, begin; at < end;) {
        g_autofree char *word = next_word(heading, &at, end, &begin);
        if (!word || is_empty(word))
            continue;
        add_apart(saying, vocabulary, word, FALSE);
        if (!lacks)
            continue;
        struct said said = {.root = said_root(vocabulary, word), .flags = OTHER_CLAUSE | HEADING};
        g_array_append_val(saying->words, said);
    }
}
