// SPDX-License-Identifier: Apache-2.0
// What changes with time: rules that come into force, and rules that soon end, gathered by the day
// on which it happens.
#ifndef LINJERA_REPORT_SCHEDULE_H
#define LINJERA_REPORT_SCHEDULE_H

#include "finding/result.h"

enum { SCHEDULE_SOON = 90 }; // days before its last one from which a rule is said to end

// A day and the rules that it changes.
struct term {
    const char *date; // the first or the last day they are in force; ISO
    int days;         // from the day of the run
    gboolean ends;
    GPtrArray *rules; // const struct rule_card *, in the result's order
};

// struct term: what begins, then what ends, each by date. Rules that are retired, not evaluated
// or less severe than what the report shows are left out. The caller frees the array.
GPtrArray *schedule_of(const struct result *result);
// Days from the day of the run to a date; 0 when one of them is no date.
int schedule_days(const struct result *result, const char *date);
// "träder i kraft om 53 dagar, 2027-01-15"; newly allocated.
char *schedule_words(const struct result *result, const char *date, gboolean ends);

#endif
