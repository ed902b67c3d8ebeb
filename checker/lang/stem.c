// SPDX-License-Identifier: Apache-2.0
#include "lang/stem.h"

#include <string.h>

// Bytes that must be left of a word, so that its ending is one.
enum { LEAST_STEM = 4 };

static gboolean determines(const char *word)
{
    static const char *const words[] = {"en",    "ett",    "den",   "det",   "de",      "denna",
                                        "detta", "dessa",  "alla",  "all",   "allt",    "varje",
                                        "sin",   "sitt",   "sina",  "också", "även",    "alltid",
                                        "då",    "därför", "sedan", "minst", "normalt", NULL};
    return g_strv_contains(words, word);
}

// Takes off the longest ending of the list that leaves a stem.
static gboolean cut(char *word, const char *const *endings)
{
    gsize length = strlen(word);
    for (; *endings; endings++) {
        gsize ending = strlen(*endings);
        if (length >= ending + LEAST_STEM && g_str_has_suffix(word, *endings)) {
            word[length - ending] = '\0';
            return TRUE;
        }
    }
    return FALSE;
}

char *stem_text(const char *lower)
{
    static const char *const genitive[] = {"s", NULL};
    static const char *const definite[] = {"arna", "erna", "orna", "en", "et", "na", NULL};
    static const char *const plural[] = {"ar", "er", "or", NULL};
    static const char *const vowel[] = {"a", "e", "n", NULL};
    g_auto(GStrv) words = g_strsplit(lower, " ", -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; words[i]; i++) {
        char *word = words[i];
        if (!*word || determines(word))
            continue;
        cut(word, genitive);
        if (!cut(word, definite))
            cut(word, plural);
        cut(word, vowel);
        g_string_append_printf(out, "%s%s", out->len ? " " : "", word);
    }
    return g_string_free(out, FALSE);
}
