// SPDX-License-Identifier: Apache-2.0
// A run: what the user asked for, to a library's result. Finds the configuration, loads rules and
// agreements, picks the documents, has workers read and check them, and decides the exit code.
#ifndef LINJERA_RUN_RUN_H
#define LINJERA_RUN_RUN_H

#include "base/limits.h"
#include "finding/comparison.h"
#include "finding/inventory.h"
#include "finding/result.h"
#include "ruleset/ruleset.h"

#define RUN_ERROR run_error_quark()
GQuark run_error_quark(void);
// Every error means that nothing was checked (exit code 2). Its message is one sentence a line.
enum run_error { RUN_ERROR_USAGE, RUN_ERROR_CONFIG, RUN_ERROR_RULES, RUN_ERROR_AGREEMENT };

enum { RUN_UNSET = -1 };

// What gates: nothing, or findings of a severity and above.
enum fail_on { FAIL_ON_INFO, FAIL_ON_WARNING, FAIL_ON_ERROR, FAIL_ON_NEVER };

// What was asked for. Arrays hold borrowed texts and may be NULL for none; texts may be NULL and
// numbers RUN_UNSET where the configuration, else the default, decides.
struct run_request {
    GPtrArray *paths;             // files, folders, or "-"
    const char *stdin_name;       // the name of "-" in results; NULL: "stdin.docx"
    GPtrArray *include, *exclude; // globs over paths of files in folders
    GPtrArray *rules;             // rule files, pack folders, folders of packs
    const char *config;           // configuration file
    gboolean no_config;
    GPtrArray *agreements;     // "ID=FILE"
    GPtrArray *definitions;    // "NAME=VALUE"
    GPtrArray *only, *without; // rule ids
    GPtrArray *tags;           // keep rules with any of them
    const char *as_of;
    const char *revisions; // "final", "original", "all"
    const char *language;  // "sv", "en"
    const char *min_severity, *fail_on, *on_unreadable;
    int max_warnings;           // RUN_UNSET: no maximum
    guint jobs;                 // 0: one for each processor
    const char *cache_location; // folder of the cache; NULL: the usual one
    gboolean no_cache;
    gboolean no_filter; // try every pattern on every passage: the same findings, found slowly
    gboolean require_all_rules, require_all_documents;
    gboolean hidden;     // extract shows hidden text too
    gboolean redact;     // reports hide more than personal identity numbers
    GPtrArray *limits;   // "OPTION=NUMBER"
    GPtrArray *warnings; // char *: sentences about the configuration are added; NULL: not wanted
};

// The whole run. The result holds the exit code. NULL with an error of RUN_ERROR.
struct result *run_library(const struct run_request *request, GError **error);

// How the authoring commands want rules: variables without a value take their example's; patterns
// are kept as they were written.
enum rules_reading { RULES_PLAIN = 0, RULES_EXAMPLE_VALUES = 1, RULES_SHAPES = 2 };

// The rules a request names, for the authoring commands: every complaint is put in `complaints`
// (struct complaint). NULL with an error of RUN_ERROR_RULES when they do not load, or of another
// kind when they could not be found. `reading`: bits of enum rules_reading.
struct ruleset *run_rules(const struct run_request *request, guint reading, GPtrArray *complaints,
                          GError **error);
// The same with the agreements that the request or configuration gives documents for, added to
// `agreements` (struct agreement under its id; freed with the table).
struct ruleset *run_rules_and_agreements(const struct run_request *request, guint reading,
                                         GPtrArray *complaints, GHashTable *agreements,
                                         GError **error);

// The language, and the newly allocated date of --as-of (may be NULL), that the request, else the
// configuration, asks for. FALSE with an error of RUN_ERROR.
gboolean run_view(const struct run_request *request, enum language *language, char **as_of,
                  GError **error);

// One document's text as `render` makes it, by a worker. NULL with an error whose message says why
// the file could not be read, or what `render` refused (RUN_ERROR_USAGE); what could not be read of
// it is appended to `notes` as texts. `context` is handed to `render`.
typedef GString *(*run_render)(const void *context, const void *document, const char *path,
                               const char *sha256, GError **error);
GString *run_extract(const struct run_request *request, run_render render, const void *context,
                     GPtrArray *notes, GError **error);

// Two agreements, the request's two paths, clause by clause. A sentence for each part that could
// not be read is appended to `unread` (char *). NULL with an error of RUN_ERROR for a wrong
// request, of another kind when a file could not be read.
struct comparison *run_compare(const struct run_request *request, GPtrArray *unread,
                               GError **error);

// The documents that the request selects as the library's inventory: no rule is applied; the packs
// say which agreements there are. The result in it holds the exit code. NULL with an error of
// RUN_ERROR.
struct inventory *run_inventory(const struct run_request *request, GError **error);

#endif
