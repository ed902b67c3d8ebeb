// SPDX-License-Identifier: Apache-2.0
#include "html/html.h"

#include "base/charset.h"
#include "html/walk.h"

#include <string.h>

enum { PRESCAN = 4096, LABEL_MAX = 40 };

// The value after "charset=" or "encoding=", newly allocated; NULL when there is none.
static char *label_after(const char *at)
{
    at += strspn(at, " \t\r\n\f");
    if (*at++ != '=')
        return NULL;
    at += strspn(at, " \t\r\n\f\"'");
    gsize length = strcspn(at, " \t\r\n\f\"';>/?");
    return length > 0 && length <= LABEL_MAX ? g_strndup(at, length) : NULL;
}

// The encoding that a page declares in its first kilobytes (HTML Standard, 13.2.3.2, "prescan";
// shortened to looking for charset in a meta element); NULL when it does not.
static char *declared_encoding(const char *bytes, gsize length)
{
    g_autofree char *start = g_strndup(bytes, MIN(length, PRESCAN)); // up to the first NUL
    g_autofree char *lower = g_ascii_strdown(start, -1);
    if (g_str_has_prefix(lower, "<?xml")) {
        char *end = strstr(lower, "?>"), *encoding = strstr(lower, "encoding");
        if (end && encoding && encoding < end)
            return label_after(encoding + strlen("encoding"));
    }
    for (char *meta = strstr(lower, "<meta"); meta; meta = strstr(meta + 1, "<meta")) {
        g_autofree char *element = g_strndup(meta, strcspn(meta, ">"));
        char *charset = strstr(element, "charset");
        char *label = charset ? label_after(charset + strlen("charset")) : NULL;
        if (label)
            return label;
    }
    return NULL;
}

static void put_title(struct page_walk *walk)
{
    g_strdelimit(walk->title->str, "\n\r\t\f", ' ');
    g_auto(GStrv) words = g_strsplit(walk->title->str, " ", -1);
    g_autoptr(GString) title = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        if (**word)
            g_string_append_printf(title, "%s%s", title->len ? " " : "", *word);
    }
    if (title->len > 0)
        builder_property(walk->builder, "title", title->str);
}

struct document *html_read(const char *bytes, gsize length, const struct read_options *options,
                           const struct limits *limits, GError **error)
{
    gsize size;
    g_auto(said_t) note = {0};
    g_autofree char *declared = declared_encoding(bytes, length);
    g_autofree char *text = charset_decode(bytes, length, declared, &size, &note);
    if (size > G_MAXINT) {
        g_set_error_literal(error, MODEL_ERROR, MODEL_ERROR_LIMIT,
                            "the page has more than 2 GB of text, which no limit can raise");
        return NULL;
    }
    struct page_walk walk;
    page_walk_init(&walk, limits, options);
    walk.reversed = page_reversed_items(text, size, limits);
    builder_note_said(walk.builder, "/", &note);
    struct document *document = NULL;
    gboolean read = html_parse(text, size, limits, &page_walk_handler, &walk, error);
    page_block_close(&walk);
    if (read) {
        put_title(&walk);
        if (walk.shown == 0 && walk.scripted)
            builder_not_checked(walk.builder, "/", NOTICE_SCRIPT, NULL, NULL);
        else if (walk.shown == 0 && walk.pictured)
            builder_not_checked(walk.builder, "/", NOTICE_PICTURES_ONLY, NULL, NULL);
        document = builder_finish(walk.builder, error);
    }
    page_walk_clear(&walk);
    return document;
}
