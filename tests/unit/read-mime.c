// SPDX-License-Identifier: Apache-2.0
#include "read/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "MIME-Version: 1.0\n"
#define PARTS HEAD "Content-Type: multipart/related; boundary=\"b\"\n\n"

static void finds_pages(void **state)
{
    (void)state;
    static const struct {
        const char *message, *page;
    } cases[] = {
        {HEAD "Content-Type: text/html\n\n<p>a", "<p>a"},
        {HEAD "content-type: TEXT/HTML; charset=iso-8859-1\n\n<p>\xe5", "<p>å"},
        {HEAD
         "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n=C3=A5=\n=3D=x=",
         "å==x="},
        {HEAD "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\nYQ==", "<p>a"},
        {PARTS "--b\nContent-Type: text/plain\n\nx\n--b\nContent-Type: text/html\n\n<p>a\n--b--",
         "<p>a"},
        {HEAD "Content-Type: multipart/mixed;\n boundary=c\n\n--c\nContent-Type: "
              "multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n<p>a\n--b--\n"
              "--c--",
         "<p>a"},
        {PARTS "--b\nContent-Type: text/plain\n\nx\n--b--", NULL},
        {PARTS "--b", NULL},
        {HEAD "Content-Type: multipart/related\n\n--\n--", NULL},
        {HEAD, NULL},
        {"", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize length;
        g_autoptr(GBytes) page =
            mime_page((const guint8 *)cases[i].message, strlen(cases[i].message));
        const char *text = page ? g_bytes_get_data(page, &length) : NULL;
        if ((text != NULL) != (cases[i].page != NULL))
            fail_msg("case %u: %s", i, text ? "a page" : "no page");
        if (!text)
            continue;
        assert_int_equal(length, 3 + strlen(cases[i].page)); // the byte order mark
        if (memcmp(text + 3, cases[i].page, length - 3) != 0)
            fail_msg("case %u: %.*s", i, (int)length, text);
    }
}

static void knows_messages(void **state)
{
    (void)state;
    static const guint8 message[] = "\r\nmime-version: 1.0\r\n", other[] = "<p>MIME-Version:";
    assert_true(mime_is_message(message, sizeof message - 1, NULL));
    assert_false(mime_is_message(other, sizeof other - 1, "text/html"));
    assert_true(mime_is_message(other, sizeof other - 1, "message/rfc822"));
    assert_false(mime_is_message(other, 0, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_pages),
        cmocka_unit_test(knows_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
