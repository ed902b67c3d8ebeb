// SPDX-License-Identifier: Apache-2.0
// consistency: two names for one thing, in a section or the document. Of the library, the names are
// handed up as facts, and library/ decides.
#include "check/internal.h"

#include <string.h>

// How one of the names is used.
struct use {
    guint count;
    struct hit first;
};

// The names for one thing in one unit, by variant.
struct tally {
    guint variants;
    struct use *uses;
};

static void tally_free(gpointer data)
{
    struct tally *tally = data;
    g_free(tally->uses);
    g_free(tally);
}

// What the match is about: its groups named "key", folded; newly allocated.
static char *key_of(const struct check *check, const struct hit *hit)
{
    const struct matcher *matcher = check->rule->patterns->pdata[hit->pattern];
    guint keys = matcher->expressions[0]->keys;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint group = 1; group < hit->groups.groups; group++) {
        gsize start = hit->groups.start[group], end = hit->groups.end[group];
        if (!(keys & (1u << group)) || start >= end)
            continue;
        g_string_append_c(text, ' ');
        g_string_append_len(text, hit->passage->folded + start, (gssize)(end - start));
    }
    g_autofree char *folded = text_fold_case(text->str);
    return g_strdup(g_strstrip(folded));
}

// The names in a passage, leftmost, then longest: of hits that overlap one counts, and what stands
// inside an excepted one does not.
static void find_names(struct check *check, const struct passage *passage, GArray *hits)
{
    const GPtrArray *patterns = check->rule->patterns;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint n = 0; n < patterns->len; n++) {
        guint before = found->len;
        check_find(check, patterns->pdata[n], passage, NULL, found);
        for (guint i = before; i < found->len; i++)
            g_array_index(found, struct hit, i).pattern = n;
    }
    g_array_sort(found, check_compare_hits);
    guint reached = 0;
    for (guint i = 0; i < found->len; i++) {
        const struct hit *hit = &g_array_index(found, struct hit, i);
        if (hit->start < reached)
            continue;
        reached = hit->end;
        if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
            continue;
        check_tell(check, (struct trace_event){.kind = TRACE_COUNTED,
                                               .passage = passage,
                                               .start = hit->start,
                                               .end = hit->end});
        g_array_append_vals(hits, hit, 1);
    }
}

// Proposes the name to expect in the form of what is written. A form that is not known is proposed
// only where the name stands as the rule writes it.
static void report_name(struct check *check, const struct hit *hit, const struct variant *variant,
                        const struct variant *expected, const struct supplement *supplement)
{
    const struct matcher *matcher = check->rule->patterns->pdata[hit->pattern];
    g_autofree char *words = g_strndup(hit->passage->folded + hit->start, hit->end - hit->start);
    g_autofree char *written = text_fold_case(words);
    g_autofree char *name = text_fold_case(variant->name);
    struct swap swap = {.matcher = *matcher, .to = expected->name, .forms = expected->forms};
    struct hit reported = *hit;
    reported.supplement = supplement;
    if (matcher->expressions[0]->forms ? expected->forms != NULL : strcmp(written, name) == 0)
        reported.swap = &swap;
    check_report(check, &reported);
}

static void report_tally(struct check *check, const struct tally *tally)
{
    const struct consistency *consistency = check->rule->consistency;
    g_autofree struct usage *usages = g_new0(struct usage, tally->variants);
    for (guint i = 0; i < tally->variants; i++)
        usages[i] =
            (struct usage){.name = ((const struct variant *)consistency->variants->pdata[i])->name,
                           .units = tally->uses[i].count};
    int expected = usage_expected(usages, tally->variants, consistency->prefer);
    if (expected == USAGE_NONE)
        return;
    struct supplement supplement = {.expected = usages[expected].name,
                                    .names =
                                        usage_list(check->result->arena, usages, tally->variants)};
    for (guint i = 0; i < tally->variants; i++) {
        if (!tally->uses[i].count || i == (guint)expected)
            continue;
        g_autoptr(GPtrArray) others = g_ptr_array_new();
        for (guint n = 0; n < tally->variants; n++)
            if (n != i && tally->uses[n].count)
                g_ptr_array_add(others, &tally->uses[n].first);
        supplement.others = others;
        report_name(check, &tally->uses[i].first, consistency->variants->pdata[i],
                    consistency->variants->pdata[expected], &supplement);
    }
}

// The tally of the unit and the thing that a hit is about; `order` keeps them as they are met.
static struct tally *tally_of(struct check *check, const struct hit *hit, const char *about,
                              GHashTable *tallies, GPtrArray *order)
{
    const struct consistency *consistency = check->rule->consistency;
    const struct block *block = document_block(check->document, hit->passage->block);
    gboolean section = consistency->unit == UNIT_SECTION;
    g_autofree char *key = g_strdup_printf("%u %u %s", section ? block_heading(block) : 0,
                                           section ? (guint)block->part : 0, about);
    struct tally *tally = g_hash_table_lookup(tallies, key);
    if (tally)
        return tally;
    tally = g_new0(struct tally, 1);
    tally->variants = consistency->variants->len;
    tally->uses = g_new0(struct use, tally->variants);
    g_hash_table_insert(tallies, g_steal_pointer(&key), tally);
    g_ptr_array_add(order, tally);
    return tally;
}

void check_consistency(struct check *check)
{
    const struct consistency *consistency = check->rule->consistency;
    g_autoptr(GHashTable) tallies =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tally_free);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = check_next_passage(check, 0); i < check->text->count;
         i = check_next_passage(check, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(hits, 0);
        find_names(check, passage, hits);
        for (guint n = 0; n < hits->len; n++) {
            const struct hit *hit = &g_array_index(hits, struct hit, n);
            const struct variant *variant = variant_of(consistency, hit->pattern);
            g_autofree char *about = key_of(check, hit);
            if (consistency->unit == UNIT_LIBRARY) {
                struct fact fact = {.kind = FACT_TERM,
                                    .rule = check->rule->id,
                                    .about = arena_strdup(check->result->arena, about),
                                    .name = variant->name};
                check_fact(check, &fact, hit);
                continue;
            }
            struct use *use = &tally_of(check, hit, about, tallies, order)->uses[variant->index];
            if (!use->count++)
                use->first = *hit;
        }
    }
    for (guint i = 0; i < order->len; i++)
        report_tally(check, order->pdata[i]);
}
