// SPDX-License-Identifier: Apache-2.0
#include "run/rules.h"

#include "base/nearest.h"
#include "sys/file.h"
#include "sys/terminal.h"

#include <string.h>

static void clear_file(void *item)
{
    struct rule_file *file = item;
    g_free((void *)(gsize)file->name);
    g_free((void *)(gsize)file->bytes);
}

// Adds a rule file, unless a path named before has led to it. `library`: it is read only when a
// pack refers to it.
static gboolean add_file(GArray *files, const char *path, const struct limits *limits,
                         gboolean library, GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        if (file_same(g_array_index(files, struct rule_file, i).name, path))
            return TRUE;
    }
    g_autoptr(GError) cause = NULL;
    g_autoptr(GBytes) bytes = file_read(path, limits->file_size, &cause);
    if (!bytes) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_RULES, "%s: %s", path, cause->message);
        return FALSE;
    }
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    struct rule_file file = {
        .name = g_strdup(path),
        .bytes = g_strndup(data ? data : "", length),
        .length = length,
        .library = library,
    };
    g_array_append_val(files, file);
    return TRUE;
}

// Adds the .xml files at or below a path. `direct` tells that the path is a rule file or a pack's
// own folder, so that it was named in particular.
static gboolean add_path(GArray *files, const char *path, const struct limits *limits,
                         gboolean *direct, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_RULES,
                    "%s: there is no such rule file or folder; check --rules and the configuration",
                    path);
        return FALSE;
    }
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        *direct = TRUE;
        return add_file(files, path, limits, FALSE, error);
    }
    g_autoptr(GPtrArray) unreadable = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) found = file_walk(path, unreadable);
    if (unreadable->len) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_RULES, "%s: the folder cannot be read",
                    (const char *)unreadable->pdata[0]);
        return FALSE;
    }
    gboolean any = FALSE;
    for (guint i = 0; i < found->len; i++) {
        const char *file = found->pdata[i];
        if (!g_str_has_suffix(file, ".xml"))
            continue;
        any = TRUE;
        if (!add_file(files, file, limits, FALSE, error))
            return FALSE;
        *direct |= strchr(file + strlen(path) + 1, '/') == NULL;
    }
    if (any)
        return TRUE;
    g_set_error(error, RUN_ERROR, RUN_ERROR_RULES, "%s: there are no rule files (.xml) in it",
                path);
    return FALSE;
}

char *rules_default_folder(void)
{
    // In a checkout the program is at build/PRESET/linjera; installed, at PREFIX/bin/linjera.
    static const char *const places[] = {"../../rules", "../share/linjera/rules"};
    g_autofree char *folder = terminal_program_folder();
    for (gsize i = 0; folder && i < G_N_ELEMENTS(places); i++) {
        g_autofree char *joined = g_build_filename(folder, places[i], NULL);
        g_autofree char *rules = g_canonicalize_filename(joined, "/");
        if (g_file_test(rules, G_FILE_TEST_IS_DIR))
            return g_steal_pointer(&rules);
    }
    return NULL;
}

// The packs of definitions beside the program: whatever rules are given may refer to them.
static gboolean add_libraries(GArray *files, const struct limits *limits, GError **error)
{
    g_autofree char *folder = rules_default_folder();
    g_autofree char *common = folder ? g_build_filename(folder, "common", NULL) : NULL;
    if (!common || !g_file_test(common, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_autoptr(GPtrArray) unreadable = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) found = file_walk(common, unreadable);
    for (guint i = 0; i < found->len; i++)
        if (g_str_has_suffix(found->pdata[i], ".xml") &&
            !add_file(files, found->pdata[i], limits, TRUE, error))
            return FALSE;
    return TRUE;
}

// "NAME=VALUE" of the command line after the configuration's, so that it wins.
static gboolean add_definitions(const struct run_request *request, const struct config *config,
                                GArray *definitions, GPtrArray *texts, GError **error)
{
    for (guint i = 0; i < config->defines->len; i++) {
        const struct config_pair *pair = config->defines->pdata[i];
        struct definition definition = {.name = pair->name,
                                        .value = pair->value,
                                        .origin = config->path,
                                        .line = pair->line,
                                        .column = pair->column};
        g_array_append_val(definitions, definition);
    }
    for (guint i = 0; request->definitions && i < request->definitions->len; i++) {
        const char *text = request->definitions->pdata[i];
        const char *equals = strchr(text, '=');
        if (!equals || equals == text) {
            g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                        "--define %s: write --define NAME=VALUE, for example "
                        "--define agreement.start=2026-07-01",
                        text);
            return FALSE;
        }
        char *name = g_strndup(text, (gsize)(equals - text));
        g_ptr_array_add(texts, name);
        struct definition definition = {.name = name, .value = equals + 1, .origin = "--define"};
        g_array_append_val(definitions, definition);
    }
    return TRUE;
}

GPtrArray *rules_variable_names(const struct ruleset *ruleset)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < ruleset->variables->len; i++) {
        const struct variable *variable = ruleset->variables->pdata[i];
        g_ptr_array_add(names, g_strdup(variable->name));
        g_ptr_array_add(names, g_strdup_printf("%s.%s", variable->pack, variable->name));
    }
    g_ptr_array_add(names, NULL);
    return names;
}

// A configuration may serve several packs, so only the command line's definitions must be known.
static gboolean check_definitions(const struct run_request *request, const struct ruleset *ruleset,
                                  GError **error)
{
    g_autoptr(GPtrArray) names = rules_variable_names(ruleset);
    const char *const *known = (const char *const *)names->pdata;
    for (guint i = 0; request->definitions && i < request->definitions->len; i++) {
        const char *text = request->definitions->pdata[i];
        g_autofree char *name = g_strndup(text, (gsize)(strchr(text, '=') - text));
        if (g_strv_contains(known, name))
            continue;
        const char *meant = nearest(name, known);
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                    "--define %s: no rule pack has a variable of this name; %s%s", text,
                    meant ? "did you mean " : "linjera rules list shows them", meant ? meant : "");
        return FALSE;
    }
    return TRUE;
}

static void explain_complaints(const GPtrArray *complaints, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        if (complaint->warning)
            continue;
        if (text->len)
            g_string_append_c(text, '\n');
        if (complaint->line)
            g_string_append_printf(text, "%s:%u:%u: %s", complaint->file, complaint->line,
                                   complaint->column, complaint->message);
        else
            g_string_append_printf(text, "%s: %s", complaint->file, complaint->message);
    }
    g_set_error_literal(error, RUN_ERROR, RUN_ERROR_RULES,
                        text->len ? text->str : "the rules could not be loaded");
}

char *rules_beside(const char *rule_file, const char *href)
{
    g_autofree char *folder = g_path_get_dirname(rule_file);
    return strcmp(folder, ".") == 0 ? g_strdup(href) : g_build_filename(folder, href, NULL);
}

// A file that a rule file names: beside it or anywhere below or above, but by a relative path, so
// that a pack that came from elsewhere names no files of the reader's own.
static GBytes *read_companion(void *context, const char *rule_file, const char *href, char **path,
                              GError **error)
{
    const struct limits *limits = context;
    if (g_path_is_absolute(href) || strstr(href, "://")) {
        g_set_error_literal(error, RUN_ERROR, RUN_ERROR_RULES,
                            "write the path from the rule file to the termbase");
        return NULL;
    }
    *path = rules_beside(rule_file, href);
    return file_read(*path, limits->file_size, error);
}

struct ruleset *rules_load(const struct run_request *request, const struct config *config,
                           const struct limits *limits, guint reading, GPtrArray *complaints,
                           GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    const GPtrArray *named = request->rules && request->rules->len ? request->rules : config->rules;
    for (guint i = 0; i < named->len; i++)
        g_ptr_array_add(paths, g_strdup(named->pdata[i]));
    if (!paths->len) {
        char *folder = rules_default_folder();
        if (!folder) {
            g_set_error(error, RUN_ERROR, RUN_ERROR_RULES,
                        "no rules: name a rule file or folder with --rules");
            return NULL;
        }
        g_ptr_array_add(paths, folder);
    }
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct rule_file));
    g_array_set_clear_func(files, clear_file);
    gboolean direct = FALSE;
    for (guint i = 0; i < paths->len; i++) {
        if (!add_path(files, paths->pdata[i], limits, &direct, error))
            return NULL;
    }
    if (!add_libraries(files, limits, error))
        return NULL;
    g_autoptr(GArray) definitions = g_array_new(FALSE, FALSE, sizeof(struct definition));
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    if (!add_definitions(request, config, definitions, texts, error))
        return NULL;
    struct ruleset_options options = {
        .definitions = (const struct definition *)(void *)definitions->data,
        .definition_count = definitions->len,
        .example_values = (reading & RULES_EXAMPLE_VALUES) != 0,
        .shapes = (reading & RULES_SHAPES) != 0,
        .include_off = direct,
        .companion = read_companion,
        .companion_context = (void *)(gsize)limits,
    };
    g_autoptr(ruleset_t) ruleset = ruleset_load((const struct rule_file *)(void *)files->data,
                                                files->len, &options, complaints);
    if (!ruleset) {
        explain_complaints(complaints, error);
        return NULL;
    }
    if (!check_definitions(request, ruleset, error))
        return NULL;
    return g_steal_pointer(&ruleset);
}

static gboolean is_named(const GPtrArray *ids, const char *id)
{
    for (guint i = 0; ids && i < ids->len; i++) {
        if (strcmp(ids->pdata[i], id) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_wanted(const struct run_request *request, const struct rule *rule)
{
    if (request->only && request->only->len && !is_named(request->only, rule->id))
        return FALSE;
    if (is_named(request->without, rule->id))
        return FALSE;
    if (!request->tags || !request->tags->len)
        return TRUE;
    for (guint i = 0; i < rule->tags->len; i++) {
        if (is_named(request->tags, rule->tags->pdata[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean all_known(const GPtrArray *ids, const struct ruleset *ruleset, const char *option,
                          GError **error)
{
    for (guint i = 0; ids && i < ids->len; i++) {
        if (ruleset_rule(ruleset, ids->pdata[i]))
            continue;
        g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                    "%s %s: there is no rule with this id; linjera rules list shows them", option,
                    (const char *)ids->pdata[i]);
        return FALSE;
    }
    return TRUE;
}

gboolean rules_restrict(struct ruleset *ruleset, const struct run_request *request,
                        const struct config *config, GError **error)
{
    if (!all_known(request->only, ruleset, "--rule", error) ||
        !all_known(request->without, ruleset, "--exclude-rule", error))
        return FALSE;
    for (guint i = 0; i < config->severities->len; i++) {
        const struct config_pair *pair = config->severities->pdata[i];
        for (guint n = 0; n < ruleset->rules->len; n++) {
            struct rule *rule = ruleset->rules->pdata[n];
            if (strcmp(rule->id, pair->name) == 0)
                severity_parse(pair->value, &rule->severity);
        }
    }
    guint loaded = ruleset->rules->len;
    for (guint i = loaded; i > 0; i--) {
        if (!is_wanted(request, ruleset->rules->pdata[i - 1]))
            g_ptr_array_remove_index(ruleset->rules, i - 1);
    }
    if (ruleset->rules->len < loaded) // some rules were asked for, not definitions
        g_ptr_array_set_size(ruleset->definitions, 0);
    if (ruleset->rules->len || !loaded)
        return TRUE;
    g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                "no rule is left: --rule, --exclude-rule and --tags leave none of them");
    return FALSE;
}
