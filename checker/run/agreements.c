// SPDX-License-Identifier: Apache-2.0
#include "run/agreements.h"

#include "base/wire.h"
#include "read/read.h"
#include "run/rules.h"
#include "sys/file.h"
#include "sys/pool.h"

#include <string.h>

// One agreement's document on its way through a worker.
struct reading {
    const char *path;
    const struct limits *limits;
    GBytes *bytes;
    char *failure;      // why it could not be read
    GPtrArray *unread;  // char *: a sentence for each part that was not
    GByteArray *answer; // what the worker said
    struct agreement *agreement;
};

// In the worker: "1", what was not read and the clauses, or "0" and the sentence.
static void read_in_worker(void *context, void *kept, guint job, GByteArray *out)
{
    (void)kept;
    (void)job;
    const struct reading *reading = context;
    g_autoptr(GError) error = NULL;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(reading->bytes, &length);
    const struct read_options view = {.name = reading->path};
    g_autoptr(document_t) document = read_document(bytes, length, &view, reading->limits, &error);
    wire_put_number(out, document != NULL);
    if (!document) {
        wire_put_text(out, error->message);
        return;
    }
    wire_put_number(out, document->not_checked->len);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *piece = document->not_checked->pdata[i];
        g_autofree char *sentence = g_strdup_printf("%s: %s", piece->package, piece->reason);
        wire_put_text(out, sentence);
    }
    g_autoptr(agreement_t) agreement = agreement_new(document);
    agreement_encode(agreement, out);
}

// Takes the worker's answer, or one that was kept. FALSE: it is none.
static gboolean take_answer(struct reading *reading, const guint8 *bytes, gsize length)
{
    g_autoptr(arena_t) arena = arena_new();
    struct wire wire = {.bytes = bytes, .length = length};
    if (!wire_get_number(&wire)) {
        reading->failure = g_strdup(wire_get_text(&wire, arena));
        return reading->failure != NULL;
    }
    guint unread = wire_get_count(&wire);
    for (guint i = 0; i < unread; i++)
        g_ptr_array_add(reading->unread, g_strdup(wire_get_text(&wire, arena)));
    reading->agreement = agreement_decode(wire.bytes + wire.at, wire.length - wire.at);
    return reading->agreement != NULL;
}

static void take_in_parent(void *context, guint job, enum pool_end end, int signal,
                           const GByteArray *bytes)
{
    (void)job;
    struct reading *reading = context;
    if (end != POOL_DONE) {
        reading->failure = end == POOL_TIMEOUT ? g_strdup("reading took longer than --time-limit")
                           : end == POOL_MEMORY
                               ? g_strdup("reading needed more memory than --max-memory gives")
                               : g_strdup_printf("the reading process crashed (signal %d)", signal);
        return;
    }
    if (!take_answer(reading, bytes->data, bytes->len))
        reading->failure = g_strdup("the reading process gave no answer");
    g_byte_array_append(reading->answer, bytes->data, bytes->len);
}

struct agreement *agreement_read(const char *path, const struct limits *limits,
                                 const struct cache *cache, char **sha256, GPtrArray *unread,
                                 GError **error)
{
    g_autoptr(GBytes) bytes = file_read(path, limits->file_size, error);
    if (!bytes)
        return NULL;
    *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_autoptr(GByteArray) answer = g_byte_array_new();
    struct reading reading = {
        .path = path, .limits = limits, .bytes = bytes, .unread = unread, .answer = answer};
    g_autofree char *entry = g_strconcat("agreement-", *sha256, NULL);
    g_autoptr(GBytes) kept = cache_get(cache, entry);
    gsize length = 0;
    const guint8 *data = kept ? g_bytes_get_data(kept, &length) : NULL;
    if (data && take_answer(&reading, data, length) && reading.agreement)
        return reading.agreement;
    g_clear_pointer(&reading.failure, g_free);
    struct pool pool = {.jobs = 1,
                        .workers = 1,
                        .cpu_seconds = (guint)limits->cpu,
                        .memory_mib = limits->memory,
                        .work = read_in_worker,
                        .done = take_in_parent,
                        .context = &reading};
    if (pool_run(&pool, error) && !reading.agreement)
        g_set_error_literal(error, RUN_ERROR, RUN_ERROR_AGREEMENT, reading.failure);
    g_free(reading.failure);
    if (!reading.agreement)
        g_clear_pointer(sha256, g_free);
    else if (!unread->len) // what was not read whole may be readable with other limits
        cache_put(cache, entry, answer->data, answer->len);
    return reading.agreement;
}

static gboolean read_one(const struct agreement_decl *decl, const char *path,
                         const struct limits *limits, const struct cache *cache,
                         struct loaded_agreement *loaded, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *sha256 = NULL;
    g_autoptr(agreement_t) agreement = agreement_read(path, limits, cache, &sha256, unread, &cause);
    if (!agreement) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_AGREEMENT, "%s: the agreement \"%s\": %s", path,
                    decl->id, cause->message);
        return FALSE;
    }
    if (decl->sha256 && strcmp(decl->sha256, sha256) != 0) {
        g_set_error(error, RUN_ERROR, RUN_ERROR_AGREEMENT,
                    "%s: this is not the document that the rules declare for the agreement \"%s\": "
                    "its SHA-256 is %s, not %s",
                    path, decl->id, sha256, decl->sha256);
        return FALSE;
    }
    *loaded = (struct loaded_agreement){.id = g_strdup(decl->id),
                                        .path = g_strdup(path),
                                        .sha256 = g_steal_pointer(&sha256),
                                        .current = strcmp(decl->role, "current") == 0,
                                        .decl = decl,
                                        .agreement = g_steal_pointer(&agreement)};
    return TRUE;
}

static void clear_loaded(void *item)
{
    struct loaded_agreement *loaded = item;
    g_free(loaded->id);
    g_free(loaded->path);
    g_free(loaded->sha256);
    agreement_free(loaded->agreement);
}

// The document given for an agreement; NULL when none is. What a rule file names lies where the
// file says, wherever the program is run.
static char *document_of(const struct agreement_decl *decl, const struct run_request *request,
                         const struct config *config)
{
    gsize length = strlen(decl->id);
    for (guint i = 0; request->agreements && i < request->agreements->len; i++) {
        const char *text = request->agreements->pdata[i];
        if (strncmp(text, decl->id, length) == 0 && text[length] == '=')
            return g_strdup(text + length + 1);
    }
    for (guint i = 0; i < config->agreements->len; i++) {
        const struct config_agreement *given = config->agreements->pdata[i];
        if (strcmp(given->document.name, decl->id) == 0)
            return g_strdup(given->document.value);
    }
    return decl->href ? rules_beside(decl->file, decl->href) : NULL;
}

static gboolean is_declared(const GPtrArray *declared, const char *id, gsize length)
{
    for (guint i = 0; i < declared->len; i++) {
        const struct agreement_decl *decl = declared->pdata[i];
        if (strlen(decl->id) == length && strncmp(decl->id, id, length) == 0)
            return TRUE;
    }
    return FALSE;
}

// The agreements that packs declare, and after them those with a kind that the configuration alone
// does (struct agreement_decl; these in its arena). The caller owns the array.
static GPtrArray *declarations(const struct ruleset *ruleset, const struct config *config)
{
    GPtrArray *all = g_ptr_array_new();
    g_ptr_array_extend(all, ruleset->agreements, NULL, NULL);
    for (guint i = 0; i < config->agreements->len; i++) {
        const struct config_agreement *given = config->agreements->pdata[i];
        const char *id = given->document.name;
        if (!given->kind || is_declared(all, id, strlen(id)))
            continue;
        struct agreement_decl *decl = arena_new0(config->arena, struct agreement_decl);
        *decl = (struct agreement_decl){
            .id = id, .title = given->title, .role = "current", .kind = given->kind};
        g_ptr_array_add(all, decl);
    }
    return all;
}

static gboolean all_declared(const GPtrArray *declared, const struct run_request *request,
                             GError **error)
{
    for (guint i = 0; request->agreements && i < request->agreements->len; i++) {
        const char *text = request->agreements->pdata[i];
        const char *equals = strchr(text, '=');
        if (!equals || equals == text || !equals[1]) {
            g_set_error(error, RUN_ERROR, RUN_ERROR_USAGE,
                        "--agreement %s: write --agreement ID=FILE", text);
            return FALSE;
        }
        if (!is_declared(declared, text, (gsize)(equals - text))) {
            g_set_error(
                error, RUN_ERROR, RUN_ERROR_USAGE,
                "--agreement %s: no rule pack declares an agreement with this id; declare one "
                "that is in force beside theirs in linjera.xml, with its kind",
                text);
            return FALSE;
        }
    }
    return TRUE;
}

GArray *agreements_load(const struct ruleset *ruleset, const struct run_request *request,
                        const struct config *config, const struct limits *limits, GError **error)
{
    g_autoptr(GPtrArray) declared = declarations(ruleset, config);
    if (!all_declared(declared, request, error))
        return NULL;
    g_autoptr(cache_t) cache = cache_open(request);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct loaded_agreement));
    g_array_set_clear_func(all, clear_loaded);
    for (guint i = 0; i < declared->len; i++) {
        const struct agreement_decl *decl = declared->pdata[i];
        g_autofree char *path = document_of(decl, request, config);
        struct loaded_agreement loaded;
        if (!path)
            continue;
        if (!read_one(decl, path, limits, cache, &loaded, error))
            return NULL;
        g_array_append_val(all, loaded);
    }
    return g_steal_pointer(&all);
}

const char *agreement_title(const struct loaded_agreement *loaded)
{
    const char *own = loaded->agreement->title;
    return loaded->decl->title ? loaded->decl->title : own ? own : loaded->id;
}

struct check_agreement *agreements_for_check(const GArray *agreements)
{
    struct check_agreement *list = g_new0(struct check_agreement, MAX(agreements->len, 1));
    for (guint i = 0; i < agreements->len; i++) {
        const struct loaded_agreement *loaded =
            &g_array_index(agreements, struct loaded_agreement, i);
        list[i] = (struct check_agreement){.id = loaded->id,
                                           .current = loaded->current,
                                           .kind = loaded->decl->kind,
                                           .sha256 = loaded->sha256,
                                           .title = agreement_title(loaded),
                                           .in_force = loaded->decl->in_force,
                                           .repealed = loaded->decl->repealed,
                                           .agreement = loaded->agreement};
    }
    return list;
}
