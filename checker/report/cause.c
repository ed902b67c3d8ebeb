// SPDX-License-Identifier: Apache-2.0
#include "report/cause.h"

#include "report/clean.h"

#include <string.h>

// The Swedish sentence of a reason's code. `particulars`: the English sentence says more (which
// part, which limit), so it stands behind.
static const struct {
    const char *code, *swedish;
    gboolean particulars;
} causes[] = {
    {"empty", "Filen är tom. Hämta den på nytt.", FALSE},
    {"encrypted",
     "Filen är skyddad med lösenord. Öppna den i Word, ta bort lösenordet (Arkiv, Info, Skydda "
     "dokument) och spara den.",
     FALSE},
    {"legacy-doc",
     "Filen är i Words gamla format (.doc). Öppna den i Word och spara den som .docx.", FALSE},
    {"other-format", "Filen är inget Word-dokument. Spara den som .docx i sitt eget program.",
     TRUE},
    {"damaged", "Filen är skadad eller avkortad. Hämta den på nytt.", TRUE},
    {"duplicate-part",
     "Samma del finns två gånger i filen, så att program läser den olika. Öppna den i Word och "
     "spara den på nytt.",
     TRUE},
    {"no-main-part", "Filen saknar ett dokument att läsa. Öppna den i Word och spara den på nytt.",
     TRUE},
    {"dtd",
     "Filen innehåller en dokumenttypsdeklaration (DTD), som inte tillåts av säkerhetsskäl. Öppna "
     "den i Word och spara den på nytt.",
     TRUE},
    {"malformed-xml", "En del av filen är trasig. Öppna den i Word och spara den på nytt.", TRUE},
    {"compression",
     "Filen är packad på ett sätt som inte läses. Öppna den i Word och spara den på nytt.", TRUE},
    {"limit", "Filen når en av programmets gränser och lästes inte.", TRUE},
    {"unreadable", "Filen kunde inte öppnas.", TRUE},
    {"crash", "Programmet kunde inte läsa filen klart. Anmäl gärna filen som ett fel.", TRUE},
    {"timeout", "Filen tog för lång tid att läsa. Höj --time-limit eller dela dokumentet.", FALSE},
    {"unsupported", "Formatet läses inte. Spara dokumentet som .docx.", FALSE},
    {"not-checked", "Delar av dokumentet lästes inte:", FALSE},
    {"rule-limit", "Regler kunde inte prövas på dokumentet:", FALSE},
};

char *cause_text(const struct result *result, const struct document_result *document)
{
    if (!document->reason_message)
        return NULL;
    g_autofree char *message = clean_text(result, document->reason_message);
    if (result->language != LANGUAGE_SV || !document->reason_code)
        return g_steal_pointer(&message);
    for (gsize i = 0; i < G_N_ELEMENTS(causes); i++) {
        if (strcmp(causes[i].code, document->reason_code) != 0)
            continue;
        if (!causes[i].particulars)
            return g_strdup(causes[i].swedish);
        return g_strdup_printf("%s (%s)", causes[i].swedish, message);
    }
    return g_steal_pointer(&message);
}
