// SPDX-License-Identifier: Apache-2.0
#include "check/topics.h"

#include "check/against.h"
#include "text/text.h"
#include "text/words.h"

#include <string.h>

enum { TOPIC_PREFIX = 7, ENDING_BYTES = 4, THOUSAND = 1000 };

// Whether two words are forms of one: "taxa" and "taxan", "avgift" and "avgifterna".
static gboolean is_form(const char *a, const char *b)
{
    if (*a != *b)
        return FALSE;
    gsize same = 0, first = strlen(a), second = strlen(b);
    while (a[same] && a[same] == b[same])
        same++;
    gsize shorter = MIN(first, second), longer = MAX(first, second);
    return same >= TOPIC_PREFIX || (same == shorter && longer - shorter <= ENDING_BYTES);
}

static gboolean has_form(const GPtrArray *words, const char *word)
{
    for (guint i = 0; i < words->len; i++)
        if (is_form(words->pdata[i], word))
            return TRUE;
    return FALSE;
}

GPtrArray *topic_words(const char *text, const GPtrArray *empty)
{
    g_autoptr(GPtrArray) words = text_long_words(text);
    GPtrArray *topics = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < words->len; i++)
        if (!empty || !has_form(empty, words->pdata[i]))
            g_ptr_array_add(topics, g_steal_pointer(&words->pdata[i]));
    return topics;
}

// Words that say nothing of a section's topic: the names of the two agreements and, if `usual`, the
// words that all agreements are made of.
GPtrArray *empty_words(struct check *check, gboolean with_usual)
{
    static const char *const usual =
        "avtalet avsnittet punkten kapitlet bilaga ansvar ansvarar enligt gäller regleras framgår "
        "beskrivs överenskommelse parterna gemensam gemensamma gemensamt kommunen kommunal "
        "kommunernas regionen regional samverkan hälso- sjukvård allmänt allmänna bestämmelser "
        "övrigt övriga omfattning åtagande kraven kring mellan under inför vilka vilket "
        "bestämmelserna från till även finns också sina deras respektive anges";
    const struct against *against = check->checker->input.against;
    const struct alignment_check *alignment = check->rule->alignment;
    const char *ids[] = {alignment->current, alignment->superseded};
    g_autoptr(GString) text = g_string_new(with_usual ? usual : "avtalet avsnittet punkten");
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        const struct check_agreement *held = against_agreement(against, ids[i]);
        if (held)
            g_string_append_printf(text, " %s %s", held->title,
                                   held->agreement->title ? held->agreement->title : "");
    }
    return topic_words(text->str, NULL);
}

guint shared_topics(const GPtrArray *sentence, const GPtrArray *heading, const GPtrArray *empty)
{
    guint shared = 0, count = 0;
    for (guint i = 0; i < heading->len; i++) {
        if (has_form(empty, heading->pdata[i]))
            continue;
        count++;
        shared += has_form(sentence, heading->pdata[i]);
    }
    return count ? THOUSAND * shared / count : 0;
}

// Whether a clause may be about what a sentence is about: one of its words stands in the clause,
// be it as a part of another.
gboolean may_be_about(const GPtrArray *sentence, const struct clause *clause)
{
    g_autofree char *whole = g_strdup_printf("%s\n%s", clause->title, clause->text);
    g_autofree char *lower = text_fold_case(whole);
    for (guint i = 0; i < sentence->len; i++) {
        const char *word = sentence->pdata[i];
        glong letters = g_utf8_strlen(word, -1);
        g_autofree char *stem =
            g_utf8_substring(word, 0, letters > TOPIC_PREFIX ? letters - 2 : letters);
        if (strstr(lower, stem))
            return TRUE;
    }
    return FALSE;
}
