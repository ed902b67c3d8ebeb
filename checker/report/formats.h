// SPDX-License-Identifier: Apache-2.0
// The writers behind the table of formats (report.c), one file each.
#ifndef LINJERA_REPORT_FORMATS_H
#define LINJERA_REPORT_FORMATS_H

#include "out/json.h"
#include "report/report.h"

// For a terminal: documents, their findings, what was not read, the counts.
GString *report_text(const struct result *result, const struct report_options *options,
                     GError **error);
// "linjera-result/1" of the contract.
GString *report_json(const struct result *result, const struct report_options *options,
                     GError **error);
// One self-contained page for people, on screen and on paper.
GString *report_html(const struct result *result, const struct report_options *options,
                     GError **error);

#endif
