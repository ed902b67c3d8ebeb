// SPDX-License-Identifier: Apache-2.0
#include "lang/likeness.h"

#include <string.h>

#include "lang/saying.h"

enum {
    LEAST_PART = 4,  // bytes of a part of a compound
    LEAST_SAME = 5,  // bytes of what two roots of one word have in common
    LEAST_REST = 3,  // bytes of what is left of a compound to say something
    MORE_ENDING = 3, // bytes that the roots of one word may differ in
    SOME = 3,        // with as many words in common, each may have one of its own in another place
    MANY = 4,        // and with so many in the same place
    ALONE = 10       // bytes of a word that is a matter where neither sentence has more
};

// Whether two roots are of one word: "kommun" and "kommunal", "kontroll" and "kontroller".
static gboolean is_same(const char *a, const char *b)
{
    gsize same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    gsize first = strlen(a) - same, second = strlen(b) - same;
    if (!first && !second)
        return TRUE;
    gsize more = MAX(first, second);
    return (!first || !second) &&
           (same >= LEAST_SAME ? more <= MORE_ENDING
                               : same + 1 == LEAST_SAME && more < MORE_ENDING);
}

static const struct said *find(const GArray *words, const char *root)
{
    for (guint i = 0; i < words->len; i++)
        if (is_same(g_array_index(words, struct said, i).root, root))
            return &g_array_index(words, struct said, i);
    return NULL;
}

// `word`: as it is written, NULL for a part of a compound.
static void add_part(GArray *parts, const char *root, const char *word, guint flags, guint role)
{
    if (strlen(root) < LEAST_REST || find(parts, root))
        return;
    struct said part = {
        .root = g_strdup(root), .word = g_strdup(word), .flags = flags, .role = role};
    g_array_append_val(parts, part);
}

// Adds a compound as its parts, if one of them is a word of the other sentence.
static gboolean add_parts(GArray *parts, const struct said *word, const GArray *others,
                          const struct vocabulary *vocabulary)
{
    gsize length = strlen(word->root);
    for (guint i = 0; i < others->len; i++) {
        const char *other = g_array_index(others, struct said, i).root;
        gsize part = strlen(other);
        if (part < LEAST_PART || length < part + LEAST_REST)
            continue;
        if (g_str_has_suffix(word->root, other)) {
            g_autofree char *rest = g_strndup(word->root, length - part);
            if (g_str_has_suffix(rest, "s"))
                rest[strlen(rest) - 1] = '\0';
            add_part(parts, other, NULL, word->flags, word->role);
            add_part(parts, rest, NULL, word->flags & ~(guint)NARROWS, word->role);
            return TRUE;
        }
        // A compound has its first part whole: "papperslista", whatever the root of "papper".
        const char *whole = g_array_index(others, struct said, i).word;
        const char *begun = whole && g_str_has_prefix(word->root, whole) ? whole : other;
        if (g_str_has_prefix(word->root, begun)) {
            const char *compound =
                word->word && g_str_has_prefix(word->word, begun) ? word->word : word->root;
            const char *rest = compound + strlen(begun);
            // "Utskrivningsmeddelande": "meddelande" may be "besked" there.
            g_autofree char *root = said_root(vocabulary, *rest == 's' ? rest + 1 : rest);
            add_part(parts, other, NULL, word->flags, word->role);
            add_part(parts, root, NULL, word->flags, word->role);
            return TRUE;
        }
    }
    return FALSE;
}

// The words of a sentence as they are compared with another: once each, compounds in parts.
static GArray *parts_of(const GArray *words, const GArray *others,
                        const struct vocabulary *vocabulary)
{
    GArray *parts = said_words_new();
    for (guint i = 0; i < words->len; i++) {
        const struct said *word = &g_array_index(words, struct said, i);
        if (find(others, word->root) || !add_parts(parts, word, others, vocabulary))
            add_part(parts, word->root, word->word, word->flags, word->role);
    }
    return parts;
}

// What one sentence says that the other does not.
struct rest {
    guint shared;  // words that both have, asides left out
    guint aside;   // asides that both have
    guint more;    // words that the other lacks, conditions left out
    guint own;     // shared words that both say of the matter itself, asides too
    guint core;    // those of them that no preposition stands before
    guint roles;   // and the prepositions before the others
    guint longest; // bytes of the longest shared word without its ending
    guint whole;   // and with it
    guint conditions, shared_conditions;
    gboolean narrows;
};

static void count_shared(struct rest *rest, const struct said *word, const struct said *other)
{
    rest->own += !((word->flags | other->flags) & OTHER_CLAUSE);
    if (word->flags & ASIDE) {
        rest->aside++;
        return;
    }
    rest->shared++;
    rest->shared_conditions += (word->flags & CONDITIONAL) != 0;
    rest->longest = MAX(rest->longest, (guint)strlen(word->root));
    rest->whole = MAX(rest->whole, word->word ? (guint)strlen(word->word) : 0);
}

static void add_rest(struct rest *rest, const struct said *word)
{
    rest->more++;
    rest->roles |= word->role;
    rest->core += !word->role;
}

static struct rest compare(const GArray *words, const GArray *others)
{
    struct rest rest = {0};
    gboolean before = FALSE;
    for (guint i = 0; i < words->len; i++) {
        const struct said *word = &g_array_index(words, struct said, i);
        const struct said *other = find(others, word->root);
        // Two headings that are alike say nothing of what stands under them.
        gboolean shared = other && !(word->flags & other->flags & HEADING);
        if (shared)
            count_shared(&rest, word, other);
        else if ((word->flags & (ASIDE | OTHER_CLAUSE | CHOICE)) ||
                 (word->flags & (WHO | TOWARDS)) == WHO)
            continue;
        else if (word->flags & CONDITIONAL)
            rest.conditions++;
        else
            add_rest(&rest, word);
        // "Intyg om hjälpmedel" is not all "intyg", "delar i planen" not "planen".
        rest.narrows |= (word->flags & NARROWS) && i && before != shared;
        before = shared;
    }
    return rest;
}

// Whether a sentence has a condition that the other lacks: one of which no word is said there.
static gboolean is_conditional(const struct rest *rest)
{
    return rest->conditions && !rest->shared_conditions;
}

static gboolean is_apart(const struct saying *a, const struct saying *b)
{
    GHashTableIter iter;
    gpointer beginning;
    g_hash_table_iter_init(&iter, a->apart);
    while (g_hash_table_iter_next(&iter, &beginning, NULL))
        if (!g_hash_table_contains(b->apart, beginning))
            return TRUE;
    return g_hash_table_size(a->apart) != g_hash_table_size(b->apart);
}

// Whether something goes to one of those that both name, and in the other sentence not.
static gboolean goes_elsewhere(const GArray *words, const GArray *others)
{
    for (guint i = 0; i < words->len; i++) {
        const struct said *word = &g_array_index(words, struct said, i);
        const struct said *other = word->flags & TOWARDS ? find(others, word->root) : NULL;
        if (other && !(other->flags & TOWARDS))
            return TRUE;
    }
    return FALSE;
}

// Whether a word says who does what the sentence is of.
static gboolean is_doer(const struct said *word)
{
    return (word->flags & (WHO | OTHER_CLAUSE | CONDITIONAL | TOWARDS | NARROWS | HEADING)) == WHO;
}

// Whether both sentences say who does it, and none of those is named in both.
static gboolean is_done_by_others(const GArray *words, const GArray *others)
{
    gboolean one = FALSE, other = FALSE;
    for (guint i = 0; i < words->len; i++) {
        const struct said *word = &g_array_index(words, struct said, i);
        if (is_doer(word) && find(others, word->root))
            return FALSE;
        one |= is_doer(word);
    }
    for (guint i = 0; i < others->len; i++)
        other |= is_doer(&g_array_index(others, struct said, i));
    return one && other;
}

// Whether two words are compounds of one head: "vårdkontakt" and "läkarkontakt".
static gboolean is_of_one_head(const char *a, const char *b)
{
    gsize one = strlen(a), other = strlen(b), same = 0;
    while (same < one && same < other && a[one - same - 1] == b[other - same - 1])
        same++;
    return same >= LEAST_SAME && one >= same + LEAST_REST && other >= same + LEAST_REST;
}

// Whether a word of a sentence is its own, of what the sentence is about.
static gboolean is_own(const struct said *word, const GArray *others)
{
    return !(word->flags & (CHOICE | ASIDE | OTHER_CLAUSE)) && !find(others, word->root);
}

// Whether each sentence has a word of its own for another thing of one sort.
static gboolean are_of_a_sort(const GArray *words, const GArray *others)
{
    for (guint i = 0; i < words->len; i++) {
        const struct said *word = &g_array_index(words, struct said, i);
        for (guint n = 0; is_own(word, others) && n < others->len; n++) {
            const struct said *other = &g_array_index(others, struct said, n);
            if (is_own(other, words) && is_of_one_head(word->root, other->root))
                return TRUE;
        }
    }
    return FALSE;
}

// Whether each sentence has words of its own that make it another matter: in the same place of the
// sentence ("på korttidsboende", "på gruppbostad"), or too many for what both say.
static gboolean are_others(const struct rest *one, const struct rest *other, guint all)
{
    guint both = MIN(one->more, other->more), more = MAX(one->more, other->more);
    guint own = MIN(one->own, other->own);
    if ((one->core && other->core) || (one->roles & other->roles))
        return all < MANY || more > 1;
    return both && (own < SOME || both > own - FEW);
}

guint sayings_alike(const struct saying *a, const struct saying *b)
{
    // "Minst en gång, högst tre gånger" is no contradiction.
    if (is_apart(a, b) || (a->bound && b->bound && a->bound != b->bound))
        return 0;
    g_autoptr(GArray) first = parts_of(a->words, b->words, a->vocabulary);
    g_autoptr(GArray) second = parts_of(b->words, first, b->vocabulary);
    struct rest one = compare(first, second), other = compare(second, first);
    guint shared = MIN(one.shared, other.shared), all = shared + MIN(one.aside, other.aside);
    guint more = MAX(one.more, other.more);
    // "Kommunen lämnar till regionen", "regionen lämnar till kommunen".
    if (goes_elsewhere(first, second) && goes_elsewhere(second, first))
        return 0;
    if (is_done_by_others(first, second) || are_of_a_sort(first, second))
        return 0;
    if (are_others(&one, &other, all) || is_conditional(&one) || is_conditional(&other) || !shared)
        return 0;
    gboolean narrower = one.narrows || other.narrows;
    if (all < FEW && MIN(one.longest, other.longest) < LONG_WORD &&
        (more || MIN(one.whole, other.whole) < ALONE))
        return 0;
    if (all <= FEW && (more > 1 || narrower))
        return 0;
    return more <= all ? all : 0;
}
