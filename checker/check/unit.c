// SPDX-License-Identifier: Apache-2.0
// Units of several blocks: which blocks belong together.
#include "check/internal.h"

static gboolean goes_on(const struct block *before, const struct block *item)
{
    if (!before || before->kind != BLOCK_LIST_ITEM || before->part != item->part)
        return FALSE;
    const struct table_place *cell = &before->rest->table, *own = &item->rest->table;
    return cell->table == own->table && cell->row == own->row && cell->column == own->column;
}

// The first block of the list each block belongs to, itself where it is in none. An item belongs
// with what leads it in; without a lead-in, with the item before it.
static const guint *find_lists(const struct document *document)
{
    guint count = document->block_count;
    guint *lists = g_new0(guint, count + 1);
    for (guint ordinal = 1; ordinal <= count; ordinal++) {
        const struct block *block = document_block(document, ordinal);
        lists[ordinal] = ordinal;
        if (block->kind != BLOCK_LIST_ITEM)
            continue;
        if (block->rest->lead_in && block->rest->lead_in < ordinal)
            lists[ordinal] = lists[block->rest->lead_in];
        else if (goes_on(document_block(document, ordinal - 1), block))
            lists[ordinal] = lists[ordinal - 1];
    }
    return lists;
}

gboolean check_share_row(const struct block *a, const struct block *b)
{
    const struct table_place *one = &a->rest->table, *other = &b->rest->table;
    return one->table && one->table == other->table && one->row == other->row;
}

// The first block of the row that a block stands in, of those that follow each other.
static guint find_row(const struct document *document, guint ordinal)
{
    const struct block *block = document_block(document, ordinal);
    while (ordinal > 1 && check_share_row(document_block(document, ordinal - 1), block))
        ordinal--;
    return ordinal;
}

// Running text has at least so many bytes; what is shorter labels something.
enum { RUNNING_TEXT = 60, OPENING_PARAGRAPHS = 2 };

// The last block of the opening: the second paragraph of running text in the body, or else the last
// block of all.
static guint find_opening(const struct check *check)
{
    guint paragraphs = 0, ordinal = 0;
    while (ordinal < check->document->block_count && paragraphs < OPENING_PARAGRAPHS) {
        const struct block *block = document_block(check->document, ++ordinal);
        if (block->kind == BLOCK_PARAGRAPH && block->part == PART_BODY &&
            !block->rest->table.table && check->text->passages[ordinal - 1].length >= RUNNING_TEXT)
            paragraphs++;
    }
    return ordinal;
}

guint check_unit_of(struct check *check, guint ordinal, enum unit unit)
{
    const struct block *block = document_block(check->document, ordinal);
    switch (unit) {
    case UNIT_DOCUMENT:
    case UNIT_LIBRARY: // of other documents a check knows nothing
        return 0;
    case UNIT_SECTION: // blocks before the first heading make a section with their like
        return block_heading(block) * PART_KINDS + block->part;
    case UNIT_OPENING:
        if (!check->opening)
            check->opening = find_opening(check);
        return ordinal <= check->opening ? 0 : ordinal;
    case UNIT_ROW:
        return find_row(check->document, ordinal);
    case UNIT_LIST:
        if (!check->lists)
            check->lists = find_lists(check->document);
        return check->lists[ordinal];
    case UNIT_MATCH:
    case UNIT_SENTENCE:
    case UNIT_PARAGRAPH:
    case UNIT_COLUMN:
    case UNITS:
        break;
    }
    return ordinal;
}
