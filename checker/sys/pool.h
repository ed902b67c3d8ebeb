// SPDX-License-Identifier: Apache-2.0
// Work on strangers' bytes, in child processes: a crash, a time-out or lack of memory ends one
// child and costs one job. Children are forked from the caller and see its memory as it was;
// what comes back is bytes.
#ifndef LINJERA_SYS_POOL_H
#define LINJERA_SYS_POOL_H

#include <glib.h>

enum pool_end {
    POOL_DONE,    // the job gave its bytes
    POOL_CRASHED, // the child ended by a signal or without an answer
    POOL_MEMORY,  // the child needed more memory than it may have
    POOL_TIMEOUT, // the child used up its CPU seconds, or hung
};

struct pool {
    guint jobs;         // numbered from 0
    guint workers;      // children at a time, at least 1
    guint cpu_seconds;  // for one job; 0: no limit
    guint64 memory_mib; // address space of one child; 0: no limit (and none under a sanitizer)
    // In the child: called once before its first job, to make what workers keep for themselves.
    // May be NULL.
    void *(*begin)(void *context);
    // In the child: called after its last job, with what `begin` gave. May be NULL.
    void (*end)(void *kept);
    // In the child: does the job and appends its answer to `out`.
    void (*work)(void *context, void *kept, guint job, GByteArray *out);
    // In the parent, once for each job, in no fixed order. `bytes` is borrowed; empty unless DONE.
    void (*done)(void *context, guint job, enum pool_end end, int signal, const GByteArray *bytes);
    void *context;
};

// Runs all jobs and returns when each is done. FALSE only when no child could be started.
gboolean pool_run(const struct pool *pool, GError **error);

#endif
