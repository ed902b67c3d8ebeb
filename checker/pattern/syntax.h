// SPDX-License-Identifier: Apache-2.0
// PCRE2's syntax, read item by item, as far as telling what a match contains asks for. Whatever is
// not certain ends the reading: the pattern is then not understood, which is always allowed.
#ifndef LINJERA_PATTERN_SYNTAX_H
#define LINJERA_PATTERN_SYNTAX_H

#include <glib.h>

#define SYNTAX_UNBOUNDED G_MAXUINT
enum { SYNTAX_CHARACTERS_MOST = 6, SYNTAX_DEPTH = 250 };

struct syntax {
    const char *at;
    guint depth;
    gboolean lost; // something was not understood
};

enum syntax_kind {
    SYNTAX_END,
    SYNTAX_CHARACTERS, // one of a few characters that a literal can be made of
    SYNTAX_ANY,        // one character
    SYNTAX_ZERO_WIDTH, // an edge, an option
    SYNTAX_GROUP,      // what follows, up to its parenthesis
    SYNTAX_LOOK,       // the same, but nothing of it is taken
    SYNTAX_UNKNOWN,    // any number of characters
};

struct syntax_item {
    enum syntax_kind kind;
    gunichar characters[SYNTAX_CHARACTERS_MOST];
    guint count;
    gboolean spaceless; // SYNTAX_ANY: not U+0020
};

// `source` is valid UTF-8, a pattern that PCRE2 takes; it is borrowed.
void syntax_init(struct syntax *syntax, const char *source);
// The next item; FALSE at the end of an alternative.
gboolean syntax_next(struct syntax *syntax, struct syntax_item *item);
// How often the item just read may stand: 1 and 1 when nothing is said.
void syntax_quantifier(struct syntax *syntax, guint *least, guint *most);
// Goes on to the next alternative of the group, if there is one.
gboolean syntax_alternative(struct syntax *syntax);
// Goes past the parenthesis that ends a group.
void syntax_close(struct syntax *syntax);
// Whether all was read and understood.
gboolean syntax_understood(const struct syntax *syntax);

#endif
