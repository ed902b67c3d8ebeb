// SPDX-License-Identifier: Apache-2.0
#include "docx/numbering.h"

#include <string.h>

struct numbering {
    GHashTable *abstracts; // id to struct abstract_number
    GHashTable *numbers;   // id to struct number
};

struct numbering_walk {
    struct names *names;
    struct numbering *numbering;
    struct abstract_number *abstract;
    struct number *number;
    struct number_level *level;
    int override; // level of the open lvlOverride; -1: none
    GArray *open; // enum element
    guint skip;
};

static void levels_free(struct number_level **levels)
{
    for (guint i = 0; i < NUMBER_LEVELS; i++) {
        if (!levels[i])
            continue;
        g_free(levels[i]->text);
        g_free(levels[i]->font);
        g_free(levels[i]->style);
        g_free(levels[i]);
    }
}

static void abstract_free(gpointer data)
{
    struct abstract_number *abstract = data;
    levels_free(abstract->levels);
    g_free(abstract->style_link);
    g_free(abstract);
}

static void number_free(gpointer data)
{
    struct number *number = data;
    if (number->overrides)
        levels_free(number->overrides->levels);
    g_free(number->overrides);
    g_free(number);
}

static int id_of(const struct xml_element *element, const char *attribute)
{
    const char *text = name_attribute(element, NS_W, attribute);
    return text ? (int)CLAMP(g_ascii_strtoll(text, NULL, 10), -1, G_MAXINT) : -1;
}

static enum number_format format_of(const char *name)
{
    static const struct {
        const char *name;
        enum number_format format;
    } formats[] = {
        {"decimal", FORMAT_DECIMAL},
        {"decimalZero", FORMAT_DECIMAL_ZERO},
        {"lowerLetter", FORMAT_LOWER_LETTER},
        {"upperLetter", FORMAT_UPPER_LETTER},
        {"lowerRoman", FORMAT_LOWER_ROMAN},
        {"upperRoman", FORMAT_UPPER_ROMAN},
        {"ordinal", FORMAT_ORDINAL},
        {"numberInDash", FORMAT_IN_DASHES},
        {"decimalEnclosedParen", FORMAT_IN_PARENS},
        {"decimalEnclosedFullstop", FORMAT_WITH_STOP},
        {"decimalEnclosedCircle", FORMAT_IN_CIRCLE},
        {"decimalEnclosedCircleChinese", FORMAT_IN_CIRCLE},
        {"decimalFullWidth", FORMAT_FULL_WIDTH},
        {"decimalFullWidth2", FORMAT_FULL_WIDTH},
        {"hex", FORMAT_HEX},
        {"bullet", FORMAT_BULLET},
        {"none", FORMAT_NONE},
    };
    for (guint i = 0; name && i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(name, formats[i].name) == 0)
            return formats[i].format;
    }
    return FORMAT_DECIMAL; // scripts and spelled-out numbers Swedish documents do not use
}

// "001, 002, 003, ...": as many digits as the first has (17.9.17 with w:format).
static guint width_of(const char *custom)
{
    gsize zeros = strspn(custom, "0");
    return zeros > 0 && zeros < 16 && custom[zeros] == '1' && custom[zeros + 1] == ','
               ? (guint)zeros + 1
               : 0;
}

static void take_format(struct number_level *level, const struct xml_element *element)
{
    const char *custom = name_attribute(element, NS_W, "format");
    if (level->width > 0)
        return; // what follows is the fallback for programs that do not know custom formats
    level->format = format_of(name_val(element));
    if (custom && g_strcmp0(name_val(element), "custom") == 0)
        level->width = width_of(custom);
}

static void begin_abstract(struct numbering_walk *walk, const struct xml_element *element)
{
    int id = id_of(element, "abstractNumId");
    if (g_hash_table_contains(walk->numbering->abstracts, GINT_TO_POINTER(id)))
        return;
    walk->abstract = g_new0(struct abstract_number, 1);
    walk->abstract->id = id;
    g_hash_table_insert(walk->numbering->abstracts, GINT_TO_POINTER(id), walk->abstract);
}

static void begin_number(struct numbering_walk *walk, const struct xml_element *element)
{
    int id = id_of(element, "numId");
    if (g_hash_table_contains(walk->numbering->numbers, GINT_TO_POINTER(id)))
        return;
    walk->number = g_new0(struct number, 1);
    walk->number->id = id;
    walk->number->abstract_id = -1;
    g_hash_table_insert(walk->numbering->numbers, GINT_TO_POINTER(id), walk->number);
}

static struct number_overrides *overrides_of(struct number *number)
{
    if (!number->overrides) {
        number->overrides = g_new0(struct number_overrides, 1);
        for (guint i = 0; i < NUMBER_LEVELS; i++)
            number->overrides->start[i] = -1;
    }
    return number->overrides;
}

static void begin_level(struct numbering_walk *walk, const struct xml_element *element)
{
    int ilvl = id_of(element, "ilvl");
    struct number_level **level = NULL;
    if (ilvl < 0 || ilvl >= NUMBER_LEVELS)
        return;
    if (walk->abstract)
        level = &walk->abstract->levels[ilvl];
    else if (walk->number && walk->override >= 0)
        level = &overrides_of(walk->number)->levels[walk->override];
    if (!level || *level)
        return;
    *level = g_new0(struct number_level, 1);
    (*level)->restart = -1;
    walk->level = *level;
}

static void take_level(struct number_level *level, enum element name,
                       const struct xml_element *element)
{
    const char *value = name_val(element);
    switch (name) {
    case EL_START:
        level->start = CLAMP(name_number(element, 0), 0, G_MAXINT / 2);
        break;
    case EL_NUM_FMT:
        take_format(level, element);
        break;
    case EL_LVL_TEXT:
        g_free(level->text);
        // Repeated on every paragraph of the list, so that its length must have a bound.
        level->text = value ? g_utf8_substring(value, 0, MIN(g_utf8_strlen(value, -1), 255)) : NULL;
        break;
    case EL_LVL_RESTART:
        level->restart = name_number(element, -1);
        break;
    case EL_IS_LGL:
        level->legal = name_on(element);
        break;
    case EL_P_STYLE:
        g_free(level->style);
        level->style = g_strdup(value);
        break;
    case EL_R_FONTS:
        g_free(level->font);
        level->font = g_strdup(name_attribute(element, NS_W, "ascii"));
        break;
    default:
        break;
    }
}

static void take(struct numbering_walk *walk, enum element name, const struct xml_element *element)
{
    switch (name) {
    case EL_ABSTRACT_NUM:
        begin_abstract(walk, element);
        break;
    case EL_NUM:
        begin_number(walk, element);
        break;
    case EL_LVL:
        begin_level(walk, element);
        break;
    case EL_ABSTRACT_NUM_ID:
        if (walk->number)
            walk->number->abstract_id = name_number(element, -1);
        break;
    case EL_NUM_STYLE_LINK:
        if (walk->abstract && !walk->abstract->style_link)
            walk->abstract->style_link = g_strdup(name_val(element));
        break;
    case EL_LVL_OVERRIDE:
        walk->override = id_of(element, "ilvl");
        if (walk->override >= NUMBER_LEVELS)
            walk->override = -1;
        break;
    case EL_START_OVERRIDE:
        if (walk->number && walk->override >= 0)
            overrides_of(walk->number)->start[walk->override] =
                CLAMP(name_number(element, 0), 0, G_MAXINT / 2);
        break;
    default:
        if (walk->level)
            take_level(walk->level, name, element);
        break;
    }
}

static void on_start(void *context, const struct xml_element *element)
{
    struct numbering_walk *walk = context;
    enum element name = names_find(walk->names, element);
    if (walk->skip || name == EL_P_PR_CHANGE || name == EL_R_PR_CHANGE) {
        walk->skip++;
        return;
    }
    take(walk, name, element);
    g_array_append_val(walk->open, name);
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct numbering_walk *walk = context;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    enum element ended = g_array_index(walk->open, enum element, walk->open->len - 1);
    g_array_set_size(walk->open, walk->open->len - 1);
    if (ended == EL_ABSTRACT_NUM)
        walk->abstract = NULL;
    else if (ended == EL_NUM)
        walk->number = NULL;
    else if (ended == EL_LVL)
        walk->level = NULL;
    else if (ended == EL_LVL_OVERRIDE)
        walk->override = -1;
}

// A numStyleLink leads through a numbering style to the number that has the levels.
static struct abstract_number *follow(const struct numbering *numbering,
                                      const struct styles *styles, int abstract_id)
{
    struct abstract_number *abstract = NULL;
    for (guint hops = 0; hops < 8; hops++) {
        abstract = g_hash_table_lookup(numbering->abstracts, GINT_TO_POINTER(abstract_id));
        if (!abstract || !abstract->style_link)
            break;
        const struct style *style = styles_find(styles, abstract->style_link);
        const struct number *number =
            style ? g_hash_table_lookup(numbering->numbers, GINT_TO_POINTER(style->num_id)) : NULL;
        if (!number)
            break;
        abstract_id = number->abstract_id;
    }
    return abstract;
}

struct numbering *numbering_parse(struct names *names, GBytes *bytes, const struct styles *styles,
                                  const struct limits *limits, GError **error)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    g_autoptr(numbering_t) numbering = g_new0(struct numbering, 1);
    numbering->abstracts = g_hash_table_new_full(NULL, NULL, NULL, abstract_free);
    numbering->numbers = g_hash_table_new_full(NULL, NULL, NULL, number_free);
    if (!bytes)
        return g_steal_pointer(&numbering);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(enum element));
    struct numbering_walk walk = {
        .names = names, .numbering = numbering, .open = open, .override = -1};
    names_restart(names);
    if (!xml_parse(text, length, limits, &handler, &walk, error))
        return NULL;
    const char *language = styles_language(styles);
    gboolean english = language && g_ascii_strncasecmp(language, "en", 2) == 0;
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, numbering->numbers);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct number *number = value;
        number->english = english;
        number->abstract = follow(numbering, styles, number->abstract_id);
    }
    return g_steal_pointer(&numbering);
}

void numbering_free(struct numbering *numbering)
{
    if (!numbering)
        return;
    g_hash_table_unref(numbering->abstracts);
    g_hash_table_unref(numbering->numbers);
    g_free(numbering);
}

const struct number_level *number_level(const struct number *number, guint level)
{
    static const struct number_level undefined;
    if (number->overrides && number->overrides->levels[level])
        return number->overrides->levels[level];
    const struct number_level *own = number->abstract->levels[level];
    return own ? own : &undefined;
}

int number_start(const struct number *number, guint level)
{
    return number->overrides ? number->overrides->start[level] : -1;
}

// The level that is linked to the style or to one it is based on.
static int linked_level(const struct number *number, const struct style *style)
{
    for (; style; style = style->base) {
        for (guint i = 0; i < NUMBER_LEVELS; i++) {
            const char *linked = number_level(number, i)->style;
            if (linked && strcmp(linked, style->id) == 0)
                return (int)i;
        }
        if (style->num_id >= 0)
            break; // styles above it have their own numbering
    }
    return -1;
}

gboolean numbering_resolve(const struct numbering *numbering, const struct style *style, int num_id,
                           int ilvl, const struct number **number, guint *level)
{
    gboolean from_style = num_id < 0;
    int style_level = -1;
    for (const struct style *at = style; at; at = at->base) {
        if (style_level < 0)
            style_level = at->ilvl;
        if (at->num_id >= 0) {
            num_id = from_style ? at->num_id : num_id;
            break;
        }
    }
    if (num_id <= 0) // 0 takes a style's numbering off
        return FALSE;
    *number = g_hash_table_lookup(numbering->numbers, GINT_TO_POINTER(num_id));
    if (!*number || !(*number)->abstract)
        return FALSE;
    if (ilvl < 0) { // a paragraph's numId alone leaves the level to its style
        ilvl = linked_level(*number, style);
        if (ilvl < 0)
            ilvl = style_level;
    }
    *level = (guint)CLAMP(ilvl, 0, NUMBER_LEVELS - 1);
    const struct number_overrides *overrides = (*number)->overrides;
    return (*number)->abstract->levels[*level] || (overrides && overrides->levels[*level]);
}
