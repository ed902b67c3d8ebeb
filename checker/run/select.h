// SPDX-License-Identifier: Apache-2.0
// From the paths a user typed to the documents of a run.
#ifndef LINJERA_RUN_SELECT_H
#define LINJERA_RUN_SELECT_H

#include "run/run.h"

enum selected {
    SELECTED_DOCUMENT,
    SELECTED_STDIN,
    SELECTED_UNSUPPORTED, // a document of a format that is not read
    SELECTED_UNREADABLE,  // a folder that could not be opened
};

struct selection {
    char *path;
    enum selected kind;
};

typedef struct selected_files selected_files_t;
struct selected_files {
    GArray *items;     // struct selection, in order
    GHashTable *paths; // of the items, resolved: each is there once, however it was typed
    guint ignored;     // files of the folders that are not documents
};

// Walks the request's paths. FALSE with an error of RUN_ERROR_USAGE when a path does not exist or
// nothing was selected.
gboolean select_files(const struct run_request *request, struct selected_files *files,
                      GError **error);
// Whether a glob matches a whole path; `*` goes over `/` too. A letter with its accent apart, as
// macOS writes file names, is the same letter.
gboolean glob_matches(const char *glob, const char *path);
void selected_files_clear(struct selected_files *files);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(selected_files_t, selected_files_clear)

#endif
