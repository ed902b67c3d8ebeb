// SPDX-License-Identifier: Apache-2.0
// Memory that dies whole: what one document, one result or one ruleset owns is allocated in one
// arena and freed with it. Nothing in an arena is freed singly.
#ifndef LINJERA_BASE_ARENA_H
#define LINJERA_BASE_ARENA_H

#include <glib.h>

struct arena;

struct arena *arena_new(void);
// Frees the arena with everything in it, arrays included. NULL is allowed.
void arena_free(struct arena *arena);
// `size` zeroed bytes, aligned for any type. Never NULL: lack of memory aborts (the worker).
void *arena_alloc(struct arena *arena, gsize size);
// Room for a text of `length` bytes, which the caller writes; the NUL after them is there.
char *arena_text(struct arena *arena, gsize length);
// A NUL-terminated copy of `length` bytes.
char *arena_strndup(struct arena *arena, const char *text, gsize length);
// A copy of a NUL-terminated text; NULL stays NULL.
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
// An empty array of borrowed pointers that is freed with the arena.
GPtrArray *arena_array(struct arena *arena);

#define arena_new0(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

typedef struct arena arena_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(arena_t, arena_free)

#endif
