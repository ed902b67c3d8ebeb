// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

gboolean extract_wants(const struct extract_request *request, const struct block *block)
{
    return (request->parts >> block->part) & 1;
}

GString *extract_text(const struct document *document, const struct extract_request *request)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < document->blocks->len; i++) {
        const struct block *block = document->blocks->pdata[i];
        if (!extract_wants(request, block))
            continue;
        if (block->number && !block->typed) {
            g_string_append(out, block->number);
            g_string_append_c(out, '\t');
        }
        g_string_append(out, block->text);
        g_string_append_c(out, '\n');
    }
    return out;
}
