// SPDX-License-Identifier: Apache-2.0
// The documents of a run through the workers: one job a document, one result a job, in job order
// whatever the number of workers was.
#ifndef LINJERA_RUN_JOBS_H
#define LINJERA_RUN_JOBS_H

#include "check/check.h"
#include "read/read.h"
#include "run/config.h"
#include "run/select.h"

struct jobs {
    const struct selected_files *files;
    const struct config *config;
    const struct check_input *input;
    enum revisions revisions;
    guint workers;
    GBytes *standard_input; // of the SELECTED_STDIN item, or NULL
    gboolean records;       // documents say what they are (check_record), and are not checked
};

// Reads standard input, if the selection has it; else leaves NULL. FALSE with an error when it
// could not be read.
gboolean jobs_read_stdin(const struct selected_files *files, guint64 limit, GBytes **bytes,
                         GError **error);
// Adds a struct document_result for each selected file to `results`, which it fills in order.
gboolean jobs_run(const struct jobs *jobs, GPtrArray *results, GError **error);

#endif
