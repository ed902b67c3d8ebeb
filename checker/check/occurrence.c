// SPDX-License-Identifier: Apache-2.0
// occurrence: what stands too often in a unit, or not often enough.
#include "check/internal.h"

// What is counted in one unit.
struct tally {
    struct spot expected; // where it is missed
    gboolean has_text;    // a section of nothing but its heading misses nothing
    GArray *hits;         // struct hit
};

static void tally_free(gpointer data)
{
    struct tally *tally = data;
    g_array_unref(tally->hits);
    g_free(tally);
}

// The tallies in the order in which their units begin.
struct tallies {
    GPtrArray *all;
    GHashTable *units; // of check_unit_of, + 1 -> struct tally; not for sentences
};

static struct tally *add_tally(struct tallies *tallies, struct spot expected)
{
    struct tally *tally = g_new0(struct tally, 1);
    tally->expected = expected;
    tally->hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    g_ptr_array_add(tallies->all, tally);
    return tally;
}

static struct tally *tally_of(struct check *check, struct tallies *tallies,
                              const struct block *block)
{
    enum unit unit = check->rule->scope.unit;
    gpointer key = GUINT_TO_POINTER(check_unit_of(check, block->ordinal, unit) + 1);
    struct tally *tally = g_hash_table_lookup(tallies->units, key);
    if (!tally) {
        guint place =
            unit == UNIT_SECTION && block_heading(block) ? block_heading(block) : block->ordinal;
        tally = add_tally(tallies, (struct spot){.block = place});
        g_hash_table_insert(tallies->units, key, tally);
    }
    tally->has_text = tally->has_text || unit != UNIT_SECTION || block->kind != BLOCK_HEADING;
    return tally;
}

// Words in a lead-in that several items complete stand there once.
static gboolean is_counted(const struct tally *tally, const struct hit *hit)
{
    struct spot start = text_spot(hit->passage, hit->start, FALSE);
    if (start.block == hit->passage->block)
        return FALSE;
    struct spot end = text_spot(hit->passage, hit->end, TRUE);
    for (guint i = 0; i < tally->hits->len; i++) {
        const struct hit *other = &g_array_index(tally->hits, struct hit, i);
        struct spot from = text_spot(other->passage, other->start, FALSE);
        struct spot to = text_spot(other->passage, other->end, TRUE);
        if (from.block == start.block && from.offset == start.offset && to.block == end.block &&
            to.offset == end.offset)
            return TRUE;
    }
    return FALSE;
}

static void count_sentences(struct tallies *tallies, const struct passage *passage,
                            const GArray *hits)
{
    guint next = 0;
    for (guint i = 0; i < passage->sentence_count; i++) {
        guint start, end;
        text_sentence(passage, passage->sentences[i], &start, &end);
        if (end <= passage->own)
            continue;
        struct tally *tally =
            add_tally(tallies, text_spot(passage, MAX(start, passage->own), FALSE));
        tally->has_text = TRUE;
        for (; next < hits->len && g_array_index(hits, struct hit, next).start < end; next++)
            g_array_append_vals(tally->hits, &g_array_index(hits, struct hit, next), 1);
    }
}

static void count(struct check *check, struct tallies *tallies)
{
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        check_collect_in(check, passage, hits);
        if (check->rule->scope.unit == UNIT_SENTENCE) {
            count_sentences(tallies, passage, hits);
            continue;
        }
        struct tally *tally =
            tally_of(check, tallies, document_block(check->document, passage->block));
        for (guint n = 0; n < hits->len; n++) {
            const struct hit *hit = &g_array_index(hits, struct hit, n);
            if (!is_counted(tally, hit))
                g_array_append_vals(tally->hits, hit, 1);
        }
    }
}

static void judge(struct check *check, const struct tally *tally)
{
    const struct occurrence *occurrence = &check->rule->occurrence;
    gint found = (gint)tally->hits->len;
    char number[16];
    g_snprintf(number, sizeof number, "%d", found);
    struct supplement supplement = {.detail = {number, number}};
    if (occurrence->max != OCCURRENCE_ANY && found > occurrence->max) {
        g_autoptr(GPtrArray) others = g_ptr_array_new();
        for (gint i = 0; i < found; i++)
            if (i != occurrence->max)
                g_ptr_array_add(others, &g_array_index(tally->hits, struct hit, i));
        supplement.others = others;
        struct hit hit = g_array_index(tally->hits, struct hit, occurrence->max);
        hit.supplement = &supplement;
        check_report(check, &hit);
    } else if (found < occurrence->min && tally->has_text) {
        const struct passage *passage = &check->text->passages[tally->expected.block - 1];
        struct hit nowhere = {.passage = passage};
        if (!check_excepted(check, &nowhere))
            check_report_absence(check, tally->expected, &supplement);
    }
}

void check_occurrence(struct check *check)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(tally_free);
    g_autoptr(GHashTable) units = g_hash_table_new(NULL, NULL);
    struct tallies tallies = {.all = all, .units = units};
    count(check, &tallies);
    // A document that has nothing where the rule looks has it nowhere.
    const struct passage *first = check_first_passage(check);
    if (!all->len && first && check->rule->scope.unit == UNIT_DOCUMENT)
        add_tally(&tallies, (struct spot){.block = first->block})->has_text = TRUE;
    for (guint i = 0; i < all->len; i++)
        judge(check, all->pdata[i]);
}
