// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/compare.h"
#include "base/limits.h"
#include "model/builder.h"

// An agreement of lines: "## 1.2 Heading", "##  Heading" (no number), "- a) item", "| cell" (a row
// of one cell), anything else a paragraph.
static struct agreement *agreement_of(const char *lines)
{
    struct limits limits = limits_default();
    g_autoptr(builder_t) builder = builder_new(&limits, REVISIONS_FINAL);
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    for (gsize i = 0; each[i]; i++) {
        struct block_start start = {
            .part = PART_BODY, .package = "/word/document.xml", .kind = BLOCK_PARAGRAPH};
        char *text = each[i], *number = NULL;
        while (*text == '#') {
            start.kind = BLOCK_HEADING;
            start.level++;
            text++;
        }
        if (g_str_has_prefix(text, "- "))
            start.kind = BLOCK_LIST_ITEM;
        if (g_str_has_prefix(text, "| ")) {
            start.kind = BLOCK_CELL_PARAGRAPH;
            start.table.table = 1;
            start.table.row = (guint)i + 1;
            start.table.column = 1;
            text += 2;
        }
        if (start.kind == BLOCK_HEADING || start.kind == BLOCK_LIST_ITEM) {
            number = strchr(text, ' ') + 1;
            text = strchr(number, ' ');
            *text++ = '\0';
            start.number = *number ? number : NULL;
        }
        builder_block_begin(builder, &start);
        builder_text(builder, text, strlen(text), NULL);
        builder_block_end(builder);
    }
    struct document *document = builder_finish(builder, NULL);
    struct agreement *agreement = agreement_new(document);
    document_free(document);
    return agreement;
}

static void append_ids(GString *out, const GPtrArray *clauses)
{
    for (guint i = 0; i < clauses->len; i++)
        g_string_append_printf(out, "%s%s", i ? "+" : "",
                               ((const struct compared_clause *)clauses->pdata[i])->id);
}

// "moved 1.1>1.2; new >2" of two agreements.
static char *relations(const char *old_lines, const char *new_lines)
{
    struct agreement *before = agreement_of(old_lines), *after = agreement_of(new_lines);
    struct comparison *comparison = agreement_compare(before, after);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        g_string_append_printf(out, "%s%s ", i ? "; " : "", relation_name(alignment->relation));
        append_ids(out, alignment->old_clauses);
        g_string_append_c(out, '>');
        append_ids(out, alignment->new_clauses);
    }
    comparison_free(comparison);
    agreement_free(before);
    agreement_free(after);
    return g_string_free(out, FALSE);
}

#define CARE "Regionen och kommunen planerar vården tillsammans inför varje utskrivning."
#define TEETH                                                                                      \
    "Tandvården besöker alla boenden en gång om året och lämnar skriftliga råd till var och en."
#define DRUGS "Läkemedel ordineras av läkare och delas av sjuksköterska enligt en aktuell lista."
#define PAPER "Vardera parten arkiverar sina handlingar i tio år och gallrar dem därefter."
#define AGAIN "Uppföljning sker en gång om året."

static const struct {
    const char *what, *before, *after, *expected;
} cases[] = {
    {"unchanged", "# 1 Vård\n" CARE, "# 1 Vård\n" CARE, "unchanged 1>1"},
    {"punctuation and case are no words", "# 1 Vård\nVården, planeras.",
     "# 1 VÅRD\nvården planeras", "unchanged 1>1"},
    {"one word", "# 1 Vård\nKommunen kan delta i mötet.", "# 1 Vård\nKommunen ska delta i mötet.",
     "reworded 1>1"},
    {"renumbered", "# 1 Vård\n" CARE "\n# 2 Munhälsa\n" TEETH,
     "# 1 Munhälsa\n" TEETH "\n# 2 Vård\n" CARE, "moved 2>1; moved 1>2"},
    {"moved and reworded", "# 1 Vård\n" CARE "\n# 2 Munhälsa\n" TEETH,
     "# 1 Råd om tänder\nTandvården besöker alla boenden två gånger om året och lämnar råd till "
     "var "
     "och en.\n# 2 Vård\n" CARE,
     "reworded 2>1; moved 1>2"},
    {"split in two", "# 1 Vård\n" CARE " " TEETH, "# 1 Planering\n" CARE "\n# 2 Munhälsa\n" TEETH,
     "split 1>1+2"},
    {"split in three", "# 1 Vård\n" CARE " " TEETH " " DRUGS,
     "# 1 Planering\n" CARE "\n# 2 Munhälsa\n" TEETH "\n# 3 Läkemedel\n" DRUGS, "split 1>1+2+3"},
    {"merged", "# 1 Planering\n" CARE "\n# 2 Munhälsa\n" TEETH, "# 1 Vård\n" CARE "\n" TEETH,
     "merged 1+2>1"},
    {"removed and new", "# 1 Vård\n" CARE "\n# 2 Munhälsa\n" TEETH,
     "# 1 Vård\n" CARE "\n# 2 Arkiv\n" PAPER, "unchanged 1>1; removed 2>; new >2"},
    {"only the heading", "# 1 Vård\n" CARE, "# 1 Planering\n" CARE, "reworded 1>1"},
    {"a chapter's heading, told by what stands under it",
     "# 1 Allmänt\n## 1.1 Vård\n" CARE "\n## 1.2 Munhälsa\n" TEETH,
     "# 1 Inledning\n## 1.1 Vård\n" CARE "\n## 1.2 Munhälsa\n" TEETH,
     "reworded 1>1; unchanged 1.1>1.1; unchanged 1.2>1.2"},
    {"the same words in several chapters, when a chapter was put in",
     "# 1 Vård\n" CARE "\n## 1.1 Uppföljning\n" AGAIN "\n# 2 Läkemedel\n" DRUGS
     "\n## 2.1 Uppföljning\n" AGAIN,
     "# 1 Arkiv\n" PAPER "\n# 2 Vård\n" CARE "\n## 2.1 Uppföljning\n" AGAIN
     "\n# 3 Läkemedel\n" DRUGS "\n## 3.1 Uppföljning\n" AGAIN,
     "new >1; moved 1>2; moved 1.1>2.1; moved 2>3; moved 2.1>3.1"},
    {"list items in another order", "# 1 Plan\n- a) mål för vården\n- b) tider för besök",
     "# 1 Plan\n- a) tider för besök\n- b) mål för vården", "reworded 1>1"},
    {"other labels alone", "# 1 Plan\n- a) mål för vården\n- b) tider för besök",
     "# 1 Plan\n- 1) mål för vården\n- 2) tider för besök", "unchanged 1>1"},
    {"clauses of an appendix have its name before their number",
     "# 1 Vård\n" CARE "\n#  Bilaga 1 Läkare\n" DRUGS "\n## 1.1 Arkiv\n" PAPER,
     "# 1 Vård\n" CARE "\n#  Bilaga 1 Läkare\n" DRUGS "\n## 1.2 Arkiv\n" PAPER,
     "unchanged 1>1; unchanged Bilaga 1>Bilaga 1; moved Bilaga 1/1.1>Bilaga 1/1.2"},
    {"a table", "# 1 Mått\n| Andel vårdplaner som är klara\n| Antal svar inom tio dagar",
     "# 1 Mått\n| Andel vårdplaner som är klara\n| Antal svar inom fem dagar", "reworded 1>1"},
    {"very short", "# 1 Tvist\nDomstol avgör.", "# 1 Tvist\nNämnden avgör.", "reworded 1>1"},
    {"a number alone says nothing", "# 1 Vård\n" CARE, "# 1 Arkiv\n" PAPER, "removed 1>; new >1"},
    {"nothing before", "Ingen rubrik.", "# 1 Vård\n" CARE, "new >1"},
    {"nothing after", "# 1 Vård\n" CARE, "Ingen rubrik.", "removed 1>"},
    {"nothing at all", "", "", ""},
};

static void classifies(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = relations(cases[i].before, cases[i].after);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("%s: %s, not %s", cases[i].what, found, cases[i].expected);
    }
}

// A clause for each of `count`: the same words in all, or a heading of its own without words.
static char *many(guint count, gboolean same)
{
    GString *lines = g_string_new("");
    for (guint i = 0; i < count; i++)
        g_string_append_printf(lines, same ? "%s# %u Uppföljning\n" AGAIN : "%s# %u Rubrik %u",
                               i ? "\n" : "", i + 1, i * 7919u);
    return g_string_free(lines, FALSE);
}

// What is quadratic takes minutes here.
static void stays_cheap(void **state)
{
    (void)state;
    gint64 start = g_get_monotonic_time();
    for (gboolean same = FALSE; same <= TRUE; same++) {
        g_autofree char *before = many(20000, same), *after = many(20001, same);
        g_autofree char *found = relations(before, after);
        assert_true(g_str_has_prefix(found, "unchanged 1>1; unchanged 2>2"));
        assert_true(g_str_has_suffix(found, "new >20001"));
    }
    assert_true(g_get_monotonic_time() - start < 60 * G_USEC_PER_SEC);
}

static void keeps_all_words(void **state)
{
    (void)state;
    struct agreement *before = agreement_of("# 1 Svar\nSvar ges inom 60 dagar av enheten.");
    struct agreement *after = agreement_of("# 1 Svar\nSvar ska ges inom 30 dagar.");
    struct comparison *comparison = agreement_compare(before, after);
    const struct alignment *alignment = comparison->alignments->pdata[0];
    g_autoptr(GString) old_text = g_string_new(NULL), new_text = g_string_new(NULL);
    for (guint i = 0; i < alignment->stretches->len; i++) {
        const struct stretch *stretch = alignment->stretches->pdata[i];
        g_string_append(old_text, stretch->old_text);
        g_string_append(new_text, stretch->new_text);
    }
    assert_string_equal(old_text->str, "Svar\nSvar ges inom 60 dagar av enheten.");
    assert_string_equal(new_text->str, "Svar\nSvar ska ges inom 30 dagar.");
    comparison_free(comparison);
    agreement_free(before);
    agreement_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classifies),
        cmocka_unit_test(stays_cheap),
        cmocka_unit_test(keeps_all_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
