// SPDX-License-Identifier: Apache-2.0
#include "agreement/stretches.h"

#include <string.h>

// The text of words [from, to), with what stands after each up to the next word; `words` is set to
// the bytes up to the end of the last one.
static const char *words_text(struct arena *arena, const struct worded *side, guint from, guint to,
                              guint *words)
{
    *words = 0;
    if (from == to)
        return "";
    const struct word *word = (const struct word *)(void *)side->words->data;
    guint start = from ? word[from].start : 0;
    guint end = to < side->words->len ? word[to].start : (guint)strlen(side->text);
    *words = word[to - 1].end - start;
    return arena_strndup(arena, side->text + start, end - start);
}

static void add_stretch(struct arena *arena, GPtrArray *stretches, gboolean same,
                        const struct worded *old_side, const guint old_range[2],
                        const struct worded *new_side, const guint new_range[2])
{
    if (old_range[0] == old_range[1] && new_range[0] == new_range[1])
        return;
    struct stretch *stretch = arena_new0(arena, struct stretch);
    stretch->same = same;
    stretch->old_text =
        words_text(arena, old_side, old_range[0], old_range[1], &stretch->old_words);
    stretch->new_text =
        words_text(arena, new_side, new_range[0], new_range[1], &stretch->new_words);
    g_ptr_array_add(stretches, stretch);
}

guint stretches_add(struct arena *arena, GPtrArray *stretches, const struct worded *old_text,
                    const struct worded *new_text)
{
    g_autoptr(GArray) pairs =
        words_align((const struct word *)(void *)old_text->words->data, old_text->words->len,
                    (const struct word *)(void *)new_text->words->data, new_text->words->len);
    guint a = 0, b = 0;
    for (guint i = 0; i < pairs->len;) {
        const struct word_pair *pair = &g_array_index(pairs, struct word_pair, i);
        guint run = 1;
        while (i + run < pairs->len && pair[run].a == pair->a + run && pair[run].b == pair->b + run)
            run++;
        add_stretch(arena, stretches, FALSE, old_text, (const guint[]){a, pair->a}, new_text,
                    (const guint[]){b, pair->b});
        a = pair->a + run;
        b = pair->b + run;
        add_stretch(arena, stretches, TRUE, old_text, (const guint[]){pair->a, a}, new_text,
                    (const guint[]){pair->b, b});
        i += run;
    }
    add_stretch(arena, stretches, FALSE, old_text, (const guint[]){a, old_text->words->len},
                new_text, (const guint[]){b, new_text->words->len});
    return pairs->len;
}
