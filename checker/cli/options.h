// SPDX-License-Identifier: Apache-2.0
// Options parsed: GLib's parser with a did-you-mean, and the options several commands share.
#ifndef LINJERA_CLI_OPTIONS_H
#define LINJERA_CLI_OPTIONS_H

#include "run/run.h"

// Texts of the command line, filled by GLib's option parser and freed whole.
struct options {
    char **paths;
    char **rules, **agreements, **definitions, **only, **without, **tags, **include, **exclude,
        **reports, **parts;
    char *config, *as_of, *revisions, *language, *view, *min_severity, *fail_on, *on_unreadable;
    char *format, *output, *color, *stdin_name, *files_from, *filter, *cache_location,
        *suggest_rules;
    char **on; // folders and files that rules are compared on
    gboolean no_config, cache, no_cache, require_all_rules, require_all_documents, quiet, verbose,
        nul, redact, hidden, statistics, forms;
    int jobs, max_warnings;
    GPtrArray *help;            // char *, made for --help
    GPtrArray *limits;          // char *, "OPTION=NUMBER"
    struct run_request request; // borrows from the above
};

enum option_set {
    OPTIONS_CHECK = 1,
    OPTIONS_RULES = 2,
    OPTIONS_EXTRACT = 4,
    // What some of the rules commands know beside OPTIONS_RULES.
    OPTIONS_DOCUMENTS = 8, // they read documents
    OPTIONS_OUTPUT = 16,   // they write a file
    OPTIONS_FORMAT = 32,   // they print in several formats
    OPTIONS_FORMS = 64,
    OPTIONS_ON = 128,
    OPTIONS_INVENTORY = 1024, // what of check's options selects and reads documents
    OPTIONS_COMPARE = 256,
    OPTIONS_REPORT = 512,
};

// Parses arguments (without the program's name; the first is the command's). `set`: bits of enum
// option_set. FALSE: a message was
// printed and `status` is the exit status, 0 after --help.
gboolean options_parse(struct options *options, guint set, const char *usage, const char *summary,
                       int count, char **arguments, int *status);
// Whether --color, and what standard output is, ask for colours. FALSE after a message.
gboolean options_color(const struct options *options, gboolean *color);
void options_clear(struct options *options);

#endif
