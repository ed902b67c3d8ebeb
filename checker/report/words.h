// SPDX-License-Identifier: Apache-2.0
// The words of the reports that people read, in Swedish and English, in one table: a label is
// worded once, whatever the format. "{}" stands for what words_fill() puts in.
#ifndef LINJERA_REPORT_WORDS_H
#define LINJERA_REPORT_WORDS_H

#include "finding/comparison.h"
#include "finding/result.h"

// X(field, Swedish, English)
#define WORDS(X)                                                                                        \
    X(code, "sv", "en")                                                                                 \
    X(report, "Avvikelserapport", "Gap report")                                                         \
    X(lead, "Styrande dokument hållna mot gällande avtal",                                              \
      "Governing documents held against the agreements in force")                                       \
    X(skip, "Till innehållet", "Skip to the content")                                                   \
    X(contents, "Innehåll", "Contents")                                                                 \
    X(as_of, "Bedömt per", "As of")                                                                     \
    X(text_read, "Läst text", "Text read")                                                              \
    X(revisions_final, "som om alla ändringar godkänts", "as if all revisions were accepted")           \
    X(revisions_original, "som om alla ändringar avvisats", "as if all revisions were rejected")        \
    X(revisions_all, "före och efter ändringar", "before and after revisions")                          \
    X(library, "Biblioteket som helhet", "The library as a whole")                                      \
    X(library_lead,                                                                                     \
      "Det här syns först när dokumenten läses tillsammans. Vart och ett kan vara rätt för sig.",       \
      "This shows only when the documents are read together. Each may be right by itself.")             \
    X(library_word, "Om biblioteket som helhet", "About the library as a whole")                        \
    X(writes, "Skriver ”{}”", "Writes “{}”")                                                            \
    X(times, "Antal", "Times")                                                                          \
    X(place, "Var", "Where")                                                                            \
    X(context, "Sammanhang", "Context")                                                                 \
    X(agreements, "Avtal som dokumenten hålls mot", "Agreements the documents are held against")        \
    X(agreement, "Avtal", "Agreement")                                                                  \
    X(role, "Ställning", "Standing")                                                                    \
    X(role_current, "gällande", "current")                                                              \
    X(role_superseded, "ersatt", "superseded")                                                          \
    X(in_force, "Gäller från", "In force from")                                                         \
    X(repealed, "Upphör", "Repealed")                                                                   \
    X(agreement_text, "Avtalets text", "Its text")                                                      \
    X(text_given, "inläst", "read")                                                                     \
    X(text_missing, "ej inläst", "not given")                                                           \
    X(summary, "Sammanfattning", "Summary")                                                             \
    X(document, "Dokument", "Document")                                                                 \
    X(documents, "Dokument", "Documents")                                                               \
    X(per_document, "Fynd per dokument", "Findings by document")                                        \
    X(one_finding, "{} fynd", "{} finding")                                                             \
    X(many_findings, "{} fynd", "{} findings")                                                          \
    X(findings, "Fynd", "Findings")                                                                     \
    X(head_grade, "Bedömning", "Grade")                                                                 \
    X(head_outcome, "Utfall", "Outcome")                                                                \
    X(ignored_one, "{} fil i mapparna är inget dokument och har inte lästs.",                           \
      "{} file in the folders is not a document and was not read.")                                     \
    X(ignored, "{} filer i mapparna är inte dokument och har inte lästs.",                              \
      "{} files in the folders are not documents and were not read.")                                   \
    X(grade_rule, "Så sätts bedömningen", "How the grade is set")                                       \
    X(rule_red, "minst ett fel som gäller nu, eller en del som inte kunde läsas.",                      \
      "at least one error in force, or a part that could not be read.")                                 \
    X(rule_yellow, "minst en varning som gäller nu, men inget fel.",                                    \
      "at least one warning in force, but no error.")                                                   \
    X(rule_green, "varken fel eller varning.", "neither error nor warning.")                            \
    X(rule_grey, "inte kontrollerat.", "not checked.")                                                  \
    X(rule_rest, "Upplysningar och kommande regler påverkar inte bedömningen.",                         \
      "Notes and upcoming rules do not affect the grade.")                                              \
    X(not_read, "Det här kunde inte läsas", "This could not be read")                                   \
    X(not_read_lead,                                                                                    \
      "Frånvaro av fynd i dessa dokument och delar betyder ingenting. Läs dem själv.",                  \
      "No findings in these documents and parts means nothing. Read them yourself.")                    \
    X(other_formats, "I format som inte läses, och därför inte kontrollerade:",                         \
      "In formats that are not read, and so not checked:")                                              \
    X(all_read, "Alla dokument lästes i sin helhet.", "Every document was read in full.")               \
    X(note, "OBS", "NOTE")                                                                              \
    X(note_block, "stycke {}", "block {}")                                                              \
    X(unread, "EJ LÄST", "NOT READ")                                                                    \
    X(reason, "Orsak", "Reason")                                                                        \
    X(title, "Titel", "Title")                                                                          \
    X(path, "Fil", "File")                                                                              \
    X(kind, "Dokumenttyp", "Kind")                                                                      \
    X(owner, "Ägare", "Owner")                                                                          \
    X(decision_body, "Beslutas av", "Decided by")                                                       \
    X(words, "Omfattning", "Length")                                                                    \
    X(word_count, "{} ord", "{} words")                                                                 \
    X(actions, "Vad behöver göras", "What to do")                                                       \
    X(head_action, "Åtgärd", "Action")                                                                  \
    X(rules, "Regler", "Rules")                                                                         \
    X(rule, "Regel", "Rule")                                                                            \
    X(head_severity, "Allvar", "Severity")                                                              \
    X(tags, "Etiketter", "Tags")                                                                        \
    X(effective, "Gäller", "In force")                                                                  \
    X(from, "från {}", "from {}")                                                                       \
    X(until, "till {}", "until {}")                                                                     \
    X(always, "tills vidare", "without limit")                                                          \
    X(not_evaluated, "Regler som inte prövades", "Rules not evaluated")                                 \
    X(not_evaluated_one, "Inte prövad", "Not evaluated")                                                \
    X(not_evaluated_here, "Inte prövade i detta dokument", "Not evaluated in this document")            \
    X(upcoming, "Kommande regler", "Upcoming rules")                                                    \
    X(upcoming_lead,                                                                                    \
      "Reglerna gäller inte ännu. Deras fynd visas, men påverkar varken bedömning eller utfall.",       \
      "These rules are not in force yet. Their findings are shown but count for nothing.")              \
    X(starts_in, "träder i kraft om {} dagar, {}", "in force in {} days, {}")                           \
    X(starts_tomorrow, "träder i kraft i morgon, {}", "in force tomorrow, {}")                          \
    X(starts_today, "träder i kraft {}", "in force from {}")                                            \
    X(ends_in, "upphör om {} dagar, sista dag {}", "ends in {} days, last day {}")                      \
    X(ends_tomorrow, "sista dag i morgon, {}", "last day tomorrow, {}")                                 \
    X(ends_today, "sista dag i dag, {}", "last day today, {}")                                          \
    X(ending, "Regler som snart upphör", "Rules that soon end")                                         \
    X(ending_lead, "Reglerna gäller nu, men inte så länge till.",                                       \
      "These rules are in force, but not for much longer.")                                             \
    X(upcoming_word, "kommande", "upcoming")                                                            \
    X(upcoming_short, "påverkar inte bedömningen ännu", "do not count yet")                             \
    X(upcoming_one, "Kommande", "Upcoming")                                                             \
    X(draft, "Utkast", "Draft")                                                                         \
    X(place_table, "tabell {}, rad {}, kolumn {}", "table {}, row {}, column {}")                       \
    X(place_page, "ca s. {}", "about p. {}")                                                            \
    X(place_document, "dokumentet som helhet", "the document as a whole")                               \
    X(place_none, "före första rubriken", "before the first heading")                                   \
    X(missing, "Text saknas här", "A text is missing here")                                             \
    X(suggestion, "Förslag", "Suggestion")                                                              \
    X(ground, "Grund", "Ground")                                                                        \
    X(advice, "Vad göra", "What to do")                                                                 \
    X(section, "avsnitt {}", "section {}")                                                              \
    X(whole_clause, "Hela avsnittet", "The whole section")                                              \
    X(clean_document, "Inga fynd. Dokumentet lästes i sin helhet och stämmer med reglerna.",            \
      "No findings. The document was read in full and agrees with the rules.")                          \
    X(hidden, "{} fynd under nivån ”{}” visas inte.",                                                   \
      "{} findings below the level “{}” are not shown.")                                                \
    X(failed_document, "Dokumentet kunde inte läsas och är inte kontrollerat.",                         \
      "The document could not be read and has not been checked.")                                       \
    X(unsupported_document, "Filformatet läses inte. Dokumentet är inte kontrollerat.",                 \
      "The file format is not read. The document has not been checked.")                                \
    X(partial_document, "Delar av dokumentet kunde inte läsas.",                                        \
      "Parts of the document could not be read.")                                                       \
    X(no_findings, "inga fynd", "no findings")                                                          \
    X(none, "–", "–")                                                                                   \
    X(no_documents, "Inga dokument.", "No documents.")                                                  \
    X(held_against, "Hålls mot", "Held against")                                                        \
    X(rulesets, "Regelverk", "Rule packs")                                                              \
    X(ruleset_card, "{} {} – {} regler, {} i kraft", "{} {} – {} rules, {} in force")                   \
    X(to_top, "Till översikten", "Back to the overview")                                                \
    X(exit_is, "Slutkod {}", "Exit code {}")                                                            \
    X(exit_0, "alla dokument kontrollerade, inget når gränsen.",                                        \
      "every document was checked, nothing reaches the limit.")                                         \
    X(exit_1, "alla dokument kontrollerade, minst ett fynd når gränsen.",                               \
      "every document was checked, a finding reaches the limit.")                                       \
    X(exit_2, "fel i anrop, inställningar eller regler; inget kontrollerades.",                         \
      "an error of usage, configuration or rules; nothing was checked.")                                \
    X(exit_3, "ett dokument eller en del kunde inte läsas, eller en regel nådde en gräns.",             \
      "a document or part could not be read, or a rule hit a limit.")                                   \
    X(made_by, "Framställd av {} {}.", "Made by {} {}.")                                                \
    X(coverage, "Avtalens avsnitt i dokumenten", "The agreements' clauses in the documents")            \
    X(coverage_lead,                                                                                    \
      "För varje avsnitt i gällande avtal: vilka regler som bevakar det och vilka dokument som "      \
      "följer det eller avviker från det. Övriga dokument nämner det inte.",                            \
      "For each clause in force: the rules that watch it and the documents that follow it or "          \
      "deviate from it. The other documents do not mention it.")                                        \
    X(coverage_rules, "Bevakas av", "Watched by")                                                       \
    X(coverage_implements, "Följs av", "Followed by")                                                   \
    X(coverage_contradicts, "Avviker", "Deviating")                                                     \
    X(coverage_unwatched, "Bevakas inte av någon regel", "Watched by no rule")                          \
    X(coverage_unsaid, "Nämns inte i något dokument", "Mentioned in no document")                       \
    X(comparison, "Jämförelse av två avtal", "Two agreements compared")                                 \
    X(comparison_lead,                                                                                  \
      "Avsnitt för avsnitt: vad som står kvar, har fått nya ord, flyttats eller fallit bort.",          \
      "Clause by clause: what is kept, reworded, moved or gone.")                                       \
    X(before, "Tidigare", "Before")                                                                     \
    X(after, "Nu", "Now")                                                                               \
    X(clause, "Avsnitt", "Clause")                                                                      \
    X(clauses, "Avsnitt för avsnitt", "Clause by clause")                                               \
    X(words_kept, "{} % av orden står kvar", "{} % of the words are kept")                              \
    X(evidence_elsewhere, "På annat ställe i dokumentet", "Elsewhere in the document")                  \
    X(evidence_expected, "Rätt enligt avtalet", "Right by the agreement")                               \
    X(evidence_copied, "Det tidigare avtalet", "The earlier agreement")                                 \
    X(evidence_document, "Dokumentet", "The document")                                                  \
    X(changed_only, "Det som har ändrats", "What has changed")                                          \
    X(nothing_else, "Ord för ord lika", "The same, word for word")                                      \
    X(to_do, "Börja, sluta, fortsätta göra", "Start, stop, continue doing")                             \
    X(to_do_lead,                                                                                       \
      "Vad dokumenten gör att verksamhet, chefer och dokumentägare behöver göra, och hur det "      \
      "följs upp",                                                                                      \
      "What the documents ask of practice, managers and document owners, and how it is followed "       \
      "up")                                                                                             \
    X(practice, "Verksamhet", "Practice")                                                               \
    X(manager, "Chefer", "Managers")                                                                    \
    X(document_owner, "Dokumentägare", "Document owners")                                               \
    X(practice_lead,                                                                                    \
      "Det som rör arbetet: där dokumenten säger något annat än avtalet, och vad som "             \
      "gäller i stället. Fråga din chef om vad som gäller tills dokumentet är ändrat.",                 \
      "What concerns the work: where the documents say other than the agreement, and what "             \
      "holds instead. Ask your manager what holds until the document is changed.")                      \
    X(manager_lead, "Det som någon behöver besluta, förankra eller se till att det blir gjort.",        \
      "What someone needs to decide, anchor or see done.")                                              \
    X(owner_lead,                                                                                       \
      "Det som ska ändras i texten, med ställena. En rad är klar när en ny kontroll inte längre "  \
      "hittar något där.",                                                                              \
      "What is to change in the text, with the places. An item is done when a new check finds "         \
      "nothing there.")                                                                                 \
    X(continue_lead,                                                                                    \
      "Dokumenten hänvisar till dessa avsnitt i gällande avtal, lästes i sin helhet och har inga "   \
      "fynd som rör dem. Det som står kan stå kvar och följas. Att allt som avtalet kräver står " \
      "där visar kontrollen inte.",                                                                     \
      "These clauses in force are referred to by documents that were read in full and have no "         \
      "findings about them. What is written can stay and be followed. That everything the "             \
      "agreement asks for is written, the check does not show.")                                        \
    X(clean_lead, "Lästes i sin helhet, utan fynd. Låt dem stå:",                                       \
      "Read in full, without findings. Leave them as they are:")                                        \
    X(do_stop, "Sluta göra", "Stop doing")                                                              \
    X(do_start, "Börja göra", "Start doing")                                                            \
    X(do_continue, "Fortsätta göra", "Continue doing")                                                  \
    X(do_review, "Ta ställning till", "Decide on")                                                      \
    X(level, "Nivå", "Level")                                                                           \
    X(level_county, "Länsgemensam nivå", "County level")                                                \
    X(level_region, "Delregional nivå", "Subregional level")                                            \
    X(level_local, "Lokal nivå", "Local level")                                                         \
    X(level_unknown, "Nivå inte angiven", "Level not given")                                            \
    X(unit, "Enhet", "Unit")                                                                            \
    X(units, "Per nivå och enhet", "By level and unit")                                                 \
    X(units_lead,                                                                                       \
      "Antal fynd som ber om var sak. Fortsätta: avsnitt i avtalet som dokument följer, räknat "     \
      "per dokument.",                                                                                  \
      "Findings that ask for each. Continue: clauses that documents follow, counted by document.")      \
    X(unit_unknown, "Ägare inte angiven", "Owner not given")                                            \
    X(audience, "Målgrupp", "Audience")                                                                 \
    X(items_one, "{} punkt", "{} item")                                                                 \
    X(items, "{} punkter", "{} items")                                                                  \
    X(nothing_to_do, "Inget i denna lista.", "Nothing in this list.")                                   \
    X(found_words, "I dokumenten", "In the documents")                                                  \
    X(instead, "I stället", "Instead")                                                                  \
    X(because, "Därför", "Because")                                                                     \
    X(agreement_words, "Avtalets ord", "The agreement's words")                                         \
    X(where, "Var", "Where")                                                                            \
    X(acts, "Ansvarar", "Answers for it")                                                               \
    X(follow_up, "Uppföljning", "Follow-up")                                                            \
    X(by_when, "När", "When")                                                                           \
    X(quoted, "”{}”", "“{}”")                                                                           \
    X(proposed, "Förslag: {}.", "Proposal: {}.")                                                        \
    X(clause_says, "{}: ”{}”", "{}: “{}”")                                                              \
    X(and_one_more, "och {} till", "and {} more")                                                       \
    X(and_more, "och {} till", "and {} more")                                                           \
    X(one_document, "{} dokument", "{} document")                                                       \
    X(many_documents, "{} dokument", "{} documents")                                                    \
    X(count_in, "{} i {}", "{} in {}")                                                                  \
    X(follow_up_done,                                                                                   \
      "Klart när en ny kontroll ger noll fynd av regeln {} i {}. Vid kontrollen {}: {}.",               \
      "Done when a new check has no finding of rule {} in {}. The check of {}: {}.")                    \
    X(follow_up_kept, "En ny kontroll visar om regeln {} fortfarande stämmer i {}.",                    \
      "A new check shows whether rule {} still holds in {}.")                                           \
    X(follow_up_clause,                                                                                 \
      "En ny kontroll visar att {} fortfarande nämner avsnittet utan fynd som rör det.",                \
      "A new check shows that {} still refer to the clause without findings about it.")                 \
    X(when_next, "vid nästa kontroll", "at the next check")                                             \
    X(when_upcoming, "senast {}, då regeln träder i kraft",                                             \
      "by {}, when the rule comes into force")                                                          \
    X(when_until, "regeln gäller till {}", "the rule holds until {}")                                   \
    X(upcoming_items, "Kommande punkter är märkta med dagen då deras regel träder i kraft.",            \
      "Upcoming items are marked with the day their rule comes into force.")                            \
    X(silent_unread, "Listorna säger ingenting om det som inte kunde läsas:",                           \
      "The lists say nothing about what could not be read:")                                            \
    X(silent_hidden_one, "{} fynd under nivån ”{}” ingår inte.",                                        \
      "{} finding below the level “{}” is not included.")                                               \
    X(silent_hidden, "{} fynd under nivån ”{}” ingår inte.",                                            \
      "{} findings below the level “{}” are not included.")                                             \
    X(all_places, "Alla ställen", "All places")                                                         \
    X(what, "Vad det gäller", "What it is about")                                                       \
    X(section_heading, "Rubrik", "Heading")                                                             \
    X(finding_words, "Ord i dokumentet", "Words in the document")                                       \
    X(message, "Fyndet säger", "The finding says")                                                      \
    X(clean_documents, "Dokument utan fynd", "Documents without findings")                              \
    X(masked, "Personnummer visas aldrig i rapporten.",                                                 \
      "Personal identity numbers are never shown in the report.")

struct words {
    const char *severity[SEVERITIES], *severities[SEVERITIES]; // one; several
    const char *action[ACTIONS], *shout[ACTIONS];              // "Sluta skriva"; "SLUTA"
    const char *outcome[OUTCOMES];
    const char *grade[GRADES];
    const char *relation[RELATIONS];
#define WORDS_FIELD(field, sv, en) const char *field;
    WORDS(WORDS_FIELD)
#undef WORDS_FIELD
};

const struct words *words_in(enum language language);
// The text with each "{}" replaced by the next of the arguments (const char *, ended by NULL).
char *words_fill(const char *text, ...) G_GNUC_NULL_TERMINATED;
// The same for one number: "{} dokument".
char *words_count(const char *one, const char *many, guint count);
// "3 fel", "1 varning".
char *words_severity(const struct words *words, enum severity severity, guint count);
// The word for a part other than the body: "sidhuvud"; NULL for the body and unknown parts.
const char *words_part(const struct words *words, const char *part);
const char *words_exit(const struct words *words, int code);
const char *words_revisions(const struct words *words, const char *revisions);
const char *words_role(const struct words *words, const char *role);

#endif
