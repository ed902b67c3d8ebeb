// SPDX-License-Identifier: Apache-2.0
// What holds of every document, whatever it was read from.
#ifndef LINJERA_TESTS_FUZZ_BLOCKS_H
#define LINJERA_TESTS_FUZZ_BLOCKS_H

#include "model/document.h"

static inline void check_blocks(const struct document *document)
{
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        g_assert_cmpuint(block->ordinal, ==, i);
        g_assert_true(g_utf8_validate(block->text, -1, NULL));
        g_assert_cmpint(g_utf8_strlen(block->text, -1), ==, block->length);
        g_assert_true(!block_number(block) || g_utf8_validate(block_number(block), -1, NULL));
        g_assert_cmpuint(block_heading(block), <=, document->block_count);
        g_assert_cmpuint(block->rest->lead_in, <, block->ordinal);
        g_assert_cmpuint(block->rest->typed, <=, block->length);
        g_assert_cmpuint(block->rest->label, <, block->ordinal);
        g_assert_cmpuint(block->rest->column_label, <, block->ordinal);
        if (block->rest->remark && block->rest->remark->anchor.block) {
            const struct anchor *anchor = &block->rest->remark->anchor;
            const struct block *start = document_block(document, anchor->block);
            const struct block *end = document_block(document, anchor->end_block);
            g_assert_cmpuint(anchor->start, <=, start->length);
            g_assert_cmpuint(anchor->end, <=, end->length);
            g_assert_cmpuint(anchor->block, <=, anchor->end_block);
        }
        for (guint j = 0; j < block->rest->span_count; j++) {
            g_assert_cmpuint(block->rest->spans[j].start, <=, block->rest->spans[j].end);
            g_assert_cmpuint(block->rest->spans[j].end, <=, block->length);
        }
    }
}

#endif
