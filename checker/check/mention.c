// SPDX-License-Identifier: Apache-2.0
#include "check/mention.h"

#include "check/topics.h"

#include <stdlib.h>
#include <string.h>

enum { TOPIC_BYTES = 60, TOPIC_WORDS = 3 };
enum { BEFORE_BYTES = 28, AFTER_BYTES = 34, ACRONYM_BYTES = 7, STEM_BYTES = 5 };

// The years that name an agreement: those of its titles and of its time.
struct years {
    guint first, last; // 0: unknown
};

static void add_years(struct years *years, const char *text)
{
    for (const char *at = text; at && *at; at++) {
        if (!g_ascii_isdigit(*at) || (at > text && g_ascii_isdigit(at[-1])))
            continue;
        char *end;
        guint64 number = g_ascii_strtoull(at, &end, 10);
        // The year of "(2017:612)" is that of a law.
        gboolean law = *end == ':' && g_ascii_isdigit(end[1]);
        if (end - at == 4 && number >= 1950 && number < 2100 && !law) {
            years->first = years->first ? MIN(years->first, (guint)number) : (guint)number;
            years->last = MAX(years->last, (guint)number);
        }
        at = end - 1;
    }
}

static struct years years_of(const struct check_agreement *agreement)
{
    struct years years = {0};
    if (!agreement)
        return years;
    add_years(&years, agreement->title);
    add_years(&years, agreement->agreement->title);
    add_years(&years, agreement->in_force);
    add_years(&years, agreement->repealed);
    return years;
}

gboolean mention_is_called(const char *name, const char *own, const char *prefix,
                           gsize prefix_length, const char *word, gboolean definite)
{
    g_autofree char *title = g_strdup_printf("%s %s", name, own ? own : "");
    g_autofree char *folded = text_fold_case(title);
    if (!strstr(folded, word))
        return FALSE;
    if (!prefix_length)
        return definite;
    static const char *const plain[] = {"samverkans", "samarbets", "huvud"};
    g_autofree char *given = g_strndup(prefix, prefix_length);
    g_autofree char *before = text_fold_case(given);
    for (gsize i = 0; definite && i < G_N_ELEMENTS(plain); i++)
        if (strcmp(before, plain[i]) == 0)
            return TRUE;
    // "räddningsavtalet" of an agreement on "räddningstjänst": a word of the title, its joint
    // apart.
    gsize stem = strlen(before);
    while (stem > STEM_BYTES && strchr("se-", before[stem - 1]))
        stem--;
    before[stem] = '\0';
    g_autofree char *inside = g_strconcat(" ", before, NULL);
    if (definite && stem >= STEM_BYTES && strstr(folded, inside))
        return TRUE;
    if (prefix[prefix_length - 1] == '-' && prefix_length <= ACRONYM_BYTES)
        return TRUE;
    g_autofree char *whole = g_strdup_printf("%.*s%s", (int)prefix_length, prefix, word);
    g_autofree char *lower = text_fold_case(whole);
    return strstr(folded, lower) != NULL;
}

static gboolean is_called(const struct check_agreement *agreement, const char *prefix,
                          gsize prefix_length, const char *word, gboolean definite)
{
    return agreement && mention_is_called(agreement->title, agreement->agreement->title, prefix,
                                          prefix_length, word, definite);
}

static gboolean has_any(const char *text, const char *const *list)
{
    for (; *list; list++)
        if (strstr(text, *list))
            return TRUE;
    return FALSE;
}

char *mention_window(const struct passage *passage, guint start, guint end, gboolean before)
{
    const char *text = passage->folded;
    while (start < end && (text[start] & 0xC0) == 0x80)
        start++;
    while (end > start && (text[end] & 0xC0) == 0x80)
        end--;
    while (!before && end < passage->length && (g_ascii_isdigit(text[end]) || text[end] == ':'))
        end++; // a number whole, so that that of a law is known
    g_autofree char *own = g_strndup(text + start, end - start);
    g_autofree char *folded = text_fold_case(own);
    char *lower = g_strconcat(folded, " ", NULL); // so that its last word ends like the others
    char *stop = before ? strrchr(lower, ';') : strchr(lower, ';');
    if (!stop)
        return lower;
    char *near = before ? g_strdup(stop + 1) : g_strndup(lower, (gsize)(stop - lower));
    g_free(lower);
    return near;
}

static gboolean within(const struct years *years, guint year)
{
    return years->first && year >= years->first && year <= years->last;
}

// What a year beside the name says; FALSE: there is none.
static gboolean tell_by_year(const char *before, const char *after, const struct years *current,
                             const struct years *superseded, enum mentioned *which)
{
    struct years said = {0};
    add_years(&said, after);
    const char *year_of = strstr(before, " års ");
    if (!said.first && year_of)
        add_years(&said, before);
    if (!said.first)
        return FALSE;
    if (within(superseded, said.first) && !within(current, said.first))
        *which = MENTIONED_SUPERSEDED;
    else if (within(current, said.first) ||
             (!current->first && superseded->first && said.first > superseded->last))
        *which = MENTIONED_CURRENT;
    else if (current->first || superseded->first)
        *which = MENTIONED_OTHER;
    else
        return FALSE;
    return TRUE;
}

static void tell_which(const struct passage *passage, struct mention *mention, guint start,
                       guint end, const struct years *current, const struct years *superseded)
{
    static const char *const old_words[] = {
        "gamla ",   "tidigare ", "förra ",   "föregående ", "dåvarande ", "upphävda ", "upphörda ",
        "ersatta ", "äldre ",    "gammalt ", "förut ",      "utgångna ",  NULL};
    static const char *const new_words[] = {"nya ",      "gällande ", "nuvarande ",
                                            "aktuella ", "nytt ",     NULL};
    static const char *const past[] = {"som upphörde", "som gällde",      "som har upphört",
                                       "som ersattes", "som har ersatts", NULL};
    guint from = mention->start > start + BEFORE_BYTES ? mention->start - BEFORE_BYTES : start;
    guint to = MIN(end, mention->end + AFTER_BYTES);
    g_autofree char *before = mention_window(passage, from, mention->start, TRUE);
    g_autofree char *after = mention_window(passage, mention->end, to, FALSE);
    mention->which = MENTIONED_CURRENT;
    mention->said = TRUE;
    if (tell_by_year(before, after, current, superseded, &mention->which))
        return;
    if (has_any(before, old_words) || has_any(after, past))
        mention->which = MENTIONED_SUPERSEDED;
    else if (!has_any(before, new_words))
        mention->said = FALSE;
}

gboolean mention_is_pointed_out(const char *before)
{
    static const char *const words_before[] = {
        "gällande ", "nuvarande ", "aktuellt ", "tidigare ", "föregående ",
        "nytt ",     "gammalt ",   "års ",      "förra ",    "ersatt "};
    for (gsize i = 0; i < G_N_ELEMENTS(words_before); i++)
        if (g_str_has_suffix(before, words_before[i]))
            return TRUE;
    return FALSE;
}

// The longer words that tell what an agreement is about where its name is followed by them:
// "överenskommelsen om läkarmedverkan"; NULL: it is followed by nothing such.
static GPtrArray *words_after(const struct passage *passage, guint from, guint end)
{
    static const char *const leads[] = {"om ", "för ", "kring ", "rörande "};
    g_autofree char *after = mention_window(passage, from, MIN(end, from + TOPIC_BYTES), FALSE);
    for (gsize i = 0; i < G_N_ELEMENTS(leads); i++) {
        if (!g_str_has_prefix(after, leads[i]))
            continue;
        GPtrArray *words = topic_words(after, NULL);
        g_ptr_array_set_size(words, (gint)MIN(words->len, TOPIC_WORDS));
        return words;
    }
    return NULL;
}

// The agreement in force beside the two that a name means: by what it is said to be about, else by
// the name alone, if only that one has it.
static const struct check_agreement *
called_further(struct check *check, const struct passage *passage, const struct mention *mention,
               guint end, const char *prefix, gsize length, const char *word)
{
    const struct against *against = check->checker->input.against;
    const GPtrArray *further = against_further(against);
    if (!further || !further->len)
        return NULL;
    const struct alignment_check *alignment = check->rule->alignment;
    const struct check_agreement *only = NULL;
    gboolean of_two =
        is_called(against_agreement(against, alignment->current), prefix, length, word, TRUE) ||
        is_called(against_agreement(against, alignment->superseded), prefix, length, word, TRUE);
    guint called = 0;
    g_autoptr(GPtrArray) about = words_after(passage, mention->end, end);
    g_autoptr(GPtrArray) name = topic_words(word, NULL);
    for (guint i = 0; i < further->len; i++) {
        const struct check_agreement *one = further->pdata[i];
        if (!is_called(one, prefix, length, word, TRUE))
            continue;
        g_autofree char *title = g_strdup_printf(
            "%s %s", one->title, one->agreement->title ? one->agreement->title : "");
        g_autoptr(GPtrArray) words = topic_words(title, NULL);
        if (about && shared_topics(words, about, name))
            return one;
        called++;
        only = one;
    }
    return called == 1 && !about && !of_two ? only : NULL;
}

GArray *mentions_find(struct check *check, const struct alignment_check *alignment,
                      const struct passage *passage, guint start, guint end)
{
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(struct mention));
    const struct against *against = check->checker->input.against;
    const struct check_agreement *current = against_agreement(against, alignment->current);
    const struct check_agreement *superseded = against_agreement(against, alignment->superseded);
    struct years current_years = years_of(current), superseded_years = years_of(superseded);
    struct pattern_match match;
    for (guint from = start; check_own_match(check, OWN_MENTION, passage, from, end, &match);
         from = (guint)match.end[0]) {
        struct mention mention = {.start = (guint)match.start[0], .end = (guint)match.end[0]};
        const char *prefix = passage->folded + match.start[1];
        gsize length = match.end[1] - match.start[1];
        g_autofree char *word =
            g_strndup(passage->folded + match.start[2], match.end[2] - match.start[2]);
        g_autofree char *lower = text_fold_case(word);
        // "gällande avtal", "2018 års avtal": as definite as "avtalet".
        guint near = mention.start > start + BEFORE_BYTES ? mention.start - BEFORE_BYTES : start;
        g_autofree char *ahead = mention_window(passage, near, mention.start, TRUE);
        gboolean pointed = mention_is_pointed_out(ahead);
        gboolean ending = match.end[3] > match.start[3] && passage->folded[match.start[3]] != 's';
        gboolean definite = pointed || ending;
        mention.further =
            definite ? called_further(check, passage, &mention, end, prefix, length, lower) : NULL;
        if (mention.further) {
            mention.which = MENTIONED_FURTHER;
            mention.said = TRUE;
        } else if (strcmp(lower, "riktlinje") == 0 || strcmp(lower, "rutin") == 0) {
            continue; // there are many; only one that is given is held against
        } else if (is_called(current, prefix, length, lower, definite) ||
                   is_called(superseded, prefix, length, lower, definite)) {
            tell_which(passage, &mention, start, end, &current_years, &superseded_years);
        } else if (definite) {
            mention.which = MENTIONED_OTHER;
            mention.said = TRUE;
        } else {
            continue;
        }
        g_array_append_val(mentions, mention);
    }
    return mentions;
}
