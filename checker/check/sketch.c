// SPDX-License-Identifier: Apache-2.0
// The sample of a document's words by which the library tells texts that are much the same: of the
// hashes of all three words in a row, the smallest. Two samples share as large a part of what lies
// below the lower of their two ends as the texts share of their words, whatever the order of their
// paragraphs; and a sample has the same size for a page as for a book.
#include "agreement/index.h"
#include "check/internal.h"

#include <stdlib.h>
#include <string.h>

// Spreads the bits, so that the smallest hashes are those of no particular words.
static guint32 spread(guint32 key)
{
    key ^= key >> 16;
    key *= 0x85EBCA6Bu;
    key ^= key >> 13;
    key *= 0xC2B2AE35u;
    return key ^ key >> 16;
}

static int compare_values(const void *a, const void *b)
{
    guint32 first = *(const guint32 *)a, second = *(const guint32 *)b;
    return first < second ? -1 : first > second;
}

// Headers, footers and comments are the template's and the reader's, not the text's.
static gboolean is_text(const struct block *block)
{
    return block->part == PART_BODY || block->part == PART_TEXTBOX || block->part == PART_CHUNK ||
           block->part == PART_FOOTNOTE || block->part == PART_ENDNOTE;
}

void check_sketch(struct check *check)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!is_text(document_block(check->document, passage->block)))
            continue;
        g_autoptr(GArray) words = text_words(passage->folded + passage->own);
        for (guint at = 0; at + SHINGLE_WORDS <= words->len; at++) {
            guint32 value = spread(shingle_key(&g_array_index(words, struct word, at)));
            g_array_append_val(values, value);
        }
    }
    guint32 *own = arena_alloc(check->result->arena, SKETCH_VALUES * sizeof *own);
    struct sketch sketch = {.values = own};
    g_array_sort(values, compare_values);
    for (guint i = 0; i < values->len; i++) {
        guint32 value = g_array_index(values, guint32, i);
        if (i && value == g_array_index(values, guint32, i - 1))
            continue;
        sketch.shingles++;
        if (sketch.count < SKETCH_VALUES)
            own[sketch.count++] = value;
    }
    check->result->sketch = sketch;
}
