// SPDX-License-Identifier: Apache-2.0
// Values in text, whatever their kind: finding the next one, comparing it with an agreed one, and
// writing the agreed one the same way. A value that may be right is never said to be wrong: "maj
// 2027" does not differ from 2027-05-01, "en månad" not from 30 days.
#ifndef LINJERA_LANG_VALUE_H
#define LINJERA_LANG_VALUE_H

#include "lang/amount.h"
#include "lang/clock.h"
#include "lang/date.h"
#include "lang/duration.h"
#include "lang/frequency.h"

enum value_kind {
    VALUE_DATE,
    VALUE_DURATION,
    VALUE_PERCENT,
    VALUE_MONEY,
    VALUE_NUMBER,
    // By which the sentences of one document are compared, and agreements not.
    VALUE_FREQUENCY,
    VALUE_CLOCK,
    VALUE_ALL_KINDS
};
enum { VALUE_KINDS = VALUE_FREQUENCY };
// Bits for value_find: the kinds of agreements, and durations given as "samma dag", "nästa vardag".
#define VALUE_AGREED ((1u << VALUE_KINDS) - 1)
#define VALUE_RELATIVE (1u << VALUE_ALL_KINDS)

// How a value must stand to the agreed one.
enum value_op { VALUE_EQ, VALUE_NE, VALUE_LT, VALUE_LE, VALUE_GT, VALUE_GE, VALUE_OPS };

struct value {
    enum value_kind kind;
    guint start, end;      // bytes in the text
    enum date_bound bound; // of a date: the words around it
    union {
        struct date date;
        struct duration duration;
        struct number number;
        struct amount amount;
        struct frequency frequency;
        struct clock clock;
    };
};

// "date", ...; "eq", ...: the names of the rule language.
const char *value_kind_name(enum value_kind kind);
gboolean value_kind_parse(const char *name, enum value_kind *kind);
gboolean value_op_parse(const char *name, enum value_op *op);

// Adds every value of some kinds (bits over enum value_kind, and VALUE_RELATIVE) in [from, end) of
// folded text to `values` (struct value), in order. What belongs to a value of another kind is
// none: the 14 of "14 dagar" is no number, the 45 of "vecka 45" neither.
void value_find(guint kinds, const char *text, guint from, guint end, GArray *values);
// The value that a whole text is ("P14D", "14 dagar"); FALSE: it is none of the kind, or says more.
gboolean value_parse(enum value_kind kind, const char *text, struct value *value);
// Whether a value certainly does not stand as it must to the agreed one.
gboolean value_differs(const struct value *value, enum value_op op, const struct value *agreed);
// The agreed value, written as `like` is; newly allocated. NULL: it cannot be.
char *value_write(const struct value *agreed, const struct value *like);

#endif
