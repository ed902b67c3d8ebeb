// SPDX-License-Identifier: Apache-2.0
// What the files of the loader share: the packs as they are being read, and the place that a
// complaint is about.
#ifndef LINJERA_RULESET_INTERNAL_H
#define LINJERA_RULESET_INTERNAL_H

#include "ruleset/ruleset.h"
#include "xml/tree.h"

struct source_pack;

// What the patterns of a definition are built as (build.c): what matches, or what must stand
// somewhere for it to match.
enum reading_as { AS_ALTERNATIVES, AS_NEEDS, READINGS };

// A source that is the same wherever it is used.
struct built {
    const char *source; // in the arena; NULL: not built yet, or not the same everywhere
    gsize written;      // what the loader counts for it
};

// A named pattern; compiled where it is used, since messages about it name its own place.
struct define {
    const char *id, *file;
    const struct node *node;
    struct source_pack *pack; // whose variables and definitions its patterns mean
    gboolean used, open;      // open: being compiled, to see a definition that contains itself
    struct built built[READINGS][2]; // outside a seq, and inside one
};

struct variable_use {
    struct variable *variable;
    const char *file;
    const struct node *node;
    gboolean used;
};

// A pack while it is read: what its files declare, by name.
struct source_pack {
    struct pack *pack;
    GPtrArray *files;       // struct source_file, by name
    GHashTable *variables;  // name -> struct variable_use
    GHashTable *defines;    // id -> struct define
    GHashTable *agreements; // id -> struct agreement_decl
    GHashTable *uses;       // id -> struct source_pack: those whose definitions it uses
    GPtrArray *companions;  // GBytes: files its rules name, in the order they are read
    const char *stated;     // "on", "off" or NULL
    gboolean library;       // read because another pack refers to it
};

struct source_file {
    const struct rule_file *file;
    const struct node *root; // NULL: refused
    struct source_pack *pack;
};

struct loader {
    const struct ruleset_options *options;
    GPtrArray *complaints;
    gboolean failed;
    struct ruleset *ruleset;
    struct arena *arena;     // the ruleset's
    GHashTable *packs;       // id -> struct source_pack
    GHashTable *rules;       // id -> struct rule
    GHashTable *expressions; // mark, forms and source -> struct expression
    GHashTable *references;  // ids of packs that are named in references
    gsize written;           // bytes of patterns' words: of the pattern being built,
    gsize written_before;    // and of those before it
    gboolean is_crowded;     // that they are too many together was said
    gsize expanded;          // times a variable was put in
};

// What is being read: texts and patterns know the pack whose variables they may use and the rule
// that cannot be evaluated without them.
struct reading {
    struct loader *loader;
    struct source_pack *pack;
    struct source_pack *user; // who uses another pack's definition, while that is read; or NULL
    const char *file;
    const struct variable *missing; // the first variable without a value; or NULL
    gboolean inside_seq;            // its parts are not looked ahead for again
    GPtrArray *used;                // struct variable: those of the rule so far; or NULL
    GPtrArray *shapes;              // of the parts built so far; NULL: they are not kept
};

void complain(struct loader *loader, const char *file, guint line, guint column, gboolean warning,
              const char *format, ...) G_GNUC_PRINTF(6, 7);
// An error about a node or, if it has the attribute, about that attribute.
void complain_at(struct reading *reading, const struct node *node, const char *attribute,
                 const char *format, ...) G_GNUC_PRINTF(4, 5);

// The keys of a table, sorted, as a NULL-terminated list for `nearest`; free with g_free.
const char **table_names(GHashTable *table);

// Where a text is used decides how {variables} in it are read.
enum expansion { EXPAND_TEXT, EXPAND_REGEX };
// The text with the values of variables put in; in the arena. A variable without a value makes the
// reading `missing`, and its example (or its name) stands in.
const char *expand(struct reading *reading, const struct node *node, const char *attribute,
                   const char *text, enum expansion expansion);
// The attribute with variables put in; NULL when absent.
const char *expand_attribute(struct reading *reading, const struct node *node,
                             const char *attribute);
// Declarations of a pack's file (variables.c).
void read_variables(struct reading *reading, const struct node *root);

// Named patterns (define.c).
void read_define(struct reading *reading, const struct node *node);
// The definition that a reference means, of the pack or of another one ("common:historic"); NULL
// after a complaint. The caller sets `open` while it reads it.
struct define *find_define(struct reading *reading, const struct node *node);
// Notes which packs the references in a file name.
void note_references(struct loader *loader, const struct node *node);
// Reads the examples of a pack's definitions, and says which are not used; those of a `library`
// need examples instead of users.
void finish_defines(struct reading *reading, gboolean library);

// Patterns (build.c). The children of a node that are patterns, as matchers: one for each, or one
// for an <all>. `unit` is that of an <all> that does not say its own.
GPtrArray *build_matchers(struct reading *reading, const struct node *parent, enum unit unit);
// The alternatives inside a node one by one, those of definitions too, as matchers: where several
// of them match at one place, each says how far.
GPtrArray *build_each(struct reading *reading, const struct node *parent);
// The same as a single matcher: several patterns are alternatives.
struct matcher build_matcher(struct reading *reading, const struct node *parent, enum unit unit);
// The regular expression in an attribute, or NULL.
const struct expression *build_attribute(struct reading *reading, const struct node *node,
                                         const char *attribute);

// Begins keeping the shapes of the parts that are built next, if the options ask for shapes; the
// array is to be handed to shapes_end, also when it is NULL (shape.c).
GPtrArray *shapes_begin(struct reading *reading);
// Ends it, and goes on with `outer`. The parts as one shape of the node, whose source is `source`
// and whose forms are `forms`; added to `outer` if that is there. NULL when shapes are not kept.
const struct shape *shapes_end(struct reading *reading, GPtrArray *outer, const struct node *node,
                               const char *source, const struct inflection *forms);

// The shape of a regular expression in an attribute; NULL when shapes are not kept.
const struct shape *shape_of_attribute(struct reading *reading, const char *text,
                                       const char *source);

// The edges of a word: no letter, mark, digit or _ stands before it, or after it.
#define WORD "[\\p{L}\\p{M}\\p{N}_]"
#define LEFT_EDGE "(?<!" WORD ")"
#define RIGHT_EDGE "(?!" WORD ")"
// The source of one token or phrase (term.c): NULL after a complaint.
char *build_term(struct reading *reading, const struct node *node, const struct inflection **forms);
// Appends the forms of a word as one whole word after a prefix that is written together with them.
void append_forms(GString *out, const struct node *node, const char *prefix,
                  const struct inflection *forms);
// The source of one verb (verb.c): NULL after a complaint.
char *build_verb(struct reading *reading, const struct node *node, const struct inflection **forms);
// The source of one law, or of a place in it (law.c): NULL after a complaint.
char *build_law(struct reading *reading, const struct node *node);
// What may stand between the parts of a phrase or seq: up to `gap` words of the same sentence.
char *build_joint(guint gap);
// Text as patterns compare it: folded like documents are, spaces collapsed; newly allocated.
char *fold_source(const char *text);

// The attribute of the node, else of its group; `holder` (may be NULL) is set to the node that has
// it (scope.c).
const char *inherited(const struct node *node, const struct node *group, const char *name,
                      const struct node **holder);
// Adds the words that stand between the separators, each once.
void add_words(struct arena *arena, GPtrArray *list, const char *words, const char *separators);
void read_scope(struct reading *reading, struct rule *rule, const struct node *node,
                const struct node *group);
// A rule of a file, in the ruleset if nothing is wrong with it (rule.c).
void read_rule(struct reading *outer, const struct node *node, const struct node *group);
// An <example> (example.c).
struct example *read_example(struct reading *reading, const struct node *node);

// A number in an attribute; `missing` without it.
guint read_number(const struct node *node, const char *attribute, guint missing);
// The bits of the words of a list that are among `count` known ones, which the schema has judged.
guint32 read_bits(const char *names, const char *const *known, guint count);
// The checks that need more than patterns, one file each.
void read_occurrence(struct reading *reading, struct rule *rule, const struct node *node);
// A <law-number> of a substitution, as swaps of the rule (numbers.c).
void read_law_number(struct reading *reading, struct rule *rule, const struct node *node);
// The checks of alignment.c.
void read_copied(struct reading *reading, struct rule *rule, const struct node *node);
void read_quotation(struct reading *reading, struct rule *rule, const struct node *node);
void read_differ(struct reading *reading, struct rule *rule, const struct node *node);
void read_reference(struct reading *reading, struct rule *rule, const struct node *node);
// The <duty> elements of an <existence> (duty.c).
void read_duties(struct reading *reading, struct rule *rule, const struct node *node);
void read_proximity(struct reading *reading, struct rule *rule, const struct node *node);
void read_structure(struct reading *reading, struct rule *rule, const struct node *node);
void read_link(struct reading *reading, struct rule *rule, const struct node *node);
void read_clause(struct reading *reading, struct rule *rule, const struct node *node);
// The check of a rule: its one child that is an entry in the table of checks (checks.c).
void read_check(struct reading *reading, struct rule *rule, const struct node *node);

// Checks with more to read than patterns.
void read_consistency(struct reading *reading, struct rule *rule, const struct node *node);
void read_termbase(struct reading *reading, struct rule *rule, const struct node *node);
void read_value(struct reading *reading, struct rule *rule, const struct node *node);
void read_property(struct reading *reading, struct rule *rule, const struct node *node);
// What a comparison with the day of the run needs of the rule's examples.
void check_days(struct reading *reading, const struct rule *rule, const struct node *node);

gboolean unit_parse(const char *name, enum unit *unit);
// "before", "after"; anything else, NULL included, is any.
enum position position_parse(const char *name);
// The bits of the places named in a list with spaces between; 0 for NULL.
guint32 read_places(const char *names);

#endif
