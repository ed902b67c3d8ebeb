// SPDX-License-Identifier: Apache-2.0
// The bytes the JSON stream writes: layout, escapes, empty containers, and that yajl reads them.
#include "out/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <yajl/yajl_tree.h>

static void write_sample(struct json *json)
{
    json_object(json);
    json_key_string(json, "schema", "linjera-result/1");
    json_key(json, "run");
    json_object(json);
    json_key_number(json, "exitCode", -3);
    json_key_boolean(json, "ok", 7);
    json_key_string(json, "reason", NULL);
    json_end_object(json);
    json_key(json, "empty");
    json_array(json);
    json_end_array(json);
    json_key(json, "none");
    json_object(json);
    json_end_object(json);
    json_key(json, "list");
    json_array(json);
    json_number(json, G_MAXINT64);
    json_array(json);
    json_end_array(json);
    json_null(json);
    json_end_array(json);
    json_end_object(json);
}

static void test_pretty(void **state)
{
    (void)state;
    g_autoptr(json_t) json = json_new(TRUE);
    write_sample(json);
    GString *text = json_finish(json);
    assert_string_equal(text->str, "{\n"
                                   "  \"schema\": \"linjera-result/1\",\n"
                                   "  \"run\": {\n"
                                   "    \"exitCode\": -3,\n"
                                   "    \"ok\": true,\n"
                                   "    \"reason\": null\n"
                                   "  },\n"
                                   "  \"empty\": [],\n"
                                   "  \"none\": {},\n"
                                   "  \"list\": [\n"
                                   "    9223372036854775807,\n"
                                   "    [],\n"
                                   "    null\n"
                                   "  ]\n"
                                   "}\n");
    g_string_free(text, TRUE);
}

static void test_compact(void **state)
{
    (void)state;
    g_autoptr(json_t) json = json_new(FALSE);
    write_sample(json);
    GString *text = json_finish(json);
    assert_string_equal(text->str,
                        "{\"schema\":\"linjera-result/1\",\"run\":{\"exitCode\":-3,\"ok\":true,"
                        "\"reason\":null},\"empty\":[],\"none\":{},"
                        "\"list\":[9223372036854775807,[],null]}\n");
    g_string_free(text, TRUE);
}

static void test_empty_document(void **state)
{
    (void)state;
    g_autoptr(json_t) json = json_new(TRUE);
    json_array(json);
    json_end_array(json);
    GString *text = json_finish(json);
    assert_string_equal(text->str, "[]\n");
    g_string_free(text, TRUE);
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        const char *value, *written;
        const char *read; // NULL: value
    } cases[] = {
        {"Hälso- och sjukvård § 4", "Hälso- och sjukvård § 4", NULL},
        {"a/b\\c\"d", "a/b\\\\c\\\"d", NULL},
        {"rad\nny\tflik\x1b[31m\x01", "rad\\nny\\tflik\\u001B[31m\\u0001", NULL},
        {"\x7f\xc2\x9b", "\\u007f\\u009b", NULL},
        {"\xe2\x80\xae"
         "fdp.docx",
         "\\u202efdp.docx", NULL},
        {"\xe2\x81\xa6 \xe2\x80\xa8 \xef\xbf\xbe", "\\u2066 \\u2028 \\ufffe", NULL},
        {"\xf0\x9f\xbf\xbf|\xf0\x9f\x98\x80", "\\ud83f\\udfff|\xf0\x9f\x98\x80", NULL},
        {"v\xe5rd.docx", "v\xef\xbf\xbdrd.docx", "v\xef\xbf\xbdrd.docx"},
        {"", "", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(json_t) json = json_new(FALSE);
        json_array(json);
        json_string(json, cases[i].value);
        json_end_array(json);
        GString *text = json_finish(json);
        g_autofree char *expected = g_strdup_printf("[\"%s\"]\n", cases[i].written);
        assert_string_equal(text->str, expected);

        char error[200] = "";
        yajl_val tree = yajl_tree_parse(text->str, error, sizeof error);
        assert_string_equal(error, "");
        assert_non_null(tree);
        assert_string_equal(YAJL_GET_STRING(YAJL_GET_ARRAY(tree)->values[0]),
                            cases[i].read ? cases[i].read : cases[i].value);
        yajl_tree_free(tree);
        g_string_free(text, TRUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pretty),
        cmocka_unit_test(test_compact),
        cmocka_unit_test(test_empty_document),
        cmocka_unit_test(test_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
