// SPDX-License-Identifier: Apache-2.0
#include "docx/styles.h"

#include <string.h>

enum { CHAIN = 64 }; // longer chains of basedOn are a circle

struct styles {
    GHashTable *by_id;
    struct style *standard; // the default paragraph style
    char *language;         // of docDefaults
};

struct styles_walk {
    struct names *names;
    struct styles *styles;
    struct style *style;
    GArray *open; // enum element
    guint skip;   // elements open inside one that does not count
};

static void style_free(gpointer data)
{
    struct style *style = data;
    g_free(style->id);
    g_free(style->name);
    g_free(style->based_on);
    g_free(style->own_color);
    g_free(style);
}

static void begin_style(struct styles_walk *walk, const struct xml_element *element)
{
    const char *id = name_attribute(element, NS_W, "styleId");
    const char *type = name_attribute(element, NS_W, "type");
    const char *standard = name_attribute(element, NS_W, "default");
    if (g_hash_table_contains(walk->styles->by_id, id ? id : ""))
        return; // the first of a name counts
    struct style *style = g_new0(struct style, 1);
    style->id = g_strdup(id ? id : "");
    style->outline = style->ilvl = style->num_id = style->vanish = style->page_break = -1;
    g_hash_table_insert(walk->styles->by_id, style->id, style);
    if (standard && strcmp(standard, "0") != 0 && strcmp(standard, "false") != 0 &&
        (!type || strcmp(type, "paragraph") == 0))
        walk->styles->standard = style;
    walk->style = style;
}

static void take(struct style *style, enum element name, const struct xml_element *element)
{
    switch (name) {
    case EL_NAME:
        g_free(style->name);
        style->name = g_strdup(name_val(element));
        break;
    case EL_BASED_ON:
        g_free(style->based_on);
        style->based_on = g_strdup(name_val(element));
        break;
    case EL_OUTLINE_LVL:
        style->outline = name_number(element, -1);
        break;
    case EL_ILVL:
        style->ilvl = name_number(element, -1);
        break;
    case EL_NUM_ID:
        style->num_id = name_number(element, -1);
        break;
    case EL_VANISH:
        style->vanish = name_on(element);
        break;
    case EL_COLOR:
        g_free(style->own_color);
        style->own_color = g_strdup(name_val(element));
        break;
    case EL_PAGE_BREAK_BEFORE:
        style->page_break = name_on(element);
        break;
    default:
        break;
    }
}

static void on_start(void *context, const struct xml_element *element)
{
    struct styles_walk *walk = context;
    enum element name = names_find(walk->names, element);
    if (walk->skip || name == EL_TBL_STYLE_PR || name == EL_P_PR_CHANGE || name == EL_R_PR_CHANGE) {
        walk->skip++;
        return;
    }
    if (name == EL_STYLE)
        begin_style(walk, element);
    else if (walk->style)
        take(walk->style, name, element);
    else if (name == EL_LANG && !walk->styles->language)
        walk->styles->language = g_strdup(name_val(element));
    g_array_append_val(walk->open, name);
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct styles_walk *walk = context;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    if (g_array_index(walk->open, enum element, walk->open->len - 1) == EL_STYLE)
        walk->style = NULL;
    g_array_set_size(walk->open, walk->open->len - 1);
}

// The level that a built-in heading style's name stands for: Word stores "heading 1" whatever the
// language of its interface; "Rubrik 1" comes from programs that do not.
static guint heading_of_name(const char *name)
{
    static const char *const words[] = {"heading ", "rubrik "};
    for (guint i = 0; name && i < G_N_ELEMENTS(words); i++) {
        const char *digit = name + strlen(words[i]);
        if (g_ascii_strncasecmp(name, words[i], strlen(words[i])) == 0 && *digit >= '1' &&
            *digit <= '9' && digit[1] == '\0')
            return (guint)(*digit - '0');
    }
    return 0;
}

static enum style_role role_of_name(const char *name)
{
    static const struct {
        const char *name;
        enum style_role role;
    } roles[] = {
        {"title", STYLE_TITLE}, {"subtitle", STYLE_TITLE},      {"caption", STYLE_CAPTION},
        {"quote", STYLE_QUOTE}, {"intense quote", STYLE_QUOTE},
    };
    for (guint i = 0; name && i < G_N_ELEMENTS(roles); i++) {
        if (g_ascii_strcasecmp(name, roles[i].name) == 0)
            return roles[i].role;
    }
    return STYLE_PLAIN;
}

// The nearest style of the chain that says anything about outline decides; 9 is "body text".
static void resolve(const struct styles *styles, struct style *style)
{
    gboolean decided = FALSE;
    int vanish = -1, page_break = -1;
    const char *color = NULL;
    struct style *at = style;
    guint length = 0;
    do {
        guint named = heading_of_name(at->name);
        if (!decided && (at->outline >= 0 || named)) {
            style->heading = at->outline < 0 ? named : at->outline < 9 ? (guint)at->outline + 1 : 0;
            decided = TRUE;
        }
        if (style->role == STYLE_PLAIN)
            style->role = role_of_name(at->name);
        vanish = vanish < 0 ? at->vanish : vanish;
        page_break = page_break < 0 ? at->page_break : page_break;
        color = color ? color : at->own_color;
        at->base = at->based_on ? g_hash_table_lookup(styles->by_id, at->based_on) : NULL;
        at = at->base;
    } while (at && ++length < CHAIN);
    style->hidden = vanish > 0;
    style->breaks_page = page_break > 0;
    style->color = g_strcmp0(color, "auto") == 0 ? NULL : color;
}

static void break_circles(const struct styles *styles)
{
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, styles->by_id);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct style *style = value, *at = style;
        for (guint i = 0; at && i < CHAIN; i++)
            at = at->base;
        if (at)
            style->base = NULL;
    }
}

struct styles *styles_parse(struct names *names, GBytes *bytes, const struct limits *limits,
                            GError **error)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    g_autoptr(styles_t) styles = g_new0(struct styles, 1);
    styles->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, style_free);
    if (!bytes)
        return g_steal_pointer(&styles);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(enum element));
    struct styles_walk walk = {.names = names, .styles = styles, .open = open};
    names_restart(names);
    if (!xml_parse(text, length, limits, &handler, &walk, error))
        return NULL;
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, styles->by_id);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        resolve(styles, value);
    break_circles(styles);
    return g_steal_pointer(&styles);
}

void styles_free(struct styles *styles)
{
    if (!styles)
        return;
    g_hash_table_unref(styles->by_id);
    g_free(styles->language);
    g_free(styles);
}

const struct style *styles_find(const struct styles *styles, const char *id)
{
    return id ? g_hash_table_lookup(styles->by_id, id) : styles->standard;
}

const char *styles_language(const struct styles *styles)
{
    return styles->language;
}
