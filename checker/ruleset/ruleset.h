// SPDX-License-Identifier: Apache-2.0
// Rule packs, loaded: files validated against the schema (namespace urn:linjera:rules:1), variables
// put in, references resolved, patterns turned into regular expressions over folded text. The
// ruleset owns everything reachable from it, in one arena, and never changes after loading:
// workers inherit it by fork and keep compiled patterns in a cache of their own (pattern/).
#ifndef LINJERA_RULESET_RULESET_H
#define LINJERA_RULESET_RULESET_H

#include "base/arena.h"
#include "finding/result.h"
#include "lang/field.h"
#include "lang/inflect.h"
#include "lang/likeness.h"

// UNIT_LIST: a lead-in with all the items it leads in; a paragraph where there is no list.
enum unit {
    UNIT_MATCH,
    UNIT_SENTENCE,
    UNIT_PARAGRAPH,
    UNIT_LIST,
    UNIT_SECTION,
    UNIT_DOCUMENT,
    UNIT_LIBRARY, // all documents of a run together: consistency only
    UNIT_COLUMN,  // the headings of the table column and row that a cell stands in: exceptions only
    UNIT_ROW,     // the cells of a table row
    UNIT_OPENING, // the title and all up to the second paragraph of running text
    UNITS
};

enum check_kind {
    CHECK_EXISTENCE,
    CHECK_SUBSTITUTION,
    CHECK_REQUIRED,
    CHECK_CONDITIONAL,
    CHECK_CONSISTENCY,
    CHECK_OCCURRENCE,
    CHECK_VALUE,
    CHECK_PROPERTY,
    CHECK_COPIED,
    CHECK_QUOTATION,
    CHECK_REFERENCE,
    CHECK_TERMBASE,
    CHECK_PROXIMITY,
    CHECK_STRUCTURE,
    CHECK_LINK,
    CHECK_CLAUSE,
    CHECK_IMPOSSIBLE,
    CHECK_ABBREVIATION,
    CHECK_LENGTH,
    CHECK_KINDS
};

// A pattern as its author wrote it, for those who explain rules.
struct shape {
    const char *element; // "token", "phrase", "verb", "law", "law-number", "regex", "any" or "seq"
    const char *text;    // as written, with variables put in; of "any" and "seq": NULL
    const char *ref;     // the definition an <any> refers to; or NULL
    const char *source;  // the regular expression of this part alone
    const struct inflection *forms; // that are looked for; or NULL
    gboolean compound;              // compounds with the term are looked for too
    guint gap;                      // other words allowed between its words or parts
    const struct shape *const *parts;
    guint count;
};

// One regular expression (PCRE2 source over folded text, UTF and UCP, own word edges already in
// it). `id` is its index in the ruleset: the key of the per-worker cache. `forms` are the inflected
// forms it stands for, when it is a single inflected term (else NULL).
struct expression {
    guint id;
    const char *source;
    guint mark; // capture group that is the match; 0: all of it
    const struct inflection *forms;
    guint keys;                // bits of the capture groups named "key": what the match is about
    const struct shape *shape; // with ruleset_options.shapes; else NULL
};

// What a pattern matches: one expression, or (`all`) several that must stand in the same `within`
// unit, in any order; the match is the first one's.
struct matcher {
    const struct expression *const *expressions;
    guint count;
    enum unit within;
};

enum position { POSITION_ANY, POSITION_BEFORE, POSITION_AFTER };

// An exception: no finding when it matches within the unit around the match (`UNIT_MATCH`:
// overlapping the match itself), before or after it where `position` says so.
struct unless {
    struct matcher matcher;
    enum unit within;
    enum position position;
};

// Where a rule looks. Bit sets over enum part_kind and enum block_kind of the model, which the
// ruleset does not know: the names are those of the contract (scope_place_name). Lists hold const
// char *; an empty one says nothing.
struct scope {
    guint32 in, not_in; // bits over enum scope_place; 0: everywhere / nowhere left out
    enum unit unit;     // the unit of a conditional or an `all`; default: sentence
    const struct expression *section;     // matches "3.2 Title" of a heading above; or NULL
    const struct expression *not_columns; // matches the head of a table's column; or NULL
    GPtrArray *under;                     // number or title of a heading above
    GPtrArray *styles, *not_styles;       // of paragraphs, by name
    GPtrArray *colors;                    // hits with text in one of them (base/color.h)
    gboolean highlighted;                 // only hits with text that is marked with a pen
    gboolean inserted;                    // only hits with text that a tracked change inserted
    const struct expression *by;          // matches the author of that change; or NULL
    // What is known of the document:
    GPtrArray *kinds, *not_kinds, *owners, *levels, *parties;
    guint min_words; // documents with fewer words are left alone
};

// The places of `scope in=""`: parts and kinds of block under one list of names.
enum scope_place {
    SCOPE_BODY,
    SCOPE_HEADING,
    SCOPE_TABLE,
    SCOPE_LIST,
    SCOPE_FOOTNOTE,
    SCOPE_ENDNOTE,
    SCOPE_HEADER,
    SCOPE_FOOTER,
    SCOPE_TEXTBOX,
    SCOPE_COMMENT,
    SCOPE_CAPTION,
    SCOPE_QUOTE,
    SCOPE_TITLE,
    SCOPE_ALTTEXT,
    SCOPE_CHUNK,
    SCOPE_HYPERLINK,
    SCOPE_PLACES
};

struct swap {
    struct matcher matcher;
    const char *to;                 // the replacement in its base form; NULL: none is known
    const struct inflection *forms; // of `to`, NULL when it does not inflect
    const char *note;               // why, of a termbase; or NULL
};

// One of the names for a thing.
struct variant {
    const char *name;
    guint index;                    // among the variants
    guint first, count;             // its patterns, in the rule's
    const struct inflection *forms; // of the name, NULL when it does not inflect
};

// consistency: names for one thing, of which one should be used.
struct consistency {
    GPtrArray *variants; // struct variant, two or more; none: values are compared (rule->demand)
    int prefer;          // the index of the one to use; -1: the most used
    // What is compared is what sentences say of one matter, and what is known of their words; NULL:
    // what has the same keys.
    const struct vocabulary *vocabulary;
    enum unit unit; // that must agree: UNIT_SECTION, UNIT_DOCUMENT or UNIT_LIBRARY
};

// How a value must stand to the agreed one (value, property).
struct demand {
    gboolean used; // FALSE: a property whose value is not compared
    enum value_kind kind;
    enum value_op op;
    gboolean as_of; // the agreed one is the day of the run
    struct value agreed;
    enum date_bound bound;  // only dates that the text says begin or end something
    guint within;           // value: at most so many words from the match
    enum position position; // value: where it stands relative to the match
    gboolean lasting;       // value: a length of time beside the date makes it the end of that time
};

// What a property rule asks for: fields by their known labels, by labels of the rule's own, or by
// the names of document properties.
struct property_check {
    guint32 fields;    // bits over enum field
    GPtrArray *labels; // const char *, in lower case
    GPtrArray *names;  // const char *
    gboolean present;  // it must be there, and filled in
};

// A section of the superseded agreement and where it is found in the current one.
struct section_map {
    const char *from, *to;
};

// copied, quotation, reference: what documents are held against.
struct alignment_check {
    const char *current, *superseded; // ids of agreements; NULL: none
    gboolean self;                    // reference: the document's own sections
    guint32 find;                     // bits over enum evidence_kind: what is reported; of a
                                      // value rule over enum value_kind: what is compared
    guint min_words;                  // shorter passages and quotations are left alone
    guint similarity;                 // copied: thousandths of the words that are the same
    GPtrArray *map;                   // reference: struct section_map, before the program's own
};

// A link in an example's text, or a place that links lead to.
struct example_link {
    guint start, end;   // bytes of the text
    const char *target; // NULL: a place
    const char *name;   // of the place
};

struct example {
    gboolean match; // expect="match"
    gboolean todo;  // expect="todo-…": a known gap, reported but not failed
    const char
        *text; // its text; blocks separated by '\n' (lines "- item", "| a | b |", "# heading")
    guint mark_start, mark_end;       // bytes of <mark> in text; equal: none
    const struct example_link *links; // in order
    guint link_count;
    const char *fixed; // the text after the suggestion, or NULL
    const char *as_of; // the day it is checked on, or NULL
    const char *file;
    guint line, column; // of <example>, 1-based
};

enum { OCCURRENCE_ANY = -1 };
// How often something must or may stand in the scope's unit.
struct occurrence {
    gint min, max; // max OCCURRENCE_ANY: as often as one likes
};

// How near the patterns must stand to each other: with at most so many words between neighbours.
struct proximity {
    guint words;
    gboolean ordered;
};

// A heading that a document must have.
struct expected_heading {
    const char *name;                    // what it is called in findings
    const struct expression *expression; // matches its text; NULL: the text is the name
    guint level;                         // 0: any
    gboolean optional;
};
// What is wrong with a heading by itself.
enum heading_fault {
    HEADING_EMPTY,    // it is a number without text
    HEADING_BARE,     // nothing stands under it
    HEADING_LEVEL,    // the level above it is left out
    HEADING_TYPED,    // a number is typed in beside the one that is counted
    HEADING_GAP,      // a number before its typed one is missing
    HEADING_REPEATED, // its typed number is the one before it
    HEADING_FAULTS
};
struct structure {
    GPtrArray *headings; // struct expected_heading, in order
    gboolean any_order;
    guint32 faults; // bits over enum heading_fault
};

// existence: a party that is said to have a duty (lang/duty.h). Each list holds struct matcher.
struct duty_rule {
    GPtrArray *parties, *others, *tasks, *deeds;
    guint32 forces;   // bits over enum duty_force: how strongly it must be said
    GPtrArray *about; // struct matcher: one of them must stand in the unit; empty: none need
    enum unit around; // that unit
    const char *we;   // of whose documents "vi" is the party; or NULL
};

// What cannot be right, whatever has been agreed.
enum impossible {
    IMPOSSIBLE_DATE,    // a day that does not exist
    IMPOSSIBLE_WEEKDAY, // a date that is another weekday
    IMPOSSIBLE_NUMBER,  // "5 (sex)"
    IMPOSSIBLE_KINDS
};

// What is wrong with a link's target by itself.
enum link_fault {
    LINK_EMPTY,    // it leads nowhere
    LINK_ANCHOR,   // to a place that the document does not have
    LINK_LOCAL,    // to a file on somebody's computer or server
    LINK_RELATIVE, // to a file beside the document
    LINK_MAIL,     // to an address of mail
    LINK_UNNAMED,  // there is no text that says where it leads
    LINK_FAULTS
};
// A link is reported if it has one of the faults, or leads to one of the hosts, or its target
// matches; with a text, if its text matches too.
struct link_rule {
    guint32 faults;                  // bits over enum link_fault
    GPtrArray *hosts;                // const char *, as address_host gives them
    const struct expression *target; // or NULL
    const struct expression *text;   // or NULL
};

// A word of a standard clause, and what may stand in its place.
struct clause_slot {
    const char *text;        // as it stands in the clause, with the marks around it
    GPtrArray *alternatives; // const char *: those words, and what may stand instead
    gboolean optional;
};
struct clause_rule {
    GPtrArray *slots;  // struct clause_slot
    double similarity; // of the words, as an edit distance: 1 is the clause itself
};

// The messages are templates (finding/message.h).
struct rule {
    const char *id;
    const char *pack; // the id of the pack it is part of
    const char *file;
    guint line, column;
    const char *title;
    enum severity severity;
    enum action action;
    const char *status, *precision;
    const char *owner, *decision_body;
    guint audience; // bits: 1 << enum audience
    GPtrArray *tags;
    GPtrArray *yields_to; // const char *: ids of rules that tell the same better
    const char *effective_from, *effective_to; // ISO dates or NULL
    struct scope scope;
    GPtrArray *unless; // struct unless, those of the group first
    enum check_kind check;
    GPtrArray *patterns; // struct matcher: existence, required, consistency, value,
                         // and what the value of a property must match
    const struct consistency *consistency; // or NULL
    struct library_question *question;     // what the library is asked, of all documents; or NULL
    GPtrArray *swaps;                      // struct swap: substitution
    GPtrArray *duties;                     // struct duty_rule: existence
    const struct expression *anchor; // required: heading under which the text is expected, or NULL
    enum scope_place required_in;    // required: where (SCOPE_PLACES: anywhere)
    struct matcher condition;        // conditional: if
    struct matcher consequence;      // conditional: then
    struct alignment_check *alignment; // copied, quotation, reference; else NULL
    GPtrArray *agreements;             // const char *: ids of those it cannot do without
    enum position order;               // conditional: where `then` stands relative to `if`
    struct occurrence occurrence;
    struct proximity proximity;
    const struct structure *structure; // or NULL
    const struct link_rule *link;      // or NULL
    const struct clause_rule *clause;  // or NULL
    guint32 impossible;                // bits over enum impossible
    guint most_words;                  // length: more are too many
    const GPtrArray *known;         // abbreviation: const char *, those everybody knows; else NULL
    gboolean absence;               // it finds only that something is missing: no words to mark
    struct demand demand;           // value, property
    struct property_check property; // property; `condition` is then its <if>, or has count 0
    const char *message[LANGUAGES]; // at least one; the other falls back to it
    const char *advice;
    const char *follow_up[LANGUAGES]; // NULL in both, or in none: one falls back to the other
    const char *fix;                  // replacement text for the match, or NULL
    GPtrArray *basis;                 // struct basis_ref
    GPtrArray *examples;              // struct example
    GPtrArray *variables;             // struct variable: those it uses, in the order of their use
    const char
        *not_evaluated[LANGUAGES]; // the sentence when a variable it needs is not set; or NULL
};

struct agreement_decl {
    const char *id, *title, *role; // "current" or "superseded"
    const char *kind;              // "färdplan", "riktlinje": of one that is in force beside those
                                   // that rules name; or NULL
    const char *sample;            // what it says in examples, in their notation; or NULL
    const char *href;              // path relative to the rule file `file`, or NULL
    const char *file;              // that says href, as the rule files are named
    const char *sha256;            // expected, or NULL
    const char *in_force, *repealed; // ISO dates or NULL (also when a variable is not set)
    const char *pack;
};

struct pack {
    const char *id, *version, *title;
    const char
        *sha256;  // over its files in order, then those of the packs whose definitions it uses
    gboolean off; // off by default
    guint rules, definitions;
};

struct variable {
    const char *pack, *name;
    const char *kind;    // "date", "section", "text"
    const char *value;   // NULL: not set
    const char *example; // used by `rules test` only
    const char *meaning;
};

struct ruleset {
    struct arena *arena;
    GPtrArray *packs;       // struct pack: those with rules
    GPtrArray *libraries;   // struct pack: those with definitions only, for others to use
    GPtrArray *files;       // const char *: the names of the files it was read from
    GPtrArray *variables;   // struct variable
    GPtrArray *agreements;  // struct agreement_decl
    GPtrArray *rules;       // struct rule, ordered by id
    GPtrArray *definitions; // struct rule: what has examples and is no rule (see define.c)
    GPtrArray *expressions; // struct expression; pdata[id]
    GPtrArray *companions;  // const char *: files that were read beside the rule files
};

// A complaint about a rule file, with its place (1-based; 0: unknown).
struct complaint {
    char *file;
    guint line, column;
    gboolean warning; // `rules lint` shows it, loading does not fail
    char *message;    // what is wrong, and what to do
};
void complaint_free(struct complaint *complaint);

// One rule file given to the loader: its name (for messages), its bytes and its pack folder's
// default state. Files of one pack share the id of their <ruleset>.
struct rule_file {
    const char *name;
    const char *bytes;
    gsize length;
    gboolean library; // read only if a pack that is not among the others is referred to
};

// A value from the configuration or --define: "agreement.start" or "hsavtal.agreement.start".
struct definition {
    const char *name, *value;
    const char *origin; // the option, or the file in which line and column say where it stands
    guint line, column; // 0: it has none
};

struct ruleset_options {
    const struct definition *definitions;
    guint definition_count;
    gboolean example_values; // variables without a value take their example value (rules test)
    gboolean include_off;    // keep packs that are off by default (named explicitly)
    gboolean shapes;         // keep patterns as they were written: takes memory and time
    // Reads a file that a rule file names relative to itself, and says what it is called in
    // messages (newly allocated). NULL function: there are no such files.
    GBytes *(*companion)(void *context, const char *rule_file, const char *href, char **path,
                         GError **error);
    void *companion_context;
};

// Loads the files (order does not matter: rules are sorted by id). Every complaint is added to
// `complaints` (struct complaint, owned by the array). NULL when any of them is an error.
struct ruleset *ruleset_load(const struct rule_file *files, guint count,
                             const struct ruleset_options *options, GPtrArray *complaints);
typedef struct ruleset ruleset_t;
void ruleset_free(struct ruleset *ruleset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ruleset_t, ruleset_free)

// The variant that one of the rule's patterns is of.
const struct variant *variant_of(const struct consistency *consistency, guint pattern);
const struct rule *ruleset_rule(const struct ruleset *ruleset, const char *id);
const char *check_kind_name(enum check_kind kind);
// The check says itself what should stand instead of the match.
gboolean check_kind_proposes(enum check_kind kind);
// The check has something of its own to say about a finding: <detail/> in messages.
gboolean check_kind_details(enum check_kind kind);
// The same of one rule: what is compared with the day of the run has no one right value.
gboolean rule_proposes(const struct rule *rule);
const char *unit_name(enum unit unit);
// Leaves of a scope what a few lines of an example can meet: places and units. `empty`: an array.
void scope_relax(struct scope *scope, GPtrArray *empty);
const char *scope_place_name(enum scope_place place);
// The rule is in force on an ISO date, is upcoming, or has ended.
enum force { FORCE_IN, FORCE_UPCOMING, FORCE_ENDED };
enum force rule_force(const struct rule *rule, const char *as_of);

#endif
