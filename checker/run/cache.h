// SPDX-License-Identifier: Apache-2.0
// What was read once, kept as bytes for the next run: under $CACHE_DIRECTORY (systemd), else
// $XDG_CACHE_HOME/linjera, or where --cache-location says. A cache is never trusted to be whole and
// never missed when it cannot be used.
#ifndef LINJERA_RUN_CACHE_H
#define LINJERA_RUN_CACHE_H

#include "run/run.h"

struct cache;

// NULL: no caching, because the request does not want it or no folder can be made.
struct cache *cache_open(const struct run_request *request);
typedef struct cache cache_t;
void cache_free(struct cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cache_t, cache_free)

// The bytes kept under a name (letters, digits and '-') by this very build of the program; NULL
// when there are none, or when they are not what was written. A NULL cache has none.
GBytes *cache_get(const struct cache *cache, const char *name);
// Keeps bytes; a failure is nobody's loss.
void cache_put(const struct cache *cache, const char *name, const guint8 *bytes, gsize length);

#endif
