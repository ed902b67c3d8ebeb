// SPDX-License-Identifier: Apache-2.0
// A result built by hand that has one of everything the reports must show.
#ifndef LINJERA_TESTS_REPORT_SAMPLE_H
#define LINJERA_TESTS_REPORT_SAMPLE_H

#include "finding/result.h"

#define SAMPLE_NEW "Hälso- och sjukvårdsavtal 2025"
#define SAMPLE_OLD "Hälso- och sjukvårdsavtal 2017–2020"
#define SAMPLE_CLAUSE                                                                                   \
    "Regionen ansvarar för läkarmedverkan dygnet runt för den som är inskriven i kommunal "         \
    "primärvård. Vårdcentralen ska utse en fast läkarkontakt. Medicinsk bedömning ska kunna ges "  \
    "oavsett tid på dygnet, även när den enskilde vistas i ordinärt boende eller på särskilt "    \
    "boende. Parterna ska tillsammans se till att kontaktvägarna är kända av all personal och "      \
    "att de fungerar också under kvällar, nätter och helger. Om kontakt inte kan nås inom skälig " \
    "tid ska händelsen rapporteras som avvikelse enligt kap. 8. Uppföljning sker årligen i den "     \
    "delregionala samverkan och redovisas för det politiska samrådsorganet."

static GPtrArray *sample_texts(struct arena *arena, const char *const *texts)
{
    GPtrArray *array = arena_array(arena);
    for (; *texts; texts++)
        g_ptr_array_add(array, arena_strdup(arena, *texts));
    return array;
}
#define SAMPLE_TEXTS(arena, ...) sample_texts((arena), (const char *const[]){__VA_ARGS__, NULL})

static void sample_agreements(struct result *result)
{
    static const struct agreement_card cards[] = {
        {"hsa-2025", SAMPLE_NEW, "current", NULL, "9d1f00", "2026-01-01", NULL},
        {"hsa-2017", SAMPLE_OLD, "superseded", NULL, NULL, "2017-04-01", "2025-12-31"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cards); i++) {
        struct agreement_card *card = arena_new0(result->arena, struct agreement_card);
        *card = cards[i];
        g_ptr_array_add(result->agreements, card);
    }
    struct ruleset_card *ruleset = arena_new0(result->arena, struct ruleset_card);
    *ruleset =
        (struct ruleset_card){"hsavtal", "1.2.0", "77aa", "Hälso- och sjukvårdsavtalet", 6, 4};
    g_ptr_array_add(result->rulesets, ruleset);
    struct coverage *coverage = arena_new0(result->arena, struct coverage);
    *coverage = (struct coverage){
        .agreement = "hsa-2025",
        .section = "3.2",
        .heading = "Läkarmedverkan",
        .rules = SAMPLE_TEXTS(result->arena, "LAK-002"),
        .implements = SAMPLE_TEXTS(result->arena, "library/riktlinje-egenvard.docx"),
        .contradicts = SAMPLE_TEXTS(result->arena, "library/rutin-utskrivning.docx"),
    };
    g_ptr_array_add(result->coverage, coverage);
}

static void sample_rules(struct result *result)
{
    static const struct rule_card cards[] = {
        {.id = "AVT-001",
         .check = "substitution",
         .severity = SEVERITY_ERROR,
         .action = ACTION_STOP,
         .title = "Hänvisning till avtalet 2017–2020",
         .help = "Byt hänvisningen mot det nya avtalet och kontrollera att avsnittet finns kvar.",
         .owner = "VVG",
         .decision_body = "OSN",
         .status = "active",
         .precision = "high",
         .gates = TRUE},
        {.id = "EGV-004",
         .check = "existence",
         .severity = SEVERITY_INFO,
         .action = ACTION_CONTINUE,
         .title = "Egenvårdsintyget är fortfarande rätt",
         .status = "active"},
        {.id = "LAK-002",
         .check = "conditional",
         .severity = SEVERITY_ERROR,
         .action = ACTION_REVIEW,
         .title = "Läkarmedverkan bara på kontorstid",
         .help = "Avtalet kräver att bedömning kan ges dygnet runt. Skriv vem som nås när.",
         .decision_body = "Regionstyrelsen",
         .status = "active",
         .gates = TRUE},
        {.id = "MAR-001",
         .check = "conditional",
         .severity = SEVERITY_WARNING,
         .action = ACTION_START,
         .title = "MAS utan MAR",
         .status = "active",
         .effective_from = "2026-10-01",
         .upcoming = TRUE},
        {.id = "REF-007",
         .check = "reference",
         .severity = SEVERITY_WARNING,
         .action = ACTION_REVIEW,
         .title = "Hänvisning till avsnitt som inte finns",
         .status = "active",
         .not_evaluated = {"agreement.sections är inte satt", "agreement.sections is not set"}},
        {.id = "SYF-003",
         .check = "required",
         .severity = SEVERITY_WARNING,
         .action = ACTION_START,
         .title = "Dokumentet nämner inte avtalet",
         .status = "draft"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cards); i++) {
        struct rule_card *card = arena_new0(result->arena, struct rule_card);
        *card = cards[i];
        card->tags = i ? arena_array(result->arena) : SAMPLE_TEXTS(result->arena, "G01", "term");
        card->basis = arena_array(result->arena);
        struct basis_ref *ref = arena_new0(result->arena, struct basis_ref);
        *ref = (struct basis_ref){"hsa-2025", "3.2"};
        g_ptr_array_add(card->basis, ref);
        g_ptr_array_add(result->rules, card);
    }
}

// A finding at the end of the document's, with empty arrays, to be filled in further.
static struct finding *sample_finding(struct document_result *document, const char *rule,
                                      enum severity severity, enum action action,
                                      const char *before, const char *match, const char *after,
                                      const char *message)
{
    struct arena *arena = document->arena;
    struct finding *finding = arena_new0(arena, struct finding);
    guint number = document->findings->len + 1;
    *finding = (struct finding){
        .rule = rule,
        .severity = severity,
        .action = action,
        .message = {message, "In English."},
        .match = match,
        .before = before,
        .after = after,
        .place = {.part = "body",
                  .package = "/word/document.xml",
                  .block = 10 * number,
                  .start = (guint)g_utf8_strlen(before, -1),
                  .end = (guint)(g_utf8_strlen(before, -1) + g_utf8_strlen(match, -1)),
                  .headings = arena_array(arena)},
        .related = arena_array(arena),
        .basis = arena_array(arena),
        .gates = TRUE,
        .fingerprint = arena_printf(arena, "%08x00112233445566", 0xabc00000 + number),
        .match_hash = "m",
        .block_hash = "b",
        .headings_hash = "h",
    };
    g_ptr_array_add(document->findings, finding);
    return finding;
}

static void sample_basis(struct document_result *document, struct finding *finding,
                         const char *agreement, const char *section, const char *heading,
                         const char *text)
{
    struct basis *basis = arena_new0(document->arena, struct basis);
    *basis = (struct basis){agreement, section, heading, text};
    g_ptr_array_add(finding->basis, basis);
}

static struct document_result *sample_document(struct result *result, const char *path,
                                               const char *title, const char *kind)
{
    struct document_result *document = document_result_new(path);
    document->sha256 = "0f0f";
    document->title = title;
    document->kind = kind;
    document->words = 2413;
    g_ptr_array_add(result->documents, document);
    return document;
}

static void sample_discharge(struct result *result)
{
    struct document_result *document = sample_document(result, "library/rutin-utskrivning.docx",
                                                       "Rutin för in- och utskrivning", "Rutin");
    struct arena *arena = document->arena;
    document->owner = "Vårdsamverkan Norrvik";
    document->decision_body = "Delregionala samverkansgruppen";
    struct finding *finding = sample_finding(
        document, "AVT-001", SEVERITY_ERROR, ACTION_STOP, "Ansvaret följer ",
        "hälso- och sjukvårdsavtalet 2017–2020", ", avsnitt 3.5, och de rutiner som anges där.",
        "”hälso- och sjukvårdsavtalet 2017–2020” har upphört att gälla.");
    finding->suggestion = "hälso- och sjukvårdsavtalet 2025";
    finding->place.section = "2.4.1";
    finding->place.headings = SAMPLE_TEXTS(arena, "2.4 Samverkan", "2.4.1 Vårdplanering");
    finding->place.label = "b)";
    finding->place.page = 4;
    struct place *lead_in = arena_new0(arena, struct place);
    *lead_in = finding->place;
    g_ptr_array_add(finding->related, lead_in);
    sample_basis(document, finding, "hsa-2025", "1.4", "Avtalstid",
                 "Avtalet gäller från och med den 1 januari 2026 och ersätter avtalet 2017–2020.");

    finding = sample_finding(
        document, "LAK-002", SEVERITY_ERROR, ACTION_REVIEW, "Läkare i primärvården nås ",
        "helgfri måndag–fredag 8–17", " på direktnummer.",
        "Läkarmedverkan begränsas till kontorstid; avtalet gäller dygnet runt.");
    finding->place.headings = SAMPLE_TEXTS(arena, "2.4 Samverkan", "2.4.2 Kontaktvägar");
    finding->place.table = 2;
    finding->place.row = 3;
    finding->place.column = 1;
    finding->place.page = 5;
    sample_basis(document, finding, "hsa-2025", "3.2", "Läkarmedverkan", SAMPLE_CLAUSE);

    finding = sample_finding(document, "AVT-001", SEVERITY_ERROR, ACTION_STOP, "Enligt ",
                             "HoS-avtalet 2017", " ska SIP upprättas för 19850101-1234 och andra.",
                             "”HoS-avtalet 2017” har upphört att gälla.");
    finding->place.headings = SAMPLE_TEXTS(arena, "2.4 Samverkan", "2.4.2 Kontaktvägar");
    sample_basis(document, finding, "hsa-2025", "1.4", "Avtalstid",
                 "Avtalet gäller från och med den 1 januari 2026 och ersätter avtalet 2017–2020.");

    finding = sample_finding(document, "MAR-001", SEVERITY_WARNING, ACTION_START, "Kommunens ",
                             "MAS", " svarar för patientsäkerheten.", "MAS nämns utan MAR.");
    finding->upcoming = TRUE;
    finding->gates = FALSE;
    finding->place.headings = SAMPLE_TEXTS(arena, "3 Ansvar");

    finding = sample_finding(document, "SYF-003", SEVERITY_WARNING, ACTION_START, "", "", "",
                             "Dokumentet säger inte vilket avtal det grundar sig på.");
    finding->place = (struct place){.part = "body",
                                    .package = "/word/document.xml",
                                    .headings = SAMPLE_TEXTS(arena, "1 Inledning")};
    finding->suggestion = "Denna rutin grundar sig på hälso- och sjukvårdsavtalet 2025.";

    finding = sample_finding(document, "AVT-001", SEVERITY_ERROR, ACTION_STOP, "Rutin enligt ",
                             "hälso- och sjukvårdsavtalet 2017", "",
                             "Sidfoten hänvisar till ett avtal som har upphört.");
    finding->place.part = "footer";
    finding->place.package = "/word/footer1.xml";
    struct rule_skipped *skipped = arena_new0(arena, struct rule_skipped);
    *skipped = (struct rule_skipped){"EGV-004", "stegen tog slut (match-limit)"};
    g_ptr_array_add(document->skipped, skipped);
}

// Two documents that name one thing otherwise than a third.
static void sample_library(struct result *result)
{
    struct arena *arena = result->arena;
    struct rule_card *card = arena_new0(arena, struct rule_card);
    struct library_question *question = arena_new0(arena, struct library_question);
    question->names = SAMPLE_TEXTS(arena, "mobilt team", "mobilt vårdteam");
    question->prefer = 1;
    question->message[LANGUAGE_SV] = "”\1” heter ”\2”.";
    question->message[LANGUAGE_EN] = "“\1” is called “\2”.";
    *card = (struct rule_card){.id = "TEAM-1",
                               .check = "consistency",
                               .severity = SEVERITY_WARNING,
                               .action = ACTION_REVIEW,
                               .title = "Ett namn på mobila team",
                               .help = "Välj ett namn.",
                               .decision_body = "VVG",
                               .tags = arena_array(arena),
                               .status = "active",
                               .basis = arena_array(arena),
                               .gates = TRUE,
                               .question = question};
    g_ptr_array_add(result->rules, card);
    struct usage *names = arena_alloc(arena, 2 * sizeof *names);
    names[0] = (struct usage){"mobilt team", 2, 5};
    names[1] = (struct usage){"mobilt vårdteam", 1, 9};
    struct library_finding *finding = arena_new0(arena, struct library_finding);
    *finding = (struct library_finding){
        .rule = "TEAM-1",
        .severity = SEVERITY_WARNING,
        .action = ACTION_REVIEW,
        .message = {"”mobilt team” heter ”mobilt vårdteam” i biblioteket.",
                    "“mobilt team” is called “mobilt vårdteam” in the library."},
        .about = "",
        .match = "mobilt team",
        .suggestion = "mobilt vårdteam",
        .names = names,
        .name_count = 2,
        .uses = arena_array(arena),
        .expected = arena_array(arena),
        .basis = arena_array(arena),
        .gates = TRUE,
        .fingerprint = "fedcba98765432100123456789abcdef",
    };
    for (guint i = 0; i < 3; i++) {
        struct document_result *document = result->documents->pdata[i];
        struct fact *fact = arena_new0(document->arena, struct fact);
        *fact = (struct fact){.kind = FACT_TERM,
                              .rule = "TEAM-1",
                              .about = "",
                              .name = i < 2 ? "mobilt team" : "mobilt vårdteam",
                              .count = i < 2 ? 2 + i : 9,
                              .place = {.part = "body",
                                        .package = "/word/document.xml",
                                        .block = 7,
                                        .start = 4,
                                        .end = 17,
                                        .headings = SAMPLE_TEXTS(document->arena, "3.6 Team")},
                              .before = "Det ",
                              .match = "mobila teamet",
                              .after = " nås av 19850101-1234 dygnet runt."};
        g_ptr_array_add(document->facts, fact);
        struct library_use *use = arena_new0(arena, struct library_use);
        *use = (struct library_use){document->path, fact};
        g_ptr_array_add(i < 2 ? finding->uses : finding->expected, use);
    }
    g_ptr_array_add(result->library, finding);
}

static struct result *sample_result(void)
{
    struct result *result = result_new();
    result->as_of = "2026-09-01";
    result->revisions = "final";
    result->exit_code = 3;
    result->ignored = 4;
    sample_agreements(result);
    sample_rules(result);
    sample_discharge(result);
    sample_document(result, "library/riktlinje-egenvard.docx", "Riktlinje för egenvård",
                    "Riktlinje");
    struct document_result *document =
        sample_document(result, "library/naromradesplan.docx", "Närområdesplan Lindhaga", "Plan");
    document->outcome = OUTCOME_PARTIAL;
    struct unread *unread = arena_new0(document->arena, struct unread);
    *unread = (struct unread){
        "/word/afchunk1.rtf",
        {"ett infogat RTF-stycke läses inte", "an included piece of RTF is not read"}};
    g_ptr_array_add(document->not_checked, unread);
    sample_finding(document, "EGV-004", SEVERITY_INFO, ACTION_CONTINUE, "Patienten får ett ",
                   "egenvårdsintyg", " av vårdcentralen.",
                   "Begreppet ”egenvårdsintyg” gäller fortfarande.");
    document = sample_document(result, "library/trasig.docx", NULL, NULL);
    document->outcome = OUTCOME_FAILED;
    document->sha256 = NULL;
    document->words = 0;
    document->reason_code = "not-zip";
    document->reason_message = "Filen är inte ett giltigt zip-arkiv. Öppna och spara den i Word.";
    document = sample_document(result, "library/bilder.pptx", NULL, NULL);
    document->outcome = OUTCOME_UNSUPPORTED;
    document->words = 0;
    sample_library(result);
    return result;
}

#endif
