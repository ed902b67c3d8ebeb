// SPDX-License-Identifier: Apache-2.0
// A law as a regular expression: by number, title and abbreviation, and the places in it as people
// write them ("16 kap. 4 §", "16 kap 4§", "HSL 16:4", "12 kap. 1-3 §§").
#include "ruleset/internal.h"

#include <string.h>

#include "pattern/pattern.h"

// A number that is part of no other: not a time, a bill (2025/26:19), nor of another series.
#define NUMBER_START                                                                               \
    "(?<![\\d\\p{L}/:.,-])(?<!SOSFS |HSLF-FS |[A-Z]FS |Dir\\. |dir\\. |Ds |SOU |prop\\. )"
#define NUMBER_END "(?![\\d:])"
#define ANY_NUMBER "\\d{4}:\\d{1,4}" NUMBER_END
// Sections before the one that is meant, in a list: "1, 2 och", "3 a -".
#define LIST "(?:\\d{1,3}(?: ?[a-z])?(?:, ?| och | eller ))*"
#define HIGHEST 99

static void append_number(GString *out, const char *number)
{
    g_string_append(out, NUMBER_START "(?:SFS ?)?");
    pattern_quote(out, number, strlen(number));
    g_string_append(out, NUMBER_END);
}

// The title in all its forms, with its number or without one: not before the number of another law.
static void append_title(GString *out, const struct node *node, const struct inflection *title,
                         const char *number)
{
    append_forms(out, node, "", title);
    g_string_append(out, "(?:,? \\(?(?:SFS ?)?");
    pattern_quote(out, number, strlen(number));
    g_string_append(out, NUMBER_END "\\)?|(?!,? \\(?(?:SFS ?)?" ANY_NUMBER "))");
}

// Whole numbers from `from` to `to` as alternatives.
static void append_range(GString *out, guint from, guint to)
{
    g_string_append(out, "(?:");
    for (guint i = from; i <= to; i++)
        g_string_append_printf(out, "%s%u", i > from ? "|" : "", i);
    g_string_append_c(out, ')');
}

// "4" or "8 a", however it is spaced; a letter that is not asked for may not follow.
static void append_place(GString *out, const char *place)
{
    gsize digits = strspn(place, "0123456789");
    const char *letter = place + digits + strspn(place + digits, " ");
    g_string_append_len(out, place, (gssize)digits);
    if (*letter)
        g_string_append_printf(out, " ?%s(?!\\p{L})", letter);
    else
        g_string_append(out, "(?! ?[a-z](?!\\p{L}))(?!\\d)");
}

// "16 kap. 4 §", the section alone or within a list or a range.
static void append_reference(GString *out, const char *chapter, const char *section)
{
    g_string_append(out, "(?<![\\d:,.-])");
    if (chapter) {
        append_place(out, chapter);
        g_string_append(out, " ?kap\\.? ?");
    }
    g_string_append(out, LIST "(?:");
    append_place(out, section);
    guint number = (guint)g_ascii_strtoull(section, NULL, 10);
    if (number < HIGHEST && section[strspn(section, "0123456789")] == '\0') {
        g_string_append_c(out, '|');
        append_range(out, 1, number);
        g_string_append(out, " ?- ?");
        append_range(out, number, HIGHEST);
        g_string_append(out, "(?!\\d)");
    }
    g_string_append(out, ")(?:(?:, ?| och | eller | ?- ?)\\d{1,3}(?: ?[a-z])?)* ?§{1,2}");
}

// Any name of the law as one group.
static char *law_names(const struct node *node, const struct inflection *title,
                       const struct inflection *abbreviation, const char *number)
{
    GString *out = g_string_new("(?:");
    if (title) {
        append_title(out, node, title, number);
        g_string_append_c(out, '|');
    }
    if (abbreviation) {
        append_forms(out, node, "", abbreviation);
        g_string_append_c(out, '|');
    }
    append_number(out, number);
    g_string_append_c(out, ')');
    return g_string_free(out, FALSE);
}

char *build_law(struct reading *reading, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    g_autofree char *raw = node_text(node);
    g_autofree char *title = fold_source(raw);
    const char *number = node_value(node, "number"), *chapter = node_value(node, "chapter");
    const char *section = node_value(node, "section"), *abbreviation = node_value(node, "short");
    const struct inflection *titles = *title ? inflect(arena, title, NULL, NULL) : NULL;
    if (*title && !titles) {
        complain_at(reading, node, NULL,
                    "<law>%s</law>: write the title in the indefinite, as \"socialtjänstlag\" or "
                    "\"lag om ...\"",
                    title);
        return NULL;
    }
    g_autofree char *folded = abbreviation ? fold_source(abbreviation) : g_strdup("");
    if (abbreviation && (!*folded || strpbrk(folded, " |"))) {
        complain_at(reading, node, "short", "short=\"%s\": write one abbreviation, as HSL",
                    abbreviation);
        return NULL;
    }
    const struct inflection *shorts = *folded ? inflect(arena, folded, "acronym", NULL) : NULL;
    g_autofree char *names = law_names(node, titles, shorts, number);
    if (!section)
        return g_steal_pointer(&names);
    GString *out = g_string_new("(?:");
    append_reference(out, chapter, section);
    // "16 kap. 4 § HSL", "4 § första stycket i hälso- och sjukvårdslagen"
    g_string_append_printf(out,
                           "(?:,? (?:i|enligt|första|andra|tredje|fjärde|stycket|st\\.?|punkten|"
                           "p\\.?|\\d{1,2})){0,4}+ %s|%s\\)? ",
                           names, names);
    append_reference(out, chapter, section);
    if (shorts && chapter) {
        g_string_append_c(out, '|');
        append_forms(out, node, "", shorts);
        g_string_append_c(out, ' ');
        append_place(out, chapter);
        g_string_append_c(out, ':');
        append_place(out, section);
        g_string_append(out, "(?![:.]?\\d)");
    }
    g_string_append_c(out, ')');
    return g_string_free(out, FALSE);
}
