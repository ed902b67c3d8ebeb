// SPDX-License-Identifier: Apache-2.0
// JSON handed over item by item: what becomes an item, what values are, and where a text is wrong.
#include "out/json-read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

// A value in a few characters: "s:text", "n:1", "b:1", "f", "0", "[..]", "{k=..}".
static void describe(GString *out, const struct json_value *value)
{
    gboolean list = value->kind == JSON_ARRAY;
    if (value->key)
        g_string_append_printf(out, "%s=", value->key);
    if (value->kind == JSON_STRING)
        g_string_append_printf(out, "s:%s", value->text);
    else if (value->kind == JSON_NUMBER || value->kind == JSON_BOOLEAN)
        g_string_append_printf(out, "%s:%" G_GINT64_FORMAT, value->kind == JSON_NUMBER ? "n" : "b",
                               value->number);
    else if (value->kind == JSON_FRACTION || value->kind == JSON_NULL)
        g_string_append(out, value->kind == JSON_NULL ? "0" : "f");
    if (value->kind < JSON_ARRAY)
        return;
    g_string_append_c(out, list ? '[' : '{');
    for (const struct json_value *part = value->first; part; part = part->next) {
        describe(out, part);
        if (part->next)
            g_string_append_c(out, ' ');
    }
    g_string_append_c(out, list ? ']' : '}');
}

static gboolean note(const char *member, int index, const struct json_value *value, gpointer data,
                     GError **error)
{
    GString *out = data;
    if (strcmp(member, "stop") == 0) {
        g_set_error(error, JSON_ERROR, JSON_ERROR_SHAPE, "stopped");
        return FALSE;
    }
    g_string_append_printf(out, "%s%s%d ", out->len ? "; " : "", member, index);
    describe(out, value);
    return TRUE;
}

static char *read_text(const char *text, char **message)
{
    g_autoptr(GError) error = NULL;
    GString *out = g_string_new(NULL);
    gboolean ok = json_read(text, strlen(text), note, out, &error);
    assert_int_equal(ok, error == NULL);
    *message = error ? g_strdup(error->message) : NULL;
    return g_string_free(out, FALSE);
}

static void hands_over_items(void **state)
{
    (void)state;
    static const struct {
        const char *text, *items;
    } cases[] = {
        {"{}", ""},
        {"\xEF\xBB\xBF{\"a\": 1}", "a-1 n:1"},
        {"{\"a\": \"x\", \"b\": null, \"c\": true, \"d\": 1.5}", "a-1 s:x; b-1 0; c-1 b:1; d-1 f"},
        {"{\"a\": [], \"b\": [1, [2], {\"c\": []}], \"d\": -3}",
         "b0 n:1; b1 [n:2]; b2 {c=[]}; d-1 n:-3"},
        {"{\"a\": {\"b\": [1, {\"c\": \"d\"}], \"e\": {}}, \"f\": []}",
         "a-1 {b=[n:1 {c=s:d}] e={}}"},
        {"{\"a\": \"\\u00e5\\ud83d\\ude00\\u0001\"}", "a-1 s:å😀\x01"},
        {"{\"a\": 1, \"a\": 2}", "a-1 n:1; a-1 n:2"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *message = NULL;
        g_autofree char *items = read_text(cases[i].text, &message);
        assert_null(message);
        assert_string_equal(items, cases[i].items);
    }
}

static void names_the_fault(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "it ends before it is whole, at line 1, column 1"},
        {"{\"a\": [1,\n  2", "it ends before it is whole, at line 2, column 4"},
        {"{\"å\": x}", "it is not JSON at line 1, column 7: "},
        {"{}\n{}", "it is not JSON at line 2"},
        {"{\"a\": 1,}", "it is not JSON at line 1, column 9: "},
        {"{\"a\": \"\xC3\"}", "it is not JSON at line 1"},
        {"[{}]", "the text is not an object, {…}"},
        {"3", "the text is not an object, {…}"},
        {"{\"a\": \"x\\u0000y\"}", "a text holds the character U+0000"},
        {"{\"stop\": 1, \"a\": ", "stopped"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *message = NULL;
        g_autofree char *items = read_text(cases[i].text, &message);
        assert_non_null(message);
        if (!g_str_has_prefix(message, cases[i].message))
            fail_msg("%s: %s", cases[i].text, message);
    }
}

static char *nested(guint depth)
{
    g_autoptr(GString) text = g_string_new("{\"a\":");
    for (guint i = 0; i < depth; i++)
        g_string_append_c(text, '[');
    for (guint i = 0; i < depth; i++)
        g_string_append_c(text, ']');
    g_string_append_c(text, '}');
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void keeps_limits(void **state)
{
    (void)state;
    static const struct {
        guint depth;
        gboolean refused;
    } cases[] = {{63, FALSE}, {64, TRUE}, {1000000, TRUE}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = nested(cases[i].depth);
        g_autofree char *message = NULL;
        g_autofree char *items = read_text(text, &message);
        assert_int_equal(message != NULL, cases[i].refused);
        if (message)
            assert_non_null(strstr(message, "64 levels"));
    }
    // Elements of a member that is a list are items of their own: their number has no limit.
    g_autoptr(GString) many = g_string_new("{\"b\":{\"a\":[0");
    while (many->len < 2 * 8000010)
        g_string_append(many, ",0");
    g_string_append(many, "]}}");
    g_autofree char *message = NULL;
    g_autofree char *items = read_text(many->str, &message);
    assert_string_equal(message, "one item has more than 8,000,000 values");
}

static void finds_members(void **state)
{
    (void)state;
    struct json_value second = {.kind = JSON_NUMBER, .key = "b"};
    struct json_value first = {.kind = JSON_NULL, .key = "a", .next = &second};
    struct json_value object = {.kind = JSON_OBJECT, .first = &first};
    struct json_value array = {.kind = JSON_ARRAY, .first = &first};
    assert_ptr_equal(json_member(&object, "b"), &second);
    assert_null(json_member(&object, "c"));
    assert_null(json_member(&array, "a"));
    assert_null(json_member(NULL, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_over_items),
        cmocka_unit_test(names_the_fault),
        cmocka_unit_test(keeps_limits),
        cmocka_unit_test(finds_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
