// SPDX-License-Identifier: Apache-2.0
// A comparison for a terminal: what was done to each clause, and the words that changed.
#include "report/clean.h"
#include "report/comparison.h"
#include "report/words.h"
#include "report/wrap.h"

enum { WIDTH = 100, RELATION_WIDTH = 14 };

static const struct result shown = {.redact = FALSE};

static void write_line(struct wrap *wrap, const char *lead, const char *text)
{
    g_autofree char *clean = clean_text(&shown, text);
    wrap_lines(wrap, lead, clean);
}

static void write_change(struct wrap *wrap, const char *sign, const struct stretch *stretch,
                         gboolean new_side)
{
    g_autofree char *change = stretch_words(stretch, new_side);
    if (!*change)
        return;
    g_autofree char *lead = g_strdup_printf("      %s ", sign);
    write_line(wrap, lead, change);
}

static void write_alignment(struct wrap *wrap, const struct words *words,
                            const struct alignment *alignment)
{
    g_autofree char *before = comparison_clauses(alignment->old_clauses, TRUE);
    g_autofree char *after = comparison_clauses(alignment->new_clauses, TRUE);
    g_autofree char *same = g_strdup_printf("%u", alignment->similarity / 10);
    g_autofree char *kept = words_fill(words->words_kept, same, NULL);
    gboolean both = *before && *after;
    gboolean changed =
        both && alignment->relation != RELATION_UNCHANGED && alignment->relation != RELATION_MOVED;
    g_autofree char *line = g_strdup_printf(
        "%s%s%s%s%s", before, both && alignment->relation != RELATION_UNCHANGED ? " → " : "",
        both && alignment->relation == RELATION_UNCHANGED ? "" : after, changed ? "  – " : "",
        changed ? kept : "");
    const char *relation = words->relation[alignment->relation];
    int padding = MAX(RELATION_WIDTH - (int)g_utf8_strlen(relation, -1), 1);
    g_autofree char *lead = g_strdup_printf("  %s%*s", relation, padding, "");
    write_line(wrap, lead, line);
    for (guint i = 0; i < alignment->stretches->len; i++) {
        const struct stretch *stretch = alignment->stretches->pdata[i];
        if (stretch->same)
            continue;
        write_change(wrap, "-", stretch, FALSE);
        write_change(wrap, "+", stretch, TRUE);
    }
}

GString *comparison_text(const struct comparison *comparison, const struct report_options *options)
{
    const struct words *words = words_in(comparison->language);
    struct wrap wrap = {.out = g_string_new(NULL),
                        .width = options->width ? options->width : WIDTH,
                        .color = options->color};
    const struct compared_document *documents[] = {&comparison->old_document,
                                                   &comparison->new_document};
    const char *labels[] = {words->before, words->after};
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *lead = g_strdup_printf("%s: ", labels[i]);
        g_autofree char *line =
            documents[i]->title
                ? g_strdup_printf("%s (%s)", documents[i]->title, documents[i]->path)
                : g_strdup(documents[i]->path);
        write_line(&wrap, lead, line);
    }
    g_string_append_c(wrap.out, '\n');
    for (guint i = 0; !options->quiet && i < comparison->alignments->len; i++)
        write_alignment(&wrap, words, comparison->alignments->pdata[i]);
    g_autoptr(GString) counts = g_string_new(NULL);
    for (guint i = 0; i < RELATIONS; i++)
        g_string_append_printf(counts, "%s%u %s", i ? ", " : "",
                               comparison_count(comparison, (enum relation)i), words->relation[i]);
    if (!options->quiet && comparison->alignments->len)
        g_string_append_c(wrap.out, '\n');
    write_line(&wrap, "", counts->str);
    return wrap.out;
}
