// SPDX-License-Identifier: Apache-2.0
// quotation: words in quotation marks, or in a block of quotation style, that are said to be an
// agreement's. They are looked for word by word: as they stand, with other punctuation, with words
// changed, in the superseded agreement, or nowhere.
#include "agreement/stretches.h"
#include "check/mention.h"

#include <string.h>

enum {
    REACH_BYTES = 220, // how far from the marks the agreement may be named
    LIKE = 600,        // thousandths of the quoted words that make it that clause's
    STRAY_WORDS = 8,   // words that may be left out of the middle of a quotation
    CERTAIN_WORDS = 6, // shorter quotations that are found nowhere may be terms
    CLOSER = 100,      // thousandths by which the superseded text must be the better one
    CANDIDATES = 8,
    FEW_LETTERS = 16, // fewer may stand in a row by accident
    CUT_WORDS = 2,    // words at the ends of a quotation that may be cut otherwise
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
    NARROW_SPACE = 0x202F,
    THOUSAND = 1000
};

// What stands in quotation marks: bytes of a passage's folded text, without the marks.
struct quotation {
    const struct passage *passage;
    guint start, end;
    gboolean certain;                      // a word of saying or a section goes with it
    const struct check_agreement *further; // whose words they are said to be, when not the current
};

// The words of a quotation, those in brackets and marks of omission left out.
static GArray *quoted_words(const struct quotation *quotation)
{
    g_autofree char *text =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    for (char *open = text; (open = strchr(open, '['));) {
        char *close = strchr(open, ']');
        if (!close)
            break;
        memset(open, ' ', (gsize)(close - open) + 1);
    }
    return text_words(text);
}

// How a quotation stands in a clause: the clause's words [first, last], and how many of the quoted
// words are among them in order.
struct fit {
    const struct indexed_clause *clause;
    guint first, last, matched;
    guint before, after; // words of the quotation that stand before and after the matched ones
    guint like;          // thousandths
    gboolean whole;
};

static guint count_omissions(const struct quotation *quotation)
{
    guint count = 0;
    for (guint i = quotation->start; i + 2 < quotation->end; i++) {
        const char *at = quotation->passage->folded + i;
        if (strncmp(at, "...", 3) == 0 || *at == '[')
            count++;
    }
    return count;
}

// The words as they stand, in a row: an alignment may tie their first to an equal word far before.
static gboolean find_row(const GArray *words, const struct indexed_clause *clause, guint skip,
                         struct fit *fit)
{
    for (guint at = skip; at + words->len <= clause->word_count; at++) {
        guint same = 0;
        while (same < words->len &&
               clause->words[at + same].key == g_array_index(words, struct word, same).key)
            same++;
        if (same < words->len)
            continue;
        *fit = (struct fit){.clause = clause, .first = at, .last = at + same - 1};
        fit->matched = same;
        fit->like = THOUSAND;
        fit->whole = TRUE;
        return TRUE;
    }
    return FALSE;
}

// The quotation's word that is paired with a word of the clause.
static guint place_of_pair(const GArray *pairs, guint clause_word)
{
    for (guint i = 0; i < pairs->len; i++)
        if (g_array_index(pairs, struct word_pair, i).b == clause_word)
            return g_array_index(pairs, struct word_pair, i).a;
    return 0;
}

// The densest part of the aligned pairs: words matched far from the others are accidents.
static void fit_clause(const struct quotation *quotation, const GArray *words,
                       const struct indexed_clause *clause, struct fit *fit)
{
    const struct word *own = (const struct word *)(void *)words->data;
    // The text alone: a title often begins as its text does.
    guint skip = clause->title_words < clause->word_count ? clause->title_words : 0;
    if (find_row(words, clause, skip, fit))
        return;
    g_autoptr(GArray) pairs =
        words_align(own, words->len, clause->words + skip, clause->word_count - skip);
    *fit = (struct fit){.clause = clause};
    guint stray = count_omissions(quotation) ? clause->word_count : STRAY_WORDS;
    for (guint i = 0; i < pairs->len;) {
        guint next = i + 1;
        while (next < pairs->len && g_array_index(pairs, struct word_pair, next).b <=
                                        g_array_index(pairs, struct word_pair, next - 1).b + stray)
            next++;
        if (next - i > fit->matched) {
            fit->matched = next - i;
            fit->first = skip + g_array_index(pairs, struct word_pair, i).b;
            fit->last = skip + g_array_index(pairs, struct word_pair, next - 1).b;
        }
        i = next;
    }
    guint length = fit->matched ? fit->last - fit->first + 1 : 0;
    if (fit->matched) {
        fit->before = place_of_pair(pairs, fit->first - skip);
        fit->after = words->len - 1 - place_of_pair(pairs, fit->last - skip);
    }
    fit->like = THOUSAND * fit->matched / words->len;
    fit->whole = fit->matched == words->len && (length == words->len || count_omissions(quotation));
}

static int compare_counts(const void *a, const void *b)
{
    const guint *first = a, *second = b; // clause, count
    if (first[1] != second[1])
        return first[1] > second[1] ? -1 : 1;
    return first[0] < second[0] ? -1 : first[0] > second[0];
}

// The clauses that share most shingles with the quotation; all of them for one that shares none
// would be a guess.
static struct fit best_fit(const struct quotation *quotation, const GArray *words,
                           const struct agreement_index *index)
{
    struct fit best = {0};
    if (!index)
        return best;
    g_autoptr(GHashTable) shared = g_hash_table_new(NULL, NULL);
    for (guint at = 0; at + SHINGLE_WORDS <= words->len; at++) {
        guint count;
        const struct shingle_place *places =
            index_find(index, shingle_key(&g_array_index(words, struct word, at)), &count);
        for (guint i = 0; i < count; i++) {
            gpointer key = GUINT_TO_POINTER(places[i].clause);
            guint before = GPOINTER_TO_UINT(g_hash_table_lookup(shared, key));
            g_hash_table_insert(shared, key, GUINT_TO_POINTER(before + 1));
        }
    }
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, 2 * sizeof(guint));
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, shared);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        guint entry[] = {GPOINTER_TO_UINT(key), GPOINTER_TO_UINT(value)};
        g_array_append_vals(counts, entry, 1);
    }
    g_array_sort(counts, compare_counts);
    for (guint i = 0; i < MIN(counts->len, CANDIDATES); i++) {
        struct fit fit;
        const guint *entry = (const guint *)(void *)counts->data + (gsize)i * 2;
        fit_clause(quotation, words, index_clause(index, entry[0]), &fit);
        if (fit.whole > best.whole || (fit.whole == best.whole && fit.like > best.like))
            best = fit;
    }
    return best;
}

// The agreement's own words, as they stand.
static char *fit_text(const struct fit *fit)
{
    guint start = fit->clause->words[fit->first].start;
    return g_strndup(fit->clause->text + start, fit->clause->words[fit->last].end - start);
}

// The quotation as its author wrote it.
static char *author_text(struct check *check, const struct quotation *quotation)
{
    const struct passage *passage = quotation->passage;
    struct spot start = text_spot(passage, quotation->start, FALSE);
    struct spot end = text_spot(passage, quotation->end, TRUE);
    const struct block *block = document_block(check->document, start.block);
    if (end.block != start.block || end.offset < start.offset)
        return g_strndup(passage->folded + quotation->start, quotation->end - quotation->start);
    return g_utf8_substring(block->text, start.offset, end.offset);
}

// Text with what nobody sees made equal: kinds of space, and characters that only steer line
// breaks; without the punctuation at its end, and its first letter in lower case, since both follow
// the sentence it stands in.
static char *visible(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    for (const char *at = composed ? composed : text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == SOFT_HYPHEN)
            continue;
        if (g_unichar_isspace(c) || c == NARROW_SPACE || c == NO_BREAK_SPACE) {
            if (out->len && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
        } else {
            g_string_append_unichar(out, out->len ? c : g_unichar_tolower(c));
        }
    }
    while (out->len && strchr(".,;:!? ", out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
    return g_strdup(out->str);
}

static gboolean same_typography(struct check *check, const struct quotation *quotation,
                                const struct fit *fit)
{
    if (count_omissions(quotation))
        return TRUE;
    g_autofree char *agreement = fit_text(fit);
    g_autofree char *own = author_text(check, quotation);
    g_autofree char *left = visible(own), *right = visible(agreement);
    return strcmp(left, right) == 0;
}

// Words that are cut otherwise, "1500" for "1 500", are still the clause's. The fit grows to the
// words at its ends that the quotation has cut otherwise.
static gboolean same_letters(const struct quotation *quotation, struct fit *fit)
{
    g_autofree char *own =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    g_autofree char *letters = text_letters(own);
    guint first = fit->first > CUT_WORDS ? fit->first - CUT_WORDS : 0;
    for (guint from = first; from <= fit->first; from++)
        for (guint to = fit->last; to < fit->clause->word_count && to <= fit->last + CUT_WORDS;
             to++) {
            struct fit wider = *fit;
            wider.first = from;
            wider.last = to;
            g_autofree char *text = fit_text(&wider);
            g_autofree char *other = text_letters(text);
            if (strcmp(letters, other) != 0)
                continue;
            *fit = wider;
            return TRUE;
        }
    return FALSE;
}

// The first words that differ, one word before them where a side has none: "kan" for "kan delvis".
static void name_difference(struct arena *arena, struct evidence *evidence)
{
    for (guint i = 0; i < evidence->stretches->len; i++) {
        const struct stretch *stretch = evidence->stretches->pdata[i];
        if (stretch->same)
            continue;
        g_autofree char *agreement = stretch_words(stretch, FALSE);
        g_autofree char *document = stretch_words(stretch, TRUE);
        const char *lead = "";
        g_autofree char *before =
            i ? stretch_words(evidence->stretches->pdata[i - 1], FALSE) : g_strdup("");
        if (!*agreement || !*document) {
            const char *space = strrchr(before, ' ');
            lead = space ? space + 1 : before;
        }
        const char *joint = *lead && *agreement ? " " : "";
        evidence->expected = arena_printf(arena, "%s%s%s", lead, joint, agreement);
        joint = *lead && *document ? " " : "";
        evidence->found = arena_printf(arena, "%s%s%s", lead, joint, document);
        return;
    }
}

static void add_words(struct check *check, const struct quotation *quotation, const struct fit *fit,
                      struct evidence *evidence)
{
    struct arena *arena = check->result->arena;
    g_autofree char *own =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    g_autofree char *agreement = fit_text(fit);
    g_autoptr(GArray) own_words = text_words(own);
    g_autoptr(GArray) agreement_words = text_words(agreement);
    const struct worded before = {agreement, agreement_words}, after = {own, own_words};
    evidence->section = fit->clause->clause->id;
    evidence->text = arena_strdup(arena, agreement);
    evidence->stretches = arena_array(arena);
    stretches_add(arena, evidence->stretches, &before, &after);
}

// Reports a quotation; `said`, where its words stand in another agreement in force than the one
// they are said to be from: that one (id).
static void report(struct check *check, const struct quotation *quotation, enum evidence_kind kind,
                   const struct fit *fit, const char *said)
{
    struct arena *arena = check->result->arena;
    const struct alignment_check *alignment = check->rule->alignment;
    const struct against *against = check->checker->input.against;
    const char *own = quotation->further ? quotation->further->id : alignment->current;
    struct hit hit = {
        .passage = quotation->passage, .start = quotation->start, .end = quotation->end};
    text_sentence(hit.passage, hit.start, &hit.unit_start, &hit.unit_end);
    if (!(alignment->find & (1u << kind)) || !check_hit_in_scope(check, &hit) ||
        check_excepted(check, &hit))
        return;
    struct evidence *evidence = arena_new0(arena, struct evidence);
    struct supplement supplement = {.evidence = evidence, .agreement = own, .said = said};
    evidence->kind = kind;
    evidence->agreement = kind == EVIDENCE_QUOTE_SUPERSEDED ? alignment->superseded : own;
    evidence->text = "";
    if (fit)
        add_words(check, quotation, fit, evidence);
    if (fit && kind != EVIDENCE_QUOTE_SUPERSEDED)
        supplement.clause = fit->clause->clause;
    if (said) {
        const struct check_agreement *other = against_agreement(against, own);
        const char *section = fit->clause->clause->id;
        supplement.detail[LANGUAGE_SV] =
            arena_printf(arena, " De står i ”%s”, avsnitt %s.", other->title, section);
        supplement.detail[LANGUAGE_EN] =
            arena_printf(arena, " They stand in “%s”, section %s.", other->title, section);
    }
    if (kind == EVIDENCE_QUOTE_ALTERED) {
        name_difference(arena, evidence);
        supplement.proposal = evidence->text;
    } else if (kind == EVIDENCE_QUOTE_TYPOGRAPHIC) {
        evidence->expected = supplement.proposal = evidence->text;
    } else if (kind == EVIDENCE_QUOTE_SUPERSEDED) {
        const struct clause_map *map =
            against_map(against, alignment->superseded, alignment->current);
        const struct agreement_index *old_index = against_index(against, alignment->superseded);
        const struct agreement *current =
            index_agreement(against_index(against, alignment->current));
        for (guint i = 0; i < index_agreement(old_index)->clauses->len; i++) {
            guint count = 0;
            if (index_clause(old_index, i) != fit->clause)
                continue;
            const guint *became = map ? clause_map_find(map, i, &count) : NULL;
            const struct clause *instead = count ? current->clauses->pdata[became[0]] : NULL;
            supplement.clause = instead;
            g_autofree char *heading = instead ? clause_heading(instead) : NULL;
            if (instead)
                evidence->expected = arena_printf(arena, "%s: %s", heading, instead->text);
        }
    }
    hit.supplement = &supplement;
    check_report(check, &hit);
}

// A quotation whose words are cut otherwise than the clause's, so that no three of them are the
// same: found by its letters alone.
static gboolean find_letters(const struct quotation *quotation, const struct agreement_index *index,
                             struct fit *fit)
{
    g_autofree char *own =
        g_strndup(quotation->passage->folded + quotation->start, quotation->end - quotation->start);
    g_autofree char *letters = text_letters(own);
    gsize length = strlen(letters);
    for (guint i = 0; i < index_agreement(index)->clauses->len; i++) {
        const struct indexed_clause *clause = index_clause(index, i);
        if (length < FEW_LETTERS || !strstr(clause->letters, letters))
            continue;
        for (guint from = clause->title_words; from < clause->word_count; from++) {
            *fit = (struct fit){.clause = clause, .first = from, .last = from};
            for (; fit->last < clause->word_count; fit->last++) {
                g_autofree char *text = fit_text(fit);
                g_autofree char *other = text_letters(text);
                if (strcmp(letters, other) == 0)
                    return TRUE;
                if (strncmp(letters, other, MIN(strlen(other), length)) != 0)
                    break;
            }
        }
    }
    return FALSE;
}

// Whether a sentence or a line of the clause ends between a word and the next.
static gboolean is_sentence_end(const struct indexed_clause *clause, guint word)
{
    const struct word *at = &clause->words[word];
    gsize gap = clause->words[word + 1].start - at->end;
    return strcspn(clause->text + at->end, ".:;!?\n") < gap;
}

// Takes in the clause's words in the places of the quotation's first and last ones that differ, as
// far as its sentence goes: "två gånger" stands for "en gång".
static void widen(struct fit *fit)
{
    const struct indexed_clause *clause = fit->clause;
    for (guint i = 0; i < MIN(fit->before, STRAY_WORDS) && fit->first > clause->title_words &&
                      !is_sentence_end(clause, fit->first - 1);
         i++)
        fit->first--;
    for (guint i = 0; i < MIN(fit->after, STRAY_WORDS) && fit->last + 1 < clause->word_count &&
                      !is_sentence_end(clause, fit->last);
         i++)
        fit->last++;
}

// How a quotation stands in an agreement, also one whose words are cut otherwise.
static struct fit fit_in(const struct quotation *quotation, const GArray *words,
                         const struct agreement_index *index)
{
    struct fit fit = best_fit(quotation, words, index);
    if (!fit.whole && ((fit.like >= LIKE / 2 && same_letters(quotation, &fit)) ||
                       find_letters(quotation, index, &fit)))
        fit.whole = TRUE;
    return fit;
}

// The agreement in force, other than the one it is said to be from, that has a quotation's words as
// they stand.
static gboolean stands_elsewhere(struct check *check, const struct quotation *quotation,
                                 const GArray *words, struct quotation *elsewhere, struct fit *fit)
{
    const struct against *against = check->checker->input.against;
    const GPtrArray *further = against_further(against);
    *elsewhere = *quotation;
    // From the one that the rule names on, then down the hierarchy.
    for (guint i = 0; i <= further->len; i++) {
        elsewhere->further = i ? further->pdata[i - 1] : NULL;
        if (elsewhere->further == quotation->further)
            continue;
        const char *id =
            elsewhere->further ? elsewhere->further->id : check->rule->alignment->current;
        *fit = best_fit(quotation, words, against_index(against, id));
        if (fit->whole)
            return TRUE;
    }
    return FALSE;
}

static void judge(struct check *check, const struct quotation *quotation)
{
    const struct alignment_check *alignment = check->rule->alignment;
    const struct against *against = check->checker->input.against;
    g_autoptr(GArray) words = quoted_words(quotation);
    if (words->len < alignment->min_words)
        return;
    const char *said = quotation->further ? quotation->further->id : alignment->current;
    struct fit fit = fit_in(quotation, words, against_index(against, said));
    if (fit.whole) {
        if (!same_typography(check, quotation, &fit))
            report(check, quotation, EVIDENCE_QUOTE_TYPOGRAPHIC, &fit, NULL);
        return;
    }
    // Only the agreement that the rule names has an earlier version.
    const char *before = quotation->further ? NULL : alignment->superseded;
    struct fit superseded = best_fit(quotation, words, against_index(against, before));
    struct quotation elsewhere;
    struct fit other;
    if (superseded.whole || (superseded.like >= LIKE && superseded.like >= fit.like + CLOSER))
        report(check, quotation, EVIDENCE_QUOTE_SUPERSEDED, &superseded, NULL);
    else if (fit.like >= LIKE) {
        widen(&fit);
        report(check, quotation, EVIDENCE_QUOTE_ALTERED, &fit, NULL);
    } else if (quotation->certain && words->len >= CERTAIN_WORDS) {
        if (stands_elsewhere(check, quotation, words, &elsewhere, &other))
            report(check, &elsewhere, EVIDENCE_QUOTE_MISSING, &other, said);
        else
            report(check, quotation, EVIDENCE_QUOTE_MISSING, NULL, NULL);
    }
}

// Whether [from, to) of a passage says that the words are those of an agreement in force: its name,
// and a word of saying or a section for certain. Of several names the one nearest the quotation
// counts, which stands after or (`ahead`) before them. An agreement that is said to be the earlier
// one, or another, is rightly quoted with its own words.
static gboolean is_attributed(struct check *check, const struct passage *passage, guint from,
                              guint to, gboolean ahead, struct quotation *quotation,
                              gboolean *certain)
{
    struct pattern_match match;
    g_autoptr(GArray) mentions = mentions_find(check, check->rule->alignment, passage, from, to);
    const struct check_agreement *further = NULL;
    gboolean named = FALSE;
    *certain = FALSE;
    for (guint i = 0; i < mentions->len; i++) {
        const struct mention *mention = &g_array_index(mentions, struct mention, i);
        if (mention->which != MENTIONED_CURRENT && mention->which != MENTIONED_FURTHER)
            return FALSE;
        if (!named || !ahead)
            further = mention->further;
        named = TRUE;
    }
    if (named)
        quotation->further = further;
    *certain = check_own_match(check, OWN_SAYING, passage, from, to, &match) ||
               check_own_match(check, OWN_REFERENCE, passage, from, to, &match);
    return named;
}

// The beginning of a character, not in the middle of one.
static guint align_byte(const struct passage *passage, guint byte)
{
    while (byte < passage->length && (passage->folded[byte] & 0xC0) == 0x80)
        byte++;
    return byte;
}

// What stands around the marks, in the sentence, tells whose words they are; else the sentence
// before.
static gboolean find_attribution(struct check *check, struct quotation *quotation)
{
    const struct passage *passage = quotation->passage;
    guint start, end, last;
    text_sentence(passage, quotation->start, &start, &end);
    text_sentence(passage, quotation->end ? quotation->end - 1 : 0, &last, &end);
    guint from = quotation->start > REACH_BYTES ? quotation->start - REACH_BYTES : 0;
    guint to = MIN(passage->length, MAX(end, quotation->end) + 60);
    guint before = MAX(start, align_byte(passage, from));
    gboolean certain_before, certain_after;
    // What stands before the words counts more than what follows them.
    gboolean after = is_attributed(check, passage, MIN(quotation->end + 1, passage->length),
                                   align_byte(passage, to), TRUE, quotation, &certain_after);
    gboolean named =
        is_attributed(check, passage, before, quotation->start, FALSE, quotation, &certain_before);
    if (!named && !after && start) {
        guint previous, stop;
        text_sentence(passage, start - 1, &previous, &stop);
        named = is_attributed(check, passage, MAX(previous, align_byte(passage, from)),
                              quotation->start, FALSE, quotation, &certain_before);
    }
    static const char *const lead = "att \"";
    gboolean brought_in =
        quotation->start >= strlen(lead) &&
        strncmp(passage->folded + quotation->start - strlen(lead), lead, strlen(lead)) == 0;
    quotation->certain = certain_before || certain_after || brought_in;
    return named || after;
}

// The mark as its author wrote it, of a folded one.
static gunichar mark_at(struct check *check, const struct passage *passage, guint byte)
{
    struct spot spot = text_spot(passage, byte, FALSE);
    const struct block *block = document_block(check->document, spot.block);
    const char *at = g_utf8_offset_to_pointer(block->text, spot.offset);
    return g_utf8_get_char(at);
}

// Whether one mark may close what another opened: of marks within marks, each has its like.
static gboolean closes(gunichar open, gunichar mark)
{
    switch (open) {
    case 0x201C: // “
    case 0x201D: // ”
    case 0x201E: // „
        return mark == 0x201C || mark == 0x201D;
    case 0xAB: // «
    case 0xBB: // »
        return mark == 0xAB || mark == 0xBB;
    default:
        return mark == open;
    }
}

// The words between quotation marks of a passage.
static void check_marks(struct check *check, const struct passage *passage)
{
    guint open = G_MAXUINT;
    gunichar opened = 0;
    for (guint i = passage->own; i < passage->length; i++) {
        if (passage->folded[i] != '"')
            continue;
        gunichar mark = mark_at(check, passage, i);
        if (open == G_MAXUINT) {
            open = i;
            opened = mark;
            continue;
        }
        if (!closes(opened, mark))
            continue;
        struct quotation quotation = {.passage = passage, .start = open + 1, .end = i};
        open = G_MAXUINT;
        while (quotation.end > quotation.start &&
               strchr(".,;: ", passage->folded[quotation.end - 1]))
            quotation.end--; // that belongs to the sentence around it
        if (quotation.start < quotation.end && find_attribution(check, &quotation))
            judge(check, &quotation);
    }
}

// A block of quotation style, attributed by itself or by the paragraph above it.
static void check_block(struct check *check, const struct passage *passage)
{
    const struct passage *above =
        passage->block > 1 ? &check->text->passages[passage->block - 2] : NULL;
    struct quotation quotation = {
        .passage = passage, .start = passage->own, .end = passage->length};
    gboolean certain = FALSE;
    if (!above || !above->length ||
        !is_attributed(check, above, above->own, above->length, FALSE, &quotation, &certain))
        return;
    quotation.certain = TRUE;
    if (passage->folded[passage->own] == '"')
        check_marks(check, passage);
    else
        judge(check, &quotation);
}

void check_quotation(struct check *check)
{
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        if (block->kind == BLOCK_QUOTE)
            check_block(check, passage);
        else
            check_marks(check, passage);
    }
}
