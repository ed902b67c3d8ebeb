// SPDX-License-Identifier: Apache-2.0
#include "pattern/literal.h"

#include <string.h>

#include "pattern/syntax.h"

// As many strings as alternatives may add up to, and as many as are multiplied out.
enum { MOST_TEXTS = 256, MOST_MULTIPLIED = 64 };
// Sets that stand at fewer places than this need no others; those at more say nothing.
#define RARE 1e-6
#define COMMON 1e-1

// Strings of which one stands somewhere. `cost`: about how often one of them begins at a place of
// ordinary text, and what looking for each costs.
struct set {
    struct words *words; // NULL: none
    struct extent before;
    double cost;
};

struct words {
    guint count;
    const char *texts[];
};

// What is known of a part of a pattern.
struct part {
    struct words *exact;           // all it can match, folded; NULL: too much, or not known
    struct set sets[LITERAL_SETS]; // each holds; the best first
    struct extent length;
};

struct analysis {
    struct arena *arena;
    struct syntax syntax;
};

static const struct extent nothing = {.spaceless = TRUE};

static guint sum(guint a, guint b)
{
    return a > EXTENT_UNBOUNDED - 1 - MIN(b, EXTENT_UNBOUNDED - 1) || b == EXTENT_UNBOUNDED
               ? EXTENT_UNBOUNDED
               : a + b;
}

static struct extent followed_by(struct extent a, struct extent b)
{
    return (struct extent){.least = sum(a.least, b.least),
                           .most = sum(a.most, b.most),
                           .spaceless = a.spaceless && b.spaceless};
}

static struct extent either(struct extent a, struct extent b)
{
    return (struct extent){.least = MIN(a.least, b.least),
                           .most = MAX(a.most, b.most),
                           .spaceless = a.spaceless && b.spaceless};
}

static struct words *words_new(struct arena *arena, guint count)
{
    struct words *words = arena_alloc(arena, sizeof *words + count * sizeof words->texts[0]);
    words->count = 0;
    return words;
}

static struct words *words_of(struct arena *arena, const char *text)
{
    struct words *words = words_new(arena, 1);
    words->texts[words->count++] = text;
    return words;
}

static void words_add(struct words *words, const char *text)
{
    for (guint i = 0; i < words->count; i++)
        if (*words->texts[i] == *text && strcmp(words->texts[i], text) == 0)
            return;
    words->texts[words->count++] = text;
}

static struct words *words_union(struct arena *arena, const struct words *a, const struct words *b,
                                 guint most)
{
    if (!a || !b || a->count + b->count > most)
        return NULL;
    struct words *both = words_new(arena, a->count + b->count);
    for (guint i = 0; i < a->count; i++)
        words_add(both, a->texts[i]);
    for (guint i = 0; i < b->count; i++)
        words_add(both, b->texts[i]);
    return both;
}

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    char *text = arena_alloc(arena, strlen(a) + strlen(b) + 1);
    g_stpcpy(g_stpcpy(text, a), b);
    return text;
}

// Each of `a` with each of `b` after it; NULL when that is too much.
static struct words *words_product(struct arena *arena, const struct words *a,
                                   const struct words *b)
{
    if (a->count * b->count > MOST_MULTIPLIED)
        return NULL;
    struct words *product = words_new(arena, a->count * b->count);
    for (guint i = 0; i < a->count; i++)
        for (guint n = 0; n < b->count; n++) {
            if (strlen(a->texts[i]) + strlen(b->texts[n]) > LITERAL_MOST)
                return NULL;
            const char *text = joined(arena, a->texts[i], b->texts[n]);
            if (b->count == 1) // as different as those of `a`
                product->texts[product->count++] = text;
            else
                words_add(product, text);
        }
    return product;
}

// About how often a string begins at a place of ordinary text. Letters make words, and words come
// again, far oftener than one letter after another would tell: half the rarity is nearer.
static double likelihood(const char *text, gsize length)
{
    return 1.0 / (double)((guint64)1 << MIN(literal_rarity(text, length) / 2, 62));
}

// What remains to be looked for: a string that begins with another of them stands where that does.
static struct words *without_implied(struct arena *arena, const struct words *words)
{
    struct words *kept = words_new(arena, words->count);
    for (guint i = 0; i < words->count; i++) {
        gboolean implied = FALSE;
        for (guint n = 0; n < words->count && !implied; n++)
            implied = n != i && *words->texts[n] == *words->texts[i] &&
                      g_str_has_prefix(words->texts[i], words->texts[n]);
        if (!implied)
            kept->texts[kept->count++] = words->texts[i];
    }
    return kept;
}

// Strings to look for; no set where one of them is too short.
static struct set set_of(struct arena *arena, const struct words *words, struct extent before)
{
    for (guint i = 0; i < words->count; i++)
        if (strlen(words->texts[i]) < LITERAL_LEAST)
            return (struct set){0};
    struct words *kept = without_implied(arena, words);
    double cost = 0;
    for (guint i = 0; i < kept->count; i++)
        cost += likelihood(kept->texts[i], strlen(kept->texts[i])) + 1e-8;
    return (struct set){.words = kept, .before = before, .cost = cost};
}

// Where no bound is known for what stands before the strings, the whole passage is searched.
static double price(const struct set *set)
{
    gboolean near = set->before.most <= 64 || set->before.spaceless;
    return near ? set->cost : set->cost * 8;
}

// Adds a set to those that are known, if it is among the best.
static void add_set(struct set sets[LITERAL_SETS], struct set set)
{
    if (!set.words || !set.words->count)
        return;
    for (guint i = 0; i < LITERAL_SETS; i++) {
        if (sets[i].words && price(&sets[i]) <= price(&set))
            continue;
        struct set worse = sets[i];
        sets[i] = set;
        if (!worse.words)
            return;
        set = worse;
    }
}

// A sequence that is being read: what was read, and the strings it ended in.
struct sequence {
    struct arena *arena;
    struct part whole;
    struct words *run; // all that the end of it, after `before`, can be
    struct extent before;
    gboolean is_exact; // the run is all of it
};

static void sequence_init(struct sequence *sequence, struct arena *arena)
{
    *sequence = (struct sequence){.arena = arena,
                                  .whole.length = nothing,
                                  .run = words_of(arena, ""),
                                  .before = nothing,
                                  .is_exact = TRUE};
}

static void sequence_end_run(struct sequence *sequence, const struct words *next)
{
    add_set(sequence->whole.sets, set_of(sequence->arena, sequence->run, sequence->before));
    sequence->run = next ? (struct words *)(gsize)next : words_of(sequence->arena, "");
    sequence->is_exact = FALSE;
}

static void sequence_append(struct sequence *sequence, const struct part *part)
{
    struct extent so_far = sequence->whole.length;
    sequence->whole.length = followed_by(so_far, part->length);
    struct words *product =
        part->exact ? words_product(sequence->arena, sequence->run, part->exact) : NULL;
    if (product) {
        sequence->run = product;
        return;
    }
    sequence_end_run(sequence, part->exact);
    sequence->before = part->exact ? so_far : sequence->whole.length;
    for (guint i = 0; i < LITERAL_SETS && !part->exact; i++) {
        struct set inside = part->sets[i];
        inside.before = followed_by(so_far, inside.before);
        add_set(sequence->whole.sets, inside);
    }
}

static struct part sequence_end(struct sequence *sequence)
{
    add_set(sequence->whole.sets, set_of(sequence->arena, sequence->run, sequence->before));
    sequence->whole.exact = sequence->is_exact ? sequence->run : NULL;
    return sequence->whole;
}

// What of it is repeated beyond the first time, or may be missing: nothing is required of it.
static struct part unrequired(const struct part *part, guint least, guint most)
{
    struct extent length = part->length;
    guint64 shortest = (guint64)length.least * least, longest = (guint64)length.most * most;
    length.least = (guint)MIN(shortest, EXTENT_UNBOUNDED - 1);
    length.most = length.most == EXTENT_UNBOUNDED || most == SYNTAX_UNBOUNDED
                      ? (length.most && most ? EXTENT_UNBOUNDED : 0)
                      : (guint)MIN(longest, EXTENT_UNBOUNDED);
    return (struct part){.length = length};
}

// Appends a part as often as its quantifier says.
static void append_repeated(struct sequence *sequence, const struct part *part, guint least,
                            guint most)
{
    if (least == 0) {
        struct part optional = unrequired(part, 0, most);
        if (most == 0)
            optional.exact = words_of(sequence->arena, "");
        else if (most == 1 && part->exact)
            optional.exact = words_union(sequence->arena, part->exact,
                                         words_of(sequence->arena, ""), MOST_MULTIPLIED);
        sequence_append(sequence, &optional);
        return;
    }
    guint times = least <= 8 ? least : 1;
    for (guint i = 0; i < times; i++)
        sequence_append(sequence, part);
    if (times < most) {
        struct part rest = unrequired(part, least - times,
                                      most == SYNTAX_UNBOUNDED ? SYNTAX_UNBOUNDED : most - times);
        sequence_append(sequence, &rest);
    }
}

static struct part read_alternatives(struct analysis *analysis);

// Reads on to the end of a group of which nothing is wanted.
static void skip_alternatives(struct syntax *syntax)
{
    do {
        for (struct syntax_item item; syntax_next(syntax, &item);) {
            if (item.kind == SYNTAX_GROUP || item.kind == SYNTAX_LOOK) {
                skip_alternatives(syntax);
                syntax_close(syntax);
            }
            guint least, most;
            syntax_quantifier(syntax, &least, &most);
        }
    } while (syntax_alternative(syntax));
}

// An item that stands for a character, for nothing at all, or for what is in its parentheses.
static struct part read_item(struct analysis *analysis, const struct syntax_item *item)
{
    struct arena *arena = analysis->arena;
    struct part part = {0};
    switch (item->kind) {
    case SYNTAX_CHARACTERS:
        part.exact = words_new(arena, item->count);
        part.length = (struct extent){.least = 4, .spaceless = TRUE};
        for (guint i = 0; i < item->count; i++) {
            char bytes[8] = "", folded[8] = "";
            gsize length = (gsize)g_unichar_to_utf8(item->characters[i], bytes);
            literal_fold(bytes, length, folded);
            words_add(part.exact, arena_strndup(arena, folded, length));
            part.length.least = MIN(part.length.least, (guint)length);
            part.length.most = MAX(part.length.most, (guint)length);
            part.length.spaceless &= item->characters[i] != ' ';
        }
        return part;
    case SYNTAX_ANY:
        part.length = (struct extent){.least = 1, .most = 4, .spaceless = item->spaceless};
        return part;
    case SYNTAX_ZERO_WIDTH:
        part.exact = words_of(arena, "");
        part.length = nothing;
        return part;
    case SYNTAX_GROUP:
        part = read_alternatives(analysis);
        syntax_close(&analysis->syntax);
        return part;
    case SYNTAX_LOOK:
        skip_alternatives(&analysis->syntax);
        syntax_close(&analysis->syntax);
        part.exact = words_of(arena, "");
        part.length = nothing;
        return part;
    case SYNTAX_UNKNOWN:
    case SYNTAX_END:
        break;
    }
    part.length.most = EXTENT_UNBOUNDED;
    return part;
}

static struct part read_sequence(struct analysis *analysis)
{
    struct sequence sequence;
    sequence_init(&sequence, analysis->arena);
    for (struct syntax_item item; syntax_next(&analysis->syntax, &item);) {
        struct part part = read_item(analysis, &item);
        guint least, most;
        syntax_quantifier(&analysis->syntax, &least, &most);
        append_repeated(&sequence, &part, least, most);
    }
    return sequence_end(&sequence);
}

static struct part read_alternatives(struct analysis *analysis)
{
    struct part all = read_sequence(analysis);
    while (syntax_alternative(&analysis->syntax)) {
        struct part next = read_sequence(analysis);
        // Of each alternative one set holds: together, that of the one or that of the other.
        struct set either_set[LITERAL_SETS] = {0};
        for (guint i = 0; i < LITERAL_SETS; i++) {
            const struct set *one = &all.sets[i], *other = &next.sets[i];
            add_set(either_set, (struct set){.words = words_union(analysis->arena, one->words,
                                                                  other->words, MOST_TEXTS),
                                             .before = either(one->before, other->before),
                                             .cost = one->cost + other->cost});
        }
        memcpy(all.sets, either_set, sizeof all.sets);
        all.exact = words_union(analysis->arena, all.exact, next.exact, MOST_MULTIPLIED);
        all.length = either(all.length, next.length);
    }
    return all;
}

// A copy without what other strings of the set imply.
static struct literal_set copy_set(struct arena *arena, struct arena *own, const struct set *set)
{
    const struct words *words = without_implied(own, set->words);
    const char **texts = arena_alloc(arena, words->count * sizeof *texts);
    for (guint i = 0; i < words->count; i++)
        texts[i] = arena_strdup(arena, words->texts[i]);
    return (struct literal_set){.texts = texts, .count = words->count, .before = set->before};
}

struct literals literals_of(struct arena *arena, const char *source)
{
    g_autoptr(arena_t) own = arena_new();
    struct analysis analysis = {.arena = own};
    struct literals literals = {0};
    syntax_init(&analysis.syntax, source);
    struct part part = read_alternatives(&analysis);
    if (!syntax_understood(&analysis.syntax))
        return literals;
    for (guint i = 0; i < LITERAL_SETS && part.sets[i].words; i++) {
        if (i && (part.sets[0].cost < RARE || part.sets[i].cost > COMMON))
            break;
        literals.sets[literals.count++] = copy_set(arena, own, &part.sets[i]);
    }
    return literals;
}

gboolean literal_character(gunichar c)
{
    if (c < 0x80)
        return c >= 0x20 && c < 0x7F;
    // U+00DF and U+00FF have their capitals outside Latin-1; U+00D7 and U+00F7 are no letters.
    return c == 0xA7 || (c >= 0xC0 && c < 0xFF && c != 0xD7 && c != 0xDF && c != 0xF7);
}

gboolean literal_fold(const char *text, gsize length, char *out)
{
    gboolean sound = TRUE;
    for (gsize i = 0; i < length; i++) {
        guint8 byte = (guint8)text[i];
        out[i] = g_ascii_tolower(text[i]);
        if (byte < 0xC3 || i + 1 >= length)
            continue;
        guint8 next = (guint8)text[i + 1];
        if (byte == 0xC3) {
            gboolean capital = next >= 0x80 && next < 0x9F && next != 0x97;
            out[++i] = (char)(capital ? next + 0x20 : next);
        } else if (byte == 0xC5 && next == 0xBF) {
            sound = FALSE; // U+017F
        } else if (byte == 0xE2 && next == 0x84 && i + 2 < length) {
            guint8 last = (guint8)text[i + 2];
            sound = sound && last != 0xAA && last != 0xAB; // U+212A, U+212B
        }
    }
    return sound;
}
