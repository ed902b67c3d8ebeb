// SPDX-License-Identifier: Apache-2.0
// Who has what a word of responsibility says, for duty.c.
#ifndef LINJERA_LANG_DUTY_HOLDER_H
#define LINJERA_LANG_DUTY_HOLDER_H

#include "lang/duty-sentence.h"

// Who has what the word at `verb` in clause `said` says, by the role that this word gives its
// holder (a span; NONE: nobody that is marked); the roles are looked for in `clause`, which may
// share the verb of another one.
guint holder_of(const struct parser *parser, const struct clause *clause, const struct clause *said,
                guint verb);
// "Regionen och kommunen", "tillsammans med regionen": the duty is not this party's alone.
gboolean is_joint(const struct parser *parser, const struct clause *clause, guint holder);
// A denial in the clause of what the word at `verb` (NONE: any) says: not another party's alone
// ("kommunen, inte regionen, ansvarar"), nor that of a verb that follows ("och kan inte
// delegeras").
gboolean is_denied(const struct parser *parser, const struct clause *clause, guint verb);
// How strongly it is said.
enum duty_force force_of(const struct parser *parser, const struct clause *said, guint verb);

#endif
