// SPDX-License-Identifier: Apache-2.0
// The fields that governing documents carry in headers, on the first page and in properties, by the
// labels that organisations give them: Giltigt fr o m, Gäller till, Utgåva, Innehållsansvarig ...
#ifndef LINJERA_LANG_FIELD_H
#define LINJERA_LANG_FIELD_H

#include "lang/value.h"

enum field {
    FIELD_VALID_FROM,
    FIELD_VALID_TO,
    FIELD_VERSION,
    FIELD_OWNER,
    FIELD_DECIDED_BY,
    FIELD_DECIDED, // the day
    FIELD_REVIEW,  // when it is looked over
    FIELD_DIARY_NUMBER,
    FIELD_TYPE,
    FIELD_STATUS,
    FIELD_UPDATED, // the day its text was last changed
    FIELD_TITLE,
    FIELD_OTHER, // labels that only end the value before them
    FIELDS
};

// The labels that are about validity as a whole, whose value says which end it means: a date that
// does not is where it begins ("Gäller") or ends ("Giltighetstid").
enum field_span { FIELD_ONE_END, FIELD_SPAN_FROM, FIELD_SPAN_TO };

struct field_label {
    enum field field;
    enum field_span span;
    guint end; // byte after the label, without a colon
};

// The longest label that stands at `at` of folded text, whole words; FALSE: none does.
gboolean field_label_read(const char *text, guint at, guint end, struct field_label *label);
// Whether a value with a date that is `bound`, or open, makes its label that of a field.
gboolean field_takes(enum field field, const struct field_label *label, enum date_bound bound,
                     gboolean open);
// Whether a value only holds the place of one: nothing, "ÅÅÅÅ-MM-DD", "xx", "[datum]", "-".
gboolean field_is_placeholder(const char *value);

// "valid-from", ...: the names of the rule language.
const char *field_name(enum field field);
gboolean field_parse(const char *name, enum field *field);
// What people call it: "giltig från", "valid from".
const char *field_words(enum field field, gboolean swedish);

#endif
