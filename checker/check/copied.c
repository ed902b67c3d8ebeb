// SPDX-License-Identifier: Apache-2.0
// copied: passages that still say what the superseded agreement said where the current one says
// something else. The document is read as one stream of words; words that stand three in a row in
// an old clause are covered by it, in whatever order, so that a reordered list, a dropped sentence
// or a changed word does not hide the source. What the current agreement says too is no copy.
#include "agreement/stretches.h"
#include "check/stream.h"

#include <string.h>

enum {
    GONE_WORDS = 4,  // of a clause that is gone, so many words must be the old agreement's alone
    SEED_WORDS = 5,  // words in a row that make a passage worth comparing word by word
    EXTRA_WORDS = 8, // words around it that may belong to it
    STRAY_WORDS = 6, // words between two that an edit may have put there
    NEAR_WORDS = 3,  // words between those that belong together
    LONG_WORDS = 25, // so many words are no phrase
    SENTENCE_SHARE = 650, // thousandths of its sentences that a passage is
    SHORT_SHARE = 900,    // the same of a passage that is shorter than asked for
    TELLING_BYTES = 4,
    FOUND_WORDS = 12, // differing words that are named
    THOUSAND = 1000
};
// Words that may stand between the covered ones of a passage: tried from the most to the fewest.
static const guint gaps[] = {14, 7, 3, 1};

// A passage that an old clause covers: words [first, last] of the stream.
struct copy {
    guint clause, first, last, covered;
};

static gboolean is_broken(const struct stream *stream, guint from, guint to)
{
    for (guint i = from + 1; i <= to; i++)
        if (stream_word_at(stream, i)->breaks)
            return TRUE;
    return FALSE;
}

static GArray *words_of(const struct stream *stream, const struct copy *copy)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct word));
    for (guint i = copy->first; i <= copy->last; i++)
        g_array_append_val(words, stream_word_at(stream, i)->word);
    return words;
}

static gboolean is_like(const struct stream *stream, const struct copy *copy)
{
    const struct alignment_check *alignment = stream->check->rule->alignment;
    guint length = copy->last - copy->first + 1, laws = 0;
    for (guint i = copy->first; i <= copy->last; i++)
        laws += stream_word_at(stream, i)->law;
    // A shorter one only as a whole sentence (is_passage).
    if (copy->covered * THOUSAND >= length * alignment->similarity &&
        3 * (length - laws) >= 2 * alignment->min_words)
        return TRUE;
    return length - laws >= alignment->min_words &&
           copy->covered * THOUSAND >= length * alignment->similarity;
}

// Counts the words of a passage, and of some before and after it, that the clause has in the same
// order: in an edited text few stand three in a row.
static void align_copy(const struct stream *stream, struct copy *copy)
{
    struct check *check = stream->check;
    const struct indexed_clause *clause = index_clause(
        against_index(check->checker->input.against, check->rule->alignment->superseded),
        copy->clause);
    struct copy wide = *copy;
    for (guint i = 0; i < EXTRA_WORDS && wide.first && !stream_word_at(stream, wide.first)->breaks;
         i++)
        wide.first--;
    for (guint i = 0; i < EXTRA_WORDS && wide.last + 1 < stream->words->len &&
                      !stream_word_at(stream, wide.last + 1)->breaks;
         i++)
        wide.last++;
    g_autoptr(GArray) words = words_of(stream, &wide);
    g_autoptr(GArray) pairs = words_align((const struct word *)(void *)words->data, words->len,
                                          clause->words, clause->word_count);
    if (pairs->len <= copy->covered)
        return;
    // The largest part of the pairs that stand near each other in both texts.
    const struct word_pair *pair = (const struct word_pair *)(void *)pairs->data;
    guint from = 0, to = 0;
    for (guint i = 0; i < pairs->len;) {
        guint next = i + 1;
        while (next < pairs->len && pair[next].a <= pair[next - 1].a + STRAY_WORDS &&
               pair[next].b <= pair[next - 1].b + STRAY_WORDS)
            next++;
        if (next - i > to - from) {
            from = i;
            to = next;
        }
        i = next;
    }
    while (from + 1 < to && pair[from + 1].a > pair[from].a + NEAR_WORDS)
        from++;
    while (to > from + 1 && pair[to - 1].a > pair[to - 2].a + NEAR_WORDS)
        to--;
    if (to - from <= copy->covered)
        return;
    copy->covered = to - from;
    copy->last = wide.first + pair[to - 1].a;
    copy->first = wide.first + pair[from].a;
}

// The passages that one clause covers, with at most `gap` other words between covered ones.
static void find_copies(const struct stream *stream, guint clause, const GArray *cover, guint gap,
                        GArray *copies)
{
    for (guint i = 0; i < cover->len;) {
        guint first = g_array_index(cover, guint, i), end = first + SHINGLE_WORDS;
        struct copy copy = {.clause = clause, .first = first, .covered = SHINGLE_WORDS};
        guint next = i + 1;
        for (; next < cover->len; next++) {
            guint at = g_array_index(cover, guint, next);
            if (at > end + gap || is_broken(stream, end - 1, at))
                break;
            copy.covered += at >= end ? SHINGLE_WORDS : at + SHINGLE_WORDS - end;
            end = at + SHINGLE_WORDS;
        }
        copy.last = end - 1;
        struct copy aligned = copy;
        if (copy.covered >= SEED_WORDS)
            align_copy(stream, &aligned);
        if (is_like(stream, &aligned) || !is_like(stream, &copy))
            copy = aligned;
        if (is_like(stream, &copy))
            g_array_append_val(copies, copy);
        i = next;
    }
}

static int compare_copies(const void *a, const void *b)
{
    const struct copy *first = a, *second = b;
    if (first->covered != second->covered)
        return first->covered > second->covered ? -1 : 1;
    if (first->first != second->first)
        return first->first < second->first ? -1 : 1;
    return first->clause < second->clause ? -1 : first->clause > second->clause;
}

// Marks the words of a passage that stand three in a row in its old clause, in whatever order.
static void mark_covered(const struct stream *stream, const struct copy *copy, guint8 *from_old)
{
    const GArray *cover = g_hash_table_lookup(stream->covers, GUINT_TO_POINTER(copy->clause));
    for (guint i = 0; i < cover->len; i++) {
        guint at = g_array_index(cover, guint, i);
        for (guint n = MAX(at, copy->first); n < at + SHINGLE_WORDS && n <= copy->last; n++)
            from_old[n - copy->first] = 1;
    }
}

// The words that the passage has from the old clause and the current agreement does not have there:
// marked in `differs` by their place in the passage. Returns how many.
static guint find_differences(const struct stream *stream, const struct copy *copy,
                              const struct indexed_clause *old_clause,
                              const struct indexed_clause *new_clause, guint8 *differs)
{
    g_autoptr(GArray) words = words_of(stream, copy);
    const struct word *own = (const struct word *)(void *)words->data;
    g_autofree guint8 *kept = g_new0(guint8, words->len), *from_old = g_new0(guint8, words->len);
    g_autoptr(GArray) old_pairs =
        words_align(own, words->len, old_clause->words, old_clause->word_count);
    for (guint i = 0; i < old_pairs->len; i++)
        from_old[g_array_index(old_pairs, struct word_pair, i).a] = 1;
    mark_covered(stream, copy, from_old);
    if (new_clause) {
        g_autoptr(GArray) pairs =
            words_align(own, words->len, new_clause->words, new_clause->word_count);
        for (guint i = 0; i < pairs->len; i++)
            kept[g_array_index(pairs, struct word_pair, i).a] = 1;
    }
    guint count = 0;
    for (guint i = 0; i < words->len; i++) {
        const struct stream_word *word = stream_word_at(stream, copy->first + i);
        differs[i] = from_old[i] && !kept[i] && !word->current && !word->law;
        count += differs[i];
    }
    return count;
}

// The passage's part in one block, as a hit.
static struct hit hit_in_block(const struct stream *stream, guint first, guint last)
{
    const struct stream_word *from = stream_word_at(stream, first),
                             *to = stream_word_at(stream, last);
    const struct passage *passage = &stream->check->text->passages[from->passage];
    struct hit hit = {.passage = passage, .start = from->word.start, .end = to->word.end};
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    return hit;
}

// The parts of a passage, one for each block it stands in (struct hit).
static GArray *hits_of(const struct stream *stream, const struct copy *copy)
{
    GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    for (guint i = copy->first; i <= copy->last;) {
        guint last = i;
        while (last < copy->last &&
               stream_word_at(stream, last + 1)->passage == stream_word_at(stream, i)->passage)
            last++;
        struct hit hit = hit_in_block(stream, i, last);
        g_array_append_val(hits, hit);
        i = last + 1;
    }
    return hits;
}

// The differing words, those that follow each other together: "kan", "inom 30 dagar".
static const char *name_differences(const struct stream *stream, const struct copy *copy,
                                    const guint8 *differs)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint count = copy->last - copy->first + 1, named = 0;
    for (guint i = 0; i < count && named < FOUND_WORDS; i++) {
        const struct stream_word *own = stream_word_at(stream, copy->first + i);
        const char *folded = stream->check->text->passages[own->passage].folded;
        if (!differs[i])
            continue;
        g_string_append(text, !text->len ? "" : i && differs[i - 1] ? " " : "; ");
        g_string_append_len(text, folded + own->word.start, own->word.end - own->word.start);
        named++;
    }
    return arena_strdup(stream->check->result->arena, text->str);
}

// The document's words of a passage as one text, a block a line, with their places in it.
static GString *passage_text(const struct stream *stream, const GArray *hits, GArray **words)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);
        g_string_append_printf(text, "%s%.*s", i ? "\n" : "", (int)(hit->end - hit->start),
                               hit->passage->folded + hit->start);
    }
    (void)stream;
    *words = text_words(text->str);
    return text;
}

// The part of the old clause that was copied: from its first word in the passage to its last, words
// that match alone and far from the others apart.
static const char *source_text(struct arena *arena, const struct stream *stream,
                               const struct copy *copy, const struct indexed_clause *clause,
                               GArray **words)
{
    g_autoptr(GArray) own = words_of(stream, copy);
    g_autoptr(GArray) pairs = words_align((const struct word *)(void *)own->data, own->len,
                                          clause->words, clause->word_count);
    const struct word_pair *pair = (const struct word_pair *)(void *)pairs->data;
    guint from = 0, to = pairs->len;
    while (from + 1 < to && pair[from + 1].b > pair[from].b + NEAR_WORDS)
        from++;
    while (to > from + 1 && pair[to - 1].b > pair[to - 2].b + NEAR_WORDS)
        to--;
    guint first = to > from ? pair[from].b : 0;
    guint last = to > from ? pair[to - 1].b : clause->word_count - 1;
    guint start = clause->words[first].start;
    const char *text = arena_strndup(arena, clause->text + start, clause->words[last].end - start);
    *words = text_words(text);
    return text;
}

// What the current clause says in place of the passage: the line of it that has most of its words.
static const char *current_text(struct arena *arena, const struct stream *stream,
                                const struct copy *copy, const struct indexed_clause *clause)
{
    g_autofree char *heading = clause_heading(clause->clause);
    g_auto(GStrv) lines = g_strsplit(clause->clause->text, "\n", -1);
    g_autoptr(GArray) own = words_of(stream, copy);
    const char *best = "";
    guint most = 0;
    for (guint i = 0; lines[i]; i++) {
        g_autoptr(GArray) words = text_words(lines[i]);
        g_autoptr(GArray) pairs = words_align((const struct word *)(void *)own->data, own->len,
                                              (const struct word *)(void *)words->data, words->len);
        if (pairs->len > most || !*best) {
            most = MAX(most, pairs->len);
            best = lines[i];
        }
    }
    return arena_printf(arena, "%s: %s", heading, best);
}

static void report(struct stream *stream, const struct copy *copy,
                   const struct indexed_clause *source, const struct indexed_clause *instead,
                   const guint8 *differs)
{
    struct check *check = stream->check;
    struct arena *arena = check->result->arena;
    g_autoptr(GArray) hits = hits_of(stream, copy);
    struct hit *hit = &g_array_index(hits, struct hit, 0);
    for (guint i = 0; i < hits->len; i++) {
        const struct hit *part = &g_array_index(hits, struct hit, i);
        if (!check_hit_in_scope(check, part) || check_excepted(check, part))
            return;
    }
    g_autoptr(GArray) own_words = NULL;
    g_autoptr(GArray) old_words = NULL;
    GString *own_text = passage_text(stream, hits, &own_words);
    const char *old_text = source_text(arena, stream, copy, source, &old_words);
    struct evidence *evidence = arena_new0(arena, struct evidence);
    *evidence = (struct evidence){.kind = EVIDENCE_COPIED,
                                  .agreement = check->rule->alignment->superseded,
                                  .section = source->clause->id,
                                  .text = old_text,
                                  .found = name_differences(stream, copy, differs),
                                  .stretches = arena_array(arena)};
    if (instead)
        evidence->expected = current_text(arena, stream, copy, instead);
    const struct worded before = {old_text, old_words}, after = {own_text->str, own_words};
    stretches_add(arena, evidence->stretches, &before, &after);
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (guint i = 1; i < hits->len; i++)
        g_ptr_array_add(others, &g_array_index(hits, struct hit, i));
    struct supplement supplement = {.evidence = evidence,
                                    .others = others,
                                    .agreement = check->rule->alignment->current,
                                    .clause = instead ? instead->clause : NULL};
    hit->supplement = &supplement;
    check_report(check, hit);
    g_string_free(own_text, TRUE);
}

// Words of the passage that no passage reported before has.
static gboolean is_free(const struct stream *stream, const struct copy *copy)
{
    guint taken = 0;
    for (guint i = copy->first; i <= copy->last; i++)
        taken += stream_word_at(stream, i)->taken;
    return 2 * taken < copy->last - copy->first + 1;
}

// Whether a differing word says something: a word that only joins others does not.
static gboolean says_something(const struct stream *stream, const struct copy *copy,
                               const guint8 *differs)
{
    static const char *const telling[] = {"kan", "får", "bör", "ej",  "ska", "må",  "en", "ett",
                                          "två", "tre", "fem", "sex", "sju", "nio", "tio"};
    for (guint i = 0; i <= copy->last - copy->first; i++) {
        const struct stream_word *own = stream_word_at(stream, copy->first + i);
        if (!differs[i])
            continue;
        const char *text = stream->check->text->passages[own->passage].folded + own->word.start;
        gsize length = own->word.end - own->word.start;
        gboolean tells = length >= TELLING_BYTES || g_ascii_isdigit(*text);
        for (gsize n = 0; n < G_N_ELEMENTS(telling) && !tells; n++)
            tells =
                strlen(telling[n]) == length && g_ascii_strncasecmp(text, telling[n], length) == 0;
        if (tells)
            return TRUE;
    }
    return FALSE;
}

// The last word of the stream, up to `last`, that stands in the sentence of a word; a list item is
// one with its neighbours.
static guint sentence_end(const struct stream *stream, guint at, guint last)
{
    const struct stream_word *own = stream_word_at(stream, at);
    const struct passage *passage = &stream->check->text->passages[own->passage];
    guint start, end;
    text_sentence(passage, own->word.start, &start, &end);
    while (at < last) {
        const struct stream_word *next = stream_word_at(stream, at + 1);
        if (next->passage != own->passage) {
            const struct block *block = document_block(
                stream->check->document, stream->check->text->passages[next->passage].block);
            if (block->kind != BLOCK_LIST_ITEM)
                break;
            passage = &stream->check->text->passages[next->passage];
            own = next;
            text_sentence(passage, next->word.start, &start, &end);
        } else if (next->word.start >= end) {
            break;
        }
        at++;
    }
    return at;
}

// A passage is a sentence or more, or most of one; part of a sentence is a phrase, unless it is
// long.
static gboolean is_passage(const struct stream *stream, const struct copy *copy)
{
    const struct stream_word *first = stream_word_at(stream, copy->first);
    const struct stream_word *last = stream_word_at(stream, copy->last);
    guint length = copy->last - copy->first + 1, from = copy->first, to = copy->last, start, end;
    if (length >= LONG_WORDS)
        return TRUE;
    text_sentence(&stream->check->text->passages[first->passage], first->word.start, &start, &end);
    while (from && stream_word_at(stream, from - 1)->passage == first->passage &&
           stream_word_at(stream, from - 1)->word.start >= start)
        from--;
    text_sentence(&stream->check->text->passages[last->passage], last->word.start, &start, &end);
    while (to + 1 < stream->words->len &&
           stream_word_at(stream, to + 1)->passage == last->passage &&
           stream_word_at(stream, to + 1)->word.end <= end)
        to++;
    guint share = length < stream->check->rule->alignment->min_words ? SHORT_SHARE : SENTENCE_SHARE;
    return length * THOUSAND >= (to - from + 1) * share;
}

// Whether three words in a row of a sentence are the old clause's: a sentence that only stands
// beside such a one shares single words with the clause by accident.
static gboolean is_covered(const struct stream *stream, const struct copy *sentence)
{
    const GArray *cover = g_hash_table_lookup(stream->covers, GUINT_TO_POINTER(sentence->clause));
    for (guint i = 0; i < cover->len; i++) {
        guint at = g_array_index(cover, guint, i);
        if (at >= sentence->first && at + SHINGLE_WORDS - 1 <= sentence->last)
            return TRUE;
    }
    return FALSE;
}

// Whether an exception holds a sentence: the others of the passage are still reported.
static gboolean is_excepted(const struct stream *stream, const struct copy *sentence)
{
    g_autoptr(GArray) hits = hits_of(stream, sentence);
    for (guint i = 0; i < hits->len; i++)
        if (check_excepted(stream->check, &g_array_index(hits, struct hit, i)))
            return TRUE;
    return FALSE;
}

// Reports the sentences of a passage that differ, those that follow each other together; what the
// current agreement says too is left out.
static void report_parts(struct stream *stream, const struct copy *copy,
                         const struct indexed_clause *source, const struct indexed_clause *instead,
                         const guint8 *differs)
{
    for (guint at = copy->first; at <= copy->last;) {
        struct copy part = {.clause = copy->clause, .first = at, .last = at};
        gboolean found = FALSE;
        for (guint next = at; next <= copy->last;) {
            guint end = sentence_end(stream, next, copy->last);
            struct copy sentence = {.clause = copy->clause, .first = next, .last = end};
            if (!says_something(stream, &sentence, differs + (next - copy->first)) ||
                !is_covered(stream, &sentence) || is_excepted(stream, &sentence))
                break;
            part.last = end;
            found = TRUE;
            next = end + 1;
        }
        if (found)
            report(stream, &part, source, instead, differs + (at - copy->first));
        at = found ? part.last + 1 : sentence_end(stream, at, copy->last) + 1;
    }
}

static void judge(struct stream *stream, const struct copy *copy)
{
    struct check *check = stream->check;
    const struct alignment_check *alignment = check->rule->alignment;
    const struct against *against = check->checker->input.against;
    const struct indexed_clause *source =
        index_clause(against_index(against, alignment->superseded), copy->clause);
    const struct clause_map *map = against_map(against, alignment->superseded, alignment->current);
    guint count;
    const guint *became = clause_map_find(map, copy->clause, &count);
    const struct agreement_index *current = against_index(against, alignment->current);
    guint length = copy->last - copy->first + 1, best = G_MAXUINT;
    const struct indexed_clause *instead = NULL;
    g_autofree guint8 *differs = g_new0(guint8, length), *trial = g_new0(guint8, length);
    // Of a clause that was split, the part that says most of the passage.
    for (guint i = 0; i < MAX(count, 1); i++) {
        const struct indexed_clause *clause = count ? index_clause(current, became[i]) : NULL;
        guint differing = find_differences(stream, copy, source, clause, trial);
        if (differing >= best)
            continue;
        best = differing;
        instead = clause;
        memcpy(differs, trial, length);
    }
    for (guint i = copy->first; i <= copy->last; i++)
        stream_word_at(stream, i)->taken = TRUE;
    if (best >= (instead ? 1 : GONE_WORDS) && is_passage(stream, copy))
        report_parts(stream, copy, source, instead, differs);
}

static int compare_clauses(const void *a, const void *b)
{
    guint first = GPOINTER_TO_UINT(*(const gpointer *)a);
    guint second = GPOINTER_TO_UINT(*(const gpointer *)b);
    return first < second ? -1 : first > second;
}

void check_copied(struct check *check)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct stream_word));
    g_autoptr(GHashTable) covers =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void *)g_array_unref);
    struct stream stream = {.check = check, .words = words, .covers = covers};
    stream_fill(&stream);
    guint count;
    g_autofree gpointer *clauses = g_hash_table_get_keys_as_array(covers, &count);
    qsort(clauses, count, sizeof *clauses, compare_clauses);
    for (gsize gap = 0; gap < G_N_ELEMENTS(gaps); gap++) {
        g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(struct copy));
        for (guint i = 0; i < count; i++)
            find_copies(&stream, GPOINTER_TO_UINT(clauses[i]),
                        g_hash_table_lookup(covers, clauses[i]), gaps[gap], copies);
        g_array_sort(copies, compare_copies);
        for (guint i = 0; i < copies->len; i++) {
            const struct copy *copy = &g_array_index(copies, struct copy, i);
            if (is_free(&stream, copy))
                judge(&stream, copy);
        }
    }
}
