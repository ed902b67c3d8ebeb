// SPDX-License-Identifier: Apache-2.0
#include "run/config.h"

#include "run/run.h"
#include "run/select.h"
#include "sys/file.h"
#include "xml/relaxng.h"
#include "xml/tree.h"

#include <string.h>

enum { CONFIG_BYTES = 16 << 20 };

static const char config_schema[] = {
#include "linjera-config.rng.inc"
};

struct config *config_empty(void)
{
    struct arena *arena = arena_new();
    struct config *config = arena_new0(arena, struct config);
    config->arena = arena;
    config->rules = arena_array(arena);
    config->agreements = arena_array(arena);
    config->defines = arena_array(arena);
    config->documents = arena_array(arena);
    config->severities = arena_array(arena);
    config->limits = arena_array(arena);
    return config;
}

void config_free(struct config *config)
{
    if (config)
        arena_free(config->arena);
}

// A path of the configuration, made relative to the working folder.
static const char *resolve(struct config *config, const char *path)
{
    if (g_path_is_absolute(path) || strcmp(config->folder, ".") == 0)
        return arena_strdup(config->arena, path);
    return arena_printf(config->arena, "%s/%s", config->folder, path);
}

static const char *copy(struct config *config, const struct node *element, const char *name)
{
    return arena_strdup(config->arena, node_value(element, name));
}

static struct config_pair pair_of(const struct node *element, const char *name, const char *value)
{
    return (struct config_pair){
        .name = name, .value = value, .line = element->line, .column = element->column};
}

static void add_pair(struct config *config, GPtrArray *array, const struct node *element,
                     const char *name, const char *value)
{
    struct config_pair *pair = arena_new0(config->arena, struct config_pair);
    *pair = pair_of(element, name, value);
    g_ptr_array_add(array, pair);
}

static void take_root(struct config *config, const struct node *root)
{
    config->as_of = copy(config, root, "as-of");
    config->language = copy(config, root, "language");
    config->revisions = copy(config, root, "revisions");
    config->fail_on = copy(config, root, "fail-on");
    config->min_severity = copy(config, root, "min-severity");
    config->on_unreadable = copy(config, root, "on-unreadable");
}

// The schema has accepted the file, so every attribute that is required is there.
static void take_element(struct config *config, const struct node *element)
{
    const char *name = element->name;
    if (!name)
        return;
    if (strcmp(name, "rules") == 0) {
        const char *path = resolve(config, node_value(element, "path"));
        g_ptr_array_add(config->rules, (char *)(gsize)path);
    } else if (strcmp(name, "agreement") == 0) {
        struct config_agreement *agreement = arena_new0(config->arena, struct config_agreement);
        agreement->document = pair_of(element, copy(config, element, "id"),
                                      resolve(config, node_value(element, "href")));
        agreement->kind = copy(config, element, "kind");
        agreement->title = copy(config, element, "title");
        g_ptr_array_add(config->agreements, agreement);
    } else if (strcmp(name, "define") == 0) {
        add_pair(config, config->defines, element, copy(config, element, "name"),
                 copy(config, element, "value"));
    } else if (strcmp(name, "severity") == 0) {
        add_pair(config, config->severities, element, copy(config, element, "rule"),
                 copy(config, element, "level"));
    } else if (strcmp(name, "limit") == 0) {
        add_pair(config, config->limits, element, copy(config, element, "name"),
                 copy(config, element, "value"));
    } else if (strcmp(name, "documents") == 0) {
        struct config_documents *documents = arena_new0(config->arena, struct config_documents);
        documents->match = copy(config, element, "match");
        documents->kind = copy(config, element, "kind");
        documents->owner = copy(config, element, "owner");
        documents->decision_body = copy(config, element, "decision-body");
        documents->level = copy(config, element, "level");
        documents->party = copy(config, element, "party");
        g_ptr_array_add(config->documents, documents);
    }
}

// The root element of a valid configuration; NULL with all its faults as the error's lines.
static const struct node *parse_valid(struct arena *arena, const char *path, GBytes *bytes,
                                      GError **error)
{
    struct limits limits = limits_default();
    g_autoptr(GError) cause = NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    const struct node *root = tree_parse(arena, data ? data : "", length, &limits, &cause);
    if (!root) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_CONFIG, "%s: %s", path, cause->message);
        return NULL;
    }
    g_autoptr(relaxng_t) schema = relaxng_new(config_schema, sizeof config_schema - 1);
    g_autoptr(GPtrArray) faults =
        g_ptr_array_new_with_free_func((GDestroyNotify)relaxng_fault_free);
    if (relaxng_validate(schema, data, length, root, faults))
        return root;
    g_autoptr(GString) lines = g_string_new(NULL);
    for (guint i = 0; i < faults->len; i++) {
        const struct relaxng_fault *fault = faults->pdata[i];
        g_string_append_printf(lines, "%s%s:%u:%u: %s", i ? "\n" : "", path, fault->line,
                               fault->column, fault->message);
    }
    g_set_error_literal(error, RUN_ERROR, RUN_ERROR_CONFIG, lines->str);
    return NULL;
}

static struct config *config_read(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GBytes) bytes = file_read(path, CONFIG_BYTES, &cause);
    if (!bytes) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_CONFIG, "%s: the configuration: %s", path,
                    cause->message);
        return NULL;
    }
    g_autoptr(arena_t) arena = arena_new();
    const struct node *root = parse_valid(arena, path, bytes, error);
    if (!root)
        return NULL;
    struct config *config = config_empty();
    config->path = arena_strdup(config->arena, path);
    g_autofree char *folder = g_path_get_dirname(path);
    config->folder = arena_strdup(config->arena, folder);
    take_root(config, root);
    for (guint i = 0; i < root->children->len; i++)
        take_element(config, root->children->pdata[i]);
    return config;
}

// The nearest linjera.xml at or above a path; NULL if there is none before a version control root
// has been looked into. The path keeps the form it was typed in, so results keep it too.
static char *find_upwards(const char *start)
{
    g_autofree char *folder =
        g_file_test(start, G_FILE_TEST_IS_DIR) ? g_strdup(start) : g_path_get_dirname(start);
    for (;;) {
        g_autofree char *file = strcmp(folder, ".") == 0
                                    ? g_strdup("linjera.xml")
                                    : g_build_filename(folder, "linjera.xml", NULL);
        if (g_file_test(file, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&file);
        g_autofree char *git = g_build_filename(folder, ".git", NULL);
        if (g_file_test(git, G_FILE_TEST_EXISTS))
            return NULL;
        g_autofree char *absolute = g_canonicalize_filename(folder, NULL);
        if (strcmp(absolute, "/") == 0)
            return NULL;
        gboolean plain =
            strchr(folder, '/') && !g_str_has_suffix(folder, "/..") && strlen(folder) > 1;
        char *up = plain ? g_path_get_dirname(folder)
                   : strcmp(folder, ".") == 0 || g_str_has_suffix(folder, "..")
                       ? g_path_get_dirname(absolute)
                       : g_strdup(".");
        g_free(folder);
        folder = up;
    }
}

struct config *config_load(const char *named, const char *start, GError **error)
{
    const char *environment = g_getenv("LINJERA_CONFIG");
    if (named || (environment && *environment))
        return config_read(named ? named : environment, error);
    g_autofree char *near = find_upwards(strcmp(start, "-") == 0 ? "." : start);
    if (near)
        return config_read(near, error);
    g_autofree char *own =
        g_build_filename(g_get_user_config_dir(), "linjera", "linjera.xml", NULL);
    if (g_file_test(own, G_FILE_TEST_IS_REGULAR))
        return config_read(own, error);
    const char *shared = "/etc/xdg/linjera/linjera.xml";
    return g_file_test(shared, G_FILE_TEST_IS_REGULAR) ? config_read(shared, error)
                                                       : config_empty();
}

const struct config_documents *config_about(const struct config *config, const char *path)
{
    if (!config->documents->len)
        return NULL;
    g_autofree char *folder = g_canonicalize_filename(config->folder, NULL);
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    gsize length = strlen(folder);
    const char *relative = absolute;
    if (strncmp(absolute, folder, length) == 0 && absolute[length] == '/')
        relative = absolute + length + 1;
    for (guint i = 0; i < config->documents->len; i++) {
        const struct config_documents *documents = config->documents->pdata[i];
        if (glob_matches(documents->match, relative))
            return documents;
    }
    return NULL;
}
