// SPDX-License-Identifier: Apache-2.0
// The words that only the inventory has (words.h has those it shares with other reports), in
// Swedish and English, in one table. "{}" stands for what words_fill() puts in.
#ifndef LINJERA_REPORT_INVENTORY_WORDS_H
#define LINJERA_REPORT_INVENTORY_WORDS_H

#include "finding/inventory.h"

// X(field, Swedish, English)
#define INVENTORY_WORDS(X)                                                                          \
    X(inventory, "Biblioteksförteckning", "Inventory of the library")                               \
    X(inventory_lead,                                                                               \
      "Vilka dokument som finns, vad de säger om sig själva, vilka som har mycket lika text och " \
      "vilka som kan avvecklas",                                                                    \
      "Which documents there are, what they say of themselves, which have much the same text and "  \
      "which may be retired")                                                                       \
    X(valid_to, "Gäller till", "Valid until")                                                       \
    X(validity_word, "Giltighet", "Validity")                                                       \
    X(version_word, "Version", "Version")                                                           \
    X(diary_number, "Diarienummer", "Diary number")                                                 \
    X(status_word, "Status", "Status")                                                              \
    X(level_word, "Nivå", "Level")                                                                  \
    X(decided, "Beslutad", "Decided")                                                               \
    X(review_next, "Nästa översyn", "Next review")                                                  \
    X(review_due, "översynen skulle ha gjorts {}", "its review was due {}")                         \
    X(review_due_word, "med försenad översyn", "with an overdue review")                            \
    X(updated, "Senast uppdaterad", "Last updated")                                                 \
    X(saved, "Filen sparad", "File saved")                                                          \
    X(marking_word, "Styrande eller stöd", "Governing or support")                                  \
    X(marked_by, "Märkning", "Marked")                                                              \
    X(cites, "Avtal som nämns", "Agreements named")                                                 \
    X(cites_none, "nämner inget avtal", "names no agreement")                                       \
    X(cites_undated, "avtalet, utan att säga vilket", "the agreement, without saying which")        \
    X(cites_year, "avtal från {}", "agreement of {}")                                               \
    X(cites_earlier, "det tidigare avtalet", "the earlier agreement")                               \
    X(cites_new, "det nya avtalet", "the new agreement")                                            \
    X(configured, "enligt inställningarna", "by the configuration")                                 \
    X(clusters, "Dokument med mycket lika text", "Documents with much the same text")               \
    X(clusters_lead,                                                                                \
      "Lokala versioner, kopior och utgåvor av samma text. Det första dokumentet är det som de " \
      "andra jämförs med: det på högst nivå, annars det som mest liknar de andra.",                 \
      "Local versions, copies and editions of one text. The others are held against the first: "    \
      "that of the highest level, else the one most like the others.")                              \
    X(cluster, "Grupp {}", "Group {}")                                                              \
    X(cluster_base, "de andra jämförs med detta", "the others are held against this one")           \
    X(identical, "samma fil, byte för byte", "the same file, byte for byte")                        \
    X(alike, "{} % av den kortare texten står i båda", "{} % of the shorter text is in both")       \
    X(alike_with, "jämfört med {}", "held against {}")                                              \
    X(same_passages, "lika stycken", "same paragraphs")                                             \
    X(moved_passages, "av dem flyttade", "of them moved")                                           \
    X(more_changes, "och {} skillnader till, som inte visas", "and {} more, not shown")             \
    X(no_difference, "Samma stycken, ord för ord.", "The same paragraphs, word for word.")          \
    X(difference_unknown, "Skillnaderna kunde inte tas fram: {}",                                   \
      "What differs could not be found out: {}")                                                    \
    X(retire, "Kan avvecklas", "Candidates to retire")                                              \
    X(retire_lead,                                                                                  \
      "Dokument som har upphört enligt sina egna uppgifter, eller som bara nämner avtal som har " \
      "upphört. Förslag för ägaren att ta ställning till, inga beslut.",                            \
      "Documents that have ended by their own dates, or that name terminated agreements only. "     \
      "Proposals for their owners, not decisions.")                                                 \
    X(retire_none, "Inga.", "None.")                                                                \
    X(retire_word, "kan avvecklas", "to retire")                                                    \
    X(clustered_word, "med lika text", "with much the same text")                                   \
    X(alike_sheet, "Lika texter", "Much the same")                                                  \
    X(differences, "Skillnader", "Differences")                                                     \
    X(changed_words, "Ord som skiljer", "Words that differ")                                        \
    X(difference_kind, "Skillnad", "Difference")                                                    \
    X(heading, "Rubrik", "Heading")                                                                 \
    X(standing_word, "På dagen", "On the day")                                                      \
    X(group, "Grupp", "Group")                                                                      \
    X(held_with, "Jämfört med", "Held against")                                                     \
    X(held_text, "Det jämförda dokumentets text", "Text of the other")                              \
    X(own_text, "Dokumentets text", "Its own text")                                                 \
    X(share, "Lika (%)", "Alike (%)")                                                               \
    X(read_whole, "läst", "read")                                                                   \
    X(length_words, "Ord", "Words")

struct inventory_words {
    const char *marking[MARKINGS], *validity[VALIDITIES], *standing[STANDINGS];
    const char *passage[PASSAGE_CHANGES];
#define INVENTORY_WORDS_FIELD(field, sv, en) const char *field;
    INVENTORY_WORDS(INVENTORY_WORDS_FIELD)
#undef INVENTORY_WORDS_FIELD
};

const struct inventory_words *inventory_words_in(enum language language);

#endif
