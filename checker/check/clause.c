// SPDX-License-Identifier: Apache-2.0
// clause: passages that are recognisably a standard clause and yet not its words. Recognised by its
// words: the rule's similarity says how large a part of them may differ, so of the rarest of them,
// one more than may differ, one at least stands in every such passage.
#include "check/internal.h"

#include <string.h>

// What became of a slot, or of words that no slot asked for.
enum step { STEP_NONE, STEP_MATCH, STEP_OTHER, STEP_MISSING, STEP_ADDED };

struct operation {
    enum step step;
    guint slot;
    guint from, to; // words of the document: those that match or stand instead
};

// A slot of the clause as the words to compare with.
struct slot {
    const struct clause_slot *rule;
    GPtrArray *alternatives; // GArray of struct word
    guint shortest, longest; // words of the alternatives
    guint start, end;        // bytes of the slot's own words in its text: marks stand around them
};

// A clause against a stretch of the document's words.
struct alignment {
    struct check *check;
    struct word_index *index;
    GArray *slots;      // struct slot
    guint begin, end;   // the stretch
    guint *costs;       // [slots + 1][words + 1]
    guint *taken;       // the same: words that the last step took
    guint8 *steps;      // the same: enum step
    GArray *operations; // struct operation, in order
    guint start, stop;  // words of the document that are the clause
};

static void slot_clear(gpointer data)
{
    g_ptr_array_unref(((struct slot *)data)->alternatives);
}

static void add_slot(GArray *slots, const struct clause_slot *rule)
{
    struct slot slot = {.rule = rule,
                        .alternatives =
                            g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                        .shortest = G_MAXUINT};
    for (guint i = 0; i < rule->alternatives->len; i++) {
        g_autofree char *folded = text_fold(rule->alternatives->pdata[i]);
        GArray *words = text_words(folded);
        slot.shortest = MIN(slot.shortest, words->len);
        slot.longest = MAX(slot.longest, words->len);
        g_ptr_array_add(slot.alternatives, words);
    }
    g_autoptr(GArray) own = text_words(rule->text);
    if (own->len) {
        slot.start = g_array_index(own, struct word, 0).start;
        slot.end = g_array_index(own, struct word, own->len - 1).end;
    }
    g_array_append_val(slots, slot);
}

static const struct slot *slot_at(const struct alignment *alignment, guint slot)
{
    return &g_array_index(alignment->slots, struct slot, slot);
}

static const struct indexed_word *word_at(const struct alignment *alignment, guint word)
{
    return &g_array_index(alignment->index->words, struct indexed_word, word);
}

// How many words that end before `word` are one of the slot's alternatives; 0: they are not.
static guint alternative_before(const struct alignment *alignment, const struct slot *slot,
                                guint word)
{
    guint longest = 0;
    for (guint i = 0; i < slot->alternatives->len; i++) {
        const GArray *words = slot->alternatives->pdata[i];
        guint same = 0;
        while (same < words->len && word - alignment->begin >= words->len &&
               g_array_index(words, struct word, same).key ==
                   word_at(alignment, word - words->len + same)->word.key)
            same++;
        if (same == words->len)
            longest = MAX(longest, same);
    }
    return longest;
}

static void offer(struct alignment *alignment, gsize cell, guint cost, enum step step, guint taken)
{
    if (alignment->steps[cell] != STEP_NONE && alignment->costs[cell] <= cost)
        return;
    alignment->costs[cell] = cost;
    alignment->steps[cell] = (guint8)step;
    alignment->taken[cell] = taken;
}

// Word-level edit distance, free before the clause's first word and after its last.
static void compare(struct alignment *alignment)
{
    guint slots = alignment->slots->len, words = alignment->end - alignment->begin;
    gsize row = words + 1;
    for (guint i = 1; i <= slots; i++) {
        const struct slot *slot = slot_at(alignment, i - 1);
        guint least = slot->shortest;
        for (guint n = 0; n <= words; n++) {
            gsize cell = i * row + n, above = cell - row;
            guint taken = alternative_before(alignment, slot, alignment->begin + n);
            if (taken)
                offer(alignment, cell, alignment->costs[above - taken], STEP_MATCH, taken);
            if (n > 0)
                offer(alignment, cell, alignment->costs[above - 1] + least, STEP_OTHER, 1);
            offer(alignment, cell, alignment->costs[above] + (slot->rule->optional ? 0 : least),
                  STEP_MISSING, 0);
            if (n > 0 && i < slots)
                offer(alignment, cell, alignment->costs[cell - 1] + 1, STEP_ADDED, 1);
        }
    }
}

// The cheapest way through, as operations in order.
static void trace_back(struct alignment *alignment)
{
    guint slots = alignment->slots->len, words = alignment->end - alignment->begin;
    gsize row = words + 1;
    const guint *last = alignment->costs + slots * row;
    guint best = 0;
    for (guint n = 1; n <= words; n++)
        if (last[n] < last[best])
            best = n;
    // Words that could stand instead of the clause's last ones are taken to do so.
    while (best < words && last[best + 1] == last[best] &&
           alignment->steps[slots * row + best + 1] == STEP_OTHER)
        best++;
    g_array_set_size(alignment->operations, 0);
    for (guint i = slots, n = best; i > 0;) {
        gsize cell = i * row + n;
        struct operation operation = {.step = alignment->steps[cell],
                                      .slot = i - 1,
                                      .from = alignment->begin + n - alignment->taken[cell],
                                      .to = alignment->begin + n};
        g_array_prepend_val(alignment->operations, operation);
        n -= alignment->taken[cell];
        i -= operation.step != STEP_ADDED;
    }
}

static guint sentence_of(const struct alignment *alignment, guint word)
{
    const struct indexed_word *entry = word_at(alignment, word);
    guint start, end;
    text_sentence(&alignment->check->text->passages[entry->passage], entry->word.start, &start,
                  &end);
    return start;
}

static struct operation *operation_at(const struct alignment *alignment, guint number)
{
    return &g_array_index(alignment->operations, struct operation, number);
}

// Words at an end of the clause that belong to another sentence than its nearest own word stand
// beside it, not instead of what is missing there.
static void trim_end(struct alignment *alignment, gboolean last)
{
    guint count = alignment->operations->len, found = 0;
    while (found < count &&
           operation_at(alignment, last ? count - 1 - found : found)->step != STEP_MATCH)
        found++;
    if (found == count)
        return;
    const struct operation *own = operation_at(alignment, last ? count - 1 - found : found);
    const char *text = slot_at(alignment, own->slot)->rule->text;
    if (last && strchr(".!?", text[strlen(text) - 1]))
        return;
    guint sentence = sentence_of(alignment, last ? own->to - 1 : own->from);
    for (guint i = 0; i < found; i++) {
        struct operation *operation = operation_at(alignment, last ? count - 1 - i : i);
        if (operation->from == operation->to || sentence_of(alignment, operation->from) == sentence)
            continue;
        operation->step = operation->step == STEP_OTHER ? STEP_MISSING : STEP_NONE;
        operation->to = operation->from;
    }
}

// The similarity, and which words of the document the clause takes up.
static double measure(struct alignment *alignment)
{
    guint cost = 0, clause = 0, text = 0;
    alignment->start = G_MAXUINT;
    alignment->stop = 0;
    for (guint i = 0; i < alignment->operations->len; i++) {
        const struct operation *operation = operation_at(alignment, i);
        const struct slot *slot = slot_at(alignment, operation->slot);
        guint least = slot->shortest, taken = operation->to - operation->from;
        gboolean left_out = operation->step == STEP_MISSING && slot->rule->optional;
        if (operation->step == STEP_OTHER || (operation->step == STEP_MISSING && !left_out))
            cost += least;
        cost += operation->step == STEP_ADDED;
        if (operation->step == STEP_MATCH)
            clause += taken;
        else if (operation->step != STEP_ADDED && operation->step != STEP_NONE && !left_out)
            clause += least;
        text += taken;
        if (taken) {
            alignment->start = MIN(alignment->start, operation->from);
            alignment->stop = MAX(alignment->stop, operation->to);
        }
    }
    guint longer = MAX(clause, text);
    return longer ? 1.0 - (double)cost / longer : 0;
}

static gboolean differs(const struct alignment *alignment)
{
    for (guint i = 0; i < alignment->operations->len; i++) {
        const struct operation *operation = operation_at(alignment, i);
        if (operation->step == STEP_OTHER || operation->step == STEP_ADDED ||
            (operation->step == STEP_MISSING &&
             !slot_at(alignment, operation->slot)->rule->optional))
            return TRUE;
    }
    return FALSE;
}

// The document's words [from, to) as they stand there.
static char *written(const struct alignment *alignment, guint from, guint to)
{
    const struct indexed_word *first = word_at(alignment, from), *last = word_at(alignment, to - 1);
    const struct passage *passage = &alignment->check->text->passages[first->passage];
    return g_strndup(passage->folded + first->word.start, last->word.end - first->word.start);
}

static void append_word(GString *text, const char *word)
{
    g_string_append_printf(text, "%s%s", text->len ? " " : "", word);
}

// The clause as the passage should have it: with its own choice where the clause leaves one.
static char *adapted(const struct alignment *alignment)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gsize bare = 0;
    for (guint i = 0; i < alignment->operations->len; i++) {
        const struct operation *operation = operation_at(alignment, i);
        const struct slot *slot = slot_at(alignment, operation->slot);
        if (operation->step == STEP_ADDED || operation->step == STEP_NONE ||
            (operation->step == STEP_MISSING && slot->rule->optional))
            continue;
        const char *own = slot->rule->text;
        g_autofree char *words = operation->step == STEP_MATCH
                                     ? written(alignment, operation->from, operation->to)
                                     : g_strndup(own + slot->start, slot->end - slot->start);
        g_autofree char *before = g_strndup(own, text->len ? slot->start : 0);
        g_autofree char *whole = g_strconcat(before, words, own + slot->end, NULL);
        append_word(text, whole);
        // The match ends with its last word, whatever mark comes after it.
        bare = text->len - strlen(own + slot->end);
    }
    return g_strndup(text->str, bare);
}

// Words at `at` and after it that are not the clause's, up to the next that are: what stands there
// and what should. Returns the number of the operation after them.
static guint next_difference(const struct alignment *alignment, guint at, char **found,
                             char **expected)
{
    g_autoptr(GString) words = g_string_new(NULL);
    guint from = G_MAXUINT, to = 0;
    for (; at < alignment->operations->len; at++) {
        const struct operation *operation = operation_at(alignment, at);
        const struct slot *slot = slot_at(alignment, operation->slot);
        if (operation->step == STEP_MATCH)
            break;
        if (operation->to > operation->from) {
            from = MIN(from, operation->from);
            to = MAX(to, operation->to);
        }
        if (operation->step != STEP_OTHER &&
            (operation->step != STEP_MISSING || slot->rule->optional))
            continue;
        g_autofree char *word = g_strndup(slot->rule->text + slot->start, slot->end - slot->start);
        append_word(words, word);
    }
    *found = to ? written(alignment, from, to) : NULL;
    *expected = words->len ? g_strdup(words->str) : NULL;
    return at;
}

// "”kan” i stället för ”ska”; ”skriftligen” saknas".
static char *differences(const struct alignment *alignment, enum language language)
{
    gboolean swedish = language == LANGUAGE_SV;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < alignment->operations->len; i++) {
        g_autofree char *found = NULL, *expected = NULL;
        i = next_difference(alignment, i, &found, &expected);
        if (!found && !expected)
            continue;
        g_string_append(out, out->len ? "; " : "");
        if (found && expected)
            g_string_append_printf(
                out, swedish ? "”%s” i stället för ”%s”" : "“%s” instead of “%s”", found, expected);
        else if (found)
            g_string_append_printf(out, swedish ? "”%s” är tillagt" : "“%s” is added", found);
        else
            g_string_append_printf(out, swedish ? "”%s” saknas" : "“%s” is missing", expected);
    }
    return g_string_free(out, FALSE);
}

static void report(struct alignment *alignment)
{
    struct check *check = alignment->check;
    const struct indexed_word *first = word_at(alignment, alignment->start);
    const struct indexed_word *last = word_at(alignment, alignment->stop - 1);
    const struct passage *passage = &check->text->passages[first->passage];
    g_autofree char *swedish = differences(alignment, LANGUAGE_SV);
    g_autofree char *english = differences(alignment, LANGUAGE_EN);
    g_autofree char *text = adapted(alignment);
    struct hit hit = {.passage = passage,
                      .start = first->word.start,
                      .end = last->word.end,
                      .unit_end = passage->length};
    // Of a clause that begins in a lead-in, the item alone cannot be replaced.
    struct supplement supplement = {.expected = text,
                                    .detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english},
                                    .proposal = hit.start < passage->own ? NULL : text};
    hit.supplement = &supplement;
    if (hit.end <= passage->own)
        return;
    check_tell_hit(check, TRACE_FOUND, &hit);
    if (check_hit_in_scope(check, &hit) && !check_excepted(check, &hit))
        check_report(check, &hit);
}

// A word that may be one of the clause's: number in the index, and the words of the clause that may
// stand before it and after it.
struct candidate {
    guint word, before, after;
};

static gint compare_candidates(gconstpointer a, gconstpointer b)
{
    const struct candidate *first = a, *second = b;
    return first->word < second->word ? -1 : first->word > second->word;
}

// A slot as an anchor: how often its words stand in the document.
struct anchor_slot {
    guint slot, count;
};

static gint compare_anchors(gconstpointer a, gconstpointer b)
{
    const struct anchor_slot *first = a, *second = b;
    if (first->count != second->count)
        return first->count < second->count ? -1 : 1;
    return first->slot < second->slot ? -1 : first->slot > second->slot;
}

// Where the first word of an alternative stands; NULL: nowhere.
static const GArray *places_of(const struct alignment *alignment, const struct slot *slot,
                               guint alternative)
{
    const GArray *words = slot->alternatives->pdata[alternative];
    if (!words->len)
        return NULL;
    return g_hash_table_lookup(alignment->index->places,
                               GUINT_TO_POINTER(g_array_index(words, struct word, 0).key));
}

static void add_candidates(const struct alignment *alignment, guint slot, guint length, guint slack,
                           GArray *candidates)
{
    guint before = 0;
    for (guint i = 0; i < slot; i++)
        before += slot_at(alignment, i)->longest;
    const struct slot *anchor = slot_at(alignment, slot);
    for (guint i = 0; i < anchor->alternatives->len; i++) {
        const GArray *places = places_of(alignment, anchor, i);
        for (guint n = 0; places && n < places->len; n++) {
            struct candidate candidate = {.word = g_array_index(places, guint, n),
                                          .before = before + slack,
                                          .after = length - before + slack};
            g_array_append_val(candidates, candidate);
        }
    }
}

// The document's words from which every passage that is similar enough can be reached.
static GArray *find_candidates(const struct alignment *alignment)
{
    double similarity = alignment->check->rule->clause->similarity;
    g_autoptr(GArray) anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor_slot));
    guint length = 0;
    for (guint i = 0; i < alignment->slots->len; i++) {
        const struct slot *slot = slot_at(alignment, i);
        struct anchor_slot anchor = {.slot = i};
        length += slot->longest;
        for (guint n = 0; n < slot->alternatives->len; n++) {
            const GArray *places = places_of(alignment, slot, n);
            anchor.count += places ? places->len : 0;
        }
        if (!slot->rule->optional)
            g_array_append_val(anchors, anchor);
    }
    g_array_sort(anchors, compare_anchors);
    // So many words can differ: the text is longer than the clause by those that are added.
    guint slack = (guint)(length * (1.0 - similarity) / similarity);
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    for (guint i = 0; i < anchors->len && i <= slack; i++)
        add_candidates(alignment, g_array_index(anchors, struct anchor_slot, i).slot, length, slack,
                       candidates);
    g_array_sort(candidates, compare_candidates);
    return candidates;
}

// Aligns the clause with the words around a candidate, within its passage.
static double align(struct alignment *alignment, const struct candidate *candidate)
{
    guint passage = word_at(alignment, candidate->word)->passage;
    guint first = alignment->index->first[passage], last = alignment->index->first[passage + 1];
    alignment->begin = candidate->word - MIN(candidate->word - first, candidate->before);
    alignment->end = candidate->word + MIN(last - candidate->word, candidate->after);
    gsize cells = (gsize)(alignment->slots->len + 1) * (alignment->end - alignment->begin + 1);
    g_autofree guint *costs = g_new0(guint, cells), *taken = g_new0(guint, cells);
    g_autofree guint8 *steps = g_new0(guint8, cells);
    alignment->costs = costs;
    alignment->taken = taken;
    alignment->steps = steps;
    compare(alignment);
    trace_back(alignment);
    trim_end(alignment, FALSE);
    trim_end(alignment, TRUE);
    return measure(alignment);
}

void check_clause(struct check *check)
{
    const struct clause_rule *clause = check->rule->clause;
    g_autoptr(GArray) operations = g_array_new(FALSE, FALSE, sizeof(struct operation));
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(struct slot));
    g_array_set_clear_func(slots, slot_clear);
    for (guint i = 0; i < clause->slots->len; i++)
        add_slot(slots, clause->slots->pdata[i]);
    struct alignment alignment = {
        .check = check, .index = check_words(check), .slots = slots, .operations = operations};
    g_autoptr(GArray) candidates = find_candidates(&alignment);
    guint done = 0;
    for (guint i = 0; i < candidates->len; i++) {
        const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
        guint passage = word_at(&alignment, candidate->word)->passage;
        if (candidate->word < done || !check_in_scope(check, &check->text->passages[passage]) ||
            align(&alignment, candidate) < clause->similarity)
            continue;
        done = MAX(done, alignment.stop);
        if (differs(&alignment))
            report(&alignment);
    }
}
