// SPDX-License-Identifier: Apache-2.0
// One document looked at by itself: read by a worker, made into text there, handed back.
#ifndef LINJERA_RUN_LOOK_H
#define LINJERA_RUN_LOOK_H

#include "run/run.h"
#include "run/settings.h"

// The text that `render` makes of the request's first path. NULL with an error of RUN_ERROR_USAGE
// when `render` refused, else one that says why the document could not be read. `notes`: see
// run_extract.
GString *look_at(const struct run_request *request, const struct settings *settings,
                 run_render render, const void *context, GPtrArray *notes, GError **error);

#endif
