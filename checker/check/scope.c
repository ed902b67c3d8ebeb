// SPDX-License-Identifier: Apache-2.0
// Where a rule looks: which documents, which blocks of them, and which text of those.
#include "check/internal.h"

#include <string.h>

#include "base/color.h"

static guint32 bit(enum scope_place place)
{
    return (guint32)1 << place;
}

// Places that are known of the text of a hit, not of a block.
#define TEXT_PLACES (bit(SCOPE_QUOTE) | bit(SCOPE_HYPERLINK))

static gboolean same_name(const char *name, const char *other)
{
    g_autofree char *first = text_fold_case(name), *second = text_fold_case(other);
    return strcmp(first, second) == 0;
}

static gboolean names(const GPtrArray *list, const char *name)
{
    for (guint i = 0; name && i < list->len; i++)
        if (same_name(list->pdata[i], name))
            return TRUE;
    return FALSE;
}

// An empty list asks for nothing.
static gboolean names_if_any(const GPtrArray *list, const char *name)
{
    return list->len == 0 || names(list, name);
}

gboolean check_kind_in_scope(const struct check *check)
{
    const struct scope *scope = &check->rule->scope;
    const char *kind = check->result->kind;
    return names_if_any(scope->kinds, kind) && !names(scope->not_kinds, kind);
}

gboolean check_about_in_scope(const struct check *check)
{
    const struct scope *scope = &check->rule->scope;
    return names_if_any(scope->owners, check->about->owner) &&
           names_if_any(scope->levels, check->about->level) &&
           names_if_any(scope->parties, check->about->party);
}

guint32 check_places_of(const struct block *block)
{
    // What is included from another document stands on the page like the text around it.
    static const guint32 by_part[PART_KINDS] = {
        [PART_BODY] = 1u << SCOPE_BODY,
        [PART_HEADER] = 1u << SCOPE_HEADER,
        [PART_FOOTER] = 1u << SCOPE_FOOTER,
        [PART_FOOTNOTE] = 1u << SCOPE_FOOTNOTE,
        [PART_ENDNOTE] = 1u << SCOPE_ENDNOTE,
        [PART_COMMENT] = 1u << SCOPE_COMMENT,
        [PART_TEXTBOX] = 1u << SCOPE_TEXTBOX,
        [PART_ALTTEXT] = 1u << SCOPE_ALTTEXT,
        [PART_CHUNK] = 1u << SCOPE_CHUNK | 1u << SCOPE_BODY,
    };
    static const guint32 by_kind[BLOCK_KINDS] = {
        [BLOCK_HEADING] = 1u << SCOPE_HEADING, [BLOCK_TITLE] = 1u << SCOPE_TITLE,
        [BLOCK_LIST_ITEM] = 1u << SCOPE_LIST,  [BLOCK_CAPTION] = 1u << SCOPE_CAPTION,
        [BLOCK_QUOTE] = 1u << SCOPE_QUOTE,
    };
    return by_part[block->part] | by_kind[block->kind] |
           (block->rest->table.table ? bit(SCOPE_TABLE) : 0);
}

gboolean check_matches_text(struct check *check, const struct expression *expression,
                            const char *text)
{
    g_autofree char *folded = text_fold(text);
    struct pattern_match match;
    enum pattern_result result =
        pattern_cache_match(check->checker->cache, expression->id, expression->source, folded,
                            strlen(folded), 0, &match);
    if (result == PATTERN_LIMIT)
        check->limit = TRUE;
    return result == PATTERN_MATCH;
}

static gboolean under_section(struct check *check, const struct block *block)
{
    const struct expression *section = check->rule->scope.section;
    if (!section)
        return TRUE;
    g_autoptr(arena_t) arena = arena_new();
    GPtrArray *headings = document_headings(check->document, block, arena);
    for (guint i = 0; i < headings->len; i++)
        if (check_matches_text(check, section, headings->pdata[i]))
            return TRUE;
    return FALSE;
}

// Whether a heading above the block has one of the numbers or titles.
static gboolean under_heading(const struct check *check, const struct block *block)
{
    const GPtrArray *under = check->rule->scope.under;
    if (!under->len)
        return TRUE;
    for (guint ordinal = block_heading(block); ordinal;) {
        const struct block *heading = document_block(check->document, ordinal);
        if (names(under, block_number(heading)) || names(under, block_title(heading)))
            return TRUE;
        ordinal = heading->under;
    }
    return FALSE;
}

static gboolean in_styles(const struct check *check, const struct block *block)
{
    const struct scope *scope = &check->rule->scope;
    return names_if_any(scope->styles, block->rest->style) &&
           !names(scope->not_styles, block->rest->style);
}

// Whether the head of the table's column says that the rule leaves its cells alone.
static gboolean in_column_left_out(struct check *check, const struct block *block)
{
    const struct expression *left_out = check->rule->scope.not_columns;
    const struct block *head = document_block(check->document, block->rest->column_label);
    return left_out && head && check_matches_text(check, left_out, head->text);
}

gboolean check_in_scope(struct check *check, const struct passage *passage)
{
    const struct scope *scope = &check->rule->scope;
    const struct block *block = document_block(check->document, passage->block);
    guint32 places = check_places_of(block);
    enum trace_outside outside = OUTSIDE_SECTION;
    if (scope->in && !(places & scope->in) && !(scope->in & TEXT_PLACES))
        outside = OUTSIDE_IN;
    else if (places & scope->not_in)
        outside = OUTSIDE_NOT_IN;
    else if (!in_styles(check, block))
        outside = OUTSIDE_STYLE;
    else if (in_column_left_out(check, block))
        outside = OUTSIDE_COLUMN;
    else if (under_section(check, block) && under_heading(check, block))
        return TRUE;
    check_tell_outside(check, passage, outside);
    return FALSE;
}

// Whether a hit has text that a span of the wanted kind covers.
static gboolean has_span(struct check *check, const struct hit *hit,
                         gboolean (*wanted)(struct check *check, const struct span *span))
{
    const struct passage *passage = hit->passage;
    for (guint i = 0; i < passage->piece_count; i++) {
        const struct piece *piece = &passage->pieces[i];
        guint from = MAX(hit->start, piece->start), to = MIN(hit->end, piece->end);
        if (from >= to)
            continue;
        const struct block *block = document_block(check->document, piece->block);
        guint start = text_spot(passage, from, FALSE).offset;
        guint end = text_spot(passage, to, TRUE).offset;
        for (guint n = 0; n < block->rest->span_count; n++) {
            const struct span *span = &block->rest->spans[n];
            if (span->start < end && span->end > start && wanted(check, span))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_link(struct check *check, const struct span *span)
{
    (void)check;
    return span->link != NULL;
}

static gboolean is_highlighted(struct check *check, const struct span *span)
{
    (void)check;
    return span->highlighted;
}

static gboolean has_color(struct check *check, const struct span *span)
{
    const GPtrArray *colors = check->rule->scope.colors;
    for (guint i = 0; span->color && i < colors->len; i++)
        if (color_is(span->color, colors->pdata[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_insertion(struct check *check, const struct span *span)
{
    const struct expression *by = check->rule->scope.by;
    return span->inserted && (!by || (span->author && check_matches_text(check, by, span->author)));
}

// Folded text has one form of quotation mark, so an odd number before the hit is inside.
static gboolean is_quoted(struct check *check, const struct hit *hit)
{
    struct quotes *quotes = &check->quotes;
    if (quotes->passage != hit->passage || quotes->at > hit->start)
        *quotes = (struct quotes){.passage = hit->passage};
    for (; quotes->at < hit->start; quotes->at++)
        quotes->odd ^= hit->passage->folded[quotes->at] == '"';
    return quotes->odd;
}

static gboolean in_text_places(struct check *check, const struct hit *hit)
{
    const struct scope *scope = &check->rule->scope;
    guint32 asked = (scope->in | scope->not_in) & TEXT_PLACES;
    if (!asked)
        return TRUE;
    guint32 places = check_places_of(document_block(check->document, hit->passage->block));
    if ((asked & bit(SCOPE_QUOTE)) && is_quoted(check, hit))
        places |= bit(SCOPE_QUOTE);
    if ((asked & bit(SCOPE_HYPERLINK)) && has_span(check, hit, is_link))
        places |= bit(SCOPE_HYPERLINK);
    return !(places & scope->not_in) && (!scope->in || (places & scope->in));
}

gboolean check_hit_in_scope(struct check *check, const struct hit *hit)
{
    const struct scope *scope = &check->rule->scope;
    enum trace_outside outside = OUTSIDE_QUOTE;
    if (in_text_places(check, hit)) {
        outside = OUTSIDE_SPAN;
        if ((!scope->colors->len || has_span(check, hit, has_color)) &&
            (!scope->highlighted || has_span(check, hit, is_highlighted)) &&
            (!scope->inserted || has_span(check, hit, is_insertion)))
            return TRUE;
    }
    check_tell(check, (struct trace_event){.kind = TRACE_OUTSIDE,
                                           .outside = outside,
                                           .passage = hit->passage,
                                           .start = hit->start,
                                           .end = hit->end});
    return FALSE;
}
