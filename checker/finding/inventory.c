// SPDX-License-Identifier: Apache-2.0
#include "finding/inventory.h"

#include <string.h>

const char *marking_name(enum marking marking)
{
    static const char *const names[MARKINGS] = {"absent", "governing", "supporting",
                                                "contradictory"};
    return names[marking];
}

const char *validity_name(enum validity validity)
{
    static const char *const names[VALIDITIES] = {"unknown", "valid", "upcoming", "expired"};
    return names[validity];
}

const char *standing_name(enum standing standing)
{
    static const char *const names[STANDINGS] = {"undated", "current", "upcoming", "terminated"};
    return names[standing];
}

enum standing agreement_standing(const struct agreement_card *card, const char *as_of)
{
    if (card->repealed && strcmp(card->repealed, as_of) <= 0)
        return STANDING_TERMINATED;
    if (card->in_force && strcmp(card->in_force, as_of) > 0)
        return STANDING_UPCOMING;
    // Without dates its role is all that is known.
    gboolean superseded = g_strcmp0(card->role, "superseded") == 0;
    return superseded && !card->repealed ? STANDING_TERMINATED : STANDING_CURRENT;
}

const char *retire_code_name(enum retire_code code)
{
    static const char *const names[RETIRE_CODES] = {"expired", "cites-terminated",
                                                    "is-terminated-agreement"};
    return names[code];
}

const char *passage_change_name(enum passage_change_kind kind)
{
    static const char *const names[PASSAGE_CHANGES] = {"changed", "added", "left-out"};
    return names[kind];
}

struct inventory *inventory_new(struct result *result)
{
    struct inventory *inventory = arena_new0(result->arena, struct inventory);
    inventory->result = result;
    inventory->entries = arena_array(result->arena);
    inventory->clusters = arena_array(result->arena);
    return inventory;
}

void inventory_free(struct inventory *inventory)
{
    if (inventory)
        result_free(inventory->result);
}

gboolean inventory_is_read(const struct inventory_entry *entry)
{
    return entry->document->outcome == OUTCOME_CHECKED ||
           entry->document->outcome == OUTCOME_PARTIAL;
}

struct inventory_summary inventory_summary(const struct inventory *inventory)
{
    struct inventory_summary summary = {0};
    for (guint i = 0; i < inventory->entries->len; i++) {
        const struct inventory_entry *entry = inventory->entries->pdata[i];
        if (!inventory_is_read(entry))
            continue;
        summary.markings[entry->marking]++;
        summary.validities[entry->validity]++;
        summary.review_due += entry->review_due != 0;
        summary.clustered += entry->cluster != 0;
        summary.retire += entry->reasons->len != 0;
    }
    return summary;
}
