// SPDX-License-Identifier: Apache-2.0
// First the paragraphs that both have in the same order, then those that only moved, then each that
// is left is held against the few of the other side that it may have come from: its neighbours
// between the same paragraphs, and the one with most of its words in a row. So the work grows with
// the length of the texts, not with the pairs of their paragraphs.
#include "agreement/variants.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/index.h"
#include "agreement/stretches.h"
#include "lang/field.h"
#include "text/text.h"

enum {
    NEIGHBOURS = 12,  // of the other side that are tried
    STOCK_PLACES = 4, // three words in a row that stand in more paragraphs tell none of them
    THOUSAND = 1000,
    LIKE_SHARE = 500, // thousandths of the words that a changed paragraph keeps
    CONTEXT = 60,     // characters around a change that are shown
    FIELD_LABELS = 3, // that make a table one of fields
    WORD_BYTES = 100, // a paragraph is no small word to words_align
};
enum { UNMATCHED = G_MAXUINT };

struct paragraph {
    const struct block *block;
    const char *text; // folded
    GArray *words;    // struct word
    guint *sorted;    // their keys, ascending
    guint key;        // of all words
    guint match;      // index of the other side's; UNMATCHED
    guint gap;        // how many paragraphs that both have in order stand before it
};

struct side {
    const struct document *document;
    struct text *text;
    GArray *paragraphs; // struct paragraph
};

static struct paragraph *at(const struct side *side, guint index)
{
    return &g_array_index(side->paragraphs, struct paragraph, index);
}

static int compare_keys(const void *a, const void *b)
{
    guint first = *(const guint *)a, second = *(const guint *)b;
    return first < second ? -1 : first > second;
}

static gboolean is_text(const struct block *block)
{
    return block->part == PART_BODY || block->part == PART_TEXTBOX || block->part == PART_CHUNK ||
           block->part == PART_FOOTNOTE || block->part == PART_ENDNOTE;
}

// ---- Which paragraphs are compared

// Tables of labels and values ("Version | 2") -> how many labels they have. What a document says of
// itself stands in the inventory's rows, and would drown what its text says otherwise.
static GHashTable *count_labels(const struct document *document, const struct text *text)
{
    GHashTable *tables = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < text->count; i++) {
        const struct passage *passage = &text->passages[i];
        const struct block *block = document_block(document, passage->block);
        struct field_label label;
        guint end = passage->length;
        while (end > passage->own && strchr(" :", passage->folded[end - 1]))
            end--;
        if (!block->rest->table.table ||
            !field_label_read(passage->folded, passage->own, end, &label) || label.end != end)
            continue;
        gpointer table = GUINT_TO_POINTER(block->rest->table.table);
        guint labels = GPOINTER_TO_UINT(g_hash_table_lookup(tables, table));
        g_hash_table_insert(tables, table, GUINT_TO_POINTER(labels + 1));
    }
    return tables;
}

static gboolean is_compared(const struct document *document, GHashTable *tables,
                            const struct block *block)
{
    gpointer table = GUINT_TO_POINTER(block->rest->table.table);
    gboolean fields = table && GPOINTER_TO_UINT(g_hash_table_lookup(tables, table)) >= FIELD_LABELS;
    return is_text(block) && !fields && block->kind != BLOCK_TITLE &&
           g_strcmp0(block->text, document_title(document)) != 0;
}

static void paragraph_clear(gpointer data)
{
    struct paragraph *paragraph = data;
    g_array_unref(paragraph->words);
    g_free(paragraph->sorted);
}

static void side_init(struct side *side, const struct document *document)
{
    side->document = document;
    side->text = text_new(document);
    side->paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
    g_array_set_clear_func(side->paragraphs, paragraph_clear);
    g_autoptr(GHashTable) tables = count_labels(document, side->text);
    for (guint i = 0; i < side->text->count; i++) {
        const struct passage *passage = &side->text->passages[i];
        struct paragraph paragraph = {.block = document_block(document, passage->block),
                                      .text = passage->folded + passage->own,
                                      .match = UNMATCHED};
        if (!is_compared(document, tables, paragraph.block))
            continue;
        paragraph.words = text_words(paragraph.text);
        paragraph.sorted = g_new(guint, MAX(paragraph.words->len, 1));
        for (guint n = 0; n < paragraph.words->len; n++) {
            guint key = g_array_index(paragraph.words, struct word, n).key;
            paragraph.sorted[n] = key;
            paragraph.key = paragraph.key * 1000003u + key;
        }
        qsort(paragraph.sorted, paragraph.words->len, sizeof(guint), compare_keys);
        if (paragraph.words->len)
            g_array_append_val(side->paragraphs, paragraph);
        else
            paragraph_clear(&paragraph);
    }
}

static void side_clear(struct side *side)
{
    g_array_unref(side->paragraphs);
    text_free(side->text);
}

static GArray *keys_of(const struct side *side)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(struct word));
    for (guint i = 0; i < side->paragraphs->len; i++) {
        struct word word = {.end = WORD_BYTES, .key = at(side, i)->key};
        g_array_append_val(keys, word);
    }
    return keys;
}

static void match(struct side *old_side, guint old_index, struct side *new_side, guint new_index)
{
    at(old_side, old_index)->match = new_index;
    at(new_side, new_index)->match = old_index;
}

// The paragraphs that both have in the same order; the others learn between which they stand.
static guint match_in_order(struct side *old_side, struct side *new_side)
{
    g_autoptr(GArray) old_keys = keys_of(old_side), new_keys = keys_of(new_side);
    g_autoptr(GArray) pairs =
        words_align((const struct word *)(void *)old_keys->data, old_keys->len,
                    (const struct word *)(void *)new_keys->data, new_keys->len);
    guint old_index = 0, new_index = 0;
    for (guint i = 0; i <= pairs->len; i++) {
        const struct word_pair *pair =
            i < pairs->len ? &g_array_index(pairs, struct word_pair, i) : NULL;
        for (; old_index < (pair ? pair->a : old_side->paragraphs->len); old_index++)
            at(old_side, old_index)->gap = i;
        for (; new_index < (pair ? pair->b : new_side->paragraphs->len); new_index++)
            at(new_side, new_index)->gap = i;
        if (!pair)
            break;
        at(old_side, old_index)->gap = at(new_side, new_index)->gap = i;
        match(old_side, old_index++, new_side, new_index++);
    }
    return pairs->len;
}

// Those that both have, elsewhere.
static guint match_moved(struct side *old_side, struct side *new_side)
{
    g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
    guint moved = 0;
    for (guint i = old_side->paragraphs->len; i > 0; i--)
        if (at(old_side, i - 1)->match == UNMATCHED)
            g_hash_table_insert(places, GUINT_TO_POINTER(at(old_side, i - 1)->key),
                                GUINT_TO_POINTER(i));
    for (guint i = 0; i < new_side->paragraphs->len; i++) {
        struct paragraph *paragraph = at(new_side, i);
        guint found =
            paragraph->match == UNMATCHED
                ? GPOINTER_TO_UINT(g_hash_table_lookup(places, GUINT_TO_POINTER(paragraph->key)))
                : 0;
        if (!found || at(old_side, found - 1)->match != UNMATCHED)
            continue;
        match(old_side, found - 1, new_side, i);
        moved++;
    }
    return moved;
}

// Thousandths of the words of both that the other has too.
static guint alike(const struct paragraph *a, const struct paragraph *b)
{
    guint i = 0, n = 0, common = 0;
    while (i < a->words->len && n < b->words->len) {
        if (a->sorted[i] == b->sorted[n]) {
            common++;
            i++;
            n++;
        } else if (a->sorted[i] < b->sorted[n]) {
            i++;
        } else {
            n++;
        }
    }
    return 2 * THOUSAND * common / MAX(a->words->len + b->words->len, 1);
}

// Three words in a row -> GArray of guint: which unmatched paragraphs have them.
static GHashTable *index_shingles(const struct side *side)
{
    GHashTable *index =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref);
    for (guint i = 0; i < side->paragraphs->len; i++) {
        const struct paragraph *paragraph = at(side, i);
        if (paragraph->match != UNMATCHED)
            continue;
        for (guint n = 0; n + SHINGLE_WORDS <= paragraph->words->len; n++) {
            gpointer key =
                GUINT_TO_POINTER(shingle_key(&g_array_index(paragraph->words, struct word, n)));
            GArray *places = g_hash_table_lookup(index, key);
            if (!places) {
                places = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(index, key, places);
            }
            if (places->len <= STOCK_PLACES)
                g_array_append_val(places, i);
        }
    }
    return index;
}

struct best {
    guint index, like;
};

static void try_one(const struct side *old_side, guint index, const struct paragraph *paragraph,
                    struct best *best)
{
    const struct paragraph *candidate = at(old_side, index);
    if (candidate->match != UNMATCHED)
        return;
    guint like = alike(candidate, paragraph);
    if (like > best->like)
        *best = (struct best){index, like};
}

// The old paragraph that a new one came from; like 0: it came from none.
static struct best find_origin(const struct side *old_side, GHashTable *shingles, guint first,
                               const struct paragraph *paragraph)
{
    struct best best = {UNMATCHED, LIKE_SHARE - 1};
    for (guint i = first, tried = 0; i < old_side->paragraphs->len && tried < NEIGHBOURS &&
                                     at(old_side, i)->gap <= paragraph->gap;
         i++) {
        if (at(old_side, i)->gap != paragraph->gap || at(old_side, i)->match != UNMATCHED)
            continue;
        try_one(old_side, i, paragraph, &best);
        tried++;
    }
    for (guint n = 0; n + SHINGLE_WORDS <= paragraph->words->len; n++) {
        guint key = shingle_key(&g_array_index(paragraph->words, struct word, n));
        const GArray *places = g_hash_table_lookup(shingles, GUINT_TO_POINTER(key));
        for (guint i = 0; places && places->len <= STOCK_PLACES && i < places->len; i++)
            try_one(old_side, g_array_index(places, guint, i), paragraph, &best);
    }
    return best;
}

static void match_changed(struct side *old_side, struct side *new_side)
{
    g_autoptr(GHashTable) shingles = index_shingles(old_side);
    guint first = 0;
    for (guint i = 0; i < new_side->paragraphs->len; i++) {
        const struct paragraph *paragraph = at(new_side, i);
        if (paragraph->match != UNMATCHED)
            continue;
        while (first < old_side->paragraphs->len && at(old_side, first)->gap < paragraph->gap)
            first++;
        struct best best = find_origin(old_side, shingles, first, paragraph);
        if (best.index == UNMATCHED)
            continue;
        match(old_side, best.index, new_side, i);
    }
}

// ---- What is told

static const char *cut(struct arena *arena, const char *text, glong limit)
{
    if (g_utf8_strlen(text, -1) <= limit)
        return arena_strdup(arena, text);
    const char *end = g_utf8_offset_to_pointer(text, limit);
    return arena_printf(arena, "%.*s…", (int)(end - text), text);
}

static void tell_side(struct arena *arena, const struct side *side, guint index,
                      struct passage_side *told)
{
    const struct paragraph *paragraph = at(side, index);
    g_autoptr(arena_t) own = arena_new();
    const GPtrArray *headings = document_headings(side->document, paragraph->block, own);
    told->block = paragraph->block->ordinal;
    told->heading = headings->len
                        ? cut(arena, headings->pdata[headings->len - 1], DIFFERENCE_CHARACTERS / 4)
                        : NULL;
    told->text = cut(arena, paragraph->text, DIFFERENCE_CHARACTERS);
}

// Words that both have are shown where they touch a change.
static void shorten_same(struct arena *arena, struct stretch *stretch, gboolean first,
                         gboolean last)
{
    glong length = g_utf8_strlen(stretch->new_text, -1);
    glong before = first ? 0 : CONTEXT, after = last ? 0 : CONTEXT;
    if (length <= before + after + 3)
        return;
    const char *text = stretch->new_text;
    const char *head = g_utf8_offset_to_pointer(text, before);
    const char *tail = g_utf8_offset_to_pointer(text, length - after);
    const char *kept =
        arena_printf(arena, "%.*s%s… %s", (int)(head - text), text, before ? " " : "", tail);
    stretch->old_text = stretch->new_text = kept;
    stretch->old_words = stretch->new_words = (guint)strlen(kept);
}

static void shorten_changed(struct arena *arena, struct stretch *stretch)
{
    stretch->old_text = cut(arena, stretch->old_text, DIFFERENCE_CHARACTERS);
    stretch->new_text = cut(arena, stretch->new_text, DIFFERENCE_CHARACTERS);
    stretch->old_words = MIN(stretch->old_words, (guint)strlen(stretch->old_text));
    stretch->new_words = MIN(stretch->new_words, (guint)strlen(stretch->new_text));
}

static void tell_words(struct arena *arena, struct passage_change *change,
                       const struct paragraph *old_paragraph, const struct paragraph *new_paragraph)
{
    const struct worded old_text = {old_paragraph->text, old_paragraph->words};
    const struct worded new_text = {new_paragraph->text, new_paragraph->words};
    stretches_add(arena, change->stretches, &old_text, &new_text);
    for (guint i = 0; i < change->stretches->len; i++) {
        struct stretch *stretch = change->stretches->pdata[i];
        if (stretch->same)
            shorten_same(arena, stretch, i == 0, i + 1 == change->stretches->len);
        else
            shorten_changed(arena, stretch);
    }
}

static struct passage_change *add_change(struct arena *arena, struct difference *difference,
                                         enum passage_change_kind kind)
{
    difference->counts[kind]++;
    if (difference->changes->len >= DIFFERENCE_CHANGES)
        return NULL;
    struct passage_change *change = arena_new0(arena, struct passage_change);
    change->kind = kind;
    change->stretches = arena_array(arena);
    g_ptr_array_add(difference->changes, change);
    return change;
}

// The paragraphs of the old side that are gone, as far as those before `gap`, included.
static void tell_left_out(struct arena *arena, struct difference *difference,
                          const struct side *old_side, guint *next, guint gap)
{
    for (; *next < old_side->paragraphs->len && at(old_side, *next)->gap <= gap; (*next)++) {
        if (at(old_side, *next)->match != UNMATCHED)
            continue;
        struct passage_change *change = add_change(arena, difference, PASSAGE_LEFT_OUT);
        if (change)
            tell_side(arena, old_side, *next, &change->old_side);
    }
}

static void tell(struct arena *arena, struct difference *difference, const struct side *old_side,
                 const struct side *new_side)
{
    guint next = 0;
    for (guint i = 0; i < new_side->paragraphs->len; i++) {
        const struct paragraph *paragraph = at(new_side, i);
        if (paragraph->gap)
            tell_left_out(arena, difference, old_side, &next, paragraph->gap - 1);
        gboolean added = paragraph->match == UNMATCHED;
        if (!added && at(old_side, paragraph->match)->key == paragraph->key)
            continue;
        struct passage_change *change =
            add_change(arena, difference, added ? PASSAGE_ADDED : PASSAGE_CHANGED);
        if (!change)
            continue;
        tell_side(arena, new_side, i, &change->new_side);
        if (added)
            continue;
        tell_side(arena, old_side, paragraph->match, &change->old_side);
        tell_words(arena, change, at(old_side, paragraph->match), paragraph);
    }
    tell_left_out(arena, difference, old_side, &next, G_MAXUINT);
}

struct difference *variants_compare(struct arena *arena, const struct document *old_document,
                                    const struct document *new_document)
{
    struct side old_side, new_side;
    side_init(&old_side, old_document);
    side_init(&new_side, new_document);
    struct difference *difference = arena_new0(arena, struct difference);
    difference->changes = arena_array(arena);
    difference->same = match_in_order(&old_side, &new_side);
    difference->moved = match_moved(&old_side, &new_side);
    difference->same += difference->moved;
    match_changed(&old_side, &new_side);
    tell(arena, difference, &old_side, &new_side);
    side_clear(&old_side);
    side_clear(&new_side);
    return difference;
}
