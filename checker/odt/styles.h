// SPDX-License-Identifier: Apache-2.0
// What styles say that matters to the reader (ODF 16): roles, hidden text, colour, language, page
// breaks, and the numbering of lists and of the outline.
#ifndef LINJERA_ODT_STYLES_H
#define LINJERA_ODT_STYLES_H

#include "base/arena.h"
#include "base/limits.h"

enum { ODT_LEVELS = 10 };

// Where a style stands: names are unique in each alone, and automatic styles come first.
enum style_scope { SCOPE_COMMON, SCOPE_OF_STYLES, SCOPE_OF_CONTENT, SCOPES };

struct odt_style {
    const char *name;   // as shown; an automatic style has its parent's
    const char *parent; // NULL: none
    const char *list;   // name of its list style; "": none; NULL: not said
    int hidden;         // -1: not said
    const char *color, *language;
    gboolean breaks_page;
};

struct list_level {
    gboolean bullet;
    const char *format; // of numbers: "1", "a", "A", "i", "I"; "": none is shown
    const char *prefix, *suffix;
    const char *template;  // "%1%.%2%" in place of prefix, suffix and displayed levels; or NULL
    const char *character; // of bullets
    guint displayed;       // levels shown, itself included
    guint start;
    gboolean letters_repeat; // aa, bb, cc
};

struct list_style {
    struct list_level *levels[ODT_LEVELS]; // NULL: see odt_list_level
};

struct odt_styles;
struct odt_styles *odt_styles_new(void);
void odt_styles_free(struct odt_styles *styles);
// Reads the styles of an XML part; its automatic ones are of that scope.
gboolean odt_styles_read(struct odt_styles *styles, const char *bytes, gsize length,
                         enum style_scope scope, const struct limits *limits, GError **error);

// A style by family ("paragraph", "text", "section") and name; NULL when it is not defined.
const struct odt_style *odt_style_find(const struct odt_styles *styles, enum style_scope scope,
                                       const char *family, const char *name);
const struct list_style *odt_list_style_find(const struct odt_styles *styles,
                                             enum style_scope scope, const char *name);
// A level (from 0); one that the style does not define shows nothing and counts from 1.
const struct list_level *odt_list_level(const struct list_style *style, guint level);
// The numbering of headings.
const struct list_style *odt_outline(const struct odt_styles *styles);
// The style it is derived from; NULL at the top.
const struct odt_style *odt_style_parent(const struct odt_styles *styles,
                                         const struct odt_style *style, const char *family);

// The numbers of one list, or of the outline.
struct counts {
    guint values[ODT_LEVELS];
    gboolean running[ODT_LEVELS]; // counted since a level above was
};
// Counts an item of a level (0 is the outermost) and returns its label as it is shown, newly
// allocated; NULL when it has none. `start`: the number it is given, -1 without one.
char *odt_count(struct counts *counts, const struct list_style *style, guint level, int start);

#endif
