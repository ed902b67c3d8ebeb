// SPDX-License-Identifier: Apache-2.0
#include "lang/adjective.h"

#include <string.h>

static const struct adjective adjectives[] = {
    {"sam", "samt", "samma", FALSE},
    {"ad", "at", "ade", TRUE},
    {"al", "alt", "ala", TRUE},
    {"isk", "iskt", "iska", FALSE},
    {"ig", "igt", "iga", FALSE},
    {"ell", "ellt", "ella", FALSE},
    {"iv", "ivt", "iva", TRUE},
    {"bar", "bart", "bara", TRUE},
    {"bil", "bilt", "bila", FALSE},
    {"ull", "ullt", "ulla", FALSE},
    {"ös", "öst", "ösa", TRUE},
    // Participles: fastställd, berörd, godkänd, bestämd, byggd, behövd, höjd, betrodd.
    {"ld", "lt", "lda", TRUE},
    {"rd", "rt", "rda", TRUE},
    {"nd", "nt", "nda", TRUE},
    {"md", "mt", "mda", TRUE},
    {"gd", "gt", "gda", TRUE},
    {"vd", "vt", "vda", TRUE},
    {"jd", "jt", "jda", TRUE},
    {"dd", "tt", "dda", TRUE},
    {"känd", "känt", "kända", FALSE},
    {"ställd", "ställt", "ställda", FALSE},
    {"skild", "skilt", "skilda", FALSE},
    // Sammanhållen, öppen, överenskommen, vunnen.
    {"en", "et", "na", TRUE},
    {"mmen", "mmet", "mna", TRUE},
    {"nnen", "nnet", "nna", TRUE},
    {"hållen", "hållet", "hållna", FALSE},
    {"skriven", "skrivet", "skrivna", FALSE},
    {"given", "givet", "givna", FALSE},
    {"egen", "eget", "egna", FALSE},
    {"sluten", "slutet", "slutna", FALSE},
    // Those that end in -t already.
    {"satt", "satt", "satta", TRUE},
    {"märkt", "märkt", "märkta", TRUE},
    {"tryckt", "tryckt", "tryckta", TRUE},
    {"tänkt", "tänkt", "tänkta", FALSE},
    {"köpt", "köpt", "köpta", FALSE},
    {"löst", "löst", "lösta", FALSE},
    {"låst", "låst", "låsta", FALSE},
    {"fast", "fast", "fasta", TRUE},
    {"kort", "kort", "korta", TRUE},
    {"akut", "akut", "akuta", FALSE},
    {"privat", "privat", "privata", FALSE},
    {"separat", "separat", "separata", FALSE},
    {"adekvat", "adekvat", "adekvata", FALSE},
    {"direkt", "direkt", "direkta", FALSE},
    {"korrekt", "korrekt", "korrekta", FALSE},
    {"ent", "ent", "enta", TRUE},
    {"ant", "ant", "anta", TRUE},
    // Plain words.
    {"allmän", "allmänt", "allmänna", FALSE},
    {"bred", "brett", "breda", TRUE},
    {"dubbel", "dubbelt", "dubbla", FALSE},
    {"enkel", "enkelt", "enkla", FALSE},
    {"flexibel", "flexibelt", "flexibla", FALSE},
    {"fri", "fritt", "fria", TRUE},
    {"gammal", "gammalt", "gamla", FALSE},
    {"god", "gott", "goda", FALSE},
    {"halv", "halvt", "halva", FALSE},
    {"hel", "helt", "hela", TRUE},
    {"hög", "högt", "höga", FALSE},
    {"jämn", "jämnt", "jämna", TRUE},
    {"klar", "klart", "klara", TRUE},
    {"låg", "lågt", "låga", FALSE},
    {"lång", "långt", "långa", FALSE},
    {"mogen", "moget", "mogna", TRUE},
    {"ny", "nytt", "nya", FALSE},
    {"ordinär", "ordinärt", "ordinära", FALSE},
    {"primär", "primärt", "primära", FALSE},
    {"sekundär", "sekundärt", "sekundära", FALSE},
    {"temporär", "temporärt", "temporära", FALSE},
    {"tertiär", "tertiärt", "tertiära", FALSE},
    {"ren", "rent", "rena", TRUE},
    {"sen", "sent", "sena", TRUE},
    {"sjuk", "sjukt", "sjuka", FALSE},
    {"snabb", "snabbt", "snabba", TRUE},
    {"stark", "starkt", "starka", FALSE},
    {"stor", "stort", "stora", FALSE},
    {"svag", "svagt", "svaga", FALSE},
    {"svår", "svårt", "svåra", FALSE},
    {"säker", "säkert", "säkra", TRUE},
    {"trygg", "tryggt", "trygga", TRUE},
    {"tät", "tätt", "täta", TRUE},
    {"vacker", "vackert", "vackra", FALSE},
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
