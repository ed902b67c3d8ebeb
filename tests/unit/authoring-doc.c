// SPDX-License-Identifier: Apache-2.0
// The catalogue is one sound page: every link leads somewhere, every id is there once.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "authoring/doc.h"

#define RULE(id, attributes)                                                                       \
    "<rule id='" id "' title='" id "' " attributes "><existence><token>ord</token></existence>"    \
    "<message>m</message><example expect='match'>ord</example><example expect='no-match'>x"        \
    "</example></rule>"

static guint count(const char *text, const char *what)
{
    guint found = 0;
    for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
        found++;
    return found;
}

static void links_lead_somewhere(void **state)
{
    (void)state;
    static const char xml[] =
        "<ruleset xmlns='urn:linjera:rules:1' id='p' version='1.0.0' xml:lang='sv'>"
        "<title>P</title>" RULE("A-1", "owner='b' action='stop'") RULE("A-2", "owner='a'")
            RULE("A-3", "") RULE("A-4", "owner='B' action='start'") "</ruleset>";
    struct rule_file file = {.name = "p.xml", .bytes = xml, .length = sizeof xml - 1};
    struct ruleset_options options = {.shapes = TRUE};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset = ruleset_load(&file, 1, &options, complaints);
    g_autoptr(GHashTable) agreements = g_hash_table_new(g_str_hash, g_str_equal);
    struct doc_request request = {.as_of = "2026-07-01", .agreements = agreements};
    GString *page = authoring_doc(ruleset, &request);
    guint links = 0;
    for (const char *at = page->str; (at = strstr(at, "href=\"#")); links++) {
        at += strlen("href=\"#");
        g_autofree char *id = g_strdup_printf("id=\"%.*s\"", (int)strcspn(at, "\""), at);
        if (count(page->str, id) != 1)
            fail_msg("%s stands %u times", id, count(page->str, id));
    }
    // Four rules, three owners (b and B are one, and nobody), and the way past the contents.
    assert_int_equal(links, 4 + 3 + 1);
    const char *last = strstr(page->str, "id=\"rule-A-3\"");
    assert_non_null(last);
    assert_null(strstr(last, "<article"));
    assert_int_equal(count(page->str, "<section"), count(page->str, "</section>"));
    g_string_free(page, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(links_lead_somewhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
