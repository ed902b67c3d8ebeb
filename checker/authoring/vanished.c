// SPDX-License-Identifier: Apache-2.0
#include "authoring/vanished.h"
#include "authoring/sentence.h"
#include "lang/inflect.h"
#include "text/text.h"

#include <string.h>

enum {
    TERM_LETTERS = 7,   // shorter words are ordinary ones
    TERM_STEM = 6,      // letters that forms of a word have in common
    ENDING_LETTERS = 5, // of the longest ending
    TERM_USES = 2       // times that a term must be used to be one
};

// Words `at` and the next, lower case; newly allocated.
static char *phrase_at(const struct sentence *sentence, guint at)
{
    return g_strconcat(sentence->lower->pdata[at], " ", sentence->lower->pdata[at + 1], NULL);
}

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

// A contrast of a term, at words [first, last] of a sentence of the old clauses.
static struct contrast *term_contrast(struct arena *arena, const struct alignment *alignment,
                                      const struct sentence *sentence, guint first, guint last,
                                      const char *term)
{
    g_autoptr(GPtrArray) instead = sentences_of(alignment->new_clauses);
    const struct sentence *right = instead->len ? instead->pdata[0] : NULL;
    struct contrast *contrast = arena_new0(arena, struct contrast);
    *contrast = (struct contrast){.kind = CONTRAST_TERM,
                                  .alignment = alignment,
                                  .before = arena_strdup(arena, sentence->text),
                                  .after = right ? arena_strdup(arena, right->text) : NULL,
                                  .start = sentence_word(sentence, first)->start,
                                  .end = sentence_word(sentence, last)->end,
                                  .was = arena_strdup(arena, term),
                                  .words = arena_array(arena)};
    return contrast;
}

// What is known of both versions' words while terms are looked for.
struct vocabulary {
    GHashTable *old_stems, *new_stems; // stems_of
    GHashTable *phrases;               // vanished_phrases
    GHashTable *seen;                  // terms that there is a contrast of
};

static gboolean is_vanished_word(const struct vocabulary *words, const char *lower)
{
    return !g_ascii_isdigit(*lower) && g_utf8_strlen(lower, -1) >= TERM_LETTERS &&
           !count_forms(words->new_stems, lower) &&
           count_forms(words->old_stems, lower) >= TERM_USES;
}

// Two words in a row, lower case, and how often they stand so in a version: phrase -> count.
static GHashTable *phrases_of(const struct comparison *comparison, gboolean new_side)
{
    GHashTable *phrases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        const GPtrArray *clauses = new_side ? alignment->new_clauses : alignment->old_clauses;
        for (guint n = 0; n < clauses->len; n++) {
            const struct compared_clause *clause = clauses->pdata[n];
            g_autofree char *all = g_strdup_printf("%s. %s", clause->heading, clause->text);
            struct sentence *words = sentence_new(all, strlen(all));
            for (guint w = 1; w < words->lower->len; w++) {
                char *phrase = phrase_at(words, w - 1);
                guint count = GPOINTER_TO_UINT(g_hash_table_lookup(phrases, phrase));
                g_hash_table_insert(phrases, phrase, GUINT_TO_POINTER(count + 1));
            }
            sentence_free(words);
        }
    }
    return phrases;
}

// Whether an adjective and its noun ("patientansvarig läkare") stand in no form in the new version;
// neither word alone need be gone.
static gboolean is_gone(const char *phrase, GHashTable *new_phrases)
{
    g_autoptr(arena_t) arena = arena_new();
    const struct inflection *forms = inflect(arena, phrase, NULL, NULL);
    if (!forms || !forms->described)
        return FALSE;
    for (guint i = 0; i < forms->count; i++)
        if (g_hash_table_contains(new_phrases, forms->forms[i].text))
            return FALSE;
    return TRUE;
}

// The phrases that the old version uses and the new one does not, a set.
static GHashTable *vanished_phrases(const struct comparison *comparison)
{
    g_autoptr(GHashTable) old_phrases = phrases_of(comparison, FALSE);
    g_autoptr(GHashTable) new_phrases = phrases_of(comparison, TRUE);
    GHashTable *gone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer phrase, count;
    g_hash_table_iter_init(&iter, old_phrases);
    while (g_hash_table_iter_next(&iter, &phrase, &count))
        if (GPOINTER_TO_UINT(count) >= TERM_USES && is_gone(phrase, new_phrases))
            g_hash_table_add(gone, g_strdup(phrase));
    return gone;
}

// The term that a word of a sentence is, gone and not told before; newly allocated, or NULL.
static char *word_gone(const struct vocabulary *words, const struct alignment *alignment,
                       const char *lower)
{
    if (!is_vanished_word(words, lower))
        return NULL;
    const char *base = base_form(words->old_stems, lower);
    gboolean told = g_hash_table_contains(words->seen, base);
    return !told && is_term(words->old_stems, alignment, base) ? g_strdup(base) : NULL;
}

// The same of a word and the next, where the next alone is not gone.
static char *phrase_gone(const struct vocabulary *words, const struct sentence *sentence, guint at)
{
    if (at + 1 >= sentence->lower->len)
        return NULL;
    g_autofree char *phrase = phrase_at(sentence, at);
    gboolean gone = g_hash_table_contains(words->phrases, phrase) &&
                    !g_hash_table_contains(words->seen, phrase) &&
                    !is_vanished_word(words, sentence->lower->pdata[at + 1]);
    return gone ? g_steal_pointer(&phrase) : NULL;
}

// The terms of a sentence that are gone and have not been told.
static void add_terms_of(struct arena *arena, GPtrArray *contrasts, struct vocabulary *words,
                         const struct alignment *alignment, const struct sentence *sentence)
{
    for (guint w = 0; w < sentence->lower->len; w++) {
        g_autofree char *word = word_gone(words, alignment, sentence->lower->pdata[w]);
        g_autofree char *phrase = word ? NULL : phrase_gone(words, sentence, w);
        if (!word && !phrase)
            continue;
        struct contrast *contrast =
            term_contrast(arena, alignment, sentence, w, word ? w : w + 1, word ? word : phrase);
        g_ptr_array_add(contrasts, contrast);
        g_hash_table_add(words->seen, (gpointer)(gsize)contrast->was);
    }
}

void vanished_terms(const struct comparison *comparison, struct arena *arena, GPtrArray *contrasts)
{
    g_autoptr(GHashTable) old_stems = stems_of(comparison, FALSE);
    g_autoptr(GHashTable) new_stems = stems_of(comparison, TRUE);
    g_autoptr(GHashTable) phrases = vanished_phrases(comparison);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct vocabulary words = {old_stems, new_stems, phrases, seen};
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        g_autoptr(GPtrArray) sentences = sentences_of(alignment->old_clauses);
        for (guint s = 0; s < sentences->len; s++)
            add_terms_of(arena, contrasts, &words, alignment, sentences->pdata[s]);
    }
}
