// SPDX-License-Identifier: Apache-2.0
// Who is said to have a duty. Swedish says it in a hundred ways (the municipality answers for
// doctors; for doctors the municipality answers; doctors are provided by the municipality; the
// responsibility for doctors lies with the municipality, is the municipality's), but each is a
// clause with a word of responsibility and a party in the one role that this word gives its holder.
// The caller marks parties and tasks in the text, this module knows the grammar.
#ifndef LINJERA_LANG_DUTY_H
#define LINJERA_LANG_DUTY_H

#include <glib.h>

enum duty_mark {
    DUTY_PARTY, // of whom it is asked
    DUTY_OTHER, // another party that may have the duty
    DUTY_TASK,  // what the duty is about: a noun
    DUTY_DEED,  // the same said with its own verb: who does it is said to have the duty
};

struct duty_span {
    guint start, end; // bytes of the text; both DUTY_OUTSIDE: it stands in a heading of the table
                      // cell that the text is
    enum duty_mark mark;
};
enum { DUTY_OUTSIDE = G_MAXINT };

// How strongly it is said; as bits.
enum duty_force {
    DUTY_DOES = 1 << 0, // is responsible, does it, takes it over
    DUTY_MUST = 1 << 1, // shall, must, is obliged to
    DUTY_MAY = 1 << 2,  // may, can, should like to
};

struct duty {
    guint start, end; // bytes: from the first to the last of the party, the word that gives it the
                      // duty, and the task
    enum duty_force force;
};

// Adds the duties that `text` (folded, [0, length)) gives a DUTY_PARTY and nobody else to `duties`
// (struct duty), in order. What is denied is none. `spans` (struct duty_span) is sorted by place,
// those outside last; `sentences` are the bytes where sentences begin, the first is 0. `asked`: the
// text before, or the heading of the column, asks who has the task, so that a party that is named
// first answers. A party outside has what the cell names, a task outside is what it speaks of.
void duty_find(const char *text, guint length, const guint *sentences, guint sentence_count,
               const GArray *spans, gboolean asked, GArray *duties);

#endif
