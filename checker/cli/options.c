// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include "base/nearest.h"
#include "cli/cli.h"
#include "sys/file.h"
#include "sys/terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static gboolean add_limit(const char *name, const char *value, gpointer data, GError **error)
{
    (void)error;
    struct options *options = data;
    g_ptr_array_add(options->limits, g_strdup_printf("%s=%s", name + strlen("--"), value));
    return TRUE;
}

// "limit: bytes of one file on disk (209715200)"; the options own it.
static const char *limit_help(struct options *options, guint64 value, const char *meaning)
{
    char *text = g_strdup_printf("limit: %s (%" G_GUINT64_FORMAT ")", meaning, value);
    g_ptr_array_add(options->help, text);
    return text;
}

// Which commands know an option, beside GLib's description of it.
struct entry {
    guint sets; // enum option_set bits
    GOptionEntry option;
};

enum {
    CHECK_RULES = OPTIONS_CHECK | OPTIONS_RULES,
    SELECTS = OPTIONS_CHECK | OPTIONS_INVENTORY, // documents, of folders and lists
    CHECK_EXTRACT = OPTIONS_CHECK | OPTIONS_EXTRACT,
    READS = SELECTS | OPTIONS_EXTRACT | OPTIONS_DOCUMENTS | OPTIONS_COMPARE
};

#define TEXT(sets, long, short, field, help, argument)                                             \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_STRING, &options->field, help, argument                   \
        }                                                                                          \
    }
#define FILE_NAME(sets, long, short, field, help, argument)                                        \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_FILENAME, &options->field, help, argument                 \
        }                                                                                          \
    }
#define TEXTS(sets, long, short, field, help, argument)                                            \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_STRING_ARRAY, &options->field, help, argument             \
        }                                                                                          \
    }
#define FILE_NAMES(sets, long, short, field, help, argument)                                       \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->field, help, argument           \
        }                                                                                          \
    }
#define FLAG(sets, long, short, field, help)                                                       \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_NONE, &options->field, help, NULL                         \
        }                                                                                          \
    }
#define NUMBER(sets, long, short, field, help, argument)                                           \
    {                                                                                              \
        sets,                                                                                      \
        {                                                                                          \
            long, short, 0, G_OPTION_ARG_INT, &options->field, help, argument                      \
        }                                                                                          \
    }

static GArray *entries_for(struct options *options, guint set)
{
    const struct entry all[] = {
        FILE_NAMES(CHECK_RULES | OPTIONS_COMPARE | OPTIONS_INVENTORY, "rules", 'r', rules,
                   "rule file or folder; repeatable", "PATH"),
        FILE_NAME(CHECK_RULES | OPTIONS_COMPARE | OPTIONS_INVENTORY, "config", 'c', config,
                  "configuration (default: nearest linjera.xml)", "FILE"),
        FLAG(CHECK_RULES | OPTIONS_COMPARE | OPTIONS_INVENTORY, "no-config", 0, no_config,
             "use no configuration"),
        TEXT(CHECK_EXTRACT | OPTIONS_FORMAT | OPTIONS_INVENTORY, "format", 'f', format,
             "format of what is printed", "NAME"),
        FILE_NAME(CHECK_EXTRACT | OPTIONS_OUTPUT | OPTIONS_INVENTORY, "output", 'o', output,
                  "write it to FILE instead of printing it", "FILE"),
        FILE_NAMES(OPTIONS_CHECK, "report", 0, reports, "write a report too; repeatable",
                   "FORMAT=FILE"),
        TEXT(OPTIONS_CHECK, "min-severity", 0, min_severity, "show findings from this severity up",
             "info|warning|error"),
        TEXT(OPTIONS_CHECK, "fail-on", 0, fail_on,
             "exit 1 on findings from this severity up (error)", "never|info|warning|error"),
        NUMBER(OPTIONS_CHECK, "max-warnings", 0, max_warnings, "exit 1 on more warnings than N",
               "N"),
        TEXTS(CHECK_RULES, "rule", 0, only, "only this rule; repeatable", "ID"),
        TEXTS(CHECK_RULES, "exclude-rule", 0, without, "not this rule; repeatable", "ID"),
        TEXTS(CHECK_RULES, "tags", 0, tags, "only rules with any of these tags", "LIST"),
        TEXTS(SELECTS, "include", 0, include, "of folders, only files that match", "GLOB"),
        TEXTS(SELECTS, "exclude", 0, exclude, "of folders, no files that match", "GLOB"),
        FILE_NAME(SELECTS, "files-from", 0, files_from,
                  "read paths from FILE, one a line (- for standard input)", "FILE"),
        FLAG(SELECTS, "null", '0', nul, "paths of --files-from end with a 0 byte"),
        FILE_NAME(CHECK_EXTRACT | OPTIONS_INVENTORY, "stdin-filename", 0, stdin_name,
                  "what - is called in results", "NAME"),
        TEXTS(CHECK_RULES | OPTIONS_INVENTORY, "agreement", 0, agreements,
              "the document of an agreement; repeatable", "ID=FILE"),
        TEXT(CHECK_RULES | OPTIONS_INVENTORY, "as-of", 0, as_of,
             "the date that decides what is in force (today)", "YYYY-MM-DD"),
        TEXTS(CHECK_RULES | OPTIONS_COMPARE | OPTIONS_INVENTORY, "define", 0, definitions,
              "the value of a rule pack's variable", "[PACK.]NAME=VALUE"),
        TEXT(READS, "revisions", 0, revisions, "which text of tracked changes is read (final)",
             "final|original|all"),
        FLAG(OPTIONS_EXTRACT, "hidden", 0, hidden, "show hidden text too"),
        TEXTS(OPTIONS_EXTRACT, "parts", 0, parts, "only these parts: body, header, footnote, ...",
              "LIST"),
        FLAG(OPTIONS_EXTRACT, "stats", 0, statistics, "count the words read, by part"),
        TEXT(OPTIONS_CHECK, "filter", 0, filter,
             "off: try every pattern on every passage, to compare (on)", "on|off"),
        NUMBER(SELECTS, "jobs", 'j', jobs, "workers (default: one for each processor)", "N"),
        FLAG(SELECTS | OPTIONS_COMPARE, "cache", 0, cache,
             "keep what was read of agreements for the next run (the default)"),
        FLAG(SELECTS | OPTIONS_COMPARE, "no-cache", 0, no_cache, "neither use nor fill the cache"),
        FILE_NAME(SELECTS | OPTIONS_COMPARE, "cache-location", 0, cache_location,
                  "folder of the cache (the user's cache folder)", "DIR"),
        FILE_NAME(OPTIONS_COMPARE, "suggest-rules", 0, suggest_rules,
                  "write draft rules for what differs and for clauses that no rule watches",
                  "FILE"),
        TEXT(OPTIONS_REPORT, "view", 0, view,
             "what is shown: the findings, or what to stop, start and continue (findings)",
             "findings|actions"),
        TEXT(OPTIONS_CHECK | OPTIONS_REPORT, "color", 0, color, "colours in text (auto)",
             "auto|always|never"),
        TEXT(CHECK_RULES | OPTIONS_COMPARE | OPTIONS_INVENTORY, "lang", 0, language,
             "language of reports (sv)", "sv|en"),
        TEXT(OPTIONS_REPORT, "lang", 0, language, "language (that of the results)", "sv|en"),
        TEXT(SELECTS, "on-unreadable", 0, on_unreadable,
             "what an unread document does to the exit code (fail: 3)", "fail|warn"),
        FLAG(OPTIONS_CHECK, "require-all-rules", 0, require_all_rules,
             "exit 3 when a rule was not evaluated"),
        FLAG(SELECTS, "require-all-documents", 0, require_all_documents,
             "exit 3 when a document's format is not read"),
        FLAG(SELECTS, "redact", 0, redact,
             "hide birth dates, e-mail names and telephone numbers in reports too"),
        FLAG(SELECTS | OPTIONS_COMPARE | OPTIONS_REPORT, "quiet", 'q', quiet,
             "print the summary alone"),
        FLAG(OPTIONS_CHECK, "verbose", 'v', verbose,
             "say on standard error what was read and what became of it"),
        FLAG(OPTIONS_RULES, "verbose", 'v', verbose,
             "test: a line for every rule, not only for those that fail"),
        FLAG(OPTIONS_FORMS, "forms", 0, forms, "list every form that is looked for"),
        FILE_NAMES(OPTIONS_ON, "on", 0, on, "the documents to compare on; repeatable", "PATH"),
    };
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i].sets & set)
            g_array_append_val(entries, all[i].option);
    }
#define LIMIT_ENTRY(field, name, value, meaning)                                                   \
    {                                                                                              \
        GOptionEntry option = {.long_name = name,                                                  \
                               .arg = G_OPTION_ARG_CALLBACK,                                       \
                               .arg_data = (void *)add_limit,                                      \
                               .description = limit_help(options, defaults.field, meaning),        \
                               .arg_description = "N"};                                            \
        g_array_append_val(entries, option);                                                       \
    }
    const struct limits defaults = limits_default();
    if (set & READS) {
        LIMITS(LIMIT_ENTRY)
    }
#undef LIMIT_ENTRY
    GOptionEntry rest = {G_OPTION_REMAINING, 0,    0,   G_OPTION_ARG_FILENAME_ARRAY,
                         &options->paths,    NULL, NULL};
    g_array_append_val(entries, rest);
    return entries;
}

// GLib says "Unknown option --rule-s"; this adds what may have been meant.
static void complain_about(const GError *error, const GArray *entries)
{
    const char *dashes = strstr(error->message, "--");
    if (error->code != G_OPTION_ERROR_UNKNOWN_OPTION || !dashes) {
        cli_complain("%s", error->message);
        return;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        if (entry->long_name[0])
            g_ptr_array_add(names, (char *)(gsize)entry->long_name);
    }
    g_ptr_array_add(names, NULL);
    g_autofree char *typed = g_strdup(dashes + 2);
    typed[strcspn(typed, "=")] = '\0';
    const char *near = nearest(typed, (const char *const *)names->pdata);
    if (near)
        cli_complain("there is no option --%s; did you mean --%s?", typed, near);
    else
        cli_complain("there is no option --%s; --help lists them", typed);
}

static GPtrArray *as_array(char **texts)
{
    GPtrArray *array = g_ptr_array_new();
    for (char **text = texts; text && *text; text++)
        g_ptr_array_add(array, *text);
    return array;
}

// "--tags a,b --tags c" is three tags.
static void split_list(char ***list)
{
    g_autofree char *joined = *list ? g_strjoinv(",", *list) : NULL;
    g_strfreev(*list);
    *list = joined ? g_strsplit(joined, ",", -1) : NULL;
}

static gboolean add_files_from(struct options *options)
{
    g_autoptr(GError) error = NULL;
    const guint64 cap = 64u << 20;
    g_autoptr(GBytes) bytes = strcmp(options->files_from, "-") == 0
                                  ? file_read_stdin(cap, &error)
                                  : file_read(options->files_from, cap, &error);
    if (!bytes) {
        cli_complain("%s: %s", options->files_from, error->message);
        return FALSE;
    }
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(GPtrArray) paths = as_array(options->paths);
    for (const char *at = data, *end = data + length; at < end;) {
        const char *stop = memchr(at, options->nul ? '\0' : '\n', (gsize)(end - at));
        if (!stop)
            stop = end;
        // A list written on Windows ends its lines with two bytes.
        const char *last = !options->nul && stop > at && stop[-1] == '\r' ? stop - 1 : stop;
        if (last > at)
            g_ptr_array_add(paths, g_strndup(at, (gsize)(last - at)));
        at = stop + 1;
    }
    g_ptr_array_add(paths, NULL);
    g_free(options->paths);
    options->paths = (char **)g_ptr_array_free(g_steal_pointer(&paths), FALSE);
    return TRUE;
}

static void fill_request(struct options *options)
{
    options->request = (struct run_request){
        .paths = as_array(options->paths),
        .stdin_name = options->stdin_name,
        .include = as_array(options->include),
        .exclude = as_array(options->exclude),
        .rules = as_array(options->rules),
        .config = options->config,
        .no_config = options->no_config,
        .agreements = as_array(options->agreements),
        .definitions = as_array(options->definitions),
        .only = as_array(options->only),
        .without = as_array(options->without),
        .tags = as_array(options->tags),
        .as_of = options->as_of,
        .revisions = options->revisions,
        .language = options->language,
        .min_severity = options->min_severity,
        .fail_on = options->fail_on,
        .on_unreadable = options->on_unreadable,
        .max_warnings = options->max_warnings,
        .jobs = options->jobs > 0 ? (guint)options->jobs : 0,
        .require_all_rules = options->require_all_rules,
        .require_all_documents = options->require_all_documents,
        .redact = options->redact,
        .no_filter = g_strcmp0(options->filter, "off") == 0,
        .hidden = options->hidden,
        .no_cache = options->no_cache,
        .cache_location = options->cache_location,
        .limits = options->limits,
    };
}

// GLib knows "-j 2" and "--jobs=2", but not "-j2": a value glued to a short option becomes an
// argument of its own. The caller frees the copy.
static char **split_short(const GArray *entries, int count, char **arguments)
{
    GPtrArray *copy = g_ptr_array_new();
    gboolean only_paths = FALSE;
    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        only_paths = only_paths || strcmp(argument, "--") == 0;
        gboolean glued = FALSE;
        if (!only_paths && argument[0] == '-' && argument[1] && argument[2]) {
            for (guint n = 0; n < entries->len && !glued; n++) {
                const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, n);
                glued = entry->short_name == argument[1] && entry->arg != G_OPTION_ARG_NONE;
            }
        }
        if (glued)
            g_ptr_array_add(copy, g_strndup(argument, 2));
        g_ptr_array_add(copy, g_strdup(glued ? argument + 2 : argument));
    }
    g_ptr_array_add(copy, NULL);
    return (char **)g_ptr_array_free(copy, FALSE);
}

gboolean options_parse(struct options *options, guint set, const char *usage, const char *summary,
                       int count, char **arguments, int *status)
{
    *options = (struct options){.max_warnings = RUN_UNSET,
                                .limits = g_ptr_array_new_with_free_func(g_free),
                                .help = g_ptr_array_new_with_free_func(g_free)};
    g_autoptr(GArray) entries = entries_for(options, set);
    g_autoptr(GOptionContext) context = g_option_context_new(usage);
    g_option_context_set_summary(context, summary);
    GOptionGroup *group = g_option_group_new("linjera", "", "", options, NULL);
    g_option_group_add_entries(group, (const GOptionEntry *)(void *)entries->data);
    g_option_context_set_main_group(context, group);
    g_option_context_set_help_enabled(context, FALSE);
    g_autofree char *program = g_strconcat("linjera ", arguments[0], NULL);
    g_set_prgname(program);
    *status = EXIT_USAGE;
    for (int i = 1; i < count && strcmp(arguments[i], "--") != 0; i++) {
        if (strcmp(arguments[i], "--help") != 0 && strcmp(arguments[i], "-h") != 0)
            continue;
        g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stdout);
        *status = EXIT_CLEAN;
        return FALSE;
    }
    g_auto(GStrv) copy = split_short(entries, count, arguments);
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse_strv(context, &copy, &error)) {
        complain_about(error, entries);
        return FALSE;
    }
    if (options->jobs < 0 || options->max_warnings < RUN_UNSET) {
        cli_complain("--jobs and --max-warnings take a whole number from 0");
        return FALSE;
    }
    if (options->filter && strcmp(options->filter, "on") != 0 &&
        strcmp(options->filter, "off") != 0) {
        cli_complain("--filter %s: it must be one of: on, off", options->filter);
        return FALSE;
    }
    if (options->files_from && !add_files_from(options))
        return FALSE;
    split_list(&options->tags);
    split_list(&options->parts);
    fill_request(options);
    return TRUE;
}

gboolean options_color(const struct options *options, gboolean *color)
{
    const char *when = options->color ? options->color : "auto";
    *color = strcmp(when, "always") == 0 ||
             (strcmp(when, "auto") == 0 && terminal_has_color(STDOUT_FILENO));
    if (strcmp(when, "always") == 0 || strcmp(when, "auto") == 0 || strcmp(when, "never") == 0)
        return TRUE;
    cli_complain("--color %s: it must be one of: auto, always, never", when);
    return FALSE;
}

void options_clear(struct options *options)
{
    GPtrArray *borrowed[] = {
        options->request.paths, options->request.include,    options->request.exclude,
        options->request.rules, options->request.agreements, options->request.definitions,
        options->request.only,  options->request.without,    options->request.tags};
    for (gsize i = 0; i < G_N_ELEMENTS(borrowed); i++)
        g_clear_pointer(&borrowed[i], g_ptr_array_unref);
    char **lists[] = {options->paths,   options->rules,   options->agreements, options->definitions,
                      options->only,    options->without, options->tags,       options->include,
                      options->exclude, options->reports, options->parts,      options->on};
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        g_strfreev(lists[i]);
    char *texts[] = {options->config,         options->as_of,      options->revisions,
                     options->language,       options->fail_on,    options->min_severity,
                     options->on_unreadable,  options->format,     options->output,
                     options->color,          options->stdin_name, options->files_from,
                     options->cache_location, options->filter,     options->view,
                     options->suggest_rules};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(options->limits);
    g_ptr_array_unref(options->help);
}
