// SPDX-License-Identifier: Apache-2.0
// What the attributes of an element say about the text in it: hidden, coloured, of a language.
// Declarations of a style attribute are looked up by property (CSS Style Attributes); style sheets
// are not read.
#include "html/walk.h"

#include <string.h>

// The value of a property in a style attribute, newly allocated, in lower case; NULL when absent.
static char *declared(const struct xml_element *element, const char *property)
{
    const char *style = page_value(element, "style");
    gsize length = strlen(property);
    while (style && *style) {
        style += strspn(style, " \t\r\n\f;");
        gsize size = strcspn(style, ";");
        if (size > length && g_ascii_strncasecmp(style, property, length) == 0) {
            const char *colon = style + length + strspn(style + length, " \t\r\n\f");
            if (*colon == ':') {
                g_autofree char *value = g_strndup(colon + 1, size - (gsize)(colon + 1 - style));
                char *important = strchr(value, '!');
                if (important)
                    *important = '\0';
                char *lower = g_ascii_strdown(g_strstrip(value), -1);
                return lower;
            }
        }
        style += size;
    }
    return NULL;
}

static gboolean declares(const struct xml_element *element, const char *property, const char *value)
{
    g_autofree char *found = declared(element, property);
    return found && strcmp(found, value) == 0;
}

// "#c00", "#CC0000", "red" as "CC0000"; FALSE for other ways to say a colour.
static gboolean parse_color(const char *text, char color[7])
{
    static const struct {
        const char *name, *code;
    } names[] = {
        {"black", "000000"},  {"silver", "C0C0C0"}, {"gray", "808080"},   {"white", "FFFFFF"},
        {"maroon", "800000"}, {"red", "FF0000"},    {"purple", "800080"}, {"fuchsia", "FF00FF"},
        {"green", "008000"},  {"lime", "00FF00"},   {"olive", "808000"},  {"yellow", "FFFF00"},
        {"navy", "000080"},   {"blue", "0000FF"},   {"teal", "008080"},   {"aqua", "00FFFF"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(text, names[i].name) == 0) {
            memcpy(color, names[i].code, 7);
            return TRUE;
        }
    }
    const char *digits = text + (*text == '#');
    gsize length = strspn(digits, "0123456789abcdefABCDEF");
    if (digits[length] || (length != 3 && length != 6) || (length == 3 && *text != '#'))
        return FALSE;
    for (guint i = 0; i < 6; i++)
        color[i] = g_ascii_toupper(digits[length == 3 ? i / 2 : i]);
    color[6] = '\0';
    return TRUE;
}

static void apply_color(struct page_walk *walk, const struct xml_element *element,
                        struct context *context)
{
    g_autofree char *style = declared(element, "color");
    const char *said = style ? style : NULL;
    if (!said && strcmp(element->name, "font") == 0)
        said = page_value(element, "color");
    char color[7];
    if (said && parse_color(said, color))
        context->mark.color = page_keep(walk, color);
}

static void apply_language(struct page_walk *walk, const struct xml_element *element,
                           struct context *context)
{
    const char *language = page_value(element, "lang");
    if (!language)
        language = page_value(element, "xml:lang");
    if (!language)
        return;
    // What is in the page's own language needs no mark.
    gboolean own = walk->language && g_ascii_strcasecmp(walk->language, language) == 0;
    context->mark.language = *language && !own ? page_keep(walk, language) : NULL;
}

void page_style_apply(struct page_walk *walk, const struct xml_element *element,
                      struct context *context)
{
    if (element->attribute_count == 0)
        return;
    if (page_value(element, "hidden") || declares(element, "display", "none"))
        context->mark.hidden = TRUE;
    g_autofree char *visibility = declared(element, "visibility");
    if (visibility) // which, unlike display, an element inside can take back
        context->mark.hidden =
            strcmp(visibility, "hidden") == 0 || strcmp(visibility, "collapse") == 0;
    apply_color(walk, element, context);
    apply_language(walk, element, context);
}

char page_style_labels(const struct xml_element *element)
{
    static const struct {
        const char *name;
        char type;
    } types[] = {
        {"decimal", '1'},     {"decimal-leading-zero", '0'}, {"lower-alpha", 'a'},
        {"lower-latin", 'a'}, {"upper-alpha", 'A'},          {"upper-latin", 'A'},
        {"lower-roman", 'i'}, {"upper-roman", 'I'},          {"none", 'n'},
    };
    g_autofree char *longhand = declared(element, "list-style-type");
    g_autofree char *style = longhand ? NULL : declared(element, "list-style");
    const char *said = longhand ? longhand : style;
    for (guint i = 0; said && i < G_N_ELEMENTS(types); i++) {
        if (strcmp(said, types[i].name) == 0)
            return types[i].type;
    }
    const char *type = page_value(element, "type");
    if (type && strlen(type) == 1 && strchr("1aAiI", *type))
        return *type;
    return 0;
}
