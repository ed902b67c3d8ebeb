// SPDX-License-Identifier: Apache-2.0
#include "report/comparison.h"

static const struct comparison_format formats[] = {
    {"text", comparison_text},
    {"json", comparison_json},
    {"html", comparison_html},
    {NULL, NULL},
};

const struct comparison_format *comparison_formats(void)
{
    return formats;
}

char *comparison_clauses(const GPtrArray *clauses, gboolean headings)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < clauses->len; i++) {
        const struct compared_clause *clause = clauses->pdata[i];
        g_string_append_printf(text, "%s%s", i ? ", " : "",
                               headings ? clause->heading : clause->id);
    }
    return g_string_free(text, FALSE);
}
