// SPDX-License-Identifier: Apache-2.0
// Rules that were not evaluated, gathered by the reason: one sentence with its rules, instead of
// the same sentence rule by rule.
#ifndef LINJERA_REPORT_REASONS_H
#define LINJERA_REPORT_REASONS_H

#include "finding/result.h"

struct reason {
    const char *text;
    GPtrArray *rules; // const char *: ids, in the order they were given
};

// Arrays of struct reason in the order the reasons first occur; freed with g_ptr_array_unref. They
// borrow the texts of the result.
GPtrArray *reasons_of_run(const struct result *result);
// Only those of the document itself: what the whole run did not evaluate is said once, for the run.
GPtrArray *reasons_of_document(const struct result *result, const struct document_result *document);

#endif
