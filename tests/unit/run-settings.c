// SPDX-License-Identifier: Apache-2.0
// The request, else the configuration, else the default.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "run/settings.h"

static int make_config(void **state)
{
    char *folder = g_dir_make_tmp("linjera-settings-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "linjera.xml", NULL);
    static const char content[] =
        "<linjera xmlns='urn:linjera:config:1' as-of='2026-07-01' language='en' revisions='all' "
        "fail-on='warning' min-severity='error' on-unreadable='warn'>"
        "<limit name='max-depth' value='77'/><limit name='time-limit' value='5'/></linjera>";
    *state = folder;
    return g_file_set_contents(path, content, -1, NULL) ? 0 : -1;
}

static int remove_config(void **state)
{
    g_autofree char *path = g_build_filename(*state, "linjera.xml", NULL);
    g_remove(path);
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

static void test_precedence(void **state)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_ptr_array_add(paths, *state);
    g_autoptr(GPtrArray) limits = g_ptr_array_new();
    g_ptr_array_add(limits, (gpointer) "time-limit=9");
    const struct run_request requests[] = {
        {.paths = paths, .no_config = TRUE, .as_of = "2000-02-29"},
        {.paths = paths},
        {.paths = paths,
         .as_of = "2027-05-01",
         .revisions = "original",
         .language = "sv",
         .min_severity = "warning",
         .fail_on = "never",
         .on_unreadable = "fail",
         .limits = limits},
    };
    static const struct {
        const char *as_of;
        enum revisions revisions;
        enum language language;
        enum severity min_severity;
        enum fail_on fail_on;
        gboolean warns;
        guint64 depth, cpu;
    } expected[] = {
        {"2000-02-29", REVISIONS_FINAL, LANGUAGE_SV, SEVERITY_INFO, FAIL_ON_ERROR, FALSE, 2000, 60},
        {"2026-07-01", REVISIONS_ALL, LANGUAGE_EN, SEVERITY_ERROR, FAIL_ON_WARNING, TRUE, 77, 5},
        {"2027-05-01", REVISIONS_ORIGINAL, LANGUAGE_SV, SEVERITY_WARNING, FAIL_ON_NEVER, FALSE, 77,
         9},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_auto(settings_t) settings = {0};
        g_autoptr(GError) error = NULL;
        assert_true(settings_init(&settings, &requests[i], &error));
        assert_string_equal(settings.as_of, expected[i].as_of);
        assert_int_equal(settings.revisions, expected[i].revisions);
        assert_int_equal(settings.language, expected[i].language);
        assert_int_equal(settings.min_severity, expected[i].min_severity);
        assert_int_equal(settings.fail_on, expected[i].fail_on);
        assert_int_equal(settings.unreadable_warns, expected[i].warns);
        assert_int_equal(settings.limits.depth, expected[i].depth);
        assert_int_equal(settings.limits.cpu, expected[i].cpu);
    }
}

// Today is a date like any other.
static void test_today(void **state)
{
    (void)state;
    struct run_request request = {.no_config = TRUE};
    g_auto(settings_t) settings = {0};
    assert_true(settings_init(&settings, &request, NULL));
    assert_int_equal(strlen(settings.as_of), 10);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *as_of, *revisions, *language, *min_severity, *fail_on, *on_unreadable, *limit;
        enum run_error kind;
        const char *says;
    } cases[] = {
        {.as_of = "2026-02-30", .says = "--as-of 2026-02-30"},
        {.as_of = "2026-7-1", .says = "YYYY-MM-DD"},
        {.as_of = "2026-07-01 ", .says = "YYYY-MM-DD"},
        {.as_of = "", .says = "YYYY-MM-DD"},
        {.as_of = "0000-01-01", .says = "YYYY-MM-DD"},
        {.as_of = "20260701", .says = "YYYY-MM-DD"},
        {.revisions = "new", .says = "--revisions new: it must be one of: final, original, all"},
        {.language = "de", .says = "--lang de: it must be one of: sv, en"},
        {.min_severity = "never", .says = "--min-severity never: it must be one of: info"},
        {.fail_on = "", .says = "--fail-on : it must be one of: info, warning, error, never"},
        {.on_unreadable = "x", .says = "--on-unreadable x: it must be one of: fail, warn"},
        {.limit = "max-depth=0", .says = "--max-depth 0: give a whole number from 1"},
        {.limit = "max-depth=-1", .says = "--max-depth -1: give a whole number"},
        {.limit = "max-depth=1k", .says = "--max-depth 1k: give a whole number"},
        {.limit = "max-depth", .says = "--max-depth : give a whole number"},
        {.limit = "max-depth=99999999999999999999", .says = "give a whole number"},
        {.limit = "max-deep=1",
         .kind = RUN_ERROR_CONFIG,
         .says = "no limit called max-deep; there are: max-file-size, "},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) limits = g_ptr_array_new();
        if (cases[i].limit)
            g_ptr_array_add(limits, (gpointer)(gsize)cases[i].limit);
        struct run_request request = {.no_config = TRUE,
                                      .as_of = cases[i].as_of,
                                      .revisions = cases[i].revisions,
                                      .language = cases[i].language,
                                      .min_severity = cases[i].min_severity,
                                      .fail_on = cases[i].fail_on,
                                      .on_unreadable = cases[i].on_unreadable,
                                      .limits = limits};
        g_auto(settings_t) settings = {0};
        g_autoptr(GError) error = NULL;
        assert_false(settings_init(&settings, &request, &error));
        assert_true(g_error_matches(error, RUN_ERROR, (gint)cases[i].kind));
        if (!strstr(error->message, cases[i].says))
            fail_msg("does not say %s: %s", cases[i].says, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_precedence, make_config, remove_config),
        cmocka_unit_test(test_today),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
