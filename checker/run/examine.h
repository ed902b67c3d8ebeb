// SPDX-License-Identifier: Apache-2.0
// Rules held against one document, for those who look into their rules: everything a check is given
// is put together as for a check, and handed to them in the worker that read the document.
#ifndef LINJERA_RUN_EXAMINE_H
#define LINJERA_RUN_EXAMINE_H

#include "check/check.h"
#include "run/run.h"

// Makes the answer, or refuses with an error. `about` has the document's path.
typedef GString *(*run_examine)(const void *context, const struct check_input *input,
                                const struct check_about *about, enum language language,
                                const struct document *document, GError **error);

// The answer about the request's first path. `reading`: bits of enum rules_reading. NULL with an
// error: of RUN_ERROR when nothing was looked at, else why the document could not be read. What
// could not be read of it is appended to `notes`.
GString *run_examine_document(const struct run_request *request, guint reading, run_examine examine,
                              const void *context, GPtrArray *notes, GError **error);

#endif
