// SPDX-License-Identifier: Apache-2.0
// A reference to a section, and which text it is to: this document, the agreement in force, the
// earlier one or another text. Decided by the words of its sentence.
#ifndef LINJERA_CHECK_TARGET_H
#define LINJERA_CHECK_TARGET_H

#include "check/mention.h"

enum target {
    TARGET_OWN,
    TARGET_CURRENT,
    TARGET_SUPERSEDED,
    TARGET_FURTHER,
    TARGET_OTHER,
    TARGET_UNKNOWN
};

// A reference as it stands in a passage.
struct reference {
    const struct passage *passage;
    guint start, end; // of all of it
    guint sentence, sentence_end;
    char *word;           // "avsnitt", lower case; "" for a bare number
    const char *appendix; // "Bilaga 1" that its section is said to stand in; or NULL
    const struct check_agreement *further; // that it is to, of TARGET_FURTHER
    gboolean earlier; // it is said to be to the earlier agreement: that is no excuse
};

// A number of a reference: bytes in the passage.
struct section_number {
    guint start, end;
    char id[32];
};

// "bilaga 2": the number is an appendix's.
gboolean reference_is_appendix(const struct reference *reference);
// The clause that has a number as people write it ("3.2", of an appendix "2"); -1: none has.
gint reference_find_clause(const struct agreement *agreement, const struct reference *reference,
                           const char *number);
// Whether a heading of the document has the number; whether any has one.
gboolean reference_in_document(struct check *check, const char *number);
gboolean document_has_numbers(struct check *check);
// Which text the reference is to by its sentence, and by what stands before that.
enum target reference_target(struct check *check, struct reference *reference);
enum target reference_target_above(struct check *check, struct reference *reference);
// Whether an agreement's name stands beside the reference.
gboolean reference_is_beside_mention(struct check *check, const struct reference *reference);
// Whether the sentence leaves it open between two texts that both have the number (`here`: this
// document has it), or between appendices.
gboolean reference_is_of_both(struct check *check, const struct reference *reference,
                              const struct section_number *number, gboolean here);
gboolean reference_is_of_some_appendix(struct check *check, const struct reference *reference,
                                       const struct section_number *number);

#endif
