// SPDX-License-Identifier: Apache-2.0
#include "run/cache.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char bytes[] = "what was read\0with a zero byte";

// What the cache has under the name, after the entry's file was changed as the case says.
static gboolean is_kept(const struct cache *cache)
{
    g_autoptr(GBytes) kept = cache_get(cache, "entry");
    gsize length = 0;
    const void *data = kept ? g_bytes_get_data(kept, &length) : NULL;
    return length == sizeof bytes && memcmp(data, bytes, length) == 0;
}

static void damaged_entries_are_no_entries(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("linjera-cache-XXXXXX", NULL);
    g_autofree char *inner = g_build_filename(folder, "new", NULL);
    g_autofree char *path = g_build_filename(inner, "entry", NULL);
    const struct run_request request = {.cache_location = inner};
    g_autoptr(cache_t) cache = cache_open(&request);
    assert_non_null(cache);
    assert_false(is_kept(cache));
    cache_put(cache, "entry", (const guint8 *)bytes, sizeof bytes);
    assert_true(is_kept(cache));

    g_autofree char *whole = NULL;
    gsize length;
    assert_true(g_file_get_contents(path, &whole, &length, NULL));
    const struct {
        const char *what;
        gsize keep, change; // bytes kept of the file; the one that is changed
    } cases[] = {
        {"empty", 0, 0},
        {"cut in the header", 3, 0},
        {"cut in the bytes", length - 1, 0},
        {"another build", length, 1},
        {"another digest", length, length - sizeof bytes - 2},
        {"another byte", length, length - 2},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *damaged = g_memdup2(whole, length);
        damaged[cases[i].change] ^= 1;
        assert_true(g_file_set_contents(path, damaged, (gssize)cases[i].keep, NULL));
        if (is_kept(cache))
            fail_msg("%s: the entry was taken for whole", cases[i].what);
    }
    assert_true(g_file_set_contents(path, whole, (gssize)length, NULL));
    assert_true(is_kept(cache));

    g_autofree char *tag = g_build_filename(inner, "CACHEDIR.TAG", NULL);
    assert_true(g_file_test(tag, G_FILE_TEST_IS_REGULAR));
    g_unlink(tag);
    g_unlink(path);
    g_rmdir(inner);
    g_rmdir(folder);
}

static void without_a_cache_nothing_is_kept(void **state)
{
    (void)state;
    const struct run_request none = {.no_cache = TRUE, .cache_location = "/tmp"};
    const struct run_request nowhere = {.cache_location = "/dev/null/cache"};
    assert_null(cache_open(&none));
    assert_null(cache_open(&nowhere));
    cache_put(NULL, "entry", (const guint8 *)bytes, sizeof bytes);
    assert_null(cache_get(NULL, "entry"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damaged_entries_are_no_entries),
        cmocka_unit_test(without_a_cache_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
