// SPDX-License-Identifier: Apache-2.0
#include "pattern/pattern.h"

#include <string.h>

#include "pattern/compile.h"

// PCRE2's match limit holds for each place where a match may begin, so a long text could take it a
// million times. A search therefore gets a small limit; where that is reached the places are tried
// one by one, each with limits that grow, and those are what is charged to the budget.
enum { FIRST_STEPS = 2000, STEPS_GROW = 8, CALL_STEPS = 16 };
// Places before a literal at which a match is tried by itself; more are searched in one call.
enum { PLACES_TRIED = 64 };
// Machine code is dear to make and cheap to run: it is made for patterns that have been tried at so
// many places, SEARCHED_BYTES of a search counting as one.
enum { HOT = 400, SEARCHED_BYTES = 16 };

// One pattern in one of two ways: FLOATING is searched for, ANCHORED tried at one place.
enum way { FLOATING, ANCHORED, WAYS };

struct compiled {
    pcre2_code *code; // NULL: not compiled yet
    guint work;       // since then
    gboolean is_hot;  // machine code was asked for
};

struct pattern_cache {
    struct compiled (*compiled)[WAYS]; // by id
    guint count;
    pcre2_match_context *context;
    pcre2_match_data *data;
    guint32 steps;         // the limit of one match
    guint64 budget, spent; // since pattern_cache_begin
    guint groups;          // set by the last match
};

// One search: what all attempts share.
struct search {
    struct pattern_cache *cache;
    guint id;
    const char *source;
    const char *subject;
    gsize length;
};

struct pattern_cache *pattern_cache_new(guint count, const struct limits *limits)
{
    struct pattern_cache *cache = g_new0(struct pattern_cache, 1);
    cache->compiled = g_malloc0_n(MAX(count, 1), sizeof *cache->compiled);
    cache->count = count;
    cache->context = pcre2_match_context_create(NULL);
    cache->data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
    if (!cache->context || !cache->data)
        g_error("out of memory");
    cache->steps = (guint32)MIN(limits->match, G_MAXUINT32);
    cache->budget = limits->match_budget;
    pcre2_set_depth_limit(cache->context, (guint32)MIN(limits->match_depth, G_MAXUINT32));
    pcre2_set_heap_limit(cache->context, (guint32)MIN(limits->match_heap, G_MAXUINT32));
    return cache;
}

void pattern_cache_free(struct pattern_cache *cache)
{
    if (!cache)
        return;
    for (guint i = 0; i < cache->count; i++)
        for (guint way = 0; way < WAYS; way++)
            pcre2_code_free(cache->compiled[i][way].code);
    pcre2_match_data_free(cache->data);
    pcre2_match_context_free(cache->context);
    g_free(cache->compiled);
    g_free(cache);
}

void pattern_cache_begin(struct pattern_cache *cache)
{
    cache->spent = 0;
}

gboolean pattern_cache_is_spent(const struct pattern_cache *cache)
{
    return cache->spent > cache->budget;
}

static struct compiled *compiled_for(const struct search *search, enum way way)
{
    g_assert(search->id < search->cache->count);
    struct compiled *compiled = &search->cache->compiled[search->id][way];
    if (!compiled->code) {
        int code = 0;
        gsize at = 0;
        compiled->code =
            pattern_compile(search->source, way == ANCHORED ? PCRE2_ANCHORED : 0, &code, &at);
        if (!compiled->code)
            g_error("pattern %u was not checked before use: %s", search->id, search->source);
    }
    return compiled;
}

static void heat(struct compiled *compiled)
{
    // A sandbox may refuse executable memory: then the interpreter does the same, slower.
    (void)pcre2_jit_compile(compiled->code, PCRE2_JIT_COMPLETE);
    compiled->is_hot = TRUE;
}

static gboolean is_limit(int result)
{
    return result < 0 && result != PCRE2_ERROR_NOMATCH;
}

static int run(const struct search *search, const struct compiled *compiled, gsize from,
               guint32 options)
{
    // The subject is valid by contract; checking it at every call would cost more than matching.
    return pcre2_match(compiled->code, (PCRE2_SPTR)search->subject, search->length, from,
                       PCRE2_NO_UTF_CHECK | options, search->cache->data, search->cache->context);
}

// A match from a place on, or at it, within so many steps. The interpreter and machine code count
// steps differently, and which of them runs depends on what was searched before: where it matters,
// which is when there are no more steps to be had (`last`), it is a limit only when both reach
// theirs, so that the answer depends on the text alone.
static enum pattern_result attempt(const struct search *search, enum way way, gsize from,
                                   guint32 steps, gboolean last)
{
    struct pattern_cache *cache = search->cache;
    struct compiled *compiled = compiled_for(search, way);
    guint work = 1 + (way == FLOATING ? (guint)((search->length - from) / SEARCHED_BYTES) : 0);
    compiled->work += MIN(work, HOT);
    if (!compiled->is_hot && compiled->work > HOT)
        heat(compiled);
    pcre2_set_match_limit(cache->context, steps);
    gboolean was_hot = compiled->is_hot;
    int result = run(search, compiled, from, 0);
    if (is_limit(result) && !was_hot) {
        heat(compiled);
        result = run(search, compiled, from, 0);
    }
    // The machine stack of compiled code is small; the interpreter has the heap, within its limit.
    if (result == PCRE2_ERROR_JIT_STACKLIMIT || (last && is_limit(result)))
        result = run(search, compiled, from, PCRE2_NO_JIT);
    if (result == PCRE2_ERROR_NOMATCH)
        return PATTERN_NO_MATCH;
    // 0: more groups than kept; the first ones are set.
    cache->groups = result > 0 ? (guint)result : PATTERN_GROUPS;
    return result < 0 ? PATTERN_LIMIT : PATTERN_MATCH;
}

// A match in one of the ways, with limits that grow up to the last one. For matches that can begin
// at one place only, as the limit holds for each place.
static enum pattern_result match_growing(const struct search *search, enum way way, gsize from)
{
    struct pattern_cache *cache = search->cache;
    for (guint32 steps = MIN(FIRST_STEPS, cache->steps);;) {
        enum pattern_result result = attempt(search, way, from, steps, steps == cache->steps);
        if (result != PATTERN_LIMIT)
            return result;
        cache->spent += steps;
        if (steps == cache->steps || pattern_cache_is_spent(cache))
            return PATTERN_LIMIT;
        guint64 left = cache->budget - cache->spent + 1;
        steps = (guint32)MIN(MIN((guint64)steps * STEPS_GROW, cache->steps), left);
    }
}

// A match that begins at byte `at`.
static enum pattern_result match_at(const struct search *search, gsize at)
{
    search->cache->spent++;
    return match_growing(search, ANCHORED, at);
}

static gboolean is_inside_character(const struct search *search, gsize at)
{
    return at < search->length && (search->subject[at] & 0xC0) == 0x80;
}

// The first match that begins at one of the characters from `first` to `last`.
static enum pattern_result match_between(const struct search *search, gsize first, gsize last)
{
    for (gsize at = first; at <= last; at++) {
        if (is_inside_character(search, at))
            continue;
        enum pattern_result result = match_at(search, at);
        if (result != PATTERN_NO_MATCH)
            return result;
    }
    return PATTERN_NO_MATCH;
}

// Verbs and \G say how the search itself goes on; such a pattern cannot be tried place by place.
static gboolean steers_search(const char *source)
{
    return strstr(source, "(*") || strstr(source, "\\G");
}

// Whether a search can only find a match where it begins (a pattern that begins with \G).
static gboolean stands_still(const struct search *search)
{
    guint32 options = 0;
    (void)pcre2_pattern_info(compiled_for(search, FLOATING)->code, PCRE2_INFO_ALLOPTIONS, &options);
    return options & PCRE2_ANCHORED;
}

// The first match that begins at byte `from` or later.
static enum pattern_result match_from(const struct search *search, gsize from)
{
    struct pattern_cache *cache = search->cache;
    gboolean steers = steers_search(search->source);
    enum pattern_result result =
        attempt(search, FLOATING, from, MIN(FIRST_STEPS, cache->steps), steers);
    gsize reached = search->length;
    if (result == PATTERN_MATCH) // \K can put the end before the beginning of the search
        reached = MAX(pcre2_get_ovector_pointer(cache->data)[1], from);
    cache->spent += reached - from + CALL_STEPS;
    if (result != PATTERN_LIMIT)
        return result;
    if (!steers)
        return match_between(search, from, search->length);
    return stands_still(search) ? match_growing(search, FLOATING, from) : PATTERN_LIMIT;
}

// The earliest byte at which a match with a literal at `place` can begin.
static gsize earliest(const struct search *search, const struct pattern_where *where, gsize place)
{
    gsize start = 0;
    if (where->before.most < place)
        start = place - where->before.most;
    if (where->before.spaceless) {
        const char *space = memrchr(search->subject + start, ' ', place - start);
        if (space)
            start = (gsize)(space + 1 - search->subject);
    }
    return start;
}

// Whether the other literals that a match must contain stand at byte `from` or later.
static gboolean others_stand(const struct search *search, gsize from,
                             const struct pattern_where *where)
{
    for (guint i = 0; i < where->other_count; i++) {
        const struct pattern_places *places = &where->others[i];
        guint at = 0;
        while (at < places->count && places->all[at].byte < from)
            at++;
        if (at == places->count || places->all[at].byte >= search->length)
            return FALSE;
    }
    return TRUE;
}

static enum pattern_result match_near(const struct search *search, gsize from,
                                      const struct pattern_where *where)
{
    gsize next = from; // where no match begins before
    for (guint i = 0; i < where->places.count; i++) {
        gsize place = where->places.all[i].byte;
        if (place >= search->length)
            break;
        if (place < next + where->before.least)
            continue;
        gsize first = MAX(earliest(search, where, place), next);
        while (is_inside_character(search, first))
            first++;
        gsize last = place - where->before.least;
        if (last < first)
            continue;
        if (!others_stand(search, first, where))
            return PATTERN_NO_MATCH;
        if (last - first > PLACES_TRIED)
            return match_from(search, first);
        enum pattern_result result = match_between(search, first, last);
        if (result != PATTERN_NO_MATCH)
            return result;
        next = last + 1;
    }
    return PATTERN_NO_MATCH;
}

static void take_groups(const struct pattern_cache *cache, struct pattern_match *match)
{
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(cache->data);
    match->groups = cache->groups;
    for (guint i = 0; i < PATTERN_GROUPS; i++) {
        gboolean set = i < match->groups && pairs[2 * i] != PCRE2_UNSET;
        match->start[i] = set ? pairs[2 * i] : 1;
        match->end[i] = set ? pairs[2 * i + 1] : 0;
    }
}

enum pattern_result pattern_cache_match_near(struct pattern_cache *cache, guint id,
                                             const char *source, const char *subject, gsize length,
                                             gsize from, const struct pattern_where *where,
                                             struct pattern_match *match)
{
    if (pattern_cache_is_spent(cache))
        return PATTERN_LIMIT;
    struct search search = {
        .cache = cache, .id = id, .source = source, .subject = subject, .length = length};
    if (!others_stand(&search, from, where))
        return PATTERN_NO_MATCH;
    enum pattern_result result =
        where->anywhere ? match_from(&search, from) : match_near(&search, from, where);
    if (result == PATTERN_MATCH)
        take_groups(cache, match);
    return result;
}

enum pattern_result pattern_cache_match(struct pattern_cache *cache, guint id, const char *source,
                                        const char *subject, gsize length, gsize from,
                                        struct pattern_match *match)
{
    const struct pattern_where anywhere = {.anywhere = TRUE};
    return pattern_cache_match_near(cache, id, source, subject, length, from, &anywhere, match);
}
