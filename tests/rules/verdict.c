// SPDX-License-Identifier: Apache-2.0
// Our verdict on files and a RELAX NG schema, for the test that holds another engine's against it:
// a line "valid FILE" or "invalid FILE" each. Files that are not well-formed are invalid.
#include <stdio.h>

#include "xml/relaxng.h"

static gboolean is_valid(const struct relaxng *schema, const char *bytes, gsize length)
{
    const struct limits limits = limits_default();
    g_autoptr(arena_t) arena = arena_new();
    g_autoptr(GPtrArray) faults =
        g_ptr_array_new_with_free_func((GDestroyNotify)relaxng_fault_free);
    const struct node *root = tree_parse(arena, bytes, length, &limits, NULL);
    return root && relaxng_validate(schema, bytes, length, root, faults);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fprintf(stderr, "usage: %s SCHEMA FILE...\n", arguments[0]);
        return 2;
    }
    g_autoptr(relaxng_t) schema = NULL;
    for (int i = 1; i < count; i++) {
        g_autofree char *bytes = NULL;
        gsize length;
        g_autoptr(GError) error = NULL;
        if (!g_file_get_contents(arguments[i], &bytes, &length, &error)) {
            fprintf(stderr, "%s\n", error->message);
            return 2;
        }
        if (!schema)
            schema = relaxng_new(bytes, length);
        else
            printf("%s %s\n", is_valid(schema, bytes, length) ? "valid" : "invalid", arguments[i]);
    }
    return 0;
}
