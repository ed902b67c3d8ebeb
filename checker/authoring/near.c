// SPDX-License-Identifier: Apache-2.0
#include "authoring/near.h"

#include "authoring/describe.h"
#include "base/nearest.h"
#include "pattern/pattern.h"

#include <string.h>

// Shorter stems are in half of all words.
enum { STEM_BYTES = 4, ENDING_BYTES = 2 };

static const double HALF = 0.5;

struct looking {
    struct pattern_cache *cache; // of the parts' own expressions
    GHashTable *ids;             // struct shape -> its id in the cache, plus 1
    enum language language;
    const char *sentence;
    gsize length;
    GStrv words;        // of the sentence
    GPtrArray *lowered; // the same in lower case
};

// How near a part is, and what there is to say about it.
struct nearness {
    double score; // 1: it matches
    char *why;    // NULL when it matches
};

static gboolean matches(const struct looking *looking, const struct shape *shape)
{
    guint id = GPOINTER_TO_UINT(g_hash_table_lookup(looking->ids, shape));
    struct pattern_match match;
    return id && pattern_cache_match(looking->cache, id - 1, shape->source, looking->sentence,
                                     looking->length, 0, &match) == PATTERN_MATCH;
}

static void missing(struct nearness *near, enum language language, const struct shape *shape)
{
    g_autoptr(GString) text = g_string_new(NULL);
    describe_shape(text, language, shape);
    g_string_append(text, in_language(language, " saknas", " is missing"));
    near->why = g_strdup(text->str);
}

static GStrv words_of(const char *text, gsize length)
{
    g_autofree char *copy = g_strndup(text, length);
    for (char *at = copy; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_isalnum(character) || g_unichar_ismark(character) || *at == '-' || *at == ':')
            continue;
        memset(at, ' ', (gsize)(g_utf8_next_char(at) - at));
    }
    return g_strsplit(copy, " ", -1);
}

enum likeness { LIKE_CASE, LIKE_LONGER, LIKE_FORM, LIKE_SPELLING, LIKENESSES };

static char *explain_likeness(enum language language, enum likeness likeness, const char *word,
                              const char *form)
{
    g_autoptr(GString) out = g_string_new(NULL);
    switch (likeness) {
    case LIKE_CASE:
        SAY(out, language, "\"%s\" står i stället för \"%s\": versalerna skiljer (case)",
            "\"%s\" stands for \"%s\": the capitals differ (case)", word, form);
        break;
    case LIKE_LONGER:
        SAY(out, language,
            "\"%s\" är ett längre ord med \"%s\" i (inflect=\"compound\" tar med det)",
            "\"%s\" is a longer word with \"%s\" in it (inflect=\"compound\" takes it in)", word,
            form);
        break;
    case LIKE_FORM:
        SAY(out, language, "\"%s\" är en annan form av \"%s\" (inflect, forms)",
            "\"%s\" is another form of \"%s\" (inflect, forms)", word, form);
        break;
    case LIKE_SPELLING:
    case LIKENESSES:
        SAY(out, language, "\"%s\" liknar \"%s\": en annan stavning",
            "\"%s\" is spelt much like \"%s\"", word, form);
        break;
    }
    return g_strdup(out->str);
}

// What a word of the sentence has to do with a form that is looked for; LIKENESSES: nothing.
static enum likeness likeness_of(const char *lowered, const char *form, gboolean compound)
{
    g_autofree char *own = g_utf8_strdown(form, -1);
    const char *candidates[] = {own, NULL};
    gsize length = strlen(own);
    if (strcmp(lowered, own) == 0)
        return LIKE_CASE;
    if (length >= STEM_BYTES && strstr(lowered, own) && !compound)
        return LIKE_LONGER;
    if (length >= STEM_BYTES + ENDING_BYTES && strncmp(lowered, own, length - ENDING_BYTES) == 0)
        return LIKE_FORM;
    return length > STEM_BYTES && nearest(lowered, candidates) ? LIKE_SPELLING : LIKENESSES;
}

static void compare_word(struct nearness *near, enum language language, const char *word,
                         const char *lowered, const char *form, gboolean compound)
{
    static const double scores[] = {[LIKE_CASE] = 0.9,
                                    [LIKE_LONGER] = 0.8,
                                    [LIKE_FORM] = 0.7,
                                    [LIKE_SPELLING] = 0.6,
                                    [LIKENESSES] = 0};
    enum likeness likeness = likeness_of(lowered, form, compound);
    if (scores[likeness] <= near->score)
        return;
    g_free(near->why);
    near->score = scores[likeness];
    near->why = explain_likeness(language, likeness, word, form);
}

static struct nearness near_token(const struct looking *looking, const struct shape *shape)
{
    struct nearness near = {0};
    const struct form single = {.text = shape->text};
    const struct form *forms = shape->forms ? shape->forms->forms : &single;
    guint count = shape->forms ? shape->forms->count : 1;
    for (guint w = 0; looking->words[w]; w++) {
        for (guint i = 0; *looking->words[w] && i < count; i++)
            compare_word(&near, looking->language, looking->words[w], looking->lowered->pdata[w],
                         forms[i].text, shape->compound);
    }
    if (!near.why)
        missing(&near, looking->language, shape);
    return near;
}

// The words of a phrase that stand in the sentence, wherever.
static struct nearness near_phrase(const struct looking *looking, const struct shape *shape)
{
    struct nearness near = {0};
    g_autofree char *lowered = g_utf8_strdown(shape->text, -1);
    g_auto(GStrv) words = words_of(lowered, strlen(lowered));
    g_autoptr(GString) absent = g_string_new(NULL);
    guint count = 0, present = 0;
    for (guint i = 0; words[i]; i++) {
        if (!*words[i])
            continue;
        count++;
        gboolean found = FALSE;
        for (guint n = 0; n < looking->lowered->len && !found; n++)
            found = strcmp(looking->lowered->pdata[n], words[i]) == 0;
        present += found;
        if (!found)
            g_string_append_printf(absent, "%s\"%s\"", absent->len ? ", " : "", words[i]);
    }
    near.score = count ? 0.9 * present / count : 0;
    if (near.score < HALF) {
        near.score = 0;
        missing(&near, looking->language, shape);
    } else if (present == count) {
        near.why = g_strdup_printf(
            in_language(looking->language,
                        "orden i \"%s\" står där, men i annan ordning eller isär (gap)",
                        "the words of \"%s\" stand there, but in another order or apart (gap)"),
            shape->text);
    } else {
        near.why = g_strdup_printf(
            in_language(looking->language, "av \"%s\" saknas %s", "of \"%s\", %s is missing"),
            shape->text, absent->str);
    }
    return near;
}

static struct nearness near_shape(const struct looking *looking, const struct shape *shape);

static struct nearness near_seq(const struct looking *looking, const struct shape *shape)
{
    struct nearness near = {0};
    g_autoptr(GString) absent = g_string_new(NULL);
    guint whole = 0;
    for (guint i = 0; i < shape->count; i++) {
        struct nearness part = near_shape(looking, shape->parts[i]);
        near.score += part.score / shape->count;
        whole += part.why == NULL;
        if (part.why)
            g_string_append_printf(absent, "%s%s", absent->len ? "; " : "", part.why);
        g_free(part.why);
    }
    // A sentence with nothing but similar words is no near miss of several.
    if (!whole)
        near.score = 0;
    if (whole == shape->count)
        near.why = g_strdup_printf(
            in_language(looking->language,
                        "alla delar står där, men i annan ordning eller med mer än %u ord emellan",
                        "all parts stand there, but in another order or with more than %u words "
                        "between"),
            shape->gap);
    else
        near.why = g_strdup_printf(in_language(looking->language, "%u av %u delar står där; %s",
                                               "%u of %u parts stand there; %s"),
                                   whole, shape->count, absent->str);
    return near;
}

static struct nearness near_any(const struct looking *looking, const struct shape *shape)
{
    struct nearness best = {0};
    for (guint i = 0; i < shape->count; i++) {
        struct nearness part = near_shape(looking, shape->parts[i]);
        if (part.why && part.score > best.score) {
            g_free(best.why);
            best = part;
        } else {
            g_free(part.why);
        }
    }
    if (!best.why)
        missing(&best, looking->language, shape);
    return best;
}

static struct nearness near_shape(const struct looking *looking, const struct shape *shape)
{
    if (matches(looking, shape))
        return (struct nearness){.score = 1};
    if (strcmp(shape->element, "token") == 0 || strcmp(shape->element, "verb") == 0)
        return near_token(looking, shape);
    if (strcmp(shape->element, "phrase") == 0)
        return near_phrase(looking, shape);
    if (strcmp(shape->element, "seq") == 0)
        return near_seq(looking, shape);
    if (shape->count)
        return near_any(looking, shape);
    struct nearness near = {0};
    missing(&near, looking->language, shape);
    return near;
}

static void number_shapes(GHashTable *ids, const struct shape *shape)
{
    if (g_hash_table_contains(ids, shape))
        return;
    g_hash_table_insert(ids, (gpointer)(gsize)shape, GUINT_TO_POINTER(g_hash_table_size(ids) + 1));
    for (guint i = 0; i < shape->count; i++)
        number_shapes(ids, shape->parts[i]);
}

// The patterns whose absence makes the rule silent, as one shape: each matcher is an alternative.
static void add_wanted(void *context, enum matcher_role role, const char *name,
                       const struct matcher *matcher)
{
    (void)name;
    GPtrArray *shapes = context;
    if (role == MATCHER_THEN)
        return;
    for (guint i = 0; i < matcher->count; i++) {
        if (matcher->expressions[i]->shape)
            g_ptr_array_add(shapes, (gpointer)(gsize)matcher->expressions[i]->shape);
    }
}

static void clear_miss(void *item)
{
    g_free(((struct near_miss *)item)->why);
}

static int compare_misses(const void *a, const void *b)
{
    const struct near_miss *first = a, *second = b;
    if (first->score > second->score || first->score < second->score)
        return first->score > second->score ? -1 : 1;
    return first->block < second->block ? -1 : first->block > second->block;
}

static void look_at_sentence(struct looking *looking, const struct shape *root,
                             const struct passage *passage, guint start, guint end,
                             struct near_miss *best)
{
    looking->sentence = passage->folded + start;
    looking->length = end - start;
    looking->words = words_of(looking->sentence, looking->length);
    looking->lowered = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; looking->words[i]; i++)
        g_ptr_array_add(looking->lowered, g_utf8_strdown(looking->words[i], -1));
    struct nearness near = near_any(looking, root);
    if (near.score >= HALF && near.score > best->score) {
        g_free(best->why);
        *best = (struct near_miss){passage->block, start, end, near.why, near.score};
    } else {
        g_free(near.why);
    }
    g_strfreev(looking->words);
    g_ptr_array_unref(looking->lowered);
}

GArray *near_misses(const struct rule *rule, const struct text *text, enum language language,
                    const struct limits *limits, block_wanted wanted, const void *context,
                    guint most)
{
    GArray *misses = g_array_new(FALSE, FALSE, sizeof(struct near_miss));
    g_array_set_clear_func(misses, clear_miss);
    g_autoptr(GPtrArray) shapes = g_ptr_array_new();
    rule_matchers(rule, add_wanted, shapes);
    const struct shape root = {.element = "any",
                               .parts = (const struct shape *const *)shapes->pdata,
                               .count = shapes->len};
    g_autoptr(GHashTable) ids = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < shapes->len; i++)
        number_shapes(ids, shapes->pdata[i]);
    struct pattern_cache *cache = pattern_cache_new(MAX(g_hash_table_size(ids), 1), limits);
    struct looking looking = {.cache = cache, .ids = ids, .language = language};
    for (guint i = 0; i < text->count; i++) {
        const struct passage *passage = &text->passages[i];
        if (!passage->length || !wanted(context, passage->block))
            continue;
        struct near_miss best = {0};
        for (guint n = 0; n < passage->sentence_count; n++) {
            guint end =
                n + 1 < passage->sentence_count ? passage->sentences[n + 1] : passage->length;
            if (end > passage->own)
                look_at_sentence(&looking, &root, passage, passage->sentences[n], end, &best);
        }
        if (best.why)
            g_array_append_val(misses, best);
    }
    pattern_cache_free(cache);
    g_array_sort(misses, compare_misses);
    if (misses->len > most)
        g_array_set_size(misses, most);
    return misses;
}
