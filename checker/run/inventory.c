// SPDX-License-Identifier: Apache-2.0
// The inventory: documents hand up their facts (jobs.h), the library makes rows and clusters of
// them, and then the documents of each cluster are read once more, two at a time, to say what
// differs. A sketch is enough to find the pairs and has a fixed size; the texts, which tell what
// differs, would have to be kept of ten thousand documents for the few that are alike. So the
// second reading costs as much as the clusters are large, and the facts stay small enough to be
// merged.
#include "library/inventory.h"
#include "agreement/variants.h"
#include "run/agreements.h"
#include "run/cards.h"
#include "run/jobs.h"
#include "run/rules.h"
#include "run/settings.h"
#include "sys/file.h"
#include "sys/pool.h"
#include "sys/terminal.h"

#include <string.h>

// ---- What differs

struct differing {
    struct inventory *inventory;
    const struct selected_files *files; // in the order of the entries
    GBytes *standard_input;
    const struct settings *settings;
    GPtrArray *members; // struct cluster_member *: one job each
};

static struct document *read_again(const struct differing *differing, guint index, GError **error)
{
    const struct selection *selection =
        &g_array_index(differing->files->items, struct selection, index);
    const struct limits *limits = &differing->settings->limits;
    g_autoptr(GBytes) bytes = selection->kind == SELECTED_STDIN
                                  ? g_bytes_ref(differing->standard_input)
                                  : file_read(selection->path, limits->file_size, error);
    if (!bytes)
        return NULL;
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    const struct read_options view = {.revisions = differing->settings->revisions,
                                      .name = selection->path};
    return read_document(data, length, &view, limits, error);
}

static void differ_in_worker(void *context, void *kept, guint job, GByteArray *out)
{
    (void)kept;
    const struct differing *differing = context;
    const struct cluster_member *member = differing->members->pdata[job];
    g_autoptr(GError) error = NULL;
    g_autoptr(document_t) base = read_again(differing, member->base, &error);
    g_autoptr(document_t) own = base ? read_again(differing, member->entry, &error) : NULL;
    g_autoptr(arena_t) arena = arena_new();
    struct difference *difference;
    if (own) {
        difference = variants_compare(arena, base, own);
    } else {
        g_assert(error);
        difference = arena_new0(arena, struct difference);
        difference->failure = arena_strdup(arena, error->message);
        difference->changes = arena_array(arena);
    }
    difference_encode(difference, out);
}

static void take_in_parent(void *context, guint job, enum pool_end end, int signal,
                           const GByteArray *bytes)
{
    struct differing *differing = context;
    struct arena *arena = differing->inventory->result->arena;
    struct cluster_member *member = differing->members->pdata[job];
    if (end == POOL_DONE)
        member->difference = difference_decode(arena, bytes->data, bytes->len);
    if (member->difference)
        return;
    struct difference *difference = arena_new0(arena, struct difference);
    difference->changes = arena_array(arena);
    difference->failure =
        end == POOL_TIMEOUT ? "comparing the two documents took longer than --time-limit; raise it"
        : end == POOL_MEMORY
            ? "comparing the two documents needed more memory than --max-memory gives; raise it"
            : arena_printf(arena,
                           "the process that compared the two documents was ended by signal %d; "
                           "please report the files",
                           signal);
    member->difference = difference;
}

// Files that are the same byte for byte need no second reading.
static gboolean find_differences(struct differing *differing, guint workers, GError **error)
{
    g_autoptr(GPtrArray) members = g_ptr_array_new();
    differing->members = members;
    const GPtrArray *clusters = differing->inventory->clusters;
    for (guint i = 0; i < clusters->len; i++) {
        const struct cluster *cluster = clusters->pdata[i];
        for (guint n = 0; n < cluster->members->len; n++) {
            struct cluster_member *member = cluster->members->pdata[n];
            if (member->base != member->entry && !member->identical)
                g_ptr_array_add(members, member);
        }
    }
    const struct pool pool = {
        .jobs = members->len,
        .workers = workers,
        .cpu_seconds = (guint)differing->settings->limits.cpu,
        .memory_mib = differing->settings->limits.memory,
        .work = differ_in_worker,
        .done = take_in_parent,
        .context = differing,
    };
    return !members->len || pool_run(&pool, error);
}

// ---- The run

// 3: a document or a part of one could not be read, so that its row or a cluster is not whole.
static int exit_code(const struct inventory *inventory, const struct run_request *request,
                     const struct settings *settings)
{
    for (guint i = 0; i < inventory->entries->len; i++) {
        const struct inventory_entry *entry = inventory->entries->pdata[i];
        enum outcome outcome = entry->document->outcome;
        if (outcome == OUTCOME_UNSUPPORTED
                ? request->require_all_documents
                : outcome != OUTCOME_CHECKED && !settings->unreadable_warns)
            return 3;
    }
    for (guint i = 0; i < inventory->clusters->len; i++) {
        const struct cluster *cluster = inventory->clusters->pdata[i];
        for (guint n = 0; n < cluster->members->len; n++) {
            const struct cluster_member *member = cluster->members->pdata[n];
            if (member->difference && member->difference->failure && !settings->unreadable_warns)
                return 3;
        }
    }
    return 0;
}

static struct result *begin_result(const struct run_request *request,
                                   const struct settings *settings,
                                   const struct selected_files *files)
{
    struct result *result = result_new();
    result->as_of = arena_strdup(result->arena, settings->as_of);
    result->language = settings->language;
    result->revisions = settings_revisions(settings);
    result->ignored = files->ignored;
    result->redact = request->redact;
    return result;
}

struct inventory *run_inventory(const struct run_request *request, GError **error)
{
    g_auto(settings_t) settings = {0};
    g_auto(selected_files_t) files = {0};
    if (!settings_init(&settings, request, error) || !select_files(request, &files, error))
        return NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset =
        rules_load(request, settings.config, &settings.limits, RULES_PLAIN, complaints, error);
    if (!ruleset)
        return NULL;
    g_autoptr(GArray) agreements =
        agreements_load(ruleset, request, settings.config, &settings.limits, error);
    g_autoptr(GBytes) standard_input = NULL;
    if (!agreements || !jobs_read_stdin(&files, settings.limits.file_size, &standard_input, error))
        return NULL;
    g_autofree struct check_agreement *held = agreements_for_check(agreements);
    const struct check_input input = {
        .ruleset = ruleset,
        .agreements = held,
        .agreement_count = agreements->len,
        .as_of = settings.as_of,
        .limits = &settings.limits,
    };
    const struct jobs jobs = {
        .files = &files,
        .config = settings.config,
        .input = &input,
        .revisions = settings.revisions,
        .workers = request->jobs ? request->jobs : terminal_processors(),
        .standard_input = standard_input,
        .records = TRUE,
    };
    g_autoptr(result_t) result = begin_result(request, &settings, &files);
    if (!jobs_run(&jobs, result->documents, error))
        return NULL;
    cards_add_inputs(result, settings.config->path, ruleset, agreements);
    cards_add_agreements(result, ruleset, agreements);
    g_autoptr(inventory_t) inventory = library_inventory(g_steal_pointer(&result));
    struct differing differing = {.inventory = inventory,
                                  .files = &files,
                                  .standard_input = standard_input,
                                  .settings = &settings};
    if (!find_differences(&differing, jobs.workers, error))
        return NULL;
    inventory->result->exit_code = exit_code(inventory, request, &settings);
    return g_steal_pointer(&inventory);
}
