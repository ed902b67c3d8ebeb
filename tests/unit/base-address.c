// SPDX-License-Identifier: Apache-2.0
// Targets of links: kinds, decoding, hosts, and what is hostile or half.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/address.h"

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        enum address_kind kind;
        const char *text, *host;
    } cases[] = {
        {"", ADDRESS_EMPTY, "", NULL},
        {" # ", ADDRESS_EMPTY, "#", NULL},
        {"#Bilaga_1", ADDRESS_ANCHOR, "#Bilaga_1", NULL},
        {"#%C3%A5tg%C3%A4rd", ADDRESS_ANCHOR, "#åtgärd", NULL},
        {"file:///C:/a.docx", ADDRESS_LOCAL, "file:///C:/a.docx", NULL},
        {"FILE://server/a.docx", ADDRESS_LOCAL, "file://server/a.docx", NULL},
        {"\\\\server\\a.docx", ADDRESS_LOCAL, "\\\\server\\a.docx", NULL},
        {"C:\\a.docx", ADDRESS_LOCAL, "C:\\a.docx", NULL},
        {"g:/a.docx", ADDRESS_LOCAL, "g:/a.docx", NULL},
        {"mailto:a@example.org", ADDRESS_MAIL, "mailto:a@example.org", NULL},
        {"a.docx", ADDRESS_RELATIVE, "a.docx", NULL},
        {"../a%20b.docx#del", ADDRESS_RELATIVE, "../a b.docx#del", NULL},
        {"HTTPS://Example.SE:443/A%2DB?q=1#x", ADDRESS_NET, "https://example.se:443/A-B?q=1#x",
         "example.se"},
        {"https://anna:lösen@example.se./", ADDRESS_NET, "https://example.se/", "example.se"},
        {"//example.se/a", ADDRESS_NET, "//example.se/a", "example.se"},
        {"http://xn--vrdgivare-52a.se", ADDRESS_NET, "http://vårdgivare.se", "vårdgivare.se"},
        {"http://VÅRDGIVARE.se", ADDRESS_NET, "http://vårdgivare.se", "vårdgivare.se"},
        {"http://v%C3%A5rdgivare.se", ADDRESS_NET, "http://vårdgivare.se", "vårdgivare.se"},
        {"http://[::1]:80/", ADDRESS_NET, "http://[::1]:80/", "[::1]:80"},
        {"http:///a", ADDRESS_NET, "http:///a", ""},
        {"onenote:https://example.se/a", ADDRESS_NET, "onenote:https://example.se/a", NULL},
        // What spells no text stays as it is.
        {"https://example.se/%FF", ADDRESS_NET, "https://example.se/%FF", "example.se"},
        {"a%00b%0Ac%7f%4", ADDRESS_RELATIVE, "a%00b%0Ac%7f%4", NULL},
        {"a%", ADDRESS_RELATIVE, "a%", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(address_t) address;
        address_init(&address, cases[i].target);
        if (address.kind != cases[i].kind || g_strcmp0(address.text, cases[i].text) != 0 ||
            g_strcmp0(address.host, cases[i].host) != 0)
            fail_msg("%s: kind %d, text %s, host %s", cases[i].target, (int)address.kind,
                     address.text, address.host ? address.host : "none");
    }
}

static void test_hosts(void **state)
{
    (void)state;
    assert_true(address_is_host("a.se", "a.se"));
    assert_true(address_is_host("www.a.se", "a.se"));
    assert_false(address_is_host("wwwa.se", "a.se"));
    assert_false(address_is_host("a.se", "www.a.se"));
    assert_false(address_is_host("", "a.se"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds), cmocka_unit_test(test_hosts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
