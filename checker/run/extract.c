// SPDX-License-Identifier: Apache-2.0
// One document for `linjera extract`: read by a worker, rendered there, handed back as text.
#include "base/wire.h"
#include "read/read.h"
#include "run/settings.h"
#include "sys/file.h"
#include "sys/pool.h"

#include <string.h>

struct extraction {
    const char *name; // as results call the document
    GBytes *bytes;
    struct read_options view;
    struct limits limits;
    run_render render;
    const void *render_context;
    GPtrArray *notes;
    GString *text;
    char *failure;
};

static void extract_in_worker(void *context, void *kept, guint job, GByteArray *out)
{
    (void)kept;
    (void)job;
    const struct extraction *extraction = context;
    g_autoptr(GError) error = NULL;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(extraction->bytes, &length);
    g_autoptr(document_t) document =
        read_document(bytes, length, &extraction->view, &extraction->limits, &error);
    if (!document) {
        wire_put_text(out, NULL);
        wire_put_text(out, error->message);
        return;
    }
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, extraction->bytes);
    g_autofree char *shown = g_filename_display_name(extraction->name);
    GString *text = extraction->render(extraction->render_context, document, shown, sha256);
    wire_put_text(out, text->str);
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
    struct extraction *extraction = context;
    if (end != POOL_DONE) {
        extraction->failure =
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
    const char *text = wire_get_text(&wire, arena);
    if (!text) {
        extraction->failure = g_strdup(wire_get_text(&wire, arena));
        return;
    }
    extraction->text = g_string_new(text);
    guint count = wire_get_count(&wire);
    for (guint i = 0; i < count; i++)
        g_ptr_array_add(extraction->notes, g_strdup(wire_get_text(&wire, arena)));
}

GString *run_extract(const struct run_request *request, run_render render, const void *context,
                     GPtrArray *notes, GError **error)
{
    const char *path = request->paths->pdata[0];
    // What a document says does not depend on the configuration around it.
    struct run_request own = *request;
    own.no_config = TRUE;
    g_auto(settings_t) settings = {0};
    if (!settings_init(&settings, &own, error))
        return NULL;
    struct extraction extraction = {
        .name = strcmp(path, "-") == 0 && request->stdin_name ? request->stdin_name : path,
        .view = {.revisions = settings.revisions,
                 .hidden = request->hidden,
                 .name = strcmp(path, "-") == 0 ? request->stdin_name : path},
        .limits = settings.limits,
        .render = render,
        .render_context = context,
        .notes = notes,
    };
    g_autoptr(GBytes) bytes = strcmp(path, "-") == 0
                                  ? file_read_stdin(extraction.limits.file_size, error)
                                  : file_read(path, extraction.limits.file_size, error);
    if (!bytes)
        return NULL;
    extraction.bytes = bytes;
    struct pool pool = {
        .jobs = 1,
        .workers = 1,
        .cpu_seconds = (guint)extraction.limits.cpu,
        .memory_mib = extraction.limits.memory,
        .work = extract_in_worker,
        .done = take_in_parent,
        .context = &extraction,
    };
    if (!pool_run(&pool, error))
        return NULL;
    g_autofree char *failure = extraction.failure;
    if (!extraction.text)
        g_set_error_literal(error, READ_ERROR, 0, failure ? failure : "no answer was given");
    return extraction.text;
}
