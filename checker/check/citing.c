// SPDX-License-Identifier: Apache-2.0
// Which agreements a document names, of all that the rules declare, whether their text is given or
// not: by the year beside the name, by the rest of their title, or as the earlier or the new one.
// Whether they are terminated is the library's to say: it knows the day.
#include "check/mention.h"

#include <string.h>

enum { BEFORE_BYTES = 28, AFTER_BYTES = 40, TITLE_BYTES = 12, YEAR_DIGITS = 4 };
// How surely a year is an agreement's.
enum { YEAR_WITHIN = 1, YEAR_BEGINS, YEAR_NAMED };

// A declared agreement with the title of its document, if that is given.
struct declared {
    const struct agreement_decl *decl;
    const char *own; // or NULL
};

// The next year at or after `at`; 0: none. The year of "(2017:612)" is that of a law.
static guint read_year(const char *at, const char **after)
{
    for (; *at; at++) {
        gsize digits = strspn(at, "0123456789");
        if (!digits)
            continue;
        guint64 number = g_ascii_strtoull(at, NULL, 10);
        gboolean law = at[digits] == ':' && g_ascii_isdigit(at[digits + 1]);
        if (digits == YEAR_DIGITS && number >= 1950 && number < 2100 && !law) {
            *after = at + digits;
            return (guint)number;
        }
        at += digits - 1;
    }
    return 0;
}

// Whether a title, an id or a date names a year.
static gboolean names_year(const char *text, guint year)
{
    const char *at = text ? text : "";
    for (guint found = read_year(at, &at); found; found = read_year(at, &at))
        if (found == year)
            return TRUE;
    return FALSE;
}

static guint year_of(const char *date)
{
    return date ? (guint)g_ascii_strtoull(date, NULL, 10) : 0;
}

// How surely a year beside an agreement's name means this one; 0: not at all.
static guint weigh(const struct declared *declared, guint year)
{
    const struct agreement_decl *decl = declared->decl;
    guint first = year_of(decl->in_force), last = year_of(decl->repealed);
    if (names_year(decl->title, year) || names_year(declared->own, year) ||
        names_year(decl->id, year))
        return YEAR_NAMED;
    if (first && first == year)
        return YEAR_BEGINS;
    return first && last && year > first && year <= last ? YEAR_WITHIN : 0;
}

// ---- Which agreements there are

// One agreement may be declared by several packs, which give the same document: the one that knows
// its dates counts.
static gboolean is_declared_better(const struct check_input *input, const struct agreement_decl *a,
                                   const struct agreement_decl *b)
{
    const char *first = NULL, *second = NULL;
    for (guint i = 0; i < input->agreement_count; i++) {
        const struct check_agreement *given = &input->agreements[i];
        first = strcmp(given->id, a->id) == 0 ? given->agreement->title : first;
        second = strcmp(given->id, b->id) == 0 ? given->agreement->title : second;
    }
    gboolean same = first && second && strcmp(first, second) == 0;
    return same && (b->in_force || b->repealed) && !a->in_force && !a->repealed;
}

static GArray *all_declared(const struct check_input *input)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct declared));
    const GPtrArray *decls = input->ruleset->agreements;
    for (guint i = 0; i < decls->len; i++) {
        struct declared declared = {.decl = decls->pdata[i]};
        gboolean better = FALSE;
        for (guint n = 0; n < decls->len && !better; n++)
            better = is_declared_better(input, declared.decl, decls->pdata[n]);
        for (guint n = 0; n < input->agreement_count; n++)
            if (strcmp(input->agreements[n].id, declared.decl->id) == 0)
                declared.own = input->agreements[n].agreement->title;
        // "Gällande avtal" without a document or a date is a place for an agreement, and none.
        const char *rest;
        gboolean known = declared.own || declared.decl->in_force || declared.decl->repealed ||
                         read_year(declared.decl->title, &rest);
        if (known && !better)
            g_array_append_val(all, declared);
    }
    return all;
}

// ---- Which one is meant

static const struct agreement_decl *by_year(const GArray *all, guint year)
{
    const struct agreement_decl *best = NULL;
    guint most = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct declared *declared = &g_array_index(all, struct declared, i);
        guint weight = weigh(declared, year);
        if (weight > most) {
            most = weight;
            best = declared->decl;
        }
    }
    return best;
}

// Whether a year is older than every agreement that is declared.
static gboolean is_older(const GArray *all, guint year)
{
    gboolean dated = FALSE;
    for (guint i = 0; i < all->len; i++) {
        const struct declared *declared = &g_array_index(all, struct declared, i);
        g_assert(declared->decl);
        const char *rest;
        guint first = year_of(declared->decl->in_force);
        guint named = read_year(declared->decl->title, &rest);
        first = first ? first : named;
        if (first && first <= year)
            return FALSE;
        dated = dated || first;
    }
    return dated;
}

// The agreement of which more than the word itself stands here: "hälso- och sjukvårdsavtal –
// samverkan och ansvar".
static const struct agreement_decl *by_title(const GArray *all, const char *word, const char *after)
{
    for (guint i = 0; i < all->len; i++) {
        const struct declared *declared = &g_array_index(all, struct declared, i);
        g_autofree char *title = text_fold_case(declared->decl->title);
        const char *rest = strstr(title, word);
        const char *dash = rest ? strchr(rest, '-') : NULL;
        if (!dash)
            continue;
        g_autofree char *tail = g_strstrip(g_strdup(dash + 1));
        if (strlen(tail) >= TITLE_BYTES &&
            strncmp(tail, after + strspn(after, " -\":"), MIN(strlen(tail), TITLE_BYTES)) == 0)
            return declared->decl;
    }
    return NULL;
}

static gboolean has_any(const char *text, const char *const *list)
{
    for (; *list; list++)
        if (strstr(text, *list))
            return TRUE;
    return FALSE;
}

// What is said of an agreement right before and after its name.
struct around {
    char *before, *after;
};

static void add_citation(struct check *check, const GArray *all, const struct around *around,
                         const char *word, const struct hit *hit)
{
    static const char *const earlier[] = {"gamla ",     "tidigare ", "förra ",    "föregående ",
                                          "dåvarande ", "upphävda ", "upphörda ", "ersatta ",
                                          "äldre ",     "gammalt ",  "utgångna ", NULL};
    static const char *const past[] = {"som upphörde", "som har upphört", "som ersattes",
                                       "som har ersatts", NULL};
    static const char *const newer[] = {"nya ", "nytt ", "gällande ", "nuvarande ", NULL};
    const char *rest, *years = strstr(around->before, " års ");
    guint year = read_year(around->after, &rest);
    if (!year && years)
        year = read_year(around->before, &rest);
    const struct agreement_decl *decl = by_title(all, word, around->after);
    if (!decl && year)
        decl = by_year(all, year);
    if (!decl && year && !is_older(all, year))
        year = 0; // something else is dated beside the name
    struct fact fact = {.kind = FACT_CITATION, .about = decl ? decl->id : "", .name = ""};
    if (year)
        fact.name = arena_printf(check->result->arena, "%u", year);
    else if (!decl && (has_any(around->before, earlier) || has_any(around->after, past)))
        fact.name = FACT_EARLIER;
    else if (!decl && has_any(around->before, newer))
        fact.name = FACT_NEW;
    check_fact(check, &fact, hit);
}

static gboolean is_called(const GArray *all, const struct passage *passage,
                          const struct pattern_match *match, const char *word, gboolean definite)
{
    for (guint i = 0; i < all->len; i++) {
        const struct declared *declared = &g_array_index(all, struct declared, i);
        if (mention_is_called(declared->decl->title, declared->own,
                              passage->folded + match->start[1], match->end[1] - match->start[1],
                              word, definite))
            return TRUE;
    }
    return FALSE;
}

// What stands after a name, as far as it is about that one: not over the next agreement's name.
static char *words_after(struct check *check, const struct passage *passage, guint from, guint end)
{
    struct pattern_match next;
    guint to = MIN(end, from + AFTER_BYTES);
    if (check_own_match(check, OWN_MENTION, passage, from, end, &next))
        to = MIN(to, (guint)next.start[0]);
    return mention_window(passage, from, to, FALSE);
}

static void cite_in(struct check *check, const GArray *all, const struct passage *passage)
{
    struct pattern_match match;
    for (guint from = passage->own;
         check_own_match(check, OWN_MENTION, passage, from, passage->length, &match);
         from = (guint)match.end[0]) {
        guint start, end;
        text_sentence(passage, (guint)match.start[0], &start, &end);
        g_autofree char *raw =
            g_strndup(passage->folded + match.start[2], match.end[2] - match.start[2]);
        g_autofree char *word = text_fold_case(raw);
        struct hit hit = {.passage = passage,
                          .start = (guint)match.start[0],
                          .end = (guint)match.end[0],
                          .unit_start = start,
                          .unit_end = end};
        guint near = MAX(start, hit.start > BEFORE_BYTES ? hit.start - BEFORE_BYTES : 0);
        g_autofree char *before = mention_window(passage, near, hit.start, TRUE);
        gboolean ending = match.end[3] > match.start[3] && passage->folded[match.start[3]] != 's';
        if (!is_called(all, passage, &match, word, ending || mention_is_pointed_out(before)))
            continue;
        g_autofree char *after = words_after(check, passage, hit.end, end);
        const struct around around = {before, after};
        add_citation(check, all, &around, word, &hit);
    }
}

void check_citations(struct check *check)
{
    g_autoptr(GArray) all = all_declared(&check->checker->input);
    for (guint i = 0; all->len && i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (document_block(check->document, passage->block)->part == PART_COMMENT)
            continue; // a reader's words
        pattern_cache_begin(check->checker->cache);
        cite_in(check, all, passage);
    }
}
