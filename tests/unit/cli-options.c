// SPDX-License-Identifier: Apache-2.0
// The command line parsed to a request.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/options.h"

// Parses words with spaces between; what is printed meanwhile goes nowhere.
static gboolean parse(struct options *options, enum option_set set, const char *line, int *status)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    fflush(NULL);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    gboolean ok = options_parse(options, set, "PATH...", "Summary.", (int)g_strv_length(words),
                                words, status);
    fflush(NULL);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close(out);
    close(err);
    close(nowhere);
    return ok;
}

static char *join(const GPtrArray *texts)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < texts->len; i++)
        g_string_append_printf(text, "%s%s", i ? "|" : "", (const char *)texts->pdata[i]);
    return g_string_free(text, FALSE);
}

static void assert_joined(const GPtrArray *texts, const char *expected)
{
    g_autofree char *text = join(texts);
    assert_string_equal(text, expected);
}

static void test_request(void **state)
{
    (void)state;
    struct options options;
    int status = -1;
    assert_true(parse(&options, OPTIONS_CHECK,
                      "check a.docx --rules r1 -r r2 --tags a,b b --tags c --rule X-1 "
                      "--exclude-rule=X-2 --define n=v --agreement id=f --include *.docx "
                      "--exclude x* --as-of 2026-07-01 --lang en --fail-on never --revisions all "
                      "--min-severity error --on-unreadable warn --max-warnings 0 -j 3 -q "
                      "--max-depth 9 --time-limit=4 --require-all-rules --redact - -o out.txt",
                      &status));
    const struct run_request *request = &options.request;
    assert_joined(request->paths, "a.docx|b|-");
    assert_joined(request->rules, "r1|r2");
    assert_joined(request->tags, "a|b|c");
    assert_joined(request->only, "X-1");
    assert_joined(request->without, "X-2");
    assert_joined(request->definitions, "n=v");
    assert_joined(request->agreements, "id=f");
    assert_joined(request->include, "*.docx");
    assert_joined(request->exclude, "x*");
    assert_joined(request->limits, "max-depth=9|time-limit=4");
    assert_string_equal(request->as_of, "2026-07-01");
    assert_string_equal(request->language, "en");
    assert_string_equal(request->fail_on, "never");
    assert_string_equal(request->revisions, "all");
    assert_string_equal(request->min_severity, "error");
    assert_string_equal(request->on_unreadable, "warn");
    assert_int_equal(request->max_warnings, 0);
    assert_int_equal(request->jobs, 3);
    assert_true(request->require_all_rules);
    assert_false(request->require_all_documents);
    assert_true(request->redact);
    assert_false(request->no_config);
    assert_true(options.quiet);
    assert_string_equal(options.output, "out.txt");
    options_clear(&options);
}

static void test_defaults(void **state)
{
    (void)state;
    struct options options;
    int status = -1;
    assert_true(parse(&options, OPTIONS_CHECK, "check", &status));
    assert_int_equal(options.request.paths->len, 0);
    assert_int_equal(options.request.tags->len, 0);
    assert_int_equal(options.request.limits->len, 0);
    assert_null(options.request.as_of);
    assert_null(options.request.fail_on);
    assert_int_equal(options.request.max_warnings, RUN_UNSET);
    assert_int_equal(options.request.jobs, 0);
    options_clear(&options);
}

// Lines that are refused, or that only print help.
static void test_refused(void **state)
{
    (void)state;
    static const struct {
        enum option_set set;
        const char *line;
        int status;
    } cases[] = {
        {OPTIONS_CHECK, "check --help", EXIT_CLEAN},
        {OPTIONS_CHECK, "check -h a.docx", EXIT_CLEAN},
        {OPTIONS_RULES, "lint --help", EXIT_CLEAN},
        {OPTIONS_CHECK, "check --rulse x", EXIT_USAGE},
        {OPTIONS_CHECK, "check --fail-on", EXIT_USAGE},
        {OPTIONS_CHECK, "check -j two", EXIT_USAGE},
        {OPTIONS_CHECK, "check -j -1", EXIT_USAGE},
        {OPTIONS_CHECK, "check --max-warnings -2", EXIT_USAGE},
        {OPTIONS_CHECK, "check --files-from /nowhere/list", EXIT_USAGE},
        {OPTIONS_EXTRACT, "extract --fail-on error", EXIT_USAGE},
        {OPTIONS_EXTRACT, "extract --rules x", EXIT_USAGE},
        {OPTIONS_RULES, "lint --jobs 2", EXIT_USAGE},
        {OPTIONS_RULES, "lint --max-depth 2", EXIT_USAGE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct options options;
        int status = -1;
        if (parse(&options, cases[i].set, cases[i].line, &status))
            fail_msg("accepted: %s", cases[i].line);
        assert_int_equal(status, cases[i].status);
        options_clear(&options);
    }
}

// A value glued to a short option, and what is not one.
static void test_glued(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        guint jobs;
        const char *rules, *paths;
    } cases[] = {
        {"check -j2 a", 2, "", "a"},          {"check -rx -j 4", 4, "x", ""},
        {"check -qv a", 0, "", "a"},          {"check --jobs=5 -- -j2", 5, "", "-j2"},
        {"check -- --help", 0, "", "--help"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct options options;
        int status = -1;
        if (!parse(&options, OPTIONS_CHECK, cases[i].line, &status))
            fail_msg("refused: %s", cases[i].line);
        assert_int_equal(options.request.jobs, cases[i].jobs);
        assert_joined(options.request.rules, cases[i].rules);
        assert_joined(options.request.paths, cases[i].paths);
        options_clear(&options);
    }
}

static void test_files_from(void **state)
{
    (void)state;
    static const struct {
        const char *content, *option, *paths;
        gsize length;
    } cases[] = {
        {"b.docx\nc d.docx\n", "", "a|b.docx|c d.docx", 16},
        {"\n\nb\n\nc", "", "a|b|c", 6},
        {"b\0c\nd\0", " --null", "a|b|c\nd", 6},
        {"", "", "a", 0},
    };
    g_autofree char *folder = g_dir_make_tmp("linjera-options-XXXXXX", NULL);
    g_autofree char *list = g_build_filename(folder, "list", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_true(g_file_set_contents(list, cases[i].content, (gssize)cases[i].length, NULL));
        g_autofree char *line = g_strdup_printf("check a --files-from %s%s", list, cases[i].option);
        struct options options;
        int status = -1;
        assert_true(parse(&options, OPTIONS_CHECK, line, &status));
        assert_joined(options.request.paths, cases[i].paths);
        options_clear(&options);
    }
    g_remove(list);
    g_rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_request),    cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_refused),    cmocka_unit_test(test_glued),
        cmocka_unit_test(test_files_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
