// SPDX-License-Identifier: Apache-2.0
// Termbases of both versions of ISO 30042, and what is said of files that are none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ruleset/tbx.h"

#define V2(body)                                                                                   \
    "<?xml version=\"1.0\"?>\n<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n"            \
    "<martif type=\"TBX-Basic\" xml:lang=\"sv\"><martifHeader><fileDesc><titleStmt><title>Vård"   \
    "</title></titleStmt></fileDesc></martifHeader><text><body>" body "</body></text></martif>"
#define V3(body)                                                                                   \
    "<tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"sv\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "  \
    "xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\">" \
    "<text><body>" body "</body></text></tbx>"
#define TIG(term, status)                                                                          \
    "<tig><term>" term "</term><termNote type=\"administrativeStatus\">" status "</termNote></"    \
    "tig>"

// The terms of a file, one a line: concept/language/status/term; the status as its first letter.
static const struct {
    const char *xml, *terms;
} files[] = {
    {V2("<termEntry id=\"c1\"><langSet xml:lang=\"sv\">" TIG("region", "preferredTerm-admn-sts")
            TIG("landsting", "supersededTerm-admn-sts") "</langSet><langSet "
                                                        "xml:lang=\"en-GB\">" TIG(
                                                            "county council", "deprecatedTerm-admn-"
                                                                              "sts") "</langSet></"
                                                                                     "termEntry>"),
     "c1/sv/P/region\nc1/sv/S/landsting\nc1/en/D/county council\n"},
    {V2("<termEntry id=\"c1\"><langSet xml:lang=\"sv\"><ntig><termGrp><term>fast\n  "
        "vårdkontakt</term><termNote type=\"partOfSpeech\">noun</termNote><termNoteGrp><termNote "
        "type=\"normativeAuthorization\">standardizedTerm</termNote></termNoteGrp></termGrp></ntig>"
        "<tig><term/></tig></langSet></termEntry>"),
     "c1/sv/P/fast vårdkontakt\n"},
    {V3("<conceptEntry id=\"c9\"><langSec xml:lang=\"sv-SE\"><termSec><term>SIP</term>"
        "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>"
        "<termSec><term>vårdplan</term><termNote type=\"administrativeStatus\">"
        "deprecatedTerm-admn-sts</termNote></termSec><termSec><term>plan</term></termSec>"
        "</langSec></conceptEntry>"),
     "c9/sv/A/SIP\nc9/sv/D/vårdplan\nc9/sv/N/plan\n"},
    {V3(""), ""},
};

static void reads_terms(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(tbx_t) tbx = tbx_read(files[i].xml, strlen(files[i].xml), &error);
        assert_null(error);
        g_autoptr(GString) terms = g_string_new(NULL);
        for (guint c = 0; c < tbx->concepts->len; c++) {
            const struct tbx_concept *concept = tbx->concepts->pdata[c];
            for (guint t = 0; t < concept->terms->len; t++) {
                const struct tbx_term *term = concept->terms->pdata[t];
                g_string_append_printf(terms, "%s/%s/%c/%s\n", concept->id, term->language,
                                       "NPADS"[term->status], term -> text);
            }
        }
        assert_string_equal(terms->str, files[i].terms);
    }
}

static void reads_what_is_said_of_concepts(void **state)
{
    (void)state;
    static const char xml[] =
        V2("<termEntry id=\"c1\"><descripGrp><descrip type=\"definition\">Ett organ.</descrip>"
           "<admin type=\"source\">Avtalet 3.2</admin></descripGrp><note>Ny lag.</note>"
           "<note>Mer.</note>\n<langSet xml:lang=\"sv\"><tig><term>region</term>"
           "<note>Ordet.</note></tig></langSet></termEntry>");
    g_autoptr(tbx_t) tbx = tbx_read(xml, strlen(xml), NULL);
    assert_string_equal(tbx->title, "Vård");
    const struct tbx_concept *concept = tbx->concepts->pdata[0];
    assert_string_equal(concept->definition, "Ett organ.");
    assert_string_equal(concept->source, "Avtalet 3.2");
    assert_string_equal(concept->note, "Ny lag.");
    const struct tbx_term *term = concept->terms->pdata[0];
    assert_string_equal(term->note, "Ordet.");
    // The declaration that was taken away moves nothing.
    assert_int_equal(concept->line, 3);
    assert_int_equal(term->line, 4);
    assert_int_equal(term->column, 29);
    assert_null(tbx_preferred(concept, "sv", FALSE));
    assert_ptr_equal(tbx_preferred(concept, "sv", TRUE), term);
    assert_null(tbx_preferred(concept, "en", TRUE));
}

static void prefers_the_preferred(void **state)
{
    (void)state;
    static const char xml[] =
        V2("<termEntry id=\"c1\"><langSet xml:lang=\"sv\">" TIG("a", "admittedTerm-admn-sts")
               TIG("b", "deprecatedTerm-admn-sts")
                   TIG("c", "preferredTerm-admn-sts") "</langSet></termEntry>");
    g_autoptr(tbx_t) tbx = tbx_read(xml, strlen(xml), NULL);
    assert_string_equal(tbx_preferred(tbx->concepts->pdata[0], "sv", FALSE)->text, "c");
}

static const struct {
    const char *xml, *message;
} bad[] = {
    {"<tbx><text>", "not well-formed"},
    {"", "empty"},
    {"<terms/>", "begins with <terms>"},
    {"<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx/>", "DTD"},
    {"<tbx><!DOCTYPE tbx SYSTEM \"x\"></tbx>", "not well-formed"},
};

static void refuses_what_is_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(tbx_read(bad[i].xml, strlen(bad[i].xml), &error));
        if (!strstr(error->message, bad[i].message))
            fail_msg("%s: %s", bad[i].xml, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_terms),
        cmocka_unit_test(reads_what_is_said_of_concepts),
        cmocka_unit_test(prefers_the_preferred),
        cmocka_unit_test(refuses_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
