// SPDX-License-Identifier: Apache-2.0
// A comparison of two agreements in many formats: one file and one table entry per format.
#ifndef LINJERA_REPORT_COMPARISON_H
#define LINJERA_REPORT_COMPARISON_H

#include "finding/comparison.h"
#include "report/report.h"

struct comparison_format {
    const char *name;
    GString *(*write)(const struct comparison *comparison, const struct report_options *options);
};

// The formats, ended by one whose name is NULL.
const struct comparison_format *comparison_formats(void);

GString *comparison_text(const struct comparison *comparison, const struct report_options *options);
// "linjera-compare/1" of the contract.
GString *comparison_json(const struct comparison *comparison, const struct report_options *options);
// Both texts side by side; what differs is marked in ways that need no colour.
GString *comparison_html(const struct comparison *comparison, const struct report_options *options);

// "3.2, 3.3" of the clauses' ids, or their headings; newly allocated, "" for none.
char *comparison_clauses(const GPtrArray *clauses, gboolean headings);

#endif
