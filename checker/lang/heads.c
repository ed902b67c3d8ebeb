// SPDX-License-Identifier: Apache-2.0
#include "lang/heads.h"

#include <stddef.h>

// clang-format off
const struct head_list head_lists[] = {
    {"neuter",
     "alternativ anslag apotek arkiv avsnitt avtal barn begrepp behov besked beslut besök "
     "bevis bidrag blad bolag bord brev direktiv direktorat dygn exempel fall fel formulär "
     "förbehåll förbund företag förslag hot hus initiativ intyg kapitel koncept kontor "
     "kontrakt kort krav lager landsting larm lasarett län lån mandat medel ment moment "
     "motiv mål nät ombud ord organ paket pass perspektiv pris procent projekt protokoll "
     "prov recept referat register resultat råd samtal sekretariat skydd skäl språk spår "
     "steg stöd svar system sätt sår tak team tecken test tillslag tillstånd tillägg "
     "undantag universitet underlag underskott uppdrag upplägg vaccin val verk villkor år överskott "
     "överslag"},
    {"n",
     "ande arbete boende läge minne märke möte nuläge område påstående skede stycke ställe "
     "syfte tillfälle utrymme yrke ämne ärende"},
    {"mass",
     "ekonomi finansiering forskning fysioterapi geriatri gymnastik habilitering handel "
     "demens hjälp hälsa jour journalföring kirurgi logistik mat medverkan nutrition ohälsa omsorg omvårdnad "
     "palliation pediatri personal politik psykiatri rehabilitering samverkan sekretess "
     "service statistik teknik tillsyn utveckling vård"},
    {"mass-neuter",
     "ansvar beroende bistånd bruk föräldraskap huvudmannaskap ledarskap medarbetarskap "
     "medborgarskap samtycke våld ägarskap"},
    {"er",
     "akt allians ambulans analys arkitekt artikel assistans avgift bas blankett bransch "
     "brist central chef diagnos dialog diet domän effekt egenskap enhet "
     "ent export familj fas filial filosofi fond form garanti grad grafi grund gäst het "
     "import ingenjör insats instans ist itet journal katalog klinik kommun "
     "kompetens kontakt konflikt konsekvens konsult kunskap kurs licens logi logoped metod "
     "modell möbel norm nämnd ori paragraf period person plan plats princip process "
     "produkt prognos provins psykolog punkt rapport reform regel region "
     "remiss resurs risk rond rutin sats sion sjukgymnast skrift strategi struktur terapeut term "
     "termin text tid tion tjänst tor transport trend tör uppgift utgift vision"},
    {"ar",
     "andel budget byggnad dag del dom förmån hall helg ing kanal kostnad kväll lag länk "
     "marknad månad ning nyckel orsak ram ring sak skillnad stab stol timme tolk väg"},
    {"or",
     "barnmorska bilaga fråga kedja kopia krona kvinna källa lista människa resa sida "
     "skada skola sköterska smitta stadga styrka tavla utgåva vecka"},
    {"r",
     "aktie else fiende linje premie serie studie"},
    {"agent",
     "are"},
    {"adjective",
     "anhörig anställd funktionshindrad"},
    {"name",
     "fullmäktige"},
    {"invariant",
     "närstående äldre"},
    {NULL, NULL},
};

const struct strong_head strong_heads[] = {
    {"anmälan", "anmälan", "anmälningar", "anmälningarna"},
    {"ansökan", "ansökan", "ansökningar", "ansökningarna"},
    {"biverkan", "biverkan", "biverkningar", "biverkningarna"},
    {"bok", "boken", "böcker", "böckerna"},
    {"bostad", "bostaden", "bostäder", "bostäderna"},
    {"centrum", "centrumet", "centrum", "centrumen"},
    {"datum", "datumet", "datum", "datumen"},
    {"forum", "forumet", "forum", "forumen"},
    {"frist", "fristen", "frister", "fristerna"},
    {"förälder", "föräldern", "föräldrar", "föräldrarna"},
    {"grupp", "gruppen", "grupper", "grupperna"},
    {"gräns", "gränsen", "gränser", "gränserna"},
    {"hand", "handen", "händer", "händerna"},
    {"hem", "hemmet", "hem", "hemmen"},
    {"huvudman", "huvudmannen", "huvudmän", "huvudmännen"},
    {"kansli", "kansliet", "kanslier", "kanslierna"},
    {"klass", "klassen", "klasser", "klasserna"},
    {"kollegium", "kollegiet", "kollegier", "kollegierna"},
    {"kommitté", "kommittén", "kommittéer", "kommittéerna"},
    {"konto", "kontot", "konton", "kontona"},
    {"ium", "iet", "ier", "ierna"},
    {"kriterium", "kriteriet", "kriterier", "kriterierna"},
    {"land", "landet", "länder", "länderna"},
    {"ledamot", "ledamoten", "ledamöter", "ledamöterna"},
    {"mall", "mallen", "mallar", "mallarna"},
    {"man", "mannen", "män", "männen"},
    {"nivå", "nivån", "nivåer", "nivåerna"},
    {"nummer", "numret", "nummer", "numren"},
    {"ordförande", "ordföranden", "ordförande", "ordförandena"},
    {"part", "parten", "parter", "parterna"},
    {"policy", "policyn", "policyer", "policyerna"},
    {"program", "programmet", "program", "programmen"},
    {"rum", "rummet", "rum", "rummen"},
    {"schema", "schemat", "scheman", "schemana"},
    {"stad", "staden", "städer", "städerna"},
    {"studerande", "studeranden", "studerande", "studerandena"},
    {"tjänsteman", "tjänstemannen", "tjänstemän", "tjänstemännen"},
    {"vän", "vännen", "vänner", "vännerna"},
    {"åtgärd", "åtgärden", "åtgärder", "åtgärderna"},
    {NULL, NULL, NULL, NULL},
};
// clang-format on
