// SPDX-License-Identifier: Apache-2.0
// Any bytes are a document or a refusal with its cause, under small limits so that a run is short.
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

static void check_blocks(const struct document *document)
{
    for (guint i = 0; i < document->blocks->len; i++) {
        const struct block *block = document->blocks->pdata[i];
        g_assert_cmpuint(block->ordinal, ==, i + 1);
        g_assert_true(g_utf8_validate(block->text, -1, NULL));
        g_assert_cmpint(g_utf8_strlen(block->text, -1), ==, block->length);
        for (guint j = 0; j < block->span_count; j++) {
            g_assert_cmpuint(block->spans[j].start, <=, block->spans[j].end);
            g_assert_cmpuint(block->spans[j].end, <=, block->length);
        }
    }
}

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    struct limits limits = limits_default();
    limits.part_size = limits.package_size = 8 << 20;
    for (enum revisions view = REVISIONS_FINAL; view <= REVISIONS_ALL; view++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(document_t) document = read_document(bytes, length, view, &limits, &error);
        g_assert_true((document != NULL) != (error != NULL));
        if (document)
            check_blocks(document);
        else
            g_assert_true(error->domain == READ_ERROR && *error->message);
    }
    return 0;
}
