// SPDX-License-Identifier: Apache-2.0
// Styles (ECMA-376 Part 1, 17.7) as far as reading needs them: what a paragraph is (heading, title,
// ...), its numbering and whether its text is hidden, each through the chain of basedOn.
#ifndef LINJERA_DOCX_STYLES_H
#define LINJERA_DOCX_STYLES_H

#include "docx/names.h"

enum style_role { STYLE_PLAIN, STYLE_TITLE, STYLE_CAPTION, STYLE_QUOTE };

struct style {
    char *id, *name, *based_on; // name and based_on may be NULL
    char *own_color;            // as written in this style alone; NULL: not said
    // As written in this style alone; -1: not said.
    int outline, ilvl, num_id, vanish, page_break;
    // Through the chain:
    guint heading; // 1 to 9; 0: none
    enum style_role role;
    gboolean hidden, breaks_page;
    const char *color; // of its text; NULL: none or automatic
    struct style *base;
};

struct styles;
// An empty set when `bytes` is NULL.
struct styles *styles_parse(struct names *names, GBytes *bytes, const struct limits *limits,
                            GError **error);
typedef struct styles styles_t;
void styles_free(struct styles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(styles_t, styles_free)
// A resolved style by its id; the default paragraph style for NULL; NULL if there is none.
const struct style *styles_find(const struct styles *styles, const char *id);
// The language of text whose runs name none ("sv-SE"); NULL when it is not said.
const char *styles_language(const struct styles *styles);

#endif
