// SPDX-License-Identifier: Apache-2.0
// The elements of HTML that mean something to the reader. All others are inline and transparent.
#ifndef LINJERA_HTML_NAMES_H
#define LINJERA_HTML_NAMES_H

#include <glib.h>

enum tag {
    TAG_OTHER,
    TAG_BLOCK, // a box of its own, nothing else
    TAG_SKIP,  // its inside is no text
    TAG_HTML,
    TAG_HEAD,
    TAG_BODY,
    TAG_TITLE,
    TAG_META,
    TAG_HEADING,
    TAG_LANDMARK_HEADER,
    TAG_LANDMARK_FOOTER,
    TAG_NAV,
    TAG_CONTENT, // sectioning content and main: a header inside is not the page's
    TAG_QUOTE,
    TAG_CAPTION,
    TAG_PRE,
    TAG_BREAK,
    TAG_RULE,
    TAG_LINK,
    TAG_INSERTION,
    TAG_DELETION,
    TAG_FONT,
    TAG_LIST,
    TAG_ORDERED_LIST,
    TAG_ITEM,
    TAG_TABLE,
    TAG_ROW_GROUP,
    TAG_HEAD_ROWS,
    TAG_ROW,
    TAG_CELL,
    TAG_HEADER_CELL,
    TAG_PICTURE,
    TAG_INPUT,
    TAG_FRAME, // shows another document
    TAG_DIALOG,
    TAG_SVG,
    TAG_DESCRIPTION, // of a drawing
    TAG_SCRIPT,
    TAGS
};

struct element_name {
    const char *name;
    enum tag tag;
    guint level; // of a heading
};

// Name to struct element_name, for lookups by any copy of the name.
GHashTable *page_names_new(void);

#endif
