// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sys/pool.h"

enum { MOST_JOBS = 300, BIG = 5 << 20, HANGING = 60 };

// What a job does; its answer is its number, told by who began the child.
enum deed {
    ANSWER,
    NOTHING, // an answer of no bytes
    BIG_ANSWER,
    ABORT,
    LEAVE, // ends without an answer
    KILL,
    LOOP,  // uses CPU time without end
    CLOSE, // closes what it has to answer through, and stays
};

// Seen by children and parent alike.
struct shared {
    gint begun, ended, at_work, most_at_work;
};

struct seen {
    guint times;
    enum pool_end end;
    int signal;
    GByteArray *bytes;
};

struct fixture {
    const enum deed *deeds;
    struct shared *shared;
    struct seen seen[MOST_JOBS];
};

static void *begin(void *context)
{
    struct fixture *fixture = context;
    g_atomic_int_inc(&fixture->shared->begun);
    return fixture->shared;
}

static void end(void *kept)
{
    g_atomic_int_inc(&((struct shared *)kept)->ended);
}

static G_GNUC_NORETURN void loop(void)
{
    for (volatile guint i = 0;; i++)
        continue;
}

static G_GNUC_NORETURN void close_all(void)
{
    for (int fd = STDERR_FILENO + 1; fd < 256; fd++)
        close(fd);
    for (;;)
        pause();
}

static void work(void *context, void *kept, guint job, GByteArray *out)
{
    struct fixture *fixture = context;
    struct shared *shared = kept ? kept : fixture->shared;
    gint now = g_atomic_int_add(&shared->at_work, 1) + 1;
    if (now > g_atomic_int_get(&shared->most_at_work))
        g_atomic_int_set(&shared->most_at_work, now);
    switch (fixture->deeds ? fixture->deeds[job] : ANSWER) {
    case ANSWER: {
        g_autofree char *text = g_strdup_printf("job %u", job);
        g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
        break;
    }
    case NOTHING:
        break;
    case BIG_ANSWER:
        g_byte_array_set_size(out, BIG);
        for (guint i = 0; i < BIG; i++)
            out->data[i] = (guint8)(i * 31 + (i >> 16));
        break;
    case ABORT:
        abort();
    case LEAVE:
        _exit(7);
    case KILL:
        raise(SIGKILL);
        break;
    case LOOP:
        loop();
    case CLOSE:
        close_all();
    }
    g_atomic_int_add(&shared->at_work, -1);
}

static void done(void *context, guint job, enum pool_end how, int number, const GByteArray *bytes)
{
    struct fixture *fixture = context;
    struct seen *seen = &fixture->seen[job];
    seen->times++;
    seen->end = how;
    seen->signal = number;
    seen->bytes = g_byte_array_new();
    g_byte_array_append(seen->bytes, bytes->data, bytes->len);
}

static int make_fixture(void **state)
{
    struct fixture *fixture = g_new0(struct fixture, 1);
    fixture->shared = mmap(NULL, sizeof *fixture->shared, PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *state = fixture;
    alarm(HANGING); // a parent that waits without end fails the test
    return fixture->shared == MAP_FAILED ? -1 : 0;
}

static int remove_fixture(void **state)
{
    struct fixture *fixture = *state;
    for (guint i = 0; i < MOST_JOBS; i++)
        g_clear_pointer(&fixture->seen[i].bytes, g_byte_array_unref);
    munmap(fixture->shared, sizeof *fixture->shared);
    g_free(fixture);
    alarm(0);
    return 0;
}

static void run(struct fixture *fixture, guint jobs, guint workers, guint cpu_seconds)
{
    struct pool pool = {.jobs = jobs,
                        .workers = workers,
                        .cpu_seconds = cpu_seconds,
                        .begin = begin,
                        .end = end,
                        .work = work,
                        .done = done,
                        .context = fixture};
    g_autoptr(GError) error = NULL;
    assert_true(pool_run(&pool, &error));
    assert_null(error);
    for (guint i = 0; i < MOST_JOBS; i++)
        assert_int_equal(fixture->seen[i].times, i < jobs);
}

static void assert_answer(const struct fixture *fixture, guint job)
{
    g_autofree char *text = g_strdup_printf("job %u", job);
    const struct seen *seen = &fixture->seen[job];
    assert_int_equal(seen->end, POOL_DONE);
    assert_int_equal(seen->signal, 0);
    assert_int_equal(seen->bytes->len, strlen(text));
    assert_memory_equal(seen->bytes->data, text, strlen(text));
}

static void test_many(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, MOST_JOBS, 2, 0);
    for (guint i = 0; i < MOST_JOBS; i++)
        assert_answer(fixture, i);
    assert_int_equal(fixture->shared->begun, 2);
    assert_int_equal(fixture->shared->ended, 2);
    assert_true(fixture->shared->most_at_work <= 2);
}

// No more children than jobs, one where none was asked for, and none for no jobs.
static void test_numbers(void **state)
{
    static const struct {
        guint jobs, workers;
        gint children;
    } cases[] = {{1, 8, 1}, {3, 8, 3}, {3, 1, 1}, {2, 0, 1}, {0, 4, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fixture *fixture = *state;
        run(fixture, cases[i].jobs, cases[i].workers, 5);
        for (guint job = 0; job < cases[i].jobs; job++)
            assert_answer(fixture, job);
        assert_int_equal(fixture->shared->begun, cases[i].children);
        assert_int_equal(fixture->shared->ended, cases[i].children);
        remove_fixture(state);
        assert_int_equal(make_fixture(state), 0);
    }
}

// What happens to one job happens to it alone.
static void test_ends(void **state)
{
    static const struct {
        enum deed deed;
        enum pool_end end;
        int signal;
        gsize bytes;
    } cases[] = {
        {NOTHING, POOL_DONE, 0, 0},        {BIG_ANSWER, POOL_DONE, 0, BIG},
        {ABORT, POOL_CRASHED, SIGABRT, 0}, {LEAVE, POOL_CRASHED, 0, 0},
        {KILL, POOL_CRASHED, SIGKILL, 0},  {LOOP, POOL_TIMEOUT, SIGPROF, 0},
    };
    enum { OWN = 2, JOBS = 5 };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (guint workers = 1; workers <= 2; workers++) {
            struct fixture *fixture = *state;
            const enum deed deeds[JOBS] = {[OWN] = cases[i].deed};
            fixture->deeds = deeds;
            run(fixture, JOBS, workers, 1);
            for (guint job = 0; job < JOBS; job++) {
                if (job != OWN)
                    assert_answer(fixture, job);
            }
            const struct seen *seen = &fixture->seen[OWN];
            assert_int_equal(seen->end, cases[i].end);
            assert_int_equal(seen->signal, cases[i].signal);
            assert_int_equal(seen->bytes->len, cases[i].bytes);
            for (guint n = 0; n < seen->bytes->len; n++) {
                if (seen->bytes->data[n] != (guint8)(n * 31 + (n >> 16)))
                    fail_msg("byte %u of the big answer is wrong", n);
            }
            gint lost = cases[i].end != POOL_DONE;
            assert_int_equal(fixture->shared->begun - fixture->shared->ended, lost);
            assert_true(fixture->shared->begun >= (gint)workers);
            remove_fixture(state);
            assert_int_equal(make_fixture(state), 0);
        }
    }
}

static void test_all_crash(void **state)
{
    struct fixture *fixture = *state;
    enum { JOBS = 8 };
    enum deed deeds[JOBS];
    for (guint i = 0; i < JOBS; i++)
        deeds[i] = ABORT;
    fixture->deeds = deeds;
    run(fixture, JOBS, 2, 0);
    for (guint i = 0; i < JOBS; i++)
        assert_int_equal(fixture->seen[i].end, POOL_CRASHED);
    assert_int_equal(fixture->shared->begun, JOBS);
    assert_int_equal(fixture->shared->ended, 0);
}

// A child that can no longer answer is not waited for, even without a limit on its time.
static void test_closes(void **state)
{
    struct fixture *fixture = *state;
    static const enum deed deeds[] = {CLOSE, ANSWER};
    fixture->deeds = deeds;
    run(fixture, 2, 1, 0);
    assert_int_equal(fixture->seen[0].end, POOL_CRASHED);
    assert_answer(fixture, 1);
}

// The program may be started with signals ignored: how a child ended is known all the same, and
// what was set before is set afterwards.
static void test_signals(void **state)
{
    struct fixture *fixture = *state;
    static const enum deed deeds[] = {ABORT, LOOP, ANSWER};
    fixture->deeds = deeds;
    void (*child)(int) = signal(SIGCHLD, SIG_IGN);
    void (*prof)(int) = signal(SIGPROF, SIG_IGN);
    void (*broken)(int) = signal(SIGPIPE, SIG_DFL);
    run(fixture, 3, 2, 1);
    assert_ptr_equal(signal(SIGCHLD, child), SIG_IGN);
    assert_ptr_equal(signal(SIGPROF, prof), SIG_IGN);
    assert_ptr_equal(signal(SIGPIPE, broken), SIG_DFL);
    assert_int_equal(fixture->seen[0].end, POOL_CRASHED);
    assert_int_equal(fixture->seen[0].signal, SIGABRT);
    assert_int_equal(fixture->seen[1].end, POOL_TIMEOUT);
    assert_int_equal(fixture->seen[1].signal, SIGPROF);
    assert_answer(fixture, 2);
}

// Descriptors for one child and not for two: one does it all. For none: an error, nothing done.
static void test_descriptors(void **state)
{
    struct fixture *fixture = *state;
    struct rlimit before, tight;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    int next = dup(STDIN_FILENO);
    assert_true(next >= 0);
    close(next);
    tight = before;
    tight.rlim_cur = (rlim_t)next + 4;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &tight), 0);
    run(fixture, 10, 3, 0);
    for (guint i = 0; i < 10; i++)
        assert_answer(fixture, i);
    assert_int_equal(fixture->shared->begun, 1);
    tight.rlim_cur = (rlim_t)next + 3;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &tight), 0);
    struct pool pool = {.jobs = 1, .workers = 1, .work = work, .done = done, .context = fixture};
    g_autoptr(GError) error = NULL;
    gboolean ok = pool_run(&pool, &error);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_false(ok);
    assert_non_null(error);
    assert_int_equal(fixture->seen[0].times, 1);
}

static void test_no_begin(void **state)
{
    struct fixture *fixture = *state;
    struct pool pool = {.jobs = 3, .workers = 2, .work = work, .done = done, .context = fixture};
    assert_true(pool_run(&pool, NULL));
    for (guint i = 0; i < 3; i++)
        assert_answer(fixture, i);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_fixture, remove_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_many),   TEST(test_numbers), TEST(test_ends),        TEST(test_all_crash),
        TEST(test_closes), TEST(test_signals), TEST(test_descriptors), TEST(test_no_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
