// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <stdarg.h>
#include <string.h>

enum { ARENA_CHUNK = 64 * 1024, ARENA_LARGE = ARENA_CHUNK / 8, ARENA_ALIGN = 16 };

// Texts are laid down from the end, where nothing need be aligned: most are short.
struct chunk {
    struct chunk *next;
    gsize used, free; // free bytes stand between `used` and `used + free`
    _Alignas(ARENA_ALIGN) char bytes[];
};

struct arena {
    struct chunk *chunks;
    GPtrArray *arrays;
};

struct arena *arena_new(void)
{
    struct arena *arena = g_new0(struct arena, 1);
    arena->arrays = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->chunks; chunk;) {
        struct chunk *next = chunk->next;
        g_free(chunk);
        chunk = next;
    }
    g_ptr_array_unref(arena->arrays);
    g_free(arena);
}

// A chunk with so many free bytes. What is large has one of its own, behind the one in use, so that
// no chunk is left half empty for its sake.
static struct chunk *chunk_with(struct arena *arena, gsize size)
{
    struct chunk *first = arena->chunks;
    if (first && first->free >= size)
        return first;
    gsize room = size > ARENA_LARGE ? size : ARENA_CHUNK;
    struct chunk *chunk = g_malloc(sizeof(struct chunk) + room);
    chunk->used = 0;
    chunk->free = room;
    struct chunk **place = first && size > ARENA_LARGE ? &first->next : &arena->chunks;
    chunk->next = *place;
    *place = chunk;
    return chunk;
}

void *arena_alloc(struct arena *arena, gsize size)
{
    size = (size + ARENA_ALIGN - 1) & ~(gsize)(ARENA_ALIGN - 1);
    struct chunk *chunk = chunk_with(arena, size);
    void *memory = chunk->bytes + chunk->used;
    chunk->used += size;
    chunk->free -= size;
    memset(memory, 0, size);
    return memory;
}

char *arena_text(struct arena *arena, gsize length)
{
    struct chunk *chunk = chunk_with(arena, length + 1);
    chunk->free -= length + 1;
    char *text = chunk->bytes + chunk->used + chunk->free;
    text[length] = '\0';
    return text;
}

char *arena_strndup(struct arena *arena, const char *text, gsize length)
{
    char *copy = arena_text(arena, length);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return arena_strdup(arena, text);
}

GPtrArray *arena_array(struct arena *arena)
{
    GPtrArray *array = g_ptr_array_new();
    g_ptr_array_add(arena->arrays, array);
    return array;
}
