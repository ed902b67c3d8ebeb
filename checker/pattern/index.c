// SPDX-License-Identifier: Apache-2.0
#include "pattern/index.h"

#include <stdlib.h>
#include <string.h>

static int compare_grams(const void *a, const void *b)
{
    const struct needle *first = a, *second = b;
    if (first->gram != second->gram)
        return first->gram < second->gram ? -1 : 1;
    return first->id < second->id ? -1 : first->id > second->id;
}

// The least power of two that is not below `number`, as its exponent.
static guint exponent_of(guint number)
{
    guint exponent = 0;
    while ((1u << exponent) < number)
        exponent++;
    return exponent;
}

static struct gram_slot *slot_for(const struct literal_index *index, guint32 gram)
{
    guint32 mask = (1u << (32 - index->slot_shift)) - 1;
    guint32 at = gram_hash(gram) >> index->slot_shift;
    while (index->slots[at].count && index->slots[at].gram != gram)
        at = (at + 1) & mask;
    return &index->slots[at];
}

void literal_index_init(struct literal_index *index, const GArray *needles)
{
    *index = (struct literal_index){.count = needles->len};
    index->needles = g_new(struct needle, MAX(needles->len, 1));
    if (needles->len)
        memcpy(index->needles, needles->data, needles->len * sizeof(struct needle));
    qsort(index->needles, index->count, sizeof(struct needle), compare_grams);
    // Few bits are set, so that most look-ups end there; the map still lies in the fast cache.
    guint bits = CLAMP(exponent_of(index->count) + 4, 10, 20);
    guint slots = CLAMP(exponent_of(index->count) + 1, 4, 28);
    index->bit_shift = 32 - bits;
    index->slot_shift = 32 - slots;
    index->bits = g_new0(guint32, (gsize)1 << (bits - 5));
    index->slots = g_new0(struct gram_slot, (gsize)1 << slots);
    for (guint i = 0; i < index->count; i++) {
        const struct needle *needle = &index->needles[i];
        struct gram_slot *slot = slot_for(index, needle->gram);
        if (!slot->count)
            *slot = (struct gram_slot){.gram = needle->gram, .first = i};
        slot->count++;
        guint32 bit = gram_hash(needle->gram) >> index->bit_shift;
        index->bits[bit / 32] |= 1u << bit % 32;
        index->has_short |= needle->length < GRAM_BYTES;
    }
}

void literal_index_clear(struct literal_index *index)
{
    g_free(index->needles);
    g_free(index->bits);
    g_free(index->slots);
}

const struct needle *literal_index_find(const struct literal_index *index, guint32 gram,
                                        guint *count)
{
    const struct gram_slot *slot = slot_for(index, gram);
    *count = slot->count;
    return index->needles + slot->first;
}
