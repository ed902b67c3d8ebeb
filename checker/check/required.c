// SPDX-License-Identifier: Apache-2.0
// required: a text that stands nowhere where it must.
#include "check/internal.h"

static gboolean in_required_place(enum scope_place place, const struct block *block)
{
    return place == SCOPE_PLACES || (check_places_of(block) & ((guint32)1 << place));
}

// The heading above a block (or the block itself) that is the rule's anchor; NULL if none is.
static const struct block *anchor_above(struct check *check, const struct block *block)
{
    for (guint ordinal = block_heading(block); ordinal;) {
        const struct block *heading = document_block(check->document, ordinal);
        const struct passage *passage = &check->text->passages[ordinal - 1];
        if (check_matches_in(check, check->rule->anchor, passage, passage->own, passage->length))
            return heading;
        ordinal = heading->under;
    }
    return NULL;
}

void check_required(struct check *check)
{
    const struct rule *rule = check->rule;
    const struct block *expected = NULL, *first = NULL;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (!passage->length)
            continue;
        if (!first)
            first = block;
        if (!in_required_place(rule->required_in, block))
            continue;
        const struct block *anchor = rule->anchor ? anchor_above(check, block) : block;
        if (!anchor)
            continue;
        if (!expected)
            expected = anchor;
        for (guint n = 0; n < rule->patterns->len; n++) {
            const struct matcher *matcher = rule->patterns->pdata[n];
            gboolean all = TRUE;
            for (guint m = 0; m < matcher->count && all; m++)
                all = check_matches_in(check, matcher->expressions[m], passage, 0, passage->length);
            if (all) {
                struct hit here = {
                    .passage = passage, .start = check->witness.start, .end = check->witness.end};
                check_tell_hit(check, TRACE_FULFILLED, &here);
                return;
            }
        }
    }
    if (!first)
        return;
    const struct block *place = expected ? expected : first;
    struct hit nowhere = {.passage = &check->text->passages[place->ordinal - 1]};
    if (!check_excepted(check, &nowhere))
        check_report_absence(check, (struct spot){.block = place->ordinal}, NULL);
}
