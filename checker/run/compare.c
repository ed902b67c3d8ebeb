// SPDX-License-Identifier: Apache-2.0
// Two agreements' documents, read and held against each other.
#include "agreement/compare.h"
#include "run/agreements.h"
#include "run/settings.h"

static struct agreement *read_side(const char *path, const struct limits *limits,
                                   const struct cache *cache, struct compared_document *about,
                                   struct arena *arena, GPtrArray *unread, GError **error)
{
    g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *sha256 = NULL;
    struct agreement *agreement = agreement_read(path, limits, cache, &sha256, own, error);
    if (!agreement) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    g_autofree char *shown = g_filename_display_name(path);
    for (guint i = 0; i < own->len; i++)
        g_ptr_array_add(unread, g_strdup_printf("%s: not read: %s", shown, (char *)own->pdata[i]));
    if (!agreement->clauses->len)
        g_ptr_array_add(unread, g_strdup_printf("%s: it has no headings, so it has no clauses; "
                                                "give its headings Word's heading styles",
                                                shown));
    *about = (struct compared_document){.path = arena_strdup(arena, shown),
                                        .sha256 = arena_strdup(arena, sha256),
                                        .title = arena_strdup(arena, agreement->title)};
    return agreement;
}

struct comparison *run_compare(const struct run_request *request, GPtrArray *unread, GError **error)
{
    // What two agreements say does not depend on the configuration around them.
    struct run_request own = *request;
    own.no_config = TRUE;
    g_auto(settings_t) settings = {0};
    if (!settings_init(&settings, &own, error))
        return NULL;
    g_autoptr(cache_t) cache = cache_open(request);
    g_autoptr(arena_t) arena = arena_new();
    struct compared_document before, after;
    g_autoptr(agreement_t) old_agreement =
        read_side(request->paths->pdata[0], &settings.limits, cache, &before, arena, unread, error);
    if (!old_agreement)
        return NULL;
    g_autoptr(agreement_t) new_agreement =
        read_side(request->paths->pdata[1], &settings.limits, cache, &after, arena, unread, error);
    if (!new_agreement)
        return NULL;
    struct comparison *comparison = agreement_compare(old_agreement, new_agreement);
    const struct compared_document *from[] = {&before, &after};
    struct compared_document *to[] = {&comparison->old_document, &comparison->new_document};
    for (gsize i = 0; i < G_N_ELEMENTS(to); i++)
        *to[i] =
            (struct compared_document){.path = arena_strdup(comparison->arena, from[i]->path),
                                       .sha256 = arena_strdup(comparison->arena, from[i]->sha256),
                                       .title = arena_strdup(comparison->arena, from[i]->title)};
    comparison->language = settings.language;
    return comparison;
}
