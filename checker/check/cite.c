// SPDX-License-Identifier: Apache-2.0
// The document's facts: which clauses of the current agreement it names ("avsnitt 3.2 i avtalet",
// "avtalets avsnitt 4.1 och 4.2"). Which agreement is meant is not said in words of the program:
// any word for an agreement counts, unless its sentence names a year, which is how people tell an
// earlier agreement from the one in force.
#include "check/internal.h"

static void add_citation(struct check *check, const char *agreement, const struct hit *hit,
                         const char *section, gsize length)
{
    struct fact fact = {.kind = FACT_CLAUSE,
                        .about = agreement,
                        .name = arena_strndup(check->result->arena, section, length)};
    check_fact(check, &fact, hit);
}

static void cite_in(struct check *check, const char *agreement, const struct passage *passage)
{
    for (guint form = OWN_CITE_BEFORE; form <= OWN_CITE_AFTER; form++) {
        struct pattern_match match;
        for (guint from = passage->own;
             check_own_match(check, form, passage, from, passage->length, &match);
             from = (guint)match.end[0]) {
            guint start, end;
            struct pattern_match year;
            text_sentence(passage, (guint)match.start[0], &start, &end);
            if (check_own_match(check, OWN_CITE_EARLIER, passage, start, end, &year))
                continue;
            struct hit hit = {
                .passage = passage, .start = (guint)match.start[0], .end = (guint)match.end[0]};
            for (guint group = 1; group < match.groups; group++) {
                if (match.start[group] < match.end[group])
                    add_citation(check, agreement, &hit, passage->folded + match.start[group],
                                 match.end[group] - match.start[group]);
            }
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
