// SPDX-License-Identifier: Apache-2.0
#include "run/look.h"

GString *run_extract(const struct run_request *request, run_render render, const void *context,
                     GPtrArray *notes, GError **error)
{
    // What a document says does not depend on the configuration around it.
    struct run_request own = *request;
    own.no_config = TRUE;
    g_auto(settings_t) settings = {0};
    return settings_init(&settings, &own, error)
               ? look_at(request, &settings, render, context, notes, error)
               : NULL;
}
