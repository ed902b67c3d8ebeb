// SPDX-License-Identifier: Apache-2.0
// linjera.xml: found, validated and read. The first one found wins whole. Paths in it are made
// relative to the working folder.
#ifndef LINJERA_RUN_CONFIG_H
#define LINJERA_RUN_CONFIG_H

#include "base/arena.h"

struct config_pair {
    const char *name, *value;
    guint line, column; // of its element
};

// The document of an agreement; the title and the kind of one that no pack declares: it is in force
// beside those that rules name.
struct config_agreement {
    struct config_pair document; // id, file
    const char *kind, *title;    // or NULL
};

// What is known of the documents whose path, relative to the configuration, matches a glob.
struct config_documents {
    const char *match, *kind, *owner, *decision_body, *level, *party;
};

struct config {
    struct arena *arena;
    const char *path;   // the file; NULL: there is none, and everything below is empty
    const char *folder; // of the file
    const char *as_of, *language, *revisions, *fail_on, *min_severity, *on_unreadable; // or NULL
    GPtrArray *rules;      // const char *
    GPtrArray *agreements; // struct config_agreement
    GPtrArray *defines;    // struct config_pair
    GPtrArray *documents;  // struct config_documents, in order
    GPtrArray *severities; // struct config_pair: rule, level
    GPtrArray *limits;     // struct config_pair
};

typedef struct config config_t;
// Finds and reads the configuration: `named` if given, else LINJERA_CONFIG, else the nearest
// linjera.xml upwards from `start` (stopping at a version control root), else XDG's places. Returns
// an empty one when there is none. NULL with an error of RUN_ERROR_CONFIG.
struct config *config_load(const char *named, const char *start, GError **error);
struct config *config_empty(void);
void config_free(struct config *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(config_t, config_free)
// What the configuration says of a document; NULL when nothing.
const struct config_documents *config_about(const struct config *config, const char *path);

#endif
