// SPDX-License-Identifier: Apache-2.0
// consistency: two names for one thing, or two values of one, in a section or the document. Of the
// library, they are handed up as facts, and library/ decides.
#include "check/internal.h"

#include <string.h>

#include "lang/likeness.h"
#include "lang/stem.h"

// One of the names for a thing, or of its values, and where it is used first.
struct use {
    const char *name;
    guint count;
    struct hit first;
    struct value value; // of a value
};

// The names for one thing in one unit: those of the rule in their order, or values as they are met.
struct tally {
    const char *about;
    struct saying *saying;         // what the first use is said of; NULL: the key says it all
    const struct passage *passage; // and where its sentence begins
    guint sentence;
    GArray *uses; // struct use
};

static void tally_free(gpointer data)
{
    struct tally *tally = data;
    g_array_unref(tally->uses);
    saying_free(tally->saying);
    g_free(tally);
}

// What the match is about: its groups named "key", without what makes no difference; newly
// allocated.
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
    return stem_text(folded);
}

// The hits of the rule's patterns in a passage, leftmost, then longest.
static void find_all(struct check *check, const struct passage *passage, GArray *found)
{
    const GPtrArray *patterns = check->rule->patterns;
    for (guint n = 0; n < patterns->len; n++) {
        guint before = found->len;
        check_find(check, patterns->pdata[n], passage, NULL, found);
        for (guint i = before; i < found->len; i++)
            g_array_index(found, struct hit, i).pattern = n;
    }
    g_array_sort(found, check_compare_hits);
}

static void tell_counted(const struct check *check, const struct hit *hit)
{
    check_tell(check, (struct trace_event){.kind = TRACE_COUNTED,
                                           .passage = hit->passage,
                                           .start = hit->start,
                                           .end = hit->end});
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

// What the document says against itself.
static struct evidence *evidence_of(struct check *check, const struct use *other,
                                    const struct use *expected)
{
    struct evidence *evidence = arena_new0(check->result->arena, struct evidence);
    struct located located;
    check_locate(check, &expected->first, &located);
    *evidence = (struct evidence){
        .kind = EVIDENCE_VALUE_DIFFERS,
        .section = located.place.section,
        .text = arena_printf(check->result->arena, "%s%s%s", located.before, located.match,
                             located.after),
        .expected = expected->name,
        .found = other->name,
    };
    return evidence;
}

static void report_use(struct check *check, const struct tally *tally, guint index, guint expected,
                       const char *names)
{
    const struct consistency *consistency = check->rule->consistency;
    const struct use *uses = (const struct use *)(void *)tally->uses->data;
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (guint i = 0; i < tally->uses->len; i++)
        if (i != index && uses[i].count)
            g_ptr_array_add(others, (gpointer)(gsize)&uses[i].first);
    struct supplement supplement = {
        .expected = uses[expected].name, .names = names, .others = others};
    // What the other sentence says, where sentences are compared and not names alone. A name that
    // is preferred may stand in none.
    if ((!consistency->variants->len || consistency->vocabulary) && uses[expected].count)
        supplement.evidence = evidence_of(check, &uses[index], &uses[expected]);
    if (consistency->variants->len) {
        report_name(check, &uses[index].first, consistency->variants->pdata[index],
                    consistency->variants->pdata[expected], &supplement);
        return;
    }
    struct hit reported = uses[index].first;
    reported.supplement = &supplement;
    check_report(check, &reported);
}

static void report_tally(struct check *check, const struct tally *tally)
{
    guint count = tally->uses->len;
    g_autofree struct usage *usages = g_new0(struct usage, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        const struct use *use = &g_array_index(tally->uses, struct use, i);
        usages[i] = (struct usage){.name = use->name, .units = use->count};
    }
    int expected = usage_expected(usages, count, check->rule->consistency->prefer);
    if (expected == USAGE_NONE)
        return;
    const char *names = usage_list(check->result->arena, usages, count);
    for (guint i = 0; i < count; i++)
        if (usages[i].units && i != (guint)expected)
            report_use(check, tally, i, (guint)expected, names);
}

// Everything that is being compared.
struct comparing {
    GHashTable *tallies; // unit and key -> GPtrArray of struct tally, those of one key
    GPtrArray *order;    // struct tally, as they are met
    struct measured measured;
};

static struct tally *tally_new(struct check *check, const char *about, GPtrArray *order)
{
    const struct consistency *consistency = check->rule->consistency;
    struct tally *tally = g_new0(struct tally, 1);
    tally->about = arena_strdup(check->result->arena, about);
    tally->uses = g_array_new(FALSE, TRUE, sizeof(struct use));
    for (guint i = 0; i < consistency->variants->len; i++) {
        struct use use = {.name = ((const struct variant *)consistency->variants->pdata[i])->name};
        g_array_append_val(tally->uses, use);
    }
    g_ptr_array_add(order, tally);
    return tally;
}

// The other cells of the row say what the value in one of them is of.
static void add_row(struct check *check, const struct block *block, struct saying *saying)
{
    const struct vocabulary *vocabulary = check->rule->consistency->vocabulary;
    guint first = block->ordinal, last = first;
    while (first > 1 && check_share_row(document_block(check->document, first - 1), block))
        first--;
    while (last < check->text->count &&
           check_share_row(document_block(check->document, last + 1), block))
        last++;
    for (guint i = first; i <= last; i++)
        if (i != block->ordinal)
            saying_add(saying, vocabulary, check->text->passages[i - 1].folded);
}

// Values in other rows of the same column, and those of other tables, may be of one matter.
static gboolean may_be_alike(struct check *check, const struct hit *hit, guint sentence,
                             const struct tally *tally)
{
    if (tally->passage == hit->passage)
        return tally->sentence != sentence;
    const struct block *a = document_block(check->document, hit->passage->block);
    const struct block *b = document_block(check->document, tally->passage->block);
    const struct table_place *one = &a->rest->table, *other = &b->rest->table;
    return !one->table || one->table != other->table ||
           (one->row != other->row && one->column == other->column);
}

// What a sentence says of what was found in it: a lead-in or a label belongs to it, and the
// headings above may tell its case apart.
static struct saying *saying_of(struct check *check, const struct hit *hit)
{
    const struct vocabulary *vocabulary = check->rule->consistency->vocabulary;
    const struct passage *passage = hit->passage;
    guint start, end;
    text_sentence(passage, hit->start, &start, &end);
    struct saying *saying = saying_new(vocabulary, passage->folded, passage->own ? 0 : start, end,
                                       hit->start, hit->end);
    const struct block *block = document_block(check->document, passage->block);
    if (block->rest->table.table && saying_lacks(saying))
        add_row(check, block, saying);
    guint nearest = block_heading(block);
    for (guint heading = nearest; heading;
         heading = document_block(check->document, heading)->under)
        saying_under(saying, vocabulary, check->text->passages[heading - 1].folded,
                     heading != nearest);
    return saying;
}

// The tally whose first sentence a sentence is most like; what stands in one sentence is of two
// matters.
static struct tally *tally_like(struct check *check, const struct hit *hit, GPtrArray *alike,
                                GPtrArray *order, const char *about)
{
    guint most = 0, start, end;
    struct tally *like = NULL;
    struct saying *saying = saying_of(check, hit);
    text_sentence(hit->passage, hit->start, &start, &end);
    for (guint i = 0; i < alike->len; i++) {
        struct tally *tally = alike->pdata[i];
        guint score =
            may_be_alike(check, hit, start, tally) ? sayings_alike(tally->saying, saying) : 0;
        if (score > most) {
            most = score;
            like = tally;
        }
    }
    if (like) {
        saying_free(saying);
        return like;
    }
    like = tally_new(check, about, order);
    like->saying = saying;
    like->passage = hit->passage;
    like->sentence = start;
    g_ptr_array_add(alike, like);
    return like;
}

static struct tally *tally_of(struct check *check, const struct hit *hit,
                              struct comparing *comparing)
{
    const struct consistency *consistency = check->rule->consistency;
    const struct block *block = document_block(check->document, hit->passage->block);
    gboolean section = consistency->unit == UNIT_SECTION;
    g_autofree char *about = key_of(check, hit);
    g_autofree char *key = g_strdup_printf("%u %u %s", section ? block_heading(block) : 0,
                                           section ? (guint)block->part : 0, about);
    GPtrArray *tallies = g_hash_table_lookup(comparing->tallies, key);
    if (!tallies) {
        tallies = g_ptr_array_new();
        g_hash_table_insert(comparing->tallies, g_steal_pointer(&key), tallies);
        if (!consistency->vocabulary)
            g_ptr_array_add(tallies, tally_new(check, about, comparing->order));
    }
    return consistency->vocabulary ? tally_like(check, hit, tallies, comparing->order, about)
                                   : tallies->pdata[0];
}

// Counts a use of a tally; of the library only a fact is kept.
static void add_use(struct check *check, const struct tally *tally, guint index,
                    const struct hit *hit, enum fact_kind kind, const char *name)
{
    tell_counted(check, hit);
    if (check->rule->consistency->unit == UNIT_LIBRARY) {
        struct fact fact = {
            .kind = kind, .rule = check->rule->id, .about = tally->about, .name = name};
        check_fact(check, &fact, hit);
        return;
    }
    struct use *use = &g_array_index(tally->uses, struct use, index);
    if (!use->count++)
        use->first = *hit;
}

// Of names that overlap the longest counts, and what stands inside an excepted one does not.
static void compare_names(struct check *check, const GArray *found, struct comparing *comparing)
{
    guint reached = 0;
    for (guint i = 0; i < found->len; i++) {
        const struct hit *hit = &g_array_index(found, struct hit, i);
        if (hit->start < reached)
            continue;
        reached = hit->end;
        if (!check_hit_in_scope(check, hit) || check_excepted(check, hit))
            continue;
        const struct variant *variant = variant_of(check->rule->consistency, hit->pattern);
        add_use(check, tally_of(check, hit, comparing), variant->index, hit, FACT_TERM,
                variant->name);
    }
}

// The use that a value is one of: values that may be the same are.
static guint use_of(struct tally *tally, const struct value *value, const char *name)
{
    guint index = 0;
    for (; index < tally->uses->len; index++) {
        const struct use *use = &g_array_index(tally->uses, struct use, index);
        if (!value_differs(value, VALUE_EQ, &use->value))
            return index;
    }
    struct use use = {.name = name, .value = *value};
    g_array_append_val(tally->uses, use);
    return index;
}

// Each match with the value it is about; a value counts once for what it is the value of.
static void compare_values(struct check *check, const GArray *found, struct comparing *comparing)
{
    if (!found->len)
        return;
    const struct hit *first = &g_array_index(found, struct hit, 0);
    check_measure(check, first->passage, &comparing->measured);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < found->len; i++) {
        struct hit hit = g_array_index(found, struct hit, i);
        const struct value *value = check_value_of(check, &hit, &comparing->measured);
        if (!value || g_hash_table_contains(seen, value))
            continue;
        hit.start = MIN(hit.start, value->start);
        hit.end = MAX(hit.end, value->end);
        // What stands wholly in the context is the context block's own.
        if (hit.end <= hit.passage->own || check_excepted(check, &hit))
            continue;
        hit.start = value->start;
        hit.end = value->end;
        if (!check_hit_in_scope(check, &hit))
            continue;
        g_hash_table_add(seen, (gpointer)(gsize)value);
        struct tally *tally = tally_of(check, &hit, comparing);
        g_autofree char *words =
            g_strndup(hit.passage->folded + value->start, value->end - value->start);
        const char *name = arena_strdup(check->result->arena, words);
        add_use(check, tally, use_of(tally, value, name), &hit, FACT_VALUE, name);
    }
}

void check_consistency(struct check *check)
{
    g_autoptr(GHashTable) tallies =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func(tally_free);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct hit));
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint));
    struct comparing comparing = {
        .tallies = tallies, .order = order, .measured = {.values = values, .words = words}};
    // A lead-in or a label may say what the value of an item or a cell is of.
    gboolean names = check->rule->consistency->variants->len > 0;
    check->in_context = !names;
    for (guint i = check_next_passage(check, 0); i < check->text->count;
         i = check_next_passage(check, i + 1)) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        g_array_set_size(found, 0);
        find_all(check, passage, found);
        if (names)
            compare_names(check, found, &comparing);
        else
            compare_values(check, found, &comparing);
    }
    check->in_context = FALSE;
    for (guint i = 0; i < order->len; i++)
        report_tally(check, order->pdata[i]);
}
