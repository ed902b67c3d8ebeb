// SPDX-License-Identifier: Apache-2.0
#include "authoring/contrast.h"

#include "authoring/sentence.h"
#include "authoring/vanished.h"
#include "text/text.h"

#include <string.h>

enum {
    LIKE = 500, // thousandths of the longer sentence's words that two versions share
    PATTERN_WORDS = 3,
    MOST_GAP = 5,
    VALUE_WORDS = 2,
    FEW_LETTERS = 4,
    THOUSAND = 1000
};

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
        "region",          "kommun",     "huvudm",         "primärvård",    "vårdcentral",
        "sjukhus",         "specialis",  "slutenvård",     "hemtjänst",     "socialtjänst",
        "sjukskötersk",    "läkar",      "arbetsterapeut", "fysioterapeut", "bistånd",
        "verksamhetschef", "vårdenhet",  "rehabenhet",     "parter",        "patient",
        "närstående",      "leverantör", "tandvård"};
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
    guint start = sentence_word(sentence, from)->start;
    return g_strndup(sentence->text + start, sentence_word(sentence, to - 1)->end - start);
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
    contrast->start = sentence_word(before, was)->start;
    contrast->end = sentence_word(before, was)->end;
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
    contrast->start = sentence_word(before, from)->start;
    contrast->end = sentence_word(before, to - 1)->end;
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
        gboolean inside = sentence_word(before, at)->start < contrast->end &&
                          sentence_word(before, at)->end > contrast->start;
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
    value_find(VALUE_AGREED, before->text, 0, (guint)strlen(before->text), old_values);
    value_find(VALUE_AGREED, after->text, 0, (guint)strlen(after->text), new_values);
    for (guint i = 0; i < old_values->len; i++) {
        const struct value *was = &g_array_index(old_values, struct value, i);
        if (was->start > sentence_word(before, gap->old_to - 1)->end ||
            was->end < sentence_word(before, gap->old_from)->start)
            continue;
        for (guint n = 0; n < new_values->len; n++) {
            const struct value *now = &g_array_index(new_values, struct value, n);
            if (now->kind != was->kind || now->start > sentence_word(after, gap->new_to - 1)->end ||
                now->end < sentence_word(after, gap->new_from)->start ||
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
    vanished_terms(comparison, arena, contrasts);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        if (alignment->relation == RELATION_REWORDED || alignment->relation == RELATION_SPLIT ||
            alignment->relation == RELATION_MERGED)
            add_sentences(arena, contrasts, alignment);
    }
    return contrasts;
}
