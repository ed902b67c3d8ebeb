// SPDX-License-Identifier: Apache-2.0
// What the files of check/ share: the state of checking one document.
#ifndef LINJERA_CHECK_INTERNAL_H
#define LINJERA_CHECK_INTERNAL_H

#include "check/check.h"
#include "pattern/pattern.h"
#include "text/text.h"
#include "text/words.h"

struct checker {
    struct check_input input;
    struct pattern_cache *cache;
    struct candidates *candidates;
};

struct hit;

// What a check adds to the finding of a hit; NULL where it has nothing to add.
struct supplement {
    const char *expected;          // <suggestion/> of the message
    const char *names;             // <names/>
    const char *detail[LANGUAGES]; // <detail/>
    const char *proposal;          // the finding's suggestion, in its own case
    const GPtrArray *others;       // const struct hit *: the other places; or NULL
    // What an agreement says against the hit's words; lives in the result's arena; or NULL.
    struct evidence *evidence;
    // The clause in force that it is about, of the agreement with this id: it is shown as the
    // basis.
    const char *agreement;
    const struct clause *clause;
    const char *said; // id of the agreement that the words are said of; NULL: the evidence's own
};

// A match in one passage, in bytes of its folded text.
struct hit {
    const struct passage *passage;
    guint start, end;           // what is reported
    guint unit_start, unit_end; // the sentence, or the whole passage: the unit it was found in
    const struct swap *swap;    // substitution: which swap; else NULL
    guint pattern;              // consistency: which of the rule's patterns
    const struct supplement *supplement; // or NULL
    struct pattern_match groups;
};

// A code point of a block's text and the byte it begins at.
struct cursor {
    const struct block *block;
    const char *at;
    guint offset;
};

// How many quotation marks stand before a byte of a passage, as far as it was counted.
struct quotes {
    const struct passage *passage;
    guint at;
    gboolean odd;
};

// Where an expression last matched.
struct witness {
    const struct passage *passage;
    guint start, end;
};

// A word of the document, and which passage (0-based) it stands in.
struct indexed_word {
    guint passage;
    struct word word;
};

struct word_index {
    GArray *words;      // struct indexed_word, in order
    guint *first;       // by passage: its first word; once more after the last
    GHashTable *places; // key of a word -> GArray of guint: which words
};

struct check {
    struct checker *checker;
    const struct document *document;
    const struct check_about *about;
    const struct text *text;
    struct pattern_scan *scan; // of the text: where which patterns can match
    struct document_result *result;
    const struct rule *rule;  // the one being applied
    gboolean limit;           // a pattern of the rule hit its limit on this document
    gboolean full;            // a finding was left out: the document has as many as it may
    GArray *inputs;           // struct fingerprint_input, one per finding
    GPtrArray *folded;        // texts that the inputs borrow
    GHashTable *facts;        // kind, rule, about and name -> struct fact of the result
    const char **blocks;      // those of blocks, by ordinal; NULL: not folded yet
    struct cursor cursor;     // the last place that was looked up
    struct quotes quotes;     // before the last hit that was asked about
    GPtrArray *wide;          // struct wide_answer, of the rule
    struct witness witness;   // for listeners only
    struct word_index *words; // of words.c; NULL: not made yet
    GHashTable *anchors;      // names that links may lead to, folded; NULL: not made yet
    const guint *lists;       // of unit.c, by ordinal; NULL: not found yet
    guint opening;            // of unit.c: its last block; 0: not found yet
    gboolean outside;         // matches are looked for to tell of them, out of the rule's scope
    gboolean in_context;      // matches that stand wholly in a passage's context count too
    GHashTable *places;       // of duty.c; NULL: nothing was looked for yet
    GArray *fields;           // struct found_field of the document; NULL: not looked for yet
};

// Patterns of the program's own, behind the ruleset's in cache and filter (own.c).
enum own_pattern {
    OWN_CITE_BEFORE,  // a clause of an agreement, its number before the agreement's name
    OWN_CITE_AFTER,   // the same, after it
    OWN_CITE_EARLIER, // words for an agreement that is not in force
    OWN_MENTION,      // an agreement's name
    OWN_REFERENCE,    // sections referred to: group 1 the word, group 2 the numbers
    OWN_APPENDIX,     // "bilaga 2": group 1 the number
    OWN_NUMBER,       // a section's number
    OWN_BARE,         // a number alone, before what may be an agreement's name
    OWN_BROKEN_FIELD, // what Word prints for a cross-reference that has lost its target
    OWN_LAW,          // the name of a law or regulation
    OWN_ELSEWHERE,    // "i", "enligt": the text that a reference is to follows
    OWN_SUCCESSOR,    // "har bytts mot", "heter nu": what follows took the place of what is named
    OWN_SAYING,       // a word that brings in what an agreement says
    OWN_PATTERNS
};
extern const char *const own_sources[OWN_PATTERNS];

// check.c ---------------------------------------------------------------------------------------

// Begins with a document: its text, and a result with what is known of it. `filter` may be NULL.
void check_init(struct check *check, struct checker *checker, const struct document *document,
                const struct check_about *about, const struct pattern_filter *filter);
// Everything was applied: decides what the answer is worth.
void check_conclude(struct check *check);
// Frees everything but the result, which is the caller's.
struct document_result *check_finish(struct check *check);

// candidates.c ----------------------------------------------------------------------------------

struct candidates *candidates_new(const struct ruleset *ruleset);
void candidates_free(struct candidates *candidates);
// Whether the rule with this number in the ruleset can find anything in what was scanned.
gboolean candidates_can_find(const struct candidates *candidates, const struct pattern_scan *scan,
                             guint rule);

// matching.c -----------------------------------------------------------------------------------

// The first match of the pattern with this number in cache and filter that begins at byte `from` or
// later and lies before `end`, in a passage of the text.
enum pattern_result check_search(struct check *check, guint id, const char *source,
                                 const struct passage *passage, guint from, guint end,
                                 struct pattern_match *match);
// The same for a pattern of the program's own; FALSE past its limits too.
gboolean check_own_match(struct check *check, enum own_pattern own, const struct passage *passage,
                         guint from, guint end, struct pattern_match *match);
// Whether an expression matches inside [start, end) of a passage's folded text.
gboolean check_matches_in(struct check *check, const struct expression *expression,
                          const struct passage *passage, guint start, guint end);
// The first passage from number `from` on (0-based) in which a matcher can find something: all
// others may be passed over. At least the number of passages when there is none.
guint check_next(struct check *check, const struct matcher *matcher, guint from);
// All hits of one expression in a unit (a hit that stands for it), appended to `hits`.
void check_find_all(struct check *check, const struct expression *expression,
                    const struct hit *unit, GArray *hits);
// Whether a matcher's expressions all match in [start, end) of a passage.
gboolean check_matches_range(struct check *check, const struct matcher *matcher,
                             const struct passage *passage, guint start, guint end);
// All hits of a matcher in a passage that reach into its own piece, appended to `hits`.
void check_find(struct check *check, const struct matcher *matcher, const struct passage *passage,
                const struct swap *swap, GArray *hits);
// The order of hits in a passage: by start, the longest first.
int check_compare_hits(const void *a, const void *b);
// Whether a matcher matches in the unit around a hit, before or after it where `position` says so.
gboolean check_around(struct check *check, const struct matcher *matcher, const struct hit *hit,
                      enum unit unit, enum position position);
// Whether an exception of the rule removes the hit.
gboolean check_excepted(struct check *check, const struct hit *hit);
// Puts in `hits` what the rule's patterns and swaps find in a passage that its scope takes in: in
// order, of hits that overlap the leftmost and longest, those out of scope and excepted left out.
void check_collect(struct check *check, const struct passage *passage, GArray *hits);
// The same for a passage that is known to be in the scope.
void check_collect_in(struct check *check, const struct passage *passage, GArray *hits);
// The first passage from number `from` on (0-based) in which they can find something, as
// check_next.
guint check_next_passage(struct check *check, guint from);
// The first passage with text; NULL in a document without.
const struct passage *check_first_passage(const struct check *check);

// wide.c ----------------------------------------------------------------------------------------

struct wide_answer;
void wide_answer_free(struct wide_answer *answer);
// Whether a matcher matches in the list, section or document of a hit, before or after it where
// `position` says so.
gboolean check_matches_wide(struct check *check, const struct matcher *matcher,
                            const struct hit *hit, enum unit unit, enum position position);

// duty.c ----------------------------------------------------------------------------------------

// All that the rule's duties find in a passage, appended to `hits`.
void check_find_duties(struct check *check, const struct passage *passage, GArray *hits);
// The first passage from number `from` on (0-based) in which they can find something, as
// check_next.
guint check_next_duty(struct check *check, guint from);

// unit.c ----------------------------------------------------------------------------------------

// Blocks for which this is equal stand in the same unit, of those that hold whole blocks.
guint check_unit_of(struct check *check, guint ordinal, enum unit unit);
// Whether two blocks stand in one row of a table.
gboolean check_share_row(const struct block *a, const struct block *b);

// scope.c ---------------------------------------------------------------------------------------

// Whether the rule's scope takes in the document: its kind; its owner, level and party.
gboolean check_kind_in_scope(const struct check *check);
gboolean check_about_in_scope(const struct check *check);
// Whether it takes in a passage, and a hit in it (quotation marks, links, colours, revisions).
gboolean check_in_scope(struct check *check, const struct passage *passage);
gboolean check_hit_in_scope(struct check *check, const struct hit *hit);
// The places a block is in, as bits over enum scope_place.
guint32 check_places_of(const struct block *block);
// Whether an expression matches a text of its own (a heading, a name), once that is folded.
gboolean check_matches_text(struct check *check, const struct expression *expression,
                            const char *text);

// words.c ---------------------------------------------------------------------------------------

// The words of the document, contexts of passages included; made once.
struct word_index *check_words(struct check *check);
void check_words_free(struct word_index *index);

// One file each: the current rule on the whole document -----------------------------------------

void check_presence(struct check *check);
void check_conditional(struct check *check);
void check_required(struct check *check);
void check_consistency(struct check *check);
void check_occurrence(struct check *check);
void check_copied(struct check *check);
void check_quotation(struct check *check);
void check_proximity(struct check *check);
void check_structure(struct check *check);
// A structure rule that asks for faults of headings (headings.c).
void check_headings(struct check *check);
void check_impossible(struct check *check);
void check_abbreviation(struct check *check);
void check_length(struct check *check);
void check_link(struct check *check);
void check_clause(struct check *check);
void check_reference(struct check *check);
void check_value(struct check *check);
// A value rule that holds a document against an agreement (differ.c).
void check_differ(struct check *check);
void check_property(struct check *check);

// The value that the current rule compares with (value.c).
struct value check_agreed(const struct check *check);
// The values of a passage, and where its words begin, to count those between a match and a value.
struct measured {
    GArray *values; // struct value
    GArray *words;  // guint
};
// Fills in the values in a passage of the kind that the rule demands.
void check_measure(struct check *check, const struct passage *passage, struct measured *measured);
// The value that a match is about: inside it, else the nearest by words, the one after it first.
// NULL: there is none.
const struct value *check_value_of(const struct check *check, const struct hit *hit,
                                   const struct measured *measured);

// fields.c --------------------------------------------------------------------------------------

// A label and its value: bytes of passages' folded texts; start == end: the value is empty.
struct found_field {
    struct field_label label;
    const struct passage *labelled, *passage; // where the label stands, and the value
    guint label_start, label_end, start, end;
};

// The fields of a document, in reading order; `labels` (may be NULL; lower case) are looked for as
// well, as FIELD_OTHER. The caller frees the array.
GArray *fields_find(const struct check *check, const GPtrArray *labels);
// Whether nobody has filled it in.
gboolean field_is_blank(const struct found_field *found);
// Whether it is this field: a label about validity as a whole ("Gäller") is the one whose end its
// value dates.
gboolean field_is(const struct found_field *found, enum field field);
// Whether a document property is the field by its name ("custom:Dokumentägare").
gboolean field_is_property(const struct property *property, enum field field);
// The value of a kind that a field's text gives: of an end of validity the date that says it is
// that end, before one that does not say; of other fields the first. FALSE: it gives none.
gboolean field_value(enum field field, enum value_kind kind, const char *text, guint start,
                     guint end, struct value *value);

// trace.c ---------------------------------------------------------------------------------------

// Tells the listener, if there is one; of a hit, with the witness as it is.
void check_tell(const struct check *check, struct trace_event event);
void check_tell_hit(const struct check *check, enum trace_kind kind, const struct hit *hit);
// Tells of the current rule's matches in a passage that its scope leaves out.
void check_tell_outside(struct check *check, const struct passage *passage,
                        enum trace_outside outside);

// locate.c --------------------------------------------------------------------------------------

// The place of a hit and its words with those around them, in the result's arena.
struct located {
    struct place place;
    const char *before, *match, *after;
};
void check_locate(struct check *check, const struct hit *hit, struct located *located);
// Adds the finding for a hit of the current rule; past the limit of findings, only says so.
void check_report(struct check *check, const struct hit *found);
// Adds the finding for an absence, expected at a place in the document. `supplement` may be NULL.
void check_report_absence(struct check *check, struct spot expected,
                          const struct supplement *supplement);
// Adds the finding for a document property, which stands in no block.
void check_report_property(struct check *check, const struct property *property,
                           const struct supplement *supplement);

// facts.c ---------------------------------------------------------------------------------------

// Adds a fact to the document's, or counts it once more where it is known by kind, rule, about and
// name; the place is that of the first. The texts are borrowed and live as long as the result.
void check_fact(struct check *check, const struct fact *fact, const struct hit *hit);

// citing.c --------------------------------------------------------------------------------------

// Adds the declared agreements that the document names, by year, by name or as the earlier or the
// new one, to its facts.
void check_citations(struct check *check);

// sketch.c --------------------------------------------------------------------------------------

// Fills in the sketch of the result.
void check_sketch(struct check *check);

// implement.c -----------------------------------------------------------------------------------

// Adds the clauses of current agreements whose words the document uses to its facts.
void check_implement(struct check *check);

// cite.c ----------------------------------------------------------------------------------------

// Adds the clauses of agreements that the document names to its facts.
void check_cite(struct check *check);

#endif
