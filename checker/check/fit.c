// SPDX-License-Identifier: Apache-2.0
#include "check/fit.h"

#include <string.h>

enum {
    STRAY_WORDS = 8, // words that may be left out of the middle of a quotation
    CANDIDATES = 8,
    FEW_LETTERS = 16, // fewer may stand in a row by accident
    CUT_WORDS = 2,    // words at the ends of a quotation that may be cut otherwise
    THOUSAND = 1000
};

// The words of a quotation, those in brackets and marks of omission left out.
GArray *quotation_words(const struct quotation *quotation)
{
    g_autofree char *text =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    for (char *open = text; (open = strchr(open, '['));) {
        char *close = strchr(open, ']');
        if (!close)
            break;
        memset(open, ' ', (gsize)(close - open) + 1);
    }
    return text_words(text);
}

guint quotation_omissions(const struct quotation *quotation)
{
    guint count = 0;
    for (guint i = quotation->start; i + 2 < quotation->end; i++) {
        const char *at = quotation->passage->folded + i;
        if (strncmp(at, "...", 3) == 0 || *at == '[')
            count++;
    }
    return count;
}

// The words as they stand, in a row: an alignment may tie their first to an equal word far before.
static gboolean find_row(const GArray *words, const struct indexed_clause *clause, guint skip,
                         struct fit *fit)
{
    for (guint at = skip; at + words->len <= clause->word_count; at++) {
        guint same = 0;
        while (same < words->len &&
               clause->words[at + same].key == g_array_index(words, struct word, same).key)
            same++;
        if (same < words->len)
            continue;
        *fit = (struct fit){.clause = clause, .first = at, .last = at + same - 1};
        fit->matched = same;
        fit->like = THOUSAND;
        fit->whole = TRUE;
        return TRUE;
    }
    return FALSE;
}

// The quotation's word that is paired with a word of the clause.
static guint place_of_pair(const GArray *pairs, guint clause_word)
{
    for (guint i = 0; i < pairs->len; i++)
        if (g_array_index(pairs, struct word_pair, i).b == clause_word)
            return g_array_index(pairs, struct word_pair, i).a;
    return 0;
}

// The densest part of the aligned pairs: words matched far from the others are accidents.
static void fit_clause(const struct quotation *quotation, const GArray *words,
                       const struct indexed_clause *clause, struct fit *fit)
{
    const struct word *own = (const struct word *)(void *)words->data;
    // The text alone: a title often begins as its text does.
    guint skip = clause->title_words < clause->word_count ? clause->title_words : 0;
    if (find_row(words, clause, skip, fit))
        return;
    g_autoptr(GArray) pairs =
        words_align(own, words->len, clause->words + skip, clause->word_count - skip);
    *fit = (struct fit){.clause = clause};
    guint stray = quotation_omissions(quotation) ? clause->word_count : STRAY_WORDS;
    for (guint i = 0; i < pairs->len;) {
        guint next = i + 1;
        while (next < pairs->len && g_array_index(pairs, struct word_pair, next).b <=
                                        g_array_index(pairs, struct word_pair, next - 1).b + stray)
            next++;
        if (next - i > fit->matched) {
            fit->matched = next - i;
            fit->first = skip + g_array_index(pairs, struct word_pair, i).b;
            fit->last = skip + g_array_index(pairs, struct word_pair, next - 1).b;
        }
        i = next;
    }
    guint length = fit->matched ? fit->last - fit->first + 1 : 0;
    if (fit->matched) {
        fit->before = place_of_pair(pairs, fit->first - skip);
        fit->after = words->len - 1 - place_of_pair(pairs, fit->last - skip);
    }
    fit->like = THOUSAND * fit->matched / words->len;
    fit->whole =
        fit->matched == words->len && (length == words->len || quotation_omissions(quotation));
}

static int compare_counts(const void *a, const void *b)
{
    const guint *first = a, *second = b; // clause, count
    if (first[1] != second[1])
        return first[1] > second[1] ? -1 : 1;
    return first[0] < second[0] ? -1 : first[0] > second[0];
}

// The clauses that share most shingles with the quotation; all of them for one that shares none
// would be a guess.
struct fit fit_best(const struct quotation *quotation, const GArray *words,
                    const struct agreement_index *index)
{
    struct fit best = {0};
    if (!index)
        return best;
    g_autoptr(GHashTable) shared = g_hash_table_new(NULL, NULL);
    for (guint at = 0; at + SHINGLE_WORDS <= words->len; at++) {
        guint count;
        const struct shingle_place *places =
            index_find(index, shingle_key(&g_array_index(words, struct word, at)), &count);
        for (guint i = 0; i < count; i++) {
            gpointer key = GUINT_TO_POINTER(places[i].clause);
            guint before = GPOINTER_TO_UINT(g_hash_table_lookup(shared, key));
            g_hash_table_insert(shared, key, GUINT_TO_POINTER(before + 1));
        }
    }
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, 2 * sizeof(guint));
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, shared);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        guint entry[] = {GPOINTER_TO_UINT(key), GPOINTER_TO_UINT(value)};
        g_array_append_vals(counts, entry, 1);
    }
    g_array_sort(counts, compare_counts);
    for (guint i = 0; i < MIN(counts->len, CANDIDATES); i++) {
        struct fit fit;
        const guint *entry = (const guint *)(void *)counts->data + (gsize)i * 2;
        fit_clause(quotation, words, index_clause(index, entry[0]), &fit);
        if (fit.whole > best.whole || (fit.whole == best.whole && fit.like > best.like))
            best = fit;
    }
    return best;
}

// The agreement's own words, as they stand.
char *fit_text(const struct fit *fit)
{
    guint start = fit->clause->words[fit->first].start;
    return g_strndup(fit->clause->text + start, fit->clause->words[fit->last].end - start);
}

// Words that are cut otherwise, "1500" for "1 500", are still the clause's. The fit grows to the
// words at its ends that the quotation has cut otherwise.
static gboolean same_letters(const struct quotation *quotation, struct fit *fit)
{
    g_autofree char *own =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    g_autofree char *letters = text_letters(own);
    guint first = fit->first > CUT_WORDS ? fit->first - CUT_WORDS : 0;
    for (guint from = first; from <= fit->first; from++)
        for (guint to = fit->last; to < fit->clause->word_count && to <= fit->last + CUT_WORDS;
             to++) {
            struct fit wider = *fit;
            wider.first = from;
            wider.last = to;
            g_autofree char *text = fit_text(&wider);
            g_autofree char *other = text_letters(text);
            if (strcmp(letters, other) != 0)
                continue;
            *fit = wider;
            return TRUE;
        }
    return FALSE;
}

// A quotation whose words are cut otherwise than the clause's, so that no three of them are the
// same: found by its letters alone.
static gboolean find_letters(const struct quotation *quotation, const struct agreement_index *index,
                             struct fit *fit)
{
    g_autofree char *own =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    g_autofree char *letters = text_letters(own);
    gsize length = strlen(letters);
    for (guint i = 0; i < index_agreement(index)->clauses->len; i++) {
        const struct indexed_clause *clause = index_clause(index, i);
        if (length < FEW_LETTERS || !strstr(clause->letters, letters))
            continue;
        for (guint from = clause->title_words; from < clause->word_count; from++) {
            *fit = (struct fit){.clause = clause, .first = from, .last = from};
            for (; fit->last < clause->word_count; fit->last++) {
                g_autofree char *text = fit_text(fit);
                g_autofree char *other = text_letters(text);
                if (strcmp(letters, other) == 0)
                    return TRUE;
                if (strncmp(letters, other, MIN(strlen(other), length)) != 0)
                    break;
            }
        }
    }
    return FALSE;
}

// Whether a sentence or a line of the clause ends between a word and the next.
static gboolean is_sentence_end(const struct indexed_clause *clause, guint word)
{
    const struct word *at = &clause->words[word];
    gsize gap = clause->words[word + 1].start - at->end;
    return strcspn(clause->text + at->end, ".:;!?\n") < gap;
}

// Takes in the clause's words in the places of the quotation's first and last ones that differ, as
// far as its sentence goes: "två gånger" stands for "en gång".
void fit_widen(struct fit *fit)
{
    const struct indexed_clause *clause = fit->clause;
    for (guint i = 0; i < MIN(fit->before, STRAY_WORDS) && fit->first > clause->title_words &&
                      !is_sentence_end(clause, fit->first - 1);
         i++)
        fit->first--;
    for (guint i = 0; i < MIN(fit->after, STRAY_WORDS) && fit->last + 1 < clause->word_count &&
                      !is_sentence_end(clause, fit->last);
         i++)
        fit->last++;
}

// How a quotation stands in an agreement, also one whose words are cut otherwise.
struct fit fit_in(const struct quotation *quotation, const GArray *words,
                  const struct agreement_index *index)
{
    struct fit fit = fit_best(quotation, words, index);
    if (!fit.whole && ((fit.like >= QUOTATION_LIKE / 2 && same_letters(quotation, &fit)) ||
                       find_letters(quotation, index, &fit)))
        fit.whole = TRUE;
    return fit;
}
