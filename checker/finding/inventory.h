// SPDX-License-Identifier: Apache-2.0
// The library as a table: what its documents say of themselves, which of them are much the same
// text, and which of them nobody needs any longer. Made from facts (library/inventory.h), shown by
// report/.
#ifndef LINJERA_FINDING_INVENTORY_H
#define LINJERA_FINDING_INVENTORY_H

#include "finding/result.h"

// What a document says of whether it binds: nothing, one thing, or both.
enum marking {
    MARKING_ABSENT,
    MARKING_GOVERNING,
    MARKING_SUPPORTING,
    MARKING_CONTRADICTORY,
    MARKINGS
};
const char *marking_name(enum marking marking);

// Whether a document is valid on the day of the run, by its own dates.
enum validity {
    VALIDITY_UNKNOWN, // it does not say
    VALIDITY_VALID,
    VALIDITY_UPCOMING,
    VALIDITY_EXPIRED,
    VALIDITIES
};
const char *validity_name(enum validity validity);

// How an agreement that is cited stands on the day of the run.
enum standing {
    STANDING_UNDATED, // the document does not say which agreement it means
    STANDING_CURRENT,
    STANDING_UPCOMING,
    STANDING_TERMINATED,
    STANDINGS
};
const char *standing_name(enum standing standing);
// Of an agreement on an ISO date.
enum standing agreement_standing(const struct agreement_card *card, const char *as_of);

struct inventory_citation {
    const struct agreement_card *agreement; // NULL: none that is declared
    const char *year;                       // as the document says it ("2017"); or NULL
    enum standing standing;
    guint count;
    const struct fact *fact; // the first time
};

// Why a document is a candidate to be retired.
enum retire_code {
    RETIRE_EXPIRED,      // its own dates say so
    RETIRE_TERMINATED,   // every agreement that it names by year or name is terminated
    RETIRE_IS_AGREEMENT, // it is the terminated agreement itself
    RETIRE_CODES
};
const char *retire_code_name(enum retire_code code);

struct retire_reason {
    enum retire_code code;
    const char *message[LANGUAGES];
};

// A document in the table. Texts are as the document, else the configuration, says them; NULL where
// neither does. Dates are ISO 8601 ("2026-07-01", "2026-07", "2026").
struct inventory_entry {
    const struct document_result *document;
    const char *title, *kind, *owner, *decision_body, *version, *diary_number, *status;
    const char *decided, *valid_from, *valid_to, *review, *updated;
    const char *modified;         // the day the file was saved, out of its properties
    gboolean open_ended;          // it says that it has no end
    gboolean owner_is_configured; // the document itself names none
    gboolean decider_is_configured;
    enum validity validity;
    gboolean review_due; // the day for its next review has passed
    enum marking marking;
    GPtrArray *markers;   // const struct fact *: what it says of that, in order
    GPtrArray *citations; // struct inventory_citation: the most cited first, undated ones last
    GPtrArray *reasons;   // struct retire_reason: a candidate when there are any
    guint cluster;        // number of the cluster it is in; 0: in none
};

// A paragraph that two versions of a text do not share.
enum passage_change_kind { PASSAGE_CHANGED, PASSAGE_ADDED, PASSAGE_LEFT_OUT, PASSAGE_CHANGES };
const char *passage_change_name(enum passage_change_kind kind);

struct passage_side {
    guint block;         // 0: this side has nothing
    const char *heading; // the nearest above it ("3.2 Ansvar"); or NULL
    const char *text;    // its beginning; NULL: this side has nothing
};

struct passage_change {
    enum passage_change_kind kind;
    struct passage_side old_side, new_side;
    GPtrArray *stretches; // of a changed one, struct stretch: its words side by side
};

enum { DIFFERENCE_CHANGES = 60, DIFFERENCE_CHARACTERS = 600 };

// How one version of a text differs from another, a paragraph at a time. Bounded: at most
// DIFFERENCE_CHANGES changes are told, the counts are of all, and texts end after
// DIFFERENCE_CHARACTERS.
struct difference {
    const char *failure; // why it could not be found out; NULL: it could
    guint same, moved;   // paragraphs that both have; of them, elsewhere
    guint counts[PASSAGE_CHANGES];
    GPtrArray *changes; // struct passage_change, in the new document's order
};
// The wire encoding, as of document results. The decoded one lives in the arena; NULL for bytes
// that are not a whole, current encoding.
void difference_encode(const struct difference *difference, GByteArray *out);
struct difference *difference_decode(struct arena *arena, const guint8 *bytes, gsize length);

struct cluster_member {
    guint entry;        // index in the inventory
    guint base;         // that of the member it is compared with; its own for the cluster's first
    guint similarity;   // of the smaller text, thousandths that stand in the base's too
    gboolean identical; // the files are the same, byte for byte
    const struct difference *difference; // from the base; NULL: not looked for
};

// Documents with much the same text: the one that the others are held against first.
struct cluster {
    guint number;
    GPtrArray *members; // struct cluster_member
};

struct inventory {
    struct result *result; // documents, agreements, day, language; its arena owns everything here
    GPtrArray *entries;    // struct inventory_entry, one for each document, in their order
    GPtrArray *clusters;   // struct cluster
};

typedef struct inventory inventory_t;
// Takes the result over.
struct inventory *inventory_new(struct result *result);
void inventory_free(struct inventory *inventory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(inventory_t, inventory_free)

struct inventory_summary {
    guint markings[MARKINGS], validities[VALIDITIES]; // of documents that were read
    guint review_due, clustered, retire;
};
struct inventory_summary inventory_summary(const struct inventory *inventory);
// Whether the document was read, so that what is not in its row is not in the document.
gboolean inventory_is_read(const struct inventory_entry *entry);

#endif
