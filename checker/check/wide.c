// SPDX-License-Identifier: Apache-2.0
// Whether a matcher matches in the list, section or document around a hit. Asked for each hit of a
// rule, but all passages of all units are matched only once: hits by the thousand in a document of
// a thousand pages would else take the square of it.
#include "check/internal.h"

// A matcher in all units of a kind: the first passage of each that it matches in; for `after` the
// last, each from where its own piece begins.
struct wide_answer {
    const struct expression *const *expressions; // of the matcher
    enum unit unit;
    gboolean after;
    GHashTable *passages; // unit -> passage number + 1
};

void wide_answer_free(struct wide_answer *answer)
{
    g_hash_table_unref(answer->passages);
    g_free(answer);
}

static void ask(struct check *check, const struct matcher *matcher, struct wide_answer *answer)
{
    for (guint i = check_next(check, matcher, 0); i < check->text->count;
         i = check_next(check, matcher, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        gpointer unit = GUINT_TO_POINTER(check_unit_of(check, passage->block, answer->unit));
        if (!answer->after && g_hash_table_contains(answer->passages, unit))
            continue;
        guint start = answer->after ? passage->own : 0; // a lead-in stands before its items
        if (!check_matches_range(check, matcher, passage, start, passage->length))
            continue;
        g_hash_table_insert(answer->passages, unit, GUINT_TO_POINTER(i + 1));
        if (!answer->after && (answer->unit == UNIT_DOCUMENT || answer->unit == UNIT_LIBRARY))
            break; // there is but one unit
    }
}

static const struct wide_answer *answer_for(struct check *check, const struct matcher *matcher,
                                            enum unit unit, gboolean after)
{
    for (guint i = 0; i < check->wide->len; i++) {
        const struct wide_answer *known = check->wide->pdata[i];
        if (known->expressions == matcher->expressions && known->unit == unit &&
            known->after == after)
            return known;
    }
    struct wide_answer *answer = g_new0(struct wide_answer, 1);
    *answer = (struct wide_answer){.expressions = matcher->expressions,
                                   .unit = unit,
                                   .after = after,
                                   .passages = g_hash_table_new(NULL, NULL)};
    ask(check, matcher, answer);
    g_ptr_array_add(check->wide, answer);
    return answer;
}

gboolean check_matches_wide(struct check *check, const struct matcher *matcher,
                            const struct hit *hit, enum unit unit, enum position position)
{
    const struct block *block = document_block(check->document, hit->passage->block);
    gpointer home = GUINT_TO_POINTER(check_unit_of(check, hit->passage->block, unit));
    if ((unit == UNIT_OPENING && home) || (unit == UNIT_ROW && !block->rest->table.table))
        return FALSE; // not in such a unit
    const struct wide_answer *answer = answer_for(check, matcher, unit, position == POSITION_AFTER);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(answer->passages, home));
    if (!number)
        return FALSE;
    const struct passage *found = &check->text->passages[number - 1], *own = hit->passage;
    if (position == POSITION_ANY || (position == POSITION_BEFORE && found->block < own->block) ||
        (position == POSITION_AFTER && found->block > own->block)) {
        check->witness.passage = NULL; // which one it is, only a listener wants to know
        if (check->checker->input.listener)
            check_matches_range(check, matcher, found, answer->after ? found->own : 0,
                                found->length);
        return TRUE;
    }
    return position == POSITION_BEFORE
               ? check_matches_range(check, matcher, own, 0, hit->start)
               : check_matches_range(check, matcher, own, hit->end, own->length);
}
