// SPDX-License-Identifier: Apache-2.0
#include "lang/marker.h"

#include <string.h>

#include "lang/scan.h"

enum { LINE_WORDS = 7 };

enum strength {
    STRONG, // wherever it stands in a line that marks documents
    WEAK,   // only at the beginning of a part of one
    TYPE,   // only at the beginning of the field that says the kind, or as a whole line
};

// Longer phrases stand before those they end with, since what was read is not read again.
static const struct phrase {
    gboolean governing;
    enum strength strength;
    const char *words;
} phrases[] = {
    {FALSE, STRONG, "inte ett styrande dokument"},
    {FALSE, STRONG, "inget styrande dokument"},
    {FALSE, STRONG, "ej styrande dokument"},
    {FALSE, STRONG, "icke styrande dokument"},
    {FALSE, STRONG, "inte styrande"},
    {FALSE, STRONG, "ej styrande"},
    {FALSE, STRONG, "icke styrande"},
    {FALSE, STRONG, "icke-styrande"},
    {TRUE, STRONG, "styrande dokument"},
    {TRUE, STRONG, "styrdokument"},
    {TRUE, STRONG, "är styrande"},
    {TRUE, WEAK, "styrande"},
    {FALSE, STRONG, "stöddokument"},
    {FALSE, STRONG, "stödmaterial"},
    {FALSE, STRONG, "arbetsmaterial"},
    {FALSE, STRONG, "arbetsdokument"},
    {FALSE, STRONG, "diskussionsunderlag"},
    {FALSE, STRONG, "endast för diskussion"},
    {FALSE, STRONG, "remissversion"},
    {FALSE, STRONG, "remissutgåva"},
    {FALSE, STRONG, "remissförslag"},
    {FALSE, WEAK, "på remiss"},
    {FALSE, WEAK, "remiss"},
    {FALSE, WEAK, "utkast"},
    {FALSE, WEAK, "förslag"},
    {FALSE, WEAK, "vägledning"},
    {FALSE, WEAK, "vägledande"},
    {FALSE, WEAK, "stöd"},
    {TRUE, TYPE, "riktlinje"},
    {TRUE, TYPE, "riktlinjer"},
    {TRUE, TYPE, "länsgemensam riktlinje"},
    {TRUE, TYPE, "regional medicinsk riktlinje"},
    {TRUE, TYPE, "rutin"},
    {TRUE, TYPE, "lokal rutin"},
    {TRUE, TYPE, "länsgemensam rutin"},
    {TRUE, TYPE, "regional rutin"},
    {TRUE, TYPE, "regel"},
    {TRUE, TYPE, "regler"},
    {TRUE, TYPE, "policy"},
    {TRUE, TYPE, "anvisning"},
    {TRUE, TYPE, "anvisningar"},
    {TRUE, TYPE, "föreskrift"},
    {TRUE, TYPE, "instruktion"},
    {TRUE, TYPE, "reglemente"},
    {TRUE, TYPE, "överenskommelse"},
    {TRUE, TYPE, "avtal"},
    {TRUE, TYPE, "krav- och kvalitetsbok"},
};

// Whether a part of a line begins at `at`: at its start, or after what parts it.
static gboolean begins_part(const char *text, guint start, guint at)
{
    guint from = at;
    while (from > start && text[from - 1] == ' ')
        from--;
    if (from == start)
        return TRUE;
    const char *before = g_utf8_prev_char(text + from);
    return strchr(",;:|/([-\t", *before) != NULL || g_utf8_get_char(before) == 0x2013 ||
           g_utf8_get_char(before) == 0xB7;
}

static guint count_words(const char *text, guint start, guint end)
{
    guint words = 0;
    for (guint at = start; at < end; at++)
        words += text[at] != ' ' && (at == start || text[at - 1] == ' ');
    return words;
}

// "Detta dokument är styrande", "Riktlinjen är ...": a sentence about the document itself.
static gboolean is_about_itself(const char *text, guint at, guint end)
{
    static const char *const subjects[] = {"detta dokument",
                                           "det här dokumentet",
                                           "dokumentet",
                                           "denna rutin",
                                           "denna riktlinje",
                                           "detta material",
                                           "det här materialet",
                                           "materialet",
                                           "denna vägledning",
                                           "rutinen",
                                           "riktlinjen",
                                           "överenskommelsen",
                                           "detta",
                                           "denna handbok",
                                           "handboken",
                                           NULL};
    static const char *const verbs[] = {" är ", " utgör ", " ska ses som ", NULL};
    guint after = scan_any(text, at, end, subjects, NULL);
    if (!after)
        return FALSE;
    for (gsize i = 0; verbs[i]; i++)
        if (strncmp(text + after, verbs[i], strlen(verbs[i])) == 0)
            return TRUE;
    return FALSE;
}

static guint read_phrase(const char *text, guint start, guint at, guint end,
                         enum marker_place place, struct marker *marker)
{
    if (!scan_starts(text, at))
        return 0;
    gboolean part = begins_part(text, start, at);
    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
        const struct phrase *phrase = &phrases[i];
        gboolean strong = phrase->strength == STRONG && (part || place != MARKER_TITLE);
        gboolean weak = phrase->strength == WEAK && part;
        gboolean type =
            phrase->strength == TYPE && at == start &&
            (place == MARKER_TYPE || (place == MARKER_LINE && at + strlen(phrase->words) == end));
        gboolean here = strong || weak || type;
        guint after = here ? scan_phrase(text, at, end, phrase->words) : 0;
        if (!after)
            continue;
        *marker = (struct marker){.start = at, .end = after, .governing = phrase->governing};
        return after;
    }
    return 0;
}

void marker_find(const char *text, guint start, guint end, enum marker_place place, GArray *markers)
{
    guint stop = end;
    if (place == MARKER_PROSE && count_words(text, start, end) > LINE_WORDS) {
        if (!is_about_itself(text, start, end))
            return;
        // What the first sentence says; later ones are about something else.
        for (guint at = start; at + 1 < end; at++)
            if (text[at] == '.' && text[at + 1] == ' ')
                stop = MIN(stop, at);
    }
    for (guint at = start; at < stop;) {
        struct marker marker;
        guint after = read_phrase(text, start, at, stop, place, &marker);
        // A short line of prose must begin with it: "Styrande dokument – Rutin".
        gboolean led = place != MARKER_PROSE || at == start || is_about_itself(text, start, end);
        if (after && led)
            g_array_append_val(markers, marker);
        at = after ? after : (guint)(g_utf8_next_char(text + at) - text);
    }
}
