// SPDX-License-Identifier: Apache-2.0
// The document's facts: which clauses of the current agreement it names ("avsnitt 3.2 i
// hälso- och sjukvårdsavtalet", "avtalets avsnitt 4.1"). References in a sentence that names the
// year of an earlier agreement are not the current one's.
#include "check/internal.h"

#include <string.h>

#define AGREEMENT_WORD                                                                             \
    "(?:hälso- ?och sjukvårdsavtal(?:et|ets)?|avtalet|avtalets|hos-avtalet|hos-avtalets)"
#define SECTION_WORD "(?:avsnitt|punkt|kapitel|avsnitten)"
#define NUMBER "(\\d{1,2}(?:\\.\\d{1,2}){0,3})"

static const char *const forms[] = {
    "(?i)(?<![\\p{L}\\p{N}])" SECTION_WORD " " NUMBER
    "(?![\\p{N}.]\\d)[^.;:]{0,60}?(?<![\\p{L}\\p{N}])" AGREEMENT_WORD "(?![\\p{L}\\p{N}])",
    "(?i)(?<![\\p{L}\\p{N}])" AGREEMENT_WORD ",? (?:\\()?(?:enligt |se |i )?" SECTION_WORD
    " " NUMBER "(?![\\p{N}])",
};
static const char *const earlier = "(?<!\\d)(?:2012|2013|2016|2017|2018|2019|2020|2023)(?!\\d|:\\d)"
                                   "|(?i)tidigare avtal|äldre avtal";

static void add_citation(struct check *check, const char *agreement, const char *section,
                         gsize length)
{
    GPtrArray *citations = check->result->citations;
    for (guint i = 0; i < citations->len; i++) {
        const struct citation *known = citations->pdata[i];
        if (strcmp(known->agreement, agreement) == 0 && strlen(known->section) == length &&
            strncmp(known->section, section, length) == 0)
            return;
    }
    struct citation *citation = arena_new0(check->result->arena, struct citation);
    citation->agreement = agreement;
    citation->section = arena_strndup(check->result->arena, section, length);
    g_ptr_array_add(citations, citation);
}

static void cite_in(struct check *check, const char *agreement, const struct passage *passage)
{
    struct pattern_cache *cache = check->checker->cache;
    guint base = check->checker->input.ruleset->expressions->len;
    for (guint form = 0; form < G_N_ELEMENTS(forms); form++) {
        struct pattern_match match;
        for (gsize from = passage->own;
             pattern_cache_match(cache, base + form, forms[form], passage->folded, passage->length,
                                 from, &match) == PATTERN_MATCH;
             from = match.end[0]) {
            guint start, end;
            struct pattern_match year;
            text_sentence(passage, (guint)match.start[0], &start, &end);
            if (pattern_cache_match(cache, base + G_N_ELEMENTS(forms), earlier, passage->folded,
                                    end, start, &year) != PATTERN_MATCH)
                add_citation(check, agreement, passage->folded + match.start[1],
                             match.end[1] - match.start[1]);
        }
    }
}

void check_cite(struct check *check)
{
    const struct check_input *input = &check->checker->input;
    for (guint i = 0; i < input->agreement_count; i++) {
        if (!input->agreements[i].current)
            continue;
        for (guint n = 0; n < check->text->count; n++)
            cite_in(check, input->agreements[i].id, &check->text->passages[n]);
    }
}
