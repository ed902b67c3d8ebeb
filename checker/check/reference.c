// SPDX-License-Identifier: Apache-2.0
// reference: the sections that a document refers to, looked up where they are said to stand: in an
// agreement, or in the document itself.
#include "check/target.h"
#include "check/topics.h"

#include <string.h>

enum { THOUSAND = 1000 };

static const struct clause *clause_at(const struct agreement *agreement, guint index)
{
    return agreement->clauses->pdata[index];
}

// The first clause that an old one became; NULL: it is gone, or nobody knows.
static const struct clause *became(struct check *check, guint old_clause)
{
    const struct against *against = check->checker->input.against;
    const struct alignment_check *alignment = check->rule->alignment;
    const struct agreement *before = against_agreement(against, alignment->superseded)->agreement;
    const struct agreement *after = against_agreement(against, alignment->current)->agreement;
    const char *id = clause_at(before, old_clause)->id;
    for (guint i = 0; i < alignment->map->len; i++) {
        const struct section_map *map = alignment->map->pdata[i];
        if (strcmp(map->from, id) == 0)
            return agreement_clause(after, map->to);
    }
    const struct clause_map *map = against_map(against, alignment->superseded, alignment->current);
    guint count = 0;
    const guint *indexes = map ? clause_map_find(map, old_clause, &count) : NULL;
    return count ? clause_at(after, indexes[0]) : NULL;
}

// The agreement in force that a reference is to.
static const char *agreement_of(const struct check *check, const struct reference *reference)
{
    return reference->further ? reference->further->id : check->rule->alignment->current;
}

static void report(struct check *check, const struct reference *reference,
                   const struct section_number *number, enum evidence_kind kind,
                   const struct clause *compared, const struct clause *expected)
{
    struct arena *arena = check->result->arena;
    const struct alignment_check *alignment = check->rule->alignment;
    gboolean first = number->start >= reference->start &&
                     number->start - reference->start <= strlen(reference->word) + 1;
    struct hit hit = {.passage = reference->passage,
                      .start = first ? reference->start : number->start,
                      .end = number->end,
                      .unit_start = reference->sentence,
                      .unit_end = reference->sentence_end};
    if (!(alignment->find & (1u << kind)) || hit.end <= reference->passage->own ||
        !check_hit_in_scope(check, &hit) || (!reference->earlier && check_excepted(check, &hit)))
        return;
    struct evidence *evidence = arena_new0(arena, struct evidence);
    g_autofree char *heading = expected ? clause_heading(expected) : NULL;
    *evidence = (struct evidence){
        .kind = kind,
        .agreement = alignment->self ? NULL : agreement_of(check, reference),
        .section = arena_strdup(arena, compared ? compared->id : number->id),
        .text = compared ? compared->text : "",
        .expected = arena_strdup(arena, heading),
        .found = arena_strdup(arena, number->id),
    };
    const char *suggestion = NULL;
    if (expected && expected->number) {
        const char *text = reference->passage->folded;
        suggestion = arena_printf(arena, "%.*s%s", (int)(number->start - hit.start),
                                  text + hit.start, expected->number);
    }
    struct supplement supplement = {.evidence = evidence,
                                    .proposal = suggestion,
                                    .agreement = agreement_of(check, reference),
                                    .clause = expected};
    hit.supplement = &supplement;
    check_report(check, &hit);
}

// Whether a clause stands under another: what a chapter is about, its sections say.
static gboolean is_under(const struct agreement *agreement, guint clause, guint above)
{
    while (clause != CLAUSE_NONE && clause != above)
        clause = clause_at(agreement, clause)->parent;
    return clause == above;
}

// A section that is where the reference says: is it about what the sentence is about? The old
// section of the number, or another one of the new agreement, may be what was meant.
// The sentence refers to that section too: "avsnitt 6.1 och 6.2 och patientsäkerhetslagen".
static gboolean is_cited(const char *sentence, const char *id)
{
    gsize length = strlen(id);
    for (const char *at = sentence; (at = strstr(at, id)); at += length) {
        gboolean begins = at == sentence || !(g_ascii_isalnum(at[-1]) || at[-1] == '.');
        gboolean ends =
            !g_ascii_isalnum(at[length]) && !(at[length] == '.' && g_ascii_isdigit(at[length + 1]));
        if (begins && ends)
            return TRUE;
    }
    return FALSE;
}

static void check_topic(struct check *check, const struct reference *reference,
                        const struct section_number *number, guint found,
                        const struct agreement_index *index,
                        const struct agreement_index *old_index)
{
    const struct agreement *current = index_agreement(index);
    const struct agreement *superseded = old_index ? index_agreement(old_index) : NULL;
    const char *text = reference->passage->folded;
    g_autofree char *sentence =
        g_strndup(text + reference->sentence, reference->sentence_end - reference->sentence);
    const struct clause *clause = clause_at(current, found);
    const struct clause *meant = NULL, *expected = NULL;
    g_autoptr(GPtrArray) names = empty_words(check, FALSE);
    g_autoptr(GPtrArray) topics = topic_words(sentence, names);
    if (reference->appendix ||
        shared_topics(topics, index_clause(index, found)->title_topics, names))
        return;
    gint before = superseded ? reference_find_clause(superseded, reference, number->id) : -1;
    if (before >= 0 && became(check, (guint)before) != clause &&
        2 * shared_topics(topics, index_clause(old_index, (guint)before)->title_topics, names) >=
            THOUSAND) {
        meant = clause_at(superseded, (guint)before);
        expected = became(check, (guint)before);
    }
    g_autoptr(GPtrArray) empty = empty_words(check, TRUE);
    g_autoptr(GPtrArray) telling = topic_words(sentence, empty);
    for (guint i = 0; !meant && !reference_is_appendix(reference) && i < current->clauses->len;
         i++) {
        const struct clause *other = clause_at(current, i);
        if (i != found && *other->text && !strchr(other->id, '/') && !is_under(current, i, found) &&
            3 * shared_topics(telling, index_clause(index, i)->title_topics, empty) >=
                2 * THOUSAND &&
            !may_be_about(telling, clause) && !is_cited(sentence, other->id))
            meant = expected = other;
    }
    if (meant)
        report(check, reference, number, EVIDENCE_REF_COLLISION, clause, expected);
}

// Looks a section up in an agreement in force; only the one that the rule names has an earlier
// version.
static void check_in_force(struct check *check, const struct reference *reference,
                           const struct section_number *number)
{
    const struct against *against = check->checker->input.against;
    const struct agreement_index *index = against_index(against, agreement_of(check, reference));
    const struct agreement_index *old_index =
        reference->further ? NULL : against_index(against, check->rule->alignment->superseded);
    gint found = reference_find_clause(index_agreement(index), reference, number->id);
    if (found >= 0) {
        check_topic(check, reference, number, (guint)found, index, old_index);
        return;
    }
    const struct agreement *superseded = old_index ? index_agreement(old_index) : NULL;
    gint before = superseded ? reference_find_clause(superseded, reference, number->id) : -1;
    const struct clause *expected = before >= 0 ? became(check, (guint)before) : NULL;
    report(check, reference, number, expected ? EVIDENCE_REF_RENUMBERED : EVIDENCE_REF_DEAD,
           before >= 0 ? clause_at(superseded, (guint)before) : NULL, expected);
}

static void check_number(struct check *check, struct reference *reference,
                         const struct section_number *number)
{
    const struct against *against = check->checker->input.against;
    const struct alignment_check *alignment = check->rule->alignment;
    gboolean own_section = !reference_is_appendix(reference) &&
                           !g_str_has_prefix(reference->word, "p") && reference->word[0] &&
                           (guchar)reference->word[0] != 0xC2;
    enum target target = reference_target(check, reference);
    gboolean here = reference_in_document(check, number->id);
    if (alignment->self) {
        if ((target == TARGET_OWN || (target == TARGET_UNKNOWN && document_has_numbers(check))) &&
            own_section && !here)
            report(check, reference, number, EVIDENCE_REF_DEAD, NULL, NULL);
        return;
    }
    if (here && target != TARGET_OWN && !reference_is_beside_mention(check, reference))
        target = TARGET_OWN; // the agreement is named in the sentence, not beside the number
    if (target == TARGET_UNKNOWN && !here) {
        target = reference_target_above(check, reference);
        const struct agreement *current = against_agreement(against, alignment->current)->agreement;
        if (target == TARGET_UNKNOWN && own_section && !document_has_numbers(check) &&
            reference_find_clause(current, reference, number->id) >= 0) {
            report(check, reference, number, EVIDENCE_REF_AMBIGUOUS,
                   clause_at(current, (guint)reference_find_clause(current, reference, number->id)),
                   NULL);
            return;
        }
    }
    if (target == TARGET_FURTHER) {
        check_in_force(check, reference, number);
        return;
    }
    reference->further = NULL;
    if (reference_is_of_both(check, reference, number, here) ||
        reference_is_of_some_appendix(check, reference, number)) {
        report(check, reference, number, EVIDENCE_REF_AMBIGUOUS, NULL, NULL);
        return;
    }
    if (target == TARGET_CURRENT)
        check_in_force(check, reference, number);
    if (target == TARGET_SUPERSEDED) {
        const struct check_agreement *held = against_agreement(against, alignment->superseded);
        reference->earlier = TRUE;
        if (held && reference_find_clause(held->agreement, reference, number->id) < 0)
            report(check, reference, number, EVIDENCE_REF_DEAD, NULL, NULL);
    }
}

// "bilaga 1, avsnitt 1.3" and "avsnitt 1.3 i bilaga 1": the appendix of a section; not that of
// "avsnitt 1.3 och bilaga 1".
static const char *appendix_beside(struct check *check, const struct reference *reference)
{
    struct pattern_match match;
    const struct passage *passage = reference->passage;
    if (reference_is_appendix(reference))
        return NULL;
    for (guint from = reference->sentence;
         check_own_match(check, OWN_APPENDIX, passage, from, reference->sentence_end, &match);
         from = (guint)match.end[0]) {
        const char *between = passage->folded + match.end[0];
        gsize gap = reference->start - match.end[0];
        gboolean before =
            match.end[0] < reference->start && gap <= 2 && strspn(between, ", ") >= gap;
        between = passage->folded + reference->end;
        gap = match.start[0] - reference->end;
        gboolean after = match.start[0] > reference->end && gap == strlen(" i ") &&
                         strncmp(between, " i ", gap) == 0;
        if (before || after)
            return arena_printf(check->result->arena, "Bilaga %.*s",
                                (int)(match.end[1] - match.start[1]),
                                passage->folded + match.start[1]);
    }
    return NULL;
}

// The word that a number of a list has of its own: "avsnitt 4.7 och bilaga 4".
static char *word_before(const struct passage *passage, guint start, const char *otherwise)
{
    guint end = start;
    while (end > 0 && passage->folded[end - 1] == ' ')
        end--;
    guint from = end;
    while (from > 0 && g_ascii_isalpha(passage->folded[from - 1]))
        from--;
    g_autofree char *word = g_ascii_strdown(passage->folded + from, (gssize)(end - from));
    static const char *const joints[] = {"", "och", "samt", "eller", "respektive", "till", "med"};
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++)
        if (strcmp(word, joints[i]) == 0)
            return g_strdup(otherwise);
    return g_steal_pointer(&word);
}

// Whether a section of the appendix follows its number: ", punkt 1.2".
static gboolean is_followed(const struct passage *passage, guint from, guint end)
{
    const char *at = passage->folded + from;
    at += strspn(at, ", ");
    return at < passage->folded + end && g_ascii_isalpha(*at) &&
           strncmp(at, "och", strlen("och")) != 0 && strncmp(at, "samt", strlen("samt")) != 0;
}

static void check_numbers(struct check *check, struct reference *reference, guint from, guint end)
{
    struct pattern_match match;
    text_sentence(reference->passage, reference->start, &reference->sentence,
                  &reference->sentence_end);
    reference->sentence_end = MAX(reference->sentence_end, reference->end);
    char *word = reference->word;
    const char *before = NULL; // the appendix that the number before is
    guint last = 0;            // where that ended
    reference->appendix = appendix_beside(check, reference);
    while (check_own_match(check, OWN_NUMBER, reference->passage, from, end, &match)) {
        struct section_number number = {.start = (guint)match.start[0], .end = (guint)match.end[0]};
        gsize length = MIN(number.end - number.start, sizeof number.id - 1);
        memcpy(number.id, reference->passage->folded + number.start, length);
        number.id[length] = '\0';
        g_autofree char *own = word_before(reference->passage, number.start, word);
        reference->word = own;
        // "bilaga 1, punkt 1.2": the second number stands in the first.
        const char *appendix = reference->appendix;
        if (before && !reference_is_appendix(reference) && number.start - last <= strlen(own) + 3)
            reference->appendix = before;
        gboolean opens =
            reference_is_appendix(reference) && is_followed(reference->passage, number.end, end);
        if (!opens)
            check_number(check, reference, &number);
        before = reference_is_appendix(reference)
                     ? arena_printf(check->result->arena, "Bilaga %s", number.id)
                     : NULL;
        last = number.end;
        reference->appendix = appendix;
        reference->word = word;
        from = number.end;
    }
}

// "§ 6 Läkarmedverkan": the number of a heading of its own.
static gboolean numbers_heading(struct check *check, const struct reference *reference)
{
    const struct block *block = document_block(check->document, reference->passage->block);
    return block->kind == BLOCK_HEADING && reference->start == reference->passage->own &&
           strcmp(reference->word, "§") == 0;
}

static void check_passage(struct check *check, const struct passage *passage)
{
    struct pattern_match match;
    for (guint from = 0;
         check_own_match(check, OWN_REFERENCE, passage, from, passage->length, &match);
         from = (guint)match.end[0]) {
        struct reference reference = {
            .passage = passage, .start = (guint)match.start[0], .end = (guint)match.end[0]};
        g_autofree char *word =
            g_strndup(passage->folded + match.start[1], match.end[1] - match.start[1]);
        g_autofree char *lower = text_fold_case(word);
        reference.word = lower;
        if (reference.end > passage->own && !numbers_heading(check, &reference))
            check_numbers(check, &reference, (guint)match.start[2], (guint)match.end[2]);
    }
    if (check->rule->alignment->self)
        return;
    for (guint from = passage->own;
         check_own_match(check, OWN_BARE, passage, from, passage->length, &match);
         from = (guint)match.end[0]) {
        struct reference reference = {.passage = passage,
                                      .start = (guint)match.start[0],
                                      .end = (guint)match.end[0],
                                      .word = (char[]){""}};
        guint before = reference.start;
        // "avsnitt 3.2 i avtalet" was found above, with its word.
        gboolean alone = before < 2 || !g_ascii_isalpha(passage->folded[before - 2]);
        g_autofree char *ahead = before >= 2 ? g_strndup(passage->folded, before) : g_strdup("");
        alone =
            alone || !(g_str_has_suffix(ahead, "vsnitt ") || g_str_has_suffix(ahead, "unkt ") ||
                       g_str_has_suffix(ahead, "apitel ") || g_str_has_suffix(ahead, "och ") ||
                       g_str_has_suffix(ahead, "samt ") || g_str_has_suffix(ahead, "unkterna ") ||
                       g_str_has_suffix(ahead, "vsnitten ") || g_str_has_suffix(ahead, "ilaga "));
        if (alone)
            check_numbers(check, &reference, reference.start, reference.end);
    }
}

// Fields that have lost what they referred to.
static void check_fields(struct check *check, const struct passage *passage)
{
    struct pattern_match match;
    for (guint from = passage->own;
         check_own_match(check, OWN_BROKEN_FIELD, passage, from, passage->length, &match);
         from = (guint)match.end[0]) {
        struct hit hit = {
            .passage = passage, .start = (guint)match.start[0], .end = (guint)match.end[0]};
        text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
        if (!(check->rule->alignment->find & (1u << EVIDENCE_REF_DEAD)) ||
            check_excepted(check, &hit))
            continue;
        struct evidence *evidence = arena_new0(check->result->arena, struct evidence);
        *evidence = (struct evidence){.kind = EVIDENCE_REF_DEAD, .text = ""};
        struct supplement supplement = {.evidence = evidence};
        hit.supplement = &supplement;
        check_report(check, &hit);
    }
}

void check_reference(struct check *check)
{
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        check_passage(check, passage);
        if (check->rule->alignment->self)
            check_fields(check, passage);
    }
}
