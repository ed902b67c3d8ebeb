// SPDX-License-Identifier: Apache-2.0
#include "block-lines.h"
#include "plain/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LONG                                                                                            \
    "En rad som är så lång att ingen har brutit den för hand, eftersom den går långt förbi den " \
    "kant som fönster och papper brukar ha."

static const struct {
    const char *what;
    enum plain_syntax syntax;
    const char *text, *lines;
} texts[] = {
    {"blank lines separate", PLAIN_TEXT, "a\nb\n\nc\r\n\r\nd", "p|a b\np|c\np|d\n"},
    {"long lines are blocks", PLAIN_TEXT, "a\n" LONG "\nb\n", "p|a\np|" LONG "\np|b\n"},
    {"items", PLAIN_TEXT, "ska:\n- a\n  b\n2. c\nd) e\n",
     "p|ska:\ni1 #-|a b\ni1 #2.|c\ni1 #d)|e\n"},
    {"names and numbers are no labels", PLAIN_TEXT, "A. Svensson\n\n2026 ska\n\n3.2 x",
     "p|A. Svensson\np|2026 ska\np|3.2 x\n"},
    {"form feed", PLAIN_TEXT, "a\fb", "p|a\np|b\n"},
    // CommonMark 0.30; the section is named.
    {"headings (4.2)", PLAIN_MARKDOWN, "# a *b* #\n### c\n#d", "h1|a b\nh3|c\np|#d\n"},
    {"setext headings (4.3)", PLAIN_MARKDOWN, "a\n===\nb\n---\n", "h1|a\nh2|b\n"},
    {"thematic break (4.1)", PLAIN_MARKDOWN, "a\n\n* * *\nb", "p|a\np|b\n"},
    {"fenced code (4.5)", PLAIN_MARKDOWN, "```c\n# a\n*b*\n\nc\n```\nd", "p|# a *b*\np|c\np|d\n"},
    {"indented code (4.4)", PLAIN_MARKDOWN, "a\n\n    *b*\n", "p|a\np|*b*\n"},
    {"paragraphs (4.8)", PLAIN_MARKDOWN, "a\nb\n\nc", "p|a b\np|c\n"},
    {"quote and laziness (5.1)", PLAIN_MARKDOWN, "> a\nb\n\nc", "quote|a b\np|c\n"},
    {"list (5.3)", PLAIN_MARKDOWN, "1. a\n1. b\n\n   c\n5. d",
     "i1 #1.|a\ni1 #2.|b\ni1|c\ni1 #3.|d\n"},
    {"another mark is another list", PLAIN_MARKDOWN, "- a\n+ b\n3) c\n4. d",
     "i1 #•|a\ni1 #•|b\ni1 #3)|c\ni1 #4.|d\n"},
    {"list in a list (5.2)", PLAIN_MARKDOWN, "- a\n  1. b\n- c", "i1 #•|a\ni2 #1.|b\ni1 #•|c\n"},
    {"a number interrupts no paragraph", PLAIN_MARKDOWN, "a\n2026. b", "p|a 2026. b\n"},
    {"emphasis (6.2)", PLAIN_MARKDOWN, "*a* **b** _c_ d_e_f ***g*** 2 * 3",
     "p|a b c d_e_f g 2 * 3\n"},
    {"code span (6.1)", PLAIN_MARKDOWN, "`*a*` ``b`c``", "p|*a* b`c\n"},
    {"escapes and entities (2.4, 2.5)", PLAIN_MARKDOWN, "\\*a\\* &auml;&#246; &nope;",
     "p|*a* äö &nope;\n"},
    {"links (6.3)", PLAIN_MARKDOWN, "[a *b*](x_y_z \"t\") [c][r] [r] [d]\n\n[r]: <u>",
     "p|a b c r [d] [0-3 x_y_z] [4-5 u] [6-7 u]\n"},
    {"autolinks (6.5)", PLAIN_MARKDOWN, "<https://a.b> <c@d.e>",
     "p|https://a.b c@d.e [0-11 https://a.b] [12-17 mailto:c@d.e]\n"},
    {"pictures (6.4)", PLAIN_MARKDOWN, "a ![b](c.png)", "p|a\nalttext:p|b\n"},
    {"HTML (6.6)", PLAIN_MARKDOWN, "a <b>c</b><!-- d -->e", "p|a ce\n"},
    {"table (GFM 4.10)", PLAIN_MARKDOWN, "| a | b |\n|---|:-:|\n| c\\|d | *e* |\n| f |\n\ng",
     "c @1.1.1h|a\nc @1.1.2h|b\nc @1.2.1|c|d\nc @1.2.2 =3|e\nc @1.3.1|f\nc @1.3.2|\np|g\n"},
    {"footnotes", PLAIN_MARKDOWN, "a[^1] b\n\n[^1]: c\n    d\n\ne", "p|a b\np|e\nfootnote:p|c d\n"},
};

static void test_texts(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    const struct read_options options = {0};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(document_t) document = plain_read(texts[i].text, strlen(texts[i].text),
                                                    texts[i].syntax, &options, &limits, &error);
        g_assert_no_error(error);
        g_autofree char *lines = show_document(document);
        if (strcmp(lines, texts[i].lines) != 0)
            print_error("%s\n", texts[i].what);
        assert_string_equal(lines, texts[i].lines);
    }
}

static void test_front_matter(void **state)
{
    (void)state;
    static const char text[] = "---\ntitle: \"Rutin\"\nauthor: Region\nägare: X\nlist:\n  - a\n"
                               "---\n# a\n";
    struct limits limits = limits_default();
    const struct read_options options = {0};
    g_autoptr(document_t) document =
        plain_read(text, strlen(text), PLAIN_MARKDOWN, &options, &limits, NULL);
    assert_string_equal(document_property(document, "title"), "Rutin");
    assert_string_equal(document_property(document, "creator"), "Region");
    assert_string_equal(document_property(document, "custom:ägare"), "X");
    assert_int_equal(document->properties->len, 3);
    assert_int_equal(document->block_count, 1);
}

// Texts whose marks never end take no longer than others.
static void test_long(void **state)
{
    (void)state;
    static const char *const pieces[] = {"[a](", "<a ", "*a _b ", "![", "`", "<!--", "[a][", "> "};
    struct limits limits = limits_default();
    const struct read_options options = {0};
    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 200000)
            g_string_append(text, pieces[i]);
        gint64 start = g_get_monotonic_time();
        g_autoptr(document_t) document =
            plain_read(text->str, text->len, PLAIN_MARKDOWN, &options, &limits, NULL);
        assert_non_null(document);
        assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
