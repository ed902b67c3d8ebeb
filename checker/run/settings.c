// SPDX-License-Identifier: Apache-2.0
#include "run/settings.h"

#include "base/nearest.h"
#include "sys/terminal.h"

#include <string.h>

void settings_clear(struct settings *settings)
{
    config_free(settings->config);
    g_free(settings->as_of);
}
// The index of a value among its names; an error that lists them when it is none.
static gboolean choose(const char *option, const char *value, const char *const *names,
                       guint *index, GError **error)
{
    for (guint i = 0; value && names[i]; i++) {
        if (strcmp(value, names[i]) == 0) {
            *index = i;
            return TRUE;
        }
    }
    if (!value)
        return TRUE;
    g_autofree char *list = g_strjoinv(", ", (char **)(gsize)names);
    g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE, "--%s %s: it must be one of: %s", option, value,
                list);
    return FALSE;
}

// A name that the schema let through: only the configuration can get it wrong.
static void report_unknown_limit(const char *file, const char *name, GError **error)
{
#define LIMIT_NAME(field, option, value, meaning) option,
    static const char *const names[] = {LIMITS(LIMIT_NAME) NULL};
#undef LIMIT_NAME
    const char *meant = nearest(name, names);
    g_autofree char *all = g_strjoinv(", ", (char **)(gsize)names);
    g_set_error(error, RUN_ERROR, RUN_ERROR_CONFIG, "%s: there is no limit called %s; %s%s%s",
                file ? file : "the configuration", name,
                meant ? "did you mean " : "there are: ", meant ? meant : all, meant ? "?" : "");
}

static gboolean set_limit(struct limits *limits, const char *file, const char *name,
                          const char *value, GError **error)
{
    guint64 *field = limits_find(limits, name);
    guint64 number = 0;
    if (field && g_ascii_string_to_unsigned(value, 10, 1, G_MAXUINT32, &number, NULL)) {
        *field = number;
        return TRUE;
    }
    if (field)
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE, "--%s %s: give a whole number from 1", name,
                    value);
    else
        report_unknown_limit(file, name, error);
    return FALSE;
}

static gboolean set_limits(const struct run_request *request, struct settings *settings,
                           GError **error)
{
    settings->limits = limits_default();
    for (guint i = 0; i < settings->config->limits->len; i++) {
        const struct config_pair *pair = settings->config->limits->pdata[i];
        if (!set_limit(&settings->limits, settings->config->path, pair->name, pair->value, error))
            return FALSE;
    }
    for (guint i = 0; request->limits && i < request->limits->len; i++) {
        g_auto(GStrv) pair = g_strsplit(request->limits->pdata[i], "=", 2);
        if (!set_limit(&settings->limits, NULL, pair[0], pair[1] ? pair[1] : "", error))
            return FALSE;
    }
    return TRUE;
}

// A date that exists, written YYYY-MM-DD.
static gboolean is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    for (gsize i = 0; i < sizeof shape; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    }
    guint64 year = g_ascii_strtoull(text, NULL, 10);
    guint64 month = g_ascii_strtoull(text + 5, NULL, 10);
    guint64 day = g_ascii_strtoull(text + 8, NULL, 10);
    return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static const char *const revision_names[] = {"final", "original", "all", NULL};

const char *settings_revisions(const struct settings *settings)
{
    return revision_names[settings->revisions];
}

gboolean settings_init(struct settings *settings, const struct run_request *request, GError **error)
{
    static const char *const language_names[] = {"sv", "en", NULL};
    static const char *const severity_names[] = {"info", "warning", "error", NULL};
    static const char *const fail_names[] = {"info", "warning", "error", "never", NULL};
    static const char *const unreadable_names[] = {"fail", "warn", NULL};
    const char *start = request->paths && request->paths->len ? request->paths->pdata[0] : ".";
    if (request->no_config)
        settings->config = config_empty();
    else
        settings->config = config_load(request->config, start, error);
    if (!settings->config)
        return FALSE;
    const struct config *config = settings->config;
    const char *as_of = request->as_of ? request->as_of : config->as_of;
    settings->as_of = as_of ? g_strdup(as_of) : terminal_today();
    if (!is_date(settings->as_of)) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                    "--as-of %s: write a date as YYYY-MM-DD, for example 2026-07-01",
                    settings->as_of);
        return FALSE;
    }
    guint revisions = REVISIONS_FINAL, language = LANGUAGE_SV, severity = SEVERITY_INFO;
    guint fail_on = FAIL_ON_ERROR, unreadable = 0;
#define PICK(field) (request->field ? request->field : config->field)
    if (!choose("revisions", PICK(revisions), revision_names, &revisions, error) ||
        !choose("lang", PICK(language), language_names, &language, error) ||
        !choose("min-severity", PICK(min_severity), severity_names, &severity, error) ||
        !choose("fail-on", PICK(fail_on), fail_names, &fail_on, error) ||
        !choose("on-unreadable", PICK(on_unreadable), unreadable_names, &unreadable, error))
        return FALSE;
#undef PICK
    settings->revisions = (enum revisions)revisions;
    settings->language = (enum language)language;
    settings->min_severity = (enum severity)severity;
    settings->fail_on = (enum fail_on)fail_on;
    settings->unreadable_warns = unreadable == 1;
    return set_limits(request, settings, error);
}
