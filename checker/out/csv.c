// SPDX-License-Identifier: Apache-2.0
#include "out/csv.h"

#include <string.h>

struct csv {
    GString *text;
    gboolean begun; // the row has a cell
};

struct csv *csv_new(void)
{
    struct csv *csv = g_new0(struct csv, 1);
    csv->text = g_string_new("\xEF\xBB\xBF");
    return csv;
}

void csv_free(struct csv *csv)
{
    if (!csv)
        return;
    if (csv->text)
        g_string_free(csv->text, TRUE);
    g_free(csv);
}

static void separate(struct csv *csv)
{
    if (csv->begun)
        g_string_append_c(csv->text, ';');
    csv->begun = TRUE;
}

void csv_text(struct csv *csv, const char *text)
{
    separate(csv);
    if (!text || !*text)
        return;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    gboolean calculated = strchr("=+-@\t\r\n", *valid) != NULL;
    // A comma too: where another separator is set, the cell stays one.
    gboolean quoted = strpbrk(valid, ";,\"\t\r\n") || *valid == ' ' || g_str_has_suffix(valid, " ");
    if (quoted)
        g_string_append_c(csv->text, '"');
    if (calculated)
        g_string_append_c(csv->text, '\'');
    for (const char *p = valid; *p; p++) {
        if (*p == '"')
            g_string_append_c(csv->text, '"');
        g_string_append_c(csv->text, *p);
    }
    if (quoted)
        g_string_append_c(csv->text, '"');
}

void csv_number(struct csv *csv, gint64 number)
{
    separate(csv);
    g_string_append_printf(csv->text, "%" G_GINT64_FORMAT, number);
}

void csv_end_row(struct csv *csv)
{
    g_string_append(csv->text, "\r\n");
    csv->begun = FALSE;
}

GString *csv_finish(struct csv *csv)
{
    return g_steal_pointer(&csv->text);
}
