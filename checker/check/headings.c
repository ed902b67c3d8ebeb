// SPDX-License-Identifier: Apache-2.0
// structure faults="...": what is wrong with the headings by themselves: without text, with nothing
// under them, a level left out, numbers that are typed beside the counted ones, skipped or given
// twice.
#include "check/internal.h"

#include <string.h>

#include "model/typed.h"

enum { DEPTH_MAX = 9 };

// A number of digits and dots, as its parts.
struct section_number {
    guint parts[DEPTH_MAX];
    guint depth; // 0: it is no such number
};

// Where the numbering stands.
struct numbering {
    guint next[DEPTH_MAX]; // by depth: the number the last heading there had; 0: none yet
    guint depth;           // of the last numbered heading
    gboolean typed;        // the last numbered heading's number was typed in
};

static void report(struct check *check, const struct block *block, const char *swedish,
                   const char *english)
{
    const struct passage *passage = &check->text->passages[block->ordinal - 1];
    struct supplement supplement = {.detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english}};
    struct hit hit = {.passage = passage,
                      .start = passage->own,
                      .end = passage->length,
                      .unit_start = passage->own,
                      .unit_end = passage->length,
                      .supplement = &supplement};
    if (passage->length > passage->own) {
        check_tell_hit(check, TRACE_FOUND, &hit);
        if (check_hit_in_scope(check, &hit) && !check_excepted(check, &hit))
            check_report(check, &hit);
    } else if (!check_excepted(check, &hit)) {
        check_report_absence(check, (struct spot){.block = block->ordinal}, &supplement);
    }
}

static gboolean wants(const struct check *check, enum heading_fault fault)
{
    return (check->rule->structure->faults & 1u << fault) != 0;
}

// ---- Text

// Whether anything but headings stands between a heading and the next of its level or above. A
// picture without a description has no text, but its paragraph is there: two empty paragraphs in a
// row, or one at the end, are only space.
static gboolean has_text_under(const struct check *check, const struct block *heading)
{
    for (guint i = heading->ordinal + 1; i <= check->document->block_count; i++) {
        const struct block *block = document_block(check->document, i);
        if (block->part == PART_TEXTBOX || block->part == PART_ALTTEXT || block->part == PART_CHUNK)
            return TRUE;
        if (block->part != heading->part)
            return FALSE;
        if (block->kind == BLOCK_HEADING && block->length)
            return block->level > heading->level;
        if (block->length || block->rest->table.table || block->rest->span_count)
            return TRUE;
    }
    return FALSE;
}

static void judge_text(struct check *check, const struct block *block, gboolean first)
{
    if (!block->length && wants(check, HEADING_EMPTY))
        report(check, block, "rubriken är ett nummer utan text",
               "the heading is a number without text");
    // The first may be the title.
    if (block->length && !first && wants(check, HEADING_BARE) && !has_text_under(check, block))
        report(check, block, "ingen text under rubriken", "no text under the heading");
}

// ---- Numbers

static struct section_number parse(const char *number)
{
    struct section_number parsed = {0};
    const char *at = number;
    while (at && g_ascii_isdigit(*at) && parsed.depth < DEPTH_MAX) {
        char *end = NULL;
        parsed.parts[parsed.depth++] = (guint)g_ascii_strtoull(at, &end, 10);
        at = *end == '.' ? end + 1 : end;
    }
    if (!at || *at)
        parsed.depth = 0;
    return parsed;
}

// "3.2" beside a computed 3.3.
static void judge_beside(struct check *check, const struct block *block)
{
    guint length = 0;
    g_autofree char *typed = typed_number(block->text, &length);
    if (!typed || !strchr(typed, '.'))
        return; // "24 timmar" is no number of a section
    const char *counted = block_number(block);
    g_autofree char *swedish =
        g_strdup_printf("numret %s är inskrivet bredvid det automatiska %s", typed, counted);
    g_autofree char *english =
        g_strdup_printf("the number %s is typed beside the automatic %s", typed, counted);
    report(check, block, swedish, english);
}

static gboolean is_under(const struct numbering *numbering, const struct section_number *number)
{
    for (guint i = 0; i + 1 < number->depth; i++)
        if (numbering->next[i] != number->parts[i])
            return FALSE;
    return TRUE;
}

static void go_on(struct numbering *numbering, const struct section_number *number, gboolean typed)
{
    memset(numbering->next, 0, sizeof numbering->next);
    memcpy(numbering->next, number->parts, number->depth * sizeof number->parts[0]);
    numbering->depth = number->depth;
    numbering->typed = typed;
}

// A number against the one before it at the same depth. Another beginning is another numbering (an
// appendix), of which nothing is known.
static void judge_number(struct check *check, struct numbering *numbering,
                         const struct block *block)
{
    const char *text = block_number(block);
    struct section_number number = parse(text);
    gboolean typed = !block_number_is_computed(block);
    if (!number.depth)
        return;
    guint last = numbering->depth ? numbering->next[number.depth - 1] : 0;
    guint own = number.parts[number.depth - 1];
    gboolean known = numbering->depth && is_under(numbering, &number) &&
                     (number.depth <= numbering->depth || number.depth == numbering->depth + 1);
    gboolean hand = typed || numbering->typed;
    if (known && hand && own == last && wants(check, HEADING_REPEATED)) {
        g_autofree char *swedish = g_strdup_printf("numret %s står två gånger", text);
        g_autofree char *english = g_strdup_printf("the number %s is given twice", text);
        report(check, block, swedish, english);
    } else if (known && hand && own > last + 1 && wants(check, HEADING_GAP)) {
        struct section_number missing = number;
        g_autoptr(GString) name = g_string_new(NULL);
        missing.parts[missing.depth - 1] = last + 1;
        for (guint i = 0; i < missing.depth; i++)
            g_string_append_printf(name, "%s%u", i ? "." : "", missing.parts[i]);
        g_autofree char *swedish = g_strdup_printf("%s saknas före %s", name->str, text);
        g_autofree char *english = g_strdup_printf("%s is missing before %s", name->str, text);
        report(check, block, swedish, english);
    }
    go_on(numbering, &number, typed);
}

static void judge_heading(struct check *check, struct numbering *numbering,
                          const struct block *block, guint *level, gboolean first)
{
    judge_text(check, block, first);
    if (!block->length)
        return;
    if (block_number_is_computed(block) && wants(check, HEADING_TYPED))
        judge_beside(check, block);
    if (*level && block->level > *level + 1 && wants(check, HEADING_LEVEL)) {
        g_autofree char *swedish =
            g_strdup_printf("nivå %u följer på nivå %u", block->level, *level);
        g_autofree char *english =
            g_strdup_printf("level %u follows level %u", block->level, *level);
        report(check, block, swedish, english);
    }
    *level = block->level;
    if (block_number(block))
        judge_number(check, numbering, block);
    else if (block->level <= 1)
        numbering->depth = 0; // an appendix, say: what follows may begin anew
}

void check_headings(struct check *check)
{
    struct numbering numbering = {0};
    guint level = 0;
    gboolean first = TRUE;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (block->kind != BLOCK_HEADING || block->part != PART_BODY ||
            !check_in_scope(check, passage))
            continue;
        judge_heading(check, &numbering, block, &level, first);
        first = FALSE;
    }
}
