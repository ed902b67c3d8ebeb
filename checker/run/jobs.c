// SPDX-License-Identifier: Apache-2.0
#include "run/jobs.h"

#include "read/read.h"
#include "sys/file.h"
#include "sys/pool.h"

struct context {
    const struct jobs *jobs;
    struct document_result **results; // by index in the selection
    guint *indexes;                   // job number to index
};

static const struct selection *selection_at(const struct jobs *jobs, guint index)
{
    return &g_array_index(jobs->files->items, struct selection, index);
}

// A document that could not be checked: the outcome with its reason, and what is known of it.
static struct document_result *refused(const struct jobs *jobs, const char *path,
                                       enum outcome outcome, const char *code, const char *message)
{
    g_autofree char *shown = g_filename_display_name(path);
    struct document_result *result = document_result_new(shown);
    result->outcome = outcome;
    result->reason_code = arena_strdup(result->arena, code);
    result->reason_message = arena_strdup(result->arena, message);
    const struct config_documents *about = config_about(jobs->config, path);
    if (about) {
        result->kind = arena_strdup(result->arena, about->kind);
        result->owner = arena_strdup(result->arena, about->owner);
        result->decision_body = arena_strdup(result->arena, about->decision_body);
        result->level = arena_strdup(result->arena, about->level);
        result->party = arena_strdup(result->arena, about->party);
    }
    return result;
}

static struct document_result *check_file(const struct jobs *jobs, struct checker *checker,
                                          const struct selection *selection)
{
    const struct limits *limits = jobs->input->limits;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = selection->kind == SELECTED_STDIN
                                  ? g_bytes_ref(jobs->standard_input)
                                  : file_read(selection->path, limits->file_size, &error);
    if (error)
        return refused(jobs, selection->path, OUTCOME_FAILED,
                       error->code == FILE_ERROR_SIZE ? "limit" : "unreadable", error->message);
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    const struct read_options view = {.revisions = jobs->revisions, .name = selection->path};
    g_autoptr(document_t) document = read_document(data, length, &view, limits, &error);
    if (!document) {
        struct document_result *result =
            refused(jobs, selection->path, OUTCOME_FAILED,
                    read_error_code_name((enum read_error)error->code), error->message);
        result->sha256 = arena_strdup(result->arena, sha256);
        return result;
    }
    const struct config_documents *known = config_about(jobs->config, selection->path);
    g_autofree char *shown = g_filename_display_name(selection->path);
    struct check_about about = {
        .path = shown,
        .sha256 = sha256,
        .kind = known ? known->kind : NULL,
        .owner = known ? known->owner : NULL,
        .decision_body = known ? known->decision_body : NULL,
        .level = known ? known->level : NULL,
        .party = known ? known->party : NULL,
    };
    return jobs->records ? check_record(checker, document, &about)
                         : check_document(checker, document, &about);
}

static void *begin_in_worker(void *context)
{
    return checker_new(((const struct context *)context)->jobs->input);
}

static void end_in_worker(void *kept)
{
    checker_free(kept);
}

static void work_in_worker(void *context, void *kept, guint job, GByteArray *out)
{
    const struct context *own = context;
    g_autoptr(document_result_t) result =
        check_file(own->jobs, kept, selection_at(own->jobs, own->indexes[job]));
    document_result_encode(result, out);
}

static void take_in_parent(void *context, guint job, enum pool_end end, int signal,
                           const GByteArray *bytes)
{
    struct context *own = context;
    guint index = own->indexes[job];
    const char *path = selection_at(own->jobs, index)->path;
    if (end == POOL_DONE)
        own->results[index] = document_result_decode(bytes->data, bytes->len);
    if (own->results[index])
        return;
    g_autofree char *crash =
        signal ? g_strdup_printf("the process that read the document was ended by signal %d; "
                                 "please report the file",
                                 signal)
               : g_strdup("the process that read the document ended without an answer; please "
                          "report the file");
    own->results[index] =
        end == POOL_TIMEOUT
            ? refused(own->jobs, path, OUTCOME_FAILED, "timeout",
                      "the document took longer than --time-limit; raise it, or split the document")
        : end == POOL_MEMORY
            ? refused(own->jobs, path, OUTCOME_FAILED, "limit",
                      "the document needed more memory than --max-memory gives; raise it, or split "
                      "the document")
            : refused(own->jobs, path, OUTCOME_FAILED, "crash", crash);
}

gboolean jobs_read_stdin(const struct selected_files *files, guint64 limit, GBytes **bytes,
                         GError **error)
{
    for (guint i = 0; i < files->items->len; i++) {
        if (g_array_index(files->items, struct selection, i).kind != SELECTED_STDIN)
            continue;
        *bytes = file_read_stdin(limit, error);
        return *bytes != NULL;
    }
    return TRUE;
}

gboolean jobs_run(const struct jobs *jobs, GPtrArray *results, GError **error)
{
    guint count = jobs->files->items->len;
    g_autofree struct document_result **own = g_new0(struct document_result *, count);
    g_autofree guint *indexes = g_new0(guint, count);
    struct context context = {.jobs = jobs, .results = own, .indexes = indexes};
    struct pool pool = {
        .workers = jobs->workers,
        .cpu_seconds = (guint)jobs->input->limits->cpu,
        .memory_mib = jobs->input->limits->memory,
        .begin = begin_in_worker,
        .end = end_in_worker,
        .work = work_in_worker,
        .done = take_in_parent,
        .context = &context,
    };
    for (guint i = 0; i < count; i++) {
        const struct selection *selection = selection_at(jobs, i);
        if (selection->kind == SELECTED_UNSUPPORTED)
            own[i] = refused(jobs, selection->path, OUTCOME_UNSUPPORTED, "unsupported",
                             "documents of this format are not read; save it as .docx");
        else if (selection->kind == SELECTED_UNREADABLE)
            own[i] = refused(jobs, selection->path, OUTCOME_FAILED, "unreadable",
                             "the folder cannot be opened; check its permissions");
        else
            indexes[pool.jobs++] = i;
    }
    gboolean ok = !pool.jobs || pool_run(&pool, error);
    for (guint i = 0; i < count; i++) {
        if (ok)
            g_ptr_array_add(results, own[i]);
        else
            document_result_free(own[i]);
    }
    return ok;
}
