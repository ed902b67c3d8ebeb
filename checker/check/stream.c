// SPDX-License-Identifier: Apache-2.0
#include "check/stream.h"

#include <string.h>

enum {
    STOCK_PLACES = 12, // three words that stand in more clauses are a phrase of the trade
    SAID_WORDS = 5,    // words in a row that the current agreement says too
    LAW_BEFORE = 2,    // words before a law's number that belong to its name
    LAW_AFTER = 12     // and after it
};

struct stream_word *stream_word_at(const struct stream *stream, guint index)
{
    return &g_array_index(stream->words, struct stream_word, index);
}

static void add_passage(struct stream *stream, guint number, gboolean *breaks)
{
    const struct passage *passage = &stream->check->text->passages[number];
    const struct block *block = document_block(stream->check->document, passage->block);
    if (block->kind == BLOCK_HEADING || block->kind == BLOCK_TITLE)
        *breaks = TRUE;
    if (!passage->length || block->kind == BLOCK_HEADING || block->kind == BLOCK_TITLE ||
        !check_in_scope(stream->check, passage))
        return;
    g_autoptr(GArray) words = text_words(passage->folded + passage->own);
    for (guint i = 0, quoted = 0, at = 0; i < words->len; i++) {
        // What stands in quotation marks is said to be another's: check `quotation` judges it.
        for (guint end = g_array_index(words, struct word, i).start; at < end; at++)
            quoted ^= passage->folded[passage->own + at] == '"';
        if (quoted)
            continue;
        struct stream_word own = {
            .word = g_array_index(words, struct word, i), .passage = number, .breaks = *breaks};
        own.word.start += passage->own;
        own.word.end += passage->own;
        g_array_append_val(stream->words, own);
        *breaks = FALSE;
    }
}

// "2017:612", as laws are numbered.
static gboolean is_law_number(const char *text, const struct word *word)
{
    const char *at = text + word->start;
    gsize length = word->end - word->start;
    return length >= 6 && strspn(at, "0123456789") == 4 && at[4] == ':' &&
           strspn(at + 5, "0123456789") == length - 5;
}

// Marks the names of laws: the words before a number, and its title up to the next punctuation.
static void mark_laws(struct stream *stream)
{
    for (guint i = 0; i < stream->words->len; i++) {
        struct stream_word *own = stream_word_at(stream, i);
        const char *text = stream->check->text->passages[own->passage].folded;
        if (!is_law_number(text, &own->word))
            continue;
        for (guint n = i > LAW_BEFORE ? i - LAW_BEFORE : 0; n <= i; n++)
            stream_word_at(stream, n)->law = stream_word_at(stream, n)->passage == own->passage;
        for (guint n = i + 1; n < stream->words->len && n <= i + LAW_AFTER; n++) {
            struct stream_word *next = stream_word_at(stream, n);
            guint before = stream_word_at(stream, n - 1)->word.end;
            if (next->passage != own->passage ||
                strcspn(text + before, ".,;:") < next->word.start - before)
                break;
            next->law = TRUE;
        }
    }
}

static guint key_at(const struct stream *stream, guint index)
{
    struct word words[SHINGLE_WORDS];
    for (guint i = 0; i < SHINGLE_WORDS; i++)
        words[i] = stream_word_at(stream, index + i)->word;
    return shingle_key(words);
}

// Whether SAID_WORDS words of the stream stand in a row in one clause: fewer, "den 30 september",
// may stand anywhere and say nothing of this passage.
static gboolean stands_in(const struct stream *stream, const struct agreement_index *index,
                          guint at)
{
    guint count;
    if (at + SAID_WORDS > stream->words->len)
        return FALSE;
    const struct shingle_place *places = index_find(index, key_at(stream, at), &count);
    for (guint i = 0; i < MIN(count, STOCK_PLACES); i++) {
        const struct indexed_clause *clause = index_clause(index, places[i].clause);
        guint same = SHINGLE_WORDS;
        while (same < SAID_WORDS && places[i].word + same < clause->word_count &&
               clause->words[places[i].word + same].key ==
                   stream_word_at(stream, at + same)->word.key)
            same++;
        if (same == SAID_WORDS)
            return TRUE;
    }
    return FALSE;
}

// The same of all agreements in force.
static gboolean is_in_force(const struct stream *stream, guint at)
{
    const struct check *check = stream->check;
    const struct against *against = check->checker->input.against;
    const GPtrArray *further = against_further(against);
    if (stands_in(stream, against_index(against, check->rule->alignment->current), at))
        return TRUE;
    for (guint i = 0; i < further->len; i++) {
        const struct check_agreement *one = further->pdata[i];
        if (stands_in(stream, against_index(against, one->id), at))
            return TRUE;
    }
    return FALSE;
}

static void look_up(struct stream *stream)
{
    const struct agreement_index *superseded = against_index(
        stream->check->checker->input.against, stream->check->rule->alignment->superseded);
    for (guint at = 0; at + SHINGLE_WORDS <= stream->words->len; at++) {
        // Words before and after a heading are no row.
        if (stream_word_at(stream, at + 1)->breaks || stream_word_at(stream, at + 2)->breaks)
            continue;
        guint key = key_at(stream, at), count;
        if (is_in_force(stream, at))
            for (guint i = 0; i < SAID_WORDS; i++)
                stream_word_at(stream, at + i)->current = TRUE;
        const struct shingle_place *places = index_find(superseded, key, &count);
        for (guint i = 0; count <= STOCK_PLACES && i < count; i++) {
            gpointer clause = GUINT_TO_POINTER(places[i].clause);
            GArray *cover = g_hash_table_lookup(stream->covers, clause);
            if (!cover) {
                cover = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(stream->covers, clause, cover);
            }
            if (!cover->len || g_array_index(cover, guint, cover->len - 1) != at)
                g_array_append_val(cover, at);
        }
    }
}

void stream_fill(struct stream *stream)
{
    gboolean breaks = TRUE;
    for (guint i = 0; i < stream->check->text->count; i++)
        add_passage(stream, i, &breaks);
    mark_laws(stream);
    look_up(stream);
}
