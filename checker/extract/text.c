// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

GString *extract_text(const struct document *document)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < document->blocks->len; i++) {
        const struct block *block = document->blocks->pdata[i];
        if (block->number) {
            g_string_append(out, block->number);
            g_string_append_c(out, '\t');
        }
        g_string_append(out, block->text);
        g_string_append_c(out, '\n');
    }
    return out;
}
