// SPDX-License-Identifier: Apache-2.0
// length: sentences or paragraphs with more words than a reader can keep in mind. A list is not one
// long sentence: each item is counted alone.
#include "check/internal.h"

static void judge(struct check *check, const struct passage *passage, guint start, guint end)
{
    while (end > start && passage->folded[end - 1] == ' ')
        end--;
    g_autofree char *words = g_strndup(passage->folded + start, end - start);
    guint count = text_count_words(words);
    if (count <= check->rule->most_words)
        return;
    char number[16];
    g_snprintf(number, sizeof number, "%u", count);
    struct supplement supplement = {.detail = {number, number}};
    struct hit hit = {.passage = passage,
                      .start = start,
                      .end = end,
                      .unit_start = start,
                      .unit_end = end,
                      .supplement = &supplement};
    check_tell_hit(check, TRACE_FOUND, &hit);
    if (check_hit_in_scope(check, &hit) && !check_excepted(check, &hit))
        check_report(check, &hit);
}

static void judge_sentences(struct check *check, const struct passage *passage)
{
    for (guint i = 0; i < passage->sentence_count; i++) {
        guint start, end;
        text_sentence(passage, passage->sentences[i], &start, &end);
        if (end > passage->own)
            judge(check, passage, MAX(start, passage->own), end);
    }
}

void check_length(struct check *check)
{
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        if (check->rule->scope.unit == UNIT_SENTENCE)
            judge_sentences(check, passage);
        else
            judge(check, passage, passage->own, passage->length);
    }
}
