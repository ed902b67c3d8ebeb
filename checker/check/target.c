// SPDX-License-Identifier: Apache-2.0
#include "check/target.h"

#include <string.h>

enum { BESIDE_BYTES = 12, NEAR_BYTES = 60, LINK_BYTES = 45 };

gboolean reference_is_appendix(const struct reference *reference)
{
    return g_str_has_prefix(reference->word, "bilag");
}

// Looks a number up as people write it: "3.2", of an appendix "Bilaga 2" or "Bilaga 1/1.3".
gint reference_find_clause(const struct agreement *agreement, const struct reference *reference,
                           const char *number)
{
    g_autofree char *id = reference->appendix
                              ? g_strdup_printf("%s/%s", reference->appendix, number)
                          : reference_is_appendix(reference) ? g_strdup_printf("Bilaga %s", number)
                                                             : g_strdup(number);
    for (guint i = 0; i < agreement->clauses->len; i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        if (strcmp(clause->id, id) == 0)
            return (gint)i;
        // "§ 7" and "7 §" of an agreement that counts its clauses so; "3.2." with its stop.
        if (reference->appendix || reference_is_appendix(reference) || !clause->number)
            continue;
        const char *digits = clause->number + strcspn(clause->number, "0123456789");
        gsize length = strspn(digits, "0123456789.");
        while (length && digits[length - 1] == '.')
            length--;
        if (strcmp(clause->id, clause->number) == 0 && strlen(number) == length &&
            strncmp(digits, number, length) == 0)
            return (gint)i;
    }
    return -1;
}

gboolean reference_in_document(struct check *check, const char *number)
{
    for (guint i = 1; i <= check->document->block_count; i++) {
        const struct block *block = document_block(check->document, i);
        const char *own = block->kind == BLOCK_HEADING ? block_number(block) : NULL;
        gsize length = own ? strlen(own) : 0;
        while (length && own[length - 1] == '.')
            length--;
        if (own && strlen(number) == length && strncmp(own, number, length) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean document_has_numbers(struct check *check)
{
    for (guint i = 1; i <= check->document->block_count; i++) {
        const struct block *block = document_block(check->document, i);
        if (block->kind == BLOCK_HEADING && block_number(block) && block->part == PART_BODY)
            return TRUE;
    }
    return FALSE;
}

static gboolean says_own(const struct reference *reference)
{
    static const char *const own[] = {"ovan", "nedan", "denna ", "detta ", "den här ", "det här "};
    const char *text = reference->passage->folded;
    guint to = MIN(reference->sentence_end, reference->end + LINK_BYTES);
    g_autofree char *after =
        g_utf8_make_valid(text + reference->end, (gssize)(to - reference->end));
    g_autofree char *lower = text_fold_case(after);
    for (gsize i = 0; i < G_N_ELEMENTS(own); i++) {
        const char *found = strstr(lower, own[i]);
        if (found && !memchr(lower, ',', (gsize)(found - lower)) && found - lower < 12)
            return TRUE;
    }
    guint from =
        reference->start > reference->sentence + 10 ? reference->start - 10 : reference->sentence;
    g_autofree char *before = g_utf8_make_valid(text + from, (gssize)(reference->start - from));
    return strstr(before, "ovan ") || strstr(before, "nedan ");
}

// How far a mention stands from a reference; one that the reference is linked to is nearer.
static guint distance(const struct reference *reference, const struct mention *mention)
{
    if (mention->start >= reference->end)
        return mention->start - reference->end;
    return reference->start > mention->end ? reference->start - mention->end : 0;
}

static const struct mention *nearest_mention(const struct reference *reference,
                                             const GArray *mentions)
{
    const struct mention *nearest = NULL;
    for (guint i = 0; i < mentions->len; i++) {
        const struct mention *mention = &g_array_index(mentions, struct mention, i);
        if (!nearest || distance(reference, mention) < distance(reference, nearest))
            nearest = mention;
    }
    return nearest;
}

static enum target target_of_mention(struct reference *reference, const struct mention *mention)
{
    reference->further = mention->further;
    return mention->which == MENTIONED_FURTHER      ? TARGET_FURTHER
           : mention->which == MENTIONED_CURRENT    ? TARGET_CURRENT
           : mention->which == MENTIONED_SUPERSEDED ? TARGET_SUPERSEDED
                                                    : TARGET_OTHER;
}

static gboolean is_of_law(struct check *check, const struct reference *reference,
                          const struct mention *mention)
{
    if (g_str_has_prefix(reference->word, "avsnitt") || reference_is_appendix(reference))
        return FALSE;
    struct pattern_match match;
    guint from = reference->start > reference->sentence + NEAR_BYTES ? reference->start - NEAR_BYTES
                                                                     : reference->sentence;
    while (from < reference->start && (reference->passage->folded[from] & 0xC0) == 0x80)
        from++;
    guint to = MIN(reference->sentence_end, reference->end + NEAR_BYTES);
    while (to < reference->sentence_end && (reference->passage->folded[to] & 0xC0) == 0x80)
        to++;
    if (!check_own_match(check, OWN_LAW, reference->passage, from, to, &match))
        return FALSE;
    struct mention found = {.start = (guint)match.start[0], .end = (guint)match.end[0]};
    return !mention || distance(reference, &found) < distance(reference, mention);
}

// Whether the reference is to what took the place of something: "punkt 3.13 har bytts mot bilaga
// 4".
static gboolean is_successor(struct check *check, const struct reference *reference)
{
    struct pattern_match match;
    for (guint from = reference->sentence;
         check_own_match(check, OWN_SUCCESSOR, reference->passage, from, reference->start, &match);
         from = (guint)match.end[0])
        if (match.end[0] == reference->start)
            return TRUE;
    return FALSE;
}

// Which text the reference is to, by the words of its sentence.
enum target reference_target(struct check *check, struct reference *reference)
{
    g_autoptr(GArray) mentions = mentions_find(check, check->rule->alignment, reference->passage,
                                               reference->sentence, reference->sentence_end);
    const struct mention *mention = nearest_mention(reference, mentions);
    if (is_of_law(check, reference, mention))
        return TARGET_OTHER;
    if (says_own(reference))
        return TARGET_OWN;
    struct pattern_match match;
    gboolean linked = check_own_match(check, OWN_ELSEWHERE, reference->passage, reference->end,
                                      reference->sentence_end, &match);
    if (linked) {
        // "i ... avtalet": what follows decides, be it an agreement or another text.
        if (mention && mention->start >= reference->end &&
            distance(reference, mention) < NEAR_BYTES)
            return target_of_mention(reference, mention);
        return TARGET_OTHER;
    }
    if (!mention)
        return TARGET_UNKNOWN;
    enum target target = target_of_mention(reference, mention);
    // What was in the earlier agreement has its successor in the one in force.
    return target == TARGET_SUPERSEDED && is_successor(check, reference) ? TARGET_CURRENT : target;
}

// Whether an agreement's name stands beside the reference.
gboolean reference_is_beside_mention(struct check *check, const struct reference *reference)
{
    g_autoptr(GArray) mentions = mentions_find(check, check->rule->alignment, reference->passage,
                                               reference->sentence, reference->sentence_end);
    const struct mention *mention = nearest_mention(reference, mentions);
    return mention && distance(reference, mention) <= LINK_BYTES;
}

// The nearest agreement named before the reference: in its paragraph, else in the one above.
enum target reference_target_above(struct check *check, struct reference *reference)
{
    const struct passage *passage = reference->passage;
    g_autoptr(GArray) own =
        mentions_find(check, check->rule->alignment, passage, 0, reference->sentence);
    if (own->len)
        return target_of_mention(reference, &g_array_index(own, struct mention, own->len - 1));
    if (passage->block < 2)
        return TARGET_UNKNOWN;
    const struct passage *above = &check->text->passages[passage->block - 2];
    const struct block *block = document_block(check->document, above->block);
    if (block->part != document_block(check->document, passage->block)->part)
        return TARGET_UNKNOWN;
    g_autoptr(GArray) mentions =
        mentions_find(check, check->rule->alignment, above, 0, above->length);
    if (!mentions->len)
        return TARGET_UNKNOWN;
    return target_of_mention(reference,
                             &g_array_index(mentions, struct mention, mentions->len - 1));
}

static gboolean sentence_has(const struct reference *reference, const char *const *texts)
{
    const char *text = reference->passage->folded;
    g_autofree char *sentence =
        g_strndup(text + reference->sentence, reference->sentence_end - reference->sentence);
    g_autofree char *lower = text_fold_case(sentence);
    for (; *texts; texts++)
        if (strstr(lower, *texts))
            return TRUE;
    return FALSE;
}

// Which agreements a sentence names.
static gboolean names_both_versions(const GArray *mentions)
{
    gboolean current = FALSE, superseded = FALSE;
    for (guint i = 0; i < mentions->len; i++) {
        enum mentioned which = g_array_index(mentions, struct mention, i).which;
        current = current || which == MENTIONED_CURRENT;
        superseded = superseded || which == MENTIONED_SUPERSEDED;
    }
    return current && superseded;
}

// The sentence names two texts that have the number, this document and the agreement or both
// agreements, and neither beside it: "både rutinen och avtalet ..., se avsnitt 2.2".
gboolean reference_is_of_both(struct check *check, const struct reference *reference,
                              const struct section_number *number, gboolean here)
{
    static const char *const own[] = {"denna ", "detta ", "den här ", "det här ", NULL};
    static const char *const two[] = {"både ", "båda ", "bägge ", NULL};
    const struct agreement *current =
        against_agreement(check->checker->input.against, check->rule->alignment->current)
            ->agreement;
    g_autoptr(GArray) mentions = mentions_find(check, check->rule->alignment, reference->passage,
                                               reference->sentence, reference->sentence_end);
    const struct mention *mention = nearest_mention(reference, mentions);
    if (!mention || distance(reference, mention) <= BESIDE_BYTES ||
        reference_find_clause(current, reference, number->id) < 0)
        return FALSE;
    return (here && (sentence_has(reference, own) || sentence_has(reference, two))) ||
           (sentence_has(reference, two) && names_both_versions(mentions));
}

// "punkt 1.2 i bilagan": of several appendices that have the number.
gboolean reference_is_of_some_appendix(struct check *check, const struct reference *reference,
                                       const struct section_number *number)
{
    const struct agreement *current =
        against_agreement(check->checker->input.against, check->rule->alignment->current)
            ->agreement;
    const char *text = reference->passage->folded;
    g_autofree char *after =
        g_strndup(text + reference->end, reference->sentence_end - reference->end);
    g_autofree char *lower = text_fold_case(after);
    if (reference->appendix || reference_is_appendix(reference) ||
        !(g_str_has_prefix(lower, "i bilagan") || g_str_has_prefix(lower, "i avtalets bilaga") ||
          g_str_has_prefix(lower, "i avtalets bilagor")))
        return FALSE;
    g_autofree char *ending = g_strdup_printf("/%s", number->id);
    guint count = 0;
    for (guint i = 0; i < current->clauses->len; i++)
        count += g_str_has_suffix(((const struct clause *)current->clauses->pdata[i])->id, ending);
    return count > 1;
}
