// SPDX-License-Identifier: Apache-2.0
#include "run/cache.h"

#include "sys/file.h"

#include <string.h>
#include <sys/stat.h>

enum { FOLDER_MODE = 0700, ENTRY_BYTES = 64 << 20 };

// So that backup programs pass it over (bford.info/cachedir).
static const char tag[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                          "# What linjera has read, kept for the next run. It may be deleted.\n";

struct cache {
    char *folder;
    char *build; // of the program: what another build read may be read otherwise by this one
};

static char *choose_folder(const struct run_request *request)
{
    if (request->cache_location)
        return g_strdup(request->cache_location);
    const char *given = g_getenv("CACHE_DIRECTORY");
    if (given && *given)
        return g_strdup(given);
    const char *base = g_get_user_cache_dir();
    return base && g_path_is_absolute(base) ? g_build_filename(base, "linjera", NULL) : NULL;
}

struct cache *cache_open(const struct run_request *request)
{
    struct stat program;
    if (request->no_cache || stat("/proc/self/exe", &program) != 0)
        return NULL;
    g_autofree char *folder = choose_folder(request);
    if (!folder || g_mkdir_with_parents(folder, FOLDER_MODE) != 0)
        return NULL;
    g_autofree char *tag_file = g_build_filename(folder, "CACHEDIR.TAG", NULL);
    if (!g_file_test(tag_file, G_FILE_TEST_EXISTS) && !file_write(tag_file, tag, strlen(tag), NULL))
        return NULL;
    struct cache *cache = g_new0(struct cache, 1);
    cache->folder = g_steal_pointer(&folder);
    cache->build = g_strdup_printf("%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "-%ld",
                                   LINJERA_VERSION, (gint64)program.st_size,
                                   (gint64)program.st_mtim.tv_sec, program.st_mtim.tv_nsec);
    return cache;
}

void cache_free(struct cache *cache)
{
    if (!cache)
        return;
    g_free(cache->folder);
    g_free(cache->build);
    g_free(cache);
}

static char *entry_path(const struct cache *cache, const char *name)
{
    return g_build_filename(cache->folder, name, NULL);
}

// What stands before the bytes of an entry: the build and the digest of the bytes, each a line.
static char *header(const struct cache *cache, const guint8 *bytes, gsize length)
{
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    return g_strdup_printf("%s\n%s\n", cache->build, digest);
}

GBytes *cache_get(const struct cache *cache, const char *name)
{
    if (!cache)
        return NULL;
    g_autofree char *path = entry_path(cache, name);
    g_autoptr(GBytes) entry = file_read(path, ENTRY_BYTES, NULL);
    if (!entry)
        return NULL;
    gsize length;
    const char *bytes = g_bytes_get_data(entry, &length);
    const char *line = length == 0 ? NULL : memchr(bytes, '\n', length);
    const char *second = line ? memchr(line + 1, '\n', length - (gsize)(line + 1 - bytes)) : NULL;
    if (!second)
        return NULL;
    gsize start = (gsize)(second + 1 - bytes);
    g_autofree char *expected = header(cache, (const guint8 *)bytes + start, length - start);
    if (strlen(expected) != start || memcmp(expected, bytes, start) != 0)
        return NULL;
    return g_bytes_new_from_bytes(entry, start, length - start);
}

void cache_put(const struct cache *cache, const char *name, const guint8 *bytes, gsize length)
{
    if (!cache)
        return;
    g_autofree char *head = header(cache, bytes, length);
    g_autoptr(GString) entry = g_string_new(head);
    g_string_append_len(entry, (const char *)bytes, (gssize)length);
    g_autofree char *path = entry_path(cache, name);
    (void)file_write(path, entry->str, entry->len, NULL);
}
