// SPDX-License-Identifier: Apache-2.0
// One result, many formats: one file and one table entry per format. Reports see results only.
#ifndef LINJERA_REPORT_REPORT_H
#define LINJERA_REPORT_REPORT_H

#include "finding/result.h"

struct report_options {
    gboolean color; // terminal colours (text only)
    guint width;    // columns to wrap at (text only); 0: 100
    gboolean quiet; // text only: the summary alone
};

struct report_format {
    const char *name;
    // The report's bytes; NULL with a sentence when it cannot be made.
    GString *(*write)(const struct result *result, const struct report_options *options,
                      GError **error);
};

// The formats, ended by one whose name is NULL.
const struct report_format *report_formats(void);
// Those of a view: "findings" (the above) or "actions" (what to stop, start and continue); NULL if
// there is no such view.
const struct report_format *report_view(const char *view);
// The format of a name; NULL if there is none.
const struct report_format *report_find(const char *name);

#endif
