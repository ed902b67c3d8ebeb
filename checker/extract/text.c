// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

gboolean extract_wants(const struct extract_request *request, const struct block *block)
{
    return (request->parts >> block->part) & 1;
}

GString *extract_text(const struct document *document, const struct extract_request *request)
{
    GString *out = g_string_new(NULL);
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (!extract_wants(request, block))
            continue;
        if (block_number_is_computed(block)) {
            g_string_append(out, block_number(block));
            g_string_append_c(out, '\t');
        }
        g_string_append(out, block->text);
        g_string_append_c(out, '\n');
    }
    return out;
}
