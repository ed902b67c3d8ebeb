// SPDX-License-Identifier: Apache-2.0
// Any bytes are a package or a refusal with its cause; of a package every part can be found by its
// name, has a content type or none, relationships or none, and can be read or not.
#include "package/package.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

static void check_relations(struct package *package, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) relations = package_relations(package, part, &error);
    g_assert_true((relations != NULL) != (error != NULL));
    for (guint i = 0; relations && i < relations->len; i++) {
        const struct relation *relation = relations->pdata[i];
        g_assert_nonnull(relation_of_id(relations, relation->id));
        g_assert_nonnull(relation_of_type(relations, relation->type));
        g_assert_true(relation->external || relation->target[0] == '/');
        if (!relation->external)
            package_find(package, relation->target);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    struct limits limits = limits_default();
    limits.part_size = limits.package_size = 8 << 20;
    limits.entries = 200;
    g_autoptr(GError) error = NULL;
    g_autoptr(package_t) package = package_open(bytes, length, &limits, &error);
    g_assert_true((package != NULL) != (error != NULL));
    if (!package) {
        g_assert_true(error->domain == PACKAGE_ERROR && *error->message);
        g_assert_true(g_utf8_validate(error->message, -1, NULL));
        return 0;
    }
    check_relations(package, "/");
    package_types_readable(package, NULL);
    package_find_type(package, "main+xml");
    const char *name;
    for (guint i = 0; (name = package_name(package, i)); i++) {
        g_assert_cmpint(name[0], ==, '/');
        g_assert_cmpstr(package_find(package, name), ==, name);
        g_autoptr(GError) failure = NULL;
        g_autoptr(GBytes) part = package_read(package, name, &failure);
        g_assert_true((part != NULL) != (failure != NULL));
        g_assert_true(!part || g_bytes_get_size(part) <= limits.part_size);
        check_relations(package, name);
    }
    return 0;
}
