// SPDX-License-Identifier: Apache-2.0
// quotation: words in quotation marks, or in a block of quotation style, that are said to be an
// agreement's. They are looked for word by word: as they stand, with other punctuation, with words
// changed, in the superseded agreement, or nowhere.
#include "agreement/stretches.h"
#include "check/fit.h"
#include "check/mention.h"

#include <string.h>

enum {
    REACH_BYTES = 220, // how far from the marks the agreement may be named
    CERTAIN_WORDS = 6, // shorter quotations that are found nowhere may be terms
    CLOSER = 100,      // thousandths by which the superseded text must be the better one
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
    NARROW_SPACE = 0x202F,
    THOUSAND = 1000
};

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
    if (quotation_omissions(quotation))
        return TRUE;
    g_autofree char *agreement = fit_text(fit);
    g_autofree char *own = author_text(check, quotation);
    g_autofree char *left = visible(own), *right = visible(agreement);
    return strcmp(left, right) == 0;
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
        *fit = fit_best(quotation, words, against_index(against, id));
        if (fit->whole)
            return TRUE;
    }
    return FALSE;
}

static void judge(struct check *check, const struct quotation *quotation)
{
    const struct alignment_check *alignment = check->rule->alignment;
    const struct against *against = check->checker->input.against;
    g_autoptr(GArray) words = quotation_words(quotation);
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
    struct fit superseded = fit_best(quotation, words, against_index(against, before));
    struct quotation elsewhere;
    struct fit other;
    if (superseded.whole ||
        (superseded.like >= QUOTATION_LIKE && superseded.like >= fit.like + CLOSER))
        report(check, quotation, EVIDENCE_QUOTE_SUPERSEDED, &superseded, NULL);
    else if (fit.like >= QUOTATION_LIKE) {
        fit_widen(&fit);
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
