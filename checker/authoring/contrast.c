// SPDX-License-Identifier: Apache-2.0
#include "authoring/contrast.h"

#include "lang/inflect.h"
#include "text/fold.h"
#include "text/text.h"
#include "text/words.h"

#include <string.h>

enum {
    LIKE = 500,         // thousandths of the longer sentence's words that two versions share
    TERM_LETTERS = 7,   // shorter words are ordinary ones
    TERM_STEM = 6,      // letters that forms of a word have in common
    ENDING_LETTERS = 5, // of the longest ending
    TERM_USES = 2,      // times that a term must be used to be one
    PATTERN_WORDS = 3,
    MOST_GAP = 5,
    VALUE_WORDS = 2,
    FEW_LETTERS = 4,
    THOUSAND = 1000
};

// A sentence, folded, with its words; lower-case texts of the words beside them.
struct sentence {
    char *text;
    GArray *words;    // struct word
    GPtrArray *lower; // char *, one a word
};

static void sentence_free(void *item)
{
    struct sentence *sentence = item;
    g_free(sentence->text);
    g_array_unref(sentence->words);
    g_ptr_array_unref(sentence->lower);
    g_free(sentence);
}

static const struct word *word_at(const struct sentence *sentence, guint index)
{
    return &g_array_index(sentence->words, struct word, index);
}

static struct sentence *sentence_new(const char *start, gsize length)
{
    struct sentence *sentence = g_new0(struct sentence, 1);
    sentence->text = g_strstrip(g_strndup(start, length));
    sentence->words = text_words(sentence->text);
    sentence->lower = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < sentence->words->len; i++) {
        const struct word *word = word_at(sentence, i);
        g_autofree char *own = g_strndup(sentence->text + word->start, word->end - word->start);
        g_ptr_array_add(sentence->lower, text_fold_case(own));
    }
    return sentence;
}

// The sentences of clauses (struct sentence); the label of a list item is none of its words, and
// rows of tables are no sentences.
static GPtrArray *sentences_of(const GPtrArray *clauses)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(sentence_free);
    for (guint i = 0; i < clauses->len; i++) {
        const struct compared_clause *clause = clauses->pdata[i];
        g_auto(GStrv) lines = g_strsplit(clause->text, "\n", -1);
        for (guint n = 0; lines[n]; n++) {
            if (strstr(lines[n], " | "))
                continue;
            g_autofree char *folded = text_fold(lines[n]);
            const char *line = folded;
            const char *space = strchr(line, ' ');
            if (space && space - line <= FEW_LETTERS &&
                (space[-1] == ')' || g_str_has_prefix(line, "•") || *line == '-'))
                line = space + 1;
            g_autoptr(GArray) starts = find_sentences(line, strlen(line));
            for (guint s = 0; s < starts->len && *line; s++) {
                guint start = g_array_index(starts, guint, s);
                guint end =
                    s + 1 < starts->len ? g_array_index(starts, guint, s + 1) : (guint)strlen(line);
                g_ptr_array_add(sentences, sentence_new(line + start, end - start));
            }
        }
    }
    return sentences;
}

// ---- Terms that are gone

// The words of all clauses of one side, by their first letters: stem -> GPtrArray of char *.
static GHashTable *stems_of(const struct comparison *comparison, gboolean new_side)
{
    GHashTable *stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify)(void *)g_ptr_array_unref);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        const GPtrArray *clauses = new_side ? alignment->new_clauses : alignment->old_clauses;
        for (guint n = 0; n < clauses->len; n++) {
            const struct compared_clause *clause = clauses->pdata[n];
            g_autofree char *all = g_strdup_printf("%s\n%s", clause->heading, clause->text);
            g_autoptr(GPtrArray) words = text_long_words(all);
            for (guint w = 0; w < words->len; w++) {
                char *word = words->pdata[w];
                char *stem = g_utf8_substring(word, 0, MIN(g_utf8_strlen(word, -1), TERM_STEM));
                GPtrArray *list = g_hash_table_lookup(stems, stem);
                if (!list) {
                    list = g_ptr_array_new_with_free_func(g_free);
                    g_hash_table_insert(stems, g_strdup(stem), list);
                }
                g_ptr_array_add(list, g_strdup(word));
                g_free(stem);
            }
        }
    }
    return stems;
}

// Whether one word may be a form of the other: they differ in an ending.
static gboolean is_form(const char *a, const char *b)
{
    gsize same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    gsize first = strlen(a) - same, second = strlen(b) - same;
    return first <= ENDING_LETTERS && second <= ENDING_LETTERS && same >= TERM_STEM;
}

static guint count_forms(GHashTable *stems, const char *word)
{
    g_autofree char *stem = g_utf8_substring(word, 0, MIN(g_utf8_strlen(word, -1), TERM_STEM));
    const GPtrArray *list = g_hash_table_lookup(stems, stem);
    guint count = 0;
    for (guint i = 0; list && i < list->len; i++)
        count += is_form(list->pdata[i], word);
    return count;
}

// A word that may be a term: it stands in a heading, or in two forms, as nouns do.
static gboolean is_term(GHashTable *old_stems, const struct alignment *alignment, const char *word)
{
    for (guint i = 0; i < alignment->old_clauses->len; i++) {
        const struct compared_clause *clause = alignment->old_clauses->pdata[i];
        g_autofree char *heading = text_fold_case(clause->heading);
        if (strstr(heading, word))
            return TRUE;
    }
    static const char *const endings[] = {"en", "et", "n",    "ens", "ets",
                                          "er", "ar", "erna", "arna"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *form = g_strconcat(word, endings[i], NULL);
        g_autofree char *stem = g_utf8_substring(word, 0, TERM_STEM);
        const GPtrArray *list = g_hash_table_lookup(old_stems, stem);
        for (guint n = 0; list && n < list->len; n++)
            if (strcmp(list->pdata[n], form) == 0)
                return TRUE;
    }
    return FALSE;
}

// Whether the second word is an inflected form of the first.
static gboolean inflects_to(const char *base, const char *word)
{
    g_autoptr(arena_t) arena = arena_new();
    const struct inflection *forms = inflect(arena, base, NULL, NULL);
    return forms && inflection_features(forms, word) >= 0;
}

// The base form of a word, if the old version uses it and its inflection is known; else the word.
static const char *base_form(GHashTable *old_stems, const char *word)
{
    g_autofree char *stem = g_utf8_substring(word, 0, TERM_STEM);
    const GPtrArray *list = g_hash_table_lookup(old_stems, stem);
    const char *base = word;
    for (guint i = 0; list && i < list->len; i++)
        if (strlen(list->pdata[i]) < strlen(base) && inflects_to(list->pdata[i], word))
            base = list->pdata[i];
    return base;
}

static void add_terms(const struct comparison *comparison, struct arena *arena,
                      GPtrArray *contrasts)
{
    g_autoptr(GHashTable) old_stems = stems_of(comparison, FALSE);
    g_autoptr(GHashTable) new_stems = stems_of(comparison, TRUE);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        g_autoptr(GPtrArray) sentences = sentences_of(alignment->old_clauses);
        g_autoptr(GPtrArray) instead = sentences_of(alignment->new_clauses);
        const struct sentence *first = instead->len ? instead->pdata[0] : NULL;
        for (guint s = 0; s < sentences->len; s++) {
            const struct sentence *sentence = sentences->pdata[s];
            for (guint w = 0; w < sentence->words->len; w++) {
                const char *lower = sentence->lower->pdata[w];
                if (g_ascii_isdigit(*lower) || g_utf8_strlen(lower, -1) < TERM_LETTERS ||
                    count_forms(new_stems, lower) || count_forms(old_stems, lower) < TERM_USES)
                    continue;
                const char *base = base_form(old_stems, lower);
                if (g_hash_table_contains(seen, base) || !is_term(old_stems, alignment, base))
                    continue;
                struct contrast *contrast = arena_new0(arena, struct contrast);
                *contrast =
                    (struct contrast){.kind = CONTRAST_TERM,
                                      .alignment = alignment,
                                      .before = arena_strdup(arena, sentence->text),
                                      .after = first ? arena_strdup(arena, first->text) : NULL,
                                      .start = word_at(sentence, w)->start,
                                      .end = word_at(sentence, w)->end,
                                      .was = arena_strdup(arena, base),
                                      .words = arena_array(arena)};
                g_ptr_array_add(contrasts, contrast);
                g_hash_table_add(seen, (gpointer)(gsize)contrast->was);
            }
        }
    }
}

// ---- Sentences that became others

// A gap between two words that both sentences have: words [old_from, old_to) of the one stand where
// [new_from, new_to) of the other do.
struct gap {
    guint old_from, old_to, new_from, new_to;
};

static GArray *gaps_between(const struct sentence *before, const struct sentence *after,
                            const GArray *pairs)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
    guint a = 0, b = 0;
    for (guint i = 0; i <= pairs->len; i++) {
        gboolean end = i == pairs->len;
        const struct word_pair *pair = end ? NULL : &g_array_index(pairs, struct word_pair, i);
        struct gap gap = {a, end ? before->words->len : pair->a, b,
                          end ? after->words->len : pair->b};
        if (gap.old_to > gap.old_from || gap.new_to > gap.new_from)
            g_array_append_val(gaps, gap);
        if (!end) {
            a = pair->a + 1;
            b = pair->b + 1;
        }
    }
    return gaps;
}

static gboolean is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return TRUE;
    return FALSE;
}

static const char *const modals[] = {"kan", "får", "bör", "ska", "skall", "måste", NULL};
static const char *const denials[] = {"inte", "ej", "aldrig", NULL};

// The only word of [from, to) that is in a list; -1: none is, or several.
static gint only_word(const struct sentence *sentence, guint from, guint to,
                      const char *const *list)
{
    gint found = -1;
    for (guint i = from; i < to; i++) {
        if (!is_one_of(sentence->lower->pdata[i], list))
            continue;
        if (found >= 0)
            return -1;
        found = (gint)i;
    }
    return found;
}

// What a word is as a party: the beginning that its forms share; NULL: it is none.
static const char *party_of(const char *word)
{
    static const char *const parties[] = {
        "region",       "kommun",          "huvudm",     "primärvård",     "vårdcentral",
        "sjukhus",      "specialist",      "specialis",  "slutenvård",     "hemtjänst",
        "socialtjänst", "sjukskötersk",    "läkar",      "arbetsterapeut", "fysioterapeut",
        "bistånd",      "verksamhetschef", "vårdenhet",  "rehabenhet",     "parter",
        "patient",      "närstående",      "leverantör", "leverantörer",   "tandvård"};
    for (gsize i = 0; i < G_N_ELEMENTS(parties); i++)
        if (g_str_has_prefix(word, parties[i]))
            return parties[i];
    return NULL;
}

static gint only_party(const struct sentence *sentence, guint from, guint to)
{
    gint found = -1;
    for (guint i = from; i < to; i++) {
        if (!party_of(sentence->lower->pdata[i]))
            continue;
        if (found >= 0)
            return -1;
        found = (gint)i;
    }
    return found;
}

static gboolean tells(const char *word)
{
    static const char *const empty[] = {"efter", "enligt", "även",   "också",  "eller", "genom",
                                        "inför", "mellan", "under",  "varje",  "detta", "denna",
                                        "dessa", "vilken", "vilket", "deras",  "sina",  "från",
                                        "till",  "inom",   "hans",   "hennes", NULL};
    return g_utf8_strlen(word, -1) >= FEW_LETTERS && !g_ascii_isdigit(*word) &&
           !is_one_of(word, empty);
}

// Words around one, in order, that tell what it is said of: those after it, else before it too.
static void add_words(struct arena *arena, struct contrast *contrast,
                      const struct sentence *sentence, guint own)
{
    guint places[PATTERN_WORDS + 1] = {own}, count = 1, last = own;
    contrast->words = arena_array(arena);
    contrast->gap = 0;
    for (guint i = own + 1; i < sentence->words->len && count < PATTERN_WORDS; i++)
        if (tells(sentence->lower->pdata[i]) && i - last <= MOST_GAP) {
            places[count++] = last = i;
        }
    guint first = own;
    for (guint i = own; i > 0 && count < PATTERN_WORDS; i--)
        if (tells(sentence->lower->pdata[i - 1]) && first - (i - 1) <= MOST_GAP) {
            memmove(places + 1, places, count++ * sizeof *places);
            places[0] = first = i - 1;
        }
    for (guint i = 0; i < count; i++) {
        g_ptr_array_add(contrast->words, arena_strdup(arena, sentence->lower->pdata[places[i]]));
        if (i)
            contrast->gap = MAX(contrast->gap, places[i] - places[i - 1] - 1);
    }
}

static char *words_between(const struct sentence *sentence, guint from, guint to)
{
    guint start = word_at(sentence, from)->start;
    return g_strndup(sentence->text + start, word_at(sentence, to - 1)->end - start);
}

static struct contrast *contrast_new(struct arena *arena, enum contrast_kind kind,
                                     const struct alignment *alignment,
                                     const struct sentence *before, const struct sentence *after)
{
    struct contrast *contrast = arena_new0(arena, struct contrast);
    *contrast = (struct contrast){.kind = kind,
                                  .alignment = alignment,
                                  .before = arena_strdup(arena, before->text),
                                  .after = arena_strdup(arena, after->text)};
    return contrast;
}

// Another word in the place of one: of `before` word `was`, of `after` word `now`.
static void add_change(struct arena *arena, GPtrArray *contrasts, struct contrast *contrast,
                       const struct sentence *before, guint was, const struct sentence *after,
                       guint now)
{
    g_autofree char *old_word = words_between(before, was, was + 1);
    g_autofree char *new_word = words_between(after, now, now + 1);
    contrast->was = arena_strdup(arena, old_word);
    contrast->now = arena_strdup(arena, new_word);
    add_words(arena, contrast, before, was);
    contrast->start = word_at(before, was)->start;
    contrast->end = word_at(before, was)->end;
    if (contrast->words->len >= 2)
        g_ptr_array_add(contrasts, contrast);
}

// "får överlåtas" that became "får inte överlåtas", or the reverse: the words with the denial's
// place must stand as they did.
static void add_denial(struct arena *arena, GPtrArray *contrasts, const struct alignment *alignment,
                       const struct sentence *before, const struct sentence *after,
                       const struct gap *gap)
{
    gint old_no = only_word(before, gap->old_from, gap->old_to, denials);
    gint new_no = only_word(after, gap->new_from, gap->new_to, denials);
    if ((old_no >= 0) == (new_no >= 0) || gap->old_from == 0 || gap->old_to >= before->words->len)
        return;
    struct contrast *contrast = contrast_new(arena, CONTRAST_MODAL, alignment, before, after);
    guint from = gap->old_from - 1, to = gap->old_to + 1;
    contrast->words = arena_array(arena);
    for (guint i = from; i < to; i++)
        g_ptr_array_add(contrast->words, arena_strdup(arena, before->lower->pdata[i]));
    g_autofree char *was = words_between(before, from, to);
    g_autofree char *now = words_between(after, gap->new_from ? gap->new_from - 1 : 0,
                                         MIN(gap->new_to + 1, after->words->len));
    contrast->was = arena_strdup(arena, was);
    contrast->now = arena_strdup(arena, now);
    contrast->start = word_at(before, from)->start;
    contrast->end = word_at(before, to - 1)->end;
    g_ptr_array_add(contrasts, contrast);
}

// The words that two sentences share and that tell most: the longest ones.
static void add_shared_words(struct arena *arena, struct contrast *contrast,
                             const struct sentence *before, const GArray *pairs)
{
    contrast->words = arena_array(arena);
    gint best[VALUE_WORDS] = {-1, -1};
    for (guint i = 0; i < pairs->len; i++) {
        guint at = g_array_index(pairs, struct word_pair, i).a;
        const char *word = before->lower->pdata[at];
        gboolean inside = word_at(before, at)->start < contrast->end &&
                          word_at(before, at)->end > contrast->start;
        if (inside || !tells(word))
            continue;
        for (guint n = 0; n < VALUE_WORDS; n++) {
            if (best[n] >= 0 && strlen(before->lower->pdata[best[n]]) >= strlen(word))
                continue;
            memmove(best + n + 1, best + n, (VALUE_WORDS - 1 - n) * sizeof *best);
            best[n] = (gint)at;
            break;
        }
    }
    if (best[1] >= 0 && best[1] < best[0]) {
        gint first = best[1];
        best[1] = best[0];
        best[0] = first;
    }
    for (guint n = 0; n < VALUE_WORDS; n++)
        if (best[n] >= 0)
            g_ptr_array_add(contrast->words, arena_strdup(arena, before->lower->pdata[best[n]]));
}

// Values of the one sentence that stand as others in the other, in the same gap.
static void add_values(struct arena *arena, GPtrArray *contrasts, const struct alignment *alignment,
                       const struct sentence *before, const struct sentence *after,
                       const GArray *pairs, const struct gap *gap)
{
    g_autoptr(GArray) old_values = g_array_new(FALSE, FALSE, sizeof(struct value));
    g_autoptr(GArray) new_values = g_array_new(FALSE, FALSE, sizeof(struct value));
    if (gap->old_from == gap->old_to || gap->new_from == gap->new_to)
        return;
    value_find(G_MAXUINT, before->text, 0, (guint)strlen(before->text), old_values);
    value_find(G_MAXUINT, after->text, 0, (guint)strlen(after->text), new_values);
    for (guint i = 0; i < old_values->len; i++) {
        const struct value *was = &g_array_index(old_values, struct value, i);
        if (was->start > word_at(before, gap->old_to - 1)->end ||
            was->end < word_at(before, gap->old_from)->start)
            continue;
        for (guint n = 0; n < new_values->len; n++) {
            const struct value *now = &g_array_index(new_values, struct value, n);
            if (now->kind != was->kind || now->start > word_at(after, gap->new_to - 1)->end ||
                now->end < word_at(after, gap->new_from)->start ||
                !value_differs(was, VALUE_EQ, now))
                continue;
            struct contrast *contrast =
                contrast_new(arena, CONTRAST_VALUE, alignment, before, after);
            contrast->value = was->kind;
            contrast->start = was->start;
            contrast->end = was->end;
            contrast->was = arena_strndup(arena, before->text + was->start, was->end - was->start);
            contrast->now = arena_strndup(arena, after->text + now->start, now->end - now->start);
            add_shared_words(arena, contrast, before, pairs);
            if (contrast->words->len)
                g_ptr_array_add(contrasts, contrast);
            return;
        }
    }
}

static void add_pair(struct arena *arena, GPtrArray *contrasts, const struct alignment *alignment,
                     const struct sentence *before, const struct sentence *after,
                     const GArray *pairs)
{
    g_autoptr(GArray) gaps = gaps_between(before, after, pairs);
    for (guint i = 0; i < gaps->len; i++) {
        const struct gap *gap = &g_array_index(gaps, struct gap, i);
        gint old_modal = only_word(before, gap->old_from, gap->old_to, modals);
        gint new_modal = only_word(after, gap->new_from, gap->new_to, modals);
        gint old_party = only_party(before, gap->old_from, gap->old_to);
        gint new_party = only_party(after, gap->new_from, gap->new_to);
        if (old_modal >= 0 && new_modal >= 0)
            add_change(arena, contrasts,
                       contrast_new(arena, CONTRAST_MODAL, alignment, before, after), before,
                       (guint)old_modal, after, (guint)new_modal);
        else
            add_denial(arena, contrasts, alignment, before, after, gap);
        if (old_party >= 0 && new_party >= 0 &&
            party_of(before->lower->pdata[old_party]) != party_of(after->lower->pdata[new_party]))
            add_change(arena, contrasts,
                       contrast_new(arena, CONTRAST_PARTY, alignment, before, after), before,
                       (guint)old_party, after, (guint)new_party);
        add_values(arena, contrasts, alignment, before, after, pairs, gap);
    }
}

// Holds each sentence of the old clauses against the one of the new that it became.
static void add_sentences(struct arena *arena, GPtrArray *contrasts,
                          const struct alignment *alignment)
{
    g_autoptr(GPtrArray) before = sentences_of(alignment->old_clauses);
    g_autoptr(GPtrArray) after = sentences_of(alignment->new_clauses);
    for (guint i = 0; i < before->len; i++) {
        const struct sentence *own = before->pdata[i];
        const struct sentence *became = NULL;
        g_autoptr(GArray) shared = NULL;
        for (guint n = 0; n < after->len; n++) {
            const struct sentence *other = after->pdata[n];
            guint longer = MAX(own->words->len, other->words->len);
            GArray *pairs =
                words_align((const struct word *)(void *)own->words->data, own->words->len,
                            (const struct word *)(void *)other->words->data, other->words->len);
            if (pairs->len * THOUSAND >= longer * LIKE && (!shared || pairs->len > shared->len)) {
                became = other;
                g_clear_pointer(&shared, g_array_unref);
                shared = g_array_ref(pairs);
            }
            g_array_unref(pairs);
        }
        if (became)
            add_pair(arena, contrasts, alignment, own, became, shared);
    }
}

GPtrArray *contrasts_find(const struct comparison *comparison, struct arena *arena)
{
    GPtrArray *contrasts = g_ptr_array_new();
    add_terms(comparison, arena, contrasts);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        if (alignment->relation == RELATION_REWORDED || alignment->relation == RELATION_SPLIT ||
            alignment->relation == RELATION_MERGED)
            add_sentences(arena, contrasts, alignment);
    }
    return contrasts;
}
