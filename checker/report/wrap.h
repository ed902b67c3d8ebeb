// SPDX-License-Identifier: Apache-2.0
// Lines for a terminal: words broken by their width on the screen, and styles that cost no width.
#ifndef LINJERA_REPORT_WRAP_H
#define LINJERA_REPORT_WRAP_H

#include <glib.h>

// Styles stand in the texts as one control character each; clean texts (clean.h) have none of their
// own. A style lasts until STYLE_OFF. Without colours only a match shows: »like this«.
#define STYLE_OFF "\x01"
#define STYLE_MATCH "\x02"
#define STYLE_ERROR "\x03"
#define STYLE_WARNING "\x04"
#define STYLE_GOOD "\x05"
#define STYLE_STRONG "\x06"
#define STYLE_FAINT "\x0e"

struct wrap {
    GString *out;
    guint width; // columns
    gboolean color;
};

// Appends `text` as lines of at most `width` columns (a longer word stands alone, whole). The first
// line begins with `lead`, the others with as many spaces as `lead` is wide.
void wrap_lines(struct wrap *wrap, const char *lead, const char *text);
// The columns a text takes.
guint wrap_width(const struct wrap *wrap, const char *text);

#endif
