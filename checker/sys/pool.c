// SPDX-License-Identifier: Apache-2.0
#include "sys/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

enum {
    NO_JOB = G_MAXUINT,
    WALL_FACTOR = 20,   // a job may wait this many times its CPU seconds before its child is ended
    OUT_OF_MEMORY = 97, // a child's exit status
    ANSWER_BYTES = 1 << 30, // no answer is longer: what says so is not one
};

struct worker {
    pid_t pid;
    int to, from; // pipes: job numbers to the child, answers from it
    guint job;    // NO_JOB: idle
    gint64 since; // when the job began, monotonic microseconds
    guint64 expected;
    GByteArray *answer; // the 8 bytes of its length, then the answer
};

static gboolean put(int fd, const void *bytes, gsize length)
{
    const char *at = bytes;
    while (length) {
        ssize_t done = write(fd, at, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return FALSE;
        at += done;
        length -= (gsize)done;
    }
    return TRUE;
}

static gboolean get(int fd, void *bytes, gsize length)
{
    char *at = bytes;
    while (length) {
        ssize_t done = read(fd, at, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return FALSE;
        at += done;
        length -= (gsize)done;
    }
    return TRUE;
}

// GLib ends a process that it cannot give memory; here that is an answer, and no crash.
static GLogWriterOutput on_log(GLogLevelFlags level, const GLogField *fields, gsize count,
                               gpointer context)
{
    for (gsize i = 0; i < count && level & G_LOG_LEVEL_ERROR; i++) {
        if (strcmp(fields[i].key, "MESSAGE") == 0 && strstr(fields[i].value, "failed to allocate"))
            _exit(OUT_OF_MEMORY);
    }
    return g_log_writer_default(level, fields, count, context);
}

// The child's life: take a job number, work, answer; end when the parent closes the pipe.
static void serve(const struct pool *pool, int from_parent, int to_parent)
{
    signal(SIGINT, SIG_IGN); // the parent decides; its end closes the pipe
    signal(SIGPIPE, SIG_DFL);
    signal(SIGPROF, SIG_DFL); // even where whoever started the program ignores it
    g_log_set_writer_func(on_log, NULL, NULL);
#ifndef SANITIZED
    rlim_t bytes = (rlim_t)MIN(pool->memory_mib, G_MAXUINT64 >> 20) << 20;
    struct rlimit memory = {.rlim_cur = bytes, .rlim_max = bytes};
    if (bytes)
        setrlimit(RLIMIT_AS, &memory);
#endif
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    void *kept = pool->begin ? pool->begin(pool->context) : NULL;
    guint job;
    while (get(from_parent, &job, sizeof job)) {
        // SIGPROF ends the process when the job has used its CPU time.
        struct itimerval timer = {.it_value.tv_sec = pool->cpu_seconds};
        setitimer(ITIMER_PROF, &timer, NULL);
        g_autoptr(GByteArray) answer = g_byte_array_new();
        pool->work(pool->context, kept, job, answer);
        guint64 length = answer->len;
        if (!put(to_parent, &length, sizeof length) || !put(to_parent, answer->data, answer->len))
            break;
    }
    if (pool->end)
        pool->end(kept);
}

static gboolean start(const struct pool *pool, struct worker *workers, guint index, GError **error)
{
    int to[2], from[2];
    if (pipe(to) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "no pipe for a worker: %s",
                    g_strerror(errno));
        return FALSE;
    }
    if (pipe(from) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "no pipe for a worker: %s",
                    g_strerror(errno));
        close(to[0]);
        close(to[1]);
        return FALSE;
    }
    fflush(NULL); // what is buffered must not be written twice
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(EXIT_FAILURE);
        close(to[1]);
        close(from[0]);
        for (guint i = 0; i < pool->workers; i++) {
            if (workers[i].pid > 0) {
                close(workers[i].to);
                close(workers[i].from);
            }
        }
        serve(pool, to[0], from[1]);
        exit(EXIT_SUCCESS);
    }
    close(to[0]);
    close(from[1]);
    if (pid < 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "no process for a worker: %s",
                    g_strerror(errno));
        close(to[1]);
        close(from[0]);
        return FALSE;
    }
    workers[index] = (struct worker){
        .pid = pid, .to = to[1], .from = from[0], .job = NO_JOB, .answer = g_byte_array_new()};
    return TRUE;
}

// Closes the worker and says how its process ended.
static int stop(struct worker *worker, gboolean kill_it)
{
    int status = 0;
    close(worker->to);
    close(worker->from);
    if (kill_it)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    g_byte_array_unref(worker->answer);
    *worker = (struct worker){0};
    return status;
}

static void give(struct worker *worker, guint job)
{
    worker->job = job;
    worker->since = g_get_monotonic_time();
    worker->expected = 0;
    g_byte_array_set_size(worker->answer, 0);
    put(worker->to, &job, sizeof job); // a dead child shows as end of file on its answer
}

// Takes what the child has written. FALSE: it is gone, or writes what is no answer.
static gboolean take(const struct pool *pool, struct worker *worker)
{
    guint8 chunk[64 * 1024];
    ssize_t got = read(worker->from, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR)
        return TRUE;
    if (got <= 0)
        return FALSE;
    g_byte_array_append(worker->answer, chunk, (guint)got);
    if (worker->answer->len < sizeof worker->expected)
        return TRUE;
    memcpy(&worker->expected, worker->answer->data, sizeof worker->expected);
    guint64 come = worker->answer->len - sizeof worker->expected;
    if (worker->expected > ANSWER_BYTES || come > worker->expected)
        return FALSE;
    if (come < worker->expected)
        return TRUE;
    g_byte_array_remove_range(worker->answer, 0, sizeof worker->expected);
    pool->done(pool->context, worker->job, POOL_DONE, 0, worker->answer);
    worker->job = NO_JOB;
    return TRUE;
}

static void lose(const struct pool *pool, struct worker *worker, gboolean hung)
{
    guint job = worker->job;
    // Killed in any case: a child that has only closed its pipe would be waited for without end,
    // and one that is ending already keeps the cause it ends by.
    int status = stop(worker, TRUE);
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    g_autoptr(GByteArray) nothing = g_byte_array_new();
    gboolean starved = WIFEXITED(status) && WEXITSTATUS(status) == OUT_OF_MEMORY;
    enum pool_end end = hung || number == SIGPROF ? POOL_TIMEOUT
                        : starved                 ? POOL_MEMORY
                                                  : POOL_CRASHED;
    pool->done(pool->context, job, end, number, nothing);
}

// Begins the worker if it must. One that cannot be started is done without while another is there.
static gboolean ready(const struct pool *pool, struct worker *workers, guint count, guint index,
                      GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (workers[index].pid || start(pool, workers, index, &cause))
        return TRUE;
    for (guint i = 0; i < count; i++) {
        if (workers[i].pid)
            return TRUE;
    }
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

gboolean pool_run(const struct pool *pool, GError **error)
{
    guint count = CLAMP(pool->workers, 1, MAX(pool->jobs, 1));
    g_autofree struct worker *workers = g_new0(struct worker, MAX(count, pool->workers));
    g_autofree struct pollfd *polls = g_new0(struct pollfd, count);
    gint64 patience = (gint64)pool->cpu_seconds * WALL_FACTOR * G_USEC_PER_SEC;
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    void (*before_child)(int) = signal(SIGCHLD, SIG_DFL); // ignored, it hides how children end
    gboolean ok = TRUE;
    for (guint next = 0, busy = 0; ok && (next < pool->jobs || busy);) {
        for (guint i = 0; ok && i < count && next < pool->jobs; i++) {
            ok = ready(pool, workers, count, i, error);
            if (workers[i].pid && workers[i].job == NO_JOB)
                give(&workers[i], next++);
        }
        for (guint i = 0; i < count; i++)
            polls[i] = (struct pollfd){
                .fd = workers[i].pid && workers[i].job != NO_JOB ? workers[i].from : -1,
                .events = POLLIN};
        if (ok && poll(polls, count, pool->cpu_seconds ? 1000 : -1) < 0 && errno != EINTR)
            g_error("poll: %s", g_strerror(errno));
        busy = 0;
        for (guint i = 0; ok && i < count; i++) {
            struct worker *worker = &workers[i];
            if (!worker->pid || worker->job == NO_JOB)
                continue;
            if (polls[i].revents && !take(pool, worker))
                lose(pool, worker, FALSE);
            else if (patience && worker->job != NO_JOB &&
                     g_get_monotonic_time() - worker->since > patience)
                lose(pool, worker, TRUE);
            busy += worker->pid && worker->job != NO_JOB;
        }
    }
    for (guint i = 0; i < count; i++) {
        if (workers[i].pid)
            stop(&workers[i], !ok);
    }
    signal(SIGPIPE, before);
    signal(SIGCHLD, before_child);
    return ok;
}
