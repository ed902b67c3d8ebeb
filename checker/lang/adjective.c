// SPDX-License-Identifier: Apache-2.0
#include "lang/adjective.h"

#include <string.h>

static const struct adjective adjectives[] = {
    {"sam", "samt", "samma", FALSE, FALSE},
    {"ad", "at", "ade", TRUE, TRUE},
    {"al", "alt", "ala", TRUE, FALSE},
    {"isk", "iskt", "iska", FALSE, FALSE},
    {"ensk", "enskt", "enska", FALSE, FALSE},
    {"ig", "igt", "iga", FALSE, FALSE},
    {"ell", "ellt", "ella", FALSE, FALSE},
    {"iv", "ivt", "iva", TRUE, FALSE},
    {"bar", "bart", "bara", TRUE, FALSE},
    {"bil", "bilt", "bila", FALSE, FALSE},
    {"ull", "ullt", "ulla", FALSE, FALSE},
    {"ös", "öst", "ösa", TRUE, FALSE},
    // Participles: fastställd, berörd, godkänd, bestämd, byggd, behövd, höjd, betrodd.
    {"ld", "lt", "lda", TRUE, TRUE},
    {"rd", "rt", "rda", TRUE, TRUE},
    {"nd", "nt", "nda", TRUE, TRUE},
    {"md", "mt", "mda", TRUE, TRUE},
    {"gd", "gt", "gda", TRUE, TRUE},
    {"vd", "vt", "vda", TRUE, TRUE},
    {"jd", "jt", "jda", TRUE, TRUE},
    {"dd", "tt", "dda", TRUE, TRUE},
    {"känd", "känt", "kända", FALSE, TRUE},
    {"ställd", "ställt", "ställda", FALSE, TRUE},
    {"skild", "skilt", "skilda", FALSE, TRUE},
    // Sammanhållen, öppen, överenskommen, vunnen.
    {"en", "et", "na", TRUE, TRUE},
    {"mmen", "mmet", "mna", TRUE, TRUE},
    {"nnen", "nnet", "nna", TRUE, TRUE},
    {"hållen", "hållet", "hållna", FALSE, TRUE},
    {"skriven", "skrivet", "skrivna", FALSE, TRUE},
    {"given", "givet", "givna", FALSE, TRUE},
    {"egen", "eget", "egna", FALSE, FALSE},
    {"sluten", "slutet", "slutna", FALSE, TRUE},
    // Those that end in -t already.
    {"satt", "satt", "satta", TRUE, TRUE},
    {"märkt", "märkt", "märkta", TRUE, TRUE},
    {"tryckt", "tryckt", "tryckta", TRUE, TRUE},
    {"tänkt", "tänkt", "tänkta", FALSE, TRUE},
    {"köpt", "köpt", "köpta", FALSE, TRUE},
    {"löst", "löst", "lösta", FALSE, TRUE},
    {"låst", "låst", "låsta", FALSE, TRUE},
    {"fast", "fast", "fasta", TRUE, FALSE},
    {"kort", "kort", "korta", TRUE, FALSE},
    {"akut", "akut", "akuta", FALSE, FALSE},
    {"privat", "privat", "privata", FALSE, FALSE},
    {"separat", "separat", "separata", FALSE, FALSE},
    {"adekvat", "adekvat", "adekvata", FALSE, FALSE},
    {"direkt", "direkt", "direkta", FALSE, FALSE},
    {"korrekt", "korrekt", "korrekta", FALSE, FALSE},
    {"ent", "ent", "enta", TRUE, FALSE},
    {"ant", "ant", "anta", TRUE, FALSE},
    // Plain words.
    {"allmän", "allmänt", "allmänna", FALSE, FALSE},
    {"bred", "brett", "breda", TRUE, FALSE},
    {"dubbel", "dubbelt", "dubbla", FALSE, FALSE},
    {"enkel", "enkelt", "enkla", FALSE, FALSE},
    {"flexibel", "flexibelt", "flexibla", FALSE, FALSE},
    {"fri", "fritt", "fria", TRUE, FALSE},
    {"gammal", "gammalt", "gamla", FALSE, FALSE},
    {"god", "gott", "goda", FALSE, FALSE},
    {"halv", "halvt", "halva", FALSE, FALSE},
    {"hel", "helt", "hela", TRUE, FALSE},
    {"hög", "högt", "höga", FALSE, FALSE},
    {"jämn", "jämnt", "jämna", TRUE, FALSE},
    {"klar", "klart", "klara", TRUE, FALSE},
    {"låg", "lågt", "låga", FALSE, FALSE},
    {"lång", "långt", "långa", FALSE, FALSE},
    {"mogen", "moget", "mogna", TRUE, FALSE},
    {"ny", "nytt", "nya", FALSE, FALSE},
    {"ordinär", "ordinärt", "ordinära", FALSE, FALSE},
    {"primär", "primärt", "primära", FALSE, FALSE},
    {"sekundär", "sekundärt", "sekundära", FALSE, FALSE},
    {"temporär", "temporärt", "temporära", FALSE, FALSE},
    {"tertiär", "tertiärt", "tertiära", FALSE, FALSE},
    {"ren", "rent", "rena", TRUE, FALSE},
    {"sen", "sent", "sena", TRUE, FALSE},
    {"sjuk", "sjukt", "sjuka", FALSE, FALSE},
    {"snabb", "snabbt", "snabba", TRUE, FALSE},
    {"stark", "starkt", "starka", FALSE, FALSE},
    {"stor", "stort", "stora", FALSE, FALSE},
    {"svag", "svagt", "svaga", FALSE, FALSE},
    {"svår", "svårt", "svåra", FALSE, FALSE},
    {"säker", "säkert", "säkra", TRUE, FALSE},
    {"trygg", "tryggt", "trygga", TRUE, FALSE},
    {"tät", "tätt", "täta", TRUE, FALSE},
    {"vacker", "vackert", "vackra", FALSE, FALSE},
};

// Words that end like adjectives and are none.
static const char *const others[] = {
    "enligt", "samt",   "samma", "bara",   "ska",  "skall",  "alla",     "ingen",  "någon", "annan",
    "varken", "sedan",  "redan", "endast", "även", "men",    "ännu",     "annat",  "inget", "något",
    "allt",   "att",    "ett",   "det",    "mot",  "igen",   "möjligen", "inga",   "många", "de",
    "vilken", "vilket", "denna", "den",    "en",   "mellan", "utan",     "hellre", "gärna", NULL,
};

static const struct adjective *longest(const char *lower, gsize field)
{
    if (g_strv_contains(others, lower))
        return NULL;
    const struct adjective *best = NULL;
    gsize length = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(adjectives); i++) {
        const char *ending = G_STRUCT_MEMBER(const char *, &adjectives[i], field);
        if (strlen(ending) > length && g_str_has_suffix(lower, ending)) {
            best = &adjectives[i];
            length = strlen(ending);
        }
    }
    return best;
}

const struct adjective *adjective_of_base(const char *lower)
{
    return longest(lower, G_STRUCT_OFFSET(struct adjective, base));
}

const struct adjective *adjective_of_neuter(const char *lower)
{
    return longest(lower, G_STRUCT_OFFSET(struct adjective, neuter));
}

const struct adjective *adjective_of_weak(const char *lower)
{
    return longest(lower, G_STRUCT_OFFSET(struct adjective, weak));
}

gboolean adjective_invariant(const char *lower)
{
    static const char *const words[] = {"bra",      "extra",  "nära",    "stilla",    "gratis",
                                        "äldre",    "yngre",  "större",  "mindre",    "bättre",
                                        "sämre",    "högre",  "lägre",   "längre",    "kortare",
                                        "tidigare", "senare", "närmare", "nuvarande", NULL};
    return g_str_has_suffix(lower, "ande") || g_str_has_suffix(lower, "ende") ||
           g_strv_contains(words, lower);
}
