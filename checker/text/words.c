// SPDX-License-Identifier: Apache-2.0
#include "text/words.h"

#include <string.h>

#include "text/text.h"

enum { SOFT_HYPHEN = 0xAD, FIRST_DASH = 0x2010, LAST_DASH = 0x2015, MINUS = 0x2212 };
// Ranges up to this many pairs of words are compared whole.
enum { WHOLE_PAIRS = 400 * 1000 };
// Ranges within ranges. Texts of people need five; one that is made to need more at each word would
// take the square of its length, and the whole stack.
enum { MOST_RANGES = 24 };
enum { SMALL_WORD_BYTES = 3, LONG_WORD_LETTERS = 4 };

static gboolean is_word_part(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == SOFT_HYPHEN;
}

// A sign that is said as a word: "5 %", "16 kap. 4 §".
static gboolean is_sign(gunichar c)
{
    return c == '%' || c == 0xA7 || c == 0x2030 || c == '&';
}

// Whether a character between two word parts joins them to one word.
static gboolean joins(gunichar before, gunichar c, gunichar after)
{
    if (!is_word_part(before) || !is_word_part(after))
        return FALSE;
    gboolean digits = g_unichar_isdigit(before) && g_unichar_isdigit(after);
    gboolean dash = c == '-' || (c >= FIRST_DASH && c <= LAST_DASH) || c == MINUS;
    if (dash)
        return !digits;
    return c == ':' || (digits && (c == '.' || c == ','));
}

static guint word_end(const char *text, guint start)
{
    const char *at = text + start;
    gunichar before = 0;
    while (*at) {
        gunichar c = g_utf8_get_char(at);
        const char *next = g_utf8_next_char(at);
        if (!is_word_part(c) && !joins(before, c, *next ? g_utf8_get_char(next) : 0))
            break;
        before = c;
        at = next;
    }
    return (guint)(at - text);
}

GArray *text_words(const char *text)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct word));
    for (const char *at = text; *at;) {
        gunichar c = g_utf8_get_char(at);
        if (!is_word_part(c) && !is_sign(c)) {
            at = g_utf8_next_char(at);
            continue;
        }
        struct word word = {.start = (guint)(at - text)};
        word.end = is_sign(c) ? (guint)(g_utf8_next_char(at) - text) : word_end(text, word.start);
        g_autofree char *own = g_strndup(at, word.end - word.start);
        g_autofree char *folded = text_fold_case(own);
        word.key = g_str_hash(folded);
        if (*folded)
            g_array_append_val(words, word);
        at = text + word.end;
    }
    return words;
}

char *text_letters(const char *text)
{
    g_autofree char *folded = text_fold_case(text);
    GString *out = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            g_string_append_len(out, at, g_utf8_next_char(at) - at);
    return g_string_free(out, FALSE);
}

GPtrArray *text_long_words(const char *text)
{
    GPtrArray *longer = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *lower = text_fold_case(text);
    g_autoptr(GArray) words = text_words(lower);
    for (guint i = 0; i < words->len; i++) {
        const struct word *word = &g_array_index(words, struct word, i);
        const char *start = lower + word->start;
        if (!g_ascii_isdigit(*start) &&
            g_utf8_strlen(start, word->end - word->start) >= LONG_WORD_LETTERS)
            g_ptr_array_add(longer, g_strndup(start, word->end - word->start));
    }
    return longer;
}

// Two ranges that are compared.
struct range {
    const struct word *a, *b;
    guint a_start, a_end, b_start, b_end;
    guint depth; // ranges around this one
};

static void add_pair(GArray *pairs, guint a, guint b)
{
    struct word_pair pair = {a, b};
    g_array_append_val(pairs, pair);
}

// The classic table of common lengths, for ranges that are small enough.
static void align_whole(const struct range *range, GArray *pairs)
{
    guint rows = range->a_end - range->a_start, columns = range->b_end - range->b_start;
    g_autofree guint16 *table = g_new0(guint16, (gsize)(rows + 1) * (columns + 1));
#define LENGTH(i, j) table[(gsize)(i) * (columns + 1) + (j)]
    for (guint i = rows; i-- > 0;)
        for (guint j = columns; j-- > 0;)
            LENGTH(i, j) = range->a[range->a_start + i].key == range->b[range->b_start + j].key
                               ? (guint16)(LENGTH(i + 1, j + 1) + 1)
                               : MAX(LENGTH(i + 1, j), LENGTH(i, j + 1));
    for (guint i = 0, j = 0; i < rows && j < columns;) {
        if (range->a[range->a_start + i].key == range->b[range->b_start + j].key) {
            add_pair(pairs, range->a_start + i++, range->b_start + j++);
        } else if (LENGTH(i + 1, j) >= LENGTH(i, j + 1)) {
            i++;
        } else {
            j++;
        }
    }
#undef LENGTH
}

struct seen {
    guint a, b, a_count, b_count;
};

// The words that stand once in each range, as pairs ordered by their place in the first.
static GArray *unique_pairs(const struct range *range)
{
    g_autoptr(GHashTable) words = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint i = range->a_start; i < range->a_end; i++) {
        struct seen *seen = g_hash_table_lookup(words, GUINT_TO_POINTER(range->a[i].key));
        if (!seen) {
            seen = g_new0(struct seen, 1);
            g_hash_table_insert(words, GUINT_TO_POINTER(range->a[i].key), seen);
        }
        seen->a = i;
        seen->a_count++;
    }
    for (guint i = range->b_start; i < range->b_end; i++) {
        struct seen *seen = g_hash_table_lookup(words, GUINT_TO_POINTER(range->b[i].key));
        if (!seen)
            continue;
        seen->b = i;
        seen->b_count++;
    }
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct word_pair));
    for (guint i = range->a_start; i < range->a_end; i++) {
        const struct seen *seen = g_hash_table_lookup(words, GUINT_TO_POINTER(range->a[i].key));
        if (seen->a_count == 1 && seen->b_count == 1)
            add_pair(pairs, i, seen->b);
    }
    return pairs;
}

// The longest subsequence of pairs that ascends in the second text too (patience sorting).
static GArray *ascending(const GArray *pairs)
{
    guint count = pairs->len;
    g_autofree guint *tails = g_new(guint, count + 1), *before = g_new(guint, count + 1);
    guint length = 0;
    for (guint i = 0; i < count; i++) {
        guint b = g_array_index(pairs, struct word_pair, i).b, low = 0, high = length;
        while (low < high) {
            guint middle = (low + high) / 2;
            if (g_array_index(pairs, struct word_pair, tails[middle]).b < b)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? tails[low - 1] : G_MAXUINT;
        tails[low] = i;
        length = MAX(length, low + 1);
    }
    GArray *chain = g_array_sized_new(FALSE, TRUE, sizeof(struct word_pair), length);
    g_array_set_size(chain, length);
    for (guint i = length, at = length ? tails[length - 1] : 0; i-- > 0; at = before[at])
        g_array_index(chain, struct word_pair, i) = g_array_index(pairs, struct word_pair, at);
    return chain;
}

static void align_range(struct range range, GArray *pairs);

// Large ranges: between words that both have once. A range without such words has no pairs.
static void align_around(const struct range *range, GArray *pairs)
{
    g_autoptr(GArray) unique = unique_pairs(range);
    g_autoptr(GArray) anchors = ascending(unique);
    struct range part = *range;
    part.depth++;
    for (guint i = 0; i < anchors->len; i++) {
        const struct word_pair *anchor = &g_array_index(anchors, struct word_pair, i);
        part.a_end = anchor->a;
        part.b_end = anchor->b;
        align_range(part, pairs);
        add_pair(pairs, anchor->a, anchor->b);
        part.a_start = anchor->a + 1;
        part.b_start = anchor->b + 1;
    }
    part.a_end = range->a_end;
    part.b_end = range->b_end;
    if (anchors->len)
        align_range(part, pairs);
}

static void align_range(struct range range, GArray *pairs)
{
    while (range.a_start < range.a_end && range.b_start < range.b_end &&
           range.a[range.a_start].key == range.b[range.b_start].key)
        add_pair(pairs, range.a_start++, range.b_start++);
    guint same = 0;
    while (range.a_start < range.a_end && range.b_start < range.b_end &&
           range.a[range.a_end - 1].key == range.b[range.b_end - 1].key) {
        range.a_end--;
        range.b_end--;
        same++;
    }
    guint64 size = (guint64)(range.a_end - range.a_start) * (guint64)(range.b_end - range.b_start);
    if (size && size <= WHOLE_PAIRS)
        align_whole(&range, pairs);
    else if (size && range.depth < MOST_RANGES)
        align_around(&range, pairs);
    for (guint i = 0; i < same; i++)
        add_pair(pairs, range.a_end + i, range.b_end + i);
}

static gboolean follows(const GArray *pairs, guint i)
{
    if (i == 0 || i >= pairs->len)
        return FALSE;
    const struct word_pair *pair = &g_array_index(pairs, struct word_pair, i);
    return pair->a == pair[-1].a + 1 && pair->b == pair[-1].b + 1;
}

// Changed words on both sides of a pair, in both texts: "i" between two rewritten halves.
static gboolean is_accident(const GArray *pairs, guint i, const struct word *a, guint a_count,
                            guint b_count)
{
    const struct word_pair *pair = &g_array_index(pairs, struct word_pair, i);
    const struct word *word = &a[pair->a];
    if (word->end - word->start > SMALL_WORD_BYTES || follows(pairs, i) || follows(pairs, i + 1))
        return FALSE;
    gboolean first = i == 0, last = i + 1 == pairs->len;
    guint a_before = first ? pair->a : pair->a - pair[-1].a - 1;
    guint b_before = first ? pair->b : pair->b - pair[-1].b - 1;
    guint a_after = (last ? a_count : pair[1].a) - pair->a - 1;
    guint b_after = (last ? b_count : pair[1].b) - pair->b - 1;
    return a_before && b_before && a_after && b_after;
}

GArray *words_align(const struct word *a, guint a_count, const struct word *b, guint b_count)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(struct word_pair));
    align_range((struct range){.a = a, .b = b, .a_end = a_count, .b_end = b_count}, pairs);
    GArray *kept = g_array_sized_new(FALSE, FALSE, sizeof(struct word_pair), pairs->len);
    for (guint i = 0; i < pairs->len; i++)
        if (!is_accident(pairs, i, a, a_count, b_count))
            g_array_append_vals(kept, &g_array_index(pairs, struct word_pair, i), 1);
    return kept;
}

guint word_pairs_in_runs(const GArray *pairs, guint run)
{
    guint total = 0, length = 0;
    for (guint i = 0; i < pairs->len; i++) {
        length = follows(pairs, i) ? length + 1 : 1;
        if (!follows(pairs, i + 1) && length >= run)
            total += length;
    }
    return total;
}
