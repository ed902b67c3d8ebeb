// SPDX-License-Identifier: Apache-2.0
// The terminal report: what it must say, how it wraps, and that nothing in a document commands the
// terminal.
#include "report-sample.h"
#include "report/report.h"
#include "report/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static char *text_of(const struct result *result, struct report_options options)
{
    return g_string_free(report_find("text")->write(result, &options, NULL), FALSE);
}

static void assert_says(const char *text, const char *snippet)
{
    if (!strstr(text, snippet))
        fail_msg("not said: %s\n%s", snippet, text);
}

static void test_says(void **state)
{
    (void)state;
    static const char *const snippets[] = {
        "Hålls mot  Hälso- och sjukvårdsavtal 2025 · gällande · från 2026-01-01\n",
        "RÖD  library/rutin-utskrivning.docx\n"
        "  Rutin för in- och utskrivning · Rutin · kontrollerat · 4 fel, 1 varning\n",
        "  FEL  2.4 Samverkan › 2.4.1 Vårdplanering · b) · ca s. 4\n"
        "      Ansvaret följer »hälso- och sjukvårdsavtalet 2017–2020«, avsnitt 3.5, och de "
        "rutiner "
        "som anges\n"
        "      där.\n"
        "      ”hälso- och sjukvårdsavtalet 2017–2020” har upphört att gälla.\n"
        "      → hälso- och sjukvårdsavtalet 2025\n"
        "      § Hälso- och sjukvårdsavtal 2025, avsnitt 1.4 Avtalstid: ”Avtalet gäller från och "
        "med den 1\n"
        "        januari 2026 och ersätter avtalet 2017–2020.”\n"
        "      SLUTA · Beslutas av OSN · [AVT-001]\n",
        "2.4.2 Kontaktvägar · tabell 2, rad 3, kolumn 1 · ca s. 5\n",
        "på särskilt boende. …”\n",
        // The clause's words once a document, then its name alone.
        "      § Hälso- och sjukvårdsavtal 2025, avsnitt 1.4 Avtalstid\n      SLUTA",
        "  VARNING  3 Ansvar · träder i kraft om 30 dagar, 2026-10-01\n",
        "BÖRJA · Utkast · [SYF-003]",
        "  FEL  sidfot\n",
        "19850101-XXXX",
        "GRÖN  library/riktlinje-egenvard.docx\n",
        "kontrollerat · inga fynd\n",
        "  EJ LÄST  /word/afchunk1.rtf: ett infogat RTF-stycke läses inte\n",
        "  EJ LÄST  Filen är inte ett giltigt zip-arkiv. Öppna och spara den i Word.\n",
        "GRÅ  library/bilder.pptx\n",
        "    - agreement.sections är inte satt (REF-007)\n",
        "    - stegen tog slut (match-limit) (EGV-004)\n",
        "BIBLIOTEKET SOM HELHET\n",
        "  VARNING  ”mobilt team” heter ”mobilt vårdteam” i biblioteket.\n"
        "      library/rutin-utskrivning.docx (2): Det »mobila teamet« nås av 19850101-XXXX dygnet "
        "runt.\n"
        "      library/riktlinje-egenvard.docx (3): Det »mobila teamet« nås av 19850101-XXXX "
        "dygnet "
        "runt.\n"
        "      Skriver ”mobilt vårdteam”: library/naromradesplan.docx (9)\n"
        "      SE ÖVER · Beslutas av VVG · [TEAM-1]\n",
        "  Om biblioteket som helhet: 1 varning\n",
        "DET HÄR KUNDE INTE LÄSAS\n",
        "  Röd                      3  minst ett fel",
        "  kunde inte läsas         1\n",
        "  fel                      4\n",
        "4 filer i mapparna är inte dokument",
        "Slutkod 3: ett dokument eller en del kunde inte läsas",
    };
    g_autoptr(result_t) result = sample_result();
    g_autofree char *text = text_of(result, (struct report_options){0});
    for (gsize i = 0; i < G_N_ELEMENTS(snippets); i++)
        assert_says(text, snippets[i]);
    assert_null(strstr(text, "19850101-1234"));
    assert_null(strchr(text, '\x1b'));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        assert_true(g_utf8_strlen(*line, -1) <= 100);
        assert_false(g_str_has_suffix(*line, " "));
    }
}

static void test_english_and_severity(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample_result();
    result->language = LANGUAGE_EN;
    result->min_severity = SEVERITY_ERROR;
    g_autofree char *text = text_of(result, (struct report_options){.width = 60});
    assert_says(text, "RED  library/rutin-utskrivning.docx\n");
    assert_says(text, "2 findings below the level “error” are not shown.");
    assert_says(text, "REVIEW · Decided by Regionstyrelsen · [LAK-002]");
    assert_says(text, "  warnings                 1\n");
    assert_null(strstr(text, "[MAR-001]"));
}

static void test_quiet(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample_result();
    g_autofree char *text = text_of(result, (struct report_options){.quiet = TRUE});
    assert_true(g_str_has_prefix(text, "DET HÄR KUNDE INTE LÄSAS\n"));
    assert_null(strstr(text, "[AVT-001]"));
    assert_says(text, "Slutkod 3");
}

// With colours on, the only escapes are the report's own.
static void test_hostile(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    result->as_of = "2026-09-01";
    struct document_result *document =
        sample_document(result, "a\x1b]0;x\x07.docx", "\u202Egnp.\x9b", "\x01\x02");
    sample_finding(document, "X\u2066", SEVERITY_INFO, ACTION_REVIEW, "\x1b[2J", "\r\n\b",
                   "\xc2\x9b\x7f", "\x1b[31m");
    g_autofree char *plain = text_of(result, (struct report_options){0});
    for (const char *p = plain; *p; p = g_utf8_next_char(p))
        assert_true(*p == '\n' || !g_unichar_iscntrl(g_utf8_get_char(p)));
    assert_true(g_utf8_validate(plain, -1, NULL));
    assert_says(plain, "a<U+001B>]0;x<U+0007>.docx");
    assert_says(plain, "<U+202E>gnp.");
    assert_says(plain, "<U+001B>[2J»");
    g_autofree char *colored = text_of(result, (struct report_options){.color = TRUE});
    for (const char *p = strchr(colored, '\x1b'); p; p = strchr(p + 1, '\x1b')) {
        gsize length = strspn(p + 2, "0123456789;");
        assert_int_equal(p[1], '[');
        assert_int_equal(p[2 + length], 'm');
    }
}

static void test_wrap(void **state)
{
    (void)state;
    static const struct {
        const char *lead, *text, *lines;
        guint width;
        gboolean color;
    } cases[] = {
        {"- ", "ett två tre", "- ett två\n  tre\n", 9, FALSE},
        {"- ", "ett två tre", "- ett två tre\n", 13, FALSE},
        {"", "åäö åäö", "åäö\nåäö\n", 6, FALSE},
        {"", "漢字 漢字", "漢字\n漢字\n", 8, FALSE},
        {"", "漢字 漢字", "漢字 漢字\n", 9, FALSE},
        {"", "e\u0301e\u0301 x", "e\u0301e\u0301 x\n", 4, FALSE},
        {"  ", "mycketlångtord a", "  mycketlångtord\n  a\n", 6, FALSE},
        {"", "a " STYLE_MATCH "b c" STYLE_OFF " d", "a »b\nc« d\n", 5, FALSE},
        {"", "a " STYLE_MATCH "b c" STYLE_OFF, "a \x1b[1;4mb\x1b[0m\n\x1b[1;4mc\x1b[0m\n", 4, TRUE},
        {"x  ", "", "x\n", 20, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        struct wrap wrap = {.out = out, .width = cases[i].width, .color = cases[i].color};
        wrap_lines(&wrap, cases[i].lead, cases[i].text);
        assert_string_equal(out->str, cases[i].lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_says),  cmocka_unit_test(test_english_and_severity),
        cmocka_unit_test(test_quiet), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
