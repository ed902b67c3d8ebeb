// SPDX-License-Identifier: Apache-2.0
#include "odt/styles.h"

#include "odt/names.h"

#include <string.h>

enum { LABEL_TEXT_MAX = 255 }; // repeated on every item, so that its length must have a bound

struct odt_styles {
    struct arena *arena;
    GHashTable *styles[SCOPES]; // "family\nname" to struct odt_style
    GHashTable *lists[SCOPES];  // name to struct list_style
    struct list_style *outline;
};

struct styles_walk {
    struct odt_styles *styles;
    enum style_scope scope, automatic;
    struct odt_style *style; // being read
    struct list_style *list;
};

struct odt_styles *odt_styles_new(void)
{
    struct odt_styles *styles = g_new0(struct odt_styles, 1);
    styles->arena = arena_new();
    for (guint i = 0; i < SCOPES; i++) {
        styles->styles[i] = g_hash_table_new(g_str_hash, g_str_equal);
        styles->lists[i] = g_hash_table_new(g_str_hash, g_str_equal);
    }
    return styles;
}

void odt_styles_free(struct odt_styles *styles)
{
    if (!styles)
        return;
    for (guint i = 0; i < SCOPES; i++) {
        g_hash_table_unref(styles->styles[i]);
        g_hash_table_unref(styles->lists[i]);
    }
    arena_free(styles->arena);
    g_free(styles);
}

static const char *keep(struct styles_walk *walk, const char *text)
{
    return arena_strdup(walk->styles->arena, text);
}

static const char *keep_label(struct styles_walk *walk, const char *text)
{
    if (!text)
        return "";
    g_autofree char *cut = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), LABEL_TEXT_MAX));
    return arena_strdup(walk->styles->arena, cut);
}

// "Heading_20_1" is how "Heading 1" is encoded (19.498).
static const char *decode_name(struct styles_walk *walk, const char *name)
{
    char *to = arena_strdup(walk->styles->arena, name), *start = to;
    for (const char *from = name; *from; from++) {
        if (from[0] == '_' && g_ascii_isxdigit(from[1]) && g_ascii_isxdigit(from[2]) &&
            from[3] == '_' && from[1] >= '2' && from[1] <= '7') {
            *to++ = (char)(g_ascii_xdigit_value(from[1]) * 16 + g_ascii_xdigit_value(from[2]));
            from += 3;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return start;
}

static void begin_style(struct styles_walk *walk, const struct xml_element *element)
{
    const char *name = odt_value(element, "style:name");
    const char *family = odt_value(element, "style:family");
    if (!name || !family)
        return;
    struct odt_style *style = arena_new0(walk->styles->arena, struct odt_style);
    const char *display = odt_value(element, "style:display-name");
    const char *master = odt_value(element, "style:master-page-name");
    style->name = display ? keep(walk, display) : decode_name(walk, name);
    style->parent = keep(walk, odt_value(element, "style:parent-style-name"));
    style->list = keep(walk, odt_value(element, "style:list-style-name"));
    style->breaks_page = master && *master;
    style->hidden = -1;
    char *key = arena_printf(walk->styles->arena, "%s\n%s", family, name);
    g_hash_table_insert(walk->styles->styles[walk->scope], key, style);
    walk->style = style;
}

static void take_text_properties(struct styles_walk *walk, const struct xml_element *element)
{
    const char *display = odt_value(element, "text:display");
    const char *color = odt_value(element, "fo:color");
    const char *language = odt_value(element, "fo:language");
    const char *country = odt_value(element, "fo:country");
    if (display)
        walk->style->hidden = strcmp(display, "none") == 0;
    if (color && *color == '#') {
        g_autofree char *upper = g_ascii_strup(color + 1, -1);
        walk->style->color = keep(walk, upper);
    }
    if (language && *language && strcmp(language, "none") != 0) {
        gboolean has_country = country && *country && strcmp(country, "none") != 0;
        walk->style->language = arena_printf(walk->styles->arena, "%s%s%s", language,
                                             has_country ? "-" : "", has_country ? country : "");
    }
}

static void begin_list(struct styles_walk *walk, const struct xml_element *element,
                       gboolean outline)
{
    struct list_style *list = arena_new0(walk->styles->arena, struct list_style);
    const char *name = odt_value(element, "style:name");
    walk->list = list;
    if (outline)
        walk->styles->outline = list;
    else if (name)
        g_hash_table_insert(walk->styles->lists[walk->scope], (gpointer)keep(walk, name), list);
}

static void take_level(struct styles_walk *walk, const struct xml_element *element, gboolean bullet)
{
    guint number = odt_number(element, "text:level", 0, G_MAXUINT16);
    if (!walk->list || number < 1 || number > ODT_LEVELS)
        return;
    struct list_level *level = arena_new0(walk->styles->arena, struct list_level);
    const char *character = odt_value(element, "text:bullet-char");
    const char *template = odt_value(element, "style:num-list-format");
    if (!template)
        template = odt_value(element, "loext:num-list-format");
    const char *format = odt_value(element, "style:num-format");
    *level = (struct list_level){
        .bullet = bullet && character && *character,
        .format = keep_label(walk, format),
        .prefix = keep_label(walk, odt_value(element, "style:num-prefix")),
        .suffix = keep_label(walk, odt_value(element, "style:num-suffix")),
        .template = template && *template && !bullet ? keep_label(walk, template) : NULL,
        .character = keep_label(walk, character),
        .displayed = MAX(odt_number(element, "text:display-levels", 1, ODT_LEVELS), 1),
        .start = odt_number(element, "text:start-value", 1, G_MAXINT / 2),
        .letters_repeat = odt_is_true(element, "style:num-letter-sync"),
    };
    walk->list->levels[number - 1] = level;
}

static void on_start(void *context, const struct xml_element *element)
{
    struct styles_walk *walk = context;
    char room[NAME_ROOM];
    const char *name = odt_name(element->uri, element->name, room);
    if (strcmp(name, "office:styles") == 0)
        walk->scope = SCOPE_COMMON;
    else if (strcmp(name, "office:automatic-styles") == 0)
        walk->scope = walk->automatic;
    else if (strcmp(name, "style:style") == 0)
        begin_style(walk, element);
    else if (strcmp(name, "style:text-properties") == 0 && walk->style)
        take_text_properties(walk, element);
    else if (strcmp(name, "style:paragraph-properties") == 0 && walk->style)
        walk->style->breaks_page = walk->style->breaks_page ||
                                   g_strcmp0(odt_value(element, "fo:break-before"), "page") == 0;
    else if (strcmp(name, "text:list-style") == 0)
        begin_list(walk, element, FALSE);
    else if (strcmp(name, "text:outline-style") == 0)
        begin_list(walk, element, TRUE);
    else if (strcmp(name, "text:list-level-style-number") == 0 ||
             strcmp(name, "text:outline-level-style") == 0)
        take_level(walk, element, FALSE);
    else if (strcmp(name, "text:list-level-style-bullet") == 0)
        take_level(walk, element, TRUE);
}

static void on_end(void *context, const char *raw, const char *uri)
{
    struct styles_walk *walk = context;
    char room[NAME_ROOM];
    const char *name = odt_name(uri, raw, room);
    if (strcmp(name, "style:style") == 0)
        walk->style = NULL;
    else if (strcmp(name, "text:list-style") == 0 || strcmp(name, "text:outline-style") == 0)
        walk->list = NULL;
}

gboolean odt_styles_read(struct odt_styles *styles, const char *bytes, gsize length,
                         enum style_scope scope, const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    struct styles_walk walk = {.styles = styles, .scope = SCOPE_COMMON, .automatic = scope};
    return xml_parse(bytes, length, limits, &handler, &walk, error);
}

static gconstpointer find(GHashTable *const tables[SCOPES], enum style_scope scope, const char *key)
{
    gconstpointer found = g_hash_table_lookup(tables[scope], key);
    return found ? found : g_hash_table_lookup(tables[SCOPE_COMMON], key);
}

const struct odt_style *odt_style_find(const struct odt_styles *styles, enum style_scope scope,
                                       const char *family, const char *name)
{
    if (!name)
        return NULL;
    g_autofree char *key = g_strconcat(family, "\n", name, NULL);
    return find(styles->styles, scope, key);
}

const struct list_style *odt_list_style_find(const struct odt_styles *styles,
                                             enum style_scope scope, const char *name)
{
    return name ? find(styles->lists, scope, name) : NULL;
}

const struct list_level *odt_list_level(const struct list_style *style, guint level)
{
    static const struct list_level undefined = {
        .format = "", .prefix = "", .suffix = "", .start = 1};
    return style->levels[level] ? style->levels[level] : &undefined;
}

const struct list_style *odt_outline(const struct odt_styles *styles)
{
    return styles->outline;
}

const struct odt_style *odt_style_parent(const struct odt_styles *styles,
                                         const struct odt_style *style, const char *family)
{
    const struct odt_style *parent = odt_style_find(styles, SCOPE_COMMON, family, style->parent);
    return parent == style ? NULL : parent;
}
