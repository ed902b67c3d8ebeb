// SPDX-License-Identifier: Apache-2.0
// structure: headings that are missing, or stand in another order than the rule's.
#include "check/internal.h"

#include <string.h>

enum { NOWHERE = -1 };

// The document's headings against the rule's.
struct outline {
    GArray *headings; // guint: ordinals of the headings that the scope takes in
    guint wanted;
    gboolean *matches; // [wanted][heading]
    int *place;        // by wanted: the heading that counts as it, or NOWHERE
};

static const struct expected_heading *wanted_at(const struct check *check, guint number)
{
    return check->rule->structure->headings->pdata[number];
}

static gboolean is_wanted(struct check *check, const struct expected_heading *wanted,
                          const struct block *heading)
{
    if (wanted->level && wanted->level != heading->level)
        return FALSE;
    if (wanted->expression)
        return check_matches_text(check, wanted->expression, block_title(heading));
    g_autofree char *name = text_fold_case(wanted->name);
    g_autofree char *title = text_fold_case(block_title(heading));
    return strcmp(name, title) == 0;
}

static gboolean matches(const struct outline *outline, guint wanted, guint heading)
{
    return outline->matches[(gsize)wanted * outline->headings->len + heading];
}

static void outline_init(struct outline *outline, struct check *check)
{
    outline->headings = g_array_new(FALSE, FALSE, sizeof(guint));
    outline->wanted = check->rule->structure->headings->len;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (block->kind == BLOCK_HEADING && passage->length && check_in_scope(check, passage))
            g_array_append_val(outline->headings, passage->block);
    }
    guint count = outline->headings->len;
    outline->matches = g_new0(gboolean, (gsize)outline->wanted * MAX(count, 1));
    outline->place = g_new(int, outline->wanted);
    for (guint i = 0; i < outline->wanted; i++) {
        outline->place[i] = NOWHERE;
        for (guint n = 0; n < count; n++)
            outline->matches[(gsize)i * count + n] = is_wanted(
                check, wanted_at(check, i),
                document_block(check->document, g_array_index(outline->headings, guint, n)));
    }
}

static void outline_clear(struct outline *outline)
{
    g_array_unref(outline->headings);
    g_free(outline->matches);
    g_free(outline->place);
}

static int first_match(const struct outline *outline, guint wanted)
{
    for (guint n = 0; n < outline->headings->len; n++)
        if (matches(outline, wanted, n))
            return (int)n;
    return NOWHERE;
}

// Chooses places in order for as many of the wanted headings as can be. One heading may be several
// of them: "Syfte och mål".
static void put_in_order(struct outline *outline)
{
    guint count = outline->headings->len, row = count + 1;
    // most[i][n]: how many of the first i can stand among the first n headings.
    g_autofree guint *most = g_new0(guint, (gsize)(outline->wanted + 1) * row);
    for (guint i = 1; i <= outline->wanted; i++)
        for (guint n = 1; n <= count; n++) {
            const guint *above = most + (gsize)(i - 1) * row;
            guint *own = most + (gsize)i * row;
            own[n] = MAX(above[n], own[n - 1]);
            if (matches(outline, i - 1, n - 1))
                own[n] = MAX(own[n], above[n] + 1);
        }
    for (guint i = outline->wanted, n = count; i > 0 && n > 0;) {
        const guint *above = most + (gsize)(i - 1) * row;
        const guint *own = most + (gsize)i * row;
        if (own[n] == own[n - 1]) {
            n--;
        } else if (own[n] == above[n]) {
            i--;
        } else {
            outline->place[i - 1] = (int)n - 1;
            i--;
        }
    }
}

static void report_missing(struct check *check, const struct outline *outline, guint wanted)
{
    const struct passage *first = check_first_passage(check);
    struct spot expected = {.block = first->block};
    for (guint i = wanted; i > 0; i--) {
        if (outline->place[i - 1] == NOWHERE)
            continue;
        expected.block = g_array_index(outline->headings, guint, (guint)outline->place[i - 1]);
        expected.offset = document_block(check->document, expected.block)->length;
        break;
    }
    const char *name = wanted_at(check, wanted)->name;
    g_autofree char *swedish = g_strdup_printf("rubriken ”%s” saknas", name);
    g_autofree char *english = g_strdup_printf("the heading “%s” is missing", name);
    struct supplement supplement = {.detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english}};
    struct hit nowhere = {.passage = &check->text->passages[expected.block - 1]};
    if (!check_excepted(check, &nowhere))
        check_report_absence(check, expected, &supplement);
}

// A heading as a hit: its text after a number that is typed into it.
static struct hit hit_of(const struct check *check, const struct outline *outline, int place)
{
    guint ordinal = g_array_index(outline->headings, guint, (guint)place);
    const struct passage *passage = &check->text->passages[ordinal - 1];
    const struct block *block = document_block(check->document, ordinal);
    struct hit hit = {.passage = passage,
                      .start = text_byte(passage, block->rest->typed),
                      .end = passage->length,
                      .unit_end = passage->length};
    return hit;
}

// Names the nearest heading that stands on the wrong side.
static void report_misplaced(struct check *check, const struct outline *outline, guint wanted,
                             int place)
{
    guint other = outline->wanted;
    gboolean after = FALSE;
    for (guint i = wanted; i > 0 && other == outline->wanted; i--)
        if (outline->place[i - 1] > place) {
            other = i - 1;
            after = TRUE;
        }
    for (guint i = wanted + 1; i < outline->wanted && other == outline->wanted; i++)
        if (outline->place[i] != NOWHERE && outline->place[i] < place)
            other = i;
    if (other == outline->wanted)
        return;
    const char *name = wanted_at(check, wanted)->name, *second = wanted_at(check, other)->name;
    g_autofree char *swedish =
        g_strdup_printf("”%s” ska stå %s ”%s”", name, after ? "efter" : "före", second);
    g_autofree char *english =
        g_strdup_printf("“%s” should stand %s “%s”", name, after ? "after" : "before", second);
    struct hit related = hit_of(check, outline, outline->place[other]);
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    g_ptr_array_add(others, &related);
    struct supplement supplement = {.detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english},
                                    .others = others};
    struct hit hit = hit_of(check, outline, place);
    hit.supplement = &supplement;
    check_tell_hit(check, TRACE_FOUND, &hit);
    if (check_hit_in_scope(check, &hit) && !check_excepted(check, &hit))
        check_report(check, &hit);
}

void check_structure(struct check *check)
{
    if (!check_first_passage(check))
        return;
    if (check->rule->structure->faults)
        check_headings(check);
    struct outline outline;
    outline_init(&outline, check);
    gboolean any_order = check->rule->structure->any_order;
    if (!any_order)
        put_in_order(&outline);
    for (guint i = 0; i < outline.wanted; i++) {
        int place = outline.place[i] == NOWHERE ? first_match(&outline, i) : outline.place[i];
        if (any_order)
            outline.place[i] = place;
        if (place == NOWHERE && !wanted_at(check, i)->optional)
            report_missing(check, &outline, i);
        else if (place != outline.place[i])
            report_misplaced(check, &outline, i, place);
    }
    outline_clear(&outline);
}
