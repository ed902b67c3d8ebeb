// SPDX-License-Identifier: Apache-2.0
#include "run/look.h"

#include "base/wire.h"
#include "sys/file.h"
#include "sys/pool.h"

#include <string.h>

struct looking {
    const char *name; // as results call the document
    GBytes *bytes;
    struct read_options view;
    struct limits limits;
    run_render render;
    const void *context;
    GPtrArray *notes;
    GString *text;
    char *failure, *refusal;
};

enum answer { ANSWER_UNREAD, ANSWER_REFUSED, ANSWER_TEXT };

static void look_in_worker(void *context, void *kept, guint job, GByteArray *out)
{
    (void)kept;
    (void)job;
    const struct looking *looking = context;
    g_autoptr(GError) error = NULL;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(looking->bytes, &length);
    g_autoptr(document_t) document =
        read_document(bytes, length, &looking->view, &looking->limits, &error);
    if (!document) {
        wire_put_number(out, ANSWER_UNREAD);
        wire_put_text(out, error->message);
        return;
    }
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, looking->bytes);
    g_autofree char *shown = g_filename_display_name(looking->name);
    GString *text = looking->render(looking->context, document, shown, sha256, &error);
    wire_put_number(out, text ? ANSWER_TEXT : ANSWER_REFUSED);
    wire_put_text(out, text ? text->str : error->message);
    if (!text)
        return;
    g_string_free(text, TRUE);
    wire_put_number(out, document->not_checked->len);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *piece = document->not_checked->pdata[i];
        g_autofree char *note = g_strdup_printf("%s: %s", piece->package, piece->reason);
        wire_put_text(out, note);
    }
}

static void take_in_parent(void *context, guint job, enum pool_end end, int signal,
                           const GByteArray *bytes)
{
    (void)job;
    struct looking *looking = context;
    if (end != POOL_DONE) {
        looking->failure =
            end == POOL_TIMEOUT ? g_strdup("the document took longer than --time-limit; raise it")
            : end == POOL_MEMORY
                ? g_strdup("the document needed more memory than --max-memory gives; raise it")
                : g_strdup_printf("the process that read it was ended by signal %d; please report "
                                  "the file",
                                  signal);
        return;
    }
    g_autoptr(arena_t) arena = arena_new();
    struct wire wire = {.bytes = bytes->data, .length = bytes->len};
    guint64 answer = wire_get_number(&wire);
    const char *text = wire_get_text(&wire, arena);
    if (answer != ANSWER_TEXT) {
        *(answer == ANSWER_REFUSED ? &looking->refusal : &looking->failure) = g_strdup(text);
        return;
    }
    looking->text = g_string_new(text);
    guint count = wire_get_count(&wire);
    for (guint i = 0; i < count; i++)
        g_ptr_array_add(looking->notes, g_strdup(wire_get_text(&wire, arena)));
}

GString *look_at(const struct run_request *request, const struct settings *settings,
                 run_render render, const void *context, GPtrArray *notes, GError **error)
{
    const char *path = request->paths->pdata[0];
    gboolean standard_input = strcmp(path, "-") == 0;
    const char *name = standard_input ? request->stdin_name : path;
    g_autoptr(GBytes) bytes = standard_input ? file_read_stdin(settings->limits.file_size, error)
                                             : file_read(path, settings->limits.file_size, error);
    if (!bytes)
        return NULL;
    struct looking looking = {
        .name = name ? name : path,
        .bytes = bytes,
        .view = {.revisions = settings->revisions, .hidden = request->hidden, .name = name},
        .limits = settings->limits,
        .render = render,
        .context = context,
        .notes = notes,
    };
    struct pool pool = {
        .jobs = 1,
        .workers = 1,
        .cpu_seconds = (guint)looking.limits.cpu,
        .memory_mib = looking.limits.memory,
        .work = look_in_worker,
        .done = take_in_parent,
        .context = &looking,
    };
    if (!pool_run(&pool, error))
        return NULL;
    g_autofree char *failure = looking.failure, *refusal = looking.refusal;
    if (refusal)
        g_set_error_literal(error, RUN_ERROR, RUN_ERROR_USAGE, refusal);
    else if (!looking.text)
        g_set_error_literal(error, READ_ERROR, 0, failure ? failure : "no answer was given");
    return looking.text;
}
