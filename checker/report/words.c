// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <stdarg.h>
#include <string.h>

static const struct words swedish = {
    .severity = {"upplysning", "varning", "fel"},
    .severities = {"upplysningar", "varningar", "fel"},
    .action = {"Sluta skriva", "Börja skriva", "Fortsätt", "Se över"},
    .shout = {"SLUTA", "BÖRJA", "FORTSÄTT", "SE ÖVER"},
    .outcome = {"kontrollerat", "delvis läst", "kunde inte läsas", "formatet läses inte"},
    .grade = {"Röd", "Gul", "Grön", "Grå"},
    .relation = {"oförändrat", "omformulerat", "flyttat", "delat", "sammanslaget", "borttaget",
                 "nytt"},
#define WORDS_SWEDISH(field, sv, en) .field = (sv),
    WORDS(WORDS_SWEDISH)
#undef WORDS_SWEDISH
};

static const struct words english = {
    .severity = {"note", "warning", "error"},
    .severities = {"notes", "warnings", "errors"},
    .action = {"Stop writing", "Start writing", "Continue", "Review"},
    .shout = {"STOP", "START", "CONTINUE", "REVIEW"},
    .outcome = {"checked", "read in part", "could not be read", "format not read"},
    .grade = {"Red", "Yellow", "Green", "Grey"},
    .relation = {"unchanged", "reworded", "moved", "split", "merged", "removed", "new"},
#define WORDS_ENGLISH(field, sv, en) .field = (en),
    WORDS(WORDS_ENGLISH)
#undef WORDS_ENGLISH
};

const struct words *words_in(enum language language)
{
    return language == LANGUAGE_EN ? &english : &swedish;
}

char *words_fill(const char *text, ...)
{
    GString *out = g_string_new(NULL);
    va_list args;
    va_start(args, text);
    for (const char *gap; (gap = strstr(text, "{}")); text = gap + 2) {
        g_string_append_len(out, text, gap - text);
        g_string_append(out, va_arg(args, const char *));
    }
    va_end(args);
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

// Thousands apart, as both languages allow: "12 400".
static char *number(guint count)
{
    GString *text = g_string_new(NULL);
    g_string_printf(text, "%u", count);
    for (gssize at = (gssize)text->len - 3; at > 0; at -= 3)
        g_string_insert(text, at, "\xc2\xa0");
    return g_string_free(text, FALSE);
}

char *words_count(const char *one, const char *many, guint count)
{
    g_autofree char *figure = number(count);
    return words_fill(count == 1 ? one : many, figure, NULL);
}

char *words_severity(const struct words *words, enum severity severity, guint count)
{
    g_autofree char *figure = number(count);
    const char *word = count == 1 ? words->severity[severity] : words->severities[severity];
    return g_strdup_printf("%s %s", figure, word);
}

const char *words_part(const struct words *words, const char *part)
{
    static const struct {
        const char *part, *sv, *en;
    } parts[] = {
        {"header", "sidhuvud", "header"},
        {"footer", "sidfot", "footer"},
        {"footnote", "fotnot", "footnote"},
        {"endnote", "slutnot", "endnote"},
        {"comment", "kommentar", "comment"},
        {"textbox", "textruta", "text box"},
        {"alttext", "bildens alternativtext", "alternative text of a picture"},
        {"chunk", "infogat dokument", "embedded document"},
        {"property", "dokumentegenskap", "document property"},
        {"hyperlink", "länk", "hyperlink"},
    };
    for (gsize i = 0; part && i < G_N_ELEMENTS(parts); i++) {
        if (strcmp(part, parts[i].part) == 0)
            return words == &english ? parts[i].en : parts[i].sv;
    }
    return NULL;
}

const char *words_exit(const struct words *words, int code)
{
    switch (code) {
    case 0:
        return words->exit_0;
    case 1:
        return words->exit_1;
    case 2:
        return words->exit_2;
    default:
        return words->exit_3;
    }
}

const char *words_revisions(const struct words *words, const char *revisions)
{
    if (g_strcmp0(revisions, "original") == 0)
        return words->revisions_original;
    if (g_strcmp0(revisions, "all") == 0)
        return words->revisions_all;
    return words->revisions_final;
}

const char *words_role(const struct words *words, const char *role)
{
    if (g_strcmp0(role, "superseded") == 0)
        return words->role_superseded;
    return g_strcmp0(role, "current") == 0 ? words->role_current : role;
}
