// SPDX-License-Identifier: Apache-2.0
#include "lang/duty-word.h"

#include <string.h>

static const struct {
    guint bits;
    const char *words;
} lists[] = {
    {WORD_MUST, "ska skall måste bör behöver förväntas förutsätts åläggs ålagts ålades skyldig "
                "skyldiga skyldigt förpliktade förpliktad tvungen tvungna ålagd ålagda"},
    {WORD_MAY, "kan får må kunde fick möjlighet rätt valfritt frivilligt önskar vill skulle"},
    {WORD_HAVE, "har ha hade haft bär bära bar burit tar ta tog tagit får få fick fått ges gavs "
                "tilldelas tilldelats åtar åta övertar överta övertog övertagit behåller behålla "
                "axlar axla"},
    {WORD_BE, "är blir var vara bli utgör anses"},
    {WORD_ACT, "ansvarar ansvara ansvarade ansvarat sköter sköta skötte skött ombesörjer "
               "ombesörja ombesörjde ordnar ordna ordnade ordnat tillhandahåller "
               "tillhandahålla tillhandahöll utför utföra utförde utfört genomför genomföra "
               "genomförde hanterar hantera hanterade handhar handha bekostar bekosta "
               "bekostade finansierar finansiera finansierade betalar betala bemannar "
               "bemanna bemannade säkerställer säkerställa garanterar garantera fullgör "
               "fullgöra verkställer verkställa administrerar administrera övertar överta "
               "övertog övertagit anställer anställa anlitar anlita upphandlar upphandla "
               "rekryterar rekrytera tillsätter tillsätta avlönar avlöna skaffar skaffa "
               "anordnar anordna tryggar trygga tillgodoser tillgodose tillser tillse "
               "beslutar besluta beslutade fastställer fastställa fastställde upprättar "
               "upprätta upprättade skriver skriva reviderar revidera utformar utforma "
               "utarbetar utarbeta antar anta handlägger handlägga leder leda driver driva "
               "organiserar organisera gör göra gjorde gjort fattar fatta fattade fullföljer "
               "fullfölja"},
    {WORD_DONE, "sköts skötas sköttes skötts ombesörjs ombesörjas ordnas ordnats ordnades "
                "tillhandahålls tillhandahållas utförs utföras utförts genomförs genomföras "
                "hanteras hanterats handhas bekostas bekostats finansieras finansierats "
                "betalas betalats bemannas bemannats säkerställs säkerställas fullgörs "
                "fullgöras verkställs verkställas administreras övertas övertagits övertogs "
                "bärs bäras axlas handläggs lämnas ges anlitas anställs upphandlas rekryteras "
                "tillsätts tryggas garanteras anordnas tillgodoses skaffas avlönas anställda "
                "anställd inhyrda inhyrd anlitade anlitad bekostade finansierade upphandlade "
                "görs göras gjorts beslutas beslutats beslutades fastställs fastställas "
                "fastställts upprättas upprättats skrivs skrivas skrivits revideras "
                "reviderats utformas utarbetas utarbetats antas antagits drivs leds "
                "organiseras vårdas tas fattas fattats fattades sker"},
    {WORD_LIES, "ligger ligga låg legat vilar vila vilade läggs läggas lagts lades lagt hamnar "
                "hamna hamnat landar landa landat övergår övergå övergick övergått överförs "
                "överföras överförts överfördes överför överföra överlämnas överlämnats "
                "överlämnades överlämnar överlämna överlåts överlåtas överlåtits överlåter "
                "överlåta flyttas flyttats flyttades delegeras delegerats delegerar delegera "
                "faller falla fallit finns placeras placerats lämnas lämnats lämnades stannar "
                "stanna kvarstår kvarstå delegerad delegerat delegerade överlämnad överlämnat "
                "överlämnade överlåten överlåtet överlåtna överförd överfört överförda "
                "placerad placerat placerade förlagd förlagt förlagda flyttad flyttat flyttade "
                "anförtrodd anförtrott anförtrodda"},
    {WORD_BEFALLS, "åvilar åvila åligger åligga ålåg tillfaller tillfalla tillkommer tillkomma "
                   "ankommer ankomma anförtros anförtrotts tilldelas tilldelats tilldelar påförs "
                   "påfördes åläggs ålagts ålades"},
    {WORD_CHARGE, "ansvar ansvaret ansvarsområde ansvarsområdet huvudansvar huvudansvaret "
                  "helhetsansvar helhetsansvaret kostnadsansvar kostnadsansvaret "
                  "betalningsansvar utföraransvar utförandeansvar verksamhetsansvar uppgift "
                  "uppgiften uppgifter uppgifterna arbetsuppgift arbetsuppgifter skyldighet "
                  "skyldigheten skyldigheter skyldigheterna åtagande åtagandet åtaganden "
                  "åtagandena uppdrag uppdraget sak bord lott försorg regi plikt huvudmannaskap "
                  "huvudmannaskapet ansvarsdel del fråga angelägenhet"},
    {WORD_CHARGED, "ansvarig ansvariga ansvarigt huvudansvarig huvudansvariga huvudman huvudmän "
                   "huvudmannen utförare utföraren uppdragstagare"},
    {WORD_DENY, "inte ej aldrig ingen inget inga varken icke knappast"},
    {WORD_AND, "och samt eller respektive"},
    {WORD_BUT, "men medan utan fast däremot"},
    {WORD_WHEN, "när om då eftersom innan ifall såvida så där"},
    {WORD_WHO, "som vilken vilket vilka"},
    {WORD_ASK, "vem vems vilken vilka vilket"},
    {WORD_OF, "med i från mot mellan inom vid via genom under om enligt efter före inför utan "
              "över gentemot utifrån angående kring utanför bland utöver"},
    {WORD_BY, "av"},
    {WORD_AT, "på hos till åt"},
    {WORD_FOR, "för"},
    {WORD_TO, "att"},
    {WORD_FILL, "då också även alltid därefter sedan själv själva alltså därför normalt ytterst "
                "stället dock fortsatt därmed numera nu ju ensam ensamt fullt ut hela det den "
                "därutöver dessutom vanligtvis således formellt medicinskt främst"},
    {WORD_THE, "den det de en ett varje respektive samtliga alla berörd berörda aktuell aktuella "
               "ansvarig ansvariga mottagande båda både också även just endast bara enbart detta "
               "denna dessa vår våra deras övriga egna egen resp därmed dels därefter nu"},
    {WORD_IT, "det detta den dessa dem"},
    {WORD_THEY, "den denna denne de dessa hon han"},
};

// Verbs that mean it with a particle, which stands a few words behind them.
static const struct {
    const char *verbs, *particles;
    guint bits;
} particles[] = {
    {"tar ta tog tagit", "över hand an fram", WORD_ACT},
    {"har ha hade", "hand", WORD_ACT},
    {"står stå stod svarar svara svarade sörjer sörja", "för", WORD_ACT},
    {"ser se", "till", WORD_ACT},
    {"köper köpa hyr hyra", "in upp", WORD_ACT},
    {"ställer ställa", "in upp förfogande", WORD_ACT},
    {"åtar åta åtog åtagit", "sig", WORD_ACT},
    {"drar dra", "försorg", WORD_ACT},
    {"håller hålla", "med i", WORD_ACT},
    {"tas tagits togs", "över om fram", WORD_DONE},
    {"köps hyrs köpas hyras", "in", WORD_DONE},
    {"ställs ställas ställts", "förfogande", WORD_DONE},
    {"går gå gick gått", "över", WORD_LIES},
    {"upp", "till", WORD_LIES},
    {"förs föras fört förts flyttar flytta lämnar lämna föra lägger lägga", "över på till",
     WORD_LIES},
    {"ger ge gav gett", "ansvar ansvaret uppdrag uppdraget uppgift", WORD_BEFALLS},
};

static gboolean lists_word(const char *words, const char *word, gsize length)
{
    for (const char *at = words; at; at = strchr(at, ' '), at = at ? at + 1 : NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
            return TRUE;
    return FALSE;
}

static void add_words(GHashTable *table, const char *words, guint bits)
{
    g_auto(GStrv) each = g_strsplit(words, " ", -1);
    for (guint i = 0; each[i]; i++) {
        guint known = GPOINTER_TO_UINT(g_hash_table_lookup(table, each[i]));
        g_hash_table_insert(table, g_strdup(each[i]), GUINT_TO_POINTER(known | bits));
    }
}

static GHashTable *word_table(void)
{
    static gsize table;
    if (g_once_init_enter(&table)) {
        GHashTable *made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
            add_words(made, lists[i].words, lists[i].bits);
        for (gsize i = 0; i < G_N_ELEMENTS(particles); i++)
            add_words(made, particles[i].verbs, WORD_PARTICLE);
        g_once_init_leave(&table, (gsize)made);
    }
    return (GHashTable *)table;
}

guint duty_word(const char *word)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(word_table(), word));
}

guint duty_particle(const char *verb, const char *particle)
{
    guint bits = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(particles); i++)
        if (lists_word(particles[i].verbs, verb, strlen(verb)) &&
            lists_word(particles[i].particles, particle, strlen(particle)))
            bits |= particles[i].bits;
    return bits;
}
