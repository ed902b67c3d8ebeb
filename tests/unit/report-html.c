// SPDX-License-Identifier: Apache-2.0
// The HTML report as a parser reads it: well-formed, self-contained, every link with its target,
// headings in order, and inert whatever the documents hold.
#include "report-sample.h"
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

static char *html_of(const struct result *result)
{
    const struct report_options options = {0};
    return g_string_free(report_find("html")->write(result, &options, NULL), FALSE);
}

// libxml2's HTML parser knows HTML 4: an element of HTML 5 is "unknown", and no fault.
static void count_fault(void *context, xmlErrorPtr error)
{
    if (error->code != XML_HTML_UNKNOWN_TAG) {
        print_message("%s\n", error->message);
        ++*(guint *)context;
    }
}

static void assert_parses(const char *html)
{
    guint faults = 0;
    xmlSetStructuredErrorFunc(&faults, count_fault);
    htmlDocPtr loose = htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", HTML_PARSE_NONET);
    xmlSetStructuredErrorFunc(NULL, NULL);
    assert_non_null(loose);
    xmlFreeDoc(loose);
    assert_int_equal(faults, 0);
}

static xmlDocPtr document_of(const char *html)
{
    xmlDocPtr document = xmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", XML_PARSE_NONET);
    assert_non_null(document);
    return document;
}

// Calls `each` with the text of every node an XPath finds; answers how many there are.
static guint walk(xmlDocPtr document, const char *path,
                  void (*each)(const char *text, void *context), void *context)
{
    xmlXPathContextPtr xpath = xmlXPathNewContext(document);
    xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST path, xpath);
    assert_non_null(found);
    guint count = found->nodesetval ? (guint)found->nodesetval->nodeNr : 0;
    for (guint i = 0; each && i < count; i++) {
        xmlChar *text = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        each((const char *)text, context);
        xmlFree(text);
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return count;
}

static guint count(xmlDocPtr document, const char *path)
{
    return walk(document, path, NULL, NULL);
}

static void add_id(const char *text, void *context)
{
    assert_true(g_hash_table_add(context, g_strdup(text)));
}

static void find_target(const char *text, void *context)
{
    assert_int_equal(text[0], '#');
    if (!g_hash_table_contains(context, text + 1))
        fail_msg("%s leads nowhere", text);
}

static void test_structure(void **state)
{
    (void)state;
    g_autoptr(result_t) result = sample_result();
    g_autofree char *html = html_of(result);
    assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n"));
    assert_parses(html);
    xmlDocPtr document = document_of(html);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    walk(document, "//@id", add_id, ids);
    assert_true(walk(document, "//@href", find_target, ids) > 20);
    walk(document, "//@aria-labelledby/..", NULL, NULL);
    assert_int_equal(count(document, "/html[@lang='sv']"), 1);
    assert_int_equal(count(document, "//script|//link|//img|//iframe|//object|//@src"), 0);
    assert_int_equal(count(document, "//h1"), 1);
    assert_int_equal(count(document, "//main|/html/body/header|/html/body/nav|/html/body/footer"),
                     4);
    assert_int_equal(count(document, "//th[not(@scope)]"), 0);
    assert_int_equal(count(document, "//h3[not(preceding::h2)]|//h4[not(preceding::h3)]"), 0);
    assert_int_equal(count(document, "//section[starts-with(@class,'document ')]"), 5);
    assert_int_equal(count(document, "//li[starts-with(@class,'finding ')]"), 8);
    assert_int_equal(count(document, "//mark"), 9);
    assert_int_equal(count(document, "//section[@id='unread']/following::section[@id='summary']"),
                     1);
    // The clause is open where its rule speaks first, and closed from then on.
    assert_int_equal(count(document, "//details[@class='ground'][@open]"), 2);
    assert_int_equal(count(document, "//details[@class='ground'][not(@open)]"), 1);
    xmlFreeDoc(document);
}

static void test_says(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        guint count;
    } cases[] = {
        {"//section[@id='library']//li//details[@open][summary='Skriver ”mobilt team” "
         "(2)']//tr/th/a"
         "[starts-with(@href, '#document-')]",
         2},
        {"//section[@id='library']//details[not(@open)]//tr[td='9']//span[@class='path']"
         "[.='library/naromradesplan.docx']",
         1},
        {"//section[@id='library']//p[@class='advice'][contains(., 'Välj ett namn.')]", 1},
        {"//tr[@id='rule-TEAM-1']/td[@class='number'][.='1']", 1},
        {"//nav//a[@href='#library']", 1},
        {"//section[@id='summary']/p[.='Om biblioteket som helhet: 1 varning']", 1},
        {"//h4[.='2.4 Samverkan › 2.4.2 Kontaktvägar']/following-sibling::ol[1]/li", 2},
        {"//span[@class='spot'][.='tabell 2, rad 3, kolumn 1 · ca s. 5']", 1},
        {"//blockquote[starts-with(., 'Regionen ansvarar')]", 2},
        {"//p[@class='fine'][contains(., 'Inga fynd.')]", 1},
        {"//section[@id='unread']//li[contains(., 'giltigt zip-arkiv')]", 2},
        {"//section[@id='upcoming']//tr[@class='term']/th[.='träder i kraft om 30 dagar, "
         "2026-10-01']",
         1},
        {"//tr[@id='rule-REF-007']//p[contains(., 'agreement.sections')]", 1},
        {"//tr[@id='rule-AVT-001']/td[@class='number'][.='3']", 1},
        {"//section[@class='action-card'][h3='Sluta skriva']/p[.='3 fynd']", 1},
        {"//div[@class='bar'][@aria-label='Röd 3, Gul 0, Grön 1, Grå 1']", 1},
        {"//p[@class='decided'][.='Beslutas av Regionstyrelsen']", 1},
        {"//table[@class='grades']//td[contains(., 'minst ett fel som gäller nu')]", 1},
    };
    g_autoptr(result_t) result = sample_result();
    g_autofree char *html = html_of(result);
    assert_non_null(strstr(html, "19850101-XXXX"));
    assert_null(strstr(html, "19850101-1234"));
    xmlDocPtr document = document_of(html);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint found = count(document, cases[i].path);
        if (found != cases[i].count)
            fail_msg("%s: %u, not %u", cases[i].path, found, cases[i].count);
    }
    xmlFreeDoc(document);
    result->language = LANGUAGE_EN;
    g_autofree char *english = html_of(result);
    document = document_of(english);
    assert_int_equal(count(document, "/html[@lang='en']"), 1);
    assert_int_equal(count(document, "//blockquote[@class='excerpt'][not(@lang='sv')]"), 0);
    xmlFreeDoc(document);
}

static void test_hostile(void **state)
{
    (void)state;
    static const char evil[] = "</style><script>alert(1)</script>\" onload=\"x\x1b\x01\u202E\ufffe";
    g_autoptr(result_t) result = result_new();
    result->as_of = "2026-09-01";
    struct document_result *document = sample_document(result, evil, evil, evil);
    sample_document(result, evil, evil, evil);
    document->owner = document->decision_body = document->reason_message = evil;
    struct finding *finding =
        sample_finding(document, evil, SEVERITY_ERROR, ACTION_STOP, evil, evil, evil, evil);
    finding->fingerprint = evil;
    finding->suggestion = finding->place.label = evil;
    finding->place.headings = SAMPLE_TEXTS(document->arena, evil, evil);
    sample_basis(document, finding, evil, evil, evil, evil);
    struct rule_card *rule = arena_new0(result->arena, struct rule_card);
    *rule =
        (struct rule_card){.id = evil, .title = evil, .help = evil, .not_evaluated = {evil, evil}};
    g_ptr_array_add(result->rules, rule);
    g_autofree char *html = html_of(result);
    assert_parses(html);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "\u202e"));
    assert_non_null(strstr(html, "&lt;script&gt;"));
    assert_non_null(strstr(html, "&lt;U+202E&gt;&lt;U+FFFE&gt;"));
    for (const char *p = html; *p; p = g_utf8_next_char(p))
        assert_true(*p == '\n' || !g_unichar_iscntrl(g_utf8_get_char(p)));
    xmlDocPtr parsed = document_of(html);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    walk(parsed, "//@id", add_id, ids);
    walk(parsed, "//@href", find_target, ids);
    assert_int_equal(count(parsed, "//@onload"), 0);
    xmlFreeDoc(parsed);
}

static void test_empty(void **state)
{
    (void)state;
    g_autoptr(result_t) result = result_new();
    result->as_of = "2026-09-01";
    g_autofree char *html = html_of(result);
    assert_parses(html);
    assert_non_null(strstr(html, "Inga dokument."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_says),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
