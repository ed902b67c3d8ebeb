// SPDX-License-Identifier: Apache-2.0
#include "text/text.h"

#include <string.h>

#include "text/fold.h"

// Context longer than this says nothing more about the item; bounds the work for a hostile list.
enum { CONTEXT_BYTES = 2000, CONTEXT_LEVELS = 12 };

static const void *copy_array(struct arena *arena, const GArray *array, guint extra)
{
    gsize size = g_array_get_element_size((GArray *)(gsize)array);
    char *copy = arena_alloc(arena, (array->len + extra) * size);
    if (array->len)
        memcpy(copy, array->data, array->len * size);
    return copy;
}

// A line of a cached table of contents repeats a heading: its text is all results of the fields
// that make it, or its style says so.
static gboolean is_contents_line(const struct block *block)
{
    if (block->rest->style && g_ascii_strncasecmp(block->rest->style, "toc ", 4) == 0 &&
        g_ascii_isdigit(block->rest->style[4]))
        return TRUE;
    guint covered = 0;
    gboolean contents = FALSE;
    for (guint i = 0; i < block->rest->span_count; i++) {
        const struct span *span = &block->rest->spans[i];
        gboolean toc = span->field && strcmp(span->field, "TOC") == 0;
        gboolean part = (span->field && strcmp(span->field, "PAGEREF") == 0) ||
                        (span->link && g_str_has_prefix(span->link, "#_Toc"));
        contents = contents || toc || part;
        if ((toc || part) && span->end > covered && span->start <= covered)
            covered = span->end;
    }
    return contents && covered >= block->length;
}

// Whether a replaced text meets the one that replaces it: two versions side by side, no one word.
static gboolean versions_meet(const struct span *before, const struct span *after)
{
    return before->end == after->start && before->deleted != before->inserted &&
           before->deleted == after->inserted && before->inserted == after->deleted;
}

// Keeps versions apart by a space that stands for no character: "hemsjukvård" deleted before
// "vård i hemmet" inserted. There are both only in the view of all revisions.
static void part_versions(const struct block *block, struct folding *folding)
{
    for (guint i = 1; i < block->rest->span_count; i++) {
        if (!versions_meet(&block->rest->spans[i - 1], &block->rest->spans[i]))
            continue;
        guint32 offset = block->rest->spans[i].start;
        guint at = 0;
        while (at < folding->from->len && g_array_index(folding->from, guint32, at) < offset)
            at++;
        if (at == 0 || at == folding->from->len || folding->text->str[at] == ' ' ||
            folding->text->str[at - 1] == ' ')
            continue;
        g_string_insert_c(folding->text, at, ' ');
        g_array_insert_val(folding->from, at, offset);
        g_array_insert_val(folding->to, at, offset);
    }
}

// The passage of a block without text. Documents may have a million of them.
static void fold_nothing(struct text *text, const struct block *block, struct passage *passage)
{
    static const guint nothing[1];
    struct piece *piece = arena_new0(text->arena, struct piece);
    piece->block = block->ordinal;
    *passage = (struct passage){
        .block = block->ordinal,
        .folded = "",
        .pieces = piece,
        .piece_count = 1,
        .sentences = nothing,
        .sentence_count = 1,
        .origins = nothing,
        .ends = nothing,
    };
}

// A passage of the block's own text alone.
static void fold_block(struct text *text, const struct block *block, struct passage *passage)
{
    if (block->length == 0) {
        fold_nothing(text, block, passage);
        return;
    }
    struct folding folding;
    folding_init(&folding);
    if (!is_contents_line(block))
        fold(block->text, &folding);
    part_versions(block, &folding);
    guint32 last = folding.to->len ? g_array_index(folding.to, guint32, folding.to->len - 1) : 0;
    g_array_append_val(folding.from, last);
    g_array_append_val(folding.to, last);
    g_autoptr(GArray) sentences = find_sentences(folding.text->str, folding.text->len);
    struct piece *piece = arena_new0(text->arena, struct piece);
    *piece = (struct piece){.block = block->ordinal, .end = (guint)folding.text->len};
    *passage = (struct passage){
        .block = block->ordinal,
        .folded = arena_strndup(text->arena, folding.text->str, folding.text->len),
        .length = (guint)folding.text->len,
        .pieces = piece,
        .piece_count = 1,
        .sentences = copy_array(text->arena, sentences, 0),
        .sentence_count = sentences->len,
        .origins = copy_array(text->arena, folding.from, 0),
        .ends = copy_array(text->arena, folding.to, 0),
    };
    folding_clear(&folding);
}

// The blocks a block is read together with, outermost first: label cell, lead-ins.
static guint find_context(const struct document *document, const struct block *block,
                          guint context[CONTEXT_LEVELS])
{
    guint reversed[CONTEXT_LEVELS], count = 0;
    for (guint lead = block->rest->lead_in; lead && count < CONTEXT_LEVELS - 1;) {
        reversed[count++] = lead;
        lead = document_block(document, lead)->rest->lead_in;
    }
    if (block->rest->label)
        reversed[count++] = block->rest->label;
    for (guint i = 0; i < count; i++)
        context[i] = reversed[count - 1 - i];
    return count;
}

// What is being put together for one passage.
struct joining {
    GString *text;
    GArray *origins, *ends, *pieces;
    GArray *breaks; // guint: bytes where a sentence must begin
};

static void join(struct joining *joining, const struct passage *source, guint from)
{
    if (from == source->length && joining->text->len)
        return;
    if (joining->text->len) {
        // The space between two pieces belongs to neither; its place is the end of the first.
        char last = joining->text->str[joining->text->len - 1];
        guint32 at = g_array_index(joining->ends, guint32, joining->ends->len - 1);
        g_string_append_c(joining->text, ' ');
        g_array_append_val(joining->origins, at);
        g_array_append_val(joining->ends, at);
        guint begin = (guint)joining->text->len;
        if (last == '.' || last == '!' || last == '?')
            g_array_append_val(joining->breaks, begin);
    }
    struct piece piece = {.block = source->block, .start = (guint)joining->text->len};
    g_string_append_len(joining->text, source->folded + from, source->length - from);
    g_array_append_vals(joining->origins, source->origins + from, source->length - from);
    g_array_append_vals(joining->ends, source->ends + from, source->length - from);
    piece.end = (guint)joining->text->len;
    g_array_append_val(joining->pieces, piece);
}

// Where the part of a context block begins that is read together with what follows it: its last
// sentence; all of a label.
static guint context_start(const struct passage *source, gboolean label)
{
    guint start = label ? 0 : source->sentences[source->sentence_count - 1];
    if (source->length - start <= CONTEXT_BYTES)
        return start;
    const char *cut = source->folded + source->length - CONTEXT_BYTES;
    return (guint)(g_utf8_find_next_char(cut, NULL) - source->folded);
}

static void finish_joining(struct text *text, struct joining *joining, struct passage *passage)
{
    g_autoptr(GArray) found = find_sentences(joining->text->str, joining->text->len);
    g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint f = 0, b = 0; f < found->len || b < joining->breaks->len;) {
        guint next = f < found->len ? g_array_index(found, guint, f) : G_MAXUINT;
        guint forced =
            b < joining->breaks->len ? g_array_index(joining->breaks, guint, b) : G_MAXUINT;
        guint start = MIN(next, forced);
        f += next == start;
        b += forced == start;
        g_array_append_val(sentences, start);
    }
    guint32 last = g_array_index(joining->ends, guint32, joining->ends->len - 1);
    g_array_append_val(joining->origins, last);
    g_array_append_val(joining->ends, last);
    *passage = (struct passage){
        .block = passage->block,
        .folded = arena_strndup(text->arena, joining->text->str, joining->text->len),
        .length = (guint)joining->text->len,
        .own = g_array_index(joining->pieces, struct piece, joining->pieces->len - 1).start,
        .pieces = copy_array(text->arena, joining->pieces, 0),
        .piece_count = joining->pieces->len,
        .sentences = copy_array(text->arena, sentences, 0),
        .sentence_count = sentences->len,
        .origins = copy_array(text->arena, joining->origins, 0),
        .ends = copy_array(text->arena, joining->ends, 0),
    };
}

// A block's passage with its context, made of the passages of the blocks alone. FALSE when it has
// no context.
static gboolean join_context(struct text *text, const struct passage *own, struct passage *passage)
{
    const struct block *block = document_block(text->document, passage->block);
    guint context[CONTEXT_LEVELS];
    guint count = find_context(text->document, block, context);
    if (count == 0 || passage->length == 0)
        return FALSE;
    struct joining joining = {
        .text = g_string_new(NULL),
        .origins = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .ends = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .pieces = g_array_new(FALSE, FALSE, sizeof(struct piece)),
        .breaks = g_array_new(FALSE, FALSE, sizeof(guint)),
    };
    for (guint i = 0; i < count; i++) {
        const struct passage *source = &own[context[i] - 1];
        if (source->length)
            join(&joining, source, context_start(source, context[i] == block->rest->label));
    }
    gboolean joined = joining.text->len > 0;
    if (joined) {
        join(&joining, &own[passage->block - 1], 0);
        finish_joining(text, &joining, passage);
    }
    g_string_free(joining.text, TRUE);
    g_array_unref(joining.origins);
    g_array_unref(joining.ends);
    g_array_unref(joining.pieces);
    g_array_unref(joining.breaks);
    return joined;
}

struct text *text_new(const struct document *document)
{
    struct text *text = g_new0(struct text, 1);
    text->document = document;
    text->arena = arena_new();
    text->count = document->block_count;
    text->passages = arena_alloc(text->arena, text->count * sizeof(struct passage));
    for (guint i = 0; i < text->count; i++)
        fold_block(text, document_block(document, i + 1), &text->passages[i]);
    // Passages with context are set in when none is made any more: contexts are of blocks alone.
    g_autoptr(GArray) joined = g_array_new(FALSE, FALSE, sizeof(struct passage));
    for (guint i = 0; i < text->count; i++) {
        struct passage passage = text->passages[i];
        if (join_context(text, text->passages, &passage))
            g_array_append_val(joined, passage);
    }
    for (guint i = 0; i < joined->len; i++) {
        const struct passage *passage = &g_array_index(joined, struct passage, i);
        text->passages[passage->block - 1] = *passage;
    }
    return text;
}

void text_free(struct text *text)
{
    if (!text)
        return;
    arena_free(text->arena);
    g_free(text);
}

struct spot text_spot(const struct passage *passage, guint byte, gboolean end)
{
    g_assert(byte <= passage->length);
    gboolean before = end && byte > 0;
    guint at = before ? byte - 1 : byte;
    guint block = passage->pieces[0].block;
    for (guint i = 0; i < passage->piece_count && passage->pieces[i].start <= at; i++)
        block = passage->pieces[i].block;
    guint offset = before ? passage->ends[at] : passage->origins[at];
    return (struct spot){.block = block, .offset = offset};
}

guint text_byte(const struct passage *passage, guint offset)
{
    guint low = passage->own, high = passage->length;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (passage->origins[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void text_sentence(const struct passage *passage, guint byte, guint *start, guint *end)
{
    guint sentence = 0;
    while (sentence + 1 < passage->sentence_count && passage->sentences[sentence + 1] <= byte)
        sentence++;
    *start = passage->sentences[sentence];
    *end =
        sentence + 1 < passage->sentence_count ? passage->sentences[sentence + 1] : passage->length;
    if (*end > *start && passage->folded[*end - 1] == ' ')
        (*end)--;
}
