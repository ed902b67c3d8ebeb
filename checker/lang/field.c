// SPDX-License-Identifier: Apache-2.0
#include "lang/field.h"

#include <string.h>

#include "lang/scan.h"

static const struct {
    const char *name, *swedish, *english;
} fields[FIELDS] = {
    [FIELD_VALID_FROM] = {"valid-from", "giltig från", "valid from"},
    [FIELD_VALID_TO] = {"valid-to", "giltig till", "valid to"},
    [FIELD_VERSION] = {"version", "version", "version"},
    [FIELD_OWNER] = {"owner", "dokumentägare", "document owner"},
    [FIELD_DECIDED_BY] = {"decided-by", "beslutad av", "decided by"},
    [FIELD_DECIDED] = {"decided", "beslutsdatum", "date of decision"},
    [FIELD_REVIEW] = {"review", "nästa revidering", "next review"},
    [FIELD_DIARY_NUMBER] = {"diary-number", "diarienummer", "diary number"},
    [FIELD_TYPE] = {"type", "dokumenttyp", "document type"},
    [FIELD_STATUS] = {"status", "status", "status"},
    [FIELD_UPDATED] = {"updated", "senast uppdaterad", "last updated"},
    [FIELD_TITLE] = {"title", "dokumentets namn", "document name"},
    [FIELD_OTHER] = {"other", "annat", "other"},
};

// The words of a label with one space between; | parts alternatives, @ names one of `joints`.
static const struct label {
    enum field field;
    const char *words;
    enum field_span span;
} labels[] = {
    {FIELD_VALID_FROM, "giltig|giltigt|gäller|gällande|giltighet @from", FIELD_ONE_END},
    {FIELD_VALID_FROM, "träder|trädde i kraft", FIELD_ONE_END},
    {FIELD_VALID_FROM, "i kraft @from", FIELD_ONE_END},
    {FIELD_VALID_FROM, "börjar gälla|tillämpas", FIELD_ONE_END},
    {FIELD_VALID_FROM, "tillämpas|används @from", FIELD_ONE_END},
    {FIELD_VALID_FROM, "startdatum|giltighetsstart", FIELD_ONE_END},
    {FIELD_VALID_FROM, "planerat ikraftträdande", FIELD_ONE_END},
    {FIELD_VALID_FROM, "ikraftträdande|ikraftträdandedatum|gällandedatum", FIELD_ONE_END},
    {FIELD_VALID_FROM, "gäller|giltig|giltigt|gällande", FIELD_SPAN_FROM},
    {FIELD_VALID_TO, "giltig|giltigt|gäller|gällande|giltighet @to", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltig|giltigt|gäller|gällande|giltighet längst|senast", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltig|giltigt|gäller|gällande|giltighet längst @to", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltig|giltigt|gäller|gällande|giltighet fram @to", FIELD_ONE_END},
    {FIELD_VALID_TO, "tillämpas|används @to", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltigheten|giltighetstiden upphör|slutar", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltighetstid|giltigheten|giltighetstiden löper|går ut", FIELD_ONE_END},
    {FIELD_VALID_TO, "förfallodatum|förfaller|utgångsdag|giltighetsslut|slutdag", FIELD_ONE_END},
    {FIELD_VALID_TO, "upphör|slutar att gälla", FIELD_ONE_END},
    {FIELD_VALID_TO, "slutar gälla", FIELD_ONE_END},
    {FIELD_VALID_TO, "upphör|utgår|utgångsdatum|slutdatum|upphörandedatum", FIELD_ONE_END},
    {FIELD_VALID_TO, "bäst före|bäst-före", FIELD_ONE_END},
    {FIELD_VALID_TO, "löper|går ut", FIELD_ONE_END},
    {FIELD_VALID_TO, "sista giltighetsdag|giltighetsdatum|dag", FIELD_ONE_END},
    {FIELD_VALID_TO, "giltighetstid|giltighet|giltighetsperiod|löptid", FIELD_SPAN_TO},
    {FIELD_VALID_TO, "planperiod|avtalsperiod|avtalstid|programperiod|planeringsperiod",
     FIELD_SPAN_TO},
    {FIELD_VALID_TO, "gäller perioden|åren|tiden", FIELD_SPAN_TO},
    {FIELD_VERSION, "version|versionsnummer|versionsnr|utgåva|revisionsnummer", FIELD_ONE_END},
    {FIELD_VERSION, "version|utgåva|revision nr|nummer", FIELD_ONE_END},
    {FIELD_VERSION, "ver|ver.|upplaga", FIELD_ONE_END},
    {FIELD_OWNER, "dokumentägare|dokumentansvarig|innehållsansvarig|processägare|sidansvarig",
     FIELD_ONE_END},
    {FIELD_OWNER, "ägare|ansvarig|handläggare|informationsägare|sakansvarig|faktaägare",
     FIELD_ONE_END},
    {FIELD_OWNER, "ansvarig funktion|chef|förvaltning|enhet|person|tjänsteperson|utgivare|nämnd",
     FIELD_ONE_END},
    {FIELD_OWNER, "dokumentets|rutinens|riktlinjens ägare", FIELD_ONE_END},
    {FIELD_OWNER, "ägare av|till dokumentet|rutinen|riktlinjen", FIELD_ONE_END},
    {FIELD_OWNER, "dokumentförvaltare|dokumenthållare|riktlinjeägare|rutinägare", FIELD_ONE_END},
    {FIELD_OWNER, "författare/ansvarig|ägare/ansvarig", FIELD_ONE_END},
    {FIELD_OWNER,
     "handläggare|författare|redaktör|ägare|sakkunnig|framtagare och|/ "
     "dokumentansvarig|innehållsansvarig|ansvarig|dokumentägare|förvaltare|ägare",
     FIELD_ONE_END},
    {FIELD_OWNER, "ansvarig för dokumentet|innehållet|innehåll|riktlinjen|rutinen", FIELD_ONE_END},
    {FIELD_OWNER, "dokument|innehålls ansvarig", FIELD_ONE_END},
    {FIELD_DECIDED_BY,
     "fastställd|fastställt|fastställs|beslutad|beslutat|beslutas|godkänd|godkänt|antagen|antaget "
     "av",
     FIELD_ONE_END},
    {FIELD_DECIDED_BY, "fastställare|beslutsfattare|beslutsinstans|beslutande|godkännare",
     FIELD_ONE_END},
    {FIELD_DECIDED_BY,
     "beslutad|beslutat|fastställd|fastställt|godkänd|godkänt|antagen|antaget och "
     "undertecknad|undertecknat|fastställd|fastställt|godkänd|godkänt av",
     FIELD_ONE_END},
    {FIELD_DECIDED_BY, "undertecknad|undertecknat|överenskommen|överenskommet av", FIELD_ONE_END},
    {FIELD_DECIDED_BY, "beslut av|fattat av", FIELD_ONE_END},
    {FIELD_DECIDED_BY, "beslutsorgan|beslutsnivå", FIELD_ONE_END},
    {FIELD_DECIDED_BY, "fastställd|fastställt|beslutad|beslutat|godkänd|godkänt|antagen|antaget i",
     FIELD_ONE_END},
    {FIELD_DECIDED_BY, "beslutande|fastställande organ|nämnd|instans|funktion|chef", FIELD_ONE_END},
    {FIELD_DECIDED_BY, "utfärdande pe", FIELD_ONE_END},
    {FIELD_DECIDED, "fastställd|fastställt|beslutad|beslutat|godkänd|godkänt|antagen|antaget",
     FIELD_ONE_END},
    {FIELD_DECIDED, "beslutsdatum|fastställandedatum|fastställelsedatum|beslutsdag", FIELD_ONE_END},
    {FIELD_DECIDED, "fastställd|fastställt|beslutad|beslutat|antagen|godkänd datum", FIELD_ONE_END},
    {FIELD_DECIDED, "datum för beslut|fastställande", FIELD_ONE_END},
    {FIELD_DECIDED, "upprättad|upprättat|undertecknad|undertecknat|tecknad", FIELD_ONE_END},
    {FIELD_REVIEW, "revideras|uppdateras|omprövas|granskas senast|före|innan", FIELD_ONE_END},
    {FIELD_REVIEW,
     "nästa|planerad revidering|översyn|uppföljning|revision|granskning|genomgång|uppdatering|"
     "omprövning",
     FIELD_ONE_END},
    {FIELD_REVIEW,
     "datum för nästa revidering|översyn|uppföljning|revision|granskning|genomgång|uppdatering|"
     "omprövning",
     FIELD_ONE_END},
    {FIELD_REVIEW, "revideras|revideringsdatum|översynsdatum|omprövningsdatum|omprövas",
     FIELD_ONE_END},
    {FIELD_REVIEW, "ska revideras|omprövas|uppdateras", FIELD_ONE_END},
    {FIELD_REVIEW, "ska revideras|omprövas|uppdateras senast|före|innan", FIELD_ONE_END},
    {FIELD_REVIEW, "ses över senast|före|innan", FIELD_ONE_END},
    {FIELD_REVIEW, "ses över", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER, "diarienummer|diarienr|dnr|ärendenummer|ärendenr", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER, "dokumentnummer|dokumentnr|doknr|dokument-id|dokumentid", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER,
     "diarieförd|diarie-nr|referensnummer|referensnr|handlingsnummer|handlingsnr", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER, "dokument|diarie|referens nummer|nr|id", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER, "doknr i barium", FIELD_ONE_END},
    {FIELD_DIARY_NUMBER, "doknr. i barium", FIELD_ONE_END},
    {FIELD_TYPE, "dokumenttyp|typ", FIELD_ONE_END},
    {FIELD_TYPE, "typ av dokument", FIELD_ONE_END},
    {FIELD_STATUS, "status|dokumentstatus", FIELD_ONE_END},
    {FIELD_OTHER, "gäller för", FIELD_ONE_END},
    {FIELD_OTHER, "denna rutin|riktlinje gäller för", FIELD_ONE_END},
    {FIELD_UPDATED, "senast uppdaterad|uppdaterat|ändrad|ändrat|reviderad|reviderat|granskad",
     FIELD_ONE_END},
    {FIELD_UPDATED, "reviderat|reviderad|uppdaterad|uppdaterat", FIELD_ONE_END},
    {FIELD_TITLE, "namn på dokumentet", FIELD_ONE_END},
    {FIELD_TITLE, "dokumentets namn|titel", FIELD_ONE_END},
    {FIELD_TITLE, "dokumentnamn|dokumenttitel", FIELD_ONE_END},
    {FIELD_OTHER, "dokumentserie|granskare|ersätter|sida|sidan", FIELD_ONE_END},
    {FIELD_OTHER, "framtagen|granskad|beredd|upprättad|reviderad av", FIELD_ONE_END},
    {FIELD_OTHER, "revideringar i denna version", FIELD_ONE_END},
    {FIELD_OTHER, "datum|titel|rubrik|namn|skapad|publicerad|kontakt|kontaktperson|bilagor",
     FIELD_ONE_END},
};

// "från och med" and "till och med" in every spelling, the longest first.
static guint read_joint(const char *text, guint at, guint end, gboolean from)
{
    static const char *const froms[] = {"från och med", "fr. o. m.", "fr.o.m.", "fr.o.m",
                                        "fr o m",       "f.o.m.",    "f o m",   "fom",
                                        "from",         "från",      "sedan",   NULL};
    static const char *const tos[] = {"till och med", "t. o. m.", "t.o.m.", "t.o.m",
                                      "t o m",        "tom",      "till",   NULL};
    return scan_any(text, at, end, from ? froms : tos, NULL);
}

// One of the alternatives "a|b|c" that make a word of a label.
static guint read_alternative(const char *text, guint at, guint end, const char *words,
                              gsize length)
{
    if (words[0] == '@')
        return read_joint(text, at, end, words[1] == 'f');
    for (const char *word = words; word < words + length;) {
        gsize bytes = strcspn(word, "| ");
        guint after = scan_words(text, at, end, word, bytes);
        if (after)
            return after;
        word += bytes + 1;
    }
    return 0;
}

static guint read_label(const char *text, guint at, guint end, const char *words)
{
    for (const char *word = words;;) {
        gsize length = strcspn(word, " ");
        at = read_alternative(text, at, end, word, length);
        if (!word[length] || !at)
            return at;
        word += length + 1;
        at = scan_character(text, at, end, ' ');
        if (!at)
            return 0;
    }
}

gboolean field_label_read(const char *text, guint at, guint end, struct field_label *label)
{
    *label = (struct field_label){0};
    if (!scan_starts(text, at))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
        guint after = read_label(text, at, end, labels[i].words);
        if (after > label->end)
            *label = (struct field_label){labels[i].field, labels[i].span, after};
    }
    return label->end > 0;
}

gboolean field_takes(enum field field, const struct field_label *label, enum date_bound bound,
                     gboolean open)
{
    gboolean validity = field == FIELD_VALID_FROM || field == FIELD_VALID_TO;
    if (label->span != FIELD_ONE_END && bound == DATE_BOUND_NONE && !open)
        bound = label->span == FIELD_SPAN_FROM ? DATE_BOUND_FROM : DATE_BOUND_TO;
    if (label->span != FIELD_ONE_END && validity)
        return (field == FIELD_VALID_FROM) == (bound == DATE_BOUND_FROM);
    // "Giltig fr.o.m. 2026-01-01 t.o.m. 2026-12-31"
    if (label->field == FIELD_VALID_FROM && field == FIELD_VALID_TO)
        return bound == DATE_BOUND_TO;
    return label->field == field;
}

gboolean field_is_placeholder(const char *value)
{
    static const char *const phrases[] = {
        "klicka",       "ange ",        "anges ",         "välj ",      "fyll i",     "fylls i",
        "ifylls",       "skriv ",       "skrivs in",      "tbd",        "n.n.",       "nn",
        "kompletteras", "saknas",       "uppgift saknas", "ej angivet", "ej angiven", "ej ifyllt",
        "ej ifylld",    "inte angivet", "inte angiven",   "tilldelas",  "läggs in",   NULL};
    guint letters = 0, held = 0, end = (guint)strlen(value);
    for (const char *at = value; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_unichar_tolower(g_utf8_get_char(at));
        letters += g_unichar_isalnum(character);
        // "xx", "åååå-mm-dd", "yyyy-mm-dd", "____"
        held += character < 0x100 && strchr("xymd", (int)character) != NULL;
        held += character == 0xE5;
    }
    if (letters == 0 || held == letters)
        return TRUE;
    gboolean bracketed = strchr("[<{", value[0]) && strchr("]>}", value[end - 1]);
    return bracketed || scan_any(value, 0, end, phrases, NULL);
}

const char *field_name(enum field field)
{
    return fields[field].name;
}

gboolean field_parse(const char *name, enum field *field)
{
    for (guint i = 0; i < FIELD_OTHER; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            *field = (enum field)i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *field_words(enum field field, gboolean swedish)
{
    return swedish ? fields[field].swedish : fields[field].english;
}
