// SPDX-License-Identifier: Apache-2.0
#include "pattern/pattern.h"

#include <string.h>

#include "pattern/compile.h"

struct pattern_cache {
    pcre2_code **codes; // by id; NULL: not compiled yet
    guint count;
    pcre2_match_context *context;
    pcre2_match_data *data;
};

struct pattern_cache *pattern_cache_new(guint count, const struct limits *limits)
{
    struct pattern_cache *cache = g_new0(struct pattern_cache, 1);
    cache->codes = g_new0(pcre2_code *, count);
    cache->count = count;
    cache->context = pcre2_match_context_create(NULL);
    cache->data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
    if (!cache->context || !cache->data)
        g_error("out of memory");
    pcre2_set_match_limit(cache->context, (guint32)MIN(limits->match, G_MAXUINT32));
    pcre2_set_depth_limit(cache->context, (guint32)MIN(limits->match_depth, G_MAXUINT32));
    pcre2_set_heap_limit(cache->context, (guint32)MIN(limits->match_heap, G_MAXUINT32));
    return cache;
}

void pattern_cache_free(struct pattern_cache *cache)
{
    if (!cache)
        return;
    for (guint i = 0; i < cache->count; i++)
        pcre2_code_free(cache->codes[i]);
    pcre2_match_data_free(cache->data);
    pcre2_match_context_free(cache->context);
    g_free(cache->codes);
    g_free(cache);
}

static pcre2_code *cache_code(struct pattern_cache *cache, guint id, const char *source)
{
    g_assert(id < cache->count);
    if (!cache->codes[id]) {
        int code = 0;
        gsize at = 0;
        cache->codes[id] = pattern_compile(source, &code, &at);
        if (!cache->codes[id])
            g_error("pattern %u was not checked before use: %s", id, source);
        // A sandbox may refuse executable memory: then the interpreter does the same, slower.
        (void)pcre2_jit_compile(cache->codes[id], PCRE2_JIT_COMPLETE);
    }
    return cache->codes[id];
}

enum pattern_result pattern_cache_match(struct pattern_cache *cache, guint id, const char *source,
                                        const char *subject, gsize length, gsize from,
                                        struct pattern_match *match)
{
    pcre2_code *code = cache_code(cache, id, source);
    // The subject is valid by contract; checking it at every call would cost more than matching.
    int result = pcre2_match(code, (PCRE2_SPTR)subject, length, from, PCRE2_NO_UTF_CHECK,
                             cache->data, cache->context);
    // The machine stack of compiled code is small; the interpreter has the heap, within its limit.
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = pcre2_match(code, (PCRE2_SPTR)subject, length, from,
                             PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, cache->data, cache->context);
    if (result == PCRE2_ERROR_NOMATCH)
        return PATTERN_NO_MATCH;
    if (result < 0)
        return PATTERN_LIMIT;
    // 0: more groups than kept; the first ones are set.
    match->groups = result == 0 ? PATTERN_GROUPS : (guint)result;
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(cache->data);
    for (guint i = 0; i < PATTERN_GROUPS; i++) {
        gboolean set = i < match->groups && pairs[2 * i] != PCRE2_UNSET;
        match->start[i] = set ? pairs[2 * i] : 1;
        match->end[i] = set ? pairs[2 * i + 1] : 0;
    }
    return PATTERN_MATCH;
}
