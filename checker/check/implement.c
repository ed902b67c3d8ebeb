// SPDX-License-Identifier: Apache-2.0
// Which clauses of the current agreements a document implements in words: it says, quoted or as its
// own, what a clause says.
#include "check/against.h"
#include "check/internal.h"

#include <string.h>

enum {
    STOCK_PLACES = 6, // three words that stand in more clauses tell none of them
    SAID_WORDS = 9,   // words in a row, but for gaps, that say what a clause says
    GAP_WORDS = 2,    // between words in a row
    THOUSAND = 1000,
    SAID_SHARE = 800 // thousandths of them that are the clause's
};

// The words of a passage that one clause covers: from one shingle to the next.
struct run {
    guint clause, first, end, covered; // words [first, end) of the passage
};

static void add_run(struct check *check, const char *agreement, const struct agreement_index *index,
                    const struct passage *passage, const GArray *words, const struct run *run)
{
    guint length = run->end - run->first;
    if (length < SAID_WORDS || run->covered * THOUSAND < length * SAID_SHARE)
        return;
    struct fact fact = {.kind = FACT_CLAUSE,
                        .about = agreement,
                        .name = index_clause(index, run->clause)->clause->id};
    struct hit hit = {
        .passage = passage,
        .start = passage->own + g_array_index(words, struct word, run->first).start,
        .end = passage->own + g_array_index(words, struct word, run->end - 1).end,
    };
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    check_fact(check, &fact, &hit);
}

static void look_in(struct check *check, const char *agreement, const struct agreement_index *index,
                    const struct passage *passage)
{
    g_autoptr(GArray) words = text_words(passage->folded + passage->own);
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct run));
    for (guint at = 0; at + SHINGLE_WORDS <= words->len; at++) {
        guint count;
        const struct shingle_place *places =
            index_find(index, shingle_key(&g_array_index(words, struct word, at)), &count);
        for (guint i = 0; count <= STOCK_PLACES && i < count; i++) {
            struct run *run = NULL;
            for (guint n = 0; n < runs->len && !run; n++) {
                struct run *open = &g_array_index(runs, struct run, n);
                if (open->clause == places[i].clause && at <= open->end + GAP_WORDS)
                    run = open;
            }
            if (!run) {
                struct run fresh = {.clause = places[i].clause, .first = at, .end = at};
                g_array_append_val(runs, fresh);
                run = &g_array_index(runs, struct run, runs->len - 1);
            }
            guint end = at + SHINGLE_WORDS;
            run->covered += end - MAX(at, run->end);
            run->end = end;
        }
    }
    for (guint i = 0; i < runs->len; i++)
        add_run(check, agreement, index, passage, words, &g_array_index(runs, struct run, i));
}

void check_implement(struct check *check)
{
    const struct check_input *input = &check->checker->input;
    for (guint i = 0; input->against && i < input->agreement_count; i++) {
        const char *id = input->agreements[i].id;
        const struct agreement_index *index = against_index(input->against, id);
        for (guint n = 0; input->agreements[i].current && n < check->text->count; n++) {
            const struct passage *passage = &check->text->passages[n];
            if (passage->length > passage->own)
                look_in(check, id, index, passage);
        }
    }
}
