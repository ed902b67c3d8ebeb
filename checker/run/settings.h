// SPDX-License-Identifier: Apache-2.0
// What is in force for a run: the request, else the configuration, else the default, each value
// checked once.
#ifndef LINJERA_RUN_SETTINGS_H
#define LINJERA_RUN_SETTINGS_H

#include "read/read.h"
#include "run/config.h"
#include "run/run.h"

typedef struct settings settings_t;
struct settings {
    struct config *config;
    char *as_of;
    enum revisions revisions;
    enum language language;
    enum severity min_severity;
    enum fail_on fail_on;
    gboolean unreadable_warns;
    struct limits limits;
};

// Finds the configuration and puts it together with the request. FALSE with an error of RUN_ERROR;
// the settings are to be cleared in any case.
gboolean settings_init(struct settings *settings, const struct run_request *request,
                       GError **error);
// "final", "original" or "all".
const char *settings_revisions(const struct settings *settings);
void settings_clear(struct settings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(settings_t, settings_clear)

#endif
