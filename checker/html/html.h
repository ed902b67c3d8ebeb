// SPDX-License-Identifier: Apache-2.0
// HTML pages to builder calls, as a browser without scripts and style sheets would show them
// (html.spec.whatwg.org). What is decided here:
// - The page is one part, "/". A page's own <header>, <nav> and their ARIA landmarks outside its
//   content are PART_HEADER, its <footer> PART_FOOTER, as in a letter; but a heading in the header
//   is the page's and stays in the body, and one in a menu is a plain paragraph.
// - <head>, script, style, template, noscript are no text. Title and meta elements are properties.
// - hidden, display:none, visibility:hidden and a closed dialog are hidden text; only style
//   attributes are known, not style sheets.
// - A line break is a space, as in the other formats; two in a row end the block, and so does a
//   blank line in <pre>.
// - <ins> and <del> are revisions; the links of a menu to places in its own page are a TOC.
#ifndef LINJERA_HTML_HTML_H
#define LINJERA_HTML_HTML_H

#include "base/limits.h"
#include "model/document.h"

// Reads `length` borrowed bytes of any encoding: byte order mark, else meta element, else UTF-8,
// else windows-1252 (which is noted). NULL only when a limit is reached (XML_ERROR_DOMAIN,
// MODEL_ERROR).
struct document *html_read(const char *bytes, gsize length, const struct read_options *options,
                           const struct limits *limits, GError **error);

#endif
