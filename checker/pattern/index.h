// SPDX-License-Identifier: Apache-2.0
// For the files of the filter: literals by a few of their bytes, and what the filter keeps of each
// pattern.
#ifndef LINJERA_PATTERN_INDEX_H
#define LINJERA_PATTERN_INDEX_H

#include "pattern/filter.h"

enum { GRAM_BYTES = 4 };

// A literal to be looked for, once however many patterns have it. `gram`: its bytes at `gram_at`,
// by which it is found; GRAM_BYTES of them, or three when it has no more.
struct needle {
    const char *text;
    guint length, id;
    guint gram_at;
    guint32 gram;
};

struct literal_index {
    struct needle *needles; // by gram
    guint count;
    guint32 *bits; // a set bit: a gram with this hash may be there
    guint bit_shift;
    struct gram_slot *slots; // open addressing
    guint slot_shift;
    gboolean has_short; // some grams have three bytes
};

struct gram_slot {
    guint32 gram, first, count; // needles[first ...]; count 0: free
};

struct filter_pattern {
    struct needle_set {
        const guint32 *needles; // ids
        guint count;
    } sets[LITERAL_SETS];
    guint count;          // of sets; 0: nothing is known of it
    struct extent before; // of the first
};

// `bytes` of text as a number. Three bytes are no four: none of a text is 0.
static inline guint32 gram_of(const char *text, guint bytes)
{
    const guint8 *at = (const guint8 *)text;
    guint32 gram = (guint32)at[0] | (guint32)at[1] << 8 | (guint32)at[2] << 16;
    return bytes > 3 ? gram | (guint32)at[3] << 24 : gram;
}

static inline guint32 gram_hash(guint32 gram)
{
    return gram * 0x9E3779B1u;
}

void literal_index_init(struct literal_index *index, const GArray *needles);
void literal_index_clear(struct literal_index *index);
// The needles with a gram; `count` 0: none.
const struct needle *literal_index_find(const struct literal_index *index, guint32 gram,
                                        guint *count);
static inline gboolean literal_index_may(const struct literal_index *index, guint32 gram)
{
    guint32 bit = gram_hash(gram) >> index->bit_shift;
    return index->bits[bit / 32] >> bit % 32 & 1;
}

// The sets of patterns that have a needle: LITERAL_SETS * id + set.
struct owners {
    const guint32 *sets;
    guint count;
};

guint filter_count(const struct pattern_filter *filter);
const struct literal_index *filter_index(const struct pattern_filter *filter);
struct owners filter_owners(const struct pattern_filter *filter, guint needle);
const struct filter_pattern *filter_pattern(const struct pattern_filter *filter, guint id);

#endif
