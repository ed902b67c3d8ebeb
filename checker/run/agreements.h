// SPDX-License-Identifier: Apache-2.0
// The agreements' own documents: read by a worker, like any stranger's bytes, and handed back as
// clauses.
#ifndef LINJERA_RUN_AGREEMENTS_H
#define LINJERA_RUN_AGREEMENTS_H

#include "agreement/agreement.h"
#include "check/check.h"
#include "run/cache.h"
#include "run/config.h"
#include "run/run.h"

// An agreement with a document, under the id the rules know it by.
struct loaded_agreement {
    char *id;
    char *path; // of its document
    char *sha256;
    gboolean current;
    const struct agreement_decl
        *decl; // borrowed from the ruleset, or of the configuration: no pack
    struct agreement *agreement;
};

// Reads a document as an agreement, in a worker or out of the cache (by its digest; may be NULL);
// `sha256` is set to its digest (g_free) and a sentence for each part that could not be read is
// appended to `unread` (char *). NULL with an error whose message is the cause alone.
struct agreement *agreement_read(const char *path, const struct limits *limits,
                                 const struct cache *cache, char **sha256, GPtrArray *unread,
                                 GError **error);

// Reads the document of every declared agreement that has one: --agreement, else the configuration,
// else the pack's href. NULL with an error of RUN_ERROR_AGREEMENT or RUN_ERROR_USAGE. Array of
// struct loaded_agreement, which it frees.
GArray *agreements_load(const struct ruleset *ruleset, const struct run_request *request,
                        const struct config *config, const struct limits *limits, GError **error);

// What it is called: by who declares it, else by its document, else its id.
const char *agreement_title(const struct loaded_agreement *loaded);

// The same for a check, which borrows them; free with g_free.
struct check_agreement *agreements_for_check(const GArray *agreements);

#endif
