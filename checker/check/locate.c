// SPDX-License-Identifier: Apache-2.0
// From a hit to a finding: the place out of the text map, the excerpt, the words of the clause.
#include "check/against.h"
#include "check/internal.h"

#include <string.h>

#include "finding/message.h"
#include "lang/replace.h"

enum { EXCERPT_CHARACTERS = 220, SHOUTED_LETTERS = 5, LONG_BLOCK = 20000 };

// The byte of a code point, counted from the last one: places of a long block are asked for in
// order, and counting each from the block's beginning would take the square of its length.
static const char *block_at(struct check *check, const struct block *block, guint offset)
{
    struct cursor *cursor = &check->cursor;
    if (cursor->block != block)
        *cursor = (struct cursor){.block = block, .at = block->text};
    cursor->at = g_utf8_offset_to_pointer(cursor->at, (glong)offset - (glong)cursor->offset);
    cursor->offset = offset;
    return cursor->at;
}

static char *block_slice(struct check *check, const struct block *block, guint start, guint end)
{
    const char *from = block_at(check, block, start);
    const char *to = block_at(check, block, end);
    return arena_strndup(check->result->arena, from, (gsize)(to - from));
}

// "b)" of a list item; a bullet tells nobody where it is.
static const char *list_label(struct arena *arena, const struct block *block)
{
    if (block->kind != BLOCK_LIST_ITEM || !block_number(block))
        return NULL;
    for (const char *at = block_number(block); *at; at++) {
        if (g_ascii_isalnum(*at))
            return arena_strdup(arena, block_number(block));
    }
    return NULL;
}

static void place_init(struct place *place, const struct check *check, const struct block *block,
                       guint start, guint end)
{
    struct arena *arena = check->result->arena;
    *place = (struct place){
        .part = part_kind_name(block->part),
        .package = arena_strdup(arena, block->rest->package),
        .block = block->ordinal,
        .start = start,
        .end = end,
        .section = arena_strdup(arena, document_section(check->document, block)),
        .headings = document_headings(check->document, block, arena),
        .label = list_label(arena, block),
        .page = block->rest->page,
        .para_id = arena_strdup(arena, block->rest->para_id),
        .table = block->rest->table.table,
        .row = block->rest->table.row,
        .column = block->rest->table.column,
    };
}

// The part of the excerpt before the match: from the sentence's start, cut at a word when long.
static const char *excerpt_before(struct check *check, const struct block *block, guint sentence,
                                  guint start)
{
    guint from = start > EXCERPT_CHARACTERS ? MAX(sentence, start - EXCERPT_CHARACTERS) : sentence;
    char *text = block_slice(check, block, MIN(from, start), start);
    if (from <= sentence)
        return text;
    const char *space = strchr(text, ' ');
    return arena_printf(check->result->arena, "…%s", space ? space + 1 : text);
}

static const char *excerpt_after(struct check *check, const struct block *block, guint end,
                                 guint sentence_end)
{
    guint to = MIN(sentence_end, end + EXCERPT_CHARACTERS);
    char *text = block_slice(check, block, end, MAX(to, end));
    if (to == sentence_end)
        return text;
    char *space = strrchr(text, ' ');
    if (space)
        *space = '\0';
    return arena_printf(check->result->arena, "%s…", text);
}

// The context a match began in (a lead-in, a label): what the reader needs to understand it.
static const char *context_text(struct check *check, const struct hit *hit,
                                const struct piece *home)
{
    GString *text = g_string_new(NULL);
    for (const struct piece *piece = hit->passage->pieces; piece < home; piece++) {
        if (piece->end <= hit->start)
            continue;
        const struct block *block = document_block(check->document, piece->block);
        guint from = text_spot(hit->passage, piece->start, FALSE).offset;
        g_string_append(text, block_slice(check, block, MIN(from, block->length), block->length));
        g_string_append_c(text, ' ');
    }
    const char *copy = arena_strdup(check->result->arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

static void fill_excerpt(struct check *check, struct located *located, const struct hit *hit,
                         const struct piece *home)
{
    const struct block *block = document_block(check->document, located->place.block);
    struct arena *arena = check->result->arena;
    guint start, end, last;
    text_sentence(hit->passage, MAX(hit->start, home->start), &start, &end);
    text_sentence(hit->passage, hit->end ? hit->end - 1 : 0, &last, &end);
    guint from = start > home->start ? text_spot(hit->passage, start, FALSE).offset : 0;
    guint to = text_spot(hit->passage, MIN(end, home->end), TRUE).offset;
    located->before = excerpt_before(check, block, from, located->place.start);
    located->after = excerpt_after(check, block, located->place.end, MAX(to, located->place.end));
    if (hit->start < home->start)
        located->before =
            arena_printf(arena, "%s%s", context_text(check, hit, home), located->before);
}

// The piece that a finding stands in: the last one the hit reaches. It is the passage's own, unless
// the marked words of a match that goes on into it all stand in the context.
static const struct piece *home_of(const struct hit *hit)
{
    const struct passage *passage = hit->passage;
    const struct piece *home = &passage->pieces[passage->piece_count - 1];
    while (home > passage->pieces && home->start >= hit->end)
        home--;
    return home;
}

static void place_of(struct check *check, const struct hit *hit, const struct piece *home,
                     struct place *place)
{
    guint start = text_spot(hit->passage, MAX(hit->start, home->start), FALSE).offset;
    guint end = text_spot(hit->passage, hit->end, TRUE).offset;
    place_init(place, check, document_block(check->document, home->block), start, end);
}

void check_locate(struct check *check, const struct hit *hit, struct located *located)
{
    const struct piece *home = home_of(hit);
    place_of(check, hit, home, &located->place);
    const struct block *block = document_block(check->document, home->block);
    located->match = block_slice(check, block, located->place.start, located->place.end);
    fill_excerpt(check, located, hit, home);
}

// Gives a replacement the case of what it replaces. An acronym's capitals say nothing of where it
// stands, so only the beginning of a sentence gives its replacement one.
static char *like_case(const char *match, const char *replacement, gboolean begins_sentence)
{
    guint letters = 0, upper = 0;
    gboolean acronym = FALSE; // SIP, also with an ending: SIP:ar
    for (const char *at = match; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        letters += g_unichar_isalpha(character);
        upper += g_unichar_isupper(character);
        acronym = acronym || (letters == 2 && upper == 2);
    }
    gboolean capitals = letters > 1 && upper == letters;
    if (capitals && letters >= SHOUTED_LETTERS)
        return g_utf8_strup(replacement, -1);
    if (!g_unichar_isupper(g_utf8_get_char(match)) || !replacement[0])
        return g_strdup(replacement);
    if (acronym && !begins_sentence)
        return g_strdup(replacement);
    const char *rest = g_utf8_next_char(replacement);
    g_autofree char *first = g_utf8_strup(replacement, rest - replacement);
    return g_strconcat(first, rest, NULL);
}

static gboolean begins_sentence(const struct hit *hit)
{
    guint start, end;
    text_sentence(hit->passage, hit->start, &start, &end);
    while (start < hit->start && hit->passage->folded[start] == ' ')
        start++;
    return start == hit->start;
}

// The sentence around a hit as far as a replacement may change it: that of the hit's own block.
static void sentence_around(const struct hit *hit, const struct piece *home, char **before,
                            char **after)
{
    guint start, end, last;
    text_sentence(hit->passage, hit->start, &start, &end);
    text_sentence(hit->passage, hit->end - 1, &last, &end);
    start = MIN(MAX(start, home->start), hit->start);
    end = MAX(MIN(end, home->end), hit->end);
    *before = g_strndup(hit->passage->folded + start, hit->start - start);
    *after = g_strndup(hit->passage->folded + hit->end, end - hit->end);
}

// What to write instead, in its own case. NULL for a compound, since the new term stands for a part
// of it and what the whole word becomes (landstingspolitiker) nobody has said; and where no good
// Swedish is known. Words before the hit that must agree with the new term become part of it.
static const char *replacement_for(struct check *check, struct hit *hit, const struct piece *home)
{
    struct arena *arena = check->result->arena;
    const struct inflection *from = hit->swap->matcher.expressions[0]->forms;
    if (!from || hit->end == hit->start)
        return hit->swap->to;
    g_autofree char *form = g_strndup(hit->passage->folded + hit->start, hit->end - hit->start);
    int features = inflection_features(from, form);
    if (features < 0 || !hit->swap->forms)
        return features < 0 ? NULL : hit->swap->to;
    g_autofree char *before = NULL, *after = NULL;
    sentence_around(hit, home, &before, &after);
    struct replacement replacement;
    if (!inflection_replace(arena, from, (guint)features, hit->swap->forms, before, after,
                            &replacement))
        return NULL;
    hit->start -= (guint)replacement.before;
    return replacement.text;
}

static void fill_basis(struct check *check, struct finding *finding)
{
    struct arena *arena = check->result->arena;
    const struct check_input *input = &check->checker->input;
    finding->basis = arena_array(arena);
    for (guint i = 0; i < check->rule->basis->len; i++) {
        const struct basis_ref *ref = check->rule->basis->pdata[i];
        struct basis *basis = arena_new0(arena, struct basis);
        *basis = (struct basis){.agreement = ref->agreement, .section = ref->section};
        for (guint n = 0; n < input->agreement_count; n++) {
            const struct check_agreement *agreement = &input->agreements[n];
            if (strcmp(agreement->id, ref->agreement) != 0)
                continue;
            const struct clause *clause = agreement_clause(agreement->agreement, ref->section);
            if (clause) {
                basis->heading = clause->title;
                basis->text = clause->text;
            }
        }
        g_ptr_array_add(finding->basis, basis);
    }
}

static const char *keep(struct check *check, char *text)
{
    g_ptr_array_add(check->folded, text);
    return text;
}

// A block's folded text, made once: a long paragraph may have thousands of findings.
static const char *folded_block(struct check *check, const struct block *block)
{
    if (!block)
        return "";
    const char **folded = &check->blocks[block->ordinal];
    if (!*folded) {
        g_autofree char *text = text_fold_case(block->text);
        // Every finding's fingerprint is made of it: 20,000 times a megabyte would take minutes.
        gboolean is_long = strlen(text) > LONG_BLOCK;
        *folded = keep(check, is_long ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1)
                                      : g_steal_pointer(&text));
    }
    return *folded;
}

// What identifies the finding: its words, its paragraph and its headings' titles, folded.
static void add_fingerprint_input(struct check *check, const struct finding *finding)
{
    const struct block *block = document_block(check->document, finding->place.block);
    g_autoptr(GString) headings = g_string_new(NULL);
    for (guint ordinal = block ? block_heading(block) : 0; ordinal;) {
        const struct block *heading = document_block(check->document, ordinal);
        g_string_append_printf(headings, "%s\n", heading->text);
        ordinal = heading->under;
    }
    struct fingerprint_input input = {
        .match = keep(check, text_fold_case(finding->match)),
        .block = folded_block(check, block),
        .headings = keep(check, text_fold_case(headings->str)),
    };
    g_array_append_val(check->inputs, input);
}

static gboolean is_full(struct check *check)
{
    if (check->result->findings->len < check->checker->input.limits->findings)
        return FALSE;
    check->full = TRUE;
    return TRUE;
}

static struct finding *finding_start(struct check *check)
{
    const struct rule *rule = check->rule;
    struct finding *finding = arena_new0(check->result->arena, struct finding);
    finding->rule = rule->id;
    finding->severity = rule->severity;
    finding->action = rule->action;
    finding->upcoming = rule_force(rule, check->checker->input.as_of) == FORCE_UPCOMING;
    finding->gates = !finding->upcoming && strcmp(rule->status, "active") == 0;
    finding->related = arena_array(check->result->arena);
    fill_basis(check, finding);
    return finding;
}

// What an agreement is called in a message: the two that a rule names, by what they are to it.
static const char *call_agreement(struct check *check, const char *id, enum language language)
{
    static const char *const names[][LANGUAGES] = {
        {[LANGUAGE_SV] = "avtalet", [LANGUAGE_EN] = "the agreement"},
        {[LANGUAGE_SV] = "det tidigare avtalet", [LANGUAGE_EN] = "the earlier agreement"}};
    const struct alignment_check *alignment = check->rule->alignment;
    const struct check_agreement *held = against_agreement(check->checker->input.against, id);
    if (g_strcmp0(id, alignment->current) == 0)
        return names[0][language];
    if (!held || g_strcmp0(id, alignment->superseded) == 0)
        return names[1][language];
    return arena_printf(check->result->arena, language == LANGUAGE_SV ? "”%s”" : "“%s”",
                        held->title);
}

static void finding_end(struct check *check, struct finding *finding, struct message_words *words,
                        const struct supplement *supplement)
{
    const char *const *messages = check->rule->message;
    for (guint i = 0; i < LANGUAGES; i++) {
        guint language = messages[i] ? i : LANGUAGE_SV;
        words->detail = supplement ? supplement->detail[language] : NULL;
        if (supplement && supplement->evidence && check->rule->alignment) {
            const char *said =
                supplement->said ? supplement->said : supplement->evidence->agreement;
            words->agreement = said ? call_agreement(check, said, language) : NULL;
        }
        finding->message[i] = message_fill(check->result->arena, messages[language], words);
    }
    add_fingerprint_input(check, finding);
    g_ptr_array_add(check->result->findings, finding);
}

// Words in a lead-in that several items complete are one finding.
static gboolean is_reported(const struct check *check, const struct place *place)
{
    const GPtrArray *findings = check->result->findings;
    for (guint i = findings->len; i > 0; i--) {
        const struct finding *other = findings->pdata[i - 1];
        if (other->rule != check->rule->id)
            return FALSE;
        if (other->place.block == place->block && other->place.start == place->start &&
            other->place.end == place->end)
            return TRUE;
    }
    return FALSE;
}

// A clause in force that no basis of the rule names already.
static void add_clause(struct check *check, struct finding *finding, const char *agreement,
                       const struct clause *clause)
{
    for (guint i = 0; i < finding->basis->len; i++) {
        const struct basis *known = finding->basis->pdata[i];
        if (strcmp(known->agreement, agreement) == 0 && strcmp(known->section, clause->id) == 0)
            return;
    }
    struct basis *basis = arena_new0(check->result->arena, struct basis);
    *basis = (struct basis){.agreement = agreement,
                            .section = clause->id,
                            .heading = clause->title,
                            .text = clause->text};
    g_ptr_array_add(finding->basis, basis);
}

// What a check has to say beside the words of its match.
static void add_supplement(struct check *check, struct finding *finding,
                           const struct supplement *supplement, struct message_words *words)
{
    words->suggestion = supplement->expected ? supplement->expected : finding->suggestion;
    words->names = supplement->names;
    struct evidence *evidence = supplement->evidence;
    if (evidence) {
        words->expected = evidence->expected;
        words->found = evidence->found;
        words->clause = evidence->section;
        if (!evidence->stretches)
            evidence->stretches = arena_array(check->result->arena);
        finding->evidence = evidence;
        if (supplement->clause)
            add_clause(check, finding, supplement->agreement, supplement->clause);
    }
    for (guint i = 0; supplement->others && i < supplement->others->len; i++) {
        const struct hit *other = supplement->others->pdata[i];
        struct place *place = arena_new0(check->result->arena, struct place);
        place_of(check, other, home_of(other), place);
        g_ptr_array_add(finding->related, place);
    }
}

void check_report(struct check *check, const struct hit *found)
{
    if (is_full(check))
        return;
    struct hit wider = *found; // by an article, perhaps
    const struct hit *hit = &wider;
    const struct passage *passage = hit->passage;
    const struct piece *home = home_of(hit);
    const char *replacement = hit->supplement ? hit->supplement->proposal : NULL;
    if (hit->swap)
        replacement = replacement_for(check, &wider, home);
    struct located located;
    check_locate(check, hit, &located);
    if (home->block != passage->block && is_reported(check, &located.place))
        return;
    struct finding *finding = finding_start(check);
    finding->place = located.place;
    finding->before = located.before;
    finding->match = located.match;
    finding->after = located.after;
    for (const struct piece *piece = passage->pieces; piece < home; piece++) {
        if (piece->end <= hit->start)
            continue;
        struct place *related = arena_new0(check->result->arena, struct place);
        place_init(related, check, document_block(check->document, piece->block),
                   text_spot(passage, MAX(hit->start, piece->start), FALSE).offset,
                   text_spot(passage, MIN(hit->end, piece->end), TRUE).offset);
        g_ptr_array_add(finding->related, related);
    }
    finding->suggestion = arena_strdup(check->result->arena, check->rule->fix);
    if (replacement) {
        g_autofree char *text = like_case(finding->match, replacement, begins_sentence(hit));
        finding->suggestion = arena_strdup(check->result->arena, text);
    }
    struct message_words words = {.match = finding->match, .suggestion = finding->suggestion};
    if (!words.suggestion && hit->swap)
        words.suggestion = hit->swap->to ? hit->swap->to : "–";
    const char *note = hit->swap ? hit->swap->note : NULL;
    struct supplement noted = {.detail = {note, note}};
    if (hit->supplement)
        add_supplement(check, finding, hit->supplement, &words);
    finding_end(check, finding, &words, hit->supplement ? hit->supplement : &noted);
    check_tell(check, (struct trace_event){.kind = TRACE_REPORTED,
                                           .passage = passage,
                                           .start = found->start,
                                           .end = found->end,
                                           .finding = finding});
}

void check_report_absence(struct check *check, struct spot expected,
                          const struct supplement *supplement)
{
    if (is_full(check))
        return;
    const struct block *block = document_block(check->document, expected.block);
    struct finding *finding = finding_start(check);
    place_init(&finding->place, check, block, expected.offset, expected.offset);
    finding->match = "";
    finding->before = excerpt_before(check, block, 0, expected.offset);
    finding->after = excerpt_after(check, block, expected.offset, block->length);
    finding->suggestion = arena_strdup(check->result->arena, check->rule->fix);
    struct message_words words = {.match = "", .suggestion = finding->suggestion};
    finding_end(check, finding, &words, supplement);
    check_tell(check, (struct trace_event){
                          .kind = TRACE_REPORTED,
                          .passage = &check->text->passages[block->ordinal - 1],
                          .finding = finding,
                      });
}

void check_report_property(struct check *check, const struct property *property,
                           const struct supplement *supplement)
{
    if (is_full(check))
        return;
    struct arena *arena = check->result->arena;
    struct finding *finding = finding_start(check);
    finding->place =
        (struct place){.part = part_kind_name(PART_PROPERTY), .headings = arena_array(arena)};
    finding->match = arena_strdup(arena, property->value);
    finding->before = arena_printf(arena, "%s: ", property->name);
    finding->after = "";
    finding->suggestion = arena_strdup(arena, check->rule->fix);
    struct message_words words = {.match = finding->match, .suggestion = finding->suggestion};
    finding_end(check, finding, &words, supplement);
    check_tell(check, (struct trace_event){.kind = TRACE_REPORTED, .finding = finding});
}
