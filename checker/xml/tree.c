// SPDX-License-Identifier: Apache-2.0
#include "xml/tree.h"

#include <string.h>

// Reads the bytes a second time, beside the parser, to know where tags and attributes stand: the
// parser says only where a start tag ends.
struct scan {
    const char *at, *end;
    const char *line_start; // of the line that `at` is in
    const char *counted;    // where a column was asked for last; NULL: nowhere yet
    guint line, column;     // column: of `counted`
    gboolean blind;         // not UTF-8: no places
};

struct building {
    struct arena *arena;
    struct scan scan;
    struct node *root, *open;
};

static void scan_to(struct scan *scan, const char *to)
{
    for (; scan->at < to; scan->at++)
        if (*scan->at == '\n') {
            scan->line++;
            scan->line_start = scan->at + 1;
        }
}

// Counted on from the last column that was asked for, which may be in the same long line.
static guint scan_column(struct scan *scan)
{
    if (!scan->counted || scan->counted < scan->line_start) {
        scan->counted = scan->line_start;
        scan->column = 1;
    }
    scan->column += (guint)g_utf8_strlen(scan->counted, scan->at - scan->counted);
    scan->counted = scan->at;
    return scan->column;
}

static const char *find(const struct scan *scan, const char *from, const char *what)
{
    const char *found = g_strstr_len(from, scan->end - from, what);
    return found ? found : scan->end;
}

// Stands at the "<" of the next start tag. What is no tag is skipped the way XML defines it, so
// the tags are counted as the parser counts them.
static void scan_start_tag(struct scan *scan)
{
    while (scan->at < scan->end) {
        const char *tag = find(scan, scan->at, "<");
        scan_to(scan, tag);
        const char *past;
        if (g_str_has_prefix(tag, "<!--"))
            past = find(scan, tag + 4, "-->");
        else if (g_str_has_prefix(tag, "<![CDATA["))
            past = find(scan, tag, "]]>");
        else if (g_str_has_prefix(tag, "<?"))
            past = find(scan, tag, "?>");
        else if (g_str_has_prefix(tag, "</"))
            past = find(scan, tag, ">");
        else
            return;
        scan_to(scan, past);
    }
}

// Stands at the name of the next attribute of the tag; FALSE at the tag's end.
static gboolean scan_attribute(struct scan *scan)
{
    const char *at = scan->at;
    while (at < scan->end && strchr(" \t\r\n", *at))
        at++;
    scan_to(scan, at);
    return at < scan->end && *at != '>' && *at != '/';
}

// The qualified name at the scan's place, newly allocated; moves behind name and value.
static char *scan_name_and_value(struct scan *scan)
{
    const char *at = scan->at;
    while (at < scan->end && !strchr("= \t\r\n>/", *at))
        at++;
    char *name = g_strndup(scan->at, (gsize)(at - scan->at));
    const char *quote = at;
    while (quote < scan->end && *quote != '"' && *quote != '\'')
        quote++;
    const char *close = quote + 1;
    while (close < scan->end && *close != *quote)
        close++;
    scan_to(scan, MIN(close + 1, scan->end));
    return name;
}

static void place_attribute(struct node *node, const char *qualified, guint line, guint column)
{
    const char *colon = strchr(qualified, ':');
    const char *local = colon ? colon + 1 : qualified;
    for (guint i = 0; i < node->attribute_count; i++) {
        struct node_attribute *attribute = &node->attributes[i];
        // A prefix means a namespace; the same local name may stand with and without one.
        if (attribute->line == 0 && strcmp(attribute->name, local) == 0 &&
            (*attribute->uri != '\0') == (colon != NULL)) {
            attribute->line = line;
            attribute->column = column;
            return;
        }
    }
}

static void place_node(struct scan *scan, struct node *node, const struct xml_element *element)
{
    if (scan->blind) {
        node->line = element->line;
        for (guint i = 0; i < node->attribute_count; i++)
            node->attributes[i].line = element->line;
        return;
    }
    scan_start_tag(scan);
    node->line = scan->line;
    node->column = scan_column(scan);
    const char *past = scan->at;
    while (past < scan->end && !strchr(" \t\r\n>/", *past))
        past++;
    scan_to(scan, past);
    while (scan_attribute(scan)) {
        guint line = scan->line, column = scan_column(scan);
        g_autofree char *name = scan_name_and_value(scan);
        place_attribute(node, name, line, column);
    }
    scan_to(scan, MIN(find(scan, scan->at, ">") + 1, scan->end));
}

static void on_start(void *context, const struct xml_element *element)
{
    struct building *building = context;
    struct arena *arena = building->arena;
    struct node *node = arena_new0(arena, struct node);
    node->name = arena_strdup(arena, element->name);
    node->uri = arena_strdup(arena, element->uri);
    node->attributes = arena_alloc(arena, element->attribute_count * sizeof(struct node_attribute));
    node->attribute_count = element->attribute_count;
    for (guint i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *from = &element->attributes[i];
        node->attributes[i] = (struct node_attribute){.name = arena_strdup(arena, from->name),
                                                      .uri = arena_strdup(arena, from->uri),
                                                      .value = arena_strdup(arena, from->value)};
    }
    node->children = arena_array(arena);
    node->parent = building->open;
    if (building->open)
        g_ptr_array_add(building->open->children, node);
    else
        building->root = node;
    building->open = node;
    place_node(&building->scan, node, element);
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)name;
    (void)uri;
    struct building *building = context;
    building->open = building->open->parent;
}

static void on_text(void *context, const char *text, gsize length)
{
    struct building *building = context;
    if (!building->open || length == 0)
        return;
    GPtrArray *children = building->open->children;
    struct node *last = children->len ? children->pdata[children->len - 1] : NULL;
    if (last && !last->name) { // libxml2 hands a text over in pieces
        last->text = arena_printf(building->arena, "%s%.*s", last->text, (int)length, text);
        return;
    }
    struct node *node = arena_new0(building->arena, struct node);
    node->text = arena_strndup(building->arena, text, length);
    node->parent = building->open;
    node->line = building->open->line;
    node->column = building->open->column;
    g_ptr_array_add(children, node);
}

// Whether the bytes are what the places assume: UTF-8, by declaration or by silence.
static gboolean is_utf8(const char *bytes, gsize length)
{
    return g_utf8_validate_len(bytes, length, NULL);
}

struct node *tree_parse(struct arena *arena, const char *bytes, gsize length,
                        const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct building building = {
        .arena = arena,
        .scan = {.at = bytes,
                 .end = bytes + length,
                 .line_start = bytes,
                 .line = 1,
                 .blind = !is_utf8(bytes, length)},
    };
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        building.scan.at = building.scan.line_start = bytes + 3;
    if (!xml_parse(bytes, length, limits, &handler, &building, error))
        return NULL;
    return building.root;
}

const struct node_attribute *node_attribute(const struct node *node, const char *name)
{
    for (guint i = 0; i < node->attribute_count; i++)
        if (!*node->attributes[i].uri && strcmp(node->attributes[i].name, name) == 0)
            return &node->attributes[i];
    return NULL;
}

const char *node_value(const struct node *node, const char *name)
{
    const struct node_attribute *attribute = node_attribute(node, name);
    return attribute ? attribute->value : NULL;
}

const struct node *node_child(const struct node *node, const char *name)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (child->name && strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

static void append_text(const struct node *node, GString *text)
{
    if (!node->name) {
        g_string_append(text, node->text);
        return;
    }
    for (guint i = 0; i < node->children->len; i++)
        append_text(node->children->pdata[i], text);
}

char *node_text(const struct node *node)
{
    GString *text = g_string_new(NULL);
    append_text(node, text);
    return g_string_free(text, FALSE);
}
