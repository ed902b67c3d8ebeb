// SPDX-License-Identifier: Apache-2.0
// Automatic numbering (ECMA-376 Part 1, 17.9): the definitions of numbering.xml, and the counters
// that turn them into the labels Word shows.
#ifndef LINJERA_DOCX_NUMBERING_H
#define LINJERA_DOCX_NUMBERING_H

#include "docx/styles.h"

enum { NUMBER_LEVELS = 9 };

enum number_format {
    FORMAT_DECIMAL,
    FORMAT_DECIMAL_ZERO, // 01, 02
    FORMAT_LOWER_LETTER,
    FORMAT_UPPER_LETTER,
    FORMAT_LOWER_ROMAN,
    FORMAT_UPPER_ROMAN,
    FORMAT_ORDINAL,    // 1:a, 2:a, 3:e; in English 1st, 2nd, 3rd
    FORMAT_IN_DASHES,  // - 1 -
    FORMAT_IN_PARENS,  // (1)
    FORMAT_WITH_STOP,  // 1.
    FORMAT_IN_CIRCLE,  // ①
    FORMAT_FULL_WIDTH, // １２, as East Asian documents have it
    FORMAT_HEX,
    FORMAT_BULLET,
    FORMAT_NONE,
};

struct number_level {
    int start, restart; // restart: 1-based level after which it begins anew, 0 never, -1 any above
    enum number_format format;
    guint width;    // digits at least, zeros in front; 0: as many as there are
    gboolean legal; // isLgl: all parts of the label in decimal
    char *text;     // lvlText: "%1.%2"
    char *font;     // of the label, for bullets
    char *style;    // id of the paragraph style linked to the level
};

struct abstract_number {
    int id;
    char *style_link;                           // numStyleLink: the definition is another's
    struct number_level *levels[NUMBER_LEVELS]; // NULL: not said
};

// What a number has instead of its abstract definition's.
struct number_overrides {
    int start[NUMBER_LEVELS];                   // -1: none
    struct number_level *levels[NUMBER_LEVELS]; // NULL: none
};

struct number {
    int id, abstract_id;
    gboolean english;                   // the document's language, for ordinals
    struct number_overrides *overrides; // NULL: none
    struct abstract_number *abstract;   // the one that counts; NULL: dangling
};

struct numbering;
// An empty set when `bytes` is NULL.
struct numbering *numbering_parse(struct names *names, GBytes *bytes, const struct styles *styles,
                                  const struct limits *limits, GError **error);
typedef struct numbering numbering_t;
void numbering_free(struct numbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(numbering_t, numbering_free)

// A paragraph's place in a list: the number and the level (0 to 8) that its own numPr (`num_id`,
// `ilvl`; -1: not said) and its style's give. FALSE: not numbered.
gboolean numbering_resolve(const struct numbering *numbering, const struct style *style, int num_id,
                           int ilvl, const struct number **number, guint *level);
// A level nobody has defined counts from 0 and shows nothing.
const struct number_level *number_level(const struct number *number, guint level);
// Where a number begins a level anew the first time it is used; -1: not.
int number_start(const struct number *number, guint level);

// The counters of one story of text (the body; a header ...).
struct counters;
struct counters *counters_new(void);
void counters_free(struct counters *counters);
// Counts a paragraph and returns its label as Word shows it ("3.2.", "b)", "•"), newly allocated;
// "" when there is nothing to show.
char *counters_next(struct counters *counters, const struct number *number, guint level);

#endif
