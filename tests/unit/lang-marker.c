// SPDX-License-Identifier: Apache-2.0
// What marks a document as binding or as support, and what only sounds like it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/marker.h"

// "+" before what binds, "-" before what supports; ", " between.
static char *describe(const char *text, enum marker_place place)
{
    g_autoptr(GArray) markers = g_array_new(FALSE, FALSE, sizeof(struct marker));
    marker_find(text, 0, (guint)strlen(text), place, markers);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < markers->len; i++) {
        const struct marker *marker = &g_array_index(markers, struct marker, i);
        g_string_append_printf(out, "%s%c%.*s", i ? ", " : "", marker->governing ? '+' : '-',
                               (int)(marker->end - marker->start), text + marker->start);
    }
    return g_string_free(out, FALSE);
}

static void test_markers(void **state)
{
    (void)state;
    static const struct {
        enum marker_place place;
        const char *text, *found;
    } cases[] = {
        {MARKER_LINE, "STYRANDE DOKUMENT", "+STYRANDE DOKUMENT"},
        {MARKER_LINE, "Styrande dokument - Riktlinje", "+Styrande dokument"},
        {MARKER_LINE, "Delregional grupp norr Stöddokument", "-Stöddokument"},
        {MARKER_LINE, "Remissversion 2, svar lämnas senast i maj", "-Remissversion"},
        {MARKER_LINE, "UTKAST 2026-05-02", "-UTKAST"},
        {MARKER_LINE, "Endast för diskussion", "-Endast för diskussion"},
        {MARKER_LINE, "Avdelningen för förslag och vägledning", ""},
        {MARKER_LINE, "RUTIN", "+RUTIN"},
        {MARKER_LINE, "Rutin för hemgång, sida 2", ""},
        {MARKER_LINE, "Inte ett styrande dokument", "-Inte ett styrande dokument"},
        {MARKER_TYPE, "Riktlinje, länsgemensam", "+Riktlinje"},
        {MARKER_TYPE, "Rutin (styrande)", "+Rutin, +styrande"},
        {MARKER_TYPE, "Rutin, styrande i Lindhaga kommun", "+Rutin, +styrande"},
        {MARKER_TYPE, "Stöddokument (inte styrande)", "-Stöddokument, -inte styrande"},
        {MARKER_TYPE, "Mall för rutin", ""},
        {MARKER_TYPE, "Plan", ""},
        {MARKER_TITLE, "Förslag till riktlinje för egenvård", "-Förslag"},
        {MARKER_TITLE, "Vägledning för handledare", "-Vägledning"},
        {MARKER_TITLE, "Rutin för styrande dokument", ""},
        {MARKER_TITLE, "Rutin för vägledning av nyanställda", ""},
        {MARKER_PROSE, "Styrande dokument", "+Styrande dokument"},
        {MARKER_PROSE, "Arbetsmaterial", "-Arbetsmaterial"},
        {MARKER_PROSE, "Detta dokument är styrande.", "+är styrande"},
        {MARKER_PROSE, "Detta är ett stöddokument för den som arbetar i receptionen.",
         "-stöddokument"},
        {MARKER_PROSE, "Dokumentet är inte styrande utan hjälper den som är ny.", "-inte styrande"},
        {MARKER_PROSE, "Alla styrande dokument finns på webben och gäller i hela länet.", ""},
        {MARKER_PROSE, "Synpunkter på remissversionen lämnades av fyra kommuner under våren.", ""},
        {MARKER_PROSE, "Rutinen är kort. Alla styrande dokument finns på webben.", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = describe(cases[i].text, cases[i].place);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].found, found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_markers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
